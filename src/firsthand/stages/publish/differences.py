"""What changed between the first appearance of a claim and a later one: source, figures (by their values), hedges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.model.public import PublicAppearance, PublicFigure
from firsthand.stages.publish.wording import show_text
from firsthand.text.quantities import Bound


@dataclass(frozen=True, slots=True)
class Words:
    """How differences are put: on the way where it is known which report came later, else side by side."""

    lost: str
    added: str
    changed: str


ON_THE_WAY = Words("Lost on the way", "Added on the way", "Changed on the way")
SIDE_BY_SIDE = Words("Not here", "Only here", "Other words")


def find_differences(
    first: PublicAppearance, other: PublicAppearance, *, is_credited: bool, is_later: bool = True
) -> tuple[str, ...]:
    """The first appearance and a later one in, a sentence for each difference out; empty where nothing differs.

    Args:
        first: What the other is compared with.
        other: Of another report.
        is_credited: Whether that report credits the claim to anybody, here or elsewhere.
        is_later: Whether the other is known to have come after the first.
    """
    words = ON_THE_WAY if is_later else SIDE_BY_SIDE
    lost = (f"{words.lost}: the source.",) if first.chain and not is_credited and not other.is_headline else ()
    return (*lost, *_figures(first, other, words), *_hedge(first, other, words), *_denial(first, other))


def _figures(first: PublicAppearance, other: PublicAppearance, words: Words) -> Iterator[str]:
    before = [f for f in first.figures if not _holds(other, f)]
    after = [g for g in other.figures if not _holds(first, g)]
    if len(before) == len(after) == 1:
        yield f"{words.changed}: “{show_text(before[0].words)}” → “{show_text(after[0].words)}”."
        return
    for figure in before:
        yield f"{words.lost}: “{show_text(figure.words)}”."
    for figure in after:
        yield f"{words.added}: “{show_text(figure.words)}”."


def _holds(a: PublicAppearance, figure: PublicFigure) -> bool:
    return _says(a, figure.words) or any(_is_same(figure, f) for f in a.figures)


def _says(a: PublicAppearance, words: str) -> bool:
    return show_text(words).casefold() in show_text(a.quote).casefold()


def _is_same(a: PublicFigure, b: PublicFigure) -> bool:
    if a.quantity is None or b.quantity is None:
        return show_text(a.words).casefold() == show_text(b.words).casefold()
    return (a.quantity.low, a.quantity.high, _bound(a), a.quantity.unit) == (
        b.quantity.low, b.quantity.high, _bound(b), b.quantity.unit,
    )  # fmt: skip


def _bound(figure: PublicFigure) -> Bound | None:
    return figure.quantity.bound if figure.quantity else None


def _hedge(first: PublicAppearance, other: PublicAppearance, words: Words) -> Iterator[str]:
    """Hedges lost or added, but for those that stand within a number: there the number has told already."""
    for what, one, two in ((words.lost, first, other), (words.added, other, first)):
        if one.hedge is None or two.hedge is not None or _says(two, one.hedge):
            continue
        if not any(one.hedge in figure.words for figure in one.figures):
            yield f"{what}: “{show_text(one.hedge)}”."


def _denial(first: PublicAppearance, other: PublicAppearance) -> Iterator[str]:
    if first.polarity != other.polarity:
        yield f"Here it is {other.polarity.value}."
