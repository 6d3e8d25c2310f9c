"""How well each word hangs on each other in, a tree for each sentence out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


def hang(fit: np.ndarray) -> list[int]:
    """How well each word of one sentence [below, above] hangs on each, itself meaning that it is a root, in; heads out.

    Each word hangs where it fits best. Where that goes round in a ring, the word that loses least by it is hung on one whose way
    leads to a root, or is a root itself; so there is one ring less each time, and a root in the end.

    Source:
        After Chu and Liu, "On the shortest arborescence of a directed graph" (1965), without its second half: what is found is a
        tree, though not always the best, and almost all sentences have no ring.
    """
    heads: list[int] = fit.argmax(axis=1).tolist()
    while True:
        rooted, ring = _follow(heads)
        if not ring:
            break
        best: tuple[float, int, int] | None = None
        for word in ring:
            row = fit[word].tolist()
            other = max((n for n in range(len(row)) if rooted[n] or n == word), key=row.__getitem__)
            loss = row[heads[word]] - row[other]
            if best is None or loss < best[0]:
                best = loss, word, other
        if best is not None:
            heads[best[1]] = best[2]
    _lift(heads)
    return heads


def _lift(heads: list[int]) -> None:
    """Heads of a tree in; where two branches cross, the word with the shorter way to its head is hung one higher, until none do.

    Source:
        Nivre and Nilsson, "Pseudo-projective dependency parsing" (2005): the lifting, without its encoding.
    """
    is_changed = True
    while is_changed:
        is_changed = False
        for word in _find_crossed(heads):
            above = heads[word]
            if heads[above] != above:
                heads[word] = heads[above]
                is_changed = True


def _find_crossed(heads: Sequence[int]) -> list[int]:
    """Heads in; of each two branches that cross, the word below the shorter one that can be lifted, out, each once."""
    import numpy as np

    below = np.array([n for n, head in enumerate(heads) if head != n])
    if len(below) < 2:
        return []
    above = np.array([heads[n] for n in below])
    low, high = np.minimum(below, above), np.maximum(below, above)
    rows, columns = ((low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)).nonzero()
    if not len(rows):
        return []
    long = high - low + np.array([len(heads) * (heads[n] == n) for n in above])
    return sorted({int(below[a] if long[a] <= long[b] else below[b]) for a, b in zip(rows, columns, strict=True)})


def _follow(heads: Sequence[int]) -> tuple[list[bool], list[int]]:
    """Heads in; for each word whether its way leads to a root, and the words of a ring, none where all ways do, out."""
    import numpy as np

    one_up = np.array(heads, dtype=np.intp)
    far_up = one_up
    for _ in range(len(heads).bit_length()):  # each time twice as far: in the end every way is at its root, or in its ring
        far_up = far_up[far_up]
    is_rooted = one_up[far_up] == far_up
    if is_rooted.all():
        return is_rooted.tolist(), []
    start = int(far_up[~is_rooted][0])
    ring = [start]
    while heads[ring[-1]] != start:
        ring.append(heads[ring[-1]])
    return is_rooted.tolist(), sorted(ring)
