"""By which words a protected source could be known: its names, their parts, and what the person who protects it added.

The name of a named source is hidden everywhere. The description of an anonymous one ("a source in the ministry") is what a
report prints: it is hidden in our own words and in the list of sources, and stays in quotations of published reports.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from firsthand import lexicons
from firsthand.errors import RedactionError
from firsthand.model.overview import Protection
from firsthand.model.reading import Case
from firsthand.model.source import Source, SourceKind
from firsthand.text import dates, names
from firsthand.text.concealment import Concealment, fold

# Letters. A shorter part of a name ("Al", "Li") is a form only with the rest of the name.
MIN_PART_LETTERS = 3
# Words. A description of fewer ("officials", "a clerk") fits many: it is compared whole, not looked for inside longer ones.
MIN_TELLING_WORDS = 3
# -log10 of the share of running words. Up to the first a part of a name ("Will", "May") says nothing; up to the second
# ("Stone", "Young") it is looked for with its capital only. Set by hand on common surnames.
MUTE_BAND = 3.0
COMMON_BAND = 4.25

_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\S)", re.IGNORECASE)
_NAME_END = re.compile(r"[,;(–—]|\s(?:of|at|in|from|for|with|who)\s")
_ASIDE = re.compile(r"[,;(–—]")
_PART = re.compile(r"[\s\-‐‑–—/]+")
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


@dataclass(frozen=True, slots=True)
class Forms:
    """What gives protected sources away.

    Attributes:
        names: Hidden everywhere.
        descriptions: Whatever their length, and names that are common words too ("May"): hidden in our own words.
        spoken: Hidden in what an unpublished report says: descriptions of anonymous sources, and long ones of named sources. A
            named source that is "director" in one place would take every director with it.
        telling: Descriptions that are long enough to be looked for inside other names.
        short: The others, folded, to be compared whole.
    """

    names: Concealment = field(default_factory=Concealment)
    descriptions: Concealment = field(default_factory=Concealment)
    spoken: Concealment = field(default_factory=Concealment)
    telling: Concealment = field(default_factory=Concealment)
    short: frozenset[str] = frozenset()

    def is_in_name(self, name: str) -> bool:
        """Whether the name of a source gives a protected one away."""
        return self.names.holds(name) or self.telling.holds(name) or bare(name) in self.short

    def is_in_words(self, words: str) -> bool:
        """Whether words of our own, made from names, give one away."""
        return self.names.holds(words) or self.descriptions.holds(words)

    def is_in_address(self, address: str) -> bool:
        """Whether a path or url gives one away; there names and initials stand without capitals."""
        spellings = (address, address.title(), address.upper())
        return any(map(self.names.holds, spellings)) or self.telling.holds(address)


def gather_forms(case: Case) -> Forms:
    """A case in, the forms of all its protected sources out.

    Raises:
        RedactionError: Nothing says which words give a protected source away.
    """
    sources = {s.id: s for s in (*case.guarded, *case.sources)}
    found = _Found()
    for protection in case.protected:
        source = sources.get(protection.source)
        if source is None and not protection.is_resting:
            _need_forms(protection)
        is_person = source is None or source.kind is SourceKind.PERSON
        is_named = source is None or not (source.is_anonymous or source.kind is SourceKind.UNSPECIFIED)
        known: set[str] = set()
        for name in map(_without_article, _names_of(source, case) if source else protection.forms):
            if is_named and _is_name(name):
                found.add_name(name, is_person=is_person)
            elif is_named and _is_common_name(name):
                found.add_common_name(name)
            else:
                (found.named if is_named else found.unnamed).add(name)
                known.add(bare(name))
        # what the person added is hidden everywhere, but for the description itself: that is what reports print
        for form in protection.forms:
            if not source or bare(form) not in known:
                (found.common if _is_common_name(form) else found.names).add(form)
    return found.forms()


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found of protected sources: names, names that are common words, descriptions by whose they are."""

    names: set[str] = field(default_factory=set)
    common: set[str] = field(default_factory=set)
    mute: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    unnamed: set[str] = field(default_factory=set)

    def add_name(self, name: str, *, is_person: bool) -> None:
        """A name in full in, with the parts that give it away alone."""
        self.names.add(name)
        for part, is_common in _parts(name, is_person=is_person):
            (self.common if is_common else self.names).add(part)

    def add_common_name(self, word: str) -> None:
        """A name that is a common word too in; one so common that its capital says nothing is hidden in our own words alone."""
        self.mute.add(word)
        if _band(word) > MUTE_BAND and not _is_calendar(word):
            self.common.add(word)

    def forms(self) -> Forms:
        """Nothing in, the forms out."""
        described = self.named | self.unnamed
        telling = {d for d in described if len(d.split()) >= MIN_TELLING_WORDS}
        return Forms(
            names=Concealment(self.names, capitalised=self.common),
            descriptions=Concealment(described, capitalised=self.mute),
            spoken=Concealment(self.unnamed | (self.named & telling)),
            telling=Concealment(telling),
            short=frozenset(map(bare, (described - telling) | self.mute)),
        )


def bare(name: str) -> str:
    """A name or description in, folded, without its article and doubled blanks, out."""
    return " ".join(fold(_without_article(name)).split())


def _without_article(name: str) -> str:
    return _ARTICLE.sub("", name.strip(), count=1) if _ARTICLE.match(name.strip()) else name


def _need_forms(protection: Protection) -> None:
    if not protection.forms:
        raise RedactionError(
            f"The protected source {protection.source} is not in the case, so nothing tells which words to hide.",
            hint="Nothing was shown. Run `firsthand log`, take the protection back, and protect the source anew.",
        )


def _names_of(source: Source, case: Case) -> Iterable[str]:
    """Every name of a source, in the case and in its documents."""
    members = set(source.members)
    found = [source.name, *source.aliases]
    for reading in case.readings:
        for n, one in enumerate(reading.sources):
            if (reading.document.id, n) in members:
                found += [one.name, *one.aliases]
    return dict.fromkeys(name for name in found if name.strip())


def _is_name(words: str) -> bool:
    """Whether words name somebody rather than describe: two with a capital, or one that is neither common nor a title."""
    listed = _without_article(words).split()
    capitals = [w for w in listed if _is_capital(w)]
    if len(listed) > 1 and len(capitals) > 1 and names.without_titles(words):
        return True
    return any(not _is_title(w) and _band(w) > COMMON_BAND for w in capitals)


def _parts(name: str, *, is_person: bool) -> Iterator[tuple[str, bool]]:
    """A name in, those of its parts that give it away alone out, each with whether it is a common word too."""
    head = _find_head(name, _NAME_END if is_person else _ASIDE)
    for word in (*head.split(), *_PART.split(head)):
        part = re.sub(r"['’]s$", "", word.strip(".,:;()[]“”‘’\"'"))
        if len(part) < MIN_PART_LETTERS or not _is_capital(part) or _is_title(part):
            continue
        if _is_calendar(part):
            continue
        band = _band(part)
        if band > COMMON_BAND and (is_person or band == float("inf")):
            yield part, False
        elif is_person and band > MUTE_BAND:
            yield part, True


def _find_head(name: str, end: re.Pattern[str]) -> str:
    """A name with what was said beside it in, the name alone out: "our source, Mira Sund of Ardle" holds "Mira Sund"."""
    pieces = [piece.strip() for piece in end.split(name) if piece.strip()]
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
        if _is_name(piece):
            is_turned = len(piece.split()) == 1 and after and all(map(_is_capital, after.split()))  # "Sund, Mira"
            return f"{piece} {after}" if is_turned else piece
    return name


def _is_common_name(words: str) -> bool:
    """Whether words are a single one that has a capital and is a common word, or a day or month: "Stone", "May"."""
    return len(words.split()) == 1 and _is_capital(words) and _band(words) <= COMMON_BAND


def _is_calendar(word: str) -> bool:
    return fold(word) in dates.MONTHS or fold(word) in _DAYS


def _is_capital(word: str) -> bool:
    first = next((c for c in word if c.isalpha()), "")
    return bool(first) and (first.isupper() or first.istitle() or unicodedata.category(first) == "Lo")


def _is_title(word: str) -> bool:
    """Whether a word stands before names: with a name behind it, it is taken off."""
    return names.without_titles(f"{word} Nobody") == ("nobody",)


@cache
def _bands() -> dict[str, float]:
    bands = lexicons.load("frequency")["bands"]
    return {word: float(band) for band, listed in bands.items() for word in listed.split()}


def _band(word: str) -> float:
    """How common a word is, lower for commoner ones; infinite where it is rare."""
    return _bands().get(fold(word), float("inf"))
