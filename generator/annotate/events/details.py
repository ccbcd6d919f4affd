"""Read the details of an event from the clause of its trigger: date, duration, place, series, figures, subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.annotate.discourse import Discourse
from generator.annotate.events.triggers import Trigger
from generator.annotate.folding import fold_letters
from generator.annotate.quotations.cues import Cue
from generator.model import EventStatus, EventType, Figure, Ordinal, Span, Timex

_NOT_OF_EVENT: Final = re.compile(
    r"\b(?:depuis|jusqu'(?:au|en|à)|d'ici|à partir d[eu]|dès|daté)\s*(?:le|la|au|à|fin|début)?\s*$", re.I
)
_DURATION_LINK: Final = re.compile(
    r"\b(?:duré|durer|durait|dure|durera|pendant|durant|après|d'|de|près de|plus de|environ|quelque|moins de)\s*(?:plus\s+d(?:e |'))?['«\"]?\s*$",
    re.I,
)
_TIMED: Final = frozenset(
    {EventType.PHONE_CALL, EventType.MEETING, EventType.NEGOTIATION, EventType.PROTEST, EventType.VISIT}
)
_PLACELESS: Final = frozenset({EventType.PHONE_CALL, EventType.STATEMENT, EventType.SANCTION})
_PLACE_LINK: Final = re.compile(
    r"(?:\bà|\bau|\baux|\ben|\bdans|\bsur|\bprès de|\bcontre|\bvers)\s+(?:la |le |l'|les |son |sa )?(?:[\wà-ÿ-]+ (?:de |d'|du )?){0,2}$",
    re.I,
)
_TOPIC_PLACE: Final = re.compile(
    r"\b(?:guerre|conflit|situation|paix|crise|trêve|cessez-le-feu|règlement|sur|concernant|retour|soutien|aide)\s+(?:\w+ ){0,3}(?:en|au|à|de|d')\s*(?:la |l'|le )?$",
    re.I,
)
_TOPIC: Final = re.compile(
    r"(?:pour (?:discuter|parler|évoquer|aborder|traiter)|concernant|au sujet|à propos|consacrée?s? (?:à|au|aux)|portant sur|(?:a|ont) (?:\w+ )?(?:porté sur|évoqué|discuté|abordé)|au cours duquel ils ont discuté|sur)"
    r"\s*(?:de la |de l'|des |du |d'|de |la |le |les |l')?(?P<topic>[\wà-ÿ][^.;:,()«»\"“”]{3,80})",
    re.I,
)
_DAYS: Final = re.compile(
    r"\b(?:en|en l'espace de)\s+(?P<count>\d+|deux|trois|quatre|cinq|six|sept|huit|dix|quinze)\s+(?P<unit>jours?|semaines?|mois)\b",
    re.I,
)
_YEAR: Final = re.compile(r"\b(?:en|depuis le début de)\s+(?P<year>(?:19|20)\d{2})\b")
_THIS_YEAR: Final = re.compile(r"\b(?:cette année|depuis le début de l'année|de l'année)\b", re.I)


@dataclass(frozen=True, slots=True)
class Dating:
    """The timex that dates an event, and the rule that chose it."""

    index: int
    rule: str


def find_date(
    folded: str,
    trigger: Trigger,
    clause: Span,
    sentence: Span,
    timexes: Sequence[Timex],
    cues: Sequence[Cue],
    status: EventStatus,
) -> Dating | None:
    """Return the timex of an event: the nearest of its clause, else the day on which it was reported.

    Agencies write « …, a indiqué lundi le palais » of what took place that Monday; a report's day dates
    only what has occurred.
    """
    usable = [
        (index, timex)
        for index, timex in enumerate(timexes)
        if timex.type in ("DATE", "TIME")
        and timex.edtf
        and len(timex.edtf) > 4
        and sentence.covers(timex.span)
        and not _NOT_OF_EVENT.search(folded[max(sentence.start, timex.span.start - 25) : timex.span.start])
    ]
    own = [
        (index, timex)
        for index, timex in usable
        if clause.covers(timex.span) and not _is_of_cue(timex, trigger, cues)
    ]
    if own:
        index, _ = min(own, key=lambda item: (_distance(item[1].span, trigger), item[0]))
        return Dating(index, "nearest-in-clause")
    of_report = [(index, timex) for index, timex in usable if _is_of_cue(timex, trigger, cues)]
    if of_report and status in (EventStatus.OCCURRED, EventStatus.ALLEGED):
        return Dating(of_report[0][0], "day-of-report")
    return None


def _is_of_cue(timex: Timex, trigger: Trigger, cues: Sequence[Cue]) -> bool:
    """Tell whether a timex stands right behind a verb of saying or within it, nearer to it than to the trigger."""
    return any(
        cue.form != "preposition"
        and (0 <= timex.span.start - cue.end <= 25 or (cue.start <= timex.span.start < cue.end))
        and not cue.end <= trigger.start <= timex.span.start
        for cue in cues
    )


def _distance(span: Span, trigger: Trigger) -> int:
    if span.start >= trigger.end:
        return span.start - trigger.end
    return int((trigger.start - span.end) * 1.5)


def find_duration(
    folded: str, trigger: Trigger, clause: Span, timexes: Sequence[Timex]
) -> tuple[int, Span] | None:
    """Return minutes and words of how long an event lasted, by « a duré … », « pendant … », « d'une heure »."""
    if not set(trigger.types) & _TIMED:
        return None
    for timex in timexes:
        if (
            timex.type != "DURATION"
            or not timex.minutes
            or timex.minutes > 3 * 24 * 60
            or not clause.covers(timex.span)
        ):
            continue
        before = folded[max(clause.start, timex.span.start - 30) : timex.span.start]
        after = folded[timex.span.end : timex.span.end + 30]
        near = 0 <= timex.span.start - trigger.end <= 80 or re.match(r"\s*(?:de|d')", after)
        if near and (
            _DURATION_LINK.search(before)
            or re.match(r"\s*(?:de conversation|d'entretien|d'échange|de discussion)", after)
        ):
            return timex.minutes, timex.span
    return None


def find_place(
    discourse: Discourse, trigger: Trigger, clause: Span, parties: Sequence[str]
) -> tuple[str, Span] | None:
    """Return where an event took place, by « à », « en », « dans » near its trigger."""
    if trigger.type in _PLACELESS:
        return None
    folded = discourse.folded
    for phrase in discourse.phrases[trigger.sentence]:
        if phrase.kind != "place" or not phrase.name or phrase.name in parties:
            continue
        before = folded[max(clause.start, phrase.start - 50) : phrase.start]
        if (
            not (trigger.start - 80 <= phrase.start <= trigger.end + 140)
            or not clause.start <= phrase.start < clause.end
        ):
            continue
        if _PLACE_LINK.search(before) and not _TOPIC_PLACE.search(before):
            return phrase.name, Span(phrase.start, phrase.end)
    return None


@cache
def _ordinals() -> dict[str, int]:
    words = "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième"
    table = {fold_letters(word): number for number, word in enumerate(words.split(), start=1)}
    table |= {"premiere": 1, "second": 2, "seconde": 2}
    return table


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_ordinals(), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<![\w-])(?P<word>{words}|(?P<digits>\d{{1,3}})\s?(?:e|eme|er|ere|nd|nde))(?![\w-])"
    )


_COUNTS: Final = {
    word: number
    for number, word in enumerate(
        ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"],
        start=1,
    )
} | {"vingt": 20, "trente": 30}


def number_of(word: str) -> int | None:
    """Return the number that digits or a small number word say.

    >>> number_of("dix")
    10
    """
    return int(word) if word.isdigit() else _COUNTS.get(word.lower())


def find_ordinal(folded: str, trigger: Trigger, clause: Span, sentence: Span) -> Ordinal | None:
    """Return an event's place in a series: « leur neuvième appel cette année », « …, le deuxième en deux jours »."""
    before = _folded_same_length(folded[max(clause.start, trigger.start - 22) : trigger.start])
    found = None
    for match in _ordinal_pattern().finditer(before):
        found = (match, trigger.start - len(before))
    if found is None:
        after = _folded_same_length(folded[trigger.end : sentence.end])
        late = re.search(r",\s*(?:le|la|leur)\s+", after)
        late_match = _ordinal_pattern().match(after, late.end()) if late else None
        if late_match:
            found = (late_match, trigger.end)
    if found is None:
        return None
    match, offset = found
    digits = match.group("digits")
    count = int(digits) if digits else _ordinals()[match.group("word")]
    rest = folded[offset + match.end() : sentence.end]
    return Ordinal(count, _period(rest), Span(offset + match.start(), offset + match.end()))


def _period(words: str) -> str | None:
    days = _DAYS.search(words)
    if days:
        unit = {"j": "D", "s": "W", "m": "M"}[days.group("unit")[0].lower()]
        return f"P{number_of(days.group('count')) or 0}{unit}"
    year = _YEAR.search(words)
    if year:
        return year.group("year")
    return "this-year" if _THIS_YEAR.search(words) else None


def find_count(folded: str, trigger: Trigger, sentence: Span) -> Ordinal | None:
    """Return how many a plural says there were: « dix entretiens téléphoniques » in a sentence on 2025."""
    before = folded[max(sentence.start, trigger.start - 20) : trigger.start]
    match = re.search(r"(\d+|\b[a-zà-ÿ]+)\s+$", before, re.I)
    count = number_of(match.group(1)) if match else None
    if not match or not count or count < 2:
        return None
    start = trigger.start - len(before) + match.start(1)
    return Ordinal(count, _period(folded[sentence.start : sentence.end]), Span(start, trigger.end))


@cache
def _figure_pattern() -> re.Pattern[str]:
    counts = "|".join(sorted(_COUNTS, key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?<![\w,.])(?P<count>\d{{1,3}}(?:[ .]\d{{3}})+|\d+|{counts}|une)\s+(?:autres\s+)?(?P<what>morts?|mortes?|blessée?s?|tuée?s?|victimes?|personnes|prisonniers(?: de guerre)?|"
        r"détenus|otages|soldats|militaires|civils|manifestants|grévistes|salariés|disparus|arrestations|interpellations|trains|drones|missiles|avions|bâtiments|maisons|enfants)(?![\w-])",
        re.I,
    )


def find_figures(folded: str, span: Span) -> tuple[Figure, ...]:
    """Return the numbers of people and things that a stretch of text gives."""
    figures = []
    for match in _figure_pattern().finditer(folded, span.start, span.end):
        digits = re.sub(r"[ .]", "", match.group("count"))
        value = 1 if digits.lower() == "une" else number_of(digits)
        if value is not None:
            figures.append(Figure(value, match.group("what").lower(), Span(match.start(), match.end())))
    return tuple(figures)


def find_topics(
    text: str, folded: str, trigger: Trigger, clause: Span, sentence: Span
) -> tuple[tuple[str, Span], ...]:
    """Return what an event was about, in the words of the text: « sur … », « pour discuter de … »."""
    match = _TOPIC.search(folded, trigger.start, min(sentence.end, max(clause.end, trigger.end + 160)))
    if not match or match.start() - trigger.end > 90:
        return ()
    words = re.split(
        r"\s(?:et que|qui|dont|afin|avant|après|lors|entre|selon|a|ont|est)\s", match.group("topic")
    )[0].strip()
    span = Span(match.start("topic"), match.start("topic") + len(words))
    channel = re.match(
        r"(?:X|Twitter|Truth|Telegram|Facebook|son réseau|les réseaux|le réseau|son compte)\b", words
    )
    return () if channel or len(words) < 4 else ((span.of(text), span),)


def _folded_same_length(text: str) -> str:
    return "".join(fold_letters(character)[:1] or " " for character in text)
