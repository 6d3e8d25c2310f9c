"""What people decide of what was to come: tied to the words of its date, found again whatever the claims are called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.review.conftest import MakeCase, MakeReading

from firsthand.errors import InputError
from firsthand.model.casefile import Decision
from firsthand.model.judgement import Judgement, JudgementId, JudgementKind
from firsthand.model.outlook import Deadline, Outcome
from firsthand.model.reading import Case, Reading
from firsthand.model.span import Span
from firsthand.review import describe, lay, make_judgement, resolve_outcomes
from firsthand.text.dates import DateValue

ONE = "The weir is to be mended by 14 April, and the basin drained in May. Nobody was hurt."
TWO = "A reeve said that the weir would be mended by 14 April. The weir was mended on 12 April."
MENDED, DRAINED = DateValue(2031, 4, 14), DateValue(2031, 5)


def with_dues(reading: Reading, dues: dict[str, DateValue]) -> Reading:
    """A reading, and dates by their words, in; the same whose first assertion says that something will come then, out."""
    text = reading.document.text
    told = tuple(Deadline(Span(text.index(w), text.index(w) + len(w)), value) for w, value in dues.items())
    first, *others = reading.assertions
    return replace(reading, assertions=(replace(first, due=told), *others))


@pytest.fixture
def readings(make_reading: MakeReading) -> list[Reading]:
    """Two reports of one promise, of which one says of another day too that something will come."""
    one = make_reading("T1", ONE, ["The weir is to be mended by 14 April, and the basin drained in May", "Nobody was hurt"])
    two = make_reading("T2", TWO, ["the weir would be mended by 14 April", "The weir was mended on 12 April"])
    return [with_dues(one, {"14 April": MENDED, "May": DRAINED}), with_dues(two, {"14 April": MENDED})]


@pytest.fixture
def case(readings: list[Reading], make_case: MakeCase) -> Case:
    """The promise, a claim without one, and the claim that shows it."""
    return make_case(readings, [[("T1", 0), ("T2", 0)], [("T1", 1)], [("T2", 1)]])


def decide(case: Case, subject: str, *, number: int = 1, see: str | None = None, **values: str) -> Judgement:
    """A subject and what became of what it says will come in, the judgement out."""
    decision = Decision(JudgementKind.DUE, subject, (see,) if see else (), values=values, actor="mo", why="seen")
    return make_judgement(decision, case, judgement_id=JudgementId(f"J{number}"), decided_at="2031-05-04T10:00:00Z")


def test_it_is_tied_to_the_words_of_the_date(case: Case) -> None:
    """Of two days of one claim that one is decided which was named, in every report that gives it; no id is kept as an anchor."""
    made = decide(case, "k1", outcome="kept", on="14 April", see="K3")
    assert [(a.sha256[:0], a.path, a.quotation) for a in made.anchors] == [("", "T1.txt", "14 April"), ("", "T2.txt", "14 April")]
    assert [a.quotation for a in made.others] == ["The weir was mended on 12 April"]
    assert made.values == {"outcome": "kept"}
    found = resolve_outcomes([made], case)
    assert [(g.document, g.outcome, g.see, g.actor, g.why) for g in found] == [
        ("T1", Outcome.KEPT, "K3", "mo", "seen"), ("T2", Outcome.KEPT, "K3", "mo", "seen"),
    ]  # fmt: skip
    assert {g.date.of(ONE if g.document == "T1" else TWO) for g in found} == {"14 April"}


@pytest.mark.parametrize("on", ["2031-04-14", "14 april", "April 2031", "14 April 2031"])
def test_a_day_is_named_by_its_words_or_its_date(case: Case, on: str) -> None:
    """However it is written, it is the same day."""
    assert {a.quotation for a in decide(case, "K1", outcome="broken", on=on).anchors} == {"14 April"}


@pytest.mark.parametrize(("subject", "values", "words"), [
    ("K1", {"outcome": "kept"}, "says of 2 days"),
    ("K1", {"outcome": "kept", "on": "15 April"}, "on such a day"),
    ("K1", {"outcome": "true", "on": "14 April"}, "is not what can become"),
    ("K1", {"on": "14 April"}, "Nothing is said"),
    ("K1", {"outcome": "kept", "to": "2031-06-01", "on": "14 April"}, "has no new date"),
    ("K1", {"outcome": "moved", "to": "soon", "on": "14 April"}, "no date that is understood"),
    ("K2", {"outcome": "kept"}, "does not say"),
    ("T1", {"outcome": "kept"}, "cannot be kept, broken or moved"),
])
def test_what_cannot_be_decided_is_said(case: Case, subject: str, values: dict[str, str], words: str) -> None:
    """And nothing is kept then; the message says what to do."""
    with pytest.raises(InputError, match=words) as caught:
        decide(case, subject, **values)
    assert caught.value.hint


def test_what_shows_it_is_a_claim(case: Case) -> None:
    """A document shows many things."""
    with pytest.raises(InputError, match="is shown by a claim"):
        decide(case, "K1", outcome="kept", on="May", see="T2")


def test_it_is_found_again_whatever_became_of_the_claims(case: Case, readings: list[Reading], make_case: MakeCase) -> None:
    """Split into two claims of other names, both say what was decided; of two decisions the later one comes last."""
    first = decide(case, "K1", outcome="broken", on="14 April")
    second = decide(case, "K1", number=2, outcome="kept", on="14 April")
    split = make_case(readings, [[("T2", 1)], [("T2", 0)], [("T1", 1)], [("T1", 0)]])
    found = resolve_outcomes([first, second], split)
    assert {(g.document, g.outcome, g.number) for g in found} == {
        ("T1", Outcome.BROKEN, 0), ("T2", Outcome.BROKEN, 0), ("T1", Outcome.KEPT, 1), ("T2", Outcome.KEPT, 1),
    }  # fmt: skip


def test_what_was_taken_back_is_marked(case: Case) -> None:
    """It counts no more; that it was there is known, for calendars."""
    undone = replace(decide(case, "K1", outcome="kept", on="May"), undone_at="2031-05-05")
    assert [g.is_undone for g in resolve_outcomes([undone], case)] == [True]
    assert lay([undone], case.readings).unfitting == ()


def test_without_its_words_it_is_listed(case: Case, readings: list[Reading]) -> None:
    """Where no report says any more that something will come on that day, the decision does not fit, and says what to do."""
    made = decide(case, "K1", outcome="kept", on="14 April")
    assert lay([made], readings).unfitting == ()
    gone = [replace(r, assertions=tuple(replace(a, due=()) for a in r.assertions)) for r in readings]
    for held in (gone, []):
        (misfit,) = lay([made], held).unfitting
        assert misfit.judgement == "J1"
        assert misfit.reason.endswith("firsthand undo J1.")
        assert "what the claim says will come" in misfit.reason or "date of something to come" in misfit.reason
    assert resolve_outcomes([made], replace(case, readings=tuple(gone))) == ()


def test_a_decision_is_said_in_words(case: Case) -> None:
    """The log says of what it was, and what became of it."""
    assert describe(decide(case, "K1", outcome="moved", to="2031-06-09", on="14 April", see="K3"), str) == (
        "what was due, “14 April” (K1 at the time): moved to 9 June 2031, as K3 shows"
    )
    assert describe(decide(case, "K1", outcome="open", on="May"), str) == "what was due, “May” (K1 at the time): open"
