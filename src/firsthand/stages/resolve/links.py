"""Which relays of an attribution are links of its chain: outlets and persons who pass words on; no platform, hall or audience."""

from __future__ import annotations

from firsthand.model.document import MentionKind
from firsthand.stages.resolve.described import Described
from firsthand.stages.resolve.kinds import outlet_of
from firsthand.stages.resolve.lexicon import words
from firsthand.text import names

_PRESENTERS = frozenset({"host", "presenter", "anchor", "newscaster"})


def is_link(described: Described) -> bool:
    """Whether a relay's phrase names somebody who passes words on."""
    lexicon = words()
    if described.is_self:
        return False
    if described.kind is MentionKind.OUTLET or outlet_of(described.phrase) is not None:
        return True
    if described.phrase.lower().endswith("state media"):
        return True
    last = names.words(described.name)[-1:] if described.name else ()
    if described.kind is MentionKind.PERSON:
        return True
    if described.head in _PRESENTERS and any(w[:1].isupper() for w in described.phrase.split()[1:]):
        return True
    heads = {described.head, *last, *(described.words & lexicon.occasions)}
    if heads & (lexicon.platforms | lexicon.occasions | lexicon.audiences) or (
        described.is_plural and not heads & lexicon.outlets
    ):
        return False
    return described.kind not in (MentionKind.PLACE, MentionKind.GROUP, MentionKind.DATE)
