"""What a verb of saying takes as its content, by the frame of its class. Each frame is a function: a verb in, tokens out."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.stages.attribute.cues import cues
from firsthand.stages.attribute.phrases import SUBJECTS
from firsthand.stages.attribute.syntax import VERBAL, Syntax

Frame = Callable[[Syntax, int], frozenset[int]]
NOTHING: frozenset[int] = frozenset()
_PARTICLES = frozenset({"prt", "aux", "auxpass", "neg"})
_OBJECTS = ("dobj", "obj", "dative")
_NEVER_SPEECH_OBJECTS = frozenset(
    {"it", "this", "that", "so", "what", "which", "who", "nothing", "something", "goodbye", "hello"}
)


def clause(view: Syntax, verb: int) -> frozenset[int]:
    """The complement clause: "said (that) the road was closed", "The road was closed, she said"."""
    out: set[int] = set()
    for c in view.all(verb, "ccomp"):
        out |= view.subtree(c)
    if out:
        for c in view.all(verb, "conj", "advcl"):
            if c > max(out) and _goes_on(view, c):
                out |= view.subtree(c)
    return frozenset(out)


def _goes_on(view: Syntax, verb: int) -> bool:
    """Whether a clause after the content is said too: "... and that it was late", "... because nobody came"."""
    marks = {view.lower(m) for m in view.all(verb, "mark")}
    if marks & {"that", "because", "since", "unless", "although"}:
        return True
    own = view.child(verb, "nsubj", "nsubjpass", "expl")
    is_cue = view.tokens[verb].lemma in cues().strong
    return view.tokens[verb].dep == "conj" and own is not None and view.tokens[own].tag in ("PRP", "EX") and not is_cue


def around(view: Syntax, verb: int) -> frozenset[int]:
    """The clause that the saying interrupts or follows: "The road, she said, was closed"; "As she said, the road was closed"."""
    token = view.tokens[verb]
    head = token.head
    if view.tokens[head].dep in ("aux", "auxpass"):
        head = view.tokens[head].head
    if head == verb or view.tokens[head].pos not in VERBAL:
        return NOTHING
    if token.lemma not in cues().reporting:
        return NOTHING
    if token.dep == "parataxis" or (token.dep == "advcl" and _is_as(view, verb)):
        return view.subtree(_top(view, head)) - view.subtree(verb)
    return NOTHING


def _top(view: Syntax, verb: int) -> int:
    """The verb that a joined verb hangs from, as long as the two share a subject or none stands between."""
    while (
        view.tokens[verb].dep == "conj"
        and view.tokens[view.tokens[verb].head].pos in VERBAL
        and view.child(verb, *SUBJECTS) is None
    ):
        verb = view.tokens[verb].head
    return verb


def _is_as(view: Syntax, verb: int) -> bool:
    return any(view.lower(c) == "as" for c in view.all(verb, "mark", "advmod")) and not clause(view, verb)


def infinitive(view: Syntax, verb: int) -> frozenset[int]:
    """What is promised or asked for: "vowed to close the road", "urged the mayor to go" (with the mayor)."""
    out: set[int] = set()
    for c in view.all(verb, "xcomp", "ccomp"):
        out |= view.subtree(c)
    if out:
        for c in view.all(verb, *_OBJECTS):
            if cues().has(view.tokens[verb].lemma, "urge") and not cues().has(view.tokens[verb].lemma, "tell"):
                out |= view.subtree(c)
    return frozenset(out)


def thing(view: Syntax, verb: int) -> frozenset[int]:
    """The thing announced, denied or cited: "announced a new road", "denied taking it"."""
    out: set[int] = set()
    for c in view.all(verb, "dobj", "obj", "xcomp"):
        if view.lower(c) not in _NEVER_SPEECH_OBJECTS:
            out |= view.subtree(c)
    return frozenset(out)


def named_as(view: Syntax, verb: int) -> frozenset[int]:
    """Whom or what it calls what: "called the plan a disaster", "described him as tired"."""
    out: set[int] = set()
    is_named = False
    for c in view.all(verb, "oprd", "xcomp", "ccomp", "acomp", "prep"):
        if view.tokens[c].dep != "prep" or view.lower(c) == "as":
            out |= view.subtree(c)
            is_named = True
    if not is_named:
        return NOTHING
    for c in view.all(verb, "dobj", "obj", "nsubjpass"):
        out |= view.subtree(c)
    return frozenset(out)


def accused_of(view: Syntax, verb: int) -> frozenset[int]:
    """Whom it accuses of what: "accused the mayor of lying", "blamed the fire on rats"."""
    out: set[int] = set()
    objects = view.all(verb, "dobj", "obj", "nsubjpass")
    for c in [*view.all(verb, "prep"), *(p for o in objects for p in view.all(o, "prep"))]:
        if view.lower(c) in ("of", "for", "on", "against", "about", "with", "over"):
            out |= view.subtree(c)
    if out:
        for c in objects:
            out |= view.subtree(c)
        if not objects:
            out -= set(view.all(verb, "prep"))
    return frozenset(out)


def criticised(view: Syntax, verb: int) -> frozenset[int]:
    """Whom it finds fault with, or praises, for what: "criticised the mayor for hiding the figures"; nothing without a reason."""
    out: set[int] = set()
    objects = view.all(verb, "dobj", "obj")
    for c in [*view.all(verb, "prep"), *(p for o in objects for p in view.all(o, "prep"))]:
        if view.lower(c) == "for" and view.child(c, "pcomp") is not None:
            out |= view.subtree(c)
    if out:
        for c in objects:
            out |= view.subtree(c)
    return frozenset(out)


def made_clear(view: Syntax, verb: int) -> frozenset[int]:
    """What somebody makes clear or makes the point of: "made clear that she would go", "made it plain that it was late"."""
    for c in view.all(verb, "ccomp", "acomp", "oprd", "xcomp"):
        if view.lower(c) in ("clear", "plain", "known"):
            inner = [x for x in view.all(c, "advcl", "ccomp") if view.child(x, "mark") is not None]
            return frozenset().union(*(view.subtree(x) for x in inner))
        if any(view.lower(x) in ("clear", "plain", "known") and x < c for x in view.children[c]):
            return view.subtree(c) - {x for x in view.children[c] if view.lower(x) in ("clear", "plain", "known", "it")}
    return NOTHING


def about(view: Syntax, verb: int) -> frozenset[int]:
    """What it warns of, calls for or talks about: "warned of a flood", "called for his release", "pointed to the dam"."""
    out: set[int] = set()
    wanted = cues().prepositions.get(view.tokens[verb].lemma, frozenset())
    for c in view.all(verb, "prep"):
        if view.lower(c) in wanted:
            out |= view.subtree(c) - {c}
    if out or "for" in wanted:
        for c in view.all(verb, "xcomp", "advcl", "ccomp"):
            is_asked = view.tokens[c].tag == "VB" and any(view.lower(x) == "to" for x in view.all(c, "aux"))
            opener = next((x for x in view.all(c, "mark") if view.lower(x) in wanted), None)
            if is_asked and (opener is not None or (out and c > max(out))):
                out |= view.subtree(c) - {opener}
    return frozenset(out)


def measured(view: Syntax, verb: int) -> frozenset[int]:
    """A figure, or what a document has: "put turnout at 58 per cent", "counted nine boats", "the log has him ashore"."""
    found = thing(view, verb)
    if view.tokens[verb].lemma in ("put", "give", "estimate", "set", "place", "list"):
        for c in view.all(verb, "prep"):
            if view.lower(c) in ("at", "as", "in"):
                found |= view.subtree(c)
    head = view.child(verb, "nsubj")
    is_figure = (head is not None and view.is_any(head, cues().documents)) or any(
        view.tokens[i].pos == "NUM" or view.tokens[i].tag == "CD" for i in found
    )
    return found if is_figure else NOTHING


def frames(view: Syntax, verb: int) -> list[Frame]:
    """A verb in, the frames that its classes allow out, the likeliest first."""
    lexicon, lemma = cues(), view.tokens[verb].lemma
    out: list[Frame] = [made_clear] if lemma == "make" else []
    if lemma == "call" and not view.all(verb, *_OBJECTS) and about(view, verb):
        return [about]
    if lexicon.has(lemma, "say", "tell", "write", "announce", "ask", "show", "think", "quote", "measure", "urge"):
        out += [clause, around]
    if lexicon.has(lemma, "call", "describe"):
        out.append(named_as)
    if lexicon.has(lemma, "accuse"):
        out.append(accused_of)
    if lexicon.has(lemma, "criticise"):
        out.append(criticised)
    if lexicon.has(lemma, "commit", "urge"):
        out.append(infinitive)
    if lexicon.has(lemma, "measure"):
        out.append(measured)
    if lemma in lexicon.prepositions:
        out.append(about)
    if lexicon.has(lemma, "announce", "quote") or (lexicon.has(lemma, "show") and lemma not in ("read", "give", "put", "imply")):
        out.append(thing)
    return out


def content_of(view: Syntax, verb: int) -> tuple[frozenset[int], str]:
    """A verb in, its content and the name of the frame that found it out; both empty where no frame fits."""
    for frame in frames(view, verb):
        found = frame(view, verb)
        if found:
            return found, frame.__name__
    return NOTHING, ""


def cue_phrase(view: Syntax, verb: int) -> frozenset[int]:
    """A verb in, it with its auxiliaries, negation, particle and the adverbs between out ("had not yet said", "pointed out")."""
    parts = [c for c in view.children[verb] if view.tokens[c].dep in _PARTICLES]
    first = min([verb, *(c for c in parts if c < verb)])
    last = max([verb, *(c for c in parts if verb < c <= verb + 2)])
    allowed = {
        i for i in range(first, last + 1) if i == verb or i in parts or view.tokens[i].pos in ("ADV", "AUX", "PART", "ADP")
    }
    start = verb
    while start - 1 in allowed:
        start -= 1
    end = verb
    while end + 1 in allowed:
        end += 1
    before = start - 1
    if (
        before >= 0
        and view.tokens[before].dep == "advmod"
        and view.tokens[before].head == verb
        and view.tokens[before].pos == "ADV"
    ):
        start = before
    return frozenset(range(start, end + 1))


def is_negated(view: Syntax, verb: int) -> bool:
    """Whether the saying itself is denied ("did not say", "declined to say", "refused to comment")."""
    if any(view.tokens[c].dep == "neg" or view.lower(c) in ("not", "never", "n't", "n’t") for c in view.children[verb]):
        return True
    above = view.tokens[verb].head
    return view.tokens[verb].dep == "xcomp" and view.tokens[above].lemma in (
        "decline",
        "refuse",
        "fail",
        "neglect",
        "forget",
        "want",
        "try",
    )
