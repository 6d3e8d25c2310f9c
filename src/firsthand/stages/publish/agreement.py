"""How two people agree who rated the same thing: in steps of one scale. That something cannot be judged is on no scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.model.public_ratings import PublicGivenRating
from firsthand.model.rating import Credibility, Reliability
from firsthand.stages.publish.wording import show_text

_SCALES: tuple[tuple[Reliability | Credibility, ...], ...] = (tuple(Reliability), tuple(Credibility))


def list_raters(given: Iterable[PublicGivenRating]) -> str:
    """What people gave in; who gave what, in one line, out: "M. Oduya 2, A. Brandt 3"."""
    return ", ".join(f"{show_text(one.actor) or 'somebody'} {one.value}" for one in given)


def say_agreement(given: Sequence[PublicGivenRating]) -> str:
    """What people gave, the latest of each, in; how they agree out: "M. Oduya 2, A. Brandt 3: one step apart"."""
    if len(given) < 2:
        return ""
    told = list_raters(given)
    places = [_place(one.value) for one in given]
    judged = [place for place in places if place is not None]
    if len(judged) == 0:
        return f"{told}: both say that it cannot be judged" if len(given) == 2 else f"{told}: all say that it cannot be judged"
    if len(judged) < len(places):
        return f"{told}: they differ on whether it can be judged"
    apart = max(judged) - min(judged)
    if apart == 0:
        return f"{told}: they agree"
    most = "" if len(given) == 2 else "at most "
    return f"{told}: {most}{'one step' if apart == 1 else f'{apart} steps'} apart"


def _place(value: str) -> int | None:
    """A letter or digit in, its place on its scale out; None for F and 6, which are on none."""
    for scale in _SCALES:
        for place, member in enumerate(scale):
            if member.value == value:
                return place if member.is_judged else None
    return None
