"""Credits that are no verb of saying: "according to", "per", "in the words of", "citing", "reportedly", "that comes from"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from firsthand.model.document import PassageKind
from firsthand.stages.attribute.cited import beside, cited, cited_last, is_hearer_within
from firsthand.stages.attribute.cues import Finding, cues
from firsthand.stages.attribute.lineage import sources_of
from firsthand.stages.attribute.phrases import SUBJECTS, noun_phrase
from firsthand.stages.attribute.relays import spoken_to
from firsthand.stages.attribute.syntax import VERBAL, Syntax

_SELF = frozenset({"i", "we", "you"})
_WORK = frozenset({"analysis", "review", "count", "tally", "examination", "investigation", "calculation", "study", "estimate"})
_WORDS_OF = frozenset(
    {"words", "word", "view", "opinion", "account", "count", "estimate", "reckoning", "telling", "estimates", "calculation"}
)


def according_to(view: Syntax) -> Iterator[Finding]:
    """P, according to X; per X, P; in the words of X, P; by X's count, P."""
    for i in range(len(view.tokens)):
        found = _credit(view, i)
        if found is None or view.quotation(i) is not None:
            continue
        cue, noun = found
        own = view.subtree(i)
        sources, relays = sources_of(view, noun)
        aside, told = _telling_after(view, own)
        own |= aside
        content = credited_clause(view, i, own)
        relays += told
        if content and not _is_own_analysis(view, noun, content):
            yield Finding(content, sources, cue, relays, rule="according_to")


def _telling_after(view: Syntax, own: frozenset[int]) -> tuple[frozenset[int], tuple[frozenset[int], ...]]:
    """The tokens of a credit in; those of a "writing in Y" or "speaking to Y" right after it, and the relays there, out."""
    at = max(own) + 2
    if at >= len(view.tokens) or view.tokens[at - 1].text != "," or view.tokens[at].tag != "VBG":
        return frozenset(), ()
    told = tuple(p for p in spoken_to(view, at) if p)
    return (view.subtree(at) | {at - 1} if told else frozenset()), told


def _credit(view: Syntax, i: int) -> tuple[frozenset[int], int] | None:
    """A token that may open such a credit in; the cue's tokens and the head of what it names out."""
    word = view.lower(i)
    if word == "according":
        to = next((c for c in view.children[i] if view.lower(c) == "to"), None)
        if to is None and i + 1 < len(view.tokens) and view.lower(i + 1) == "to":
            to = i + 1
        noun = None if to is None else view.child(to, "pobj", "pcomp")
        if noun is None and to is not None:
            noun = view.child(i, "pobj")
        return None if to is None or noun is None else (frozenset({i, to}), noun)
    if word == "per" and view.tokens[i].dep == "prep":
        noun = view.child(i, "pobj")
        named = noun is not None and (view.tokens[noun].pos == "PROPN" or view.child(noun, "det", "poss") is not None)
        return (frozenset({i}), noun) if noun is not None and named else None
    if word in ("in", "by") and view.tokens[i].dep == "prep":
        noun = view.child(i, "pobj")
        if noun is None or view.lower(noun) not in _WORDS_OF:
            return None
        of = next((c for c in view.all(noun, "prep") if view.lower(c) == "of"), None)
        owner = view.child(of, "pobj") if of is not None else view.child(noun, "poss")
        if owner is None or view.lower(owner) in ("our", "my", "your", "us") or (of is None and view.lower(noun) == "word"):
            return None
        cue = frozenset(range(i, noun + 1)) - view.subtree(owner) | ({of} if of is not None else frozenset())
        return cue, owner
    return None


def _is_own_analysis(view: Syntax, noun: int, content: frozenset[int]) -> bool:
    """Whether the credited thing is the work of whoever reports it: "the agency said that, according to an analysis, ..."."""
    if view.tokens[noun].lemma not in _WORK or view.child(noun, "poss") is not None:
        return False
    is_named = any(view.tokens[i].pos == "PROPN" for i in view.subtree(noun))
    above = [
        view.tokens[a].lemma for a in view.ancestors(min(content)) if view.tokens[a].tag.startswith("VB") and a not in content
    ]
    return not is_named and any(a in cues().reporting for a in above)


def credited_clause(view: Syntax, i: int, own: frozenset[int]) -> frozenset[int]:
    """What a credit covers: its clause, or all that stands before it where it closes the sentence.

    Args:
        view: The tokens.
        i: The token that opens the credit.
        own: All tokens of the credit, which are no part of the content.
    """
    sentence = view.sentence(i)
    rest = [t for t in sentence if t > max(own) and view.tokens[t].pos not in ("PUNCT", "SPACE")]
    top = view.clause(view.tokens[i].head)
    if view.tokens[top].pos not in VERBAL or top in own:
        return frozenset(sentence) - own
    if top > max(own) and _closes_left(view, i):
        return frozenset(range(sentence[0], i - 1))
    if not rest:
        while (above := view.tokens[top].head) != top and not _stands_alone(view, top):
            top = above
    content = view.subtree(top) - own
    if min(own) > top:
        for c in view.all(top, "conj", "cc"):
            if c > max(own):
                content -= view.subtree(c)
    return frozenset(content)


def _closes_left(view: Syntax, i: int) -> bool:
    """Whether a credit after a comma goes with the clause before it, whatever the parser hung it from."""
    if view.tokens[i - 1].text != "," or i - 2 <= view.sentence(i)[0]:
        return False
    if not any(view.tokens[t].tag in ("VBD", "VBZ", "VBP", "MD") for t in range(view.sentence(i)[0], i)):
        return False
    return view.tokens[i - 2].pos not in ("CCONJ", "SCONJ") and view.lower(i - 2) not in ("that", "but", "and", "because")


def _stands_alone(view: Syntax, verb: int) -> bool:
    """Whether a joined verb has a subject of its own, so that a credit at the end covers it alone."""
    return view.tokens[verb].dep == "conj" and view.child(verb, *SUBJECTS) is not None


def hearsay(view: Syntax) -> Iterator[Finding]:
    """Reportedly P; allegedly P: nobody is named. Rumour has it that P; the Post has it that P."""
    for i, token in enumerate(view.tokens):
        if token.lemma == "have" and view.quotation(i) is None:
            yield from _has_it(view, i)
        if token.lemma in cues().hearsay and token.pos == "ADV" and view.quotation(i) is None:
            clause = view.clause(i)
            content = view.subtree(clause)
            if view.child(clause, *SUBJECTS) is not None:
                yield Finding(frozenset(content), (), frozenset({i}), rule="hearsay")


def _has_it(view: Syntax, verb: int) -> Iterator[Finding]:
    """A "has" in, what X has it that is so out; rumour and legend are nobody."""
    thing, clause, owner = view.child(verb, "dobj"), view.child(verb, "ccomp"), view.child(verb, "nsubj")
    if thing is None or clause is None or owner is None or view.lower(thing) != "it" or view.lower(owner) in _SELF:
        return
    if view.lower(thing + 1) == "that":
        is_somebody = view.tokens[owner].pos in ("PROPN", "PRON") or view.is_any(owner, cues().carriers)
        sources, relays = sources_of(view, owner) if is_somebody or view.is_any(owner, cues().nobodys) else ((), ())
        yield Finding(view.subtree(clause), sources, frozenset({verb, thing}), relays, rule="has_it")


def citing(view: Syntax, found: list[Finding]) -> Iterator[Finding]:
    """Z, citing Y, said P; Z said P, on the word of Y: the source is Y, and what Z said holds it."""
    for n, outer in enumerate(found):
        if outer.rule == "bare_quotation" or not outer.cue:
            continue
        aside = cited_last(view, outer)
        if aside is not None:
            outer = replace(outer, content=outer.content - view.subtree(aside))
            found[n] = outer
        for i in [*beside(view, outer), *([] if aside is None else [aside])]:
            noun, cue = cited(view, i)
            if noun is None or noun in outer.content or any(noun in s for s in outer.sources):
                continue
            sources, relays = sources_of(view, noun)
            if sources and not cue & outer.cue:
                content = outer.content - view.subtree(i)
                if content:
                    within = None if is_hearer_within(view, outer) else outer
                    yield Finding(content, sources, cue, relays, within=within, rule="citing")


def as_stated(view: Syntax) -> Iterator[Finding]:
    """P, as measured by X; P, as can be read in X; as quoted in X, P."""
    for i, token in enumerate(view.tokens):
        if token.text.lower() != "as" or view.quotation(i) is not None:
            continue
        verb = token.head
        if (
            view.tokens[verb].tag != "VBN"
            or view.tokens[verb].lemma not in cues().any_verb | cues().through
            or not 0 < verb - i <= 5
            or view.child(verb, "nsubj", "nsubjpass") is not None
        ):
            continue
        by = next((c for c in view.all(verb, "agent", "prep") if view.lower(c) in ("by", "in")), None)
        noun = None if by is None else view.child(by, "pobj")
        if noun is None or by is None or (view.lower(by) == "in" and not view.is_any(noun, cues().documents)):
            continue
        own = view.subtree(verb) | {i}
        sources, relays = sources_of(view, noun)
        above = view.tokens[verb].head
        top = view.clause(above) if above != verb else verb
        content = view.subtree(top) - own
        if content and sources:
            yield Finding(content, sources, frozenset({verb, by}), relays, rule="as_stated")


def points_back(view: Syntax) -> Iterator[Finding]:
    """P. That comes from X; P. We have this figure from X: the credit stands in a sentence of its own after what it credits."""
    for sentence in view.sentences:
        previous = _sentence_before(view, sentence)
        if previous is None:
            continue
        for v in sentence:
            if view.tokens[v].dep != "ROOT" or view.tokens[v].lemma not in _POINTING:
                continue
            noun, cue = _origin(view, v)
            if noun is not None:
                sources, relays = sources_of(view, noun)
                owner = view.child(v, "nsubj")
                is_pointer = owner is not None and view.lower(owner) in _SELF | _TOLD | {"that", "this", "it"}
                if owner is not None and owner != noun and not is_pointer:
                    relays += (noun_phrase(view, owner),)
                if sources and not (any(view.lower(c) == "in" for c in cue) and not view.is_any(noun, cues().documents)):
                    yield Finding(frozenset(previous), sources, cue, relays, rule="points_back")


_SHORT_SENTENCE_TOKENS = 10
# "The information came from X" points at the sentence before it.
_TOLD = frozenset({"information", "news", "report", "claim", "tip", "account"})
_SPREADING = frozenset({"report", "broadcast", "publish", "print", "air", "relay", "say", "tell", "write"})
_POINTING = _SPREADING | {"come", "be", "have", "take", "get", "rest", "stem"}


_Origin = tuple[int | None, frozenset[int]]
"""Who a sentence comes from, and the words that say so."""


def _origin(view: Syntax, verb: int) -> _Origin:
    """Who the sentence before comes from, and the cue: "that comes from X", "that is what X says", "X broadcast it"."""
    lemma = view.tokens[verb].lemma
    if lemma in _SPREADING:
        return _spreader(view, verb)
    if not _points(view, verb):
        return None, frozenset()
    for c in view.all(verb, "ccomp", "attr", "acomp") if lemma == "be" else ():
        is_what = any(view.lower(x) == "what" for x in view.children[c])
        if is_what and view.tokens[c].lemma in _SPREADING and view.child(c, "nsubj") is not None:
            return view.child(c, "nsubj"), frozenset({c})
    openers = ("from", "in") if lemma == "be" else ("from",)
    for c in sorted(view.subtree(verb)):
        if view.lower(c) in openers and view.tokens[c].dep == "prep" and view.clause(c) == verb:
            return view.child(c, "pobj"), frozenset({verb, c})
    return None, frozenset()


def _spreader(view: Syntax, verb: int) -> _Origin:
    """A verb of saying in; who says "it", "this" or "so" with it, out."""
    thing, head = view.child(verb, "dobj", "obj"), view.child(verb, "nsubj")
    if head is None or view.lower(head) in _SELF:
        return None, frozenset()
    is_so = any(view.lower(c) == "so" and view.tokens[c].dep in ("advmod", "dobj") for c in view.children[verb])
    is_short = len(view.sentence(verb)) <= _SHORT_SENTENCE_TOKENS
    if (is_so and is_short) or (thing is not None and view.lower(thing) in ("it", "this", "that")):
        return head, frozenset({verb})
    return None, frozenset()


def _points(view: Syntax, verb: int) -> bool:
    """Whether a clause is about the sentence before: "that comes", "the information came", "we have that"."""
    lemma = view.tokens[verb].lemma
    subject = view.child(verb, "nsubj", "nsubjpass")
    if subject is not None and view.lower(subject) in ("that", "this"):
        return True
    if lemma == "come" and subject is not None and view.child(subject, "det") is not None:
        return not view.all(subject, "prep", "relcl", "acl") and view.tokens[subject].lemma in _TOLD
    thing = view.child(verb, "dobj", "obj")
    if thing is None or lemma not in ("have", "take", "get"):
        return False
    return any(view.lower(c) in ("that", "this") for c in (thing, *view.children[thing]))


def _sentence_before(view: Syntax, sentence: range) -> range | None:
    """The sentence right before, where it is running text."""
    if sentence[0] == 0:
        return None
    passage = view.passage(sentence[0] - 1)
    return view.sentence(sentence[0] - 1) if passage is not None and passage.kind is PassageKind.SENTENCE else None
