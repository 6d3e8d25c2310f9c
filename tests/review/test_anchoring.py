"""From what a person types to a judgement tied to words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.errors import FirsthandError, InputError, NotFound
from firsthand.model.casefile import Decision
from firsthand.model.judgement import Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.model.overview import Protection, SetAside
from firsthand.model.reading import Case
from firsthand.model.source import SourceId
from firsthand.review import make_judgement

SET, ASIDE, MERGE, SPLIT = JudgementKind.SET, JudgementKind.ASIDE, JudgementKind.MERGE, JudgementKind.SPLIT
PROTECT, NOTE, TAG = JudgementKind.PROTECT, JudgementKind.NOTE, JudgementKind.TAG


def decide(case: Case, kind: JudgementKind, subject: str, *others: str, **values: str) -> Judgement:
    """A decision of a case in, the judgement out."""
    decision = Decision(kind, subject, others, values, actor="M. Oduya", why=" seen it ")
    return make_judgement(decision, case, judgement_id=JudgementId("J1"), decided_at="2026-03-04T09:10:00+01:00")


def words(judgement: Judgement) -> tuple[list[str], list[str]]:
    """A judgement in, the words of its anchors and of its others out."""
    return [a.quotation for a in judgement.anchors], [a.quotation for a in judgement.others]


def test_a_document_is_anchored_as_a_whole(case: Case) -> None:
    """A judgement of a document holds its hash and path, no span, no words; who, when and why go with it."""
    judgement = decide(case, SET, " t002 ", published="2015-07-07", outlet=" ")
    document = case.readings[1].document
    assert [(a.sha256, a.path, a.span, a.quotation) for a in judgement.anchors] == [(document.sha256, "T2.txt", None, "")]
    assert (judgement.subject, judgement.values) == (SubjectKind.DOCUMENT, {"published": "2015-07-07", "outlet": ""})
    assert (judgement.actor, judgement.why, judgement.called) == ("M. Oduya", "seen it", ("T2",))
    assert judgement.decided_at == "2026-03-04T09:10:00+01:00"
    assert judgement.stands


def test_a_claim_is_anchored_to_all_its_appearances(case: Case) -> None:
    """Both sides of a merge hold the words of every appearance, where they stand."""
    judgement = decide(case, MERGE, "k1", "K05")
    assert words(judgement) == (["The dam burst at dawn", "the dam burst at dawn"], ["the dam broke"])
    assert judgement.called == ("K1", "K5")
    texts = {r.document.path: r.document.text for r in case.readings}
    assert all(a.span is not None and a.span.of(texts[a.path]) == a.quotation for a in (*judgement.anchors, *judgement.others))


def test_a_source_is_anchored_to_what_names_it_in_each_document(case: Case) -> None:
    """One anchor for each member, at its first mention."""
    judgement = decide(case, TAG, "S1", text="mayor")
    assert words(judgement)[0] == ["Lena Arden", "Arden", "Lena Arden"]
    assert [a.path for a in judgement.anchors] == ["T1.txt", "T2.txt", "T3.txt"]


def test_a_source_without_mention_is_anchored_by_its_name(case: Case) -> None:
    """Where a document only implies a source, its name stands in for the words."""
    reading = case.readings[1]
    sources = tuple(replace(s, mentions=()) for s in reading.sources)
    judgement = decide(replace(case, readings=(case.readings[0], replace(reading, sources=sources))), NOTE, "S3", text="a daily")
    assert [(a.span, a.quotation) for a in judgement.anchors] == [(None, "Kelmar Post")]


def test_the_mention_that_is_nobody_elses_is_the_anchor(case: Case) -> None:
    """Of two sources that share their first mention, each is anchored to one of its own where it has one."""
    reading = case.readings[0]
    first, second = reading.sources
    shared = replace(second, mentions=(*first.mentions, *second.mentions))
    changed = replace(case, readings=(replace(reading, sources=(first, shared)), *case.readings[1:]))
    assert words(decide(changed, NOTE, "S2", text="clerk"))[0] == ["a clerk of the council"]


def test_a_split_of_a_claim_names_what_leaves(case: Case) -> None:
    """The appearances named are the anchors, the others are what stays."""
    judgement = decide(case, SPLIT, "K1", "p03")
    assert words(judgement) == (["the dam burst at dawn"], ["The dam burst at dawn"])
    assert judgement.called == ("K1", "P3")


def test_a_split_of_a_source_names_documents(case: Case) -> None:
    """The mentions in the documents named leave."""
    judgement = decide(case, SPLIT, "S1", "T2", "T3")
    assert words(judgement) == (["Arden", "Lena Arden"], ["Lena Arden"])


def test_protecting_keeps_names_and_forms(case: Case) -> None:
    """What a named source is called is kept with the forms that the person gave; of an anonymous one the forms alone."""
    called = replace(case, sources=(replace(case.sources[0], aliases=("mayor",)), *case.sources[1:]))
    named = decide(called, PROTECT, "S1", **{"form 1": "Nita", "form 2": " ", "form 3": "Nita"})
    assert named.values == {"kind": "person", "form 1": "Nita", "name 1": "Lena Arden"}
    assert decide(case, PROTECT, "S2").values == {"kind": "person"}


@pytest.mark.parametrize(("kind", "subject", "others", "values", "said"), [
    (NOTE, "K9", (), {"text": "x"}, "no claim K9"),
    (NOTE, "S9", (), {"text": "x"}, "no source S9"),
    (SET, "T9", (), {"outlet": "x"}, "no document T9"),
    (MERGE, "K1", ("K9",), {}, "no claim K9"),
])  # fmt: skip
def test_what_is_not_in_the_case_is_not_found(
    case: Case, kind: JudgementKind, subject: str, others: tuple[str, ...], values: dict[str, str], said: str
) -> None:
    """An unknown id is an error of its own, which names the id."""
    with pytest.raises(NotFound, match=said):
        decide(case, kind, subject, *others, **values)


@pytest.mark.parametrize(("kind", "subject", "others", "values", "said"), [
    (NOTE, "B2", (), {"text": "x"}, "“B2” is no id"),
    (NOTE, "", (), {"text": "x"}, "Nothing is no id"),
    (NOTE, "P1", (), {"text": "x"}, "P1 is one appearance of a claim"),
    (NOTE, "K1", (), {"text": "  "}, "The note on K1 has no words"),
    (TAG, "T1", (), {}, "The tag on T1 has no words"),
    (SET, "K1", (), {"outlet": "x"}, r"K1 is a claim, and cannot be corrected. Give a document \(T12\)"),
    (ASIDE, "S1", (), {}, "S1 is a source, and cannot be set aside"),
    (PROTECT, "T1", (), {}, "T1 is a document, and cannot be protected"),
    (MERGE, "T1", ("T2",), {}, r"T1 is a document, and cannot be merged. Give a claim \(K3\) or a source \(S3\)"),
    (SET, "T1", (), {}, "what is to be corrected in T1. Give published, outlet, title, url or author"),
    (SET, "T1", (), {"colour": "red"}, "A document has no colour"),
    (SET, "T1", (), {"published": "last Tuesday"}, "“last Tuesday” is no date that is understood. Write it as 2015-07-07"),
    (MERGE, "K1", (), {}, "K1 can be merged with one other only"),
    (MERGE, "K1", ("k01",), {}, "K1 cannot be merged with itself"),
    (MERGE, "K1", ("S1",), {}, "K1 is a claim and S1 is a source: they cannot be made one"),
    (MERGE, "S1", ("S2",), {}, "S2 is anonymous and S1 has a name: they cannot be made one"),
    (MERGE, "S2", ("S1",), {}, "S2 is anonymous and S1 has a name: they cannot be made one"),
    (MERGE, "S2", ("S4",), {}, "S4 is nobody in particular"),
    (SPLIT, "K1", (), {}, "Nothing is named that is to leave K1"),
    (SPLIT, "K1", ("P2",), {}, "P2 is no appearance of K1. It has P1, P3"),
    (SPLIT, "K1", ("T1",), {}, "“T1” is no id of an appearance"),
    (SPLIT, "K1", ("P1", "P3"), {}, "All appearances of K1 would leave"),
    (SPLIT, "K2", ("P2",), {}, "All appearances of K2 would leave"),
    (SPLIT, "S2", ("T1",), {}, "S2 is named in one document only"),
    (SPLIT, "S1", (), {}, "Nothing is named that is to leave S1"),
    (SPLIT, "S1", ("P1",), {}, "P1 is one appearance"),
    (SPLIT, "S1", ("K1",), {}, "K1 is a claim; what leaves a source is named by document"),
    (SPLIT, "S1", ("T1", "T2", "T3"), {}, "S1 would leave all its documents"),
])  # fmt: skip
def test_what_cannot_be_decided_is_refused_in_words(
    case: Case, kind: JudgementKind, subject: str, others: tuple[str, ...], values: dict[str, str], said: str
) -> None:
    """Every wrong use has a sentence that says what is wrong, and one that says what to do."""
    with pytest.raises(InputError, match=said) as told:
        decide(case, kind, subject, *others, **values)
    assert told.value.hint != InputError.default_hint


def test_a_source_is_not_split_by_a_document_that_does_not_name_it(case: Case) -> None:
    """A document without the source is named in the error, with those that have it."""
    two = replace(case, sources=(replace(case.sources[0], members=case.sources[0].members[:2]), *case.sources[1:]))
    with pytest.raises(InputError, match=r"S1 is not named in T3\. It is in T1, T2"):
        decide(two, SPLIT, "S1", "T3")


@pytest.mark.parametrize(("first", "second"), [("S1", "S3"), ("S3", "S1")])
def test_no_merge_crosses_the_protected_flag(case: Case, first: str, second: str) -> None:
    """A protected source is not made one with a source that is not, whichever is named first; with a protected one it is."""
    flagged = replace(case, protected=(Protection(SourceId("S3")),))
    with pytest.raises(InputError, match="S3 is protected and S1 is not: they cannot be made one"):
        decide(flagged, MERGE, first, second)
    both = replace(case, protected=(Protection(SourceId("S3")), Protection(SourceId("S1"))))
    assert decide(both, MERGE, first, second).others


def test_errors_about_sources_hold_ids_only(case: Case) -> None:
    """What is refused of a source that may be protected does not say its name."""
    flagged = replace(case, protected=(Protection(SourceId("S1")),))
    for kind, others in ((MERGE, ("S3",)), (MERGE, ("S2",)), (SPLIT, ()), (SPLIT, ("T9",)), (MERGE, ("S4",))):
        with pytest.raises(FirsthandError) as told:
            decide(flagged, kind, "S1", *others)
        assert "Arden" not in str(told.value)


def test_a_document_that_is_set_aside_is_taken_back_first(case: Case) -> None:
    """The error says that it is set aside and how to take it back."""
    without = replace(case, readings=case.readings[:2], aside=(SetAside(case.readings[2].document.id, "T3.txt"),))
    with pytest.raises(InputError, match=r"T3 is set aside. Take it back first: firsthand aside T3 --back"):
        decide(without, SET, "T3", outlet="Lowen Echo")


def test_words_at_one_place_leave_together(case: Case) -> None:
    """Two appearances at the same words cannot be told apart later: one of them alone does not leave."""
    double = replace(case.appearances[0], id=case.appearances[1].id)
    appearances = (case.appearances[0], double, *case.appearances[2:])
    claims = (replace(case.claims[0], appearances=(case.appearances[0].id, double.id, case.appearances[2].id)), *case.claims[1:])
    changed = replace(case, appearances=appearances, claims=claims)
    with pytest.raises(InputError, match="stands at the very same words"):
        decide(changed, SPLIT, "K1", "P1")
    assert words(decide(changed, SPLIT, "K1", "P1", "P2")) == (["The dam burst at dawn"], ["the dam burst at dawn"])
