"""Make the links of one page; each is Markdown, so that MkDocs checks it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from generator.addresses import (
    address,
    markdown_link,
    page_file,
    quotation_fragment,
    relative_address,
    sentence_fragment,
)
from generator.french.bodies import article_of_body
from generator.french.grammar import capitalised
from generator.french.states import article_of, is_state
from generator.french.typography import typeset
from generator.model import EntityEntry, Passage, QuotationEntry, Ref, RefKind
from generator.render.escape import SafeMarkdown
from generator.render.foreign import in_its_language
from generator.render.labels import say
from generator.render.lookup import Lookup, brief


class Linker:
    """Make links from one page of `docs/`.

    Parameters:
        lookup: the chronicle.
        from_file: the page's Markdown file, relative to `docs/`.
    """

    def __init__(self, lookup: Lookup, from_file: str) -> None:
        self._lookup = lookup
        self.from_file = from_file

    def to(self, ref: Ref, words: str | None = None, fragment: str = "") -> SafeMarkdown:
        """Return a link to a thing's page, with its name for words; only the words where it has no page."""
        target = self._lookup.moved.get(ref, ref)
        shown = words if words is not None else self._title(target)
        if not self._lookup.has_page(target):
            return SafeMarkdown.escape(shown)
        return self.to_file(self._lookup.file_of(target, fragment), shown, fragment)

    def _title(self, target: Ref) -> str:
        title = self._lookup.title(target)
        article = self._lookup.articles.get(target.id) if target.kind is RefKind.ARTICLE else None
        return (
            in_its_language(article, title)
            if article and brief(article.article.title or "") == title
            else title
        )

    def is_on(self, ref: Ref) -> bool:
        """Tell whether this is a page of that very thing: then it needs no link to itself."""
        first = page_file(ref)
        return self.from_file == first or self.from_file.startswith(f"{first.removesuffix('.md')}/suite/")

    def to_party(self, ref: Ref, *, opening: bool = False) -> SafeMarkdown:
        """Return a link to one who takes part, as a sentence wants it: the names of states and bodies with articles.

        Parameters:
            opening: whether the sentence begins with it.
        """
        entry = self._lookup.entities.get(ref)
        if entry is None or ref.kind not in (RefKind.PLACE, RefKind.ORGANISATION):
            return self.to(ref)
        article = self._article(entry)
        if opening:
            article = article[:1].upper() + article[1:]
        words = brief(entry.name if article or not opening else capitalised(entry.name))
        return SafeMarkdown("{}{}").format(article, self.to(ref, words))

    def source_words(self, ref: Ref, label: str) -> str:
        """Return who says something, as a sentence names it: bodies and states with their article, titles in « ».

        Parameters:
            label: how the account names the authority.
        """
        entry = self._lookup.entities.get(ref)
        if entry is not None and ref.kind in (RefKind.PLACE, RefKind.ORGANISATION):
            return f"{self._article(entry)}{brief(label)}"
        article = self._lookup.articles.get(ref.id) if ref.kind is RefKind.ARTICLE else None
        quoted = article is not None and label == article.title
        return typeset("« {} »").format(brief(label)) if quoted else brief(label)

    def _article(self, entry: EntityEntry) -> str:
        if entry.ref.kind is RefKind.ORGANISATION:
            return article_of_body(entry.name) or _attested_article(entry)
        state = is_state(entry.name) or (entry.record is not None and entry.record.state)
        return article_of(entry.name) if state else ""

    def to_event(self, event_id: str, words: str | None = None, fragment: str = "") -> SafeMarkdown:
        """Return a link to an event."""
        return self.to(Ref(RefKind.EVENT, event_id), words, fragment)

    def to_dated_event(self, event_id: str) -> SafeMarkdown:
        """Return a link to an event, with its date in the words of the link."""
        target = self._lookup.moved.get(Ref(RefKind.EVENT, event_id), Ref(RefKind.EVENT, event_id))
        return self.to(target, self._lookup.dated_title(target.id))

    def to_earlier_address(self, ref: Ref) -> SafeMarkdown:
        """Return a link to an address that leads on by now, in its own words; only the words if none answers."""
        words = address(ref)
        if self._lookup.has_page(ref) or ref not in self._lookup.moved:
            return self.to(ref, words)
        return self.to_file(page_file(ref), words)

    def to_article(self, article_id: str, words: str | None = None) -> SafeMarkdown:
        """Return a link to an article."""
        return self.to(Ref(RefKind.ARTICLE, article_id), words)

    def to_file(self, file: str, words: str, fragment: str = "") -> SafeMarkdown:
        """Return a link to a file of `docs/`."""
        if not str(words).strip():
            words = say("shared", "untitled")
        if file == self.from_file and not fragment:
            return SafeMarkdown.escape(words)
        target = markdown_link(self.from_file, file, fragment) if file != self.from_file else f"#{fragment}"
        return SafeMarkdown("[{}]({})").format(words, SafeMarkdown(quote(target, safe="/#.-_~")))

    def href(self, ref: Ref, fragment: str = "") -> SafeMarkdown | None:
        """Return the address of a thing's page for raw HTML and drawings; None where it has no page."""
        target = self._lookup.moved.get(ref, ref)
        if not self._lookup.has_page(target):
            return None
        return self.href_of_file(self._lookup.file_of(target, fragment), fragment)

    def href_of_file(self, file: str, fragment: str = "") -> SafeMarkdown:
        """Return the address of a file of `docs/` for raw HTML and drawings."""
        target = relative_address(self.from_file, file, fragment)
        return SafeMarkdown(quote(target, safe="/#.-_~"))

    def to_passage(self, passage: Passage, words: str) -> SafeMarkdown:
        """Return a link to the sentence of a passage on its article's page."""
        sentence = self._lookup.sentence(passage)
        fragment = sentence_fragment(sentence.anchor) if sentence else ""
        return self.to(Ref(RefKind.ARTICLE, passage.article_id), words, fragment)

    def to_quotation(self, entry: QuotationEntry, words: str) -> SafeMarkdown:
        """Return a link to the words of a quotation on its article's page."""
        ref = Ref(RefKind.ARTICLE, entry.passage.article_id)
        return self.to(ref, words, quotation_fragment(entry.id))

    def all(self, refs: Iterable[Ref]) -> list[SafeMarkdown]:
        """Return a link for each thing."""
        return [self.to(ref) for ref in refs]


def _attested_article(entry: EntityEntry) -> str:
    """Return the article with which one of its other names has the name: « la Citadelle » of « Citadelle »."""
    forms = [name.form for name in entry.names] + list(entry.record.aliases if entry.record else ())
    for article in ("le ", "la ", "les ", "l’"):
        if any(form.replace("'", "’") == f"{article}{entry.name}".replace("'", "’") for form in forms):
            return article
    return ""
