"""A described source in; its kind, whether it is anonymous, the body it belongs to, out."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.lexicons.known import kept
from firsthand.model.document import MentionKind
from firsthand.model.source import SourceKind
from firsthand.stages.resolve.described import Described
from firsthand.stages.resolve.lexicon import known_outlet, words
from firsthand.text import names

_OF_NAMES = {
    MentionKind.PERSON: SourceKind.PERSON,
    MentionKind.OUTLET: SourceKind.OUTLET,
    MentionKind.GROUP: SourceKind.GROUP,
    MentionKind.OTHER: SourceKind.DOCUMENT,
}
# Whoever runs for an office, whoever's candidate that is.
_RUNNING = frozenset({"candidate", "nominee", "frontrunner", "front-runner", "hopeful", "contender", "standard-bearer"})
_VAGUE = frozenset(
    {
        "local",
        "some",
        "several",
        "many",
        "multiple",
        "various",
        "press",
        "media",
        "unconfirmed",
        "recent",
        "earlier",
        "social",
        "other",
    }
)


@dataclass(frozen=True, slots=True)
class Character:
    """What kind of source a description makes.

    Attributes:
        kind: Person, group, organisation, outlet, document, or nobody.
        is_anonymous: It has no name of its own, and is no body.
        speaks_for_body: It speaks for whoever owns it.
    """

    kind: SourceKind
    is_anonymous: bool
    speaks_for_body: bool = False


def character(described: Described) -> Character:
    """A described source in, its character out."""
    lexicon = words()
    head = described.head
    speaks = head in lexicon.speaks_for
    if described.name is not None and described.kind is not None:
        kind = _OF_NAMES.get(described.kind, SourceKind.ORGANISATION)
        if kind is SourceKind.ORGANISATION and head in lexicon.persons and names.words(described.name)[-1:] != (head,):
            return Character(SourceKind.PERSON, is_anonymous=not speaks, speaks_for_body=speaks)
        return Character(kind, is_anonymous=False, speaks_for_body=speaks or bool(described.words & lexicon.speaks_for))
    if is_vague(described):
        return Character(SourceKind.UNSPECIFIED, is_anonymous=True)
    if (head in lexicon.crowds and described.is_plural) or head == "people":
        return Character(SourceKind.GROUP, is_anonymous=True)
    if head in lexicon.documents and head not in lexicon.persons:
        return Character(SourceKind.DOCUMENT, is_anonymous=False, speaks_for_body=described.owner is not None)
    if head in lexicon.outlets & lexicon.persons and outlet_of(described.phrase) is None:
        return Character(SourceKind.GROUP if described.is_plural else SourceKind.PERSON, is_anonymous=True)
    if head in lexicon.outlets:
        return Character(SourceKind.OUTLET, is_anonymous=False)
    if head in lexicon.bodies and head not in lexicon.persons:
        return Character(
            SourceKind.ORGANISATION,
            is_anonymous=not described.is_definite and not described.is_plural and len(described.words) < 3,
        )
    if speaks and (described.is_definite or _is_owned_by_name(described)):
        return Character(SourceKind.PERSON, is_anonymous=False, speaks_for_body=True)
    if described.is_plural:
        return Character(SourceKind.GROUP, is_anonymous=True)
    return Character(SourceKind.PERSON, is_anonymous=True)


def _is_owned_by_name(described: Described) -> bool:
    """Whether whoever a phrase speaks for has a name or is a body: "a Sund spokesman", not "a lawyer for the family"."""
    if described.owner is None:
        return False
    is_named = any(word[:1].isupper() for word in described.phrase.split()[1:])
    return is_named or described.owned_by is not None or bool(described.words & words().bodies)


def is_profile(described: Described) -> bool:
    """Whether a phrase calls somebody already named by what he is: "the retired surgeon", "the Sund senator", "the nominee"."""
    last = described.phrase.rpartition(" ")[2].lower()
    if described.is_plural or described.kind in (MentionKind.PERSON, MentionKind.OUTLET):
        return False
    if described.name is not None:
        return described.head == last and described.head in words().profiles
    if described.head not in words().profiles:
        return False
    return described.owner is None or described.head in _RUNNING or described.owner.end <= described.span.end


def is_vague(described: Described) -> bool:
    """Whether a description names nobody ("reports", "local media", "some"): rule 7 of the independence rules."""
    lexicon = words()
    if described.owner is not None or described.name is not None:
        return False
    if described.head in ("media", "medium", "press", "outlet") and (described.is_plural or described.head != "outlet"):
        return not described.is_definite or bool(described.words & _VAGUE)
    if described.head in lexicon.documents:
        return described.head in lexicon.unspecified and described.is_plural and not described.is_definite
    if described.head in ("other", "observer", "one", "critic", "commentator"):
        return described.head != "one" and described.head != "critic" and described.is_plural and len(described.words) < 2
    return described.head in lexicon.unspecified and len(described.words) < 3


@kept
def outlet_of(phrase: str) -> str | None:
    """The words of a relay in, the outlet that the lexicon knows among them out ("NBC News Correspondent Ann Pell": NBC)."""
    parts = phrase.replace("“", " ").replace("”", " ").replace('"', " ").replace("’s", " ").replace("'s", " ").split()
    for length in range(min(6, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            known = known_outlet(" ".join(parts[start : start + length]))
            if known is not None and parts[start][:1].isupper():
                return known[0]
    return None
