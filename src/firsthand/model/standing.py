"""How a claim stands among the reports, and how much of each kind a brief has room for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Standing(Enum):
    """How a claim stands, in the order in which the brief shows it; the value is the heading."""

    ONE_SOURCE = "Several reports, one source"
    UNSETTLED = "One source or more: the reports do not tell"
    SEVERAL = "More than one independent source"
    UNNAMED = "Several reports, no source named"
    ONE_REPORT = "Credited to somebody in one report only, copies aside"


@dataclass(frozen=True, slots=True)
class Room:
    """How much a brief shows; what is beyond it is told by number.

    Attributes:
        claims: In all, by quota of their standing.
        chains, reports: Of one claim.
        against: Lines of one claim about what stands against it: a number that fifty reports give otherwise has fifty sides.
        gaps, dates: Lines of the verification gaps, and of the timeline.
        stories, listed, copies: Events with a heading of their own, reports below each, and copies.
    """

    claims: int
    chains: int
    reports: int
    against: int
    gaps: int
    dates: int
    stories: int
    listed: int
    copies: int


# No trial: what a desk reads before a call, about two screens; and what a large case is worth on paper.
PAGE = Room(claims=10, chains=2, reports=4, against=2, gaps=12, dates=12, stories=3, listed=8, copies=3)
FULL = Room(claims=40, chains=10, reports=20, against=5, gaps=60, dates=80, stories=12, listed=40, copies=20)


def room_of(*, is_full: bool) -> Room:
    """Whether more than one page is asked for in, how much a brief shows out."""
    return FULL if is_full else PAGE


# Claims for each standing of so many in all, so that no kind crowds out the others; what one leaves goes to the first three.
QUOTED_OF = 16
QUOTAS = {
    Standing.ONE_SOURCE: 5,
    Standing.UNSETTLED: 3,
    Standing.SEVERAL: 4,
    Standing.UNNAMED: 2,
    Standing.ONE_REPORT: 2,
}
SOURCED = (Standing.ONE_SOURCE, Standing.UNSETTLED, Standing.SEVERAL)
# Claims. Where reports share so little that fewer than this are shown, more of those from one report are.
MIN_CLAIMS = 8


def count_chosen(sizes: Mapping[Standing, int], limit: int = PAGE.claims) -> dict[Standing, int]:
    """How many key claims stand in each way, and for how many there is room, in; how many of each are shown out."""
    taken = dict.fromkeys(sizes, 0)
    quotas = {standing: max(1, int(n * limit / QUOTED_OF + 0.5)) for standing, n in QUOTAS.items()}
    rounds = (
        (tuple(sizes), quotas, limit),
        (SOURCED, dict.fromkeys(SOURCED, limit), limit),
        ((Standing.ONE_REPORT,), {Standing.ONE_REPORT: limit}, min(limit, MIN_CLAIMS)),
    )
    for standings, room_of, most in rounds:
        for standing in standings:
            left = max(0, most - sum(taken.values()))
            taken[standing] += min(left, room_of[standing], sizes[standing] - taken[standing])
    return taken
