"""Laws of what people decide of what was to come: what holds whatever was decided, however claims are cut, in whatever order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import Anchor, Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.model.outlook import Deadline, Outcome
from firsthand.model.rating import Independence
from firsthand.model.reading import Case, Reading
from firsthand.model.relation import OUTCOMES, Relation, RelationKind, Slot
from firsthand.model.span import Span
from firsthand.review import lay, resolve_outcomes
from firsthand.stages import publish
from firsthand.stages.publish.due import DueLine, DueState, list_due
from firsthand.text.dates import DateValue, parse_published

WORDS = ("The dam will be mended by 4 May", "a clerk will pay by 6 June", "it will rain by July")
DAYS = ("4 May", "6 June", "July")
VALUES = (DateValue(2031, 5, 4), DateValue(2031, 6, 6), DateValue(2031, 7))
TEXT = f"{'. '.join(WORDS)}."
ON = date(2031, 12, 1)


def _span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


ASSERTIONS = tuple(Assertion(_span(w), due=(Deadline(_span(d), v),)) for w, d, v in zip(WORDS, DAYS, VALUES, strict=True))
READINGS = tuple(
    Reading(Document(DocumentId(f"T{n}"), f"{n}.txt", f"{n}" * 64, TEXT, outlet=f"Post {n}", published=DateValue(2031, 4, n + 1)),
            assertions=ASSERTIONS)
    for n in range(3)
)
LAW = settings(max_examples=60, deadline=None)
OUTCOME = st.sampled_from(list(Outcome))
MOVED_TO = st.sampled_from(["2031-11-30", "2031-12-01", "2032-01-05", ""])


@st.composite
def decisions(draw: st.DrawFn) -> list[Judgement]:
    """What was decided of days in the reports, some of it taken back."""
    made = []
    for number in range(1, draw(st.integers(0, 6)) + 1):
        day = draw(st.integers(0, 2))
        documents = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True))  # 3: not there
        anchors = tuple(Anchor(f"{d}" * 64, f"{d}.txt", _span(DAYS[day]), DAYS[day]) for d in documents)
        outcome, to = draw(OUTCOME), draw(MOVED_TO)
        values = {"outcome": outcome.value, **({"to": to} if to and outcome is Outcome.MOVED else {})}
        undone_at = draw(st.sampled_from((None, None, "2031-06-05")))
        made.append(Judgement(
            JudgementId(f"J{number}"), JudgementKind.DUE, SubjectKind.CLAIM, anchors, values=values, actor="A",
            undone_at=undone_at,
        ))  # fmt: skip
    return made


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """The reports, their nine appearances cut into claims at random: as a machine may, and people by merging and splitting."""
    ids = [(r.document.id, n) for r in READINGS for n in range(3)]
    claim_of = [draw(st.integers(1, 4)) for _ in ids]
    appearances = tuple(Appearance(AppearanceId(f"P{n}"), d, ASSERTIONS[at]) for n, (d, at) in enumerate(ids, 1))
    claims = []
    for number in sorted(set(claim_of)):
        held = tuple(a.id for a, k in zip(appearances, claim_of, strict=True) if k == number)
        claims.append(Claim(ClaimId(f"K{number}"), WORDS[0], held, held[0]))
    counts = {c.id: Independence(c.id, 0, 1) for c in claims}
    return Case(readings=READINGS, appearances=appearances, claims=tuple(claims), independence=counts)


def _told(lines: Sequence[DueLine]) -> list[tuple[object, ...]]:
    """Lines in, what they say of the state of each out."""
    return [(line.claim.id, line.when, line.state, line.given) for line in lines]


@LAW
@given(decisions(), st.permutations(READINGS))
def test_the_order_of_reports_changes_nothing(decided: list[Judgement], order: Sequence[Reading]) -> None:
    """Whatever the order of the reports, the decisions mean the same."""
    case = Case(readings=READINGS)
    assert resolve_outcomes(decided, replace(case, readings=tuple(order))) == resolve_outcomes(decided, case)


@LAW
@given(decisions())
def test_nothing_is_compared_otherwise(decided: list[Judgement]) -> None:
    """What became of a promise joins and parts nothing; each that stands fits, or is listed."""
    overlay = lay(decided, READINGS)
    assert (overlay.constraints, overlay.aside, overlay.guards) == (lay([], READINGS).constraints, frozenset(), ())
    fitting = {j.id for j in decided if j.stands and any(a.path != "3.txt" for a in j.anchors)}
    assert {u.judgement for u in overlay.unfitting} == {j.id for j in decided if j.stands} - fitting


@LAW
@given(decisions(), cases())
def test_the_last_word_on_a_day_counts_however_claims_are_cut(decided: list[Judgement], case: Case) -> None:
    """Of each line the last decision that stands of any of its places counts; where there is none, the calendar does."""
    public = publish.run(replace(case, given_outcomes=resolve_outcomes(decided, case)))
    document_of = {a.id: a.document for a in case.appearances}
    for line in list_due(public, ON):
        places = {(f"{document_of[a][1:]}.txt", words) for a, words in line.places}
        last = next((j for j in reversed(decided) if j.stands and any((a.path, a.quotation) in places for a in j.anchors)), None)
        if last is None:
            assert (line.given, line.state) == (None, DueState.OVERDUE)
            continue
        assert line.given is not None
        assert line.given.outcome == last.values["outcome"]
        assert line.given.to == (parse_published(last.values["to"]) if "to" in last.values else None)
        if line.state is DueState.OVERDUE:
            assert line.given.to is not None
            assert (line.given.to.latest() or ON) < ON


@LAW
@given(decisions(), cases())
def test_taking_all_back_leaves_the_calendar(decided: list[Judgement], case: Case) -> None:
    """As if nothing had been decided; only the calendar program is told that something changed."""
    undone = [replace(j, undone_at="2031-06-06") for j in decided]
    lines = list_due(publish.run(replace(case, given_outcomes=resolve_outcomes(undone, case))), ON)
    plain = list_due(publish.run(case), ON)
    assert _told(lines) == _told(plain)


@LAW
@given(decisions(), st.integers(0, 5), cases())
def test_a_calendar_is_told_of_every_change(decided: list[Judgement], at: int, case: Case) -> None:
    """With each decision, and with each that is taken back, the revision of a line grows and never falls."""
    def revisions(judgements: Sequence[Judgement]) -> dict[tuple[tuple[AppearanceId, str], ...], int]:
        public = publish.run(replace(case, given_outcomes=resolve_outcomes(judgements, case)))
        return {line.places: line.revision for line in list_due(public, ON)}

    before, after = revisions(decided[:at]), revisions([replace(j, undone_at="2031-06-06") for j in decided[:at]])
    grown = revisions(decided)
    assert all(before[place] <= after[place] for place in before)
    assert all(before[place] <= grown[place] for place in before)


@LAW
@given(cases(), st.sampled_from(sorted(OUTCOMES)), st.integers(1, 3), st.integers(4, 9))
def test_the_machine_decides_nothing(case: Case, kind: RelationKind, left: int, right: int) -> None:
    """Whatever later reports say, the state of a line is what it was without them, and no claim stands against another."""
    held = {a.id: a for a in case.appearances}
    one, other = held[AppearanceId(f"P{left}")], held[AppearanceId(f"P{right}")]
    relation = Relation(one.id, other.id, kind, Slot.DUE, one.assertion.due[0].date, other.assertion.span, "done", "It says so.")
    public, plain = publish.run(replace(case, relations=(relation,))), publish.run(case)
    assert _told(list_due(public, ON)) == _told(list_due(plain, ON))
    assert (public.relations, len(public.proposals)) == ((), 1)
    assert public.overview == plain.overview
