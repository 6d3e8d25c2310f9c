"""Which claims have room in the brief, and what is said of several of them at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.model.public import PublicClaim, PublicSkipped
from firsthand.model.standing import Standing, count_chosen
from firsthand.stages.publish.pages import Section
from firsthand.stages.publish.wording import count, list_words, show_text

# Claims. What is missing for as many of them in the same words is said once for all.
SHARED_BY = 3
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
            named = ", ".join(paths[:SHARED_BY])
            lines.append(f"{named} and {len(paths) - SHARED_BY:,} more: {show_text(reason)}")
    if len(lines) > MAX_UNREAD_LINES:
        lines[MAX_UNREAD_LINES:] = [f"and {count(len(lines) - MAX_UNREAD_LINES, 'more line')}; all of them: firsthand status"]
    return tuple(lines)


def share_gaps(sections: Sequence[Section]) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """Sections in; the same without the gaps that many of their claims share, and a line for each of these gaps, out."""
    number = Counter(gap for section in sections for card in section.cards for gap in card.gaps)
    shared = [gap for gap, n in number.items() if n >= SHARED_BY]
    lines = [
        f"{list_words([c.id for section in sections for c in section.cards if gap in c.gaps])}: {gap}." for gap in shared
    ]
    kept = [
        replace(s, cards=tuple(replace(c, gaps=tuple(g for g in c.gaps if g not in shared)) for c in s.cards)) for s in sections
    ]
    return tuple(kept), tuple(lines)
