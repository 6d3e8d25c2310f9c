"""Which claims have room in the brief, and what is missing for them, said of several at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.model.public import PublicClaim, PublicSkipped
from firsthand.model.standing import Standing, count_chosen
from firsthand.stages.publish.pages import ClaimCard
from firsthand.stages.publish.wording import count, list_words, show_text

# Files. Of many that have one reason so many are named.
NAMED_UNREAD = 3
# Files. As many that could not be read for one reason have a line each; more share one.
MAX_LISTED_UNREAD = 10
# Lines. Where nearly every file has a reason of its own, the rest is told by number.
MAX_UNREAD_LINES = 40


def choose_claims(groups: Mapping[Standing, Sequence[PublicClaim]], limit: int) -> dict[Standing, Sequence[PublicClaim]]:
    """Key claims by standing in, those to be shown out: at most so many in all, by quota; what is left goes to the sourced."""
    taken = count_chosen({standing: len(claims) for standing, claims in groups.items()}, limit)
    return {standing: groups[standing][:n] for standing, n in taken.items()}


def list_unread(skipped: Sequence[PublicSkipped]) -> tuple[str, ...]:
    """Files that could not be used in; a line each out, and one for all that have one reason where they are many."""
    by_reason: dict[str, list[str]] = {}
    for one in skipped:
        by_reason.setdefault(one.reason, []).append(show_text(one.path))
    lines: list[str] = []
    for reason, paths in by_reason.items():
        if len(paths) <= MAX_LISTED_UNREAD:
            lines += [f"{path}: {show_text(reason)}" for path in paths]
        else:
            named = ", ".join(paths[:NAMED_UNREAD])
            lines.append(f"{named} and {len(paths) - NAMED_UNREAD:,} more: {show_text(reason)}")
    if len(lines) > MAX_UNREAD_LINES:
        lines[MAX_UNREAD_LINES:] = [f"and {count(len(lines) - MAX_UNREAD_LINES, 'more line')}; all of them: firsthand status"]
    return tuple(lines)


def gather_gaps(cards: Sequence[ClaimCard], most: int) -> tuple[str, ...]:
    """Claims as they are shown in; what is missing for them, at most so many lines, what most of them lack first, out."""
    lacking: dict[str, list[str]] = {}
    for card in cards:
        for gap in card.gaps:
            lacking.setdefault(gap, []).append(card.id)
    told = sorted(lacking.items(), key=lambda pair: -len(pair[1]))
    lines = [f"{list_words(ids)}: {gap}." for gap, ids in told[:most]]
    return (*lines, f"and {count(len(told) - most, 'more gap')}") if len(told) > most else tuple(lines)
