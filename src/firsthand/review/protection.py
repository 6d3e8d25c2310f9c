"""Whom a person protects, wherever the name is met: a report that is added later, a reading that looks otherwise.

A protected name goes on being protected when the words that it was decided of are not found again: here alone, what no longer
fits still counts, for the harm of showing is greater than that of hiding. An anonymous source has no name to look for: it is
protected where it stands, and by the forms that the person gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from firsthand.model.judgement import Judgement, JudgementId, SourceRef
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, Source, SourceKind
from firsthand.text import names
from firsthand.text.agreement import Agreement


@dataclass(frozen=True, slots=True)
class Guard:
    """One standing judgement that protects a source.

    Attributes:
        judgement: Which.
        sources: Where it fits, the sources of documents that it means.
        names: Of a named source, the names with a capital that it had when it was decided; empty of an anonymous one.
        forms: Further words that would give it away, as the person gave them.
        is_person: The names are a person's.
    """

    judgement: JudgementId
    sources: frozenset[SourceRef] = frozenset()
    names: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    is_person: bool = True

    def telling_names(self) -> tuple[str, ...]:
        """Those of the names that give it away in any text: a person's, initials, two words with capitals; not "Council"."""
        return tuple(name for name in self.names if self.is_person or name.isupper() or _count_capitals(name) > 1)

    def covers(self, source: DocumentSource | Source) -> bool:
        """Whether a source has one of these names or forms: written in full, or for a person's in any way that may be theirs."""
        if source.is_anonymous or source.kind is SourceKind.UNSPECIFIED:
            return False
        written = _full((source.name, *source.aliases), is_person=source.kind is SourceKind.PERSON)
        same = {names.words(name) for name in (*self.names, *self.forms)} - {()}
        if any(names.words(name) in same for name in written):
            return True
        if self.is_person and source.kind is SourceKind.PERSON:
            near = (Agreement.SAME, Agreement.COMPATIBLE)
            own = _full(self.names, is_person=True)
            return any(names.compare_person(one, name) in near for one in own for name in written)
        return not self.is_person and any(_is_initials(one, name) for one in self.names for name in written)


def has_capital(name: str) -> bool:
    """Whether some word of a name begins with a capital, as names do: "union" is none."""
    return _count_capitals(name) > 0


def _count_capitals(name: str) -> int:
    """A name in, how many of its words begin like a name, or are of a script without capitals, out."""
    return sum(word[:1].isalpha() and not word[:1].islower() for word in name.split())


def _full(written: Sequence[str], *, is_person: bool) -> Sequence[str]:
    """Names of one source in; of a person those of two words or more, where there are such, out: a surname alone fits many."""
    full = [name for name in written if len(names.without_titles(name)) > 1] if is_person else []
    return full or written


def _is_initials(one: str, name: str) -> bool:
    return names.is_acronym_of(one, name) or names.is_acronym_of(name, one)


def make_guard(judgement: Judgement, sources: Iterable[SourceRef]) -> Guard:
    """A judgement that protects and the sources that it fits in, its guard out."""
    named, forms = (tuple(v for k, v in judgement.values.items() if k.startswith(word)) for word in ("name ", "form "))
    is_person = judgement.values.get("kind", SourceKind.PERSON.value) == SourceKind.PERSON.value
    return Guard(judgement.id, frozenset(sources), named, forms, is_person)


def find_protected(guards: Sequence[Guard], readings: Iterable[Reading]) -> frozenset[SourceRef]:
    """Guards and readings in, every source of these readings that is protected, by place or by name, out."""
    if not guards:
        return frozenset()
    placed = frozenset().union(*(guard.sources for guard in guards))
    known: dict[tuple[object, ...], bool] = {}
    found: list[SourceRef] = []
    for reading in readings:
        for n, source in enumerate(reading.sources):
            ref = (reading.document.id, n)
            key = (source.name, source.aliases, source.kind, source.is_anonymous)  # the same few names stand in many reports
            if key not in known:
                known[key] = any(guard.covers(source) for guard in guards)
            if known[key] or ref in placed:
                found.append(ref)
    return frozenset(found)
