"""What may leave the process. Only `stages/publish` makes these records, and only these may be shown or exported.

They are built anew from allowed fields; nothing here points back to a reading. Every `quote` equals
`document.text[span.start:span.end]` of the document that it is cited to, checked when the record is made. What could lead to a
protected source is not in them: its name is a label, and its document has neither hash nor spans.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from firsthand.errors import NotFound
from firsthand.model.attribution import Basis, SpeechKind
from firsthand.model.claim import AppearanceId, ClaimId, Polarity
from firsthand.model.document import DocumentId
from firsthand.model.provenance import Provenance, SkipCode
from firsthand.model.public_changes import PublicChange
from firsthand.model.public_exhibits import PublicExhibit
from firsthand.model.public_figures import PublicFigure
from firsthand.model.public_notes import PublicAside, PublicCustody, PublicOverview, PublicRemark
from firsthand.model.public_outlook import PublicDate, PublicDue, PublicLevelChange, PublicProposal
from firsthand.model.public_ratings import PublicRating
from firsthand.model.public_relations import PublicRelation
from firsthand.model.public_stories import PublicCopy, PublicStory
from firsthand.model.source import SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.model.story import StoryId
from firsthand.text.dates import DateValue


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """One report, without its text.

    Attributes:
        id: Short id.
        path: File name as in the folder that was read.
        sha256: Of the original, 64 hex digits; None where it is protected.
        length_chars: Of its text, in code points; None where it is protected.
        title, outlet, url: As published; None where unknown.
        published: With its precision; None where undated.
        language: ISO 639-1.
        story: The story that it belongs to; None where none.
        copy_of: The document whose text it prints; None where it is no copy.
        warnings: What a reader of the original could miss, in words.
        remarks: Notes and tags.
        is_protected: It could lead to a protected source: only a label and what is harmless are shown.
        custody: Who wrote, edited or translated it, and whose copy it is; empty where it is protected.
        taken_back: Numbers that it says were given before and are not right any more; empty where it is protected.
    """

    id: DocumentId
    path: str
    sha256: str | None
    length_chars: int | None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: DateValue | None = None
    language: str = "en"
    story: StoryId | None = None
    copy_of: DocumentId | None = None
    warnings: tuple[str, ...] = ()
    remarks: tuple[PublicRemark, ...] = ()
    is_protected: bool = False
    custody: tuple[PublicCustody, ...] = ()
    taken_back: tuple[Decimal, ...] = ()

    @property
    def publisher(self) -> str:
        """Who published it; the file name where that is not known."""
        return self.outlet or self.path


@dataclass(frozen=True, slots=True)
class PublicSource:
    """One source of the case, under the name that may be shown.

    Attributes:
        id: Short id.
        name: The fullest description seen in a report.
        kind: What it is.
        is_anonymous: No report names it.
        aliases: Other names seen.
        merges: Why several descriptions were taken for it, one for each joining.
        remarks: Notes and tags.
        is_protected: The name is a label, drawn anew for each export.
        reliability: How it has stood up in this case; None of a protected source, which it might lead to.
    """

    id: SourceId
    name: str
    kind: SourceKind
    is_anonymous: bool
    aliases: tuple[str, ...] = ()
    merges: tuple[PublicReason, ...] = ()
    remarks: tuple[PublicRemark, ...] = ()
    is_protected: bool = False
    reliability: PublicRating | None = None


@dataclass(frozen=True, slots=True)
class PublicAppearance:
    """One claim, in one document, at one span, with all that a citation needs.

    Attributes:
        id: Short id.
        claim: The claim that it makes.
        document, path, outlet, published: Where.
        span: Where its words stand; None in a protected document.
        quote: Its words, exactly as they stand there.
        chain: Sources, from the first teller to the outlet nearest to the document; empty in the document's own voice.
        chain_names: Their names; `printed_names`: as this document names them, which says less where another says more.
        cue: The words that credit; None in own voice or where the credit carries over.
        basis: Why the chain stands there; None in own voice.
        kind: Direct, indirect or mixed speech; None in own voice.
        hedge: Words that weaken it; None where there are none.
        polarity: Denied where whoever is credited turns it down.
        is_headline: It stands in a headline, subheading or caption.
        figures: Numbers in the quotation.
        root: The appearance at which a relayed chain really begins; None where it begins here.
        page: Of the original, where the words begin; None where it has no pages.
        is_doubtful: Its credit was seen by rules alone: look at it before you rely on it.
        cited_on: The day that the report gives for what an outlet of the chain published; None where it gives none.
        due: What it says will come, each with its date.
        levels: Levels that it says went from one value to another.
        dates: The dates that it gives for what it tells, those of what is to come left out; none in a protected document.
        is_correcting: Its sentence, or the title of its report, says that a number is corrected.
        exhibits: Evidence that it speaks of, or that the words that credit it do.
    """

    id: AppearanceId
    claim: ClaimId
    document: DocumentId
    path: str
    outlet: str | None
    published: DateValue | None
    span: Span | None
    quote: str
    chain: tuple[SourceId, ...] = ()
    chain_names: tuple[str, ...] = ()
    printed_names: tuple[str, ...] = ()
    cue: str | None = None
    basis: Basis | None = None
    kind: SpeechKind | None = None
    hedge: str | None = None
    polarity: Polarity = Polarity.AFFIRMED
    is_headline: bool = False
    figures: tuple[PublicFigure, ...] = ()
    root: AppearanceId | None = None
    page: str | None = None
    is_doubtful: bool = False
    cited_on: DateValue | None = None
    due: tuple[PublicDue, ...] = ()
    levels: tuple[PublicLevelChange, ...] = ()
    dates: tuple[PublicDate, ...] = ()
    is_correcting: bool = False
    exhibits: tuple[PublicExhibit, ...] = ()

    @property
    def publisher(self) -> str:
        """Who published the document; its file name where that is not known."""
        return self.outlet or self.path


@dataclass(frozen=True, slots=True)
class PublicReason:
    """One rule that fired, with its help text.

    Attributes:
        rule: Its name.
        detail: What fired, in words.
        help: What the rule says; empty where it has none.
        sources: The sources that it joined, set aside or counted.
        appearances: The appearances that it looked at.
        probability: That two are one, 0 to 1, to two places; None where a rule decides without.
    """

    rule: str
    detail: str
    help: str = ""
    sources: tuple[SourceId, ...] = ()
    appearances: tuple[AppearanceId, ...] = ()
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class PublicClaim:
    """One checkable statement with every place where it is made.

    Attributes:
        id: Short id.
        text: Its clearest appearance's words.
        at_least: Sources provably apart.
        at_most: Sources possibly apart.
        first_appearance: The earliest one.
        appearances: In order of publication, then of the case. Never empty.
        roots: The sources that stand first-hand behind it.
        reasons: Why the count is what it is, in the order in which the rules were applied.
        merges: Why its appearances were taken for one claim.
        withheld, protected: Appearances left out because their citation failed, or because their words name a protected source.
        remarks: Notes and tags.
        changes: What its later reports say otherwise than those that they have it from, the gravest first.
        credibility: How well it is supported in this case; no verdict of truth. None where it was not asked for.
        unasked: Whom it blames by name, and no report that makes it says that they were asked.
    """

    id: ClaimId
    text: str
    at_least: int
    at_most: int
    first_appearance: AppearanceId
    appearances: tuple[PublicAppearance, ...]
    roots: tuple[SourceId, ...] = ()
    reasons: tuple[PublicReason, ...] = ()
    merges: tuple[PublicReason, ...] = ()
    withheld: int = 0
    protected: int = 0
    remarks: tuple[PublicRemark, ...] = ()
    changes: tuple[PublicChange, ...] = ()
    credibility: PublicRating | None = None
    unasked: tuple[str, ...] = ()

    @property
    def first(self) -> PublicAppearance:
        """Its first appearance."""
        return next(a for a in self.appearances if a.id == self.first_appearance)


@dataclass(frozen=True, slots=True)
class PublicSkipped:
    """A file that could not be used, and why."""

    path: str
    stage: str
    code: SkipCode
    reason: str


@dataclass(frozen=True, slots=True)
class PublicCase:
    """A pile of reports, read, checked and ready to be shown.

    Attributes:
        documents, sources, claims, stories, copies, skipped: In order of the case.
        withheld: Appearances left out because their citation failed the check.
        provenance: Stages and versions that made it; empty where the caller did not say.
        aside: Documents that a person left out of all counts.
        protected_count: Appearances left out because their words name a protected source.
        overview: Counts over the whole case, of which this may be a part; None stands for those of the lists here.
        relations, proposals: How its claims stand to one another; what later reports say of what was to come.
    """

    documents: tuple[PublicDocument, ...] = ()
    sources: tuple[PublicSource, ...] = ()
    claims: tuple[PublicClaim, ...] = ()
    stories: tuple[PublicStory, ...] = ()
    copies: tuple[PublicCopy, ...] = ()
    skipped: tuple[PublicSkipped, ...] = ()
    withheld: int = 0
    provenance: tuple[Provenance, ...] = ()
    aside: tuple[PublicAside, ...] = ()
    protected_count: int = 0
    overview: PublicOverview | None = None
    relations: tuple[PublicRelation, ...] = ()
    proposals: tuple[PublicProposal, ...] = ()

    def document(self, document_id: str) -> PublicDocument:
        """The document of an id.

        Raises:
            NotFound: The case holds no such document.
        """
        for document in self.documents:
            if document.id == document_id:
                return document
        raise NotFound(f"There is no document {document_id} in this case.")

    def source(self, source_id: str) -> PublicSource:
        """The source of an id.

        Raises:
            NotFound: The case holds no such source.
        """
        for source in self.sources:
            if source.id == source_id:
                return source
        raise NotFound(f"There is no source {source_id} in this case.")

    def claim(self, claim_id: str) -> PublicClaim:
        """The claim of an id, in upper or lower case.

        Raises:
            NotFound: The case holds no such claim.
        """
        for claim in self.claims:
            if claim.id.casefold() == claim_id.casefold():
                return claim
        raise NotFound(f"There is no claim {claim_id} in this case.")
