"""Stories of reports as they arrive."""

from __future__ import annotations

from collections import defaultdict

import pytest

from firsthand.engine import arriving
from firsthand.engine.arriving import Arriving, find_stories
from firsthand.eval.growth import read_reports
from firsthand.model.document import DocumentId


def together(story_of: dict[DocumentId, int]) -> set[frozenset[DocumentId]]:
    """Documents with the numbers of their stories in, the stories out."""
    members: dict[int, set[DocumentId]] = defaultdict(set)
    for document, story in story_of.items():
        members[story].add(document)
    return {frozenset(m) for m in members.values()}


@pytest.mark.parametrize("at_a_time", [1, 7])
def test_stories_are_those_that_all_reports_together_make(at_a_time: int) -> None:
    """Reports of different events, a few at a time, are told into the stories that they make when all are looked at at once."""
    readings = list(read_reports(40))
    pile = Arriving()
    for n in range(0, len(readings), at_a_time):
        pile.add(readings[n : n + at_a_time])
    assert together(pile.story_of) == together(find_stories(readings))


def test_a_story_of_which_not_all_is_looked_at_keeps_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was settled of documents that are too many to be looked at holds, and a later report joins it."""
    monkeypatch.setattr(arriving, "BESIDE_DOCUMENTS", 2)
    monkeypatch.setattr(arriving, "BESIDE_EACH", 0)
    readings = list(read_reports(4))
    pile = Arriving()
    pile.add(readings[:3])
    before = dict(pile.story_of)
    assert len(set(before.values())) == 1
    pile.add(readings[3:])
    assert {pile.story_of[d] for d in before} == set(before.values())


def test_old_documents_are_not_held_under_a_common_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many documents share a key, only the latest are found by it, so that adding costs no more in a large pile."""
    monkeypatch.setattr(arriving, "HOLDERS", 3)
    pile = Arriving()
    pile.add(list(read_reports(40)))
    assert max(map(len, pile._holders.values())) == 3
