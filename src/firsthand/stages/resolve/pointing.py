"""Whom "the source", "the ministry", "the paper" or a cut name means among those that the document has named or described."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.model.document import Mention
from firsthand.model.source import SourceKind
from firsthand.stages.resolve.described import Described
from firsthand.stages.resolve.entry import Entry
from firsthand.stages.resolve.kinds import Character
from firsthand.stages.resolve.lexicon import known_outlet, words
from firsthand.stages.resolve.people import People, sex_of
from firsthand.text import names

# Words that only point: they describe nobody.
_POINTING_WORDS = frozenset({"same", "own", "this", "that", "these", "those"})
# Words in the name of a news agency.
_AGENCY_WORDS = frozenset({"agency", "wire", "newswire", "agencia", "agence", "agenzia", "agentur"})


class Pointer:
    """Follows definite descriptions in one document.

    Args:
        text: Its text.
        people: Its persons.
        bodies: Its names of organisations and outlets.
        entries: Its sources so far; the register's own list.
    """

    def __init__(self, text: str, people: People, bodies: Sequence[Mention], entries: Sequence[Entry]) -> None:
        self._text, self._people, self._bodies, self._entries = text, people, bodies, entries

    def meant(self, described: Described, found: Character) -> int | str | Mention | None:
        """Whom "the X" means: somebody so described before, somebody with a name who is an X, a body whose name says X."""
        lexicon, at = words(), described.span.start
        extra = described.words - _POINTING_WORDS - {described.head} - frozenset(names.words(described.head))
        recent = sorted(range(len(self._entries)), key=lambda n: -self._entries[n].last_at)
        person = None
        if described.head in lexicon.persons and not described.is_plural:
            person = self._people.by_role(described.head, extra, at)
        for n in recent:
            e = self._entries[n]
            if (
                e.head == described.head
                and e.kind_of_name is None
                and e.is_plural == described.is_plural
                and all(w in e.words or is_spelt(w, e.name) for w in extra)
            ):
                return person if person is not None and e.last_at < self._people.last_named(person, at) else n
        if person is not None:
            return person
        body = None if extra else self._body_meant(described, recent)
        if body is not None:
            return body
        return None if extra or found.kind is not SourceKind.PERSON else self._anybody(described, recent)

    def _anybody(self, described: Described, recent: list[int]) -> int | None:
        """The anonymous person last spoken of, where the words fit anybody."""
        if described.head in words().anybody:
            sex = sex_of(described.head)
            for n in recent:
                e = self._entries[n]
                if (
                    e.character.kind is SourceKind.PERSON
                    and e.character.is_anonymous
                    and not e.is_plural
                    and sex_of(e.head) in (None, sex)
                ):
                    return n
        if recent and described.head in words().persons:
            last = self._entries[recent[0]]
            if last.head in words().anybody and last.character.kind is SourceKind.PERSON and last.character.is_anonymous:
                return recent[0] if not last.is_plural else None
        return None

    @staticmethod
    def _is_agency(entry: Entry) -> bool:
        """Whether an outlet is a news agency: by its words, or in the lexicon."""
        known = known_outlet(entry.outlet or entry.name)
        is_called = bool(_AGENCY_WORDS & set(names.words(entry.name)))
        return "agency" in entry.words or is_called or (known is not None and known[1] == "agency")

    def _body_meant(self, described: Described, recent: list[int]) -> int | Mention | None:
        head, lexicon, at = described.head, words(), described.span.start
        if head not in lexicon.bodies and head not in lexicon.outlets and head not in lexicon.documents:
            return None
        is_outlet = head in lexicon.outlets and head != "agency"
        for n in recent:
            e = self._entries[n]
            says = head in names.words(e.name) or (head in e.words and head != "agency")
            fits = (
                e.character.kind is SourceKind.OUTLET
                if is_outlet
                else e.character.kind is SourceKind.ORGANISATION and head in words().any_body
            )
            agency = head == "agency" and e.character.kind is SourceKind.OUTLET and self._is_agency(e)
            if says or fits or agency:
                return n
        named = [m for m in self._bodies if m.span.start < at and head in names.words(m.span.of(self._text))]
        return named[-1] if named and head not in lexicon.documents else None


def is_spelt(acronym: str, name: str) -> bool:
    """Whether the first letters of words that stand side by side in a name make up an acronym."""
    initials = "".join(part[0] for part in names.words(name))
    return len(acronym) > 1 and acronym in initials


def fullest_body(text: str, bodies: Sequence[Mention], name: str, *, is_outlet: bool) -> str:
    """A body's name in, the longest name in the document that ends in it, or that it is the acronym of, out."""
    if known_outlet(name) is not None:
        return name
    parts = names.words(name)
    best = name
    for m in bodies:
        other = " ".join(m.span.of(text).split())
        other = other.removesuffix("'s").removesuffix("’s")
        full = names.words(other)
        if len(full) <= len(names.words(best)) or len(full) > 7:
            continue
        is_tail = len(parts) == 1 and full[-1:] == parts and is_outlet
        if is_tail or names.is_acronym_of(name, other):
            best = other[4:] if other.startswith(("The ", "the ")) else other
    if best == name and len(parts) == 1 and is_outlet:
        found = re.findall(rf"\b((?:[A-Z][\w’'.-]+ ){{1,4}}{re.escape(name.split()[-1])})\b", text)
        longer = [
            f.removeprefix("The ")
            for f in found
            if f.split()[0] not in ("The", "In", "On", "But", "And", "As") or len(f.split()) > 2
        ]
        best = max(longer, key=len, default=name)
    return best
