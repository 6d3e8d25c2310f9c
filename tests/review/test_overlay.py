"""What judgements mean for the reading of today, and which of them no longer fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from firsthand.model.casefile import Decision
from firsthand.model.judgement import Constraints, Judgement, JudgementId, JudgementKind
from firsthand.model.overview import SetAside
from firsthand.model.reading import Case, Reading
from firsthand.review import lay, make_judgement

SET, ASIDE, MERGE, SPLIT = JudgementKind.SET, JudgementKind.ASIDE, JudgementKind.MERGE, JudgementKind.SPLIT
PROTECT, NOTE = JudgementKind.PROTECT, JudgementKind.NOTE

Decide = Callable[..., Judgement]


@pytest.fixture
def decide(case: Case) -> Decide:
    """A function: a decision by the ids of the case in, its judgement out; ids go up."""
    made: list[Judgement] = []

    def make(kind: JudgementKind, subject: str, *others: str, why: str = "", **values: str) -> Judgement:
        decision = Decision(kind, subject, others, values, "M. Oduya", why)
        judgement = make_judgement(decision, case, judgement_id=JudgementId(f"J{len(made) + 1}"), decided_at="2026-03-04T09:10Z")
        made.append(judgement)
        return judgement

    return make


def undone(judgement: Judgement) -> Judgement:
    """A judgement in, the same taken back out."""
    return replace(judgement, undone_by="M. Oduya", undone_at="2026-03-05T09:10Z")


def test_nothing_decided_means_nothing(readings: Sequence[Reading]) -> None:
    """Without judgements nothing is kept together, apart, out or hidden."""
    overlay = lay((), readings)
    assert overlay.constraints == Constraints()
    assert (overlay.aside, overlay.set_aside, overlay.guards, overlay.unfitting) == (frozenset(), (), (), ())


def test_a_merge_of_claims_keeps_all_their_appearances_together(decide: Decide, readings: Sequence[Reading]) -> None:
    """The first stands with every other, and each says who decided so and why."""
    constraints = lay([decide(MERGE, "K1", "K5", why="one flood")], readings).constraints
    assert constraints.claims_together == ((("T1", 0), ("T2", 0)), (("T1", 0), ("T3", 1)))
    assert constraints.reasons == {("T2", 0): "M. Oduya: one flood", ("T3", 1): "M. Oduya: one flood"}
    assert constraints.claims_apart == constraints.sources_together == ()


def test_a_split_of_a_claim_keeps_what_leaves_apart(decide: Decide, readings: Sequence[Reading]) -> None:
    """What leaves is not one with anything that stays."""
    constraints = lay([decide(SPLIT, "K1", "P3")], readings).constraints
    assert constraints.claims_apart == ((("T2", 0), ("T1", 0)),)
    assert constraints.claims_together == ()


def test_what_leaves_a_source_is_one_source(decide: Decide, readings: Sequence[Reading]) -> None:
    """Mentions that leave together are together, apart from those that stay."""
    constraints = lay([decide(SPLIT, "S1", "T2", "T3")], readings).constraints
    assert constraints.sources_together == ((("T2", 0), ("T3", 0)),)
    assert set(constraints.sources_apart) == {(("T2", 0), ("T1", 0)), (("T3", 0), ("T1", 0))}
    assert constraints.reasons[("T3", 0)]


def test_the_last_word_on_a_pair_wins(decide: Decide, readings: Sequence[Reading]) -> None:
    """A merge after a split joins, a split after a merge parts; what was not touched again stays as it was."""
    merge, split = decide(MERGE, "K1", "K5"), decide(SPLIT, "K1", "P3")
    parted = lay([merge, split], readings).constraints
    assert parted.claims_together == ((("T1", 0), ("T3", 1)),)
    assert parted.claims_apart == ((("T2", 0), ("T1", 0)),)
    joined = lay([split, merge], readings).constraints
    assert {b for _, b in joined.claims_together} | {joined.claims_together[0][0]} == {("T1", 0), ("T2", 0), ("T3", 1)}
    assert joined.claims_apart == ()


def test_what_is_undone_is_as_none(decide: Decide, readings: Sequence[Reading]) -> None:
    """A judgement that was taken back is neither laid nor listed."""
    judgements = [decide(MERGE, "K1", "K5"), decide(ASIDE, "T2"), decide(PROTECT, "S1"), decide(NOTE, "K1", text="x")]
    assert lay([undone(j) for j in judgements], readings[:1]) == lay([], readings)


def test_a_document_set_aside_takes_no_part(decide: Decide, readings: Sequence[Reading]) -> None:
    """It is listed with who and why, and no pair holds anything of it; what was decided of the others goes on."""
    overlay = lay([decide(MERGE, "K1", "K5"), decide(ASIDE, "T2", why="a test page")], readings)
    assert overlay.aside == {"T2"}
    assert overlay.set_aside == (SetAside(readings[1].document.id, "T2.txt", "a test page", "M. Oduya"),)
    assert overlay.constraints.claims_together == ((("T1", 0), ("T3", 1)),)
    assert overlay.unfitting == ()


def test_the_same_bytes_under_another_path_are_not_set_aside(decide: Decide, readings: Sequence[Reading]) -> None:
    """What was decided of one printing does not pass to another of the same text; it is listed."""
    other = replace(readings[1], document=replace(readings[1].document, path="elsewhere.txt"))
    overlay = lay([decide(ASIDE, "T2")], [other])
    assert overlay.aside == frozenset()
    assert [u.judgement for u in overlay.unfitting] == ["J1"]


def test_a_judgement_whose_documents_are_all_set_aside_rests(decide: Decide, readings: Sequence[Reading]) -> None:
    """It counts for nothing meanwhile and is listed, saying so."""
    overlay = lay([decide(MERGE, "K3", "K5"), decide(ASIDE, "T2")], readings)
    assert overlay.constraints == Constraints()
    (misfit,) = overlay.unfitting
    assert misfit.judgement == "J1"
    assert misfit.reason.startswith("This rests for now: nothing of the first claim counts, as the report that it stands in is")


@pytest.mark.parametrize(("kind", "subject", "others", "values", "said"), [
    (MERGE, "K3", ("K5",), {}, "Nothing of the first claim is found any more: the report that it stood in is not in the case."),
    (MERGE, "K5", ("K3",), {}, "Nothing of the second claim is found any more"),
    (SPLIT, "K1", ("P3",), {}, "Nothing of what was to leave the claim is found any more"),
    (SPLIT, "K1", ("P1",), {}, "Nothing of what was to stay with the claim is found any more"),
    (NOTE, "K3", (), {"text": "x"}, "Nothing of the claim is found any more"),
    (NOTE, "S3", (), {"text": "x"}, "Nothing of the source is found any more"),
    (PROTECT, "S3", (), {}, "Nothing of the source is found any more"),
    (NOTE, "T2", (), {"text": "x"}, "T2 is not in the case as it was when this was decided."),
    (SET, "T2", (), {"outlet": "x"}, "T2 is not in the case as it was when this was decided."),
    (ASIDE, "T2", (), {}, "T2 is not in the case as it was when this was decided."),
])  # fmt: skip
def test_a_judgement_of_what_is_gone_is_listed_and_changes_nothing(
    decide: Decide, readings: Sequence[Reading], kind: JudgementKind, subject: str, others: tuple[str, ...],
    values: dict[str, str], said: str,
) -> None:  # fmt: skip
    """Whatever was decided: where a side of it is found nowhere, it is listed with what to do, and nothing else happens."""
    overlay = lay([decide(kind, subject, *others, **values)], [readings[0], readings[2]])
    (misfit,) = overlay.unfitting
    assert misfit.reason.startswith(said)
    assert misfit.reason.endswith("take this decision back: firsthand undo J1.")
    assert (overlay.constraints, overlay.aside, overlay.set_aside) == (Constraints(), frozenset(), ())


def test_a_claim_that_is_not_read_any_more_is_said_to_be(decide: Decide, readings: Sequence[Reading]) -> None:
    """Where the document is there but nothing is asserted at the words, the reason says that."""
    (misfit,) = lay([decide(NOTE, "K3", text="x")], [replace(r, assertions=()) for r in readings]).unfitting
    assert "no claim is read at its words. Decide it anew on today's reading" in misfit.reason


def test_one_anchor_of_each_side_is_enough(decide: Decide, readings: Sequence[Reading]) -> None:
    """A claim of which one appearance is left is still merged."""
    overlay = lay([decide(MERGE, "K1", "K5")], readings[1:])
    assert overlay.constraints.claims_together == ((("T2", 0), ("T3", 1)),)
    assert overlay.unfitting == ()


def test_a_split_whose_sides_are_one_now_is_listed(decide: Decide, readings: Sequence[Reading]) -> None:
    """Where both sides are read as one assertion, nothing can be parted."""
    moved = replace(decide(SPLIT, "K1", "P3"), others=decide(SPLIT, "K1", "P3").anchors)
    overlay = lay([moved], readings)
    assert overlay.constraints == Constraints()
    assert overlay.unfitting[0].reason.startswith("What was to leave and what was to stay are read as one now.")


def test_a_merge_of_sources_that_would_name_the_nameless_is_listed(decide: Decide, readings: Sequence[Reading]) -> None:
    """Where a later reading finds one of the two anonymous, they are not joined."""
    merge = decide(MERGE, "S1", "S3")
    assert lay([merge], readings).constraints.sources_together
    post = replace(readings[1].sources[1], is_anonymous=True)
    changed = replace(readings[1], sources=(readings[1].sources[0], post))
    overlay = lay([merge], [readings[0], changed, readings[2]])
    assert overlay.constraints == Constraints()
    assert overlay.unfitting[0].reason.startswith("The two sources are not joined: one is protected or anonymous")


def test_a_merge_decided_before_one_side_was_protected_alone_is_listed(decide: Decide, readings: Sequence[Reading]) -> None:
    """Protection comes before every merge, whenever it was decided."""
    overlay = lay([decide(MERGE, "S1", "S3"), decide(PROTECT, "S3")], readings)
    assert overlay.constraints.protected == {("T2", 1)}
    assert overlay.constraints.sources_together == ()
    assert [u.judgement for u in overlay.unfitting] == ["J1"]


def test_what_was_split_off_before_the_rest_was_protected_breaks_no_merge(decide: Decide, readings: Sequence[Reading]) -> None:
    """A merge holds among all of its mentions that are protected, and among all that are not, and need not be listed then."""
    post = decide(MERGE, "S1", "S3")
    protect = replace(decide(PROTECT, "S1"), anchors=(*post.anchors[:2], *post.others), values={})
    overlay = lay([post, protect], readings)
    assert overlay.constraints.protected == {("T1", 0), ("T2", 0), ("T2", 1)}
    assert overlay.constraints.sources_together == ((("T1", 0), ("T2", 0)), (("T1", 0), ("T2", 1)))
    assert overlay.unfitting == ()


def test_protecting_covers_every_mention(decide: Decide, readings: Sequence[Reading]) -> None:
    """All that the source was when it was protected is protected."""
    overlay = lay([decide(PROTECT, "S1")], readings)
    assert overlay.constraints.protected == {("T1", 0), ("T2", 0), ("T3", 0)}


def test_reasons_of_a_claim_and_of_a_source_are_not_confused(decide: Decide, readings: Sequence[Reading]) -> None:
    """Where an assertion and a source of one number were merged for different reasons, neither reason is shown for the other."""
    judgements = [decide(MERGE, "K2", "K3", why="rain"), decide(MERGE, "S1", "S3", why="she is its editor")]
    reasons = lay(judgements, readings).constraints.reasons
    assert reasons[("T2", 1)] == "a person decided so; `firsthand log` has the reason"
    assert reasons[("T2", 0)] == "M. Oduya: she is its editor"


def test_reasons_that_no_longer_fit_show_no_words_of_a_document(decide: Decide, readings: Sequence[Reading]) -> None:
    """A list of misfits names no source, path or quotation."""
    judgements = [
        decide(PROTECT, "S1", **{"form 1": "Nita"}), decide(MERGE, "S1", "S3"), decide(SPLIT, "S1", "T2"),
        decide(NOTE, "K1", text="Arden"), decide(SET, "T1", author="Arden"), decide(ASIDE, "T1", why="Arden"),
    ]  # fmt: skip
    for kept in ([], [readings[2]]):
        told = " ".join(u.reason for u in lay(judgements, kept).unfitting)
        assert told
        assert not any(word in told for word in ("Arden", "Nita", "dam", ".txt", "Post"))
