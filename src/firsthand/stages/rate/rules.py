"""The rules that set a telling aside because it adds nothing to another one. Counting what is left is `bounds`.

Each rule is handed the tellings of one claim, sets aside those that add nothing, each with the one that it rests on.
Docstrings are shown to readers as help.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from firsthand.model.claim import AppearanceId
from firsthand.model.document import DocumentId
from firsthand.model.rating import Reason
from firsthand.model.source import Source, SourceId, SourceKind
from firsthand.stages.rate.evidence import Evidence, Strength, Telling
from firsthand.stages.rate.exclusion import are_exclusive, roles_of
from firsthand.stages.rate.kinds import is_bare_piece, names_of
from firsthand.stages.rate.names import NameIndex, name_of
from firsthand.stages.rate.quotations import QuotationIndex
from firsthand.stages.rate.reasons import because

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "we", "i", "you", "who", "this", "that", "these", "those", "one"}
)
_OFFICES = frozenset({"politics", "government", "municipal", "justice", "business", "diplomacy"})
_COURT_PAPERS = frozenset({"filing", "filings", "suit", "lawsuit", "complaint", "claim", "petition", "indictment", "affidavit"})
_COURT_MARKS = frozenset({"v", "vs", "versus", "plaintiff", "plaintiffs", "defendant", "defendants", "petitioner"})
"""Words by which a text shows in its title or first lines that it is itself a paper filed in court."""
_LONGEST_DESCRIPTION_WORDS = 25
"""Words; a longer "name" is a stretch of text that was cut wrongly, not the description of a source."""


@dataclass(slots=True)
class Bench:
    """The tellings of one claim while the rules are applied.

    Attributes:
        evidence: The case.
        tellings: All of the claim.
        rests_on: What was set aside so far, each with the telling that it adds nothing to.
    """

    evidence: Evidence
    tellings: Sequence[Telling]
    rests_on: dict[AppearanceId, AppearanceId] = field(default_factory=dict)

    def by_report(self, tellings: Iterable[Telling]) -> dict[DocumentId, list[Telling]]:
        """Tellings in, the same by report out, in order."""
        grouped: dict[DocumentId, list[Telling]] = {}
        for telling in tellings:
            grouped.setdefault(telling.report.id, []).append(telling)
        return grouped

    @property
    def standing(self) -> list[Telling]:
        """The tellings not yet set aside, in order."""
        return [telling for telling in self.tellings if telling.id not in self.rests_on]

    def set_aside(self, telling: Telling, other: Telling) -> bool:
        """Sets a telling aside; False where it is aside already, or where the other one itself rests on it."""
        if telling.id in self.rests_on:
            return False
        on: AppearanceId | None = other.id
        while on is not None:
            if on == telling.id:
                return False
            on = self.rests_on.get(on)
        self.rests_on[telling.id] = other.id
        return True


Rule = Callable[[Bench], Iterator[Reason]]


def copies_add_nothing(bench: Bench) -> Iterator[Reason]:
    """A report that prints another report's text, whole or cut, adds no source to it: the text is counted once.

    Where one of the prints credits the words to somebody, or to an outlet, and another lost the credit, the one with the credit
    is kept.
    """
    by_report = bench.by_report(bench.standing)
    seen: set[DocumentId] = set()
    for document in by_report:
        if document in seen:
            continue
        group = bench.evidence.copy_group(document) & by_report.keys()
        seen |= group
        if len(group) == 1:
            continue
        prints = {d: told for d, told in by_report.items() if d in group}
        kept = _best_print(bench.evidence, prints)
        for other in prints:
            aside = [t for t in by_report[other] if other != kept and bench.set_aside(t, by_report[kept][0])]
            if aside:
                detail = f"{aside[0].report.label} prints the text of {by_report[kept][0].report.label}: it adds nothing"
                yield because(copies_add_nothing, detail, appearances=[t.id for t in aside])


def _best_print(evidence: Evidence, prints: dict[DocumentId, list[Telling]]) -> DocumentId:
    """The prints of one text in, the one to count out: it credits somebody, and is no copy of another."""

    def rank(document: DocumentId) -> tuple[int, bool]:
        strongest = max(t.strength for t in prints[document])
        is_copy = bool(evidence.originals(document) & prints.keys())
        return -max(strongest, Strength.UNSPECIFIED), is_copy

    return min(prints, key=rank)


def credit_outweighs_own_voice(bench: Bench) -> Iterator[Reason]:
    """A report's own voice, headline or vague credit adds nothing to a claim that the same report credits to somebody."""
    body = {t.report.id: t for t in reversed(bench.standing) if not t.is_headline}
    for telling in bench.standing:
        if telling.is_headline and telling.report.id in body and bench.set_aside(telling, body[telling.report.id]):
            detail = f"The headline of {telling.report.label} repeats what stands below it: it adds nothing"
            yield because(credit_outweighs_own_voice, detail, appearances=[telling.id])
    credited = {t.report.id: t for t in reversed(bench.standing) if t.strength >= Strength.OUTLET}
    for telling in bench.standing:
        by = credited.get(telling.report.id)
        if by is not None and telling.strength < Strength.OUTLET and bench.set_aside(telling, by):
            detail = f"{telling.report.label} credits this to {by.head.name} itself: its own words on it add nothing"
            yield because(credit_outweighs_own_voice, detail, sources=[by.head], appearances=[telling.id, by.id])


def relays_add_nothing(bench: Bench) -> Iterator[Reason]:
    """What reached a report through an outlet comes from the source at the head of the chain; the outlet in between adds nothing.

    Where that outlet's own report is among these reports, the words there and the words passed on are one telling, counted once.
    """
    by_report = bench.by_report(bench.tellings)
    by_id = {t.id: t for t in bench.tellings}
    for telling in bench.standing:
        if telling.root is not None and telling.root in by_id:
            yield from _same_telling(bench, telling, [by_id[telling.root]])
        for link in reversed(telling.chain):
            issued = bench.evidence.issued_by(link) - {telling.report.id}
            yield from _same_telling(bench, telling, [t for d in by_report if d in issued for t in by_report[d]])


def _same_telling(bench: Bench, relayed: Telling, own: Sequence[Telling]) -> Iterator[Reason]:
    """A relayed telling and the tellings of the relaying outlet's own report in; one side is set aside."""
    ours = bench.evidence.roles(relayed.head) if relayed.chain else frozenset[str]()
    same = [t for t in own if not (t.chain and are_exclusive(ours, bench.evidence.roles(t.head)))]
    names = {link.name for link in relayed.chain}
    best = max(same, key=lambda t: (t.strength, bool(t.chain) and t.head.name in names), default=None)
    if best is None:
        return
    is_its_voice = relayed.strength is Strength.OUTLET and len(relayed.chain) == 1
    if is_its_voice or best.strength >= min(relayed.strength, Strength.SOURCE) or relayed.strength < Strength.OUTLET:
        if bench.set_aside(relayed, best):
            detail = f"{relayed.report.label} passes on what stands in {best.report.label}: counted once, there"
            yield because(relays_add_nothing, detail, sources=relayed.chain, appearances=[relayed.id, best.id])
        return
    for telling in same:
        if bench.set_aside(telling, relayed):
            detail = f"{telling.report.label} names nobody, but {relayed.report.label} says whose words these are: counted once"
            yield because(relays_add_nothing, detail, sources=relayed.chain, appearances=[telling.id, relayed.id])


def relayers_are_no_source(bench: Bench) -> Iterator[Reason]:
    """Whoever passes the claim on in one report is no source of its own where another report names it as the first teller."""
    relays = [(link, t) for t in bench.tellings for link in t.chain[1:]]
    passed: dict[SourceId, list[Telling]] = defaultdict(list)
    for link, t in relays:
        passed[link.id].append(t)
    links_by_id = {link.id: link for link, _ in relays}
    index: NameIndex | None = None
    for telling in bench.standing:
        if not telling.chain or not passed:
            continue
        if telling.head.id in passed:
            links = [telling.head.id]
        else:
            index = index or NameIndex((link.id, name) for link in links_by_id.values() for name in names_of(link))
            links = sorted(map(SourceId, index.find(names_of(telling.head))))
        found = (t for link in links for t in passed[link])
        through = next((t for t in found if t.id != telling.id and bench.set_aside(telling, t)), None)
        if through is not None:
            detail = f"{telling.head.name} has it from {through.head.name}, as {through.report.label} says: no source of its own"
            yield because(
                relayers_are_no_source, detail, sources=[telling.head, through.head], appearances=[telling.id, through.id]
            )


def own_text_is_the_source(bench: Bench) -> Iterator[Reason]:
    """A statement, letter or filing among these reports is the source that another report credits with it: counted once."""
    credited = [t for t in bench.standing if t.strength is Strength.SOURCE]
    for telling in bench.standing:
        if telling.strength is not Strength.OWN_VOICE:
            continue
        by = next((t for t in credited if t.report.id != telling.report.id and _is_text_of(telling, t.head)), None)
        if by is not None and bench.set_aside(telling, by):
            detail = f"{telling.report.label} is the text that {by.report.label} credits to {by.head.name}: one source"
            yield because(own_text_is_the_source, detail, sources=[by.head], appearances=[telling.id, by.id])


def _is_text_of(telling: Telling, source: Source) -> bool:
    """Whether a report is the document that a source names, by the words of its title, outlet and first lines."""
    if source.kind is not SourceKind.DOCUMENT:
        return False
    words, about = set(name_of(source.name)), telling.report.about
    is_court_paper = bool(words & _COURT_PAPERS) and bool(about & _COURT_MARKS)
    return is_court_paper or (len(words) > 1 and words <= about)


def quotation_has_its_credit(bench: Bench) -> Iterator[Reason]:
    """A quotation printed without saying whose it is adds nothing where another report credits the same words to somebody."""
    credited = [t for t in bench.standing if t.strength is Strength.SOURCE]
    index = QuotationIndex((t.id, t.quotations) for t in credited)
    for telling in bench.standing:
        if telling.strength > Strength.UNSPECIFIED:
            continue
        shared = index.find(telling.quotations)
        by = next((t for t in credited if t.id in shared), None)
        if by is not None and bench.set_aside(telling, by):
            detail = f"{telling.report.label} prints words that {by.report.label} credits to {by.head.name}: it adds nothing"
            yield because(quotation_has_its_credit, detail, sources=[by.head], appearances=[telling.id, by.id])


def unclear_credit_adds_nothing(bench: Bench) -> Iterator[Reason]:
    """A credit that only says "he" or "they", or that could not be told from the words around it, adds nothing to a clear one."""
    clear = [t for t in bench.standing if t.strength is Strength.SOURCE and not is_unclear(t.head)]
    for telling in bench.standing:
        if clear and telling.strength is Strength.SOURCE and is_unclear(telling.head):
            by = next((t for t in clear if t.report.id == telling.report.id), clear[0])
            if bench.set_aside(telling, by):
                detail = f"“{telling.head.name}” in {telling.report.label} says too little of who it is: it adds nothing"
                yield because(unclear_credit_adds_nothing, detail, sources=[telling.head], appearances=[telling.id])


def is_unclear(source: Source) -> bool:
    """Whether a description says nothing of who it is: a pronoun, no letters, a bare "statement" or "candidate", bad cuts.

    One word for an office, without article, is "the candidate" whom the report has named; a bare "baker" says what somebody is.
    """
    name = source.name.strip().casefold()
    is_bare = source.name.islower() and len(source.name.split()) < 2
    is_bare_paper = is_bare and source.kind is SourceKind.DOCUMENT
    is_bare_office = is_bare and source.kind is SourceKind.PERSON and roles_of(name) <= _OFFICES
    is_cut_badly = not any(c.isalpha() for c in name) or len(name.split()) > _LONGEST_DESCRIPTION_WORDS
    return is_bare_paper or is_bare_office or is_cut_badly or name in _PRONOUNS


def bare_report_is_the_outlets(bench: Bench) -> Iterator[Reason]:
    """A "report" of which one text does not say whose it is, is the outlet's that another telling of the claim names."""
    outlet = next((t for t in bench.standing if t.strength is Strength.OUTLET), None)
    for telling in bench.standing:
        if outlet and telling.strength is Strength.SOURCE and is_bare_piece(telling.head) and bench.set_aside(telling, outlet):
            detail = f"“{telling.head.name}” in {telling.report.label} can be the report of {outlet.head.name}: it adds nothing"
            yield because(bare_report_is_the_outlets, detail, sources=[telling.head, outlet.head], appearances=[telling.id])


SETTING_ASIDE: tuple[Rule, ...] = (
    bare_report_is_the_outlets,
    copies_add_nothing,
    credit_outweighs_own_voice,
    relays_add_nothing,
    relayers_are_no_source,
    own_text_is_the_source,
    quotation_has_its_credit,
    unclear_credit_adds_nothing,
)
"""In the order in which they are applied."""
