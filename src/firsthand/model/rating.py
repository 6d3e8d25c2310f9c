"""How many independent sources stand behind a claim, with the reason for every step."""

from __future__ import annotations

from dataclasses import dataclass

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
