"""What speaks for two statements being one claim, and what against: named functions, each from 0 to 1, weighed in `grouping`.

A function's docstring says what it sees; none of them decides alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model.source import SourceId
from firsthand.stages.cluster.statements import VERBATIM_WORDS, Statement
from firsthand.stages.cluster.terms import opposites
from firsthand.stages.cluster.values import compare_dates, compare_quantities
from firsthand.text.agreement import Agreement

RARE = 3.0
"""Weight of a word (`statements.weigh`) from which it is no word of the topic: about one statement in twenty has it."""
FULL_EVIDENCE = 12.0
"""Weight of the words in common from which more of them prove no more: about three rare ones."""
ONE_PLACE = 0.8
"""Share of their common stretch from which two spans of one document are one place."""
NEAR_DAYS = 14
"""Reports of two stories that were published within so many days may be of one event all the same. No trial."""
SHORT_WORDS = 8
"""Below this many words, likeness alone never makes two statements one claim."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the case when statements are compared.

    Attributes:
        stories: Story of each document, by position.
        copies: Pairs of positions of documents that print one text, smaller first.
        outlets: Source that stands for the outlet of each document, by position; None where no chain names it.
        nobody: Sources that name nobody: "reportedly", "many think".
        days: When each document was published, as a number of days, by position; None where undated.
    """

    stories: Sequence[int]
    copies: frozenset[tuple[int, int]] = frozenset()
    outlets: Sequence[SourceId | None] = ()
    nobody: frozenset[SourceId] = frozenset()
    days: Sequence[int | None] = ()

    def are_far(self, a: Statement, b: Statement) -> bool:
        """Two statements of two stories in; whether these may well be two events, by the days of their reports, out."""
        ours, theirs = (self.days[one.document] if self.days else None for one in (a, b))
        return ours is not None and theirs is not None and abs(ours - theirs) > NEAR_DAYS

    def is_credited(self, one: Statement) -> bool:
        """A statement in, whether its chain begins with somebody out."""
        return bool(one.chain) and one.chain[0] not in self.nobody


def is_same_span(a: Statement, b: Statement) -> bool | None:
    """Two statements in; whether they stand at one place or only share a part of it out. None where they share nothing."""
    ours, theirs = a.assertion.span, b.assertion.span
    if a.document != b.document or not ours.overlaps(theirs):
        return None
    shared = min(ours.end, theirs.end) - max(ours.start, theirs.start)
    return shared >= ONE_PLACE * (max(ours.end, theirs.end) - min(ours.start, theirs.start))


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Two sequences of words in, the length of the longest run of words that both have out."""
    best = 0
    before = [0] * (len(b) + 1)
    for word in a:
        row = [0] * (len(b) + 1)
        for n, other in enumerate(b, 1):
            if word == other:
                row[n] = before[n - 1] + 1
                best = max(best, row[n])
        before = row
    return best


def verbatim(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both have five words or more in a row in common; the share of the shorter that this is."""
    if a.runs.isdisjoint(b.runs):
        return 0.0
    run = longest_run(a.words, b.words)
    return run / min(len(a.words), len(b.words)) if run >= VERBATIM_WORDS else 0.0


def alike(a: Statement, b: Statement, _: Surroundings) -> float:
    """The telling words of both, with those of the sentences around them, are the same (cosine)."""
    return sum(value * b.vector.get(stem, 0.0) for stem, value in a.vector.items())


def within(a: Statement, b: Statement, _: Surroundings) -> float:
    """The telling words of the shorter stand in the other, or in the sentence around it."""
    shorter, longer = sorted((a, b), key=lambda s: (sum(s.own.values()), s.position))
    total = sum(shorter.own.values())
    if not total:
        return 0.0
    near = {t.stem for t in longer.context}
    return sum(v * (1.0 if s in longer.own else 0.5 if s in near else 0.0) for s, v in shorter.own.items()) / total


def covers(a: Statement, b: Statement, _: Surroundings) -> float:
    """How much of what the longer says is in the other: a long sentence holds any short one's words."""
    total = max(sum(a.own.values()), sum(b.own.values()))
    return sum(value for stem, value in a.own.items() if stem in b.own) / total if total else 0.0


def rare_words(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both have words that few statements of the case have; how much these tell together. The words of the topic do not count."""
    return min(1.0, sum(value for stem, value in a.own.items() if stem in b.own and value >= RARE) / FULL_EVIDENCE)


def same_figure(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both give a figure, and one of the first agrees with one of the other."""
    return float(_agreement(a, b, "quantities") is Agreement.SAME)


def other_figure(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both give figures for one thing, and none of them agree."""
    return float(_agreement(a, b, "quantities") is Agreement.DIFFERS)


def same_date(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both give a date, and they agree."""
    return float(_agreement(a, b, "dates") is Agreement.SAME)


def other_date(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both give dates, and none of them agree."""
    return float(_agreement(a, b, "dates") is Agreement.DIFFERS)


def lone_figure(a: Statement, b: Statement, _: Surroundings) -> float:
    """One gives a figure or a date, the other none."""
    return float(bool(a.quantities or a.dates) != bool(b.quantities or b.dates))


def _agreement(a: Statement, b: Statement, kind: str) -> Agreement:
    if kind == "dates":
        return compare_dates(a.dates, b.dates)
    return compare_quantities(a.quantities, b.quantities)


def same_names(a: Statement, b: Statement) -> bool:
    """Whether both spans name one person or place. Everybody in a story names the same few: it bears out, and weighs nothing."""
    return bool(a.names & b.names)


def other_names(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both spans have names, and the sentences around them share none."""
    return float(bool(a.names and b.names) and not (a.names & b.near_names or b.names & a.near_names))


def other_polarity(a: Statement, b: Statement, _: Surroundings) -> float:
    """What both speak of, one says and the other denies; the share of their common words of which that is so."""
    shared = {stem: value for stem, value in a.own.items() if stem in b.own}
    total = sum(shared.values())
    if not total:
        return 0.5 if (bool(a.negated) != a.is_denied) != (bool(b.negated) != b.is_denied) else 0.0
    opposed = (v for s, v in shared.items() if ((s in a.negated) != a.is_denied) != ((s in b.negated) != b.is_denied))
    return sum(opposed) / total


def other_scope(a: Statement, b: Statement, _: Surroundings) -> float:
    """One says of the killed what the other says of the hurt: each has a word that stands against one of the other's."""
    for line in opposites():
        ours, theirs = line & a.stems, line & b.stems
        if ours and theirs and not ours & theirs:
            return 1.0
    return 0.0


def same_teller(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both chains begin with one source."""
    return float(bool(a.chain and b.chain) and a.chain[0] == b.chain[0])


def other_teller(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both are credited, to different sources."""
    return float(bool(a.chain and b.chain) and not set(a.chain) & set(b.chain))


def passed_on(a: Statement, b: Statement, around: Surroundings) -> float:
    """One chain leads through the outlet that published the other."""
    if not around.outlets:
        return 0.0
    ours, theirs = around.outlets[a.document], around.outlets[b.document]
    return float((ours is not None and ours in b.chain) or (theirs is not None and theirs in a.chain))


def one_voice(a: Statement, b: Statement, _: Surroundings) -> float:
    """One is credited, the other its document's own voice."""
    return float(bool(a.chain) != bool(b.chain))


def no_credit(a: Statement, b: Statement, _: Surroundings) -> float:
    """Neither is credited to anybody: reporters tell one scene in many details."""
    return float(not a.chain and not b.chain)


def same_document(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both stand in one document."""
    return float(a.document == b.document)


def next_to(a: Statement, b: Statement, _: Surroundings) -> float:
    """Both stand in one sentence of one document."""
    return float(a.document == b.document and a.assertion.sentence == b.assertion.sentence)


def other_story(a: Statement, b: Statement, around: Surroundings) -> float:
    """Their documents tell of different stories."""
    return float(around.stories[a.document] != around.stories[b.document])


def copied(a: Statement, b: Statement, around: Surroundings) -> float:
    """Their documents print one text."""
    return float((min(a.document, b.document), max(a.document, b.document)) in around.copies)


def logistic(value: float) -> float:
    """Any number in, a probability out."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))
