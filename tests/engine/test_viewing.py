"""A part of a case says of its claims and sources what the whole says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from firsthand import pipeline
from firsthand.engine.case import CaseFile
from firsthand.model.claim import ClaimId
from firsthand.model.rating import Credibility, Reliability

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
