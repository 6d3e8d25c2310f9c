"""Which story an undated document that is like none belongs to: by the rare names that the reports of one have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from firsthand.stages.cluster.profiles import Profile

LEAST_REPORTS = 2
"""Dated documents of a story; fewer do not show what all who tell of it have in common."""
HELD_BY = 0.5
"""Share of a story's documents that must have a name for it to be one of the story's."""
RARE = 0.9
"""How rare a name must be in English (`Profile.rarity`) to say which event is meant: people and places of public life are not."""
LEAST_NAMES = 3
"""So many of a story's rare names the undated document must have.

Trial on small cases with undated documents among dated ones (B³): without the rarity, 2 of 8 look-alikes of public affairs were
joined, 0.762 to 0.732; with it none, and an eyewitness's note of the demo comes to its story."""


def find_homes(groups: Sequence[Sequence[int]], profiles: Sequence[Profile], is_dated: Sequence[bool]) -> dict[int, int]:
    """Groups of documents, what each is about and whether it has a date, in; for groups of one undated the group it joins, out.

    Where two stories have as many of its names, it stays alone: nothing says which one it tells of.
    """
    lone = [n for n, group in enumerate(groups) if len(group) == 1 and not is_dated[group[0]]]
    dated = [[member for member in group if is_dated[member]] for group in groups]
    tales = {n: _names_of([profiles[m] for m in found]) for n, found in enumerate(dated) if len(found) >= LEAST_REPORTS}
    homes: dict[int, int] = {}
    for n in lone:
        about = profiles[groups[n][0]]
        own = {name for name in about.names if about.rarity[name] >= RARE}
        shared = sorted(((len(own & names), home) for home, names in tales.items()), reverse=True)[:2]
        best = [home for count, home in shared if count >= LEAST_NAMES and count == shared[0][0]]
        if len(best) == 1:
            homes[n] = best[0]
    return homes


def _names_of(profiles: Sequence[Profile]) -> frozenset[str]:
    """The documents of a story in, the names and figures that enough of them have, out."""
    held = Counter(name for one in profiles for name in one.names)
    return frozenset(name for name, count in held.items() if count >= HELD_BY * len(profiles))
