"""A stretch of text in, the string that is parsed in its place out, with the way back from each of its characters.

Parsers know straight marks, single blanks and whole words. Reports have curly marks, hard line ends and words cut by a hyphen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.model.span import Span

_PLAIN = str.maketrans({
    **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛‹›′ʼ`´", "'"), **dict.fromkeys("‐‑‒−", "-"), "―": "—",
})  # fmt: skip
_OTHER = re.compile(
    r"(?P<cut>(?<=[a-z])-[ \t]*(?:\r\n|[\n\r])[ \t]*(?=[a-z]))|(?P<double>''|``)|(?P<blank>\s{2,}|[^\S ])"
    r"|(?P<gone>[\u200b-\u200d\u2060\ufeff\u00ad*])|(?P<dots>…)"
)
"""What does not stand as one character for one."""


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
    for match in _OTHER.finditer(text, span.start, span.end):
        start = match.start()
        out.append(text[at:start].translate(_PLAIN))
        places += range(at, start)
        at = match.end()
        if match["dots"]:
            out.append("...")
            places += [start] * 3
        elif match["double"] or match["blank"]:
            out.append('"' if match["double"] else " ")
            places.append(start if match["blank"] else at - 1)
    out.append(text[at : span.end].translate(_PLAIN))
    places += range(at, span.end)
    return Line("".join(out), tuple(places))
