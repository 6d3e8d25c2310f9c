"""A part of a case says of its claims and sources what the whole says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.engine import versions
from firsthand.engine.case import CaseFile
from firsthand.model.casefile import Decision
from firsthand.model.claim import ClaimId
from firsthand.model.judgement import JudgementKind
from firsthand.model.outlook import Outcome
from firsthand.model.rating import Credibility, Reliability
from firsthand.model.relation import RelationKind, Slot
from firsthand.stages import relate

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
