"""The one place where records of a case become records that may leave the process: rebuilt from allowed fields, never covered.

Every name, quotation and title that is shown passes through here once. What must stay hidden is decided in `hiding`; what it
lets pass is looked at once more, as a whole, in `leaks`.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.claim import Appearance, Claim
from firsthand.model.document import Document, DocumentId, PlaceKind
from firsthand.model.outlook import GivenOutcome
from firsthand.model.overview import Remark, SetAside
from firsthand.model.provenance import Skipped
from firsthand.model.public import (
    PublicAppearance,
    PublicClaim,
    PublicDocument,
    PublicReason,
    PublicSkipped,
    PublicSource,
)
from firsthand.model.public_notes import PublicAside, PublicCustody, PublicRemark
from firsthand.model.public_ratings import PublicGivenRating, PublicRating
from firsthand.model.public_stories import PublicCopy, PublicStory
from firsthand.model.rating import GivenRating, Independence, Rating, Reason
from firsthand.model.reading import Case
from firsthand.model.source import Merge, Source, SourceId
from firsthand.model.span import Span
from firsthand.model.story import Story, TextOverlap
from firsthand.stages.publish.agreement import say_agreement
from firsthand.stages.publish.check import Evidence, holds_words
from firsthand.stages.publish.citing import cited_on
from firsthand.stages.publish.copied import find_copied, find_originals
from firsthand.stages.publish.exhibits import show_exhibits
from firsthand.stages.publish.figures import Corrections, show_figures
from firsthand.stages.publish.hiding import ON_SOURCE, Hiding, cut_to_month
from firsthand.stages.publish.outlook import show_dates, show_due, show_levels


class Redaction:
    """A case in; its records, as far as they may be shown, out.

    Args:
        case: The case.
        hiding: What is hidden of it.
    """

    def __init__(self, case: Case, hiding: Hiding) -> None:
        self.hiding = hiding
        self.evidence = Evidence(case)
        self.story_of = {d: s.id for s in case.stories for d in s.documents}
        self.original_of = find_originals(case.overlaps)
        self.copy_of = find_copied(case.overlaps)
        self.claim_of = {a: c.id for c in case.claims for a in c.appearances}
        self.remarks_on: dict[str, list[Remark]] = {}
        for remark in case.remarks:
            self.remarks_on.setdefault(remark.subject, []).append(remark)
        self.ratings: dict[str, Rating] = {k: r for rated in (case.credibility, case.reliability) for k, r in rated.items()}
        self.given_to: dict[str, list[GivenRating]] = {}
        for given in case.given_ratings:
            self.given_to.setdefault(given.subject, []).append(given)
        self.outcomes_in: dict[DocumentId, list[GivenOutcome]] = {}
        for outcome in case.given_outcomes:
            self.outcomes_in.setdefault(outcome.document, []).append(outcome)
        self.documents: dict[DocumentId, PublicDocument] = {}
        self._to_come: dict[DocumentId, frozenset[Span]] = {}
        self._corrections = Corrections()

    def name(self, source: SourceId) -> str:
        """The name under which a source may be shown."""
        return self.hiding.source_name(source, self.evidence.sources[source].name)

    def printed_names(self, appearance: Appearance) -> tuple[str, ...]:
        """The names under which the links of a chain may be shown, as the appearance's own document puts them."""
        links = appearance.assertion.links
        if len(links) != len(appearance.chain):
            return tuple(self.name(link) for link in appearance.chain)
        sources = self.evidence.readings[appearance.document].sources
        return tuple(self._printed(sources[n].name, link) for n, link in zip(links, appearance.chain, strict=True))

    def _printed(self, name: str, source: SourceId) -> str:
        is_shown = not self.hiding.is_source_labelled(source) and self.hiding.is_name_shown(name)
        return name if is_shown else self.name(source)

    def document(self, document: Document) -> PublicDocument:
        """A document, without its text; of a hidden one no more than a label, its language, its month and its story."""
        if document.id not in self.documents:
            self.documents[document.id] = self._document(document)
        return self.documents[document.id]

    def _document(self, document: Document) -> PublicDocument:
        label = self.hiding.document_label(document.id)
        is_hidden = label is not None
        return PublicDocument(
            id=document.id,
            path=document.path if label is None else label,
            sha256=None if is_hidden else document.sha256,
            length_chars=None if is_hidden else len(document.text),
            title=None if is_hidden else document.title,
            outlet=self.hiding.outlet(document) if is_hidden else document.outlet,
            url=None if is_hidden else document.url,
            published=cut_to_month(document.published) if is_hidden else document.published,
            language=document.language,
            story=self.story_of.get(document.id),
            copy_of=self.copy_of.get(document.id),
            warnings=() if is_hidden else document.warnings,
            remarks=self.remarks(document.id),
            is_protected=is_hidden,
            custody=() if is_hidden else self._custody(document.id),
            taken_back=() if is_hidden else self._corrections.taken_back(document),
        )

    def _custody(self, document: DocumentId) -> tuple[PublicCustody, ...]:
        """Through whose hands a document's text went, but for names that give a protected source away."""
        reading = self.evidence.readings.get(document)
        custody = reading.custody if reading is not None else ()
        return tuple(PublicCustody(c.role.value, c.name, c.span) for c in custody if self.hiding.is_name_shown(c.name))

    def source(self, source: Source) -> PublicSource:
        """A source, without its members; of a hidden one no more than a label and its kind."""
        is_hidden = self.hiding.is_source_labelled(source.id)
        return PublicSource(
            id=self.hiding.source_id(source.id),
            name=self.name(source.id),
            kind=source.kind,
            is_anonymous=source.is_anonymous,
            aliases=() if is_hidden else tuple(a for a in source.aliases if self.hiding.is_name_shown(a)),
            merges=() if is_hidden else tuple(self.merge(m) for m in source.merges),
            remarks=self.remarks(source.id),
            is_protected=is_hidden,
            reliability=None if is_hidden else self.rating(self.ratings.get(source.id), source.id),
        )

    def rating(self, rating: Rating | None, subject: str) -> PublicRating | None:
        """The rating of a claim, or of a source that is not hidden, with what people gave beside it."""
        if rating is None:
            return None
        latest = {r.actor: r for r in self.given_to.get(subject, ())}
        given = tuple(
            PublicGivenRating(
                r.value.value, r.value.words, self._actor(r.actor), self.hiding.detail(r.why), r.given_at, latest[r.actor] is r
            )
            for r in self.given_to.get(subject, ())
        )
        agreement = self.hiding.detail(say_agreement([g for g in given if g.is_latest]))
        reasons = tuple(self.reason(r) for r in rating.reasons)
        return PublicRating(rating.value.value, rating.value.words, reasons, given, agreement)

    def remarks(self, subject: str) -> tuple[PublicRemark, ...]:
        """The notes and tags on a document, claim or source; of a hidden source only that there are some."""
        is_hidden = self.hiding.is_source_labelled(SourceId(subject))
        return tuple(
            PublicRemark(ON_SOURCE if is_hidden else self.hiding.detail(r.text), r.is_tag, self._actor(r.actor), r.written_at)
            for r in self.remarks_on.get(subject, ())
        )

    def _actor(self, actor: str) -> str:
        return "" if self.hiding.detail(actor) != actor else actor

    def appearance(self, appearance: Appearance) -> PublicAppearance | None:
        """An appearance whose citation holds, with its words; None where they give a protected source away."""
        read = self.evidence.readings[appearance.document]
        reading, assertion = read.document, appearance.assertion
        document = self.document(reading)
        quote = assertion.span.of(reading.text)
        if self.hiding.is_active and self.hiding.holds(widen(assertion.span, reading.text).of(reading.text), document=reading):
            return None

        def words(span: Span | None) -> str | None:
            return None if span is None else self.hiding.kept(span.of(reading.text))

        return PublicAppearance(
            id=appearance.id,
            claim=self.claim_of[appearance.id],
            document=document.id,
            path=document.path,
            outlet=document.outlet,
            published=document.published,
            span=None if document.is_protected else assertion.span,
            quote=quote,
            chain=tuple(self.hiding.source_id(link) for link in appearance.chain),
            chain_names=tuple(self.name(link) for link in appearance.chain),
            printed_names=self.printed_names(appearance),
            cue=None if document.is_protected else words(assertion.cue),
            basis=assertion.basis,
            kind=assertion.kind,
            hedge=words(assertion.hedge),
            polarity=assertion.polarity,
            is_headline=assertion.is_headline,
            figures=show_figures(assertion, reading, hiding=self.hiding, is_protected=document.is_protected),
            root=appearance.root,
            page=None if document.is_protected else page_of(assertion.span, reading),
            is_doubtful=assertion.is_doubtful,
            cited_on=None if document.is_protected else cited_on(appearance, self.evidence),
            due=show_due(
                assertion, reading, hiding=self.hiding, is_protected=document.is_protected,
                given=self.outcomes_in.get(appearance.document, ()),
            ),
            levels=show_levels(assertion, reading, hiding=self.hiding, is_protected=document.is_protected),
            dates=show_dates(
                assertion, reading, to_come=self._dates_to_come(document.id), hiding=self.hiding,
                is_protected=document.is_protected),
            is_correcting=not document.is_protected and self._corrections.holds(assertion, reading),
            exhibits=show_exhibits(assertion, read, hiding=self.hiding, is_protected=document.is_protected),
        )

    def _dates_to_come(self, document: DocumentId) -> frozenset[Span]:
        """Where a document gives dates of what is to come: several of its assertions may hold one, and one has it as its own."""
        if document not in self._to_come:
            told = self.evidence.readings[document].assertions
            self._to_come[document] = frozenset(due.date for assertion in told for due in assertion.due)
        return self._to_come[document]

    def claim(
        self, claim: Claim, *, appearances: Sequence[PublicAppearance], count: Independence, withheld: int, protected: int = 0
    ) -> PublicClaim:
        """A claim with those of its appearances that may be shown (at least one), its count and its reasons."""
        shown = {a.id for a in appearances}
        is_first_shown = claim.first_appearance in shown
        first = next((a for a in appearances if a.id == claim.first_appearance), appearances[0])
        is_printed = holds_words(claim.text, (a.quote for a in appearances)) and not self.hiding.holds(claim.text)
        return PublicClaim(
            id=claim.id,
            text=claim.text if is_printed else first.quote,
            at_least=count.at_least,
            at_most=count.at_most,
            first_appearance=claim.first_appearance if is_first_shown else first.id,
            appearances=tuple(appearances),
            roots=tuple(self.hiding.source_id(s) for s in count.roots),
            reasons=tuple(self.reason(r) for r in count.reasons),
            merges=tuple(self.merge(m) for m in claim.merges),
            withheld=withheld,
            protected=protected,
            remarks=self.remarks(claim.id),
            credibility=self.rating(self.ratings.get(claim.id), claim.id),
        )

    def reason(self, reason: Reason) -> PublicReason:
        """A rule that fired."""
        sources = tuple(self.hiding.source_id(s) for s in reason.sources)
        return PublicReason(reason.rule, self.hiding.detail(reason.detail), reason.help, sources, reason.appearances)

    def merge(self, merge: Merge) -> PublicReason:
        """Why two were taken for one."""
        probability = None if merge.probability is None else round(merge.probability, 2)
        return PublicReason(merge.rule, self.hiding.detail(merge.detail), probability=probability)

    def story(self, story: Story) -> PublicStory:
        """A story."""
        return PublicStory(story.id, story.documents, self.hiding.detail(story.reason))

    def copy(self, overlap: TextOverlap) -> PublicCopy:
        """A copy."""
        reason = self.hiding.detail(overlap.reason)
        return PublicCopy(overlap.document, overlap.other, overlap.is_direction_known, reason)

    def skipped(self, skipped: Skipped) -> PublicSkipped:
        """A file that could not be used."""
        path = self.hiding.file_name(skipped.path)
        return PublicSkipped(path, skipped.stage, skipped.code, self.hiding.reason(skipped.reason, skipped.path))

    def aside(self, aside: SetAside) -> PublicAside:
        """A document that a person left out."""
        path = self.hiding.file_name(aside.path)
        return PublicAside(aside.document, path, self.hiding.detail(aside.why), self._actor(aside.actor))


def widen(span: Span, text: str) -> Span:
    """A span in, the same as far as the blanks around it out: a name that it cuts in two is whole there."""
    start, end = span.start, span.end
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return Span(start, end)


def page_of(span: Span, document: Document) -> str | None:
    """Where a span begins, by the page of the original; None where it has no pages."""
    pages = (p.name for p in document.places if p.kind is PlaceKind.PAGE and p.span.start <= span.start < p.span.end)
    return next(pages, None)
