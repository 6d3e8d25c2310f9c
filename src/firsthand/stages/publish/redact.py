"""The one place where records of a case become records that may leave the process: rebuilt from allowed fields, never covered.

Every name, quotation and title that is shown passes through here once. A source that a person protects is to be replaced
here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.claim import Appearance, Claim
from firsthand.model.document import Document, MentionKind
from firsthand.model.provenance import Skipped
from firsthand.model.public import (
    PublicAppearance,
    PublicClaim,
    PublicCopy,
    PublicDocument,
    PublicFigure,
    PublicReason,
    PublicSkipped,
    PublicSource,
    PublicStory,
)
from firsthand.model.rating import Independence, Reason
from firsthand.model.reading import Case
from firsthand.model.source import Merge, Source, SourceId
from firsthand.model.span import Span
from firsthand.model.story import Overlap, Story, TextOverlap
from firsthand.stages.publish.check import Evidence, holds_words
from firsthand.text.quantities import Quantity


class Redaction:
    """A case in; its records, as far as they may be shown, out."""

    def __init__(self, case: Case) -> None:
        self.evidence = Evidence(case)
        self.story_of = {d: s.id for s in case.stories for d in s.documents}
        self.copy_of = {o.document: o.other for o in case.overlaps if o.kind is Overlap.COPY}
        self.claim_of = {a: c.id for c in case.claims for a in c.appearances}

    def name(self, source: SourceId) -> str:
        """The name under which a source may be shown."""
        return self.evidence.sources[source].name

    def printed_names(self, appearance: Appearance) -> tuple[str, ...]:
        """The names under which the links of a chain may be shown, as the appearance's own document puts them."""
        links = appearance.assertion.links
        if len(links) != len(appearance.chain):
            return tuple(self.name(link) for link in appearance.chain)
        sources = self.evidence.readings[appearance.document].sources
        return tuple(sources[n].name for n in links)

    def document(self, document: Document) -> PublicDocument:
        """A document, without its text."""
        return PublicDocument(
            id=document.id,
            path=document.path,
            sha256=document.sha256,
            length_chars=len(document.text),
            title=document.title,
            outlet=document.outlet,
            url=document.url,
            published=document.published,
            language=document.language,
            story=self.story_of.get(document.id),
            copy_of=self.copy_of.get(document.id),
        )

    def source(self, source: Source) -> PublicSource:
        """A source, without its members."""
        merges = tuple(self.merge(m) for m in source.merges)
        return PublicSource(source.id, self.name(source.id), source.kind, source.is_anonymous, source.aliases, merges)

    def appearance(self, appearance: Appearance) -> PublicAppearance:
        """An appearance whose citation holds, with its words."""
        document = self.evidence.readings[appearance.document].document
        assertion = appearance.assertion

        def words(span: Span | None) -> str | None:
            return None if span is None else span.of(document.text)

        return PublicAppearance(
            id=appearance.id,
            claim=self.claim_of[appearance.id],
            document=document.id,
            path=document.path,
            outlet=document.outlet,
            published=document.published,
            span=assertion.span,
            quote=assertion.span.of(document.text),
            chain=appearance.chain,
            chain_names=tuple(self.name(link) for link in appearance.chain),
            printed_names=self.printed_names(appearance),
            cue=words(assertion.cue),
            basis=assertion.basis,
            kind=assertion.kind,
            hedge=words(assertion.hedge),
            polarity=assertion.polarity,
            is_headline=assertion.is_headline,
            figures=tuple(
                PublicFigure(m.span.of(document.text), m.value if isinstance(m.value, Quantity) else None)
                for m in assertion.values
                if m.kind is MentionKind.QUANTITY
            ),
            root=appearance.root,
        )

    def claim(
        self, claim: Claim, *, appearances: Sequence[PublicAppearance], count: Independence, withheld: int
    ) -> PublicClaim:
        """A claim with those of its appearances that hold (at least one), its count and its reasons."""
        shown = {a.id for a in appearances}
        is_first_shown = claim.first_appearance in shown
        first = next((a for a in appearances if a.id == claim.first_appearance), appearances[0])
        return PublicClaim(
            id=claim.id,
            text=claim.text if holds_words(claim.text, (a.quote for a in appearances)) else first.quote,
            at_least=count.at_least,
            at_most=count.at_most,
            first_appearance=claim.first_appearance if is_first_shown else first.id,
            appearances=tuple(appearances),
            roots=count.roots,
            reasons=tuple(self.reason(r) for r in count.reasons),
            merges=tuple(self.merge(m) for m in claim.merges),
            withheld=withheld,
        )

    def reason(self, reason: Reason) -> PublicReason:
        """A rule that fired."""
        return PublicReason(reason.rule, reason.detail, reason.help, reason.sources, reason.appearances)

    def merge(self, merge: Merge) -> PublicReason:
        """Why two were taken for one."""
        probability = None if merge.probability is None else round(merge.probability, 2)
        return PublicReason(merge.rule, merge.detail, probability=probability)

    def story(self, story: Story) -> PublicStory:
        """A story."""
        return PublicStory(story.id, story.documents, story.reason)

    def copy(self, overlap: TextOverlap) -> PublicCopy:
        """A copy."""
        return PublicCopy(overlap.document, overlap.other, overlap.is_direction_known, overlap.reason)

    def skipped(self, skipped: Skipped) -> PublicSkipped:
        """A file that could not be used."""
        return PublicSkipped(skipped.path, skipped.stage, skipped.code, skipped.reason)
