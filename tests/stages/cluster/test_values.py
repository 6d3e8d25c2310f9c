"""Typed values of two statements."""

from __future__ import annotations

import pytest

from firsthand.stages.cluster.values import compare_quantities
from firsthand.text.agreement import Agreement
from firsthand.text.quantity_spans import find_quantities


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("14 people died", "fourteen people were killed", Agreement.SAME),
        ("14 people died", "fourteen deaths", Agreement.SAME),
        ("14 people died", "17 people died", Agreement.DIFFERS),
        ("at least 14 people died", "17 people died", Agreement.COMPATIBLE),
        ("up to 40 people", "40 people", Agreement.SAME),
        ("2 dead dogs", "3 km of road", Agreement.INCOMPARABLE),
        ("14 people died", "the bridge fell", Agreement.INCOMPARABLE),
        ("85 of the 154 boats", "154 boats", Agreement.SAME),
    ],
)
def test_figures_agree_or_differ(one: str, other: str, expected: Agreement) -> None:
    """A hedge or another noun does not make another figure; another number for one thing does."""
    ours, theirs = ([q for _, _, q in find_quantities(words)] for words in (one, other))
    assert compare_quantities(ours, theirs) is expected
