"""All that changed on the way in a case, claim by claim and copy by copy, the gravest first; as records and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.model.public import PublicCase
from firsthand.model.public_changes import PublicChange, PublicComparison
from firsthand.stages.publish.change_views import say_counts, say_pair
from firsthand.stages.publish.quoting import quote_claim
from firsthand.stages.publish.tables import Cell, Table
from firsthand.stages.publish.wording import iso_date

HEADER = (
    "change", "of", "was", "now", "before_document", "before_outlet", "before_published", "before_start", "before_end",
    "after_document", "after_outlet", "after_published", "after_start", "after_end", "before", "after",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """What changed of one claim, or in one copy.

    Attributes:
        id: Of the claim or the copy.
        heading: In words.
        changes: The gravest first; none of a copy of which the wording alone changed.
        comparison: Of a copy; None of a claim.
        text: Of a claim.
    """

    id: str
    heading: str
    changes: tuple[PublicChange, ...]
    comparison: PublicComparison | None = None
    text: str = ""

    @property
    def size(self) -> int:
        """How many lines it has in a list: one for each change, or one for the wording."""
        return max(1, len(self.changes))


def list_changes(public: PublicCase, copies: Sequence[PublicComparison] | None = None) -> list[Group]:
    """What may be shown of a case, and its copies beside what they copy, in; what changed, the gravest first, out.

    Args:
        public: The case, or a part of it.
        copies: What a copy changed is told of the copy, and not of its claims again. None: it is told of the claims.
    """
    groups = [
        Group(c.id, f"{c.id}  {quote_claim(c.text)}", changes, text=c.text)
        for c in public.claims
        if (changes := tuple(change for change in c.changes if copies is None or not change.is_copy))
    ]
    groups += [Group(k.document, f"{say_pair(k)}: {say_counts(k)}", k.changes, k) for k in copies or () if k.is_changed]
    return sorted(groups, key=_gravity)


def _gravity(group: Group) -> tuple[bool, int]:
    """A group in, its place among others out: by its gravest change; copies of which the wording alone changed come last."""
    return (not group.changes, group.changes[0].gravity if group.changes else 0)


def cut_list(groups: Iterable[Group], room: int | None) -> Iterator[Group]:
    """Groups, and for how many lines there is room (None: for all), in; as many as fit, the last perhaps in part, out."""
    left = room
    for group in groups:
        if left is not None and left <= 0:
            return
        kept = group if left is None else replace(group, changes=group.changes[:left])
        yield kept
        left = None if left is None else left - kept.size


def change_rows(groups: Iterable[Group]) -> Table:
    """Groups in; the header of a table and a row for each change out, for a copy's wording one with the counts."""
    return HEADER, [row for group in groups for row in _rows(group)]


def _rows(group: Group) -> Iterator[tuple[Cell, ...]]:
    for c in group.changes:
        places: list[Cell] = []
        for p in (c.before, c.after):
            ends: tuple[Cell, Cell] = (p.span.start, p.span.end) if p.span else ("", "")
            places += [p.document, p.outlet or "", iso_date(p.published) or "", *ends]
        yield c.rule, group.id, c.was, c.now, *places, c.before.quote, c.after.quote
    if not group.changes and (k := group.comparison) is not None:
        yield ("reworded", group.id, "", say_counts(k), k.other, k.other_publisher, *[""] * 3, k.document, k.publisher, *[""] * 5)
