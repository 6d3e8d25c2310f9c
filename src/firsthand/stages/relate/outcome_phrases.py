"""Turns of phrase that tell of a deadline or promise as such: that it was missed or met, broken or kept; and verbs of moving."""

from __future__ import annotations

import re

from firsthand.stages.relate import outcome_words as w
from firsthand.stages.relate.happenings import list_verbs

PUT_OFF = list_verbs(w.PUT_OFF, w.PUT_OFF_WITH)
"""Verbs that put a thing at another day."""
CALLED_OFF = list_verbs(w.CALLED_OFF, w.CALLED_OFF_WITH)
"""Verbs that say that it is not to be."""
_DAY = r"(?:deadline|due\s+date|target\s+date|cut-?off|time\s+limit)"
MISSED = re.compile(
    rf"\b(?:miss(?:ed|es)?|missing|overshot|overr[au]n|breached|let\s+slip|failed\s+to\s+(?:meet|keep|make)|did\s+not\s+(?:meet|keep|make)"
    rf"|didn't\s+(?:meet|keep|make)|failing\s+to\s+meet)\b[^.;:]{{0,40}}?\b{_DAY}"
    rf"|\b{_DAY}\b[^.;:]{{0,60}}?\b(?:(?:has|have|had|was)\s+(?:been\s+)?)?(?:passed|lapsed|expired|elapsed|gone\s+by|went\s+by"
    r"|come\s+and\s+gone|came\s+and\s+went|missed)\b[^.;:]{0,30}?\b(?:without|with\s+no|with\s+nothing|but\s+no|and\s+no|still\s+no|unmet)\b"
    rf"|\b{_DAY}\s+(?:was|has\s+been|had\s+been)\s+(?:missed|not\s+met)\b",
    re.IGNORECASE)  # fmt: skip
MET = re.compile(rf"\b(?:met|kept\s+to|beat|made|meeting)\b[^.;:]{{0,30}}?\b{_DAY}", re.IGNORECASE)
_WORD_GIVEN = r"(?:promise|pledge|vow|commitment|undertaking|word)s?"
BROKE = re.compile(
    rf"\b(?:broke|broken|reneged\s+on|went\s+back\s+on|gone\s+back\s+on|backtracked\s+on|failed\s+to\s+keep)\b[^.;:]{{0,24}}?\b{_WORD_GIVEN}\b",
    re.IGNORECASE)  # fmt: skip
KEPT = re.compile(
    rf"\b(?:kept|honou?red|fulfilled|made\s+good\s+on|delivered\s+on|stood\s+by|stuck\s+to)\b[^.;:]{{0,24}}?\b{_WORD_GIVEN}\b",
    re.IGNORECASE)  # fmt: skip
SOME_WORDS = re.compile(rf"\b(?:{_DAY}|{_WORD_GIVEN})\b", re.IGNORECASE)
UNSURE = re.compile(
    r"\b(?:if|unless|whether|could|may|might|would|should|will|can|must|to|not|never|n't|no|denied|deny)\W+(?:\w+\W+){0,3}?$",
    re.IGNORECASE)  # fmt: skip
