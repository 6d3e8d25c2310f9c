"""A part of a case with the counts of the whole: the same page; and what bounds that page."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from rich.console import Console

from firsthand.model.claim import ClaimId
from firsthand.model.document import Document, DocumentId, Place, PlaceKind
from firsthand.model.overview import Overview, Protection, Remark, SetAside
from firsthand.model.public_notes import PublicOverview
from firsthand.model.reading import Case, Reading
from firsthand.model.source import SourceId
from firsthand.model.span import Span
from firsthand.model.standing import FULL, PAGE, Room
from firsthand.model.story import Overlap, Story, StoryId, TextOverlap
from firsthand.stages import publish
from firsthand.stages.publish.totals import count_totals


def _overview_of(case: Case) -> Overview:
    """The counts that a store keeps of a whole case."""
    whole = count_totals(publish.run(case))
    outlets = frozenset(r.document.outlet for r in case.readings if r.document.outlet)
    return Overview(
        documents=whole.documents, claims=whole.claims, sources=whole.sources, stories=whole.stories, copies=whole.copies,
        standings=whole.standings, outlets=outlets, unknown_outlets=whole.unknown_outlets, undated=whole.undated,
        first=whole.first, last=whole.last, zones=whole.zones, publishers=whole.publishers,
    )  # fmt: skip


def _part(case: Case, claims: Sequence[str]) -> Case:
    """A whole case and some claims in, no more of it than these need, with the counts of the whole, out."""
    kept = [c for c in case.claims if c.id in claims]
    appearances = [a for a in case.appearances if any(a.id in c.appearances for c in kept)]
    documents = {a.document for a in appearances}
    sources = {s for a in appearances for s in a.chain}
    return replace(
        case,
        readings=tuple(r for r in case.readings if r.document.id in documents),
        sources=tuple(s for s in case.sources if s.id in sources),
        appearances=tuple(appearances),
        claims=tuple(kept),
        overview=_overview_of(case),
    )


def _claims_of(brief: str) -> str:
    return brief[: brief.index("## Reports read")]


def _without_more(page: str) -> str:
    return re.sub(r"More: .*", "", page)


@pytest.mark.parametrize("claims", [("K1",), ("K1", "K2"), ("K1", "K2", "K3")])
def test_a_part_makes_the_same_brief(case: Case, claims: tuple[str, ...]) -> None:
    """Of a part with the first claims the brief is that of the whole: its counts, its gaps, its order."""
    whole = publish.brief_markdown(publish.run(case), room=replace(PAGE, claims=len(claims)))
    part = publish.brief_markdown(publish.run(_part(case, claims)), room=replace(PAGE, claims=len(claims)))
    assert _without_more(_claims_of(part)) == _without_more(_claims_of(whole))


def test_reports_that_are_not_at_hand_are_counted(case: Case) -> None:
    """A story of which only some reports are at hand says how many more it has; a copy of another one is still a copy."""
    local = next(r for r in case.readings if r.document.id == "T2")
    part = replace(_part(case, ("K1",)), readings=tuple(r for r in case.readings if r.document.id != "T1"))
    public = publish.run(replace(part, readings=(local, case.readings[2])))
    brief = publish.brief_markdown(public)
    assert "**One event, 3 reports**" in brief
    assert "and 1 more report" in brief
    assert "and 1 more copy" in brief
    assert "(copy): names no source" in brief


def test_a_stored_case_says_how_to_see_more(case: Case) -> None:
    """Of a case that is kept in a file the brief names the commands that read it from there."""
    brief = publish.brief_markdown(publish.run(_part(case, ("K1",))))
    assert "2 more claims are not shown here. More: firsthand brief --full. All of them: firsthand claims." in brief


@pytest.mark.parametrize(("room", "lines"), [(PAGE, 60), (FULL, 150)])
def test_a_huge_case_has_a_short_page(room: Room, lines: int) -> None:
    """Of 5,000 events the largest are listed, with some reports each, and some copies; the rest by number."""
    documents = [Document(DocumentId(f"T{n}"), f"{n}.txt", "0" * 64, "x") for n in range(200)]
    events = [tuple(d.id for d in documents[2 * n : 2 * n + 2]) for n in range(30)]
    stories = [Story(StoryId(f"E{n}"), ids) for n, ids in enumerate(events)]
    large = Story(StoryId("E99"), tuple(d.id for d in documents[60:120]))
    copies = tuple(TextOverlap(d.id, documents[0].id, Overlap.COPY, 1.0, None, True, "") for d in documents[1:101])
    overview = Overview(documents=20_000, claims=45_000, stories=5_000, copies=8_000, undated=20_000, unknown_outlets=20_000)
    case = Case(readings=tuple(map(Reading, documents)), stories=(*stories, large), overlaps=copies, overview=overview)
    brief = publish.brief_markdown(publish.run(case), room=room)
    assert brief.count("**One event") == room.stories
    assert brief.index("**One event, 60 reports**") < brief.index("**One event, 2 reports**")
    assert f"and {60 - room.listed} more reports" in brief
    assert f"**and {5_000 - room.stories:,} more events**" in brief
    assert brief.count("txt copies 0.txt.") == room.copies
    assert f"and {8_000 - room.copies:,} more copies" in brief
    assert "20,000 reports." in brief
    assert len(brief.splitlines()) < lines


def test_days_and_names_are_taken_from_kept_counts(case: Case) -> None:
    """Where something is protected, the kept counts tell no day and no publisher that names it."""
    kept = replace(_overview_of(case), publishers=frozenset({"Mira Sund Press", "Ardle Bugle"}))
    part = replace(case, overview=kept, protected=(Protection(SourceId("S3")),))
    overview = publish.run(part).overview
    assert isinstance(overview, PublicOverview)
    assert overview.publishers == {"Ardle Bugle"}
    assert overview.first is not None
    assert overview.first.day is None


def test_what_is_set_aside_is_listed(case: Case) -> None:
    """A report that a person left out counts nowhere, and is listed with who did it and why."""
    aside = SetAside(DocumentId("T9"), "old/gale.txt", "retracted", "M. Oduya")
    brief = publish.brief_markdown(publish.run(replace(case, aside=(aside,))))
    assert "4 reports by 4 outlets" in brief
    assert "1 more report is set aside and counts nowhere." in brief
    assert "## Set aside (1)\n\n- old/gale.txt (T9), set aside by M. Oduya: retracted\n" in brief
    assert "Set aside" not in publish.brief_markdown(publish.run(case))


def test_notes_and_tags_stand_on_cards_and_pages(case: Case) -> None:
    """What people wrote on a claim or report is shown with it: tags in brackets, notes with who and when."""
    remarks = (
        Remark("K1", "ask the harbour *again*", False, "M. Oduya", "2031-05-03T08:00:00+02:00"),
        Remark("K1", "urgent", True, "M. Oduya", "2031-05-03T08:00:00+02:00"),
        Remark("T1", "seen in print", False, "", ""),
    )
    public = publish.run(replace(case, remarks=remarks))
    for page in (publish.brief_markdown(public), publish.claim_markdown(public, "k1")):
        assert r"\[urgent\]" in page
        assert r"Note (M. Oduya, 3 May 2031): ask the harbour \*again\*" in page
    assert "Note: seen in print" in publish.brief_markdown(public)
    made = publish.case_json(public)
    assert made["claims"][0]["tags"] == ["urgent"]
    assert made["documents"][0]["notes"] == [{"text": "seen in print", "actor": "", "written_at": ""}]


def test_warnings_and_pages_are_told(case: Case) -> None:
    """What a reader of the original could miss stands under the report; a citation in a PDF names the page."""
    first, *others = case.readings
    text = first.document.text
    places = (Place(PlaceKind.PAGE, "1", Span(0, 10)), Place(PlaceKind.PAGE, "2", Span(10, len(text))))
    places = (*places, Place(PlaceKind.PARAGRAPH, "7", Span(0, len(text))))
    paged = replace(first, document=replace(first.document, places=places, warnings=("hidden text",)))
    public = publish.run(replace(case, readings=(paged, *others)))
    brief = publish.brief_markdown(public)
    assert "4 May 2031, 09:10, page 1, characters 0–32" in brief
    assert "(1.txt). Look at the original: hidden text.\n" in brief
    said = ("Hidden text: 1 stretch left out.", "The page is cut")
    noted = replace(paged, document=replace(paged.document, warnings=said))
    remarks = (Remark("T1", "typed from print", False, "M. Oduya", "2031-05-05"),)
    brief = publish.brief_markdown(publish.run(replace(case, readings=(noted, *others), remarks=remarks)))
    told = "Look at the original: Hidden text: 1 stretch left out. The page is cut. Note (M. Oduya, 5 May 2031): typed from print"
    assert f"(1.txt). {told}\n" in brief
    pages = {a["id"]: a["page"] for a in publish.case_json(public)["appearances"]}
    assert (pages["P1"], pages["P4"], pages["P2"]) == ("1", "2", None)
    assert publish.case_json(public)["documents"][0]["warnings"] == ["hidden text"]


def test_a_stored_case_names_what_decisions_take(case: Case) -> None:
    """Reports with their ids in the brief of a case that is kept, appearances with theirs where the count is explained."""
    stored = publish.run(replace(case, overview=_overview_of(case)))
    assert "(T1, 1.txt)" in publish.brief_markdown(stored)
    assert "(1.txt)" in publish.brief_markdown(publish.run(case))
    first = stored.claims[0].appearances[0]
    assert f"- {first.id}: **{first.publisher}**" in publish.claim_markdown(stored, "K1", why=True)
    assert f"{first.id}:" not in publish.claim_markdown(stored, "K1")
    console = Console(file=io.StringIO(), width=100)
    publish.print_claim(stored, "K1", console=console, why=True)
    assert isinstance(console.file, io.StringIO)
    assert f"│ {first.id}, " in console.file.getvalue()


def test_unknown_parts_do_not_stop_a_page(case: Case) -> None:
    """A claim's page can be made from the part that holds that claim alone."""
    for claim in case.claims:
        page = publish.claim_markdown(publish.run(_part(case, (claim.id,))), ClaimId(claim.id), why=True)
        assert page == publish.claim_markdown(publish.run(case), claim.id, why=True)
