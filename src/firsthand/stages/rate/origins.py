"""Sorts the reports of a claim by where they have it from: the line that sums up a count before its rules are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from firsthand.model.claim import AppearanceId
from firsthand.model.document import DocumentId
from firsthand.model.rating import Reason
from firsthand.stages.rate.evidence import Telling
from firsthand.stages.rate.reasons import because
from firsthand.stages.rate.sameness import Group

_MOST_NAMED = 6
"""Origins; of more the line names those of most reports and counts the others, so that it stays one line."""


def reports_by_origin(
    told: Sequence[Telling], rests_on: Mapping[AppearanceId, AppearanceId], origins: Mapping[AppearanceId, str]
) -> list[Reason]:
    """Where the reports of a claim have it from, and how many have it from there: copies and relays stand with what they repeat.

    A report that has it from two origins stands with both. An origin is not yet a source apart from the others: the rules below
    say which certainly are.
    """
    reports = {t.report.id: t.report for t in told}
    if len(reports) < 2:
        return []
    behind: dict[str, set[DocumentId]] = {}
    for telling in told:
        at = telling.id
        while at in rests_on:
            at = rests_on[at]
        if at in origins:
            behind.setdefault(origins[at], set()).add(telling.report.id)
    placed = set().union(*behind.values())
    line = f"{_count(len(reports), 'report')}, {_outlets(told)}, {_count(len(behind), 'origin')}{_listed(behind)}"
    if len(placed) < len(reports):
        line += f"; {_count(len(reports) - len(placed), 'report')} with a doubtful credit"
    if sum(map(len, behind.values())) > len(placed):
        line += "; a report with two origins stands with both"
    return [because(reports_by_origin, line, appearances=[t.id for t in told])]


def origins_of(groups: Sequence[Group], voices: Mapping[AppearanceId, str]) -> dict[AppearanceId, str]:
    """Sources that count as one, and the voices heard by telling in; for each standing telling what to call its origin out.

    Two sources under one name are told apart by a number.
    """
    names = [group[0].source.name for group in groups]
    twice, seen = Counter(names), Counter[str]()
    called = dict(voices)
    for group, name in zip(groups, names, strict=True):
        seen[name] += 1
        label = f"{name} [{seen[name]}]" if twice[name] > 1 else name
        called.update((telling.id, label) for witness in group for telling in witness.tellings)
    return called


def _listed(behind: Mapping[str, set[DocumentId]]) -> str:
    ranked = sorted(behind, key=lambda name: (-len(behind[name]), name))
    shown = [f"{name} ({len(behind[name])})" for name in ranked[:_MOST_NAMED]]
    rest = ranked[_MOST_NAMED:]
    if rest:
        shown.append(f"{len(rest)} more ({len(set().union(*(behind[name] for name in rest)))})")
    return f": {', '.join(shown)}" if shown else ""


def _outlets(told: Sequence[Telling]) -> str:
    """Tellings in, how many outlets print them out; reports of which the outlet is not known are said to be so."""
    outlets = {t.report.outlet for t in told if t.report.outlet}
    unknown = {t.report.id for t in told if not t.report.outlet}
    line = _count(len(outlets), "outlet")
    return (
        f"{line} and {len(unknown)} unknown" if unknown and outlets else f"{len(unknown)} of unknown outlets" if unknown else line
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
