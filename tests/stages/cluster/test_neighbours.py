"""Which documents are looked at together when a few are added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.document import DocumentId
from firsthand.model.reading import Reading
from firsthand.stages.cluster.keys import Keys, keys_of
from firsthand.stages.cluster.neighbours import LEAST_STRENGTH, TEXT_HOLDERS, find_near

MakeReading = Callable[..., Reading]

REPORTS = (
    "The dam above Kelmar burst at dawn and the flood carried off forty houses. The sluice had been left open all night.",
    "At dawn the dam burst over Kelmar. Forty houses are gone. Who left the sluice open?",
    "A keeper of the Kelmar reservoir has been suspended over the open sluice, the river board said.",
    "The flower show at Oskar drew more visitors than ever. A blue rose won the prize of the gardeners' guild.",
    "Trams in Veldport stood still on Monday because the drivers want a longer break.",
)


def ids(*numbers: int) -> list[DocumentId]:
    """Document ids."""
    return [DocumentId(f"T{n}") for n in numbers]


def keys(*texts: tuple[int, ...]) -> dict[DocumentId, Keys]:
    """Story keys of each document."""
    return {DocumentId(f"T{n}"): (text, ()) for n, text in enumerate(texts)}


def find_links(keys: Mapping[DocumentId, Keys], new: Collection[DocumentId]) -> list[tuple[DocumentId, DocumentId, float]]:
    """The keys of every document and which are new in; links from new ones, each pair once, in order of the documents, out."""
    wanted = {key for document in new for part in keys[document] for key in part}
    holders: dict[int, list[DocumentId]] = defaultdict(list)
    for document, parts in keys.items():
        for part in parts:
            for key in part:
                if key in wanted:
                    holders[key].append(document)
    place = {document: n for n, document in enumerate(keys)}
    fresh = set(new)
    strengths: dict[tuple[DocumentId, DocumentId], float] = {}
    for document in sorted(fresh, key=place.__getitem__):
        for other, strength in find_near(document, keys[document], holders, total=len(keys)).items():
            is_first = other not in fresh or place[document] < place[other]
            pair = (document, other) if is_first else (other, document)
            strengths[pair] = max(strength, strengths.get(pair, 0.0))
    return sorted(((a, b, s) for (a, b), s in strengths.items()), key=lambda link: (place[link[0]], place[link[1]]))


def test_reports_of_one_event_are_linked_and_others_are_not(make_reading: MakeReading) -> None:
    """What a few telling words have in common is looked at together; a flower show and a strike stand alone."""
    found = find_links({DocumentId(f"T{n}"): keys_of(make_reading(f"T{n}", t)) for n, t in enumerate(REPORTS)}, ids(*range(5)))
    assert {(a, b) for a, b, _ in found} == set(combinations(ids(0, 1, 2), 2))


def test_only_new_documents_are_asked_for() -> None:
    """Old documents are linked to new ones, not to one another."""
    found = find_links(keys((1, 2), (1, 2), (1, 2)), ids(2))
    assert [(a, b) for a, b, _ in found] == [("T2", "T0"), ("T2", "T1")]


def test_strength_is_the_share_of_telling_keys_in_common() -> None:
    """One and all of the keys in common are 1; a rare key counts more than a common one; one of very many is too little."""
    pile = keys((1, 2), (1, 2), (2, 3), (2, 4), tuple(range(100, 124)), (100, 500))
    near = find_near(DocumentId("T0"), pile[DocumentId("T0")], {1: ids(0, 1), 2: ids(0, 1, 2, 3)}, total=6)
    assert near[DocumentId("T1")] == 1.0
    assert LEAST_STRENGTH < near[DocumentId("T2")] < 0.5
    long = pile[DocumentId("T4")]
    assert not find_near(DocumentId("T4"), long, {k: ids(4, 5) if k == 100 else ids(4) for k in long[0]}, total=6)


def test_a_stock_phrase_links_nobody() -> None:
    """A text key that too many hold says nothing; an event that many report is found all the same."""
    crowd = range(TEXT_HOLDERS + 1)
    phrases = {DocumentId(f"T{n}"): ((n + 100,), (1, 2, 3)) for n in crowd}
    assert not find_links(phrases, ids(0))
    reports = {DocumentId(f"T{n}"): ((1, 2, 3), ()) for n in range(300)}
    assert find_links(reports, ids(299))


some_keys = st.tuples(st.sets(st.integers(0, 9), max_size=4), st.sets(st.integers(10, 19), max_size=4))


@given(st.lists(some_keys, max_size=8), st.data())
def test_the_order_of_documents_changes_no_link(pile: list[tuple[set[int], set[int]]], data: st.DataObject) -> None:
    """In whatever order documents are given, the same are linked, as strongly; each pair once, and nothing with itself."""
    named = {DocumentId(f"T{n}"): (tuple(sorted(s)), tuple(sorted(t))) for n, (s, t) in enumerate(pile)}
    shuffled = {document: named[document] for document in data.draw(st.permutations(list(named)))}
    new = set(data.draw(st.lists(st.sampled_from(list(named)), unique=True))) if named else set()
    found = {frozenset((a, b)): round(s, 9) for a, b, s in find_links(named, new)}
    assert found == {frozenset((a, b)): round(s, 9) for a, b, s in find_links(shuffled, new)}
    assert len(found) == len(find_links(named, new))
    assert all(len(pair) == 2 and pair & new for pair in found)
