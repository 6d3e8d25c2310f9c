"""The span of a source or relay in, what its words say of it out: name, head, owner, number, and whether it points back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.model.document import Mention, MentionKind, Token
from firsthand.model.span import Span
from firsthand.stages.resolve.labels import Labels
from firsthand.stages.resolve.lexicon import known_outlet, words
from firsthand.stages.resolve.owners import Owners, mention_at
from firsthand.stages.resolve.people import People, bare_name
from firsthand.stages.resolve.phrases import fullest, is_part, tidy, without_article
from firsthand.stages.resolve.tree import Tree
from firsthand.text import names

_PERSONAL = frozenset({"he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "himself", "herself"})
_POINTING = frozenset({"who", "which", "that", "whom", "this", "these", "those", "both", "others", "the former", "the latter"})
PRONOUNS = _PERSONAL | _POINTING
SELF = frozenset({"i", "we", "me", "us", "our", "my", "ours", "mine", "myself", "ourselves", "you", "your"})
# Who works for whoever writes "our": their words are its own.
_STAFF = frozenset(
    {"researcher", "staff", "team", "reporter", "journalist", "investigator", "monitor", "delegate", "delegation", "colleague"}
    | {"analyst", "observer", "volunteer", "employee", "fieldworker", "lawyer", "expert"}
)
_PLURAL = frozenset({"they", "them", "their", "these", "those", "both"})
# Heads that are several without the form of it ("those surveyed", "many of her aides").
_SEVERAL = frozenset({"these", "those", "many", "several", "few", "most", "some", "both"})
ARTICLES = frozenset({"the", "a", "an", "one", "another", "his", "her", "their", "its"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "same"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "two", "three", "several", "many", "other"})


@dataclass(frozen=True, slots=True)
class Described:
    """What a credited phrase says.

    Attributes:
        span: The phrase as credited.
        phrase: The fullest form of it, with what identifies the source.
        head: Lemma of its head, lower case.
        name: The proper name that it gives; None where it gives none.
        kind: What the name names; None without a name.
        words: All its words, normalised.
        owner: The phrase that owns it ("Moor's" campaign, the report "of the institute"); None where none does.
        owned_by: The owner's name, where a pronoun stood for it.
        is_plural: It means several.
        is_definite: It points to somebody known.
        is_self: The report speaks of itself ("we", "this newspaper").
        is_pronoun: A pronoun and nothing else.
    """

    span: Span
    phrase: str
    head: str
    name: str | None = None
    kind: MentionKind | None = None
    words: frozenset[str] = frozenset()
    owner: Span | None = None
    owned_by: str | None = None
    is_plural: bool = False
    is_definite: bool = False
    is_self: bool = False
    is_pronoun: bool = False


class Describer:
    """Reads credited phrases of one document.

    Args:
        tree: Its tokens.
        people: Its persons.
        mentions: Its names.
    """

    def __init__(self, tree: Tree, people: People, mentions: tuple[Mention, ...]) -> None:
        self._tree = tree
        self._between_blanks = frozenset(tree.text.split(" ")[1:-1])
        self._people = people
        self._mentions = [m for m in mentions if m.kind not in (MentionKind.DATE, MentionKind.QUANTITY)]
        self._outlets = frozenset(self._introduced())
        self._owners = Owners(tree, self._mentions)
        self._labels = Labels(tree.text)
        self._labelled: dict[str, str] = {}

    def _introduced(self) -> Iterator[str]:
        """Names that the document introduces as outlets ("the weekly Old Harbour")."""
        tree = self._tree
        for m in self._mentions:
            head = tree.head(m.span)
            before = m.span.start - 1
            if head is None or before < 0:
                continue
            near = {tree.tokens[n].lemma for n in (tree.within(m.span)[0] - 1, tree.tokens[head].head) if n >= 0}
            if (
                near & words().outlets - {"correspondent", "columnist", "show", "desk"}
                and tree.tokens[tree.within(m.span)[0] - 1].pos == "NOUN"
            ):
                yield names.normalise(without_article(m.span.of(tree.text)))

    def describe(self, span: Span) -> Described:
        """The span of a credited phrase in, what it says out."""
        tree, text = self._tree, tidy(" ".join(span.of(self._tree.text).split()))
        head = tree.head(span)
        lowered = text.lower().strip(" .:")
        if head is None or tree.passage(span.start) is None:
            return self._label(span, text)
        first = tree.tokens[tree.within(span)[0]]
        if (
            lowered in SELF
            or (first.text.lower() in ("our", "my", "this") and tree.tokens[head].lemma in words().outlets)
            or (first.text.lower() == "our" and tree.tokens[head].lemma in words().documents | words().bodies | _STAFF)
        ):
            return Described(span, text, tree.tokens[head].lemma, is_self=True)
        if lowered in PRONOUNS:
            return Described(span, text, lowered, is_plural=lowered in _PLURAL, is_pronoun=True)
        name, kind = self._name(span, head)
        if name is None and first.text[:1].isupper() and len(tree.within(span)) == 1 and self._people.is_person(text):
            name, kind = text, MentionKind.PERSON
        token = tree.tokens[head]
        openers = {tree.tokens[n].text.lower() for n in list(tree.within(span))[:2]}
        owner = self._owners.find(head, span, is_named=name is not None and kind is not MentionKind.ORGANISATION)
        is_possessed = tree.child(head, "poss") is not None
        return Described(
            span=span,
            phrase=text
            if name and kind is not MentionKind.ORGANISATION
            else self._as_within(fullest(tree, span, head), span, first),
            head=token.lemma,
            name=name,
            kind=kind,
            words=frozenset(names.words(text)),
            owner=owner,
            is_plural=token.tag in ("NNS", "NNPS") or token.lemma in _SEVERAL,
            is_definite=bool(openers & _DEFINITE) or is_possessed or (not openers & _INDEFINITE and token.tag == "NN"),
        )

    def _as_within(self, phrase: str, span: Span, first: Token) -> str:
        """A description as it reads within a sentence: "A clerk" becomes "a clerk"; a name keeps its capital."""
        for mark in ("’s", "'s", "’", "'"):
            phrase = phrase.removesuffix(mark)
        opening = phrase.partition(" ")[0]
        first = next((t for n in self._tree.within(span) if (t := self._tree.tokens[n]).text == opening), first)
        lexicon = words()
        known = (lexicon.persons, lexicon.crowds, lexicon.documents, lexicon.bodies, lexicon.unspecified)
        is_determiner = first.pos in ("DET", "NUM") or first.tag == "PRP$"
        is_common = is_determiner or any(first.lemma in listed for listed in known) or first.text.lower() in self._between_blanks
        is_named = mention_at(self._tree, self._mentions, self._tree.within(first.span)[0]) is not None
        return phrase[:1].lower() + phrase[1:] if is_common and not is_named and not phrase[1:2].isupper() else phrase

    def _label(self, span: Span, text: str) -> Described:
        """A speaker label, which is no part of a sentence."""
        label = self._labels.spell_out(text.strip(" .:"))
        parts = names.words(label)
        label = self._labelled.get(" ".join(parts), label)
        is_person = self._people.is_person(label.title() if label.isupper() else label)
        if is_person and len(parts) > 1:
            self._labelled[names.surname(label)] = label
        name = bare_name(label.title() if label.isupper() else label) if is_person else None
        return Described(
            span,
            label if not label.isupper() else label.title() if is_person else label.capitalize(),
            parts[-1] if parts else "",
            name,
            MentionKind.PERSON if is_person else None,
            frozenset(parts),
            is_definite=True,
        )

    def _name(self, span: Span, head: int) -> tuple[str | None, MentionKind | None]:
        """The proper name of a phrase: that of its head, else of what stands beside it."""
        tree = self._tree
        inside = tree.within(span)
        places = [head, *(c for c in tree.children[head] if tree.tokens[c].dep == "appos" and c in inside)]
        # "news agency Agencia Ribera": the name right behind its noun, however the parser hangs it there
        if head + 1 in inside and tree.tokens[head].pos == "NOUN" and tree.tokens[head + 1].pos == "PROPN":
            places.append(head + 1)
        # "the secretary of the union, Ana Reyl": the person at the end, also where the parser takes her for the union
        if tree.tokens[head].tag == "NN" and self._ends_with_person(inside):
            places.append(inside[-1])
        for place in places:
            mention = mention_at(tree, self._mentions, place)
            if tree.tokens[place].pos != "PROPN" and (mention is None or mention.kind is MentionKind.PERSON):
                continue
            printed, kind = self._printed(place, mention, span)
            if printed.lower() in words().persons and tree.tokens[place].tag != "NNPS":
                continue
            if not printed or (not printed[:1].isupper() and known_outlet(printed) is None):
                continue
            return printed, self._kind(printed, kind, span)
        return None, None

    def _ends_with_person(self, inside: Sequence[int]) -> bool:
        """Whether a phrase ends with a person's name that a comma sets apart."""
        tree = self._tree
        mention = mention_at(tree, self._mentions, inside[-1])
        if mention is None or mention.kind is not MentionKind.PERSON:
            return False
        before = tree.within(mention.span)[0] - 1
        return before in inside and tree.tokens[before].text == ","

    def _printed(self, place: int, mention: Mention | None, span: Span) -> tuple[str, MentionKind | None]:
        tree = self._tree
        run = [place]
        while run[0] - 1 in tree.within(span) and is_part(tree, run[0] - 1, place):
            run.insert(0, run[0] - 1)
        while run[-1] + 1 in tree.within(span) and is_part(tree, run[-1] + 1, place):
            run.append(run[-1] + 1)
        printed = tree.words(run)
        if mention is not None:
            named = " ".join(mention.span.of(tree.text).split())
            if len(named) >= len(printed) or mention.kind is MentionKind.PERSON:
                printed = named
        return without_article(printed), None if mention is None else mention.kind

    def _kind(self, printed: str, kind: MentionKind | None, span: Span) -> MentionKind:
        """What a name names: outlets by lexicon, persons by the document's other mentions of them, then as stage 4 has it."""
        lexicon = words()
        parts = names.words(printed)
        if known_outlet(printed) is not None:
            return MentionKind.OUTLET
        beside = {self._tree.tokens[n].lemma for n in self._tree.within(span) if self._tree.tokens[n].pos == "NOUN"}
        is_called = len(parts) > 1 and (parts[-1] in lexicon.outlet_words or parts[0] in ("radio", "channel", "canal"))
        if not self._people.has_given_name(printed):
            if (is_called and parts[-1] not in lexicon.bodies) or names.normalise(printed) in self._outlets:
                return MentionKind.OUTLET
            if beside & lexicon.outlets - {"correspondent", "columnist"}:
                return MentionKind.OUTLET
        if self._people.is_person(printed):
            return MentionKind.PERSON
        if parts and parts[-1] in lexicon.outlet_words and parts[-1] not in lexicon.bodies:
            return MentionKind.OUTLET
        if beside & lexicon.persons and len(parts) <= 3 and not set(parts) & lexicon.bodies:
            return MentionKind.PERSON
        if kind is MentionKind.PERSON and (not parts or parts[-1] in lexicon.bodies):
            return MentionKind.ORGANISATION
        return kind or MentionKind.ORGANISATION
