"""What later reports say of what was to come, as it may be shown: between appearances that are shown, in words that these print.

Everything is put as a "perhaps": that something was kept or broken is for a person to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from firsthand.model.claim import AppearanceId
from firsthand.model.outlook import Outcome
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim
from firsthand.model.public_outlook import PublicDue, PublicGivenOutcome, PublicProposal
from firsthand.model.public_relations import PublicSide
from firsthand.model.reading import Case
from firsthand.model.relation import OUTCOMES, RelationKind
from firsthand.stages.publish.lists import say_day
from firsthand.stages.publish.quoting import quote_claim
from firsthand.stages.publish.relations import make_side
from firsthand.stages.publish.wording import say_characters, say_date, show_text
from firsthand.text.date_spans import parse
from firsthand.text.dates import DateValue

SHORT_CHARS = 120
"""Characters of what a line quotes of a later report. No trial: two lines of a terminal."""
_LATE = "done_late"
MEANS: Mapping[RelationKind, Outcome | None] = {
    RelationKind.MAY_BE_KEPT: Outcome.KEPT, RelationKind.MAY_BE_BROKEN: Outcome.BROKEN, RelationKind.MAY_BE_MOVED: Outcome.MOVED,
    RelationKind.SPEAKS_OF: None,
}  # fmt: skip
"""What each kind of proposal would have a person decide."""


def publish_proposals(case: Case, claims: Iterable[PublicClaim]) -> tuple[PublicProposal, ...]:
    """A case, and its claims as they may be shown, in; what later reports among these say of what was to come, out.

    Of a protected document only where what is shown of both dates tells which report is the later: else this would tell more of
    the day of its publication.
    """
    shown = {a.id: a for claim in claims for a in claim.appearances}
    starts = {a.id: a.assertion.span.start for a in case.appearances}
    return tuple(_publish(case, shown, starts))


def _publish(
    case: Case, shown: Mapping[AppearanceId, PublicAppearance], starts: Mapping[AppearanceId, int]
) -> Iterator[PublicProposal]:
    for r in case.relations:
        if r.kind not in OUTCOMES or r.left not in shown or r.right not in shown:
            continue
        a, later = shown[r.left], shown[r.right]
        promise, report = make_side(r.left, r.left_span, shown, starts), make_side(r.right, r.right_span, shown, starts)
        is_told = any(due.words == promise.words for due in a.due)
        if is_told and (None not in (a.span, later.span) or _is_known_later(a, later)):
            to = _new_date(later, report) if r.kind is RelationKind.MAY_BE_MOVED else None
            yield PublicProposal(r.kind, promise, report, to, r.rule, r.help)


def _is_known_later(a: PublicAppearance, later: PublicAppearance) -> bool:
    """Whether the dates that are shown of two reports tell that the second is the later."""
    last = a.published.latest() if a.published else None
    first = later.published.earliest() if later.published else None
    return last is not None and first is not None and last < first


def _new_date(later: PublicAppearance, report: PublicSide) -> DateValue | None:
    """A later report and what it says in, the new date of what it says was moved out."""
    for due in later.due:
        if due.words == report.words:
            return due.due
    return parse(report.words, None if later.span is None else later.published)


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """A proposal with the claim and appearance that a reader is sent to."""

    proposal: PublicProposal
    appearance: PublicAppearance

    @property
    def outcome(self) -> Outcome | None:
        """What a person would decide who takes it up; None where it says nothing of that."""
        return MEANS[self.proposal.kind]

    @property
    def says(self) -> str:
        """What it may mean, in words: "perhaps moved to 9 June 2031"."""
        if self.proposal.rule == _LATE:
            return f"{self.proposal.kind.value}, but late"
        return f"{self.proposal.kind.value}{f' to {say_date(self.proposal.to)}' if self.proposal.to else ''}"

    @property
    def line(self) -> str:
        """The same with its citation, in one line."""
        a = self.appearance
        date = f", {say_date(a.published).partition(',')[0]}" if a.published else ""
        words = quote_claim(a.quote, SHORT_CHARS)
        return f"{self.says}: {a.claim} {words} ({show_text(a.publisher)}{date}, {say_characters(a.span)})"


class Proposals:
    """A public case in; what later reports say of each thing that an appearance says will come, out."""

    def __init__(self, public: PublicCase) -> None:
        shown = {a.id: a for claim in public.claims for a in claim.appearances} if public.proposals else {}
        self._of: dict[tuple[AppearanceId, str], list[ShownProposal]] = {}
        for one in public.proposals:
            key = (one.promise.appearance, one.promise.words)
            self._of.setdefault(key, []).append(ShownProposal(one, shown[one.report.appearance]))

    def find(self, a: PublicAppearance, due: PublicDue) -> list[ShownProposal]:
        """An appearance and something that it says will come in, what later reports say of it out."""
        return self._of.get((a.id, due.words), [])


def say_given(given: PublicGivenOutcome) -> str:
    """What a person decided in, in words: "kept, as K9 shows; decided by M. Oduya, 3 May 2031: the list is out"."""
    to = f" to {say_date(given.to)}" if given.to else ""
    see = f", as {given.see} shows" if given.see else ""
    who = show_text(given.actor) or "somebody"
    day = say_day(given.given_at)
    why = f": {show_text(given.why)}" if given.why else ""
    return f"{given.outcome.value}{to}{see}; decided by {who}{f', {day}' if day else ''}{why}"
