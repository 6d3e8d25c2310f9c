"""Nouns that credit: "his claim that", "a statement that", "the announcement of", "rumours that"."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.stages.attribute.cues import Finding, cues
from firsthand.stages.attribute.lineage import sources_of
from firsthand.stages.attribute.phrases import subject
from firsthand.stages.attribute.relays import encounter, relays_of
from firsthand.stages.attribute.syntax import Syntax

_SPREADING = frozenset({"emerge", "surface", "spread", "circulate", "appear", "come", "swirl", "grow", "arrive"})


def noun_cues(view: Syntax) -> Iterator[Finding]:
    """X's claim that P; a claim by X that P; reports that P (nobody)."""
    for n, token in enumerate(view.tokens):
        if token.lemma not in cues().nouns or not token.tag.startswith("NN"):
            continue
        clause = next((c for c in view.all(n, "acl", "ccomp", "relcl") if _is_that(view, c)), None)
        if clause is None and token.dep in ("attr", "nsubj") and view.tokens[token.head].lemma == "be":
            clause = next((c for c in view.all(token.head, "ccomp") if _is_that(view, c)), None)
        if clause is None and token.dep == "nsubj" and view.tokens[token.head].lemma in _SPREADING:
            clause = next((c for c in view.all(token.head, "ccomp", "advcl") if _is_that(view, c)), None)
        if clause is None:
            continue
        content = view.subtree(clause)
        owners = (view.child(n, "poss"), _by(view, n), _giver(view, n))
        owner = next((o for o in owners if o is not None), None)
        if owner is not None and view.lower(owner) in ("my", "our", "your", "i", "we", "you"):
            continue
        sources, relays = ((), ()) if owner is None else sources_of(view, owner)
        if not sources and token.lemma not in cues().nobodys:
            continue
        settings = [c for c in view.all(n, "prep") if view.lower(c) in ("in", "on", "during")]
        relays += tuple(p for s in settings if (e := view.child(s, "pobj")) is not None for p in encounter(view, e) if p)
        if _giver(view, n) is not None:
            relays += relays_of(view, token.head, content.union(*sources))
        yield Finding(frozenset(content), sources, frozenset({n}), relays, rule="noun_cue")


def _is_that(view: Syntax, clause: int) -> bool:
    first = min(view.subtree(clause))
    return view.lower(first) == "that" and view.tokens[first].dep in ("mark", "advmod")


def _by(view: Syntax, noun: int) -> int | None:
    for c in view.all(noun, "prep", "agent"):
        if view.lower(c) in ("by", "from", "of"):
            return view.child(c, "pobj")
    return None


def _giver(view: Syntax, noun: int) -> int | None:
    """Who made, issued or repeated the claim, where the noun is what a verb is done to: "the council made the claim that"."""
    verb = view.tokens[noun].head
    if view.tokens[noun].dep in ("dobj", "obj") and view.tokens[verb].lemma in (
        "make",
        "issue",
        "repeat",
        "give",
        "voice",
        "express",
        "release",
        "add",
    ):
        return subject(view, verb)
    return None
