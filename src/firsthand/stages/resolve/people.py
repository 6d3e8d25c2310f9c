"""Persons named in a document: the fullest name of each, the roles it gives them, and which pronoun they take.

Built from the names found by stage 4. Knows nothing of the world but common given names; who cannot be told apart stays apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise

from firsthand.model.document import Mention, MentionKind, PassageKind
from firsthand.model.span import Span
from firsthand.stages.resolve.fullnames import FullNames
from firsthand.stages.resolve.lexicon import known_outlet, words
from firsthand.stages.resolve.roles import Role, Roles
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
# Names in one stretch that are looked at; keeps a sentence of thousands of names linear.
_MOST_NAMES = 100
# Titles that are printed short, and what "the X" calls those who bear them.
_SPELT_OUT = {
    "sen": ("senator",),
    "gov": ("governor",),
    "rep": ("representative", "lawmaker"),
    "prof": ("professor",),
    "dr": ("doctor",),
}
_SPELT_OUT |= {"pres": ("president",), "gen": ("general",), "rev": ("pastor",), "mayor": ("mayor",), "congressman": ("lawmaker",)}
# Words side by side that each say what the one before is, at most.
_MOST_BESIDE = 20


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
        self._full = FullNames(self._alone)
        for m in self.mentions:
            if not self._is_in_headline(m):
                self._full.add(bare_name(m.span.of(tree.text)), m.span.start)
        for m in other:
            printed = bare_name(m.span.of(tree.text))
            if (
                not self._is_in_headline(m)
                and 2 <= len(printed.split()) <= 3
                and self.has_given_name(printed)
                and known_outlet(printed) is None
            ):
                self._full.add(printed, m.span.start)
                self._as_person[names.surname(printed)] += 1
        if title:
            self._add_from_title(title)
        self._starts = [m.span.start for m in self.mentions]
        self.roles = Roles(tree, [role for m in self.mentions for role in self._roles_of(m)])
        self._sex: dict[str, str | None] = {}
        self._sexed: dict[tuple[str, str], str] | None = None
        self._named: dict[str, list[int]] | None = None

    def _is_in_headline(self, mention: Mention) -> bool:
        """Whether a name stands in a headline, where the parser takes capitals for names."""
        passage = self._tree.passage(mention.span.start)
        return passage is not None and passage.kind is PassageKind.HEADLINE

    def _add_from_title(self, title: str) -> None:
        parts = title.replace(":", " ").replace(",", " ").split()
        for first, last in pairwise(parts):
            if names.surname(last) in self._as_person and first[:1].isupper() and self.has_given_name(f"{first} {last}"):
                self._full.add(bare_name(f"{first} {last}"), len(self._tree.text))

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
            any(self.has_given_name(full) for full in self._full.of(surname)) or self._full.by_given_name(name) != name
        ):
            return True
        return self._as_person[surname] > 0 and self._as_person[surname] >= self._as_other[surname]

    def fullest(self, name: str, at: int) -> str:
        """A person's name as printed and its place in, the fullest name that the document has for it out."""
        return self._full.fullest(bare_name(name), at)

    def takes(self, name: str, pronoun: str) -> bool:
        """Whether "he" or "she" can mean this person, as far as title, given name and roles tell."""
        key = names.normalise(name)
        if key not in self._sex:
            self._sex[key] = self._find_sex(name)
        return self._sex[key] in (None, pronoun)

    def _find_sex(self, name: str) -> str | None:
        if self._sexed is None:
            self._sexed = {}
            for m in self.mentions:
                printed = m.span.of(self._tree.text)
                for title in names.titles(printed):
                    if sex := sex_of(title):
                        self._sexed.setdefault((names.surname(printed), self.fullest(printed, 0)), sex)
        by_title = next((sex for title in names.titles(name) if (sex := sex_of(title))), None)
        by_title = by_title or self._sexed.get((names.surname(name), self.fullest(name, 0)))
        if by_title:
            return by_title
        for head in self.roles.heads(name):
            if sex := sex_of(head):
                return sex
        first = names.without_titles(name)[:1]
        if first and len(names.without_titles(name)) > 1:
            return "he" if first[0] in words().he else "she" if first[0] in words().she else None
        return None

    def last_named(self, person: str, at: int) -> int:
        """A person's fullest name and a place in, where he was last named before it out; -1 where he was not."""
        if self._named is None:
            self._named = {}
            for m in self.mentions:
                self._named.setdefault(self.fullest(m.span.of(self._tree.text), m.span.start), []).append(m.span.start)
        places = self._named.get(person, [])
        n = bisect_left(places, at)
        return places[n - 1] if n else -1

    def within(self, span: Span) -> list[Mention]:
        """A stretch in, the persons' names that it overlaps out, in order; no more than `_MOST_NAMES` of them."""
        first = bisect_right(self._starts, span.start)
        if first and self.mentions[first - 1].span.overlaps(span):
            first -= 1
        return self.mentions[first : min(bisect_left(self._starts, span.end), first + _MOST_NAMES)]

    def _roles_of(self, mention: Mention) -> list[Role]:
        tree, head = self._tree, self._tree.head(mention.span)
        if head is None:
            return []
        name = self.fullest(mention.span.of(tree.text), mention.span.start)
        inside = set(tree.within(mention.span))
        near = [n for n in inside for n in tree.children[n] if tree.tokens[n].dep in ("compound", "appos", "nmod", "amod")]
        top = head
        while tree.tokens[top].dep == "appos" and tree.tokens[top].head != top and len(near) < _MOST_BESIDE:
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
