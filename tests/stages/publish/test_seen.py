"""Evidence that reports speak of: one item for each thing, who has it, whether a report shows it; every report is invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from firsthand import pipeline
from firsthand.model.overview import Protection
from firsthand.model.public import PublicCase
from firsthand.model.reading import Case, Reading
from firsthand.model.story import StoryId
from firsthand.stages import publish
from firsthand.stages.publish.seen import EvidenceItem, SeenState, list_evidence, say_evidence
from firsthand.stages.publish.view import Views

ReadText = Callable[..., Reading]

SCENE = "A salt mine near Varn was shut on Monday after nine prisoners died in it, the office of mines in Varn said. "
FIRST = SCENE + "A chemist fled on Tuesday. She carried with her 40 gigabytes of data on tests with prisoners in the mine."
SECOND = SCENE + "The chemist brought out 40 gigabytes of data on the tests. The data will be presented to the senate on 9 July."
NAMED = SCENE + "Mara Dunn carried with her 40 gigabytes of data on tests with prisoners in the mine."
LETTER = SCENE + "A letter obtained by the Lamp says that the mine was unsafe."
PRINTED = SCENE + "A letter obtained by the Lamp, printed in full below, says that the mine was unsafe."


@pytest.fixture
def read_case(read_text: ReadText) -> Callable[..., Case]:
    """A function: texts of reports in, the case out."""

    def read(*texts: str) -> Case:
        return pipeline.read_case([
            read_text(text, document_id=f"T{n}", published="2031-06-04", outlet=f"Outlet {n}", url=f"https://o{n}.example")
            for n, text in enumerate(texts, 1)
        ])

    return read


def items(case: Case, kind: str = "data") -> list[EvidenceItem]:
    """The evidence of a case of one kind."""
    return [item for item in list_evidence(publish.run(case)) if item.kind == kind]


def test_one_thing_in_two_reports_is_one_item(read_case: Callable[..., Case]) -> None:
    """The same size in one story is one thing: both reports are cited, and the later one tells when it is presented."""
    found = items(read_case(FIRST, SECOND))
    assert len(found) == 1
    assert found[0].reports == 2
    assert found[0].when == "9 July 2031"
    assert found[0].state is SeenState.OPEN
    told = "40 gigabytes of data, said to show “tests with prisoners in the mine”, said to be held by A chemist"
    assert say_evidence(found[0]).startswith(told)


def test_a_described_holder_is_never_joined_with_a_named_one(read_case: Callable[..., Case]) -> None:
    """To put them together would say who the chemist is."""
    found = items(read_case(FIRST, NAMED))
    assert sorted(item.holder for item in found) == ["A chemist", "Mara Dunn"]


def test_reports_of_two_stories_speak_of_two_things(read_case: Callable[..., Case]) -> None:
    """The same holder and kind about another matter are other evidence; within one story they are one."""
    public = publish.run(read_case(LETTER, PRINTED))
    for stories, number in (((StoryId("E1"), StoryId("E1")), 1), ((StoryId("E1"), StoryId("E2")), 2)):
        documents = tuple(replace(d, story=story) for d, story in zip(public.documents, stories, strict=True))
        assert len(list_evidence(replace(public, documents=documents))) == number


def test_what_one_report_shows_is_shown(read_case: Callable[..., Case]) -> None:
    """One report that prints the letter is enough."""
    assert [item.state for item in items(read_case(LETTER, PRINTED), "letter")] == [SeenState.SHOWN]


def test_the_claim_page_says_what_nobody_can_see(read_case: Callable[..., Case]) -> None:
    """Evidence that none of a claim's reports shows is a gap of the claim; what one shows is none."""
    for text, is_gap in ((LETTER, True), (PRINTED, False)):
        public = publish.run(read_case(text))
        claim = next(t.claim for item in list_evidence(public) for t in item.told)
        gaps = Views(public).claim_page(claim.id).card.gaps
        assert any("evidence that none of its reports shows: A letter" in gap for gap in gaps) is is_gap


def test_case_json_holds_every_place(read_case: Callable[..., Case]) -> None:
    """Each item has its holder, its date as far as it is known, and where every report speaks of it."""
    made = publish.case_json(publish.run(read_case(FIRST, SECOND)))["evidence"]
    assert [(e["state"], e["size"], e["presented"]["date"]) for e in made] == [("open", "40 gigabytes", "2031-07-09")]
    assert {t["document"] for t in made[0]["told"]} == {"T1", "T2"}
    texts = {"T1": FIRST, "T2": SECOND}
    assert all(texts[t["document"]][t["start"] : t["end"]] == t["words"] for t in made[0]["told"])


def test_the_table_has_a_row_for_each_place(read_case: Callable[..., Case]) -> None:
    """`firsthand sql` can ask who holds what."""
    _, found = publish.ask(publish.run(read_case(FIRST, SECOND)), "SELECT DISTINCT item, state, size FROM evidence")
    assert [tuple(row) for row in found] == [(1, "open", "40 gigabytes")]


def test_no_name_of_a_protected_holder_leaves(read_case: Callable[..., Case]) -> None:
    """Evidence whose holder is protected is shown without its words or not at all."""
    text = SCENE + "“I kept the ledger,” Mara Dunn said. Mara Dunn has kept a dossier on the deaths. She was afraid, she said."
    case = read_case(text, FIRST)
    source = next(s for s in case.sources if "Dunn" in s.name)
    public: PublicCase = publish.run(replace(case, protected=(Protection(source.id),)), label_key=b"k")
    assert "Dunn" not in json.dumps(publish.case_json(public))
