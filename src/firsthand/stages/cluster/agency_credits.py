"""Which news agencies a document credits with its text, by the forms of `lexicons/credit_lines.yaml`: edges in, names out.

An agency that the running text names is a source of what is said there, not of the text; only bylines, datelines, credits and the
first and last lines are looked at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from firsthand import lexicons
from firsthand.lexicons import known
from firsthand.text.normalize import fold, plain

_WORD = re.compile(r"\w+")
_NAME = r"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,3}"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name of an agency: its words as they are looked up, as it is spelt, and the name that the agency is best known by."""

    words: tuple[str, ...]
    spelt: str
    agency: str


def find_agencies(edges: str) -> frozenset[str]:
    """The lines at a document's edges, with plain marks, in; the best-known names of agencies that they credit out."""
    words = tuple(_WORD.findall(fold(edges)))
    spellings = _spellings()
    named = {one for n, word in enumerate(words) for one in spellings.get(word, ()) if words[n : n + len(one.words)] == one.words}
    return frozenset(one.agency for one in named if any(form.search(edges) for form in _forms(one.spelt)))


def agency_of(outlet: str | None) -> str | None:
    """The name of an outlet in, the best-known name of the agency that it is out; None where it is none."""
    words = _words(outlet or "")
    found = _spellings().get(words[0], ()) if words else ()
    return next((one.agency for one in found if one.words == words), None)


def plain_lines(text: str) -> str:
    """A text in, the same with plain marks, its lines kept, out."""
    return "\n".join(map(plain, text.splitlines()))


def _words(name: str) -> tuple[str, ...]:
    words = tuple(_WORD.findall(fold(plain(name))))
    return words[1:] if words[:1] == ("the",) else words


@known.kept
def _spellings() -> Mapping[str, tuple[Spelling, ...]]:
    """Nothing in; for each first word of a name of an agency, all names that begin with it, out."""
    found: dict[str, list[Spelling]] = defaultdict(list)
    for name, others in known.sections()["agencies"].items():
        for spelt in (name, *others):
            if words := _words(spelt):
                found[words[0]].append(Spelling(words, plain(spelt).removeprefix("The "), name))
    return {word: tuple(spellings) for word, spellings in found.items()}


@lru_cache(maxsize=512)
def _forms(spelt: str) -> tuple[re.Pattern[str], ...]:
    """A name of an agency in, the forms in which it is credited with a text out. It must be spelt as it is: "APA" is no "apa"."""
    name = rf"(?-i:(?<!\w){re.escape(spelt)}(?!\w))"
    return tuple(
        re.compile(form.replace("AGENCY", name).replace("NAME", _NAME), re.IGNORECASE | re.MULTILINE)
        for section in lexicons.load("credit_lines").values()
        for form in section
    )
