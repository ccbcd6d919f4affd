"""Hand words of the catalogue to what does not read it: the templates of the theme, and scripts.

So one catalogue holds all that the site says, and a second language is a file beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from generator import lexicon
from generator.addresses import SEARCH
from generator.folding import fold_letters
from generator.render.labels import say
from generator.render.page import Page

FRAME_FILE: Final = "overrides/genere/mots.html"
SCRIPTS_FILE: Final = f"{SEARCH}/mots.js"


def handed_words() -> Iterable[Page]:
    """Yield the words of the frame as a template, and those of scripts as a module.

    Example:
        >>> [page.path for page in handed_words()]
        ['overrides/genere/mots.html', 'recherche/mots.js']
    """
    yield Page(FRAME_FILE, f"{{% set say = {_literal(_section('frame'))} %}}\n")
    search = lexicon.load("search")
    words = _section("scripts") | {
        "elided": list(search["elided"]),
        "small": list(search["small_words"]),
        "asking": list(search["asking_phrases"]),
        "months": [fold_letters(str(month["name"])) for month in lexicon.load("months")["months"]],
    }
    yield Page(SCRIPTS_FILE, f"export const WORDS = {_literal(words)};\n")


def _section(name: str) -> dict[str, Any]:
    return {key: say(name, key) for key in lexicon.load("pages")[name]}


def _literal(words: dict[str, Any]) -> str:
    """Return words as a literal that Jinja and JavaScript read alike."""
    return json.dumps(words, ensure_ascii=False, indent=1)
