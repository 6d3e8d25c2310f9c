"""What changed between the first appearance of a claim and a later one: source, figures (by their values), hedges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model.public import PublicAppearance
from firsthand.model.public_changes import PublicChange
from firsthand.model.public_figures import PublicFigure
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
    first: PublicAppearance, other: PublicAppearance, *, is_credited: bool, is_later: bool = True,
    changes: Sequence[PublicChange] = (),
) -> tuple[str, ...]:
    """The first appearance and a later one in, a sentence for each difference out; empty where nothing differs.

    Args:
        first: What the other is compared with.
        other: Of another report.
        is_credited: Whether that report credits the claim to anybody, here or elsewhere.
        is_later: Whether the other is known to have come after the first.
        changes: What the rules found of the other, held against the report that it has the claim from.
    """
    words = ON_THE_WAY if is_later else SIDE_BY_SIDE
    kinds = {rule: [c for c in changes if c.rule == rule] for rule in dict.fromkeys(c.rule for c in changes)}
    lost = [say_change(c, words) for c in kinds.pop("source_lost", ())]
    if not lost and first.chain and not is_credited and not other.is_headline:
        lost = [f"{words.lost}: the source."]
    hedges = [say_change(c, words) for c in kinds.pop("hedge_lost", ())]
    rest = [c for listed in kinds.values() for c in listed]
    figures = list(_figures(first, other, words, rest))
    told = " ".join(figures)
    named = [say_change(c, words) for c in rest if not (show_text(c.was) in told and show_text(c.now) in told)]
    return (*lost, *figures, *(hedges or _hedge(first, other, words)), *named, *_denial(first, other))


def say_change(change: PublicChange, words: Words | None = None) -> str:
    """A change in, a sentence out: "Changed on the way: “up to 40” → “40” (bound lost)."."""
    way = words or (ON_THE_WAY if change.is_later else SIDE_BY_SIDE)
    was, now = show_text(change.was), show_text(change.now)
    if change.rule == "source_lost":
        return f"{way.lost}: the source, {was}{f'; only {now} is credited' if now else ''}."
    if change.rule == "hedge_lost":
        return f"{way.lost}: the hedge, “{was}”."
    if change.rule == "speaker_changed":
        return f"{way.changed}: the speaker, {was} → {now}."
    return f"{way.changed}: “{was}” → “{now}” ({say_kind(change)})."


def say_kind(change: PublicChange) -> str:
    """A change in, of which kind it is in words out: "bound lost"."""
    return change.rule.replace("_", " ")


def _figures(
    first: PublicAppearance, other: PublicAppearance, words: Words, changes: Sequence[PublicChange]
) -> Iterator[str]:
    before = [f for f in first.figures if not _holds(other, f)]
    after = [g for g in other.figures if not _holds(first, g)]
    if len(before) == len(after) == 1:
        was, now = show_text(before[0].words), show_text(after[0].words)
        kind = next((f" ({say_kind(c)})" for c in changes if show_text(c.was) in was and show_text(c.now) in now), "")
        yield f"{words.changed}: “{was}” → “{now}”{kind}."
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
