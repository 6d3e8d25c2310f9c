"""Noun phrases in, the tokens of sources and relays out: heads with what names them, long clauses cut off."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.stages.attribute.cues import cues
from firsthand.stages.attribute.syntax import Syntax

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_CUT = frozenset({"relcl", "cc", "conj", "advcl", "ccomp", "parataxis", "preconj", "csubj", "xcomp", "punct", "dep", "mark"})
# Words of the longest apposition or participle kept: "Anna Pell, the mayor of the old harbour town of Sund" is not.
_LONGEST_APPOSITION_WORDS = 7


_LONGEST_CLAUSE_WORDS = 9
_CONDITIONS = frozenset(
    {"speak", "ask", "decline", "authorise", "authorize", "request", "insist", "refuse", "wish", "want", "give", "talk"}
)
_NEVER_HEADS = frozenset({"pobj", "dobj", "dative", "npadvmod", "nmod", "poss", "compound"})
_ISSUING = frozenset(
    {
        "issue", "release", "make", "publish", "send", "post", "write", "put", "give", "file", "sign", "print",
        "distribute", "fire", "deliver", "offer", "circulate", "share", "pen", "draft", "submit", "unleash", "shoot", "tweet",
        "read", "record", "voice", "express",
    }
)


def is_name(view: Syntax, i: int) -> bool:
    """Whether a token is written like part of a name."""
    token = view.tokens[i]
    return token.pos == "PROPN" or (token.text[:1].isupper() and i > 0 and view.tokens[i - 1].sentence == token.sentence)


def noun_phrase(view: Syntax, head: int, *, is_inner: bool = False) -> frozenset[int]:
    """The head of a noun phrase in, its tokens out: modifiers and short appositions kept; relative clauses and settings cut.

    Args:
        view: The tokens.
        head: Index of the head.
        is_inner: Below another phrase, where "and" joins parts of one name.
    """
    out = {head}
    for c in view.children[head]:
        token = view.tokens[c]
        if token.dep in ("cc", "conj") and is_inner:
            out |= noun_phrase(view, c, is_inner=True)
        elif token.dep == "relcl" and not is_inner and _identifies(view, head, c):
            out |= view.subtree(c)
        elif token.dep in _CUT:
            continue
        elif token.dep in ("appos", "acl"):
            inner = noun_phrase(view, c, is_inner=True) if token.dep == "appos" else view.subtree(c)
            if len(inner) <= _LONGEST_APPOSITION_WORDS and not (token.dep == "acl" and _credits(view, c)):
                out |= inner
        elif token.dep in ("prep", "agent") and c > head:
            if not is_setting(view, c):
                out |= noun_phrase(view, c, is_inner=True)
        else:
            out |= noun_phrase(view, c, is_inner=True)
    return frozenset(out) if is_inner else frozenset(_fill(view, out, head))


def _identifies(view: Syntax, head: int, clause: int) -> bool:
    """Whether a relative clause tells who somebody without a name is ("a man who runs a kiosk"), not how he came to speak."""
    below = view.subtree(clause)
    if view.tokens[head].pos == "PROPN" or len(below) > _LONGEST_CLAUSE_WORDS or view.tokens[min(below)].text == ",":
        return False
    if view.tokens[min(below) - 1].text == "," or any(view.tokens[i].dep == "neg" for i in view.children[clause]):
        return view.tokens[min(below) - 1].text != "," and view.tokens[clause].lemma not in _CONDITIONS
    return view.lower(min(below)) == "who" and not _credits(view, clause) and view.tokens[clause].lemma not in _CONDITIONS


def _credits(view: Syntax, verb: int) -> bool:
    return (
        view.tokens[verb].lemma in cues().any_verb
        or view.tokens[verb].lemma in cues().through
        or view.tokens[verb].lemma in ("speak", "talk")
    )


def is_setting(view: Syntax, prep: int) -> bool:
    """Whether a preposition opens the setting of a saying ("in an interview", "on Tuesday") and not part of who says it."""
    word = view.lower(prep)
    if word in ("according", "during", "after", "before", "since", "until", "as", "despite", "while", "via", "per", "when"):
        return True
    if _is_along(view, prep):
        return True
    noun = view.child(prep, "pobj", "pcomp")
    if noun is None:
        return False
    lexicon = cues()
    lemma = view.tokens[noun].lemma
    if word in ("in", "on", "at") and (lemma in lexicon.encounters or lemma in lexicon.platforms or lemma in lexicon.documents):
        return True
    return word in ("in", "on", "at", "to") and view.tokens[noun].lemma in (
        "statement",
        "conference",
        "rally",
        "time",
        "response",
    )


def _fill(view: Syntax, found: set[int], head: int) -> Iterable[int]:
    """The unbroken stretch around the head: commas and quotation marks between its parts come along, other gaps end it."""
    out = [head]
    for step in (-1, 1):
        at, pending = head + step, list[int]()
        while 0 <= at < len(view.tokens) and view.tokens[at].sentence == view.tokens[head].sentence:
            if at in found:
                out += [*pending, at]
                pending = []
            elif view.tokens[at].pos == "PUNCT" and len(pending) < 2:
                pending.append(at)
            else:
                break
            at += step
    after = max(out) + 1
    while (
        after < len(view.tokens)
        and view.tokens[after].pos == "PROPN"
        and view.tokens[after].sentence == view.tokens[head].sentence
        and (view.tokens[after - 1].pos in ("NOUN", "PROPN") and not view.is_any(after, cues().platforms))
    ):
        out.append(after)
        after += 1
    return out


def coordinated(view: Syntax, head: int) -> list[int]:
    """The head of a noun phrase in, it and the heads joined to it by "and" out, in order."""
    out = [head]
    if _is_role(view, head):
        return out
    for c in view.all(head, "conj"):
        if view.tokens[c].pos in ("NOUN", "PROPN", "PRON"):
            out += coordinated(view, c)
    return out


def _is_role(view: Syntax, head: int) -> bool:
    """Whether a head is a bare role that goes on to a name: "candidate and former surgeon Ann Pell" is one person."""
    return (
        view.tokens[head].tag == "NN"
        and view.child(head, "det", "poss", "nummod") is None
        and any(view.tokens[c].tag in ("NN", "NNP") for c in view.all(head, "conj"))
    )


def _issuer(view: Syntax, noun: int) -> int:
    """The head of "a statement saying ..." in; whoever issued it where the sentence says so, else the statement, out."""
    verb = view.tokens[noun].head
    is_written = view.is_any(noun, cues().documents) or view.is_any(noun, cues().nouns)
    if view.tokens[noun].dep in ("dobj", "obj") and is_written and view.tokens[verb].lemma in _ISSUING:
        issuer = subject(view, verb, 1)
        return noun if issuer is None else issuer
    if view.tokens[noun].dep == "pobj" and is_written and view.child(noun, "poss") is None and view.lower(verb) in ("in", "with"):
        above = view.tokens[verb].head
        issuer = subject(view, above, 1) if view.tokens[above].tag.startswith("VB") else None
        return noun if issuer is None else issuer
    return noun


def source_phrases(view: Syntax, head: int) -> tuple[frozenset[int], ...]:
    """The head of a subject in, one set of tokens for each source it names out; a relative pronoun becomes its antecedent."""
    token = view.tokens[head]
    if token.text.lower() in RELATIVES and token.tag in ("WP", "WDT", "IN", "WP$"):
        clause = view.clause(head)
        antecedent = view.tokens[clause].head
        if view.tokens[clause].dep == "relcl" and antecedent != clause:
            return (noun_phrase(view, antecedent),)
        before = head - 1
        while before >= 0 and view.tokens[before].pos == "PUNCT":
            before -= 1
        return (noun_phrase(view, before),) if before >= 0 and view.tokens[before].pos in NOMINAL else ()
    heads = coordinated(view, head)
    if len(heads) == 1 and _is_role(view, head):
        whole = noun_phrase(view, head).union(*(noun_phrase(view, c) for c in view.all(head, "conj")))
        return (frozenset(range(min(whole), max(whole) + 1)),)
    beside = [noun_phrase(view, h) for h in _beside_it(view, head)]
    own = [noun_phrase(view, h).difference(*beside) for h in heads]
    aside = {i for i in own[-1] if view.lower(i) in ("along", "together", "with") and i > head} if beside else set()
    return (*(frozenset(i for i in o if not aside or i < min(aside)) for o in own), *beside)


def _beside_it(view: Syntax, head: int) -> list[int]:
    """Who speaks with somebody: "Pell, along with the reporter Ben Tarn, says"."""
    out: list[int] = []
    verb = view.tokens[head].head
    together = [p for a in view.all(head, "advmod") if view.lower(a) in ("along", "together") for p in view.all(a, "prep")]
    for c in [*view.all(head, "prep"), *together, *(p for p in view.all(verb, "prep") if head < p < verb)]:
        if c not in together and not _is_along(view, c):
            continue
        with_ = c if view.lower(c) == "with" else next((w for w in view.all(c, "prep") if view.lower(w) == "with"), c)
        noun = view.child(with_, "pobj")
        out += [] if noun is None else coordinated(view, noun)
    return out


def _is_along(view: Syntax, prep: int) -> bool:
    """Whether a preposition is that of "along with" or "together with"."""
    return view.lower(prep) == "along" or (
        view.lower(prep) == "with" and any(view.lower(x) in ("along", "together") for x in view.children[prep])
    )


def subject(view: Syntax, verb: int, depth: int = 0) -> int | None:
    """A verb in, the head of its subject out: its own, that of the verb it is joined to, or that of the verb above a participle.

    None where nobody is named.
    """
    own = [c for c in view.all(verb, *SUBJECTS) if view.quotation(c) is None or view.quotation(c) == view.quotation(verb)]
    if own:
        return min(own, key=lambda c: (abs(c - verb), -c))
    token = view.tokens[verb]
    above = token.head
    if above == verb or depth > 4:
        return None
    if token.dep in ("acl", "relcl"):
        return _issuer(view, above)
    if token.dep in ("xcomp", "ccomp") and view.tokens[above].dep == "acomp" and token.tag == "VB":
        return subject(view, view.tokens[above].head, depth + 1)
    if token.dep in ("conj", "xcomp", "advcl", "dep", "ccomp") and view.tokens[above].pos in ("VERB", "AUX"):
        if token.dep == "ccomp" and token.tag not in ("VB", "VBG"):
            return None
        return subject(view, above, depth + 1)
    if token.dep in ("pcomp", "prep"):
        clause = next((a for a in view.ancestors(verb) if view.tokens[a].pos in ("VERB", "AUX") or view.all(a, *SUBJECTS)), None)
        return None if clause is None else subject(view, clause, depth + 1)
    if token.dep == "conj":
        return subject(view, above, depth + 1)
    return None


def speaker(view: Syntax, verb: int) -> int | None:
    """A verb of saying in, the head of who speaks out: its subject, else the noun phrase that stands next to it.

    None where nobody does. For a participle ("telling the crowd"), the last subject before it in the sentence.
    """
    head = subject(view, verb)
    if head is not None and head != verb and (view.quotation(head) is None or view.quotation(head) == view.quotation(verb)):
        return head
    token = view.tokens[verb]
    if token.tag == "VBG":
        first = view.sentence(verb)[0]
        return next(
            (
                i
                for i in range(verb, first - 1, -1)
                if view.tokens[i].dep == "nsubj" and view.quotation(i) == view.quotation(verb)
            ),
            None,
        )
    if token.tag == "VB" and token.dep == "xcomp" and view.tokens[token.head].tag in ("VBD", "VBZ", "VBP"):
        return _beside(view, token.head, -1)
    if token.tag not in ("VBD", "VBZ", "VBP"):
        return None
    before = _beside(view, verb, -1)
    return _beside(view, verb, 1) if before is None else before


def _beside(view: Syntax, verb: int, step: int) -> int | None:
    """The noun next to a verb on one side, over adverbs, commas and an age ("Ann Pell, 44, then said")."""
    at, sentence = verb + step, view.sentence(verb)
    while sentence[0] <= at <= sentence[-1] and view.quotation(at) == view.quotation(verb):
        token = view.tokens[at]
        if step < 0 and token.text == ")":
            at = next((i for i in range(at, sentence[0] - 1, -1) if view.tokens[i].text == "("), sentence[0]) - 1
            continue
        is_free = token.pos in ("PROPN", "NOUN", "PRON") and token.dep not in _NEVER_HEADS
        if is_free or (step < 0 and at in view.people):
            phrase = noun_phrase(view, at)
            return None if any(view.tokens[i].pos == "VERB" for i in phrase) else at
        if not (token.pos in ("ADV", "NUM", "AUX") or token.text in (",", "(", ")")):
            return None
        at += step
    return None
