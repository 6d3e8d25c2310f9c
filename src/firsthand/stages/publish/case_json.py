"""The public interchange `firsthand-case/1`: a public case in, one JSON document out; schemas/firsthand-case-1.json describes it.

Readers take only as many appearances of a document as it has room for, in the order of the list (one for each 80
characters), so the order carries meaning: what matters most stands first.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from firsthand.model.public_ratings import PublicRating
from firsthand.model.public_relations import PublicRelation
from firsthand.model.relation import RelationKind
from firsthand.stages.publish.case_lists import due_date, evidence_json, list_changes, list_deadlines, order_appearances
from firsthand.stages.publish.seen import list_evidence
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
        "evidence": [evidence_json(item) for item in list_evidence(public)],
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
    """A relation in, its record out; whatever only one side can be right of is called "contradicts", and support never is."""
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
