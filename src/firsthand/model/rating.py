"""How many independent sources stand behind a claim, and how well claims and sources are supported, each step with its reason.

No rating is a verdict of truth: it says how well something is supported in one case, and by what.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.source import SourceId


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that fired.

    Attributes:
        rule: Name of the function; its docstring is the help text.
        detail: The values that fired, in words ("EFE passes on the ministry source: adds nothing").
        sources: The sources that it joined, set aside or counted.
        appearances: The appearances that it looked at.
        help: The rule's docstring, so that a view can show it without knowing the rules.
    """

    rule: str
    detail: str
    sources: tuple[SourceId, ...] = ()
    appearances: tuple[AppearanceId, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Independence:
    """Two bounds, because an anonymous source can hide the fact that two are one.

    Attributes:
        claim: Whose.
        at_least: Sources provably apart, 0 or more.
        at_most: Sources possibly apart, at least `at_least`.
        roots: The sources that stand first-hand behind the claim.
        reasons: In the order in which the rules were applied.
    """

    claim: ClaimId
    at_least: int
    at_most: int
    roots: tuple[SourceId, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Reliability(StrEnum):
    """How well a source has stood up in this case, by the Admiralty code. It says nothing of any one claim.

    F is no grade below E: it says that the case holds too little to tell.
    """

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"

    @property
    def words(self) -> str:
        """What the letter says ("fairly reliable")."""
        return _RELIABILITY_WORDS[self]

    @property
    def is_judged(self) -> bool:
        """Whether it is a grade at all."""
        return self is not Reliability.CANNOT_BE_JUDGED


class Credibility(StrEnum):
    """How well a claim is supported in this case, by the Admiralty code. It is no verdict on whether the claim is true.

    6 is no grade below 5: it says that the case holds nothing to judge by.
    """

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"

    @property
    def words(self) -> str:
        """What the digit says ("possibly true")."""
        return _CREDIBILITY_WORDS[self]

    @property
    def is_judged(self) -> bool:
        """Whether it is a grade at all."""
        return self is not Credibility.CANNOT_BE_JUDGED


_RELIABILITY_WORDS = {
    Reliability.COMPLETELY: "completely reliable",
    Reliability.USUALLY: "usually reliable",
    Reliability.FAIRLY: "fairly reliable",
    Reliability.NOT_USUALLY: "not usually reliable",
    Reliability.UNRELIABLE: "unreliable",
    Reliability.CANNOT_BE_JUDGED: "reliability cannot be judged",
}
_CREDIBILITY_WORDS = {
    Credibility.CONFIRMED: "confirmed by other sources",
    Credibility.PROBABLY_TRUE: "probably true",
    Credibility.POSSIBLY_TRUE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.CANNOT_BE_JUDGED: "truth cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Rating:
    """How well a source or a claim is supported in this case, and by what.

    Attributes:
        value: Of a source its reliability, of a claim its credibility; the two rest on different evidence.
        reasons: The rules that made it, in the order in which they were applied.
    """

    value: Reliability | Credibility
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenRating:
    """A rating that a person gave: it stands beside the machine's, never in its place.

    Attributes:
        subject: Id of the claim or source.
        value: Of a source its reliability, of a claim its credibility.
        actor: Who.
        why: Why, in the person's words; may be empty.
        given_at: When, ISO 8601 with zone.
    """

    subject: str
    value: Reliability | Credibility
    actor: str
    why: str
    given_at: str
