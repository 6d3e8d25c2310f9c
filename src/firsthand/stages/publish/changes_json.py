"""What changed on the way, as plain dicts, lists, strings and numbers for JSON."""

from __future__ import annotations

from typing import Any

from firsthand.model.public_changes import PublicChange, PublicComparison, PublicPlace
from firsthand.stages.publish.wording import iso_date
from firsthand.text.word_diff import Change


def change_json(change: PublicChange) -> dict[str, Any]:
    """A change in, the same as plain dicts, strings and numbers out."""
    places = {name: _place_json(place) for name, place in (("before", change.before), ("after", change.after))}
    return {
        "change": change.rule, "help": change.help, "was": change.was, "now": change.now, **places,
        "copy": change.is_copy, "order_known": change.is_later,
    }  # fmt: skip


def comparison_json(comparison: PublicComparison) -> dict[str, Any]:
    """A copy beside what it copies in, the same as plain dicts, lists, strings and numbers out."""
    k = comparison
    return {
        "document": k.document, "outlet": k.publisher, "other": k.other, "other_outlet": k.other_publisher,
        "direction_known": k.is_direction_known, "withheld": k.is_withheld,
        "words": {"same": k.words_same, "cut": k.words_cut, "added": k.words_added, "changed": k.words_changed},
        "changes": [change_json(c) for c in k.changes],
        "stretches": [
            {"kind": s.kind.value, "before": s.before, "after": s.after, "before_start": s.before_span.start,
             "before_end": s.before_span.end, "after_start": s.after_span.start, "after_end": s.after_span.end}
            for s in k.stretches if s.kind is not Change.SAME
        ],
    }  # fmt: skip


def _place_json(place: PublicPlace) -> dict[str, Any]:
    span = place.span
    return {
        "document": place.document, "path": place.path, "outlet": place.outlet, "published": iso_date(place.published),
        "page": place.page, "start": span.start if span else None, "end": span.end if span else None, "quote": place.quote,
    }  # fmt: skip
