"""Stage 4: whatever the encoder thinks of heads, a sentence is a tree, and a tree that it sees is left alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from firsthand.stages.annotate.trees import hang

SIZES = st.integers(1, 14).map(lambda n: (n, n))
FITS = SIZES.flatmap(lambda shape: arrays.arrays(np.float32, shape, elements=st.floats(width=32, allow_subnormal=False)))
"""Any square of numbers, the endless ones and those that are none included."""
TIES = SIZES.flatmap(lambda shape: arrays.arrays(np.float32, shape, elements=st.sampled_from([0.0, 1.0, 2.0])))


def _top(heads: Sequence[int], word: int) -> int | None:
    """The root that a word's way leads to; None where it goes round."""
    for _ in range(len(heads) + 1):
        if heads[word] == word:
            return word
        word = heads[word]
    return None


def _crossings(heads: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of words whose branches cross."""
    branches = [(min(n, h), max(n, h), n) for n, h in enumerate(heads) if n != h]
    return [(a, b) for low, high, a in branches for start, end, b in branches if low < start < high < end]


@given(fit=st.one_of(FITS, TIES))
def test_any_numbers_give_a_tree(fit: np.ndarray) -> None:
    """Every word's way leads to a root, so there is one at least and no way goes round."""
    heads = hang(fit)
    assert len(heads) == len(fit)
    assert all(0 <= head < len(fit) for head in heads)
    assert all(_top(heads, word) is not None for word in range(len(heads)))


@given(fit=st.one_of(FITS, TIES))
def test_no_branches_cross_below_a_root(fit: np.ndarray) -> None:
    """Of two branches that cross, one hangs on a root, where it cannot be hung higher."""
    heads = hang(fit)
    for one, other in _crossings(heads):
        assert heads[heads[one]] == heads[one] or heads[heads[other]] == heads[other]


@given(fit=st.one_of(FITS, TIES))
def test_the_same_numbers_give_the_same_tree(fit: np.ndarray) -> None:
    """Nothing is left to chance, and the numbers are not touched."""
    before = fit.copy()
    assert hang(fit) == hang(fit)
    assert np.array_equal(before, fit, equal_nan=True)


@st.composite
def trees(draw: st.DrawFn, first: int = 0, size: int | None = None, head: int | None = None) -> list[int]:
    """Heads of a tree without crossing branches: a root, and on each side of it words that hang on one of theirs."""
    if size is None:
        size = draw(st.integers(1, 14))
    if size == 0:
        return []
    own = draw(st.integers(first, first + size - 1))
    left = draw(trees(first, own - first, own))
    right = draw(trees(own + 1, first + size - own - 1, own))
    return [*left, own if head is None else head, *right]


@given(heads=trees(), noise=st.integers(0, 2**32 - 1))
def test_heads_that_are_a_tree_are_kept(heads: list[int], noise: int) -> None:
    """Where the best head of each word gives a tree without crossings, that is what comes out, whatever the rest looks like."""
    fit = np.random.default_rng(noise).uniform(-5, 5, (len(heads), len(heads))).astype(np.float32)
    fit[range(len(heads)), heads] = 6
    assert hang(fit) == heads


@pytest.mark.parametrize(
    ("best", "second", "expected"),
    [
        # two words that hang on each other: the one that loses less becomes the root
        ([1, 0], {(0, 0): 3, (1, 1): 1}, [0, 0]),
        # a ring beside a root: the word that loses least is hung on the root's side
        ([1, 0, 2], {(0, 2): 1, (1, 2): 3}, [1, 2, 2]),
        # a ring of three, none of which fits elsewhere as well as the second as a root
        ([1, 2, 0], {(1, 1): 3}, [1, 1, 0]),
    ],
)
def test_a_ring_is_opened_where_least_is_lost(best: list[int], second: dict[tuple[int, int], int], expected: list[int]) -> None:
    """One word of a ring leaves it, for the head that it fits nearly as well."""
    fit = np.full((len(best), len(best)), -9.0)
    fit[range(len(best)), best] = 5
    for place, value in second.items():
        fit[place] = value
    assert hang(fit) == expected


def test_a_crossed_branch_is_hung_one_higher() -> None:
    """Of two branches that cross the shorter one is lifted, to the head of its head."""
    heads = [3, 4, 3, 3, 3]
    assert _crossings(heads) == [(0, 1)]
    assert hang(np.eye(5)[heads]) == [3, 3, 3, 3, 3]


def test_a_long_ring_is_opened() -> None:
    """A sentence as long as a window whose words all hang on the next, and the last on the first, becomes a tree."""
    size = 126
    heads = hang(np.eye(size)[[(n + 1) % size for n in range(size)]])
    assert all(_top(heads, word) is not None for word in range(size))
