"""Compare what the program finds in an article with what a careful reader finds, item by item.

Each difference has an item, a path that stays the same from run to run (``events/call/date``,
``persons/+Lac Noir`` for one that should not be there), so that a known gap can name it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.model import Annotations, Article, Block, Entity, Quotation, Timex
from tests.golden.events import compare_events


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One item in which the program and the reader differ."""

    item: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.item}: expected {self.expected}, found {self.found}"


def compare(article: Article, expected: dict[str, Any], found: Annotations) -> list[Difference]:
    """Return every difference between the expectation and what was found, in the expectation's order."""
    rows = [
        *_header(expected, found),
        *_blocks(article.text, expected, found.blocks),
        *_persons(expected, found.persons),
        *_named("organisations", expected, found.organisations),
        *_named("places", expected, found.places),
        *_timexes(article.text, expected, found.timexes),
        *_quotations(expected, found.quotations),
        *compare_events(expected, found),
    ]
    return [Difference(item, str(want), str(got)) for item, want, got in rows]


Row = tuple[str, object, object]


def folded(words: str) -> str:
    """Fold spaces, case, apostrophes and accents away, so that typography is never a difference."""
    plain = unicodedata.normalize("NFKD", words.replace("’", "'").casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", folded(text)))


def _header(expected: dict[str, Any], found: Annotations) -> Iterator[Row]:
    header = found.header
    if found.language != expected.get("language", "fr"):
        yield "language", expected.get("language", "fr"), found.language
    if "title" in expected and header.title != expected["title"]:
        yield "title", expected["title"], header.title
    if "publication_date" in expected and header.published != expected["publication_date"]:
        yield "publication_date", expected["publication_date"], header.published
    for key, names in (("publisher", header.publishers), ("author", header.authors)):
        wanted = expected.get(key, [])
        for name in wanted:
            if name not in names:
                yield f"{key}/{name}", "named", names
        for name in names:
            if name not in wanted:
                yield f"{key}/+{name}", "nothing", "named"


def _blocks(text: str, expected: dict[str, Any], blocks: tuple[Block, ...]) -> Iterator[Row]:
    accounted: set[int] = set()
    for item in expected.get("boilerplate", ()):
        starts = item["starts"]
        offsets = [match.start() for match in re.finditer(rf"(?m)^[ \t]*{re.escape(starts)}", text)]
        if not offsets:
            raise ValueError(f"no line of the article begins with « {starts} »")
        for offset in offsets:
            index = _block_at(blocks, offset + len(starts) - 1)
            kind = blocks[index].kind if index is not None else None
            if index is not None:
                accounted.add(index)
            if item.get("optional"):
                continue
            wanted = item.get("kind")
            if (kind is not None and kind.is_prose) or (wanted is not None and kind != wanted):
                yield f"boilerplate/{starts}", wanted or "not prose", kind
    for heading in expected.get("headings", ()):
        index = _block_at(blocks, text.index(heading))
        kind = blocks[index].kind if index is not None else None
        if index is not None and kind == "heading":
            accounted.add(index)
        else:
            yield f"headings/{heading}", "heading", kind
    for index, block in enumerate(blocks):
        if not block.kind.is_prose and index not in accounted:
            yield f"boilerplate/+{block.span.of(text).strip()[:40]}", "prose", f"{block.kind} ({block.rule})"


def _block_at(blocks: tuple[Block, ...], offset: int) -> int | None:
    for index, block in enumerate(blocks):
        if block.span.start <= offset < block.span.end:
            return index
    return None


def _persons(expected: dict[str, Any], persons: tuple[Entity, ...]) -> Iterator[Row]:
    left = {unicodedata.normalize("NFC", person.name): person for person in persons}
    for item in expected.get("persons", ()):
        name = item["name"]
        person = next((left.pop(form) for form in (name, *item.get("name_accept", ())) if form in left), None)
        if person is None:
            if not item.get("optional"):
                yield f"persons/{name}", "found", sorted(left)
            continue
        for variant in item.get("variants", ()):
            if variant not in item.get("variants_optional", ()) and not _has(person.variants, variant):
                yield f"persons/{name}/variants/{variant}", "found", person.variants
        role = item.get("role")
        if role is not None and not any(
            folded(role) in folded(r) or folded(r) in folded(role) for r in person.roles
        ):
            yield f"persons/{name}/role", role, person.roles
    for name in left:
        key = "not_persons/" if name in expected.get("not_persons", ()) else "persons/+"
        yield f"{key}{name}", "nobody", left[name].variants


def _composed(name: str | None) -> str | None:
    return None if name is None else unicodedata.normalize("NFC", name)


def _has(forms: Iterable[str], wanted: str) -> bool:
    return folded(wanted) in {folded(form) for form in forms}


def _named(key: str, expected: dict[str, Any], entities: tuple[Entity, ...]) -> Iterator[Row]:
    """Look for each name; « société Armorbéton » will do for « Armorbéton »: where a name begins is a custom."""
    for name in expected.get(key, ()):
        forms = [folded(form) for entity in entities for form in (entity.name, *entity.variants)]
        if not any(form == folded(name) or form.endswith(f" {folded(name)}") for form in forms):
            yield f"{key}/{name}", "found", [entity.name for entity in entities]


def _timexes(text: str, expected: dict[str, Any], timexes: tuple[Timex, ...]) -> Iterator[Row]:
    used: set[int] = set()
    for item in expected.get("timexes", ()):
        words = item["text"]
        index = _timex_for(text, [words, *item.get("text_accept", ())], timexes, used)
        if index is None:
            yield f"timexes/{words}", "found", [timex.text for timex in timexes]
            continue
        used.add(index)
        timex = timexes[index]
        if "edtf" in item:
            accepted = {_certain(date) for date in (item["edtf"], *item.get("edtf_accept", ()))}
            if _certain(timex.edtf) not in accepted:
                yield f"timexes/{words}/edtf", item["edtf"], f"{timex.edtf} ({timex.rule})"
        if "minutes" in item and timex.minutes != item["minutes"]:
            yield f"timexes/{words}/minutes", item["minutes"], f"{timex.minutes} ({timex.rule})"


def _certain(date: str | None) -> str | None:
    return None if date is None else re.sub(r"[?~%]", "", date)


def _timex_for(text: str, forms: list[str], timexes: tuple[Timex, ...], used: set[int]) -> int | None:
    """Return the first free timex with one of these texts, else the first that overlaps such words."""
    for index, timex in enumerate(timexes):
        if index not in used and timex.text in forms:
            return index
    for form in forms:
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            for index, timex in enumerate(timexes):
                inside = timex.span.start < match.end() and match.start() < timex.span.end
                if index not in used and inside:
                    return index
    return None


def _quotations(expected: dict[str, Any], quotations: tuple[Quotation, ...]) -> Iterator[Row]:
    left = list(quotations)
    for item in expected.get("quotes", ()):
        forms = {_words(form) for form in (item["text"], *item.get("text_accept", ()))}
        key = f"quotes/{item['text'][:40]}"
        same = [quotation for quotation in left if _words(quotation.text) in forms]
        if not same and not item.get("optional"):
            yield key, "found", [quotation.text[:40] for quotation in left]
        for quotation in same:
            left.remove(quotation)
        if len(same) != item.get("times", len(same)):
            yield f"{key}/times", item["times"], len(same)
        for quotation in same[: 0 if item.get("optional") else 1]:
            yield from _speech(key, item, quotation)
    for quotation in left:
        yield f"quotes/+{quotation.text[:40]}", "nothing", f"{quotation.kind} ({quotation.rule})"


def _speech(key: str, item: dict[str, Any], quotation: Quotation) -> Iterator[Row]:
    if "speaker" in item or "speaker_org" in item:
        wanted = item.get("speaker") or item.get("speaker_org")
        accepted = (wanted, *item.get("speaker_accept", ()))
        if _composed(quotation.speaker) not in accepted:
            yield f"{key}/speaker", wanted, f"{quotation.speaker} ({quotation.rule})"
    if "reported_by" in item and quotation.via != item["reported_by"]:
        yield f"{key}/reported_by", item["reported_by"], quotation.via
    if "channel" in item and folded(item["channel"]) not in folded(quotation.channel or ""):
        yield f"{key}/channel", item["channel"], quotation.channel
