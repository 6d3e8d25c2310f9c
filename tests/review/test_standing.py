"""What judgements mean for the ids of a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from firsthand.model.casefile import Decision
from firsthand.model.judgement import Judgement, JudgementId, JudgementKind
from firsthand.model.overview import Protection, Remark
from firsthand.model.reading import Case, Reading
from firsthand.review import lay, make_judgement, resolve_protections, resolve_remarks

MakeCase = Callable[..., Case]
NOTE, TAG, PROTECT = JudgementKind.NOTE, JudgementKind.TAG, JudgementKind.PROTECT


def decide(case: Case, kind: JudgementKind, subject: str, **values: str) -> Judgement:
    """A decision of a case in, the judgement out."""
    decision = Decision(kind, subject, (), values, "M. Oduya")
    return make_judgement(decision, case, judgement_id=JudgementId("J1"), decided_at="2026-03-04T09:10Z")


def test_a_remark_is_on_what_it_was_written_on(case: Case) -> None:
    """A note or tag is on its document, claim or source, with who wrote it and when, in order of writing."""
    judgements = [decide(case, NOTE, i, text=f"on {i}") for i in ("T3", "K1", "S3")] + [decide(case, TAG, "K6", text="check")]
    assert resolve_remarks(judgements, case) == tuple(
        Remark(subject, text, text == "check", "M. Oduya", "2026-03-04T09:10Z")
        for subject, text in (("T3", "on T3"), ("K1", "on K1"), ("S3", "on S3"), ("K6", "check"))
    )


def test_a_remark_follows_its_words(case: Case, readings: Sequence[Reading], make_case: MakeCase) -> None:
    """When ids change the remark is on the claim and source that now hold the words; where they were split, the larger part."""
    written = (("K1", "dam"), ("S1", "Arden"), ("K5", "broke"))
    judgements = [decide(case, NOTE, subject, text=text) for subject, text in written]
    other = make_case(
        readings,
        [[("T3", 0)], [("T2", 1)], [("T2", 0)], [("T1", 0), ("T3", 1)], [("T1", 1)], [("T3", 2)]],
        [[("T2", 1)], [("T2", 0)], [("T1", 1)], [("T1", 0), ("T3", 0)], [("T3", 1)]],
    )
    assert [(r.subject, r.text) for r in resolve_remarks(judgements, other)] == [("K4", "dam"), ("S4", "Arden"), ("K4", "broke")]


def test_a_remark_on_what_a_part_does_not_hold_is_passed_over(case: Case) -> None:
    """In a part of a case only its own remarks are shown, and none that were taken back."""
    judgements = [decide(case, NOTE, i, text="x") for i in ("T3", "K6", "S4", "T1")]
    part = replace(case, readings=case.readings[:1], claims=case.claims[:1], appearances=case.appearances[:1], sources=())
    assert [r.subject for r in resolve_remarks(judgements, part)] == ["T1"]
    assert resolve_remarks([replace(j, undone_at="2026-03-05") for j in judgements], case) == ()


def test_a_source_is_protected_with_its_forms(case: Case, readings: Sequence[Reading]) -> None:
    """Forms that the person gave go with it; its own names need no saying."""
    overlay = lay([decide(case, PROTECT, "S1", **{"form 1": "Nita"}), decide(case, PROTECT, "S2")], readings)
    assert resolve_protections(overlay, case) == (Protection(case.sources[0].id, ("Nita",)), Protection(case.sources[1].id))


def test_a_name_that_a_source_has_no_more_is_a_form(case: Case, readings: Sequence[Reading]) -> None:
    """Where a later reading calls it otherwise, the name of then stays hidden too."""
    overlay = lay([decide(case, PROTECT, "S1")], readings)
    renamed = replace(case, sources=(replace(case.sources[0], name="the mayor of Kelmar"), *case.sources[1:]))
    assert resolve_protections(overlay, renamed) == (Protection(case.sources[0].id, ("Lena Arden",)),)


def test_a_protected_name_is_found_when_its_words_are_not(case: Case, readings: Sequence[Reading]) -> None:
    """A judgement that fits nowhere any more is listed as such, and the name stays protected where it is met."""
    overlay = lay([decide(case, PROTECT, "S1", **{"form 1": "Nita"})], [])
    assert [u.judgement for u in overlay.unfitting] == ["J1"]
    assert [p.source for p in resolve_protections(overlay, case)] == ["S1"]


def test_names_without_a_source_stay_hidden(case: Case, readings: Sequence[Reading]) -> None:
    """Where nothing in the case is of the protected name any more, it still is among what must be hidden."""
    clerk = replace(decide(case, PROTECT, "S2"), id=JudgementId("J2"))
    overlay = lay([decide(case, PROTECT, "S1", **{"form 1": "Nita"}), clerk], readings)
    (left,) = resolve_protections(overlay, replace(case, sources=case.sources[1:]))[1:]
    assert (left.source, left.forms) == ("S0", ("Nita", "Lena Arden"))
