"""What changed of a claim between its reports: held against the report that each has it from, cited to both."""

from __future__ import annotations

from dataclasses import replace

from firsthand.model.overview import Protection
from firsthand.model.public import PublicCase
from firsthand.model.reading import Case
from firsthand.model.source import SourceId
from firsthand.stages import publish
from firsthand.stages.publish.change_list import change_rows, cut_list, list_changes


def _told(public: PublicCase) -> set[tuple[str, str, str, str, str, str]]:
    return {(c.id, x.rule, x.was, x.now, x.before.document, x.after.document) for c in public.claims for x in c.changes}


def test_each_report_is_held_against_the_one_it_has_the_claim_from(case: Case) -> None:
    """A relay against the report that it goes through, a copy against what it copies."""
    assert _told(publish.run(case)) == {
        ("K1", "bound_lost", "At least 40", "Forty", "T1", "T2"),
        ("K1", "source_lost", "a clerk of the harbour", "", "T1", "T3"),
    }


def test_both_statements_are_cited(case: Case) -> None:
    """Both quotations stand at their spans, the gravest change first, with the help of its rule."""
    texts = {r.document.id: r.document.text for r in case.readings}
    (changes,) = (c.changes for c in publish.run(case).claims if c.changes)
    assert [c.rule for c in changes] == ["source_lost", "bound_lost"]
    for change in changes:
        for place in (change.before, change.after):
            assert place.span is not None
            assert place.span.of(texts[place.document]) == place.quote
        assert change.help.startswith(("The earlier report", "A number lost"))
    assert [c.is_copy for c in changes] == [True, False]


def test_the_order_of_the_case_changes_nothing(case: Case) -> None:
    """Readings, appearances, overlaps and claims in another order give the same changes."""
    turned = replace(case, readings=case.readings[::-1], appearances=case.appearances[::-1], overlaps=case.overlaps[::-1],
                     claims=case.claims[::-1], sources=case.sources[::-1])  # fmt: skip
    assert _told(publish.run(turned)) == _told(publish.run(case))


def test_nothing_is_said_to_have_changed_where_the_order_is_not_known(case: Case) -> None:
    """Of two undated reports, neither a relay nor a copy of the other, none is the later."""
    undated = tuple(replace(r, document=replace(r.document, published=None)) for r in case.readings)
    apart = replace(case, readings=undated, appearances=tuple(replace(a, root=None) for a in case.appearances), overlaps=())
    assert not _told(publish.run(apart))


def test_a_protected_source_is_lost_under_its_label(case: Case) -> None:
    """The name of a source that was lost is a label where it is protected."""
    public = publish.run(replace(case, protected=(Protection(SourceId("S1")),)))
    (lost,) = (x for c in public.claims for x in c.changes if x.rule == "source_lost")
    assert lost.was.startswith("[source ")
    assert "clerk" not in f"{lost.was} {lost.now}"


def test_the_list_tells_of_copies_once(case: Case) -> None:
    """What a copy changed is told of the copy; with the copies left out, of the claim."""
    public = publish.run(case)
    with_copies = list_changes(public, publish.compare_copies(case))
    assert [(g.id, len(g.changes)) for g in list_changes(public)] == [("K1", 2)]
    assert {g.id for g in with_copies} == {"K1", "T3"}
    header, rows = change_rows(with_copies)
    assert all(len(row) == len(header) for row in rows)
    assert len(rows) == sum(g.size for g in with_copies)
    assert sum(g.size for g in cut_list(with_copies, 1)) == 1
    assert list(cut_list(with_copies, None)) == with_copies
