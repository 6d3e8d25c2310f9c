"""Words of a text as texts are compared: lower case, straight marks, without soft hyphens; and the same-length plain form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"\w+(?:['’ʼ]\w+|[.,:](?=\d)\d+|-\w+)*")
_GROWS = "İ"
"""The one letter that a word may have whose small form is longer: its dot would cut the word in two."""
_PLAIN = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛‹›′ʼ`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\t\n\r\x0b\x0c\x85\u2028\u2029", " "),
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", " "),
    "…": ".",
}
_PLAIN_TABLE = str.maketrans(_PLAIN)


def plain(text: str) -> str:
    """A text in, the same with straight quotation marks, hyphens and spaces for every kind of them out. Length is kept."""
    return text.translate(_PLAIN_TABLE)


def word_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """A text in, its words as they are compared out, with start and end: ("don't", 4, 9), ("1,400", 12, 17)."""
    for match in _WORD.finditer(text):
        word = fold(match[0])
        if word:
            yield word, match.start(), match.end()


def words(text: str) -> list[str]:
    """A text in, its words as they are compared out, in order."""
    found = _WORD.findall(text if _GROWS in text else text.lower())
    if not text.isascii():
        found = [word if word.isascii() and word.islower() else fold(word) for word in found]
    return found if all(found) else [word for word in found if word]


def fold(word: str) -> str:
    """A word in, its form without case, accents and typographic marks out."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFKD", word.translate(_PLAIN_TABLE))
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()
