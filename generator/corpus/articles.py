"""Read `data/articles/ID.md`: front matter that editors write, and the text as received."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.corpus.decisions import read_reasons
from generator.corpus.front_matter import Parted, part
from generator.corpus.record import Record
from generator.corpus.rejections import decisions_of, read_rejected_words
from generator.corpus.source_files import numbered_files, read_text, shown_path
from generator.corpus.yaml_source import Fields, load
from generator.errors import Fault
from generator.model import Article, Decision, ReferenceDate, Rights

KEYS: Final = (
    "title",
    "language",
    "published",
    "reference_date",
    "publishers",
    "authors",
    "url",
    "rights",
    "added",
    "rejected",
    "reasons",
)
# What the article's page says of itself and an editor may correct, with a reason.
FACTS: Final = ("title", "language", "published", "publishers", "authors", "url", "rights")
REFERENCE_DATE_KEYS: Final = ("date", "reason", "decided", "source")


def read_articles(
    root: Path, faults: list[Fault], decisions: list[Decision] | None = None
) -> tuple[Article, ...]:
    """Read every article, sorted by id.

    The file's name is the id. Front matter keys: ``title``, ``language`` (two letters, ``fr`` when absent),
    ``published`` (EDTF, as printed), ``reference_date`` (a mapping of ``date``, ``reason``, ``decided``, ``source``;
    all but the last required), ``publishers`` and ``authors`` (lists), ``url``, ``rights``, ``added``, ``rejected``
    (words that are no event, no person … with ``reason`` and ``decided``), ``reasons`` (why an editor corrected one of
    `FACTS`). For what belongs to the text, see `generator.corpus.front_matter`.

    Parameters:
        root: the chronicle's folder.
        faults: where what is wrong is added; an article with a fault in its front matter is still returned,
            without the value at fault, so that later stages do not report it missing.
        decisions: where what editors decided in them is added.
    """
    log: list[Decision] = [] if decisions is None else decisions
    articles = (_read(root, path, faults, log) for path in numbered_files(root, "articles", ".md", faults))
    return tuple(article for article in articles if article is not None)


def _read(root: Path, path: Path, faults: list[Fault], decisions: list[Decision]) -> Article | None:
    content = read_text(root, path, faults)
    if content is None:
        return None
    shown = shown_path(root, path)
    parted = part(content)
    if parted is None:
        begun = content.startswith("---")
        what = "the front matter is not closed" if begun else "the front matter is missing"
        remedy = (
            "end it with a line `---`" if begun else "begin the file with a line `---`, keys, a line `---`"
        )
        faults.append(Fault(shown, 1, 1, what, remedy))
        return None
    return parse_article(path.name.removesuffix(".md"), parted, shown, faults, decisions)


def parse_article(
    article_id: str,
    parted: Parted,
    path: str,
    faults: list[Fault],
    decisions: list[Decision] | None = None,
) -> Article:
    """Make an article of a parted file.

    Parameters:
        path: the file as faults and the article name it.
        faults: where what is wrong is added.
        decisions: where what editors decided in it is added.
    """
    if not parted.text.strip():
        faults.append(Fault(path, parted.text_line, 1, "the article has no text", "put the text below ---"))
    node = load(parted.header, path, faults, first_line=2)
    if node is not None and not isinstance(node, Fields):
        faults.append(Fault(path, node.line, node.column, "front matter must be keys", "write `key: value`"))
        node = None
    record = Record(node or Fields((), "", 2, 1), KEYS, path, faults)
    subject = f"articles/{article_id}"
    article = Article(
        id=article_id,
        text=parted.text,
        language=_language(record),
        title=record.text("title"),
        published=record.edtf("published"),
        reference_date=_reference_date(record),
        publishers=record.texts("publishers"),
        authors=record.texts("authors"),
        url=record.web_address("url"),
        rights=record.choice("rights", Rights, Rights.EXTRACT) or Rights.EXTRACT,
        added=record.day("added"),
        path=path,
        text_line=parted.text_line,
        rejected=read_rejected_words(record, subject),
    )
    values = {fact: _shown(getattr(article, fact)) for fact in FACTS if record.has(fact)} | {"text": ""}
    reasons = read_reasons(record, subject, values)
    if decisions is not None:
        decisions += _reference(article)
        decisions += decisions_of(article.rejected, subject, path)
        decisions += reasons
    return article


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _reference(article: Article) -> list[Decision]:
    set_by = article.reference_date
    if set_by is None:
        return []
    subject, place = f"articles/{article.id}", (article.path, set_by.line, set_by.column)
    return [
        Decision(subject, "reference_date", set_by.date, set_by.reason, set_by.decided, set_by.source, *place)
    ]


def own_keys(keys: Sequence[str]) -> bool:
    """Tell whether front matter looks like ours: at least half of its keys are."""
    return bool(keys) and sum(key in KEYS for key in keys) * 2 >= len(keys)


def _language(record: Record) -> str:
    value = record.text("language") or "fr"
    if len(value) != 2 or not (value.isascii() and value.isalpha() and value.islower()):
        record.fault_at(
            "language", f"« {value} » is no language code", "write two letters (ISO 639-1), as in fr"
        )
        return "fr"
    return value


def _reference_date(record: Record) -> ReferenceDate | None:
    inner = record.mapping("reference_date", REFERENCE_DATE_KEYS)
    if inner is None:
        return None
    date = inner.edtf("date", required=True)
    reason = inner.text("reason", required=True)
    decided, source = inner.day("decided", required=True), inner.text("source")
    if date is None or reason is None:
        return None
    return ReferenceDate(date, reason, decided, source, *record.place("reference_date"))
