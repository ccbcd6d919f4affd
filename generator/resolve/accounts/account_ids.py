"""The ids of accounts: from their sentence and property, whatever the event is called and whoever else speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import Ref
from generator.resolve.accounts.gather import Told
from generator.resolve.texts.ids import Minter, digest, sentence_anchor


def account_ids(tolds: Mapping[str, Sequence[Told]]) -> dict[str, dict[tuple[object, ...], tuple[str, ...]]]:
    """Return for each event, by `Told.key`, the id of each account, then those of what says the same again.

    Two claims on one property in one sentence get ``-2`` by their place in it. Nothing else counts: an event that is
    kept, merged or corrected, a sentence that is edited elsewhere in the article, another article move no id.

    Parameters:
        tolds: the claims about each event, by its id.
    """
    every = [
        (one, event_id) for event_id, told in tolds.items() for first in told for one in (first, *first.again)
    ]
    minter = Minter()
    ids: dict[tuple[str, tuple[object, ...]], str] = {}
    said: dict[tuple[str, str, Ref, str], str] = {}
    for one, event_id in sorted(every, key=lambda pair: (pair[0].key, pair[1])):
        document = one.telling.document
        passage = document.passage(one.claim.span)
        if passage is None:
            continue
        base = digest((document.id, sentence_anchor(document, passage.sentence), one.claim.property), 10)
        # What a sentence says twice of an event it says once.
        claim = (base, event_id, one.authority, one.values.shown)
        if claim not in said:
            said[claim] = minter.mint(base)
        ids[event_id, one.key] = said[claim]
    return {
        event_id: {
            first.key: tuple(
                dict.fromkeys(
                    ids[event_id, one.key] for one in (first, *first.again) if (event_id, one.key) in ids
                )
            )
            for first in told
        }
        for event_id, told in tolds.items()
    }
