"""The report's own outlet: never a link of its chains, nor the agency of its dateline, byline or credit line."""

from __future__ import annotations

from collections import defaultdict

from firsthand.model.document import PassageKind
from firsthand.model.reading import Reading
from firsthand.stages.resolve.lexicon import known_outlet, words
from firsthand.text import names

_LINES = {PassageKind.DATELINE, PassageKind.BYLINE, PassageKind.CREDIT}
_SMALL = frozenset({"of", "for", "and", "news", "blog", "public", "union"})


class OwnOutlet:
    """Names by which a document may mean whoever published it.

    Args:
        reading: With passages.
    """

    def __init__(self, reading: Reading) -> None:
        self._names = set[str]()
        self._words: dict[str, set[frozenset[str]]] = defaultdict(set)
        document = reading.document
        if document.outlet:
            self._add(document.outlet.partition("(")[0].strip() or document.outlet)
        for passage in reading.passages:
            line = passage.span.of(document.text)
            if passage.kind in _LINES and "@" not in line:  # the line below a post that is shown names who posted it
                self._add_from_line(line)

    def _add(self, name: str) -> None:
        known = known_outlet(name)
        self._names.add(names.normalise(known[0] if known else name))
        parts = frozenset(names.words(name))
        for word in parts:
            self._words[word].add(parts)

    def _add_from_line(self, line: str) -> None:
        parts = line.replace("(", " ").replace(")", " ").replace(",", " ").replace("/", " ").replace("-", " ").split()
        for start in range(len(parts)):
            for length in range(4, 0, -1):
                name = " ".join(parts[start : start + length])
                if parts[start][:1].isupper() and known_outlet(name) is not None:
                    self._add(name)
        inner = line.partition("(")[2].partition(")")[0].strip()
        if inner and len(inner.split()) <= 4 and inner[:1].isupper():
            self._add(inner)

    def is_own_in_full(self, name: str) -> bool:
        """Whether a name as printed is the report's own outlet's, uncut."""
        known = known_outlet(name)
        return names.normalise(known[0] if known else name) in self._names

    def is_own(self, name: str) -> bool:
        """Whether a name as printed, in full or cut ("the Herald" of a Tarsi Herald), is the report's own outlet's."""
        if self.is_own_in_full(name):
            return True
        known = known_outlet(name)
        parts = frozenset(names.words(name))
        if not parts or (known is not None and len(parts) > 1):
            return False
        distinctive = parts - _SMALL
        if known is not None and not parts & words().outlet_words:
            return False
        return bool(distinctive) and any(parts <= own for own in min((self._words.get(word, set()) for word in parts), key=len))
