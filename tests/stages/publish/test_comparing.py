"""Copies beside what they copy: word by word, with what of sources, hedges, figures and names changed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from firsthand.model.document import DocumentId
from firsthand.model.overview import Protection
from firsthand.model.public_changes import PublicComparison
from firsthand.model.reading import Case, Reading
from firsthand.model.source import SourceId
from firsthand.model.story import Overlap, TextOverlap
from firsthand.stages import publish
from firsthand.stages.publish.change_views import comparison_markdown, cut_hunks, print_comparison
from firsthand.stages.publish.changes_json import comparison_json
from firsthand.text.word_diff import Change

ReadText = Callable[..., Reading]

WIRE = (
    "ARDLE, 4 May (Wrenn) - Up to 40 boats may have sunk off Ardle on Monday, the harbour master told Agency Wrenn.\n\n"
    "Police counted 154 people on the quay, and 14 people were killed. The gale blew for two days.\n\n"
    "“We saw the masts go down one by one, and nobody came,” said Mira Sund, a baker. “Never again.”\n\n"
    "The mayor, Ilse Varr, will visit on 9 May.\n"
)
COPY = (
    "40 boats have sunk off Ardle on Monday.\n\n"
    "Police counted 145 people on the quay, and 14 people were killed or injured. The gale blew for two days.\n\n"
    "“We saw the masts go down one by one,” said Tilda Moen, a baker. “Never again.”\n\n"
    "The mayor, Ilse Varr, will visit on 8 May. Donate to our fund.\n"
)
EXPECTED = {
    ("source_lost", "harbour master", ""), ("hedge_lost", "may have", ""), ("bound_lost", "Up to 40", "40"),
    ("figure_changed", "154", "145"), ("date_changed", "9 May", "8 May"), ("name_changed", "Mira Sund", "Tilda Moen"),
    ("speaker_changed", "Mira Sund", "Tilda Moen"),
    ("scope_widened", "14 people were killed", "14 people were killed or injured"),
    ("quotation_clipped", "We saw the masts go down one by one, and nobody came,", "We saw the masts go down one by one,"),
}  # fmt: skip


@pytest.fixture
def pair(read_text: ReadText) -> Case:
    """A wire report and a copy that changed it in nine ways."""
    readings = (read_text(WIRE, document_id="T1", outlet="Agency Wrenn", published="2031-05-04"),
                read_text(COPY, document_id="T2", outlet="Ardle Bugle", published="2031-05-05"))
    overlap = TextOverlap(DocumentId("T2"), DocumentId("T1"), Overlap.COPY, 0.8, 0.9, True, "later")
    return Case(readings=readings, overlaps=(overlap,))


def _compare(case: Case) -> PublicComparison:
    made = publish.compare_copy(case, DocumentId("T2"))
    assert made is not None
    return made


def test_every_kind_of_change_is_found_in_a_copy(pair: Case) -> None:
    """Sources, hedges, bounds, figures, names, days, speakers, scope, quotations: each once, the gravest first."""
    changes = _compare(pair).changes
    found = [(c.rule, c.was.removeprefix("the "), c.now) for c in changes]
    assert set(found) == EXPECTED
    assert len(found) == len(EXPECTED)
    assert [c.gravity for c in changes] == sorted(c.gravity for c in changes)
    assert found[0][0] == "source_lost"


def test_every_change_is_cited_to_both_reports(pair: Case) -> None:
    """Both quotations stand at their spans, and hold the words that changed."""
    texts = {r.document.id: r.document.text for r in pair.readings}
    for change in _compare(pair).changes:
        for place, words in ((change.before, change.was), (change.after, change.now)):
            assert place.span is not None
            assert place.span.of(texts[place.document]) == place.quote
            assert words in place.quote or change.rule == "source_lost"
        assert change.help
        assert change.is_copy


def test_both_texts_stand_in_the_stretches(pair: Case) -> None:
    """Laid end to end they are the two texts, and their words are counted by what happened to them."""
    made = _compare(pair)
    assert "".join(s.before for s in made.stretches) == WIRE
    assert "".join(s.after for s in made.stretches) == COPY
    assert (made.document, made.publisher, made.other, made.other_publisher) == ("T2", "Ardle Bugle", "T1", "Agency Wrenn")
    assert made.words_same > made.words_cut > made.words_changed > 0
    assert made.words_added == 6  # "or injured", "Donate to our fund"


def test_a_list_of_copies_has_no_texts(pair: Case) -> None:
    """Of all copies what changed is told, without the texts; one whose original is not known is left out."""
    (made,) = publish.compare_copies(pair)
    assert made.changes == _compare(pair).changes
    assert made.stretches == ()
    unknown = replace(pair, overlaps=(replace(pair.overlaps[0], is_direction_known=False),))
    assert publish.compare_copies(unknown) == ()
    beside = publish.compare_copy(unknown, DocumentId("T1"))
    assert beside is not None
    assert not beside.is_direction_known
    assert not any(c.is_later for c in beside.changes)


def test_an_unchanged_copy_has_changed_nothing(read_text: ReadText) -> None:
    """The same text again differs in nothing; what is no copy is compared with nothing."""
    readings = tuple(read_text(WIRE, document_id=f"T{n}") for n in (1, 2))
    same = Case(readings=readings, overlaps=(TextOverlap(DocumentId("T2"), DocumentId("T1"), Overlap.COPY, 1, 1, True, ""),))
    assert not _compare(same).is_changed
    assert publish.compare_copy(replace(same, overlaps=()), DocumentId("T2")) is None
    quoted = replace(same.overlaps[0], kind=Overlap.SHARED_QUOTATION)
    assert publish.compare_copy(replace(same, overlaps=(quoted,)), DocumentId("T2")) is None


def test_a_copy_is_held_against_the_text_it_has_most_of(read_text: ReadText) -> None:
    """Of two reports that it copies the one with the larger share is chosen, whatever their order."""
    readings = tuple(read_text(WIRE, document_id=f"T{n}") for n in (1, 2, 3))
    overlaps = [TextOverlap(DocumentId("T3"), DocumentId(f"T{n}"), Overlap.COPY, 0.5 + n / 10, None, True, "") for n in (1, 2)]
    for order in (overlaps, overlaps[::-1]):
        made = publish.compare_copy(Case(readings=readings, overlaps=tuple(order)), DocumentId("T3"))
        assert made is not None
        assert made.other == "T2"


def test_a_protected_source_hides_both_texts(pair: Case, case: Case) -> None:
    """Where one of the two could lead to a protected source nothing of either is shown, in no view."""
    sund = replace(case.sources[2], members=(), name="Mira Sund")
    hidden = replace(pair, sources=(sund,), protected=(Protection(SourceId("S3")),))
    made = _compare(hidden)
    assert made.is_withheld
    assert (made.changes, made.stretches, made.words_same) == ((), (), 0)
    views = f"{_terminal(made)}{comparison_markdown(made)}{comparison_json(made)}{made}"
    assert "Sund" not in views
    assert "Ardle Bugle" in views or "[document " in views
    assert "masts" not in views
    assert "could lead to a protected source" in comparison_markdown(made)


def test_a_described_source_stands_under_a_label(pair: Case, case: Case) -> None:
    """In our own words an unnamed source that is protected has no description; what a published report prints stays."""
    n, _ = next((n, s) for n, s in enumerate(pair.readings[0].sources) if "harbour master" in s.name)
    master = replace(case.sources[0], name="harbour master", members=((DocumentId("T1"), n),))
    hidden = replace(pair, sources=(master,), protected=(Protection(master.id),))
    lost = next(c for c in _compare(hidden).changes if c.rule == "source_lost")
    assert lost.was.startswith("[source ")
    assert "harbour master" in lost.before.quote
    elsewhere = replace(hidden, sources=(), guarded=(replace(master, members=()),))
    assert next(c for c in _compare(elsewhere).changes if c.rule == "source_lost").was == "[protected source]"


def _terminal(made: PublicComparison) -> str:
    console = Console(file=(out := io.StringIO()), width=300, color_system=None)
    print_comparison(made, console)
    return out.getvalue()


def test_a_terminal_shows_the_changed_lines_alone(pair: Case) -> None:
    """What was cut and added is marked by signs too; words far from any change are left out; counts stand on top."""
    shown = _terminal(_compare(pair))
    assert shown.startswith("T2 Ardle Bugle copies T1 Agency Wrenn.\n")
    assert "Police counted [-154-] {+145+} people on the quay" in shown
    assert "14 people were killed {+or injured+}." in shown
    assert "Lost on the way: the hedge, “may have”." in shown
    assert "characters " in shown
    assert "Never again" in shown
    assert shown.count("[-cut-] {+added+}") == 1


def test_markdown_escapes_what_reports_print(read_text: ReadText) -> None:
    """Nothing in a report is taken for markup, and no control character reaches a terminal."""
    trick = WIRE.replace("The gale blew", "The *gale* <b>blew</b> \x1b[2J")
    readings = (read_text(WIRE, document_id="T1"), read_text(trick, document_id="T2"))
    made = _compare(Case(readings=readings, overlaps=(
        TextOverlap(DocumentId("T2"), DocumentId("T1"), Overlap.COPY, 1, 1, True, ""),)))
    assert "<b>" not in comparison_markdown(made)
    assert "\\*gale\\*" in comparison_markdown(made) or "\\*" in comparison_markdown(made)
    assert "\x1b" not in _terminal(made) + comparison_markdown(made)


def test_hunks_hold_every_change_once(pair: Case) -> None:
    """Changes near to one another share a hunk; each is in one, in order."""
    made = _compare(pair)
    hunks = cut_hunks(made.stretches)
    changed = [s for s in made.stretches if s.kind is not Change.SAME]
    cut = sum(bool(s.before.strip()) for s in changed)
    assert sum(kind is Change.CUT for hunk in hunks for kind, _, _ in hunk.parts) == cut
    assert len(hunks) < len(changed)
    assert [h.before.start for h in hunks] == sorted(h.before.start for h in hunks)
