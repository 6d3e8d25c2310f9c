"""Stage 11 of 11. The whole case in, what may be shown of it out, every citation checked against its text.

This module makes the public records; `case_json`, `brief_markdown`, `print_brief`, `claim_markdown` and `print_claim` turn
them into views. Only these make public views. An appearance whose citation does not hold is withheld and counted; a claim
that has no other goes with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.claim import Appearance, AppearanceId, Claim
from firsthand.model.provenance import Provenance
from firsthand.model.public import PublicCase, PublicClaim
from firsthand.model.reading import Case
from firsthand.model.story import Overlap
from firsthand.stages.publish.case_json import case_json
from firsthand.stages.publish.markdown import brief_markdown, claim_markdown
from firsthand.stages.publish.redact import Redaction
from firsthand.stages.publish.terminal import print_brief, print_claim

__all__ = ["brief_markdown", "case_json", "claim_markdown", "print_brief", "print_claim", "run"]


def run(case: Case, *, provenance: Sequence[Provenance] = ()) -> PublicCase:
    """A case that all stages before have read in, what may be shown of it out.

    Args:
        case: The case, rated.
        provenance: The stages and versions that made it, to be printed with it.

    Returns:
        Documents, sources and claims in order of the case; sources that no shown claim rests on are left out.

    Raises:
        KeyError: A claim has no independence count.
    """
    # 1. what may be shown of each record
    redaction = Redaction(case)
    # 2. claims with the appearances whose citation holds
    appearances = {a.id: a for a in case.appearances}
    claims = [_publish_claim(claim, appearances, case=case, redaction=redaction) for claim in case.claims]
    shown = [claim for claim in claims if isinstance(claim, PublicClaim)]
    # 3. what is left out, counted
    withheld = sum(claim.withheld if isinstance(claim, PublicClaim) else claim for claim in claims)
    used = {link for claim in shown for a in claim.appearances for link in a.chain}
    used |= {source for claim in shown for source in (*claim.roots, *(s for r in claim.reasons for s in r.sources))}
    return PublicCase(
        documents=tuple(redaction.document(r.document) for r in case.readings),
        sources=tuple(redaction.source(s) for s in case.sources if s.id in used),
        claims=tuple(shown),
        stories=tuple(redaction.story(s) for s in case.stories),
        copies=tuple(redaction.copy(o) for o in case.overlaps if o.kind is Overlap.COPY),
        skipped=tuple(redaction.skipped(s) for s in case.skipped),
        withheld=withheld,
        provenance=tuple(provenance),
    )


def _publish_claim(
    claim: Claim, appearances: dict[AppearanceId, Appearance], *, case: Case, redaction: Redaction
) -> PublicClaim | int:
    """A claim in; the claim as it may be shown out, or, where no citation holds, how many were withheld."""
    members = [appearances[a] for a in claim.appearances]
    held = [a for a in members if redaction.evidence.fault(a) is None]
    withheld = len(members) - len(held)
    if not held:
        return withheld
    return redaction.claim(
        claim,
        appearances=[redaction.appearance(a) for a in held],
        count=case.independence[claim.id],
        withheld=withheld,
    )
