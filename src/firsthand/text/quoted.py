"""Where a text stands between double quotation marks, by the marks alone: for texts of which nothing else is at hand.

A mark without its other half in the same paragraph opens nothing. Single marks are not looked at: they are apostrophes as well.
"""

from __future__ import annotations

import re

_QUOTED = re.compile(r"“([^“”\n]+)”|„([^„“”\n]+)[“”]|«([^«»\n]+)»|(?<![\w\"])\"(?=\S)([^\"\n]+)\"(?!\w)")
_LONE = re.compile(r"“[^“”\n]+$", re.MULTILINE)
"""A quotation of several paragraphs closes only in the last of them."""


def find_quoted(text: str) -> list[tuple[int, int]]:
    """A text in; where its quotations stand (start, end), without their marks, in order, out."""
    found = [match.span(match.lastindex or 0) for match in _QUOTED.finditer(text)]
    found += [(match.start() + 1, match.end()) for match in _LONE.finditer(text)]
    return sorted(found)
