"""Remember what `annotate` found in an article, so that a build reads only what is new.

The cache is never needed: an entry that is missing, damaged, or made by other rules is made again. Entries are
JSON, not pickles: a repository may come with a cache folder that somebody else filled. The digest of an entry
tells that it is whole, not who wrote it: whatever an entry says is checked against its article, and a cache that
git tracks, which no build of ours adds, is not read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from generator.model import Annotations, Article, GivenName, Quotation, Span, Timex
from generator.publish.workspace import WORKSPACE, git, replace_bytes, workspace

# What decides about the annotations of an article: rules, word lists, and the words they share.
_RULES: Final = ("annotate", "edtf", "folding.py", "hours.py", "lexicon", "model")


class AnnotationCache:
    """The annotations of earlier builds, by what they were made from.

    Parameters:
        root: the chronicle's folder.
        rules: what the rules and word lists are; another value finds none of the entries.
        writes: whether what is put is kept for later runs; if not, this run alone remembers, all that it met.
    """

    def __init__(self, root: Path, rules: str | None = None, *, writes: bool = True) -> None:
        self._root = root
        self._writes = writes
        self._found: dict[str, Annotations] = {}
        self._folder = root / WORKSPACE / "cache"
        self._rules = rules or hash_of_rules()
        self._used: set[str] = set()
        self._tracked: bool | None = None

    def get(self, article: Article, given: tuple[GivenName, ...] = ()) -> Annotations | None:
        """Return what is remembered of an article; None if nothing is, or nothing that can be trusted.

        Parameters:
            given: the names that editors have recorded: where they change, every article is read anew.
        """
        name = self._name(article, given)
        self._used.add(name)
        found = self._found.get(name) or self._read(name, article)
        if found is not None and not self._writes:
            self._found[name] = found
        return found

    def _read(self, name: str, article: Article) -> Annotations | None:
        if self._is_tracked():
            return None
        try:
            digest, _, body = (self._folder / name).read_bytes().partition(b"\n")
            if sha256(body).hexdigest().encode() != digest:
                return None
            found = decode(Annotations, json.loads(body))
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return found if isinstance(found, Annotations) and fits(found, article) else None

    def put(self, article: Article, annotations: Annotations, given: tuple[GivenName, ...] = ()) -> None:
        """Remember the annotations of an article; a folder that cannot be written is no reason to stop."""
        name = self._name(article, given)
        self._used.add(name)
        if not self._writes:
            self._found[name] = annotations
            return
        body = json.dumps(encode(annotations), ensure_ascii=False, separators=(",", ":")).encode()
        try:
            workspace(self._root)
            self._folder.mkdir(exist_ok=True)
            replace_bytes(self._folder / name, sha256(body).hexdigest().encode() + b"\n" + body)
        except OSError:
            return

    def forget_the_rest(self) -> None:
        """Remove every entry that was neither asked for nor written: its article or its rules are gone."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._used and path.is_file():
                    path.unlink(missing_ok=True)

    def _is_tracked(self) -> bool:
        """Tell whether git tracks the cache: then it came with the repository."""
        if self._tracked is None:
            self._tracked = self._folder.is_dir() and bool(
                git(self._root, "ls-files", "--", str(self._folder))
            )
        return self._tracked

    def _name(self, article: Article, given: tuple[GivenName, ...]) -> str:
        made_from = f"{self._rules}\n{_digest(given)}\n{encode(article)!r}"
        return sha256(made_from.encode()).hexdigest()[:40] + ".json"


@lru_cache(maxsize=8)
def _digest(given: tuple[GivenName, ...]) -> str:
    return sha256(repr(encode(given)).encode()).hexdigest()


def hash_of_rules(package: Path = Path(__file__).parent) -> str:
    """Return the SHA-256 of all that decides about annotations, Python's version included."""
    total = sha256(sys.version.encode())
    for part in _RULES:
        place = package / part
        for path in [place] if place.is_file() else sorted(place.rglob("*")):
            if path.suffix in (".py", ".yml"):
                total.update(f"\n{path.relative_to(package).as_posix()}\n".encode())
                total.update(path.read_bytes())
    return total.hexdigest()


def fits(found: Annotations, article: Article) -> bool:
    """Tell whether annotations may be those of an article: spans within its text, indices of what is there."""
    sentences, mentions = len(found.sentences), len(found.event_mentions)
    indices: list[tuple[int, Sequence[int | None]]] = [
        (len(found.blocks), [sentence.block for sentence in found.sentences]),
        (sentences, [quotation.sentence for quotation in found.quotations]),
        (sentences, [mention.sentence for mention in found.event_mentions]),
        (len(found.quotations), [quotation.repeats for quotation in found.quotations]),
        (len(found.timexes), [mention.timex for mention in found.event_mentions]),
        (mentions, [index for event in found.events for index in event.mentions]),
        (len(found.events), [event.day_after for event in found.events]),
    ]
    return (
        found.article_id == article.id
        and all(event.mentions for event in found.events)
        and all(index is None or 0 <= index < count for count, listed in indices for index in listed)
        and _spans_fit(found, article.text)
    )


def _spans_fit(value: Any, text: str) -> bool:
    if isinstance(value, Span):
        return 0 <= value.start <= value.end <= len(text)
    if isinstance(value, tuple):
        return all(_spans_fit(one, text) for one in value)
    if isinstance(value, Quotation | Timex) and value.span.of(text) != value.text:
        return False
    if is_dataclass(value):
        return all(_spans_fit(getattr(value, field.name), text) for field in fields(value))
    return True


def encode(value: Any) -> Any:
    """Return a value of the model as JSON has it: a dataclass as the list of its fields, a tuple as a list."""
    if is_dataclass(value):
        return [encode(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [encode(one) for one in value]
    return value.value if isinstance(value, Enum) else value


def decode(kind: Any, data: Any) -> Any:
    """Return the value of the model that `encode` wrote.

    Raises:
        ValueError, TypeError: the data is nothing of this kind.
    """
    return _decoder(kind)(data)


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    """Return the function that reads one kind of value; types are looked at once, not for each value."""
    make: Callable[..., Any] = kind
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        (inner,) = (_decoder(one) for one in arguments if one is not NoneType)
        return lambda data: None if data is None else inner(data)
    if origin is tuple and arguments[-1] is Ellipsis:
        each = _decoder(arguments[0])
        return lambda data: tuple(map(each, _list(data)))
    if origin is tuple:
        parts = [_decoder(one) for one in arguments]
        return lambda data: tuple(read(one) for read, one in zip(parts, _list(data), strict=True))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [_decoder(hints[field.name]) for field in fields(kind)]
        return lambda data: make(*(read(one) for read, one in zip(readers, _list(data), strict=True)))
    if issubclass(kind, Enum):
        return lambda data: make(data)

    def plain(data: Any) -> Any:
        if type(data) is not kind:
            raise TypeError(f"{data!r} is no {kind.__name__}")
        return data

    return plain


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError(f"{data!r} is no list")
    return data
