"""Where a case may be written, and where not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.cli.output import check_output, write_output
from firsthand.errors import InputError

WriteReports = Callable[[dict[str, str | bytes]], Path]

STAGES = (sys.executable, "-m", "firsthand", "stages")


def test_a_report_is_never_written_over(write_reports: WriteReports) -> None:
    """A file that is read keeps its words; a case of ours, or an empty file, among them may be replaced."""
    case = '{\n "format": "firsthand-case/1"}'
    folder = write_reports({"a.txt": "It is.", "sub/b.md": "It is.", "case.json": case, "new.json": ""})
    for name in ("a.txt", "sub/b.md"):
        with pytest.raises(InputError, match="one of the files to be read"):
            check_output(folder / name, [str(folder)])
    with pytest.raises(InputError, match="one of the files to be read"):
        check_output(folder / "a.txt", [str(folder / "a.txt")])
    check_output(folder / "a.txt", [str(folder / "sub")])
    for name in ("case.json", "new.json", "absent.json"):
        check_output(folder / name, [str(folder)])


def test_a_folder_is_no_place_for_a_case(tmp_path: Path) -> None:
    """Neither a folder nor a file in a folder that is not there."""
    with pytest.raises(InputError, match="it is a folder"):
        check_output(tmp_path, [])
    with pytest.raises(InputError, match="there is no folder"):
        check_output(tmp_path / "no" / "case.json", [])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_folder_that_may_not_be_written_is_told_at_the_start(tmp_path: Path) -> None:
    """Before anything is read."""
    tmp_path.chmod(0o555)
    with pytest.raises(InputError, match="not allowed"):
        check_output(tmp_path / "case.json", [])


def test_a_written_file_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    """Nothing is left beside it."""
    for words in ("a longer text", "short"):
        write_output(tmp_path / "case.json", words)
    assert (tmp_path / "case.json").read_text("utf-8") == "short"
    assert os.listdir(tmp_path) == ["case.json"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full device")
def test_a_full_disk_is_told_in_words() -> None:
    """What cannot be printed ends with 2 and one sentence, with no traceback of ours or of Python's end."""
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(STAGES, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("firsthand: The system refused: No space left on device.")
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    """`firsthand stages | head -1` ends with 0 and without a word."""
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(STAGES, stdout=theirs, stderr=subprocess.PIPE, text=True, check=False)
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, "")
