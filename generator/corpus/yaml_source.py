"""Read YAML as editors mean it: every value as written, every key and value with its line and column.

Ordinary loaders turn `NO` into false and `12:30` into 750, keep the last of two equal keys, and follow aliases
that a few lines can make a billion of. Here a scalar stays text until somebody asks for a number, and all that
goes beyond plain mappings, lists and text is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from generator.errors import Fault

MAX_DEPTH: Final = 12
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CONTROL_CHARACTERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LONG_QUOTATION: Final = re.compile(r"« ([^«»]{60})[^«»]{2,}»")
_LONGEST_MESSAGE: Final = 2000  # characters; nobody reads more, and an editor's file may hold any amount
# What the parser notices only later; the place to mend is where it began.
_TOLD_AT_THE_END: Final = (
    "unexpected end of stream",
    "could not find expected ':'",
    "did not find expected ','",
)
_INDENTED_KEY: Final = re.compile(r"[ ]+[\w-]+")
_COMMENT_STUCK_TO_WORD: Final = re.compile(r"[ \t]+#[^\s#]")


def in_brief(message: str) -> str:
    """Return a message on one line: what it quotes between « » is cut, what cannot be printed is left out."""
    printed = "".join(
        c if c.isprintable() or c in "\u00a0\u202f" else " " for c in message[:_LONGEST_MESSAGE]
    )
    return _LONG_QUOTATION.sub(r"« \1… »", printed)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as written; ``quoted`` tells `"null"` (text) from `null` (nothing)."""

    value: str
    quoted: bool
    line: int
    column: int

    @property
    def is_null(self) -> bool:
        """Tell whether the editor wrote nothing: an empty value, ``~`` or ``null`` without quotes."""
        return not self.quoted and self.value in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``written`` is its source when it stands in brackets on one line, else the empty string."""

    items: tuple[Node, ...]
    written: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping: keys are unique; in file order; ``written`` as for `Items`."""

    entries: tuple[tuple[Text, Node], ...]
    written: str
    line: int
    column: int


Node = Text | Items | Fields


def load(text: str, path: str, faults: list[Fault], first_line: int = 1) -> Node | None:
    """Read one YAML document.

    Parameters:
        text: the document, without byte order mark; CRLF is fine.
        path: the file as faults name it.
        faults: where what is wrong is added.
        first_line: the file's line on which ``text`` begins.

    Returns:
        The document; None if it is empty or cannot be read (then a fault says so).

    Example:
        >>> load("pays: NO", "x.yml", []).entries[0][1].value
        'NO'
    """
    reader = _Reader(text, path, faults, first_line)
    try:
        return reader.document(yaml.parse(text, Loader=_Loader))
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        found = CONTROL_CHARACTERS.search(text)
        before = text[: found.start()] if found else before
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        reader.fault(line, column, "a control character stands here", "delete it")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        began = error.context_mark
        late = any(words in (error.problem or "") for words in _TOLD_AT_THE_END)
        if late and began and mark and mark.line > began.line:
            mark = began
        line, column = (mark.line, mark.column) if mark else (0, 0)
        reader.fault(line, column, *_explain(error.problem or "", reader.source_line(line), column))
    except _TooDeepError:
        pass
    return None


def _explain(problem: str, line: str, column: int) -> tuple[str, str]:
    """Say what the parser's words mean to an editor, and what to do."""
    at = line[column : column + 1]
    if "\t" in line[: column + 1]:
        return "a tab indents this line", "indent with spaces"
    if "mapping values are not allowed" in problem and _INDENTED_KEY.fullmatch(line[:column]):
        return "this key is indented below a line that has a value", "align it with the keys above"
    if "mapping values are not allowed" in problem:
        return "a second colon stands in this value", 'put the value between quotes: "…"'
    if "cannot start any token" in problem:
        return f"a value cannot begin with « {at} »", 'put the value between quotes: "…"'
    if "flow sequence" in problem or "',' or ']'" in problem:
        return "a bracket [ is not closed", "close the list with ], or put text between quotes"
    if "',' or '}'" in problem:
        return "a brace { is not closed", "close it with }, or put text between quotes"
    if "unexpected end of stream" in problem:
        return "a quotation mark is not closed", "close it on the same line"
    if "escape" in problem:
        return "this backslash sequence means nothing", "write \\\\ for a backslash, or use single quotes"
    if "could not find expected ':'" in problem:
        return "this line has no colon", "write `key: value`, or indent the line to continue the text above"
    if "alias" in problem or "anchor" in problem or "alphabetic or numeric" in problem:
        return "anchors (&) and aliases (*) are not used here", "put the value between quotes"
    if "did not find expected key" in problem or "<block end>" in problem:
        return (
            "this does not continue the lines above",
            "align the keys, and put a text with quotation marks or colons wholly between quotes",
        )
    return f"this is not YAML ({problem})", "compare the line with those around it; quote unusual text"


class _TooDeepError(Exception):
    """Stop at a document nested beyond all use; the fault is already told."""


@dataclass(slots=True)
class _Open:
    """A collection being read."""

    event: Any
    children: list[Node]


class _Reader:
    """Build nodes out of parser events, without recursion: nesting costs an attacker's file, not our stack."""

    def __init__(self, text: str, path: str, faults: list[Fault], first_line: int) -> None:
        self.lines = text.splitlines()
        self.path = path
        self.faults = faults
        self.first_line = first_line

    def fault(self, line: int, column: int, what: str, remedy: str) -> None:
        self.faults.append(Fault(self.path, self.first_line + line, column + 1, in_brief(what), remedy))

    def source_line(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""

    def document(self, events: Iterator[Any]) -> Node | None:
        stack: list[_Open] = []
        root: Node | None = None
        documents = 0
        sound = True
        for event in events:
            start: Any = getattr(event, "start_mark", None)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.fault(start.line, 0, "a second document begins here", "delete the line ---")
                    return None
                continue
            sound = self._plain_enough(event) and sound
            node: Node | None = None
            if isinstance(event, yaml.ScalarEvent):
                node = self._scalar(event)
            elif isinstance(event, yaml.AliasEvent):
                node = Text("", False, self.first_line + start.line, start.column + 1)
            elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                if len(stack) == MAX_DEPTH:
                    self.fault(start.line, start.column, "this is nested too deeply", "write it flatter")
                    raise _TooDeepError
                stack.append(_Open(event, []))
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                node = self._close(stack.pop(), event)
            if node is not None and stack:
                stack[-1].children.append(node)
            elif node is not None:
                root = node
        return root if sound and not (isinstance(root, Text) and root.is_null) else None

    def _plain_enough(self, event: Any) -> bool:
        """Refuse anchors, aliases and tags, which are ways to say more than data."""
        if getattr(event, "anchor", None):
            what = "anchors (&) and aliases (*) are not used here"
            remedy = "write the value out, or put it between quotes"
        elif getattr(event, "tag", None):
            what, remedy = (
                f"the tag « {event.tag} » is not used here",
                "delete it, or put the value between quotes",
            )
        else:
            return True
        self.fault(event.start_mark.line, event.start_mark.column, what, remedy)
        return False

    def _scalar(self, event: Any) -> Text:
        start = event.start_mark
        quoted = event.style in ("'", '"', "|", ">")
        if CONTROL_CHARACTERS.search(event.value):
            self.fault(start.line, start.column, "a control character stands in this text", "delete it")
        if not quoted and _COMMENT_STUCK_TO_WORD.match(
            self.source_line(event.end_mark.line), event.end_mark.column
        ):
            self.fault(
                event.end_mark.line,
                event.end_mark.column,
                "what follows # would be lost as a comment",
                'put the whole value between quotes: "…", or a space after # if it is a comment',
            )
        return Text(event.value, quoted, self.first_line + start.line, start.column + 1)

    def _close(self, opened: _Open, end: Any) -> Node:
        start, mark = opened.event.start_mark, end.end_mark
        line, column = self.first_line + start.line, start.column + 1
        one_line = opened.event.flow_style and start.line == mark.line
        written = self.source_line(start.line)[start.column : mark.column] if one_line else ""
        if isinstance(opened.event, yaml.SequenceStartEvent):
            return Items(tuple(opened.children), written, line, column)
        entries: list[tuple[Text, Node]] = []
        first: dict[str, int] = {}
        for key, value in zip(opened.children[::2], opened.children[1::2], strict=True):
            if not isinstance(key, Text):
                self.faults.append(
                    Fault(self.path, key.line, key.column, "a key must be a word", "write `key: value`")
                )
            elif key.value in first:
                self.faults.append(
                    Fault(
                        self.path,
                        key.line,
                        key.column,
                        in_brief(f"the key « {key.value} » already stands on line {first[key.value]}"),
                        "keep one of the two",
                    )
                )
            else:
                first[key.value] = key.line
                entries.append((key, value))
        return Fields(tuple(entries), written, line, column)
