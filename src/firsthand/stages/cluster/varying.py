"""What varies in a claim: the figures, dates and names of its clearest appearance that others give otherwise."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from firsthand.model.document import Mention
from firsthand.model.span import Span
from firsthand.stages.cluster.statements import Statement
from firsthand.stages.cluster.terms import words_of
from firsthand.stages.cluster.values import compare_dates, compare_quantities
from firsthand.text.agreement import Agreement
from firsthand.text.dates import DateValue
from firsthand.text.quantities import Quantity

LOOKED_AT = 20
"""Appearances that the clearest is held against, in order: an affair of a thousand copies is no clearer for the rest."""
CHANGED_WORDS = 4
"""Words that stand in place of a name; more are another way of saying it."""

Worded = tuple[Statement, str]
"""A statement and the words at its span."""


def find_varying(clearest: Worded, others: Sequence[Worded]) -> tuple[Span, ...]:
    """The clearest appearance of a claim and the others in; stretches of its words in which some of them differ, in order, out.

    A figure or date varies where another gives one for the same thing and none that is the same; a name where other words stand
    in its place in a sentence that is otherwise alike.
    """
    statement, text = clearest
    looked_at = [one for one in others if one[0] is not statement][:LOOKED_AT]
    if not looked_at or not statement.assertion.values:
        return ()
    start = statement.assertion.span.start
    replaced = {span for other in looked_at if other[1] != text for span in _replaced(text, other)}
    found: list[Span] = []
    for mention in statement.assertion.values:
        if not statement.assertion.span.contains(mention.span):
            continue
        span = Span(mention.span.start - start, mention.span.end - start)
        if _is_other_value(mention, [other for other, _ in looked_at]) or (
            mention.value is None and any(span.overlaps(other) for other in replaced)
        ):
            found.append(span)
    return tuple(sorted(set(found)))


def _is_other_value(mention: Mention, others: Iterable[Statement]) -> bool:
    """Whether a statement gives a value for the same thing, and none that is the same."""
    unequal = {Agreement.COMPATIBLE, Agreement.DIFFERS}
    if isinstance(mention.value, Quantity):
        return any(compare_quantities((mention.value,), other.quantities) in unequal for other in others)
    if isinstance(mention.value, DateValue):
        return any(compare_dates((mention.value,), other.dates) in unequal for other in others)
    return False


def _replaced(text: str, other: Worded) -> Iterable[Span]:
    """Words and a statement in; stretches of the words for which the statement has a name, or part of one, instead out."""
    ours, theirs = words_of(text), words_of(other[1])
    names = {t.word for t in other[0].terms if t.stem in other[0].names}
    matcher = difflib.SequenceMatcher(None, [w for w, _, _ in ours], [w for w, _, _ in theirs], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "replace" and max(j - i, m - k) <= CHANGED_WORDS and any(w in names for w, _, _ in theirs[k:m]):
            yield Span(ours[i][1], ours[j - 1][2])
