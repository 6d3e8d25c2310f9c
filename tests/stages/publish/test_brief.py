"""The brief, in Markdown and on a terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from firsthand.errors import NotFound
from firsthand.model.reading import Case
from firsthand.model.source import Merge
from firsthand.model.standing import PAGE, Standing
from firsthand.stages import publish
from firsthand.stages.publish.selection import choose_claims


def _terminal(case: Case, *, claim: str | None = None, why: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=200, color_system=None)
    public = publish.run(case)
    if claim is None:
        publish.print_brief(public, console)
    else:
        publish.print_claim(public, claim, console=console, why=why)
    return out.getvalue()


def _plain(markdown: str) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", markdown)


def test_echo_stands_first(case: Case) -> None:
    """What three outlets print on the word of one anonymous source is told before all else."""
    brief = publish.brief_markdown(publish.run(case))
    assert brief.index("#### K1. Rests on one anonymous source, printed by 3 outlets (1 copy)") < brief.index("#### K2.")
    assert "a clerk of the harbour → Agency Wrenn → Ardle Bugle" in brief


@pytest.mark.parametrize(
    "line",
    [
        "4 reports by 4 outlets, 4 to 6 May 2031; 1 undated.",
        "Agency Wrenn, 4 May 2031, 09:10, characters 0–32 (first): credits a clerk of the harbour",
        "Ardle Bugle, 5 May 2031, 09:10, characters 0–26: credits a clerk (taken for a clerk of the harbour) → Agency Wrenn",
        "Copy*Desk, 6 May 2031, 09:10, characters 0–32 (copy of Agency Wrenn): names no source",
        "Copy*Desk prints it without the source, in a copy of Agency Wrenn.",
        "3 claims; 2 told by two reports or more, copies not counted, of which 1 rests on one source.",
        "K2. No source named, printed by 2 outlets",
        "K3. 1 independent source, in one report",
        "Sand Diary, undated: Boats [4] (4.txt)",
        "Copy*Desk (3.txt) copies Agency Wrenn (1.txt).",
        "scan.txt: It is empty. Look for another copy.",
        "Every line above was checked against the words of its report.",
    ],
)
def test_brief_says(case: Case, line: str) -> None:
    """Markdown and terminal say the same lines."""
    markdown = _plain(publish.brief_markdown(publish.run(case))).replace("**", "")
    assert line in markdown
    assert re.sub(r"^(K\d)\. ", r"\1 ", line) in " ".join(_terminal(case).split())


def test_limit_shows_fewer_claims_and_says_so(case: Case) -> None:
    """Claims beyond the limit are counted, never dropped in silence."""
    brief = publish.brief_markdown(publish.run(case), room=replace(PAGE, claims=1))
    assert "#### K1." in brief
    assert "K2" not in brief
    assert "2 more claims are not shown here." in brief


def test_markup_in_documents_is_dead(case: Case) -> None:
    """Words of a document are never taken for Markdown, HTML or console markup."""
    markdown = publish.claim_markdown(publish.run(case), "K2")
    assert r"The gale \<b\>blew\</b\> for two days" in markdown
    assert "Boats [1]" in _terminal(case)


def test_control_characters_are_shown(case: Case) -> None:
    """A report cannot send escape codes to the terminal, nor turn text around unseen."""
    first = case.readings[0]
    trick = replace(first.document, title="Boats \x1b[2J\u202esknas")
    shown = _terminal(replace(case, readings=(replace(first, document=trick), *case.readings[1:])))
    assert "\x1b" not in shown
    assert "Boats [U+001B][2J[U+202E]sknas" in shown


def test_claim_page_shows_what_changed(case: Case) -> None:
    """Side by side: what was lost or changed on the way, and each rule with its help text."""
    public = publish.run(case)
    for page in (publish.claim_markdown(public, "k1", why=True), _terminal(case, claim="k1", why=True)):
        assert "Changed on the way: “At least 40 boats” → “Forty boats” (bound lost)." in page
        assert page.count("Lost on the way: the source, a clerk of the harbour.") == 1
        assert "So: 3 outlets, 1 independent source." in page
        assert "Only one source, and no report names it." in page
        assert "Agency Wrenn passes on the clerk" in page
        assert "A relay adds nothing." in page
    assert "Why this count" not in publish.claim_markdown(public, "K1")


def test_chain_is_drawn(case: Case) -> None:
    """On a terminal each link of a chain stands below the one that it got the claim from."""
    lines = [line.rstrip() for line in _terminal(case, claim="K1").splitlines()]
    at = lines.index("  a clerk of the harbour")
    assert lines[at : at + 3] == ["  a clerk of the harbour", "  └─▶ Agency Wrenn", "     └─▶ Ardle Bugle"]


def test_unknown_claim(case: Case) -> None:
    """An unknown claim is said to be unknown, in every view."""
    public = publish.run(case)
    with pytest.raises(NotFound, match="no claim K9"):
        publish.claim_markdown(public, "K9")
    with pytest.raises(NotFound, match="no claim K9"):
        publish.print_claim(public, "K9", console=Console(file=io.StringIO()))


def test_empty_case() -> None:
    """A case without reports still makes a brief."""
    assert "0 reports." in publish.brief_markdown(publish.run(Case()))


def test_zones_are_shown_where_they_differ(case: Case) -> None:
    """Clock times of two zones are told with their zone: who was first depends on it."""
    first = case.readings[0]
    assert first.document.published is not None
    utc = replace(first.document, published=replace(first.document.published, time="08:40:00Z"))
    brief = publish.brief_markdown(publish.run(replace(case, readings=(replace(first, document=utc), *case.readings[1:]))))
    assert "4 May 2031, 08:40 UTC" in brief
    assert "5 May 2031, 09:10 +01:00" in brief


def test_first_says_what_it_rests_on(case: Case) -> None:
    """Where a report is undated, the earliest of the others is called the first of those dated."""
    wire, local, *others = case.readings
    undated = replace(local, document=replace(local.document, published=None))
    brief = publish.brief_markdown(publish.run(replace(case, readings=(wire, undated, *others))))
    assert "characters 0–32 (first of those dated; 1 undated)" in brief
    assert "Ardle Bugle is undated, so who was first is not certain" in _plain(brief)


def test_reports_of_which_nothing_is_known(case: Case) -> None:
    """Without outlets and dates the brief counts reports, and says once that nothing tells who was first."""
    bare = [replace(r, document=replace(r.document, outlet=None, published=None)) for r in case.readings]
    brief = _plain(publish.brief_markdown(publish.run(replace(case, readings=tuple(bare)))))
    assert "4 reports." in brief
    assert "No outlet is known: each goes by the name of its file." in brief
    assert brief.count("None is dated, so nothing here says who was first.") == 1
    assert "K1. Rests on one anonymous source, in 3 reports (1 copy)" in brief
    assert "undated" not in brief
    assert "first)" not in brief


@pytest.mark.parametrize(
    ("available", "limit", "shown"),
    [
        ((9, 9, 9, 9, 9), 16, (5, 3, 4, 2, 2)),
        ((20, 0, 1, 9, 9), 16, (11, 0, 1, 2, 2)),
        ((1, 1, 1, 9, 9), 16, (1, 1, 1, 2, 3)),
        ((0, 0, 0, 0, 20), 16, (0, 0, 0, 0, 8)),
        ((0, 0, 0, 0, 20), 5, (0, 0, 0, 0, 5)),
        ((9, 9, 9, 9, 9), 10, (3, 2, 3, 1, 1)),
        ((9, 9, 9, 9, 9), 6, (2, 1, 2, 1, 0)),
        ((99, 99, 99, 99, 99), 40, (13, 8, 10, 5, 4)),
        ((0, 0, 0, 0, 0), 16, (0, 0, 0, 0, 0)),
    ],
)
def test_no_kind_crowds_out_the_others(case: Case, available: tuple[int, ...], limit: int, shown: tuple[int, ...]) -> None:
    """Of a large case each kind of claim has its share of the page; what one leaves goes to claims with a source."""
    claim = publish.run(case).claims[0]
    groups = {standing: [claim] * n for standing, n in zip(Standing, available, strict=True)}
    assert tuple(len(claims) for claims in choose_claims(groups, limit).values()) == shown


def test_two_bounds_are_explained_once(case: Case) -> None:
    """What "1 to 2 independent sources" means is said once in a brief that says so, and not in others."""
    public = publish.run(case)
    claims = tuple(replace(c, at_least=1, at_most=2) for c in public.claims)
    meaning = "one for certain; whether there is a second, the reports do not tell"
    assert meaning not in publish.brief_markdown(public)
    assert publish.brief_markdown(replace(public, claims=claims)).count(meaning) == 1
    assert publish.claim_markdown(replace(public, claims=claims), "K1").count(meaning) == 1


def test_order_is_not_claimed_where_it_is_not_known(case: Case) -> None:
    """Of two undated reports nothing is said to be lost on the way: they are set side by side."""
    wire, local, *others = case.readings
    undated = [replace(r, document=replace(r.document, published=None)) for r in (wire, local)]
    appearances = tuple(replace(a, root=None) for a in case.appearances)
    public = publish.run(replace(case, readings=(*undated, *others), appearances=appearances))
    page = publish.claim_markdown(public, "K1")
    assert "Other words: “At least 40 boats” → “Forty boats”." in page
    assert "Changed on the way" not in page


def test_why_says_what_was_taken_for_one(case: Case) -> None:
    """The page says why appearances are one claim, and why descriptions are one source."""
    clerk, *others = case.sources
    alike = Merge("same_name", "“a clerk” and “a clerk” have one name")
    joined = replace(clerk, merges=(Merge("same_role", "both are a clerk"), Merge("same_role", "both are a clerk"), alike))
    merged = replace(case, sources=(joined, *others))
    for page in (publish.claim_markdown(publish.run(merged), "K1", why=True), _terminal(merged, claim="K1", why=True)):
        assert "Taken for one claim because" in page
        assert "8 words" in page
        assert "Taken for one source, a clerk of the harbour, because" in page
        assert page.count("both are a clerk") == 1
        assert "the reports give it the same name" in page
