"""Which documents may share text: their n-grams in, pairs worth comparing exactly out, in time that grows with the documents.

Two sketches find two kinds of pairs. MinHash over three-word shingles finds texts that are much alike, however edited. A few of
the longer n-grams, one from every run, find a stretch of one text within another of whatever length.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

PERMUTATIONS = 128
SEED = 1
LEAST_ALIKE = 3
"""MinHash values in common from which two documents are compared. Two texts of which 6 % of all shingles are shared reach it in
98 of 100 cases, two that share 0.3 %, as unrelated reports do, in less than 1 of 100."""
FULL_HOLDERS = 24
"""Of so many documents with one value each pair is counted. Of more, each with the next ones and the first, in an order by sketch
in which texts that are nearly the same stand together: a stock phrase is held by thousands, and so is an agency's report."""
NEXT_ONES = 3
LEAST_LONG = 3
"""What long n-grams in common must add up to: one that few hold, or three that many do."""


def find_pairs(shingles: Sequence[NDArray[Any]], marks: Sequence[NDArray[Any]]) -> list[tuple[int, int]]:
    """For each document its three-word shingles, and the long n-grams that were picked, in; pairs of positions out.

    Pairs of documents that are alike stand near one another, so that what is unpacked of one is used before it is put aside.
    """
    import numpy as np

    total = len(shingles)
    rows = sketch(shingles)
    rank = np.empty(total, dtype=np.int64)
    rank[np.lexsort(rows.T[:4][::-1])] = np.arange(total)
    # 1. much alike
    told = np.flatnonzero([len(one) for one in shingles])
    values = rows[told].astype(np.uint64) | (np.arange(PERMUTATIONS, dtype=np.uint64) << np.uint64(32))
    found = [_join(values.ravel(), np.repeat(told, PERMUTATIONS), rank, weights=(1, 1), least=LEAST_ALIKE)]
    # 2. with a stretch in common
    holders = np.repeat(np.arange(total), [len(one) for one in marks])
    found.append(_join(_chain(marks), holders, rank, weights=(LEAST_LONG, 1), least=LEAST_LONG))
    codes = np.unique(np.concatenate(found))
    one, other = codes // total, codes % total
    order = np.lexsort((np.maximum(rank[one], rank[other]), np.minimum(rank[one], rank[other])))
    return list(zip(one[order].tolist(), other[order].tolist(), strict=True))


def sketch(shingles: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Documents' shingles as numbers in, their MinHash, a row each, out. A document without any has a row that says nothing."""
    import numpy as np
    from rensa import RMinHash  # type: ignore[import-untyped]

    ends = np.concatenate([[0], np.cumsum([len(one) for one in shingles])]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(_chain(shingles), ends, PERMUTATIONS, SEED)
    return np.array(matrix.to_rows(), dtype=np.uint32).reshape(len(shingles), PERMUTATIONS)


def _chain(arrays: Sequence[NDArray[Any]]) -> NDArray[Any]:
    import numpy as np

    return np.concatenate([np.zeros(0, dtype=np.uint64), *arrays])


def _join(
    values: NDArray[Any], owners: NDArray[Any], rank: NDArray[Any], *, weights: tuple[int, int], least: int
) -> NDArray[Any]:
    """Values and whose they are in; pairs of owners that have enough of them in common, as `smaller * documents + larger`, out.

    Args:
        values: Hashes.
        owners: Positions of documents, one for each value.
        rank: Of each document in an order in which those that are alike stand together.
        weights: What a value counts that few hold, and one that many do.
        least: What must be reached.
    """
    import numpy as np

    order = np.lexsort((rank[owners], values))
    values, owners = values[order], owners[order]
    is_other = np.ones(len(values), dtype=bool)
    is_other[1:] = (values[1:] != values[:-1]) | (owners[1:] != owners[:-1])
    values, owners = values[is_other], owners[is_other]
    starts = np.flatnonzero(np.append(np.ones(min(1, len(values)), dtype=bool), values[1:] != values[:-1]))
    sizes = np.diff(np.append(starts, len(values)))
    size_of, first_of = np.repeat(sizes, sizes), np.repeat(starts, sizes)
    ends_at = first_of + size_of
    at, is_few, is_many = np.arange(len(values)), size_of <= FULL_HOLDERS, size_of > FULL_HOLDERS
    pairs = [at[:0], at[:0], at[:0]]
    for distance in range(1, FULL_HOLDERS):
        chosen = at[(is_few | (distance <= NEXT_ONES)) & (at + distance < ends_at)]
        pairs = _add(pairs, owners[chosen], owners[chosen + distance], np.where(is_few[chosen], *weights))
    chosen = at[is_many & (at - first_of > NEXT_ONES)]
    one, other, weight = _add(pairs, owners[first_of[chosen]], owners[chosen], np.full(len(chosen), weights[1]))
    found, where = np.unique(np.minimum(one, other) * len(rank) + np.maximum(one, other), return_inverse=True)
    return found[np.bincount(where, weights=weight, minlength=len(found)) >= least]


def _add(columns: list[NDArray[Any]], *more: NDArray[Any]) -> list[NDArray[Any]]:
    """Columns and what follows in each in, the longer columns out."""
    import numpy as np

    return [np.concatenate(pair) for pair in zip(columns, more, strict=True)]
