"""Whom a saying was told to and through whom it came: the addressee, the interview, the show, "in remarks carried by".

Only who may pass words on is given; a press conference, a court or a platform is left out. Stage 6 decides which of them count.
"""

from __future__ import annotations

from collections.abc import Iterable

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
            if phrase and not phrase & taken:
                return (_whole_name(view, phrase, taken),)
    return tuple(p for p in (_told_in(view, verb),) if p and not p & taken)


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
        return noun_phrase(view, noun) if _is_named(view, noun) else frozenset()
    above = next((a for a in view.ancestors(noun) if view.tokens[a].tag.startswith("VB")), None)
    if (
        above is not None
        and view.tokens[above].lemma in ("cite", "quote", "interview")
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
    if view.is_any(noun, cues().on_air) and word in ("on", "in", "during") and (phrase := on_air(view, noun)):
        yield phrase
    elif view.is_any(noun, cues().encounters) and word in ("in", "during", "on", "at", "after", "for", "to", "with"):
        yield from encounter(view, noun)
    elif word in ("in", "for") and noun in view.outlets:
        yield carrier(view, noun)
    elif word in ("in", "via", "by") and view.is_any(noun, cues().documents):
        for c in view.all(noun, "prep"):
            if view.lower(c) == "to" and (whom := view.child(c, "pobj")) is not None:
                yield carrier(view, whom)
    elif word == "to" or (word in ("with", "by") and view.tokens[verb].lemma in _SPEAKING):
        yield carrier(view, noun)
    elif word in ("on", "via", "through") or (word in ("with", "for") and view.tokens[verb].lemma in _SPEAKING):
        yield on_air(view, noun)


def encounter(view: Syntax, noun: int) -> Iterable[frozenset[int]]:
    """The head of "an interview with Y", "a CNN interview", "remarks carried by Y", "Y's show" in, Y out."""
    lexicon = cues()
    if view.is_any(noun, lexicon.shows) and _is_named(view, noun):
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
                    yield carrier(view, inner)
        elif (
            token.dep in ("compound", "poss", "nmod", "amod")
            and c not in view.dated
            and is_name(view, c)
            and (view.tokens[c].tag.startswith("NN") or c in view.outlets)
        ):
            yield noun_phrase(view, c) | frozenset(
                x for x in view.all(noun, "compound") if is_name(view, x) and token.dep == "compound"
            )


def _is_named(view: Syntax, noun: int) -> bool:
    return any(is_name(view, i) for i in noun_phrase(view, noun))


def on_air(view: Syntax, noun: int) -> frozenset[int]:
    """What somebody said it on, where that is a show or a station; empty for a day, a stage or a platform."""
    if (view.is_any(noun, cues().platforms) and view.child(noun, "poss") is None) or noun in view.dated:
        return frozenset()
    phrase = noun_phrase(view, noun)
    second = next((c for c in view.all(noun, "conj") if view.tokens[c].pos == "PROPN"), None)
    if second is not None and view.tokens[noun].pos == "PROPN" and not view.all(second, "det", "poss", "prep"):
        phrase |= frozenset(range(noun, second + 1))
    if view.is_any(noun, cues().on_air) and view.child(noun, "det") is not None:
        return phrase
    if view.is_any(noun, cues().documents) and not view.is_any(noun, cues().shows):
        return frozenset()
    return phrase if any(is_name(view, i) and not view.is_any(i, cues().platforms) for i in phrase) else frozenset()


def carrier(view: Syntax, noun: int) -> frozenset[int]:
    """Whom it was told to, where they may pass it on; empty for an audience or a pronoun."""
    token, lexicon = view.tokens[noun], cues()
    if token.pos in ("PRON", "VERB", "ADP") or noun in view.dated or view.is_any(noun, lexicon.platforms):
        return frozenset()
    phrase = noun_phrase(view, noun)
    if any(view.tokens[c].text in ("this", "our", "your", "my") for c in view.all(noun, "det", "poss")):
        return frozenset()
    is_named = any(is_name(view, i) and view.tokens[i].pos in ("PROPN", "NOUN", "ADJ") for i in phrase)
    if view.is_any(noun, lexicon.audiences) and (not is_named or view.is_any(noun, lexicon.gatherings)):
        return frozenset()
    if is_named or view.is_any(noun, lexicon.carriers):
        return phrase
    return frozenset()
