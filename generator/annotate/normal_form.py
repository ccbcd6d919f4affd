"""Annotate texts whose accents are written as marks of their own (NFD), with spans into the text as stored."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from generator.model import Span

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Layer = TypeVar("Layer", bound="DataclassInstance")


def compose(text: str) -> tuple[str, list[int]] | None:
    """Return a text with composed letters, and where each of its characters began; None if it is composed already.

    The list has one entry more than the composed text: the length of the text as given.

    >>> compose("e\u0301t")
    ('ét', [0, 2, 3])
    """
    if unicodedata.is_normalized("NFC", text):
        return None
    composed: list[str] = []
    starts: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        letters = unicodedata.normalize("NFC", text[start:end])
        composed.append(letters)
        starts.extend([start] * len(letters))
        start = end
    return "".join(composed), [*starts, len(text)]


def restore_spans(layer: Layer, starts: list[int], text: str) -> Layer:
    """Return an annotation with every span pointing into the text as stored, and its words taken from there.

    Parameters:
        layer: a model dataclass made over the composed text.
        starts: from `compose`.
        text: the text as stored.
    """
    changed: dict[str, Any] = {}
    for name in (item.name for item in fields(layer)):
        changed[name] = _restore(getattr(layer, name), starts, text)
    span = changed.get("span")
    if isinstance(span, Span):
        changed |= {name: span.of(text) for name in ("text", "form") if name in changed}
    return replace(layer, **changed)


def _restore(value: Any, starts: list[int], text: str) -> Any:
    if isinstance(value, Span):
        return Span(starts[value.start], starts[value.end])
    if isinstance(value, tuple):
        return tuple(_restore(item, starts, text) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return restore_spans(value, starts, text)
    return value
