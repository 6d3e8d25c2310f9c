"""Words by which a report speaks of evidence, as they are looked up: from lexicons/exhibits.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from firsthand.lexicons import load
from firsthand.model.exhibit import ExhibitKind


@dataclass(frozen=True, slots=True)
class ExhibitWords:
    """The lists of the lexicon.

    Attributes:
        strong, weak: Nouns of evidence, each with its kind; a weak one may be anything.
        nouns: Both, by lemma.
        printed: What a report says of evidence that it prints itself.
        lists: All other lists by name.
    """

    strong: Mapping[str, ExhibitKind]
    weak: Mapping[str, ExhibitKind]
    nouns: frozenset[str]
    printed: re.Pattern[str]
    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]

    def kind(self, noun: str) -> ExhibitKind | None:
        """A noun in, the kind of evidence that it names out; None where it names none."""
        return self.strong.get(noun) or self.weak.get(noun)


@cache
def exhibit_words() -> ExhibitWords:
    """Nothing in, the lists out. Read once."""
    sections = load("exhibits")

    def kinds(name: str) -> dict[str, ExhibitKind]:
        return {noun: ExhibitKind(kind) for kind, nouns in sections[name].items() for noun in nouns}

    strong, weak = kinds("strong"), kinds("weak")
    return ExhibitWords(
        strong,
        weak,
        frozenset({*strong, *weak}),
        re.compile(sections["printed"], re.IGNORECASE),
        {name: frozenset(words) for name, words in sections.items() if isinstance(words, list)},
    )
