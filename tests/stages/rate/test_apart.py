"""What makes two sources certainly two, where there are many: the limits of the search."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.rate import apart

if TYPE_CHECKING:
    from tests.stages.rate.conftest import Pile

NAMES = [
    f"{first} {last}"
    for first in ("Lena", "Tomas", "Ruta", "Ola", "Ida")
    for last in ("Arden", "Brink", "Selm", "Reyes", "Dorn", "Pell")
]


def test_beyond_the_exact_search_names_still_count(pile: Pile) -> None:
    """Thirty people with names of their own are thirty, though so many are no longer searched exactly."""
    for number, name in enumerate(NAMES):
        pile.report(f"Host {number}", pile.source(name))
    assert len(NAMES) > apart._EXACT_SEARCH
    assert pile.bounds == (30, 30)


def test_beyond_the_most_compared_the_lower_bound_is_only_smaller(pile: Pile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more groups than are compared, those that most reports tell stand for the lower bound; the upper one counts all."""
    monkeypatch.setattr(apart, "MOST_COMPARED", 3)
    for number, name in enumerate(("Lena Arden", "Tomas Brink", "Ruta Selm", "Ola Reyes", "Ola Reyes")):
        pile.report(f"Host {number}", pile.source(name))
    assert pile.bounds == (3, 4)
    assert pile.sources["Ola Reyes"].id in pile.rated().reasons[0].sources or "Ola Reyes (2)" in pile.rated().reasons[0].detail


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])))
def test_the_greedy_search_never_finds_too_many(pairs: set[tuple[int, int]]) -> None:
    """What is found greedily holds only groups any two of which are apart, and never more than the exact search finds."""
    edges = {n: {b if a == n else a for a, b in pairs if n in (a, b)} for n in range(8)}
    exact = apart._largest_clique(edges)
    greedy = apart._greedy_clique(edges)
    for found in (exact, greedy):
        assert all(m in edges[n] for n, m in combinations(found, 2))
    assert 1 <= len(greedy) <= len(exact)
    largest = max(
        size
        for size in range(1, 9)
        for some in combinations(range(8), size)
        if all(m in edges[n] for n, m in combinations(some, 2))
    )
    assert len(exact) == largest
