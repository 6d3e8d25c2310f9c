"""What is added is there once, whole, in the same order, however often and in whatever state it is given."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from firsthand.engine import adding
from firsthand.engine.case import CaseFile
from firsthand.errors import InputError
from firsthand.eval import endurance
from firsthand.model.casefile import AddSettings, CaseStatus, RunRecord
from firsthand.model.provenance import SkipCode
from firsthand.store.database import open_database
from firsthand.store.readings import CREDITS, KINDS, TOKENS

Add = Callable[..., None]
Write = Callable[..., list[Path]]


def status_of(path: Path) -> CaseStatus:
    """The path of a case in, how it stands out."""
    with CaseFile.open(path, is_made=False) as case:
        return case.status()


def last_run(path: Path) -> RunRecord:
    """The path of a case in, its last run out."""
    return status_of(path).runs[0]


def test_adding_twice_changes_nothing(tmp_path: Path, add_here: Add, write_pile: Write) -> None:
    """The second run reads nothing, the export is the same to the byte, and every document has all parts of its reading."""
    path = tmp_path / "firsthand.db"
    write_pile(tmp_path / "pile", range(6))
    add_here(path, tmp_path / "pile")
    before = endurance.export_case(path)
    add_here(path, tmp_path / "pile")
    run = last_run(path)
    assert (run.read, run.unchanged, run.skipped) == (0, 6, ())
    assert endurance.export_case(path) == before
    with closing(sqlite3.connect(path)) as connection:
        stages = connection.execute("SELECT group_concat(stage) FROM (SELECT * FROM part ORDER BY stage) GROUP BY document")
        assert [row[0] for row in stages] == [",".join(sorted([*KINDS, TOKENS, CREDITS]))] * 6


def test_the_same_bytes_under_another_name_are_the_same_report(tmp_path: Path, add_here: Add, write_pile: Write) -> None:
    """A copied file adds nothing, whether it comes with the first or later."""
    path = tmp_path / "firsthand.db"
    (first,) = write_pile(tmp_path / "pile", [0])
    (tmp_path / "pile" / "copy.md").write_bytes(first.read_bytes())
    add_here(path, tmp_path / "pile")
    (tmp_path / "pile" / "later.md").write_bytes(first.read_bytes())
    add_here(path, tmp_path / "pile")
    assert status_of(path).documents == 1
    assert (last_run(path).read, last_run(path).unchanged) == (0, 3)


@pytest.mark.parametrize("is_said_first", [True, False])
def test_what_is_said_of_a_report_later_is_filled_in(
    tmp_path: Path, add_here: Add, write_pile: Write, *, is_said_first: bool
) -> None:
    """Given with a word about it and without, in either order, a report is one, and knows what was said of it."""
    path, (report,) = tmp_path / "firsthand.db", write_pile(tmp_path / "pile", [0])
    bare, said = tmp_path / "bare" / "one.txt", tmp_path / "said" / "one.txt"
    for place in (bare, said):
        place.parent.mkdir()
        place.write_text(report.read_text("utf-8").rpartition("---")[2], "utf-8")
    said.with_suffix(".json").write_text('{"outlet": "Kelmar Post", "published": "2026-03-04"}', "utf-8")
    for place in (said, bare) if is_said_first else (bare, said):
        add_here(path, place.parent)
    with CaseFile.open(path) as case:
        (document,) = [r.document for r in case.load().readings]
        assert (document.outlet, document.published and document.published.day) == ("Kelmar Post", 4)
        assert case.verify().faults == ()
    for place in (bare, said):
        add_here(path, place.parent)
        assert (last_run(path).read, last_run(path).unchanged) == (0, 1)


def test_what_is_said_of_a_report_is_corrected_where_it_is_said(tmp_path: Path, add_here: Add, write_pile: Write) -> None:
    """A file beside a report that says another outlet the next time corrects it, and makes no second report."""
    path, (report,) = tmp_path / "firsthand.db", write_pile(tmp_path / "pile", [0])
    page = tmp_path / "a" / "a.txt"
    page.parent.mkdir()
    page.write_text(report.read_text("utf-8").rpartition("---")[2], "utf-8")
    for outlet in ("Kelmar Mail", "Kelmar Post", "Kelmar Mail"):
        page.with_suffix(".json").write_text(json.dumps({"outlet": outlet}), "utf-8")
        add_here(path, page.parent)
    with CaseFile.open(path) as case:
        assert [r.document.outlet for r in case.load().readings] == ["Kelmar Mail"]
        assert case.verify().faults == ()


def test_one_file_with_two_stories_about_it_is_told(tmp_path: Path, add_here: Add, write_pile: Write) -> None:
    """The same bytes said to be of two outlets are two reports, for that happens; the second says where the first is."""
    path, (report,) = tmp_path / "firsthand.db", write_pile(tmp_path / "pile", [0])
    for name, outlet in (("a", "Kelmar Post"), ("b", "Kelmar Mail")):
        page = tmp_path / name / f"{name}.txt"
        page.parent.mkdir()
        page.write_text(report.read_text("utf-8").rpartition("---")[2], "utf-8")
        page.with_suffix(".json").write_text(json.dumps({"outlet": outlet}), "utf-8")
        add_here(path, page.parent)
    with CaseFile.open(path) as case:
        warned = {r.document.id: r.document.warnings for r in case.load_warned(9).readings if r.document.warnings}
    assert status_of(path).documents == 2
    told = "The same file is in the case as T1, with another title, outlet or date. If it was published once, set one aside."
    assert warned == {"T2": (told,)}


def test_a_copy_that_more_is_said_of_is_counted_once(tmp_path: Path, add_here: Add, write_pile: Write) -> None:
    """Of two equal files in one run, of which one alone has a word about it, one report is read."""
    path, (report,) = tmp_path / "firsthand.db", write_pile(tmp_path / "pile", [0])
    words = report.read_text("utf-8").rpartition("---")[2]
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(words, "utf-8")
    (tmp_path / "b.json").write_text('{"outlet": "Kelmar Post"}', "utf-8")
    add_here(path, tmp_path / "a.txt", tmp_path / "b.txt")
    run, status = last_run(path), status_of(path)
    assert (run.read, run.unchanged, status.documents) == (1, 1, 1)


def test_the_case_itself_is_never_read(tmp_path: Path, add_here: Add, write_pile: Write) -> None:
    """A case that lies among the reports passes itself and its originals over."""
    path = tmp_path / "firsthand.db"
    write_pile(tmp_path, range(2))
    add_here(path, tmp_path)
    add_here(path, tmp_path)
    assert (status_of(path).documents, status_of(path).skipped) == (2, ())


def test_what_cannot_be_read_is_told_of_until_it_can(tmp_path: Path, add_here: Add, write_pile: Write) -> None:
    """A broken file is skipped with its reason in every run, not parsed again, and forgotten once it is mended."""
    path, pile = tmp_path / "firsthand.db", tmp_path / "pile"
    write_pile(pile, [0])
    broken = pile / "news.jsonl"
    broken.write_bytes(b"\xff\xfe\xff no record")
    for _ in range(2):
        add_here(path, pile)
        assert [s.path for s in last_run(path).skipped] == [s.path for s in status_of(path).skipped]
        assert {s.path.partition("#")[0] for s in status_of(path).skipped} == {"news.jsonl"}
    records = [{"text": f"The dam at Ostrel burst, Ada Brandt said on day {n}.", "outlet": "Ostrel Echo"} for n in (1, 2)]
    broken.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    add_here(path, pile)
    assert status_of(path).skipped == ()
    assert status_of(path).documents == 3


@pytest.mark.parametrize("text", ["half \\ud83d pair", "a\\u0000b", "\\ufeffmark", "line\\r\\nline", "\\ud83c\\udf0a wave"])
def test_strange_signs_do_not_stop_a_run(tmp_path: Path, add_here: Add, text: str) -> None:
    """A text with halves of signs, NUL or marks costs at most itself, and whatever is stored of it holds."""
    path, pile = tmp_path / "firsthand.db", tmp_path / "pile"
    pile.mkdir()
    said = "The dam at Ostrel burst, Ada Brandt said."
    (pile / "a.json").write_text(f'{{"text": "{text}. {said}", "title": "{text}", "outlet": "{text}"}}', encoding="ascii")
    (pile / "b.txt").write_text(said, encoding="utf-8")
    add_here(path, pile)
    with CaseFile.open(path) as case:
        assert case.status().documents + len(case.status().skipped) == 2
        assert case.verify().faults == ()
        assert all(hit.spans for hit in case.search("Ostrel"))
    assert endurance.export_case(path)


def test_a_path_that_is_not_there_stores_nothing(tmp_path: Path, write_pile: Write) -> None:
    """One mistyped path among good ones, and none of them is added; no run is on record."""
    path = tmp_path / "firsthand.db"
    write_pile(tmp_path / "pile", [0])
    with CaseFile.open(path) as case:
        with pytest.raises(InputError, match="gone"):
            case.add([tmp_path / "pile", tmp_path / "gone"], settings=AddSettings(workers=1))
        assert (case.status().documents, case.status().runs) == (0, ())


def test_a_report_that_breaks_a_stage_costs_itself(
    tmp_path: Path, add_here: Add, write_pile: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is skipped and known; once the fault is gone, it is read when that is asked for, and gets the next number."""
    path, pile = tmp_path / "firsthand.db", tmp_path / "pile"
    write_pile(pile, range(3))

    def break_on_second(reading: object) -> tuple[object, ...]:
        if "000001" in reading.document.path:  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return ()

    with monkeypatch.context() as patch:
        patch.setattr("firsthand.pipeline.attribute.run", break_on_second)
        add_here(path, pile)
    (skipped,) = status_of(path).skipped
    assert (skipped.path, skipped.stage, skipped.code) == ("000001.md", "attribute", SkipCode.BROKEN)
    add_here(path, pile)
    assert status_of(path).skipped == (skipped,)
    add_here(path, pile, is_retry_failed=True)
    assert (status_of(path).documents, status_of(path).skipped) == (3, ())
    with CaseFile.open(path) as case:
        assert [(r.document.id, r.document.path) for r in case.load().readings] == [
            ("T1", "000000.md"), ("T2", "000002.md"), ("T3", "000001.md")]
        assert case.verify().faults == ()


def test_a_run_that_is_broken_off_has_no_end_and_keeps_what_it_read(
    tmp_path: Path, add_here: Add, write_pile: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after the third report, a case holds three, and goes on to be the case that was not stopped."""
    path, calm, pile = tmp_path / "firsthand.db", tmp_path / "calm.db", tmp_path / "pile"
    write_pile(pile, range(5))
    count = iter(range(9))

    def stop_at_third(*args: object, **named: object) -> None:
        if next(count) == 3:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(adding.evidence, "drop_skips", stop_at_third)
        with pytest.raises(KeyboardInterrupt):
            add_here(path, pile)
    assert (status_of(path).documents, last_run(path).ended_at, last_run(path).read) == (3, None, 3)
    add_here(path, pile)
    add_here(calm, pile)
    assert last_run(path).ended_at is not None
    assert endurance.export_case(path) == endurance.export_case(calm)


def test_a_case_that_lost_its_power_between_original_and_row_goes_on(
    tmp_path: Path, add_here: Add, write_pile: Write
) -> None:
    """An original that lies there already, and a half one beside it, are no hindrance."""
    path, pile = tmp_path / "firsthand.db", tmp_path / "pile"
    (report,) = write_pile(pile, [0])
    add_here(path, pile)
    (kept,) = [p for p in (tmp_path / "firsthand.originals").rglob("*") if p.is_file()]
    assert kept.read_bytes() == report.read_bytes()
    (kept.parent / ".part-abc").write_bytes(b"half")
    with closing(open_database(path, is_made=False)) as database, database.writing() as connection:
        settled = ("link", "appearance", "claim", "source_member", "source_key", "source")
        for table in (*settled, "part", "header", "document", "receipt"):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - names of tables
    add_here(path, pile)
    with CaseFile.open(path) as case:
        assert case.status().documents == 1
        assert case.verify().faults == ()
