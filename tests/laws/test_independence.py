"""Laws of the independence bounds: what may never change a count."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Document, DocumentId
from firsthand.model.rating import Independence
from firsthand.model.reading import Case, Reading
from firsthand.model.source import Source, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.model.story import Overlap, TextOverlap
from firsthand.stages import rate

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
    appearances = tuple(
        Appearance(AppearanceId(f"P{n}"), DocumentId(f"T{n}"), whole, chain) for n, (_, chain) in enumerate(pile)
    )
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
