"""The timeline: what happened by the reports' own dates, what was reported when, what is due, and what stands apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from firsthand import pipeline
from firsthand.errors import NotFound
from firsthand.model.document import DocumentId
from firsthand.model.overview import Protection
from firsthand.model.public import PublicCase
from firsthand.model.reading import Case, Reading
from firsthand.stages import publish
from firsthand.stages.publish.stretches import Stretch
from firsthand.stages.publish.svg import NARROW, WIDE, measure
from firsthand.stages.publish.timeline import make_timeline
from firsthand.stages.publish.timeline_axis import list_ticks, make_axis
from firsthand.stages.publish.timeline_lines import NO_YEAR, UNDATED, Lane, Timeline, say_what
from firsthand.stages.publish.timeline_svg import MOST_COUNTS, MOST_LINES, choose_items, timeline_svg

ReadText = Callable[..., Reading]
NAMES = ", ".join(
    f"the {name} of {place}" for name in ("Adda", "Berta", "Clara", "Dora", "Edda", "Fee") for place in ("Tarn", "Ardle", "Orr"))
LONG = f"\n\nAmong the boats that were hauled out were {NAMES}."
"""A sentence without a date that leaves room for short ones: a report is read for one claim in so many characters."""
DAY = date(2031, 5, 20)
WIRE = (
    "The ferry Ilse sank off Ardle on Sunday, a clerk of the harbour told Agency Wrenn. The ferry was built in 1998 in a yard "
    "at Brack. Her owner promised on Monday to raise the wreck by 30 June."
)
LOCAL = (
    "The ferry Ilse sank off Ardle on Sunday, a clerk told Agency Wrenn, which reported it first. The bridge was shut yesterday. "
    "The inquest will open on 12 May, the coroner said. "
    "Ahead of the vote on 9 June 2031 nobody wanted to speak of it."
)
NOTE = (
    "Nobody in Ardle slept that night. Hundreds of people gathered on Friday in Ardle. "
    "The harbour was dredged on 3 March, a porter said."
)


@pytest.fixture(scope="module")
def case(read_text: ReadText) -> Case:
    """Two dated reports and one without a date."""
    return pipeline.read_case([
        read_text(WIRE + LONG, document_id="T1", published="2031-05-06T09:10:00+01:00", outlet="Agency Wrenn"),
        read_text(LOCAL + LONG, document_id="T2", published="2031-05-07", outlet="Ardle Bugle"),
        read_text(NOTE + LONG, document_id="T3", outlet="Lower Post"),
    ])  # fmt: skip


@pytest.fixture(scope="module")
def public(case: Case) -> PublicCase:
    """What may be shown of them."""
    return publish.run(case)


@pytest.fixture(scope="module")
def timeline(public: PublicCase) -> Timeline:
    """Its timeline as of a day."""
    return make_timeline(public, on=DAY)


def _told(timeline: Timeline, lane: Lane) -> list[tuple[str, str]]:
    return [(line.when, line.appearance.quote.partition(",")[0]) for line in timeline.lines if line.lane is lane]


def test_what_happened_has_the_dates_that_reports_give(timeline: Timeline) -> None:
    """Counted from publication where they are words of the day; one line for one claim, however many tell it."""
    assert _told(timeline, Lane.HAPPENED) == [
        ("1998", "The ferry was built in 1998 in a yard at Brack"),
        ("4 May 2031", "The ferry Ilse sank off Ardle on Sunday"),
        ("6 May 2031", "The bridge was shut yesterday"),
        ("3 March, no year given", "The harbour was dredged on 3 March"),
        ("“Friday”, which day is not known", "Hundreds of people gathered on Friday in Ardle"),
    ]
    sank = next(line for line in timeline.lines if line.when == "4 May 2031")
    assert (sank.reports, sank.appearance.document, sank.said_by) == (2, "T1", "a clerk of the harbour")


def test_a_date_of_what_is_to_come_is_due_and_did_not_happen(timeline: Timeline) -> None:
    """What lies ahead of its report and is no deadline is counted and left out."""
    assert [line.when for line in timeline.lines if line.lane is Lane.DUE] == ["12 May 2031", "30 June 2031"]
    assert [say_what(line) for line in timeline.lines if line.lane is Lane.DUE] == ["Due, overdue", "Due, open"]
    happened = {line.when for line in timeline.lines if line.lane is Lane.HAPPENED}
    assert not happened & {"12 May 2031", "30 June 2031", "9 June 2031"}
    assert timeline.ahead == 1
    assert timeline.notes == ("1 date lies after the report, though nothing is promised or set for it: not shown.",)


def test_each_claim_is_reported_once_and_later_reports_are_counted(timeline: Timeline, public: PublicCase) -> None:
    """By day; the day of publication is not the day of what happened."""
    reported = [line for line in timeline.lines if line.lane is Lane.REPORTED]
    assert sorted(line.claim.id for line in reported) == sorted(c.id for c in public.claims)
    sank = next(line for line in reported if line.appearance.quote.startswith("The ferry Ilse sank"))
    assert (sank.when, sank.later, sank.later_words) == (
        "6 May 2031, 09:10", (("2031-05-07", 1),), "1 more report on 7 May 2031")


def test_what_has_no_year_or_date_stands_apart(timeline: Timeline) -> None:
    """It comes last, says why, and is never given a day."""
    apart = [(line.apart, line.lane) for line in timeline.apart]
    assert apart[0] == (NO_YEAR, Lane.HAPPENED)
    assert {why for why, _ in apart[1:]} == {UNDATED}
    assert timeline.lines[-len(apart):] == timeline.apart
    assert all(line.stretch is None for line in timeline.apart)


def test_every_line_is_cited(timeline: Timeline, case: Case) -> None:
    """With its outlet, and characters that hold its words."""
    texts = {r.document.id: r.document.text for r in case.readings}
    for line in timeline.lines:
        a = line.appearance
        assert a.span is not None
        assert a.publisher
        assert a.span.of(texts[a.document]) == a.quote


def test_days_and_a_claim_can_be_asked_for(public: PublicCase) -> None:
    """What lies partly within is shown; what has no day is counted and left out."""
    found = make_timeline(public, since=date(2031, 5, 5), until=date(2031, 5, 6))
    assert {line.when for line in found.lines} == {"6 May 2031", "6 May 2031, 09:10"}
    assert found.left_out == len(make_timeline(public).apart)
    claim = next(c for c in public.claims if c.text.startswith("The ferry Ilse"))
    assert {line.claim.id for line in make_timeline(public, claim=claim.id.lower()).lines} == {claim.id}
    with pytest.raises(NotFound, match="no claim K999"):
        make_timeline(public, claim="K999")


def test_reports_that_give_another_day_are_marked(read_text: ReadText) -> None:
    """Both days stand there, each with its report."""
    day, month = "The ferry Ilse sank off Ardle on 4 May 2031, a clerk said.", "The ferry Ilse sank off Ardle in May 2031."
    texts = [("T1", day), ("T2", month)]
    case = pipeline.read_case([read_text(text, document_id=i, published="2031-05-09", outlet=f"Post {i}") for i, text in texts])
    lines = [line for line in make_timeline(publish.run(case)).lines if line.lane is Lane.HAPPENED]
    assert not any(line.differs for line in lines)  # a month holds its days
    claim = lines[0].claim
    moved = replace(claim.appearances[0], id="P99", document=DocumentId("T9"), dates=(
        replace(claim.appearances[0].dates[0], date=replace(claim.appearances[0].dates[0].date, day=6)),))  # fmt: skip
    public = publish.run(case)
    other = replace(
        public, documents=(*public.documents, replace(public.documents[0], id=DocumentId("T9"))),
        claims=tuple(replace(c, appearances=(*c.appearances, moved)) if c.id == claim.id else c for c in public.claims))
    differing = [line for line in make_timeline(other).lines if line.claim.id == claim.id and line.lane is Lane.HAPPENED]
    assert [(line.when, line.differs) for line in differing if line.when.startswith(("4", "6"))] == [
        ("4 May 2031", True), ("6 May 2031", True)]
    assert say_what(differing[0]) == "Happened, reports differ"


def test_a_protected_document_gives_no_dates(read_text: ReadText) -> None:
    """Neither a date of it, nor a day, nor characters: only the month in which it was written is told."""
    reading = read_text(NOTE + LONG, document_id="T1", published="2031-05-08")
    case = pipeline.read_case([reading])
    open_days = [line.when for line in make_timeline(publish.run(case)).lines if line.lane is Lane.HAPPENED]
    assert len(open_days) > 1
    porter = next(s.id for s in case.sources if "porter" in s.name)
    public = publish.run(replace(case, protected=(Protection(porter),)))
    assert [d.is_protected for d in public.documents] == [True]
    lines = make_timeline(public, on=DAY).lines
    assert {(line.lane, line.when) for line in lines} == {(Lane.REPORTED, "May 2031")}
    assert {line.appearance.span for line in lines} == {None}
    drawn = timeline_svg(make_timeline(public, on=DAY))
    assert "characters withheld" in drawn
    assert not any(figure.span for c in public.claims for a in c.appearances for figure in a.figures)


def test_the_drawing_is_well_formed_and_holds_every_line(timeline: Timeline) -> None:
    """Once wide and once narrow; every line with its number and its place."""
    root = ElementTree.fromstring(timeline_svg(timeline))  # noqa: S314 - our own drawing
    wide, narrow = (" ".join(t.text or "" for t in g.iter() if t.tag.endswith("text")) for g in root if g.tag.endswith("}g"))
    assert "In order" in wide
    assert "20 May (as of)" in wide
    for words in (wide, narrow):
        assert re.search(r"Agency Wrenn, 6 May 2031, *characters 0–39", words)
        assert "Apart: no year is given (1)" in words
        assert "Apart: undated" in words


@pytest.mark.parametrize("group", [0, 1])
def test_no_words_run_out_of_the_drawing(timeline: Timeline, group: int) -> None:
    """By our measure, which is that of the widest font."""
    root = ElementTree.fromstring(timeline_svg(timeline))  # noqa: S314 - our own drawing
    sheet = [g for g in root if g.tag.endswith("}g")][group]
    width = (WIDE, NARROW)[group]
    for element in (e for e in sheet.iter() if e.tag.endswith("text")):
        classes = (element.get("class") or "").split()
        size = 12 if "s" in classes else 16 if "h" in classes else 21 if "hh" in classes else 14
        length = measure(element.text or "", size=size, is_bold=bool({"b", "h", "hh"} & set(classes)))
        x = float(element.get("x") or 0)
        start = x - length if "e" in classes else x - length / 2 if "m" in classes else x
        assert start >= -2
        assert start + length <= width + 2


def _spread(timeline: Timeline, number: int, days: int) -> Timeline:
    made = []
    for n in range(number):
        line, day = timeline.dated[n % len(timeline.dated)], date(2031, 1, 1) + timedelta(days=n * 7 % days)
        made.append(replace(line, stretch=Stretch(day, day), when=day.isoformat()))
    return Timeline(tuple(sorted(made, key=lambda line: line.stretch or Stretch(date.max, date.max))))


@pytest.mark.parametrize(("number", "days"), [(MOST_LINES, 30), (500, 10), (5000, 300), (3000, 9000)])
def test_many_lines_are_told_as_counts(timeline: Timeline, number: int, days: int) -> None:
    """A drawing stays as long as one reads; nothing that it counts is lost."""
    many = _spread(timeline, number, days)
    items = choose_items(many)
    assert len(items) <= MOST_COUNTS
    assert sum(item.weight for item in items) == number
    drawn = timeline_svg(many)
    assert ("stands one by one in: firsthand timeline" in drawn) is (number > MOST_LINES)
    assert len(drawn) < 80_000


def test_one_old_year_does_not_press_the_rest_into_a_point() -> None:
    """It stands at the end, under "earlier"; a day far ahead under "later"."""
    days = [Stretch(date(2031, 5, n), date(2031, 5, n)) for n in range(1, 9)]
    axis = make_axis([Stretch(date(1998, 1, 1), date(1998, 12, 31)), *days, Stretch(date(2090, 1, 1), date(2090, 1, 1))],
                     left=0, right=800, on=None)  # fmt: skip
    assert (axis.has_earlier, axis.has_later) == (True, True)
    assert axis.first.year == axis.last.year == 2031
    places = [axis.place(s) for s in days]
    assert places == sorted(places)
    assert places[-1][0] - places[0][0] > 400


@pytest.mark.parametrize("days", [0, 1, 6, 40, 300, 2000, 40_000, 700_000])
def test_an_axis_names_a_few_of_its_days(days: int) -> None:
    """In order, within it, and never more than there is room for."""
    first = date(31, 1, 1)
    axis = make_axis([Stretch(first, first), Stretch(first + timedelta(days=days), first + timedelta(days=days))],
                     left=0, right=800, on=None)  # fmt: skip
    ticks = [day for day, _ in list_ticks(axis, most=8)]
    assert ticks == sorted(ticks)
    assert len(ticks) <= 10
    assert all(axis.first <= day <= axis.last for day in ticks)


def test_an_empty_case_has_an_empty_drawing() -> None:
    """And it says so."""
    assert "There is nothing to show." in timeline_svg(make_timeline(PublicCase()))
