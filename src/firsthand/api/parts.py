"""The part of a case that was handed out together, and the sources in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from firsthand.errors import NotFound, RedactionError
from firsthand.model.public import PublicCase, PublicClaim, PublicDocument, PublicSource
from firsthand.model.public_notes import PublicRemark
from firsthand.model.source import SourceId, SourceKind
from firsthand.stages.publish.wording import show_text

if TYPE_CHECKING:
    from firsthand.api.case import Case

Record = TypeVar("Record")


@dataclass(frozen=True, eq=False)
class Part:
    """A part of a case that was handed out.

    Attributes:
        case: The case.
        made: What may be shown of it.
        protections: How often a source had been protected when it was made.
    """

    case: Case = field(repr=False)
    made: PublicCase = field(repr=False)
    protections: int = 0

    @property
    def is_stale(self) -> bool:
        """Whether a source has been protected since."""
        return self.case.protections != self.protections

    @property
    def public(self) -> PublicCase:
        """What may be shown.

        Raises:
            RedactionError: A source has been protected since it was made.
        """
        if self.is_stale:
            raise RedactionError("A source was protected after this was read, and it may name it.",
                                 hint="Ask the case for it again.")
        return self.made

    @cached_property
    def documents(self) -> dict[str, PublicDocument]:
        """Documents by id."""
        return {d.id: d for d in self.made.documents}

    @cached_property
    def sources(self) -> dict[str, PublicSource]:
        """Sources by id."""
        return {s.id: s for s in self.made.sources}

    @cached_property
    def claims(self) -> dict[str, PublicClaim]:
        """Claims by id."""
        return {c.id: c for c in self.made.claims}


@dataclass(frozen=True)
class Source:
    """Whom content comes from. Printed, it is its name.

    Attributes:
        record: All that may be shown of it.
        claim_count: In how many claims it stands in a chain; None where that is not told: of a protected source, and of one that
            was reached through a claim.
    """

    record: PublicSource = field(repr=False)
    claim_count: int | None = None

    @property
    def id(self) -> SourceId:
        """Short id; of a protected source a label (`S[07]`) that holds while this case is open."""
        return self.record.id

    @property
    def name(self) -> str:
        """The fullest description seen in a report; of a protected source a label."""
        return self.record.name

    @property
    def kind(self) -> SourceKind:
        """What it is."""
        return self.record.kind

    @property
    def is_anonymous(self) -> bool:
        """Whether no report names it."""
        return self.record.is_anonymous

    @property
    def is_protected(self) -> bool:
        """Whether its name is a label."""
        return self.record.is_protected

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names seen."""
        return self.record.aliases

    @property
    def remarks(self) -> tuple[PublicRemark, ...]:
        """Notes and tags."""
        return self.record.remarks

    def __str__(self) -> str:
        return show_text(self.name)

    def __repr__(self) -> str:
        return f"<source {self.id}: {self}>"


def pick(found: Mapping[str, Record], wanted: str, noun: str) -> Record:
    """Records by id, the id that is wanted and what it stands for in; its record out.

    Raises:
        NotFound: There is none.
    """
    if wanted not in found:
        raise NotFound(f"There is no {noun} {wanted} in this case.", hint=f"case.{noun}s() lists those that there are.")
    return found[wanted]
