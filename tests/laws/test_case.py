"""Laws of a case that stays: neither the order of reports, nor how often they come, nor in how many runs, changes it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand import pipeline
from firsthand.engine import reading
from firsthand.engine.adding import Adding
from firsthand.engine.case import CaseFile
from firsthand.engine.reading import ReadDocument, ReadSettings
from firsthand.engine.settling import Settling
from firsthand.eval import endurance
from firsthand.eval.generated import generate_reports
from firsthand.model.document import Document
from firsthand.model.provenance import Skipped
from firsthand.model.reading import Case
from firsthand.store.database import open_database
from firsthand.store.originals import Originals
from firsthand.store.readings import Part

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

REPORTS = [r for n, r in enumerate(generate_reports(16, seed=3)) if n % 4 in (0, 1, 2)]
"""Wire reports of four events, each with one that relays it and one that prints it almost whole."""

READ: dict[str, ReadDocument | Skipped] = {}

LAW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def read_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages 3 to 7, which these laws are not about, read each report once for all of them."""
    read = reading.read_one

    def read_once(document: Document, known: Mapping[str, Part], **named: Any) -> ReadDocument | Skipped:
        if document.path not in READ:
            READ[document.path] = read(document, known, **named)
        return READ[document.path]

    monkeypatch.setattr(reading, "read_one", read_once)


def add(folder: Path, name: str, runs: Iterable[Sequence[int]], parser: Parser) -> Path:
    """A folder, the name of a case, and the reports of each run, in; the case, settled after each run, out."""
    path = folder / name
    originals = Originals(path)
    with closing(open_database(path, is_made=True)) as database:
        for numbers in runs:
            files = [folder / REPORTS[n].name for n in numbers]
            for file, n in zip(files, numbers, strict=True):
                report = REPORTS[n]
                front = f"---\ntitle: {report.title}\noutlet: {report.outlet}\npublished: {report.published}\n---\n\n"
                file.write_text(front + report.text, encoding="utf-8")
            Adding(database, originals, lambda files=files: pipeline.find_originals(files)).add(ReadSettings(parser=parser))
            Settling(database, settings=ReadSettings(parser=parser)).settle()
    return path


def told(case: Case) -> dict[str, object]:
    """A case in, all that it says, without the numbers that it gives, out."""
    text_of = {r.document.id: r.document.text for r in case.readings}
    path_of = {r.document.id: r.document.path for r in case.readings}
    place_of = {a.id: (path_of[a.document], a.assertion.span.start, a.assertion.span.of(text_of[a.document]))
                for a in case.appearances}
    name_of = {s.id: (s.name, frozenset((path_of[d], n) for d, n in s.members)) for s in case.sources}
    return {
        "documents": sorted(path_of.values()),
        "stories": {frozenset(path_of[d] for d in s.documents) for s in case.stories},
        "copies": {(path_of[o.document], path_of[o.other], o.kind, o.is_direction_known) for o in case.overlaps},
        "sources": set(name_of.values()),
        "claims": {
            frozenset(place_of[a] for a in c.appearances): (
                c.text, place_of[c.first_appearance], case.independence[c.id].at_least, case.independence[c.id].at_most,
                frozenset(name_of[s] for s in case.independence[c.id].roots))
            for c in case.claims
        },
        "chains": {place_of[a.id]: tuple(name_of[s] for s in a.chain) for a in case.appearances},
    }


def load(path: Path) -> Case:
    """The path of a case in, the whole of it out."""
    with CaseFile.open(path, is_made=False) as case:
        assert case.verify().faults == ()
        return case.load()


NUMBERS = st.permutations(range(len(REPORTS))).flatmap(
    lambda order: st.integers(1, 7).map(lambda length: list(order[:length])))


@LAW
@given(NUMBERS, st.integers(0, 7))
def test_the_order_of_adding_changes_nothing_but_the_numbers(parser: Parser, numbers: list[int], at: int) -> None:
    """A, then B, and B, then A, and both at once: the same documents, stories, copies, sources, claims, counts and chains."""
    first, second = numbers[:at], numbers[at:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cases = [told(load(add(folder, f"{n}.db", runs, parser)))
                 for n, runs in enumerate(([first, second], [second, first], [numbers]))]
    assert cases[0] == cases[1] == cases[2]
    assert cases[0]["documents"] == sorted(REPORTS[n].name for n in numbers)


@LAW
@given(NUMBERS, st.lists(st.integers(0, 6), max_size=3))
def test_adding_again_changes_nothing(parser: Parser, numbers: list[int], again: list[int]) -> None:
    """Whatever part of the reports is added again, the export stays the same to the byte."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = add(folder, "case.db", [numbers], parser)
        before = endurance.export_case(path)
        add(folder, "case.db", [[numbers[n] for n in again if n < len(numbers)], numbers], parser)
        assert endurance.export_case(path) == before


@LAW
@given(NUMBERS, st.lists(st.integers(0, 7), max_size=3))
def test_numbers_once_given_stay(parser: Parser, numbers: list[int], cuts: list[int]) -> None:
    """However many runs it takes, a document, and each appearance in it, keeps the number that it got first."""
    ends = sorted({0, len(numbers), *(c for c in cuts if c < len(numbers))})
    held: dict[object, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for start, end in pairwise(ends):
            case = load(add(folder, "case.db", [numbers[start:end]], parser))
            now: dict[object, str] = {r.document.path: r.document.id for r in case.readings}
            paths = {r.document.id: r.document.path for r in case.readings}
            now.update({(paths[a.document], a.assertion.span): a.id for a in case.appearances})
            assert held.items() <= now.items()
            held = now
