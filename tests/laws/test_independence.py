"""Laws of the independence bounds: what may never change a count."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Document, DocumentId
from firsthand.model.rating import Independence
from firsthand.model.reading import Case, Reading
from firsthand.model.source import DocumentSource, Source, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.model.story import Overlap, TextOverlap
from firsthand.stages import cluster, rate

Pile = list[tuple[str, tuple[SourceId, ...]]]
TEXT = "The bridge fell at noon."
OUTLETS = ("Vale Courier", "Hill Gazette", "Port Echo", "Meridian News Agency")
SOURCES = tuple(
    Source(SourceId(f"S{n}"), name, kind, is_anonymous)
    for n, (name, kind, is_anonymous) in enumerate(
        [
            ("Lena Arden", SourceKind.PERSON, False),
            ("Tomas Brink", SourceKind.PERSON, False),
            ("Arden", SourceKind.PERSON, False),
            ("Ministry of Works", SourceKind.ORGANISATION, False),
            ("a nurse at the hospital", SourceKind.PERSON, True),
            ("an officer of the border guard", SourceKind.PERSON, True),
            ("a source in the ministry", SourceKind.PERSON, True),
            ("officials", SourceKind.GROUP, True),
            ("reports", SourceKind.UNSPECIFIED, True),
            *((outlet, SourceKind.OUTLET, False) for outlet in OUTLETS),
        ]
    )
)
IDS = [source.id for source in SOURCES]
TELLERS = [source.id for source in SOURCES if source.kind is not SourceKind.OUTLET]

chains = st.lists(st.sampled_from(IDS), max_size=3, unique=True).map(tuple)
piles = st.lists(st.tuples(st.sampled_from(OUTLETS), chains), min_size=1, max_size=6)


def case_of(pile: Pile, copies: tuple[tuple[int, int], ...] = ()) -> Case:
    """Reports of one claim, each an outlet with a chain, and (copy, original) pairs in; a case out."""
    readings = [Reading(Document(DocumentId(f"T{n}"), f"{n}.txt", "", TEXT, outlet=o)) for n, (o, _) in enumerate(pile)]
    whole = Assertion(Span(0, len(TEXT)))
    appearances = tuple(Appearance(AppearanceId(f"P{n}"), DocumentId(f"T{n}"), whole, chain) for n, (_, chain) in enumerate(pile))
    overlaps = tuple(TextOverlap(DocumentId(f"T{a}"), DocumentId(f"T{b}"), Overlap.COPY, 1.0, None, True, "") for a, b in copies)
    ids = tuple(a.id for a in appearances)
    claims = (Claim(ClaimId("K1"), TEXT, ids, ids[0]),)
    return Case(tuple(readings), overlaps=overlaps, sources=SOURCES, appearances=appearances, claims=claims)


def rated(case: Case) -> Independence:
    """The bounds of the one claim."""
    return rate.run(case)[ClaimId("K1")]


def bounds(case: Case) -> tuple[int, int]:
    """At least, at most."""
    independence = rated(case)
    return independence.at_least, independence.at_most


@given(piles)
def test_bounds_are_bounds(pile: Pile) -> None:
    """0 <= at_least <= at_most <= the number of reports, and somebody credited makes at least one."""
    at_least, at_most = bounds(case_of(pile))
    assert 0 <= at_least <= at_most <= len(pile)
    assert (at_least > 0) == any(chain and chain[0] in TELLERS and chain[0] != "S8" for _, chain in pile)


@given(piles, st.data())
def test_order_of_appearances_changes_nothing(pile: Pile, data: st.DataObject) -> None:
    """The order in which a claim lists its appearances, and the case its sources, changes no count."""
    case = case_of(pile)
    listed = tuple(data.draw(st.permutations(case.claims[0].appearances)))
    sources = tuple(data.draw(st.permutations(case.sources)))
    shuffled = replace(case, sources=sources, claims=(replace(case.claims[0], appearances=listed),))
    assert rated(shuffled) == rated(case)


@given(piles, st.data())
def test_order_of_reports_changes_no_count(pile: Pile, data: st.DataObject) -> None:
    """The order of the reports in the case changes no count."""
    assert bounds(case_of(data.draw(st.permutations(pile)))) == bounds(case_of(pile))


@given(piles, st.data())
def test_a_copy_changes_nothing(pile: Pile, data: st.DataObject) -> None:
    """A copy, with its credit or without, printed by anybody, adds nothing."""
    original = data.draw(st.integers(0, len(pile) - 1))
    chain = data.draw(st.sampled_from([pile[original][1], ()]))
    copied = [*pile, ("Harbour Sheet", chain)]
    assert bounds(case_of(copied, ((len(pile), original),))) == bounds(case_of(pile))


@given(piles, st.data())
def test_a_relay_of_a_present_report_changes_nothing(pile: Pile, data: st.DataObject) -> None:
    """A report that passes on what another report of the case has from a source, and says so, adds nothing.

    It may take away: who turns out to have only passed the claim on is no source of its own.
    """
    outlet, chain = data.draw(st.sampled_from(pile))
    link = next(source.id for source in SOURCES if source.name == outlet)
    assume(link not in chain)
    relayed = bounds(case_of([*pile, ("Harbour Sheet", (*chain, link))]))
    assert relayed[0] <= bounds(case_of(pile))[0]
    assert relayed[1] <= bounds(case_of(pile))[1]


@given(st.lists(st.tuples(st.sampled_from(OUTLETS), st.sampled_from(TELLERS)), min_size=1, max_size=6), st.data())
def test_a_relay_of_a_first_teller_changes_nothing(told: list[tuple[str, SourceId]], data: st.DataObject) -> None:
    """Where every report has its source first-hand, a relay of any of them changes no bound."""
    pile = [(outlet, (source,)) for outlet, source in told]
    outlet, chain = data.draw(st.sampled_from(pile))
    link = next(source.id for source in SOURCES if source.name == outlet)
    assert bounds(case_of([*pile, ("Harbour Sheet", (*chain, link))])) == bounds(case_of(pile))


def test_a_thousand_copies_count_one() -> None:
    """A thousand copies from two hundred hosts count one, whether the credit was kept or lost."""
    pile = [("Vale Courier", (SourceId("S0"),))]
    pile += [(f"Host {n % 200}", (SourceId("S0"),) if n % 3 else ()) for n in range(1000)]
    assert bounds(case_of(pile, tuple((n, 0 if n % 2 else n - 1) for n in range(1, 1001)))) == (1, 1)


@given(
    st.lists(
        st.sampled_from(["Lena Arden", "Tomas Brink", "a source close to Lena Arden", "friend of Arden"]), min_size=2, max_size=5
    )
)
def test_an_anonymous_source_is_never_taken_for_a_named_one(names: list[str]) -> None:
    """No joining crosses from a source without a name to a person with one, however much of the name the description holds."""
    sources = tuple(
        Source(SourceId(f"S{n}"), name, SourceKind.PERSON, is_anonymous=name[0].islower()) for n, name in enumerate(names)
    )
    pile = [(f"Host {n}", (source.id,)) for n, source in enumerate(sources)]
    anonymous = {source.id for source in sources if source.is_anonymous}
    joining = [r for r in rated(replace(case_of(pile), sources=sources)).reasons if r.rule.endswith(("_once", "_one", "_source"))]
    assert all(len({source in anonymous for source in reason.sources}) == 1 for reason in joining)


@settings(deadline=None)
@given(piles, st.tuples(st.sampled_from((*OUTLETS, "Harbour Sheet")), chains))
def test_one_more_report_adds_one_at_most(pile: Pile, report: tuple[str, tuple[SourceId, ...]]) -> None:
    """A report with one chain raises neither bound by more than one.

    But for the report that others have passed on: it may show that they passed on that one report, and not all of its outlet's.
    """
    passed_on = {source.name for source in SOURCES for _, chain in pile if source.id in chain}
    assume(report[0] not in passed_on)
    before, after = bounds(case_of(pile)), bounds(case_of([*pile, report]))
    assert after[0] <= before[0] + 1
    assert after[1] <= before[1] + 1


@settings(deadline=None)
@given(piles, st.sampled_from([(), (SourceId("S8"),), (SourceId("S9"),)]))
def test_a_voice_never_raises_the_lower_bound(pile: Pile, chain: tuple[SourceId, ...]) -> None:
    """Own voice, a vague credit and an outlet with nobody behind it make no source certain."""
    assert bounds(case_of([*pile, ("Harbour Sheet", chain)]))[0] <= bounds(case_of(pile))[0]


@settings(deadline=None)
@given(piles)
def test_a_new_name_never_lowers_a_bound(pile: Pile) -> None:
    """A first teller with a name that no report holds adds one to the upper bound, and takes nothing from the lower one."""
    case = case_of([*pile, ("Harbour Sheet", (SourceId("S99"),))])
    stranger = Source(SourceId("S99"), "Ruta Selm", SourceKind.PERSON, is_anonymous=False)
    before, after = bounds(case_of(pile)), bounds(replace(case, sources=(*case.sources, stranger)))
    assert after[0] >= before[0]
    assert after[1] == before[1] + 1


# Attacks: piles made to look like many sources, read through stages 8 and 10. The last sentence is what is told.

QUOTED = "they painted the rust of the bridge and called it steel for years"
SEEN = "the north span of the bridge fell into the river before noon"
PARAPHRASES = (
    "The northern span of the bridge fell into the river before noon",
    "The north span of the bridge dropped into the river before noon",
    "Before noon the bridge's north span had fallen into the river",
    "The span on the north of the bridge fell, before noon, into the river",
)
DESCRIPTIONS = ("a source in the ministry", "an official", "somebody close to the inquiry", "an insider", "a senior figure")


def named(name: str) -> DocumentSource:
    """A person with a name."""
    return DocumentSource(name, SourceKind.PERSON, is_anonymous=False)


def clustered(reports: list[tuple[str, str, tuple[DocumentSource, ...]]]) -> list[Independence]:
    """Reports, each an outlet, a text of which the last sentence is told, and its chain, in; the bounds of every claim out."""
    readings = []
    for n, (outlet, text, chain) in enumerate(reports):
        start = text.rindex("\n") + 1
        assertion = Assertion(Span(start, len(text)), links=tuple(range(len(chain))))
        document = Document(DocumentId(f"T{n}"), f"{n}.txt", "", text, outlet=outlet)
        readings.append(Reading(document, sources=chain, assertions=(assertion,)))
    made = cluster.run(readings)
    case = Case(
        tuple(readings),
        overlaps=made.overlaps,
        stories=made.stories,
        sources=made.sources,
        appearances=made.appearances,
        claims=made.claims,
    )
    return list(rate.run(case).values())


def most_certain(reports: list[tuple[str, str, tuple[DocumentSource, ...]]]) -> int:
    """Reports in, the largest lower bound of any claim out."""
    return max(one.at_least for one in clustered(reports))


def test_copies_by_the_dozen_count_one() -> None:
    """Sixty prints of one text by twelve outlets, every third without its credit, are one claim with one source."""
    text = f"Workers had warned the board of the rust since spring, and the board of works had closed a lane.\n{SEEN}"
    reports = [(f"Host {n % 12}", text, (named("Lena Arden"),) if n % 3 else ()) for n in range(60)]
    (count,) = clustered(reports)
    assert (count.at_least, count.at_most) == (1, 1)
    assert count.reasons[0].detail == "60 reports, 12 outlets, 1 origin: Lena Arden (60)"


def test_paraphrased_copies_count_one() -> None:
    """Reworded prints that keep the credit have one source between them, whether they are taken for copies or not."""
    reports = [(f"Host {n}", f"Rain fell on day {n}.\n{told}", (named("Lena Arden"),)) for n, told in enumerate(PARAPHRASES * 3)]
    assert all((one.at_least, one.at_most) == (1, 1) for one in clustered(reports))


def test_one_quotation_with_changed_speakers_counts_one() -> None:
    """A quotation that every report credits to another name has one source for certain."""
    names = ("Lena Arden", "Tomas Brink", "Ruta Selm", "Ola Reyes", "Ida Corvin")
    reports = [(f"Host {n}", f"Rain fell on day {n}.\n“{QUOTED}”", (named(name),)) for n, name in enumerate(names)]
    assert most_certain(reports) == 1


def test_mutual_citation_makes_no_source() -> None:
    """Two outlets that credit the claim to each other make nobody certain, however many others follow them."""
    vale, hill = (DocumentSource(outlet, SourceKind.OUTLET, is_anonymous=False) for outlet in OUTLETS[:2])
    reports = [(OUTLETS[0], f"Rain fell.\n{SEEN}", (hill,)), (OUTLETS[1], f"Snow fell.\n{SEEN}", (vale,))]
    reports += [(f"Host {n}", f"Hail fell on day {n}.\n{SEEN}", (vale, hill)) for n in range(5)]
    assert most_certain(reports) == 0


def test_one_anonymous_source_under_five_descriptions_counts_one() -> None:
    """Descriptions that one person may fit make one source for certain; with one quotation, one at most as well."""
    sources = [DocumentSource(description, SourceKind.PERSON, is_anonymous=True) for description in DESCRIPTIONS]
    assert most_certain([(f"Host {n}", f"Day {n}.\n{SEEN}", (source,)) for n, source in enumerate(sources)]) == 1
    quoting = clustered([(f"Host {n}", f"Day {n}.\n“{QUOTED}”", (source,)) for n, source in enumerate(sources)])
    assert [(one.at_least, one.at_most) for one in quoting] == [(1, 1)]
