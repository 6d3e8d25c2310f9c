"""What the rules look at: the tellings of one claim, and what the case knows of documents and sources. Counts nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from firsthand.model.attribution import Basis, SpeechKind
from firsthand.model.claim import Appearance, AppearanceId, Claim, Polarity
from firsthand.model.document import Document, DocumentId, MentionKind, Passage, PassageKind
from firsthand.model.reading import Case, Reading
from firsthand.model.source import Source, SourceId, SourceKind
from firsthand.model.story import Overlap
from firsthand.stages.rate.exclusion import roles_of, title_roles
from firsthand.stages.rate.kinds import is_outlet, names_nobody, names_of
from firsthand.stages.rate.likeness import Content, content_of
from firsthand.stages.rate.names import Name, NameIndex, find_agency, is_same_name, name_of, outlet_names, person_of

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”»]")
_PICTURE_CREDIT = re.compile(r"\b(?:photo|photograph|picture|image|getty|video)\b", re.IGNORECASE)
_OPENING_CHARS = 200
"""How much of a text is searched for the name of the document that it is ("STATEMENT OF CLAIM")."""
OFTEN_PART = 0.5
"""Times as a link of a chain for each time at its head; in echobench dev interviewers reach 0.9, others at most 0.2."""
_AROUND_CHARS = 80
"""How much before and after a name is searched for what its bearer is (", the mayor of ...")."""


class Strength(IntEnum):
    """Who stands at the head of a telling, weakest first."""

    OWN_VOICE = 0
    UNSPECIFIED = 1
    OUTLET = 2
    SOURCE = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules know of one document.

    Attributes:
        id: Which.
        label: How it is called before a reader.
        voice: The name that its own voice counts for: the agency whose copy it prints, else its outlet, else its id.
        names: Names by which chains may call it: outlet, agency, author.
        about: Words of its title, outlet and first lines.
        outlet: Who published it, as the rules compare names; empty where that is not known.
        agency: The agency whose copy it prints, as printed; empty where it prints none.
    """

    id: DocumentId
    label: str
    voice: Name
    names: tuple[Name, ...]
    about: frozenset[str]
    outlet: Name = ()
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """One appearance of the claim with its chain, as the rules look at it.

    Attributes:
        id: Of the appearance.
        report: Where it stands.
        chain: The sources, first teller first; empty in own voice. Links that only name the report's own outlet are left out.
        root: As in `Appearance`.
        is_carried: Its credit is not printed beside it, but goes on from an earlier sentence, and may have ended before it.
        is_headline: It stands in a headline, subheading or caption.
        quotations: Words of each stretch in quotation marks within it; its own words where it is direct speech.
        words: All its words, as `quotations` compares them.
        content: What it tells, as `likeness` compares it.
    """

    id: AppearanceId
    report: Report
    chain: tuple[Source, ...]
    root: AppearanceId | None
    is_carried: bool
    is_headline: bool
    quotations: tuple[Name, ...]
    words: Name
    content: Content

    @property
    def strength(self) -> Strength:
        """Who stands at its head."""
        if not self.chain:
            return Strength.OWN_VOICE
        if names_nobody(self.chain[0]):
            return Strength.UNSPECIFIED
        return Strength.OUTLET if is_outlet(self.chain[0]) else Strength.SOURCE

    @property
    def head(self) -> Source:
        """The first teller.

        Raises:
            IndexError: The telling is in the report's own voice.
        """
        return self.chain[0]


class Evidence:
    """The case, indexed once for all claims: sources, reports, copies, and what stands around the mentions of a source."""

    def __init__(self, case: Case) -> None:
        self.sources: Mapping[SourceId, Source] = {source.id: source for source in case.sources}
        self.readings: Mapping[DocumentId, Reading] = {reading.document.id: reading for reading in case.readings}
        self.reports = {r.document.id: _report(r) for r in case.readings}
        self._appearances: Mapping[AppearanceId, Appearance] = {a.id: a for a in case.appearances}
        # whoever only finds plausible what others tell has told nothing: that changes no count
        chains = [a.chain for a in case.appearances if a.chain and a.assertion.support is None]
        self._passed_on = {(chain[0], link) for chain in chains for link in chain[1:]}
        self._heads = Counter(chain[0] for chain in chains)
        self._links = Counter(link for chain in chains for link in chain[1:])
        self._issuers = NameIndex((report.id, name) for report in self.reports.values() for name in report.names)
        self._issued: dict[SourceId, frozenset[DocumentId]] = {}
        self._roles: dict[SourceId, frozenset[str]] = {}
        self._copied: dict[DocumentId, set[DocumentId]] = defaultdict(set)
        self._peers: dict[DocumentId, set[DocumentId]] = defaultdict(set)
        self._groups: dict[DocumentId, frozenset[DocumentId]] = {}
        for overlap in case.overlaps:
            if overlap.kind is Overlap.COPY:
                self._peers[overlap.document].add(overlap.other)
                self._peers[overlap.other].add(overlap.document)
                if overlap.is_direction_known:
                    self._copied[overlap.document].add(overlap.other)

    def tellings(self, claim: Claim) -> Iterator[Telling]:
        """A claim in, its appearances as tellings out.

        They come by what they say, never by where they stand in the case, so that the order of reports can change no count.
        """
        tellings = (self._telling(self._appearances[id_]) for id_ in dict.fromkeys(claim.appearances))
        yield from sorted(tellings, key=lambda t: ([s.name for s in t.chain], t.report.voice, t.report.label, t.report.id, t.id))

    def issued_by(self, source: Source) -> frozenset[DocumentId]:
        """A source in, the reports of the case that it published out."""
        if source.id not in self._issued:
            self._issued[source.id] = frozenset(DocumentId(key) for key in self._issuers.find(names_of(source)))
        return self._issued[source.id]

    def has_passed_on(self, relay: Source, source: Source) -> bool:
        """Whether somebody who often passes on what others say (an interviewer) did so for the source, on whatever matter."""
        is_often = self._links[relay.id] > OFTEN_PART * self._heads[relay.id]
        return is_often and (source.id, relay.id) in self._passed_on

    def copy_group(self, document: DocumentId) -> frozenset[DocumentId]:
        """A document in, all that print its text out, itself among them."""
        if document not in self._groups:
            group = _reach(document, self._peers)
            self._groups.update(dict.fromkeys(group, group))
        return self._groups[document]

    def originals(self, document: DocumentId) -> frozenset[DocumentId]:
        """A document in, all that it is known to copy out, however many copies lie between."""
        return _reach(document, self._copied) - {document}

    def surroundings(self, source: Source) -> Iterator[tuple[str, str]]:
        """A named source in, the words before and after each of its mentions out; none for an anonymous one."""
        for document, index in source.members:
            reading = self.readings.get(document)
            if reading is None or source.is_anonymous or index >= len(reading.sources):
                continue
            text = reading.document.text
            for span in reading.sources[index].mentions:
                before = text[max(0, span.start - _AROUND_CHARS) : span.start]
                yield before.rpartition("\n")[2], text[span.end : span.end + _AROUND_CHARS]

    def roles(self, source: Source) -> frozenset[str]:
        """A source in, the roles that its description and the words around its name give it out."""
        if source.id not in self._roles:
            around = (title_roles(before, after) for before, after in self.surroundings(source))
            self._roles[source.id] = roles_of(source.name).union(*around)
        return self._roles[source.id]

    def _telling(self, appearance: Appearance) -> Telling:
        report = self.reports[appearance.document]
        links = [self.sources[id_] for id_ in appearance.chain if id_ in self.sources]
        while links and links[-1].kind is SourceKind.OUTLET and report.id in self.issued_by(links[-1]):
            links.pop()
        assertion = appearance.assertion
        words = assertion.span.of(self.readings[report.id].document.text)
        return Telling(
            id=appearance.id,
            report=report,
            chain=tuple(links),
            root=appearance.root,
            is_carried=assertion.basis is Basis.CARRIED,
            is_headline=assertion.is_headline,
            quotations=self._quotations(appearance),
            words=_words(words),
            content=content_of(words, assertion.values, is_denied=assertion.polarity is Polarity.DENIED),
        )

    def _quotations(self, appearance: Appearance) -> tuple[Name, ...]:
        reading = self.readings[appearance.document]
        text, span = reading.document.text, appearance.assertion.span
        quoted = [
            text[max(p.span.start, span.start) : min(p.span.end, span.end)]
            for p in reading.passages
            if p.kind is PassageKind.QUOTATION and p.span.overlaps(span)
        ]
        if not quoted and appearance.assertion.kind is SpeechKind.DIRECT:
            quoted = [span.of(text)]
        elif not quoted:
            quoted = _QUOTED.findall(text[max(0, span.start - 1) : span.end + 1])
        return tuple(dict.fromkeys(map(_words, quoted)))


def _words(text: str) -> Name:
    """Text in, its words as quotations are compared by them out."""
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def _reach(start: DocumentId, edges: Mapping[DocumentId, set[DocumentId]]) -> frozenset[DocumentId]:
    """A document and edges in, every document that can be reached from it, itself among them, out."""
    reached, todo = {start}, [start]
    while todo:
        for other in edges.get(todo.pop(), ()):
            if other not in reached:
                reached.add(other)
                todo.append(other)
    return frozenset(reached)


def _report(reading: Reading) -> Report:
    document = reading.document
    outlet = name_of(document.outlet or "")
    agency = _agency(reading)
    author = person_of(document.author or "")
    names = tuple(name for name in dict.fromkeys((*outlet_names(outlet), *outlet_names(agency), author)) if name)
    return Report(
        id=document.id,
        label=_label(document),
        voice=agency or next(iter(outlet_names(outlet)), (document.id.casefold(),)),
        names=names,
        about=frozenset(name_of(" ".join((document.title or "", document.outlet or "", document.text[:_OPENING_CHARS])))),
        outlet=next(iter(outlet_names(outlet)), ()),
        agency=" ".join(word.upper() if len(word) < 4 else word.capitalize() for word in agency),
    )


def _label(document: Document) -> str:
    return document.outlet or (f"“{document.title}”" if document.title else document.path)


def _agency(reading: Reading) -> Name:
    """The agency that a dateline, byline or credit line names, other than the outlet itself; empty where none does."""
    outlet = name_of(reading.document.outlet or "")
    for passage in reading.passages:
        if passage.kind not in {PassageKind.DATELINE, PassageKind.BYLINE, PassageKind.CREDIT}:
            continue
        line = passage.span.of(reading.document.text)
        name = () if _PICTURE_CREDIT.search(line) else find_agency(line) or _printed_outlet(reading, passage)
        if name and not any(is_same_name(name, known) for known in outlet_names(outlet)):
            return name
    return ()


def _printed_outlet(reading: Reading, passage: Passage) -> Name:
    """The first outlet that a dateline or credit line names; empty for a byline, which may name the writer's paper."""
    if passage.kind is PassageKind.BYLINE:
        return ()
    inside = (m for m in reading.mentions if m.kind is MentionKind.OUTLET and passage.span.contains(m.span))
    return next((name_of(m.span.of(reading.document.text)) for m in inside), ())
