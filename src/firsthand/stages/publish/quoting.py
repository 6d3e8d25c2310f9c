"""Words of a report between quotation marks: one line, cut where it is long, with marks that pair.

Only what is shown is trimmed here; the characters that it is cited to stay as they are.
"""

from __future__ import annotations

from firsthand.stages.publish.wording import show_text

# Characters. What is longer is cut between words.
LIMIT_CHARS = 240

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_BEFORE_OPENING = frozenset(" ([{-–—/‘'")
_ENDS = " ,;:–—"
# A stretch that ends in one of these was cut too late, one that starts with one of the first three too early.
_JOINING = ("and", "but", "or", "nor", "while", "although", "though", "because", "whereas")
# The same, where a comma stands before.
_AFTER_COMMA = frozenset({*_JOINING, "after", "as", "before", "that", "when", "where", "which", "who", "with"})
# "Soon after" ends a sentence; any other "after" is cut off from what follows it.
_ENDS_BEFORE_AFTER = frozenset({"soon", "shortly", "long", "ever", "day", "morning", "week", "month", "year", "days", "years"})


def shorten(text: str, limit_chars: int = LIMIT_CHARS) -> str:
    """Text in, one safe line of at most about so many characters out, cut between words, with an ellipsis where cut."""
    line = show_text(text)
    if len(line) <= limit_chars:
        return line
    return line[:limit_chars].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def quote_words(text: str, limit_chars: int = LIMIT_CHARS) -> str:
    """Text in, the same between double quotation marks out; marks of its own become single ones, each with its other half."""
    return f"“{pair_marks(shorten(text, limit_chars))}”"


def show_name(name: str) -> str:
    """The name of a source in, one safe line with marks that pair out."""
    return pair_marks(show_text(name))


def quote_claim(text: str, limit_chars: int = LIMIT_CHARS) -> str:
    """A claim's words in, the same between quotation marks out, without the joining words and commas at either end."""
    return quote_words(trim_ends(show_text(text)), limit_chars)


def trim_ends(line: str) -> str:
    """A line in, the same without commas and cut-off joining words at its ends out; a line of nothing else stays."""
    words = line.strip(_ENDS).split(" ")
    while len(words) > 1 and _is_cut_off(words):
        words = " ".join(words[:-1]).rstrip(_ENDS).split(" ")
    if len(words) > 1 and words[0] in _JOINING[:3]:
        words = words[1:]
    return " ".join(words) or line


def _is_cut_off(words: list[str]) -> bool:
    last, before = words[-1].casefold(), words[-2].casefold()
    if last == "after":
        return before not in _ENDS_BEFORE_AFTER
    return last in _JOINING or (before.endswith(",") and last in _AFTER_COMMA)


def pair_marks(line: str) -> str:
    """A line in, the same with its double quotation marks made single, and in pairs, out.

    Marks around the whole line are left out, and so is one without its other half at an end. Elsewhere the other half is put
    at the end of the line, where the quotation was cut.
    """
    pairs, lone_opening, lone_closing = _match(line)
    last = len(line) - 1
    dropped = set(lone_opening[1:]) | set(lone_closing[1:])
    opening, closing = lone_opening[:1], lone_closing[:1]
    if (0, last) in pairs:
        dropped |= {0, last}
    if opening == [0]:
        opening, dropped = [], dropped | {0}
    if closing and not line[closing[0] + 1 :].strip(" .,;:!?…"):
        closing, dropped = [], dropped | set(closing)
    single = {at: "‘" for at, _ in pairs} | {at: "’" for _, at in pairs}
    single |= dict.fromkeys(opening, "‘") | dict.fromkeys(closing, "’") | dict.fromkeys(dropped, "")
    inside = "".join(single.get(at, c) for at, c in enumerate(line)).strip()
    return f"{'‘' if closing else ''}{inside}{'’' if opening else ''}"


def _match(line: str) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """A line in; places of paired marks, of opening and of closing marks without their other half, out."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    closed: list[int] = []
    for at, c in enumerate(line):
        if c in _OPENING or (c == '"' and _is_opening(line, at)):
            opened.append(at)
        elif c in _CLOSING or c == '"':
            if opened:
                pairs.append((opened.pop(), at))
            else:
                closed.append(at)
    return pairs, opened, closed


def _is_opening(line: str, at: int) -> bool:
    """Whether a straight mark opens: nothing, a blank or a bracket before it, and a word after it."""
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    return (not before or before in _BEFORE_OPENING) and bool(after.strip())
