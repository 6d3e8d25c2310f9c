"""Stage 10 of 11. A claim and all that it rests on in, its independence bounds and ratings out, each step with its reason.

The rules stand in the order in which they are applied: `rules` sets aside what adds nothing (copies, relays, echoes),
`sameness` takes two sources for one, `bounds` counts. Each rule is a function whose docstring is the help that readers see.
Where the reading is in doubt the lower bound counts less: an overcount is the dangerous error. No source is merged or named here.
Then `reliability` rates sources by their record in the case, and `credibility` claims by what is told for and against them.
"""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.claim import ClaimId
from firsthand.model.rating import Independence
from firsthand.model.reading import Case
from firsthand.stages.rate.bounds import bounds_of
from firsthand.stages.rate.credibility import find_oppositions, rate_claims
from firsthand.stages.rate.evidence import Evidence
from firsthand.stages.rate.exclusion import excludes
from firsthand.stages.rate.reliability import find_records, rate_sources

__all__ = ["excludes", "find_oppositions", "find_records", "rate_claims", "rate_sources", "run"]


def run(case: Case) -> Mapping[ClaimId, Independence]:
    """A clustered case in, the bounds of every claim out."""
    evidence = Evidence(case)
    return {claim.id: bounds_of(evidence, claim) for claim in case.claims}
