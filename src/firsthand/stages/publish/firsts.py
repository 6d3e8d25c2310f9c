"""Who published first, in words, as far as the dates tell: what they leave open is said, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.public import PublicClaim, PublicDocument
from firsthand.stages.publish.facts import Facts
from firsthand.text.dates import DateValue
from firsthand.text.moments import moment_of


def say_first(claim: PublicClaim, facts: Facts) -> Iterator[str]:
    """A claim in; what may be said of the report that is shown as its first out, a clause each; nothing where it is not dated.

    "first" where every other report is dated and later; "first of those dated; 2 undated"; "same day as 1 other: order unknown".
    """
    documents = facts.documents_of(claim)
    first = facts.documents[claim.first.document]
    if first.published is None or len(documents) < 2:
        if first.published is not None and len(claim.appearances) > 1:
            yield "first"
        return
    others = [d for d in documents if d.id != first.id and facts.original_of(d.id) != facts.original_of(first.id)]
    undated = sum(d.published is None for d in others)
    level = [d for d in others if d.published is not None and not _is_later(d, first)]
    yield f"first of those dated; {undated} undated" if undated else "first of those dated" if level else "first"
    if level:
        same = "same day as" if all(_has_day(d.published) for d in (first, *level)) else "dated no later than"
        yield f"{same} {len(level)} other{'s' * (len(level) > 1)}: order unknown"


def _has_day(value: DateValue | None) -> bool:
    return value is not None and None not in (value.year, value.month, value.day)


def _is_later(document: PublicDocument, first: PublicDocument) -> bool:
    """Whether a report is surely later than another: by the clock where both have one, zoned or not, else by the day."""
    ours, theirs = document.published, first.published
    if ours is None or theirs is None:
        return False
    one, other = moment_of(ours), moment_of(theirs)
    if one is not None and other is not None and (one.tzinfo is None) == (other.tzinfo is None):
        return one > other
    for a, b in zip(_parts(ours), _parts(theirs), strict=True):
        if a is None or b is None:
            return False
        if a != b:
            return a > b
    return False


def _parts(value: DateValue) -> tuple[int | None, int | None, int | None]:
    return value.year, value.month, value.day
