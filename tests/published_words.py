"""Look for words of articles in what is published of them, whatever the format: runs of words in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import chain

from generator import lexicon
from generator.model import ArticleEntry, Chronicle, Rights, Span
from generator.model.showing import MAX_TERM
from generator.resolve.texts.rights import MAX_PIECE, MAX_SHARE

RUN = 6  # words in a row
_BARRIER = "¦"
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|¦")
_ATTRIBUTE = re.compile(r'\b(?:content|title|alt|aria-label)="([^"]*)"')
# The number of a note and its words for an ear stand inside an article's text, and are the page's own.
_NOTE = re.compile(r'<span class="fr-(?:supports|hidden)">')
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("\u00ad", "").casefold()


def tokens(text: str) -> list[str]:
    """Return the words of a text, as they are compared: no case, no typography."""
    return [found[0] for found in _TOKEN.finditer(_plain(text))]


def runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each run of words, but none across what was left out."""
    for start in range(len(words) - RUN + 1):
        run = tuple(words[start : start + RUN])
        if _BARRIER not in run:
            yield run


def words_shown(markup: str) -> str:
    """Return what a reader, a search engine or an ear gets of a page (Markdown or HTML): text and attributes."""
    markup = _SCRIPT.sub(" ", markup)
    attributes = f" {_BARRIER} ".join(_ATTRIBUTE.findall(markup))
    markup = re.sub(r"\]\([^()\s]*\)", " ", markup)  # the target of a Markdown link
    markup = _NOTE.sub(f" {_BARRIER} ", markup)
    text = unescape(f"{re.sub('<[^>]*>', ' ', markup)} {_BARRIER} {attributes}")
    # The search records part « l' accord » where it is written « l’accord ».
    return re.sub(r"(?<=[’'])\s+", "", text.replace("[…]", f" {_BARRIER} "))


@dataclass(frozen=True, slots=True)
class Leak:
    """A run of words of an article that stands where its rights forbid it."""

    article: str
    path: str
    words: str


def leaks(chronicle: Chronicle, published: Mapping[str, str]) -> list[Leak]:
    """Return the runs of words that stand on a page although the article's rights do not let them be shown.

    Excepted is what is the chronicle's own: titles, names, dates, what editors wrote; and terms of a few words.

    Parameters:
        published: for each page or record, its text without markup.
    """
    places: dict[tuple[str, ...], str] = {}
    for path, text in published.items():
        for run in runs(tokens(text)):
            places.setdefault(run, path)
    own = set(chain.from_iterable(runs(tokens(text)) for text in _own_words(chronicle)))
    facts = _facts(chronicle)
    found: list[Leak] = []
    # What one article lets be shown may stand in another that does not: it is the first's then.
    shown = [
        f" {' '.join(tokens(piece.of(entry.article.text)))} "
        for entry in chronicle.articles
        for piece in stretches(entry)
    ]
    for entry in chronicle.articles:
        for run in runs(tokens(entry.article.text)):
            if run not in places or run in own:
                continue
            core = _core(run, facts)
            words = f" {' '.join(core)} "
            if len(core) > MAX_TERM and not any(words in piece for piece in shown):
                found.append(Leak(entry.article.id, places[run], " ".join(run)))
    return found


def stretches(entry: ArticleEntry, *, count_title: bool = True) -> list[Span]:
    """Return what may be shown of an article, in pieces as a reader gets them: blanks part nothing."""
    pieces: list[Span] = []
    text = entry.article.text
    titles = title_spans(entry)
    for span in sorted(entry.shown):
        if not count_title and any(title.covers(span) for title in titles):
            continue
        if pieces and not text[pieces[-1].end : span.start].strip():
            pieces[-1] = Span(pieces[-1].start, max(pieces[-1].end, span.end))
        else:
            pieces.append(span)
    return pieces


def title_spans(entry: ArticleEntry) -> list[Span]:
    """Return where the article's text holds its title, word for word."""
    text = entry.article.text
    return [b.span for b in entry.annotations.blocks if " ".join(b.span.of(text).split()) == entry.title]


def check_arithmetic(chronicle: Chronicle) -> None:
    """Hold the limits of an extract, and that of metadata nothing is shown."""
    for entry in chronicle.articles:
        # The title is published anyway, whether or not it stands in the text.
        pieces = stretches(entry, count_title=entry.article.rights is Rights.METADATA)
        lengths = [piece.end - piece.start for piece in pieces]
        if entry.article.rights is Rights.METADATA:
            assert lengths == []
        elif entry.article.rights is Rights.EXTRACT:
            assert max(lengths, default=0) <= MAX_PIECE
            assert sum(lengths) <= len(entry.article.text) * MAX_SHARE


def _own_words(chronicle: Chronicle) -> Iterator[str]:
    for entry in chronicle.articles:
        yield entry.title
        yield from (*entry.article.publishers, *entry.article.authors)
    entities = chain(chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
    names = {entity.ref: entity.name for entity in entities}
    for event in chronicle.events:
        yield event.title
        # « Anna Leclerc et Paul Dubreuil » are two facts side by side, in whatever order the article has them.
        yield " et ".join(names.get(ref, "") for ref in event.participants)
        yield " et ".join(names.get(ref, "") for ref in reversed(event.participants))
    for entity in chain(chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes):
        yield entity.name
        yield from (name.form for name in entity.names)
        if entity.record:
            yield entity.record.description or ""
            yield from entity.record.keywords
    for decision in chronicle.decisions:
        yield f"{decision.value} {_BARRIER} {decision.reason} {_BARRIER} {decision.source or ''}"


def _facts(chronicle: Chronicle) -> frozenset[str]:
    """Return the words of which names and dates are made."""
    found: set[str] = set()
    for entity in chain(chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes):
        for form in (entity.name, *(name.form for name in entity.names)):
            found.update(chain.from_iterable(tokens(part) for part in form.split() if part[:1].isupper()))
    for name in ("months", "weekdays"):
        found.update(chain.from_iterable(tokens(str(entry["name"])) for entry in lexicon.load(name)[name]))
    return frozenset(found)


def _core(run: tuple[str, ...], facts: frozenset[str]) -> tuple[str, ...]:
    """Return a run without the names and dates at its ends: those stand beside other words on our pages too."""
    own = [word in facts or word.isdigit() for word in run]
    if all(own):
        return ()
    return run[own.index(False) : len(run) - own[::-1].index(False)]
