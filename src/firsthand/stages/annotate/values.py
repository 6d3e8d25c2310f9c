"""Dates and quantities of a line, with their values: found by grammar, read by the syntax around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.model.document import Mention, MentionKind
from firsthand.stages.annotate.reading import Line
from firsthand.text.calendar_days import Direction
from firsthand.text.date_spans import find_dates, resolve
from firsthand.text.date_words import Setting
from firsthand.text.dates import DateValue
from firsthand.text.quantity_spans import find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AHEAD = re.compile(r"\b(?:as (?:soon|early) as|effective|starting|beginning|payable|scheduled for|due)\s+(?:on\s+|from\s+)?$")
_WILL = frozenset({"will", "shall", "'ll", "would", "wo", "'d"})
_PLANNED = frozenset({"schedule", "set", "due", "plan", "expect", "slate", "intend", "hope", "promise", "vow", "pledge"})
_TIMETABLED = frozenset({"open", "begin", "start", "leave", "arrive", "expire", "resume", "end", "close", "return", "meet"})
_COUNTED_STATES = frozenset({"dead", "injured", "wounded", "missing", "sick", "homeless", "ill"})
_NUMBER_DEPS = frozenset({"nummod", "quantmod", "compound", "npadvmod", "amod", "advmod"})
_PERSON = {"people": "person", "persons": "person"}


def find_values(line: Line, doc: Doc, published: DateValue | None, anchor: DateValue | None) -> Iterator[Mention]:
    """A line with its parse in, its dates and quantities out, in order, each with its value where it has one.

    Args:
        line: As it was parsed.
        doc: Its parse.
        published: The day of publication.
        anchor: The day last spoken of before this line.
    """
    taken: list[tuple[int, int]] = []
    out: list[Mention] = []
    for start, end in find_dates(line.text):
        direction = Direction.FUTURE if _AHEAD.search(line.text, 0, start) else direction_of(doc, start, end)
        value = resolve(line.text[start:end], Setting(published, direction, anchor))
        if value is not None and value.day is not None and value.end is None:
            anchor = value
        out.append(Mention(MentionKind.DATE, line.span(start, end), value))
        taken.append((start, end))
    for start, end, quantity in find_quantities(line.text):
        if any(start < e and s < end for s, e in taken):
            continue
        counted = counted_noun(doc, start, end, has_unit=quantity.unit is not None)
        out.append(Mention(MentionKind.QUANTITY, line.span(start, end), replace(quantity, counted=counted)))
        taken.append((start, end))
    out += _loose_dates(line, doc, taken)
    return iter(sorted(out, key=lambda m: m.span))


def _loose_dates(line: Line, doc: Doc, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """What the parser alone takes for a date ("the summer", "weekends"): kept without a value. Ages are none."""
    for entity in doc.ents:
        if entity.label_ != "DATE" or any(entity.start_char < e and s < entity.end_char for s, e in taken):
            continue
        words = entity.text.lower()
        is_rate = words.startswith(("a ", "an ", "each ", "every ", "per ")) or words.endswith("ly")
        if not any(c.isdigit() for c in words) and "old" not in words and not is_rate:
            yield Mention(MentionKind.DATE, line.span(entity.start_char, entity.end_char))


def direction_of(doc: Doc, start: int, end: int) -> Direction:
    """Where a date lies from publication by the tense of the verb that it hangs on."""
    tokens = [t for t in doc if start <= t.idx < end]
    if not tokens:
        return Direction.UNKNOWN
    token = next((t for t in tokens if t.head not in tokens), tokens[-1])
    if token.dep_ in ("compound", "nmod", "amod") and token.head.pos_ == "NOUN":
        return Direction.UNKNOWN
    verb = next((a for a in (token, *token.ancestors) if a.pos_ in ("VERB", "AUX") or a.lower_ == "due"), None)
    while verb is not None:
        found = _tense(verb)
        if found is not Direction.UNKNOWN or verb.dep_ not in ("xcomp", "conj", "advcl", "acl", "pcomp"):
            return found
        verb = next((a for a in verb.ancestors if a.pos_ in ("VERB", "AUX")), None)
    return Direction.UNKNOWN


def _tense(verb: Token) -> Direction:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _WILL or "to" in helpers or verb.lower_ in _WILL or verb.lower_ == "due":
        return Direction.FUTURE
    if verb.lemma_.lower() in _PLANNED and (helpers & {"is", "are"} or (verb.tag_ == "VBN" and verb.dep_ != "ROOT")):
        return Direction.FUTURE
    if verb.tag_ == "VBG" and helpers & {"is", "are", "'s", "'re"}:
        return Direction.UNKNOWN
    if verb.tag_ in ("VBD", "VBN"):
        return Direction.PAST
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() in _TIMETABLED:
        return Direction.FUTURE
    return Direction.UNKNOWN


def counted_noun(doc: Doc, start: int, end: int, *, has_unit: bool) -> str | None:
    """The head noun of what a quantity counts ("14 dock workers": worker; "85 of the 154 meetings": meeting); else None."""
    tokens = [t for t in doc if start <= t.idx < end]
    if not tokens:
        return None
    last = tokens[-1]
    noun = last.head if last.dep_ in _NUMBER_DEPS and last.head.i > last.i else None
    while noun is not None and noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    if noun is not None and not has_unit:
        is_noun = noun.pos_ in ("NOUN", "PROPN") or noun.lower_ in _COUNTED_STATES
        return _name(noun) if is_noun else None
    if noun is not None and noun.pos_ == "NOUN" and last.lower_ != noun.lower_:
        return _name(noun)
    holder = last if last.pos_ in ("NUM", "NOUN", "SYM") else None
    of = next((c for c in holder.children if c.lower_ == "of"), None) if holder is not None else None
    counted = next((c for c in of.children if c.dep_ == "pobj" and c.pos_ == "NOUN"), None) if of is not None else None
    return None if counted is None else _name(counted)


def _name(noun: Token) -> str:
    lemma = noun.lemma_.lower()
    if noun.tag_ == "NNPS":
        lemma = lemma.removesuffix("s")
    return _PERSON.get(lemma, lemma)
