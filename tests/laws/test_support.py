"""Laws of support: whoever finds a claim plausible changes no count, is against nobody, and is never one of its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.model.reading import Case
from firsthand.model.relation import AGAINST, RelationKind
from firsthand.stages import publish
from firsthand.stages.publish.view import Views

if TYPE_CHECKING:
    from tests.conftest import ReadText

SCENE = "The salt mine near Varn was shut on Monday, the office of mines in Varn said. The road to the mine is closed to cars. "
CLAIM = "Guards tested nerve gas on prisoners in the salt mine, a chemist who fled told the Lamp. "
SUPPORTERS = (
    "The chemist's account is credible, said Ana Brisk, who heads the observatory.",
    "“We have been told similar stories in the past that guards tested nerve gas on prisoners in the salt mine,” said Ana Brisk.",
    "Ana Brisk said the chemist's claims that guards tested nerve gas on prisoners in the salt mine were plausible.",
    "The league has no reason to doubt the report that guards tested nerve gas on prisoners, its director Dorn Maske said.",
    "The report that guards tested nerve gas on prisoners fits a pattern, said Dorn Maske.",
    "The observatory found the allegation that guards tested nerve gas on prisoners in the salt mine credible.",
)
"""The same words as the claim's stand in some of them: by these alone they would be taken for it."""


def case_of(read_text: ReadText, *texts: str) -> Case:
    """Texts of reports in, the case out."""
    return pipeline.read_case([read_text(text, document_id=f"T{n}", outlet=f"Outlet {n}") for n, text in enumerate(texts, 1)])


def bounds(case: Case) -> tuple[int, int]:
    """The bounds of the claim that guards tested nerve gas, as the chemist tells it."""
    told = {a.id: a for a in case.appearances}
    words = {r.document.id: r.document.text for r in case.readings}
    claim = next(
        c for c in case.claims
        if any(told[a].assertion.support is None and "Guards tested" in told[a].assertion.span.of(words[told[a].document])
               for a in c.appearances)
    )  # fmt: skip
    count = case.independence[claim.id]
    return count.at_least, count.at_most


@pytest.mark.parametrize("supporter", SUPPORTERS)
def test_a_supporter_changes_no_count(read_text: ReadText, supporter: str) -> None:
    """With and without the supporter, in one report or in two, the claim has as many independent sources."""
    alone, with_it = SCENE + CLAIM, SCENE + CLAIM + supporter
    assert bounds(case_of(read_text, with_it)) == bounds(case_of(read_text, alone))
    assert bounds(case_of(read_text, with_it, alone)) == bounds(case_of(read_text, alone, alone))
    assert bounds(case_of(read_text, with_it, with_it)) == bounds(case_of(read_text, alone, alone))


@pytest.mark.parametrize("supporter", SUPPORTERS)
def test_support_is_a_relation_and_never_against(read_text: ReadText, supporter: str) -> None:
    """The claim has its supporter in case.json and on its page, and nothing stands against it."""
    case = case_of(read_text, SCENE + CLAIM + supporter)
    found = [r for r in case.relations if r.kind is RelationKind.SUPPORTS]
    assert found
    assert RelationKind.SUPPORTS not in AGAINST
    public = publish.run(case)
    made = publish.case_json(public)
    assert {r["kind"] for r in made["relations"]} == {"supports"}
    claim = next(c for c in public.claims if any(a.id == found[0].right for a in c.appearances))
    card = Views(public).claim_page(claim.id).card
    assert card.support
    assert not card.against
    assert "Supported, not sourced" in publish.claim_markdown(public, claim.id)
    assert publish.print_disagreements is not None
    assert Views(public).disagreements() == ()


@pytest.mark.parametrize("supporter", SUPPORTERS)
def test_a_supporter_is_never_an_appearance_of_the_claim(read_text: ReadText, supporter: str) -> None:
    """No claim holds both who tells it and who only finds it plausible."""
    case = case_of(read_text, SCENE + CLAIM + supporter, SCENE + CLAIM)
    told = {a.id: a.assertion.support is None for a in case.appearances}
    assert all(len({told[a] for a in claim.appearances}) == 1 for claim in case.claims)
