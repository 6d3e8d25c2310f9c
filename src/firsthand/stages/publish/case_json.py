"""The public interchange `firsthand-case/1`: a public case in, one JSON document out; schemas/firsthand-case-1.json describes it.

Readers take only as many appearances of a document as it has room for, in the order of the list (one for each 80
characters), so the order carries meaning: what matters most stands first.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from firsthand.model.public import (
    PublicAppearance,
    PublicCase,
    PublicClaim,
    PublicDocument,
    PublicReason,
    PublicSource,
)
from firsthand.model.public_figures import PublicFigure
from firsthand.model.public_notes import PublicRemark
from firsthand.model.public_outlook import PublicDue
from firsthand.model.public_ratings import PublicRating
from firsthand.model.public_relations import PublicRelation
from firsthand.model.relation import RelationKind
from firsthand.stages.publish.due import DueLine, list_due
from firsthand.stages.publish.proposals import ShownProposal
from firsthand.stages.publish.wording import iso_date

FORMAT = "firsthand-case/1"

Json = dict[str, Any]


def case_json(public: PublicCase, exported_at: str | None = None, *, generator: tuple[str, str] | None = None) -> Json:
    """A public case in, its JSON document out (plain dicts, lists, strings, numbers and None).

    Args:
        public: The case.
        exported_at: When, ISO 8601 with zone; left out where None.
        generator: Name and version of the program; left out where None.
    """
    return {
        "format": FORMAT,
        **({} if exported_at is None else {"exported_at": exported_at}),
        **({} if generator is None else {"generator": {"name": generator[0], "version": generator[1]}}),
        "documents": [_document(d) for d in public.documents],
        "sources": [_source(s) for s in public.sources],
        "appearances": [_appearance(a) for a in order_appearances(public)],
        "claims": [_claim(c) for c in public.claims],
        "relations": [_relation(r) for r in public.relations],
        "deadlines": list_deadlines(public, exported_at),
        "changes": list_changes(public),
        "stories": [{"id": s.id, "documents": list(s.documents), "reason": s.reason} for s in public.stories],
        "copies": [
            {"document": c.document, "other": c.other, "direction_known": c.is_direction_known, "reason": c.reason}
            for c in public.copies
        ],
        "custody": [
            {"document": d.id, "role": c.role, "name": c.name, "start": c.span.start, "end": c.span.end}
            for d in public.documents
            for c in d.custody
        ],
        "skipped": [{"path": s.path, "stage": s.stage, "code": s.code.value, "reason": s.reason} for s in public.skipped],
        "aside": [{"document": a.document, "path": a.path, "why": a.why, "actor": a.actor} for a in public.aside],
        "withheld": public.withheld,
        "protected": public.protected_count,
        "stages": [{"name": p.stage, "version": p.version} for p in public.provenance],
    }


def order_appearances(public: PublicCase) -> list[PublicAppearance]:
    """A public case in, its appearances out: by document, within each what matters most first.

    First the first appearances of claims told by several reports; then what is credited or told elsewhere too; then what one
    report tells in its own voice; headlines last.
    """
    position = {d.id: n for n, d in enumerate(public.documents)}

    def importance(claim: PublicClaim, a: PublicAppearance) -> tuple[int, bool, bool, int, int]:
        is_shared = len({other.document for other in claim.appearances}) > 1
        is_first = is_shared and a.id == claim.first_appearance
        tier = (0 if is_shared else 2) + (0 if a.chain else 1)
        return position[a.document], not is_first, a.is_headline, tier, a.span.start if a.span else 0

    pairs = [(claim, a) for claim in public.claims for a in claim.appearances]
    return [a for _, a in sorted(pairs, key=lambda pair: (importance(*pair), pair[1].id))]


def list_deadlines(public: PublicCase, exported_at: str | None = None) -> list[Json]:
    """A public case and the time of the export in; what its appearances say will come, where its month or year is known, out.

    Without a time, how each stands is told only where a person decided it.
    """
    on = None if exported_at is None else date.fromisoformat(exported_at[:10])
    line_of = {place: line for line in list_due(public, on or date.min) for place in line.places}
    told = ((a, due, due_date(due)) for a in order_appearances(public) for due in a.due)
    return [
        {
            "appearance": a.id, "due": day, "kind": due.kind.value,
            **outcome_record(line_of[a.id, due.words], is_stated=on is not None),
        }
        for a, due, day in told
        if day is not None
    ]  # fmt: skip


def outcome_record(line: DueLine, *, is_stated: bool = True) -> Json:
    """A line of the due list in; how it stands, what a person decided and what later reports may say, out."""
    given = line.given
    return {
        "state": line.state.value if is_stated or given is not None else None,
        "decided": None if given is None else {
            "outcome": given.outcome.value, "to": iso_date(given.to), "see": given.see, "actor": given.actor, "why": given.why,
            "given_at": given.given_at,
        },
        "proposals": [_proposal(one) for one in line.proposals],
    }  # fmt: skip


def _proposal(one: ShownProposal) -> Json:
    """What a later report may say of something to come in, its record out; `outcome` is what a person who agrees would decide."""
    a, p = one.appearance, one.proposal
    return {
        "says": one.says, "outcome": one.outcome and one.outcome.value, "to": iso_date(p.to), "claim": a.claim,
        "appearance": a.id, "document": a.document, "path": a.path, "outlet": a.outlet, "published": iso_date(a.published),
        "words": p.report.words,
        "start": p.report.span.start if p.report.span else None, "end": p.report.span.end if p.report.span else None,
        "quote": a.quote, "rule": p.rule, "help": p.help,
    }  # fmt: skip


def list_changes(public: PublicCase) -> list[Json]:
    """A public case in, the levels that its appearances say changed out."""
    return [{"appearance": a.id, "from": c.old, "to": c.new} for a in order_appearances(public) for c in a.levels]


def due_date(due: PublicDue) -> str | None:
    """What is to come in; its date in ISO 8601, reduced to what is known, out; None where only its words are known."""
    return None if due.due is None else due.due.iso() or None


def _document(d: PublicDocument) -> Json:
    return {
        "id": d.id,
        "path": d.path,
        "story": d.story,
        "copy_of": d.copy_of,
        "title": d.title,
        "outlet": d.outlet,
        "published": iso_date(d.published),
        "url": d.url,
        "language": d.language,
        "sha256": d.sha256,
        "length_chars": d.length_chars,
        "warnings": list(d.warnings),
        "protected": d.is_protected,
        **_remarks(d.remarks),
    }


def _source(s: PublicSource) -> Json:
    return {
        "id": s.id,
        "name": s.name,
        "kind": s.kind.value,
        "anonymous": s.is_anonymous,
        "aliases": list(s.aliases),
        "merges": [{"rule": m.rule, "detail": m.detail} for m in s.merges],
        "protected": s.is_protected,
        "reliability": _rating(s.reliability),
        **_remarks(s.remarks),
    }


def _appearance(a: PublicAppearance) -> Json:
    return {
        "id": a.id,
        "document": a.document,
        "claim": a.claim,
        "start": a.span.start if a.span else None,
        "end": a.span.end if a.span else None,
        "page": a.page,
        "chain": list(a.chain),
        "quote": a.quote,
        "outlet": a.outlet,
        "published": iso_date(a.published),
        "cue": a.cue,
        "basis": a.basis.value if a.basis else None,
        "speech": a.kind.value if a.kind else None,
        "hedge": a.hedge,
        "polarity": a.polarity.value,
        "headline": a.is_headline,
        "figures": [_figure(f) for f in a.figures],
        "root": a.root,
        "doubtful": a.is_doubtful,
        "cited_on": iso_date(a.cited_on),
        "due": [{"words": d.words, "date": due_date(d), "kind": d.kind.value} for d in a.due],
        "dates": [
            {"words": d.words, "date": iso_date(d.date), "start": d.span.start, "end": d.span.end} for d in a.dates
        ],
        "correcting": a.is_correcting,
    }


def _figure(figure: PublicFigure) -> Json:
    q = figure.quantity
    if q is None:
        return {"words": figure.words}
    return {
        "words": figure.words,
        "low": _number(q.low),
        "high": None if q.high is None else _number(q.high),
        "bound": q.bound.value,
        "unit": q.unit,
        "counted": q.counted,
    }


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _claim(c: PublicClaim) -> Json:
    return {
        "id": c.id,
        "text": c.text,
        "independent_sources": {"at_least": c.at_least, "at_most": c.at_most},
        "first_appearance": c.first_appearance,
        "appearances": [a.id for a in c.appearances],
        "roots": list(c.roots),
        "reasons": [_reason(r) for r in c.reasons],
        "merges": [_reason(r) for r in c.merges],
        "withheld": c.withheld,
        "unasked": list(c.unasked),
        "protected": c.protected,
        "credibility": _rating(c.credibility),
        **_remarks(c.remarks),
    }


def _relation(r: PublicRelation) -> Json:
    """A relation in, its record out; whatever only one side can be right of is called "contradicts"."""
    return {
        "kind": RelationKind.CONTRADICTS.value if r.is_against else r.kind.value,
        "how": r.kind.value,
        "slot": r.slot.value,
        "appearances": [r.left.appearance, r.right.appearance],
        "claims": [r.left.claim, r.right.claim],
        "words": [r.left.words, r.right.words],
        "spans": [None if s.span is None else [s.span.start, s.span.end] for s in (r.left, r.right)],
        "rule": r.rule,
        "help": r.help,
    }


def _remarks(remarks: Sequence[PublicRemark]) -> Json:
    """Notes and tags in, their two fields out."""
    return {
        "notes": [{"text": r.text, "actor": r.actor, "written_at": r.written_at} for r in remarks if not r.is_tag],
        "tags": [r.text for r in remarks if r.is_tag],
    }


def _rating(rating: PublicRating | None) -> Json | None:
    """A rating in, its record out: the machine's letter or digit, and what people gave beside it."""
    if rating is None:
        return None
    return {
        "value": rating.value,
        "words": rating.says,
        "reasons": [_reason(r) for r in rating.reasons],
        "given": [
            {"value": g.value, "words": g.says, "actor": g.actor, "why": g.why, "given_at": g.given_at, "latest": g.is_latest}
            for g in rating.given
        ],
        "agreement": rating.agreement,
    }


def _reason(r: PublicReason) -> Json:
    return {
        "rule": r.rule,
        "detail": r.detail if r.probability is None else f"{r.detail}; probability {r.probability:.2f}",
        "help": r.help,
        "sources": list(r.sources),
        "appearances": list(r.appearances),
    }
