"""A protected source leaves under a label alone, and takes nothing else with it than must go."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import jsonschema
import pytest
from rich.console import Console

from firsthand.errors import RedactionError
from firsthand.model.casefile import Hit
from firsthand.model.document import Document, DocumentId
from firsthand.model.overview import NO_SOURCE, Overview, Protection, Remark, SetAside
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.model.public import PublicCase
from firsthand.model.rating import Reason
from firsthand.model.reading import Case, Reading
from firsthand.model.source import DocumentSource, Merge, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.stages import publish
from firsthand.stages.publish.hiding import Hiding
from firsthand.stages.publish.leaks import stop_leaks
from firsthand.stages.publish.numbers import make_numbers
from firsthand.stages.publish.numbers_svg import numbers_svg
from firsthand.stages.publish.timeline import make_timeline
from firsthand.stages.publish.timeline_svg import timeline_svg

KEY = b"one key"
MIRA = Protection(SourceId("S3"), ("+47 900-11-222",))
CLERK = Protection(SourceId("S1"))

Plant = Callable[[Case, str], Case]


def _views(public: PublicCase) -> Iterator[str]:
    """Everything that a public case is shown as."""
    yield json.dumps(publish.case_json(public), ensure_ascii=False)
    yield publish.brief_markdown(public)
    console = Console(file=(out := io.StringIO()), width=400, color_system=None)
    publish.print_brief(public, console)
    for claim in public.claims:
        yield publish.claim_markdown(public, claim.id, why=True)
        publish.print_claim(public, claim.id, console=console, why=True)
    yield out.getvalue()
    yield timeline_svg(make_timeline(public, on=date(2031, 5, 20)))
    yield numbers_svg(make_numbers(public, is_all=True))


def _squeeze(text: str) -> str:
    """Text in, its letters and digits without marks and case out: an eye that sees through spelling."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in bare if c.isalnum())


def _document(n: int, **changes: str) -> Plant:
    def plant(case: Case, words: str) -> Case:
        readings = list(case.readings)
        filled = {name: value.format(words) for name, value in changes.items()}
        readings[n] = replace(readings[n], document=replace(readings[n].document, **filled))
        return replace(case, readings=tuple(readings))

    return plant


def _end_of_text(case: Case, words: str) -> Case:
    first = case.readings[0]
    document = replace(first.document, text=f"{first.document.text} {words} saw it.")
    return replace(case, readings=(replace(first, document=document), *case.readings[1:]))


def _source(case: Case, words: str) -> Case:
    clerk, wrenn, mira = case.sources
    joined = Merge("same_name", f"{words} and Agency Wrenn")
    return replace(case, sources=(clerk, replace(wrenn, name=f"friends of {words}", aliases=(words,), merges=(joined,)), mira))


def _reason(case: Case, words: str) -> Case:
    claim = case.claims[0]
    count = case.independence[claim.id]
    reasons = (*count.reasons, Reason("relay_adds_nothing", f"{words} passes it on", help="A relay adds nothing."))
    return replace(case, independence={**case.independence, claim.id: replace(count, reasons=reasons)})


def _joinings(case: Case, words: str) -> Case:
    claim = replace(case.claims[0], merges=(Merge("alike", f"both have: {words}"),))
    stories = tuple(replace(s, reason=f"both tell of {words}") for s in case.stories)
    overlaps = tuple(replace(o, reason=f"the credit line names {words}") for o in case.overlaps)
    return replace(case, claims=(claim, *case.claims[1:]), stories=stories, overlaps=overlaps)


def _skipped(case: Case, words: str) -> Case:
    one = Skipped(f"from {words}.txt", "extract", SkipCode.EMPTY, f"{words}.txt is empty.")
    return replace(case, skipped=(one, *case.skipped))


def _people(case: Case, words: str) -> Case:
    remarks = [Remark(subject, f"ask {words}", tag, words, "2031-05-03T08:00:00Z")
               for subject in ("K1", "T1", "S2", "S3") for tag in (True, False)]  # fmt: skip
    aside = SetAside(DocumentId("T9"), f"old/{words}.txt", f"{words} asked for it", words)
    return replace(case, remarks=tuple(remarks), aside=(aside,))


def _overview(case: Case, words: str) -> Case:
    return replace(case, overview=Overview(documents=4, claims=3, publishers=frozenset({words, f"{words}.txt"})))


PLANTS = [
    _document(0, title="A talk with {}"), _document(1, outlet="The {} Post"), _document(0, path="in/{}.txt"),
    _document(1, url="https://post.example/{}"), _document(2, author="{}"), _end_of_text, _source, _reason, _joinings, _skipped,
    _people, _overview,
]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["Mira Sund", "MIRA SUND", "mira_sund", "Míra Sünd", "Mira\u00adSund", "Sund", "0047-9001 1222"]
)
@pytest.mark.parametrize("plant", PLANTS)
def test_no_form_of_a_protected_name_leaves(case: Case, schema: dict[str, Any], plant: Plant, words: str) -> None:
    """Wherever the name stands, and however it is spelt, no view holds it, and the file is valid by its schema."""
    public = publish.run(replace(plant(case, words), protected=(MIRA,)))
    for view in _views(public):
        seen = _squeeze(view)
        assert "sund" not in seen
        assert "90011222" not in seen
    jsonschema.validate(publish.case_json(public), schema)


def test_a_fault_of_ours_shows_nothing(case: Case) -> None:
    """A name that comes through nevertheless stops everything; the message does not say it."""
    leak = publish.run(case)
    with pytest.raises(RedactionError, match="names a protected source") as stopped:
        stop_leaks(leak, Hiding(replace(case, protected=(MIRA,))))
    assert "Mira" not in str(stopped.value)


def test_the_last_look_is_taken(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is handed on it is looked at as a whole, so that a name forgotten in one place stops it."""
    monkeypatch.setattr(Hiding, "detail", lambda self, words: words)
    with pytest.raises(RedactionError):
        publish.run(replace(_reason(case, "Mira Sund"), protected=(MIRA,)))


def test_a_byline_hides_its_document(case: Case) -> None:
    """A report that a protected source wrote is hidden, though no view shows bylines."""
    public = publish.run(replace(_document(1, author="By {}")(case, "Mira Sund"), protected=(MIRA,)))
    assert [d.is_protected for d in public.documents] == [False, True, False, True]


def test_words_without_the_name_are_kept(case: Case) -> None:
    """What the protected source said is kept, credited to the label; the places in its document are not."""
    public = publish.run(replace(case, protected=(MIRA,)), label_key=KEY)
    (a,) = public.claim("K3").appearances
    label = next(s for s in public.sources if s.is_protected)
    assert re.fullmatch(r"\[source \d\d\]", label.name)
    assert re.fullmatch(r"S\[\d\d\]", label.id)
    assert (label.aliases, label.merges, label.kind) == ((), (), SourceKind.PERSON)
    assert a.quote == "“more than thirty wrecks”"
    assert (a.chain, a.chain_names, a.printed_names) == ((label.id,), (label.name,), (label.name,))
    assert (a.span, a.cue, a.page) == (None, None, None)
    assert public.claim("K3").roots == (label.id,)
    document = public.document("T4")
    assert re.fullmatch(r"\[document \d\d\]", document.path)
    assert (document.sha256, document.length_chars, document.title, document.outlet) == (None, None, None, None)
    brief = publish.brief_markdown(public)
    assert "characters withheld: credits \\[source" in brief
    assert "4 reports by 4 outlets" in brief
    assert "the number is drawn anew for each export." in brief
    assert "drawn anew" not in publish.brief_markdown(publish.run(case))


def test_the_rest_is_untouched(case: Case) -> None:
    """What has nothing to do with the protected source goes out as ever."""
    plain, hidden = publish.run(case), publish.run(replace(case, protected=(MIRA,)))
    assert hidden.claims[:2] == plain.claims[:2]
    assert hidden.documents[:3] == plain.documents[:3]
    assert hidden.sources[:2] == plain.sources[:2]
    assert hidden.protected_count == 0


def test_a_day_is_cut_to_its_month(case: Case) -> None:
    """The day on which a protected document was published is not told."""
    public = publish.run(replace(_end_of_text(case, "Mira Sund"), protected=(MIRA,)))
    assert publish.case_json(public)["documents"][0]["published"] == "2031-05"


def test_a_quotation_that_names_the_source_is_left_out_and_counted(case: Case) -> None:
    """Where the quoted words name the source they are left out, with a line that says so; a claim of nothing else goes."""
    case = _end_of_text(case, "Mira Sund")
    text = case.readings[0].document.text
    span = Span(text.index("Mira Sund"), len(text))
    named = [
        replace(a, assertion=replace(a.assertion, span=span, cue=None)) if a.id in ("P1", "P4") else a for a in case.appearances
    ]
    public = publish.run(replace(case, appearances=tuple(named), protected=(MIRA,)))
    assert [a.id for a in public.claim("K1").appearances] == ["P2", "P3"]
    assert (public.claim("K1").protected, public.protected_count, public.withheld) == (1, 2, 0)
    assert "2 quotations name a protected source and are left out." in publish.brief_markdown(public)
    assert "1 quotation names a protected source and is left out" in publish.claim_markdown(public, "K1")
    alone = publish.run(replace(case, appearances=tuple(named), claims=case.claims[:1], protected=(MIRA,)))
    assert [c.id for c in alone.claims] == ["K1"]


def test_labels_are_drawn(case: Case) -> None:
    """One key draws one label, another key another one; without a key each export has its own."""
    case = replace(case, protected=(MIRA, CLERK))

    def labels(key: bytes | None) -> tuple[str, ...]:
        public = publish.run(case, label_key=key)
        return tuple(s.name for s in public.sources if s.is_protected) + tuple(d.path for d in public.documents if d.is_protected)

    assert publish.case_json(publish.run(case, label_key=KEY)) == publish.case_json(publish.run(case, label_key=KEY))
    assert len({labels(bytes([n])) for n in range(20)}) > 15
    assert len({labels(None) for _ in range(20)}) > 15
    assert len(set(labels(KEY))) == len(labels(KEY))


def test_a_printed_description_stays(case: Case) -> None:
    """An unnamed source leaves under a label; the words that a published report prints of it stay in that report's quotation."""
    wire = case.readings[0].document.text
    sentence = Span(0, wire.index("."))
    told = [replace(a, assertion=replace(a.assertion, span=sentence)) if a.id == "P1" else a for a in case.appearances]
    public = publish.run(replace(_reason(case, "a clerk of the harbour"), appearances=tuple(told), protected=(CLERK,)))
    first = public.claim("K1").appearances[0]
    assert "a clerk of the harbour" in first.quote
    assert first.span is not None
    assert first.chain_names == first.printed_names
    assert first.chain_names[0].startswith("[source ")
    assert public.claim("K1").reasons[-1].detail == "withheld: it names a protected source"
    assert "a clerk of the harbour" not in {s.name for s in public.sources}


def test_an_unpublished_report_of_an_unnamed_source_is_hidden(case: Case) -> None:
    """What was never published could lead to an unnamed source, and goes out without places, path and day."""
    wire, *others = case.readings
    private = replace(wire, document=replace(wire.document, outlet=None))
    public = publish.run(replace(case, readings=(private, *others), protected=(CLERK,)))
    assert [d.is_protected for d in public.documents] == [True, False, False, False]
    assert publish.run(replace(case, protected=(CLERK,))).documents[0].is_protected is False


def test_remarks_on_a_protected_source_stay_behind(case: Case) -> None:
    """What somebody noted on a protected source is not told, be the name in it or not."""
    noted = replace(case, remarks=(Remark("S3", "lives by the quay", False, "M. Oduya", "2031-05-03"),), protected=(MIRA,))
    for view in _views(publish.run(noted)):
        assert "quay" not in view


def test_a_protection_that_fits_nothing_shows_nothing(case: Case) -> None:
    """Where nothing tells which words to hide, nothing is shown."""
    with pytest.raises(RedactionError, match="S77"):
        publish.run(replace(case, protected=(Protection(SourceId("S77")),)))
    public = publish.run(_end_of_text(replace(case, protected=(Protection(SourceId("S77"), ("Ola Brandt",)),)), "Ms Brandt"))
    assert [d.is_protected for d in public.documents] == [True, False, False, False]


def test_a_part_hides_what_stands_elsewhere(case: Case) -> None:
    """A part that holds no claim of a protected source hides its names all the same, and lists it nowhere."""
    mira = case.sources[2]
    part = replace(_end_of_text(case, "Mira Sund"), sources=case.sources[:2], claims=case.claims[:2], guarded=(mira,))
    public = publish.run(replace(part, protected=(Protection(mira.id),)))
    assert public.documents[0].is_protected
    assert [s.is_protected for s in public.sources] == [False, False]
    assert publish.conceal(replace(part, protected=(Protection(mira.id),)))("by Sund") == "[withheld]"


def test_parts_have_the_labels_of_the_whole(case: Case) -> None:
    """Under one key a protected source has one label, in the whole case and in every part of it."""
    case = replace(case, protected=(MIRA, CLERK))
    whole = {(s.kind, s.is_anonymous): s.name for s in publish.run(case, label_key=KEY).sources if s.is_protected}
    for claim in case.claims:
        part = publish.run(replace(case, claims=(claim,)), label_key=KEY)
        assert {(s.kind, s.is_anonymous): s.name for s in part.sources if s.is_protected}.items() <= whole.items()
    assert len(whole) == 2


def test_a_description_given_as_a_form_is_still_a_description(case: Case) -> None:
    """Whoever gives the description that reports print as a further form hides no more by it; a nickname is hidden everywhere."""
    described = replace(case, protected=(Protection(SourceId("S1"), ("the clerk of the harbour", "a clerk")),))
    assert not any(d.is_protected for d in publish.run(described).documents)
    nicknamed = replace(case, protected=(Protection(SourceId("S1"), ("the nightingale",)),))
    public = publish.run(_end_of_text(nicknamed, "the Nightingale"))
    assert [d.is_protected for d in public.documents] == [True, False, False, False]


def test_a_reason_does_not_repeat_a_hidden_path(case: Case) -> None:
    """In the name of a file a name stands without its capital: it is found there, and in the reason that repeats it."""
    mira = replace(case.sources[2], aliases=("Mira Stone",))
    lost = Skipped("in/stone.txt", "extract", SkipCode.EMPTY, "stone.txt is empty.")
    kept = Skipped("in/walls.txt", "extract", SkipCode.EMPTY, "A stone is no report.")
    case = replace(case, sources=(*case.sources[:2], mira), skipped=(lost, kept), protected=(MIRA,))
    hidden, shown = publish.run(case).skipped
    assert (hidden.path[:6], hidden.reason) == ("[file ", "withheld: it names a protected source")
    assert (shown.path, shown.reason) == ("in/walls.txt", "A stone is no report.")


def test_names_of_other_documents_count(case: Case) -> None:
    """A name that only another document of the source uses is hidden as well; a title or a common word is no name."""
    mira = case.sources[2]
    local = case.readings[1]
    called = DocumentSource("Captain M. Ytterholm", SourceKind.PERSON, False, (), aliases=("the Captain", "Young Ytterholm"))
    text = f"{local.document.text} Ytterholm left. The captain slept."
    local = replace(local, sources=(*local.sources, called), document=replace(local.document, text=text))
    known = replace(mira, members=(*mira.members, (local.document.id, 2)))
    case = replace(case, readings=(case.readings[0], local, *case.readings[2:]), sources=(*case.sources[:2], known))
    public = publish.run(replace(case, protected=(MIRA,)))
    assert [d.is_protected for d in public.documents] == [False, True, False, True]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Mira Sund said so", "[withheld]"),
        ("cannot read sund-notes.txt", "[withheld]"),
        ("cannot read in/stone_walls.txt", "[withheld]"),
        ("a stone fell.", "a stone fell."),
        ("Stone fell", "[withheld]"),
        ("4.txt", "[withheld]"),
        ("4" * 64, "[withheld]"),
        ("nothing of the kind, in 1.txt", "nothing of the kind, in 1.txt"),
        ("K3 rests on S1", "K3 rests on S1"),
    ],
)
def test_lines_are_concealed(case: Case, line: str, shown: str) -> None:
    """A line of status, log or query is shown whole or not at all."""
    mira = replace(case.sources[2], aliases=("Mira Stone",))
    case = replace(case, sources=(*case.sources[:2], mira))
    assert publish.conceal(replace(case, protected=(MIRA,)))(line) == shown
    assert publish.conceal(case)(line) == line


def test_ids_in_lines_are_labels(case: Case) -> None:
    """The id of a protected source is its label in every line, the same as in an export under the same key."""
    case = replace(case, protected=(MIRA,))
    label = next(s.id for s in publish.run(case, label_key=KEY).sources if s.is_protected)
    assert publish.conceal(case, KEY)("K3 rests on S3, not S31") == f"K3 rests on {label}, not S31"


def test_hits_in_a_protected_document_show_no_text(case: Case) -> None:
    """A search tells that words stand in a protected document, and not where; elsewhere it shows them in place."""
    blog, wire = case.readings[3].document, case.readings[0].document
    found = [Hit(blog, (Span(0, 4), Span(10, 14))), Hit(wire, (Span(9, 17),))]
    hidden, shown = publish.hits(found, replace(case, protected=(MIRA,)))
    assert (hidden.excerpts, hidden.withheld) == ((), 2)
    assert hidden.document.path.startswith("[document ")
    assert [(e.before, e.words) for e in shown.excerpts] == [("At least ", "40 boats")]
    assert shown.withheld == 0
    outside = Document(DocumentId("T8"), "8.txt", "8" * 64, "Sund was seen.", outlet="Far Post")
    (hit,) = publish.hits([Hit(outside, (Span(0, 4),))], replace(case, protected=(MIRA,)))
    assert (hit.document.path[:10], hit.excerpts) == ("[document ", ())


def test_a_report_that_is_set_aside_may_hold_whom_nothing_names(case: Case) -> None:
    """An unnamed source whose reports are set aside goes on being protected there: no unpublished one of them shows its text."""
    note = replace(case.readings[0].document, id=DocumentId("T9"), outlet=None)
    found = [Hit(note, (Span(0, 8),))]
    aside = replace(case, aside=(SetAside(note.id, note.path, "", ""),), protected=(Protection(NO_SOURCE),))
    (hit,) = publish.hits(found, aside)
    assert (hit.excerpts, hit.withheld) == ((), 1)
    assert publish.hits(found, replace(aside, aside=()))[0].excerpts
    assert len(publish.run(aside).claims) == len(case.claims)


def test_most_claims_are_kept(case: Case) -> None:
    """Of the claims that do not name a protected source at least 95 in 100 are kept."""
    blog = case.readings[3]
    many = [Reading(replace(blog.document, id=DocumentId(f"T{n}"), path=f"{n}.txt", sha256=f"{n:064d}"), sources=blog.sources)
            for n in range(10, 50)]  # fmt: skip
    public = publish.run(replace(case, readings=(*case.readings, *many), protected=(MIRA, CLERK)))
    assert len(public.claims) == len(case.claims)
    assert len({d.path for d in public.documents if d.is_protected}) == len(many) + 1
