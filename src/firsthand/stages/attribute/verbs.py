"""Verbs of saying in, findings out: active, passive, quoted, impersonal. Quotation marks are joined on afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.stages.attribute.cues import Finding, cues
from firsthand.stages.attribute.fallback import by_order
from firsthand.stages.attribute.frames import around, clause, content_of, cue_phrase, is_negated
from firsthand.stages.attribute.lineage import sources_of
from firsthand.stages.attribute.phrases import noun_phrase, speaker, subject
from firsthand.stages.attribute.relays import carrier, relays_of
from firsthand.stages.attribute.syntax import Syntax

_SELF = frozenset({"i", "we", "you", "one", "let", "me", "us"})
# Verbs that put a figure on something whoever their subject is; the others do so for a document.
_COUNTING = frozenset({"put", "count", "estimate", "number", "tally", "measure", "find"})
# "Went on to say", "appeared to suggest", "was quick to point out": the saying takes place.
_LEADING_TO_SAYING = frozenset(
    {"go", "continue", "proceed", "appear", "seem", "begin", "start", "dare", "rush", "quick", "careful", "keen", "force"}
)
# Frames that take a bare thing: they credit a claim only where the subject is a document, or the verb only ever speaks.
_LOOSE = frozenset({"thing", "measured", "infinitive", "about", "accused_of", "criticised"})


def verb_cues(view: Syntax) -> Iterator[Finding]:
    """Every verb of the lexicon that credits something, in text order."""
    for v, token in enumerate(view.tokens):
        if not token.tag.startswith("VB") or token.lemma not in cues().any_verb:
            continue
        yield from (passive(view, v) if _is_passive(view, v) else active(view, v))


def _is_passive(view: Syntax, verb: int) -> bool:
    if view.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    has_had = any(view.tokens[c].lemma == "have" for c in view.all(verb, "aux"))
    return view.tokens[verb].tag == "VBN" and view.tokens[verb].dep in ("acl", "advcl") and not has_had


def active(view: Syntax, verb: int) -> Iterable[Finding]:
    """Somebody says something."""
    quoted = quoted_as_saying(view, verb)
    if quoted:
        return quoted
    content, frame = content_of(view, verb)
    if _is_quoted_saying(view, verb):
        return ()
    ordered = by_order(view, verb) if subject(view, verb) is None else ()
    if ordered:
        return ordered
    head = speaker(view, verb) if view.tokens[verb].lemma in cues().reporting else subject(view, verb)
    if not content or is_negated(view, verb) or not _is_credible(view, verb, head, frame):
        return ()
    sources, through = ((), ()) if head is None else sources_of(view, head)
    cue = cue_phrase(view, verb)
    content = clean(view, content, verb, cue, sources)
    if not content:
        return ()
    taken = content.union(*sources) if sources else content
    relays = (*through, *relays_of(view, verb, taken))
    return (Finding(content, sources, cue, relays, rule=f"verb_{frame}", is_joint=is_joint(view, verb, sources)),)


def _is_quoted_saying(view: Syntax, verb: int) -> bool:
    """Whether a verb is the "saying" of "quoted as saying", which goes with the quoting."""
    as_ = view.tokens[verb].head
    return (
        view.tokens[verb].dep == "pcomp"
        and view.lower(as_) == "as"
        and cues().has(view.tokens[view.tokens[as_].head].lemma, "quote")
    )


def _is_credible(view: Syntax, verb: int, head: int | None, frame: str) -> bool:
    """Whether a verb with this subject and frame credits anything: not "I think", not "the dog found a bone"."""
    lexicon, lemma = cues(), view.tokens[verb].lemma
    if head is None:
        return lemma in lexicon.strong and frame == "clause" and view.tokens[verb].tag in ("VBD", "VBZ", "VBP", "VBG")
    is_inside = view.quotation(verb) is not None
    if view.lower(head) in _SELF or any(view.tokens[c].tag == "WP$" for c in view.children[head]):
        return False
    if is_inside and (frame in _LOOSE or not lexicon.has(lemma, "say", "tell", "write", "announce")):
        return False
    if view.tokens[verb].tag == "VBG" and lemma in ("cite", "quote"):
        return False
    if any(view.lower(c) in ("if", "unless") for c in view.all(verb, "mark")):
        return False
    if view.tokens[verb].tag == "VB" and not any(
        view.tokens[c].tag in ("MD", "VBD", "VBZ", "VBP") for c in view.all(verb, "aux")
    ):
        return (
            frame == "clause"
            and view.tokens[view.tokens[verb].head].lemma in _LEADING_TO_SAYING
            and view.tokens[verb].dep != "acl"
        )
    is_document = view.is_any(head, lexicon.documents)
    if frame == "infinitive" and lemma in ("ask", "request") and _asks_for_silence(view, verb):
        return False
    if frame in _LOOSE and any(view.tokens[c].tag == "MD" for c in view.all(verb, "aux")):
        return False
    if lemma == "have":
        return is_document and frame in ("measured", "thing")
    if frame in ("thing", "measured") and not lexicon.has(lemma, "announce", "quote"):
        return is_document or (frame == "measured" and lemma in _COUNTING and view.tokens[head].pos != "PRON")
    is_showing = lexicon.has(lemma, "show") and not lexicon.has(lemma, "say", "tell", "write", "announce", "think")
    if is_showing and frame in ("clause", "around", "thing"):
        return frame in ("clause", "around") and (
            view.lower(head) not in ("it", "this", "that") or lemma in ("find", "conclude", "learn")
        )
    return True


def _asks_for_silence(view: Syntax, verb: int) -> bool:
    """Whether a request is for the source's name to be kept out: "who asked not to be named"."""
    asked = {view.tokens[c].lemma for c in view.all(verb, "xcomp", "ccomp")}
    return bool(asked & {"name", "identify", "remain", "quote", "stay"}) and not view.all(verb, "dobj")


def clean(
    view: Syntax,
    content: frozenset[int],
    verb: int,
    cue: frozenset[int],
    sources: tuple[frozenset[int], ...],
) -> frozenset[int]:
    """Content as the syntax has it in; without the cue and its source, and on the cue's side of a quotation mark, out."""
    out = content - cue - {verb}
    for source in sources:
        out -= {i for i in source if view.quotation(i) is None or view.quotation(verb) is not None}
    inside = view.quotation(verb)
    if inside is not None:
        out = frozenset(i for i in out if view.quotation(i) == inside)
    return frozenset(out)


def quoted_as_saying(view: Syntax, verb: int) -> tuple[Finding, ...]:
    """Y quotes X as saying P; X is quoted (by Y) as saying P: the source is X, Y passes it on."""
    if not cues().has(view.tokens[verb].lemma, "quote"):
        return ()
    as_ = next((c for c in view.all(verb, "prep") if view.lower(c) == "as"), None)
    saying = None if as_ is None else view.child(as_, "pcomp", "pobj")
    if saying is None or not cues().has(view.tokens[saying].lemma, "say", "tell", "write"):
        return ()
    speaker = view.child(verb, "nsubjpass") if _is_passive(view, verb) else view.child(verb, "dobj", "obj")
    content = content_of(view, saying)[0] or clause(view, verb) - view.subtree(as_ or saying)
    if speaker is None or not content:
        return ()
    via = agent(view, verb) if _is_passive(view, verb) else subject(view, verb)
    relay = () if via is None or view.lower(via) in _SELF else (noun_phrase(view, via),)
    sources, through = sources_of(view, speaker)
    cue = frozenset(cue_phrase(view, verb)) | ({c for c in (as_, saying) if c is not None} if saying else set())
    taken = content.union(*sources, *relay)
    relays = (*through, *relay, *relays_of(view, verb, taken))
    return (Finding(clean(view, content, saying, cue, sources), sources, cue, relays, rule="quoted_as_saying"),)


def agent(view: Syntax, verb: int) -> int | None:
    """A passive verb in, the head of its "by" phrase out; a day by which something is to be done is none."""
    ways = (c for c in view.children[verb] if view.tokens[c].dep in ("agent", "prep") and view.lower(c) == "by")
    heads = (view.child(c, "pobj") for c in ways)
    return next((head for head in heads if head is not None and head not in view.dated), None)


def passive(view: Syntax, verb: int) -> Iterable[Finding]:
    """Somebody is told something, something is said of somebody, by somebody or by nobody."""
    quoted = quoted_as_saying(view, verb)
    if quoted or is_negated(view, verb):
        return quoted
    lexicon, lemma = cues(), view.tokens[verb].lemma
    by, patient = agent(view, verb), subject(view, verb)
    sources, through = ((), ()) if by is None else sources_of(view, by)
    cue = cue_phrase(view, verb)
    content, frame = content_of(view, verb)
    if lexicon.has(lemma, "tell") and frame == "clause" and by is not None:
        relay = () if patient is None else tuple(p for p in (_told(view, patient),) if p)
        body = clean(view, content, verb, cue, sources)
        if patient is not None:
            body -= view.subtree(patient)
        return _if_any(Finding(body, sources, cue, (*through, *relay), rule="told_by"))
    if patient is None or view.lower(patient) in _SELF:
        return ()
    rest = _after_passive(view, verb)
    if by is None:
        if lemma in lexicon.impersonal and (view.lower(patient) == "it" or rest):
            whole = rest or around(view, verb) if view.lower(patient) == "it" else rest | view.subtree(patient)
            return _if_any(Finding(whole - cue, (), cue, rule="impersonal"))
        return ()
    if view.tokens[verb].dep != "acl" and lexicon.has(lemma, "say", "write", "announce", "accuse", "call", "describe"):
        whole = (rest | content | view.subtree(patient)) - cue - view.subtree(by) - _by(view, verb)
        return _if_any(Finding(whole, sources, cue, (*through, *relays_of(view, verb, whole.union(*sources))), rule="said_by"))
    return ()


def _told(view: Syntax, patient: int) -> frozenset[int]:
    """Who was told: a pronoun too, for here it is the subject and may stand for a paper."""
    if view.tokens[patient].pos == "PRON":
        return frozenset() if view.lower(patient) in _SELF else frozenset({patient})
    return carrier(view, patient)


def _by(view: Syntax, verb: int) -> frozenset[int]:
    return frozenset(c for c in view.children[verb] if view.lower(c) == "by")


def _after_passive(view: Syntax, verb: int) -> frozenset[int]:
    """The clause or infinitive that goes with a passive: "is said to have fled", "it is believed that they fled"."""
    out: set[int] = set()
    for c in view.all(verb, "xcomp", "ccomp", "oprd"):
        out |= view.subtree(c)
    return frozenset(out)


def _if_any(finding: Finding) -> tuple[Finding, ...]:
    return (finding,) if finding.content else ()


def is_joint(view: Syntax, verb: int, sources: tuple[frozenset[int], ...]) -> bool:
    """Whether several sources issued one statement: "said in a joint statement", "jointly announced", "wrote in a letter"."""
    if len(sources) < 2:
        return False
    near = set().union(*(view.subtree(c) for c in view.children[verb] if view.tokens[c].dep in ("prep", "advmod", "advcl")))
    return any(
        view.tokens[i].lemma in ("joint", "jointly", "together", "statement", "letter", "declaration", "communique") for i in near
    )
