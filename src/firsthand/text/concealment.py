"""Whether a text holds one of some forms that must stay hidden, however it is spelt, spaced or encoded.

A form and a text are compared without case, accents, invisible characters and unusual marks. A form of several words, and a
number, is also found where blanks, hyphens, dots and the like are left out or put in ("+380-44-555" in "38044 555"); a single
word is found as a whole word alone; initials are found with their gaps, or run together in capitals. What is
said in an address (`%20`) or in markup (`&eacute;`) is read as well. Nothing here knows who is meant.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import unquote

_MIN_LOOSE_CHARS = 8
"""Letters and digits. A form of fewer is looked for between other words only, for "al li" stands in "alliance"."""

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_FEW_FORMS = 12
"""Beginnings of long forms. Up to so many it is quicker to look for each; measured on texts of 100 to 3,000 characters."""

_APART = re.compile(r"[\W_]+")
_BROKEN_WORD = re.compile(r"[-\u00ad\u2010]\s*\n\s*")
_ASCII_APART = str.maketrans("", "", "".join(chr(n) for n in range(128) if not chr(n).isalnum()))
_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k",
})  # fmt: skip
"""Letters that no mark can be taken off from."""


def fold(text: str) -> str:
    """A text in, the same without case, accents and invisible characters, with plain digits, out."""
    return text.lower() if text.isascii() else _FOREIGN.sub(lambda found: _fold_piece(found[0]), text).lower()


@lru_cache(maxsize=8192)
def _fold_piece(piece: str) -> str:
    """A stretch without any character of ASCII in, folded, out; a mark whose letter stands before the stretch goes too."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", piece).casefold())
    kept = (c for c in bare if unicodedata.category(c) not in ("Mn", "Cf"))
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in kept)
    return unicodedata.normalize("NFC", plain).translate(_LETTERS)


def squeeze(folded: str) -> str:
    """A folded text in, its letters and digits alone out."""
    return folded.translate(_ASCII_APART) if folded.isascii() else _APART.sub("", folded)


class Concealment:
    """Forms in; whether a text holds one of them out.

    Args:
        forms: Names, numbers, addresses, in any spelling; what holds neither letter nor digit is left out.
        capitalised: Words that are common ones too ("Stone"), looked for only where they begin with a capital letter.
    """

    def __init__(self, forms: Iterable[str] = (), *, capitalised: Iterable[str] = ()) -> None:
        words: set[str] = set()
        phrases: set[str] = set()
        loose: set[str] = set()
        titled = {_without_marks(word) for word in capitalised if word}
        for form in forms:
            parts = _APART.sub(" ", fold(form)).split()
            whole = "".join(parts)
            if not whole:
                continue
            if _is_initials(parts):
                phrases.add(" ".join(parts))
                titled.add(_APART.sub("", _without_marks(form)).upper())
            elif len(parts) == 1 and not _is_number(whole) and not _runs_on(whole):
                words.add(whole)
            elif len(whole) >= _MIN_LOOSE_CHARS or _runs_on(whole):
                loose.add(whole)
            else:
                phrases.add(" ".join(parts))
        self._words = frozenset(words)
        self._phrases = {p: _whole_word(p, gap=r"[\W_]+" if _is_initials(p.split(" ")) else r"[\W_]*") for p in sorted(phrases)}
        self._loose = tuple(sorted(form for form in loose if len(form) < _MIN_LOOSE_CHARS))
        self._long: dict[str, list[str]] = {}
        for form in sorted(loose - set(self._loose)):
            self._long.setdefault(form[:_MIN_LOOSE_CHARS], []).append(form)
        spelt = sorted({spelling for word in titled for spelling in (word, word.upper())})
        self._capitalised = _whole_word(*spelt) if spelt else None

    def __bool__(self) -> bool:
        return bool(self._words or self._phrases or self._loose or self._long or self._capitalised)

    def holds(self, text: str) -> bool:
        """Whether a text holds one of the forms."""
        return bool(self) and bool(text) and any(self._is_in(reading) for reading in _readings(text))

    def _is_in(self, text: str) -> bool:
        folded = fold(text)
        if self._words and not self._words.isdisjoint(_APART.split(folded)):
            return True
        if any(phrase.split(" ", 1)[0] in folded and pattern.search(folded) for phrase, pattern in self._phrases.items()):
            return True
        if (self._loose or self._long) and self._is_within(squeeze(folded)):
            return True
        return self._capitalised is not None and self._capitalised.search(_without_marks(text)) is not None


    def _is_within(self, squeezed: str) -> bool:
        if any(form in squeezed for form in self._loose):
            return True
        if len(self._long) <= _FEW_FORMS:
            return any(form in squeezed for forms in self._long.values() for form in forms)
        # of many forms only those are looked for whose first letters stand somewhere
        starts = {squeezed[at : at + _MIN_LOOSE_CHARS] for at in range(len(squeezed) - _MIN_LOOSE_CHARS + 1)}
        return any(form in squeezed for start in starts & self._long.keys() for form in self._long[start])


def _readings(text: str) -> Iterable[str]:
    """The text, and what it says once an address, markup or words broken at the end of a line are read."""
    yield text
    if "%" in text:
        yield unquote(text)
    if "&" in text:
        yield html.unescape(text)
    if "\n" in text and (mended := _BROKEN_WORD.sub("", text)) != text:
        yield mended


def _is_initials(parts: Sequence[str]) -> bool:
    """Whether these are single letters: "T. O." is found with its gaps, or as "TO", but not as the word "to"."""
    return len(parts) > 1 and all(len(part) == 1 and part.isalpha() for part in parts)


def _is_number(word: str) -> bool:
    return word.isdecimal() and len(word) >= _MIN_LOOSE_CHARS - 2


def _runs_on(word: str) -> bool:
    """Whether it is of a script without capitals, where particles are written on to a name or words are not set apart."""
    return len(word) > 1 and any(unicodedata.category(c) == "Lo" for c in word)


def _whole_word(*words: str, gap: str = r"[\W_]*") -> re.Pattern[str]:
    """Words in, a pattern that finds one of them between what is no letter or digit out; blanks stand for gaps."""
    spelt = "|".join(gap.join(map(re.escape, word.split(" "))) for word in words)
    return re.compile(rf"(?<![^\W_])(?:{spelt})(?![^\W_])")


def _without_marks(text: str) -> str:
    """The text without accents and invisible characters, case kept."""
    return text if text.isascii() else _FOREIGN.sub(lambda found: _strip_piece(found[0]), text)


@lru_cache(maxsize=8192)
def _strip_piece(piece: str) -> str:
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", piece))
    return "".join(c for c in bare if unicodedata.category(c) not in ("Mn", "Cf"))
