"""Which sources of a claim are certainly two: the test behind the lower bound. What is not proved counts in the upper one alone.

Docstrings of the rules are shown to readers as help.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from firsthand.model.rating import Reason
from firsthand.model.source import Source, SourceKind
from firsthand.stages.rate.evidence import Evidence
from firsthand.stages.rate.exclusion import are_exclusive
from firsthand.stages.rate.kinds import names_of
from firsthand.stages.rate.likeness import LIKE_PART, LIKE_PART_WITHIN, is_alike
from firsthand.stages.rate.names import is_same_name, name_of
from firsthand.stages.rate.quotations import QuotationIndex
from firsthand.stages.rate.reasons import because, in_words
from firsthand.stages.rate.sameness import Group, Witness

MOST_COMPARED = 100
"""Groups of which every two are compared; of more, those that most reports tell. The lower bound may then be too small, never too
large. Trial: a claim of 1,000 sources takes 0.3 s with 100."""
_EXACT_SEARCH = 24
"""Groups; above it the largest set provably apart is sought greedily, which may find a smaller one, never one too large."""
_SPEAKERS = "lawyer|attorney|solicitor|agent|publicist|representative|spokesman|spokeswoman|spokesperson"
_SPEAKS_FOR = re.compile(rf"[^,.;\n]*\b(?:{_SPEAKERS})\b[^,.;\n]*")


def provably_apart(evidence: Evidence, groups: Sequence[Group]) -> tuple[list[Group], list[Reason]]:
    """Two sources count as two for certain only where both have names, or where their descriptions exclude each other.

    A nurse at the hospital and an officer of the border guard are two; "a source in the ministry" and "an official" may be one.
    """
    compared = _most_told(groups)
    echoes, reasons = _same_words(groups, compared)
    edges: dict[int, set[int]] = {n: set() for n in compared}
    for n, m in combinations(compared, 2):
        if m not in echoes[n] and _say_the_same(groups[n], groups[m]) and _are_apart(evidence, groups[n], groups[m]):
            edges[n].add(m)
            edges[m].add(n)
    chosen = sorted(_largest_clique(edges))
    certain = [groups[n][0].source for n in chosen]
    if len(chosen) > 1:
        detail = f"{in_words(s.name for s in certain)} are certainly {len(chosen)} sources"
        reasons.append(because(provably_apart, detail, sources=certain))
    doubtful = [group[0].source for n, group in enumerate(groups) if n not in edges or n not in chosen]
    if chosen and doubtful:
        names, others = in_words(s.name for s in doubtful), in_words(s.name for s in certain)
        detail = f"Nothing proves that {names} {_is(doubtful)} apart from {others}: counted in the upper bound alone"
        reasons.append(because(provably_apart, detail, sources=doubtful))
    return [groups[n] for n in chosen], reasons


def _is(sources: Sequence[Source]) -> str:
    return "is" if len({source.name for source in sources}) == 1 else "are"


def _most_told(groups: Sequence[Group]) -> list[int]:
    """Groups in, the places of those to compare out: all, or of too many those that most tellings credit."""
    order = sorted(range(len(groups)), key=lambda n: (-sum(len(w.tellings) for w in groups[n]), n))
    return sorted(order[:MOST_COMPARED])


def same_quotation_proves_nothing(groups: Sequence[Group]) -> Reason:
    """One quotation of five words or more, credited to several sources, counts once for certain: one credit may be wrong."""
    sources = [group[0].source for group in groups]
    detail = f"{in_words(s.name for s in sources)} are credited with the same words: once for certain"
    return because(same_quotation_proves_nothing, detail, sources=sources)


def _same_words(groups: Sequence[Group], compared: Sequence[int]) -> tuple[dict[int, set[int]], list[Reason]]:
    """Groups in; for each one those credited with the same words, and one reason for each quotation that several share, out."""
    index = QuotationIndex((str(n), [q for w in groups[n] for q in w.printed]) for n in compared)
    echoes: dict[int, set[int]] = {n: set() for n in compared}
    for n in compared:
        for m in map(int, index.find(q for w in groups[n] for q in w.quotations)):
            if m != n:
                echoes[n].add(m)
                echoes[m].add(n)
    sets = dict.fromkeys(tuple(sorted({n} | echoes[n])) for n in compared if echoes[n])
    widest = [found for found in sets if not any(set(found) < set(other) for other in sets)]
    return echoes, [same_quotation_proves_nothing([groups[n] for n in found]) for found in widest]


def _say_the_same(group: Group, other: Group) -> bool:
    """Whether some telling of the one visibly says what some telling of the other says, both with their credit beside them.

    A doubtful joining, or a credit that is only carried on, proves nothing.
    """
    ours, theirs = ([t for w in each for t in w.tellings if not t.is_carried] for each in (group, other))
    pairs = ((t, u) for t in ours for u in theirs)
    return any(is_alike(t.content, u.content, LIKE_PART_WITHIN if t.report.id == u.report.id else LIKE_PART) for t, u in pairs)


def _are_apart(evidence: Evidence, group: Group, other: Group) -> bool:
    """Whether two groups are provably two sources: every witness of the one apart from every witness of the other."""
    return all(_are_two(evidence, w, v) for w in group for v in other)


def _are_two(evidence: Evidence, witness: Witness, other: Witness) -> bool:
    if evidence.has_passed_on(witness.source, other.source) or evidence.has_passed_on(other.source, witness.source):
        return False
    if are_exclusive(evidence.roles(witness.source), evidence.roles(other.source)):
        return True
    if _may_speak_for_one_body(witness.source, other.source):
        return False
    if witness.is_anonymous or other.is_anonymous:
        return False
    if not _is_telling_pair(evidence, witness, other):
        return False
    return not (_is_tied(evidence, witness, other) or _is_tied(evidence, other, witness))


def _is_telling_pair(evidence: Evidence, witness: Witness, other: Witness) -> bool:
    """Whether names tell two apart: both are proper, or one is a person's and the other says what body it is ("the police")."""
    if _has_proper_name(witness) and _has_proper_name(other):
        return True
    person, body = sorted((witness, other), key=lambda w: w.source.kind is not SourceKind.PERSON)
    if not _has_proper_name(person) or person.source.kind is not SourceKind.PERSON:
        return False
    kind = body.source.kind
    return kind is SourceKind.ORGANISATION or (kind is SourceKind.DOCUMENT and bool(evidence.roles(body.source)))


def _may_speak_for_one_body(source: Source, other: Source) -> bool:
    """Whether two people both speak for a body, and one's is unsaid or has no name ("the company"): it may be the other's."""
    if source.kind is not SourceKind.PERSON or other.kind is not SourceKind.PERSON:
        return False
    speak = source.speaks_for_body and other.speaks_for_body
    return speak and any(body is None or body.islower() for body in (source.body, other.body))


def _has_proper_name(witness: Witness) -> bool:
    source = witness.source
    return any(word[:1].isupper() for name in (source.name, *source.aliases, source.body or "") for word in name.split())


def _is_tied(evidence: Evidence, person: Witness, body: Witness) -> bool:
    """Whether a person's description in some report names the other: it may speak for it, so two is not proved.

    For another person that asks for the word: "a lawyer for Lena Arden", "Arden's spokesman".
    """
    if person.source.kind is not SourceKind.PERSON:
        return False
    if body.source.kind is SourceKind.PERSON:
        phrases = [m[0] for texts in evidence.surroundings(person.source) for part in texts for m in _SPEAKS_FOR.finditer(part)]
        return any(name[-1] in name_of(phrase) for name in names_of(body.source) for phrase in phrases)
    names = [set(name) for name in names_of(body.source)]
    if person.source.body and any(is_same_name(name_of(person.source.body), tuple(name)) for name in names):
        return True
    around = [set(name_of(part)) for texts in evidence.surroundings(person.source) for part in texts]
    return any(name <= words for words in (set(name_of(person.source.name)), *around) for name in names)


def _largest_clique(edges: dict[int, set[int]]) -> frozenset[int]:
    """Groups with the groups apart from each in, the largest set of which any two are apart out; of equal ones the first."""
    best = _greedy_clique(edges)
    todo = [(frozenset[int](), sorted(edges))] if len(edges) <= _EXACT_SEARCH else []
    while todo:
        clique, left = todo.pop()
        if len(clique) > len(best):
            best = clique
        for place in reversed(range(len(left))):
            if len(clique) + len(left) - place > len(best):
                todo.append((clique | {left[place]}, [n for n in left[place + 1 :] if n in edges[left[place]]]))
    return best


def _greedy_clique(edges: dict[int, set[int]]) -> frozenset[int]:
    """Groups with the groups apart from each in, a set of which any two are apart out: taken from the best connected down."""
    chosen: set[int] = set()
    for n in sorted(edges, key=lambda n: (-len(edges[n]), n)):
        if chosen <= edges[n]:
            chosen.add(n)
    return frozenset(chosen)
