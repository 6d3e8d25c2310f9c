"""Composes the brief and the claim page: which claims, in which order, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from firsthand.model.claim import Polarity
from firsthand.model.document import DocumentId
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicDocument, PublicReason
from firsthand.model.source import SourceKind
from firsthand.stages.publish.differences import find_differences
from firsthand.stages.publish.facts import Facts, Standing, cited_text, key_of
from firsthand.stages.publish.gaps import find_gaps, single_source
from firsthand.stages.publish.pages import Brief, Citation, ClaimCard, ClaimPage, Section
from firsthand.stages.publish.quoting import quote_words, show_name
from firsthand.stages.publish.selection import MAX_CLAIMS, choose_claims, list_unread, share_gaps
from firsthand.stages.publish.wording import ARROW, count, iso_date, say_date, say_range, show_text, zone_of

# Reports listed under one heading; of a larger pile the rest is told by number.
MAX_LISTED = 40

WEAK_MATCH = 0.5
"""Probability below which two statements were joined more by what surrounds them than by their words: a person should look."""
_SAME_NAME = re.compile(r"“(.+)” and “\1” have one name")

COUNTED_AS = "“Independent” counts who said it first. Copies and outlets that pass it on add nothing."
BOUNDS = "“1 to 2 independent sources” means: one for certain; whether there is a second, the reports do not tell."


class Views:
    """A public case in, its brief and claim pages out."""

    def __init__(self, public: PublicCase) -> None:
        self.public = public
        self.facts = Facts(public)
        zones = {zone_of(d.published) for d in public.documents if d.published and d.published.time}
        self.is_zone_shown = len(zones) > 1
        self.is_any_dated = any(d.published for d in public.documents)

    def brief(self, limit: int = MAX_CLAIMS) -> Brief:
        """The case in one page, with at most so many claims."""
        groups = self.facts.key_claims()
        chosen = choose_claims(groups, limit)
        sections = [
            Section(standing.value, tuple(self.card(c) for c in claims), len(groups[standing]))
            for standing, claims in chosen.items()
            if claims
        ]
        shown_sections, shared_gaps = share_gaps(sections)
        shown = sum(map(len, chosen.values()))
        return Brief(
            title="Brief",
            facts=(*self._say_facts(groups), *self._say_bounds(c for claims in chosen.values() for c in claims)),
            sections=shown_sections,
            shared_gaps=shared_gaps,
            more=self._say_more(len(self.public.claims) - shown),
            stories=self._list_stories(),
            copies=tuple(self._say_copy(c.document, c.other, c.is_direction_known) for c in self.public.copies),
            unread=list_unread(self.public.skipped),
            notes=self._say_notes(),
        )

    def card(self, claim: PublicClaim) -> ClaimCard:
        """A claim as the brief shows it."""
        best = self.facts.best_of(claim)
        return ClaimCard(
            id=claim.id,
            text=cited_text(claim, best),
            status=self.facts.status(claim),
            chains=self._chains(best),
            citations=tuple(self.cite(a, claim, is_first=a.document == claim.first.document) for a in best),
            gaps=find_gaps(claim, self.facts),
        )

    def claim_page(self, claim_id: str) -> ClaimPage:
        """One claim with all that it rests on.

        Raises:
            NotFound: The case holds no such claim.
        """
        claim = self.public.claim(claim_id)
        card = self.card(claim)
        documents = self.facts.documents_of(claim)
        are_known = all(d.outlet for d in documents)
        printers = count(len({d.publisher for d in documents}), "outlet" if are_known else "report")
        low, high = claim.at_least, claim.at_most
        number = count(high, "independent source") if low == high else f"{low} to {high} independent sources"
        if low == 0:
            number = f"no source named, at most {count(high, 'independent source')}"
        rules: dict[str, tuple[PublicReason, list[str]]] = {}
        for reason in claim.reasons:
            rules.setdefault(reason.rule, (reason, []))[1].append(show_text(reason.detail))
        # what others are compared with: the first report's fullest appearance, which need not be its headline
        origin = next(a for a in self.facts.best_of(claim) if a.document == claim.first.document)
        credited = {a.document for a in claim.appearances if a.chain}
        return ClaimPage(
            card=ClaimCard(
                id=card.id,
                text=card.text,
                status=card.status,
                chains=card.chains,
                citations=tuple(self.cite(a, claim, is_first=a.id == claim.first_appearance) for a in claim.appearances),
                gaps=(*single_source(claim, self.facts), *card.gaps),
            ),
            differences=tuple(
                () if a.document == origin.document else self._compare(origin, a, is_credited=a.document in credited)
                for a in claim.appearances
            ),
            summary=f"So: {printers}, {number}.",
            meaning="".join(self._say_bounds((claim,))),
            reasons=tuple((reason, tuple(dict.fromkeys(details))) for reason, details in rules.values()),
            merges=self._list_merges(claim),
        )

    def _compare(self, origin: PublicAppearance, a: PublicAppearance, *, is_credited: bool) -> tuple[str, ...]:
        is_copy = self.facts.documents[a.document].copy_of is not None
        is_later = bool(origin.published and a.published) or a.root is not None or is_copy
        return find_differences(origin, a, is_credited=is_credited, is_later=is_later)

    def cite(self, a: PublicAppearance, claim: PublicClaim, *, is_first: bool) -> Citation:
        """An appearance in, its citation out."""
        document = self.facts.documents[a.document]
        tags = []
        if is_first and len(claim.appearances) > 1:
            is_dated = all(d.published for d in self.facts.documents_of(claim))
            if a.published:
                tags.append("first" if is_dated else "first of those dated")
        if document.copy_of is not None:
            tags.append(f"copy of {show_text(self.facts.documents[document.copy_of].publisher)}")
        if a.is_headline:
            tags.append("headline")
        return Citation(
            publisher=show_text(a.publisher),
            date=self._date(document),
            span=a.span,
            path=show_text(a.path),
            credit=self._say_credit(a, claim),
            tags=tuple(tags),
            quote=a.quote,
        )

    def _say_credit(self, a: PublicAppearance, claim: PublicClaim) -> str:
        if a.chain and self.facts.sources[a.chain[0]].kind is SourceKind.UNSPECIFIED and len(a.chain) == 1:
            return f"credits nobody in particular{_say_vague(a.chain_names[0])}"
        if a.chain:
            verb = "denied by" if a.polarity is Polarity.DENIED else "credits"
            return f"{verb} {ARROW.join(self._say_link(a, n) for n in range(len(a.chain)))}"
        return "in its own words" if self.facts.is_teller(self.facts.documents[a.document], claim) else "names no source"

    def _say_link(self, a: PublicAppearance, n: int) -> str:
        """One link of a chain; an anonymous one in the words of its own report, and whom it was taken for."""
        name, printed = a.chain_names[n], (a.printed_names or a.chain_names)[n]
        if not self.facts.sources[a.chain[n]].is_anonymous or key_of(printed) == key_of(name):
            return show_name(name)
        return f"{show_name(printed)} (taken for {show_name(name)})"

    def _date(self, document: PublicDocument) -> str:
        """When a document was published, in words; nothing where no report of the case is dated."""
        return say_date(document.published, is_zone_shown=self.is_zone_shown) if self.is_any_dated else ""

    def _chains(self, best: Sequence[PublicAppearance]) -> tuple[tuple[str, ...], ...]:
        """For each head the longest way to a report, its first printed first."""
        longest: dict[str, PublicAppearance] = {}
        for a in best:
            if not a.chain or self.facts.sources[a.chain[0]].kind is SourceKind.UNSPECIFIED:
                continue
            if a.chain[0] not in longest or len(a.chain) > len(longest[a.chain[0]].chain):
                longest[a.chain[0]] = a
        inner = {link for a in longest.values() for link in a.chain[1:]}
        return tuple(self._way(a) for head, a in longest.items() if head not in inner)

    def _way(self, a: PublicAppearance) -> tuple[str, ...]:
        """The names of a chain, and the report that it leads to."""
        last = self.facts.sources[a.chain[-1]]
        is_reached = any(key_of(name) == key_of(a.publisher) for name in (last.name, *last.aliases))
        return tuple(show_name(name) for name in (a.chain_names if is_reached else (*a.chain_names, a.publisher)))

    def _say_facts(self, groups: dict[Standing, list[PublicClaim]]) -> tuple[str, ...]:
        documents = self.public.documents
        outlets = {d.outlet for d in documents if d.outlet}
        line = count(len(documents), "report") + (f" by {count(len(outlets), 'outlet')}" if outlets else "")
        unknown = sum(not d.outlet for d in documents)
        dated = sorted((d for d in documents if d.published and d.published.year), key=_sort_date)
        if dated:
            line += f", {say_range(dated[0].published, dated[-1].published)}"
        undated = len(documents) - len(dated)
        if undated and dated:
            line += f"; {undated} undated"
        lines = [f"{line}."]
        if unknown:
            whose = "No outlet" if unknown == len(documents) else f"The outlet of {count(unknown, 'report')}"
            lines.append(f"{whose} is {'not ' * (unknown < len(documents))}known: {_each(unknown)} goes by the name of its file.")
        if undated and not dated:
            lines.append("None is dated, so nothing here says who was first.")
        shared = sum(len(claims) for standing, claims in groups.items() if standing is not Standing.ONE_REPORT)
        line = f"{count(len(self.public.claims), 'claim')}; {shared or 'none'} told by two reports or more, copies not counted"
        single = len(groups[Standing.ONE_SOURCE])
        if single:
            line += f", of which {single} {'rests' if single == 1 else 'rest'} on one source"
        return (*lines, f"{line}.", COUNTED_AS)

    def _say_more(self, rest: int) -> str:
        if rest <= 0:
            return ""
        verb = "is" if rest == 1 else "are"
        return (
            f"{count(rest, 'more claim')} {verb} not shown here. All of them: firsthand read FOLDER -o case.json. "
            "One of them: firsthand claim FOLDER ID --why."
        )

    def _say_bounds(self, claims: Iterable[PublicClaim]) -> tuple[str, ...]:
        """What two bounds mean, where some claim has two."""
        return (BOUNDS,) if any(0 < c.at_least < c.at_most for c in claims) else ()

    def _list_merges(self, claim: PublicClaim) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What was taken for one, a heading each, with the reasons why: appearances first, then every source of its chains."""
        lists = [("Taken for one claim because", claim.merges)]
        for link in dict.fromkeys(link for a in claim.appearances for link in a.chain):
            source = self.facts.sources[link]
            lists.append((f"Taken for one source, {show_name(source.name)}, because", source.merges))
        return tuple((heading, tuple(dict.fromkeys(_say_merge(m) for m in merges))) for heading, merges in lists if merges)

    def _list_stories(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Stories by size; those of one report each under one heading."""
        told = sorted((s.documents for s in self.public.stories if len(s.documents) > 1), key=lambda ids: -len(ids))
        lists = [(f"One event, {count(len(ids), 'report')}", self._by_date(ids)) for ids in told]
        alone = tuple(s.documents[0] for s in self.public.stories if len(s.documents) == 1)
        if alone:
            heading = "Another event" if told else "One event"
            lists.append((f"{heading} each" if len(alone) > 1 else heading, self._by_date(alone)))
        return tuple((heading, self._list_documents(ids)) for heading, ids in lists)

    def _list_documents(self, ids: Sequence[DocumentId]) -> tuple[str, ...]:
        lines = [self._say_document(self.facts.documents[d]) for d in ids[:MAX_LISTED]]
        rest = len(ids) - len(lines)
        return (*lines, f"and {count(rest, 'more report')}") if rest else tuple(lines)

    def _by_date(self, ids: Sequence[DocumentId]) -> tuple[DocumentId, ...]:
        """Documents by day and clock as printed, undated ones last."""
        dates = {d: self.facts.documents[d].published for d in ids}
        return tuple(sorted(ids, key=lambda d: (dates[d] is None, iso_date(dates[d]) or "")))

    def _say_document(self, d: PublicDocument) -> str:
        title = f": {show_text(d.title)}" if d.title else ""
        file = f" ({show_text(d.path)})" if d.outlet else ""
        date = f", {self._date(d)}" if self.is_any_dated else ""
        return f"{show_text(d.publisher)}{date}{title}{file}"

    def _say_copy(self, document: str, other: str, is_direction_known: bool) -> str:
        by_id = {d.id: show_text(d.publisher) for d in self.public.documents}
        of = {d.id: show_text(d.path) for d in self.public.documents}
        names = f"{by_id[document]} ({of[document]})", f"{by_id[other]} ({of[other]})"  # type: ignore[index]
        if is_direction_known:
            return f"{names[0]} copies {names[1]}."
        return f"{names[0]} and {names[1]} print the same text; which came first is not known."

    def _say_notes(self) -> tuple[str, ...]:
        n = self.public.withheld
        if not n:
            return ("Every line above was checked against the words of its report.",)
        return (
            f"{count(n, 'citation')} did not match the words of {'its' if n == 1 else 'their'} report and "
            f"{'is' if n == 1 else 'are'} left out.",
        )


def _say_merge(merge: PublicReason) -> str:
    """Why two were joined, in words; of two that bear the same name it need not be given twice."""
    if _SAME_NAME.fullmatch(merge.detail):
        return "the reports give it the same name"
    is_weak = merge.probability is not None and merge.probability < WEAK_MATCH
    return show_text(merge.detail) + ("; a weak match, to be checked" if is_weak else "")


def _each(n: int) -> str:
    return "it" if n == 1 else "each"


def _say_vague(name: str) -> str:
    """The words of a vague credit in brackets; nothing where there are none."""
    return "" if name == "unspecified" else f" ({quote_words(name)})"


def _sort_date(document: PublicDocument) -> tuple[int, int, int]:
    d = document.published
    return (d.year or 0, d.month or 0, d.day or 0) if d else (0, 0, 0)
