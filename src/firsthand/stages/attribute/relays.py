"""Whom a saying was told to and through whom it came: the addressee, the interview, the show, "in remarks carried by".

Only who may pass words on is given; a press conference, a court or a platform is left out. Stage 6 decides which of them count.
"""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.stages.attribute.carriers import carrier as carrier
from firsthand.stages.attribute.carriers import is_named_phrase, on_air
from firsthand.stages.attribute.cues import cues
from firsthand.stages.attribute.phrases import is_name, noun_phrase
from firsthand.stages.attribute.syntax import Syntax

_SPEAKING = frozenset(
    {
        "speak",
        "tell",
        "give",
        "confide",
        "talk",
        "appear",
        "interview",
        "contact",
        "reach",
        "ask",
        "write",
        "discuss",
        "chat",
        "press",
        "question",
    }
)
_OF_THE_SETTING = frozenset({"in", "on", "during", "with", "at", "to", "for", "by", "via", "from", "through", "after"})
# Verbs whose "to" brings in what is dealt with, not whom it is told to.
_GIVING = frozenset(
    {"give", "respond", "react", "reply", "object", "agree", "push", "show", "carry", "put", "set", "place", "measure"}
)
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
# Who is named after one of these passes the words on, whoever it is: "translated by a priest", "relayed through his lawyer".
_RELAYING = frozenset({"relay", "translate", "transmit", "convey", "forward", "pass"})
# What is sent reaches whoever stands after "to" or "with".
_SENDING = frozenset(
    {"send", "share", "address", "give", "provide", "leak", "submit", "email", "e-mail", "supply", "deliver", "hand", "show"}
)
_SPREADING = frozenset(
    {"read", "print", "publish", "run", "broadcast", "air", "carry", "quote", "post", "play", "show", "report"}
)
_PERIODICALS = frozenset(
    {"newspaper", "paper", "magazine", "daily", "weekly", "tabloid", "journal", "newsletter", "website", "site"}
)
_ANSWERING = frozenset({"reply", "response", "answer"})
_IN_TITLES = frozenset({"“", '"', "the", "of", "and", "&", "with", "in"})


def relays_of(view: Syntax, verb: int, taken: frozenset[int]) -> tuple[frozenset[int], ...]:
    """A verb of saying in, the relays in its clause out, nearest to the source first.

    Args:
        view: The tokens.
        verb: The cue.
        taken: Tokens of content and source, which hold no relay.
    """
    for c in _dependants(view, verb):
        for phrase in _from_dependant(view, verb, c, taken):
            phrase = _before(view, phrase, taken)
            if phrase:
                further = (p for p in _further(view, c) if p and p != phrase and not p & taken)
                return (_whole_name(view, phrase, taken), *further)
    return tuple(p for p in (_told_in(view, verb),) if p and not p & taken)


def _before(view: Syntax, phrase: frozenset[int], taken: frozenset[int]) -> frozenset[int]:
    """A relay in; without what belongs to content or source out: "in remarks carried by Interfax, minister Oleg Stam said"."""
    if not phrase & taken:
        return phrase
    kept = frozenset(i for i in phrase if i < min(phrase & taken))
    return frozenset(i for i in kept if i < max(kept)) if kept and view.tokens[max(kept)].text == "," else frozenset()


def _further(view: Syntax, prep: int) -> Iterable[frozenset[int]]:
    """A setting in, those through whom it came after the first out: "in a statement carried by EFE and quoted in the Courier"."""
    noun = view.child(prep, "pobj")
    for c in () if noun is None else view.all(noun, "acl"):
        for joined in _joined(view, c)[1:]:
            yield from handed_on(view, joined)


def _joined(view: Syntax, verb: int) -> list[int]:
    """A participle in, it and those joined to it out, in order."""
    return [verb, *(j for c in view.all(verb, "conj") if view.tokens[c].tag in ("VBN", "VBD") for j in _joined(view, c))]


def handed_on(view: Syntax, clause: int) -> Iterable[frozenset[int]]:
    """A participle after a text in, through whom it came out: "carried by Y", "sent to Y", "read on Y", "passed on by Y"."""
    lemma = view.tokens[clause].lemma
    if lemma == "pass" and view.child(clause, "prt") is None:
        return
    reached = [c for c in view.all(clause, "prep", "dative") if lemma in _SENDING and view.lower(c) in ("to", "with")]
    for c in reached or view.all(clause, "agent", "prep"):
        word, noun = view.lower(c), view.child(c, "pobj")
        if noun is None:
            continue
        if lemma in _RELAYING and word in ("by", "through", "via") and view.tokens[noun].pos != "PRON":
            yield noun_phrase(view, noun)
        elif c in reached or (word == "by" and lemma in cues().through):
            yield carrier(view, noun)
        elif word in ("on", "in") and lemma in _SPREADING:
            yield on_air(view, noun) if word == "on" else printed_in(view, clause, noun)


def printed_in(view: Syntax, verb: int, noun: int) -> frozenset[int]:
    """A verb and what stands after its "in" in, the outlet in which a text was printed out; stage 6 leaves out a place."""
    is_print = view.tokens[verb].lemma in ("print", "publish", "run", "carry", "quote", "report")
    return carrier(view, noun) if is_print and view.tokens[noun].pos == "PROPN" else _periodical(view, noun)


def _periodical(view: Syntax, noun: int) -> frozenset[int]:
    """What stands after "in" in, where that is an outlet in print ("in the magazine Strait Weekly") out."""
    if noun in view.outlets or (view.is_any(noun, _PERIODICALS) and is_named_phrase(view, noun)):
        return carrier(view, noun)
    return frozenset()


def _told_in(view: Syntax, verb: int) -> frozenset[int]:
    """A cue in a relative clause in, what it was said in or who brought it up out.

    "A Gazette story in which sources said"; "the Gazette cited a book by Pell, who wrote".
    """
    if view.tokens[verb].dep != "relcl":
        return frozenset()
    noun = view.tokens[verb].head
    is_inside = any(
        view.lower(c) in ("in", "during")
        and view.child(c, "pobj") is not None
        and view.lower(view.child(c, "pobj") or c) == "which"
        for c in view.all(verb, "prep")
    )
    if is_inside:
        higher = (a for a in view.ancestors(noun) if view.is_any(a, cues().encounters))
        noun = noun if not is_name(view, noun) else next(higher, noun)
    if is_inside and view.is_any(noun, cues().encounters):
        return next((p for p in encounter(view, noun) if p), frozenset())
    if is_inside and view.is_any(noun, cues().documents):
        return noun_phrase(view, noun) if is_named_phrase(view, noun) else frozenset()
    above = next((a for a in view.ancestors(noun) if view.tokens[a].tag.startswith("VB")), None)
    if (
        above is not None
        and (
            view.tokens[above].lemma in ("cite", "quote", "interview")
            or (view.tokens[above].lemma in _SPREADING and view.is_any(view.child(above, "dobj") or above, cues().encounters))
        )
        and view.tokens[above].tag in ("VBD", "VBZ", "VBP", "VBN")
    ):
        who = view.child(above, "nsubj")
        return frozenset() if who is None or noun < above else carrier(view, who)
    return frozenset()


def _whole_name(view: Syntax, phrase: frozenset[int], taken: frozenset[int]) -> frozenset[int]:
    """A relay's tokens in; with the rest of a name cut at an apostrophe or quotation mark out ("Radio One's "Dawn"")."""
    end = max(phrase)
    has_mark = view.tokens[end].text in _POSSESSIVE
    at = end + 1
    while at < len(view.tokens) and view.tokens[at].sentence == view.tokens[end].sentence and at not in taken and at - end <= 3:
        token = view.tokens[at]
        if token.text in _POSSESSIVE:
            if has_mark and end > max(phrase):
                break
            has_mark = True
        elif has_mark and token.text[:1].isupper() and token.lemma not in cues().platforms:
            end = at
        elif not has_mark or token.text.lower() not in _IN_TITLES:
            break
        at += 1
    return phrase if end == max(phrase) else frozenset(range(min(phrase), end + 1))


def _dependants(view: Syntax, verb: int) -> list[int]:
    """What hangs from the verb, addressees first; a joined verb or a participle shares what opens the sentence."""
    own = sorted(view.children[verb], key=lambda c: (view.tokens[c].dep not in ("dobj", "dative", "nsubjpass"), c))
    above = view.tokens[verb].head
    if view.tokens[verb].dep in ("conj", "xcomp", "advcl") and above != verb:
        is_saying = cues().has(view.tokens[above].lemma, "say", "tell", "write")
        own += [c for c in view.children[above] if (c < above or is_saying) and view.tokens[c].dep in ("prep", "advcl", "dative")]
        if cues().has(view.tokens[above].lemma, "tell"):
            own += view.all(above, "dobj")
    for as_ in view.all(verb, "prep") if cues().has(view.tokens[verb].lemma, "quote") else ():
        saying = view.child(as_, "pcomp")  # "was quoted as saying by Y"
        own += [c for c in view.all(saying, "prep", "agent") if view.lower(c) == "by"] if saying is not None else []
    return own


def _from_dependant(view: Syntax, verb: int, c: int, taken: frozenset[int]) -> Iterable[frozenset[int]]:
    token, lemma = view.tokens[c], view.tokens[verb].lemma
    if c in taken:
        return
    if (
        token.dep in ("dobj", "dative", "obj")
        and token.pos != "ADP"
        and (cues().has(lemma, "tell") or (token.head != verb and cues().has(view.tokens[token.head].lemma, "tell")))
    ):
        topics = (p for p in view.all(c, "prep") if view.lower(p) in cues().prepositions.get(lemma, ()))
        yield carrier(view, c).difference(*(view.subtree(p) for p in topics))
    elif token.dep in ("prep", "dative", "agent"):
        if view.lower(c) not in cues().prepositions.get(lemma, ()) and not (lemma in _GIVING and view.lower(c) == "to"):
            yield from _from_setting(view, verb, c)
    elif token.dep in ("advcl", "acl", "relcl", "partmod"):
        yield from spoken_to(view, c)


def spoken_to(view: Syntax, clause: int) -> Iterable[frozenset[int]]:
    """A clause beside the saying in ("speaking to Y", "when contacted by Y", "while appearing on Y's show"), its relays out."""
    if view.tokens[clause].lemma not in _SPEAKING | cues().through:
        return
    for c in view.children[clause]:
        if view.tokens[c].dep in ("prep", "agent", "dative"):
            yield from _from_setting(view, clause, c)
        elif view.tokens[c].dep == "nsubj" and view.tokens[clause].lemma in ("contact", "reach", "ask", "press", "interview"):
            yield carrier(view, c)


def _from_setting(view: Syntax, verb: int, prep: int) -> Iterable[frozenset[int]]:
    word, noun = view.lower(prep), view.child(prep, "pobj")
    if noun is None or word not in _OF_THE_SETTING:
        return
    is_text = view.is_any(noun, cues().documents)
    if view.is_any(noun, cues().on_air) and word in ("on", "in", "during") and (phrase := on_air(view, noun)):
        yield phrase
    elif view.is_any(noun, cues().encounters) and word in ("in", "during", "on", "at", "after", "for", "to", "with"):
        yield from encounter(view, noun)
    elif word in ("in", "for") and (phrase := _periodical(view, noun)):
        yield phrase
    elif word == "in" and view.tokens[verb].lemma == "write" and is_name(view, noun) and not is_text:
        yield carrier(view, noun)
    elif word == "in" and view.tokens[noun].lemma in _ANSWERING:
        yield from _asked_by(view, noun)
    elif any(handed := [p for c in view.all(noun, "acl") for p in handed_on(view, c)]):
        yield next(p for p in handed if p)
    elif word in ("in", "via", "by") and is_text:
        for c in view.all(noun, "prep"):
            if view.lower(c) == "to" and (whom := view.child(c, "pobj")) is not None:
                yield carrier(view, whom)
    elif word == "to" or (word in ("with", "by") and view.tokens[verb].lemma in _SPEAKING | {"quote", "cite"}):
        yield carrier(view, noun)
    elif word in ("on", "via", "through") or (word in ("with", "for") and view.tokens[verb].lemma in _SPEAKING):
        yield on_air(view, noun)


def _asked_by(view: Syntax, noun: int) -> Iterable[frozenset[int]]:
    """A "reply" in, who had asked out: "in reply to questions from Y"."""
    for to in view.all(noun, "prep"):
        question = view.child(to, "pobj")
        for c in () if question is None else view.all(question, "prep"):
            if view.lower(c) in ("from", "by", "of") and (whom := view.child(c, "pobj")) is not None:
                yield carrier(view, whom)


def encounter(view: Syntax, noun: int) -> Iterable[frozenset[int]]:
    """The head of "an interview with Y", "a CNN interview", "remarks carried by Y", "Y's show" in, Y out."""
    lexicon = cues()
    if view.is_any(noun, lexicon.shows) and is_named_phrase(view, noun):
        yield noun_phrase(view, noun)
        return
    for c in view.children[noun]:
        token = view.tokens[c]
        if token.dep == "prep" and view.lower(c) in ("with", "to", "on", "for", "by", "from", "in", "of"):
            inner = view.child(c, "pobj")
            if inner is not None:
                yield on_air(view, inner) if view.lower(c) in ("on", "in") else carrier(view, inner)
        elif token.dep in ("acl", "relcl") and token.lemma in lexicon.through:
            for agent in view.all(c, "agent", "prep"):
                inner = view.child(agent, "pobj")
                if inner is not None and view.lower(agent) in ("by", "on", "in", "to", "with"):
                    yield carrier(view, inner) or (on_air(view, inner) if view.lower(agent) == "on" else frozenset())
        elif (
            token.dep in ("compound", "poss", "nmod", "amod")
            and c not in view.dated
            and is_name(view, c)
            and (view.tokens[c].tag.startswith("NN") or c in view.outlets)
        ):
            yield noun_phrase(view, c) | frozenset(
                x for x in view.all(noun, "compound") if is_name(view, x) and token.dep == "compound"
            )
