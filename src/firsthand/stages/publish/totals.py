"""Counts over a whole case, for views of the whole or of a part: taken from the store, or counted here where all is at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from firsthand.model.public import PublicCase, PublicClaim, PublicDocument
from firsthand.model.public_notes import PublicOverview
from firsthand.model.reading import Case
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.hiding import Hiding, cut_to_month
from firsthand.stages.publish.wording import zone_of


def count_totals(public: PublicCase) -> PublicOverview:
    """A public case that is whole in, its counts out."""
    documents = public.documents
    dated = sorted((d for d in documents if d.published and d.published.year), key=_day)
    facts = Facts(public)
    return PublicOverview(
        documents=len(documents),
        claims=len(public.claims),
        sources=len(public.sources),
        stories=len(public.stories),
        copies=len(public.copies),
        aside=len(public.aside),
        standings=count_standings(public.claims, facts),
        outlets=len({d.outlet for d in documents if d.outlet}),
        unknown_outlets=sum(not d.outlet for d in documents),
        undated=len(documents) - len(dated),
        is_any_dated=any(d.published for d in documents),
        first=dated[0].published if dated else None,
        last=dated[-1].published if dated else None,
        zones=zones_of(documents),
        publishers=frozenset(d.publisher for d in documents),
        disagreements=sum(r.is_against for r in public.relations),
    )


def zones_of(documents: Iterable[PublicDocument]) -> frozenset[str]:
    """Documents in, the zones of their times as written out."""
    return frozenset(zone_of(d.published) for d in documents if d.published and d.published.time)


def count_standings(claims: Iterable[PublicClaim], facts: Facts) -> dict[str, int]:
    """Claims in, how many of the key claims among them stand in each way out."""
    return dict(Counter(facts.standing(c).name for c in claims if facts.is_key(c)))


def publish_totals(public: PublicCase, case: Case, hiding: Hiding) -> PublicOverview | None:
    """A case and what may be shown of it in, its counts out, without a name or a day that must stay hidden.

    None where the lists of the public case are the whole and hide nothing: then whoever shows them counts them.
    """
    kept = case.overview
    if kept is None:
        return _count_hidden_outlets(count_totals(public), case, hiding) if hiding.is_active else None
    cut = cut_to_month if hiding.is_active else lambda date: date
    return PublicOverview(
        documents=kept.documents,
        claims=kept.claims,
        sources=kept.sources,
        stories=kept.stories,
        copies=kept.copies,
        aside=kept.aside,
        standings=dict(kept.standings),
        outlets=len(kept.outlets),
        unknown_outlets=kept.unknown_outlets,
        undated=kept.undated,
        is_any_dated=kept.undated < kept.documents or any(d.published for d in public.documents),
        first=cut(kept.first),
        last=cut(kept.last),
        zones=kept.zones,
        publishers=frozenset(p for p in kept.publishers if not hiding.is_address_hidden(p)),
        is_stored=True,
        disagreements=kept.disagreements,
    )


def _count_hidden_outlets(totals: PublicOverview, case: Case, hiding: Hiding) -> PublicOverview:
    """Counts of what is shown in; the same with the outlets of hidden documents, which are known though not said, out."""
    outlets = [r.document.outlet for r in case.readings]
    named = {o for o in outlets if o and not hiding.is_address_hidden(o)}
    return replace(
        totals,
        outlets=len({o for o in outlets if o}),
        unknown_outlets=sum(not o for o in outlets),
        publishers=totals.publishers | named,
    )


def _day(document: PublicDocument) -> tuple[int, int, int]:
    d = document.published
    return (d.year or 0, d.month or 0, d.day or 0) if d else (0, 0, 0)
