"""What changed of a claim between its reports: each later one is held against the one that it has the claim from.

That is the report that it copies, or that its chain goes through; else the first. A report that credits only others of its own
has its words from them, not from the first: of these it is told alone where a quotation has another speaker or was cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model.claim import Appearance, AppearanceId, Claim
from firsthand.model.document import DocumentId
from firsthand.model.public import PublicAppearance
from firsthand.model.public_changes import PublicChange, PublicPlace
from firsthand.model.source import SourceId
from firsthand.stages.publish.change_rules import RULES, Found, find_changes
from firsthand.stages.publish.facts import best_by_document
from firsthand.stages.publish.redact import Redaction
from firsthand.stages.publish.sides import Layout, Pair, Side, Teller, make_teller
from firsthand.stages.publish.wording import iso_date
from firsthand.text.normalize import words

OF_ITS_OWN = frozenset({"speaker_changed", "quotation_clipped"})
"""Rules that are asked of a report with sources of its own."""
GRAVITY = {name: place for place, name in enumerate(RULES)}


@dataclass(frozen=True, slots=True)
class _Member:
    """An appearance of a claim, as it is stored and as it may be shown."""

    held: Appearance
    shown: PublicAppearance


class ClaimChanges:
    """A case as it is redacted in; what changed of each of its claims out.

    Attributes:
        redaction: The case, as far as it may be shown.
    """

    def __init__(self, redaction: Redaction) -> None:
        self.redaction = redaction
        self._layouts: dict[DocumentId, Layout] = {}

    def of(self, claim: Claim, held: Sequence[Appearance], shown: Sequence[PublicAppearance]) -> tuple[PublicChange, ...]:
        """A claim, its appearances, and these as they may be shown, in; what changed between them, the gravest first, out."""
        if len({a.document for a in shown}) < 2:
            return ()
        held_of = {a.id: a for a in held}
        members = [_Member(held_of[a.id], a) for a in shown]
        member_of = {m.shown.id: m for m in members}
        best = {document: member_of[a.id] for document, a in best_by_document(shown).items()}
        first = next((m for m in members if m.shown.id == claim.first_appearance), members[0])
        credited = {m.shown.document for m in members if m.shown.chain}
        found = [
            change
            for document, later in best.items()
            if document != first.shown.document
            for change in self._compare(self._parent(later, best, first, members), later, credited)
        ]
        return tuple(sorted(found, key=lambda change: change.gravity))

    def _parent(
        self, later: _Member, best: dict[DocumentId, _Member], first: _Member, members: Sequence[_Member]
    ) -> tuple[_Member, bool]:
        """From which appearance a later one has the claim, and whether its report is a copy of that one's."""
        overlap = self.redaction.original_of.get(later.shown.document)
        if overlap is not None and overlap.other in best:
            return best[overlap.other], True
        roots: dict[AppearanceId, DocumentId] = {m.shown.id: m.shown.document for m in members}
        root = roots.get(later.held.root) if later.held.root is not None else None
        is_through = root is not None and root != later.shown.document
        return best[root if is_through and root is not None else first.shown.document], False

    def _compare(self, parent: tuple[_Member, bool], later: _Member, credited: set[DocumentId]) -> Iterator[PublicChange]:
        before, is_copy = parent
        if not (is_copy or later.held.root is not None or _is_later(before.shown, later.shown)):
            return
        pair = Pair(self._side(before, credited), self._side(later, credited), is_copy=is_copy)
        is_way = is_copy or later.held.root is not None or not later.shown.chain or _is_linked(before.shown, later.shown)
        for found in find_changes(pair, only=None if is_way else OF_ITS_OWN):
            if not self._is_hidden(found, before, later):
                yield make_change(found, place_of(before.shown), place_of(later.shown), is_copy=is_copy)

    def _is_hidden(self, found: Found, before: _Member, later: _Member) -> bool:
        """Whether the words that changed give a protected source away."""
        readings, hiding = self.redaction.evidence.readings, self.redaction.hiding
        pairs = ((found.was, before), (found.now, later))
        return any(hiding.holds(text, document=readings[m.shown.document].document) for text, m in pairs)

    def _side(self, member: _Member, credited: set[DocumentId]) -> Side:
        document = self.redaction.evidence.readings[member.held.document].document
        span, text, cue = member.held.assertion.span, document.text, member.held.assertion.cue
        if document.id not in self._layouts:
            self._layouts[document.id] = Layout(text)
        layout = self._layouts[document.id]
        start, end = layout.widen(span.start, span.end)
        sources = self.redaction.evidence.sources
        return Side(
            text=span.of(text), around=text[start:end], report=text, published=document.published,
            tellers=tuple(self._teller(link) for link in member.held.chain if link in sources),
            cue=cue.of(text) if cue is not None else "", is_credited=document.id in credited,
            is_headline=member.shown.is_headline,
            quotations=layout.quotations(span.start, span.end), publisher=member.shown.outlet or "",
        )  # fmt: skip

    def _teller(self, link: SourceId) -> Teller:
        return make_teller(self.redaction.evidence.sources[link], self.redaction.name(link))


def make_change(
    found: Found, before: PublicPlace, after: PublicPlace, *, is_copy: bool, is_later: bool = True
) -> PublicChange:
    """What a rule found and where in, the record of it out."""
    help_text = " ".join((RULES[found.rule].__doc__ or "").split())
    return PublicChange(found.rule, help_text, found.was, found.now, before, after, GRAVITY[found.rule], is_copy, is_later)


def place_of(a: PublicAppearance) -> PublicPlace:
    """An appearance in, where it stands out."""
    return PublicPlace(a.document, a.path, a.outlet, a.published, a.span, a.quote, a.page)


def _is_later(before: PublicAppearance, after: PublicAppearance) -> bool:
    """Whether both are dated, so that their order in the claim is that of publication, and not on one and the same day."""
    return bool(before.published and after.published) and iso_date(before.published) != iso_date(after.published)


def _is_linked(before: PublicAppearance, after: PublicAppearance) -> bool:
    """Whether a later report credits somebody whom the earlier one credits, or the earlier one itself."""
    if set(before.chain) & set(after.chain):
        return True
    publisher = set(words(before.publisher))
    return any(publisher and publisher <= set(words(name)) for name in after.chain_names)
