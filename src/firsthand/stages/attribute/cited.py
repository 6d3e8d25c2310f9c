"""Who is cited beside a saying: "citing Y", "quoting Y", "attributing it to Y", "on the word of Y", "based on Y"."""

from __future__ import annotations

from firsthand.stages.attribute.cues import Finding, cues
from firsthand.stages.attribute.syntax import Syntax


def cited_last(view: Syntax, outer: Finding) -> int | None:
    """A "citing Y" that closes a content which an outlet reports: Y is the outlet's, not the content's."""
    if not any(i in view.outlets or view.is_any(i, cues().carriers) for s in outer.sources for i in s):
        return None
    for i in sorted(outer.content):
        is_last = max(view.subtree(i)) >= max(outer.content) - 1 and view.tokens[i - 1].text == ","
        if view.tokens[i].tag == "VBG" and is_last and view.quotation(i) is None and cited(view, i)[0] is not None:
            return i
    return None


def beside(view: Syntax, outer: Finding) -> list[int]:
    """The words that may open a "citing" beside a cue: below the cue, its source or the verb above it."""
    anchors = set(outer.cue).union(*outer.sources)
    anchors |= {view.tokens[c].head for c in outer.cue if view.tokens[c].dep in ("conj", "xcomp")}
    found = {c for a in anchors for c in view.children[a]} - outer.cue
    return sorted(found | _between(view, outer))


def is_hearer_within(view: Syntax, outer: Finding) -> bool:
    """Whether "she had heard from Y that P" stands in somebody's words: that saying, and not her hearing, is the outer one."""
    return any(
        view.tokens[c].lemma in ("hear", "learn")
        and view.tokens[c].dep == "ccomp"
        and any(view.tokens[s].pos == "PRON" for s in view.all(c, "nsubj"))
        for c in outer.cue
    )


def _between(view: Syntax, outer: Finding) -> set[int]:
    """A "quoting Y" between cue and content, whatever it hangs from: "the Herald reported, quoting a doctor, that P"."""
    after = [i for i in outer.content if i > max(outer.cue)]
    gap = range(max(outer.cue) + 1, min(after)) if after else range(0)
    return {i for i in gap if view.tokens[i].tag == "VBG" and view.tokens[i - 1].text == "," and view.quotation(i) is None}


def cited(view: Syntax, i: int) -> tuple[int | None, frozenset[int]]:
    """A word in, the head of what it cites and the cue out; no head where it cites nothing."""
    token, word = view.tokens[i], view.lower(i)
    if token.tag == "VBG" and token.lemma in ("cite", "quote"):
        noun = view.child(i, "dobj", "obj")
        is_voice = noun is not None and (token.lemma == "quote" or _can_be_cited(view, noun))
        return (noun if is_voice else None), frozenset({i})
    if token.tag == "VBG" and token.lemma in ("attribute", "credit"):
        to = next((c for c in view.all(i, "prep") if view.lower(c) == "to"), None)
        return (None if to is None else view.child(to, "pobj")), frozenset({i})
    if word == "from" and token.dep == "prep" and view.tokens[token.head].lemma in ("hear", "learn"):
        return view.child(i, "pobj"), frozenset({i})
    if word == "on" and token.dep == "prep":
        noun = view.child(i, "pobj")
        if noun is not None and view.lower(noun) in ("word", "authority", "strength", "testimony", "evidence"):
            of = next((c for c in view.all(noun, "prep") if view.lower(c) == "of"), None)
            if of is not None:
                return view.child(of, "pobj"), frozenset(range(i, of + 1))
    if word == "based" or token.lemma == "base":
        on = next((c for c in view.all(i, "prep") if view.lower(c) in ("on", "upon")), None)
        if on is not None:
            return view.child(on, "pobj"), frozenset({i, on})
    return None, frozenset()


def _can_be_cited(view: Syntax, noun: int) -> bool:
    """Whether a noun is somebody or something that says things, and not a reason ("citing the cost")."""
    lexicon = cues()
    if view.is_any(noun, lexicon.documents) or view.is_any(noun, lexicon.carriers) or view.is_any(noun, lexicon.persons):
        return True
    return view.tokens[noun].pos in ("PROPN", "PRON")
