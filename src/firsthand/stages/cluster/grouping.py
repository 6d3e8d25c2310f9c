"""Which statements are one claim: statements in, groups with their reasons out.

1. pairs that share a telling word, a figure or a date; 2. what speaks for and against each; 3. pairs that contradict each other
are kept apart; 4. the groups most alike are joined, two by two.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from firsthand.stages.cluster import evidence
from firsthand.stages.cluster.changed import Difference
from firsthand.stages.cluster.contrasts import find_difference
from firsthand.stages.cluster.evidence import Surroundings
from firsthand.stages.cluster.linkage import NOTHING_FIXED, PART_MARGIN, Fixed, Grouping, Pair, group
from firsthand.stages.cluster.statements import VERBATIM_WORDS, Statement

Feature = Callable[[Statement, Statement, Surroundings], float]

WEIGHTS: tuple[tuple[Feature, float], ...] = (
    (evidence.verbatim, 0.5),
    (evidence.alike, 1.3),
    (evidence.within, 2.0),
    (evidence.covers, 2.2),
    (evidence.rare_words, 2.4),
    (evidence.same_figure, 0.9),
    (evidence.other_figure, -0.9),
    (evidence.same_date, 0.5),
    (evidence.lone_figure, -0.2),
    (evidence.other_names, -0.3),
    (evidence.other_polarity, -1.6),
    (evidence.other_scope, -0.6),
    (evidence.same_teller, 1.0),
    (evidence.other_teller, -0.2),
    (evidence.passed_on, 0.2),
    (evidence.one_voice, -0.7),
    (evidence.no_credit, -0.2),
    (evidence.same_document, -0.4),
    (evidence.next_to, -0.9),
    (evidence.other_story, -0.4),
)
"""Log-odds of each piece of evidence, fitted by logistic regression (L2 of 3; a pair with a statement of no known claim counts
0.4) on 26 cases, each left out in turn, and rounded. Raise them only with a fit of their own: they lean on each other."""
_OTHERWISE = frozenset({
    evidence.other_figure, evidence.lone_figure, evidence.other_names, evidence.other_polarity, evidence.other_scope,
    evidence.same_teller, evidence.other_teller, evidence.passed_on, evidence.one_voice, evidence.no_credit,
    evidence.same_document, evidence.next_to, evidence.other_story,
})  # fmt: skip
"""Evidence that does not say whether two statements speak of one thing: what they give otherwise, and who tells them."""
_ON_TOPIC = tuple((feature, weight) for feature, weight in WEIGHTS if feature not in _OTHERWISE)
FEATURES: tuple[Feature, ...] = (*(feature for feature, _ in WEIGHTS), evidence.other_date)
"""All that is looked at; dates that differ weigh nothing, and keep apart."""
BIAS = -2.9
THRESHOLD = 0.27
"""Mean probability from which two groups are joined. Swept 0.1 to 0.45 with `UNSHARED`, each case left out in turn: higher,
claims told in other words come apart; lower, other claims of one speaker are taken in."""
UNSHARED = 0.43
"""Probability that a pair needs where no source is behind both: nothing but its words speaks for it. Swept 0.27 to 0.55 on
echobench dev, once changed places and "not" kept claims apart: at 0.35 / 0.43 / 0.47 claims 0.952 / 0.948 / 0.947 and counted
0.778 / 0.611 / 0.611 (real). But of what 0.35 joins beyond 0.43, read by eye, three are one claim and five are not: those are
suggested."""
UNCREDITED = 0.6
"""The same where neither is credited to anybody: reporters tell one scene in many details."""
TWO_CREDITS = 0.3
"""The same where two reports of one story each credit somebody: two people asked about one thing use words of their own, and
one word in common may be all. Swept 0.24 to 0.47: below 0.3 nothing changes; higher, claims that two people told come apart.
A lower bar where one or neither is credited took in other details of the scene, and made the bounds worse."""
WITHIN_DOCUMENT = 0.65
"""The same where both stand in one document: it comes back to its topic, but seldom to what it said. Swept 0.5 to 0.9: at 0.57
claims are as often right, but sentences on one topic are joined that an editor would not take for one."""
WEAK = 0.05
"""Most that a pair counts for that does not reach these."""
SUBSTANCE = 2.0
"""Weight from which a word in common counts as substance for such a pair, and not as what everybody in the case is talking of."""
SUBSTANTIAL_WORDS = 2
LEAST_PROBABILITY = 0.05
"""Pairs below this are taken to have none."""
SHARED_BY = 60
"""A word in more statements than this brings no pairs together: in a large case it would bring them all."""
LEAST_SHARED = 0.15
"""Share of what the shorter tells that the other must have too for the pair to be looked at."""
SHARED_ACROSS = 0.35
"""The same across stories, where nearly all pairs of a large case are."""
TYING = 0.4
"""Share of words in common, in a row, from which they tie two statements: a name with its title runs to five words too."""
FRAGMENT_WORDS = 5
"""Fewer words than this, all of them of names, make no claim."""
NEAR_VERBATIM = 0.75
"""Share of words in common, in a row, from which two statements say the same whatever their figures."""
CHANGED = 0.6
"""Share of words in common, in order, from which two statements are one sentence with something changed."""
FRAMED = 0.3
"""Of `covers`: below it, no sentence is looked at word by word for a value that was changed. A name weighs much, so sentences in
which one was changed cover little of each other: at 0.6 they were taken for one claim (echobench dev made, independence 0.619 /
0.633, counted 0.534 / 0.552 with 0.3)."""
OPPOSED = 0.5
"""Of `other_polarity`: from here on one says what the other denies."""
TWO_WORDS = 0.35
"""Of `covers`: two words out of five or so, which is more than chance even between very short statements."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two statements and what became of comparing them.

    Attributes:
        pair: Positions, smaller first.
        probability: That they are one claim, 0 to 1.
        is_apart: They contradict each other.
        likelihood: The same before it is asked whether more than their words ties them, 0 to 1: enough to suggest them.
        topic: Probability that they speak of one thing, whatever they say of it, 0 to 1.
        difference: What they give otherwise; None where nothing.
    """

    pair: Pair
    probability: float
    is_apart: bool
    likelihood: float = 0.0
    topic: float = 0.0
    difference: Difference | None = None


def compare_all(statements: Sequence[Statement], around: Surroundings) -> list[Compared]:
    """Weighed statements and their surroundings in; the pairs with something in common, compared, out."""
    return [compare(statements[a], statements[b], around) for a, b in find_candidates(statements, around.stories)]


def group_compared(count: int, compared: Sequence[Compared], *, fixed: Fixed = NOTHING_FIXED, is_part: bool = False) -> Grouping:
    """How many statements there are, what came of comparing them and what is laid down, in; the grouping out."""
    # 1. evidence
    probabilities = {c.pair: c.probability for c in compared if c.probability >= LEAST_PROBABILITY}
    # 2. contradictions
    apart = [c.pair for c in compared if c.is_apart]
    # 3. groups
    threshold = THRESHOLD * (PART_MARGIN if is_part else 1.0)
    return group(count, probabilities, threshold=threshold, apart=apart, fixed=fixed)


def find_candidates(statements: Sequence[Statement], stories: Sequence[int] = ()) -> Iterator[Pair]:
    """Statements in; pairs that share enough telling words, within or around the spans, or a figure or date, in order, out.

    Args:
        statements: Weighed.
        stories: Of each document, by position; none where all are one.
    """
    holders: dict[object, list[int]] = defaultdict(list)
    for one in statements:
        for key in _keys(one):
            holders[key].append(one.position)
    shared: dict[Pair, float] = defaultdict(float)
    for key, positions in holders.items():
        if len(positions) <= SHARED_BY:
            for a, b in combinations(positions, 2):
                shared[a, b] += 1.0 if isinstance(key, tuple) else _weight_shared(statements[a], statements[b], key)
    total = [sum(one.own.values()) for one in statements]
    for (a, b), weight in sorted(shared.items()):
        is_across = stories and stories[statements[a].document] != stories[statements[b].document]
        if weight >= (SHARED_ACROSS if is_across else LEAST_SHARED) * min(total[a], total[b]):
            yield a, b


def _weight_shared(a: Statement, b: Statement, key: object) -> float:
    """What one stem tells that both statements have: all where it stands in both spans, half where around one of them."""
    ours, theirs = a.own.get(str(key)), b.own.get(str(key))
    return min(ours, theirs) if ours and theirs else 0.5 * (ours or theirs or 0.0)


def _keys(one: Statement) -> Iterable[object]:
    yield from one.vector
    yield from dict.fromkeys((q.low, q.unit) for q in one.quantities)
    yield from dict.fromkeys((d.month, d.day) for d in one.dates if d.month is not None and d.day is not None)


def compare(a: Statement, b: Statement, around: Surroundings) -> Compared:
    """Two statements in, the probability that they are one claim, and whether they contradict each other, out."""
    if (a.assertion.support is None) != (b.assertion.support is None):
        return Compared((a.position, b.position), 0.0, True)  # who finds a claim plausible has not told it
    is_same_span = evidence.is_same_span(a, b)
    if is_same_span is not None:  # one place with two credits; or two assertions, one within the other
        return Compared((a.position, b.position), float(is_same_span), not is_same_span)
    seen = {feature: feature(a, b, around) for feature in FEATURES}
    probability = evidence.logistic(BIAS + sum(weight * seen[feature] for feature, weight in WEIGHTS))
    topic = evidence.logistic(BIAS + sum(weight * seen[feature] for feature, weight in _ON_TOPIC))
    across, one_teller = bool(seen[evidence.other_story]), bool(seen[evidence.same_teller])
    is_barred = across and around.are_far(a, b)
    difference = None if is_barred else find_difference(a, b, topic, across=across, one_teller=one_teller)
    is_apart = (difference is not None and difference.is_apart) or _contradicts(a, b, seen)
    likelihood = probability
    if is_fragment(a) or is_fragment(b):
        likelihood = probability = 0.0
    elif not _is_supported(a, b, seen) or _share_a_date_alone(a, b):
        likelihood = probability = min(probability, THRESHOLD / 2)
    elif not _is_linked(a, b, seen) and not _is_like_enough(a, b, seen, around=around, probability=probability):
        probability = min(probability, WEAK)
    return Compared((a.position, b.position), probability, is_apart, likelihood, topic, difference)


def _contradicts(a: Statement, b: Statement, seen: Mapping[Feature, float]) -> bool:
    """Two statements and what was seen of them in; whether they say what cannot both be one claim out."""
    if seen[evidence.covers] >= FRAMED and has_changed_value(a, b):
        return True
    if seen[evidence.other_polarity] >= OPPOSED and not seen[evidence.same_teller]:  # a "not" is too little for a turnabout
        return True
    if seen[evidence.verbatim] >= NEAR_VERBATIM:
        return False
    is_other_count = seen[evidence.other_scope] and a.quantities and b.quantities
    return bool(seen[evidence.other_figure] or seen[evidence.other_date] or is_other_count)


def is_fragment(one: Statement) -> bool:
    """A statement in; whether it is nothing but a name or a word or two, as under a picture, out."""
    return len(one.words) < FRAGMENT_WORDS and all(stem in one.names for stem in one.own)


def _is_linked(a: Statement, b: Statement, seen: Mapping[Feature, float]) -> bool:
    """Whether more than words ties a pair: one source behind both, one passing the other on, or the same words in a row."""
    return bool(set(a.chain) & set(b.chain) or seen[evidence.passed_on] or seen[evidence.verbatim] >= TYING)


def _is_like_enough(
    a: Statement, b: Statement, seen: Mapping[Feature, float], *, around: Surroundings, probability: float
) -> bool:
    """Whether words alone make a pair that nothing else ties one claim."""
    if a.document != b.document and not seen[evidence.other_story] and around.is_credited(a) and around.is_credited(b):
        return probability >= TWO_CREDITS
    needed = WITHIN_DOCUMENT if a.document == b.document else UNSHARED if a.chain or b.chain else UNCREDITED
    return probability >= needed and _has_substance(a, b, seen)


def _has_substance(a: Statement, b: Statement, seen: Mapping[Feature, float]) -> bool:
    """Whether a pair has two telling words in common, or one and a figure or date; not names alone."""
    names, dated = a.names | b.names, a.dated | b.dated
    own = ((stem, value) for stem, value in a.own.items() if stem in b.own and stem not in dated)
    shared = [stem for stem, value in own if value >= SUBSTANCE and not stem[0].isdigit()]
    needed = SUBSTANTIAL_WORDS - bool(seen[evidence.same_figure] or seen[evidence.same_date])
    telling = sum(stem not in names for stem in shared)
    return len(shared) >= needed and telling >= (1 if a.chain or b.chain else SUBSTANTIAL_WORDS)


def _share_a_date_alone(a: Statement, b: Statement) -> bool:
    """Whether all that a pair has in common are the words of a date: two things of March are two things."""
    shared = [stem for stem in a.own if stem in b.own]
    return bool(shared) and all(stem in a.dated and stem in b.dated for stem in shared)


def _is_supported(a: Statement, b: Statement, seen: Mapping[Feature, float]) -> bool:
    """Whether more than a word in common speaks for a pair of which one is under eight words."""
    if min(len(a.words), len(b.words)) >= evidence.SHORT_WORDS or seen[evidence.covers] >= TWO_WORDS:
        return True
    return bool(evidence.same_names(a, b)) or any(seen[f] > 0 for f in _SUPPORT)


_SUPPORT: tuple[Feature, ...] = (
    evidence.verbatim, evidence.same_figure, evidence.same_date, evidence.same_teller, evidence.passed_on,
)  # fmt: skip


def has_changed_value(a: Statement, b: Statement) -> bool:
    """Two statements in; whether they are one sentence in which a figure or a name has been changed for another, out."""
    if min(len(a.words), len(b.words)) < VERBATIM_WORDS or abs(len(a.words) - len(b.words)) > 8:
        return False
    matcher = difflib.SequenceMatcher(None, a.words, b.words, autojunk=False)
    if matcher.quick_ratio() < CHANGED or matcher.ratio() < CHANGED:
        return False
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "replace" or max(j - i, m - k) > 3:
            continue
        ours, theirs = set(a.words[i:j]), set(b.words[k:m])
        if any(w[0].isdigit() for w in ours) and any(w[0].isdigit() for w in theirs):
            return True
        if ours & _name_words(a) and theirs & _name_words(b) and not (ours | theirs) & _name_words(a) & _name_words(b):
            return True
    return False


def _name_words(one: Statement) -> set[str]:
    return {t.word for t in one.terms if t.stem in one.names}
