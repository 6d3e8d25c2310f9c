"""Claims that are not joined, and yet alike enough for a person to look at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from firsthand.model.document import DocumentId
from firsthand.model.judgement import Constraints
from firsthand.model.reading import Reading
from firsthand.stages import cluster
from firsthand.stages.cluster.grouping import Compared
from firsthand.stages.cluster.linkage import Grouping
from firsthand.stages.cluster.statements import Statement, prepare
from firsthand.stages.cluster.suggestions import SUGGESTED, SUGGESTED_EACH, find_suggestions

MakeReading = Callable[..., Reading]
LIKELY = SUGGESTED + 0.1


@pytest.fixture
def statements(make_reading: MakeReading) -> list[Statement]:
    """Six statements, one to a document."""
    text = "the ferry sank off the coast of Brennick at night"
    return prepare([make_reading(f"T{n}", f"It is certain that {text}.", (text, ())) for n in range(6)], [()] * 6)


def _groups(*members: tuple[int, ...]) -> Grouping:
    return Grouping(members, ())


@pytest.mark.parametrize(
    ("compared", "apart", "expected"),
    [
        ([Compared((0, 1), 0.0, False, LIKELY)], [], [("K1", "K2")]),
        ([Compared((0, 1), 0.0, False, SUGGESTED - 0.01)], [], []),
        ([Compared((0, 1), 0.0, True, LIKELY)], [], []),  # they contradict each other
        ([Compared((0, 1), 0.0, False, LIKELY)], [(0, 1)], []),  # a person said so
        ([Compared((0, 1), 0.0, False, LIKELY)], [(1, 0)], []),
        ([Compared((2, 3), 0.9, False, 0.9)], [], []),  # one claim already
        ([Compared((0, 2), 0.0, False, LIKELY), Compared((0, 3), 0.0, True, 0.0)], [], []),  # another member contradicts
        ([Compared((0, 2), 0.0, False, LIKELY), Compared((0, 3), 0.0, False, 0.9)], [], [("K1", "K3")]),  # once, not twice
        ([Compared((0, 1), 0.0, False, LIKELY), Compared((1, 4), 0.0, False, 0.9)], [], [("K2", "K4"), ("K1", "K2")]),
    ],
)
def test_only_what_is_open_is_suggested(
    statements: list[Statement],
    compared: Sequence[Compared],
    apart: Sequence[tuple[int, int]],
    expected: Sequence[tuple[str, str]],
) -> None:
    """Pairs of claims above the second threshold, each once, likeliest first; never one that is decided or contradicts itself."""
    found = find_suggestions(statements, compared, _groups((0,), (1,), (2, 3), (4,), (5,)), apart=apart)
    assert [(s.left, s.right) for s in found] == expected
    assert find_suggestions(statements, compared[::-1], _groups((0,), (1,), (2, 3), (4,), (5,)), apart=apart) == found


def test_a_claim_is_suggested_with_a_few_others_only(statements: list[Statement]) -> None:
    """Of many the likeliest are left."""
    compared = [Compared((0, n), 0.0, False, LIKELY + n / 100) for n in range(1, 6)]
    found = find_suggestions(statements, compared, _groups(*((n,) for n in range(6))))
    assert [s.right for s in found] == ["K6", "K5", "K4"][:SUGGESTED_EACH]


def test_what_a_person_kept_apart_is_not_suggested_again(make_reading: MakeReading) -> None:
    """Two reports of one scene in nobody's name are suggested, until somebody says that they are two things."""
    told = (
        "the ferry to Brennick sank with a broken rudder last night in a storm",
        "passengers of the ferry slept in a school at Brennick and waited for news",
    )
    readings = [make_reading(f"T{n}", f"It is certain that {words}.", (words, ())) for n, words in enumerate(told)]
    suggested = cluster.run(readings)
    assert [(s.left, s.right) for s in suggested.suggestions] == [("K1", "K2")]
    assert "ferry" in suggested.suggestions[0].detail
    pair = ((DocumentId("T0"), 0), (DocumentId("T1"), 0))
    assert cluster.run(readings, Constraints(claims_apart=(pair,))).suggestions == ()
    joined = cluster.run(readings, Constraints(claims_together=(pair,)))
    assert (len(joined.claims), joined.suggestions) == (1, ())
