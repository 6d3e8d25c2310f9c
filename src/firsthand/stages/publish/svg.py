"""Drawings of our own: words measured and wrapped, everything escaped, one file that needs nothing else, light and dark.

A drawing is laid out twice, for a wide page and for a phone; the reader's own screen chooses. No script, no font, no link, no
picture. Words of reports become text between tags alone; no attribute holds any.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from importlib import resources

from firsthand.stages.publish.wording import show_text

WIDE, NARROW = 900, 360
"""Width of the two layouts. Pixels: a page of a laptop with room beside it, and the narrowest phone that is sold."""
_SWITCH, _SHRINK = 920, 700
"""Pixels of the screen below which the wide layout is shrunk, and below which the narrow one takes its place."""
_SHRUNK = 0.76
_NAME_DIGITS = 10
TEXT, SMALL, HEADING, TITLE = 14, 12, 16, 21
"""Sizes of letters. Pixels."""
LEADING = 1.35
"""From line to line, in sizes of the letters."""

_WIDTHS = (("iljI.,:;'’‘|!·", 0.34), ("ftr()[]{}/\\-‐–\"“” °*", 0.45), ("mwMW@%—…→", 1.0))
"""Widths of letters, in sizes of the letter, about those of DejaVu Sans: the widest of the fonts that are asked for. Read off its
tables; a line that is measured too long breaks early, one measured too short would run out of the drawing."""
_CAPITAL, _DIGIT, _LETTER, _FULL = 0.74, 0.65, 0.62, 1.05
_BOLD = 1.1
_NO_XML = str.maketrans({"\ufffe": "[U+FFFE]", "\uffff": "[U+FFFF]"})


@dataclass
class Canvas:
    """A sheet of a width, filled from its top; what is drawn comes out as SVG.

    Attributes:
        width: Pixels.
        under: What lies below all else.
        parts: What was drawn over it.
        bottom: How far it reaches. Pixels.
    """

    width: int
    under: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    bottom: float = 0

    @property
    def is_narrow(self) -> bool:
        """Whether it is for a phone."""
        return self.width < WIDE

    def text(self, x: float, y: float, words: str, classes: str = "") -> None:
        """Words in one line, with the foot of their letters at y."""
        attribute = f' class="{classes}"' if classes else ""
        self.parts.append(f'<text x="{number(x)}" y="{number(y)}"{attribute}>{escape_text(words)}</text>')
        self.reach(y + 6)

    def lines(
        self, x: float, y: float, words: str, *, width: float, size: float = TEXT, classes: str = "", most: int = 0
    ) -> float:
        """Words wrapped to a width from y down, at most so many lines (0: all); where the next line would stand out."""
        for line in wrap(words, width, size=size, is_bold="b" in classes.split(), most=most):
            self.text(x, y, line, classes)
            y += size * LEADING
        return y

    def line(self, x1: float, y1: float, x2: float, y2: float, classes: str = "ln") -> None:
        """A straight line."""
        self.parts.append(f'<path class="{classes}" d="M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"/>')
        self.reach(max(y1, y2))

    def rect(self, x: float, y: float, width: float, height: float, *, classes: str, radius: float = 0) -> None:
        """A rectangle, its corners perhaps round."""
        self.parts.append(
            f'<rect class="{classes}" x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
            f'{f" rx={chr(34)}{number(radius)}{chr(34)}" if radius else ""}/>')
        self.reach(y + height)

    def mark(self, shape: int, x: float, y: float, *, classes: str, radius: float = 6) -> None:
        """A mark of one of six shapes, with its middle at a place: circle, square, diamond, triangle up, triangle down, cross."""
        r, t = radius, radius / 3
        outlines = (
            f"M{number(x - r)} {number(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z",
            f"M{number(x - r)} {number(y - r)}h{2 * r}v{2 * r}h{-2 * r}Z",
            f"M{number(x)} {number(y - r - 1)}l{r + 1} {r + 1}l{-r - 1} {r + 1}l{-r - 1} {-r - 1}Z",
            f"M{number(x)} {number(y - r)}l{r} {2 * r}h{-2 * r}Z",
            f"M{number(x)} {number(y + r)}l{r} {-2 * r}h{-2 * r}Z",
            f"M{number(x - t)} {number(y - r)}h{2 * t}v{r - t}h{r - t}v{2 * t}h{t - r}v{r - t}h{-2 * t}v{t - r}h{t - r}"
            f"v{-2 * t}h{r - t}Z",
        )
        self.parts.append(f'<path class="{classes}" d="{outlines[shape % len(outlines)]}"/>')
        self.reach(y + r)

    def reach(self, y: float) -> None:
        """Notes how far down something reaches."""
        self.bottom = max(self.bottom, y)


def draw(title: str, description: str, paint: Callable[[Canvas], None]) -> str:
    """A title, what is to be seen in words, and what paints a sheet, in; the drawing as one SVG out."""
    wide, narrow = Canvas(WIDE), Canvas(NARROW)
    for canvas in (wide, narrow):
        paint(canvas)
    heights = [round(canvas.bottom + 16) for canvas in (wide, narrow)]
    sheets = _sheet(wide, "w", heights[0]) + _sheet(narrow, "n", heights[1])
    name = f"fh-{sha256(sheets.encode()).hexdigest()[:_NAME_DIGITS]}"  # on one page with others, each has its own size
    style = resources.files("firsthand.stages.publish").joinpath("drawing.css").read_text("utf-8") + _fit(heights, name)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fh {name}" role="graphics-document document" '
        f'width="{WIDE}" height="{heights[0]}">'
        f"<title>{escape_text(title)}</title><desc>{escape_text(description)}</desc><style>{style}</style>{sheets}</svg>\n"
    )


def _sheet(canvas: Canvas, name: str, height: int) -> str:
    """A sheet in; the same as a part of the drawing, the narrow one hidden where nothing chooses, out."""
    hidden = ' display="none"' if canvas.is_narrow else ""
    painted = "".join((*canvas.under, *canvas.parts))
    return f'<g class="{name}"{hidden}><rect class="bg" width="{canvas.width}" height="{height}"/>{painted}</g>'


def _fit(heights: Sequence[int], name: str) -> str:
    """The heights of both sheets, and the drawing's own name, in; the rules by which the screen chooses one out."""
    wide, narrow = heights
    shrunk = f".{name}{{width:{round(WIDE * _SHRUNK)}px;height:{round(wide * _SHRUNK)}px}}.fh .w{{transform:scale({_SHRUNK})}}"
    small = f".{name}{{width:{NARROW}px;height:{narrow}px}}.fh .w{{display:none}}.fh .n{{display:inline}}"
    return (
        f"@media print,screen and (max-width:{_SWITCH - 1}px){{{shrunk}}}"
        f"@media screen and (max-width:{_SHRINK - 1}px){{{small}}}\n"
    )


def escape_text(text: str) -> str:
    """Any text in; one line of it, safe between tags, hidden characters made visible and none that XML forbids, out."""
    return escape(show_text(text).translate(_NO_XML), quote=True)


def number(value: float) -> str:
    """A length in, with one digit after the point at most, out."""
    return f"{value:.1f}".removesuffix(".0")


def measure(words: str, *, size: float = TEXT, is_bold: bool = False) -> float:
    """Words in, about how wide they are, out. Pixels."""
    return sum(map(_width, words)) * size * (_BOLD if is_bold else 1)


def _width(letter: str) -> float:
    for letters, width in _WIDTHS:
        if letter in letters:
            return width
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return _FULL
    return _DIGIT if letter.isdigit() else _CAPITAL if letter.isupper() else _LETTER


def wrap(words: str, width: float, *, size: float = TEXT, is_bold: bool = False, most: int = 0) -> list[str]:
    """Words and a width in pixels in; lines that fit out, at most so many (0: all), the last with an ellipsis where cut."""
    found: list[str] = []
    line = ""
    for word in _pieces(show_text(words).split(" "), width, size, is_bold):
        longer = f"{line} {word}" if line else word
        if line and measure(longer, size=size, is_bold=is_bold) > width:
            found.append(line)
            line = word
        else:
            line = longer
    found += [line] if line else []
    if most and len(found) > most:
        last = found[most - 1]
        while last and measure(f"{last} …", size=size, is_bold=is_bold) > width:
            last = last.rpartition(" ")[0] or last[:-1]
        found = [*found[: most - 1], f"{last} …".strip()]
    return found


def _pieces(words: Iterable[str], width: float, size: float, is_bold: bool) -> Iterable[str]:
    """Words in, the same with those that are too wide for a line broken out."""
    for word in words:
        piece = ""
        for letter in word:
            if piece and measure(piece + letter, size=size, is_bold=is_bold) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece
