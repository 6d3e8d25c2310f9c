"""The timeline of a brief: what happened, was first reported and is due of the claims that it shows, in order of time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby

from firsthand.model.claim import ClaimId
from firsthand.model.public import PublicCase
from firsthand.stages.publish.quoting import quote_words
from firsthand.stages.publish.timeline import make_timeline
from firsthand.stages.publish.timeline_lines import Lane, TimelineLine, say_what
from firsthand.stages.publish.wording import count, list_words, say_characters, show_text

WORDS_CHARS = 80
"""Of what happened, or is due, as a line quotes it. Unit: characters."""


def list_dates(public: PublicCase, shown: Collection[ClaimId], most: int) -> tuple[str, ...]:
    """A public case, the claims that its brief shows and how many lines there is room for, in; the lines out.

    What is due is told of claims that are not shown too: it is what an editor must not miss.
    """
    lines = [line for line in make_timeline(public).lines if line.claim.id in shown or line.lane is Lane.DUE]
    told = list(_say(line for line in lines if line.when and not (line.lane is Lane.REPORTED and line.apart)))
    rest = len(told) - most
    return (*told[:most], f"and {count(rest, 'more date')}: firsthand timeline") if rest > 0 else tuple(told)


def _say(lines: Iterable[TimelineLine]) -> Iterator[str]:
    """Lines in, what each says out; claims that one report was first to print share a line."""
    for (lane, when, report), same in groupby(lines, key=_report_of):
        some = list(same)
        if lane is Lane.REPORTED and report:
            ids = list(dict.fromkeys(line.claim.id for line in some))
            yield f"{when}, first reported: {list_words(ids)}, in {show_text(some[0].appearance.publisher)}"
            continue
        for line in some:
            a = line.appearance
            said_by = f" ({line.said_by})" if line.said_by else ""
            place = f"{show_text(a.publisher)}, {say_characters(a.span)}"
            yield f"{when}, {say_what(line).lower()}: {line.claim.id} {quote_words(a.quote, WORDS_CHARS)}{said_by}, {place}"


def _report_of(line: TimelineLine) -> tuple[Lane, str, str]:
    return line.lane, line.when, line.appearance.document if line.lane is Lane.REPORTED else ""
