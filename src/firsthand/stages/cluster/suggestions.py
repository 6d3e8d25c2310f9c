"""Claims that may be one, for a person to decide: pairs that were compared and not joined, though much speaks for them.

Below the threshold of joining there is a second one. What contradicts each other, what a person kept apart and what hangs on
likeness alone under eight words is not suggested.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.model.claim import ClaimId, Suggestion
from firsthand.stages.cluster.grouping import Compared
from firsthand.stages.cluster.linkage import Grouping, Pair
from firsthand.stages.cluster.statements import Statement

SUGGESTED = 0.4
"""Probability that the two closest appearances are of one claim, from which a pair of claims is suggested.

Trial: the 22 echobench dev cases, 1,253 claims, pairs of which both sides are in the gold: from 0.4 on, 11 of 35 are one claim;
from 0.1 to 0.4, 4 of 48."""
SUGGESTED_EACH = 3
"""A claim is suggested with so many others at most, the likeliest: more nobody reads."""
DETAIL_WORDS = 5
"""How many of the words in common the detail names."""


def find_suggestions(
    statements: Sequence[Statement], compared: Iterable[Compared], grouping: Grouping, *, apart: Iterable[Pair] = ()
) -> tuple[Suggestion, ...]:
    """What was compared, what came of it and what a person keeps apart in; pairs of claims to look at, likeliest first, out.

    Args:
        statements: All of them, by position.
        compared: Of these.
        grouping: Its groups are the claims, in order.
        apart: Positions of statements that a person decided on.
    """
    group_of = {position: n for n, members in enumerate(grouping.groups) for position in members}

    def across(pair: Pair) -> Pair:
        a, b = group_of[pair[0]], group_of[pair[1]]
        return (a, b) if a < b else (b, a)

    barred = {across(pair) for pair in apart}
    closest: dict[Pair, Compared] = {}
    for one in compared:
        groups = across(one.pair)
        if one.is_apart:
            barred.add(groups)
        elif groups[0] != groups[1] and one.likelihood >= SUGGESTED:
            best = closest.get(groups)
            if best is None or one.likelihood > best.likelihood:
                closest[groups] = one
    given: dict[int, int] = {}
    found: list[Suggestion] = []
    for groups, one in sorted(closest.items(), key=lambda item: (-item[1].likelihood, item[0])):
        if groups in barred or max(given.get(g, 0) for g in groups) >= SUGGESTED_EACH:
            continue
        for g in groups:
            given[g] = given.get(g, 0) + 1
        left, right = (ClaimId(f"K{g + 1}") for g in groups)
        found.append(Suggestion(left, right, one.likelihood, _detail(statements[one.pair[0]], statements[one.pair[1]])))
    return tuple(found)


def _detail(a: Statement, b: Statement) -> str:
    """The closest two statements of two claims in; what they have in common, in words, out."""
    word_of = {t.stem: t.word for t in a.terms}
    shared = sorted(set(a.own) & set(b.own), key=lambda stem: (-a.own[stem], stem))
    return f"both have: {', '.join(word_of[stem] for stem in shared[:DETAIL_WORDS]) or 'no telling word but those around them'}"
