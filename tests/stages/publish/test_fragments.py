"""A claim and a case as pieces of a page, for notebooks."""

from __future__ import annotations

import re

import pytest

from firsthand.errors import NotFound
from firsthand.model.public import PublicCase
from firsthand.model.reading import Case
from firsthand.stages import publish
from firsthand.stages.publish.fragments import case_html, claim_html


@pytest.fixture
def public(case: Case) -> PublicCase:
    """What may be shown of the small case."""
    return publish.run(case)


def test_a_claim_tells_where_it_comes_from(public: PublicCase) -> None:
    """Id, status, words, chain, appearances with their characters, and the rules behind the count."""
    page = claim_html(public, "k1")
    text = re.sub(r"<[^>]+>", "", page)
    for words in ("K1 Rests on one anonymous source", "a clerk of the harbour → Agency Wrenn → Ardle Bugle",
                  "So: 3 outlets, 1 independent source.", "characters 0–32", "Relay adds nothing"):
        assert words in text


def test_a_case_tells_what_was_found(public: PublicCase) -> None:
    """Facts, the claims that matter most, and what was not read."""
    text = re.sub(r"<[^>]+>", "", case_html(public))
    assert "4 reports by 4 outlets" in text
    assert "K1 “At least 40 boats sank off Ardle”" in text
    assert "Not read" in text


def test_fragments_bring_no_page_of_their_own(public: PublicCase) -> None:
    """They fit into any page: no frame, style sheet, script, id or link."""
    for fragment in (claim_html(public, "K1"), case_html(public)):
        assert re.findall(r"<(?:html|head|body|style|script|link|a)\b|\bid=|href|src=|url\(", fragment) == []


def test_a_claim_that_is_not_there_is_said_so(public: PublicCase) -> None:
    """An id that the case does not hold is no empty fragment."""
    with pytest.raises(NotFound, match="no claim K99"):
        claim_html(public, "K99")
