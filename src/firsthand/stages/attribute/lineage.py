"""A source's noun phrase in, the source behind it and those it came through out.

"A Courier report with data from the institute": the institute, through the report. "The Herald, which had it from Meridian, which
had it from a clerk": the clerk, through Meridian, through the Herald. "An official quoted by the Gazette": the official, through
the Gazette.
"""

from __future__ import annotations

from firsthand.stages.attribute.carriers import carrier
from firsthand.stages.attribute.cues import cues
from firsthand.stages.attribute.phrases import coordinated, noun_phrase, source_phrases
from firsthand.stages.attribute.relays import handed_on, printed_in, spoken_to
from firsthand.stages.attribute.syntax import Syntax

Phrases = tuple[frozenset[int], ...]
_HAVING_FROM = frozenset(
    {
        "have",
        "get",
        "hear",
        "take",
        "receive",
        "learn",
        "obtain",
        "draw",
        "attribute",
        "credit",
        "source",
        "owe",
        "trace",
        "read",
        "quote",
        "copy",
        "base",
        "give",
        "pass",
    }
)
_CITING = frozenset({"cite", "quote"})
_BESIDE = frozenset({"with", "citing", "using", "on", "from"})
# Whoever did this to a document of nobody else's issued it: one link, and the issuer's name is the better one.
_ISSUING = frozenset(
    {"compile", "publish", "print", "release", "assemble", "prepare", "produce", "collect", "gather", "issue", "write", "conduct"}
)
_RECEIVING = frozenset({"obtain", "see", "review", "publish", "print", "get", "quote", "cite", "interview"})
_DEEPEST = 8


def sources_of(view: Syntax, head: int) -> tuple[Phrases, Phrases]:
    """The head of a credited noun phrase in, its sources and its relays (nearest to the source first) out."""
    issuer = _issuer(view, head)
    if issuer is not None:
        return source_phrases(view, issuer), tuple(p for p in passed_on_by(view, head) if issuer not in p)
    way = [head]
    while len(way) < _DEEPEST:
        deeper = behind(view, way[-1])
        if deeper is None or deeper in way:
            break
        way.append(deeper)
    origin = way[-1]
    relays: list[frozenset[int]] = []
    for h in reversed(way):
        if h != origin:
            deeper = way[way.index(h) + 1]
            below = [c for c in view.children[h] if deeper in view.subtree(c)]
            relays.append(noun_phrase(view, h).difference(*(view.subtree(c) for c in below)))
        relays.extend(passed_on_by(view, h))
    return source_phrases(view, origin), (*_whose_source(view, origin), *(r for r in relays if r))


def _issuer(view: Syntax, head: int) -> int | None:
    """A document of nobody else's in, the head of whoever is said to have issued it out: "data compiled by Y"."""
    is_owned = view.child(head, "poss") is not None or any(view.lower(c) in ("of", "by", "from") for c in view.all(head, "prep"))
    if is_owned or not view.is_any(head, cues().documents):
        return None
    for c in view.all(head, "acl"):
        if view.tokens[c].lemma not in _ISSUING or view.tokens[c].tag != "VBN":
            continue
        for by in view.all(c, "agent", "prep"):
            noun = view.child(by, "pobj")
            if noun is not None and (
                (view.lower(by) == "by" and carrier(view, noun)) or (view.lower(by) == "in" and printed_in(view, c, noun))
            ):
                return noun
    return None


def _whose_source(view: Syntax, head: int) -> Phrases:
    """The head of a source in, the outlet whose source it is said to be out: "the Interfax agency's source in the navy"."""
    of = next((c for c in view.all(head, "prep") if view.lower(head) == "one" and view.lower(c) == "of"), None)
    whose = head if of is None else view.child(of, "pobj")  # "one of the Herald's sources"
    owner = view.child(whose, "poss") if whose is not None and view.tokens[whose].lemma == "source" else None
    return () if owner is None or not (owner in view.outlets or carrier(view, owner)) else (noun_phrase(view, owner),)


def behind(view: Syntax, head: int) -> int | None:
    """The head of whoever this one has it from; None where the phrase names nobody behind it."""
    for c in view.children[head]:
        token = view.tokens[c]
        if token.dep == "relcl" and token.lemma in _HAVING_FROM | _CITING:
            found = _object_from(view, c)
            if found is not None:
                return found
        if token.dep in ("acl", "advcl") and token.lemma in _CITING and token.tag == "VBG":
            return view.child(c, "dobj", "obj")
        if token.dep == "appos":  # "the newspaper Klokken, which cited people close to the cabinet"
            for r in view.all(c, "relcl"):
                if token.pos == "PROPN" and view.tokens[r].lemma in _HAVING_FROM | _CITING:
                    found = _object_from(view, r)
                    if found is not None:
                        return found
        if token.dep == "prep" and view.lower(c) in _BESIDE and view.is_any(head, cues().documents):
            found = _data_from(view, c)
            if found is not None:
                return found
    return None


def _object_from(view: Syntax, verb: int) -> int | None:
    """Whom a clause has it from: "which had it from Meridian", "which attributes it to a banker", "which got it from a nurse"."""
    lemma = view.tokens[verb].lemma
    if lemma in _CITING:
        return view.child(verb, "dobj", "obj")
    wanted = ("to",) if lemma in ("attribute", "credit", "trace") else ("from", "by") if lemma == "give" else ("from",)
    for c in sorted(view.subtree(verb)):
        token = view.tokens[c]
        is_near = token.head == verb or view.tokens[token.head].dep in ("dobj", "obj")
        if token.dep in ("prep", "agent") and view.lower(c) in wanted and is_near:
            return view.child(c, "pobj")
    return None


def _data_from(view: Syntax, prep: int) -> int | None:
    """A "with" whose object is data in, the head of whoever the data are from out."""
    noun = view.child(prep, "pobj")
    if noun is None or not view.is_any(noun, cues().documents):
        return None
    for c in view.all(noun, "prep"):
        if view.lower(c) in ("from", "by", "of"):
            return view.child(c, "pobj")
    return None


def passed_on_by(view: Syntax, head: int) -> Phrases:
    """Through whom a source's words came, by what hangs after its name: "seen by Y", "who spoke to Y", "compiled by Y"."""
    out: list[frozenset[int]] = []
    for i in sorted(noun_reach(view, head)):
        for first in view.all(i, "acl", "relcl"):
            for c in (first, *(j for j in view.all(first, "conj") if view.tokens[j].tag in ("VBN", "VBD"))):
                out += [p for p in _passed_in(view, c, head) if p and p not in out]
    return tuple(out)


def _passed_in(view: Syntax, c: int, head: int) -> list[frozenset[int]]:
    """A clause after a source's name and that source's head in, those who pass its words on by that clause out."""
    token = view.tokens[c]
    agents = [a for a in view.all(c, "agent", "prep") if view.lower(a) == "by"]
    is_passive = token.tag in ("VBN", "VBD")
    if token.lemma in cues().through and is_passive and agents:
        named = [n for a in agents if (n := view.child(a, "pobj")) is not None]
        reached = list(handed_on(view, c)) if view.is_any(head, cues().documents) else []
        return [p for n in named for h in coordinated(view, n) if (p := carrier(view, h))] or reached
    if token.dep == "relcl" and token.lemma in _RECEIVING:
        owner = view.child(c, "nsubj")
        if owner is not None and view.tokens[owner].tag not in ("WP", "WDT", "PRP"):
            return [carrier(view, owner)]
    if token.lemma in ("speak", "talk", "tell", "write"):
        return list(spoken_to(view, c))
    return list(handed_on(view, c)) if is_passive and view.is_any(head, cues().documents) else []


def noun_reach(view: Syntax, head: int) -> set[int]:
    """A head in, it and the heads below it that clauses after its name may hang from by a parser's mistake, out."""
    out = {head}
    for c in view.all(head, "prep", "appos", "pobj"):
        out |= noun_reach(view, c)
    return out
