"""Who may pass words on: an outlet, a show, a station, a person with a name; not an audience, a platform or a day."""

from __future__ import annotations

from firsthand.stages.attribute.cues import cues
from firsthand.stages.attribute.phrases import is_name, noun_phrase
from firsthand.stages.attribute.syntax import Syntax

_REPORTERS = frozenset({"reporter", "correspondent", "journalist"})


def carrier(view: Syntax, noun: int) -> frozenset[int]:
    """Whom it was told to, where they may pass it on; empty for an audience or a pronoun."""
    token, lexicon = view.tokens[noun], cues()
    if token.pos in ("PRON", "VERB", "ADP") or noun in view.dated:
        return frozenset()
    if view.is_any(noun, lexicon.platforms) and not (view.is_any(noun, lexicon.carriers) and _has_own_name(view, noun)):
        return frozenset()
    phrase = noun_phrase(view, noun)
    if token.lemma in _REPORTERS and token.tag == "NN" and (employer := _employer(view, noun)):
        return employer
    if any(view.tokens[c].text in ("this", "our", "your", "my") for c in view.all(noun, "det", "poss")):
        return frozenset()
    is_named = any(is_name(view, i) and view.tokens[i].pos in ("PROPN", "NOUN", "ADJ") for i in phrase)
    if view.is_any(noun, lexicon.audiences) and (not is_named or view.is_any(noun, lexicon.gatherings)):
        return frozenset()
    if is_named or view.is_any(noun, lexicon.carriers):
        return phrase
    return frozenset()


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
    if _is_station(view, noun):
        return phrase
    if view.is_any(noun, cues().documents) and not view.is_any(noun, cues().shows):
        return frozenset()
    return phrase if any(is_name(view, i) and not view.is_any(i, cues().platforms) for i in phrase) else frozenset()


def is_named_phrase(view: Syntax, noun: int) -> bool:
    """Whether a name stands in the phrase of a noun."""
    return any(is_name(view, i) for i in noun_phrase(view, noun))


def _is_station(view: Syntax, noun: int) -> bool:
    """Whether television or radio is said to be somebody's: "state television", "local radio"; not "on television"."""
    return view.tokens[noun].lemma in ("television", "tv", "radio") and view.child(noun, "compound", "amod") is not None


def _has_own_name(view: Syntax, noun: int) -> bool:
    """Whether a name that is no platform's stands beside a noun: "the news site Novy Dom"."""
    return any(is_name(view, c) and not view.is_any(c, cues().platforms) for c in view.all(noun, "appos"))


def _employer(view: Syntax, noun: int) -> frozenset[int]:
    """One reporter in, the outlet that the report was made for out: "a reporter from the Daily Crescent", "an AP reporter"."""
    after = noun + 1  # the parser often hangs "from the Crescent" from the telling
    beside = [after] if after < len(view.tokens) and view.tokens[after].dep == "prep" else []
    for c in [*view.children[noun], *beside]:
        inner = view.child(c, "pobj") if view.lower(c) in ("from", "for", "of", "with", "at") else None
        if inner is not None and any(is_name(view, i) for i in noun_phrase(view, inner)):
            return noun_phrase(view, inner)
        if view.tokens[c].dep in ("compound", "poss", "nmod") and c in view.outlets:
            return noun_phrase(view, c)
    return frozenset()
