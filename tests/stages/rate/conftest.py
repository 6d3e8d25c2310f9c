"""A pile of invented reports in a few lines: what stage 10 is given, without the stages before it."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from firsthand.model.attribution import Basis, SpeechKind
from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Document, DocumentId, Mention, MentionKind, Passage, PassageKind
from firsthand.model.rating import Independence
from firsthand.model.reading import Case, Reading
from firsthand.model.source import DocumentSource, Source, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.model.story import Overlap, TextOverlap
from firsthand.stages import rate


@dataclass
class Pile:
    """Reports of one claim, added one at a time."""

    readings: list[Reading] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    appearances: list[Appearance] = field(default_factory=list)
    overlaps: list[TextOverlap] = field(default_factory=list)

    def source(self, name: str, kind: str = "person", **more: object) -> str:
        """A source's name in, the same name out, for a chain; the first call for a name says what it is."""
        known = {"is_anonymous": kind == "unspecified", **more}
        self.sources.setdefault(name, Source(SourceId(f"S{len(self.sources) + 1}"), name, SourceKind(kind), **known))  # type: ignore[arg-type]
        return name

    def anonymous(self, description: str) -> str:
        """An anonymous person."""
        return self.source(description, is_anonymous=True)

    def outlet(self, name: str, **more: object) -> str:
        """An outlet as a link."""
        return self.source(name, "outlet", **more)

    def report(
        self, outlet: str | None, *chain: str, text: str = "The bridge fell.", credit: str = "", copies: str = "",
        basis: Basis = Basis.STATED,
    ) -> DocumentId:
        """A report of an outlet that credits the claim to a chain; `copies` names a report whose text it prints."""
        id_ = DocumentId(f"T{len(self.readings) + 1}")
        whole = f"{credit}{text}"
        passages, mentions = [], []
        if credit:
            passages.append(Passage(PassageKind.CREDIT, Span(0, len(credit)), 0))
            mentions.append(Mention(MentionKind.OUTLET, Span(0, len(credit.rstrip()))))
        document = Document(id_, f"{id_}.txt", "", whole, outlet=outlet)
        self.readings.append(Reading(document, passages=tuple(passages), mentions=tuple(mentions)))
        if copies:
            self.overlaps.append(TextOverlap(id_, DocumentId(copies), Overlap.COPY, 1.0, None, True, ""))
        self.tell(id_, *chain, basis=basis)
        return id_

    def tell(self, document: DocumentId, *chain: str, is_headline: bool = False, basis: Basis = Basis.STATED) -> None:
        """The same claim, once more in a report."""
        reading = next(r for r in self.readings if r.document.id == document)
        start = reading.passages[0].span.end if reading.passages else 0
        span = Span(start, len(reading.document.text))
        assertion = Assertion(span, basis=basis, kind=SpeechKind.INDIRECT, is_headline=is_headline)
        ids = tuple(self.sources[name].id for name in chain)
        self.appearances.append(Appearance(AppearanceId(f"P{len(self.appearances) + 1}"), document, assertion, ids))

    def describe(self, name: str, document: DocumentId) -> None:
        """Ties a source to its name in a report's text, so that the words around it count."""
        number = next(n for n, r in enumerate(self.readings) if r.document.id == document)
        reading = self.readings[number]
        at = reading.document.text.index(name)
        source = self.sources[name]
        local = DocumentSource(name, source.kind, source.is_anonymous, mentions=(Span(at, at + len(name)),))
        fields = {f: getattr(reading, f) for f in ("passages", "mentions")}
        self.readings[number] = Reading(reading.document, sources=(*reading.sources, local), **fields)
        members = (*source.members, (document, len(reading.sources)))
        self.sources[name] = Source(source.id, name, source.kind, source.is_anonymous, members=members)

    def case(self) -> Case:
        """All of it as stage 8 leaves it, in one claim."""
        ids = tuple(a.id for a in self.appearances)
        return Case(
            readings=tuple(self.readings),
            overlaps=tuple(self.overlaps),
            sources=tuple(self.sources.values()),
            appearances=tuple(self.appearances),
            claims=(Claim(ClaimId("K1"), "The bridge fell.", ids, ids[0]),),
        )

    def rated(self) -> Independence:
        """What stage 10 makes of it."""
        return rate.run(self.case())[ClaimId("K1")]

    @property
    def bounds(self) -> tuple[int, int]:
        """At least, at most."""
        rated = self.rated()
        return rated.at_least, rated.at_most


@pytest.fixture
def pile() -> Pile:
    """No report yet."""
    return Pile()
