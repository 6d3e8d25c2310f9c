"""Stage 10 of 11. A claim and all that it rests on in, its independence bounds out, each step with its reason.

The rules stand in the order in which they are applied: `rules` sets aside what adds nothing (copies, relays, echoes),
`sameness` takes two sources for one, `bounds` counts. Each rule is a function whose docstring is the help that readers see.
Where the reading is in doubt the lower bound counts less: an overcount is the dangerous error. No source is merged or named here.
"""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.claim import ClaimId
from firsthand.model.rating import Independence
from firsthand.model.reading import Case
from firsthand.stages.rate.bounds import bounds_of
from firsthand.stages.rate.evidence import Evidence
from firsthand.stages.rate.exclusion import excludes

__all__ = ["excludes", "run"]


def run(case: Case) -> Mapping[ClaimId, Independence]:
    """A clustered case in, the bounds of every claim out."""
    evidence = Evidence(case)
    return {claim.id: bounds_of(evidence, claim) for claim in case.claims}
