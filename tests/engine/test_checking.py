"""Whatever is changed in a case by a foreign hand is found and named; views still work."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from firsthand.engine.case import CaseFile
from firsthand.model.casefile import Decision, VerifyReport
from firsthand.model.judgement import JudgementKind


def verify(path: Path) -> VerifyReport:
    """The path of a case in, what does not hold out."""
    with CaseFile.open(path, is_made=False) as case:
        return case.verify()


def originals_of(path: Path) -> list[Path]:
    """The path of a case in, its originals out."""
    return sorted(p for p in path.with_suffix(".originals").rglob("*") if p.is_file())


def test_a_case_that_nobody_touched_holds(path: Path) -> None:
    """Every original and document is counted, spans too, and nothing is wrong."""
    report = verify(path)
    assert (report.originals, report.documents, report.faults) == (8, 8, ())
    assert report.spans > 10


@pytest.mark.parametrize(("change", "fault"), [
    (lambda original: original.unlink(), "its original is gone"),
    (lambda original: original.write_bytes(original.read_bytes() + b"\n"), "its original has been changed"),
    (lambda original: original.write_bytes(b""), "its original has been changed"),
    (lambda original: (original.unlink(), original.mkdir()), "its original cannot be read"),
])
def test_an_original_that_is_not_as_it_was_is_named(path: Path, change: Callable[[Path], object], fault: str) -> None:
    """Verify names the report; the brief, the search and the export go on working without it."""
    original = originals_of(path)[0]
    change(original)
    with CaseFile.open(path, is_made=False) as case:
        faults = case.verify().faults
        by_hash = {r.document.sha256: r.document for r in case.load().readings}
        document = by_hash[original.name]
        assert faults == tuple(f for f in faults if f.startswith(f"{document.id} ({document.path}): {fault}"))
        assert len(faults) == 1
        assert case.load_brief().claims
        assert case.search("dawn") is not None


def test_all_originals_gone_are_named_one_by_one(path: Path) -> None:
    """A case that was copied without its originals says so, once for each."""
    shutil.rmtree(path.with_suffix(".originals"))
    assert len(verify(path).faults) == 8


@pytest.mark.parametrize(("statement", "fault"), [
    ("UPDATE document SET text = text || ' Not so.' WHERE number = 2", "T2 (000001.md): its text has been changed."),
    ("UPDATE document SET text = replace(text, 'least', 'most')", "its text has been changed."),
    ("UPDATE document SET text = '' WHERE number = 2", "of its spans do not lie on words"),
    ("DELETE FROM part WHERE document = 2 AND stage = 'claims'", "its reading is not whole (claims missing)"),
    ("DELETE FROM part WHERE document = 2 AND stage = 'tokens'", "its reading is not whole (tokens missing)"),
    ("DELETE FROM header WHERE document = 2", "its reading is not whole (its head missing)"),
    ("UPDATE part SET body = x'00' WHERE document = 2 AND stage = 'resolve'", "T2 (000001.md): its reading is damaged."),
    ("UPDATE part SET body = substr(body, 1, 20) WHERE document = 2", "T2 (000001.md): its reading is damaged."),
    ("DELETE FROM document WHERE number = 2", "rows of the database name records that are not there."),
])
def test_a_database_that_is_not_as_it_was_is_named(path: Path, statement: str, fault: str) -> None:
    """Each change by a foreign hand is a fault that says where and what."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()
    faults = verify(path).faults
    assert any(fault in f for f in faults), faults


def test_a_damaged_page_is_named(path: Path) -> None:
    """A file that the disk garbled is said to be damaged, in words, by verify or by opening."""
    from firsthand.errors import StoreError

    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    for at in range(4096 * 3, len(content), 4096):
        content[at : at + 64] = b"\xa5" * 64
    path.write_bytes(content)
    try:
        said = " ".join(verify(path).faults)
    except StoreError as error:
        said = str(error)
    assert "damaged" in said


def test_words_that_a_judgement_rests_on_are_checked(path: Path) -> None:
    """Where the words that were decided on are changed, verify names the judgement; a corrected outlet is no such change."""
    with CaseFile.open(path, is_made=False) as case:
        claim = case.find_claims()[0]
        case.decide(Decision(JudgementKind.NOTE, claim, values={"text": "ask again"}, actor="mo"))
        case.decide(Decision(JudgementKind.SET, "T1", values={"outlet": "Carrick Post"}, actor="mo"))
        assert case.verify().faults == ()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE document SET text = upper(text)")
        connection.commit()
    assert any(f.startswith("J1: the words that it was decided on do not stand in T") for f in verify(path).faults)
