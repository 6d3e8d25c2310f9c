"""What rules found and what the trained reader takes for credits in, one list of findings out.

The reader knows where a content begins and ends, and sees sayings that no rule foresaw. Rules know through whom a saying came,
which noun of a phrase is its source, and what the reader never saw: labels, headlines, citations behind a speaker. So where both
saw a cue, the content is the reader's, and all else the rule's unless they mean different people. What one alone saw is kept, and
says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.model.attribution import Credit
from firsthand.stages.attribute.cues import Finding, cues
from firsthand.stages.attribute.relays import relays_of
from firsthand.stages.attribute.syntax import Syntax
from firsthand.stages.attribute.verbs import is_joint

LEAST_PROBABILITY = 0.5
"""From which the reader alone is believed. Trial: every tenth PolNeAR training article, held out; 0.3 to 0.6 in steps of 0.1."""
UNSEEN = frozenset({"headline_colon", "transcript", "introduced", "colon_within", "citing", "points_back", "label_colon"})
"""Rules for what the reader has not learnt to see; what they find alone is no more doubtful than what both find."""


EXACT = frozenset({"hearsay", "quoted_as_saying", "told_by", "said_by", "citing", "points_back"})
"""Rules whose frame says by itself what is credited to whom, where the reader takes the nearest noun ("quoted X as saying")."""


NEAR_TOKENS, STRAY_TOKENS = 3, 1
"""A word more than so many tokens from the rest of a content, and no more of them than this, is a slip of the reader's."""
_SILENT = frozenset({"decline", "refuse", "fail"})
"""Verbs whose saying did not take place."""


def join(view: Syntax, ruled: Sequence[Finding], told: Sequence[Credit]) -> list[Finding]:
    """A reading's rules' findings and its credits in, findings of both out; all of the rules', in their order, first."""
    by_cue: dict[int, list[int]] = defaultdict(list)
    for n, finding in enumerate(ruled):
        for i in finding.cue:
            by_cue[i].append(n)
    confirmed: dict[int, Finding] = {}
    more: list[Finding] = []
    for credit in told:
        partner = _partner(ruled, {n for i in credit.cue for n in by_cue[i]} - confirmed.keys(), credit)
        if partner is not None:
            is_sure = credit.probability >= LEAST_PROBABILITY
            confirmed[partner] = _both(view, ruled[partner], credit) if is_sure else ruled[partner]
        elif credit.probability >= LEAST_PROBABILITY and not _is_silence(view, credit):
            more.append(_alone(view, credit))
    reported = frozenset[int]().union(*(f.content for f in ruled))
    kept = [confirmed.get(n, replace(f, is_doubtful=not _is_plain(view, f, reported))) for n, f in enumerate(ruled)]
    renewed = {id(old): new for old, new in zip(ruled, kept, strict=True)}
    return [*(f if f.within is None else replace(f, within=renewed.get(id(f.within), f.within)) for f in kept), *more]


def _is_plain(view: Syntax, finding: Finding, reported: frozenset[int]) -> bool:
    """Whether what rules alone saw is no more doubtful than what both see.

    So are labels and the like, and a clause that somebody "said" or "told", but for one that stands among reported words.
    """
    is_clause = finding.rule in ("verb_clause", "verb_around") and not finding.cue <= reported
    return finding.rule in UNSEEN or (is_clause and any(view.tokens[i].lemma in ("say", "tell") for i in finding.cue))


def _partner(ruled: Sequence[Finding], places: Iterable[int], credit: Credit) -> int | None:
    """Findings that share a credit's cue, in; the one that shares most of its content out, if any shares some."""
    content = frozenset(credit.content)
    shared = {n: len(ruled[n].content & content) for n in sorted(places)}
    best = max(shared, key=lambda n: shared[n], default=-1)
    return best if best >= 0 and shared[best] else None


def _both(view: Syntax, finding: Finding, credit: Credit) -> Finding:
    """What a rule and the reader saw of one cue in, one finding out."""
    if finding.rule in EXACT:
        return finding
    verb = _verb(view, credit)
    content = _solid(frozenset(credit.content) - finding.cue.union(*finding.sources))
    if finding.rule == "noun_cue" and finding.content < content:
        content = finding.content  # "her claim that it leaked was false": the predicate is the reporter's
    named = frozenset(credit.source)
    is_other = bool(named) and finding.label is None and not any(named & source for source in finding.sources)
    sources = (named,) if is_other and len(finding.sources) < 2 else finding.sources
    joint = finding.is_joint or (verb is not None and is_joint(view, verb, sources))
    return replace(finding, content=content or finding.content, sources=sources, named=named, is_joint=joint)


def _verb(view: Syntax, credit: Credit) -> int | None:
    """A credit in, the first verb of its cue out; None where it has none."""
    return next((i for i in credit.cue if view.tokens[i].tag.startswith("VB")), None)


def _solid(content: frozenset[int]) -> frozenset[int]:
    """A content in, the same without words by themselves, far from the rest of it, out."""
    runs: list[list[int]] = []
    for i in sorted(content):
        if runs and i <= runs[-1][-1] + NEAR_TOKENS:
            runs[-1].append(i)
        else:
            runs.append([i])
    longest = max((len(run) for run in runs), default=0)
    return frozenset(i for run in runs if len(run) > STRAY_TOKENS or longest <= STRAY_TOKENS for i in run)


def _alone(view: Syntax, credit: Credit) -> Finding:
    """What only the reader saw in; a finding out."""
    verb = _verb(view, credit)
    content, named = _solid(frozenset(credit.content)), frozenset(credit.source)
    sources = (named,) if named else ()
    relays: tuple[frozenset[int], ...] = ()
    joint = False
    if verb is not None:
        relays, joint = relays_of(view, verb, content | named), is_joint(view, verb, sources)
    is_label = view.words(credit.cue) == ":" and bool(named)
    content = content & frozenset(view.sentence(credit.cue[0])) or content if is_label else content
    return Finding(
        content, sources, frozenset() if is_label else frozenset(credit.cue), relays, rule="read", is_joint=joint, named=named,
        is_inward=not (is_label or _reports(view, credit)),
    )  # fmt: skip


def _is_silence(view: Syntax, credit: Credit) -> bool:
    """Whether a cue tells that nothing was said: "did not say", "declined to say"."""
    words = [view.tokens[i] for i in credit.cue]
    is_negated = any(t.dep == "neg" or t.lemma in _SILENT for t in words)
    return is_negated and any(t.lemma in cues().reporting for t in words)


def _reports(view: Syntax, credit: Credit) -> bool:
    """Whether a cue tells of words, and not of a wish, a thought or a feeling."""
    lexicon = cues()
    is_wish = view.tokens[min(credit.content)].text.lower() in ("to", "not")
    return not is_wish and any(
        view.tokens[i].lemma in lexicon.reporting or view.tokens[i].lemma in lexicon.strong or view.lower(i) == "according"
        for i in credit.cue
    )
