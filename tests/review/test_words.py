"""Judgements in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.model.judgement import Anchor, Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.review import describe

SET, ASIDE, MERGE, SPLIT = JudgementKind.SET, JudgementKind.ASIDE, JudgementKind.MERGE, JudgementKind.SPLIT
PROTECT, NOTE, TAG = JudgementKind.PROTECT, JudgementKind.NOTE, JudgementKind.TAG
DOCUMENT, CLAIM, SOURCE = SubjectKind.DOCUMENT, SubjectKind.CLAIM, SubjectKind.SOURCE

LONG = "The dam above Kelmar burst at dawn, and the flood carried off forty houses"


def judge(kind: JudgementKind, subject: SubjectKind, *called: str, others: tuple[str, ...] = (), **values: str) -> Judgement:
    """A judgement of the words "The dam burst", broken into two lines, or of Lena Arden."""
    words = "Lena Arden" if subject is SOURCE else "" if subject is DOCUMENT else "The dam\nburst"
    anchors = tuple(Anchor("ab", "b.txt", None, other) for other in others)
    return Judgement(JudgementId("J1"), kind, subject, (Anchor("ab", "a.txt", None, words),), anchors, values, called=called)


@pytest.mark.parametrize(("judgement", "said"), [
    (judge(SET, DOCUMENT, "T12", published="2015-07-07"), "T12: published set to 7 July 2015"),
    (judge(SET, DOCUMENT, "T12", published="July 2015", outlet=""), "T12: published set to July 2015 and outlet set to unknown"),
    (judge(SET, DOCUMENT, "T12", published="2015-07-07T16:20Z", title="Dam", url="x"),
     "T12: published set to 7 July 2015, 16:20Z, title set to “Dam” and url set to “x”"),
    (judge(SET, DOCUMENT, outlet="Lowen Echo"), "a.txt: outlet set to “Lowen Echo”"),
    (judge(SET, DOCUMENT, "T12", published="03/04/2015"), "T12: published set to 2015"),
    (judge(ASIDE, DOCUMENT, "T12"), "T12: set aside"),
    (judge(MERGE, CLAIM, "K1", "K5", others=(LONG,)),
     "merge of the claims “The dam burst” (K1 at the time) and “The dam above Kelmar burst at dawn, and the flood carried …” "
     "(K5 at the time)"),
    (judge(MERGE, CLAIM, others=("The dam broke",)), "merge of the claims “The dam burst” and “The dam broke”"),
    (judge(SPLIT, CLAIM, "K1", "P3", others=("The dam broke",)),
     "split of the claim “The dam broke” (K1 at the time): 1 appearance on its own"),
    (judge(MERGE, SOURCE, "S1", "S3", others=("Kelmar Post",)), "merge of the sources (S1 at the time) and (S3 at the time)"),
    (judge(PROTECT, SOURCE, "S1", **{"form 1": "Nita", "name 1": "Lena Arden"}), "a source protected (S1 at the time)"),
    (judge(PROTECT, SOURCE), "a source protected"),
    (judge(NOTE, DOCUMENT, "T12", text="see\nT3"), "note on T12: “see T3”"),
    (judge(TAG, CLAIM, "K1", text="check"), "tag on the claim “The dam burst” (K1 at the time): “check”"),
])  # fmt: skip
def test_every_judgement_has_a_line(judgement: Judgement, said: str) -> None:
    """What was decided is said in one line, by words rather than by ids that may have passed to another."""
    assert describe(judgement) == said


def test_what_leaves_is_counted() -> None:
    """A split says how many places left."""
    one = judge(SPLIT, SOURCE, "S1", "T2", others=("Arden",))
    two = replace(one, anchors=one.anchors * 2)
    assert describe(two) == "split of the source (S1 at the time): 2 mentions on their own"


@pytest.mark.parametrize("subject", [DOCUMENT, CLAIM, SOURCE])
@pytest.mark.parametrize("kind", list(JudgementKind))
def test_what_hides_is_asked_about_every_word_of_others(kind: JudgementKind, subject: SubjectKind) -> None:
    """Whatever came from a document or a person is handed to what hides; ids, counts and our own words alone are not."""
    values = dict.fromkeys(("text", "title", "form 1", "name 1"), "Arden")
    judgement = judge(kind, subject, others=("Lena Arden",), **values)
    assert "Arden" not in describe(judgement, lambda words: "[hidden]")
    assert "dam" not in describe(judgement, lambda words: "[hidden]")


@pytest.mark.parametrize("called", [(), ("S1",)])
def test_protecting_never_says_whom(called: tuple[str, ...]) -> None:
    """Neither name nor form nor quotation of a protected source is said, with or without what hides."""
    judgement = judge(PROTECT, SOURCE, *called, **{"form 1": "Nita", "name 1": "Lena Arden"})
    for line in (describe(judgement), describe(judgement, str)):
        assert not any(word in line for word in ("Lena", "Arden", "Nita"))


def test_without_what_hides_no_source_is_named() -> None:
    """A source may have been protected since: without what hides it is called by its id only."""
    for kind in (MERGE, SPLIT, NOTE, TAG):
        judgement = judge(kind, SOURCE, "S1", "S3", others=("Arden",), text="x")
        assert "Arden" not in describe(judgement)
        assert "Arden" in describe(judgement, str)
