"""Which claims are shown, in which order, and what is said once for several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.model.claim import ClaimId, Polarity
from firsthand.model.provenance import SkipCode
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicSkipped
from firsthand.model.reading import Case
from firsthand.model.source import Merge
from firsthand.model.standing import Standing
from firsthand.stages import publish
from firsthand.stages.publish.facts import Facts, is_telling
from firsthand.stages.publish.pages import ClaimCard
from firsthand.stages.publish.selection import gather_gaps, list_unread


def _deny(a: PublicAppearance) -> PublicAppearance:
    return replace(a, polarity=Polarity.DENIED)


def _with_words(public: PublicCase, *texts: str) -> PublicCase:
    """A case in, the same with its second claim (own voice, two reports) once for each of the texts out."""
    first, second, third = public.claims
    copies = [replace(second, id=ClaimId(f"K{n}"), text=text) for n, text in enumerate(texts, 10)]
    return replace(public, claims=(first, *copies, third))


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("nine boxes", False),
        ("they are fed", False),
        ("Harbour Master Joss Kellin", False),
        ("the Ministry of Ports and Fisheries", False),
        ("Two boats sank there", True),
        ("“it was the taps”", True),
        ("and it sank", False),
    ],
)
def test_names_and_scraps_tell_nothing(text: str, is_told: bool) -> None:
    """A name, or fewer than four words, is no claim to put before a reader."""
    assert is_telling(text) is is_told


def test_scraps_are_not_shown(case: Case) -> None:
    """A claim that tells nothing on its own is counted among those not shown."""
    brief = publish.brief_markdown(_with_words(publish.run(case), "the gale", "Agency Wrenn of Ardle Sound"))
    assert "K10" not in brief
    assert "K11" not in brief
    assert "2 more claims are not shown here." in brief


def test_what_can_be_checked_stands_first(case: Case) -> None:
    """Of claims that nobody is credited with, those with a number or a day come before the others; of them few are shown."""
    texts = ("The gale blew over the bay", "The gale blew for 2 days", "Boats lay on the sand", "The gale rose on Tuesday night")
    public = _with_words(publish.run(case), *texts)
    ranked = Facts(public).key_claims()[Standing.UNNAMED]
    assert [c.id for c in ranked] == ["K11", "K13", "K10", "K12"]
    assert "Several reports, no source named (1 of 4 shown)" in publish.brief_markdown(public)


def _denied(public: PublicCase) -> PublicClaim:
    claim = public.claims[0]
    return replace(claim, appearances=tuple(_deny(a) if a.chain else a for a in claim.appearances))


def test_denied_claim_says_so_first(case: Case) -> None:
    """Who only denies a claim is never shown as one who stands behind it."""
    public = publish.run(case)
    public = replace(public, claims=(_denied(public), *public.claims[1:]))
    brief = publish.brief_markdown(public)
    assert "#### K1. Denied by a clerk of the harbour: Rests on" in brief
    assert "denied by a clerk (taken for a clerk of the harbour) → Agency Wrenn" in brief


def test_denied_by_some_is_said_at_their_place(case: Case) -> None:
    """Where one affirms and another denies, the claim is not headed as denied."""
    public = publish.run(case)
    first, second, *others = public.claims[0].appearances
    mixed = replace(public.claims[0], appearances=(first, _deny(second), *others))
    brief = publish.brief_markdown(replace(public, claims=(mixed, *public.claims[1:])))
    assert "Denied by" not in brief
    assert "denied by a clerk (taken for a clerk of the harbour) → Agency Wrenn" in brief


def test_gap_of_many_claims_is_said_once() -> None:
    """What is missing for several claims in the same words is said once, with their ids; what there is no room for is counted."""
    gaps = (("no report",), ("a circle", "no report", "no date"), ("no date", "no report"))
    cards = [ClaimCard(f"K{n}", "text", "status", (), (), g) for n, g in enumerate(gaps, 1)]
    assert gather_gaps(cards, 3) == ("K1, K2 and K3: no report.", "K2 and K3: no date.", "K2: a circle.")
    assert gather_gaps(cards, 1) == ("K1, K2 and K3: no report.", "and 2 more gaps")
    assert gather_gaps([], 1) == ()


def test_many_files_with_one_reason_share_a_line() -> None:
    """Of many files that could not be read for one reason the first are named and the rest counted; a few have a line each."""
    many = [PublicSkipped(f"{n}.txt", "extract", SkipCode.EMPTY, "It is empty.") for n in range(40)]
    few = [PublicSkipped("a.bin", "ingest", SkipCode.UNSUPPORTED, "It is no text.")]
    assert list_unread([*many, *few]) == ("0.txt, 1.txt, 2.txt and 37 more: It is empty.", "a.bin: It is no text.")


@pytest.mark.parametrize(("probability", "is_weak"), [(None, False), (0.29, True), (0.5, False), (0.98, False)])
def test_a_weak_match_is_said_to_be_one(case: Case, probability: float | None, is_weak: bool) -> None:
    """Where two statements were joined on little, a person is told to check."""
    claim = replace(case.claims[0], merges=(Merge("alike", "both have: boats", probability),))
    page = publish.claim_markdown(publish.run(replace(case, claims=(claim, *case.claims[1:]))), claim.id, why=True)
    assert "both have: boats" in page
    assert ("a weak match, to be checked" in page) is is_weak
    assert "probability" not in page
