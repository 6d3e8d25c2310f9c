"""What changed on the way, as a list and word by word, over a small invented case."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from firsthand.cli import main as cli

Told = pytest.CaptureFixture[str]

REPORTS = {
    "wire": ("Agency Wrenn", "2031-05-04",
             "Up to 40 boats may have sunk off Ardle on Monday, the harbour master told Agency Wrenn.\n\n"
             "Police counted 154 people on the quay. The gale blew for two days and two nights without a pause.\n\n"
             "“There was no warning of the storm at all,” said Mira Sund, a baker. The lamps went out at nine.\n"),
    "bugle": ("Ardle Bugle", "2031-05-05",
              "40 boats sank off Ardle on Monday.\n\n"
              "Police counted 145 people on the quay. The gale blew for two days and two nights without a pause.\n\n"
              "“There was no warning of the storm at all,” said Mira Sund, a baker. The lamps went out at nine.\n"),
    "echo": ("Tarn Echo", "2031-05-06",
             "Everybody here speaks of the night at sea.\n\n"
             "“There was no warning of the storm at all,” Tilda Moen told the Echo.\n\n"
             "Her brother mends nets in the old ropery, and the cats of the harbour sleep on them.\n"),
}  # fmt: skip


def _make(folder: Path, names: list[str]) -> None:
    (folder / "reports").mkdir()
    rows = ["path,outlet,date"]
    for name in names:
        outlet, date, text = REPORTS[name]
        (folder / "reports" / f"{name}.txt").write_text(text, "utf-8")
        rows.append(f"{name}.txt,{outlet},{date}")
    (folder / "sheet.csv").write_text("\n".join(rows), "utf-8")
    assert cli.run(["add", "-q", "reports", "--meta", "sheet.csv"]) == 0


@pytest.fixture
def small_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    """A wire report, a copy that changed it, and a report that gives a quotation of it to somebody else."""
    monkeypatch.setenv("FIRSTHAND_WORKERS", "1")
    monkeypatch.chdir(tmp_path)
    _make(tmp_path, ["wire", "bugle", "echo"])
    capsys.readouterr()


@pytest.mark.usefixtures("small_case")
def test_rows_are_cited_to_both_reports(capsys: Told) -> None:
    """Into a pipe: a row each, the gravest first, whose quotations stand at their characters."""
    assert cli.run(["changed"]) == 0
    header, *lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    rows = [dict(zip(header, line, strict=True)) for line in lines]
    found = {(r["change"], r["of"], r["was"], r["now"]) for r in rows}
    copy = next(r["after_document"] for r in rows if r["after_outlet"] == "Ardle Bugle")
    assert {("hedge_lost", copy, "may have", ""), ("bound_lost", copy, "Up to 40", "40"),
            ("figure_changed", copy, "154", "145")} <= found
    assert ("speaker_changed", "Mira Sund", "Tilda Moen") in {(c, was, now) for c, _, was, now in found}
    assert rows[0]["change"] == "source_lost"
    paths = {r["before_outlet"]: r["before_document"] for r in rows} | {r["after_outlet"]: r["after_document"] for r in rows}
    texts = {paths[outlet]: text for outlet, _, text in REPORTS.values() if outlet in paths}
    for row in rows:
        for side in ("before", "after"):
            text = texts[row[f"{side}_document"]]
            assert " ".join(text[int(row[f"{side}_start"]) : int(row[f"{side}_end"])].split()) == row[side]


@pytest.mark.usefixtures("small_case")
def test_json_holds_the_same(capsys: Told) -> None:
    """Claims and copies apart, each change with its help, and how many there are in all."""
    assert cli.run(["changed", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (copy,) = told["copies"]
    assert {c["change"] for c in copy["changes"]} >= {"source_lost", "hedge_lost", "bound_lost", "figure_changed"}
    assert copy["words"]["same"] > copy["words"]["cut"] > 0
    assert copy["stretches"] == []
    assert "speaker_changed" in {c["change"] for claim in told["claims"] for c in claim["changes"]}
    assert told["total"] == sum(len(part["changes"]) for part in (*told["claims"], *told["copies"]))
    assert all(c["help"].endswith(".") for c in copy["changes"])


@pytest.mark.usefixtures("small_case")
def test_the_list_can_be_cut_short(capsys: Told) -> None:
    """With a limit the gravest are printed, and how many more there are is told."""
    assert cli.run(["changed", "--limit", "2"]) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 3
    assert re.search(r"more changes are not shown; --limit \d+ shows all", told.err)


def _copy_id(capsys: Told) -> str:
    cli.run(["changed", "--json"])
    return str(json.loads(capsys.readouterr().out)["copies"][0]["document"])


@pytest.mark.usefixtures("small_case")
def test_a_copy_is_laid_beside_what_it_copies(capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word by word, in Markdown, as JSON and on a terminal; what is cut and added is marked by signs in each."""
    document = _copy_id(capsys)
    assert cli.run(["changed", document.lower()]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"# {document} Ardle Bugle copies ")
    assert "~~\\[-154-\\]~~ **{+145+}**" in page
    assert "Changed on the way: “Up to 40” → “40” (bound lost)." in page
    assert cli.run(["changed", document, "--json"]) == 0
    copy = json.loads(capsys.readouterr().out)["copy"]
    assert {"kind": "changed", "before": "154 ", "after": "145 "}.items() <= next(
        s for s in copy["stretches"] if s["before"] == "154 ").items()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.run(["changed", document, "--no-color"]) == 0
    assert "[-154-] {+145+}" in capsys.readouterr().out
    assert cli.run(["changed"]) == 0
    assert "Lost on the way: the hedge, “may have”." in capsys.readouterr().out


@pytest.mark.usefixtures("small_case")
def test_one_claim_can_be_asked_for(capsys: Told) -> None:
    """Of a claim everything is told that changed between its reports; of one that nobody changed, that nothing did."""
    cli.run(["changed", "--json"])
    claim = json.loads(capsys.readouterr().out)["claims"][0]
    assert cli.run(["changed", claim["id"], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"][0]["id"] == claim["id"]
    assert cli.run(["changed", "K999"]) == 1
    assert "no claim K999" in capsys.readouterr().err
    assert cli.run(["claim", claim["id"]]) == 0
    assert "Changed on the way: the speaker, Mira Sund → Tilda Moen." in capsys.readouterr().out


@pytest.mark.parametrize(("subject", "exit_code", "words"), [
    ("T1", 1, "is no copy of another report"), ("T99", 1, "no document T99"), ("S1", 2, "no id of a claim or document"),
    (None, 1, "Nothing changed on the way"),
])  # fmt: skip
def test_where_nothing_changed_the_exit_code_is_1(
    subject: str | None, exit_code: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    """A case of one report has no copies and no claims told on."""
    monkeypatch.setenv("FIRSTHAND_WORKERS", "1")
    monkeypatch.chdir(tmp_path)
    _make(tmp_path, ["wire"])
    assert cli.run(["changed", *([subject] if subject else [])]) == exit_code
    assert words in capsys.readouterr().err
