"""A part of a case says of its claims and sources what the whole says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.engine import versions, viewing
from firsthand.engine.case import CaseFile
from firsthand.model.casefile import Decision
from firsthand.model.claim import ClaimId
from firsthand.model.judgement import JudgementKind
from firsthand.model.outlook import Outcome
from firsthand.model.rating import Credibility, Reliability
from firsthand.model.relation import RelationKind, Slot
from firsthand.stages import relate
from firsthand.stages.publish.copied import find_copied
from firsthand.store import relations
from firsthand.store.database import open_database

Add = Callable[..., None]

REPORTS = {
    "one.txt": "Vale Courier\n\nA barge ran aground at Ostrel. The harbour office of Ostrel said that seven sailors died. "
               "The harbour office said that the lock was shut. The harbour office said that divers were sent.",
    "two.txt": "Hill Gazette\n\nA barge ran aground at Ostrel. The lifeboat crew said that nine sailors died when the barge "
               "sank. The harbour office of Ostrel said that a crane would be brought. Rumours say that the skipper slept.",
    "three.txt": "Port Echo\n\nA barge ran aground at Ostrel. The harbour office of Ostrel said that the crew of the barge were "
                 "all from Carrick. The pilot said the engine was running. The mate said the engine was not running.",
}  # fmt: skip


def write_reports(folder: Path, names: Sequence[str]) -> list[Path]:
    """A folder and names of reports in; they lie there, and their paths come out."""
    for name in names:
        (folder / name).write_text(REPORTS[name], "utf-8")
    return [folder / name for name in names]


def test_a_part_is_rated_as_the_whole(add_here: Add, tmp_path: Path) -> None:
    """Whether a claim is loaded alone or with all others, it and its sources have the ratings that the whole case gives them."""
    path = tmp_path / "firsthand.db"
    for name in REPORTS:
        add_here(path, *write_reports(tmp_path, [name]))
    with CaseFile.open(path) as case:
        whole = case.load()
        counted = pipeline.rate_case(whole)
        assert (whole.credibility, whole.reliability) == (counted.credibility, counted.reliability)
        for claim in whole.claims:
            part = case.load([ClaimId(claim.id)])
            assert part.credibility[claim.id] == whole.credibility[claim.id]
            assert part.reliability == {s.id: whole.reliability[s.id] for s in part.sources}
        listed, _ = case.load_sources()
        assert listed.reliability == {s.id: whole.reliability[s.id] for s in listed.sources}
    assert {Credibility.POSSIBLY_TRUE, Credibility.DOUBTFUL, Credibility.CANNOT_BE_JUDGED} <= {
        rating.value for rating in whole.credibility.values()
    }
    office = next(s for s in whole.sources if "harbour office" in s.name)
    assert whole.reliability[office.id].value is not Reliability.CANNOT_BE_JUDGED


NOTICE = "{outlet}\n\nThe ferry to Ostrel will not sail before the pier has been mended, the harbour office said. {more}"


def test_a_brief_takes_each_copy_for_that_of_the_nearest_text(add_here: Add, tmp_path: Path) -> None:
    """A brief loads one overlap for a copy, the whole case all of them: both say of every report that it copies the same one."""
    path, folder = tmp_path / "firsthand.db", tmp_path / "reports"
    folder.mkdir()
    more = "Tickets that were sold for May keep their worth. The crew were told on Monday by a letter of their union."
    for n, outlet in enumerate(("Vale Courier", "Hill Gazette", "Port Echo", "Mill Post")):
        tail = "" if n < 2 else " A bus runs to the other pier at every full hour until the mending is done."
        (folder / f"{n}.txt").write_text(NOTICE.format(outlet=outlet, more=more + tail), "utf-8")
    add_here(path, folder)
    with CaseFile.open(path) as case:
        brief, whole = case.load_brief(), case.load()
    copied = find_copied(whole.overlaps)
    assert len(copied) == 3
    assert find_copied(brief.overlaps) == copied


def test_a_brief_loads_few_of_the_claims_that_stand_against_one(add_here: Add, tmp_path: Path) -> None:
    """Of a number that many reports give otherwise, a part has as many sides as are asked for, those of most reports."""
    path, folder = tmp_path / "firsthand.db", tmp_path / "reports"
    folder.mkdir()
    tellers = ("mayor", "sheriff", "coroner", "rector", "abbot", "warden")
    for n, (teller, number) in enumerate(zip(tellers, ("nine", "four", "six", "seven", "eight", "eight"), strict=True)):
        text = f"Paper {n}\n\nA barge sank at Ostrel. The {teller} of Ostrel said that {number} sailors died in the wreck."
        (folder / f"{n}.txt").write_text(text, "utf-8")
    add_here(path, folder)
    with CaseFile.open(path) as case:
        whole = case.load()
        wanted = next(c.id for c in whole.claims if "nine sailors" in c.text)
        all_sides = {c.id for c in case.load([wanted]).claims} - {wanted}
    with closing(open_database(path, is_made=False)) as database, database.reading() as connection:
        two = relations.find_opposed(connection, viewing.numbers_of([wanted]), most=2)
    assert len(all_sides) > 2 == len(two)
    eight = next(c for c in whole.claims if "eight sailors" in c.text)
    assert viewing.numbers_of([eight.id])[0] in two


PROMISED = {
    "one.md": "---\noutlet: Vale Courier\npublished: 2031-03-05\n---\n\nA barge ran aground at Ostrel on 2 March. The harbour "
               "office will publish the names of the drowned sailors by 28 March. The lock will be mended by 20 March.",
    "two.md": "---\noutlet: Hill Gazette\npublished: 2031-04-20\n---\n\nThe names of the drowned sailors have still not been "
               "published, their widows say. It is about the barge that ran aground at Ostrel on 2 March.",
}  # fmt: skip


@pytest.mark.parametrize("order", [("one.md", "two.md"), ("two.md", "one.md")])
def test_what_became_of_a_promise_is_seen_whenever_its_report_comes(order: Sequence[str], add_here: Add, tmp_path: Path) -> None:
    """Added one after the other in either order, the later report bears on the promise; a decision stays through all of it."""
    path = tmp_path / "firsthand.db"
    for name in PROMISED:
        (tmp_path / name).write_text(PROMISED[name], "utf-8")
    add_here(path, tmp_path / "one.md")
    with CaseFile.open(path) as case:
        promised = next(c.id for c in case.load().claims if "names of the drowned" in c.text)
        case.decide(Decision(JudgementKind.DUE, promised, values={"outcome": "open"}, actor="mo"))
    if order[0] == "two.md":
        path.unlink()
    for name in order:
        add_here(path, tmp_path / name)
    with CaseFile.open(path) as case:
        loaded = case.load_due()
        assert [(r.kind, r.rule) for r in loaded.relations if r.slot is Slot.DUE] == [(RelationKind.MAY_BE_BROKEN, "not_done")]
        assert [g.outcome for g in loaded.given_outcomes] == ([Outcome.OPEN] if order[0] == "one.md" else [])
        assert case.status().unfitting == ()
        claim = next(c.id for c in loaded.claims if "will publish" in c.text)
        page = case.load([claim])
        assert len([r for r in page.relations if r.slot is Slot.DUE]) == 1


def test_a_case_of_an_older_stage_is_compared_anew(add_here: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A case that was settled when later reports were not yet laid beside promises has them once it is opened."""
    path = tmp_path / "firsthand.db"
    for name in PROMISED:
        (tmp_path / name).write_text(PROMISED[name], "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(relate, "find_outcomes", lambda case: ())
        patch.setattr(versions, "VERSIONS", {**pipeline.VERSIONS, "relate": 1})
        add_here(path, *(tmp_path / name for name in PROMISED))
    with CaseFile.open(path) as case:
        assert [r for r in case.load_due().relations if r.slot is Slot.DUE] == []
        case.settle()
        assert len([r for r in case.load_due().relations if r.slot is Slot.DUE]) == 1
