"""A sheet says where reports were published, and goes before what lies beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.errors import InputError
from firsthand.model.document import About, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages import ingest
from firsthand.stages.ingest.sheet import read_sheet

WriteReports = Callable[[dict[str, str | bytes]], Path]


@pytest.mark.parametrize("content", [
    "path,outlet,title,author,date,url,consent\na/b.txt,Lowen Echo,\"Shut, again\",Ana Reyl,2031-05-02,https://e.example,yes\n",
    "\ufeffURL;Path;Outlet;Title;Published;Author\r\n"
    "https://e.example;./a/b.txt;Lowen Echo;Shut, again;2031-05-02;Ana Reyl\r\n;;;;;\r\n",
    "title\tpath\toutlet\tdate\turl\tauthor\nShut, again\ta\\b.txt\tLowen Echo\t2031-05-02\thttps://e.example\tAna Reyl",
])
def test_columns_are_told_by_their_names(content: str, tmp_path: Path) -> None:
    """Order, case, delimiter, quotation and further columns do not matter."""
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(content.encode())
    assert read_sheet(sheet) == {"a/b.txt": About("Shut, again", "Lowen Echo", "2031-05-02", "https://e.example", "Ana Reyl")}


@pytest.mark.parametrize(("content", "match"), [
    (b"file,outlet\na.txt,x\n", "no column path"), (b"", "no column path"), (b"path,outlet\na.txt,x\na.txt,y\n", "a second time"),
    (b"path\n\xff\n", "not UTF-8"), (b'path\n"a"b\n', "no CSV"),
])
def test_a_sheet_that_cannot_be_used_stops_before_anything_is_read(content: bytes, match: str, tmp_path: Path) -> None:
    """One clear sentence each."""
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(content)
    with pytest.raises(InputError, match=match):
        list(ingest.run([tmp_path], sheet=sheet))
    with pytest.raises(InputError, match="Cannot read the sheet"):
        read_sheet(tmp_path / "missing.csv")


def test_a_line_goes_before_what_lies_beside_a_report(write_reports: WriteReports) -> None:
    """Field by field; a report is named by its path, or by its file name where no other has it; the sheet is no report."""
    folder = write_reports({
        "sheet.csv": "path,outlet\nx/a.txt,One\nb.txt,Two\nc.txt,Three\ngone.txt,Four\n", "x/a.txt": "x", "y/a.txt": "x",
        "y/b.txt": "x", "y/b.json": '{"title": "T", "outlet": "Beside"}', "x/c.txt": "x", "y/c.txt": "x"})
    items = list(ingest.run([folder], sheet=folder / "sheet.csv"))
    assert {o.path: o.about for o in items if isinstance(o, Original)} == {
        "x/a.txt": About(outlet="One"), "y/a.txt": About(), "y/b.txt": About("T", "Two"), "x/c.txt": About(), "y/c.txt": About()}
    (skipped,) = [s for s in items if isinstance(s, Skipped)]
    assert (skipped.path, skipped.code) == ("sheet.csv", SkipCode.UNREADABLE)
    assert "2 files" in skipped.reason
    assert "c.txt" in skipped.reason
