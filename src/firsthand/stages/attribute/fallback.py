"""Cues whose content the syntax did not give, read from the order of words: a parser loses the tail of a sentence first.

"Twenty-two, say the police." "The men are held in Sund, a source in the ministry told the agency." "Several papers reported on
Friday the council had met."
"""

from __future__ import annotations

from firsthand.stages.attribute.cues import Finding, cues
from firsthand.stages.attribute.frames import cue_phrase, is_negated
from firsthand.stages.attribute.lineage import sources_of
from firsthand.stages.attribute.phrases import SUBJECTS, subject
from firsthand.stages.attribute.relays import relays_of
from firsthand.stages.attribute.syntax import Syntax

# Tokens between a cue and its "that": an addressee, a day and whom it is credited to.
_WAY_TO_THAT_TOKENS = 18
# Tokens from the comma to the cue: "a woman who lives opposite the gate of the works" and no longer.
_LONGEST_SPEAKER_TOKENS = 16
_QUOTES = frozenset({'"', "”", "“", "'", "’", "''"})
# Tokens on either side of the verb in a saying between commas: "many in the ministry think".
_LONGEST_ASIDE_TOKENS = 8
_CLAUSES_AFTER = frozenset(
    {
        "who",
        "which",
        "whom",
        "whose",
        "as",
        "when",
        "while",
        "after",
        "what",
        "and",
        "but",
        "though",
        "adding",
        "saying",
        "citing",
        "where",
        "because",
    }
)
_NOMINAL = frozenset({"DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_THAT = frozenset({"mark", "nsubj", "dobj", "det", "nsubjpass"})
_SUBORDINATE = frozenset(
    {"when", "if", "after", "as", "while", "before", "since", "although", "though", "because", "once", "asked", "until"}
)
_NEVER_SPEAKERS = frozenset({"i", "we", "you", "it", "which", "that", "what", "this"})


def by_order(view: Syntax, verb: int) -> tuple[Finding, ...]:
    """A cue without content in, what the order of words gives it out; empty where that is nothing."""
    token = view.tokens[verb]
    if token.lemma not in cues().reporting or is_negated(view, verb):
        return ()
    if view.quotation(verb) is not None:
        return ()
    if token.tag == "VBN":
        return _swallowed(view, verb)
    if token.tag == "VBG":
        return _participle(view, verb)
    return (_that(view, verb) or _aside(view, verb) or _tail(view, verb)) if token.tag in ("VBD", "VBZ", "VBP") else ()


def _finding(view: Syntax, verb: int, head: int, content: frozenset[int]) -> tuple[Finding, ...]:
    sources, through = sources_of(view, head)
    cue = cue_phrase(view, verb)
    content = content.difference(cue, *sources)
    if not sources or not any(view.tokens[i].pos not in ("PUNCT", "SPACE", "CCONJ", "SCONJ") for i in content):
        return ()
    relays = relays_of(view, verb, content.union(*sources))
    content = content.difference(*relays)
    return (Finding(content, sources, cue, (*through, *relays), rule="by_order"),)


def _swallowed(view: Syntax, verb: int) -> tuple[Finding, ...]:
    """The cue was taken for a participle of its own subject: "Several papers reported the council had met"."""
    token = view.tokens[verb]
    owner = token.head
    main = view.tokens[owner].head
    if token.dep != "acl" or view.tokens[owner].dep not in SUBJECTS or main <= verb or view.child(verb, "agent") is not None:
        return ()
    inner = [c for c in view.all(main, *SUBJECTS) if c > verb]
    if not inner:
        return ()
    return _finding(view, verb, owner, view.subtree(main) - view.subtree(owner))


def _that(view: Syntax, verb: int) -> tuple[Finding, ...]:
    """The clause after "that" hangs from the wrong word: "told the agency, according to the Herald, that the men were free"."""
    head = subject(view, verb)
    if head is None or head > verb or view.lower(head) in _NEVER_SPEAKERS:
        return ()
    sentence = view.sentence(verb)
    for i in range(verb + 1, min(verb + _WAY_TO_THAT_TOKENS, sentence[-1])):
        if view.tokens[i].tag == "VBD" or view.quotation(i) is not None:
            return ()
        if view.lower(i) == "that" and view.tokens[i].dep in _THAT and view.tokens[i + 1].pos != "PUNCT":
            rest = frozenset(range(i + 1, sentence[-1] + 1))
            clause = view.clause(i)
            body = view.subtree(clause) & rest if clause > i else rest
            return _finding(view, verb, head, body)
    return ()


def _tail(view: Syntax, verb: int) -> tuple[Finding, ...]:
    """All before the comma, where the sentence ends on a saying: "..., a source told the agency"; "..., said the clerk"."""
    if view.tokens[verb].dep in ("relcl", "acl") and view.child(verb, "nsubj") is not None:
        return ()
    sentence = view.sentence(verb)
    comma = next((i for i in range(verb - 1, sentence[0], -1) if _is_comma(view, i) and _opens(view, i, verb)), None)
    if comma is None or verb - comma > _LONGEST_SPEAKER_TOKENS or not _closes(view, verb):
        return ()
    before = [i for i in range(comma + 1, verb) if view.quotation(i) is None and view.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    head = _head(view, before) if before else _after(view, verb)
    if head is None or view.lower(head) in _NEVER_SPEAKERS:
        return ()
    said = range(sentence[0], comma)
    is_clause = any(view.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in said)
    if _is_half(view, said) or not (is_clause or any(view.tokens[i].pos == "NUM" for i in said)):
        return ()
    return _finding(view, verb, head, frozenset(said))


def _participle(view: Syntax, verb: int) -> tuple[Finding, ...]:
    """All after the participle that ends a sentence: "rebuked her critics, saying calling it a war changes nothing"."""
    sentence = view.sentence(verb)
    before = next((i for i in range(verb - 1, sentence[0], -1) if view.tokens[i].text not in _QUOTES), None)
    if before is None or not _is_comma(view, before) or view.quotation(verb) is not None:
        return ()
    rest = range(verb + 1, sentence[-1] + 1)
    head = subject(view, verb)
    is_clause = any(view.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in rest)
    if head is None or head > verb or not is_clause or view.lower(head) in _NEVER_SPEAKERS:
        return ()
    return _finding(view, verb, head, frozenset(rest))


def _aside(view: Syntax, verb: int) -> tuple[Finding, ...]:
    """The sentence around a saying between commas: "The bridge, many think, is lost"."""
    sentence = view.sentence(verb)
    start = next((i for i in range(verb - 1, sentence[0], -1) if _is_comma(view, i)), None)
    end = next((i for i in range(verb + 1, min(verb + _LONGEST_ASIDE_TOKENS, sentence[-1])) if _is_comma(view, i)), None)
    if start is None or end is None or verb - start > _LONGEST_ASIDE_TOKENS:
        return ()
    if any(view.tokens[i].dep in SUBJECTS for i in range(verb + 1, end)):
        return ()
    before = [i for i in range(start + 1, verb) if view.tokens[i].dep in SUBJECTS and view.tokens[i].head == verb]
    is_open = not any(view.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in range(sentence[0], start))
    is_closed = view.tokens[end + 1].tag in ("VBD", "VBZ", "VBP", "MD") and view.tokens[end + 1].head != verb
    if not before or not is_open or not is_closed or view.lower(before[0]) in _NEVER_SPEAKERS:
        return ()
    return _finding(view, verb, before[0], frozenset(sentence) - frozenset(range(start, end + 1)))


def _is_half(view: Syntax, said: range) -> bool:
    """Whether words are a subordinate clause alone, with no main clause after its comma ("When the road was closed, ...")."""
    if view.lower(said[0]) not in _SUBORDINATE:
        return False
    comma = next((i for i in reversed(said) if view.tokens[i].text == ","), said[-1])
    return not (
        any(view.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in range(comma + 1, said[-1] + 1))
        and any(view.tokens[i].dep in SUBJECTS for i in range(comma + 1, said[-1] + 1))
    )


def _is_comma(view: Syntax, i: int) -> bool:
    span = view.tokens[i].span
    return view.tokens[i].text in (",", "–", "—") or (
        view.tokens[i].text == "-" and view.text[span.start - 1 : span.start] == " "
    )


def _closes(view: Syntax, verb: int) -> bool:
    """Whether nothing but an addressee, a day and a place follow a cue up to the sentence's end or the next comma."""
    rest = range(verb + 1, view.sentence(verb)[-1] + 1)
    if rest and view.tokens[rest[0]].text == "," and not (len(rest) > 1 and view.lower(rest[1]) in _CLAUSES_AFTER):
        return False
    for i in rest:
        token = view.tokens[i]
        if view.lower(i) in _CLAUSES_AFTER:
            return True
        if token.tag in ("VBD", "VBZ", "VBP", "MD") or token.lemma in ("that", "if", "whether") or token.text in (":", ";"):
            return False
    return len(rest) <= _LONGEST_SPEAKER_TOKENS


def _opens(view: Syntax, comma: int, verb: int) -> bool:
    """Whether only a speaker stands between a comma and the cue: no verb, and not the second half of an apposition."""
    between = range(comma + 1, verb)
    if any(view.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") and not _is_modifier(view, i) for i in between):
        return False
    words = [i for i in between if view.tokens[i].pos != "PUNCT"]
    if not words:
        return (
            not cues().has(view.tokens[verb].lemma, "tell")
            and view.tokens[verb + 1 if verb + 1 < len(view.tokens) else verb].pos in _NOMINAL
        )
    first = view.lower(words[0])
    if view.quotation(comma) is not None and view.quotation(words[0]) is None:
        return True
    return (
        first not in ("and", "but", "who", "which", "then", "or", "when", "as", "that")
        and comma - view.sentence(comma)[0] >= 1
        and not (
            view.tokens[words[0]].pos == "PROPN"
            and view.tokens[comma - 1].pos in ("NOUN", "PROPN")
            and _is_apposition(view, comma)
        )
    )


def _is_modifier(view: Syntax, i: int) -> bool:
    """Whether a verb stands in a clause that describes the speaker: "who lives there", "engaged for the search"."""
    token = view.tokens[i]
    if token.dep in ("aux", "relcl") or any(view.lower(j) in ("who", "which", "that") for j in range(max(0, i - 4), i)):
        return True
    return token.tag == "VBD" and view.tokens[i - 1].pos in ("NOUN", "PROPN") and view.tokens[i + 1].pos == "ADP"


def _is_apposition(view: Syntax, comma: int) -> bool:
    """Whether what stands before a comma is itself only a noun phrase after another comma ("..., the mayor, Ann Pell, said")."""
    sentence = view.sentence(comma)
    earlier = next((i for i in range(comma - 1, sentence[0], -1) if view.tokens[i].text == ","), None)
    start = sentence[0] if earlier is None else earlier + 1
    return not any(view.tokens[i].pos in ("VERB", "AUX") for i in range(start, comma)) and earlier is not None


def _head(view: Syntax, nouns: list[int]) -> int:
    """The noun among these that hangs from none of the others: the head of the phrase before the cue."""
    among = set(nouns)
    return next((n for n in nouns if not among & set(view.ancestors(n))), nouns[-1])


def _after(view: Syntax, verb: int) -> int | None:
    """The subject after its verb ("say the police")."""
    after = [c for c in view.all(verb, "nsubj", "dobj", "obj", "attr", "npadvmod", "dep") if c > verb]
    return next((c for c in after if view.tokens[c].pos in ("NOUN", "PROPN", "PRON")), None)
