"""All that the machine read: `Reading` of one document (stages 3 to 7), `Case` of all of them (stages 8 to 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from firsthand.model.attribution import Attribution, CitationChain, Credit
from firsthand.model.claim import Appearance, Assertion, Claim, ClaimId, Suggestion
from firsthand.model.document import Custody, Document, DocumentId, Mention, Passage, Token
from firsthand.model.outlook import GivenOutcome
from firsthand.model.overview import Overview, Protection, Remark, SetAside
from firsthand.model.provenance import Skipped
from firsthand.model.rating import GivenRating, Independence, Rating
from firsthand.model.relation import Contrast, Relation
from firsthand.model.source import DocumentSource, Source, SourceId
from firsthand.model.story import Story, TextOverlap


@dataclass(frozen=True, slots=True)
class Reading:
    """What stages 3 to 7 make of one document; holds no id of the case but the document's, so it can be kept by content hash.

    Attributes:
        document: The evidence.
        passages: In text order; a quotation after the sentence it starts in.
        tokens: The syntax of the running text, headlines and captions; dropped (empty) once stage 7 has run.
        mentions: In text order.
        credits: What the trained reader of stage 4 takes for attributions; dropped with the tokens.
        attributions, sources, chains, assertions: As their stages left them.
    """

    document: Document
    passages: tuple[Passage, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[DocumentSource, ...] = ()
    chains: tuple[CitationChain, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    credits: tuple[Credit, ...] = field(default=(), repr=False)

    @property
    def custody(self) -> tuple[Custody, ...]:
        """Through whose hands the document's text went, in text order, each once; apart from its sources."""
        found = {(c.role, c.name): c for passage in reversed(self.passages) for c in reversed(passage.custody)}
        return tuple(sorted(found.values(), key=lambda c: c.span))


@dataclass(frozen=True, slots=True)
class Case:
    """A pile of reports, read.

    Attributes:
        readings: One for each document, in order of the case.
        skipped: What could not be used.
        overlaps, stories, sources, appearances, claims: Stage 8.
        independence: Stage 10, by claim.
        aside: Documents that a person left out; they are in no other list.
        protected: Sources that may leave only under a label.
        suggestions: Claims that may be one, for a person to decide, the likeliest first.
        contrasts: Appearances of two claims that give one thing otherwise, as stage 8 met them.
        relations: How claims stand to one another (stage 9).
        credibility, reliability: Stage 10, by claim and by source, as far as they were asked for.
        given_ratings: What people gave, in order of decision.
        given_outcomes: What people decided of what was to come, in order of decision.
        guarded: Of a part, the protected sources that are not in `sources`: for their names, which are hidden here too.
        remarks: Notes and tags.
        overview: Counts over the whole case, where this holds only a part of it; None where it is whole.
    """

    readings: tuple[Reading, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    overlaps: tuple[TextOverlap, ...] = ()
    stories: tuple[Story, ...] = ()
    sources: tuple[Source, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    claims: tuple[Claim, ...] = ()
    independence: Mapping[ClaimId, Independence] = field(default_factory=dict)
    aside: tuple[SetAside, ...] = ()
    protected: tuple[Protection, ...] = ()
    remarks: tuple[Remark, ...] = ()
    overview: Overview | None = None
    guarded: tuple[Source, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    relations: tuple[Relation, ...] = ()
    credibility: Mapping[ClaimId, Rating] = field(default_factory=dict)
    reliability: Mapping[SourceId, Rating] = field(default_factory=dict)
    given_ratings: tuple[GivenRating, ...] = ()
    given_outcomes: tuple[GivenOutcome, ...] = ()

    def document(self, document_id: DocumentId) -> Document:
        """The document of an id.

        Raises:
            KeyError: The case holds no such document.
        """
        for reading in self.readings:
            if reading.document.id == document_id:
                return reading.document
        raise KeyError(document_id)
