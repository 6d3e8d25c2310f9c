"""A case from Python: opened, added to, looked at, exported, closed."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

import firsthand as fh
from firsthand.errors import InputError, NotFound, StoreError


def test_what_is_added_is_counted_once(own_case: fh.Case) -> None:
    """The same folder again reads nothing; a table says who published; a new report is read; what failed has a reason."""
    again = own_case.add("reports")
    assert (again.read, again.unchanged, [f.path for f in again.failed]) == (0, 8, ["Reyl.jpg"])
    assert str(again).startswith("0 read, 8 unchanged")
    Path("late.txt").write_text("Fourteen dock workers died, said Pavo Lindt on Friday.", "utf-8")
    Path("sheet.csv").write_text("path,outlet,date\nlate.txt,Selva Star,2026-03-07\n", "utf-8")
    run = own_case.add(["late.txt"], meta="sheet.csv")
    assert (run.read, run.failed) == (1, ())
    late = own_case.documents()[-1]
    assert (late.path, late.outlet) == ("late.txt", "Selva Star")
    status = own_case.status()
    assert status.documents == 9
    assert [r.read for r in status.runs] == [1, 0, 8]
    assert [f.path for f in status.failed] == ["Reyl.jpg"]
    assert status.failed[0].reason


def test_progress_is_told_with_paths(own_case: fh.Case) -> None:
    """A function of the caller's own is called for each report; nothing is told by default."""
    Path("new").mkdir()
    for n in range(2):
        Path(f"new/{n}.txt").write_text(f"The ferry number {n} was late, a clerk said.", "utf-8")
    calls: list[tuple[int, int, str]] = []
    own_case.add("new", progress=lambda *call: calls.append(call))
    assert [done for done, _, _ in calls] == [1, 2]
    assert {path for _, _, path in calls} == {"0.txt", "1.txt"}


def test_ids_lead_to_records(case: fh.Case) -> None:
    """Claims, sources and documents go by their ids, however typed; others are not found, with what to do."""
    assert case["K1"] == case.claim("k01")
    assert case["K1"].id == "K1"  # type: ignore[comparison-overlap]
    assert case["S1"] == case.source("S1")
    assert case.document("T1").outlet == "Agencia Litoral"
    for name in ("K999", "S999", "T999", "P1", "", "nothing"):
        with pytest.raises(NotFound):
            _ = case[name]
    with pytest.raises(TypeError):
        list(case)  # type: ignore[call-overload]


def test_a_claim_tells_where_it_comes_from(case: fh.Case) -> None:
    """Its first appearance has source, document and span; its chain runs from the first teller to the last report."""
    claim = case.claim("K1")
    assert str(claim.first.source) == "a source in the Ministry of Ports"
    assert claim.first.document.outlet == "Agencia Litoral"
    assert claim.first.span is not None
    text = (fh.demo_folder() / claim.first.document.path).read_text("utf-8")
    assert claim.first.span.of(text) == claim.first.quote
    assert (claim.at_least, claim.at_most) == (1, 1)
    assert [str(root) for root in claim.roots] == ["a source in the Ministry of Ports"]
    assert list(claim.chain) == [("a source in the Ministry of Ports", "Agencia Litoral", "Harbour Gazette", "Meridian Post")]
    assert claim.status.startswith("Rests on one anonymous source")
    assert "Harbour Gazette" in claim.outlets
    assert claim.reasons


def test_the_nearest_claim_is_found(case: fh.Case) -> None:
    """A sentence leads to the claim that it tells, and to others that are near; a strange one to none."""
    assert case.trace("fourteen dock workers died").id == "K1"
    near = case.nearest("fourteen dock workers died", limit=3)
    assert near[0].claim.id == "K1"
    assert 1 >= near[0].likeness >= near[-1].likeness >= 0
    with pytest.raises(NotFound, match="near"):
        case.trace("zebras xylophone")


def test_words_are_found_in_place(case: fh.Case) -> None:
    """A hit names the report and the place of the words in it."""
    hit = case.search("warehouse")[0]
    excerpt = hit.excerpts[0]
    text = (fh.demo_folder() / hit.document.path).read_text("utf-8")
    assert excerpt.span.of(text) == excerpt.words
    assert excerpt.words.casefold() == "warehouse"


def test_notebooks_show_pages(case: fh.Case) -> None:
    """Case, claim, chain and lists draw themselves as HTML, the brief as Markdown."""
    assert "Fourteen dock workers died" in case._repr_html_()
    assert "Agencia Litoral" in case.claim("K1")._repr_html_() == case.claim("K1").chain._repr_html_()
    assert "and 68 more" in case.claims()._repr_html_()
    assert case.brief()._repr_markdown_() == case.brief()
    assert case.brief().startswith("# ")
    assert repr(case) == "<firsthand case: 8 reports, 78 claims, 24 sources>"
    assert repr(case.claim("K1")).startswith("<claim K1, 1 independent: Fourteen")


def test_the_case_is_exported_whole(own_case: fh.Case) -> None:
    """Each form is written where it is said, the same for the same time; a file that is there is not replaced unasked."""
    when = datetime(2026, 3, 9, 12, tzinfo=UTC)
    assert own_case.export("case.json", exported_at=when) == Path("case.json")
    assert json.loads(Path("case.json").read_text("utf-8"))["exported_at"] == "2026-03-09T12:00:00+00:00"
    before = Path("case.json").read_bytes()
    with pytest.raises(InputError, match=r"there is one already.*path=\"case.json\""):
        own_case.export("case.json")
    own_case.export("case.json", "case.json", exported_at="2026-03-09T12:00:00+00:00")
    assert Path("case.json").read_bytes() == before
    Path("out").mkdir()
    assert own_case.export("brief.docx", "out") == Path("out/brief.docx")
    assert Path("out/brief.docx").read_bytes()[:2] == b"PK"
    assert {p.name for p in own_case.export("csv", "tables").iterdir()} > {"claims.csv", "sources.csv"}
    for name, path, message in [("brief.docx", "firsthand.db", "the case itself"), ("brief.xyz", None, "no export"),
                                ("brief.md", "no/such/folder.md", "Cannot write")]:
        with pytest.raises(InputError, match=message):
            own_case.export(name, path)
    assert not [name for name in os.listdir() if name.startswith(".")]


def test_the_case_is_verified(own_case: fh.Case) -> None:
    """A sound case has no faults; an original that was altered is one."""
    assert own_case.verify().faults == ()
    original = next(p for p in Path("firsthand.originals").rglob("*") if p.is_file())
    original.chmod(0o644)
    original.write_bytes(b"altered")
    assert len(own_case.verify().faults) >= 1


def test_a_case_is_made_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place given, else that of the settings, else firsthand.db here; a folder is no case; a closed one says so."""
    monkeypatch.chdir(tmp_path)
    settings = fh.Config(case=Path("b.db"))
    for path, config, made in [("a.db", settings, "a.db"), (None, settings, "b.db"), (None, None, "firsthand.db")]:
        with fh.open(path, config=config) as case:
            assert len(case.claims()) == len(case.documents()) == len(case.sources()) == 0
            assert case.claims().to_dicts() == []
        assert Path(made).is_file()
        assert "closed" in repr(case) + case._repr_html_()
        with pytest.raises(StoreError, match="closed"):
            case.claims()
    with pytest.raises(StoreError, match="folder"):
        fh.open(tmp_path)
