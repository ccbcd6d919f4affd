"""Take typed values out of a gold file; what does not fit becomes a fault with its line and column.

Unlike the files of a chronicle, gold may come from a program that writes YAML aliases (``&id001``): they are followed.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

import yaml

from generator.edtf import EdtfError
from generator.errors import Fault
from generator.evaluate.dates import readings

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL: Final = "tag:yaml.org,2002:null"
_TRUE: Final = frozenset({"true", "yes", "on"})
_FALSE: Final = frozenset({"false", "no", "off"})


class Fields:
    """One mapping of a gold file, read key by key; every read tells its faults."""

    def __init__(
        self, node: yaml.MappingNode, known: Collection[str], path: str, faults: list[Fault]
    ) -> None:
        self.path = path
        self.faults = faults
        self.node = node
        self._values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            if name in self._values:
                self.fault(key, f"the key « {name} » stands twice", "keep one of the two")
            elif name not in known:
                near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
                remedy = (
                    f"did you mean « {near[0]} »?"
                    if near
                    else f"the keys here are {', '.join(sorted(known))}"
                )
                self.fault(key, f"the key « {name} » is not known here", remedy)
            else:
                self._values[name] = value

    def fault(self, node: yaml.Node, what: str, remedy: str) -> None:
        """Add a fault at a node."""
        mark = node.start_mark
        self.faults.append(Fault(self.path, mark.line + 1, mark.column + 1, what, remedy))

    def has(self, key: str) -> bool:
        """Tell whether the key has a value other than null."""
        return key in self._values and self._values[key].tag != _NULL

    def at(self, key: str) -> yaml.Node:
        """Return where a key's value stands; the mapping itself for a key that is missing."""
        return self._values.get(key, self.node)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """Return a text, or None."""
        if not self.has(key):
            if required:
                self.fault(self.at(key), f"« {key} » is missing", f"write `{key}: …`")
            return None
        node = self._values[key]
        if not isinstance(node, yaml.ScalarNode):
            self.fault(node, f"« {key} » must be one text", "write it on one line, without brackets")
            return None
        return " ".join(str(node.value).split())

    def texts(self, key: str) -> tuple[str | None, ...]:
        """Return a list of texts, in which null stands for None; one text alone is a list of it."""
        return tuple(None if node.tag == _NULL else str(node.value) for node in self._scalars(key))

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of texts without nulls."""
        return tuple(text for text in self.texts(key) if text is not None)

    def nodes(self, key: str) -> Iterator[tuple[str, yaml.Node]]:
        """Yield each text of a list with where it stands."""
        for node in self._scalars(key):
            if node.tag != _NULL:
                yield str(node.value), node

    def _scalars(self, key: str) -> list[yaml.ScalarNode]:
        node = self._values.get(key)
        if node is None or (node.tag == _NULL and not isinstance(node, yaml.SequenceNode)):
            return []
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for item in items:
            if not isinstance(item, yaml.ScalarNode):
                self.fault(item, f"« {key} » must be a list of texts", "write `- text`")
        return [item for item in items if isinstance(item, yaml.ScalarNode)]

    def mappings(self, key: str, known: Sequence[str], text_key: str = "") -> list[Fields]:
        """Return a list of mappings; a text alone stands for a mapping with that one key, where one is named."""
        node = self._values.get(key)
        if node is None or node.tag == _NULL:
            return []
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found = []
        for item in items:
            if isinstance(item, yaml.ScalarNode) and text_key:
                name = yaml.ScalarNode("tag:yaml.org,2002:str", text_key, item.start_mark, item.end_mark)
                item = yaml.MappingNode(
                    "tag:yaml.org,2002:map", [(name, item)], item.start_mark, item.end_mark
                )
            if isinstance(item, yaml.MappingNode):
                found.append(Fields(item, known, self.path, self.faults))
            else:
                self.fault(item, f"« {key} » must be a list of mappings", "write `- key: value`")
        return found

    def flag(self, key: str) -> bool:
        """Return whether the key is set to true."""
        text = (self.text(key) or "false").lower()
        if text not in _TRUE | _FALSE:
            self.fault(self.at(key), f"« {key} » must be true or false", "write true, or leave the line out")
        return text in _TRUE

    def number(self, key: str) -> float | None:
        """Return a number, or None."""
        return next(iter(self.several_numbers(key)), None)

    def several_numbers(self, *keys: str) -> tuple[float, ...]:
        """Return the numbers under these keys, each one number or a list."""
        found: list[float] = []
        for text, node in (pair for key in keys for pair in self.nodes(key)):
            try:
                found.append(float(text))
            except ValueError:
                self.fault(node, f"« {text} » is not a number", "write digits only")
        return tuple(found)

    def choice(self, key: str, values: Collection[str], default: str | None = None) -> str | None:
        """Return one of the words that are known here."""
        if not self.has(key) and default is None:
            self.fault(self.at(key), f"« {key} » is missing", f"write one of {', '.join(sorted(values))}")
        return next(iter(self.choices(key, values)), default)

    def choices(self, key: str, values: Collection[str]) -> tuple[str, ...]:
        """Return words all of which are known here."""
        found = []
        for text, node in self.nodes(key):
            if text in values:
                found.append(text)
            else:
                known = ", ".join(sorted(values))
                self.fault(node, f"« {text} » is not known as {key}", f"write one of {known}")
        return tuple(found)

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return the whole numbers among those of a mapping from names to numbers, in file order."""
        node = self._values.get(key)
        if node is None or node.tag == _NULL:
            return ()
        if not isinstance(node, yaml.MappingNode):
            self.fault(node, f"« {key} » must be a mapping", "write `{what: number}`")
            return ()
        found: list[int] = []
        for _, value in node.value:
            try:
                number = float(value.value) if isinstance(value, yaml.ScalarNode) else None
            except ValueError:
                number = None
            if number is None:
                self.fault(value, f"a number is wanted under « {key} »", "write digits only")
            elif number == int(number):  # the chronicle keeps whole numbers only
                found.append(int(number))
        return tuple(found)

    def dates(self, *keys: str) -> tuple[str, ...]:
        """Return every value that answers one of the dates under these keys, those of the first key first."""
        found: list[str] = []
        for key in keys:
            node = self._values.get(key)
            members = node.value if isinstance(node, yaml.SequenceNode) else []
            if node is not None and getattr(node, "flow_style", False) and not _quoted(members):
                # A set written without quotes is a list of days to YAML.
                found += self._readings(node, f"[{','.join(str(member.value) for member in members)}]")
            else:
                for text, place in self.nodes(key):
                    found += self._readings(place, text)
        return tuple(dict.fromkeys(found))

    def _readings(self, node: yaml.Node, text: str) -> tuple[str, ...]:
        try:
            return readings(text)
        except EdtfError as error:
            self.fault(node, f"« {text} » is not an EDTF date ({error.what})", error.remedy)
            return ()


def _quoted(members: Sequence[yaml.Node]) -> bool:
    return not members or any(getattr(member, "style", None) for member in members)


def load(text: str, path: str, known: Collection[str], faults: list[Fault]) -> Fields | None:
    """Read a gold file's one mapping; None where it has none, and a fault then says so."""
    try:
        node: Any = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and error.context_mark and mark.line >= text.count("\n"):
            mark = error.context_mark  # noticed at the end; the place to mend is where it began
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = f"this is not YAML ({error.problem or error.context})"
        faults.append(Fault(path, line, column, what, "put unusual text between quotes, and align the keys"))
        return None
    except yaml.YAMLError as error:
        faults.append(
            Fault(path, 1, 1, f"this is not YAML ({' '.join(str(error).split())})", "save it as plain UTF-8")
        )
        return None
    if not isinstance(node, yaml.MappingNode):
        faults.append(Fault(path, 1, 1, "this is no gold annotation", "begin with `id:`, one key a line"))
        return None
    return Fields(node, known, path, faults)
