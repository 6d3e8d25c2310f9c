"""On whose air a source spoke, where its own description says so: "an analyst on CNN", "a driver on Radio Sund"."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.document import MentionKind
from firsthand.model.span import Span
from firsthand.stages.resolve.described import Describer
from firsthand.stages.resolve.kinds import outlet_of
from firsthand.stages.resolve.lexicon import words
from firsthand.stages.resolve.tree import Tree


def find_told(tree: Tree, describer: Describer, sources: Sequence[Span]) -> list[Span]:
    """The phrases credited in; the outlets out on which whoever they describe is said to have spoken.

    Of people alone: "a report on CNN" is the outlet's own, or about it.
    """
    lexicon = words()
    own = lexicon.documents | lexicon.utterances | lexicon.outlets | lexicon.occasions
    out: list[Span] = []
    for source in sources:
        inside = tree.within(source)
        for n in inside[1:]:
            object_ = tree.child(n, "pobj")
            head = tree.tokens[n].head
            if tree.tokens[n].lemma != "on" or head not in inside or object_ is None or object_ not in inside:
                continue
            described = describer.describe(tree.phrase(object_))
            is_outlet = described.kind is MentionKind.OUTLET or outlet_of(described.phrase) is not None
            if is_outlet and tree.tokens[head].lemma not in own:
                out.append(described.span)
    return out
