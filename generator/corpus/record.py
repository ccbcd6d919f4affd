"""Take typed values out of one YAML mapping; what does not fit becomes a fault with its line and column."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar
from urllib.parse import urlsplit

from generator import edtf
from generator.corpus.yaml_source import Fields, Items, Node, Text, in_brief
from generator.errors import Fault

_ISO_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INTEGER: Final = re.compile(r"-?(?:0|[1-9]\d{0,8})", re.ASCII)
_DECIMAL: Final = re.compile(r"-?\d{1,3}(?:\.\d{1,15})?", re.ASCII)
_A_DAY: Final = "2031-01-31"
_PLAIN: Final = re.compile(r"\w[\w .-]{0,80}")  # a text that YAML takes without quotes
_SPACE: Final = re.compile(r"[ \t\r\n\f\v]+")
# How much of a missing key an unknown one must share to be taken for it, 0 to 1.
_ALIKE: Final = 0.5
_E = TypeVar("_E", bound=StrEnum)


def fold(text: str) -> str:
    """Return text with each run of ordinary white space as one space; non-breaking spaces stay."""
    return _SPACE.sub(" ", text).strip(" ")


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like this one, if any does.

    >>> did_you_mean("titel", ["title", "url"])
    'title'
    """
    near = difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.7)
    return near[0] if near else None


class Record:
    """One mapping of an editor's file, read key by key.

    Parameters:
        fields: the mapping.
        known: the keys it may have; any other is a fault, with the nearest known one as the remedy.
        path: the file as faults name it.
        faults: where what is wrong is added.
    """

    def __init__(self, fields: Fields, known: Sequence[str], path: str, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults
        self.line_number, self.column_number = fields.line, fields.column
        self._nodes: dict[str, Node] = {}
        self._keys: dict[str, Text] = {}
        self._misspelt: set[str] = set()
        self._strange: list[Text] = []  # unknown keys that look like none
        for key, value in fields.entries:
            if key.value not in known:
                near = did_you_mean(key.value, known)
                remedy = f"did you mean « {near} »?" if near else f"use one of: {', '.join(known)}"
                if near:
                    self._misspelt.add(near)
                else:
                    self._strange.append(key)
                self.fault(key, f"unknown key « {key.value} »", remedy)
                continue
            self._keys[key.value] = key
            self._nodes[key.value] = value

    def fault(self, node: Node, what: str, remedy: str) -> None:
        """Add a fault at a node; quoted values are cut to a readable length."""
        self.faults.append(Fault(self.path, node.line, node.column, in_brief(what), in_brief(remedy)))

    def fault_at(self, key: str, what: str, remedy: str) -> None:
        """Add a fault at a key's value, or at the record where the key is missing."""
        node = self._nodes.get(key)
        if node is None:
            self.faults.append(
                Fault(self.path, self.line_number, self.column_number, in_brief(what), in_brief(remedy))
            )
        else:
            self.fault(node, what, remedy)

    def has(self, key: str) -> bool:
        """Tell whether the key is written, be it without a value."""
        return key in self._nodes

    def misspells(self, keys: Iterable[str]) -> bool:
        """Tell whether an unknown key was taken for one of these: what is missing is told already."""
        return not self._misspelt.isdisjoint(keys)

    def place(self, key: str) -> tuple[int, int]:
        """Return the line and the column of a key, or the record's own where it is missing."""
        key_ = self._keys.get(key)
        return (key_.line, key_.column) if key_ else (self.line_number, self.column_number)

    def node(self, key: str) -> Node | None:
        """Return a value as a node; None where it is missing or null."""
        node = self._nodes.get(key)
        return None if node is None or (isinstance(node, Text) and node.is_null) else node

    def text(
        self, key: str, *, required: bool = False, verbatim: bool = False, one_of: Sequence[str] = ()
    ) -> str | None:
        """Return a text; blank counts as missing.

        Parameters:
            required: whether missing is a fault.
            verbatim: whether white space stays as written; else each run of it is one space.
            one_of: what may be written, told where it is missing.
        """
        node = self.node(key)
        value: str | None = None
        if isinstance(node, Text):
            value = node.value if verbatim else fold(node.value)
        elif node is not None:
            self.fault(node, f"« {key} » must be a text", 'write it on one line, between quotes: "…"')
            return None
        if value is None or not value.strip():
            if required and not self._is_meant(key):
                remedy = f"add `{key}: …`, with one of: {', '.join(one_of)}" if one_of else f"add `{key}: …`"
                self.fault_at(key, f"« {key} » is missing", remedy)
            return None
        return value

    def _is_meant(self, key: str) -> bool:
        """Tell whether an unknown key stands for a missing one: that is one fault, told at the unknown key.

        « nom » for « name » is close enough to say so only where « name » is missing.
        """
        for strange in self._strange:
            if difflib.SequenceMatcher(None, strange.value.lower(), key).ratio() >= _ALIKE:
                place = (self.path, strange.line, strange.column)
                for number, one in enumerate(self.faults):
                    if (one.path, one.line, one.column) == place:
                        self.faults[number] = replace(one, remedy=f"did you mean « {key} »?")
                self._misspelt.add(key)
                self._strange.remove(strange)
                break
        return key in self._misspelt

    def scalars(self, key: str) -> tuple[Text, ...]:
        """Return the texts of a list, with their places; blank ones and repeats are left out."""
        node = self.node(key)
        if node is None:
            return ()
        if not isinstance(node, Items):
            one = node.value if isinstance(node, Text) and _PLAIN.fullmatch(node.value) else "…"
            self.fault(node, f"« {key} » must be a list", f"write `{key}: [{one}]`, also for a single value")
            return ()
        found: dict[str, Text] = {}
        for item in node.items:
            if not isinstance(item, Text):
                self.fault(item, f"each of « {key} » must be a text", 'put it between quotes: "…"')
            elif not item.is_null and (value := fold(item.value)):
                found.setdefault(value, Text(value, item.quoted, item.line, item.column))
        return tuple(found.values())

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(item.value for item in self.scalars(key))

    def choice(
        self, key: str, kind: type[_E], default: _E | None = None, called: str | None = None
    ) -> _E | None:
        """Return one of an enumeration's values; missing is a fault unless there is a default.

        Parameters:
            called: what the value is, where the key does not say so.
        """
        names = [member.value for member in kind]
        value = self.text(key, required=default is None, one_of=names)
        if value is None:
            return default
        try:
            return kind(value)
        except ValueError:
            near = did_you_mean(value, names)
            remedy = f"did you mean « {near} »?" if near else f"write one of: {', '.join(names)}"
            self.fault_at(key, f"« {value} » is no {called or key}", remedy)
            return default

    def edtf(self, key: str, *, required: bool = False) -> str | None:
        """Return a date in EDTF, in its normal form."""
        node = self.node(key)
        if isinstance(node, (Items, Fields)):
            shown = node.written or "[2025-06-04,2025-06-11]"
            self.fault(node, f"« {key} » without quotes is a list, not a date", f'quote it: {key}: "{shown}"')
            return None
        value = self.text(key, required=required)
        if value is None:
            return None
        try:
            return str(edtf.parse(value))
        except edtf.EdtfError as error:
            what = error.what if "«" in error.what else f"« {value} » is no date: {error.what}"
            self.fault_at(key, what, error.remedy)
            return None

    def day(self, key: str, *, required: bool = False) -> str | None:
        """Return a whole day, ``2025-06-04``."""
        value = self.text(key)
        if value is None:
            if required and not isinstance(self.node(key), (Items, Fields)) and not self._is_meant(key):
                self.fault_at(key, f"« {key} » is missing", f'add `{key}: "YYYY-MM-DD"`')
            return None
        try:
            if not _ISO_DAY.fullmatch(value):
                raise ValueError(value)
            return date.fromisoformat(value).isoformat()
        except ValueError:
            remedy = "write YYYY-MM-DD" if value != "YYYY-MM-DD" else f"write the day itself, as in {_A_DAY}"
            self.fault_at(key, f"« {value} » is no day", remedy)
            return None

    def integer(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number from ``low`` to ``high``."""
        value = self.text(key)
        if value is None:
            return None
        if not _INTEGER.fullmatch(value) or not low <= int(value) <= high:
            self.fault_at(key, f"« {value} » is no whole number from {low} to {high}", "write digits only")
            return None
        return int(value)

    def boolean(self, key: str) -> bool:
        """Return true or false; missing is false."""
        value = self.text(key)
        if value not in (None, "true", "false"):
            self.fault_at(key, f"« {value} » is neither true nor false", "write true or false")
        return value == "true"

    def coordinates(self, key: str) -> tuple[float, float] | None:
        """Return (latitude, longitude) in degrees."""
        node = self.node(key)
        if node is None:
            return None
        items = node.items if isinstance(node, Items) else ()
        values = [item.value for item in items if isinstance(item, Text) and _DECIMAL.fullmatch(item.value)]
        if len(values) == len(items) == 2:
            latitude, longitude = float(values[0]), float(values[1])
            if abs(latitude) <= 90 and abs(longitude) <= 180:
                return latitude, longitude
        self.fault(
            node,
            f"« {key} » must be a latitude (-90 to 90) and a longitude (-180 to 180)",
            f"write {key}: [48.8566, 2.3522]",
        )
        return None

    def web_address(self, key: str) -> str | None:
        """Return an http or https address."""
        value = self.text(key)
        if value is not None and not is_web_address(value):
            self.fault_at(key, f"« {value} » is no web address", "write https://…, or leave it out")
            return None
        return value

    def mapping(self, key: str, known: Sequence[str]) -> Record | None:
        """Return a mapping inside this one."""
        node = self.node(key)
        if node is None:
            return None
        if not isinstance(node, Fields):
            self.fault(node, f"« {key} » must have keys", f"write below it, indented: {', '.join(known)}")
            return None
        return Record(node, known, self.path, self.faults)


def is_web_address(value: str) -> bool:
    """Tell whether a text is an http(s) address with a host and nothing that could break out of a link."""
    if not value.isprintable() or re.search(r"[\s<>\"'`\\{}|^]", value):
        return False
    try:
        parts = urlsplit(value)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        return False
