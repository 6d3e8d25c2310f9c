"""One source while its document is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.model.document import MentionKind
from firsthand.model.span import Span
from firsthand.stages.resolve.kinds import Character


@dataclass(slots=True)
class Entry:
    """What is known of a source so far.

    Attributes:
        character: Kind, anonymity, whether it speaks for its body.
        name: The fullest description.
        head: Lemma of the head of its description.
        words: All words by which it was described, normalised.
        kind_of_name: What its proper name names; None without one.
        is_plural: It is several.
        body: The organisation that it belongs to.
        outlet: The outlet that it is or belongs to, by its best-known name.
        aliases: Phrases that meant it, in order.
        mentions: Where they stand, pronouns included.
    """

    character: Character
    name: str
    head: str
    words: set[str]
    kind_of_name: MentionKind | None = None
    is_plural: bool = False
    body: str | None = None
    outlet: str | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    _seen: int = 0
    _last_at: int = -1

    @property
    def last_at(self) -> int:
        """Where it was last named or described. Mentions are only ever added, so each is looked at once."""
        for mention in self.mentions[self._seen :]:
            self._last_at = max(self._last_at, mention.start)
        self._seen = len(self.mentions)
        return self._last_at
