"""The timeline as a drawing: three lanes over an axis of days, each mark with its numbers, and below it the lines in order.

A drawing of more than `MOST_LINES` lines is not readable: the fullest lane is then told as a count per day, and where that is not
enough per month or per year. Days far from the rest stand at the ends, under "earlier" and "later", so that one old year does not
press all others into a point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.stages.publish.due import DueState
from firsthand.stages.publish.quoting import quote_claim
from firsthand.stages.publish.stretches import Stretch
from firsthand.stages.publish.svg import SMALL, TEXT, Canvas, draw
from firsthand.stages.publish.timeline_axis import LOOK, Shown, draw_lanes
from firsthand.stages.publish.timeline_lines import NO_YEAR, UNDATED, Lane, Timeline, TimelineLine, say_what
from firsthand.stages.publish.wording import MONTHS, capitalise, count, list_words, say_characters, say_date
from firsthand.text.dates import of_day

MOST_LINES = 60
"""Lines of a drawing before the fullest lane is told as counts: two screens of a laptop. No trial."""
MOST_COUNTS = 90
"""Lines of a drawing of counts, which are short, before they are taken together by month or year. No trial."""
MOST_APART = 20
"""Lines of each list of what stands apart. No trial: half a screen."""
_QUOTE_CHARS = 200
_QUOTE_LINES = 3
_OUTLETS = 3
"""Outlets that are named of those that reported on one day."""
TITLE = "Timeline"
_ABOUT = (
    "What reports say happened, when each claim was first reported, and what falls due. It shows what was said, "
    "and not whether it is so."
)


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in the drawing as one numbered line: a line of the timeline, or a count of those of a day.

    Attributes:
        lane: Its lane.
        stretch: Its days.
        when: The same in words.
        what: The words beside it.
        told: What is told.
        cited: By whom, where.
        is_late: It is overdue.
        weight: How many lines it stands for.
    """

    lane: Lane
    stretch: Stretch
    when: str
    what: str
    told: str
    cited: str
    is_late: bool = False
    weight: int = 1


def timeline_svg(timeline: Timeline) -> str:
    """A timeline in, its drawing out."""
    items = choose_items(timeline)
    as_of = "" if timeline.on is None else f" As of {say_date(of_day(timeline.on))}."
    lanes = Counter(line.lane for line in timeline.dated)
    told = ", ".join(f"{count(lanes[lane], 'line')} {lane.value}" for lane in Lane)
    about = f"{_ABOUT} {capitalise(told)}; {count(len(timeline.apart), 'line')} without a year or date.{as_of}"

    def paint(canvas: Canvas) -> None:
        _paint(canvas, items, timeline, as_of=as_of)

    return draw(TITLE, about, paint)


def choose_items(timeline: Timeline) -> list[Item]:
    """A timeline in; what its drawing shows, in order of time, out: at most `MOST_LINES`, where days are few enough."""
    lanes: dict[Lane, list[Item]] = {lane: [] for lane in Lane}
    held = {lane: [line for line in timeline.dated if line.lane is lane] for lane in Lane}
    for lane, lines in held.items():
        lanes[lane] = [_item(line) for line in lines]
    for unit, most in (("day", MOST_LINES), ("month", MOST_COUNTS), ("year", MOST_COUNTS)):
        for lane in sorted(Lane, key=lambda one: -len(held[one])):
            if sum(map(len, lanes.values())) > most and len(held[lane]) > MOST_LINES // len(Lane):
                lanes[lane] = _count(held[lane], unit)
    order = list(Lane)
    found = [item for items in lanes.values() for item in items]
    return sorted(found, key=lambda i: (i.stretch.first, i.stretch.last, i.stretch.time, order.index(i.lane)))


def _item(line: TimelineLine) -> Item:
    a = line.appearance
    assert line.stretch is not None  # noqa: S101 - only lines with days are drawn
    published = "" if a.published is None else f", {say_date(a.published).partition(',')[0]}"
    credit = f", {line.said_by}" if line.said_by else ""
    later = f". Then {line.later_words}" if line.later else ""
    cited = f"{line.claim.id}{credit}. {a.publisher}{published}, {say_characters(a.span)}{later}"
    told = quote_claim(a.quote, _QUOTE_CHARS)
    return Item(line.lane, line.stretch, line.when, say_what(line), told, cited, line.state is DueState.OVERDUE)


def _count(lines: Sequence[TimelineLine], unit: str) -> list[Item]:
    """Lines of one lane in; one item for all of a day, month or year, out."""
    groups: dict[Stretch, list[TimelineLine]] = {}
    for line in lines:
        if line.stretch is not None:
            groups.setdefault(_widen(line.stretch, unit), []).append(line)
    return [_counted(stretch, some, unit) for stretch, some in groups.items()]


def _widen(stretch: Stretch, unit: str) -> Stretch:
    """Days in, those of the day, month or year in which they begin, out."""
    first = stretch.first
    if unit == "day":
        return Stretch(first, stretch.last)
    if unit == "month":
        return Stretch(first.replace(day=1), max(stretch.last, _last_of_month(first)))
    return Stretch(date(first.year, 1, 1), max(stretch.last, date(first.year, 12, 31)))


def _last_of_month(day: date) -> date:
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < date.max.year else date.max
    return date.fromordinal(after.toordinal() - 1)


def _counted(stretch: Stretch, lines: Sequence[TimelineLine], unit: str) -> Item:
    first = lines[0]
    of = "these days" if unit == "day" and not stretch.is_day else f"this {unit}"
    gives = "gives" if len(lines) == 1 else "give"
    told = {Lane.HAPPENED: f"{gives} {of} as the date", Lane.REPORTED: "first reported", Lane.DUE: "due"}[first.lane]
    outlets = Counter(line.appearance.publisher for line in lines)
    named = [f"{name} {number}" for name, number in outlets.most_common(_OUTLETS)]
    rest = len(outlets) - len(named)
    more = [count(rest, "more outlet")] if rest > 0 else []
    if unit == "day":
        when = first.when.partition(",")[0] if stretch.is_day else first.when
    else:
        when = f"{MONTHS[stretch.first.month - 1]} {stretch.first.year}" if unit == "month" else str(stretch.first.year)
    return Item(first.lane, stretch, when, capitalise(first.lane.value), f"{count(len(lines), 'claim')} {told}",
                f"{list_words([*named, *more])}", weight=len(lines))  # fmt: skip


def _paint(canvas: Canvas, items: Sequence[Item], timeline: Timeline, *, as_of: str) -> None:
    """A sheet and what is to be shown in; painted from its head to its foot."""
    edge = 14 if canvas.is_narrow else 24
    room = canvas.width - 2 * edge
    canvas.text(edge, 34, TITLE, "hh")
    y = canvas.lines(edge, 58, f"{_ABOUT}{as_of}", width=room, size=SMALL, classes="mu s")
    shown = items[:MOST_COUNTS]
    if shown:
        y = draw_lanes(
            canvas, [Shown(i.lane, i.stretch, i.is_late, i.weight) for i in shown], y=y + 4, edge=edge, on=timeline.on)
        canvas.text(edge, y + 26, "In order", "h")
        y += 50
    for n, item in enumerate(shown, 1):
        y = _paint_item(canvas, n, item, y=y, edge=edge)
    notes = list(timeline.notes)
    if len(items) < len(timeline.dated):
        notes.insert(0, "What is counted here stands one by one in: firsthand timeline.")
    if len(items) > len(shown):
        notes.insert(0, f"{count(len(items) - len(shown), 'more line')} not drawn. All of them: firsthand timeline.")
    for apart, heading in ((NO_YEAR, "Apart: no year is given"), (UNDATED, "Apart: undated")):
        y = _paint_apart(canvas, [line for line in timeline.apart if line.apart == apart], heading, y=y, edge=edge)
    if not timeline.lines:
        notes.append("There is nothing to show.")
    for note in notes:
        y = canvas.lines(edge, y + 10, note, width=room, size=SMALL, classes="mu s")


def _paint_item(canvas: Canvas, n: int, item: Item, *, y: float, edge: float) -> float:
    """A numbered line painted at y; where the next one begins out."""
    shape, colour = LOOK[item.lane]
    canvas.mark(shape, edge + 6, y - 5, classes="c3" if item.is_late else colour)
    if canvas.is_narrow:
        left, top = edge + 20, canvas.lines(edge + 20, y, f"{n}. {item.when}", width=canvas.width - 2 * edge - 20, classes="b")
        top = canvas.lines(left, top, item.what, width=canvas.width - left - edge, size=SMALL, classes="mu s")
    else:
        canvas.text(edge + 44, y, f"{n}", "e mu")
        below = canvas.lines(edge + 54, y, item.when, width=170, classes="b")
        below = canvas.lines(edge + 54, below, item.what, width=170, size=SMALL, classes="mu s")
        left, top = edge + 236, y
    width = canvas.width - left - edge
    top = canvas.lines(left, top, item.told, width=width, size=TEXT, most=_QUOTE_LINES)
    top = canvas.lines(left, top, item.cited, width=width, size=SMALL, classes="mu s")
    return max(top, 0 if canvas.is_narrow else below) + 9


def _paint_apart(canvas: Canvas, lines: Sequence[TimelineLine], heading: str, *, y: float, edge: float) -> float:
    """Lines that have no place on the axis painted below a heading; where what follows begins out."""
    if not lines:
        return y
    canvas.text(edge, y + 18, f"{heading} ({len(lines)})", "h")
    y += 42
    left, width = edge + 20, canvas.width - 2 * edge - 20
    entries = list(_gather(lines))
    for told, cited, lane in entries[:MOST_APART]:
        shape, colour = LOOK[lane]
        canvas.mark(shape, edge + 6, y - 5, classes=f"{colour} o")
        y = canvas.lines(left, y, told, width=width, most=_QUOTE_LINES)
        y = canvas.lines(left, y, cited, width=width, size=SMALL, classes="mu s") + 7
    if (rest := len(entries) - MOST_APART) > 0:
        y = canvas.lines(left, y, f"{rest} more: firsthand timeline.", width=width, size=SMALL, classes="mu s")
    return y


def _gather(lines: Sequence[TimelineLine]) -> Iterator[tuple[str, str, Lane]]:
    """Lines apart in; what is told with its date in words, by whom and where, and its lane, out; a report's claims together."""
    told: dict[str, list[TimelineLine]] = {}
    for line in lines:
        key = line.appearance.document if line.lane is Lane.REPORTED else f"{line.claim.id} {line.when}"
        told.setdefault(key, []).append(line)
    for some in told.values():
        line, a = some[0], some[0].appearance
        if len(some) > 1 and line.lane is Lane.REPORTED:
            yield f"{capitalise(line.when)}: {count(len(some), 'claim')} first reported", f"Reported. {a.publisher}", line.lane
            continue
        credit = f", {line.said_by}" if line.said_by else ""
        cited = f"{say_what(line)}. {line.claim.id}{credit}. {a.publisher}, {say_characters(a.span)}"
        yield f"{capitalise(line.when)}: {quote_claim(a.quote, _QUOTE_CHARS)}", cited, line.lane
