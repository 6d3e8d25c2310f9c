"""Laws of stage 8: what holds whatever the pile, and whatever its order."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model.claim import Assertion
from firsthand.model.document import Document, DocumentId
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


@settings(max_examples=40)
@given(piles())
def test_the_order_of_the_case_changes_no_group(order: list[int]) -> None:
    """Input order changes neither stories nor sources nor claims nor copies, only ids."""
    assert shape(cluster.run(read(order))) == shape(cluster.run(read(sorted(order))))


@settings(max_examples=40)
@given(piles())
def test_running_twice_is_running_once(order: list[int]) -> None:
    """The same readings give the same records, ids included."""
    assert cluster.run(read(order)) == cluster.run(read(order))


@settings(max_examples=40)
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


@settings(max_examples=40)
@given(piles())
def test_every_joining_has_its_reason(order: list[int]) -> None:
    """A group of n has n - 1 merges: no two things are one without a word why."""
    case = cluster.run(read(order))
    assert all(len(c.merges) == len(c.appearances) - 1 for c in case.claims)
    assert all(len(s.merges) == len(s.members) - 1 for s in case.sources)


@settings(max_examples=40)
@given(piles())
def test_no_merge_crosses_from_nameless_to_named(order: list[int]) -> None:
    """A source holds anonymous descriptions or names, never both; what nobody is named for stays alone."""
    readings = read(order)
    described = {(r.document.id, n): s for r in readings for n, s in enumerate(r.sources)}
    for source in cluster.run(readings).sources:
        assert len({described[m].is_anonymous for m in source.members}) == 1
        assert source.kind is not SourceKind.UNSPECIFIED or len(source.members) == 1
