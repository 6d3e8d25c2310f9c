"""Hits of a search and the log of decisions, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from firsthand.model.casefile import Hit
from firsthand.model.document import Place, PlaceKind
from firsthand.model.judgement import Anchor, Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.model.overview import Protection
from firsthand.model.reading import Case
from firsthand.model.source import SourceId
from firsthand.model.span import Span
from firsthand.stages import publish

FILE = Anchor("1" * 64, "in/quay.txt")
WORDS = Anchor("1" * 64, "in/quay.txt", Span(3, 20), "At least 40 boats sank")
OTHER = Anchor("2" * 64, "in/dock.txt", Span(3, 20), "Forty boats sank")
MIRA = Anchor("4" * 64, "4.txt", Span(0, 9), "Mira Sund")


def _judge(
    kind: JudgementKind, subject: SubjectKind, *anchors: Anchor, others: tuple[Anchor, ...] = (), called: tuple[str, ...] = (),
    values: Mapping[str, str] | None = None,
) -> Judgement:  # fmt: skip
    return Judgement(
        JudgementId("J1"), kind, subject, anchors, others, values or {}, "M. Oduya", "2031-05-03T08:00:00Z", "seen in print",
        called=called,
    )  # fmt: skip


DOCUMENT, CLAIM, SOURCE = SubjectKind.DOCUMENT, SubjectKind.CLAIM, SubjectKind.SOURCE


@pytest.mark.parametrize(
    ("judgement", "what"),
    [
        (_judge(JudgementKind.SET, DOCUMENT, FILE, called=("T1",), values={"published": "2031-05-04"}),
         "set published to 2031-05-04 for T1 quay.txt"),
        (_judge(JudgementKind.ASIDE, DOCUMENT, FILE), "set aside quay.txt"),
        (_judge(JudgementKind.MERGE, CLAIM, WORDS, others=(OTHER,), called=("K1", "K7")),
         "took K1 “At least 40 boats sank” and K7 “Forty boats sank” for one claim"),
        (_judge(JudgementKind.SPLIT, CLAIM, WORDS, OTHER), "made 2 places a claim of its own: “At least 40 boats sank”"),
        (_judge(JudgementKind.PROTECT, SOURCE, MIRA, called=("S3",), values={"name 1": "Mira Sund"}), "protected a source LABEL"),
        (_judge(JudgementKind.NOTE, SOURCE, MIRA, values={"text": "lives here"}), "noted on [withheld]: lives here"),
        (_judge(JudgementKind.NOTE, CLAIM, WORDS, values={"text": "ask Ms Sund"}),
         "noted on “At least 40 boats sank”: [withheld]"),
        (_judge(JudgementKind.TAG, CLAIM, WORDS, values={"text": "urgent"}), "tagged “At least 40 boats sank”: urgent"),
    ],
)  # fmt: skip
def test_decisions_in_words(case: Case, judgement: Judgement, what: str) -> None:
    """The log says in words what was decided, by whom, when and why, and names nobody who is protected."""
    case = replace(case, protected=(Protection(SourceId("S3")),))
    label = next(s.id for s in publish.run(case, label_key=b"key").sources if s.is_protected)
    (made,) = publish.judgements([judgement], publish.conceal(case, b"key"))
    assert made.what == what.replace("LABEL", label)
    assert (made.who, made.when, made.why, made.undone_by) == ("M. Oduya", "2031-05-03T08:00:00Z", "seen in print", None)


def test_every_kind_of_decision_has_words() -> None:
    """No kind of decision is missing from the log."""
    made = publish.judgements([_judge(kind, SOURCE, MIRA) for kind in JudgementKind], str)
    assert all(j.what for j in made)
    taken = publish.judgements([replace(_judge(JudgementKind.TAG, CLAIM, WORDS), undone_by="A. Reader", undone_at="2031")], str)
    assert (taken[0].undone_by, taken[0].undone_at) == ("A. Reader", "2031")


def test_hits_stand_in_place(case: Case) -> None:
    """A hit shows its words with those around them, cut between words, with the page where there is one."""
    first = case.readings[0].document
    text = f"{'ash ' * 60}the needle lay here {'ash ' * 60}"
    paged = replace(first, text=text, places=(Place(PlaceKind.PAGE, "12", Span(0, len(text))),))
    span = Span(text.index("needle"), text.index("needle") + 6)
    (hit,) = publish.hits([Hit(paged, (span,))], case)
    (excerpt,) = hit.excerpts
    assert (excerpt.words, excerpt.span, excerpt.page) == ("needle", span, "12")
    assert excerpt.before.endswith("ash the ")
    assert excerpt.before + excerpt.words + excerpt.after in text
    assert excerpt.before.startswith("ash")
    assert excerpt.after.endswith("ash")
    assert (hit.document.path, hit.withheld) == ("1.txt", 0)
