"""The lanes of a timeline over an axis of days: marks and bars, packed in rows so that no two lie on one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.stages.publish.stretches import Stretch
from firsthand.stages.publish.svg import SMALL, Canvas, measure
from firsthand.stages.publish.timeline_lines import Lane
from firsthand.stages.publish.wording import MONTHS

LOOK = {Lane.HAPPENED: (0, "c0"), Lane.REPORTED: (1, "c1"), Lane.DUE: (2, "c2")}
"""Shape and colour of each lane's marks."""
LABELS = {Lane.HAPPENED: "Happened", Lane.REPORTED: "Reported", Lane.DUE: "Promised, due"}
_FAR = 2
"""How often the stretch of the days shown must lie between it and a further day before that one stands at the end. No trial."""
_LEAST_DAYS = 14
"""The shortest stretch that is taken for that. Days. No trial: two weeks of one matter."""
_LONG_DAYS = 32
"""Stretches of so many days, longer than a month, take no part in where the axis begins and ends: they run on to its ends."""
_ROW, _BAR, _MARK = 22, 12, 12
"""Height of a row, and size of a bar and a mark. Pixels."""
_LEAST_RADIUS = 3
_END_ZONE = 54
"""Width of what stands under "earlier" and "later". Pixels."""
_STEPS = (1, 2, 4, 7, 14, 28)
"""Days from tick to tick; after these months and years."""



@dataclass(frozen=True, slots=True)
class Shown:
    """What stands over the axis under one number.

    Attributes:
        lane: Its lane.
        stretch: Its days.
        is_late: It is overdue.
        weight: How many claims it stands for.
    """

    lane: Lane
    stretch: Stretch
    is_late: bool = False
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Axis:
    """Days laid along a line.

    Attributes:
        first, last: The days that it covers.
        left, right: Where it begins and ends. Pixels.
        has_earlier, has_later: Some days lie before, or after, and stand at that end.
    """

    first: date
    last: date
    left: float
    right: float
    has_earlier: bool = False
    has_later: bool = False

    @property
    def inner(self) -> tuple[float, float]:
        """Where the first day begins, and the last ends."""
        return self.left + _END_ZONE * self.has_earlier, self.right - _END_ZONE * self.has_later

    def x(self, day: date, part: float = 0) -> float:
        """A day, and which part of it, in; where it stands out. What lies beyond the ends stands there."""
        left, right = self.inner
        if day < self.first:
            return self.left
        if day > self.last:
            return self.right
        days = (self.last - self.first).days + 1
        return left + (right - left) * ((day - self.first).days + part) / days

    def place(self, stretch: Stretch) -> tuple[float, float]:
        """Days in, from where to where they reach, out."""
        if stretch.last < self.first:
            return self.left + 8, self.left + 8 + _MARK
        if stretch.first > self.last:
            return self.right - _MARK - 8, self.right - 8
        if stretch.is_day:
            middle = self.x(stretch.first, _part_of_day(stretch.time))
            return middle - _MARK / 2, middle + _MARK / 2
        start, end = self.x(stretch.first), self.x(stretch.last, 1)
        return (start, end) if end - start >= _MARK else ((start + end - _MARK) / 2, (start + end + _MARK) / 2)


def make_axis(stretches: Sequence[Stretch], *, left: float, right: float, on: date | None) -> Axis:
    """Days that are to be shown, at least one, in; the axis that has room for most of them out."""
    short = [s for s in stretches if (s.last - s.first).days < _LONG_DAYS] or stretches
    low = high = _busiest(short)
    # from the middle outwards, as long as what comes next is not far away
    for s in sorted(short, key=lambda s: s.last, reverse=True):
        if s.first < low and (low - s.last).days <= _FAR * max(_LEAST_DAYS, (high - low).days):
            low = s.first
    for s in sorted(short):
        if s.last > high and (s.first - high).days <= _FAR * max(_LEAST_DAYS, (high - low).days):
            high = s.last
    if on is not None and min(abs((on - low).days), abs((on - high).days)) <= _FAR * max(_LEAST_DAYS, (high - low).days):
        low, high = min(low, on), max(high, on)
    margin = timedelta(days=max(1, (high - low).days // 40))
    first = low - margin if low.toordinal() > margin.days else low
    last = high + margin if date.max - high > margin else high
    is_early, is_late = any(s.first < first for s in stretches), any(s.last > last for s in stretches)
    return Axis(first, last, left, right, is_early, is_late)


def _busiest(stretches: Sequence[Stretch]) -> date:
    """Days in, the first day of that one in the middle out; days known to the day count before longer ones."""
    known = sorted(s.first for s in stretches if s.is_day) or sorted(s.first for s in stretches)
    return known[len(known) // 2]


def _part_of_day(time: str) -> float:
    """The time of a day in, which part of the day has gone by out; its middle where no time is known."""
    hours, _, minutes = time.partition(":")
    return (int(hours) + int(minutes) / 60) / 24 if hours.isdigit() and minutes.isdigit() else 0.5


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines of one lane on the same days: a mark, the numbers of its lines, the row that it stands in, its size from 0 to 1."""

    stretch: Stretch
    label: str
    is_late: bool
    row: int
    start: float
    end: float
    size: float = 1


def draw_lanes(canvas: Canvas, shown: Sequence[Shown], *, y: float, edge: float, on: date | None) -> float:
    """A sheet and what is to be shown, in the order in which it is numbered, in; the lanes painted; where they end out."""
    left = edge if canvas.is_narrow else edge + measure(LABELS[Lane.DUE], is_bold=True) + 16
    axis = make_axis([s.stretch for s in shown], left=left, right=canvas.width - edge, on=on)
    top = y + 8
    y = top + (20 if on is not None else 4)
    for lane in Lane:
        groups = _pack([(n, s) for n, s in enumerate(shown, 1) if s.lane is lane], axis)
        if canvas.is_narrow:
            canvas.text(edge, y + 14, LABELS[lane], "b")
            y += 22
        rows = max((g.row for g in groups), default=0) + 1
        if not canvas.is_narrow:
            canvas.text(edge, y + _ROW / 2 + 5, LABELS[lane], "b")
        canvas.line(axis.left, y + _ROW / 2, axis.right, y + _ROW / 2)
        for group in groups:
            _draw_group(canvas, group, lane, y=y + group.row * _ROW)
        y += rows * _ROW + 12
    if on is not None and axis.first <= on <= axis.last:
        _draw_now(canvas, axis, on, top=top, bottom=y)
    _draw_ticks(canvas, axis, y)
    return y + 20


def _pack(lines: Sequence[tuple[int, Shown]], axis: Axis) -> list[_Group]:
    """Numbered days of one lane in; one mark for those of the same days, in rows in which none lies on another, out.

    Where marks stand for counts, the size of each tells how many claims it stands for beside the largest.
    """
    together: dict[tuple[Stretch, bool], list[int]] = {}
    weights: dict[tuple[Stretch, bool], int] = {}
    for n, one in lines:
        key = one.stretch, one.is_late
        together.setdefault(key, []).append(n)
        weights[key] = weights.get(key, 0) + one.weight
    is_counted = any(one.weight > 1 for _, one in lines)
    ends: list[float] = []
    found = []
    for (stretch, is_late), numbers in together.items():
        start, end = axis.place(stretch)
        label = _say_numbers(numbers)
        width = measure(label, size=SMALL) + 4
        if end + width > axis.right + 4:  # no room behind it: the label stands in front
            from_, to = start - width, end
        else:
            from_, to = start, end + width
        row = next((n for n, free in enumerate(ends) if free <= from_), len(ends))
        ends[row : row + 1] = [to + 6]
        size = (weights[stretch, is_late] / max(weights.values())) ** 0.5 if is_counted else 1
        found.append(_Group(stretch, label, is_late, row, start, end, size))
    return found


def _say_numbers(numbers: Sequence[int]) -> str:
    """Numbers in, "3", "3–7" or "3, 5–7" out."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _draw_group(canvas: Canvas, group: _Group, lane: Lane, *, y: float) -> None:
    shape, colour = LOOK[lane]
    colour = "c3" if group.is_late else colour
    middle = y + _ROW / 2
    if group.stretch.is_day:
        classes = f"{colour} o x" if group.stretch.is_approximate else colour
        radius = round(_LEAST_RADIUS + (_MARK / 2 + 1 - _LEAST_RADIUS) * group.size) if group.size < 1 else _MARK / 2
        canvas.mark(shape, (group.start + group.end) / 2, middle, classes=classes, radius=radius)
    else:
        classes = f"{colour} o x" if group.stretch.is_approximate else f"{colour} o"
        height = max(4, _BAR * group.size)
        canvas.rect(group.start, middle - height / 2, group.end - group.start, height, classes=classes, radius=height / 2)
    is_behind = group.end + measure(group.label, size=SMALL) + 4 > canvas.width - 10
    canvas.text(group.start - 4 if is_behind else group.end + 4, middle + 4, group.label, "s e" if is_behind else "s")


def _draw_now(canvas: Canvas, axis: Axis, on: date, *, top: float, bottom: float) -> None:
    """The day by which something is overdue: a line through all lanes."""
    x = axis.x(on, 0.5)
    canvas.line(x, top + 8, x, bottom, "now")
    words = f"{on.day} {MONTHS[on.month - 1][:3]} (as of)"
    is_near_end = x + measure(words, size=SMALL) / 2 > canvas.width - 8
    canvas.text(canvas.width - 8 if is_near_end else x, top + 4, words, "s e" if is_near_end else "s m")


def _draw_ticks(canvas: Canvas, axis: Axis, y: float) -> None:
    """Days below the axis, as many as have room, and what stands at its ends."""
    canvas.line(axis.left, y, axis.right, y)
    left, right = axis.inner
    if axis.has_earlier:
        canvas.text(axis.left, y + 16, "earlier", "s mu")
        canvas.line(left, y - 4, left, y + 4, "l")
    if axis.has_later:
        canvas.text(axis.right, y + 16, "later", "s e mu")
        canvas.line(right, y - 4, right, y + 4, "l")
    free, year = left if axis.has_earlier else axis.left - 8, 0
    for day, name in list_ticks(axis, most=max(2, int((right - left) / 100))):
        words = name if day.year == year or name.endswith(str(day.year)) else f"{name} {day.year}"
        x, half = axis.x(day), measure(words, size=SMALL) / 2
        if x - half < free - 2 or x + half > right + 2:
            continue
        canvas.line(x, y, x, y + 4, "l")
        canvas.text(x, y + 16, words, "s m mu")
        free, year = x + half + 8, day.year


def list_ticks(axis: Axis, *, most: int) -> list[tuple[date, str]]:
    """An axis in; days to be named below it, each with its name, at most so many, out."""
    span = (axis.last - axis.first).days + 1
    step = next((s for s in _STEPS if span / s <= most), None)
    if step is not None:
        days = [axis.first + timedelta(days=n) for n in range(0, span, step)]
        return [(day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in days]
    for months in (1, 2, 3, 6):
        if span / (30.4 * months) <= most:
            return [(d, f"{MONTHS[d.month - 1][:3]} {d.year}") for d in _firsts(axis, months)]
    years = next(y for y in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000) if span / (365 * y) <= most)
    return [(date(y, 1, 1), str(y)) for y in range(-(-axis.first.year // years) * years, axis.last.year + 1, years)
            if y >= 1 and date(y, 1, 1) >= axis.first]  # fmt: skip


def _firsts(axis: Axis, months: int) -> list[date]:
    """An axis and how many months from one to the next in, the first days of months out."""
    start = axis.first.year * 12 + axis.first.month - 1
    end = axis.last.year * 12 + axis.last.month - 1
    found = [date(n // 12, n % 12 + 1, 1) for n in range(-(-start // months) * months, end + 1, months)]
    return [day for day in found if axis.first <= day <= axis.last]
