"""Stage 1: whatever lies in a folder becomes an original or a skip with a reason; nothing else is lost."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.errors import InputError
from firsthand.model.document import About, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages import ingest

WriteReports = Callable[[dict[str, str | bytes]], Path]


def ingest_all(*paths: Path, max_bytes: int = ingest.MAX_ORIGINAL_BYTES) -> tuple[dict[str, Original], dict[str, SkipCode]]:
    """Paths in, originals by path and skip codes by path out."""
    items = list(ingest.run(paths, max_bytes=max_bytes))
    return ({o.path: o for o in items if isinstance(o, Original)}, {s.path: s.code for s in items if isinstance(s, Skipped)})


def test_a_folder_is_read_with_all_below_it_in_order(write_reports: WriteReports) -> None:
    """Files come sorted by their path below the folder, with their bytes and hash as they are."""
    folder = write_reports({"b.txt": "two", "a/z.md": "one", "c.json": "{}", "d.jsonl": "{}"})
    originals, skipped = ingest_all(folder)
    assert list(originals) == ["a/z.md", "b.txt", "c.json", "d.jsonl"]
    assert skipped == {}
    assert originals["b.txt"].content == b"two"
    assert originals["b.txt"].sha256 == hashlib.sha256(b"two").hexdigest()


def test_hidden_files_and_folders_are_passed_over(write_reports: WriteReports) -> None:
    """What starts with a dot is neither read nor listed."""
    folder = write_reports({".DS_Store": "x", ".git/a.txt": "x", "a.txt": "x"})
    assert [*ingest_all(folder)[0]] == ["a.txt"]
    assert ingest_all(folder)[1] == {}


def test_a_json_beside_a_report_describes_it(write_reports: WriteReports) -> None:
    """Title, outlet, published and url come from the file of the same name, which is no report of its own."""
    about = '{"title": "Bridge shut", "outlet": "Lowen Echo", "published": "2031-05-02", "url": "https://e.example/1", "x": [1]}'
    folder = write_reports({"a.txt": "x", "a.json": about, "b.md": "y", "b.json": '\ufeff{"headline": "H"}'})
    originals, skipped = ingest_all(folder)
    assert {name: o.about for name, o in originals.items()} == {
        "a.txt": About("Bridge shut", "Lowen Echo", "2031-05-02", "https://e.example/1"), "b.md": About(title="H"),
    }
    assert skipped == {}


def test_files_given_one_by_one_keep_what_describes_them(write_reports: WriteReports) -> None:
    """`reports/*` gives the describing file by name too: it is still no report. Alone it is skipped with the reason."""
    folder = write_reports({"a.txt": "x", "a.json": '{"title": "T"}'})
    originals, skipped = ingest_all(folder / "a.json", folder / "a.txt")
    assert {name: o.about.title for name, o in originals.items()} == {"a.txt": "T"}
    assert skipped == {}
    assert ingest_all(folder / "a.json") == ({}, {"a.json": SkipCode.UNSUPPORTED})


@pytest.mark.parametrize("about", [b"{", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_broken_description_costs_only_itself(write_reports: WriteReports, about: bytes) -> None:
    """The report is read without it, and the description is listed."""
    originals, skipped = ingest_all(write_reports({"a.txt": "x", "a.json": about}))
    assert originals["a.txt"].about == About()
    assert skipped == {"a.json": SkipCode.BROKEN}


def test_what_cannot_be_taken_is_listed_with_a_reason(write_reports: WriteReports) -> None:
    """Other kinds of file, links to nothing, links in a loop, pipes, links to folders and large files are told apart."""
    folder = write_reports({"a.txt": "x", "scan.tiff": "x", "large.txt": "x" * 101, "sub/s.txt": "x"})
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "again.txt").symlink_to(folder / "a.txt")
    os.mkfifo(folder / "pipe.txt")
    originals, skipped = ingest_all(folder, max_bytes=100)
    assert list(originals) == ["a.txt", "sub/s.txt"]
    assert skipped == {
        "scan.tiff": SkipCode.UNSUPPORTED, "large.txt": SkipCode.TOO_LARGE, "gone.txt": SkipCode.UNREADABLE,
        "loop.txt": SkipCode.UNREADABLE, "round": SkipCode.UNREADABLE, "again.txt": SkipCode.DUPLICATE,
        "pipe.txt": SkipCode.BROKEN,
    }


def test_the_same_bytes_twice_are_two_originals(write_reports: WriteReports) -> None:
    """Two outlets may print the same text; a file given twice by the same name is read once."""
    folder = write_reports({"a.txt": "same", "b.txt": "same"})
    os.link(folder / "a.txt", folder / "c.txt")
    assert list(ingest_all(folder, folder / "a.txt")[0]) == ["a.txt", "b.txt", "c.txt"]


def test_paths_are_as_short_as_keeps_them_apart(write_reports: WriteReports) -> None:
    """Two folders with files of the same name are told apart by the folders' names."""
    folder = write_reports({"w1/a.txt": "x", "w2/a.txt": "y", "w2/b.txt": "z"})
    assert list(ingest_all(folder / "w1", folder / "w2")[0]) == ["w1/a.txt", "w2/a.txt", "w2/b.txt"]
    assert list(ingest_all(folder / "w1", folder / "w2" / "b.txt")[0]) == ["a.txt", "b.txt"]
    assert len(ingest_all(folder / "w1" / "a.txt", folder / "w2" / "a.txt")[0]) == 2


def test_a_path_that_does_not_exist_stops_before_anything_is_read(write_reports: WriteReports) -> None:
    """One clear sentence names the path."""
    folder = write_reports({"a.txt": "x"})
    with pytest.raises(InputError, match="there is no such file or folder"):
        next(iter(ingest.run([folder, folder / "missing"])))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_file_or_folder_is_listed(write_reports: WriteReports) -> None:
    """Without permission to read, a file and a folder are skipped and the rest is read."""
    folder = write_reports({"a.txt": "x", "b.txt": "x", "c/d.txt": "x"})
    (folder / "a.txt").chmod(0)
    (folder / "c").chmod(0)
    originals, skipped = ingest_all(folder)
    (folder / "c").chmod(0o700)
    assert list(originals) == ["b.txt"]
    assert skipped == {"a.txt": SkipCode.UNREADABLE, "c": SkipCode.UNREADABLE}
