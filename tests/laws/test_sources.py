"""Laws of who may be one source: anonymous sources, protection, order, and what a person decided."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from firsthand.model.attribution import SpeechKind
from firsthand.model.claim import Assertion
from firsthand.model.document import Document, DocumentId, Passage, PassageKind
from firsthand.model.judgement import Constraints
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, Source, SourceKind
from firsthand.model.span import Span
from firsthand.stages import cluster
from firsthand.stages.cluster.sources import join_named, number

SAID = (
    "the boats were counted twice before the fog came in",
    "nobody was at the sluice when the water rose",
    "the boats were counted again",
    "we saw it",
)
NAMES = (
    "Lena Arden",
    "Arden",
    "Lyena Ardyen",
    "Governor Arden",
    "governor of Ostrel",
    "Oskar Mail",
    "the Mail",
    "OM",
    "Kelmar Mail",
)
NAMELESS = (
    "a clerk of the harbour",
    "a source in the harbour",
    "Lena Arden's neighbour",
    "an official",
    "two officials",
    "a nurse",
)
OUTLETS = ("Oskar Mail", "Kelmar Mail", None)

Told = tuple[str, bool, bool, str | None, str]
"""Name, whether it is anonymous, whether in quotation marks, through whom, and what it says."""


def telling() -> st.SearchStrategy[Told]:
    """What one report tells."""
    who = st.one_of(
        st.tuples(st.sampled_from(NAMES), st.just(False)), st.tuples(st.sampled_from((*NAMELESS, *NAMES)), st.just(True))
    )
    return st.tuples(who, st.booleans(), st.sampled_from(OUTLETS), st.sampled_from(SAID)).map(lambda t: (*t[0], *t[1:]))


def read(told: Sequence[Told], order: Sequence[int] | None = None) -> list[Reading]:
    """A report for each telling, in the order given."""
    readings = []
    for n in range(len(told)) if order is None else order:
        name, is_anonymous, is_quoted, through, words = told[n]
        text = f"“{words}”, it said. The fog over Kelmar harbour lifted at noon on report {n}."
        kind = SourceKind.OUTLET if "Mail" in name or name == "OM" else SourceKind.PERSON
        sources = [DocumentSource(name, kind, is_anonymous)]
        sources += [DocumentSource(through, SourceKind.OUTLET, False)] if through else []
        span = Span(1, 1 + len(words))
        passages = [Passage(PassageKind.SENTENCE, Span(0, len(text)), 0)]
        passages += [Passage(PassageKind.QUOTATION, span, 0)] if is_quoted else []
        speech = SpeechKind.DIRECT if is_quoted else SpeechKind.INDIRECT
        assertion = Assertion(span, links=tuple(range(len(sources))), kind=speech)
        document = Document(DocumentId(f"T{n}"), f"{n}.txt", "", text, outlet=OUTLETS[n % 3])
        readings.append(Reading(document, passages=tuple(passages), sources=tuple(sources), assertions=(assertion,)))
    return readings


piles = st.lists(telling(), min_size=1, max_size=7)


def heads(source: Source, readings: Sequence[Reading]) -> list[DocumentSource]:
    """A source in, what the reports call it out."""
    of = {r.document.id: r.sources for r in readings}
    return [of[document][n] for document, n in source.members]


@settings(max_examples=120, deadline=None)
@given(piles)
def test_an_anonymous_source_is_never_a_named_one(told: list[Told]) -> None:
    """No source of the case holds both an anonymous description and a named one, whatever they are called."""
    readings = read(told)
    for source in cluster.run(readings).sources:
        assert len({one.is_anonymous for one in heads(source, readings)}) == 1
        assert source.is_anonymous == heads(source, readings)[0].is_anonymous


@settings(max_examples=120, deadline=None)
@given(piles)
def test_anonymous_sources_are_one_by_chain_or_quotation_alone(told: list[Told]) -> None:
    """Two of different reports are joined only behind one quotation of five words or more, or along one published chain."""
    readings = read(told)
    for source in cluster.run(readings).sources:
        if not source.is_anonymous or len(source.members) < 2:
            continue
        assert {m.rule for m in source.merges} <= {"same_quotation", "same_chain"}
        reports = [int(document[1:]) for document, _ in source.members]
        quoted = [told[n][4] for n in reports if told[n][2] and len(told[n][4].split()) >= 5]
        ways = [{told[n][3], OUTLETS[n % 3]} - {None} for n in reports]
        for n, (report, way) in enumerate(zip(reports, ways, strict=True)):
            by_words = told[report][2] and quoted.count(told[report][4]) > 1
            by_chain = any(way & other for m, other in enumerate(ways) if m != n)
            assert by_words or by_chain


@settings(max_examples=80, deadline=None)
@given(piles, st.sets(st.integers(0, 6)))
def test_no_source_is_one_across_the_protected_flag(told: list[Told], flagged: set[int]) -> None:
    """Of a source that a person protects every member is protected, and of any other none."""
    readings = read(told)
    protected = frozenset((r.document.id, 0) for n, r in enumerate(readings) if n in flagged)
    for source in cluster.run(readings, Constraints(protected=protected)).sources:
        assert len({member in protected for member in source.members}) == 1


@settings(max_examples=80, deadline=None)
@given(piles, st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_no_source(told: list[Told], random: object) -> None:
    """Who is one is the same in any order of the case, but for reports that are the same to the letter."""
    assume(len(set(told)) == len(told))
    order = list(range(len(told)))
    random.shuffle(order)  # type: ignore[attr-defined]
    one, other = cluster.run(read(told)), cluster.run(read(told, order))
    assert {frozenset(s.members) for s in one.sources} == {frozenset(s.members) for s in other.sources}


@settings(max_examples=80, deadline=None)
@given(piles)
def test_every_joining_has_its_reason_and_can_be_taken_back(told: list[Told]) -> None:
    """A source has one reason fewer than members; where a person parts two, they are two, and the others stay as they may."""
    readings = read(told)
    sources = cluster.run(readings).sources
    for source in sources:
        assert len(source.merges) == len(source.members) - 1
        assert all(merge.detail for merge in source.merges)
    joined = next((s for s in sources if len(s.members) > 1), None)
    if joined is not None:
        pair = joined.members[0], joined.members[-1]
        parted = cluster.run(readings, Constraints(sources_apart=(pair,))).sources
        assert not any(set(pair) <= set(s.members) for s in parted)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6))
def test_what_is_joined_can_be_looked_up(called: list[str]) -> None:
    """Named sources that are one share a name by which a source of the case is found, directly or through others of it."""
    readings = read([(name, False, False, None, SAID[0]) for name in called])
    sources, _ = number(join_named(readings))
    for source in sources:
        keys = [set(cluster.names_of(one)) for one in heads(source, readings)]
        reached = keys.pop(0)
        while keys:
            near = [k for k in keys if k & reached]
            assert near
            keys = [k for k in keys if not k & reached]
            reached = reached.union(*near)
