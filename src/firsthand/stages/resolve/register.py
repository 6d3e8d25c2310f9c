"""The sources of one document: each described phrase is matched to one that is there already, or becomes a new one.

Anonymous sources are joined only within the document, by the words that describe them, never to somebody with a name.
"""

from __future__ import annotations

import re

from firsthand.model.document import Mention, MentionKind
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.model.span import Span
from firsthand.stages.resolve.bodies import Bodies
from firsthand.stages.resolve.described import PRONOUNS, SELF, Described
from firsthand.stages.resolve.entry import Entry
from firsthand.stages.resolve.index import Index
from firsthand.stages.resolve.kinds import Character, character, outlet_of
from firsthand.stages.resolve.lexicon import known_outlet, words
from firsthand.stages.resolve.people import People, bare_name
from firsthand.stages.resolve.pointing import Pointer
from firsthand.text import names

# A relay named by more words than this is called by its outlet alone.
_LONGEST_RELAY_WORDS = 7
_ARTICLES = re.compile(r"^(the|this|that|these|those|same)\b", re.IGNORECASE)


class Register:
    """The sources found so far.

    Args:
        text: The document's text.
        people: Its persons.
        mentions: Its names.
    """

    def __init__(self, text: str, people: People, mentions: tuple[Mention, ...]) -> None:
        self._text = text
        self._people = people
        self._bodies = Bodies(text, [m for m in mentions if m.kind in (MentionKind.ORGANISATION, MentionKind.OUTLET)])
        self.entries: list[Entry] = []
        self._nobody: int | None = None
        self._persons: dict[str, int] = {}
        self._outlets: dict[str, int] = {}
        self._found = Index(self.entries)
        self._pointer = Pointer(people, self._bodies, self.entries)

    def sources(self) -> tuple[DocumentSource, ...]:
        """What has been found, in order of first naming."""
        return tuple(
            DocumentSource(
                name=e.name,
                kind=e.character.kind,
                is_anonymous=e.character.is_anonymous,
                mentions=tuple(sorted(set(e.mentions))),
                aliases=tuple(dict.fromkeys(a for a in e.aliases if a != e.name)),
                body=e.body,
                speaks_for_body=e.character.speaks_for_body,
                outlet=e.outlet,
            )
            for e in self.entries
        )

    def nobody(self, span: Span | None) -> int:
        """The source that names nobody; made when first asked for."""
        if self._nobody is None:
            self._nobody = self._add(Entry(Character(SourceKind.UNSPECIFIED, is_anonymous=True), "unspecified", "", set()))
        if span is not None:
            self.point(self._nobody, span)
        return self._nobody

    def point(self, n: int, span: Span) -> None:
        """A source's index and where it is meant in; keeps the place with it."""
        self.entries[n].mentions.append(span)
        self._pointer.point(n)

    def called(self, name: str) -> int | None:
        """The name of a source as shown in, its index out; None where none has it."""
        return self._found.called(name)

    def known(self, described: Described) -> int | None:
        """A described phrase in, the source that it points back to out; None where it has a name or introduces somebody."""
        return self._pointed_at(described, character(described)) if described.is_definite and described.name is None else None

    def find(self, described: Described) -> int:
        """A described phrase in (no pronoun), the index of its source out; a new one where none fits."""
        return self.note(self._by_name(described) if described.name is not None else self._by_description(described), described)

    def note(self, n: int, described: Described) -> int:
        """A source's index and a phrase that means it in; keeps the phrase with it and gives the index back."""
        entry = self.entries[n]
        entry.aliases.setdefault(described.phrase)
        name = entry.name
        self._enrich(entry, described)
        if entry.name != name:
            self._found.add(n)
            self._pointer.note(n)
        self.point(n, described.span)
        return n

    def named_person(self, name: str | None, at: int) -> int | None:
        """A person's name as printed and its place in, the index of that source out; None where he is none yet."""
        if name is None:
            return None
        return self._persons.get(names.normalise(self._people.fullest(name, at)))

    def person(self, name: str, span: Span | None = None) -> int:
        """A person's name as printed in, the index of that source out."""
        at = 0 if span is None else span.start
        known = self.named_person(name, at)
        if known is not None:
            return known
        full = self._people.fullest(name, at)
        return self._add(
            Entry(
                Character(SourceKind.PERSON, is_anonymous=False),
                full,
                "",
                set(names.words(full)),
                MentionKind.PERSON,
                aliases={name: None},
                mentions=[] if span is None else [span],
                body=None,
            )
        )

    def relay(self, described: Described) -> int:
        """The phrase of a relay in, the index of its source out: an outlet keeps the words that name its show and host."""
        outlet = outlet_of(described.phrase)
        if outlet is not None and known_outlet(described.name or described.phrase) is None:
            name = described.phrase if len(described.phrase.split()) <= _LONGEST_RELAY_WORDS else outlet
            known = self._outlets.get(names.normalise(name))
            if known is not None:
                return known
            return self._add(
                Entry(
                    Character(SourceKind.OUTLET, is_anonymous=False),
                    name,
                    described.head,
                    set(described.words),
                    MentionKind.OUTLET,
                    outlet=outlet,
                    mentions=[described.span],
                )
            )
        return self.find(described)

    def joint(self, name: str, described: Described, parts: list[Described]) -> int:
        """The name of several that issued one statement together in, the index of the one source that they are out."""
        known = self.called(name)
        if known is not None:
            return known
        kinds = {character(part).kind for part in parts}
        kind = kinds.pop() if len(kinds) == 1 and SourceKind.PERSON not in kinds else SourceKind.GROUP
        is_anonymous = all(character(part).is_anonymous for part in parts)
        return self._add(
            Entry(
                Character(kind, is_anonymous),
                name,
                described.head,
                set(described.words),
                is_plural=True,
                aliases=dict.fromkeys(part.phrase for part in parts),
                mentions=[described.span],
            )
        )

    def has_role(self, n: int, heads: frozenset[str]) -> bool:
        """Whether the document says of a person with a name that he is one of these."""
        return not heads.isdisjoint(self._people.roles.heads(self.entries[n].name))

    def _add(self, entry: Entry) -> int:
        n = len(self.entries)
        self.entries.append(entry)
        key = names.normalise(entry.name)
        if entry.character.kind is SourceKind.PERSON and not entry.character.is_anonymous:
            self._persons.setdefault(key, n)
        if entry.character.kind is SourceKind.OUTLET:
            self._outlets.setdefault(key, n)
        self._found.add(n)
        self._pointer.note(n)
        return n

    def _enrich(self, entry: Entry, described: Described) -> None:
        found = character(described)
        if found.speaks_for_body and not entry.character.speaks_for_body and entry.character.kind is found.kind:
            entry.character = Character(entry.character.kind, entry.character.is_anonymous, speaks_for_body=True)
        if described.owner is not None and entry.body is None and entry.character.kind is not SourceKind.ORGANISATION:
            printed = described.owner.of(self._text)
            entry.body = described.owned_by or (None if printed.lower() in PRONOUNS | SELF else _body(printed))
        if (
            entry.character.is_anonymous
            and len(described.phrase) > len(entry.name)
            and described.name is None
            and not described.is_definite
        ):
            entry.name = described.phrase

    # -- by name

    def _by_name(self, described: Described) -> int:
        name = described.name or described.phrase
        if described.kind is MentionKind.PERSON:
            n = self.person(name, described.span)
            entry = self.entries[n]
            if entry.head != described.head or not described.words <= entry.words:
                entry.head = described.head
                entry.words |= described.words
                self._found.add(n)
                self._pointer.note(n)
            return n
        name = self._bodies.fullest(name, is_outlet=described.kind is MentionKind.OUTLET)
        found = character(described)
        known = known_outlet(name)
        key = names.normalise(known[0] if known else name)
        same = self._found.named(key, name, found.kind)
        if same is not None:
            return same
        printed = (
            described.phrase
            if found.kind in (SourceKind.PERSON, SourceKind.DOCUMENT) or described.head in words().documents
            else name
        )
        return self._add(
            Entry(
                found,
                known[0] if known and known[1] != "show" else printed,
                described.head,
                {*described.words, *names.words(name)},
                described.kind,
                described.is_plural,
                outlet=known[0] if known else outlet_of(described.phrase),
            )
        )

    # -- by description

    def _by_description(self, described: Described) -> int:
        found = character(described)
        if described.is_definite:
            n = self._pointed_at(described, found)
            if n is not None:
                return n
        same = self._found.described(described.head, described.phrase)
        if same is not None:
            return same
        return self._add(
            Entry(
                found,
                described.phrase,
                described.head,
                set(described.words),
                None,
                described.is_plural,
                outlet=outlet_of(described.phrase) if found.kind is SourceKind.OUTLET else None,
            )
        )

    def _pointed_at(self, described: Described, found: Character) -> int | None:
        meant = self._pointer.meant(described, found)
        if isinstance(meant, str):
            return self.person(meant)
        if isinstance(meant, Mention):
            return self._named(bare_name(" ".join(meant.span.of(self._text).split())), meant.kind, meant.span)
        return meant

    def _named(self, name: str, kind: MentionKind, span: Span) -> int:
        name = name.removeprefix("the ").removeprefix("The ")
        return self._by_name(
            Described(
                span,
                name,
                names.words(name)[-1],
                name,
                MentionKind.OUTLET if known_outlet(name) else kind,
                frozenset(names.words(name)),
            )
        )


def _body(owner: str) -> str:
    """The words of an owner in, the body that they name out."""
    owner = " ".join(owner.split()).strip(" ,;:")
    return bare_name(_ARTICLES.sub("", owner).strip() or owner)
