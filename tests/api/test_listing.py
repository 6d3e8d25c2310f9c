"""Lists of a case: sequences that load page by page, and become tables."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

import firsthand as fh
from firsthand.api import listing
from firsthand.errors import ConfigError, InputError, NotFound


@pytest.mark.parametrize("page", [1, 7, 64, 1000])
@pytest.mark.parametrize("name", ["claims", "sources", "documents"])
def test_a_list_is_a_sequence(case: fh.Case, name: str, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Length, index, slice and iterator agree with each other, whatever the size of a page."""
    monkeypatch.setattr(listing, "PAGE", page)
    found = getattr(case, name)()
    every = list(found)
    assert len(found) == len(every) == {"claims": 78, "sources": 24, "documents": 8}[name]
    assert len({record.id for record in every}) == len(every)
    assert found[0] == every[0]
    assert found[-1] == every[-1] == next(reversed(found))
    assert list(found[2:7:2]) == every[2:7:2]
    assert list(found[::-1])[:3] == every[::-1][:3]
    with pytest.raises(IndexError):
        _ = found[len(every)]
    assert repr(found) == f"<{len(every)} {name}>"


def test_conditions_narrow(case: fh.Case) -> None:
    """All conditions hold of what is listed, and of nothing else that is left out."""
    every = list(case.claims())
    several = [c.id for c in every if len(c.outlets) >= 2 and c.at_most <= 1]
    assert [c.id for c in case.claims(min_outlets=2, max_independent=1)] == several != []
    assert {c.id for c in case.claims(single_source=True)} < {c.id for c in every}
    assert len(case.claims(contested=True)) < len(every)


def test_a_list_is_that_of_the_moment(own_case: fh.Case) -> None:
    """After a decision it still has what is there, says of the rest that it is gone, and a new one has what is true now."""
    claims = own_case.claims()
    first, second = list(claims[:2])
    own_case.merge(first, second)
    assert len(claims) == 78
    assert len(own_case.claims()) == 77
    assert {c.id for c in claims} == {c.id for c in own_case.claims()}
    gone = ({first.id, second.id} - {c.id for c in own_case.claims()}).pop()
    with pytest.raises(NotFound, match="any more"):
        _ = claims[[first.id, second.id].index(gone)]


@pytest.mark.parametrize("page", [3, 64])
def test_claims_that_may_not_be_shown_are_in_no_list(own_case: fh.Case, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all places of a claim would give a protected source away it is left out, from the length as from the list."""
    monkeypatch.setattr(listing, "PAGE", page)
    own_case.protect(next(s for s in own_case.sources() if s.name == "Pavo Lindt"), forms=["sprinklers"])
    for claims in (own_case.claims(), own_case.claims(min_outlets=2)):
        shown = list(claims)
        assert [claims[n] for n in range(len(claims))] == shown
        assert list(claims[1:5]) == shown[1:5]
        assert claims[-1] == shown[-1]
        assert [row["id"] for row in claims.to_dicts()] == [c.id for c in shown]
        assert not [c for c in shown if "prinklers" in c.text]
    assert len(own_case.claims()) < own_case.status().claims


def test_tables_are_those_of_the_export(own_case: fh.Case) -> None:
    """Rows of claims, of their appearances and of the links of their chains; unknown is None; yes and no are bool."""
    rows = own_case.claims(min_outlets=2).to_dicts()
    assert rows[0]["id"] == "K1"
    assert rows[0]["independent_sources_at_least"] == 1
    assert rows[0]["notes"] is None
    appearances = own_case.claims()[:1].to_dicts("appearances")
    assert {row["claim"] for row in appearances} == {"K1"}
    assert {row["headline"] for row in appearances} == {True, False}
    assert own_case.claims()[:1].to_dicts("relays")[0]["name"] == "a source in the Ministry of Ports"
    assert own_case.sources().to_dicts()[0]["claims"] == own_case.sources()[0].claim_count
    own_case.export("claims.csv")
    own_case.claims().to_csv("all.csv")
    with open("claims.csv", newline="", encoding="utf-8") as one, open("all.csv", newline="", encoding="utf-8") as other:
        assert sorted(csv.reader(one)) == sorted(csv.reader(other))
    with pytest.raises(InputError, match=r"no table 'relays' of sources.*Choose sources"):
        own_case.sources().to_dicts("relays")


def test_a_csv_is_the_same_by_pages(own_case: fh.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """One header, one mark of byte order, every row once; a list without rows has its header."""
    for table in ("claims", "appearances"):
        whole = own_case.claims()[:40].to_csv("whole.csv", table=table, has_bom=True).read_bytes()
        monkeypatch.setattr(listing, "PAGE", 7)
        assert own_case.claims()[:40].to_csv("paged.csv", table=table, has_bom=True).read_bytes() == whole
        assert whole.count(b"\xef\xbb\xbf") == 1
    empty = own_case.claims()[:0].to_csv(Path("empty.csv")).read_text("utf-8")
    assert empty.startswith("id,text,")
    assert empty.count("\n") == 1
    with pytest.raises(InputError, match="the case itself"):
        own_case.claims().to_csv("firsthand.db")


def test_data_frames_hold_the_rows(case: fh.Case) -> None:
    """A data frame has one row for each claim and numbers where there are numbers."""
    pytest.importorskip("pandas")
    frame = case.claims().to_pandas()
    assert len(frame) == 78
    assert frame["independent_sources_at_most"].max() >= 3
    assert list(frame["id"]) == [c.id for c in case.claims()]


@pytest.mark.parametrize(("library", "method"), [("polars", "to_polars"), ("pyarrow", "to_arrow")])
def test_other_frames_hold_the_rows(case: fh.Case, library: str, method: str) -> None:
    """The same for polars and Arrow."""
    pytest.importorskip(library)
    assert getattr(case.claims(), method)().shape == (78, len(case.claims()[0:1].to_dicts()[0]))


@pytest.mark.parametrize(("library", "method"), [("pandas", "to_pandas"), ("polars", "to_polars"), ("pyarrow", "to_arrow")])
def test_a_library_that_is_missing_is_named(
    case: fh.Case, library: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it the error says what to install."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ConfigError, match=f"pip install {library}"):
        getattr(case.claims(), method)()


def test_changes_are_listed_as_all_else(own_case: fh.Case) -> None:
    """Records with both statements, the gravest first, and the table of the command; the same each time."""
    changes = own_case.changed()
    assert len(changes) >= 2
    assert changes[0].gravity == min(c.gravity for c in changes)
    assert changes[0].rule == "source_lost"
    assert changes[0].before.quote
    rows = changes.to_dicts()
    assert [row["change"] for row in rows] == [c.rule for c in changes]
    assert rows == own_case.changed().to_dicts()
    assert "source_lost" in changes._repr_html_()
    assert repr(changes[:1]) == "<1 change>"
