"""Where a report says that it corrects a number, and which of its numbers are the earlier ones.

Only what a report says of itself, or of a count, is looked at: that a teacher corrected her pupils corrects nothing.
"""

from __future__ import annotations

import re

BEFORE = r"(?:(?:at\s+least|at\s+most|about|around|roughly|some|nearly|almost|up\s+to|more\s+than|as\s+many\s+as|as)\s+)*"
"""Words of a bound, which may belong to the number that follows or not."""
_WHAT = r"(?:count|toll|figure|number|estimate|total|tally|sum|amount|report|statement|story|article|version|post|headline)s?"
_WHOSE = r"(?:(?:its|his|her|their|our|the|this|that|an?)\s+)?(?:(?:own|earlier|previous|initial|first|official|death)\s+){0,2}"
_SAYS_SO = (
    # "Correction:", "(CORRECTED)", "Erratum." at the head of a sentence or title
    rf"^\W*(?:corrections?|corrected|erratum|errata)\b\s*(?:[:.)\]—–-]|(?:to|of|on)\s+{_WHOSE}{_WHAT}\b)",
    r"\(\s*(?:corrects|corrected|corrected\s+version|refil(?:es|ed)\s+to\s+correct)\b",
    r"\bthis\s+(?:report|story|article|version|post|page)\s+(?:has\s+been|was|is)\s+(?:corrected|amended|updated\s+to\s+correct)\b",
    rf"\b(?:an?|our|the)\s+(?:earlier|previous|original)\s+version\s+of\s+(?:this|the|our)\s+{_WHAT}\b",
    # "corrected its count", "revised the death toll", "lowered its estimate"
    rf"\b(?:correct(?:s|ed|ing)?|revis(?:es|ed|ing)|amend(?:s|ed|ing)?)\s+{_WHOSE}{_WHAT}\b",
    rf"\b{_WHAT}\s+(?:has\s+been|have\s+been|was|were|is|are)\s+(?:later\s+|since\s+)?(?:corrected|revised|amended)\b",
    r"\b(?:revised|corrected)\s+(?:down|up|downwards?|upwards?)\b",
    r"\bnot\s+[\w,.\s-]{1,30}?,?\s+as\s+(?:we\s+|it\s+|this\s+\w+\s+)?(?:(?:earlier|previously|first|originally|initially)\s+)?"
    r"(?:reported|stated|said|written|published|announced|given)\b",
)  # fmt: skip
_TELLING = re.compile(r"correct|errat|amend|revis|\bversion|\bnot\b[^.]{1,60}\bas\b", re.IGNORECASE)
_SAYING = re.compile("|".join(_SAYS_SO), re.IGNORECASE)

_EARLIER = re.compile(
    r"(?:\b(?:earlier|previous|initial|original|first)\s+(?:version|report|count|toll|figure|number|estimate|total|tally|statement)s?\b"
    rf"[^.;:]{{0,60}}|\b(?:up|down)\s+from\s+|\bnot\s+|\binstead\s+of\s+|\brather\s+than\s+){BEFORE}$",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\bfrom\s+(?:(?:an?|the|its)\s+(?:earlier|previous|initial|first)\s+)?{BEFORE}$", re.IGNORECASE)
_TO = re.compile(r"^(?:\s+[\w’'-]+){0,4}\s+to\b", re.IGNORECASE)
_NOW = re.compile(r"\b(?:now|today|correct|actual|right|instead|to)\b", re.IGNORECASE)
_REACH_CHARS = 90
"""Before a number: where the words stand that make it an earlier one. Chars: about 14 words. No trial."""


def may_correct(text: str) -> bool:
    """A whole text in; whether it has a word without which nothing in it can say that a number is corrected, out."""
    return _TELLING.search(text) is not None


def says_correction(sentence: str) -> bool:
    """A sentence or title in, whether it says that a number, or the report, is corrected, out."""
    return _SAYING.search(" ".join(sentence.split())) is not None


def is_earlier_number(sentence: str, start: int, end: int) -> bool:
    """A sentence and where a number stands in it in; whether it is one that something else has taken the place of, out.

    "An earlier version gave the number as 14", "down from 19", "from 14 to 17": the 14, the 19 and the 14.
    """
    before = sentence[max(0, start - _REACH_CHARS) : start]
    found = _EARLIER.search(before)
    if found is not None and not _NOW.search(found[0]):
        is_denied = found[0].lstrip().lower().startswith("not")
        return not is_denied or says_correction(sentence)
    return _FROM.search(before) is not None and _TO.search(sentence[end:]) is not None
