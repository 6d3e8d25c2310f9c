"""Composes the brief and the claim page: which claims, in which order, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from firsthand.model.claim import AppearanceId, ClaimId, Polarity
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicReason
from firsthand.model.public_notes import PublicOverview
from firsthand.model.public_relations import PublicRelation
from firsthand.model.source import SourceKind
from firsthand.model.standing import PAGE, Room, Standing
from firsthand.stages.publish.brief_dates import list_dates
from firsthand.stages.publish.differences import find_differences
from firsthand.stages.publish.disagreements import Disagreement, against_lines, find_disagreements
from firsthand.stages.publish.due import say_outcomes, say_outlook
from firsthand.stages.publish.facts import Facts, cite_text, key_of
from firsthand.stages.publish.firsts import say_first
from firsthand.stages.publish.gaps import find_gaps
from firsthand.stages.publish.lists import Lists, say_note
from firsthand.stages.publish.numbers import make_numbers
from firsthand.stages.publish.pages import Brief, Citation, ClaimCard, ClaimPage, Section
from firsthand.stages.publish.proposals import Proposals
from firsthand.stages.publish.quoting import quote_words, show_name
from firsthand.stages.publish.ratings import list_reasons, say_rating
from firsthand.stages.publish.selection import choose_claims, gather_gaps, list_unread
from firsthand.stages.publish.supporters import support_lines
from firsthand.stages.publish.wording import ARROW, capitalise, count, show_text

WEAK_MATCH = 0.5
"""Probability below which two statements were joined more by what surrounds them than by their words: a person should look."""
_SAME_NAME = re.compile(r"“(.+)” and “\1” have one name")

BOUNDS = "“1 to 2 independent sources” means: one for certain; whether there is a second, the reports do not tell."


class Views:
    """A public case and how much of it is shown in, its brief and claim pages out."""

    def __init__(self, public: PublicCase, room: Room = PAGE) -> None:
        self.public = public
        self.room = room
        self.facts = Facts(public)
        self.lists = Lists(public, self.facts, room)

    @cached_property
    def _relations(self) -> dict[ClaimId, list[PublicRelation]]:
        """The relations in which each claim stands, in order."""
        found: dict[ClaimId, list[PublicRelation]] = {}
        for one in self.public.relations:
            for claim in dict.fromkeys((one.left.claim, one.right.claim)):
                found.setdefault(claim, []).append(one)
        return found

    @cached_property
    def _proposals(self) -> Proposals:
        """What later reports say of what was to come."""
        return Proposals(self.public)

    @cached_property
    def _appearances(self) -> dict[AppearanceId, PublicAppearance]:
        """Every appearance shown, by id."""
        return {a.id: a for claim in self.public.claims for a in claim.appearances}

    @property
    def overview(self) -> PublicOverview:
        """Counts over the whole case."""
        return self.lists.overview

    def brief(self) -> Brief:
        """The case in one page, or in as many as there is room for."""
        groups = self.facts.key_claims()
        chosen = choose_claims(groups, self.room.claims)
        sections = tuple(
            Section(standing.value, tuple(self.card(c) for c in claims), self._total(standing, len(claims)))
            for standing, claims in chosen.items()
            if claims
        )
        shown = sum(map(len, chosen.values()))
        return Brief(
            title="Brief",
            facts=(*self.lists.say_facts(), *self._say_bounds(c for claims in chosen.values() for c in claims)),
            sections=sections,
            timeline=list_dates(self.public, {c.id for claims in chosen.values() for c in claims}, self.room.dates),
            gaps=gather_gaps([card for section in sections for card in section.cards], self.room.gaps),
            more=self._say_more(self.overview.claims - shown),
            stories=self.lists.list_stories(),
            copies=self.lists.list_copies(),
            unread=list_unread(self.public.skipped),
            notes=self.lists.say_notes(),
            aside=self.lists.list_aside(),
            aside_total=self.overview.aside,
        )

    def _total(self, standing: Standing, shown: int) -> int:
        """How many key claims of the whole case stand in this way."""
        return max(shown, self.overview.standings.get(standing.name, 0))

    def card(self, claim: PublicClaim) -> ClaimCard:
        """A claim as the brief shows it, with as many of its chains and reports as there is room for."""
        best, room = self.facts.best_of(claim), self.room
        text, told = cite_text(claim, best)
        shown = best[: room.reports]
        if told not in shown:
            shown[-1] = told
        chains = self._chains([self.facts.join(a, claim) for a in best])
        return ClaimCard(
            id=claim.id,
            text=text,
            status=self.facts.status(claim),
            chains=chains[: room.chains],
            citations=tuple(self.cite(a, claim, is_first=a.document == claim.first.document) for a in shown),
            gaps=find_gaps(claim, self.facts),
            notes=tuple(say_note(r) for r in claim.remarks if not r.is_tag),
            tags=tuple(show_text(r.text) for r in claim.remarks if r.is_tag),
            against=against_lines(claim, self._relations.get(claim.id, ()), room.against),
            at=shown.index(told),
            more_chains=max(0, len(chains) - room.chains),
            more_reports=max(0, len(best) - room.reports),
            outcomes=say_outcomes(claim, self.facts, self._proposals),
            support=support_lines(claim, self._relations.get(claim.id, ()), self._appearances),
        )

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where the reports disagree, what most documents have part in first."""
        return find_disagreements(self.public, lambda a, claim: self.cite(a, claim, is_first=False))

    def claim_page(self, claim_id: str) -> ClaimPage:
        """One claim with all that it rests on.

        Raises:
            NotFound: The case holds no such claim.
        """
        claim = self.public.claim(claim_id)
        best = self.facts.best_of(claim)
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
        origin = next(a for a in best if a.document == claim.first.document)
        credited = {a.document for a in claim.appearances if a.chain}
        return ClaimPage(
            card=replace(
                self.card(claim),
                chains=self._chains([self.facts.join(a, claim) for a in best]),
                citations=tuple(self.cite(a, claim, is_first=a.id == claim.first_appearance) for a in claim.appearances),
                against=against_lines(claim, self._relations.get(claim.id, ())),
            ),
            differences=tuple(
                () if a.document == origin.document else self._compare(origin, a, claim, is_credited=a.document in credited)
                for a in claim.appearances
            ),
            summary=f"So: {printers}, {number}.",
            meaning="".join(self._say_bounds((claim,))),
            reasons=tuple((reason, tuple(dict.fromkeys(details))) for reason, details in rules.values()),
            merges=self._list_merges(claim),
            ratings=say_rating(claim, self.facts),
            rating_reasons=list_reasons(claim, self.facts),
            numbers=tuple((capitalise(one.heading), one.lines) for one in make_numbers(self.public, claim.id)),
        )

    def _compare(
        self, origin: PublicAppearance, a: PublicAppearance, claim: PublicClaim, *, is_credited: bool
    ) -> tuple[str, ...]:
        is_copy = self.facts.documents[a.document].copy_of is not None
        is_later = bool(origin.published and a.published) or a.root is not None or is_copy
        place = (a.document, a.span, a.quote)
        changes = [c for c in claim.changes if (c.after.document, c.after.span, c.after.quote) == place]
        return find_differences(origin, a, is_credited=is_credited, is_later=is_later, changes=changes)

    def cite(self, a: PublicAppearance, claim: PublicClaim, *, is_first: bool) -> Citation:
        """An appearance in, its citation out."""
        document = self.facts.documents[a.document]
        tags: list[str] = []
        if is_first and len(claim.appearances) > 1:
            tags.extend(say_first(claim, self.facts))
        if document.copy_of is not None:
            original = self.facts.documents.get(document.copy_of)
            tags.append(f"copy of {show_text(original.publisher)}" if original else "copy")
        if a.is_headline:
            tags.append("headline")
        if a.is_doubtful:
            tags.append("credit doubtful")
        return Citation(
            publisher=show_text(a.publisher),
            date=self.lists.say_date(document),
            span=a.span,
            path=show_text(a.path),
            credit=self._say_credit(a, claim),
            tags=tuple(tags),
            quote=a.quote,
            page=a.page and show_text(a.page),
            id=a.id,
            outlook=say_outlook(a),
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

    def _say_more(self, rest: int) -> str:
        if rest <= 0:
            return ""
        verb = "is" if rest == 1 else "are"
        if self.overview.is_stored:
            ways = "More: firsthand brief --full. All of them: firsthand claims. One of them: firsthand claim ID --why."
            return f"{count(rest, 'more claim')} {verb} not shown here. {ways}"
        return (
            f"{count(rest, 'more claim')} {verb} not shown here. More: firsthand brief FOLDER --full. "
            "All of them: firsthand read FOLDER -o case.json. One of them: firsthand claim FOLDER ID --why."
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


def _say_merge(merge: PublicReason) -> str:
    """Why two were joined, in words; of two that bear the same name it need not be given twice."""
    if _SAME_NAME.fullmatch(merge.detail):
        return "the reports give it the same name"
    is_weak = merge.probability is not None and merge.probability < WEAK_MATCH
    return show_text(merge.detail) + ("; a weak match, to be checked" if is_weak else "")


def _say_vague(name: str) -> str:
    """The words of a vague credit in brackets; nothing where there are none."""
    return "" if name == "unspecified" else f" ({quote_words(name)})"
