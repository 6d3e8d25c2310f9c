"""How firmly something is asserted: the words that weaken it, and whether the credit turns it down."""

from __future__ import annotations

import re
from functools import cache

from firsthand.lexicons import load
from firsthand.model.attribution import CitationChain
from firsthand.model.claim import Polarity
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.claims.spans import Clauses, has_words

_DENYING = frozenset({"deny", "reject", "dispute", "refute", "rebut", "contradict", "dismiss", "disavow", "denial", "rejection"})
_NEGATING = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
# Openings that a credit may have between the denial and what is denied: "rejected claims that P".
_DENIED_NOUNS = frozenset(
    {"claim", "allegation", "report", "accusation", "suggestion", "charge", "rumour", "rumor", "assertion", "idea", "notion"}
)


@cache
def _hedges() -> re.Pattern[str]:
    phrases = sorted((p for listed in load("hedges").values() for p in listed), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def find_hedge(text: str, span: Span) -> Span | None:
    """A text and a stretch of it in, the first words there that weaken what it says out; None where nothing does."""
    found = _hedges().search(text, span.start, span.end)
    return None if found is None else Span(*found.span())


# "Reports that P are false": what is said of the credit's noun.
_UNTRUE = frozenset({"false", "untrue", "baseless", "unfounded", "groundless", "incorrect", "wrong", "bogus", "fabricated"})
# Refusals and conditions of speaking, which say nothing of the matter itself.
_UNSAID = re.compile(
    r"\b(?:anonymity|not (?:to )?be (?:named|identified|quoted)|declined? to (?:comment|be)|refused to comment"
    r"|(?:did|does|do|could) ?n[o’']t (?:immediately )?(?:respond|reply|return)|(?:not|n[’']t) be(?:en)? (?:immediately )?reached"
    r"|(?:not|n[’']t) authori[sz]ed to (?:speak|discuss|comment|talk))\b",
    re.IGNORECASE,
)
# A clause longer than this many words says more than that nobody commented.
_LONGEST_REFUSAL_WORDS = 22


def is_refusal(text: str, span: Span, cue: Span | None) -> bool:
    """Whether a stretch, with the words that credit it, only says that somebody would not be named or would not comment."""
    start = span.start if cue is None else min(cue.start, span.start)
    words = Span(start, span.end).of(text)
    return not has_words(words, Span(0, len(words)), _LONGEST_REFUSAL_WORDS + 1) and _UNSAID.search(words) is not None


def find_polarity(reading: Reading, chain: CitationChain, clauses: Clauses) -> Polarity:
    """A chain and the clauses of its document in; denied where the words that credit turn the content down, out.

    A refusal to confirm is no denial.
    """
    if chain.cue is None:
        return Polarity.AFFIRMED
    cue = [reading.tokens[n] for n in clauses.within(chain.cue)]
    lemmas = {t.lemma for t in cue}
    governors = {reading.tokens[t.head].lemma for t in cue if t.lemma in _DENIED_NOUNS}
    is_negated = bool(lemmas & _NEGATING)
    if (lemmas | governors) & _DENYING or _is_called_untrue(reading, chain.cue, clauses):
        return Polarity.AFFIRMED if is_negated else Polarity.DENIED
    is_unproven = "evidence" in lemmas and ("no" in lemmas or _stands_after_no(reading, chain.cue))
    return Polarity.DENIED if is_unproven else Polarity.AFFIRMED


def _is_called_untrue(reading: Reading, cue: Span, clauses: Clauses) -> bool:
    """Whether a noun among the words that credit is the subject of "are false"."""
    tokens = reading.tokens
    for n in clauses.within(cue):
        t = tokens[n]
        if t.lemma in _DENIED_NOUNS and t.dep in ("nsubj", "nsubjpass"):
            beside = [tokens[c] for c in (t.head, *clauses.children(t.head))]
            if any(c.head == t.head and c.lemma in _UNTRUE and c.sentence == t.sentence for c in beside):
                return True
    return False


def _stands_after_no(reading: Reading, cue: Span) -> bool:
    return reading.document.text[max(0, cue.start - 4) : cue.start].strip().lower() == "no"
