"""Findings in, attributions out: tokens become spans, marks and "that" fall off, twins go, nesting is read from place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.model.attribution import Attribution, SpeechKind
from firsthand.model.span import Span, cover
from firsthand.stages.attribute.cues import Finding, cues
from firsthand.stages.attribute.syntax import Syntax

_MARKS = " \t\r\n\"“”‘’'«»„`,;:–—-"
_STOPS = ".…"
# Rules whose content is a thing or a wish: what is reported within it is not what its source reported.
_HOLDS_NOTHING = frozenset({"bare_quotation", "verb_thing", "verb_about", "verb_infinitive", "verb_criticised"})
# Rules that show what somebody thinks or wants; within another's words they are what that other says, and no step of a chain.
_INWARD = frozenset(
    {"verb_infinitive", "verb_thing", "verb_named_as", "verb_about", "verb_accused_of", "verb_criticised", "hearsay"}
)
_CLOSERS = (" and", " but")
_OPENERS = ("that ", "that, ")


def assemble(view: Syntax, found: Sequence[Finding]) -> tuple[Attribution, ...]:
    """Findings of all rules in any order in, attributions out: in text order, those of a wish or a thought after all others."""
    spoken = [f for f in _untangle(_drop_twins([f for f in found if not f.is_inward])) if content_spans(view, f)]
    spoken.sort(key=_place)
    nested = list(zip(spoken, _nest(spoken), strict=True))
    kept = [f for f, n in nested if n is None or not _is_inward(view, f) or _is_passed_on(view, f, spoken[n])]
    whole = {id(f) for f in kept}
    inward = [f for f in spoken if id(f) not in whole]
    inward = sorted([*inward, *(f for f in found if f.is_inward and content_spans(view, f))], key=_place)
    placed = [*zip(kept, _nest(kept), strict=True), *((f, _holder(f, kept)) for f in inward)]
    return tuple(_attribution(view, f, within, is_inward=n >= len(kept)) for n, (f, within) in enumerate(placed))


def _place(finding: Finding) -> tuple[int, int, str]:
    return min(finding.content | finding.cue), -len(finding.content), finding.rule


def _holder(inward: Finding, kept: Sequence[Finding]) -> int | None:
    """A finding of a wish or a thought, and all others, in; the smallest of these whose content holds it out."""
    holding = [n for n, f in enumerate(kept) if inward.cue <= f.content]
    return min(holding, key=lambda n: len(kept[n].content), default=None)


def _attribution(view: Syntax, finding: Finding, within: int | None, *, is_inward: bool) -> Attribution:
    """A finding, the place of the one that holds it, and whether it tells of no words, in; the same in spans out."""
    return Attribution(
        content=content_spans(view, finding),
        sources=source_spans(view, finding),
        cue=_cue_span(view, finding.cue),
        kind=finding.kind or kind_of(view, finding.content),
        relays=tuple(s for s in (phrase_span(view, p) for p in finding.relays) if s is not None),
        within=within,
        is_joint=finding.is_joint,
        rule=finding.rule,
        named=tuple(view.runs(finding.named)),
        is_inward=is_inward,
        is_doubtful=finding.is_doubtful,
    )


def _drop_twins(found: Iterable[Finding]) -> list[Finding]:
    """One finding for each cue and content; where two rules saw the same cue, the first listed stays."""
    out: list[Finding] = []
    by_cue: dict[int, list[Finding]] = defaultdict(list)
    by_content: dict[int, list[Finding]] = defaultdict(list)
    for f in found:
        if f.rule == "noun_cue" and not f.sources and any(g.sources and _same(f, g) for g in by_content[min(f.content)]):
            continue
        twins = (g for i in f.cue for g in by_cue[i] if f.sources == g.sources)
        if any(f.content & g.content or g.rule == "introduced" for g in twins):
            continue
        out.append(f)
        for i in f.cue:
            by_cue[i].append(f)
        for i in f.content:
            by_content[i].append(f)
    return out


def _same(noun: Finding, verb: Finding) -> bool:
    """Whether a noun credits what a verb before it does: "said in a statement that ..."."""
    is_within = bool(noun.cue) and noun.content <= verb.content
    is_between = is_within and max(verb.cue, default=-1) < min(noun.cue) < min(verb.content)
    return is_between or noun.content == verb.content


def _untangle(found: Sequence[Finding]) -> list[Finding]:
    """Of two findings that hold each other’s cue, the earlier loses the later’s saying from its tail ("..., the paper says")."""
    out = list(found)
    holds = {id(f.within) for f in out}
    by_cue: dict[int, list[Finding]] = defaultdict(list)
    for f in out:
        if f.cue:
            by_cue[min(f.cue)].append(f)
    for n, f in enumerate(out):
        if not f.cue or f.within is not None or id(f) in holds:
            continue
        for g in [g for i in sorted(f.content) for g in by_cue.get(i, ())]:
            if max(f.cue) < min(g.cue) and g.cue <= f.content and f.cue <= g.content:
                border = min(g.cue.union(*g.sources))
                out[n] = f = replace(f, content=frozenset(i for i in f.content if i < border))
    return out


def _is_inward(view: Syntax, finding: Finding) -> bool:
    """Whether a finding tells of a thought, a wish or an opinion and not of words."""
    if finding.rule in _INWARD:
        return True
    lemmas = {view.tokens[i].lemma for i in finding.cue}
    if lemmas & {"agree", "disagree"}:
        return True
    return bool(lemmas & cues().verbs["think"]) and not lemmas & cues().strong


def _is_passed_on(view: Syntax, inner: Finding, outer: Finding) -> bool:
    """Whether an outlet tells what people think or expect: "officials expect to finish in May," according to the Courier."""
    by_outlet = any(i in view.outlets for s in outer.sources for i in s)
    thinks = any(view.tokens[i].lemma in cues().verbs["think"] for i in inner.cue)
    is_named = bool(inner.sources) and not any(view.tokens[i].pos == "PRON" for s in inner.sources for i in s)
    return by_outlet and thinks and is_named


def _nest(found: Sequence[Finding]) -> list[int | None]:
    """For each finding the smallest other whose content holds its cue (its content, where it has none)."""
    place = {id(f): n for n, f in enumerate(found)}
    by_content: dict[int, list[int]] = defaultdict(list)
    for n, f in enumerate(found):
        for i in f.content:
            by_content[i].append(n)
    out: list[int | None] = []
    for f in found:
        if f.within is not None:
            out.append(place.get(id(f.within)))
            continue
        mark = f.cue or f.content
        holders = [
            n
            for n in by_content[min(mark)]
            for g in (found[n],)
            if g is not f and mark <= g.content and not (g.cue or g.content) <= f.content and g.rule not in _HOLDS_NOTHING
        ]
        out.append(min(holders, key=lambda n: len(found[n].content), default=None))
    return [None if _goes_round(out, n) else within for n, within in enumerate(out)]


def _goes_round(within: Sequence[int | None], n: int) -> bool:
    seen: set[int] = set()
    at: int | None = n
    while at is not None and at not in seen:
        seen.add(at)
        at = within[at]
    return at is not None


def kind_of(view: Syntax, content: Iterable[int]) -> SpeechKind:
    """Content in; direct where all its words stand in quotation marks, mixed where some do, else indirect out."""
    inside = [view.quotation(i) is not None for i in content if view.tokens[i].pos not in ("PUNCT", "SPACE")]
    if inside and all(inside):
        return SpeechKind.DIRECT
    return SpeechKind.MIXED if any(inside) else SpeechKind.INDIRECT


def content_spans(view: Syntax, finding: Finding) -> tuple[Span, ...]:
    """A finding in, its content as spans out: without outer marks, without an opening "that", in text order."""
    pieces: list[Span] = []
    for run in view.runs(finding.content):
        run = trim(view.text, run)
        if any(ch.isalnum() for ch in run.of(view.text)) and run.of(view.text).lower() != "that":
            pieces.append(run)
    return tuple(pieces)


def trim(text: str, span: Span) -> Span:
    """A stretch of text in, the same without marks, commas and an opening "that" at its ends out."""
    start, end = span.start, span.end
    changed = True
    while changed:
        changed = False
        while start < end and text[start] in _MARKS + _STOPS + ")]":
            start += 1
        for opener in _OPENERS:
            if text[start:end].lower().startswith(opener):
                start += len(opener)
                changed = True
    changed = True
    while changed:
        changed = False
        while end > start and text[end - 1] in _MARKS + ("" if _is_sentence(text, start, end) else _STOPS):
            end -= 1
        for closer in _CLOSERS:
            if text[start:end].lower().endswith(closer):
                end -= len(closer)
                changed = True
    return Span(start, end)


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether the last stop within belongs to what is said: an abbreviation's or a quoted sentence's."""
    return text[end - 1] in _STOPS and "." in text[start : end - 1]


def source_spans(view: Syntax, finding: Finding) -> tuple[Span, ...]:
    """A finding in, its sources as spans out, in order; the label where it has one."""
    if finding.label is not None:
        name = finding.label.of(view.text).rstrip(" \t:.")
        return (Span(finding.label.start, finding.label.start + len(name)),) if name else ()
    return tuple(s for s in (phrase_span(view, p) for p in finding.sources) if s is not None)


def phrase_span(view: Syntax, tokens: Iterable[int]) -> Span | None:
    """The tokens of a source or relay in, its span out; None where only marks are left."""
    spans = [view.tokens[i].span for i in tokens]
    if not spans:
        return None
    whole = cover(spans)
    start, end = whole.start, whole.end
    text = view.text
    while start < end and text[start] in _MARKS and text[start] != "’":
        start += 1
    if "(" in text[start:end] and ")" not in text[start:end]:
        end = max(start, text.index("(", start))
    while end > start and (text[end - 1] in ",;:–—- \n" or text[start:end].endswith(_CLOSERS)):
        end -= 1
    return Span(start, end) if start < end else None


def _cue_span(view: Syntax, cue: Iterable[int]) -> Span | None:
    spans = [view.tokens[i].span for i in cue]
    return cover(spans) if spans else None
