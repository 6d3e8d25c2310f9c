"""The word lists of this stage, as sets; and outlets by every name that they go by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from firsthand.lexicons import known, load
from firsthand.text import names

# Call signs of American stations: W or K and three letters ("WQED", "KTVU-TV"); and words in capitals that look like one.
_CALL_SIGN = re.compile(r"[WK][A-Z]{3}(?:-(?:TV|FM|AM))?")
_NO_CALL_SIGNS = frozenset({"WADA", "WWII", "KFOR", "WINS", "WILL", "WITH", "WHAT", "WHEN", "WERE", "WANT", "KEEP", "KNOW"})


@dataclass(frozen=True, slots=True)
class Words:
    """Heads of descriptions by what they say; lemmas, lower case.

    Attributes:
        speaks_for, persons, crowds, bodies, documents, unspecified: As in roles.yaml.
        profiles, utterances, anybody, any_body, issuing, together: As there too.
        outlets, outlet_words: Who passes words on; the words that outlets' own names end in.
        audiences, occasions, platforms: Never links of a chain.
        he, she: Given names by the pronoun that goes with them.
    """

    speaks_for: frozenset[str]
    persons: frozenset[str]
    crowds: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    unspecified: frozenset[str]
    profiles: frozenset[str]
    utterances: frozenset[str]
    anybody: frozenset[str]
    any_body: frozenset[str]
    issuing: frozenset[str]
    together: frozenset[str]
    outlets: frozenset[str]
    outlet_words: frozenset[str]
    audiences: frozenset[str]
    occasions: frozenset[str]
    platforms: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]


@cache
def words() -> Words:
    """Nothing in, the word lists out."""
    roles, venues, given = load("roles"), load("venues"), load("given_names")
    sets = {key: frozenset(listed) for key, listed in {**roles, **venues}.items()}
    return Words(**sets, he=frozenset(given["he"].split()), she=frozenset(given["she"].split()))


@known.kept
def outlet_names() -> Mapping[str, tuple[str, str]]:
    """Nothing in; for each name of an outlet, normalised, the name that it is best known by and its kind out.

    Kinds are those of `known.SECTIONS`.
    """
    out: dict[str, tuple[str, str]] = {}
    for section, outlets in known.sections().items():
        kind = known.SECTIONS[section]
        for name, others in outlets.items():
            for other in others if kind == "show" else (name, *others):
                out.setdefault(names.normalise(other), (name, kind))
    return out


@known.kept
def known_outlet(name: str) -> tuple[str, str] | None:
    """A name as printed in, the outlet's best-known name and kind out; None where neither the lexicon nor its form tells."""
    found = outlet_names().get(names.normalise(name))
    if found is None and _CALL_SIGN.fullmatch(name) and name not in _NO_CALL_SIGNS:
        return name, "broadcaster"
    return found
