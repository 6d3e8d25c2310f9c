"""What an appearance says will come or has changed, what became of it, and the dates that it gives, as far as it may be shown.

Only `stages/publish` makes these.
"""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.outlook import Outcome, OutlookKind
from firsthand.model.public_relations import PublicSide
from firsthand.model.relation import RelationKind
from firsthand.model.span import Span
from firsthand.text.dates import DateValue


@dataclass(frozen=True, slots=True)
class PublicGivenOutcome:
    """What a person decided of something to come.

    Attributes:
        outcome: What became of it.
        to: Of what was moved, its new date; None where that is not known.
        see: Id of the claim that shows it; None where none was named.
        actor, why, given_at: Who decided, why, and when, ISO 8601 with zone.
        number: In order of decision.
    """

    outcome: Outcome
    to: DateValue | None
    see: str | None
    actor: str
    why: str
    given_at: str
    number: int


@dataclass(frozen=True, slots=True)
class PublicDue:
    """Something that an appearance says will come.

    Attributes:
        words: Its date, as printed.
        due: The same as far as it is known; None where only its words are.
        kind: How it is put forward.
        given: What people decided of it and still stands, in order: the last one counts.
        revision: How often something was decided of it or taken back.
    """

    words: str
    due: DateValue | None
    kind: OutlookKind
    given: tuple[PublicGivenOutcome, ...] = ()
    revision: int = 0


@dataclass(frozen=True, slots=True)
class PublicProposal:
    """A later report that bears on something to come. The machine proposes, and a person decides.

    Attributes:
        kind: What it may mean.
        promise: What was to come: its words are those of the date.
        report: What the later report says: its words are those that bear on it, or the new date of what was moved.
        to: That new date; None where it is not known, or nothing was moved.
        rule, help: Which rule saw it, and what that rule says.
    """

    kind: RelationKind
    promise: PublicSide
    report: PublicSide
    to: DateValue | None
    rule: str
    help: str


@dataclass(frozen=True, slots=True)
class PublicDate:
    """A date that an appearance gives for what it tells; not that of something to come.

    Attributes:
        words: As printed.
        date: The same as far as it is known; None where only its words are ("on Friday", in a report without a date).
        span: Where it stands.
    """

    words: str
    date: DateValue | None
    span: Span


@dataclass(frozen=True, slots=True)
class PublicLevelChange:
    """A level that an appearance says went from one value to another: both as normalised."""

    old: str
    new: str
