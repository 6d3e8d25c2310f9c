"""What a quantity speaks of, read from the words of its sentence: the thing counted, what happened to it, where, how far it goes.

No parse is used. The words right beside the number decide first ("14 dead", "14 deaths"), then a verb before it that takes it for
its object ("killing 14"), then the verb after it ("14 people were killed"); a number of some of them ("14 people, including 3
children") has the fate of the whole. "14 soldiers killed 30" tells the fate of the 30 alone. What is not near says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from firsthand.text import fates
from firsthand.text.counted import head_after
from firsthand.text.quantities import NO_SCOPE, Fate, Quantity, Reach, Scope
from firsthand.text.quantity_words import TIME_UNITS

_BEFORE_CHARS, _AFTER_CHARS = 140, 180
"""What is looked at on either side of a number. Chars: about 22 and 28 words."""
_OBJECT_WORDS, _VERB_WORDS, _TOLL_WORDS = 5, 20, 7
"""Words within which a verb before a number has it for its object, a verb after it for its subject, a noun for its toll."""

_TOKEN = re.compile(r"[\w$€£][\w’'.,-]*[\w%]|\w|[;:,()“”\"—–]|[.!?](?=\s|$)")
_STOPS = frozenset(";:.!?—–")
_BE = frozenset({"was", "were", "is", "are", "be", "been", "being", "got", "get", "gets", "getting"})
_FILL = frozenset({
    "the", "a", "an", "another", "further", "additional", "other", "others", "and", "or", "him", "her", "them", "his",
    "their", "its", "as", "many", "much", "at", "least", "most", "all", "some", "also", "up", "to", "more", "than", "about",
    "nearly", "almost", "around", "over", "only", "fewer", "less", "estimated", "of", "whom", "dead", "no",
})  # fmt: skip
_TOLL_FILL = _FILL | frozenset({
    "rose", "risen", "rises", "rising", "climbed", "climbs", "reached", "reaches", "stood", "stands", "jumped", "now", "is",
    "was", "has", "have", "put", "hit", "hits", "passed", "from", "in", "with", "had",
})  # fmt: skip
_AFTER_PASSIVE = frozenset({
    "in", "on", "at", "by", "near", "from", "with", "during", "after", "before", "when", "while", "as", "and", "or", "but",
    "since", "following", "over", "for", "so", "to", "of", "this", "that", "last", "yesterday", "today", "here", "there",
    "outside", "inside", "across", "along", "between", "under", "amid", "seriously", "overnight", "early", "late",
    "altogether",
}) | frozenset(',;:.!?()“”"—–')  # fmt: skip
_CLAUSE_WORDS = frozenset({
    "when", "while", "as", "because", "although", "though", "if", "but", "whether", "since", "unless", "said", "says", "told",
    "say", "saying", "believed", "saw", "called", "came", "left", "made", "found", "reported", "asked", "wanted",
})  # fmt: skip
_RELATIVES = frozenset({"that", "which", "where", "whose"})
_NOUN_WORDS = 2
"""Words after a number within which "that" still speaks of the counted, not of another noun."""
_PART = re.compile(
    r"(?:\bincluding|\bamong them|\bof whom|\bof which|\bof those|\bof these|\bamong whom)\s+(?:at least |about |some |the )?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"\s+of\s+(?:them|whom|those|these|which)\b", re.IGNORECASE)
_ASIDE_BEFORE = re.compile(r"(?:[,(—–-]|\b(?:with|and|but))\s*$")
_SO_FAR = re.compile(r"\b(?:so far|to date|until now|up to now|as yet)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:in total|in all|altogether|combined|overall)\b", re.IGNORECASE)
_TOTAL_BEFORE = re.compile(r"\b(?:total|toll|totall?ing)\b[^,;.]{0,30}$", re.IGNORECASE)
_ANOTHER_BEFORE = re.compile(r"\b(?:another|an? further|an? additional|a second|other)\s+$", re.IGNORECASE)
_ANOTHER_AFTER = re.compile(r"\s+(?:more|others?|additional|further)\b(?!\s+than\b)", re.IGNORECASE)
_RATE = re.compile(
    r"(?:\s+[a-z-]+){0,3}?\s+(?:per|each|every|an?)\s+(second|minute|hour|day|night|week|month|season|year|game|person|head"
    r"|household|family|capita|share|barrel|litre|tonne)\b(?!\s+(?:ago|earlier|later|after|before|long|old))",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+(?:\s+(?:of\s+)?[A-Z][\w’'-]+){0,3}"
_PLACE = re.compile(
    rf"\b(?:in|across|near|throughout|around|outside)\s+(?:the\s+)?(?:(?P<name>{_NAME})"
    r"|(?:whole\s+|entire\s+|same\s+)?(?P<level>city|town|village|district|province|region|state|country|world)\b)"
)
_WIDE = re.compile(r"\b(?P<level>city|state|country|nation|world)-?wide\b", re.IGNORECASE)
_NO_PLACES = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip
_MONEY = frozenset({"USD", "EUR", "GBP", "JPY", "AUD", "CAD", "HKD", "INR", "KRW"})
_LENGTHS = frozenset({"metre", "km", "foot", "mile", "yard", "cm"})
_OF_MONEY = frozenset({Fate.STOLEN, Fate.PAID, Fate.SEIZED, Fate.COST})
_MONEY_WORDS = 9
_PARENT_OF = re.compile(r"\b(?:mother|father|parent|mum|mom|dad)\s+of\s+$", re.IGNORECASE)
_NOUN_CHARS = 80
"""What is looked at for the noun of what is counted."""
_TOLL = re.compile(
    r"\b(?:(?P<toll>toll)|number of (?:the )?(?P<who>\w+))\b[^,;.]{0,60}\b(?:to|at|was|is|reached|hit|passed|from)\s+$",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:as of|as at|by|until|up to|late on|early on)\s+$", re.IGNORECASE)


class _Word(NamedTuple):
    lower: str
    written: str


def complete(quantity: Quantity, sentence: str, *, at: tuple[int, int], head: str | None = None) -> Quantity:
    """A quantity as it was found and its sentence in, the quantity with what it counts and its scope out.

    Args:
        quantity: As `find_quantities` gives it.
        sentence: The sentence, or more of the text around it.
        at: Where the quantity stands in it: start, end.
        head: Head noun of what is counted, singular, where a parse has it; else it is read from the words.
    """
    if quantity.unit is None and _PARENT_OF.search(sentence[max(0, at[0] - 14) : at[0]]):
        return replace(quantity, counted="child", scope=Scope(Fate.BORN))  # what happened, happened to the parent
    has_unit = quantity.unit is not None
    counted = (
        head or quantity.counted or head_after(sentence[at[1] : at[1] + _NOUN_CHARS], has_unit=has_unit, is_one=quantity.low == 1)
    )
    return replace(quantity, counted=counted, scope=read_scope(sentence, at, unit=quantity.unit))


def read_scope(sentence: str, at: tuple[int, int], *, unit: str | None = None) -> Scope:
    """A sentence and where a quantity stands in it (start, end) in, its scope out; empty where the words near it say nothing.

    Args:
        sentence: The sentence, or more of the text around it.
        at: Start and end of the quantity with its bound and unit.
        unit: In what it is measured; None for bare counts.
    """
    start, end = at
    before, after = sentence[max(0, start - _BEFORE_CHARS) : start], sentence[end : end + _AFTER_CHARS]
    left, right = _words(before), _words(after)
    left = left[_last_stop(left) :]
    reach = _reach(before, after)
    fate = None if after[:1] == "-" and unit is None else _fate(left, right, unit=unit, is_part=reach is Reach.PART)
    if unit is None and (toll := _TOLL.search(before)):
        fate = Fate.KILLED if toll["toll"] else _fate_of(toll["who"].lower())
    if reach is Reach.ANOTHER and any(_fate_of(w.lower) not in (None, fate) for w in left):
        reach = None  # "14 dead and another 30 injured": another kind, not more of the same
    rate = _RATE.match(after)
    scope = Scope(fate, _place(after), reach, rate[1].lower() if rate else None)
    return NO_SCOPE if scope == NO_SCOPE else scope


def is_as_of(sentence: str, start: int) -> bool:
    """Whether the words before a date say that a count was so by then: "as of Tuesday", "by Monday evening"."""
    return _AS_OF.search(sentence[max(0, start - 12) : start]) is not None


def _words(text: str) -> list[_Word]:
    return [_Word(m[0].lower().replace("’", "'"), m[0]) for m in _TOKEN.finditer(text)]


def _last_stop(left: Sequence[_Word]) -> int:
    """The number of the first word after the last sign that ends a clause."""
    return next((n + 1 for n in range(len(left) - 1, -1, -1) if left[n].lower in _STOPS), 0)


def _fate_of(word: str) -> Fate | None:
    return fates.STATES.get(word) or fates.DONE_TO.get(word) or fates.DOES.get(word) or fates.NOUNS.get(word)


def _fate(left: list[_Word], right: list[_Word], *, unit: str | None, is_part: bool) -> Fate | None:
    if unit in _LENGTHS or unit in TIME_UNITS:
        return _measured(left, right, unit or "")
    if unit in _MONEY:
        return _of_money(left, right)
    if unit in ("magnitude", "time", "degree"):
        return None
    found = _beside(right) or _as_object(left) or _as_toll(left) or _as_subject(right)
    if found is None and is_part:
        found = next((f for w in reversed(left) if (f := _fate_of(w.lower))), None)
    return found


def _beside(right: list[_Word]) -> Fate | None:
    """By a state or a noun of fate within what is counted: "14 dead", "14 people dead", "14 injured people", "14 deaths"."""
    for n, word in enumerate(right[:5]):
        if word.lower in fates.PERSON_NOUNS:
            return fates.NOUNS.get(word.lower)
        state = fates.STATES.get(word.lower)
        if state is not None:
            following = right[n + 1].lower if n + 1 < len(right) else "."
            is_active = word.lower in ("wounded", "hurt", "injured") and n > 0 and not _is_after_passive(following)
            return None if is_active else state
        if not word.lower[0].isalpha() or word.lower in _BE or word.lower in fates.DONE_TO or word.lower in _CLAUSE_WORDS:
            return None
    return None


def _as_object(left: list[_Word]) -> Fate | None:
    """By a verb before the number whose object it is: "killing 14", "arrested her and 14 others", "home to 14"."""
    words = [w.lower for w in left]
    is_joined = words[-1:] == ["and"]
    for back in range(1, min(len(words), _OBJECT_WORDS) + 1):
        at = len(words) - back
        phrase = next(
            (fates.PHRASES[p] for size in (4, 3, 2) if (p := " ".join(words[max(0, at - size + 1) : at + 1])) in fates.PHRASES),
            None,
        )
        if phrase is not None:
            return phrase
        verb = fates.DONE_TO.get(words[at])
        if verb is not None:
            is_passive = any(w in _BE for w in words[max(0, at - 2) : at])
            has_object = words[at + 1 :] != ["and"] and not (is_passive and words[at].endswith(("ed", "en", "n", "t")))
            return verb if has_object else None
        if words[at] in _FILL or (is_joined and left[at].written[0].isupper()):
            continue
        return None
    return None


def _as_toll(left: list[_Word]) -> Fate | None:
    """By a noun whose number it is: "the death toll rose to 14", "the deaths of 14 people", "a population of 14"."""
    for back in range(1, min(len(left), _TOLL_WORDS) + 1):
        word = left[-back].lower
        fate = fates.NOUNS.get(word)
        if fate is not None:
            return None if back == 1 and word not in ("deaths", "killings") else fate
        if word not in _TOLL_FILL:
            return None
    return None


def _as_subject(right: list[_Word]) -> Fate | None:
    """By the verb after the number: "14 people were killed", "14 died", "14 killed in the blast"; not "14 soldiers killed 30"."""
    words = [w.lower for w in right[:_VERB_WORDS]]
    depth = 0
    for n, word in enumerate(words):
        depth += (word == "(") - (word == ")")
        is_other_clause = (word in _CLAUSE_WORDS and n > 0) or (word in _RELATIVES and n > _NOUN_WORDS)
        if (word in _STOPS or is_other_clause) and depth <= 0:
            return None
        for size in (4, 3, 2):
            if (phrase := " ".join(words[n : n + size])) in fates.PHRASES:
                return fates.PHRASES[phrase]
        if word in fates.STATES and word not in fates.DONE_TO:
            return fates.STATES[word]
        does = fates.DOES.get(word)
        if does is not None and (n > 0 or not word.endswith("ing")):
            return does
        verb = fates.DONE_TO.get(word)
        if verb is not None:
            is_passive = any(w in _BE for w in words[max(0, n - 3) : n])
            following = words[n + 1] if n + 1 < len(words) else "."
            is_form = not word.endswith(("ing", "s"))
            return verb if is_form and (is_passive or _is_after_passive(following)) else None
    return None


def _is_after_passive(word: str) -> bool:
    return word in _AFTER_PASSIVE or word.endswith("ly")


def _measured(left: list[_Word], right: list[_Word], unit: str) -> Fate | None:
    kind = "time" if unit in TIME_UNITS else "length"
    verbs = fates.MEASURED[kind]
    for word in (*(w.lower for w in reversed(left[-6:])), *(w.lower for w in right[:1])):
        if word in verbs:
            return verbs[word]
        if word == ",":
            break
    is_of = kind == "time" and [w.lower for w in right[:1]] == ["of"]
    return Fate.LASTED if is_of else None


def _of_money(left: list[_Word], right: list[_Word]) -> Fate | None:
    """By the nearest word of theft, payment or seizure, before the number or else after it."""
    words = [w.lower for w in left[-_MONEY_WORDS:]]
    if " ".join(words[-5:]).endswith(("cost", "costs", "costing", "cost of")):
        return Fate.COST
    for text in (reversed(words), (w.lower for w in right[:_VERB_WORDS])):
        for word in text:
            if word in _STOPS:
                break
            found = fates.DONE_TO.get(word) or fates.NOUNS.get(word)
            if found in _OF_MONEY:
                return found
            if word == "off":
                return Fate.STOLEN if "making" in words or "made" in words else None
    return None


def _reach(before: str, after: str) -> Reach | None:
    if _PART.search(before[-40:]) or (_PART_AFTER.match(after) and _ASIDE_BEFORE.search(before[-8:])):
        return Reach.PART
    if _ANOTHER_BEFORE.search(before[-16:]) or _ANOTHER_AFTER.match(after):
        return Reach.ANOTHER
    near = re.split(r"[.;:!?](?:\s|$)", after[:70], maxsplit=1)[0]
    if _SO_FAR.search(near) or _SO_FAR.search(before[-20:]):
        return Reach.SO_FAR
    if _TOTAL.search(near[:50]) or _TOTAL_BEFORE.search(before[-50:]):
        return Reach.TOTAL
    return None


def _place(after: str) -> str | None:
    """The first place after the number, within its clause: a name in small letters, or a level ("city"); else None."""
    clause = re.split(r"[.;:!?](?:\s|$)|\b(?:and|while|but|after|when)\s", after[:110], maxsplit=1)[0]
    match = _PLACE.search(clause) or _WIDE.search(clause)
    if match is None:
        return None
    name = match.groupdict().get("name")
    if name is None:
        return match["level"].lower().replace("nation", "country")
    lower = " ".join(name.lower().removesuffix("’s").removesuffix("'s").split())
    return None if set(lower.split()) & _NO_PLACES else lower
