"""Ratings that people give: the two scales, and what was decided on them. They stand beside the machine's, never in their place.

A person's rating says how well something is supported, in that person's eyes; the log keeps each that was given, and who gave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.model.judgement import Judgement, JudgementKind, SubjectKind
from firsthand.model.rating import Credibility, GivenRating, Reliability
from firsthand.model.reading import Case
from firsthand.review.standing import resolve_subjects


@dataclass(frozen=True, slots=True)
class Scale:
    """One of the two scales of the Admiralty code.

    Attributes:
        name: Under which a judgement keeps its value.
        of: What it rates.
        option: Of the command line.
        values: By what a person types.
    """

    name: str
    of: SubjectKind
    option: str
    values: Mapping[str, Reliability | Credibility]

    @property
    def range(self) -> str:
        """The first and the last value, in words."""
        first, *_, last = self.values
        return f"{first} to {last}"

    @property
    def says(self) -> str:
        """Every value with what it says."""
        return ", ".join(f"{key} {value.words}" for key, value in self.values.items())


SCALES: Mapping[SubjectKind, Scale] = {
    SubjectKind.CLAIM: Scale("credibility", SubjectKind.CLAIM, "--info", {v.value: v for v in Credibility}),
    SubjectKind.SOURCE: Scale("reliability", SubjectKind.SOURCE, "--source", {v.value: v for v in Reliability}),
}
"""By what they rate."""


def value_of(judgement: Judgement) -> Reliability | Credibility | None:
    """A judgement in, the value that it gives out; None where it is none of today's scales."""
    scale = SCALES.get(judgement.subject)
    return None if scale is None else scale.values.get(judgement.values.get(scale.name, ""))


def resolve_ratings(judgements: Iterable[Judgement], case: Case) -> tuple[GivenRating, ...]:
    """Judgements in order of decision and a case in; the ratings that stand, by the ids of today, in that order, out."""
    given = [j for j in judgements if j.stands and j.kind is JudgementKind.RATE]
    return tuple(
        GivenRating(subject, value, judgement.actor, judgement.why, judgement.decided_at)
        for judgement, subject in resolve_subjects(given, case)
        if (value := value_of(judgement)) is not None
    )
