"""Labels and colons: headlines ("Pell: Road stays shut"), transcripts ("PELL: ..."), and what a colon at a line's end opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.model.document import Passage, PassageKind
from firsthand.model.span import Span
from firsthand.stages.attribute.cues import Finding, cues
from firsthand.stages.attribute.frames import cue_phrase
from firsthand.stages.attribute.lineage import sources_of
from firsthand.stages.attribute.phrases import subject
from firsthand.stages.attribute.relays import relays_of
from firsthand.stages.attribute.syntax import VERBAL, Syntax

# Words before a headline's colon, or after it, that may still be a name with a title ("Deputy mayor of Old Sund: ...").
_LONGEST_LABEL_WORDS = 5
_DASHES = frozenset({"-", "–", "—", "--"})


def headline_colon(view: Syntax) -> Iterator[Finding]:
    """X: P, and P: X, in a headline or a line of its own."""
    for sentence in view.sentences:
        colon = next((i for i in sentence if view.tokens[i].text == ":" and view.quotation(i) is None), None)
        passage = view.passage(sentence[0])
        dash = _role_after_dash(view, sentence) if passage is not None and passage.kind is PassageKind.HEADLINE else None
        if dash is not None and colon is None:
            yield Finding(
                frozenset(range(sentence[0], dash)), (frozenset(range(dash + 1, sentence[-1] + 1)),), rule="label_colon"
            )
        if colon is None or passage is None or colon in (sentence[0], sentence[-1]):
            continue
        before, after = range(sentence[0], colon), range(colon + 1, sentence[-1] + 1)
        is_line = passage.kind is not PassageKind.SENTENCE or _opens_paragraph(view, passage)
        if not is_line:
            continue
        is_role = passage.kind is PassageKind.HEADLINE and _is_role(view, before)
        if (is_role or _is_label(view, before)) and len(after) > 2:
            yield Finding(frozenset(after), (frozenset(before),), rule="label_colon")
        elif passage.kind is PassageKind.HEADLINE and _is_label(view, after) and len(before) > 3:
            yield Finding(frozenset(before), (frozenset(after),), rule="label_colon")


def _role_after_dash(view: Syntax, sentence: range) -> int | None:
    """A headline in, the dash before the role that ends it out: "Road shut until May - mayor". A name may be the outlet's."""
    dash = next((i for i in reversed(sentence) if view.tokens[i].text in _DASHES), None)
    words = [] if dash is None else [i for i in range(dash + 1, sentence[-1] + 1) if view.tokens[i].pos != "SPACE"]
    if dash is None or not 0 < len(words) <= 2 or dash - sentence[0] < 3 or not all(view.tokens[i].text.islower() for i in words):
        return None
    is_spaced = view.text[view.tokens[dash].span.start - 1].isspace() and view.text[view.tokens[dash].span.end].isspace()
    return dash if is_spaced and view.is_any(words[-1], cues().persons) else None


def _opens_paragraph(view: Syntax, passage: Passage) -> bool:
    first = next((p for p in view.stretches if p.paragraph == passage.paragraph and p.kind is PassageKind.SENTENCE), None)
    return first is not None and first.span == passage.span


def _is_role(view: Syntax, tokens: Sequence[int]) -> bool:
    """One word for what somebody is: "Coroner: ..."."""
    words = [view.tokens[i] for i in tokens if view.tokens[i].pos not in ("PUNCT", "SPACE")]
    return len(words) == 1 and words[0].text.lower() in cues().persons


def _is_label(view: Syntax, tokens: Sequence[int]) -> bool:
    """A short name or a kind of source ("Pell", "Report", "MINISTER ANN PELL") and no verb."""
    words = [i for i in tokens if view.tokens[i].pos not in ("PUNCT", "SPACE")]
    if not words or len(words) > _LONGEST_LABEL_WORDS or any(view.quotation(i) for i in words):
        return False
    if any(view.is_any(i, cues().no_speakers) for i in words):
        return False
    span = Span(view.tokens[words[0]].span.start, view.tokens[words[-1]].span.end)
    lexicon = cues()
    last = view.tokens[words[-1]]
    if last.lemma in lexicon.documents | {"police", "official", "source", "expert", "critic", "minister", "ministry", "analyst"}:
        return True
    if any(view.tokens[i].pos in VERBAL and not view.tokens[i].text.isupper() for i in words):
        return False
    is_named = any(i in view.named for i in range(words[0], words[-1] + 1))
    return is_named or (span.of(view.text).isupper() and any(view.tokens[i].pos == "PROPN" for i in words))


def transcript(view: Syntax) -> Iterator[Finding]:
    """The label of a transcript, and all that its speaker says until the next label or the next line without one."""
    passages = [p for p in view.reading.passages if p.kind is not PassageKind.QUOTATION]
    for n, p in enumerate(passages):
        if p.kind is not PassageKind.LABEL:
            continue
        said: set[int] = set()
        for q in passages[n + 1 :]:
            if q.kind is not PassageKind.SENTENCE or (q.paragraph != p.paragraph and said and not _continues(view, q)):
                break
            said |= set(view.tokens_in(q.span))
        if said:
            yield Finding(frozenset(said), rule="transcript", label=p.span)


def _continues(view: Syntax, passage: Passage) -> bool:
    """Whether a paragraph without a label goes on with the last speaker: only where it opens inside a quotation."""
    return view.quotation_at(passage.span.start) is not None


def introduced(view: Syntax, found: Sequence[Finding]) -> list[Finding]:
    """X wrote: and then, in paragraphs of its own, P. The colon's cue takes the block that follows, to the end of the quotation.

    Without quotation marks it takes the one paragraph after the colon.
    """
    out = list(found)
    for n, sentence in enumerate(view.sentences[:-1]):
        words = [i for i in sentence if view.tokens[i].pos != "SPACE"]
        if not words or view.tokens[words[-1]].text != ":":
            continue
        block = _block(view, view.sentences[n + 1], sentence)
        if not block or any(
            block & f.content and not (f.cue and f.cue <= block) and f.rule not in ("bare_quotation", "transcript") for f in out
        ):
            continue
        credit = _introducer(view, sentence, out)
        if credit is not None:
            out = [f for f in out if f is not credit and not (f.rule == "bare_quotation" and f.content & block)]
            kept = credit.content if credit.rule in ("verb_clause", "quotation", "verb_around") else frozenset()
            out.append(replace(credit, content=block | kept, rule="introduced"))
    return out


def colon_within(view: Syntax, found: Sequence[Finding]) -> list[Finding]:
    """X told Y on Friday: P. What follows a colon in the cue's own sentence is said too, with quotation marks or without."""
    out = list(found)
    for sentence in view.sentences:
        colon = next((i for i in sentence if view.tokens[i].text == ":" and view.quotation(i) is None), None)
        rest = frozenset() if colon is None else frozenset(range(colon + 1, sentence[-1] + 1))
        if colon is None or len(rest) < 2 or any(f.cue and f.cue & rest and not view.quotation(min(f.cue)) for f in out):
            continue
        before = [
            f for f in out if f.cue and sentence[0] <= max(f.cue) < colon and f.rule in ("verb_clause", "verb_around", "by_order")
        ]
        last = max(before, key=lambda f: max(f.cue), default=None)
        if last is not None:
            out[out.index(last)] = replace(last, content=last.content | rest)
            continue
        verb = next((i for i in range(colon - 1, sentence[0], -1) if view.tokens[i].lemma in cues().reporting | {"quote"}), None)
        head = None if verb is None or any(f.cue and verb in f.cue for f in out) else subject(view, verb)
        if verb is None or head is None:
            verb, head = _main_before(view, colon)
        if verb is None or head is None or not view.tokens[verb].tag.startswith("VB"):
            continue
        if rest & {i for f in out for i in f.content if f.rule != "bare_quotation"}:
            continue
        bare = next((f for f in out if f.rule == "bare_quotation" and f.content & rest), None)
        if bare is not None:
            out.remove(bare)
            rest |= bare.content
        sources, relays = sources_of(view, head)
        taken = frozenset({verb}).union(*sources)
        out.append(Finding(rest, sources, cue_phrase(view, verb), (*relays, *relays_of(view, verb, taken)), rule="colon_within"))
    return out


def _main_before(view: Syntax, colon: int) -> tuple[int | None, int | None]:
    """A colon before a quotation in; the sentence’s main verb and its subject out, whatever it is ("apologised: ...")."""
    sentence = view.sentence(colon)
    following = [i for i in range(colon + 1, min(colon + 3, sentence[-1] + 1)) if view.tokens[i].pos != "PUNCT"]
    if not following or view.quotation(following[0]) is None:
        return None, None
    for i in range(sentence[0], colon):
        if view.tokens[i].tag in ("VBD", "VBZ", "VBP", "VBN") and view.quotation(i) is None:
            own = [c for c in view.all(i, "nsubj") if c < i]
            if own and view.tokens[i].dep in ("ROOT", "ccomp", "conj", "parataxis") and view.tokens[i].lemma != "be":
                return i, own[0]
    return None, None


def _block(view: Syntax, following: range, sentence: range) -> frozenset[int]:
    """The tokens of the quotation or paragraph after a colon."""
    here, after = view.passage(sentence[0]), view.passage(following[0])
    if here is None or after is None or after.kind is not PassageKind.SENTENCE:
        return frozenset()
    quoted = view.quotation(following[0]) or view.quotation(min(following[0] + 1, following[-1]))
    if quoted is not None:
        return frozenset(view.tokens_in(quoted))
    paragraph = [
        s
        for s in view.sentences
        if s[0] > sentence[-1] and (p := view.passage(s[0])) is not None and p.paragraph == after.paragraph
    ]
    return frozenset(i for s in paragraph for i in s)


def _introducer(view: Syntax, sentence: range, found: Sequence[Finding]) -> Finding | None:
    """The finding nearest to the colon, or a new one for a cue that has found no content yet; None where no cue stands there."""
    verbs = [
        i
        for i in sentence
        if view.tokens[i].tag.startswith("VB") and view.tokens[i].lemma in cues().strong and view.quotation(i) is None
    ]
    for verb in reversed(verbs):
        for f in found:
            if verb in f.cue:
                return f
        head = subject(view, verb)
        if head is not None and view.quotation(head) is None:
            sources, relays = sources_of(view, head)
            taken = frozenset({verb}).union(*sources)
            return Finding(frozenset(), sources, cue_phrase(view, verb), (*relays, *relays_of(view, verb, taken)))
    for i in sentence:
        named = _named_after(view, i) if view.lower(i) == "according" else None
        if named is not None:
            sources, relays = sources_of(view, named)
            return Finding(frozenset(), sources, frozenset({i}), relays)
    own = [f for f in found if f.cue and sentence[0] <= min(f.cue) <= sentence[-1]]
    return max(own, key=lambda f: min(f.cue), default=None)


def _named_after(view: Syntax, according: int) -> int | None:
    return next(
        (n for c in sorted(view.subtree(according)) if view.tokens[c].dep == "prep" and (n := view.child(c, "pobj")) is not None),
        None,
    )
