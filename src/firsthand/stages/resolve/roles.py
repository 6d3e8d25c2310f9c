"""What a document says that its persons are ("Ines Tavora, the lawyer for the families"), found by role and place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.stages.resolve.tree import Tree
from firsthand.text import names

# A role that is told only later is looked for no further than this many paragraphs on.
_REACH_AHEAD_PARAGRAPHS = 2
# Bearers of one role that are looked at, the nearest first; keeps a text with thousands of mayors linear.
_MOST = 100


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody with a name is said to be something ("Ines Tavora, the lawyer for the families").

    Attributes:
        person: The fullest name.
        head: Its lemma ("lawyer").
        text: As printed ("the lawyer for the families").
        at: Where it stands.
    """

    person: str
    head: str
    text: str
    at: int

    def has(self, described: frozenset[str]) -> bool:
        """Whether all words of a description stand in the role or the name."""
        return described <= {*names.words(self.text), self.head, *names.words(self.person)}


class Roles:
    """The roles of one document.

    Args:
        tree: Its tokens.
        roles: In text order.
    """

    def __init__(self, tree: Tree, roles: Sequence[Role]) -> None:
        self._tree = tree
        self._by_head: dict[str, list[Role]] = defaultdict(list)
        self._heads: dict[str, dict[str, None]] = defaultdict(dict)
        for role in roles:
            self._by_head[role.head].append(role)
            self._heads[role.person][role.head] = None

    def heads(self, person: str) -> Sequence[str]:
        """A person's fullest name in, what he is said to be out, in order."""
        return tuple(self._heads.get(person, ()))

    def bearer(self, head: str, described: frozenset[str], at: int) -> str | None:
        """A role and the words beside it in, the person last said to be that out; else who soon will be."""
        listed = self._by_head.get(head, [])
        n = bisect_right(listed, at, key=lambda r: r.at)
        for role in listed[max(0, n - _MOST) : n][::-1]:
            if role.has(described):
                return role.person
        here = self._tree.passage(at)
        for role in listed[n : n + _MOST]:
            there = self._tree.passage(role.at)
            if here is None or there is None or not role.has(described):
                continue
            if there.paragraph - here.paragraph <= _REACH_AHEAD_PARAGRAPHS:
                return role.person
        return None
