"""What is marked in the text of a claim as varying."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.document import DocumentId
from firsthand.model.judgement import Constraints
from firsthand.model.reading import Reading
from firsthand.stages import cluster


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("14 of the boats in the bay were lost that night", "about 14 of the boats in the bay were lost that night"), []),
        (("14 of the boats in the bay were lost that night", "15 of the boats in the bay were lost that night"), ["14"]),
        (("the boats in the bay were lost that night", "the boats in that bay were lost at night"), []),
    ],
)
def test_a_figure_that_others_give_otherwise_is_marked(
    make_reading: Callable[..., Reading], words: tuple[str, str], expected: list[str]
) -> None:
    """Of appearances that a person holds to be one claim, the figure on which they differ is marked, and nothing else."""
    readings = [make_reading(f"T{n}", f"It is certain that {w}.", (w, ())) for n, w in enumerate(words)]
    pair = ((DocumentId("T0"), 0), (DocumentId("T1"), 0))
    (claim,) = cluster.run(readings, Constraints(claims_together=(pair,))).claims
    assert [span.of(claim.text).split()[0] for span in claim.varies] == expected


def test_one_appearance_varies_in_nothing(make_reading: Callable[..., Reading]) -> None:
    """A claim that stands in one place has nothing marked."""
    words = "14 of the boats in the bay were lost that night"
    (claim,) = cluster.run([make_reading("T0", f"It is certain that {words}.", (words, ()))]).claims
    assert claim.varies == ()
