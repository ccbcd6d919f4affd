"""What became of each page: it stands, it moved, it was merged or split, it is gone, it is new.

What answers at its old address decides first; then the words on which it rests; then, for an event whose sentence
was reworded, its facts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.compare.state import Key
from generator.model import Ref


@dataclass(frozen=True, slots=True)
class Node:
    """A page as it is followed from one state to the other.

    Parameters:
        keys: the passages on which it rests, in a form that both states share.
        likeness: what else would make it the same, with the articles that tell of it; None to ask for nothing.
    """

    ref: Ref
    keys: frozenset[Key]
    likeness: Key | None = None
    articles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Fates:
    """What became of the pages of one kind.

    Parameters:
        heir: for each earlier page, the page that it is now.
        main: for each page of now, the earlier page that it is, if it is one; the other ones were merged into it.
        sprung: for each page that is none of the earlier ones, the one that held some of its words.
        gone, new: what has neither.
    """

    heir: dict[Ref, Ref] = field(default_factory=dict)
    main: dict[Ref, Ref] = field(default_factory=dict)
    sprung: dict[Ref, Ref] = field(default_factory=dict)
    gone: list[Ref] = field(default_factory=list)
    new: list[Ref] = field(default_factory=list)


def fates(before: Sequence[Node], after: Sequence[Node], answers: Mapping[Ref, Ref]) -> Fates:
    """Follow each page of one kind from one state to the next.

    Parameters:
        before, after: the pages, in the order in which they are told.
        answers: which page answers at each address afterwards.
    """
    found = Fates()
    olds, news = {node.ref: node for node in before}, {node.ref: node for node in after}
    for old in before:
        answer = answers.get(old.ref)
        if answer in news:
            found.heir[old.ref] = answer
    # What nothing answers for is what now holds its words: a page that is new, else one that holds them all.
    taken = {*found.heir.values(), *olds}
    fresh, holders = _by_key(node for node in after if node.ref not in taken), _by_key(after)
    for old in before:
        if old.ref not in found.heir:
            heir = _most_shared(old, fresh) or _most_shared(old, holders, whole=True)
            if heir is not None:
                found.heir[old.ref] = heir
    taken = {*found.heir.values(), *olds}
    _alike(found, before, [node for node in after if node.ref not in taken])
    heirs: dict[Ref, list[Node]] = {}
    for old_ref, new_ref in found.heir.items():
        heirs.setdefault(new_ref, []).append(olds[old_ref])
    earlier = _by_key(before)
    for node in after:
        if node.ref in heirs:
            found.main[node.ref] = node.ref if node.ref in olds else _strongest(node, heirs[node.ref])
        elif (source := _most_shared(node, earlier)) is not None:
            found.sprung[node.ref] = source
        else:
            found.new.append(node.ref)
    found.gone = [node.ref for node in before if node.ref not in found.heir]
    return found


def _by_key(nodes: Iterable[Node]) -> dict[Key, list[Ref]]:
    found: dict[Key, list[Ref]] = {}
    for node in nodes:
        for key in node.keys:
            found.setdefault(key, []).append(node.ref)
    return found


def _most_shared(node: Node, holders: Mapping[Key, Sequence[Ref]], *, whole: bool = False) -> Ref | None:
    """Return the page that holds most of a node's words, all of them if so asked; the first by address of equals."""
    shared = Counter(ref for key in node.keys for ref in holders.get(key, ()))
    least = len(node.keys) if whole else 1
    return min(((-count, ref) for ref, count in shared.items() if count >= least), default=(0, None))[1]


def _strongest(node: Node, mine: Sequence[Node]) -> Ref:
    return min(mine, key=lambda old: (-len(node.keys & old.keys), old.ref)).ref


def _alike(found: Fates, before: Iterable[Node], left: Sequence[Node]) -> None:
    """Take for the same what is alike and told by the same article, where there is one of each alone."""
    lost = [node for node in before if node.ref not in found.heir and node.likeness is not None]
    for old in lost:
        fitting = [node for node in left if _fits(old, node)]
        rivals = [node for node in lost if fitting and _fits(node, fitting[0])]
        if len(fitting) == len(rivals) == 1:
            found.heir[old.ref] = fitting[0].ref


def _fits(old: Node, new: Node) -> bool:
    return old.likeness == new.likeness and bool(old.articles & new.articles)
