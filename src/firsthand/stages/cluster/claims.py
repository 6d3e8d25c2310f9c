"""Appearances and claims from groups of statements: ids, the words that stand for a claim, its first appearance, the reasons."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from firsthand.model.claim import Appearance, AppearanceId, Claim, ClaimId
from firsthand.model.judgement import AssertionRef
from firsthand.model.reading import Reading
from firsthand.model.source import Merge
from firsthand.model.span import Span
from firsthand.stages.cluster.evidence import longest_run
from firsthand.stages.cluster.joined import why_given
from firsthand.stages.cluster.linkage import Grouping
from firsthand.stages.cluster.moments import order_published
from firsthand.stages.cluster.statements import VERBATIM_WORDS, Statement
from firsthand.stages.cluster.varying import Worded, find_varying

CLEAR_WORDS = range(6, 41)
"""A claim's text has as many words as these where one of its appearances has."""
FULL_WORDS = 18
"""Beyond so many words a longer appearance is no clearer."""
REASON_WORDS = 5
"""How many of the words in common a reason names."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "there", "here"})

_LINKS = frozenset(
    {"that", "which", "who", "whose", "whom", "to", "of", "and", "but", "or", "as", "because", "after", "before", "when", "while"}
    | {"for", "in", "on", "by", "with", "from", "not", "including", "also", "so", "if", "his", "her", "their", "its"}
)
"""Words that lean on what stands before them."""
_CLOSING = {"“": "”", "‘": "’", '"': '"', "«": "»", "„": "“"}


def make_appearances(readings: Sequence[Reading], statements: Sequence[Statement]) -> tuple[Appearance, ...]:
    """Readings and the statements of their assertions in, appearances in the same order, not yet rooted, out."""
    return tuple(
        Appearance(AppearanceId(f"P{s.position + 1}"), readings[s.document].document.id, s.assertion, s.chain) for s in statements
    )


def order_documents(readings: Sequence[Reading], copies_of: Mapping[int, frozenset[int]]) -> list[int]:
    """Readings, and what each is a copy of, in; rank of each document out: by publication, copies after what they copy."""
    fixed = sorted(range(len(readings)), key=lambda n: (readings[n].document.sha256, n))  # ties, whatever the order of adding
    ranked = [fixed[n] for n in order_published([readings[n].document.published for n in fixed])]
    turn = {document: n for n, document in enumerate(ranked)}
    waits_for = {n: {o for o in copies_of.get(n, ()) if o != n and o in turn} for n in ranked}
    copied_by: dict[int, list[int]] = defaultdict(list)
    for n, originals in waits_for.items():
        for original in originals:
            copied_by[original].append(n)
    ready = [turn[n] for n in ranked if not waits_for[n]]
    ordered: dict[int, None] = {}
    for fallback in ranked:  # taken where copies go round in a circle
        while ready or fallback not in ordered:
            document = ranked[heapq.heappop(ready)] if ready else fallback
            if document in ordered:
                continue
            ordered[document] = None
            for copy in copied_by[document]:
                waits_for[copy].discard(document)
                if not waits_for[copy] and copy not in ordered:
                    heapq.heappush(ready, turn[copy])
    rank = [0] * len(readings)
    for place, document in enumerate(ordered):
        rank[document] = place
    return rank


def make_claims(
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    *,
    appearances: Sequence[Appearance],
    grouping: Grouping,
    rank: Sequence[int],
    reasons: Mapping[AssertionRef, str] = MappingProxyType({}),
) -> tuple[Claim, ...]:
    """Statements in their groups, the rank of each document, and why a person joined any, in; claims by first member out."""
    merges: dict[int, list[Merge]] = defaultdict(list)
    group_of = {member: number for number, members in enumerate(grouping.groups) for member in members}
    for joining in grouping.joinings:
        left, right = statements[joining.left], statements[joining.right]
        if joining.is_fixed:
            why = why_given(reasons.get((readings[right.document].document.id, right.order)))
        else:
            why = _reason(left, right, joining.similarity)
        merges[group_of[joining.left]].append(why)
    claims: list[Claim] = []
    for number, members in enumerate(grouping.groups):
        ordered = sorted(members, key=lambda n: (rank[statements[n].document], statements[n].assertion.is_headline, n))
        texts = {n: statements[n].assertion.span.of(readings[statements[n].document].document.text) for n in members}
        clearest = max(members, key=lambda n: (_clarity(statements[n], texts[n]), -n))
        claims.append(
            Claim(
                id=ClaimId(f"K{number + 1}"),
                text=drop_open_mark(texts[clearest]),
                appearances=tuple(appearances[n].id for n in ordered),
                first_appearance=appearances[ordered[0]].id,
                merges=tuple(merges[number]),
                varies=_varying([(statements[n], texts[n]) for n in ordered], (statements[clearest], texts[clearest])),
            )
        )
    return tuple(claims)


def _varying(appearances: Sequence[Worded], clearest: Worded) -> tuple[Span, ...]:
    """The appearances of a claim, with their words, and the clearest of them in; what varies in the claim's text out."""
    if len(appearances) == 1:
        return ()
    dropped = len(clearest[1]) - len(drop_open_mark(clearest[1]))
    found = find_varying(clearest, appearances)
    return tuple(Span(s.start - dropped, s.end - dropped) for s in found if s.start >= dropped)


def _clarity(one: Statement, text: str) -> tuple[bool, bool, bool, bool, bool, int]:
    """A statement and its words in; how well they stand alone out.

    A sentence's length; no pronoun and no link to words before it in front; its marks in pairs; no headline; credited;
    then length, as far as it still adds.
    """
    length = len(one.words)
    starts_alone = not one.words or (one.words[0] not in _PRONOUNS and one.words[0] not in _LINKS)
    return (
        length in CLEAR_WORDS,
        starts_alone,
        drop_open_mark(text) == text and text.count("[") == text.count("]"),
        not one.assertion.is_headline,
        bool(one.chain),
        min(length, FULL_WORDS),
    )


def drop_open_mark(text: str) -> str:
    """Words of a claim in, the same without a quotation mark in front that nothing closes out."""
    mark = text[:1]
    if mark not in _CLOSING or _CLOSING[mark] in text[1:]:
        return text
    return text[1:].lstrip()


def _reason(a: Statement, b: Statement, probability: float) -> Merge:
    """The closest two statements of two groups, and how likely the groups were one claim, in; why they were joined out."""
    run = longest_run(a.words, b.words)
    if run >= VERBATIM_WORDS:
        return Merge("verbatim", f"both have the same {run} words in a row", probability)
    word_of = {t.stem: t.word for t in a.terms}
    shared = sorted(set(a.own) & set(b.own), key=lambda stem: (-a.own[stem], stem))
    words = ", ".join(word_of[stem] for stem in shared[:REASON_WORDS])
    return Merge("alike", f"both have: {words or 'no telling word but those around them'}", probability)
