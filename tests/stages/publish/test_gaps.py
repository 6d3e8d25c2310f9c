"""What the brief says is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.attribution import Basis, SpeechKind
from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.document import DocumentId
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicDocument, PublicSource
from firsthand.model.source import SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.stages.publish.circles import find_circles
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.gaps import find_gaps, shared_phrase
from firsthand.text.dates import DateValue

DAY = DateValue(2031, 5, 4)


def _source(number: int, name: str, *, kind: SourceKind = SourceKind.PERSON, anonymous: bool = False) -> PublicSource:
    return PublicSource(SourceId(f"S{number}"), name, kind, anonymous)


OLA = _source(1, "Ola Brandt")
PIA = _source(2, "Pia Renn")
CLERK = _source(3, "a clerk", anonymous=True)
PILOT = _source(4, "a pilot", anonymous=True)
WRENN = _source(5, "the news agency Wrenn", kind=SourceKind.OUTLET)
BUGLE = _source(6, "Ardle Bugle", kind=SourceKind.OUTLET)
RUMOUR = _source(7, "rumours", kind=SourceKind.UNSPECIFIED, anonymous=True)
GROUP = _source(8, "Sand Watch", kind=SourceKind.ORGANISATION)


def _case(*reports: tuple[str, str, tuple[PublicSource, ...]], bounds: tuple[int, int] = (1, 1)) -> PublicCase:
    """Reports (outlet, words, chain) of one claim in, a case of them out."""
    documents, appearances = [], []
    for n, (outlet, words, chain) in enumerate(reports, 1):
        documents.append(PublicDocument(DocumentId(f"T{n}"), f"{n}.txt", "0" * 64, 99, outlet=outlet, published=DAY))
        appearances.append(
            PublicAppearance(
                id=AppearanceId(f"P{n}"),
                claim=ClaimId("K1"),
                document=DocumentId(f"T{n}"),
                path=f"{n}.txt",
                outlet=outlet,
                published=DAY,
                span=Span(0, len(words)),
                quote=words,
                chain=tuple(s.id for s in chain),
                chain_names=tuple(s.name for s in chain),
                basis=Basis.STATED if chain else None,
                kind=SpeechKind.DIRECT if chain and not words.startswith("~") else None,
            )
        )
    claim = PublicClaim(ClaimId("K1"), reports[0][1], *bounds, AppearanceId("P1"), tuple(appearances))
    sources = {s.id: s for _, _, chain in reports for s in chain}
    return PublicCase(tuple(documents), tuple(sources.values()), (claim,))


def _gaps(public: PublicCase) -> tuple[str, ...]:
    claim, facts = public.claims[0], Facts(public)
    return find_gaps(claim, facts)


SINGLE = "only one source"
ANONYMOUS = "only one source, and no report names it"
WORDS = "we were told to wait for the tide"


@pytest.mark.parametrize(
    ("public", "gaps"),
    [
        pytest.param(
            _case(("A", WORDS, (OLA,)), ("B", "another thing", (PIA,)), bounds=(2, 2)),
            (),
            id="two named, nothing missing",
        ),
        pytest.param(
            _case(("A", WORDS, (OLA,)), ("B", WORDS, (OLA,))),
            (SINGLE,),
            id="one named source",
        ),
        pytest.param(
            _case(("A", "one", (CLERK,)), ("B", "two", (PILOT,)), bounds=(2, 2)),
            ("no report names any of its sources",),
            id="anonymous only",
        ),
        pytest.param(_case(("A", "one", ()), ("B", "one", ()), bounds=(0, 2)), (), id="own voice only: the status says so"),
        pytest.param(_case(("A", "one", (RUMOUR,)), bounds=(0, 1)), (), id="rumours name nobody"),
        pytest.param(
            _case(("A", "one", (OLA,)), ("B", "one", ())),
            (SINGLE, "B prints it without naming a source"),
            id="source lost",
        ),
        pytest.param(
            _case(("Sand Watch", "one", ()), ("B", "one", (GROUP,))),
            (SINGLE,),
            id="who publishes what it says itself has lost nothing",
        ),
        pytest.param(
            _case(("A", WORDS, (OLA,)), ("B", WORDS, (PIA,)), bounds=(1, 2)),
            (f"the words “{WORDS}” are credited to different sources: Ola Brandt (A); Pia Renn (B)",),
            id="credited otherwise",
        ),
        pytest.param(
            _case(("A", WORDS, (OLA,)), ("B", WORDS, (PIA,)), ("C", WORDS, (GROUP,)), bounds=(1, 3)),
            (f"the words “{WORDS}” are credited to different sources: Ola Brandt (A); Pia Renn (B); Sand Watch (C)",),
            id="credited to three, said once",
        ),
        pytest.param(
            _case(("A", WORDS, (CLERK,)), ("B", WORDS, (PILOT,))),
            (ANONYMOUS,),
            id="two descriptions of one anonymous source are no disagreement",
        ),
        pytest.param(
            _case(("A", WORDS, (OLA, PIA)), ("B", WORDS, (PIA,)), bounds=(1, 2)),
            (),
            id="who passes words on is not another teller",
        ),
        pytest.param(
            _case(("A", "one", (OLA, WRENN))),
            (SINGLE, "origin not in this case: the news agency Wrenn"),
            id="cited report is not there",
        ),
        pytest.param(
            _case(("A", "one", (OLA, WRENN, BUGLE))),
            (SINGLE, "origins not in this case: the news agency Wrenn; Ardle Bugle"),
            id="two cited reports are not there",
        ),
        pytest.param(
            _case(("A", "one", (OLA, WRENN)), ("Agency Wrenn", "one", (OLA,))),
            (SINGLE,),
            id="cited report is there under a longer name",
        ),
    ],
)  # fmt: skip
def test_gaps(public: PublicCase, gaps: tuple[str, ...]) -> None:
    """Each gap is one clause that says what is missing and where."""
    assert _gaps(public) == gaps


@pytest.mark.parametrize(
    ("undated", "sentence"),
    [
        (["A"], "A is undated, so who was first is not certain"),
        (["A", "B"], "A and B are undated, so who was first is not certain"),
        (["A", "B", "C"], None),
    ],
)
def test_undated(undated: list[str], sentence: str | None) -> None:
    """Undated reports are named, in the singular and the plural; where none is dated, the top of the brief says so once."""
    public = _case(("A", "one", (OLA,)), ("B", "two", (PIA,)), ("C", "three", (OLA,)), bounds=(2, 2))
    documents = tuple(replace(d, published=None) if d.outlet in undated else d for d in public.documents)
    assert _gaps(replace(public, documents=documents)) == ((sentence,) if sentence else ())


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("~they fled his “rule of the lash”", "~afraid of “rule of the lash”, he left", "rule of the lash"),
        ("~they fled his \"rule of the lash\"", "~Rule of the Lash was his word", "rule of the lash"),
        ("~they fled his “rule of the lash", "~afraid of \"rule of the lash\", he left", "rule of the lash"),
        ("~they fled “the lash”", "~they feared “the lash”", ""),
        ("~the wide grey sea", "~the wide grey sea", ""),
    ],
)  # fmt: skip
def test_shared_phrase(a: str, b: str, shared: str) -> None:
    """A phrase is shared where one report puts three words or more in quotation marks and the other has them."""
    one, two = _case(("A", a, (OLA,)), ("B", b, (PIA,))).claims[0].appearances
    assert shared_phrase(one, two) == shared


def test_claim_of_undated_reports_in_a_dated_case() -> None:
    """Where all reports of a claim are undated, and others of the case are not, this is said in one clause."""
    public = _case(("A", "one", (OLA,)), ("B", "two", (PIA,)), ("C", "three", (OLA,)), bounds=(2, 2))
    documents = tuple(replace(d, published=None) if d.outlet != "C" else d for d in public.documents)
    claim = replace(public.claims[0], appearances=public.claims[0].appearances[:2])
    gaps = find_gaps(claim, Facts(replace(public, documents=documents)))
    assert gaps == ("none of these reports is dated, so who was first is not certain",)


def test_undated_copy_is_never_first() -> None:
    """An undated copy leaves no doubt over who was first: what it copies was."""
    public = _case(("A", "one", (OLA,)), ("B", "one", (OLA,)))
    first, second = public.documents
    assert _gaps(replace(public, documents=(first, replace(second, published=None, copy_of=first.id)))) == (SINGLE,)


def test_a_cited_report_that_is_not_there_has_the_day_that_is_given_for_it() -> None:
    """The day helps to find the report."""
    public = _case(("A", "one", (OLA, WRENN)))
    (claim,) = public.claims
    dated = replace(claim, appearances=(replace(claim.appearances[0], cited_on=DateValue(2031, 5, 3)),))
    gaps = find_gaps(dated, Facts(replace(public, claims=(dated,))))
    assert gaps == (SINGLE, "origin not in this case: the news agency Wrenn, 3 May 2031")


OTHER = _source(9, "Tarsi Wire", kind=SourceKind.OUTLET)
BUGLE_WIRE = ("Ardle Bugle cites Tarsi Wire, and Tarsi Wire cites Ardle Bugle",)


@pytest.mark.parametrize(
    ("reports", "circles"),
    [
        ((("Ardle Bugle", "one", (OTHER,)), ("Tarsi Wire", "one", (BUGLE,))), BUGLE_WIRE),
        ((("Ardle Bugle", "one", (OLA, OTHER)), ("Tarsi Wire", "one", (PIA, BUGLE))), BUGLE_WIRE),
        ((("Ardle Bugle", "one", (OTHER,)), ("Tarsi Wire", "one", (OLA,))), ()),
        ((("Ardle Bugle", "one", (BUGLE,)),), ()),
        (
            (("Ardle Bugle", "one", (OTHER,)), ("Tarsi Wire", "one", (WRENN,)), ("Agency Wrenn", "one", (BUGLE,))),
            ("Ardle Bugle cites Tarsi Wire, and Tarsi Wire cites Agency Wrenn, and Agency Wrenn cites Ardle Bugle",),
        ),
        (
            (
                ("Ardle Bugle", "one", (OTHER,)),
                ("Tarsi Wire", "one", (BUGLE,)),
                ("Agency Wrenn", "one", (BUGLE,)),
                ("Sand Diary", "one", (WRENN,)),
            ),
            BUGLE_WIRE,
        ),
    ],
)
def test_circles_of_citation_are_named(
    reports: tuple[tuple[str, str, tuple[PublicSource, ...]], ...], circles: tuple[str, ...]
) -> None:
    """Who cites whom in a round is said once; whoever only stands beside it, or cites itself, is in none."""
    public = _case(*reports)
    found = [gap.removeprefix("a circle: ") for gap in find_gaps(public.claims[0], Facts(public)) if gap.startswith("a circle")]
    assert tuple(found) == circles


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=12))
def test_no_citation_ever_leads_round_for_ever(pairs: list[tuple[int, int]]) -> None:
    """Whoever cites whom, the search ends; each circle closes, and no publisher stands in two."""
    papers = [
        _source(20 + n, f"{name} Post", kind=SourceKind.OUTLET)
        for n, name in enumerate(("Ardle", "Belm", "Corvo", "Dolna", "Esk", "Ferro"))
    ]
    public = _case(*((papers[a].name, "one", (papers[b],)) for a, b in pairs))
    circles = find_circles(public.claims[0], Facts(public))
    cites = {(papers[a].name, papers[b].name) for a, b in pairs}
    assert all((one, other) in cites for c in circles for one, other in zip(c, (*c[1:], c[0]), strict=True))
    assert len({name for c in circles for name in c}) == sum(map(len, circles))
    is_round = any((b, a) in cites for a, b in cites if a != b)
    assert bool(circles) >= is_round
