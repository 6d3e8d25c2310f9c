"""The noun of what is counted, read from the words after a number, where no parse is at hand."""

from __future__ import annotations

import re

from firsthand.text import fates

_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "policemen": "policeman",
    "servicemen": "serviceman", "gunmen": "gunman", "firemen": "fireman", "wives": "wife", "lives": "life", "knives": "knife",
    "police": "police", "crew": "crew", "staff": "staff", "troops": "troop", "dead": "person", "others": "person",
    "more": "person", "cattle": "cattle", "sheep": "sheep", "homes": "home", "houses": "house", "horses": "horse", "buses": "bus",
    "cases": "case", "premises": "premises", "nurses": "nurse", "vases": "vase",
}  # fmt: skip
_PLURALS = frozenset(_IRREGULAR) - {"dead", "others", "more"}
_STOP_WORDS = frozenset({
    "a", "an", "the", "of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "but", "as", "than", "that",
    "which", "who", "whom", "whose", "when", "where", "while", "after", "before", "during", "since", "until", "is", "are",
    "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may",
    "might", "must", "shall", "should", "not", "no", "it", "they", "them", "he", "she", "we", "you", "i", "his", "her",
    "their", "its", "this", "these", "those", "there", "here", "went", "came", "said", "told", "says", "if", "so", "far",
    "up", "down", "out", "off", "over", "under", "into", "per", "each", "every", "near", "between", "across", "about",
    "around", "also", "both", "only", "just", "even", "still",
})  # fmt: skip
_FATED = frozenset(fates.DONE_TO) | frozenset(fates.DOES)
_TOKEN = re.compile(r"\s+([^\W\d_][\w’'-]*)")
_OF = re.compile(r"\s+(?:worth\s+)?(?:of|in)\s+(?:the\s+|these\s+|those\s+|its\s+|their\s+|all\s+|his\s+|her\s+)?(?=[^\W\d_])")
_MOST_WORDS = 5
_LEAST_ING = 7
"""Letters from which a noun in -ing is the name of what its stem names ("rioting", "riot")."""


def head_after(text: str, *, has_unit: bool, is_one: bool = False) -> str | None:
    """The words after a number in, the noun of what it counts, singular and in small letters, out; None where none is plain.

    Args:
        text: What follows the number and its unit.
        has_unit: It is measured, so that only "of …" or "in …" says of what.
        is_one: It is one thing, so that the noun is singular.
    """
    of = _OF.match(text)
    if of:
        text = " " + text[of.end() :]
    elif has_unit:
        return None
    run: list[str] = []
    end = 0
    while len(run) < _MOST_WORDS and (match := _TOKEN.match(text, end)):
        word = match[1].lower().replace("’", "'").removesuffix("'s")
        is_gerund = of is not None and not run and word.endswith("ing") and len(word) >= _LEAST_ING
        if word in _STOP_WORDS or (word in _FATED and not is_gerund and (run or not _is_plural(word))):
            break
        run.append(word)
        end = match.end()
        if is_gerund or (not is_one and _is_plural(word)):
            return name_of(word)
    if not run:
        return None
    if is_one or of or run[0] in _IRREGULAR:
        return name_of(run[-1] if is_one or of else run[0])
    return None


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))


def name_of(noun: str) -> str:
    """A noun as written in; its singular in small letters out ("Boats": boat, "rioting": riot)."""
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if _is_plural(word):
        return word[:-1]
    return word[:-3] if word.endswith("ing") and len(word) >= _LEAST_ING else word
