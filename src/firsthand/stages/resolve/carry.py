"""Credit that goes on: to a quotation without one from the speaker beside it, and whom a speaker told, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.model.attribution import Attribution, SpeechKind
from firsthand.model.source import SourceKind
from firsthand.stages.resolve.lexicon import words
from firsthand.stages.resolve.register import Register
from firsthand.stages.resolve.tree import Tree

# How many paragraphs back a quotation without a credit looks for its speaker, and an answer for who asked.
_REACH_PARAGRAPHS = 2
_REACH_INDIRECT_PARAGRAPHS = 1
# Two quotations that share so many characters at their beginning are one, printed twice.
_SAME_WORDS_CHARS = 30
# Sayings around a saying that are looked at; in 80 news articles none has more than one. Keeps this linear.
_DEEPEST = 12
_OTHER_OCCASIONS = frozenset({"write", "tweet", "interview", "post", "show"})
_ASKING = frozenset({"ask", "press", "question", "challenge", "suggest", "interview", "wonder", "inquire"})
_ANSWERING = frozenset({"reply", "respond", "answer", "retort", "counter"})
_INTERVIEWERS = frozenset(
    {"host", "anchor", "journalist", "correspondent", "columnist", "interviewer", "presenter", "broadcaster", "newscaster"}
)
_PASSING_ON = frozenset({"according_to"})


@dataclass(slots=True)
class Read:
    """An attribution with its sources found.

    Attributes:
        at: Where its credit stands.
        paragraph: Number of its paragraph.
        heads: Indices of its sources; empty where the report or the enclosing source speaks of itself.
        relays: Indices of its relays.
        is_carried: Its source is taken from what stands before.
        is_known: Somebody is credited.
        is_silent: It says that somebody gave no answer.
    """

    at: int
    paragraph: int
    heads: list[int]
    relays: list[int]
    is_carried: bool = False
    is_known: bool = True
    is_silent: bool = False


Reads = Mapping[int, Read]


class Carry:
    """Lets credit go on within one document.

    Args:
        tree: Its tokens.
        register: Its sources.
        attributions: What stage 5 found.
    """

    def __init__(self, tree: Tree, register: Register, attributions: Sequence[Attribution]) -> None:
        self._tree, self._register, self._attributions = tree, register, attributions
        self._openings: dict[str, int] = {}
        self._named_there: dict[int, bool] = {}
        self._cues_at: dict[int, set[str]] = defaultdict(set)
        for a in attributions:
            lemmas = set() if a.cue is None else {tree.tokens[n].lemma for n in tree.within(a.cue)}
            for source in a.sources:
                self._cues_at[source.start] |= lemmas

    def _is_spoken(self, read: Read) -> bool:
        return bool(read.heads) and self._tree.quotation(read.at) is None and not self._is(read, SourceKind.UNSPECIFIED)

    def _is(self, read: Read, *kinds: SourceKind) -> bool:
        return self._register.entries[read.heads[0]].character.kind in kinds

    def speakers(self, reads: Reads, introduced: Mapping[int, int]) -> None:
        """Gives quotations without a credit the speaker before them in the paragraph, else after, else of the one before.

        Args:
            reads: By index of their attribution; heads are added in place.
            introduced: For quotations whose sentence leads up to them ("She has apologised: ..."), the source who does so.
        """
        stated: dict[int, list[Read]] = defaultdict(list)
        for read in sorted((r for r in reads.values() if r.is_known and self._is_spoken(r)), key=lambda r: r.at):
            stated[read.paragraph].append(read)
        for k, read in reads.items():
            if not read.is_carried:
                continue
            printed = self._printed_again(k, reads)
            if printed is not None:
                read.heads, read.relays = list(printed.heads), list(printed.relays)
                continue
            if k in introduced:
                read.heads = [introduced[k]]
                continue
            here = stated.get(read.paragraph, [])
            after = bisect_right(here, read.at, key=lambda r: r.at)
            near = (stated.get(read.paragraph - back, []) for back in range(1, _REACH_PARAGRAPHS + 1))
            found = [r for listed in near if (r := _last_before(listed, read.at)) is not None]
            chosen = (
                _last_before(here, read.at)
                or (here[after] if after < len(here) else None)
                or max(found, key=lambda r: r.at, default=None)
            )
            if chosen is not None:
                read.heads, read.relays = list(chosen.heads), list(chosen.relays)

    def _printed_again(self, k: int, reads: Reads) -> Read | None:
        """The credit of the same words elsewhere in the document, for a quotation that was taken out of the text."""
        key = " ".join(self._attributions[k].content[0].of(self._tree.text).split())[:_SAME_WORDS_CHARS]
        if len(key) < _SAME_WORDS_CHARS:
            return None
        if not self._openings:
            for n, a in enumerate(self._attributions):
                if reads[n].is_known and reads[n].heads:
                    for c in a.content:
                        self._openings.setdefault(" ".join(c.of(self._tree.text).split())[:_SAME_WORDS_CHARS], n)
        found = self._openings.get(key)
        return None if found is None else reads[found]

    def relays(self, reads: Reads, scenes: Sequence[Read] = ()) -> None:
        """Lets whoever was told something by a speaker be told what he goes on to say, until another occasion is named.

        Args:
            reads: By index of their attribution; relays are added in place.
            scenes: Sentences that say whom somebody talked to without telling what he said; in text order.
        """
        last: Read | None = None
        coming = deque(scenes)
        tail: list[int] = []
        holders = {a.within for a in self._attributions}
        asked: Read | None = None
        outlet: Read | None = None
        for k in sorted(reads, key=lambda k: reads[k].at):
            read, a = reads[k], self._attributions[k]
            if not read.heads or self._tree.quotation(read.at) is not None:
                continue
            while coming and coming[0].at < read.at:
                last = coming.popleft()
                tail = list(last.relays)
            if not read.relays and self._is(read, SourceKind.PERSON, SourceKind.GROUP):
                above = above_of(k, self._attributions, reads)
                for carried in (
                    self._told_before(read, a, last, tail),
                    self._asked_by(read, a, asked),
                    self._printed_by(read, outlet),
                ):
                    if carried and not read.relays:
                        first = next((n for n, r in enumerate(carried) if r in above), len(carried))
                        read.relays = [r for r in carried[:first] if r not in read.heads] if first or not above else []
            if self._asks(read, a):
                asked = read
            if a.rule in _PASSING_ON and self._is(read, SourceKind.OUTLET):
                outlet = read
            if k in holders:
                continue
            last, tail = read, [*read.relays, *above_of(k, self._attributions, reads)]

    def _told_before(self, read: Read, a: Attribution, last: Read | None, tail: list[int]) -> list[int]:
        if last is None or last.heads[:1] != read.heads[:1]:
            return []
        reach = _REACH_PARAGRAPHS if a.kind is not SpeechKind.INDIRECT else _REACH_INDIRECT_PARAGRAPHS
        if not 0 <= read.paragraph - last.paragraph <= reach or self._names_occasion(read, last):
            return []
        return list(tail)

    def _asks(self, read: Read, a: Attribution) -> bool:
        """Whether somebody with a name, who asks for a living, puts something to another."""
        entry = self._register.entries[read.heads[0]]
        if entry.character.kind is not SourceKind.PERSON or entry.character.is_anonymous:
            return False
        return bool(entry.words & _INTERVIEWERS) or self._register.has_role(read.heads[0], _INTERVIEWERS)

    def _asked_by(self, read: Read, a: Attribution, asked: Read | None) -> list[int]:
        """The interviewer whose question this answers."""
        if asked is None or asked.heads[:1] == read.heads[:1] or a.kind is SpeechKind.INDIRECT:
            return []
        if not 0 <= read.paragraph - asked.paragraph <= _REACH_PARAGRAPHS or self._names_occasion(read, asked):
            return []
        is_put, is_answered = not _ASKING.isdisjoint(self._cues_at[asked.at]), not _ANSWERING.isdisjoint(self._cues_at[read.at])
        return [asked.heads[0]] if is_put or is_answered else []

    def _printed_by(self, read: Read, outlet: Read | None) -> list[int]:
        """The outlet to which the paragraph credited what it says."""
        return [outlet.heads[0]] if outlet is not None and outlet.paragraph == read.paragraph and outlet.at < read.at else []

    def _names_occasion(self, read: Read, last: Read) -> bool:
        """Whether a sentence names a place or a means of its own ("at a rally", "tweeted", "in a statement")."""
        number, other = self._tree.passage_number(read.at), self._tree.passage_number(last.at)
        if number is None or number == other:
            return False
        if number not in self._named_there:
            self._named_there[number] = self._has_occasion(number)
        return self._named_there[number]

    def _has_occasion(self, number: int) -> bool:
        wanted = words().occasions | words().platforms | _OTHER_OCCASIONS
        return any(
            self._tree.tokens[n].lemma in wanted and self._tree.quotation(self._tree.tokens[n].span.start) is None
            for n in self._tree.within(self._tree.sentences[number].span)
        )


def _last_before(listed: Sequence[Read], at: int) -> Read | None:
    """Reads in order of place and a place in, the last that stands before it out; the first of several at one place."""
    n = bisect_left(listed, at, key=lambda r: r.at)
    return listed[bisect_left(listed, listed[n - 1].at, key=lambda r: r.at)] if n else None


def above_of(k: int, attributions: Sequence[Attribution], reads: Reads) -> list[int]:
    """An attribution's index in, the sources and relays of those that hold it, innermost first, out."""
    out: list[int] = []
    seen = {k}
    at = attributions[k].within
    while at is not None and at not in seen and len(seen) <= _DEEPEST:
        seen.add(at)
        out += [*reads[at].heads[:1], *reads[at].relays]
        at = attributions[at].within
    return out
