"""What a sentence says was done, was not done, or is to come, by the verbs sought in it: words in, `Happening` records out.

Tokens of the parser are gone when stage 9 runs, so this reads words alone. It is used only where a verb and what it is done to
have been promised before; a slip costs a proposal that is not made, and seldom makes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import Enum, auto
from types import MappingProxyType

from firsthand.stages.relate import outcome_words as w
from firsthand.stages.relate.phrases import (
    PHRASE_WORDS,
    Phrase,
    Word,
    end_of,
    is_past,
    make_phrase,
    start_of,
    stem,
    stems_of,
)

_HELPERS_LOOKED_AT = 7
"""Words before a verb among which those that help it are looked for. No trial: "has still not yet been officially" is six."""
_BESIDE_WORDS = 6
"""Words after a verb among which the word that goes with it is looked for ("put the hearing off"). No trial."""


class How(Enum):
    """How a sentence puts what its verb tells."""

    DONE = auto()
    NOT_DONE = auto()
    TO_COME = auto()
    WILL_NOT = auto()


@dataclass(frozen=True, slots=True)
class Happening:
    """A verb, how it is put, and what it is done to and by.

    Attributes:
        verb: Its stem.
        how: How it is put.
        theme: What it is done to, or, of a verb without an object, what does it.
        agent: Whom it is done by; nothing where that is not told.
        start, end: Where the verb stands, with what helps it, in the text given.
        is_by_theme: The theme is the subject of the verb.
    """

    verb: str
    how: How
    theme: Phrase
    agent: Phrase
    start: int
    end: int
    is_by_theme: bool


@dataclass(frozen=True)
class Verbs:
    """Verbs that are looked for.

    Attributes:
        stems: Of those that tell it by themselves.
        beside: Stems of those that tell it only with one of some words beside them ("put off").
    """

    stems: frozenset[str]
    beside: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def holds(self, words: Sequence[Word], at: int) -> bool:
        """Whether the word at a place is one of them."""
        sought = words[at].stem
        if sought in self.stems or _undone_of(words[at]) in self.stems:
            return True
        return sought in self.beside and any(o.text in self.beside[sought] for o in words[at + 1 : at + 1 + _BESIDE_WORDS])

    def are_in(self, stems: AbstractSet[str]) -> bool:
        """Whether any of them may stand among words of some stems."""
        return not (self.stems.isdisjoint(stems) and stems.isdisjoint(self.beside)) or any(s.startswith("un") for s in stems)


def list_verbs(words: frozenset[str], beside: Mapping[str, frozenset[str]] = MappingProxyType({})) -> Verbs:
    """Bases of verbs in, these as they are looked for out."""
    return Verbs(stems_of(words), {stem(verb): with_ for verb, with_ in beside.items()})


def find_happenings(words: Sequence[Word], wanted: Verbs, *, is_headline: bool = False) -> Iterator[Happening]:
    """The words of a sentence and verbs in; what it says of these verbs, in order, out."""
    for at, word in enumerate(words):
        if word.is_mark or word.is_owner or not wanted.holds(words, at):
            continue
        is_undone = word.stem not in wanted.stems and word.stem not in wanted.beside
        how = _how_undone(words, at) if is_undone else _how(words, at, is_headline=is_headline)
        if how is not None:
            made = happening_at(words, at, how)
            if made is not None:
                yield made


def helpers_at(words: Sequence[Word], at: int) -> int:
    """Words and the place of a verb in; where what helps it begins, out."""
    first = at
    while first > 0 and at - first < _HELPERS_LOOKED_AT:
        text = words[first - 1].text
        is_helper = text in w.MODALS | w.BE | w.HAVE | w.DO | w.NEGATIONS | w.ADVERBS or text.endswith("ly")
        is_failing = words[first - 1].stem in stems_of(w.FAILING) and text not in w.FAILING and words[first].text == "to"
        if not (is_helper or is_failing):
            break
        first -= 1
    failing, helping = stems_of(w.FAILING), w.MODALS | w.BE | w.HAVE | w.DO | w.NEGATIONS
    while first < at and words[first].text not in helping and words[first].stem not in failing:
        first += 1  # an adverb alone helps nothing
    return first


def _how(words: Sequence[Word], at: int, *, is_headline: bool) -> How | None:
    """Words and the place of a verb in; how it is put; None where it says neither."""
    word, first = words[at], helpers_at(words, at)
    helping = {o.text for o in words[first:at]}
    if _is_doubted(words, first):
        return None
    is_turned = bool(helping & w.NEGATIONS) or _is_of_none(words, first)
    is_done = is_past(word.text)
    if any(o.stem in stems_of(w.FAILING) for o in words[first:at]) or ("yet" in helping and "to" in helping):
        is_sure = not helping & (w.MODALS - {"to"})
        return How.NOT_DONE if is_sure and not is_turned else None
    if helping & w.MODALS:
        if helping & w.SURE and not helping & ((w.MODALS - w.SURE) | w.HAVE):
            return How.WILL_NOT if is_turned else How.TO_COME
        return None
    before = words[first - 1].text if first else ""
    if word.text.endswith("ing"):
        return How.NOT_DONE if before == "without" else How.DONE if before == "after" else None
    if is_turned:
        is_told = helping & w.PAST_HELPERS or (is_done and ("never" in helping or _is_of_none(words, first)))
        return How.NOT_DONE if is_told else None
    if "being" in helping or not is_done:
        is_said = is_headline and word.text.endswith("s") and not helping and at > 0
        is_state = helping & w.BE and helping & w.PAST_HELPERS and "being" not in helping  # "the lists were complete"
        return How.DONE if is_said or is_state or helping & {"did"} else None
    if not helping:
        return None if before in w.ARTICLES or (first and words[first - 1].is_owner) else How.DONE
    return How.DONE if helping & w.PAST_HELPERS or "now" in helping or "having" in helping else None


def _how_undone(words: Sequence[Word], at: int) -> How | None:
    """Words and the place of "unpublished" and the like in; that it was not done, where the sentence says that it is so, out."""
    first = helpers_at(words, at)
    helping = {o.text for o in words[first:at]}
    is_left = bool(helping & w.BE) or (first > 0 and words[first - 1].stem in stems_of(w.LEFT))
    is_turned = bool(helping & (w.MODALS | w.NEGATIONS)) or _is_of_none(words, first)
    return How.NOT_DONE if is_left and not is_turned and not _is_doubted(words, first) else None


def _undone_of(word: Word) -> str:
    """A word in; of "unpublished" and the like the stem of its verb out, else nothing; to unveil is to do something."""
    is_one = word.text.startswith("un") and word.stem not in stems_of(w.UN_VERBS) and is_past(word.text[2:])
    return stem(word.text[2:]) if is_one else ""


def _is_doubted(words: Sequence[Word], first: int) -> bool:
    """Whether the clause before a verb opens with "if", "before" and the like."""
    for word in reversed(words[max(0, first - PHRASE_WORDS) : first]):
        if word.is_mark and word.text in ",;:.!?()-":
            return False
        if word.text in w.DOUBTS:
            return True
    return False


def _is_of_none(words: Sequence[Word], first: int) -> bool:
    """Whether the subject before a verb is none ("no list", "none of the names")."""
    subject = words[start_of(words, first) : first]
    return any(o.text in w.NONE for o in subject[:2])


def happening_at(words: Sequence[Word], at: int, how: How) -> Happening | None:
    """Words, the place of a verb and how it is put in; with what it is done to, and whom by, out; None where that is not told."""
    first = helpers_at(words, at)
    helping = {o.text for o in words[first:at]}
    subject = phrase_before(words, first)
    is_passive = bool(helping & w.BE) and is_past(words[at].text)
    place = at + 1
    while place < len(words) and words[place].text in w.PARTICLES:
        place += 1
    is_led = words[at].stem in stems_of(w.WITH_OBJECT) and place < len(words) and words[place].text in w.LEADS_TO_OBJECT
    if is_led and not is_passive:
        place += 1
    rest = list(words[place : end_of(words, place)])
    span = words[first].start, words[place - 1].end
    if not is_passive and rest and rest[0].text not in w.PREPOSITIONS | w.ADVERBS | {"by"} and not rest[0].is_mark:
        theme = make_phrase(rest)
        if theme.stems:
            return Happening(words[at].stem, how, theme, make_phrase(subject), *span, is_by_theme=False)
        if {o.text for o in rest[:2]} & w.PRONOUNS:
            before = make_phrase(words[: start_of(words, first)] or subject)
            made = Happening(words[at].stem, how, before, make_phrase(subject), *span, is_by_theme=False)
            return made if before.stems else None
    theme = make_phrase(subject)
    by = next((n for n, o in enumerate(rest) if o.text == "by"), None)
    agent = make_phrase(rest[by + 1 :]) if is_passive and by is not None else Phrase()
    return Happening(words[at].stem, how, theme, agent, *span, is_by_theme=True) if theme.stems else None


def phrase_before(words: Sequence[Word], first: int) -> Sequence[Word]:
    """Words and where a verb begins in; the phrase before it; of "the report, which was", what "which" stands for."""
    start = start_of(words, first)
    subject = words[start:first]
    while not subject and start > 0:
        is_relative = words[start - 1].text in w.RELATIVES
        if not is_relative and not (words[start - 1].is_mark and words[start - 1].text in ",-"):
            break
        end = start - 1
        start = start_of(words, end)
        subject = words[start:end]
        if not is_relative and subject:  # "the report, written in May, was published"
            further = start_of(words, max(0, start - 1))
            subject = words[further : start - 1] or subject
    return subject
