"""A verb with its auxiliaries."""

from __future__ import annotations

from typing import NamedTuple


class VerbGroup(NamedTuple):
    """One verb with its auxiliaries, at offsets of the text it was found in.

    Parameters:
        start, end: from the first auxiliary, modal or clitic to the verb's last letter (or an inverted pronoun's).
        head: where the verb that carries the meaning begins.
        lemma: its infinitive; guessed from the participle when no list has it.
        tense: ``present``, ``past`` (compound or simple), ``imperfect``, ``pluperfect``, ``future``,
            ``future_perfect``, ``conditional``, ``conditional_past``, ``subjunctive``, ``subjunctive_past``,
            ``infinitive``, ``infinitive_past``, ``present_participle``, ``participle_past``, ``past_participle``;
            with a modal, the modal's.
        person: of the finite verb, « 3s »; "" where there is none.
        passive, reflexive, negated: as they say.
        modal: infinitive of the modal (« devoir », « pouvoir », « venir » for « vient de »), or None.
        pronoun: the inverted subject (« a-t-il » gives « il »), or None.
    """

    start: int
    end: int
    head: int
    lemma: str
    tense: str
    person: str = ""
    passive: bool = False
    reflexive: bool = False
    negated: bool = False
    modal: str | None = None
    pronoun: str | None = None

    def moved(self, by: int) -> VerbGroup:
        """Return the group at offsets of a text that begins so many characters earlier."""
        return self._replace(start=self.start + by, end=self.end + by, head=self.head + by)
