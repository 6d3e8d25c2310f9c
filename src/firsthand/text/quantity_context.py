"""Whether a number counts or measures something where it stands: years, ages, scores, times, addresses, numbered things do not.

Looks at a few words on either side, never further, so that a text takes time in proportion to its length.
"""

from __future__ import annotations

import re

from firsthand.text import fates

_BEFORE_CHARS = 32
"""What is looked at before a number. Chars: the longest names of months and the longest of the words below."""

_NUMBERED_BEFORE = re.compile(
    r"\b(?:nos?|numbers?|chapters?|pages?|pp|sections?|articles?|paragraphs?|clauses?|rules?|items?|figures?|tables?|parts?|verses?"
    r"|rooms?|gates?|lines?|aged?|age of|ages|routes?|highway|interstate|exit|flight|channel|phase|version|grade|class|type|group"
    r"|units?|radio|bulletin|edition|volume|level|stage|category|district|witness|exhibit|counts?|amendment|resolution|apartment|apt"
    r"|suite|platform|track|lane|ward|precinct|zone|block|round|week|day|game|episode|season|step|tier|form|model|mark|case|act"
    r"|size|pier|berth|hangar|warehouse|shaft|checkpoint"
    r"|reactor|terminal|serial|box|code|extension|ext|tel|phone|fax|call|calling|dial|floor"
    r")\.?[\s-]+(?:\d+(?:,| and| or| to|[-–])\s*){0,4}$",
    re.IGNORECASE,
)
_CAPITAL_BEFORE = re.compile(r"\b([A-Z][A-Za-z]*)\.?[\s-]+$")
_NO_NAMES = frozenset({
    *fates.DONE_TO, *fates.DOES,
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "a", "i", "leaves", "left", "after", "in", "of", "and", "for", "with", "to", "than", "nearly", "over", "some", "at",
    "least", "dead", "among", "including", "on", "from", "under", "these", "those",
})  # fmt: skip
"""Words that are no part of a name though a headline prints them with a capital."""
_SENTENCE_START = re.compile(r"(?:^|[.!?\"“:;]\s*|\n\s*)[A-Z][A-Za-z]*\.?[\s-]+$")
_SINGULAR_AFTER = re.compile(r"\s+(?:was|is|has|had|will|would|remains|stands|stood|burned|collapsed|exploded)\b")
"""After a capital at the start of a sentence and a number: one named thing ("Shed 9 was"), not so many of something."""
_SMALL_WORD_AFTER = re.compile(r"\s+(?:on|in|at|over|against|to|for|with|by|and|after|when|as|but|from)\b")
_WORD_AFTER = re.compile(r"\s+[a-z]")
_AGE_AFTER = re.compile(
    r"[\s-]+(?:years?|months?|weeks?|days?)[\s-]+olds?\b|[\s-]+years? of age\b", re.IGNORECASE)  # fmt: skip
_AGE_AROUND = re.compile(
    r"(?:[A-Z][\w.’'-]+(?: \(\w+\))?|\b(?:man|woman|boy|girl|teenager|son|daughter|mother|father|brother|sister|wife|husband"
    r"|victim|suspect|student|resident)), $"
)
_AGE_IN_BRACKETS = re.compile(r"[A-Z][\w.’'-]+ \($")
_TIME_AFTER = re.compile(
    r"\s?(?:[ap]\.?\s?m\b|past (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|o['’]clock|hours (?:GMT|local)|in the (?:morning|afternoon|evening)\b|at night\b)|:\d\d",
    re.IGNORECASE,
)
_AGO_AFTER = re.compile(r"\s+(?:ago|earlier|later|hence|from now)\b", re.IGNORECASE)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_MONTH_AFTER = re.compile(rf"[\s-]+(?:of\s+)?{_MONTH}")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?,?\s+(?:\d{{1,2}}(?:,\s?| and | to |\s?[-–]\s?))?$")
_SCORE_AFTER = re.compile(r"\s?[-–]\s?\d{1,3}(?!\s?(?:%|per|\d|[a-z]))")
_SCORE_NOUN_AFTER = re.compile(
    r"\s+(?:(?:home|away|road|overall)\s+)?(?:win|victory|loss|defeat|draw|lead|tie|triumph|rout|decision|record|ruling|vote|score"
    r"|margin|thrashing|majority|aggregate|advantage|deficit|start|favou?rites?)\b"
)
_ADDRESS_AFTER = re.compile(
    r" (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Place|Square|Terrace|Way|Court|Row|Quay)\b"
)
_ORDINAL_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|['’]?s\b|[\s-](?:thirds?|quarters?|fifths?|tenths?)\b|-(?:of|for|and)-", re.IGNORECASE
)
_PRONOUN_AFTER = re.compile(
    r"\s+(?:of|another|who|that|which|is|was|has|had|can|could|would|may|might|must|to|day|by|and|or|in|on|at|thing|side|way)\b"
    r"|\s*[,.;:?!]"
)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|the|this|that|any|every|each|which|another|some|only|an?|such|other|first|last|next|new|old|good|bad)[\s-]+$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PLURAL_AFTER = re.compile(r"\s+(?:[a-z-]+\s+)?(?:[a-z]+[a-rt-z]s|people|men|women|children)\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|during|until|till|by|of|from|after|before|through|early|late|mid|circa|year|spring|summer|autumn|winter|fall)[\s-]+$",
    re.IGNORECASE,
)
_DIGIT_PAIR = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}")
_LEADING_ZERO = re.compile(r"0\d")
_DIGITS_AFTER = re.compile(r"[ -]\d| / \d")
_DIGITS_BEFORE = re.compile(r"(?:^|\D)(?!(?:1[5-9]|20)\d\d )\d+[ -]$|\d / $")
_GROUP_BEFORE = re.compile(r"\d, $")
"""Thousands that somebody parted by comma and blank, or a list: which of them is not told, so neither part is a count."""

Found = re.Match[str]


def is_count(text: str, match: Found, *, start: int, has_bound: bool) -> bool:
    """Whether a number counts or measures something, by what stands around it.

    Args:
        text: The whole text.
        match: The number, as the patterns of `quantity_words` find it.
        start: Where it starts with its bound.
        has_bound: It stands behind a bound ("at least").
    """
    before = text[max(0, match.start() - _BEFORE_CHARS) : match.start()]
    low, end_low, end = match["low"].lower(), match.end("low"), match.end()
    if _AGE_AFTER.match(text, end_low) or _ORDINAL_AFTER.match(text, end) or _TIME_AFTER.match(text, end_low):
        return False
    if _LEADING_ZERO.match(low) or _AGO_AFTER.match(text, end) or _is_date(text, before, match):
        return False
    is_plain = not (match["mark"] or match["unit"] or match["suffix"] or match["high"])
    if low == "one" and is_plain and not has_bound and (_PRONOUN_AFTER.match(text, end) or _PRONOUN_BEFORE.search(before)):
        return False
    if match["high"] and not (match["mark"] or match["unit"]) and _is_score(text, match, has_bound=has_bound):
        return False
    if is_plain and _is_year(text, text[max(0, start - _BEFORE_CHARS) : start], match):
        return False
    if not is_plain or has_bound:
        return bool(match["mark"] or match["suffix"] or has_bound) or not _is_numbered(before, low)
    if _SCORE_AFTER.match(text, end) or _ADDRESS_AFTER.match(text, end):
        return False
    return not low[0].isdigit() or _is_free(text, before, match)


def _is_free(text: str, before: str, match: Found) -> bool:
    """Whether plain digits are neither an age beside a name nor a part of a name or number."""
    low, end = match["low"], match.end()
    if len(low) < 3:
        if _AGE_AROUND.search(before) and (end == len(text) or text[end] in ",.)"):
            return False
        if _AGE_IN_BRACKETS.search(before) and text[end : end + 1] == ")":
            return False
    if _DIGITS_AFTER.match(text, end) or _DIGITS_BEFORE.search(before) or (len(low) == 3 and _GROUP_BEFORE.search(before)):
        return False
    name = _CAPITAL_BEFORE.search(before)
    is_named = not _SENTENCE_START.search(before) or _SINGULAR_AFTER.match(text, end)
    is_name = name is not None and name[1].lower() not in _NO_NAMES and is_named
    return not is_name and not _is_numbered(before, low)


def _is_numbered(before: str, low: str) -> bool:
    return low[0].isdigit() and _NUMBERED_BEFORE.search(before) is not None


def _is_date(text: str, before: str, match: Found) -> bool:
    low = match["low"]
    if not (low.isdigit() and len(low) <= 2 and int(low) <= 31) or match["mark"] or match["unit"]:
        return False
    return _MONTH_AFTER.match(text, match.end()) is not None or _MONTH_BEFORE.search(before) is not None


def _is_year(text: str, before: str, match: Found) -> bool:
    if not _YEAR.fullmatch(match["low"]):
        return False
    return _YEAR_BEFORE.search(before) is not None or not _PLURAL_AFTER.match(text, match.end())


def _is_score(text: str, match: Found, *, has_bound: bool) -> bool:
    """Whether two numbers side by side are a result, two years, or parts of a longer number rather than a range."""
    low, high, end = match["low"], match["high"], match.end()
    if _YEAR.fullmatch(low) and (_YEAR.fullmatch(high) or (high.isdigit() and len(high) == 2)):
        return not _PLURAL_AFTER.match(text, end)
    if _LEADING_ZERO.match(high) or text[end : end + 1] in ("-", "–") or text[end : end + 2] == "/":
        return True
    if has_bound or not _DIGIT_PAIR.fullmatch(text, match.start("low"), match.end("high")):
        return False
    if int(low) >= int(high) or _SCORE_NOUN_AFTER.match(text, end):
        return True
    return _WORD_AFTER.match(text, end) is None or _SMALL_WORD_AFTER.match(text, end) is not None
