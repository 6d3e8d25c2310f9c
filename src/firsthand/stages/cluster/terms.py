"""Words as stage 8 compares them: folded, cut to a stem, led to one meaning, weighed by how rare they are in English.

A case may hold four reports, so rarity cannot be learnt from the case alone: it comes from `lexicons/frequency.yaml`.
Only for comparing: no term is ever shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from firsthand import lexicons
from firsthand.model.span import Span
from firsthand.text import normalize

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_BROKEN = re.compile(r"(?<=[a-z])-[ \t]*\r?\n[ \t]*(?=[a-z])")
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_STOP = re.compile(r"[.!?:\n\"“”‘]")
_VOWEL = re.compile(r"[aeiouy]")

_NOT_MEN = frozenset({"omen", "amen", "specimen", "regimen", "abdomen", "acumen", "ramen", "semen", "yemen", "lumen", "stamen"})
"""Words in -men that are no men: "fishermen" and "women" have their stem from -man."""
COMMON = 3.0
"""Words of this band (-log10 of their share of running English) and below say nothing of a claim: "said", "would", "people"."""
RAREST = 6.0
"""Taken for words of no band. The last band of the lexicon is 5.5."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a text.

    Attributes:
        word: Folded: lower case, no accents, no possessive, straight apostrophes.
        stem: Without its ending, led to the word that stands for its meaning.
        span: Where it stands in the text given.
        rarity: How telling the word is: 0 for the commonest, 1 for the rarest.
        is_name: Written with a capital where the sentence does not ask for one.
    """

    word: str
    stem: str
    span: Span
    rarity: float
    is_name: bool

    @property
    def share(self) -> float:
        """Its share (0 to 1) of the words of ordinary English, by its rarity."""
        return float(10 ** -(COMMON + self.rarity * (RAREST - COMMON)))


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """A word in; lower case, without accents and possessive, out."""
    plain = normalize.fold(word)
    return plain[:-2] if plain.endswith("'s") else plain.rstrip("'")


def words_of(text: str) -> list[tuple[str, int, int]]:
    """A text in; its words, folded, each with start and end, out. A word broken at a line end is one; "9,000" is "9000"."""
    found: list[tuple[str, int, int]] = []
    joins = {m.start(): m.end() for m in _BROKEN.finditer(text)} if "-" in text else {}
    for match in _WORD.finditer(text):
        word = fold(match.group())
        start, end = match.span()
        if word[0].isdigit():
            word = word.replace(",", "") if _THOUSANDS.fullmatch(word) else word.rstrip(".,:")
        if joins and found and joins.get(found[-1][2]) == start:
            before, first, _ = found.pop()
            found.append((before + word, first, end))
        else:
            found.append((word, start, end))
    return found


def cut_ending(word: str) -> str:
    """A folded word in, its stem out: plural, -ed, -ing, -ly and a final e taken off."""
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("men") and word not in _NOT_MEN:
        return word[:-2] + "an"
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) > 2 and _VOWEL.search(rest) and not word.endswith("eed"):
            word = rest[:-1] if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            if word.endswith("i"):
                word = word[:-1] + "y"
            break
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


@cache
def _meanings() -> Mapping[str, str]:
    """Nothing in; stem of a word -> stem of the word that stands for its meaning, out."""
    found: dict[str, str] = {}
    for line in lexicons.load("paraphrase")["synonyms"]:
        for word in line:
            found.setdefault(cut_ending(word), cut_ending(line[0]))
    return found


@cache
def _phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Nothing in; first word of a phrase -> (its words, the stem that it stands for), longest first, out."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for stem, *phrases in lexicons.load("paraphrase")["phrases"]:
        for phrase in phrases:
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, stem_of(stem)))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}


@cache
def _rarities() -> Mapping[str, float]:
    """Nothing in; stem, before it is led to its meaning -> band of its most common form, out."""
    irregular = lexicons.load("paraphrase")["irregular"]
    found: dict[str, float] = {}
    for band, block in sorted(lexicons.load("frequency")["bands"].items(), key=lambda item: float(item[0])):
        for word in block.split():
            found.setdefault(cut_ending(irregular.get(word, word)), float(band))
    return found


_CONTRACTED = ("n't", "'m", "'re", "'ve", "'ll", "'d")
"""Ends of a pronoun or verb run together with another: "don't", "we've"."""


@cache
def _plain() -> frozenset[str]:
    """Nothing in, the words that tell nothing of a claim out."""
    return frozenset(lexicons.load("paraphrase")["plain"].split())


@cache
def opposites() -> tuple[frozenset[str], ...]:
    """Nothing in; sets of stems of which one instead of another makes another claim, out."""
    return tuple(frozenset(stem_of(word) for word in line) for line in lexicons.load("paraphrase")["opposites"])


@lru_cache(maxsize=32768)
def stem_of(word: str) -> str:
    """A folded word in, the stem of its meaning out."""
    base = lexicons.load("paraphrase")["irregular"].get(word, word)
    stem = cut_ending(base)
    return _meanings().get(stem, stem)


@lru_cache(maxsize=32768)
def rarity_of(word: str) -> float:
    """A folded word in, how telling it is (0 for the commonest, 1 for the rarest) out. Figures tell as much as rare words."""
    if word in _plain() or word.endswith(_CONTRACTED):
        return 0.0
    if word[0].isdigit():
        return 0.8 if len(word) > 1 else 0.5
    base = cut_ending(lexicons.load("paraphrase")["irregular"].get(word, word))
    return min(1.0, max(0.0, (_rarities().get(base, RAREST) - COMMON) / (RAREST - COMMON)))


def read_terms(text: str) -> tuple[Term, ...]:
    """A text in, its terms in order out. A phrase that stands for one word is one term."""
    found = words_of(text)
    terms: list[Term] = []
    phrases = _phrases()
    position = 0
    while position < len(found):
        word, start, end = found[position]
        length, stem = (1, None) if word not in phrases else _match_phrase([w for w, _, _ in found[position : position + 4]])
        if length > 1:
            end = found[position + length - 1][2]
        is_name = text[start].isupper() and position > 0 and not _STOP.search(text, found[position - 1][2], start)
        terms.append(Term(word, stem or stem_of(word), Span(start, end), rarity_of(stem or word), is_name))
        position += length
    return tuple(terms)


def read_stems(text: str) -> list[tuple[str, float, bool]]:
    """A text in; of each of its terms the stem, the rarity and whether it is a name, as `read_terms` has them, out.

    Without the places: stage 8 looks at every word of every report, and this takes a third of the time.
    """
    found = words_of(text)
    phrases = _phrases()
    stems: list[tuple[str, float, bool]] = []
    position = 0
    while position < len(found):
        word, start, _ = found[position]
        stem, rarity = _weigh(word)
        length = 1
        if word in phrases:
            length, phrase = _match_phrase([w for w, _, _ in found[position : position + 4]])
            if phrase is not None:
                stem, rarity = phrase, rarity_of(phrase)
        is_name = text[start].isupper() and position > 0 and not _STOP.search(text, found[position - 1][2], start)
        stems.append((stem, rarity, is_name))
        position += length
    return stems


@lru_cache(maxsize=32768)
def _weigh(word: str) -> tuple[str, float]:
    """A folded word in, the stem of its meaning and its rarity out."""
    return stem_of(word), rarity_of(word)


def _match_phrase(words: Sequence[str]) -> tuple[int, str | None]:
    """The words from here on in; how many the longest phrase takes and the stem it stands for (1 and None without one) out."""
    for parts, stem in _phrases().get(words[0], ()):
        if len(parts) <= len(words) and all(p in ("*", w) for p, w in zip(parts, words, strict=False)):
            return len(parts), stem
    return 1, None


def share_of_words(sought: str, text: str) -> float:
    """Two texts in; how much of what the first tells (its words by how rare they are) the second has too, 0 to 1, out."""
    wanted = {t.stem: max(t.rarity, 0.05) for t in read_terms(sought)}
    held = {t.stem for t in read_terms(text)}
    total = sum(wanted.values())
    return sum(weight for stem, weight in wanted.items() if stem in held) / total if total else 0.0
