"""A copy beside what it copies, as it is printed: only what was changed, with some words around, and what it means.

What was cut stands between `[-` and `-]`, what was added between `{+` and `+}`: colour alone would say nothing on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from firsthand.model.public_changes import PublicChange, PublicComparison, PublicPlace, PublicStretch
from firsthand.model.span import Span
from firsthand.stages.publish.differences import say_change
from firsthand.stages.publish.markdown import escape
from firsthand.stages.publish.quoting import quote_words
from firsthand.stages.publish.terminal import INDENT, MAX_WIDTH
from firsthand.stages.publish.wording import capitalise, count, list_words, say_characters, say_date, show_text
from firsthand.text.word_diff import Change

AROUND_WORDS = 8
"""Words that are the same and stand on either side of a change. No trial: about half a line."""
MOST_WORDS = 60
"""Words of one cut or added stretch that are shown; of a longer one its beginning and its end."""
MARKS = {Change.CUT: ("[-", "-]", "red"), Change.ADDED: ("{+", "+}", "green")}
LEGEND = "[-cut-] {+added+}"
WITHHELD = "One of the two could lead to a protected source: what differs between them is not shown."

Part = tuple[Change, str, str]
"""What happened to a stretch, its words, and a blank where one stands behind them."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Changes that stand near to one another.

    Attributes:
        before, after: Where they stand in either text, without the words around.
        parts: What is the same, cut or added, in order; each one safe line.
    """

    before: Span
    after: Span
    parts: tuple[Part, ...]

    @property
    def place(self) -> str:
        """Characters of both texts, in words."""
        return f"characters {self.before.start}–{self.before.end} → {self.after.start}–{self.after.end}"


def cut_hunks(stretches: Sequence[PublicStretch]) -> list[Hunk]:
    """Two texts stretch by stretch in; what was changed, with words around it, out: changes near to one another in one."""
    groups: list[list[int]] = []
    for n, s in enumerate(stretches):
        if s.kind is Change.SAME:
            continue
        is_near = groups and n - groups[-1][-1] == 2 and len(stretches[n - 1].before.split()) <= 2 * AROUND_WORDS
        if groups and (is_near or n - groups[-1][-1] == 1):
            groups[-1].append(n)
        else:
            groups.append([n])
    return [_make_hunk(stretches, group[0], group[-1]) for group in groups]


def _make_hunk(stretches: Sequence[PublicStretch], first: int, last: int) -> Hunk:
    parts: list[Part] = []
    if first > 0:
        s = stretches[first - 1]
        parts.append((Change.SAME, _end_of(s.before), _blank(s.before) or _blank(s.after)))
    for s in stretches[first : last + 1]:
        if s.kind is Change.SAME:
            parts.append((Change.SAME, show_text(s.before), _blank(s.before) or _blank(s.after)))
            continue
        if s.before.strip():
            parts.append((Change.CUT, _shorten(s.before), " " if s.after.strip() else _blank(s.before)))
        if s.after.strip():
            parts.append((Change.ADDED, _shorten(s.after), _blank(s.after)))
    if last + 1 < len(stretches):
        parts.append((Change.SAME, _start_of(stretches[last + 1].before), ""))
    a, b = stretches[first], stretches[last]
    return Hunk(Span(a.before_span.start, b.before_span.end), Span(a.after_span.start, b.after_span.end), tuple(parts))


def _blank(text: str) -> str:
    return " " if text[-1:].isspace() else ""


def _end_of(text: str) -> str:
    words = show_text(text).split(" ")
    return " ".join(["…", *words[-AROUND_WORDS:]] if len(words) > AROUND_WORDS else words)


def _start_of(text: str) -> str:
    words = show_text(text).split(" ")
    return " ".join([*words[:AROUND_WORDS], "…"] if len(words) > AROUND_WORDS else words)


def _shorten(text: str) -> str:
    words = show_text(text).split(" ")
    if len(words) <= MOST_WORDS:
        return " ".join(words)
    half = MOST_WORDS // 2
    return " ".join([*words[:half], f"… ({count(len(words) - 2 * half, 'word')}) …", *words[-half:]])


def say_counts(comparison: PublicComparison) -> str:
    """A comparison in, how many words were cut, added and changed, out; "not a word differs" where none was."""
    counts = ((comparison.words_cut, "cut"), (comparison.words_added, "added"), (comparison.words_changed, "changed"))
    said = [f"{number:,} {what}" for number, what in counts if number]
    if not said:
        return "not a word differs"
    return f"{count(comparison.words_same, 'word')} the same, {list_words(said)}"


def say_pair(comparison: PublicComparison) -> str:
    """A comparison in, which two reports it holds beside each other out."""
    names = [f"{d} {show_text(p)}" for d, p in
             ((comparison.document, comparison.publisher), (comparison.other, comparison.other_publisher))]  # fmt: skip
    if comparison.is_direction_known:
        return f"{names[0]} copies {names[1]}"
    return f"{names[0]} and {names[1]} print the same text; which came first is not known"


def say_place(place: PublicPlace) -> str:
    """Words of a report in; where they stand, with the words, out."""
    date = f", {say_date(place.published)}" if place.published else ""
    page = f", page {show_text(place.page)}" if place.page else ""
    where = f"{show_text(place.publisher)}{date}{page}, {say_characters(place.span)}"
    return f"{place.document} {where}: {quote_words(place.quote)}"


def print_comparison(comparison: PublicComparison, console: Console) -> None:
    """A copy beside what it copies in, printed."""
    width = min(console.width, MAX_WIDTH)
    console.print(Text(f"{say_pair(comparison)}.", style="bold"), width=width)
    if comparison.is_withheld:
        console.print(Text(WITHHELD, style="italic"), width=width)
        return
    console.print(Text(f"{capitalise(say_counts(comparison))}."), width=width)
    for change in comparison.changes:
        console.print()
        print_change(change, console, width)
    for number, hunk in enumerate(cut_hunks(comparison.stretches)):
        console.print()
        place = f"{capitalise(hunk.place)}{f'    {LEGEND}' if number == 0 else ''}"
        console.print(Text(place, style="dim"), width=width)
        console.print(Padding(_draw(hunk), INDENT, expand=False), width=width)


def print_change(change: PublicChange, console: Console, width: int) -> None:
    """A change in, printed with the words of both reports."""
    console.print(Padding(Text(say_change(change), style="yellow"), INDENT, expand=False), width=width)
    for place in (change.before, change.after):
        console.print(Padding(Text(say_place(place)), (0, 0, 0, 4), expand=False), width=width)


def _draw(hunk: Hunk) -> Text:
    drawing = Text()
    for kind, words, blank in hunk.parts:
        opening, closing, style = MARKS.get(kind, ("", "", ""))
        drawing.append(f"{opening}{words}{closing}", style=style)
        drawing.append(blank)
    return drawing


def comparison_markdown(comparison: PublicComparison) -> str:
    """A copy beside what it copies in, the same in Markdown out; ends in a line break."""
    lines = [f"# {escape(say_pair(comparison))}", ""]
    if comparison.is_withheld:
        return "\n".join([*lines, WITHHELD, ""])
    lines += [f"{capitalise(say_counts(comparison))}.", ""]
    for change in comparison.changes:
        lines += [f"- {escape(say_change(change))}", *(f"  - {escape(say_place(p))}" for p in (change.before, change.after))]
    hunks = cut_hunks(comparison.stretches)
    if hunks:
        lines += [*([""] if comparison.changes else []), "## The words", "", "~~[-cut-]~~ **{+added+}**", ""]
        lines += [line for hunk in hunks for line in (f"- {capitalise(hunk.place)}:  ", f"  {''.join(_mark(hunk)).rstrip()}")]
    return "\n".join(lines).rstrip() + "\n"


def _mark(hunk: Hunk) -> Iterator[str]:
    for kind, words, blank in hunk.parts:
        opening, closing, _ = MARKS.get(kind, ("", "", ""))
        emphasis = {Change.CUT: "~~", Change.ADDED: "**"}.get(kind, "")
        yield f"{emphasis}{escape(f'{opening}{words}{closing}')}{emphasis}{blank}"
