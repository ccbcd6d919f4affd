"""Read golden cases: a folder each, with what goes in and what a careful reader finds in it.

A case of `annotate/` holds

* ``input.txt``, an invented article, or in ``case.yml`` ``article:``, the id of an article of `data/articles`;
* ``case.yml``: ``published`` (given from outside, as by ``--published``), ``notes``, ``known_gaps``;
* ``expected.yml``: what is there to find, in the form of a gold annotation, so that the same file serves to
  count precision and recall. It is written by reading, never copied from the program's output.

``known_gaps`` lists exact items (``persons/Anna Leclerc/role``) that the program does not find yet. Each is a
test that must fail: whoever mends one has to strike it off.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from generator.corpus import load_corpus
from generator.model import Article

ROOT: Final = Path(__file__).parent
CHRONICLE: Final = ROOT.parent.parent

_CASE_KEYS: Final = {"published", "article", "notes", "known_gaps"}
_ITEM_KEYS: Final[dict[str, set[str]]] = {
    "boilerplate": {"starts", "kind", "optional"},
    "persons": {"name", "name_accept", "variants", "variants_optional", "role", "optional"},
    "timexes": {"text", "text_accept", "edtf", "edtf_accept", "minutes"},
    "quotes": {"text", "text_accept", "speaker", "speaker_accept", "speaker_org", "reported_by", "channel"}
    | {"times", "optional"},
    "events": {"id", "type", "alt_types", "status", "alt_statuses", "date", "date_accept", "place"}
    | {"participants", "participants_optional", "parties", "initiator", "duration_minutes", "figures"}
    | {"ordinal", "optional"},
    "forbidden": {"type", "status", "date_prefix"},
}
_EXPECTED_KEYS: Final = {
    *_ITEM_KEYS,
    "language",
    "title",
    "publication_date",
    "publisher",
    "author",
    "headings",
    "organisations",
    "places",
    "not_persons",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One golden case: its name, the article that goes in, what is expected, what is known to be missing."""

    name: str
    article: Article
    expected: dict[str, Any]
    known_gaps: tuple[str, ...]


def annotate_cases() -> list[Case]:
    """Return the cases of `annotate/`, by name.

    Raises:
        ValueError: a case uses a key that the comparison does not know, which would pass unread.
    """
    notices = {article.id: article for article in load_corpus(CHRONICLE).articles}
    return [_read(folder, notices) for folder in sorted((ROOT / "annotate").iterdir()) if folder.is_dir()]


def _read(folder: Path, notices: dict[str, Article]) -> Case:
    case = yaml.safe_load((folder / "case.yml").read_text(encoding="utf-8"))
    expected = yaml.safe_load((folder / "expected.yml").read_text(encoding="utf-8"))
    unknown = (set(case) - _CASE_KEYS) | (set(expected) - _EXPECTED_KEYS)
    for part, keys in _ITEM_KEYS.items():
        for item in expected.get(part) or ():
            unknown |= set(item) - keys
    if unknown:
        raise ValueError(f"{folder.name}: unknown keys: {', '.join(sorted(unknown))}")
    if "article" in case:
        article = notices[case["article"]]
    else:
        text = (folder / "input.txt").read_bytes().decode("utf-8")
        article = Article(folder.name, text, published=case.get("published"))
    return Case(folder.name, article, expected, tuple(case.get("known_gaps") or ()))
