"""Lists of case.json that are taken from appearances: what will come, what changed, which evidence is spoken of."""

from __future__ import annotations

from datetime import date
from typing import Any

from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim
from firsthand.model.public_outlook import PublicDue
from firsthand.stages.publish.due import DueLine, list_due
from firsthand.stages.publish.proposals import ShownProposal
from firsthand.stages.publish.seen import EvidenceItem
from firsthand.stages.publish.wording import iso_date

Json = dict[str, Any]


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


def evidence_json(item: EvidenceItem) -> Json:
    """A thing that reports speak of as evidence in, its record out; what no report says is None."""
    return {
        "kind": item.kind.value,
        "words": item.words,
        "size": item.size or None,
        "holder": item.holder or None,
        "seen_by": list(item.seen_by),
        "shows": item.shows or None,
        "presented": _presented(item.presented),
        "state": item.state.value,
        "claims": list(item.claims),
        "told": [
            {
                "claim": t.claim.id,
                "appearance": t.appearance.id,
                "document": t.appearance.document,
                "words": t.exhibit.words,
                "start": t.exhibit.span.start if t.exhibit.span else None,
                "end": t.exhibit.span.end if t.exhibit.span else None,
                "holder": t.exhibit.holder or None,
                "seen_by": list(t.exhibit.seen_by),
                "presented": _presented(t.exhibit.presented),
            }
            for t in item.told
        ],
    }


def _presented(due: PublicDue | None) -> Json | None:
    return None if due is None else {"words": due.words, "date": due_date(due), "kind": due.kind.value}


def due_date(due: PublicDue) -> str | None:
    """What is to come in; its date in ISO 8601, reduced to what is known, out; None where only its words are known."""
    return None if due.due is None else due.due.iso() or None
