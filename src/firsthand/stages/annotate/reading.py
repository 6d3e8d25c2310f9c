"""A stretch of text in, the string that is parsed in its place out, with the way back from each of its characters.

Parsers know straight marks, single blanks and whole words. Reports have curly marks, hard line ends and words cut by a hyphen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.model.span import Span

_PLAIN = {
    **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′ʼ`´", "'"), **dict.fromkeys("‐‑‒−", "-"), "―": "—", "…": "...",
}  # fmt: skip
_PIECE = re.compile(
    r"(?P<cut>(?<=[a-z])-[ \t]*(?:\r\n|[\n\r])[ \t]*(?=[a-z]))|(?P<double>''|``)|(?P<blank>\s+)"
    r"|(?P<gone>[\u200b-\u200d\u2060\ufeff\u00ad*])")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch as it is parsed.

    Attributes:
        text: What is parsed.
        places: For each of its characters the place in the document's text where it stands.
    """

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """A stretch of `text` in, where it stands in the document out.

        Raises:
            IndexError: The stretch is empty or outside the text.
        """
        return Span(self.places[start], self.places[end - 1] + 1)


def read_line(text: str, span: Span) -> Line:
    """A document's text and a stretch of it in, that stretch as it is parsed out."""
    out: list[str] = []
    places: list[int] = []
    at = span.start
    while at < span.end:
        match = _PIECE.match(text, at, span.end)
        if match is None:
            plain = _PLAIN.get(text[at], text[at])
            out.append(plain)
            places += [at] * len(plain)
            at += 1
            continue
        if match["double"] or match["blank"]:
            out.append('"' if match["double"] else " ")
            places.append(match.start() if match["blank"] else match.end() - 1)
        at = match.end()
    return Line("".join(out), tuple(places))
