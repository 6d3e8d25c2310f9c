"""The timeline and the numbers from Python."""

from __future__ import annotations

from datetime import date

import pytest

import firsthand as fh
from firsthand.errors import RedactionError


def test_a_timeline_is_a_list_and_a_drawing(case: fh.Case) -> None:
    """Of the case or of one claim, within days; as rows for other libraries."""
    found = case.timeline(on=date(2026, 3, 22))
    assert len(found) == len(list(found)) == len(found.to_dicts()) == len(found.to_pandas())
    assert repr(found) == f"<timeline: {len(found)} lines>"
    assert "Due, overdue" in str(found)
    assert {line.claim.id for line in case.timeline("k1")} == {"K1"}
    assert len(case.timeline(since=date(2026, 3, 15), until=date(2026, 3, 21))) == 2
    drawn = found._repr_svg_()
    assert drawn is not None
    assert drawn.startswith("<svg ")
    assert drawn == found.to_svg()


def test_a_claim_has_its_numbers(case: fh.Case) -> None:
    """Also where they did not move; the case has those that did."""
    numbers = case["K12"].numbers if isinstance(case["K12"], fh.api.views.Claim) else None
    assert numbers is not None
    assert repr(numbers) == "<numbers: workers killed: 14, then 17>"
    assert [p.number for p in numbers.series[0].points] == ["14", "14", "14", "17", "14", "17"]
    assert "17, Coastal Rights Watch, characters 208–217" in str(numbers)
    assert numbers.to_dicts()[0]["moved"] is True
    assert len(case.numbers()) < len(case.numbers(moved_only=False))
    assert "Workers killed" in str(case.numbers()._repr_svg_())


def test_what_was_read_before_a_source_was_protected_is_not_shown(own_case: fh.Case) -> None:
    """Neither printed nor drawn: it may name it."""
    timeline, numbers = own_case.timeline(), own_case.numbers()
    own_case.protect(own_case.sources()[0])
    for found in (timeline, numbers):
        assert found._repr_svg_() is None
        assert "ask the case again" in repr(found)
        with pytest.raises(RedactionError):
            str(found)
        with pytest.raises(RedactionError):
            found.to_dicts()
