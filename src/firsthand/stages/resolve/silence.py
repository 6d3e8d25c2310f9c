"""Credits that are none: the words say that somebody gave no answer ("did not respond to the request", "declined to comment")."""

from __future__ import annotations

from firsthand.model.attribution import Attribution, SpeechKind
from firsthand.model.span import Span
from firsthand.stages.resolve.tree import Tree

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor"})
_REFUSING = frozenset({"decline", "refuse"})
# What is done by whoever answers. "Deny", "confirm" and the like are not among them: not to do that tells something.
_ANSWERING = frozenset({"respond", "reply", "answer", "comment", "elaborate", "return", "draw"})
# With these only a matter is left open: "would not speak about", "did not say whether".
_TELLING = frozenset({"speak", "talk", "discuss", "address", "say", "disclose", "reveal", "specify", "explain"})
_OPEN = frozenset({"whether", "if", "when", "where", "who", "whom", "how", "what", "why", "which"})
# How far a negation or a refusal may stand before the verb that it is said of.
_REACH_WORDS = 4


def is_silence(tree: Tree, attribution: Attribution) -> bool:
    """An attribution in; whether its words only say that somebody did not answer, so that nobody is credited with anything.

    A quotation is said by somebody whatever the words beside it.
    """
    if attribution.cue is None or attribution.kind is not SpeechKind.INDIRECT:
        return False
    cue = tree.within(attribution.cue)
    content = tree.within(attribution.content[0])
    return any(_is_left_unsaid(tree, n, content) for n in (*cue, *content[:2]) if _is_turned_down(tree, n, attribution.cue))


def _is_turned_down(tree: Tree, n: int, cue: Span) -> bool:
    """Whether a word stands behind a "not" of the cue, or behind its "declined to"."""
    before = [tree.tokens[k] for k in range(max(0, n - _REACH_WORDS), n) if tree.tokens[k].span.start >= cue.start]
    is_refused = any(t.lemma in _REFUSING for t in before) and not any(t.lemma in _NEGATIONS for t in before)
    return is_refused or any(t.lemma in _NEGATIONS or t.text.lower() in _NEGATIONS for t in before)


def _is_left_unsaid(tree: Tree, n: int, content: range) -> bool:
    """Whether a verb is one of answering, or one of telling of which only the matter or an open question follows."""
    lemma = tree.tokens[n].lemma
    if lemma in _ANSWERING:
        return True
    if lemma not in _TELLING:
        return False
    after = tree.tokens[n + 1].lemma if n + 1 < len(tree.tokens) else ""
    is_open = bool(content) and tree.tokens[content[0]].lemma in _OPEN
    return is_open or after in {"about", "of", "on", *_OPEN} or lemma in {"discuss", "address"}
