"""Whom a pronoun can mean: the persons, bodies and crowds that stand before it, the nearest subject and speaker first."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from firsthand.model.document import MentionKind, PassageKind
from firsthand.model.source import SourceKind
from firsthand.model.span import Span
from firsthand.stages.resolve.described import SELF, Described, Describer
from firsthand.stages.resolve.lexicon import words
from firsthand.stages.resolve.people import People, sex_of
from firsthand.stages.resolve.register import Register
from firsthand.stages.resolve.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass")
# How many sentences a pronoun may reach back.
_REACH_SENTENCES = 6
# What a subject that can hardly speak ("their arguments") weighs less.
_SPEECHLESS = 4
# What somebody weighs more whose title, given name or role takes the very pronoun, beside those of whom nothing tells.
_KNOWN_TO_TAKE = 1.5
# Candidates of one passage that are weighed, those nearest to the pronoun, and words above one another that are climbed; no
# sentence of news has as many. Keeps a sentence of 20,000 words linear.
_MOST = 60
_HIGHEST = 60
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "herself", "hers"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ANYONE = "he or she"
_THEY = frozenset({"they", "them", "their", "these", "those", "both", "others"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a pronoun may mean.

    Attributes:
        at: Where it stands.
        sentence: Number of its passage.
        weight: Speakers before subjects before the rest.
        described: Its words; None for a source already in the register.
        entry: Index in the register; None where it is not there yet.
    """

    at: int
    sentence: int
    weight: int
    described: Described | None = None
    entry: int | None = None


class Salience:
    """What a document has in mind at each place.

    Args:
        tree: Its tokens.
        people: Its persons.
        describer: Reads its phrases.
        register: Its sources.

    Attributes:
        find: How a phrase is matched to a source; whoever owns this may set a better way than the register's.
    """

    def __init__(self, tree: Tree, people: People, describer: Describer, register: Register) -> None:
        self._tree, self._people, self._describer, self._register = tree, people, describer, register
        self.find: Callable[[Described], int | None] = register.find
        self._candidates: dict[int, list[Candidate]] = defaultdict(list)
        self._speakers: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in sorted([*self._persons(), *self._subjects()], key=lambda c: c.at):
            self._candidates[candidate.sentence].append(candidate)

    def _persons(self) -> list[Candidate]:
        out = []
        for m in self._people.mentions:
            number = self._tree.passage_number(m.span.start)
            head = self._tree.head(m.span)
            if number is None or head is None or not self._people.is_person(m.span.of(self._tree.text)):
                continue
            dep = self._tree.tokens[head].dep
            weight = 3 if dep in _SUBJECTS else -1 if dep in ("poss", "compound") else 0
            if self._tree.sentences[number].kind is PassageKind.HEADLINE:
                weight -= 4
            out.append(Candidate(m.span.start, number, weight, self._describer.describe(m.span)))
        return out

    def _subjects(self) -> list[Candidate]:
        out = []
        for n, token in enumerate(self._tree.tokens):
            if token.dep not in _SUBJECTS or token.pos not in ("NOUN", "PROPN"):
                continue
            number = self._tree.passage_number(token.span.start)
            if number is None:
                continue
            run = _unbroken([i for i in self._tree.below(n) if self._tree.tokens[i].dep not in ("relcl", "punct") or i == n], n)
            described = self._describer.describe(Span(self._tree.tokens[run[0]].span.start, self._tree.tokens[run[-1]].span.end))
            if described.is_self or (described.kind is MentionKind.PERSON and self._people.within(described.span)):
                continue
            weight = 3 if described.kind is MentionKind.PERSON else 2 if described.is_definite or described.name else 0
            if _class(described) is SourceKind.UNSPECIFIED:
                weight -= _SPEECHLESS
            out.append(Candidate(token.span.start, number, weight, described))
        return out

    def add_speaker(self, at: int, entry: int, *, is_outermost: bool = True) -> None:
        """Takes note of a source that spoke, at a place; one whose words another passes on is less in mind than that other."""
        number = self._tree.passage_number(at)
        if number is not None:
            self._speakers[number].append(Candidate(at, number, 4 if is_outermost else 2, entry=entry))

    def meant(self, pronoun: str, span: Span, barred: frozenset[str] = frozenset()) -> int | None:
        """A pronoun and its place in, the index of the source that it means out; None where nobody fits.

        Persons whose fullest name is barred are passed over.
        """
        number = self._tree.passage_number(span.start)
        if number is None or pronoun in SELF:
            return None
        if pronoun in _RELATIVE:
            return self._antecedent(span)
        inside = self._tree.quotation(span.start)
        best: tuple[float, int] | None = None
        chosen: Candidate | None = None
        for c in self._before(number, span.start):
            distance = number - c.sentence
            if c.at >= span.start:
                continue
            quoted = self._tree.quotation(c.at)
            if quoted is not None and quoted is not inside and c.entry is None:
                continue
            if not self._fits(c, pronoun) or (barred and self._named(c) in barred):
                continue
            value = (c.weight + self._bonus(c, pronoun) - 2.5 * distance, c.at)
            if best is None or value > best:
                best, chosen = value, c
        if chosen is None:
            return None
        if chosen.entry is not None:
            return chosen.entry
        return self.find(chosen.described) if chosen.described is not None else None

    def _before(self, number: int, at: int) -> Iterator[Candidate]:
        """A passage and a place in, what stands before it in the passages in reach out; `_MOST` of a passage at most."""
        for n in range(number - _REACH_SENTENCES, number + 1):
            listed = self._candidates.get(n, [])
            end = bisect_left(listed, at, key=lambda c: c.at)
            yield from listed[max(0, end - _MOST) : end]
            yield from self._speakers.get(n, [])[-_MOST:]

    def _named(self, c: Candidate) -> str:
        """The fullest name of a person that a candidate is; empty for anything else."""
        if c.entry is not None:
            entry = self._register.entries[c.entry]
            return entry.name if entry.kind_of_name is MentionKind.PERSON else ""
        d = c.described
        return self._people.fullest(d.name, c.at) if d is not None and d.name and d.kind is MentionKind.PERSON else ""

    def _bonus(self, c: Candidate, pronoun: str) -> float:
        """What a candidate weighs more for a pronoun of one sex, or less where its words are no person's."""
        if pronoun not in _HE | _SHE:
            return 0
        name = self._named(c)
        if name:
            return 0 if self._people.takes(name, "she" if pronoun in _HE else "he") else _KNOWN_TO_TAKE
        head = (
            self._register.entries[c.entry].head if c.entry is not None else c.described.head if c.described is not None else ""
        )
        return 0 if head in words().persons else -_SPEECHLESS

    def _antecedent(self, span: Span) -> int | None:
        """A relative pronoun's place in, the source that its clause hangs from out."""
        tree = self._tree
        n = tree.head(span)
        seen = set[int]()
        while n is not None and n not in seen and tree.tokens[n].head != n:
            seen.add(n)
            is_clause = tree.tokens[n].dep in ("relcl", "acl")
            n = tree.tokens[n].head
            if is_clause and tree.tokens[n].pos in ("NOUN", "PROPN"):
                run = [i for i in tree.below(n) if i < span_start(tree, span)]
                while run and run[-1] - run[0] != len(run) - 1:
                    run = run[1:]
                while run and tree.tokens[run[-1]].pos == "PUNCT":
                    run = run[:-1]
                if not run:
                    return None
                return self.find(self._describer.describe(Span(tree.tokens[run[0]].span.start, tree.tokens[run[-1]].span.end)))
        return None

    def profiled(self, described: Described) -> int | None:
        """A definite description that introduces nobody ("the retired surgeon") in, the person with a name last spoken of out."""
        pronoun = sex_of(described.head) or _ANYONE
        found = self.meant(pronoun, described.span, self._others(described.span))
        if found is None or self._register.entries[found].kind_of_name is not MentionKind.PERSON:
            return None
        return found

    def _others(self, span: Span) -> frozenset[str]:
        """The place of a description in, the persons whom it cannot mean out.

        They are the subjects of the clauses that it stands in or goes on from ("Ann Pell asked whether the senator ..."), and
        whoever is named after it in its own sentence ("the candidate said of Ann Pell").
        """
        tree, n, number = self._tree, self._tree.head(span), self._tree.passage_number(span.start)
        if n is None or number is None:
            return frozenset()
        subjects, seen = set[int](), {n}
        while tree.tokens[n].head not in seen and len(seen) < _HIGHEST:
            n = tree.tokens[n].head
            seen.add(n)
            subjects |= {c for c in tree.near(n, n) if tree.tokens[c].dep in _SUBJECTS}
        end = tree.sentences[number].span.end
        inside = tree.quotation(span.start)
        places = [tree.tokens[c].span for c in subjects]
        after = self._people.within(Span(span.end, max(span.end, end)))
        return frozenset(
            self._people.fullest(m.span.of(tree.text), m.span.start)
            for m in (
                *(m for m in after if m.span.start >= span.end and tree.quotation(m.span.start) is inside),
                *(m for place in places if not place.overlaps(span) for m in self._people.within(place)),
            )
        )

    def _fits(self, c: Candidate, pronoun: str) -> bool:
        if c.entry is not None:
            e = self._register.entries[c.entry]
            kind, is_plural, head, name = e.character.kind, e.is_plural, e.head, e.name
            is_named_person = kind is SourceKind.PERSON and not e.character.is_anonymous and e.kind_of_name is MentionKind.PERSON
        elif c.described is not None:
            d = c.described
            is_named_person = d.kind is MentionKind.PERSON
            kind = _class(d)
            is_plural, head, name = d.is_plural, d.head, self._people.fullest(d.name, c.at) if is_named_person and d.name else ""
        else:
            return False
        if pronoun == _ANYONE:
            return is_named_person
        if pronoun in _HE or pronoun in _SHE:
            wanted = "he" if pronoun in _HE else "she"
            if kind is not SourceKind.PERSON or is_plural:
                return False
            return self._people.takes(name, wanted) if is_named_person else sex_of(head) in (None, wanted)
        if pronoun in _THEY:
            return is_plural or kind in (SourceKind.GROUP, SourceKind.ORGANISATION)
        return kind in (SourceKind.ORGANISATION, SourceKind.OUTLET, SourceKind.DOCUMENT) and not is_plural


def span_start(tree: Tree, span: Span) -> int:
    """The index of the first token of a span."""
    return tree.within(span)[0]


def _unbroken(found: list[int], middle: int) -> list[int]:
    """Tokens in order and one of them in; those in one run with it out: with the first of all if it is, else up to itself."""
    end = next((n for n in range(1, len(found)) if found[n] != found[n - 1] + 1), len(found))
    if found[end - 1] >= middle:
        return found[:end]
    start = end = found.index(middle)
    while found[start - 1] == found[start] - 1:
        start -= 1
    return found[start : end + 1]


def _class(described: Described) -> SourceKind:
    """What a subject is, as far as a pronoun goes."""
    lexicon = words()
    if described.kind is MentionKind.PERSON:
        return SourceKind.PERSON
    if described.kind is MentionKind.OUTLET:
        return SourceKind.OUTLET
    if described.kind in (MentionKind.ORGANISATION, MentionKind.PLACE):
        return SourceKind.PERSON if described.head in lexicon.persons else SourceKind.ORGANISATION
    if described.kind is MentionKind.GROUP:
        return SourceKind.GROUP
    if described.head in lexicon.persons:
        return SourceKind.GROUP if described.is_plural else SourceKind.PERSON
    if described.head in lexicon.documents:
        return SourceKind.DOCUMENT
    if described.head in lexicon.bodies or described.head in lexicon.outlets:
        return SourceKind.ORGANISATION
    return SourceKind.UNSPECIFIED
