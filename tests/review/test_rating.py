"""Ratings that people give: tied to words, by the ids of today, on the right scale."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.review.conftest import ECHO, FLOOD, MakeCase, MakeReading

from firsthand.errors import InputError
from firsthand.model.casefile import Decision
from firsthand.model.judgement import Judgement, JudgementId, JudgementKind
from firsthand.model.rating import Credibility, Reliability
from firsthand.model.reading import Case
from firsthand.review import describe, make_judgement, resolve_ratings


@pytest.fixture
def case(make_reading: MakeReading, make_case: MakeCase) -> Case:
    """Two reports of one claim and one source, and a second claim."""
    one = make_reading("T1", FLOOD, ["The dam burst at dawn", "Forty houses are gone"], ["Lena Arden"])
    two = make_reading("T2", ECHO, ["the dam burst at dawn"], ["Arden"])
    return make_case([one, two], [[("T1", 0), ("T2", 0)], [("T1", 1)]], [[("T1", 0), ("T2", 0)]])


def rate(case: Case, subject: str, values: dict[str, str], *, by: str = "mo", number: int = 1) -> Judgement:
    """A subject and what is given in, the judgement out."""
    decision = Decision(JudgementKind.RATE, subject, values=values, actor=by, why="seen")
    return make_judgement(decision, case, judgement_id=JudgementId(f"J{number}"), decided_at="2031-05-04T10:00:00Z")


def test_a_rating_is_found_again_under_another_id(case: Case) -> None:
    """What was K1 and S1 when it was rated may be called otherwise today: the rating is on that."""
    given = [rate(case, "k1", {"credibility": "2"}), rate(case, "S1", {"reliability": "b"}, number=2)]
    renamed = replace(
        case, claims=tuple(replace(c, id={"K1": "K7"}.get(c.id, c.id)) for c in case.claims),
        sources=tuple(replace(s, id="S9") for s in case.sources),
    )  # fmt: skip
    found = resolve_ratings(given, renamed)
    assert [(r.subject, r.value, r.actor, r.why) for r in found] == [
        ("K7", Credibility.PROBABLY_TRUE, "mo", "seen"), ("S9", Reliability.USUALLY, "mo", "seen")
    ]  # fmt: skip
    assert resolve_ratings([replace(given[0], undone_at="2031-05-05")], case) == ()


def test_a_rating_is_said_in_words(case: Case) -> None:
    """The log says of what it was, and which."""
    assert describe(rate(case, "K1", {"credibility": "6"}), str) == (
        "rating of the claim “The dam burst at dawn” (K1 at the time): credibility 6"
    )
    assert describe(rate(case, "S1", {"reliability": "F"})) == "rating of the source (S1 at the time): reliability F"


@pytest.mark.parametrize(("subject", "values"), [
    ("K1", {"reliability": "B"}),
    ("S1", {"credibility": "2"}),
    ("K1", {"credibility": "B"}),
    ("K1", {}),
    ("K1", {"credibility": ""}),
    ("S1", {"reliability": "G"}),
    ("T1", {"credibility": "2"}),
    ("K1", {"credibility": "2", "reliability": "B"}),
])  # fmt: skip
def test_no_scale_is_rated_by_the_other(case: Case, subject: str, values: dict[str, str]) -> None:
    """A letter for a claim, a digit for a source, and what is on neither scale are refused with what to do."""
    with pytest.raises(InputError) as refused:
        rate(case, subject, values)
    assert refused.value.hint
