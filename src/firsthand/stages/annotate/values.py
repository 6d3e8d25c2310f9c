"""Dates and quantities of a line, with their values: found by grammar, read by the syntax around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.model.document import Mention, MentionKind
from firsthand.stages.annotate.reading import Line
from firsthand.stages.annotate.words import LineWord, ParsedLine
from firsthand.text.calendar_days import Direction
from firsthand.text.date_spans import find_dates, resolve
from firsthand.text.date_words import Setting
from firsthand.text.dates import DateValue
from firsthand.text.quantity_spans import find_quantities
from firsthand.text.scopes import complete

_AHEAD = re.compile(r"\b(?:as (?:soon|early) as|effective|starting|beginning|payable|scheduled for|due)\s+(?:on\s+|from\s+)?$")
_WILL = frozenset({"will", "shall", "'ll", "would", "wo", "'d"})
_PLANNED = frozenset({"schedule", "set", "due", "plan", "expect", "slate", "intend", "hope", "promise", "vow", "pledge"})
_TIMETABLED = frozenset({"open", "begin", "start", "leave", "arrive", "expire", "resume", "end", "close", "return", "meet"})
_COUNTED_STATES = frozenset({"dead", "injured", "wounded", "missing", "sick", "homeless", "ill"})
_NUMBER_DEPS = frozenset({"nummod", "quantmod", "compound", "npadvmod", "amod", "advmod"})
_PERSON = {"people": "person", "persons": "person"}


def find_values(line: Line, parse: ParsedLine, published: DateValue | None, anchor: DateValue | None) -> Iterator[Mention]:
    """A line with its parse in, its dates and quantities out, in order, each with its value where it has one.

    Args:
        line: As it was parsed.
        parse: Its words.
        published: The day of publication.
        anchor: The day last spoken of before this line.
    """
    taken: list[tuple[int, int]] = []
    out: list[Mention] = []
    for start, end in find_dates(line.text):
        direction = Direction.FUTURE if _AHEAD.search(line.text, 0, start) else direction_of(parse, start, end)
        value = resolve(line.text[start:end], Setting(published, direction, anchor))
        if value is not None and value.day is not None and value.end is None:
            anchor = value
        out.append(Mention(MentionKind.DATE, line.span(start, end), value))
        taken.append((start, end))
    for start, end, quantity in find_quantities(line.text):
        if any(start < e and s < end for s, e in taken):
            continue
        counted = counted_noun(parse, start, end, has_unit=quantity.unit is not None)
        whole = complete(quantity, line.text, at=(start, end), head=counted)
        out.append(Mention(MentionKind.QUANTITY, line.span(start, end), whole))
        taken.append((start, end))
    out += _loose_dates(line, parse, taken)
    return iter(sorted(out, key=lambda m: m.span))


def _loose_dates(line: Line, parse: ParsedLine, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """What the parser alone takes for a date ("the summer", "weekends"): kept without a value. Ages are none."""
    for entity in parse.names:
        if entity.label != "DATE" or any(entity.start < e and s < entity.end for s, e in taken):
            continue
        words = line.text[entity.start : entity.end].lower()
        is_rate = words.startswith(("a ", "an ", "each ", "every ", "per ")) or words.endswith("ly")
        if not any(c.isdigit() for c in words) and "old" not in words and not is_rate:
            yield Mention(MentionKind.DATE, line.span(entity.start, entity.end))


def direction_of(parse: ParsedLine, start: int, end: int) -> Direction:
    """Where a date lies from publication by the tense of the verb that it hangs on."""
    held = parse.within(start, end)
    if not held:
        return Direction.UNKNOWN
    top = next((n for n in held if parse.words[n].head not in held), held[-1])
    word = parse.words[top]
    if word.dep in ("compound", "nmod", "amod") and parse.words[word.head].pos == "NOUN":
        return Direction.UNKNOWN
    verb = next((n for n in (top, *parse.ancestors(top)) if _is_verb(parse.words[n]) or parse.words[n].lower == "due"), None)
    while verb is not None:
        found = _tense(parse, verb)
        if found is not Direction.UNKNOWN or parse.words[verb].dep not in ("xcomp", "conj", "advcl", "acl", "pcomp"):
            return found
        verb = next((n for n in parse.ancestors(verb) if _is_verb(parse.words[n])), None)
    return Direction.UNKNOWN


def _is_verb(word: LineWord) -> bool:
    return word.pos in ("VERB", "AUX")


def _tense(parse: ParsedLine, number: int) -> Direction:
    verb = parse.words[number]
    helpers = {child.lower for child in parse.children(number) if child.dep in ("aux", "auxpass")}
    if helpers & _WILL or "to" in helpers or verb.lower in _WILL or verb.lower == "due":
        return Direction.FUTURE
    if verb.lemma in _PLANNED and (helpers & {"is", "are"} or (verb.tag == "VBN" and verb.dep != "ROOT")):
        return Direction.FUTURE
    if verb.tag == "VBG" and helpers & {"is", "are", "'s", "'re"}:
        return Direction.UNKNOWN
    if verb.tag in ("VBD", "VBN"):
        return Direction.PAST
    if verb.tag in ("VBZ", "VBP") and verb.lemma in _TIMETABLED:
        return Direction.FUTURE
    return Direction.UNKNOWN


def counted_noun(parse: ParsedLine, start: int, end: int, *, has_unit: bool) -> str | None:
    """The head noun of what a quantity counts ("14 dock workers": worker; "85 of the 154 meetings": meeting); else None."""
    held = parse.within(start, end)
    if not held:
        return None
    place = held[-1]
    last = parse.words[place]
    at = last.head if last.dep in _NUMBER_DEPS and last.head > place else None
    while at is not None and parse.words[at].dep == "compound" and parse.words[at].head > at:
        at = parse.words[at].head
    noun = None if at is None else parse.words[at]
    if noun is not None and not has_unit:
        return _name(noun) if noun.pos in ("NOUN", "PROPN") or noun.lower in _COUNTED_STATES else None
    if noun is not None and noun.pos == "NOUN" and last.lower != noun.lower:
        return _name(noun)
    if last.pos not in ("NUM", "NOUN", "SYM"):
        return None
    of = next((n for n, w in enumerate(parse.words) if w.head == place and n != place and w.lower == "of"), None)
    counted = None if of is None else next((c for c in parse.children(of) if c.dep == "pobj" and c.pos == "NOUN"), None)
    return None if counted is None else _name(counted)


def _name(noun: LineWord) -> str:
    lemma = noun.lemma.removesuffix("s") if noun.tag == "NNPS" else noun.lemma
    return _PERSON.get(lemma, lemma)
