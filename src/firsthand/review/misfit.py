"""Why a judgement no longer fits, in words, with what to do.

Names no path, no words of a document and no source: a list of misfits is shown, and may speak of a protected source.
"""

from __future__ import annotations

from firsthand.model.judgement import Judgement, JudgementKind, SubjectKind


def explain_document(judgement: Judgement) -> str:
    """A judgement whose document is not found in, why it does not fit out."""
    called = judgement.called[0] if judgement.called else "The report"
    return f"{called} is not in the case as it was when this was decided. Add that version again, or {_take_back(judgement)}."


def explain_side(judgement: Judgement, *, is_other: bool, missing: int, aside: int) -> str:
    """A judgement with a side of which nothing is found in, why out.

    Args:
        judgement: Of a claim or source.
        is_other: It is the second side: what was merged with, or what stays.
        missing: How many documents of that side are not in the case.
        aside: How many of them are set aside.
    """
    what = _side(judgement, is_other=is_other)
    if missing:
        reports = "the report that it stood in is" if missing == 1 else f"{missing} reports that it stood in are"
        return f"Nothing of {what} is found any more: {reports} not in the case. Add it again, or {_take_back(judgement)}."
    if aside:
        reports = "the report that it stands in is" if aside == 1 else f"the {aside} reports that it stands in are"
        return f"This rests for now: nothing of {what} counts, as {reports} set aside. Undo that, or {_take_back(judgement)}."
    noun = "claim" if judgement.subject is SubjectKind.CLAIM else "source"
    if judgement.kind is JudgementKind.DUE:
        noun = "date of something to come"
    return (f"Nothing of {what} is found any more: no {noun} is read at its words. "
            f"Decide it anew on today's reading, and {_take_back(judgement)}.")


def explain_crossing(judgement: Judgement) -> str:
    """A merge of sources that must not be joined in, why out."""
    return ("The two sources are not joined: one is protected or anonymous, and the other is not. "
            f"Protect both where that is meant, or {_take_back(judgement)}.")


def explain_split(judgement: Judgement) -> str:
    """A split whose sides are at the same words now in, why out."""
    return f"What was to leave and what was to stay are read as one now. Look at it again, or {_take_back(judgement)}."


def _side(judgement: Judgement, *, is_other: bool) -> str:
    noun = judgement.subject.value
    if judgement.kind is JudgementKind.MERGE:
        return f"the {'second' if is_other else 'first'} {noun}"
    if judgement.kind is JudgementKind.SPLIT:
        return f"what was to {'stay with' if is_other else 'leave'} the {noun}"
    return f"what the {noun} says will come" if judgement.kind is JudgementKind.DUE else f"the {noun}"


def _take_back(judgement: Judgement) -> str:
    return f"take this decision back: firsthand undo {judgement.id}"
