"""Whether two descriptions can be one person: the test behind rule 5.

Works on words alone and never asks who somebody is. Silence proves nothing: an unknown word, a past role or a bare "official"
excludes nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from firsthand import lexicons

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORKPLACE = re.compile(r"\bwho (?:runs?|owns?|keeps?|manages?|works? (?:at|for|in|as)|guard(?:s|ed)) (.+)", re.IGNORECASE)
_APPOSITION = re.compile(r",\s+(?:who (?:is|was) )?((?:an?|the|his|her|their) [^,.;:\n]+)")
_LONGEST_ENTRY_WORDS = 3


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Two roles that one person does not hold at once.

    Attributes:
        role, other: The roles, as the lexicon calls them.
        detail: In words.
    """

    role: str
    other: str
    detail: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The occupations in the form that is looked up: entry to role, and the pairs of roles that may overlap."""

    people: Mapping[str, str]
    bodies: Mapping[str, str]
    posts: frozenset[str]
    stops: frozenset[str]
    past: re.Pattern[str]
    overlapping: frozenset[frozenset[str]]


@cache
def _occupations() -> _Lexicon:
    sections = lexicons.load("occupations")
    past = "|".join(re.escape(word) for word in sections["past"])
    return _Lexicon(
        people={entry: role for role, entries in sections["people"].items() for entry in entries},
        bodies={entry: role for role, entries in sections["bodies"].items() for entry in entries},
        posts=frozenset(sections["posts"]),
        stops=frozenset(sections["stops"]),
        past=re.compile(rf"\b(?:{past})\b", re.IGNORECASE),
        overlapping=frozenset(frozenset((a, b)) for row in sections["overlapping"] for a in row for b in row if a != b),
    )


def excludes(description: str, other: str) -> Exclusion | None:
    """Two descriptions of sources in; why they cannot be one person, or None where they may be.

    Both must say what the person does ("a nurse at the hospital") or what the body is ("the police inspectorate"), and no role of
    the one may be held together with any role of the other. "A source in the ministry" and "an official" exclude nobody.
    """
    ours, theirs = roles_of(description), roles_of(other)
    if not are_exclusive(ours, theirs):
        return None
    role, other_role = min(ours), min(theirs)
    return Exclusion(role, other_role, f"“{description}” ({role}) and “{other}” ({other_role}) cannot be one person")


def are_exclusive(roles: frozenset[str], others: frozenset[str]) -> bool:
    """Whether both sides have a role, and none of the one may be held together with any of the other."""
    overlapping = _occupations().overlapping
    return bool(
        roles
        and others
        and not roles & others
        and not any(frozenset((role, other)) in overlapping for role in roles for other in others)
    )


def title_roles(before: str, after: str) -> frozenset[str]:
    """The text before and after a name in, the roles that it gives the name out: "Judge" before it, ", the baker" after it."""
    lexicon = _occupations()
    words = _words(re.split(r"[^\w\s'’-]", before)[-1])
    start = max((n + 1 for n, word in enumerate(words) if word in lexicon.stops), default=0)
    roles = frozenset[str]() if lexicon.past.search(before[-40:]) else _head_roles(words[start:], lexicon)
    apposition = _APPOSITION.match(after)
    return roles | (roles_of(apposition[1]) if apposition else frozenset())


def roles_of(description: str) -> frozenset[str]:
    """The description of a source in, the roles that it fixes out; empty where it fixes none."""
    lexicon = _occupations()
    if lexicon.past.search(description):
        return frozenset()
    workplace = _WORKPLACE.search(description)
    if workplace:
        serves = _entries(_words(workplace[1]), lexicon.bodies) | _entries(_words(workplace[1]), lexicon.people)
        return _head_roles(_words(description[: workplace.start()]), lexicon) or frozenset(serves)
    return _head_roles(_words(re.split(r",|\bwho\b|\bthat\b|\bwhich\b", description, maxsplit=1)[0]), lexicon)


def _head_roles(words: list[str], lexicon: _Lexicon) -> frozenset[str]:
    """The words of a noun phrase in, the roles that its head noun fixes out."""
    stop = next((n for n, word in enumerate(words) if word in lexicon.stops), len(words))
    head = words[:stop]
    for size in range(min(_LONGEST_ENTRY_WORDS, len(head)), 0, -1):
        entry = " ".join(head[-size:])
        if entry in lexicon.people:
            return frozenset((lexicon.people[entry],))
        if entry in lexicon.bodies:
            return frozenset((lexicon.bodies[entry],))
    whole = " ".join(words)
    for entry, role in lexicon.bodies.items():
        if " " in entry and whole.startswith(entry):
            return frozenset((role,))
    if head and head[-1] in lexicon.posts:
        return frozenset(_entries(words, lexicon.bodies))
    if head and head[-1] in _DOCUMENTS:
        return frozenset(_entries(words, lexicon.bodies))
    return frozenset()


_DOCUMENTS = frozenset({"log", "register", "report", "filing", "record", "bulletin", "statement", "table", "archive"})
"""Written things that stand for the body that keeps them."""


def _entries(words: list[str], entries: Mapping[str, str]) -> set[str]:
    """The roles of the longest entries found among the words, left to right."""
    found: set[str] = set()
    place = 0
    while place < len(words):
        for size in range(_LONGEST_ENTRY_WORDS, 0, -1):
            entry = " ".join(words[place : place + size])
            if entry in entries:
                found.add(entries[entry])
                place += size
                break
        else:
            place += 1
    return found


def _words(text: str) -> list[str]:
    """Text in; its words in lower case, singular where a bare s was added, possessive marks and articles left out, out."""
    words = (_POSSESSIVE.sub("", word.lower()) for word in _WORD.findall(text))
    return [_singular(word) for word in words if word not in {"a", "an", "the", "one", "another", "some", "two", "three"}]


def _singular(word: str) -> str:
    """A plural in -s in, its singular out where the lexicon knows it; any other word unchanged."""
    lexicon = _occupations()
    bare = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    known = bare in lexicon.people or bare in lexicon.posts or bare in lexicon.bodies
    return bare if known and word not in lexicon.bodies else word
