"""Two statements laid side by side, word by word: what one has in the place of what the other has.

A changed figure, day, name or place is another one only where both cannot be right: "about 40" and "42", "Germany" and "Hamburg",
300 in the city and 1,200 in the province can.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.model.relation import CLOSER, LATER_COUNT, WITHIN_BOUND, Slot
from firsthand.model.span import Span
from firsthand.stages.cluster.statements import Statement
from firsthand.stages.cluster.terms import Term
from firsthand.text import places, quantities
from firsthand.text.agreement import Agreement
from firsthand.text.figures import is_growth
from firsthand.text.quantities import Bound

FRAME_WORDS = 4
"""Words around what is changed that must be the same, in a row, where the rest of the two sentences may differ."""
ALIKE = 0.6
"""Share of words in common, in order, from which two around the change are enough."""
SHORTEST_WORDS = 5
"""Words of the shortest statement in which a change is looked for."""
LAID_BESIDE = 0.4
"""Share of words in common, in any order, below which two statements are not laid side by side."""
CHANGED_WORDS = 4
"""Words that stand in place of others; more are another sentence."""
PLACED_WORDS = 3
"""Words before a place without a name ("in the boiler room") that must be the same."""
_PLACING = frozenset({"in", "at", "on", "upon", "from", "near", "into", "inside", "outside"})
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_BOUNDED = frozenset({Bound.AT_LEAST, Bound.AT_MOST})
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Difference:
    """What two statements give otherwise: the slot, the rule that saw it, and where each gives it, in its document.

    Attributes:
        is_apart: They are two claims, which need not mean that one is wrong: that is for the rule to say.
    """

    slot: Slot
    rule: str
    left: Span
    right: Span
    is_apart: bool = True


def changed_within(a: Statement, b: Statement) -> Difference | None:
    """Two sentences are the same but for a figure, a day, a name or a place, which stand in the same words in both."""
    if min(len(a.terms), len(b.terms)) < SHORTEST_WORDS or a.own.keys().isdisjoint(b.own) or _count_apart(a, b):
        return None
    ours, theirs = _plain(a.terms), _plain(b.terms)
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    if matcher.quick_ratio() < LAID_BESIDE:
        return None
    opcodes = matcher.get_opcodes()
    telling = {t.word for t in a.terms if t.rarity > 0} & set(theirs)
    if len(telling) < 2:
        return None
    for n, (tag, i, j, k, m) in enumerate(opcodes):
        if tag != "replace" or max(j - i, m - k) > CHANGED_WORDS:
            continue
        before = opcodes[n - 1][2] - opcodes[n - 1][1] if n else 0
        after = opcodes[n + 1][2] - opcodes[n + 1][1] if n + 1 < len(opcodes) else 0
        if before + after >= FRAME_WORDS or (before + after >= 2 and matcher.ratio() >= ALIKE):
            found = _changed(_Change(a, b, range(i, j), range(k, m), before))
            if found is not None:
                return found
    return None


def _count_apart(a: Statement, b: Statement) -> bool:
    """Whether two sentences count one thing in two places, with another number in each: then not even the places disagree."""
    pairs = ((x.quantity, y.quantity) for x in a.figures for y in b.figures)
    return any(
        x.low != y.low and x.scope.place is not None and y.scope.place is not None and x.counted == y.counted
        and x.scope.fate is y.scope.fate and quantities.has_other_scope(x, y)
        for x, y in pairs
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Change:
    """Words of one statement that stand in place of words of another; `before`: how many words in front of both are the same."""

    a: Statement
    b: Statement
    ours: range
    theirs: range
    before: int

    def difference(self, slot: Slot, rule: str) -> Difference:
        """A slot and a rule in, what is given otherwise out."""
        return Difference(slot, rule, _place(self.a, self.ours), _place(self.b, self.theirs))


def _changed(change: _Change) -> Difference | None:
    """What was changed for what in; a difference out, None where it is only another way of saying it."""
    a, b = change.a, change.b
    ours, theirs = [a.terms[n] for n in change.ours], [b.terms[n] for n in change.theirs]
    numbers = [{_ORDINAL.sub("", t.word) for t in some if t.word[0].isdigit()} for some in (ours, theirs)]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        if all(_YEAR.fullmatch(w) for w in numbers[0] | numbers[1]) or (a.dates and b.dates and not a.quantities):
            return change.difference(Slot.DATE, "changed_within")
        if a.quantities and b.quantities:
            return _other_number(change)
    left, right = _telling(ours), _telling(theirs)
    if not left or not right or numbers[0] & numbers[1]:
        return None  # "Dec. 15" and "December 15th" are one day
    placed = [_is_placed(a.terms, change.ours), _is_placed(b.terms, change.theirs)]
    is_placed = all(placed)
    if all(t.stem in a.names for t in left) and all(t.stem in b.names for t in right):
        if {t.stem for t in left} & b.names or {t.stem for t in right} & a.names or is_placed != any(placed):
            return None
        if is_placed and _is_within(left, right):
            return change.difference(Slot.PLACE, CLOSER)
        return change.difference(Slot.PLACE if is_placed else Slot.NAME, "changed_within")
    ends = change.ours.stop == len(a.terms) or change.theirs.stop == len(b.terms)
    return change.difference(Slot.PLACE, "changed_within") if is_placed and ends and change.before >= PLACED_WORDS else None


def _other_number(change: _Change) -> Difference | None:
    """A changed number in; two numbers, a bound and what keeps it, or a vague one and a closer out; None where it is one."""
    found = change.difference(Slot.NUMBER, "changed_within")
    ours, theirs = ([f for f in one.figures if f.start < place.end and place.start < f.end]
                    for one, place in ((change.a, found.left), (change.b, found.right)))
    if len(ours) != 1 or len(theirs) != 1:
        return found
    x, y = ours[0].quantity, theirs[0].quantity
    how = quantities.compare(x, y)
    if how is Agreement.INCOMPARABLE:
        return None if quantities.has_other_scope(x, y) else found
    if how is not Agreement.COMPATIBLE:
        return found
    if {x.bound, y.bound} & _BOUNDED:
        return replace(found, rule=LATER_COUNT if is_growth(x, y) else WITHIN_BOUND)
    return replace(found, rule=CLOSER) if x.bound is not y.bound else None  # two plain numbers are one, rounded


def _is_within(left: Sequence[Term], right: Sequence[Term]) -> bool:
    """Whether one of two places is known to lie in the other."""
    a, b = (places.parse(" ".join(t.word for t in some)) for some in (left, right))
    return a is not None and b is not None and (places.contains(a, b) or places.contains(b, a))


def _telling(terms: Sequence[Term]) -> list[Term]:
    return [t for t in terms if t.rarity > 0 and t.word not in _PLACING]


def _is_placed(terms: Sequence[Term], place: range) -> bool:
    """Whether words open with "in", "at" and the like, or have it one or two words before."""
    return any(t.word in _PLACING for t in terms[max(0, place.start - 2) : place.start + 1])


def _plain(terms: Sequence[Term]) -> list[str]:
    return [_ORDINAL.sub("", t.word) for t in terms]


def _place(one: Statement, words: range) -> Span:
    """A statement and some of its words in, where they stand in its document out."""
    start = one.assertion.span.start
    return Span(start + one.terms[words.start].span.start, start + one.terms[words.stop - 1].span.end)
