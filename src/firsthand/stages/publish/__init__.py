"""Stage 11 of 11. The whole case in, what may be shown of it out, every citation checked against its text.

This module makes the public records; `case_json`, `brief_markdown`, `print_brief`, `claim_markdown` and `print_claim` turn
them into views. Only these make public views. An appearance whose citation does not hold is withheld and counted, and so is
one whose words name a protected source; a claim that has no other goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from firsthand.model.claim import Appearance, AppearanceId, Claim
from firsthand.model.provenance import Provenance
from firsthand.model.public import PublicCase, PublicClaim, PublicSource
from firsthand.model.reading import Case
from firsthand.model.story import Overlap
from firsthand.stages.publish.answers import hits, judgements
from firsthand.stages.publish.asking import ask
from firsthand.stages.publish.case_json import case_json
from firsthand.stages.publish.changes import ClaimChanges
from firsthand.stages.publish.comparing import compare_copies, compare_copy
from firsthand.stages.publish.hiding import Hiding
from firsthand.stages.publish.leaks import stop_leaks
from firsthand.stages.publish.markdown import brief_markdown, claim_markdown, disagreements_markdown
from firsthand.stages.publish.proposals import publish_proposals
from firsthand.stages.publish.redact import Redaction
from firsthand.stages.publish.relations import publish_relations
from firsthand.stages.publish.terminal import print_brief, print_claim, print_disagreements
from firsthand.stages.publish.totals import publish_totals
from firsthand.stages.publish.unasked import find_unasked
from firsthand.stages.publish.weights import ClaimWeight, weigh

__all__ = [
    "ClaimWeight", "ask", "brief_markdown", "case_json", "claim_markdown", "compare_copies", "compare_copy", "conceal",
    "disagreements_markdown", "hits", "judgements", "print_brief", "print_claim", "print_disagreements", "run", "weigh",
]  # fmt: skip


def run(
    case: Case, *, provenance: Sequence[Provenance] = (), label_key: bytes | None = None, is_compared: bool = True
) -> PublicCase:
    """A case that all stages before have read in, what may be shown of it out.

    Args:
        case: The case, rated; the whole of it, or a part with `overview`. Of what is protected it must hold the sources,
            in `sources` or in `guarded`.
        provenance: The stages and versions that made it, to be printed with it.
        label_key: By which the labels of protected sources are drawn: the same key, the same labels. None for a fresh one.
        is_compared: Whether the claims come with what changed of them between their reports; a brief shows none of it.

    Returns:
        Documents, sources and claims in order of the case, protected sources last; sources that no shown claim rests on are
        left out, unless there are no claims at all.

    Raises:
        KeyError: A claim has no independence count.
        RedactionError: Something of it would give a protected source away.
    """
    # 1. what may be shown of each record
    hiding = Hiding(case, label_key)
    redaction = Redaction(case, hiding)
    # 2. claims with the appearances whose citation holds
    appearances = {a.id: a for a in case.appearances}
    changes = ClaimChanges(redaction) if is_compared else None
    claims = [_publish_claim(c, appearances, case, redaction=redaction, changes=changes) for c in case.claims]
    # 3. all else, with what is left out counted
    public = replace(_assemble(claims, case, redaction), provenance=tuple(provenance))
    public = replace(public, sources=_list_sources(public, case, redaction))
    public = replace(public, overview=publish_totals(public, case, hiding))
    # 4. a last look
    stop_leaks(public, hiding)
    return public


def conceal(case: Case, label_key: bytes | None = None) -> Callable[[str], str]:
    """A case in; a function out: a line that is no part of a public case in, the same or `[withheld]` out.

    Args:
        case: The case, or a part of it, that holds the sources of what is protected. A path or title is taken for that of a
            protected document where the case holds the reading.
        label_key: As for `run`.

    Raises:
        RedactionError: Nothing tells by which words a protected source could be known.
    """
    return Hiding(case, label_key).line()


def _list_sources(public: PublicCase, case: Case, redaction: Redaction) -> tuple[PublicSource, ...]:
    """The sources that the shown claims rest on, all where the case has no claims; those under a label last, by label."""
    used = {link for claim in public.claims for a in claim.appearances for link in a.chain}
    used |= {source for claim in public.claims for source in (*claim.roots, *(s for r in claim.reasons for s in r.sources))}
    sources = [redaction.source(s) for s in case.sources if not case.claims or redaction.hiding.source_id(s.id) in used]
    return tuple(sorted(sources, key=lambda s: (s.is_protected, s.name if s.is_protected else "")))


@dataclass(frozen=True, slots=True)
class _Published:
    """A claim as it may be shown, None where nothing of it is left; how many appearances failed, and how many are hidden."""

    claim: PublicClaim | None
    withheld: int
    protected: int


def _assemble(claims: Sequence[_Published], case: Case, redaction: Redaction) -> PublicCase:
    """Claims as they may be shown and their case in; what may be shown of it, still without sources and totals, out."""
    shown = tuple(c.claim for c in claims if c.claim is not None)
    return PublicCase(
        documents=tuple(redaction.document(r.document) for r in case.readings),
        claims=shown,
        stories=tuple(redaction.story(s) for s in case.stories),
        copies=tuple(redaction.copy(o) for o in case.overlaps if o.kind is Overlap.COPY),
        skipped=tuple(redaction.skipped(s) for s in case.skipped),
        withheld=sum(c.withheld for c in claims),
        aside=tuple(redaction.aside(a) for a in case.aside),
        protected_count=sum(c.protected for c in claims),
        relations=publish_relations(case, shown),
        proposals=publish_proposals(case, shown),
    )


def _publish_claim(
    claim: Claim, appearances: dict[AppearanceId, Appearance], case: Case, *, redaction: Redaction, changes: ClaimChanges | None
) -> _Published:
    """A claim in; the same as it may be shown, with what is left out of it, out."""
    members = [appearances[a] for a in claim.appearances]
    held = [a for a in members if redaction.evidence.fault(a) is None]
    shown = [a for a in map(redaction.appearance, held) if a is not None]
    withheld, protected = len(members) - len(held), len(held) - len(shown)
    if not shown:
        return _Published(None, withheld, protected)
    count = case.independence[claim.id]
    made = redaction.claim(claim, appearances=shown, count=count, withheld=withheld, protected=protected)
    told = {a.id for a in shown}
    unasked = find_unasked([a for a in held if a.id in told], redaction.evidence.readings)
    changed = changes.of(claim, held, shown) if changes is not None else ()
    return _Published(replace(made, changes=changed, unasked=unasked), withheld, protected)
