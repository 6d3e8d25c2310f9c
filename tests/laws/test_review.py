"""Laws of what people decide: what holds whatever was decided, of whatever reports, in whatever order these come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from firsthand.model.claim import Assertion
from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import Anchor, Constraints, Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.model.span import Span
from firsthand.review import Overlay, lay

CLAIM, SOURCE, DOCUMENT = SubjectKind.CLAIM, SubjectKind.SOURCE, SubjectKind.DOCUMENT
MERGE, SPLIT, PROTECT, ASIDE = JudgementKind.MERGE, JudgementKind.SPLIT, JudgementKind.PROTECT, JudgementKind.ASIDE
NOTE, SET = JudgementKind.NOTE, JudgementKind.SET

WORDS = ("The dam burst", "Arden said so", "it rained", "a clerk wept")
TEXT = f"{'. '.join(WORDS)}."
SPANS = tuple(Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in WORDS)
SOURCES = tuple(
    DocumentSource(f"Source {n}", SourceKind.PERSON, is_anonymous=n == 3, mentions=(span,)) for n, span in enumerate(SPANS)
)
ASSERTIONS = tuple(Assertion(span) for span in SPANS)
READINGS = tuple(
    Reading(Document(DocumentId(f"T{n}"), f"{n}.txt", f"hash {n}", TEXT), sources=SOURCES, assertions=ASSERTIONS)
    for n in range(3)
)
GONE = Anchor("hash 9", "9.txt", SPANS[0], WORDS[0])

Ref = tuple[str, int]

LAW = settings(max_examples=60, deadline=None)


KNOWN = st.builds(lambda d, n: Anchor(f"hash {d}", f"{d}.txt", SPANS[n], WORDS[n]), st.integers(0, 2), st.integers(0, 3))
"""A place in the reports."""


def places() -> st.SearchStrategy[Anchor]:
    """Places in the reports, and now and then one in a report that is not there."""
    return st.one_of(KNOWN, KNOWN, KNOWN, st.just(GONE))


def sides() -> st.SearchStrategy[tuple[Anchor, ...]]:
    """One side of a judgement."""
    return st.lists(places(), min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def judgements(draw: st.DrawFn) -> list[Judgement]:
    """What was decided of claims, sources and documents, in order; some of it taken back."""
    made: list[Judgement] = []
    for number in range(1, draw(st.integers(0, 7)) + 1):
        kind = draw(st.sampled_from((MERGE, MERGE, SPLIT, SPLIT, PROTECT, NOTE, ASIDE, SET)))
        subject = DOCUMENT if kind in (ASIDE, SET) else SOURCE if kind is PROTECT else draw(st.sampled_from((CLAIM, SOURCE)))
        anchors = draw(sides())
        if subject is DOCUMENT:
            anchors = (Anchor(anchors[0].sha256, anchors[0].path),)
        others = draw(sides()) if kind in (MERGE, SPLIT) else ()
        undone_at = draw(st.sampled_from((None, None, "2026-03-05")))
        made.append(Judgement(JudgementId(f"J{number}"), kind, subject, anchors, others, actor="A", undone_at=undone_at))
    return made


def groups(constraints: Constraints, subject: SubjectKind) -> set[frozenset[Ref]]:
    """Constraints in, what must be one, as far as it goes, out."""
    found: list[set[Ref]] = []
    for pair in constraints.claims_together if subject is CLAIM else constraints.sources_together:
        touched = [g for g in found if not g.isdisjoint(pair)]
        found = [g for g in found if g.isdisjoint(pair)] + [set(pair).union(*touched)]
    return {frozenset(g) for g in found}


def apart(constraints: Constraints, subject: SubjectKind) -> set[frozenset[Ref]]:
    """Constraints in, the pairs that must not be one out."""
    return {frozenset(pair) for pair in (constraints.claims_apart if subject is CLAIM else constraints.sources_apart)}


def meaning(overlay: Overlay) -> tuple[object, ...]:
    """An overlay in, what it does to the case, without the list of what does not fit, out."""
    return overlay.constraints, overlay.aside, overlay.set_aside


@LAW
@given(judgements())
def test_deciding_the_same_twice_is_deciding_it_once(decided: list[Judgement]) -> None:
    """A judgement that is made again at once changes nothing."""
    once, twice = lay(decided, READINGS), lay([j for j in decided for _ in range(2)], READINGS)
    assert meaning(twice) == meaning(once)
    assert tuple(dict.fromkeys(twice.unfitting)) == once.unfitting


@LAW
@given(judgements(), st.permutations(READINGS))
def test_the_order_of_readings_changes_nothing(decided: list[Judgement], order: Sequence[Reading]) -> None:
    """Whatever the order of the reports, the judgements mean the same."""
    assert lay(decided, order) == lay(decided, READINGS)


@LAW
@given(judgements(), st.integers(0, 7), sides(), sides(), st.sampled_from((CLAIM, SOURCE)))
def test_a_merge_that_is_undone_leaves_what_was(
    decided: list[Judgement], at: int, one: tuple[Anchor, ...], other: tuple[Anchor, ...], subject: SubjectKind
) -> None:
    """Taking a merge back gives what there would be without it, whatever was decided before and after."""
    merge = Judgement(JudgementId("J99"), MERGE, subject, one, other)
    undone = replace(merge, undone_by="A", undone_at="2026-03-05")
    assert lay([*decided[:at], undone, *decided[at:]], READINGS) == lay(decided, READINGS)


@LAW
@given(judgements(), st.lists(KNOWN, min_size=2, max_size=6, unique=True), st.sampled_from((CLAIM, SOURCE)))
def test_a_split_after_a_merge_of_the_same_leaves_them_apart(
    decided: list[Judgement], chosen: list[Anchor], subject: SubjectKind
) -> None:
    """Whatever was decided before: no pair of the two sides is together, and every one that could be joined is kept apart."""
    one, other = tuple(chosen[::2]), tuple(chosen[1::2])
    pair = [Judgement(JudgementId(f"J{n}"), k, subject, one, other) for n, k in ((98, MERGE), (99, SPLIT))]
    overlay = lay([*decided, *pair], READINGS)
    assume("J99" not in {u.judgement for u in overlay.unfitting})
    sources = {(r.document.id, n): s for r in READINGS for n, s in enumerate(r.sources)}
    together, separated = groups(overlay.constraints, subject), apart(overlay.constraints, subject)
    for a, b in product(*(_refs(side, overlay) for side in (one, other))):
        assert not any({a, b} <= group for group in together)
        may_join = sources[a].is_anonymous is sources[b].is_anonymous
        is_crossing = (a in overlay.constraints.protected) is not (b in overlay.constraints.protected)
        if subject is CLAIM or (may_join and not is_crossing):
            assert frozenset((a, b)) in separated


@LAW
@given(judgements())
def test_what_does_not_fit_is_listed_and_changes_nothing(decided: list[Judgement]) -> None:
    """A standing judgement with a side that is nowhere is in the list; without those listed everything is as it is with them."""
    overlay = lay(decided, READINGS)
    listed = {u.judgement for u in overlay.unfitting}
    standing = [j for j in decided if j.stands]
    lost = {j.id for j in standing if any(side and not _refs(side, overlay, j.subject) for side in (j.anchors, j.others))}
    assert lost <= listed <= {j.id for j in standing}
    assert all(u.reason.endswith(f"firsthand undo {u.judgement}.") for u in overlay.unfitting)
    assert meaning(lay([j for j in decided if j.id not in listed], READINGS)) == meaning(overlay)


@LAW
@given(judgements())
def test_no_pair_crosses_the_protected_flag(decided: list[Judgement]) -> None:
    """Of two sources kept together or apart, both are protected or neither, and both have a name or neither."""
    constraints = lay(decided, READINGS).constraints
    for a, b in (*constraints.sources_together, *constraints.sources_apart):
        assert (a in constraints.protected) is (b in constraints.protected)
        assert SOURCES[a[1]].is_anonymous is SOURCES[b[1]].is_anonymous


@LAW
@given(judgements())
def test_nothing_is_both_together_and_apart(decided: list[Judgement]) -> None:
    """Whatever was decided, the last word holds alone: what must be one is never kept apart, and each pair has its reason."""
    constraints = lay(decided, READINGS).constraints
    for subject in (CLAIM, SOURCE):
        for group in groups(constraints, subject):
            assert not any(pair <= group for pair in apart(constraints, subject))
    assert all(constraints.reasons[b] for _, b in (*constraints.claims_together, *constraints.sources_together))


def _refs(side: Sequence[Anchor], overlay: Overlay, subject: SubjectKind = CLAIM) -> set[tuple[DocumentId, int]]:
    """One side in, what it means out: nothing of a report that is set aside, except that it is still that report."""
    known = {r.document.path: r.document.id for r in READINGS if subject is DOCUMENT or r.document.id not in overlay.aside}
    return {(known[a.path], 0 if a.span is None else SPANS.index(a.span)) for a in side if a.path in known}
