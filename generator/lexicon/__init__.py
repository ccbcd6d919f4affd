"""Read the word lists: YAML files under `lexicon/LANGUAGE/`, each entry with examples that a test holds."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str, language: str = "fr") -> dict[str, Any]:
    """Return one word list, read once per process.

    Parameters:
        name: the file's name without ending, ``cue_verbs``.
        language: ISO 639-1 code of the folder.

    Returns:
        The mapping at the top of the file. Treat it as read-only: every caller gets the same object.

    Raises:
        FileNotFoundError: no such list.

    Example:
        >>> load("months")["months"]["juin"]  # doctest: +SKIP
        6
    """
    source = files(__name__).joinpath(language, f"{name}.yml")
    with source.open("rb") as stream:
        data = yaml.load(stream, Loader=_Loader)  # noqa: S506  # the C twin of SafeLoader
    if not isinstance(data, dict):
        raise TypeError(f"{source} does not hold a mapping")
    return data
