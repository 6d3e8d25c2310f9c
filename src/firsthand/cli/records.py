"""Parts of a case as JSON: the records of `firsthand-case/1`, chosen by claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from firsthand.model.public import PublicCase
from firsthand.stages import publish


def claim_json(public: PublicCase, claim_ids: Sequence[str]) -> dict[str, Any]:
    """What may be shown and ids of claims in; those claims in that order, and the records that they point to, out.

    Raises:
        NotFound: There is no such claim.
    """
    claims, case = [public.claim(claim_id) for claim_id in claim_ids], publish.case_json(public)
    wanted = [claim.id for claim in claims]
    appearances = [a for a in case["appearances"] if a["claim"] in wanted]
    used = {link for a in appearances for link in a["chain"]} | {root for claim in claims for root in claim.roots}
    used |= {s for claim in claims for reason in (*claim.reasons, *claim.merges) for s in reason.sources}
    documents = {a["document"] for a in appearances}
    records = {c["id"]: c for c in case["claims"]}
    return {
        "format": case["format"],
        "claims": [records[claim_id] for claim_id in wanted],
        "appearances": appearances,
        "sources": [s for s in case["sources"] if s["id"] in used],
        "documents": [d for d in case["documents"] if d["id"] in documents],
    }
