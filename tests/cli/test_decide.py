"""Decisions at the command line: what is said, what is true afterwards, how it is taken back."""

from __future__ import annotations

import getpass
import json
import re
import sys
import time
from pathlib import Path

import pytest

from firsthand.cli import main as cli
from firsthand.engine import adding as clock
from firsthand.engine import deciding
from firsthand.engine.case import CaseFile
from firsthand.model.source import Source

Capture = pytest.CaptureFixture[str]


def tell(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    """Arguments in, the exit code, stdout and stderr out."""
    code = cli.run(list(arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


def find_source(case: Path, name: str) -> Source:
    """The source of a name."""
    with CaseFile.open(case) as opened:
        return next(s for s in opened.load().sources if s.name == name)


@pytest.mark.parametrize(("arguments", "said"), [
    (("set", "t1", "--published", "2026-03-01"), r"J1: T1 is now published 1 March 2026(; .*)?\. Undo: firsthand undo J1"),
    (("set", "T1", "--outlet", "Tarn Mail", "--author", ""),
     r"J1: T1 is corrected: outlet set to “Tarn Mail” and author set to unknown(; .*)?\. Undo: firsthand undo J1"),
    (("aside", "T2"), r"J1: T2 is now set aside and counts nowhere; the case now has 7 reports \(8 before\).*\. Undo: .*"),
    (("merge", "K4", "K12"),
     r"J1: K4 and K12 are now one claim, K4; the case now has 77 claims \(78 before\); the count .* changes in K4\. Undo: .*"),
    (("split", "K1", "P1"), r"J1: P1 of K1 is now a claim of its own; .*; K79 is new.*\. Undo: .*"),
    (("set", "T1", "--title", "Fire"), r"J1: T1 is corrected: title set to “Fire”; nothing else changes\. Undo: .*"),
    (("note", "K1", "seen"), r"J1: K1 now has the note “seen”\. Undo: firsthand undo J1"),
    (("rate", "k1", "--info", "2"), r"J1: K1 is rated 2, probably true\. Undo: firsthand undo J1"),
    (("rate", "S1", "--source", "b"), r"J1: S1 is rated B, usually reliable\. Undo: firsthand undo J1"),
    (("tag", "S1", "check"), r"J1: S1 now has the tag “check”\. Undo: firsthand undo J1"),
])  # fmt: skip
def test_a_decision_says_what_is_true_now(own_case: Path, capsys: Capture, arguments: tuple[str, ...], said: str) -> None:
    """One sentence on stdout: which decision it is, what is true now, how to take it back."""
    code, out, err = tell(capsys, *arguments)
    assert (code, err) == (0, "")
    assert re.fullmatch(said, out.rstrip("\n"))


def test_what_was_set_is_in_the_case(own_case: Path, capsys: Capture) -> None:
    """A corrected outlet is the document's from now on, and is what it was once that is taken back."""
    with CaseFile.open(own_case) as case:
        was = case.load().document(case.load().readings[0].document.id)
    tell(capsys, "set", was.id, "--outlet", "Tarn Mail", "--why", "the imprint says so")
    with CaseFile.open(own_case) as case:
        assert case.load().document(was.id).outlet == "Tarn Mail"
    code, out, _ = tell(capsys, "undo")
    assert code == 0
    assert out.startswith(f"J1: taken back ({was.id}: outlet set to “Tarn Mail”)")
    with CaseFile.open(own_case) as case:
        assert case.load().document(was.id) == was


def test_a_decision_outlives_what_is_added_later(own_case: Path, capsys: Capture) -> None:
    """Claims that a person made one are one when more has been read, whatever they are called then; undone, they are two."""

    def claims_of(words: frozenset[str]) -> list[set[str]]:
        with CaseFile.open(own_case) as case:
            whole = case.load()
        texts = {r.document.id: r.document.text for r in whole.readings}
        quotes = {a.id: a.assertion.span.of(texts[a.document]) for a in whole.appearances}
        return [words & held for c in whole.claims if words & (held := {quotes[a] for a in c.appearances})]

    with CaseFile.open(own_case) as case:
        words = frozenset(c.text for c in case.load().claims if c.id in ("K4", "K12"))
    assert claims_of(words) == [{word} for word in sorted(words, key=lambda w: "upper floor" not in w)]
    tell(capsys, "merge", "K4", "K12")
    (own_case.parent / "more.txt").write_text("The mayor of Kelmar opened a flower show. A blue rose won, she said.", "utf-8")
    assert tell(capsys, "add", "-q", "more.txt")[0] == 0
    assert claims_of(words) == [set(words)]
    tell(capsys, "undo")
    assert len(claims_of(words)) == 2


def test_a_document_is_set_aside_and_taken_back(own_case: Path, capsys: Capture) -> None:
    """The counts go down and come back; what is not set aside cannot be taken back."""
    tell(capsys, "aside", "T2")
    code, out, _ = tell(capsys, "aside", "t02", "--back")
    assert code == 0
    assert out.startswith("J1: T2 counts again; the case now has 8 reports (7 before)")
    code, out, err = tell(capsys, "aside", "T2", "--back")
    assert (code, out) == (2, "")
    assert "T2 is not set aside." in err


def test_a_document_is_set_aside_once(own_case: Path, capsys: Capture) -> None:
    """The second time nothing is decided, and it is said how to count it again; status names the document and the way back."""
    tell(capsys, "aside", "T2", "--why", "a test page")
    code, out, err = tell(capsys, "aside", "t2")
    assert (code, out) == (2, "")
    assert err == "firsthand: T2 is set aside already. To count it again: firsthand aside T2 --back.\n"
    told = tell(capsys, "status")[1]
    assert "Set aside, and counted nowhere (1)\n  T2  " in told
    assert ": a test page\n  To count one again: firsthand aside T2 --back." in told


def test_a_tag_is_put_on_once(own_case: Path, capsys: Capture) -> None:
    """The same tag a second time is refused with how to take it off; another tag, or one that was taken off, is put on."""
    told = [tell(capsys, "tag", *words)[0] for words in (("K1", "check"), ("k01", " check "), ("K1", "seen"), ("T1", "check"))]
    assert told == [0, 2, 0, 0]
    assert "K1 has that tag already. To take it off: firsthand undo J1." in tell(capsys, "tag", "K1", "check")[2]
    tell(capsys, "undo", "J1")
    assert tell(capsys, "tag", "K1", "check")[0] == 0


def test_a_date_that_makes_another_report_the_first_says_so(own_case: Path, capsys: Capture) -> None:
    """The sentence names the claims, or how many they are; taken back, it is said again."""
    with CaseFile.open(own_case) as case:
        before = case.find_standings()
    _, out, _ = tell(capsys, "set", "T1", "--published", "2026-03-09")
    with CaseFile.open(own_case) as case:
        now = case.find_standings()
    changed = [claim for claim in before if claim in now and before[claim].first != now[claim].first]
    assert len(changed) > 3
    said = f"another report is now the first to tell {len(changed)} claims ({', '.join(changed[:3])} …)"
    assert said in out
    assert said in tell(capsys, "undo")[1]


def test_a_claim_is_found_under_the_id_that_it_had(own_case: Path, capsys: Capture) -> None:
    """Of two that were made one, the id that went up in the other shows that one, says so, and takes notes and further merges."""
    tell(capsys, "merge", "K4", "K12")
    code, out, err = tell(capsys, "claim", "K12")
    assert (code, err) == (0, "K12 is called K4 now.\n")
    assert out == tell(capsys, "claim", "K4")[1]
    assert tell(capsys, "note", "K12", "seen")[1].startswith("J2: K4 now has the note “seen”.")
    assert "K4 cannot be merged with itself" in tell(capsys, "merge", "K4", "K12")[2]
    with CaseFile.open(own_case) as case:
        assert [case.resolve(name) for name in ("K12", "K012", "K4", "K999", "S1", "T1", "P1", "K")] == [
            "K4", "K4", "K4", "K999", "S1", "T1", "P1", "K"]


@pytest.mark.parametrize(("one", "other"), [("K4", "K12"), ("S20", "S21")])
def test_an_id_leads_back_to_its_own_once_the_merge_is_taken_back(
    own_case: Path, capsys: Capture, one: str, other: str
) -> None:
    """Numbers are not given twice; whoever wrote the old one down comes to what it was, not to what it was merged with."""
    tell(capsys, "merge", one, other)
    with CaseFile.open(own_case) as case:
        left = case.resolve(one)
        assert case.resolve(other) == left
    gone = other if left == one else one
    tell(capsys, "undo")
    with CaseFile.open(own_case) as case:
        found = case.resolve(gone)
        assert found not in (one, other)
        assert case.resolve(left) == left
    assert tell(capsys, "note", gone, "seen")[1].startswith(f"J2: {found} now has the note")

def test_the_log_lists_every_decision_the_newest_last(own_case: Path, capsys: Capture) -> None:
    """Tab-separated with a heading, or as JSON: what, who, when, why, and what was taken back by whom."""
    assert tell(capsys, "log")[:2] == (1, "")
    tell(capsys, "note", "K1", "seen", "--by", "M. Oduya", "--why", "by telephone")
    tell(capsys, "tag", "T1", "check", "--by", "A. Quill")
    tell(capsys, "undo", "j01", "--by", "A. Quill")
    lines = [line.split("\t") for line in tell(capsys, "log")[1].splitlines()]
    assert lines[0] == ["decision", "when", "who", "what", "why", "undone_by", "undone_at"]
    assert [(row[0], row[2], row[4], row[5]) for row in lines[1:]] == [
        ("J1", "M. Oduya", "by telephone", "A. Quill"), ("J2", "A. Quill", "", ""),
    ]  # fmt: skip
    assert lines[2][3] == "tag on T1: “check”"
    rows = json.loads(tell(capsys, "log", "--json")[1])["judgements"]
    assert [(row["id"], row["kind"], row["subject"], row["undone_by"]) for row in rows] == [
        ("J1", "note", "claim", "A. Quill"), ("J2", "tag", "document", None),
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of this machine cannot be set")
def test_a_terminal_shows_the_log_in_the_time_of_this_machine(
    own_case: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Times as on the clock, and in one column what was decided, why, and who took it back; other programs get UTC."""
    monkeypatch.setattr(clock, "now", lambda: "2026-03-04T22:24:43+00:00")
    monkeypatch.setattr(deciding, "now", lambda: "2026-03-04T22:24:43+00:00")
    tell(capsys, "aside", "T2", "--by", "M. Oduya", "--why", "a test page.")
    tell(capsys, "undo", "--by", "A. Quill")
    assert "\t2026-03-04T22:24:43+00:00\t" in tell(capsys, "log")[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    for name, value in (("TZ", "Europe/Berlin"), ("COLUMNS", "160"), ("NO_COLOR", "1"), ("TERM", "dumb")):
        monkeypatch.setenv(name, value)
    time.tzset()
    try:
        told = tell(capsys, "log")[1]
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    says = "T2: set aside. Why: a test page. Taken back by A. Quill, 2026-03-04 23:24"
    assert " ".join(told.split()) == f"Decision When Who What J1 2026-03-04 23:24 M. Oduya {says}"


def test_who_decides_is_named(own_case: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name given goes before that of the setting, that before the name of the account; without any nothing is decided."""
    tell(capsys, "tag", "T1", "a")
    monkeypatch.setenv("FIRSTHAND_ACTOR", "M. Oduya")
    tell(capsys, "tag", "T1", "b")
    tell(capsys, "tag", "T1", "c", "--by", "A. Quill")
    with CaseFile.open(own_case) as case:
        assert [j.actor for j in case.log()] == [getpass.getuser(), "M. Oduya", "A. Quill"]
    monkeypatch.delenv("FIRSTHAND_ACTOR")
    monkeypatch.setattr(getpass, "getuser", lambda: {}["nobody"])
    code, _, err = tell(capsys, "tag", "T1", "d")
    assert (code, err) == (2, "firsthand: Nobody is named who decides. Give --by NAME, or set FIRSTHAND_ACTOR.\n")


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (("set", "T1"), 2, "Nothing is said of what is to be corrected in T1."),
    (("set", "T1", "--published", "soon"), 2, "“soon” is no date that is understood. Write it as 2015-07-07"),
    (("set", "T99", "--outlet", "x"), 1, "The case holds no document T99."),
    (("merge", "K1", "k1"), 2, "K1 cannot be merged with itself."),
    (("merge", "K1", "S1"), 2, "they cannot be made one"),
    (("split", "K1", "P99"), 2, "P99 is no appearance of K1."),
    (("note", "K1", " "), 2, "The note on K1 has no words."),
    (("protect", "K1"), 2, "K1 is a claim, and cannot be protected."),
    (("undo",), 1, "There is no decision to take back."),
    (("undo", "J9"), 1, "There is no decision J9."),
    (("undo", "K9"), 2, "“K9” is no id of a decision."),
    (("split", "K1"), 2, "Missing argument"),
])  # fmt: skip
def test_what_cannot_be_decided_changes_nothing(
    own_case: Path, capsys: Capture, arguments: tuple[str, ...], code: int, said: str
) -> None:
    """One sentence on stderr that says why, an exit code, and nothing in the log."""
    exit_code, out, err = tell(capsys, *arguments)
    assert (exit_code, out) == (code, "")
    assert said in err
    with CaseFile.open(own_case) as case:
        assert case.log() == []


def test_a_protected_source_is_not_named_by_any_decision(own_case: Path, capsys: Capture) -> None:
    """Neither the sentence nor the log, nor what is taken back, says whom; nor does a note that was there before."""
    source = find_source(own_case, "Ana Reyl")
    told = [tell(capsys, "note", source.id, "Reyl is right")[1].replace("Reyl is right", "")]
    told += [tell(capsys, "protect", source.id, "--form", "Anita", "--form", "555 0100")[1]]
    told += [tell(capsys, "note", source.id, "ask Anita")[1], tell(capsys, "log")[1], tell(capsys, "log", "--json")[1]]
    told += [tell(capsys, "undo")[1], tell(capsys, "status")[1]]
    assert all(told)
    assert not [word for word in ("Reyl", "reyl", "Anita", "555") if any(word in text for text in told)]


def test_a_decision_that_no_longer_fits_is_told(own_case: Path, capsys: Capture) -> None:
    """When all that a decision rests on is set aside, that is said on stderr at once, and by status as long as it is so."""
    tell(capsys, "note", "T2", "seen")
    with CaseFile.open(own_case) as case:
        whole = case.load()
        document = next(r.document.id for r in whole.readings if r.document.id == "T2")
        claim = next(c.id for c in whole.claims if {a.document for a in whole.appearances if a.id in c.appearances} == {document})
    tell(capsys, "note", claim, "seen")
    _, _, err = tell(capsys, "aside", "T2")
    assert err.startswith("J2 no longer fits. This rests for now:")
    assert "J2" in tell(capsys, "status")[1]
    assert tell(capsys, "undo")[2] == ""
    assert "J2" not in tell(capsys, "status")[1]


def test_the_way_back_names_the_case_and_is_in_the_json(own_case: Path, capsys: Capture, tmp_path: Path) -> None:
    """A case elsewhere is named in what to do; JSON has what was said and what to do."""
    elsewhere = own_case.rename(own_case.parent / "my case.db")
    (own_case.parent / "firsthand.originals").rename(own_case.parent / "my case.originals")
    _, out, _ = tell(capsys, "tag", "T1", "check", "--case", elsewhere.name)
    assert out.endswith("Undo: firsthand undo J1 --case 'my case.db'\n")
    document = json.loads(tell(capsys, "tag", "T1", "seen", "--case", elsewhere.name, "--json")[1])
    assert document == {
        "judgement": "J2", "kind": "tag", "says": "T1 now has the tag “seen”", "next": "firsthand undo J2 --case 'my case.db'",
    }  # fmt: skip


@pytest.mark.parametrize("command", ["set", "aside", "merge", "split", "protect", "note", "tag", "log", "undo"])
def test_every_decision_has_help_with_examples(capsys: Capture, command: str) -> None:
    """What a command does, its options and examples, without opening a case."""
    code, out, _ = tell(capsys, command, "--help")
    assert code == 0
    assert "Examples" in out
    assert f"firsthand {command}" in out
