"""All articles and what editors decided → the chronicle: people, dates, events, accounts.

`resolving` puts the steps in order; each package may import those before it: `texts` → `names` → `tellings` →
`matching` → `accounts` → `decisions` → `settling` → `events` → `entries` → `checks`.
"""

from generator.resolve.explain import explain
from generator.resolve.resolving import resolve

__all__ = ["explain", "resolve"]
