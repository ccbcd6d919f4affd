"""Who answers for a claim (rule 10 of the design).

The organisation that the speaker's role names, else the person, else the article.
A presidency is never guessed from « le président »: a role must name the organisation.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.folding import fold_words
from generator.model import Claim, Ref, RefKind
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.linking import Linking
from generator.resolve.names.name_keys import thing_key
from generator.resolve.tellings.article_titles import article_title
from generator.resolve.texts.documents import Document


class SpeechAuthorities:
    """Answer for who speaks, with the roles of the whole corpus at hand."""

    def __init__(self, documents: Sequence[Document], linking: Linking, index: AuthorityIndex) -> None:
        self._linking = linking
        self._index = index
        self._titles = {document.id: document for document in documents}
        # Longest first, so that « Agence de presse du Nord » is not read as « Nord ».
        self._names: dict[str, set[Ref]] = {}
        for ref in linking.refs():
            if ref.kind is RefKind.ORGANISATION:
                forms = [*index.given_names(ref), linking.name_of(ref)]
                forms += [naming.entity.name for naming in linking.namings.get(ref, ())]
                for form in forms:
                    self._names.setdefault(thing_key(form), set()).add(ref)
        self._elsewhere: dict[Ref, set[Ref]] = {}
        for ref, namings in linking.namings.items():
            if ref.kind is RefKind.PERSON:
                roles = {role for naming in namings for role in naming.entity.roles}
                named = {found for role in roles if (found := self.organisation_in(role))}
                self._elsewhere[ref] = named

    def organisation_in(self, role: str) -> Ref | None:
        """Return the one organisation that a role names: « conseiller du Kremlin » → the Kremlin."""
        words = fold_words(role).split()
        found: set[Ref] = set()
        position = 0
        while position < len(words):
            for end in range(len(words), position, -1):
                refs = self._names.get(" ".join(words[position:end]))
                if refs and (end - position > 1 or len(words[position]) > 1):
                    found |= refs
                    position = end - 1
                    break
            position += 1
        return found.pop() if len(found) == 1 else None

    def authority(self, document: Document, claim: Claim) -> tuple[Ref, str]:
        """Return the page and the name of the one who answers for a claim."""
        if claim.speaker is not None:
            speaker = self._linking.of_kind(document.id, claim.speaker, claim.speaker_kind)
            if speaker is not None and speaker not in self._publishers(document):
                answering = self.answering(document, speaker, claim.speaker)
                return answering, self._linking.name_of(answering)
        return Ref(RefKind.ARTICLE, document.id), article_voice(document)

    def _publishers(self, document: Document) -> frozenset[Ref]:
        """Return the pages of those who publish an article: what they say in it, the article says itself."""
        named = (self._names.get(thing_key(name), set()) for name in document.article.publishers)
        return frozenset(next(iter(refs)) for refs in named if len(refs) == 1)

    def answering(self, document: Document, speaker: Ref, name: str) -> Ref:
        """Return the organisation for which a person speaks, else the person."""
        if speaker.kind is not RefKind.PERSON:
            return speaker
        here = next((entity for entity in document.annotations.persons if entity.name == name), None)
        named = {found for role in (here.roles if here else ()) if (found := self.organisation_in(role))}
        if len(named) == 1:
            return named.pop()
        record = self._index.record(speaker)
        if record is not None and record.part_of:
            home = Ref(RefKind.ORGANISATION, record.part_of)
            if home in self._index.records:
                return self._index.canonical(home)
        elsewhere = self._elsewhere.get(speaker, set())
        return next(iter(elsewhere)) if not named and len(elsewhere) == 1 else speaker


def article_voice(document: Document) -> str:
    """Return the name under which an article speaks for itself: its publishers, else its title."""
    publishers = document.article.publishers or document.annotations.header.publishers
    return ", ".join(publishers) if publishers else article_title(document)
