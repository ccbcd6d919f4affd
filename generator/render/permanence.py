"""What a page says of itself, so that it can be cited: its address for good, and which state of it was read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.addresses import address
from generator.french import dates
from generator.model import Ref, RefKind
from generator.render.labels import label
from generator.render.lookup import Lookup
from generator.render.page import SiteInfo


@dataclass(frozen=True, slots=True)
class Permanence:
    """The address of a page and the state of its content, in words.

    Parameters:
        address: the permanent address, or None while there is none: nobody has kept the thing, or the site is not
            published yet.
        provisional: a sentence that says why the address may change, or None.
        digest: of the content (`generator.model.PageState`), or None where it is not known.
        changed: the day of the last change in words, or None.
    """

    address: str | None
    provisional: str | None
    digest: str | None
    changed: str | None


def permanence(lookup: Lookup, site: SiteInfo, ref: Ref) -> Permanence:
    """Return what the page of a thing says of its own address and state."""
    state = lookup.states.get(ref)
    stays = is_permanent(lookup, ref)
    return Permanence(
        site.site_url + address(ref) if stays and site.is_placed else None,
        None if stays else label("provisional", ref.kind.value),
        state.digest if state else None,
        dates.short(state.changed) if state and state.changed else None,
    )


def is_permanent(lookup: Lookup, ref: Ref) -> bool:
    """Tell whether the address of a page stays: an editor keeps the thing, or its id was minted once."""
    match ref.kind:
        case RefKind.ARTICLE:
            return True
        case RefKind.EVENT:
            return ref.id in lookup.events and lookup.events[ref.id].kept
        case _:
            return ref in lookup.entities and lookup.entities[ref].record is not None
