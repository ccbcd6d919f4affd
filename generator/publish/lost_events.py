"""Notice kept events whose address answered on the last site and would no longer."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.addresses import FOLDERS, PROVISIONAL, address
from generator.errors import Fault
from generator.model import Ref, RefKind

_INDEX_PAGES: Final = "liste"  # further pages of the index; no id of an event


def lost_events(old: Path, new: Path) -> tuple[Fault, ...]:
    """Tell of each kept event that one site has and the other has not.

    An address that was given once answers for ever: a file of `data/events/` that was renamed or deleted breaks all
    links to it. Only a comparison shows it, for nothing else remembers the file. It is a notice, not a fault: the
    last site may be that of another branch, or was shown to nobody.

    Parameters:
        old: the folder of the site in place; there may be none.
        new: the folder of the site that was built.

    Returns:
        One notice an event, on the file that is missing, sorted.
    """
    gone = _kept(old) - _kept(new)
    remedy = "give the file its name back; to close an event, write merged_into: or withdrawn: in it"
    return tuple(
        Fault(
            f"data/events/{id_}.yml", 0, 0, f"the last site had {_shown(id_)}, which answers no more", remedy
        )
        for id_ in sorted(gone)
    )


def _kept(site: Path) -> frozenset[str]:
    pages = (site / FOLDERS[RefKind.EVENT]).glob("*/index.html")
    return frozenset(
        page.parent.name
        for page in pages
        if page.parent.name != _INDEX_PAGES and not PROVISIONAL.fullmatch(page.parent.name)
    )


def _shown(id_: str) -> str:
    return f"/{address(Ref(RefKind.EVENT, id_))}"
