"""How a number moved, as a drawing: for each counted thing its reports from top to bottom, each number on one scale beside it.

A plain number is a full mark, "about" a hollow one, "at least" and "at most" have an arrow, "10 to 15" is a bar. Marks of one
root source have one shape and colour, and a broken line joins them. Days are in order, and not to scale.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from firsthand.stages.publish.number_series import Mark, NumberPoint, NumberSeries
from firsthand.stages.publish.svg import SMALL, Canvas, draw, measure, number
from firsthand.stages.publish.wording import capitalise, count, say_characters, show_text
from firsthand.text.quantities import Bound

TITLE = "How the number moved"
MOST_SERIES, MOST_POINTS = 12, 40
"""Counted things of one drawing, and points of each: as many as one reads through. No trial."""
_ABOUT = (
    "Who gave which number, and when, from top to bottom. Marks joined by a broken line rest on one source. "
    "Which number is right, it does not say."
)
_TEXT_WIDE = 390
"""Room for the words of a report beside the scale. Pixels, in the wide layout."""
_COLOURS = 6


@dataclass(frozen=True, slots=True)
class _Scale:
    """Numbers laid along a line: least and most, where it begins and ends in pixels, and whether all are whole."""

    low: Decimal
    high: Decimal
    left: float
    right: float
    is_whole: bool = True

    def x(self, value: Decimal) -> float:
        """A number in, where it stands out."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else Decimal("0.5")
        return self.left + (self.right - self.left) * float(min(max(share, Decimal(0)), Decimal(1)))


def numbers_svg(series: Sequence[NumberSeries]) -> str:
    """Counted things in, their drawing out; of many the first."""
    told = "; ".join(f"{one.heading}: {one.summary}" for one in series[:MOST_SERIES])
    about = f"{_ABOUT} {capitalise(told)}." if series else "No number moved from report to report."

    def paint(canvas: Canvas) -> None:
        edge = 14 if canvas.is_narrow else 24
        room = canvas.width - 2 * edge
        canvas.text(edge, 34, TITLE, "hh")
        y = canvas.lines(edge, 58, _ABOUT, width=room, size=SMALL, classes="mu s") + 8
        for one in series[:MOST_SERIES]:
            y = _paint_series(canvas, one, y=y + 22, edge=edge)
        if not series:
            y = canvas.lines(edge, y + 10, "No number moved from report to report.", width=room)
        if len(series) > MOST_SERIES:
            more = f"{count(len(series) - MOST_SERIES, 'more number')} moved: firsthand numbers."
            canvas.lines(edge, y + 10, more, width=room, size=SMALL, classes="mu s")

    return draw(TITLE, about, paint)


def _paint_series(canvas: Canvas, one: NumberSeries, *, y: float, edge: float) -> float:
    """A counted thing painted from y down; where what follows begins out."""
    room = canvas.width - 2 * edge
    y = canvas.lines(edge, y, capitalise(one.heading), width=room, classes="h", size=16)
    dated, undated = _cut(one.dated), _cut(one.undated, of=MOST_POINTS // 2)
    looks = {root: n for n, root in enumerate(one.sources)}
    scale = _make_scale([*dated, *undated], canvas, edge)
    y = _paint_axis(canvas, scale, y + 12)
    joined: dict[str, tuple[float, float]] = {}
    for n, p in enumerate(dated):
        is_new_day = n == 0 or p.when.partition(",")[0] != dated[n - 1].when.partition(",")[0]
        y = _paint_point(canvas, p, scale, look=looks[p.root], y=y, edge=edge, is_new_day=is_new_day, joined=joined)
    if undated:
        canvas.text(edge, y + 16, "Undated" if all(p.published is None for p in undated) else "Without a year", "b")
        y += 24
        joined.clear()  # where they belong in the order is not known
        for p in undated:
            y = _paint_point(canvas, p, scale, look=looks[p.root], y=y, edge=edge, is_new_day=False, joined={})
    if (rest := len(one.points) - len(dated) - len(undated)) > 0:
        y = canvas.lines(edge, y + 10, f"{count(rest, 'more point')}: firsthand numbers.", width=room, size=SMALL, classes="mu s")
    return _paint_legend(canvas, one, looks, y=y + 14, edge=edge)


def _cut(points: Sequence[NumberPoint], of: int = MOST_POINTS) -> list[NumberPoint]:
    """Points in; at most so many out, those first that are no copies."""
    kept = [p for p in points if Mark.COPY not in p.marks] if len(points) > of else list(points)
    return kept[:of]


def _make_scale(points: Sequence[NumberPoint], canvas: Canvas, edge: float) -> _Scale:
    values = [v for p in points for v in (p.quantity.low, p.quantity.high) if v is not None]
    low, high = min(values), max(values)
    margin = (high - low) / 6 or max(abs(high) / 10, Decimal(1))
    left = edge + 18 if canvas.is_narrow else edge + _TEXT_WIDE + 28
    right = canvas.width - edge - (70 if canvas.is_narrow else 110)
    start = max(Decimal(0), low - margin) if low >= 0 else low - margin
    return _Scale(start, high + margin, left, right, all(v == v.to_integral_value() for v in values))


def _paint_axis(canvas: Canvas, scale: _Scale, y: float) -> float:
    """The scale with a few of its numbers, painted at y."""
    canvas.line(scale.left - 10, y + 6, scale.right + 10, y + 6)
    free = -100.0
    for value in list_steps(scale.low, scale.high, is_whole=scale.is_whole):
        x, words = scale.x(value), f"{value:,f}"
        half = measure(words, size=SMALL) / 2
        if x - half > free:
            canvas.line(x, y + 2, x, y + 6, "l")
            canvas.text(x, y - 2, words, "s m mu")
            free = x + half + 10
    return y + 14


def list_steps(low: Decimal, high: Decimal, *, is_whole: bool = True, most: int = 6) -> list[Decimal]:
    """The ends of a scale, and whether only whole numbers are on it, in; round numbers between, at most so many, out."""
    span = high - low
    if span <= 0:
        return [low]
    size = max(Decimal(1).scaleb((span / most).adjusted()), Decimal(1) if is_whole else Decimal(0))
    steps = (size * n for n in (1, 2, 5, 10, 20))
    step = next(s for s in steps if span / s <= most)
    first = (low / step).to_integral_value(rounding="ROUND_CEILING")
    found = [(first + n) * step for n in range(most + 1)]
    return [value.quantize(step) if step < 1 else Decimal(int(value)) for value in found if low <= value <= high]


def _paint_point(
    canvas: Canvas, p: NumberPoint, scale: _Scale, *, look: int, y: float, edge: float, is_new_day: bool,
    joined: dict[str, tuple[float, float]],
) -> float:
    """A report painted from y down: its words, and its number on the scale; where the next one begins out."""
    a = p.appearance
    width = canvas.width - 2 * edge if canvas.is_narrow else _TEXT_WIDE
    if is_new_day and not canvas.is_narrow:
        canvas.line(edge, y, canvas.width - edge, y)
    y += 20
    day, _, time = p.when.partition(", ")
    head = f"{show_text(a.publisher)}{f', {time}' if time else ''}"
    if is_new_day:
        y = canvas.lines(edge, y, day, width=width, classes="b")
    top = y
    y = canvas.lines(edge, y, head, width=width)
    source = f"from {p.said_by}" if p.said_by else "in its own words"
    marks = f". {capitalise('; '.join(p.marks))}" if p.marks else ""
    y = canvas.lines(edge, y, f"{p.claim}, {source}, {say_characters(p.span)}{marks}", width=width, size=SMALL, classes="mu s")
    if canvas.is_narrow:
        top = y = y + 8
    place = scale.x(p.quantity.low), top - 5
    if p.root in joined:
        x, before = joined[p.root]
        canvas.under.append(
            f'<path class="c{look % _COLOURS} j" d="M{number(x)} {number(before)}L{number(place[0])} {number(place[1])}"/>')
    joined[p.root] = place
    _paint_mark(canvas, p, scale, look=look, at=place)
    return y + (10 if canvas.is_narrow else 2)


def _paint_mark(canvas: Canvas, p: NumberPoint, scale: _Scale, *, look: int, at: tuple[float, float]) -> None:
    """A number on the scale: its mark, its bound, and the number itself beside it."""
    (x, y), colour = at, f"c{look % _COLOURS}"
    q, end = p.quantity, at[0]
    is_hollow = q.bound is Bound.ABOUT or Mark.EARLIER in p.marks or Mark.DENIED in p.marks
    if q.high is not None:
        end = scale.x(q.high)
        canvas.rect(x, y - 3, max(end - x, 2), 6, classes=f"{colour} o", radius=3)
        canvas.mark(look, end, y, classes=colour, radius=4)
    elif q.bound in (Bound.AT_LEAST, Bound.AT_MOST):
        sign = 1 if q.bound is Bound.AT_LEAST else -1
        tip = x + sign * 24
        canvas.line(x, y, tip, y, f"{colour} j0")
        canvas.parts.append(
            f'<path class="{colour}" d="M{number(tip)} {number(y)}l{-6 * sign} -4v8Z"/>')
        end = max(x, tip)
    canvas.mark(look, x, y, classes=f"{colour} o x" if is_hollow else colour)
    words = show_text(p.number)
    if end + 12 + measure(words, is_bold=True) > canvas.width - 6:
        canvas.text(min(x, end) - 12, y + 5, words, "b e")
    else:
        canvas.text(end + 12, y + 5, words, "b")


def _paint_legend(canvas: Canvas, one: NumberSeries, looks: dict[str, int], *, y: float, edge: float) -> float:
    """What the marks stand for: each root source with its mark."""
    width = canvas.width - 2 * edge - 24
    for root, name in one.sources.items():
        points = [p for p in one.points if p.root == root]
        told = count(len({p.appearance.document for p in points}), "report")
        canvas.mark(looks[root], edge + 7, y + 3, classes=f"c{looks[root] % _COLOURS}", radius=5)
        y = canvas.lines(edge + 24, y + 8, f"{name} ({told})", width=width, size=SMALL, classes="s") + 2
    return y + 8
