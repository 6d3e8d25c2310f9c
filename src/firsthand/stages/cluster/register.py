"""Names by which a source of the case is found again, so that a new document's sources need not be held against all of them.

Whatever the rules of `sources` could join must have a name in common here; what has need not be one.
"""

from __future__ import annotations

from firsthand.model.source import DocumentSource, Source, SourceKind
from firsthand.text import names

SMALL = frozenset({"of", "for", "and", "the", "in", "on", "de", "la"})


def names_of(source: Source | DocumentSource) -> tuple[str, ...]:
    """A source of the case or of a document in, its names as they are looked up, each once, out; none of one that nobody names.

    Of a person the full name without titles and the surname; of a body the name, its initials, and what it begins and ends with.
    """
    if source.is_anonymous or source.kind is SourceKind.UNSPECIFIED:
        return ()
    found: dict[str, None] = {}
    for name in (source.name, *source.aliases):
        if source.kind is SourceKind.PERSON:
            words = names.without_titles(name)
            if words:
                found[f"person {' '.join(words)}"] = None
                found[f"surname {words[-1]}"] = None
            continue
        words = names.words(name)
        found[f"body {' '.join(words)}"] = None
        if len(words) > 1:
            found[f"body {''.join(w[0] for w in words)}"] = None
            found[f"body {''.join(w[0] for w in words if w not in SMALL)}"] = None
            for length in range(1, len(words)):
                found[f"edge {' '.join(words[:length])}"] = None
                found[f"edge {' '.join(words[-length:])}"] = None
    return tuple(found)
