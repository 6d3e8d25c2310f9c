"""Ratings as they are shown: joined for the eye, never for a protected source, and how raters agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.model.claim import ClaimId
from firsthand.model.overview import Protection
from firsthand.model.public_ratings import PublicGivenRating
from firsthand.model.rating import Credibility, GivenRating, Rating, Reason, Reliability
from firsthand.model.reading import Case
from firsthand.model.source import SourceId
from firsthand.stages import publish
from firsthand.stages.publish.agreement import say_agreement
from firsthand.stages.publish.fragments import claim_html

CLERK, CLAIM = SourceId("S1"), ClaimId("K1")


@pytest.fixture
def rated(case: Case) -> Case:
    """The case with a claim and its source rated, and with what two people gave."""
    return replace(
        case,
        credibility={CLAIM: Rating(Credibility.POSSIBLY_TRUE, (Reason("one_rule", "1 source", help="What it says."),))},
        reliability={CLERK: Rating(Reliability.FAIRLY, (Reason("other_rule", "4 claims", help="What that says."),))},
        given_ratings=(
            GivenRating(CLAIM, Credibility.PROBABLY_TRUE, "M. Oduya", "the log", "2031-05-04T10:00:00Z"),
            GivenRating(CLERK, Reliability.USUALLY, "A. Brandt", "", "2031-05-04T10:00:00Z"),
        ),
    )


def test_letter_and_digit_are_joined_on_the_page(rated: Case) -> None:
    """The page gives both with their words, then what people gave, and by --why each rule under its own scale."""
    page = publish.claim_markdown(publish.run(rated), CLAIM, why=True)
    assert "Rating: C3: fairly reliable source, possibly true (source: a clerk of the harbour)" in page
    assert "(M. Oduya, 4 May 2031), credibility: 2, probably true: “the log”" in page
    assert "reliability of a clerk of the harbour: B, usually reliable" in page
    assert "It does not say what is true." in page
    assert "Rating: C3: fairly reliable source, possibly true" in claim_html(publish.run(rated), CLAIM)
    assert page.index("One rule") < page.index("Reliability C of a clerk of the harbour") < page.index("Other rule")


def test_where_no_source_is_rated_the_digit_stands_alone(rated: Case) -> None:
    """A claim whose sources have no letter has a credibility, and no pair."""
    page = publish.claim_markdown(publish.run(replace(rated, reliability={})), CLAIM)
    assert "Credibility: 3: possibly true" in page
    assert "Rating:" not in page


def test_a_case_without_ratings_says_nothing_of_them(case: Case) -> None:
    """Where nothing was rated no line, and no reason, is shown."""
    page = publish.claim_markdown(publish.run(case), CLAIM, why=True)
    assert "Rating" not in page
    assert "Credibility" not in page


def test_a_protected_source_has_no_letter(rated: Case) -> None:
    """Neither the machine's letter nor a person's leaves for a source under a label."""
    public = publish.run(replace(rated, protected=(Protection(CLERK),)))
    hidden = next(s for s in public.sources if s.is_protected)
    assert hidden.reliability is None
    made = publish.case_json(public)
    assert [s["reliability"] for s in made["sources"] if s["protected"]] == [None]
    assert "A. Brandt" not in str(made)


def test_interchange_has_both(rated: Case) -> None:
    """case.json holds the value, its words, the rules and what people gave."""
    made = publish.case_json(publish.run(rated))
    claim = next(c for c in made["claims"] if c["id"] == CLAIM)["credibility"]
    source = next(s for s in made["sources"] if s["id"] == CLERK)["reliability"]
    assert (claim["value"], claim["words"], source["value"], source["words"]) == ("3", "possibly true", "C", "fairly reliable")
    assert (claim["reasons"][0]["help"], source["given"][0]["value"]) == ("What it says.", "B")


@pytest.mark.parametrize(("values", "said"), [
    ("2", ""),
    ("23", "R1 2, R2 3: one step apart"),
    ("BB", "R1 B, R2 B: they agree"),
    ("AD", "R1 A, R2 D: 3 steps apart"),
    ("26", "R1 2, R2 6: they differ on whether it can be judged"),
    ("FF", "R1 F, R2 F: both say that it cannot be judged"),
    ("666", "R1 6, R2 6, R3 6: all say that it cannot be judged"),
    ("124", "R1 1, R2 2, R3 4: at most 3 steps apart"),
])  # fmt: skip
def test_agreement_is_counted_in_steps_of_one_scale(values: str, said: str) -> None:
    """Each row: what raters gave, and how they agree; what cannot be judged is no step from anything."""
    given = [PublicGivenRating(value, "", f"R{n}", "", "2031-05-04T10:00:00Z") for n, value in enumerate(values, 1)]
    assert say_agreement(given) == said
