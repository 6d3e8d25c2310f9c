"""How a number moved: what counts one thing, who gave which number when, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand import pipeline
from firsthand.errors import NotFound
from firsthand.model.public import PublicCase
from firsthand.model.reading import Case, Reading
from firsthand.stages import publish
from firsthand.stages.publish.number_series import NUMBER_COLUMNS, Mark, NumberSeries, number_rows
from firsthand.stages.publish.numbers import make_numbers
from firsthand.stages.publish.numbers_svg import list_steps, numbers_svg
from firsthand.text.quantities import is_comparable

ReadText = Callable[..., Reading]
REPORTS = (
    ("Agency Wrenn", "2031-05-04T09:10:00+01:00",
     "At least 14 miners died in the flood at the Orrin pit on Sunday, a source in the rescue service told Agency Wrenn.\n\n"
     "About 40 people were injured, the hospital in Tarn said."),
    ("Ardle Bugle", "2031-05-04T18:30:00+01:00",
     "Mothers waited at the gate of the pit all night, and the bells of Tarn rang until the lamps were lit again at six.\n\n"
     "14 miners died in the flood at the Orrin pit on Sunday, Agency Wrenn reported, citing a source in the rescue service."),
    ("Tarn Echo", "2031-05-05",
     "Between 10 and 15 miners died in the flood at the Orrin pit, Mayor Ilse Varr told the Echo.\n\nThe inquest is near."),
    ("Ardle Bugle", "2031-05-06",
     "Seventeen miners died in the flood at the Orrin pit on Sunday, the coroner Ned Pask said.\n\n"
     "Correction: An earlier version of this report gave the number of dead as 14."),
    ("Lower Post", None, "Some 16 miners died in the flood at the Orrin pit, the widow Ada Brum said. She baked bread."),
)  # fmt: skip


@pytest.fixture(scope="module")
def case(read_text: ReadText) -> Case:
    """Five reports of one flood."""
    return pipeline.read_case([
        read_text(text, document_id=f"T{n}", published=published, outlet=outlet)
        for n, (outlet, published, text) in enumerate(REPORTS, 1)
    ])  # fmt: skip


@pytest.fixture(scope="module")
def public(case: Case) -> PublicCase:
    """What may be shown of them."""
    return publish.run(case)


@pytest.fixture(scope="module")
def dead(public: PublicCase) -> NumberSeries:
    """The count of the dead."""
    return make_numbers(public)[0]


def test_a_number_is_followed_from_report_to_report(dead: NumberSeries) -> None:
    """In order of publication, each as firmly as it is given; the undated one last."""
    assert dead.thing == "miners killed"
    assert dead.has_moved
    assert [(p.when, p.number, p.appearance.publisher) for p in dead.points] == [
        ("4 May 2031, 09:10", "at least 14", "Agency Wrenn"),
        ("4 May 2031, 18:30", "14", "Ardle Bugle"),
        ("5 May 2031", "10 to 15", "Tarn Echo"),
        ("6 May 2031", "17", "Ardle Bugle"),
        ("undated", "about 16", "Lower Post"),
    ]
    assert [p.number for p in dead.undated] == ["about 16"]
    assert dead.summary == "at least 14, then 14, then 10 to 15, then 17, then 1 more"


def test_points_of_one_source_are_joined(dead: NumberSeries) -> None:
    """A relay adds no source: the paper rests on the agency's unnamed one."""
    first, relayed, mayor, *_ = dead.points
    assert first.root == relayed.root != mayor.root
    assert dead.sources[first.root] == "a source in the rescue service"
    assert len(dead.sources) == 4
    assert relayed.said_by.endswith("Wrenn")


def test_what_changed_is_said(dead: NumberSeries) -> None:
    """A bound lost on the way; a later number by the same outlet, which says itself that it corrects one."""
    marks = {p.number: set(p.marks) - {Mark.COPY} for p in dead.points}
    assert marks["at least 14"] == set()
    assert marks["14"] == {Mark.ON_THE_WAY}
    assert marks["10 to 15"] == set()
    assert marks["17"] == {Mark.CORRECTS, Mark.SAME_OUTLET}
    assert marks["about 16"] == set()  # undated: whether it is later is not known


def test_two_counts_never_share_a_series(public: PublicCase) -> None:
    """The killed and the injured are two things, and every two numbers of a series are comparable."""
    for one in make_numbers(public, is_all=True):
        assert all(is_comparable(p.quantity, q.quantity) for p, q in combinations(one.points, 2))
    assert not any("injured" in one.thing and "14" in one.summary for one in make_numbers(public, is_all=True))


APART = [
    ("14 people were killed in the flood at Orrin, Varr said.", "30 people were injured in the flood at Orrin, Varr said."),
    ("14 people were killed in the city of Tarn by the flood.", "90 people were killed in the province by the flood."),
    ("Another 3 miners died in the flood at the Orrin pit.", "14 miners died in the flood at the Orrin pit."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_fates_places_and_parts_are_other_counts(one: str, other: str, read_text: ReadText) -> None:
    """However alike the words around them."""
    readings = [
        read_text(text, document_id=f"T{n}", published=f"2031-05-0{n}", outlet=f"Post {n}")
        for n, text in enumerate((one, other), 1)
    ]
    found = make_numbers(publish.run(pipeline.read_case(readings)), is_all=True)
    assert all(one.reports == 1 for one in found)


def test_a_level_that_went_up_has_its_number_before(read_text: ReadText) -> None:
    """It is told as such, and is no correction."""
    text = "The number of inspectors at the port rose from 12 to 20 on Monday, a clerk said. Nobody complained of it."
    found = make_numbers(publish.run(pipeline.read_case([read_text(text, published="2031-05-04", outlet="Tarn Echo")])))
    assert [(p.number, p.marks) for one in found for p in one.points] == [("12", (Mark.EARLIER,)), ("20", ())]


def test_every_point_is_cited(dead: NumberSeries, case: Case) -> None:
    """Its characters hold the number as printed."""
    texts = {r.document.id: r.document.text for r in case.readings}
    for p in dead.points:
        assert p.span is not None
        assert p.span.of(texts[p.appearance.document]) == p.words
        assert f"characters {p.span.start}–{p.span.end}" in p.line


def test_one_claim_can_be_asked_for(public: PublicCase, dead: NumberSeries) -> None:
    """With the claims that give its number otherwise; its page has the same."""
    for claim in dead.claims:
        assert make_numbers(public, claim)[0].points == dead.points
    page = publish.claim_markdown(public, dead.claims[-1])
    assert "## How the number moved" in page
    assert "- 5 May 2031: 10 to 15, Tarn Echo, characters 0–17, from Ilse Varr" in page
    still = next(c.id for c in public.claims if not c.first.figures)
    assert "How the number moved" not in publish.claim_markdown(public, still)
    with pytest.raises(NotFound, match="no claim K999"):
        make_numbers(public, "K999")


def test_the_order_of_reports_changes_nothing(case: Case, read_text: ReadText) -> None:
    """What was read first is not what was said first."""
    readings = [
        read_text(text, document_id=f"T{n}", published=published, outlet=outlet)
        for n, (outlet, published, text) in reversed(list(enumerate(REPORTS, 1)))
    ]
    found = make_numbers(publish.run(pipeline.read_case(readings)))[0]
    assert [(p.when, p.number) for p in found.points] == [(p.when, p.number) for p in make_numbers(publish.run(case))[0].points]


def test_rows_have_every_point(public: PublicCase) -> None:
    """Each with all columns."""
    found = make_numbers(public, is_all=True)
    rows = list(number_rows(found))
    assert len(rows) == sum(len(one.points) for one in found)
    assert {len(row) for row in rows} == {len(NUMBER_COLUMNS)}


def _marks(drawn: str) -> Sequence[ElementTree.Element]:
    return [e for e in ElementTree.fromstring(drawn).iter() if e.tag.endswith("path")]  # noqa: S314 - our own drawing


def test_the_drawing_shows_bounds_and_joins(public: PublicCase) -> None:
    """Each number stands beside its mark; the marks of one source are joined, undated ones are not; sources are named."""
    drawn = numbers_svg(make_numbers(public))
    words = [e.text for e in ElementTree.fromstring(drawn).iter() if e.tag.endswith("text")]  # noqa: S314 - our own drawing
    for number in ("at least 14", "10 to 15", "about 16", "17"):
        assert words.count(number) == 2  # wide and narrow
    assert "Undated" in words
    assert any(w and w.startswith("a source in the rescue service (2 reports)") for w in words)
    assert sum("j" in (e.get("class") or "").split() for e in _marks(drawn)) == 2
    assert "Which number is right, it does not say." in drawn


def test_a_case_whose_numbers_stand_still_says_so() -> None:
    """Its drawing is not empty."""
    assert "No number moved from report to report." in numbers_svg(make_numbers(PublicCase()))


@given(st.decimals(-1000, 10**9, places=2), st.decimals(0, 10**9, places=2), st.booleans())
def test_a_scale_has_a_few_round_numbers(low: Decimal, span: Decimal, is_whole: bool) -> None:
    """In order, within it, not too many."""
    steps = list_steps(low, low + span, is_whole=is_whole)
    assert steps == sorted(steps)
    assert len(steps) <= 7
    assert all(low <= step <= low + span for step in steps)
