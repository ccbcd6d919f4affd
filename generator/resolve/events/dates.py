"""The date of an event and its trail: the words, what they count from, the rule, the result, for the reader.

The date is what all its mentions can agree on, never more exact; where they cannot, the best attested one is
given and the conflict told. What an editor keeps wins, and stands in the trail with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.edtf import Edtf, compatible, intersect
from generator.french.dates import date_words, the_date
from generator.french.grammar import listing
from generator.model import DateStep, Decision, KeptEvent, Span
from generator.resolve.matching.groups import Group
from generator.resolve.tellings.date_steps import note_of, step_of, text_step, words_of
from generator.resolve.tellings.deductions import concluded, told_number
from generator.resolve.tellings.ordinals import number_of, ordinals_of
from generator.resolve.tellings.telling import Telling, article_published, read_date
from generator.resolve.texts.wording import wording


@dataclass(frozen=True, slots=True)
class Dated:
    """An event's date (as kept, else as told), what the articles alone give, the trail, and the conflict."""

    value: Edtf | None
    told: Edtf | None
    trail: tuple[DateStep, ...]
    conflict: str | None


def date_event(
    group: Group, reference_decisions: Mapping[str, Decision], title_of: Callable[[str], str]
) -> Dated:
    """Return the date of an event, with everything that a reader needs to check it.

    Parameters:
        reference_decisions: by article id, the editors' corrections of the day its relative dates count from.
        title_of: the title of an article, for the sentence on a conflict.
    """
    tellings = group.tellings
    dated = [(telling, telling.date) for telling in tellings if telling.date is not None]
    told, agreed = _agreed(dated)
    steps: list[DateStep] = []
    for telling in tellings:
        steps += _steps(telling, reference_decisions.get(telling.document.id))
    steps += [step for step in by_numbers(group, told) if step not in steps]
    distinct = {str(date) for _, date in dated}
    if told is not None and not agreed:
        steps.append(
            step_of("corpus", "best-attested", told, note_of("corpus_conflict", date=words_of(told)))
        )
    elif told is not None and len(distinct) > 1:
        steps.append(step_of("corpus", "intersection", told, note_of("corpus", date=words_of(told))))
    value = told
    kept_date = read_date(group.kept.date) if group.kept else None
    if group.kept is not None and kept_date is not None:
        value = kept_date
        decided = _decision(group.kept)
        if decided is not None:
            note = note_of("decision", date=words_of(kept_date), reason=decided.reason)
            steps.append(step_of("decision", "kept-date", kept_date, note, decision=decided))
        elif told != kept_date:
            steps.append(
                step_of("decision", "kept-date", kept_date, note_of("kept", date=words_of(kept_date)))
            )
    return Dated(value, told, tuple(steps), _conflict(value, dated, agreed, title_of))


def _agreed(dated: Sequence[tuple[Telling, Edtf]]) -> tuple[Edtf | None, bool]:
    """Return what all dates share; failing that, the one most articles are compatible with, and False."""
    shared: Edtf | None = None
    for position, (_, value) in enumerate(dated):
        shared = intersect(shared, value) if shared is not None else value if position == 0 else None
    if shared is not None or not dated:
        return shared, True

    def support(one: tuple[Telling, Edtf]) -> tuple[object, ...]:
        telling, value = one
        agreeing = sum(1 for _, other in dated if compatible(value, other))
        return telling.unreal, -agreeing, (value.last - value.first).days, telling.seniority

    return min(dated, key=support)[1], False


def _decision(kept: KeptEvent) -> Decision | None:
    return next((reason for reason in kept.reasons if reason.property == "date"), None)


def by_numbers(group: Group, told: Edtf | None) -> list[DateStep]:
    """Return the steps by which numbers in a series date an event: those deduced, and those that join two articles.

    Parameters:
        told: the date that the articles give.
    """
    steps = list(dict.fromkeys(step for telling in group.tellings for step in telling.evidence))
    for joined in group.members:
        telling = joined.telling
        number = number_of(telling)
        if number is None or telling.date is not None or joined.rule not in ("same-ordinal", "kept"):
            continue
        own = next((told for told in ordinals_of(telling).numbered if told.count == number[0]), None)
        if own is None or (joined.rule == "kept" and not telling.evidence):
            continue
        if all(step.words != telling.document.words(own.span) for step in telling.evidence):
            steps.append(told_number(telling, own, None))
        steps.append(concluded("same-number", number, told))
    return list(dict.fromkeys(steps))


def _steps(telling: Telling, reference: Decision | None) -> list[DateStep]:
    steps: list[DateStep] = []
    document = telling.document
    counted = False
    seen: set[str] = set()
    for mention in telling.event_mentions:
        timexes = document.annotations.timexes
        timex = (
            timexes[mention.timex]
            if mention.timex is not None and 0 <= mention.timex < len(timexes)
            else None
        )
        if timex is None or timex.type not in ("DATE", "TIME") or timex.text.casefold() in seen:
            continue
        seen.add(timex.text.casefold())
        if timex.anchor in ("publication", "utterance") and not counted:
            steps += _anchor_steps(telling, reference)
            counted = True
        counted = timex.anchor in ("event", "timex") or read_date(timex.edtf) is None
        if counted and telling.date_rule is not None:
            continue  # « la veille » says nothing by itself; the step below tells what it comes to
        claim = next((c for c in mention.claims if c.property == "date" and read_date(c.value)), None)
        if claim is not None and read_date(claim.value) != read_date(timex.edtf):
            # « au lendemain de » what a date tells: the words are the date's, the day is another.
            steps.append(_derived_step(telling, claim.span, claim.rule, read_date(claim.value)))
        else:
            steps.append(text_step(telling, timex, document.passage(timex.span)))
    if not any(step.kind == "text" for step in steps) and telling.date_rule is None and telling.facts.date:
        steps += _derived_steps(telling)
    if telling.date_rule is not None and telling.date is not None and telling.date_anchor is not None:
        key = telling.date_rule.replace("-", "_")
        note = note_of(key, anchor=the_date(telling.date_anchor), date=words_of(telling.date))
        passage = telling.passages[0] if telling.passages else None
        steps.append(
            step_of(
                "text",
                telling.date_rule,
                telling.date,
                note,
                words=telling.facts.date_basis,
                anchor="event",
                passage=passage,
            )
        )
    return steps


def _derived_steps(telling: Telling) -> list[DateStep]:
    """Return the step for a date that no temporal expression of the event gives: « leur deuxième en deux jours »."""
    if telling.date is None:
        return []
    for mention in telling.event_mentions:
        for claim in mention.claims:
            if claim.property == "date" and read_date(claim.value) == telling.date:
                return [_derived_step(telling, claim.span, claim.rule, telling.date)]
    words = telling.facts.date_basis
    note = note_of("derived" if words else "unworded", date=words_of(telling.date))
    passage = telling.passages[0] if telling.passages else None
    return [step_of("text", "article-event", telling.date, note, words=words, passage=passage)]


def _derived_step(telling: Telling, span: Span, rule: str, value: Edtf | None) -> DateStep:
    words = telling.document.words(span)
    note = note_of("derived", date=words_of(value)) if value else note_of("undated_words")
    return step_of("text", rule, value, note, words=words, passage=telling.document.passage(span))


def _anchor_steps(telling: Telling, reference: Decision | None) -> list[DateStep]:
    """Return what the article's page says of its date, and what an editor set in its place."""
    published = article_published(telling.document.article)
    if published is None:
        note = note_of("article_undated")
    elif published.is_day:
        note = note_of("article_date", date=date_words(published))
    else:
        note = note_of("article_date_range", date=date_words(published))
    steps = [step_of("article_date", "published", published, note)]
    if reference is not None:
        value = read_date(reference.value)
        words = the_date(value) if value else reference.value
        note = note_of("reference", date=words, reason=reference.reason)
        steps.append(step_of("decision", "reference-date", value, note, decision=reference))
    return steps


def _conflict(
    value: Edtf | None, dated: Sequence[tuple[Telling, Edtf]], agreed: bool, title_of: Callable[[str], str]
) -> str | None:
    """Return the sentence that tells a reader where dates disagree, or None."""
    if not agreed:
        dates = dict.fromkeys(date_words(date) for _, date in sorted(dated, key=lambda d: d[1].sort_key))
        template: str = wording()["conflicts"]["mentions"]
        return template.format(dates=listing(list(dates)))
    if value is None:
        return None
    for telling, _ in dated:
        article = telling.document.article
        published = article_published(article)
        if published is None or telling.unreal:
            continue
        corrected = article.reference_date is not None and not _could_be(
            published, article.reference_date.date
        )
        if (corrected and _counts_from_page(telling)) or value.first > published.last:
            template = wording()["conflicts"]["page"]
            return template.format(
                title=title_of(article.id), published=the_date(published), date=the_date(value)
            )
    return None


def _could_be(published: Edtf, reference: str) -> bool:
    value = read_date(reference)
    return value is None or compatible(published, value)


def _counts_from_page(telling: Telling) -> bool:
    timexes = telling.document.annotations.timexes
    return any(
        mention.timex is not None
        and 0 <= mention.timex < len(timexes)
        and timexes[mention.timex].anchor in ("publication", "utterance")
        for mention in telling.event_mentions
    )
