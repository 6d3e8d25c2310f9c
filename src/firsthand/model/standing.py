"""How a claim stands among the reports, and how many claims of each standing a brief has room for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Standing(Enum):
    """How a claim stands, in the order in which the brief shows it; the value is the heading."""

    ONE_SOURCE = "Several reports, one source"
    UNSETTLED = "One source or more: the reports do not tell"
    SEVERAL = "More than one independent source"
    UNNAMED = "Several reports, no source named"
    ONE_REPORT = "Credited to somebody in one report only, copies aside"


# Claims: a page on the desk; the rest is told by number only.
MAX_CLAIMS = 16
# Claims for each standing, so that no kind crowds out the others; what one leaves goes to the first three.
QUOTAS = {
    Standing.ONE_SOURCE: 5,
    Standing.UNSETTLED: 3,
    Standing.SEVERAL: 4,
    Standing.UNNAMED: 2,
    Standing.ONE_REPORT: 2,
}
# Lines: what stands against a claim, as far as the brief shows it; a number that fifty reports give otherwise has fifty sides.
MAX_AGAINST = 3
SOURCED = (Standing.ONE_SOURCE, Standing.UNSETTLED, Standing.SEVERAL)
# Claims. Where reports share so little that fewer than this are shown, more of those from one report are.
MIN_CLAIMS = 8


def count_chosen(sizes: Mapping[Standing, int], limit: int = MAX_CLAIMS) -> dict[Standing, int]:
    """How many key claims stand in each way in, how many of each are shown out."""
    taken = dict.fromkeys(sizes, 0)
    rounds = (
        (tuple(sizes), QUOTAS, limit),
        (SOURCED, dict.fromkeys(SOURCED, limit), limit),
        ((Standing.ONE_REPORT,), {Standing.ONE_REPORT: limit}, min(limit, MIN_CLAIMS)),
    )
    for standings, room_of, most in rounds:
        for standing in standings:
            left = max(0, most - sum(taken.values()))
            taken[standing] += min(left, room_of[standing], sizes[standing] - taken[standing])
    return taken
