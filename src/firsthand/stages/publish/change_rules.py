"""What can change on the way from one report to the next: one function for each kind, whose docstring is its help text.

Each looks at a pair of statements and gives what was there and what is there now. None says which of the two is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.model.source import SourceKind
from firsthand.stages.publish.figure_rules import bound_lost, figure_changed, rounded, scope_widened
from firsthand.stages.publish.sides import Pair, Side, Teller, find_doubts, keeps_doubt
from firsthand.text import dates
from firsthand.text.agreement import Agreement
from firsthand.text.date_spans import find_dates, resolve
from firsthand.text.date_words import Setting
from firsthand.text.dates import DateValue
from firsthand.text.names import compare_person, is_acronym_of, normalise
from firsthand.text.normalize import words

SAID_WORDS = 5
"""Words in a row by which two statements are one utterance: as many make one quotation where sources are compared."""
NAME_WORDS = 5
"""Words in place of a name; more are another way of saying it. No trial."""
LEAST_QUOTED = 3
"""Words of a quotation below which nothing tells that it was cut from another."""

_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+(?:of|de|al|van|der|the)\s+[A-Z][\w’'-]+|\s+[A-Z][\w’'-]+)*")
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_NEAR_DAYS = frozenset({"today", "yesterday", "tomorrow", "tonight", "last", "next", "this", "early", "late", "mid"})


def source_lost(pair: Pair) -> Iterator[tuple[str, str]]:
    """The earlier report credits somebody, the later one says the same and credits nobody, or only those who passed it on."""
    before, after = pair.before.tellers, pair.after.tellers
    if not before or pair.after.is_headline or before[0].kind is SourceKind.UNSPECIFIED:
        return
    if not after:
        is_told = pair.after.is_credited or _names_any(pair.after, before[:1]) or _is_published_by(pair.after, before)
        if not is_told:
            yield " → ".join(t.shown for t in before), ""
    elif len(after) < len(before) and all(any(_is_one(t, b) for b in before[1:]) for t in after):
        yield " → ".join(t.shown for t in before), " → ".join(t.shown for t in after)


def hedge_lost(pair: Pair) -> Iterator[tuple[str, str]]:
    """The earlier report puts it with a doubt (“may”, “alleged”, “reportedly”), the later one without any."""
    doubts = find_doubts(pair.before.text)
    if doubts and pair.is_alike and not keeps_doubt(pair.after):
        yield ", ".join(dict.fromkeys(doubts)), ""


def name_changed(pair: Pair) -> Iterator[tuple[str, str]]:
    """A name stands in place of another in words that are otherwise the same."""
    if not pair.is_alike:
        return
    for was, now in pair.changes:
        if max(len(words(was)), len(words(now))) > NAME_WORDS:
            continue
        old, new = _name_in(was, pair.before.text), _name_in(now, pair.after.text)
        if old and new and not _is_one_name(old, new):
            yield old, new


def date_changed(pair: Pair) -> Iterator[tuple[str, str]]:
    """A day, month or year stands in place of another in words that are otherwise the same."""
    if not pair.is_alike or not any(_may_be_date(was) for was, _ in pair.changes):
        return
    old = _dates(pair.before.text, pair.before.published)
    new = _dates(pair.after.text, pair.after.published)
    for was, value in old:
        if pair.after.says(was) or any(_agree(value, other) for _, other in new):
            continue
        others = [now for now, other in new if not pair.before.says(now) and _differ(value, other)]
        if len(others) == 1:
            yield was, others[0]


def speaker_changed(pair: Pair) -> Iterator[tuple[str, str]]:
    """The same words, five of them in a row or more and quoted, are credited to somebody else."""
    if not pair.before.tellers or not pair.after.tellers or pair.longest_run < SAID_WORDS:
        return
    if not (pair.is_copy or (pair.before.quotations and pair.after.quotations)):
        return
    was, now = pair.before.tellers[0], pair.after.tellers[0]
    others = (*pair.before.tellers[1:], *pair.after.tellers[1:])
    if _names_any(pair.before, [now]) or _names_any(pair.after, [was]) or _is_published_by(pair.after, [was]):
        return
    if any(_is_one(was, t) or _is_one(now, t) for t in others) or _may_be_one(was, now):
        return
    yield was.shown, now.shown


def quotation_clipped(pair: Pair) -> Iterator[tuple[str, str]]:
    """The earlier report quotes a sentence whole, the later one leaves out its beginning or its end."""
    told = words(pair.after.report)
    report = f" {' '.join(told)} "
    for quoted in pair.after.quotations:
        now = words(quoted)
        for whole in pair.before.quotations:
            sentence = _clipped_from(now, whole)
            if sentence and f" {' '.join(words(sentence))} " not in report and not _goes_on(words(sentence), now, report):
                yield sentence, quoted.strip()
                break


RULES: Mapping[str, Callable[[Pair], Iterator[tuple[str, str]]]] = {
    rule.__name__: rule
    for rule in (
        source_lost, hedge_lost, bound_lost, figure_changed, name_changed, date_changed, speaker_changed, scope_widened,
        quotation_clipped, rounded,
    )
}  # fmt: skip
"""Every kind of change by name, the gravest first: who says so and how surely, then what, then how it is put."""
CREDITS = frozenset({"source_lost", "speaker_changed"})
"""Those that look at whom a statement is credited to; all others look at its words."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: its name, what was there, and what is there now."""

    rule: str
    was: str
    now: str


def find_changes(pair: Pair, *, only: frozenset[str] | None = None) -> Iterator[Found]:
    """A pair of statements in, what changed from the first to the second, the gravest first, each once, out.

    Args:
        pair: The statements.
        only: Names of the rules that are asked; None for all.
    """
    asked = frozenset(RULES) if only is None else only
    if pair.before.text == pair.after.text:
        asked &= CREDITS | {"quotation_clipped"}
    for name, rule in RULES.items():
        if name in asked:
            for was, now in dict.fromkeys(rule(pair)):
                yield Found(name, was, now)


def _names_any(side: Side, tellers: Sequence[Teller]) -> bool:
    """Whether the sentence of a statement names one of some tellers."""
    return any(side.says(name) for teller in tellers for name in teller.names)


def _is_published_by(side: Side, tellers: Sequence[Teller]) -> bool:
    """Whether a report was published by one of some tellers, or the body that one speaks for."""
    publisher = set(words(side.publisher)) - {"the", "of", "for", "and"}
    return any(publisher and publisher <= teller.words for teller in tellers)


def _is_one(a: Teller, b: Teller) -> bool:
    """Whether two tellers are one by name: two persons by their surnames, others by any word, or by their initials."""
    if a.is_named and b.is_named and a.kind is b.kind is SourceKind.PERSON:
        return compare_person(a.names[0], b.names[0]) in (Agreement.SAME, Agreement.COMPATIBLE)
    if a.words & b.words:
        return True
    return any(is_acronym_of(x, y) or is_acronym_of(y, x) for x in a.names for y in b.names)


def _may_be_one(a: Teller, b: Teller) -> bool:
    """Whether one may be the other under another description: a role is somebody's role."""
    return _is_one(a, b) or SourceKind.UNSPECIFIED in (a.kind, b.kind) or a.is_named is not b.is_named


def _name_in(stretch: str, text: str) -> str:
    """Words that were changed, and their statement, in; the name among them out, empty where there is none but a first word."""
    for match in _NAME.finditer(stretch):
        is_first = text.lstrip("“\"‘ ").startswith(stretch) and match.start() == 0 and " " not in match[0]
        if normalise(match[0]) not in _DAYS | dates.MONTHS.keys() and not is_first:
            return match[0]
    return ""


def _is_one_name(a: str, b: str) -> bool:
    one, other = set(normalise(a).split()), set(normalise(b).split())
    return one <= other or other <= one or is_acronym_of(a, b) or is_acronym_of(b, a)


def _may_be_date(stretch: str) -> bool:
    """Whether words that were changed may be a date, or a part of one."""
    return any(word[0].isdigit() or word in _DAYS or word in dates.MONTHS or word in _NEAR_DAYS for word in words(stretch))


def _dates(text: str, published: DateValue | None) -> list[tuple[str, DateValue | None]]:
    found = [text[start:end].rstrip(".") for start, end in find_dates(text)]
    return [(day, resolve(day, Setting(published))) for day in found]


def _agree(a: DateValue | None, b: DateValue | None) -> bool:
    return a is not None and b is not None and dates.compare(a, b) in (Agreement.SAME, Agreement.COMPATIBLE)


def _differ(a: DateValue | None, b: DateValue | None) -> bool:
    return a is not None and b is not None and dates.compare(a, b) is Agreement.DIFFERS


def _clipped_from(now: list[str], whole: str) -> str:
    """Words of a quotation and another quotation in; the sentence of this that they are a part of out, empty where none is."""
    if len(now) < LEAST_QUOTED:
        return ""
    for start, end in _sentences(whole):
        sentence = words(whole[start:end])
        if len(now) < len(sentence) and any(sentence[n : n + len(now)] == now for n in range(len(sentence) - len(now) + 1)):
            return whole[start:end].strip()
    return ""


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    marks = [0, *(m.end() for m in re.finditer(r"[.!?…]+[\"”’»)]*(?=\s|$)", text)), len(text)]
    return ((a, b) for a, b in pairwise(marks) if a < b)


def _goes_on(sentence: list[str], now: list[str], report: str) -> bool:
    """Whether the rest of a quoted sentence stands in the later report too, before or after the words that credit it."""
    at = next(n for n in range(len(sentence)) if sentence[n : n + len(now)] == now)
    rests = (sentence[:at], sentence[at + len(now) :])
    return all(f" {' '.join(rest)} " in report for rest in rests if rest)
