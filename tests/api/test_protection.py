"""A source that a person protects leaves no trace of its name in anything that comes out of a case."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import firsthand as fh
from firsthand.api import listing
from firsthand.errors import FirsthandError, NotFound, RedactionError

NAME = "Reyl"
FORMS = ("brief.md", "brief.html", "brief.docx", "case.json", "csv")


@pytest.fixture
def protected(own_case: fh.Case) -> fh.Case:
    """The example with Ana Reyl under protection, and notes that name her."""
    with own_case.actor(f"Ana {NAME}"):
        own_case.note("K9", f"{NAME} called")
    source = next(s for s in own_case.sources() if NAME in s.name)
    own_case.note(source, "asked not to be named")
    own_case.protect(source, forms=["Nita"], why=f"{NAME} asked")
    return own_case


def test_nothing_that_comes_out_holds_the_name(protected: fh.Case) -> None:
    """Lists, records, pages of notebooks, tables, runs, log, status, hits: nowhere."""
    Path("late").mkdir()
    Path(f"late/{NAME}.txt").write_text(f"Ana {NAME} said that the gate of Shed 7 was shut.", "utf-8")
    told: list[object] = []
    told.append(protected.add("late", progress=lambda *call: told.append(call)))
    lists = [protected.claims(), protected.sources(), protected.documents(), protected.claims(single_source=True)]
    for found in lists:
        told += [found, *found, found._repr_html_(), found.to_dicts(), found.to_pandas().to_csv()]
    for claim in lists[0]:
        assert isinstance(claim.id, str)
        told += [claim.record, claim._part.made, claim.chain, claim._repr_html_(), claim.status, *claim.appearances]
        told += [(a.source, a.sources, a.document) for a in claim.appearances]
    told += [lists[0].to_dicts("appearances"), lists[0].to_dicts("relays"), [s.record for s in lists[1]]]
    told += [protected, protected._repr_html_(), protected.brief(), protected.status(), protected.log(), protected.verify()]
    told += [protected.search(NAME), protected.search("union"), protected.nearest(f"{NAME} said the union had complained")]
    told += [protected.tag("T1", "seen"), protected.undo()]
    for number, words in enumerate(told):
        assert NAME.casefold() not in repr(words).casefold(), number
        assert NAME.casefold() not in str(words).casefold(), number


def test_no_file_holds_the_name(protected: fh.Case) -> None:
    """Exports of every form and tables as CSV."""
    written = [protected.export(name, Path("out_" + name)) for name in FORMS]
    written += [protected.claims().to_csv(f"{t}.csv", table=t) for t in ("claims", "appearances", "relays")]
    written += [protected.sources().to_csv("sources.csv"), protected.documents().to_csv("documents.csv")]
    for path in written:
        for file in path.iterdir() if path.is_dir() else [path]:
            content = file.read_bytes()
            if content[:2] == b"PK":
                with zipfile.ZipFile(io.BytesIO(content)) as parts:
                    content = b"".join(parts.read(name) for name in parts.namelist())
            assert NAME.casefold().encode() not in content.lower(), file


def test_what_was_handed_out_before_is_not_shown_any_more(own_case: fh.Case) -> None:
    """A claim, its chain and its appearances refuse; their repr does not name it, and a list gives new ones."""
    claims = own_case.claims()
    claim = next(c for c in claims if NAME in str(c.chain))
    chain, appearance = claim.chain, claim.first
    assert claims[claims.index(claim)] == claim
    own_case.protect(next(s for s in own_case.sources() if NAME in s.name))
    for ask in (lambda: claim.text, lambda: str(chain), lambda: appearance.quote, lambda: claim.chain.lines):
        with pytest.raises(RedactionError, match="Ask the case for it again"):
            ask()
    assert NAME not in repr((claim, chain, appearance)) + claim._repr_html_() + chain._repr_html_()
    assert NAME not in repr([claims[n].chain for n in range(len(claims))])


def test_errors_do_not_name_it(protected: fh.Case) -> None:
    """Whatever goes wrong with a protected source is said without its name."""
    label = next(s.id for s in protected.sources() if s.is_protected)
    wrongs = [
        lambda: protected["S6"], lambda: protected.merge(label, "S1"), lambda: protected.merge(label, "S3"),
        lambda: protected.split(label, "T99"), lambda: protected.note(label, ""), lambda: protected.merge(label, "K9"),
    ]
    for number, wrong in enumerate(wrongs):
        with pytest.raises(FirsthandError) as caught:
            wrong()
        assert NAME not in f"{caught.value!r} {caught.value.hint}", number


def test_a_label_holds_while_the_case_is_open(protected: fh.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """One label, one source, in lists, chains and tables, however they are paged; decisions take it; its old id finds nothing."""
    other = next(s for s in protected.sources() if s.name == "Pavo Lindt")
    protected.protect(other, forms=["Rolf", "Coastal"])  # which two others have in their names
    monkeypatch.setattr(listing, "PAGE", 3)
    hidden = {s.id: s.name for s in protected.sources() if s.is_protected}
    assert len(hidden) == len(set(hidden.values())) == 5
    seen: dict[str, set[str]] = {}
    for claim in protected.claims():
        for appearance in claim.appearances:
            for source in appearance.sources:
                seen.setdefault(source.id, set()).add(source.name)
    assert {label: {name} for label, name in hidden.items()} == {i: names for i, names in seen.items() if "[" in i}
    files: dict[str, set[str]] = {}
    for row in [*protected.claims().to_dicts("appearances"), *protected.documents().to_dicts()]:
        files.setdefault(str(row["path"]), set()).add(str(row.get("document") or row["id"]))
    assert {len(documents) for documents in files.values()} == {1}
    assert any("[" in path for path in files)
    label = next(iter(hidden))
    assert protected.source(label).name == hidden[label]
    assert protected.note(label, "seen").kind == "note"
    with pytest.raises(NotFound):
        protected.source("S5")
    first, second = (Path(protected.sources().to_csv(f"{n}.csv")).read_bytes() for n in range(2))
    assert first != second
