"""Whether a sentence speaks of the very thing that was promised: by what it is done to, by whom, and what is said beside it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from enum import Enum, auto

from firsthand.stages.relate import outcome_words as w
from firsthand.stages.relate.happenings import Happening
from firsthand.stages.relate.phrases import Word, stems_of
from firsthand.stages.relate.promised import Promise

_NOMINAL_LETTERS = 5
"""Letters from which a noun is taken for that of a verb ("publication", "publish")."""
_AGENTS = stems_of(w.AGENTS)
_OTHER = stems_of(w.OTHER)


class Match(Enum):
    """How surely two speak of one thing."""

    FULL = auto()  # all words that tell the one thing from others are there
    BARE = auto()  # only its name is, put as known: "the report was published"


def match(promise: Promise, one: Happening, stems: AbstractSet[str]) -> Match | None:
    """A promise, what a later sentence says happened, and all stems of that sentence, in; how surely they are one thing out."""
    wanted = [s for s in promise.theme.stems if s not in _AGENTS]
    theirs = [s for s in one.theme.stems if not _is_of_verb(s, promise.verb) and s not in _AGENTS]
    if not wanted or _is_other_part(promise, one.theme.words) or not _is_one_figure(wanted, theirs):
        return None
    if not _may_be_one(promise, one):
        return None
    missing = [s for s in dict.fromkeys(wanted) if s not in stems]
    foreign = [s for s in dict.fromkeys(theirs) if s not in promise.stems]
    shared = [s for s in dict.fromkeys(wanted) if s in one.theme.stems]
    if promise.theme.head not in one.theme.stems and len(shared) < 2:
        return None
    if not missing:
        return Match.FULL if len(set(wanted)) > 1 or (one.theme.is_definite and not foreign) else None
    if not foreign and one.theme.is_definite and promise.theme.head in one.theme.stems:
        return Match.BARE
    return Match.FULL if len(shared) > 2 and len(foreign) < 2 and len(missing) < 2 else None


def match_words(promise: Promise, words: Sequence[Word], *, is_dated: bool) -> Match | None:
    """A promise, a sentence that tells of a deadline, and whether it has the promised day, in; how surely it is the one out."""
    stems = {o.stem for o in words if not o.is_mark}
    wanted = {s for s in promise.theme.stems if s not in _AGENTS}
    if not wanted or _is_other_part(promise, frozenset(o.text for o in words)) or promise.theme.head not in stems:
        return None
    if wanted <= stems and (len(wanted) > 1 or is_dated or promise.verb in stems):
        return Match.FULL
    return Match.BARE if is_dated else None


def _is_of_verb(stem: str, verb: str) -> bool:
    """Whether a noun is that of a verb: "publication" of "publish"."""
    return bool(verb) and stem[:_NOMINAL_LETTERS] == verb[:_NOMINAL_LETTERS]


def _is_other_part(promise: Promise, words: AbstractSet[str]) -> bool:
    """Whether a later phrase has a word that makes another thing, or a part, of what was promised, and the promise has not."""
    return any(word in w.OTHER and word not in promise.theme.words for word in words)


def _is_one_figure(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether figures in two phrases are not at odds."""
    a, b = ({s for s in stems if s[0].isdigit()} for stems in (ours, theirs))
    return not a or not b or not a.isdisjoint(b)


def _may_be_one(promise: Promise, one: Happening) -> bool:
    """Whether whoever acts in the later sentence may be whoever was to act."""
    ours, theirs = (set(p.stems) - _AGENTS for p in (promise.agent, one.agent))
    if not ours or not theirs or one.agent.head in _AGENTS:
        return True
    return not ours.isdisjoint(theirs)
