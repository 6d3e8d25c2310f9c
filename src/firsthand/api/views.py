"""What a case hands out: claims, appearances, chains. Frozen, each with the part of the case that it stands in.

They hold what was true when they were made; after a decision, ask the case again. A claim that was handed out before a source was
protected is not shown any more: it may name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from firsthand.api.charts import Numbers
from firsthand.api.parts import Part, Source
from firsthand.model.claim import AppearanceId, ClaimId
from firsthand.model.public import PublicAppearance, PublicClaim, PublicDocument, PublicReason
from firsthand.model.public_answers import PublicJudgement
from firsthand.model.public_notes import PublicRemark
from firsthand.model.span import Span
from firsthand.stages.publish.fragments import claim_html
from firsthand.stages.publish.numbers import make_numbers
from firsthand.stages.publish.view import Views
from firsthand.stages.publish.wording import ARROW, show_text


@dataclass(frozen=True)
class Appearance:
    """One claim, in one document, at one span."""

    _record: PublicAppearance = field(repr=False)
    _part: Part = field(repr=False, compare=False)

    @property
    def record(self) -> PublicAppearance:
        """All that may be shown of it."""
        _ = self._part.public
        return self._record

    @property
    def id(self) -> AppearanceId:
        """Short id (`P40`)."""
        return self._record.id

    @property
    def quote(self) -> str:
        """Its words, exactly as they stand there."""
        return self.record.quote

    @property
    def span(self) -> Span | None:
        """Where they stand, in code points, half-open; None in a protected document."""
        return self.record.span

    @property
    def page(self) -> str | None:
        """Of the original; None where it has no pages."""
        return self.record.page

    @property
    def document(self) -> PublicDocument:
        """The document that it stands in."""
        return self._part.documents[self.record.document]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Its chain: from the first teller to the outlet nearest to the document; empty in the document's own voice."""
        return tuple(Source(self._part.sources[s]) for s in self.record.chain)

    @property
    def source(self) -> Source | None:
        """The first teller; None in the document's own voice."""
        chain = self.sources
        return chain[0] if chain else None

    @property
    def cue(self) -> str | None:
        """The words that credit; None in own voice, or where the credit carries over."""
        return self.record.cue

    def __str__(self) -> str:
        place = f", characters {self.span.start}–{self.span.end}" if self.span else ""
        return f"{show_text(self.document.publisher)}{place}: “{show_text(self.quote)}”"

    def __repr__(self) -> str:
        return f"<appearance {self.id}: {_say_stale() if self._part.is_stale else self}>"


@dataclass(frozen=True)
class Claim:
    """One checkable statement with every place where it is made. In a notebook it shows its chain and appearances."""

    _record: PublicClaim = field(repr=False)
    _part: Part = field(repr=False, compare=False)

    @property
    def record(self) -> PublicClaim:
        """All that may be shown of it."""
        _ = self._part.public
        return self._record

    @property
    def id(self) -> ClaimId:
        """Short id (`K3`)."""
        return self._record.id

    @property
    def text(self) -> str:
        """Its clearest appearance's words."""
        return self.record.text

    @property
    def at_least(self) -> int:
        """Independent sources for certain."""
        return self.record.at_least

    @property
    def at_most(self) -> int:
        """Independent sources at most."""
        return self.record.at_most

    @property
    def status(self) -> str:
        """How it stands, in words: "1 independent source, printed by 2 outlets"."""
        return Views(self._part.public).claim_page(self.id).card.status

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """In order of publication. Never empty."""
        return tuple(Appearance(a, self._part) for a in self.record.appearances)

    @property
    def first(self) -> Appearance:
        """The earliest appearance."""
        return Appearance(self.record.first, self._part)

    @property
    def roots(self) -> tuple[Source, ...]:
        """The sources that stand first-hand behind it."""
        return tuple(Source(self._part.sources[s]) for s in self.record.roots if s in self._part.sources)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who printed it, in order of publication."""
        return tuple(dict.fromkeys(a.outlet for a in self.record.appearances if a.outlet))

    @property
    def reasons(self) -> tuple[PublicReason, ...]:
        """Why the count is what it is."""
        return self.record.reasons

    @property
    def merges(self) -> tuple[PublicReason, ...]:
        """Why its appearances were taken for one claim."""
        return self.record.merges

    @property
    def remarks(self) -> tuple[PublicRemark, ...]:
        """Notes and tags."""
        return self.record.remarks

    @property
    def chain(self) -> Chain:
        """Through whom it came."""
        return Chain(self)

    @property
    def numbers(self) -> Numbers:
        """What it counts, and how each number moved from report to report."""
        return Numbers(make_numbers(self._part.public, self.id, is_all=True), self._part)

    @property
    def part(self) -> Part:
        """The part of the case that it stands in."""
        return self._part

    def note(self, text: str, *, why: str = "") -> PublicJudgement:
        """Words in, put on it as a note; ask the case again to see it."""
        return self._part.case.note(self.id, text, why=why)

    def set_due(
        self, outcome: str, *, to: str | date | None = None, on: str = "", see: str | Claim | None = None, why: str = ""
    ) -> PublicJudgement:
        """What became of what it says will come ("kept", "broken", "moved", "open", "unknown") in; ask the case again for it."""
        return self._part.case.set_due(self.id, outcome, to=to, on=on, see=see, why=why)

    def tag(self, text: str, *, why: str = "") -> PublicJudgement:
        """A word in, put on it as a tag; ask the case again to see it."""
        return self._part.case.tag(self.id, text, why=why)

    def __str__(self) -> str:
        return show_text(self.text)

    def __repr__(self) -> str:
        if self._part.is_stale:
            return f"<claim {self.id}: {_say_stale()}>"
        count = str(self.at_least) if self.at_least == self.at_most else f"{self.at_least} to {self.at_most}"
        return f"<claim {self.id}, {count} independent: {self}>"

    def _repr_html_(self) -> str:
        return _say_stale() if self._part.is_stale else claim_html(self._part.public, self.id)


@dataclass(frozen=True)
class Chain:
    """Through whom a claim came: one line of names for each way, from the first teller to the last report."""

    claim: Claim

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Names in order; empty where no report says who told it."""
        return Views(self.claim.part.public).claim_page(self.claim.id).card.chains

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self.lines)

    def __len__(self) -> int:
        return len(self.lines)

    def __bool__(self) -> bool:
        return bool(self.lines)

    def __str__(self) -> str:
        return "\n".join(ARROW.join(map(show_text, line)) for line in self.lines) or "No report says who told it."

    def __repr__(self) -> str:
        return f"<chain of {self.claim.id}: {_say_stale() if self.claim.part.is_stale else self}>"

    def _repr_html_(self) -> str:
        return self.claim._repr_html_()

    def to_networkx(self) -> Any:
        """Nothing in, the chain as a directed graph (networkx.MultiDiGraph) out.

        Nodes are sources (`S1`) and documents (`T1`), each with `kind` and `name`. Edges run from who told to who was told, with
        their `role`: "told" from the first teller, "relays" between those that pass it on, "prints" into a document, "copies"
        between documents. The key of an edge is the id of its appearance; it has the `date` and the place (`start`, `end`) too.

        Raises:
            ConfigError: networkx is not installed.
        """
        from firsthand.api.graphs import make_graph

        return make_graph(self.claim)


def _say_stale() -> str:
    return "a source was protected after this was read; ask the case again"


