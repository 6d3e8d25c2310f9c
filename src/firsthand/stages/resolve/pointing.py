"""Whom "the source", "the ministry", "the paper" or a cut name means among those that the document has named or described."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from firsthand.model.document import Mention
from firsthand.model.source import SourceKind
from firsthand.stages.resolve.bodies import Bodies
from firsthand.stages.resolve.described import Described
from firsthand.stages.resolve.entry import Entry
from firsthand.stages.resolve.kinds import Character
from firsthand.stages.resolve.lexicon import known_outlet, words
from firsthand.stages.resolve.people import People, sex_of
from firsthand.stages.resolve.recency import Recency
from firsthand.text import names

# Words that only point: they describe nobody.
_POINTING_WORDS = frozenset({"same", "own", "this", "that", "these", "those"})
# Words in the name of a news agency.
_AGENCY_WORDS = frozenset({"agency", "wire", "newswire", "agencia", "agence", "agenzia", "agentur"})


class Pointer:
    """Follows definite descriptions in one document.

    Args:
        people: Its persons.
        bodies: Its names of organisations and outlets.
        entries: Its sources so far; the register's own list.
    """

    def __init__(self, people: People, bodies: Bodies, entries: Sequence[Entry]) -> None:
        self._people, self._bodies, self._entries = people, bodies, entries
        self._recency = Recency()

    def note(self, n: int) -> None:
        """A source's index in; keeps what it is called now and where it was last spoken of."""
        self._recency.put(n, self._entries[n].last_at, _shelves(self._entries[n]))

    def point(self, n: int) -> None:
        """A source's index in; keeps where it was last spoken of."""
        self._recency.move(n, self._entries[n].last_at)

    def meant(self, described: Described, found: Character) -> int | str | Mention | None:
        """Whom "the X" means: somebody so described before, somebody with a name who is an X, a body whose name says X."""
        lexicon, at = words(), described.span.start
        extra = described.words - _POINTING_WORDS - {described.head} - frozenset(names.words(described.head))
        person = None
        if described.head in lexicon.persons and not described.is_plural:
            person = self._people.roles.bearer(described.head, extra, at)
        for n in self._recency.front(("described", described.head, described.is_plural)):
            e = self._entries[n]
            if all(w in e.words or is_spelt(w, e.name) for w in extra):
                return person if person is not None and e.last_at < self._people.last_named(person, at) else n
        if person is not None:
            return person
        body = None if extra else self._body_meant(described)
        if body is not None:
            return body
        return None if extra or found.kind is not SourceKind.PERSON else self._anybody(described)

    def _anybody(self, described: Described) -> int | None:
        """The anonymous person last spoken of, where the words fit anybody."""
        if described.head in words().anybody:
            n = self._recency.first_of(("anybody", sex) for sex in {None, sex_of(described.head)})
            if n is not None:
                return n
        recent = self._recency.last
        if recent is not None and described.head in words().persons:
            last = self._entries[recent]
            if last.head in words().anybody and last.character.kind is SourceKind.PERSON and last.character.is_anonymous:
                return recent if not last.is_plural else None
        return None

    def _body_meant(self, described: Described) -> int | Mention | None:
        head, lexicon = described.head, words()
        if head not in _body_heads():
            return None
        keys: list[tuple[str, str]] = [("says", head)]
        if head in lexicon.outlets and head != "agency":
            keys.append(("kind", SourceKind.OUTLET))
        elif head in lexicon.any_body:
            keys.append(("kind", SourceKind.ORGANISATION))
        if head == "agency":
            keys.append(("agency", ""))
        n = self._recency.first_of(keys)
        if n is not None:
            return n
        return None if head in lexicon.documents else self._bodies.last_with(head, described.span.start)


@cache
def _body_heads() -> frozenset[str]:
    """Nothing in, the heads by which a body or a text is pointed at out."""
    return words().bodies | words().outlets | words().documents


def _shelves(e: Entry) -> Iterator[tuple[object, ...]]:
    """A source in, the shelves on which a description may find it out."""
    if e.kind_of_name is None:
        yield "described", e.head, e.is_plural
    if e.character.kind is SourceKind.PERSON and e.character.is_anonymous and not e.is_plural:
        yield "anybody", sex_of(e.head)
    if e.character.kind in (SourceKind.OUTLET, SourceKind.ORGANISATION):
        yield "kind", e.character.kind
    called = names.words(e.name)
    for word in _body_heads().intersection(called):
        yield "says", word
    for word in _body_heads() & e.words - {"agency"}:
        yield "says", word
    if e.character.kind is SourceKind.OUTLET and _is_agency(e):
        yield "agency", ""


def _is_agency(entry: Entry) -> bool:
    """Whether an outlet is a news agency: by its words, or in the lexicon."""
    known = known_outlet(entry.outlet or entry.name)
    is_called = bool(_AGENCY_WORDS & set(names.words(entry.name)))
    return "agency" in entry.words or is_called or (known is not None and known[1] == "agency")


def is_spelt(acronym: str, name: str) -> bool:
    """Whether the first letters of words that stand side by side in a name make up an acronym."""
    initials = "".join(part[0] for part in names.words(name))
    return len(acronym) > 1 and acronym in initials
