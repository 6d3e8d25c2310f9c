"""The case as tables, and their CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.errors import InputError
from firsthand.model.public import PublicCase
from firsthand.model.public_notes import PublicAside, PublicRemark
from firsthand.model.reading import Case
from firsthand.stages import publish
from firsthand.stages.publish.numbers import make_numbers
from firsthand.stages.publish.tables import TABLES, rows, write_csv
from firsthand.stages.publish.timeline import make_timeline


@pytest.fixture
def public(case: Case) -> PublicCase:
    """What may be shown of the small case."""
    return publish.run(case)


def records(public: PublicCase, table: str) -> list[dict[str, object]]:
    """The rows of a table, each by name of column."""
    header, found = rows(public, table)
    return [dict(zip(header, row, strict=True)) for row in found]


def test_every_table_has_as_many_columns_as_its_header(public: PublicCase) -> None:
    """No row is longer or shorter than the header, and no column is named twice."""
    for table in TABLES:
        header, found = rows(public, table)
        assert {len(row) for row in found} <= {len(header)}
        assert len(set(header)) == len(header)


def test_tables_hold_every_record(public: PublicCase) -> None:
    """One row for each document, source, claim, appearance and file not read; one for each link of a chain."""
    appearances = [a for c in public.claims for a in c.appearances]
    assert {t: len(rows(public, t)[1]) for t in TABLES} == {
        "documents": len(public.documents), "sources": len(public.sources), "claims": len(public.claims),
        "appearances": len(appearances), "relays": sum(len(a.chain) for a in appearances), "relations": len(public.relations),
        "deadlines": sum(len(a.due) for a in appearances), "changes": sum(len(a.levels) for a in appearances),
        "evidence": sum(len(a.exhibits) for a in appearances), "aside": 0,
        "timeline": len(make_timeline(public).lines), "numbers": sum(len(s.points) for s in make_numbers(public, is_all=True)),
        "skipped": len(public.skipped),
    }


def test_a_chain_is_told_link_by_link(public: PublicCase) -> None:
    """Position 1 is the first teller, under its name in the case and as this report puts it."""
    links = [r for r in records(public, "relays") if r["appearance"] == "P2"]
    assert [(r["position"], r["source"], r["name"], r["printed_name"]) for r in links] == [
        (1, "S1", "a clerk of the harbour", "a clerk"), (2, "S2", "Agency Wrenn", "Agency Wrenn")]


def test_an_appearance_is_told_with_its_place(public: PublicCase) -> None:
    """Characters, page, words and chain of one appearance."""
    row = next(r for r in records(public, "appearances") if r["id"] == "P2")
    assert (row["claim"], row["document"], row["start"], row["end"], row["page"]) == ("K1", "T2", 0, 26, "")
    assert (row["quote"], row["chain"], row["chain_names"], row["root"]) == (
        "Forty boats sank off Ardle", "S1; S2", "a clerk of the harbour → Agency Wrenn", "P1")


def test_a_claim_is_told_with_its_bounds(public: PublicCase) -> None:
    """Both bounds, how many printed it, who was first."""
    row = records(public, "claims")[0]
    assert (row["independent_sources_at_least"], row["independent_sources_at_most"], row["outlets"]) == (1, 1, 3)
    assert (row["first_outlet"], row["first_published"]) == ("Agency Wrenn", "2031-05-04T09:10:00+01:00")


def test_what_may_not_be_shown_is_empty(public: PublicCase) -> None:
    """A protected document has neither hash nor length, and its appearances no characters."""
    claims = tuple(replace(c, appearances=tuple(replace(a, span=None) for a in c.appearances)) for c in public.claims)
    documents = tuple(replace(d, sha256=None, length_chars=None) for d in public.documents)
    hidden = replace(public, claims=claims, documents=documents)
    assert {(r["sha256"], r["length_chars"]) for r in records(hidden, "documents")} == {("", "")}
    assert {(r["start"], r["end"]) for r in records(hidden, "appearances")} == {("", "")}


def test_remarks_and_reports_set_aside_are_told(public: PublicCase) -> None:
    """Notes and tags stand in columns of their own; a report set aside has a row with the reason."""
    remarks = (PublicRemark("call again", False, "", ""), PublicRemark("key", True, "", ""), PublicRemark("late", True, "", ""))
    noted = replace(
        public, sources=tuple(replace(s, remarks=remarks) for s in public.sources),
        aside=(PublicAside(public.documents[0].id, "9.txt", "a parody", "M. Oduya"),))
    assert next((r["notes"], r["tags"]) for r in records(noted, "sources")) == ("call again", "key; late")
    assert rows(noted, "aside")[1] == [("T1", "9.txt", "a parody", "M. Oduya")]


def test_an_unknown_table_is_refused_with_the_list(public: PublicCase) -> None:
    """Who asks for a table that there is not is told those that there are."""
    with pytest.raises(InputError, match=r"no table 'ratings'\. The tables are documents, sources, claims"):
        rows(public, "ratings")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＠"])
def test_a_formula_is_made_harmless(start: str) -> None:
    """A text that a spreadsheet would run gets a mark in front; the text after it stays whole."""
    words = f"{start}HYPERLINK(\"x\")"
    content = write_csv(("title",), [(words,)]).decode()
    assert list(csv.reader(io.StringIO(content, newline="")))[1] == [f"'{words}"]


def test_numbers_of_our_own_stay_numbers() -> None:
    """A negative number is no formula: it stands bare."""
    assert write_csv(("n", "text"), [(-3, "-3")]) == b"n,text\r\n-3,\"'-3\"\r\n"


def test_a_mark_for_excel_is_written_when_asked_for() -> None:
    """The byte order mark opens the file or is not there at all."""
    assert write_csv(("é",), [], has_bom=True) == b"\xef\xbb\xbf\xc3\xa9\r\n"
    assert write_csv(("é",), []) == b"\xc3\xa9\r\n"


@given(st.lists(st.tuples(st.text(), st.integers()), max_size=4))
def test_whatever_the_words_are_they_come_back(table: list[tuple[str, int]]) -> None:
    """RFC 4180: each row and cell is read back as it was, but for the mark before a formula; no cell starts one."""
    content = write_csv(("words", "n"), table).decode("utf-8")
    header, *found = csv.reader(io.StringIO(content, newline=""))
    assert header == ["words", "n"]
    assert [(read in (words, f"'{words}"), int(n)) for (read, n), (words, _) in zip(found, table, strict=True)] == [
        (True, n) for _, n in table]
    assert [w for w, _ in found if w.startswith(tuple("=+-@\t\r\n\0"))] == []


def test_half_a_surrogate_pair_is_shown() -> None:
    """What UTF-8 cannot hold is written by its number instead of stopping the export."""
    assert b"[U+D83D]" in write_csv(("words",), [("\ud83d",)])
