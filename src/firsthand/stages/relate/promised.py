"""What exactly was put forward for a day: an appearance and its deadline in; a verb, what it is done to and by whom, out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.model.claim import Appearance, ClaimId
from firsthand.model.outlook import Deadline
from firsthand.stages.relate import outcome_words as w
from firsthand.stages.relate.happenings import Happening, How, Verbs, happening_at, helpers_at, list_verbs, phrase_before
from firsthand.stages.relate.phrases import Phrase, Word, make_phrase, stems_of
from firsthand.stages.relate.told import Told

_HAPPEN = list_verbs(w.HAPPEN, w.HAPPEN_WITH)
_BY = re.compile(r"\b(?:by|before|within|until|till|latest|from)\W+(?:\w+\W+){0,2}$|within\b", re.IGNORECASE)
_DUE_TOO = stems_of(w.DUE_TOO)
_SET = stems_of(w.SET)
_MOVED = stems_of(w.PUT_OFF) | stems_of(frozenset(w.PUT_OFF_WITH))
_VAGUE = stems_of(w.VAGUE_VERBS)
_GROUPS = tuple(stems_of(group) for group in w.GROUPS)
_LEADING = w.PREPOSITIONS | {"only", "again", "effect", "place"}
_NO_VERBS = w.PREPOSITIONS | w.ARTICLES | w.PRONOUNS | w.BE | w.HAVE | w.DO | w.MODALS | w.NEGATIONS | w.ADVERBS


@dataclass(frozen=True, slots=True)
class Promise:
    """What one appearance puts forward for one date.

    Attributes:
        appearance, claim, deadline: Where.
        day: When its report was published.
        verb: Stem of what is to happen; empty where only a thing with its day is told ("the hearing is on").
        verbs: Those that tell that it did.
        theme, agent: What it is done to, and whom by.
        stems: Of all words of the appearance.
        is_by: It is to come by its day at the latest, and may come before.
    """

    appearance: Appearance
    claim: ClaimId
    deadline: Deadline
    day: date
    verb: str
    verbs: Verbs
    theme: Phrase
    agent: Phrase
    stems: frozenset[str]
    is_by: bool


def read_promise(told: Told, appearance: Appearance, claim: ClaimId, deadline: Deadline) -> Promise | None:
    """A sentence, an appearance in it and one of its deadlines in, the promise out; None where it is not clear."""
    words, start = told.words, deadline.date.start - told.span.start
    if start not in told.events:
        told.events[start] = _find_event(words, start)
    found = told.events[start]
    if found is None or not found.theme.stems:
        return None
    stems = frozenset(o.stem for o in words if not o.is_mark)
    verb, verbs = found.verb, verbs_like(found.verb)
    before = told.text[: max(0, deadline.date.start - told.span.start)]
    is_by = _BY.search(before) is not None or _BY.match(told.text[len(before) :]) is not None
    return Promise(appearance, claim, deadline, told.day, verb, verbs, found.theme, found.agent, stems, is_by)


def verbs_like(verb: str) -> Verbs:
    """The stem of a verb in (empty: a thing that has a day), the verbs that may tell the same out."""
    if not verb:
        return Verbs(_HAPPEN.stems | _DUE_TOO, _HAPPEN.beside)
    found = frozenset({verb}).union(*(group for group in _GROUPS if verb in group))
    return Verbs(found | _HAPPEN.stems, _HAPPEN.beside) if verb == "hold" else Verbs(found)


def _find_event(words: Sequence[Word], date_start: int) -> Happening | None:
    """Words, and where the date stands, in; the event that has the date out: the nearest before it, else the first after it.

    What is put as to come goes before what only stands beside the date in the present tense ("opens on").
    """
    for read in (_coming_at, _present_at):
        events = [(n, event) for n in range(len(words)) if (event := read(words, n, date_start)) is not None]
        before = [event for n, event in events if words[n].start < date_start]
        if events:
            return before[-1] if before else events[0][1]
    return None


def _coming_at(words: Sequence[Word], at: int, _date_start: int) -> Happening | None:
    """Words and a place in; what is to come by the verb there, or is set or put at a day, out; None where there is none."""
    word, first = words[at], helpers_at(words, at)
    if not _may_be_verb(word):
        return None
    helping = {o.text for o in words[first:at]}
    following = words[at + 1].text if at + 1 < len(words) else ""
    is_set = word.stem in _SET and bool(helping & w.BE) and following != "to"
    if is_set or (word.stem in _MOVED and bool(helping & w.PAST_HELPERS)):
        return _of_thing(words, first, at)
    is_vague = word.stem in _VAGUE and following not in w.PARTICLES
    return happening_at(words, at, How.TO_COME) if helping & w.MODALS and not is_vague else None


def _present_at(words: Sequence[Word], at: int, date_start: int) -> Happening | None:
    """Words, a place and that of the date in; what is to come by a verb in the present tense before the date out."""
    word, first = words[at], helpers_at(words, at)
    if not _is_before_date(words, at, date_start):
        return None
    if word.text in {"is", "are"}:
        return _of_thing(words, at, at)
    is_progressive = word.text.endswith("ing") and any(o.text in w.BE for o in words[first:at])
    is_verb = _may_be_verb(word) and word.stem not in _VAGUE and (word.text.endswith("s") or is_progressive)
    return happening_at(words, at, How.TO_COME) if is_verb else None


def _may_be_verb(word: Word) -> bool:
    return not (word.is_mark or word.is_owner or word.text[0].isdigit() or word.text in _NO_VERBS)


def _of_thing(words: Sequence[Word], first: int, at: int) -> Happening | None:
    """Words and where a verb stands that gives a thing its day in, that thing out."""
    theme = make_phrase(phrase_before(words, first))
    return Happening("", How.TO_COME, theme, Phrase(), words[at].start, words[at].end, is_by_theme=True) if theme.stems else None


def _is_before_date(words: Sequence[Word], at: int, date_start: int) -> bool:
    """Whether a word stands right before a date, or before the words that lead to it."""
    after = at + 1
    while after < len(words) and words[after].start < date_start and words[after].text in _LEADING:
        after += 1
    return words[at].start < date_start and (after == len(words) or words[after].start > date_start)
