"""One decision of an editor, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.french import dates
from generator.french.typography import typeset_written
from generator.model import Decision, Ref, RefKind
from generator.render.environment import listed
from generator.render.escape import SafeMarkdown
from generator.render.labels import label
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.values import is_fact, value_words

KINDS: Final = {
    "events": RefKind.EVENT,
    "articles": RefKind.ARTICLE,
    "people": RefKind.PERSON,
    "organisations": RefKind.ORGANISATION,
    "places": RefKind.PLACE,
    "themes": RefKind.THEME,
}


# Which kinds of thing the values of a property name.
_NAMED: Final = {
    "participants": (RefKind.PERSON, RefKind.ORGANISATION, RefKind.PLACE),
    "parties": (RefKind.PLACE, RefKind.ORGANISATION, RefKind.PERSON),
    "initiator": (RefKind.PERSON, RefKind.PLACE, RefKind.ORGANISATION),
    "place": (RefKind.PLACE,),
    "themes": (RefKind.THEME,),
    "merged_into": (RefKind.EVENT,),
}


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision in words: a property and its value, or a whole sentence where these would say nothing.

    ``before`` is what the articles give in its place, or None where that is not known or the same.
    """

    property: str
    value: SafeMarkdown
    sentence: SafeMarkdown | None
    reason: str
    decided: str | None
    source: str | None
    before: SafeMarkdown | None = None


def decision_view(lookup: Lookup, linker: Linker, decision: Decision) -> DecisionView:
    """Return a decision in words, with links to what its value names."""
    return DecisionView(
        label("properties", decision.property),
        value_of(lookup, linker, decision),
        _sentence(lookup, linker, decision),
        typeset_written(decision.reason),
        dates.short(decision.decided) if decision.decided else None,
        typeset_written(decision.source) if decision.source else None,
    )


def _sentence(lookup: Lookup, linker: Linker, decision: Decision) -> SafeMarkdown | None:
    """Return what was decided of a thing as a whole, with links: withdrawn, one with another, not so."""
    folder, _, subject_id = decision.subject.partition("/")
    if decision.property == "rejected":
        return _rejected(lookup, linker, decision)
    if decision.property == "same_as" and folder in KINDS:
        return _made_one(lookup, linker, decision)
    if folder == "articles" and decision.property == "text":
        return SafeMarkdown(label("decided", "text"))
    if folder != "events" or decision.property not in ("withdrawn", "merged_into", "split_from", "mentions"):
        return None
    words = SafeMarkdown(label("decided", decision.property))
    event = linker.to_dated_event(subject_id)
    if decision.property == "withdrawn":
        return words.format(event=event)
    if decision.property == "split_from":
        return words.format(event=event, earlier=linker.to_dated_event(decision.value))
    # The event that was merged has no title any more; its address is what a reader may have noted.
    earlier = Ref(RefKind.EVENT, subject_id)
    return words.format(
        earlier=linker.to_earlier_address(earlier), event=linker.to_dated_event(decision.value)
    )


def _made_one(lookup: Lookup, linker: Linker, decision: Decision) -> SafeMarkdown | None:
    """Return that two records are of one thing: one address leads to the other now, and has no name of its own."""
    folder, _, subject_id = decision.subject.partition("/")
    ids = [subject_id, *(name.strip() for name in decision.value.split(","))]
    refs = [Ref(KINDS[folder], id_) for id_ in ids if id_]
    earlier = [ref for ref in refs if ref in lookup.moved]
    if not earlier:
        return None
    words = SafeMarkdown(label("decided", "same_as" if len(earlier) == 1 else "all_the_same"))
    addresses = listed(linker.to_earlier_address(ref) for ref in earlier)
    return words.format(earlier=addresses, name=linker.to(earlier[0]))


def _rejected(lookup: Lookup, linker: Linker, decision: Decision) -> SafeMarkdown:
    """Return what is not so: a value that an account gives, or that words tell of something."""
    folder, _, subject_id = decision.subject.partition("/")
    name, _, value = decision.value.partition("=")
    if folder == "articles":
        return SafeMarkdown(label("rejected_words", decision.value))
    if name == "words":
        article = linker.to_article(value) if value in lookup.articles else SafeMarkdown.escape(value)
        return SafeMarkdown(label("decided", "rejected_mention")).format(article=article)
    if name == "account":
        event = lookup.events.get(subject_id)
        accounts = event.accounts if event is not None else ()
        account = next((one for one in accounts if value in (one.id, *one.repeats)), None)
        if account is None or not is_fact(account.property, account.value):  # words of an article stay there
            return SafeMarkdown(label("decided", "rejected_account"))
        name, value = account.property, account.value
    shown = value_words(name, value)
    if name in ("initiator", "participants", "place"):
        kinds = (RefKind.PERSON, RefKind.PLACE, RefKind.ORGANISATION)
        named = [part.strip() for part in value.split(",") if part.strip()]
        what = listed(_named(lookup, linker, part, kinds) for part in named)
    else:
        what = SafeMarkdown.escape(shown)
    words = SafeMarkdown(label("decided", "rejected"))
    return words.format(property=SafeMarkdown.escape(label("properties", name)), value=what)


def value_of(lookup: Lookup, linker: Linker, decision: Decision) -> SafeMarkdown:
    """Return the value of a decision in words, with links to what it names."""
    kinds = _NAMED.get(decision.property)
    folder = decision.subject.partition("/")[0]
    if decision.property in ("same_as", "different_from") and folder in KINDS:
        kinds = (KINDS[folder],)
    if kinds is None:
        return SafeMarkdown.escape(value_words(decision.property, decision.value))
    names = [name.strip() for name in decision.value.split(",") if name.strip()]
    return listed(_named(lookup, linker, name, kinds) for name in names)


def _named(lookup: Lookup, linker: Linker, name: str, kinds: tuple[RefKind, ...]) -> SafeMarkdown:
    ref = next((Ref(kind, name) for kind in kinds if lookup.has_page(Ref(kind, name))), None)
    return linker.to(ref) if ref else SafeMarkdown.escape(name)
