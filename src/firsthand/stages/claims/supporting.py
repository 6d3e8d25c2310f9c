"""Support of another kind: somebody finds plausible what others tell, or knows of similar cases. Assertions in, `Support` out.

Whoever says that an account is credible has not told it: the words are kept as support of what they speak of, and make no source.
That somebody says a thing is so is no support but a telling of its own; so is what nobody is credited with, and a report's own
opinion. Where the words that support are denied, asked or only supposed there is none. What is meant is looked for in the same
document alone: the statement before it that shares most words with it, else the nearest that somebody is credited with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from firsthand.model.attribution import SpeechKind
from firsthand.model.claim import Assertion, Polarity
from firsthand.model.document import PassageKind
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.model.support import Support
from firsthand.stages.claims.support_words import ACCOUNT, NEED_ACCOUNT, find_support, triggers
from firsthand.text.normalize import words

# Sentences that are looked back on for what "the account" is. No trial: further back another account would have come between.
_LOOK_BACK = 12
# Characters of a word by which two words are of one stem ("experiments", "experimentation"). No trial.
_STEM_CHARS = 6
# Letters that a word needs to tell anything.
_LEAST_CHARS = 4
# Sentences of one speaker between which what is meant stays the same.
_ADJACENT = 2
# What it counts that somebody is credited with a statement, and each sentence that it is away, in words that stand nowhere else
# in the document. No trial: one telling word in common is more than any credit, and a credit more than the sentence between.
_TOLD, _FAR = 0.6, 0.03
_SMALL = frozenset({
    "that", "this", "these", "those", "with", "from", "have", "been", "were", "said", "says", "what", "when", "where",
    "which", "they", "their", "them", "there", "could", "would", "might", "about", "also", "other", "many", "such",
    "simila", "very", "into", "than", "accoun", "report", "claim", "storie", "story", "allega", "testim", "findin",
    "credib", "plausi", "consis", "seen", "told", "heard", "believ", "accura", "reason", "doubt", "patter", "case",
    "past", "before", "elsewh", "find", "found", "like", "people", "year", "direct", "group", "never", "ever", "some",
    "over", "more", "most", "only", "same", "does", "made", "make", "after", "well", "true",
})  # fmt: skip
"""Stems that tell nothing of what is meant: small words, and those of the wording of support itself."""
_FINDING = re.compile(
    r"(?:found|finds?|considers?|considered|deemed|judged|calls?|called|described|gave|gives?|lends?|lent)\b", re.IGNORECASE
)
"""Verbs whose subject supports, whether or not anybody is credited."""
_SOMEBODY = re.compile(r"(?:^|[.,;:]\s|\b(?:and|but)\s)(?!(?:i|we|it|they|he|she|there|this|that)\b)[^.,;:]*$", re.IGNORECASE)
"""What stands before "have heard similar accounts" where a noun is its subject: whoever heard them is told of there."""


def find_supports(reading: Reading, assertions: Sequence[Assertion]) -> dict[int, Support]:
    """A reading with tokens, and its assertions, in; the support that some of them give others, by their numbers, out."""
    looked_at = _find_triggers(reading)
    seen = {n: find_support(reading.document.text, reading.passages[n].span, rules) for n, rules in looked_at.items()}
    seen = {n: support for n, support in seen.items() if support is not None}
    if not seen:
        return {}
    found: dict[int, tuple[str, Span]] = {}
    for n, assertion in enumerate(assertions):
        support = seen.get(assertion.sentence)
        if support is None or assertion.is_headline or assertion.polarity is Polarity.DENIED:
            continue
        if support[1].overlaps(assertion.span) and (assertion.links or _is_told_of(reading, assertion, support)):
            found[n] = support
    for n, assertion in enumerate(assertions):  # "the report that P is credible": P too is only supported there
        beside = [o for o in found if assertions[o].sentence == assertion.sentence]
        if n not in found and any(_is_of_one(assertion, assertions[o]) for o in beside):
            found[n] = found[beside[0]]
    targets = _Targets(reading, assertions, found)
    return {n: Support(at, rule, targets.of(n)) for n, (rule, at) in found.items()}


def _is_of_one(a: Assertion, support: Assertion) -> bool:
    """Whether an assertion of a sentence comes from whoever supports there, or stands within what supports."""
    return bool(set(a.links) & set(support.links)) or support.span.contains(a.span)


def _is_told_of(reading: Reading, assertion: Assertion, support: tuple[str, Span]) -> bool:
    """Whether the report itself tells that somebody supports: "the committee found the account credible"."""
    rule, at = support
    text, start = reading.document.text, reading.passages[assertion.sentence].span.start
    if _FINDING.match(text, at.start, at.end):
        return True
    before = text[start : at.start]
    return rule == "similar_cases" and before.strip() != "" and _SOMEBODY.search(before) is not None


def _find_triggers(reading: Reading) -> dict[int, set[str]]:
    """A reading with tokens in; the numbers of sentences in which a rule may see support, each with these rules, out."""
    known = triggers()
    hits = [(t.span.start, known[t.lemma]) for t in reading.tokens if t.lemma in known]
    if not hits:
        return {}
    numbered = [(n, p.span) for n, p in enumerate(reading.passages) if p.kind is PassageKind.SENTENCE]
    starts = [span.start for _, span in numbered]
    found: dict[int, set[str]] = {}
    for at, rules in hits:
        n = bisect_right(starts, at) - 1
        if n >= 0 and at < numbered[n][1].end:
            found.setdefault(numbered[n][0], set()).update(rules)
    told = {n: rules if ACCOUNT in rules else rules - NEED_ACCOUNT for n, rules in found.items()}
    return {n: rules for n, rules in told.items() if rules - {ACCOUNT}}


class _Targets:
    """The assertions of one document, each as something that somebody may find plausible.

    Args:
        reading: The document.
        assertions: Of it.
        found: Those that support.
    """

    def __init__(self, reading: Reading, assertions: Sequence[Assertion], found: dict[int, tuple[str, Span]]) -> None:
        self._reading = reading
        self._text = reading.document.text
        self._assertions = assertions
        self._found = found
        self._stems = [self._stems_of(a) for a in assertions]
        self._frequency = Counter(stem for stems in self._stems for stem in stems)

    def of(self, n: int) -> Span | None:
        """The number of an assertion that supports in, the span of the one that it speaks of out; None where none is meant."""
        own = self._assertions[n]
        sought = set(self._sought(n))
        for other in self._found:
            near = self._assertions[other]
            if near.links[:1] == own.links[:1] and abs(near.sentence - own.sentence) <= _ADJACENT:
                sought |= self._sought(other)
        candidates = {c: self._likeness(sought, c) for c in self._candidates(n)}
        if not any(candidates.values()):
            reach = _LOOK_BACK // 2 if any(map(self._is_told, candidates)) else _ADJACENT
            candidates = {c: 0.0 for c in candidates if own.sentence - self._assertions[c].sentence <= reach}
        best = max(candidates, key=lambda c: (candidates[c] + self._nearness(n, c), c), default=None)
        return None if best is None else self._assertions[best].span

    def _nearness(self, n: int, other: int) -> float:
        """How well another fits but for its words: whether somebody is credited with it or has evidence of it, how near it is."""
        distance = self._assertions[n].sentence - self._assertions[other].sentence
        return _TOLD * self._is_told(other) - _FAR * distance

    def _is_told(self, n: int) -> bool:
        """Whether somebody is credited with it, or is said to have evidence of it."""
        return bool(self._assertions[n].links or self._assertions[n].exhibits)

    def _candidates(self, n: int) -> Iterator[int]:
        """The assertions before one that it may speak of: not its own speaker's, none supposed, asked or denied."""
        own = self._assertions[n]
        for other in range(n - 1, -1, -1):
            a = self._assertions[other]
            if own.sentence - a.sentence > 2 * _LOOK_BACK:
                return
            is_own = bool(own.links) and a.links[:1] == own.links[:1]
            if other in self._found or is_own or a.is_headline or a.polarity is Polarity.DENIED or a.sentence == own.sentence:
                continue
            words_ = a.span.of(self._text)
            if "?" in words_[-2:] or re.match(r"(?:if|whether|unless)\b", words_, re.IGNORECASE) or len(words_.split()) < 3:
                continue
            yield other

    def _likeness(self, sought: set[str], n: int) -> float:
        """Stems and an assertion in; how much of the first the second tells, rare words of the document more than others, out."""
        return sum(1.0 / self._frequency[stem] for stem in sought & self._stems[n])

    def _sought(self, n: int) -> set[str]:
        """The stems of what one that supports says, and of its sentence where its credit stands elsewhere."""
        own = self._assertions[n]
        told = own.span if own.kind is SpeechKind.DIRECT or own.links else self._reading.passages[own.sentence].span
        return _stems(told.of(self._text))

    def _stems_of(self, a: Assertion) -> frozenset[str]:
        """The telling words of an assertion, of those credited for it, and of whoever has its evidence."""
        names = (self._reading.sources[link].name for link in a.links)
        held = (e.holder.of(self._text) for e in a.exhibits if e.holder is not None)
        return frozenset(_stems(" ".join((a.span.of(self._text), *names, *held))))


def _stems(text: str) -> set[str]:
    """A text in, the stems of its telling words out."""
    found = {word.removesuffix("'s")[:_STEM_CHARS] for word in words(text) if len(word) >= _LEAST_CHARS}
    return {stem.removesuffix("s") if len(stem) < _STEM_CHARS else stem for stem in found} - _SMALL
