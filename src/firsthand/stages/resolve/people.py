"""Persons named in a document: the fullest name of each, the roles it gives them, and which pronoun they take.

Built from the names found by stage 4. Knows nothing of the world but common given names; who cannot be told apart stays apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from firsthand.model.document import Mention, MentionKind, PassageKind
from firsthand.stages.resolve.lexicon import known_outlet, words
from firsthand.stages.resolve.tree import Tree
from firsthand.text import names

_MALE = frozenset(
    {"mr", "sir", "lord", "king", "prince", "father", "man", "boy", "son", "brother", "husband", "uncle", "congressman"}
    | {"spokesman", "chairman", "businessman", "policeman", "fisherman", "watchman", "widower", "actor", "steward"}
    | {"shepherd", "himself"}
)
_FEMALE = frozenset(
    {"mrs", "ms", "miss", "madam", "lady", "queen", "princess", "mother", "woman", "girl", "daughter", "sister", "wife"}
    | {"aunt", "congresswoman", "spokeswoman", "chairwoman", "businesswoman", "policewoman", "widow", "actress"}
    | {"seamstress", "nun", "herself"}
)
_LONGEST_NAME_WORDS = 6
# Titles that are printed short, and what "the X" calls those who bear them.
_SPELT_OUT = {
    "sen": ("senator",),
    "gov": ("governor",),
    "rep": ("representative", "lawmaker"),
    "prof": ("professor",),
    "dr": ("doctor",),
}
_SPELT_OUT |= {"pres": ("president",), "gen": ("general",), "rev": ("pastor",), "mayor": ("mayor",), "congressman": ("lawmaker",)}
# A role that is told only later is looked for no further than this many paragraphs on.
_REACH_AHEAD_PARAGRAPHS = 2


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


class People:
    """The persons of one document.

    Args:
        tree: Its tokens.
        mentions: Its names.
        title: Its title, whose names count too; None where it has none.
    """

    def __init__(self, tree: Tree, mentions: tuple[Mention, ...], title: str | None = None) -> None:
        self._tree = tree
        self.mentions = [m for m in mentions if m.kind is MentionKind.PERSON and _is_name(m.span.of(tree.text))]
        self._as_person = Counter(names.surname(bare_name(m.span.of(tree.text))) for m in self.mentions)
        other = [m for m in mentions if m.kind in (MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.OUTLET)]
        self._as_other = Counter(names.surname(m.span.of(tree.text)) for m in other)
        self._alone: dict[str, list[int]] = {}
        for m in self.mentions:
            parts = names.without_titles(m.span.of(tree.text))
            if len(parts) == 1 and not self._is_in_headline(m):
                self._alone.setdefault(parts[0], []).append(m.span.start)
        self._full: dict[str, list[tuple[int, str]]] = {}
        for m in self.mentions:
            if not self._is_in_headline(m):
                self._add_full(bare_name(m.span.of(tree.text)), m.span.start)
        for m in other:
            printed = bare_name(m.span.of(tree.text))
            if (
                not self._is_in_headline(m)
                and 2 <= len(printed.split()) <= 3
                and self.has_given_name(printed)
                and known_outlet(printed) is None
            ):
                self._add_full(printed, m.span.start)
                self._as_person[names.surname(printed)] += 1
        if title:
            self._add_from_title(title)
        self.roles = [role for m in self.mentions for role in self._roles_of(m)]
        self._sex: dict[str, str | None] = {}
        self._by_place: dict[int, str] = {}

    def _is_in_headline(self, mention: Mention) -> bool:
        """Whether a name stands in a headline, where the parser takes capitals for names."""
        passage = self._tree.passage(mention.span.start)
        return passage is not None and passage.kind is PassageKind.HEADLINE

    def _add_full(self, name: str, at: int) -> None:
        parts = names.without_titles(name)
        if 2 <= len(parts) <= _LONGEST_NAME_WORDS and not set(name) & set(",;:()"):
            self._full.setdefault(names.surname(name), []).append((at, name))

    def _add_from_title(self, title: str) -> None:
        parts = title.replace(":", " ").replace(",", " ").split()
        for first, last in pairwise(parts):
            if names.surname(last) in self._as_person and first[:1].isupper() and self.has_given_name(f"{first} {last}"):
                self._add_full(bare_name(f"{first} {last}"), len(self._tree.text))

    @staticmethod
    def has_given_name(name: str) -> bool:
        """Whether a name opens with a common given name, titles apart."""
        parts = names.without_titles(name)
        return len(parts) > 1 and (parts[0] in words().he or parts[0] in words().she)

    def is_person(self, name: str) -> bool:
        """Whether a name as printed is a person's here: titled, full, or a surname that mostly stands for one."""
        titled = names.titles(name)
        parts = names.without_titles(name)
        if not parts or len(parts) > _LONGEST_NAME_WORDS or known_outlet(name) is not None:
            return False
        if titled and len(name.split()) > 1 and parts[-1] not in words().bodies:
            return True
        surname = names.surname(name)
        if self.has_given_name(name) and parts[-1] not in words().bodies and parts[-1] not in words().outlet_words:
            return True
        if len(parts) == 1 and (
            any(self.has_given_name(full) for _, full in self._full.get(surname, ())) or self._by_given_name(name) != name
        ):
            return True
        return self._as_person[surname] > 0 and self._as_person[surname] >= self._as_other[surname]

    def fullest(self, name: str, at: int) -> str:
        """A person's name as printed and its place in, the fullest name that the document has for it out."""
        name = bare_name(name)
        found = self._full.get(names.surname(name), [])
        fits = [(place, full) for place, full in found if names.compare_person(name, full).value in ("same", "compatible")]
        if not fits:
            return self._by_given_name(name)
        counts = Counter(names.normalise(full) for _, full in fits)
        longest = {key: max((full for _, full in fits if names.normalise(full) == key), key=len) for key in counts}
        if len(names.without_titles(name)) > 1:
            return max(
                (*longest.values(), name), key=lambda full: (len(names.without_titles(full)), counts[names.normalise(full)])
            )
        return longest[names.normalise(self._bearer(names.surname(name), sorted(fits), at))]

    def _bearer(self, surname: str, fits: list[tuple[int, str]], at: int) -> str:
        """Who a surname alone means: whoever was so called before another of that name came up, else the last named."""
        groups: dict[str, list[int]] = {}
        for place, full in fits:
            same = next((g for g in groups if names.compare_person(g, full).value in ("same", "compatible")), full)
            groups.setdefault(same, []).append(place)
        firsts = sorted((places[0], full) for full, places in groups.items())
        for (start, full), (end, _) in pairwise(firsts):
            if any(start < place < end for place in self._alone.get(surname, ())):
                return full
        before = [(place, full) for full, places in groups.items() for place in places if place <= at]
        return max(before)[1] if before else firsts[0][1]

    def _by_given_name(self, name: str) -> str:
        parts = names.without_titles(name)
        if len(parts) == 1 and not self._full.get(parts[0]):
            full = {n for listed in self._full.values() for _, n in listed if names.without_titles(n)[0] == parts[0]}
            if len(full) == 1:
                return full.pop()
        return name

    def takes(self, name: str, pronoun: str) -> bool:
        """Whether "he" or "she" can mean this person, as far as title, given name and roles tell."""
        key = names.normalise(name)
        if key not in self._sex:
            self._sex[key] = self._find_sex(name)
        return self._sex[key] in (None, pronoun)

    def _find_sex(self, name: str) -> str | None:
        printed = [
            m.span.of(self._tree.text) for m in self.mentions if names.surname(m.span.of(self._tree.text)) == names.surname(name)
        ]
        for title in (t for p in (name, *printed) if self.fullest(p, 0) == self.fullest(name, 0) for t in names.titles(p)):
            if title in _MALE or title in _FEMALE:
                return "he" if title in _MALE else "she"
        for role in self.roles:
            if role.person == name and (sex := sex_of(role.head)):
                return sex
        first = names.without_titles(name)[:1]
        if first and len(names.without_titles(name)) > 1:
            return "he" if first[0] in words().he else "she" if first[0] in words().she else None
        return None

    def by_role(self, head: str, described: frozenset[str], at: int) -> str | None:
        """A role and the words beside it in, the person last said to be that out; else who soon will be."""
        found = [
            r
            for r in self.roles
            if r.head == head and described <= frozenset(names.words(r.text)) | {head} | frozenset(names.words(r.person))
        ]
        before = [r for r in found if r.at <= at]
        if before:
            return max(before, key=lambda r: r.at).person
        here = self._tree.passage(at)
        for role in sorted(found, key=lambda r: r.at):
            there = self._tree.passage(role.at)
            if here is not None and there is not None and there.paragraph - here.paragraph <= _REACH_AHEAD_PARAGRAPHS:
                return role.person
        return None

    def last_named(self, person: str, at: int) -> int:
        """A person's fullest name and a place in, where he was last named before it out; -1 where he was not."""
        before = (m.span.start for m in reversed(self.mentions) if m.span.start < at)
        return next((place for place in before if self._named_at(place) == person), -1)

    def _named_at(self, place: int) -> str:
        if not self._by_place:
            self._by_place = {m.span.start: self.fullest(m.span.of(self._tree.text), m.span.start) for m in self.mentions}
        return self._by_place[place]

    def _roles_of(self, mention: Mention) -> list[Role]:
        tree, head = self._tree, self._tree.head(mention.span)
        if head is None:
            return []
        name = self.fullest(mention.span.of(tree.text), mention.span.start)
        inside = set(tree.within(mention.span))
        near = [n for n in inside for n in tree.children[n] if tree.tokens[n].dep in ("compound", "appos", "nmod", "amod")]
        top = head
        while tree.tokens[top].dep == "appos" and tree.tokens[top].head != top:
            top = tree.tokens[top].head
            near.append(top)
        if tree.tokens[head].dep == "nsubj" and tree.tokens[tree.tokens[head].head].lemma == "be":
            near += [c for c in tree.children[tree.tokens[head].head] if tree.tokens[c].dep == "attr"]
        out = [
            Role(name, tree.tokens[n].lemma, self._role_text(n, inside), mention.span.start)
            for n in near
            if n not in inside and tree.tokens[n].pos in ("NOUN", "PROPN") and tree.tokens[n].lemma in words().persons
        ]
        before = [tree.tokens[n].text.lower().rstrip(".") for n in near if n not in inside and tree.tokens[n].dep == "compound"]
        titles = (*(t for t in before if t in _SPELT_OUT), *names.titles(mention.span.of(tree.text)))
        called = [spelt for title in titles for spelt in (title, *_SPELT_OUT.get(title, ())) if spelt in words().persons]
        return out + [Role(name, title, " ".join(titles), mention.span.start) for title in dict.fromkeys(called)]

    def _role_text(self, n: int, inside: set[int]) -> str:
        tree = self._tree
        parts = [i for i in tree.below(n) if i not in inside]
        run = [n]
        while run[0] - 1 in parts and tree.tokens[run[0] - 1].pos != "PUNCT":
            run.insert(0, run[0] - 1)
        while run[-1] + 1 in parts and tree.tokens[run[-1] + 1].pos != "PUNCT":
            run.append(run[-1] + 1)
        before = run[0] - 1
        while before >= 0 and tree.tokens[before].dep == "compound" and tree.tokens[before].pos in ("NOUN", "PROPN"):
            run.insert(0, before)
            before -= 1
        return tree.words(run)


def bare_name(name: str) -> str:
    """A person's name as printed in, without titles, possessive and outer marks out."""
    name = " ".join(name.replace("\n", " ").split()).strip(" ,.;:-–—\"“”'‘’()")
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    parts = name.split()
    while len(parts) > 1 and names.titles(" ".join(parts)):
        parts = parts[1:]
    return " ".join(parts)


def sex_of(head: str) -> str | None:
    """The head of a description in, the pronoun that it asks for out."""
    return "he" if head in _MALE else "she" if head in _FEMALE else None


def _is_name(name: str) -> bool:
    return name[:1].isupper() and names.without_titles(name) != () and known_outlet(name) is None
