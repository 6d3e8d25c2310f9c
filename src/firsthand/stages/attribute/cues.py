"""The cue lexicon as sets, and what one rule hands on: a `Finding`, in tokens, before it becomes an attribution."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.lexicons import load
from firsthand.model.attribution import SpeechKind
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True)
class Cues:
    """The sections of `lexicons/cues.yaml`, each a set of lemmas; `verbs` by class, `prepositions` by verb."""

    verbs: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    any_verb: frozenset[str]
    strong: frozenset[str]
    reporting: frozenset[str]
    impersonal: frozenset[str]
    hearsay: frozenset[str]
    nouns: frozenset[str]
    nobodys: frozenset[str]
    documents: frozenset[str]
    encounters: frozenset[str]
    shows: frozenset[str]
    carriers: frozenset[str]
    persons: frozenset[str]
    no_speakers: frozenset[str]
    on_air: frozenset[str]
    gatherings: frozenset[str]
    audiences: frozenset[str]
    platforms: frozenset[str]
    through: frozenset[str]

    def has(self, lemma: str, *classes: str) -> bool:
        """Whether a verb belongs to one of the classes."""
        return any(lemma in self.verbs[c] for c in classes)


@cache
def cues() -> Cues:
    """Nothing in, the lexicon out."""
    sections = load("cues")
    verbs = {name: frozenset(lemmas) for name, lemmas in sections["verbs"].items()}
    prepositions = {lemma: frozenset(words) for lemma, words in sections["prepositions"].items()}
    sets = {name: frozenset(lemmas) for name, lemmas in sections.items() if name not in ("verbs", "prepositions")}
    return Cues(verbs=verbs, prepositions=prepositions, any_verb=frozenset(prepositions).union({"make"}, *verbs.values()), **sets)


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """What a rule saw, as token indices.

    Attributes:
        content: The tokens credited; never empty when it leaves a rule, quotation marks and "that" still in it.
        sources: One set of tokens for each source, in order.
        cue: The tokens that credit; empty for a label or a colon.
        relays: One set of tokens for each relay, nearest to the source first.
        within: The finding that holds this one, where the place of the cue cannot tell; None otherwise.
        kind: None lets the quotation marks decide.
        is_joint: Several sources, one statement.
        rule: Name of the function that found it.
        label: The speaker label of a transcript, which is no part of any sentence; it is the source.
        named: All words that name the sources, roles and appositions included; empty where only rules looked.
        is_inward: It tells of a wish, a thought or a feeling, not of words.
        is_doubtful: Rules saw it where the trained reader looked and saw nothing.
    """

    content: frozenset[int]
    sources: tuple[frozenset[int], ...] = ()
    cue: frozenset[int] = frozenset()
    relays: tuple[frozenset[int], ...] = ()
    within: Finding | None = None
    kind: SpeechKind | None = None
    is_joint: bool = False
    rule: str = ""
    label: Span | None = None
    named: frozenset[int] = frozenset()
    is_inward: bool = False
    is_doubtful: bool = False
