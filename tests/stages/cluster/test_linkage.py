"""Average-link grouping."""

from __future__ import annotations

from firsthand.stages.cluster.linkage import group


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
