"""Average-link grouping."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.cluster.linkage import Cohesion, Fixed, group, group_by_cohesion


def test_the_most_alike_are_joined_first() -> None:
    """A thing goes to the group that it is most like, on the average over all members."""
    found = group(4, {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.85}, threshold=0.3)
    assert found.groups == ((0, 1), (2, 3))
    assert [(j.left, j.right) for j in found.joinings] == [(0, 1), (2, 3)]


def test_a_chain_of_likenesses_makes_no_group() -> None:
    """That neighbours are alike does not join what lies at the ends: the mean counts, not the best pair."""
    assert group(3, {(0, 1): 0.6, (1, 2): 0.55}, threshold=0.5).groups == ((0, 1), (2,))


def test_what_is_kept_apart_stays_apart_however_groups_grow() -> None:
    """A bar between two members holds for the groups that they end up in."""
    alike = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9, (2, 3): 0.95, (0, 3): 0.9, (1, 3): 0.9}
    assert group(4, alike, threshold=0.2, apart=[(0, 3)]).groups == ((0, 1), (2, 3))


def test_what_must_be_together_is_joined_before_likeness_counts() -> None:
    """Pairs given as one are joined without any similarity, unless a bar forbids it."""
    assert group(3, {}, threshold=0.5, together=[(0, 2)]).groups == ((0, 2), (1,))
    assert group(3, {}, threshold=0.5, together=[(0, 2)], apart=[(0, 2)]).groups == ((0,), (1,), (2,))


def test_what_is_laid_down_outweighs_what_was_found() -> None:
    """Pairs laid down as one are joined against every bar that was found; pairs laid down as apart never are."""
    alike = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}
    bars = [(0, 1)]
    together = group(3, alike, threshold=0.2, apart=bars, fixed=Fixed(together=[(0, 1)]))
    assert together.groups == ((0, 1, 2),)
    assert [j.is_fixed for j in together.joinings] == [True, False]
    assert group(3, alike, threshold=0.2, fixed=Fixed(apart=[(0, 1)])).groups == ((0, 2), (1,))
    assert group(3, {}, threshold=0.2, together=[(0, 1)], fixed=Fixed([(0, 1), (1, 2)], [(0, 2)])).groups == ((0, 1), (2,))


def test_a_bar_that_was_found_holds_for_a_group_that_was_laid_down() -> None:
    """What one member of a group contradicts, the group contradicts."""
    alike = {(0, 2): 0.9, (1, 2): 0.9}
    assert group(3, alike, threshold=0.2, apart=[(1, 2)], fixed=Fixed([(0, 1)])).groups == ((0, 1), (2,))


@given(st.permutations(range(4)))
def test_rank_decides_between_the_equally_alike(rank: list[int]) -> None:
    """Which of two equal pairs is joined hangs on the rank, not on the position; positions come back as they were given."""
    ring = [(0, 1), (1, 2), (2, 3), (0, 3)]
    thing = {place: position for position, place in enumerate(rank)}
    alike = {(min(thing[a], thing[b]), max(thing[a], thing[b])): 0.8 for a, b in ring}
    found = group(4, alike, threshold=0.5, fixed=Fixed(rank=rank))
    assert {frozenset(rank[n] for n in members) for members in found.groups} == {frozenset({0, 1}), frozenset({2, 3})}
    assert {frozenset((rank[j.left], rank[j.right])) for j in found.joinings} == {frozenset({0, 1}), frozenset({2, 3})}


def test_what_a_person_said_comes_before_what_was_settled() -> None:
    """What a person held together stays so, though one was settled with a third that the person parted from the other."""
    fixed = Fixed(together=[(1, 2)], apart=[(0, 2)], settled={0: 7, 1: 7})
    assert group(3, {}, threshold=0.3, fixed=fixed).groups == ((0,), (1, 2))


def fill(groups: Sequence[Sequence[int]], within: float, across: float) -> dict[tuple[int, int], float]:
    """Groups of things, how alike those of one and those of two are, in; the similarities of all pairs out."""
    of = {thing: n for n, members in enumerate(groups) for thing in members}
    return {(a, b): within if of[a] == of[b] else across for a, b in combinations(sorted(of), 2)}


def test_groups_are_joined_by_how_alike_each_is_within() -> None:
    """What is enough to join two loose groups is too little between two that are close within themselves."""
    halves = ((0, 1, 2, 3), (4, 5, 6, 7))
    cohesion = Cohesion(usual=0.2, pairs=1, share=0.6)
    assert group_by_cohesion(8, fill(halves, 0.6, 0.2), cohesion).groups == halves
    assert group_by_cohesion(8, fill(halves, 0.25, 0.2), cohesion).groups == (tuple(range(8)),)


def test_what_is_laid_down_holds_with_cohesion_too() -> None:
    """Pairs laid down as one are joined without likeness, those apart never; two settled groups are not joined."""
    cohesion = Cohesion(usual=0.2, pairs=1, share=0.5)
    alike = fill(((0, 1, 2, 3),), 0.9, 0.0)
    assert group_by_cohesion(4, {}, cohesion, fixed=Fixed(together=[(0, 2)])).groups == ((0, 2), (1,), (3,))
    assert group_by_cohesion(4, {}, cohesion, together=[(1, 3)]).groups == ((0,), (1, 3), (2,))
    found = group_by_cohesion(4, alike, cohesion, fixed=Fixed(settled={0: 7, 1: 7, 2: 8}))
    assert all(not {0, 2} <= set(members) for members in found.groups)
    assert any({0, 1} <= set(members) for members in found.groups)


@given(st.permutations(range(6)))
def test_with_cohesion_the_order_of_things_changes_no_group(order: list[int]) -> None:
    """Where no two similarities are equal, the same things are together however they are numbered."""
    alike = {(a, b): (a + 1) * (b + 3) % 17 / 20 + (a + 10 * b) / 1e4 for a, b in combinations(range(6), 2)}
    place = {thing: position for position, thing in enumerate(order)}
    moved = {(min(place[a], place[b]), max(place[a], place[b])): value for (a, b), value in alike.items()}
    cohesion = Cohesion(usual=0.3, pairs=2, share=0.8)
    found = {frozenset(order[n] for n in members) for members in group_by_cohesion(6, moved, cohesion).groups}
    assert found == {frozenset(members) for members in group_by_cohesion(6, alike, cohesion).groups}
