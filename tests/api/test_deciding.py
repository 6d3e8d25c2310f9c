"""Decisions from Python: stored with who and why, shown at once, taken back."""

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path

import pytest

import firsthand as fh
from firsthand.errors import InputError, NotFound
from firsthand.model.source import SourceId


def test_a_correction_changes_who_was_first(own_case: fh.Case) -> None:
    """A date set later makes another report the first; undo makes it the first again; the log has both."""
    claim = own_case.claim("K1")
    decision = own_case.set(claim.first.document, published=date(2026, 3, 8), why="the printed page")
    assert own_case.claim("K1").first.document.outlet != claim.first.document.outlet
    assert own_case.document("T1").published is not None
    assert (decision.who, decision.why) == ("M. Oduya", "the printed page")
    own_case.undo()
    assert own_case.claim("K1").first.document == claim.first.document
    assert [(j.id, j.undone_by) for j in own_case.log()] == [("J1", "M. Oduya")]


def test_a_field_can_be_unknown(own_case: fh.Case) -> None:
    """None says that a field is not known; a field that there is not is refused."""
    own_case.set("T1", outlet=None, title="Fire")
    assert (own_case.document("T1").outlet, own_case.document("T1").title) == (None, "Fire")
    with pytest.raises(InputError, match="no colour"):
        own_case.set("T1", colour="red")  # type: ignore[call-arg]
    with pytest.raises(InputError, match="no date"):
        own_case.set("T1", published="soonish")


def test_who_decides_is_named(own_case: fh.Case) -> None:
    """By a block, else by the settings, else by the account; a block that ends gives the name back."""
    with own_case.actor("A. Brandt"):
        assert own_case.tag("K1", "check").who == "A. Brandt"
    assert own_case.tag("K1", "checked").who == "M. Oduya"
    with pytest.raises(InputError, match="Nobody"), own_case.actor(" "):
        pass
    with fh.open(own_case.path) as other:
        assert other.note("T1", "seen").who == getpass.getuser()


def test_a_document_is_set_aside_and_put_back(own_case: fh.Case) -> None:
    """It counts nowhere, says so where it is asked for, and comes back; what is not aside cannot come back."""
    own_case.aside("T3", why="another fire")
    assert len(own_case.documents()) == own_case.status().documents == 7
    assert own_case.status().aside == 1
    with pytest.raises(NotFound, match="T3 is set aside"):
        own_case.document("T3")
    own_case.put_back("t3")
    assert len(own_case.documents()) == 8
    with pytest.raises(InputError, match="not set aside"):
        own_case.put_back("T3")


def test_claims_are_merged_and_split(own_case: fh.Case) -> None:
    """Two claims become one, one appearance becomes a claim of its own; both are taken back by undo."""
    own_case.merge("K4", own_case.claim("K12"))
    assert len(own_case.claims()) == 77
    own_case.undo()
    appearance = own_case.claim("K1").appearances[-1]
    own_case.split("K1", appearance)
    assert len(own_case.claims()) == 79
    assert appearance.id not in {a.id for a in own_case.claim("K1").appearances}
    own_case.undo("j2")
    assert len(own_case.claims()) == 78
    for wanted in ("J2", "J99", "nothing"):
        with pytest.raises(NotFound):
            own_case.undo(wanted)


def test_notes_and_tags_stand_beside_what_they_are_on(own_case: fh.Case) -> None:
    """On claims, sources and documents, with who wrote them."""
    own_case.claim("K1").note("the list was seen")
    own_case.claim("K1").tag("check")
    own_case.note(own_case.source("S6"), "called on Friday")
    assert [(r.text, r.is_tag, r.actor) for r in own_case.claim("K1").remarks] == [
        ("the list was seen", False, "M. Oduya"), ("check", True, "M. Oduya")]
    sources = {s.id: s for a in own_case.claim("K9").appearances for s in a.sources}
    assert [r.text for r in sources[SourceId("S6")].remarks] == ["called on Friday"]
    with pytest.raises(InputError, match="no words"):
        own_case.note("K1", " ")


def test_what_became_of_a_promise_is_decided(tmp_path: Path) -> None:
    """From the case or from the claim, with what shows it; taken back as any decision."""
    report = tmp_path / "promise.txt"
    report.write_text("Vale Post\n\nThe weir will be mended by 14 April 2031, Ilna Voss said. Snow lay on the quay.", "utf-8")
    with fh.open(tmp_path / "due.db", config=fh.Config(workers=1, actor="M. Oduya")) as case:
        case.add(report)
        claim = next(c for c in case.claims() if any(a.record.due for a in c.appearances))
        decided = claim.set_due("moved", to=date(2031, 5, 2), why="a letter")
        assert decided.what == f"decided of what {claim.id} “14 April 2031” says will come: moved to 2031-05-02"
        (due,) = (d for a in case.claim(claim.id).appearances for d in a.record.due)
        assert [(g.outcome, g.why) for g in due.given] == [("moved", "a letter")]
        case.set_due(claim, "kept", on="14 April", see=claim)
        with pytest.raises(InputError):
            case.set_due(claim, "true")
        case.undo()
        case.undo()
        (due,) = (d for a in case.claim(claim.id).appearances for d in a.record.due)
        assert due.given == ()
