"""The words of a sentence, their stems, and its phrases: what the rules about promises and outcomes are read with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from firsthand import lexicons
from firsthand.model.span import Span
from firsthand.stages.relate import outcome_words as w
from firsthand.text import normalize

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")
_VOWEL = re.compile(r"[aeiouy]")
_INVARIANT = frozenset({"put", "set", "cut", "shut", "read", "let", "hit", "cast", "split", "spread", "quit"})
"""Verbs whose past is as their base."""
PHRASE_WORDS = 14
"""Words of the longest phrase that is read as a subject or object. No trial."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark of a sentence.

    Attributes:
        text: Folded; a possessive has lost its 's.
        stem: Without its ending.
        start, end: Where it stands in the text given.
        is_name: Written with a capital.
        is_owner: It was a possessive.
    """

    text: str
    stem: str
    start: int
    end: int
    is_name: bool = False
    is_owner: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it is a mark and no word."""
        return not self.text[0].isalnum() and not self.text.startswith("'")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is done, or whom it is done by.

    Attributes:
        stems: Of the words that tell something, in order.
        head: The stem that names it; empty where nothing does.
        words: All of its words, folded.
        is_definite: It is put as known ("the report", "its report", a name).
    """

    stems: tuple[str, ...] = ()
    head: str = ""
    words: frozenset[str] = frozenset()
    is_definite: bool = False


@cache
def _irregular() -> dict[str, str]:
    return {**lexicons.load("paraphrase")["irregular"], **w.IRREGULAR}


def _base(word: str) -> str:
    """A folded word in, the base of an irregular form out, of one with "re-" too ("repaid"); any other word as it is."""
    irregular = _irregular()
    if word in irregular or not word.startswith("re"):
        return irregular.get(word, word)
    return f"re{irregular[word[2:]]}" if word[2:] in irregular else word


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A folded word in, its stem out: an irregular form led to its base, plural, -ed, -ing and a final e taken off."""
    word = _base(word)
    if len(word) < 4:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest) and not word.endswith("eed"):
            word = rest[:-1] if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            word = word[:-1] + "y" if word.endswith("i") else word
            break
    if word.endswith("ll") and len(word) > 5:  # "cancel", "cancelled"
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@cache
def stems_of(words: frozenset[str]) -> frozenset[str]:
    """Words in, their stems out."""
    return frozenset(map(stem, words))


def read_words(text: str, without: Sequence[Span] = ()) -> list[Word]:
    """A text in, its words and marks out; "hasn't" is two words, a hyphen within a word none, and some stretches are left out."""
    found: list[Word] = []
    plain = normalize.plain(text)
    for match in _TOKEN.finditer(plain):
        raw, start, end = match[0], match.start(), match.end()
        if any(span.start <= start < span.end for span in without):
            continue
        if raw == "-" and plain[start - 1 : start].isalpha() and plain[end : end + 1].isalpha():
            continue
        folded, is_name = normalize.fold(raw), raw[:1].isupper()
        if folded.endswith("n't") and len(folded) > 3:
            found += [Word(folded[:-3], stem(folded[:-3]), start, end - 3, is_name), Word("n't", "n't", end - 3, end)]
            continue
        base, mark, ending = folded.partition("'")
        if not base:
            base, mark, ending = folded, "", ""
        if mark and ending in ("ll", "ve", "re", "d", "m"):
            found.append(Word(base, stem(base), start, start + len(base), is_name))
            found.append(Word(f"'{ending}", f"'{ending}", start + len(base), end))
        elif mark:
            found.append(Word(base, stem(base), start, end, is_name, is_owner=True))
        else:
            is_owner = folded.endswith("s") and plain[end : end + 1] == "'" and folded[0].isalpha()
            found.append(Word(folded, stem(folded), start, end, is_name, is_owner))
    return found


def is_break(word: Word) -> bool:
    """Whether a phrase ends at a word or mark."""
    return word.text in w.BREAKS or (word.is_mark and word.text not in "'$£€%&\"")


def is_past(text: str) -> bool:
    """Whether a folded word may be a verb in the past tense, or a participle."""
    return text.endswith("ed") or text in _INVARIANT or _base(text) != text


def start_of(words: Sequence[Word], end: int) -> int:
    """Words and a place in; where the phrase that ends there begins, out."""
    first = end
    while first > 0 and end - first < PHRASE_WORDS and not is_break(words[first - 1]):
        first -= 1
    return first


def end_of(words: Sequence[Word], first: int) -> int:
    """Words and a place in; where the phrase that begins there ends, out."""
    end = first
    while end < len(words) and end - first < PHRASE_WORDS and not is_break(words[end]):
        end += 1
    return end


def make_phrase(words: Sequence[Word]) -> Phrase:
    """Words in, the phrase that they are out."""
    telling = [o for o in words if not o.is_mark and o.text not in w.PLAIN and not o.text.endswith("ly")]
    head, is_past_head = "", False
    for o in words:
        if o.text in w.PREPOSITIONS and head:
            is_past_head = True
        if not is_past_head and o in telling and not o.is_owner:
            head = o.stem
    is_definite = any(o.text in w.DEFINITE or o.is_owner for o in words[:4]) or bool(telling and telling[0].is_name)
    return Phrase(tuple(o.stem for o in telling), head, frozenset(o.text for o in words), is_definite)
