"""Tokens as the parser hung them in, the same hung as news prose means them out: a few mistakes that cost whole attributions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from firsthand.model.document import Token
from firsthand.stages.attribute.cues import cues

_TO_WHOM = frozenset({"to", "on", "during", "via"})
# Tokens of the longest stretch read as one sentence; the longest real one in 200 news articles has 108.
_LONGEST_SENTENCE_TOKENS = 250
# Heads passed on the way up to the verb that a joined one belongs to.
_HIGHEST_CLIMB = 8
# Tokens from an object to the clause that it really opens.
_CLAUSE_TOKENS = 30
# What a token must hang as for any of the repairs below to touch it.
_MENDED = frozenset({"conj", "ccomp", "pobj", "prep", "mark", "dobj", "obj", "amod", "acl", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def repair(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """A document's tokens in, the same with some heads and dependencies put right out; never more or fewer."""
    out = cut_endless(tokens)
    has_subject = {t.head for t in out if t.dep in _SUBJECTS}
    for i in range(len(out)):
        if out[i].dep in _MENDED:
            for mend in _MENDS:
                mend(out, i, has_subject)
    return tuple(out)


def cut_endless(tokens: Sequence[Token]) -> list[Token]:
    """Tokens in, the same out with endless stretches cut: no sentence is so long, and trees stay low."""
    out: list[Token] = []
    number, first = -1, 0
    last: int | None = None
    for i, token in enumerate(tokens):
        if token.sentence != last or i - first >= _LONGEST_SENTENCE_TOKENS:
            number, first, last = number + 1, i, token.sentence
        out.append(token if token.sentence == number else replace(token, sentence=number))
    for i, token in enumerate(out):
        is_within = 0 <= token.head < len(out) and out[token.head].sentence == token.sentence
        if not is_within and (token.head, token.dep) != (i, "ROOT"):
            out[i] = replace(token, head=i, dep="ROOT")
    return out


def _joined_saying(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "told the agency that he agrees and said ...", "said" joins "told", whose tense it has."""
    token = out[i]
    outer = _outer_cue(out, i) if token.dep == "conj" else None
    if outer is not None and i not in has_subject and token.tag == out[outer].tag != out[token.head].tag:
        out[i] = replace(token, head=outer)


def _joined_tense(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "attacked Pell for refusing to go and called for calm", "called" joins the verb of its own tense, not "go"."""
    token = out[i]
    is_odd = token.dep == "conj" and token.tag in ("VBD", "VBZ") and out[token.head].tag in ("VB", "VBG")
    if not is_odd or i in has_subject or token.lemma not in cues().any_verb:
        return
    at = token.head
    for _ in range(_HIGHEST_CLIMB):
        if out[at].tag == token.tag or out[at].head == at:
            break
        at = out[at].head
    if out[at].tag == token.tag and at < i:
        out[i] = replace(token, head=at)


def _cited_aside(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "reports, citing the Herald, that ...", the clause is what is reported, not what is cited."""
    token = out[i]
    citing = out[token.head]
    is_cited = token.dep == "ccomp" and citing.tag == "VBG" and citing.lemma in ("cite", "quote")
    if is_cited and cues().has(out[citing.head].lemma, "say", "tell", "write") and citing.head < token.head:
        out[i] = replace(token, head=citing.head)


def _as_speaker(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "as a passenger told the guard", the passenger speaks."""
    token = out[i]
    as_ = out[token.head]
    if token.dep == "pobj" and as_.text.lower() == "as" and out[as_.head].dep == "advcl":
        verb = as_.head
        if verb not in has_subject and token.head < i < verb and out[verb].lemma in cues().reporting:
            out[token.head] = replace(as_, dep="mark")
            out[i] = replace(token, dep="nsubj", head=verb)


def _after_speaker(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "said a source to the Herald" and "says a driver on Radio Sund", whom it was told to goes with the saying."""
    token = out[i]
    speaker = out[token.head]
    is_after = token.dep == "prep" and speaker.dep == "nsubj" and speaker.head < token.head < i
    if is_after and token.text.lower() in _TO_WHOM and out[speaker.head].lemma in cues().reporting:
        out[i] = replace(token, head=speaker.head)


def _that_clause(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "told the agency, ..., that the men were free", the clause is what was told."""
    clause = out[out[i].head]
    is_that = out[i].dep == "mark" and out[i].text.lower() == "that" and clause.dep == "advcl"
    if is_that and cues().has(out[clause.head].lemma, "say", "tell"):
        out[out[i].head] = replace(clause, dep="ccomp")


def _object_subject(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "explained the refusal to go is a weakness", the refusal is what the clause is about, not a thing explained."""
    token = out[i]
    cue = out[token.head]
    is_object = token.dep in ("dobj", "obj") and token.head < i
    if not is_object or cue.lemma not in cues().reporting or cues().has(cue.lemma, "tell"):
        return
    for j in range(i + 1, min(i + _CLAUSE_TOKENS, len(out))):
        clause = out[j]
        if clause.head == token.head and clause.dep == "ccomp":
            if clause.tag in ("VBZ", "VBD", "VBP", "MD") and j not in has_subject:
                out[i] = replace(token, dep="nsubj", head=j)
                has_subject.add(j)
            return


def _some_accused(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "Some accused Pell of lying", a sentence without another verb, some did the accusing."""
    token = out[i]
    if token.tag != "VBN" or token.dep != "amod" or i == 0 or out[i - 1].head != token.head or out[i - 1].tag not in ("DT", "JJ"):
        return
    noun = out[token.head]
    if noun.dep == "ROOT" and token.head > i and token.lemma in cues().any_verb and out[i - 1].text[:1].isupper():
        out[i - 1] = replace(out[i - 1], dep="nsubj", head=i)
        out[token.head] = replace(noun, dep="dobj", head=i)
        out[i] = replace(token, tag="VBD", dep="ROOT", head=i)
        has_subject.add(i)


def _headless_saying(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "The director, Karl Orsk, announced that ...", a past tense, not a participle, where the sentence has no other verb."""
    token = out[i]
    if token.tag != "VBN" or token.dep != "acl" or token.lemma not in cues().reporting or i <= token.head:
        return
    noun = out[token.head]
    has_clause = any(t.head == i and t.dep == "ccomp" for t in out[i + 1 : i + 60])
    if noun.dep == "ROOT" and has_clause:
        out[i] = replace(token, tag="VBD", dep="ROOT", head=i)
        out[token.head] = replace(noun, dep="nsubj", head=i)


def _outer_cue(tokens: Sequence[Token], i: int) -> int | None:
    """The saying around a joined verb of saying: "told the agency that he agrees and said ..." joins "said" to "told"."""
    inner = tokens[tokens[i].head]
    if tokens[i].lemma not in cues().strong | cues().reporting or inner.dep != "ccomp":
        return None
    return inner.head if cues().has(tokens[inner.head].lemma, "say", "tell", "write") and inner.head < tokens[i].head else None


def _bearer(out: list[Token], i: int, has_subject: set[int]) -> None:
    """In "the secretary of the union, Ana Reyl", the name goes with the secretary, not with the union."""
    token = out[i]
    above = out[token.head]
    if token.dep != "appos" or token.tag != "NNP" or above.dep != "pobj" or out[above.head].lemma != "of":
        return
    role = out[above.head].head
    if out[role].tag == "NN" and role < token.head:
        out[i] = replace(token, head=role)


def _stray_object(out: list[Token], i: int, has_subject: set[int]) -> None:
    """What hangs on a verb as if on a preposition is its object: "told news agency Meridian that ..."."""
    if out[i].dep == "pobj" and out[out[i].head].pos == "VERB" and i > out[i].head:
        out[i] = replace(out[i], dep="dobj")


_MENDS: tuple[Callable[[list[Token], int, set[int]], None], ...] = (
    _joined_saying,
    _joined_tense,
    _cited_aside,
    _after_speaker,
    _as_speaker,
    _that_clause,
    _headless_saying,
    _object_subject,
    _some_accused,
    _bearer,
    _stray_object,
)
