"""Names by which a source of the case is found again, so that a new document's sources need not be held against all of them.

Whatever the rules of `sources` could join must have a name in common here, but for the holders of an office, who are joined
within a story alone; what has a name in common need not be one.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.source import DocumentSource, Source, SourceKind
from firsthand.stages.cluster.bodies import core_of, initials_of, known_names
from firsthand.stages.cluster.persons import sound_of
from firsthand.stages.cluster.sources import all_names
from firsthand.text import names


def names_of(source: Source | DocumentSource) -> tuple[str, ...]:
    """A source of the case or of a document in, its names as they are looked up, each once, out; none of one that nobody names.

    Of a person the full name without titles, its sound, the surname, and the name as that of a body that was taken for a person;
    of a body the name, with and without words of the trade, its initials, what it begins and ends with, and what the lists of
    outlets call it.
    """
    if source.is_anonymous or source.kind is SourceKind.UNSPECIFIED:
        return ()
    described = DocumentSource(source.name, source.kind, is_anonymous=False, aliases=source.aliases)
    found: dict[str, None] = {}
    for name in all_names(described):
        found.update(dict.fromkeys(_of_person(name) if source.kind is SourceKind.PERSON else _of_body(described, name)))
    if (outlet := known_names().of(described)) is not None:
        found[f"outlet {outlet}"] = None
    return tuple(found)


def _of_person(name: str) -> Iterator[str]:
    words = names.without_titles(name)
    if words:
        yield f"person {' '.join(words)}"
        yield f"surname {words[-1]}"
    if len(words) > 1:
        yield f"sound {sound_of(words)}"
    if words == names.words(name):
        yield f"body {' '.join(words)}"


def _of_body(source: DocumentSource, name: str) -> Iterator[str]:
    words = names.words(name)
    yield f"body {' '.join(words)}"
    yield f"edge {' '.join(words)}"
    yield from (f"body {initials}" for initials in sorted(initials_of(name)))
    if core := core_of(source, name):
        yield f"body {' '.join(core)}"
    for length in range(1, len(words)):
        yield f"edge {' '.join(words[:length])}"
        yield f"edge {' '.join(words[-length:])}"
