"""Quotation marks and the findings of verbs in; findings that hold whole quotations out.

Syntax goes wrong where a quotation runs over a sentence's end. So marks have the last word here: a quotation touched by a content
belongs to it whole, one that touches none goes to the nearest cue, and one alone goes on with the credit before it or is bare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.model.document import PassageKind
from firsthand.model.span import Span
from firsthand.stages.attribute.cues import Finding, cues
from firsthand.stages.attribute.fallback import by_order
from firsthand.stages.attribute.frames import cue_phrase, is_negated
from firsthand.stages.attribute.lineage import sources_of
from firsthand.stages.attribute.phrases import speaker
from firsthand.stages.attribute.relays import relays_of
from firsthand.stages.attribute.syntax import Syntax

# Words from a quotation's mark to the cue that credits it; longer ways lead to another clause. Swept 6 to 20 on news prose.
_REACH_WORDS = 14
# Tokens of a sentence that holds nothing but a credit ("the mayor of Old Sund asked on Friday.").
_LONGEST_STUMP_TOKENS = 9
# Rules whose content is a thing, a wish or a name: a quotation beside it is then what was said.
_LOOSE = frozenset(
    {"verb_thing", "verb_about", "verb_named_as", "verb_accused_of", "verb_infinitive", "verb_criticised"}
)
# A quotation of fewer words that does not end like a sentence is a term, not speech.
_SHORTEST_SPEECH_WORDS = 4


def join_quotations(view: Syntax, found: Sequence[Finding]) -> list[Finding]:
    """Findings of verbs in, the same with whole quotations, and those that only marks show, out."""
    out = [expand(view, f) for f in found]
    held = _held(view, out)
    for q in view.quotations:
        if q in held or not view.tokens_in(q) or not is_speech(view, q):
            continue
        position = _attach(view, q, out)
        if position is not None:
            held.add(q)
    return _go_on(view, out)


def expand(view: Syntax, finding: Finding) -> Finding:
    """A content that reaches into a quotation from outside takes all of it."""
    content = set(finding.content)
    for q in {view.quotation(i) for i in finding.content}:
        if q is not None and not any(view.quotation(c) == q for c in finding.cue):
            content |= set(view.tokens_in(q))
    return replace(finding, content=frozenset(content))


def _held(view: Syntax, found: Sequence[Finding]) -> set[Span]:
    held: set[Span] = set()
    for f in found:
        held |= {q for i in f.content if (q := view.quotation(i)) is not None and not any(view.quotation(c) == q for c in f.cue)}
    return held


def is_speech(view: Syntax, q: Span) -> bool:
    """Whether a quotation is something said, and not a term or a title: it ends like a sentence, or has words enough."""
    tokens = view.tokens_in(q)
    words = [i for i in tokens if view.tokens[i].pos != "PUNCT"]
    ends = q.of(view.text).rstrip()[-1:] in ",.!?—-…"
    if (
        all(view.tokens[i].text[:1].isupper() for i in words)
        and len(words) < _SHORTEST_SPEECH_WORDS
        and q.of(view.text)[-1:] not in "!?"
    ):
        return False
    if _is_title(view, words):
        return False
    return bool(words) and (ends or len(words) >= _SHORTEST_SPEECH_WORDS)


def _is_title(view: Syntax, words: Sequence[int]) -> bool:
    """Whether quoted words name a show or a work: in capitals, after its owner (the station's "Meet the Mayor")."""
    capitals = [i for i in words if view.tokens[i].text[:1].isupper()]
    small = [i for i in words if view.tokens[i].pos in ("DET", "ADP", "CCONJ", "PART")]
    before = next((i for i in range(words[0] - 1, -1, -1) if view.tokens[i].pos != "PUNCT"), None) if words else None
    return before is not None and view.tokens[before].tag == "POS" and set(words) <= {*capitals, *small}


def _attach(view: Syntax, q: Span, found: list[Finding]) -> int | None:
    """The cue nearest to a quotation takes it: one that has a finding already, or a new one."""
    verb = nearest_cue(view, q)
    if verb is None:
        return None
    tokens = frozenset(view.tokens_in(q))
    for n, f in enumerate(found):
        if verb in f.cue:
            loose = f.rule in _LOOSE
            content = tokens if loose and not any(view.quotation(i) for i in f.content) else f.content | tokens
            found[n] = replace(f, content=content, rule="quotation" if loose else f.rule)
            return n
    ordered = next((f for f in by_order(view, verb) if f.content & tokens), None)
    if ordered is not None:
        found.append(expand(view, replace(ordered, content=ordered.content | tokens)))
        return len(found) - 1
    head = speaker(view, verb)
    if head is None:
        return None
    if cues().has(view.tokens[verb].lemma, "call", "describe"):
        tokens = tokens.union(*(view.subtree(c) - {verb} for c in view.all(verb, "dobj", "obj") if c > verb))
    sources, through = sources_of(view, head)
    taken = tokens.union(*sources)
    found.append(Finding(tokens, sources, cue_phrase(view, verb), (*through, *relays_of(view, verb, taken)), rule="quotation"))
    return len(found) - 1


def nearest_cue(view: Syntax, q: Span) -> int | None:
    """A quotation in, the verb outside quotation marks that credits it out: after it where it ends on a comma, else before it."""
    tokens = view.tokens_in(q)
    after = _scan(view, tokens[-1], 1)
    before = _scan(view, tokens[0], -1)
    ends_open = q.of(view.text).rstrip()[-1:] in ",?!—"
    if after is not None and (ends_open or before is None):
        return after
    return before if before is not None else after


def _scan(view: Syntax, border: int, step: int) -> int | None:
    """The nearest verb of saying from a border on, within the sentence and before another quotation starts."""
    home = view.quotation(border)
    at, seen = border + step, 0
    while 0 <= at < len(view.tokens) and _is_within(view, border, at) and seen < _REACH_WORDS:
        token = view.tokens[at]
        here = view.quotation(at)
        if here is not None and here != home and is_speech(view, here):
            return None
        if token.pos not in ("PUNCT", "SPACE"):
            seen += 1
        if here is None and token.tag.startswith("VB") and not is_negated(view, at):
            if token.lemma in cues().strong or cues().has(token.lemma, "say", "tell", "write", "call"):
                return at
            if (
                seen <= 3
                and step > 0
                and token.tag in ("VBD", "VBZ")
                and view.text[: view.tokens[border].span.end + 3].rstrip()[-1:] in "”\"'"
            ):
                return at
        at += step
    return None


def _is_within(view: Syntax, border: int, at: int) -> bool:
    """Whether a token stands in a border's sentence, or in the stump that was cut off after a question (""Why?" Pell asked.")."""
    if view.tokens[at].sentence == view.tokens[border].sentence:
        return True
    stump = view.sentence(at)
    mark = view.tokens[border].text
    return (
        at > border
        and stump[0] <= border + 2
        and len(stump) <= _LONGEST_STUMP_TOKENS
        and mark in ("?", "!")
        and not any(view.quotation(i) for i in stump)
    )


def _go_on(view: Syntax, found: list[Finding]) -> list[Finding]:
    """Sentences that are quotation and nothing else: added to the credit before them in the paragraph, else bare."""
    taken = {i for f in found if not any(view.quotation(c) for c in f.cue) for i in f.content}
    touching: dict[int, set[int]] = defaultdict(set)
    for n, f in enumerate(found):
        for i in f.content:
            touching[view.tokens[i].sentence].add(n)
    for sentence in view.sentences:
        if taken.issuperset(sentence) or not _is_all_quoted(view, sentence):
            continue
        tokens = frozenset(sentence)
        if tokens & taken:
            continue
        whole = tokens.union(*(view.tokens_in(q) for i in sentence if (q := view.quotation(i)) is not None))
        near = touching[view.tokens[max(0, sentence[0] - 1)].sentence]
        previous = _before(view, sentence, {n: found[n] for n in sorted(near)})
        if previous is None:
            previous = len(found)
            found.append(Finding(whole, rule="bare_quotation"))
        else:
            found[previous] = replace(found[previous], content=found[previous].content | whole)
        for i in whole:
            touching[view.tokens[i].sentence].add(previous)
        taken |= whole
    return found


def _is_all_quoted(view: Syntax, sentence: range) -> bool:
    words = [i for i in sentence if view.tokens[i].pos not in ("PUNCT", "SPACE")]
    passage = view.passage(sentence[0])
    return bool(words) and passage is not None and passage.kind is PassageKind.SENTENCE and all(view.quotation(i) for i in words)


def _before(view: Syntax, sentence: range, found: Mapping[int, Finding]) -> int | None:
    """The finding whose quotation ends right before a sentence of the same paragraph; None where other words stand between."""
    if sentence[0] == 0:
        return None
    previous, here = view.passage(sentence[0] - 1), view.passage(sentence[0])
    if previous is None or here is None or previous.paragraph != here.paragraph:
        return None
    near = view.sentence(sentence[0] - 1)
    best: int | None = None
    for n, f in found.items():
        quoted = [i for i in f.content if i in near and view.quotation(i) is not None]
        is_open = quoted and f.within is None and not any(view.quotation(c) for c in f.cue)
        if is_open and (best is None or max(f.content) > max(found[best].content)):
            best = n
    return best
