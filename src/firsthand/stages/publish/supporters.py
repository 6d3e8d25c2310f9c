"""Support of another kind, beside the count of sources and never in it: relations of a claim in, lines out."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.claim import AppearanceId
from firsthand.model.public import PublicAppearance, PublicClaim
from firsthand.model.public_relations import PublicRelation
from firsthand.stages.publish.quoting import quote_words, show_name
from firsthand.stages.publish.wording import list_words, show_text

# Characters of what a line quotes of the words that support.
SUPPORT_CHARS = 120


def support_lines(
    claim: PublicClaim, relations: Sequence[PublicRelation], appearances: dict[AppearanceId, PublicAppearance]
) -> tuple[str, ...]:
    """A claim, the relations in which it stands, and every appearance shown, in; who supports it without being a source, out.

    One line for each supporter, with all that this one says in support.
    """
    told: dict[tuple[str, str], dict[str, None]] = {}
    for r in relations:
        if not r.is_support or r.right.claim != claim.id:
            continue
        a = appearances[r.left.appearance]
        names = a.printed_names or a.chain_names
        who = show_name(names[0]) if names else show_text(a.publisher)
        told.setdefault((who, show_text(a.publisher)), {})[f"{quote_words(a.quote, SUPPORT_CHARS)} ({r.left.claim})"] = None
    return tuple(f"{who} (in {where}): {list_words(list(quotes))}" for (who, where), quotes in told.items())
