"""Laws of stage 8: what holds whatever the pile, and whatever its order."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model.claim import Assertion
from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import AssertionRef, Constraints, SourceRef
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.model.span import Span
from firsthand.stages import cluster
from firsthand.text.dates import parse_published

ARDEN = DocumentSource("Lena Arden", SourceKind.PERSON, is_anonymous=False)
SURNAME = DocumentSource("Arden", SourceKind.PERSON, is_anonymous=False)
COUNCIL = DocumentSource("Kelmar council", SourceKind.ORGANISATION, is_anonymous=False)
MAIL = DocumentSource("Oskar Mail", SourceKind.OUTLET, is_anonymous=False)
CLERK = DocumentSource("a clerk of the council", SourceKind.PERSON, is_anonymous=True)
RUMOUR = DocumentSource("rumours", SourceKind.UNSPECIFIED, is_anonymous=True)

FLOOD = "The dam above Kelmar burst at dawn and the flood carried off forty houses. The sluice had been left open all night."
SHOW = "The flower show at Oskar drew more visitors than ever. A blue rose won the prize."
TOLD: Sequence[tuple[str, str | None, str | None, tuple[DocumentSource, ...]]] = (
    (FLOOD, "2020-04-01", "Oskar Mail", (ARDEN,)),
    (FLOOD.replace("burst", "broke"), "2020-04-02", None, (SURNAME,)),
    ("At dawn the dam burst over Kelmar. Forty houses are gone. Who left the sluice open?", None, None, (CLERK, MAIL)),
    ("Kelmar buries its dead. It was the sluice that had been left open all night, they say.", "2020-04-05", None, (RUMOUR,)),
    ("The sluice of the dam above Kelmar was closed at dusk, the council has found.", "2020-04-09", None, (COUNCIL,)),
    (SHOW, "2020-04-02", "Kelmar Post", (CLERK,)),
    (f"(Kelmar Post) {SHOW}", None, None, ()),
)  # fmt: skip


def read(order: Sequence[int]) -> list[Reading]:
    """Which reports, in which order, in; their readings, every sentence an assertion, out."""
    readings = []
    for n in order:
        text, day, outlet, chain = TOLD[n]
        starts = [0, *(i + 2 for i in range(len(text) - 2) if text[i] in ".?" and text[i + 1] == " ")]
        spans = [Span(a, b) for a, b in zip(starts, [*(s - 2 for s in starts[1:]), len(text) - 1], strict=True)]
        links = tuple(range(len(chain)))
        published = parse_published(day) if day else None
        document = Document(DocumentId(f"T{n}"), f"{n}.txt", "", text, outlet=outlet, published=published)
        readings.append(Reading(document, sources=chain, assertions=tuple(Assertion(s, links=links) for s in spans)))
    return readings


def piles() -> st.SearchStrategy[list[int]]:
    """Some of the reports, in any order."""
    return st.lists(st.sampled_from(range(len(TOLD))), unique=True, max_size=len(TOLD))


def shape(case: cluster.Clustered) -> tuple[object, ...]:
    """What was joined, without ids and order."""
    place = {a.id: (a.document, a.assertion.span) for a in case.appearances}
    return (
        {frozenset(s.documents) for s in case.stories},
        {frozenset(s.members) for s in case.sources},
        {frozenset(place[a] for a in c.appearances) for c in case.claims},
        {(frozenset((o.document, o.other)), o.kind) for o in case.overlaps},
    )


@settings(max_examples=40, deadline=None)
@given(piles())
def test_the_order_of_the_case_changes_no_group(order: list[int]) -> None:
    """Input order changes neither stories nor sources nor claims nor copies, only ids."""
    assert shape(cluster.run(read(order))) == shape(cluster.run(read(sorted(order))))


@settings(max_examples=40, deadline=None)
@given(piles())
def test_running_twice_is_running_once(order: list[int]) -> None:
    """The same readings give the same records, ids included."""
    assert cluster.run(read(order)) == cluster.run(read(order))


@settings(max_examples=40, deadline=None)
@given(piles())
def test_nothing_is_lost_and_nothing_is_counted_twice(order: list[int]) -> None:
    """Every document has one story, every source of a document one source, every assertion one appearance in one claim."""
    readings = read(order)
    case = cluster.run(readings)
    assert sorted(d for s in case.stories for d in s.documents) == sorted(r.document.id for r in readings)
    assert sorted(m for s in case.sources for m in s.members) == sorted(
        (r.document.id, n) for r in readings for n in range(len(r.sources))
    )
    assert [(a.document, a.assertion) for a in case.appearances] == [(r.document.id, a) for r in readings for a in r.assertions]
    assert sorted(a for c in case.claims for a in c.appearances) == sorted(a.id for a in case.appearances)
    assert all(c.first_appearance == c.appearances[0] for c in case.claims)


@settings(max_examples=40, deadline=None)
@given(piles())
def test_every_joining_has_its_reason(order: list[int]) -> None:
    """A group of n has n - 1 merges: no two things are one without a word why."""
    case = cluster.run(read(order))
    assert all(len(c.merges) == len(c.appearances) - 1 for c in case.claims)
    assert all(len(s.merges) == len(s.members) - 1 for s in case.sources)


@settings(max_examples=40, deadline=None)
@given(piles())
def test_no_merge_crosses_from_nameless_to_named(order: list[int]) -> None:
    """A source holds anonymous descriptions or names, never both; what nobody is named for stays alone."""
    readings = read(order)
    described = {(r.document.id, n): s for r in readings for n, s in enumerate(r.sources)}
    for source in cluster.run(readings).sources:
        assert len({described[m].is_anonymous for m in source.members}) == 1
        assert source.kind is not SourceKind.UNSPECIFIED or len(source.members) == 1


ASSERTIONS: list[AssertionRef] = [(r.document.id, n) for r in read(range(len(TOLD))) for n in range(len(r.assertions))]
MEMBERS: list[SourceRef] = [(r.document.id, n) for r in read(range(len(TOLD))) for n in range(len(r.sources))]
DOCUMENTS = [r.document.id for r in read(range(len(TOLD)))]


def pairs_of(refs: Sequence[tuple[DocumentId, int]]) -> st.SearchStrategy[tuple[tuple[tuple[DocumentId, int], ...], ...]]:
    """Up to four pairs of two different ones."""
    pair = st.lists(st.sampled_from(refs), min_size=2, max_size=2, unique=True).map(tuple)
    return st.lists(pair, max_size=4).map(tuple)


def constraints() -> st.SearchStrategy[Constraints]:
    """What people may have decided, contradictions included."""
    return st.builds(
        Constraints,
        documents_together=st.lists(st.tuples(st.sampled_from(DOCUMENTS), st.sampled_from(DOCUMENTS)), max_size=2).map(tuple),
        settled_documents=st.dictionaries(st.sampled_from(DOCUMENTS), st.integers(0, 2), max_size=4),
        settled_claims=st.dictionaries(st.sampled_from(ASSERTIONS), st.integers(0, 2), max_size=5),
        claims_together=pairs_of(ASSERTIONS),
        claims_apart=pairs_of(ASSERTIONS),
        sources_together=pairs_of(MEMBERS),
        sources_apart=pairs_of(MEMBERS),
        protected=st.frozensets(st.sampled_from(MEMBERS), max_size=3),
        reasons=st.dictionaries(st.sampled_from(ASSERTIONS), st.just("Oda Ferrin: so they told me"), max_size=3),
    )


def claim_of(case: cluster.Clustered, readings: Sequence[Reading]) -> dict[AssertionRef, str]:
    """The claim of every assertion."""
    refs = [(r.document.id, n) for r in readings for n in range(len(r.assertions))]
    claims = {a: c.id for c in case.claims for a in c.appearances}
    return {ref: claims[a.id] for ref, a in zip(refs, case.appearances, strict=True)}


def bound(
    together: Sequence[tuple[SourceRef, SourceRef]],
    may_be_one: Callable[[SourceRef, SourceRef], bool],
    known: Container[SourceRef],
) -> list[set[SourceRef]]:
    """Pairs held together, in order, and which two may never be one, in; the groups that they must make out."""
    groups: list[set[SourceRef]] = []
    for a, b in together:
        if a not in known or b not in known:
            continue
        ours = next((g for g in groups if a in g), {a})
        theirs = next((g for g in groups if b in g), {b})
        if ours is not theirs and all(may_be_one(x, y) for x in ours for y in theirs):
            groups = [g for g in groups if g is not ours and g is not theirs] + [ours | theirs]
    return groups


@settings(max_examples=60, deadline=None)
@given(piles(), constraints())
def test_claims_keep_to_what_was_decided(order: list[int], given: Constraints) -> None:
    """Statements parted are never one claim; those held together are, unless they were parted too."""
    readings = read(order)
    claim = claim_of(cluster.run(readings, given), readings)
    parted = {frozenset(pair) for pair in given.claims_apart}
    assert all(claim[a] != claim[b] for a, b in given.claims_apart if a in claim and b in claim)
    groups = bound(given.claims_together, lambda a, b: frozenset((a, b)) not in parted, claim)
    assert all(len({claim[ref] for ref in group}) == 1 for group in groups)


@settings(max_examples=60, deadline=None)
@given(piles(), constraints())
def test_sources_keep_to_what_was_decided(order: list[int], given: Constraints) -> None:
    """No source holds what was parted, or a protected member and another; it holds what was held together, unless that is so."""
    case = cluster.run(read(order), given)
    source = {m: s.id for s in case.sources for m in s.members}
    parted = {frozenset(pair) for pair in given.sources_apart}
    assert all(len({m in given.protected for m in s.members}) == 1 for s in case.sources)
    assert all(source[a] != source[b] for a, b in given.sources_apart if a in source and b in source)

    def may_be_one(a: SourceRef, b: SourceRef) -> bool:
        return frozenset((a, b)) not in parted and (a in given.protected) == (b in given.protected)

    groups = bound(given.sources_together, may_be_one, source)
    assert all(len({source[ref] for ref in group}) == 1 for group in groups)


@settings(max_examples=60, deadline=None)
@given(piles(), constraints())
def test_stories_keep_to_what_was_decided(order: list[int], given: Constraints) -> None:
    """Documents held together are of one story, and so are those of one number that were settled before."""
    story = {d: s.id for s in cluster.run(read(order), given).stories for d in s.documents}
    assert all(story[a] == story[b] for a, b in given.documents_together if a in story and b in story)
    settled = [d for d in given.settled_documents if d in story]
    assert all(
        story[a] == story[b] for a in settled for b in settled if given.settled_documents[a] == given.settled_documents[b]
    )


@settings(max_examples=60, deadline=None)
@given(piles(), constraints())
def test_what_was_settled_apart_is_joined_by_nothing_but_a_person(order: list[int], given: Constraints) -> None:
    """Without a person's word, claims settled before stay as they were: one number is one claim, two numbers are two."""
    readings = read(order)
    settled = Constraints(settled_claims=given.settled_claims, settled_documents=given.settled_documents)
    case = cluster.run(readings, settled)
    claim = claim_of(case, readings)
    story = {d: s.id for s in case.stories for d in s.documents}
    for known, found in ((given.settled_claims, claim), (given.settled_documents, story)):
        numbered = [(number, found[ref]) for ref, number in known.items() if ref in found]
        assert all((m == n) == (a == b) for m, a in numbered for n, b in numbered)


@settings(max_examples=60, deadline=None)
@given(piles(), constraints())
def test_the_order_of_the_case_changes_no_group_whatever_was_decided(order: list[int], given: Constraints) -> None:
    """Input order changes nothing where people decided either; nothing is lost, and every joining has its reason."""
    case = cluster.run(read(order), given)
    assert shape(case) == shape(cluster.run(read(sorted(order)), given))
    assert sorted(m for s in case.sources for m in s.members) == sorted(
        (r.document.id, n) for r in read(order) for n in range(len(r.sources))
    )
    assert all(len(c.merges) == len(c.appearances) - 1 for c in case.claims)
    assert all(len(s.merges) == len(s.members) - 1 for s in case.sources)


@settings(max_examples=30, deadline=None)
@given(piles(), constraints())
def test_what_is_taken_back_leaves_no_trace(order: list[int], given: Constraints) -> None:
    """Deciding and taking it back returns what was, ids and reasons included; so does what was decided of absent documents."""
    before = cluster.run(read(order))
    cluster.run(read(order), given)
    assert cluster.run(read(order), Constraints()) == before
    absent = {m for m in (*ASSERTIONS, *MEMBERS) if m[0] not in {r.document.id for r in read(order)}}
    kept = Constraints(
        settled_claims={ref: n for ref, n in given.settled_claims.items() if ref in absent},
        claims_together=tuple(p for p in given.claims_together if set(p) & absent),
        claims_apart=tuple(p for p in given.claims_apart if set(p) & absent),
        sources_together=tuple(p for p in given.sources_together if set(p) & absent),
        sources_apart=tuple(p for p in given.sources_apart if set(p) & absent),
        protected=given.protected & absent,
        reasons=given.reasons,
    )
    assert cluster.run(read(order), kept) == before
