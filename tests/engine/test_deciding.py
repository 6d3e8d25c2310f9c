"""What a person decided is laid over every new reading, whatever the machine reads by then, and nothing of it is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from firsthand import pipeline
from firsthand.engine import versions
from firsthand.engine.case import CaseFile
from firsthand.engine.deciding import Deciding
from firsthand.errors import NotFound
from firsthand.eval import endurance
from firsthand.model.casefile import Decision
from firsthand.model.document import Document, Passage
from firsthand.model.judgement import JudgementKind
from firsthand.model.reading import Case, Reading
from firsthand.store import headers
from firsthand.store.database import open_database

Add = Callable[..., None]
Write = Callable[..., list[Path]]
SetVersion = Callable[[str, int], None]
Counts = Counter[str]


@pytest.fixture
def set_version(monkeypatch: pytest.MonkeyPatch) -> SetVersion:
    """A function: a stage and a version in; from then on firsthand is one in which that stage has it."""

    def set_to(stage: str, version: int) -> None:
        changed = {**pipeline.VERSIONS, stage: version}
        monkeypatch.setattr(pipeline, "VERSIONS", changed)
        monkeypatch.setattr(versions, "VERSIONS", changed)

    return set_to


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counts:
    """How often each of stages 3 to 7 runs, and how often the case is compared."""
    counted: Counts = Counter()

    def count(name: str, run: Callable[..., object]) -> Callable[..., object]:
        def counting(*args: object, **named: object) -> object:
            counted[name] += 1
            return run(*args, **named)

        return counting

    for stage in pipeline.DOCUMENT_STAGES:
        module = getattr(pipeline, stage)
        monkeypatch.setattr(module, "run", count(stage, module.run))
    monkeypatch.setattr(pipeline, "read_case", count("cluster", pipeline.read_case))
    return counted


def load(path: Path) -> Case:
    """The path of a case in, the whole of it, brought up to date, out."""
    with CaseFile.open(path, is_made=False) as case:
        case.settle()
        assert case.verify().faults == ()
        return case.load()


def decide(path: Path, *decisions: Decision) -> None:
    """The path of a case and what is decided of it in; decided."""
    with CaseFile.open(path, is_made=False) as case:
        for decision in decisions:
            case.decide(decision)


def told(case: Case) -> dict[str, object]:
    """A case in, what it says of documents, sources and claims, by words, out."""
    text_of = {r.document.id: r.document.text for r in case.readings}
    words = {a.id: (a.document, a.assertion.span.of(text_of[a.document])) for a in case.appearances}
    return {
        "documents": {r.document.id: (r.document.outlet, r.document.published) for r in case.readings},
        "claims": {frozenset(words[a] for a in c.appearances): case.independence[c.id].at_most for c in case.claims},
        "sources": {(s.name, s.members) for s in case.sources},
        "aside": [(a.document, a.why) for a in case.aside],
        "protected": {p.source for p in case.protected},
        "remarks": [(r.is_tag, r.text) for r in case.remarks],
    }


def test_a_changed_stage_runs_again_from_itself_on(path: Path, set_version: SetVersion, calls: Counts) -> None:
    """Nothing changed: no stage runs. A new version of `claims`: it alone runs, once for each document. Then: nothing again."""
    load(path)
    assert calls == {}
    set_version("claims", 99)
    load(path)
    assert calls == {"claims": 8, "cluster": 1}
    calls.clear()
    load(path)
    assert calls == {}


@pytest.mark.parametrize(("stage", "ran"), [
    ("segment", ["segment", "annotate", "attribute", "resolve", "claims"]), ("attribute", ["attribute", "resolve", "claims"]),
    ("resolve", ["resolve", "claims"]), ("cluster", []), ("rate", []), ("publish", None),
])
def test_each_stage_runs_again_for_what_depends_on_it(
    path: Path, set_version: SetVersion, calls: Counts, stage: str, ran: list[str] | None
) -> None:
    """A stage and those after it run, those before it do not; the case that comes out is the same."""
    before = load(path)
    set_version(stage, 99)
    after = load(path)
    assert calls == ({} if ran is None else {**dict.fromkeys(ran, 8), "cluster": 1})
    assert after == before


def test_a_corrected_date_reads_one_document_again(path: Path, calls: Counts) -> None:
    """A correction costs its document, and what is compared with it."""
    decide(path, Decision(JudgementKind.SET, "T2", values={"published": "2024-12-31"}, actor="mo"))
    assert calls == {**dict.fromkeys(pipeline.DOCUMENT_STAGES, 1), "cluster": 1}


def every_decision(path: Path) -> list[Decision]:
    """The path of a case in, one decision of each kind over it out."""
    case = load(path)
    shared = next(c for c in case.claims if len(c.appearances) > 1)
    aside = {a.id for a in case.appearances if a.document == "T8"}
    others = [c for c in case.claims if c.id != shared.id and not aside & set(c.appearances)]
    named = next(s for s in case.sources if not s.is_anonymous and s.members and s.kind.value == "person")
    return [
        Decision(JudgementKind.SET, "T1", values={"outlet": "Carrick Post", "published": "2024-12-30"}, actor="mo"),
        Decision(JudgementKind.ASIDE, "T8", actor="mo", why="satire"),
        Decision(JudgementKind.SPLIT, shared.id, (shared.appearances[-1],), actor="mo", why="another day"),
        Decision(JudgementKind.MERGE, others[0].id, (others[1].id,), actor="mo", why="the same"),
        Decision(JudgementKind.PROTECT, named.id, actor="mo", why="asked for it"),
        Decision(JudgementKind.NOTE, shared.id, values={"text": "ask again"}, actor="mo"),
        Decision(JudgementKind.TAG, "T3", values={"text": "seen"}, actor="mo"),
    ]


@pytest.mark.parametrize("stage", ["claims", "segment", "cluster"])
def test_decisions_survive_a_new_version_of_a_stage(path: Path, set_version: SetVersion, stage: str) -> None:
    """One of each kind, laid over a new reading, says what it said before; none is listed as unfitting."""
    plain = told(load(path))
    decide(path, *every_decision(path))
    before = told(load(path))
    assert all(before[part] != plain[part] for part in ("documents", "claims", "aside", "protected", "remarks"))
    set_version(stage, 99)
    assert told(load(path)) == before
    with CaseFile.open(path) as case:
        assert case.status().unfitting == ()
        assert [j.kind for j in case.log()] == [d.kind for d in every_kind()]


def every_kind() -> list[Decision]:
    """Nothing in, the kinds of `every_decision`, in its order, out."""
    kinds = [JudgementKind.SET, JudgementKind.ASIDE, JudgementKind.SPLIT, JudgementKind.MERGE, JudgementKind.PROTECT,
             JudgementKind.NOTE, JudgementKind.TAG]
    return [Decision(kind, "") for kind in kinds]


def test_adding_more_leaves_decisions_standing(path: Path, tmp_path: Path, add_here: Add, write_pile: Write) -> None:
    """New reports, and the old ones again, change nothing that was decided."""
    decide(path, *every_decision(path))
    before = load(path)
    write_pile(tmp_path / "more", range(8, 12))
    add_here(path, tmp_path / "pile", tmp_path / "more")
    after = load(path)
    assert [a.document for a in after.aside] == [a.document for a in before.aside]
    assert after.protected == before.protected
    assert [r.document for r in after.readings][:7] == [r.document for r in before.readings]
    with CaseFile.open(path) as case:
        assert case.status().unfitting == ()


def test_what_is_taken_back_leaves_the_case_as_it_was(path: Path) -> None:
    """Every decision undone, the last first, and the case says what it said; all of them stay in the log."""
    before = told(load(path))
    decide(path, *every_decision(path))
    with CaseFile.open(path) as case:
        for _ in range(7):
            case.undo(actor="ada", why="a slip")
        assert [j.undone_by for j in case.log()] == ["ada"] * 7
        with pytest.raises(NotFound):
            case.undo(actor="ada")
    assert told(load(path)) == before


def test_a_decision_that_no_longer_fits_is_listed_not_dropped(
    path: Path, set_version: SetVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a new reading finds no such statement any more, status names the judgement; when it is found again, it fits again."""
    case = load(path)
    one, other = [c for c in case.claims if len(c.appearances) == 1][:2]
    decide(path, Decision(JudgementKind.MERGE, one.id, (other.id,), actor="mo"))
    joined = told(load(path))
    run = pipeline.claims.run

    def read_less(reading: Reading) -> Sequence[object]:
        return () if reading.document.id == case_document(case, one.id) else run(reading)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline.claims, "run", read_less)
        set_version("claims", 99)
        load(path)
        with CaseFile.open(path) as opened:
            (unfitting,) = opened.status().unfitting
            assert unfitting.judgement == "J1"
            assert [j.id for j in opened.log() if j.stands] == ["J1"]
    set_version("claims", 100)
    assert told(load(path)) == joined
    with CaseFile.open(path) as opened:
        assert opened.status().unfitting == ()


def case_document(case: Case, claim: str) -> str:
    """A case and the id of a claim in, the document of its first appearance out."""
    first = next(c.first_appearance for c in case.claims if c.id == claim)
    return next(a.document for a in case.appearances if a.id == first)


def test_the_first_passages_are_gone_and_the_document_stays(
    path: Path, set_version: SetVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reading that finds nothing at all leaves a whole case of documents without claims."""

    def find_nothing(document: Document) -> tuple[Passage, ...]:
        return ()

    monkeypatch.setattr(pipeline.segment, "run", find_nothing)
    set_version("segment", 99)
    case = load(path)
    assert (len(case.readings), case.claims) == (8, ())


@pytest.mark.parametrize("decision", [
    Decision(JudgementKind.ASIDE, "T2", actor="mo", why="satire"),
    Decision(JudgementKind.SET, "T2", values={"outlet": "Carrick Post"}, actor="mo"),
])
def test_what_is_decided_while_another_process_compares_is_not_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch, decision: Decision
) -> None:
    """A decision that falls between looking and writing makes the other process look again: the case is as if decided before."""
    compare = pipeline.read_case
    is_first = iter([True])

    def compare_slowly(*args: Any, **named: Any) -> Case:
        if next(is_first, False):
            with closing(open_database(path, is_made=False)) as other:
                Deciding(other).decide(decision)
        return compare(*args, **named)

    unsettle(path)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read_case", compare_slowly)
        load(path)
    decided = endurance.export_case(path)
    unsettle(path)
    load(path)
    assert endurance.export_case(path) == decided
    assert b"Carrick Post" in decided or b"satire" in decided


def unsettle(path: Path) -> None:
    """The path of a case in; all of it is to be compared anew."""
    with closing(open_database(path, is_made=False)) as database, database.writing() as connection:
        headers.unsettle_all(connection)


def test_a_document_set_aside_just_before_a_new_version_is_left_out(path: Path, set_version: SetVersion) -> None:
    """Decided, stopped before anything was compared, and opened by a newer firsthand: the case leaves the document out."""
    with closing(open_database(path, is_made=False)) as database:
        Deciding(database).decide(Decision(JudgementKind.ASIDE, "T2", actor="mo"))
    set_version("cluster", 99)
    case = load(path)
    assert "T2" not in {a.document for a in case.appearances}
    assert [a.document for a in case.aside] == ["T2"]


def test_a_case_can_be_looked_at_between_a_decision_and_its_consequences(path: Path) -> None:
    """What another process sees in that moment is a whole case still: no view fails."""
    with closing(open_database(path, is_made=False)) as database:
        Deciding(database).decide(Decision(JudgementKind.ASIDE, "T2", actor="mo"))
    with CaseFile.open(path, is_made=False) as case:
        assert case.status().unsettled == 1
        assert case.load_brief().claims
        assert case.load().claims
