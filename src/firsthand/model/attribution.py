"""Who said what, as the words of one document have it: {source, cue, content} spans, and the chain they spell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.span import Span


@dataclass(frozen=True, slots=True)
class Credit:
    """What a trained reader takes for an attribution, in tokens, before rules have looked at it.

    Attributes:
        cue, source, content: Positions in the document's tokens, ascending; source may be empty, the others never are.
        probability: That its first word starts a cue, 0 to 1.
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    probability: float


class SpeechKind(StrEnum):
    """How the content is reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Spans that say who said what. Several attributions may share a source or nest.

    Attributes:
        content: What is credited, in text order; two or more stretches where the credit stands between. Never empty.
        sources: The noun phrases credited, in order, without the cue; empty where nobody is named ("it is believed").
        cue: The words that credit ("said", "according to"); None for a bare label or colon.
        kind: Direct, indirect or mixed.
        relays: Within the same clause, nearest to the source first: whom it was told to, where it was said, through whom it
            came ("told news agency EFE", "in an interview with Y", "on X's show", "via Z"). Outlets and persons only are links;
            stage 6 decides which of them count.
        within: Index, in the document's attributions, of the attribution whose content holds this one
            ("..., according to the Herald Tribune" around "a source told EFE ..."); None at the outermost level.
        is_joint: Several sources issued one statement together: one source, not several.
        rule: Name of the function that found it; "read" where only the trained reader did.
        named: All words that name the sources, roles and appositions included; empty where they are just `sources`.
        is_inward: It tells of a wish, a thought or a feeling, not of words: nobody is a source for it.
        is_doubtful: Rules saw it where the trained reader looked and saw nothing: a person should look.
    """

    content: tuple[Span, ...]
    sources: tuple[Span, ...] = ()
    cue: Span | None = None
    kind: SpeechKind = SpeechKind.INDIRECT
    relays: tuple[Span, ...] = ()
    within: int | None = None
    is_joint: bool = False
    rule: str = ""
    named: tuple[Span, ...] = ()
    is_inward: bool = False
    is_doubtful: bool = False


class Basis(StrEnum):
    """Why a chain stands over a content."""

    STATED = "stated"  # the document says so, here
    CARRIED = "carried"  # the credit of an earlier sentence goes on
    LABEL = "label"  # a speaker label


@dataclass(frozen=True, slots=True)
class CitationChain:
    """Sources in order, from the first teller to the outlet nearest to the document; the document's own outlet is never a link.

    Attributes:
        content: What is credited.
        links: Indices into the document's sources, first teller first. Never empty.
        basis: Why it stands here.
        cue: The words that credit; None where carried.
        kind: Direct, indirect or mixed.
        attribution: Index of the attribution that it comes from; None where only carried.
    """

    content: tuple[Span, ...]
    links: tuple[int, ...]
    basis: Basis = Basis.STATED
    cue: Span | None = None
    kind: SpeechKind = SpeechKind.INDIRECT
    attribution: int | None = None
