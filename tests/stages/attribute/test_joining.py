"""Stage 5: what rules find and what the trained reader takes for credits, joined into one list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.attribution import Credit
from firsthand.model.document import Document, DocumentId, Passage, PassageKind, Token
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.attribute.assemble import assemble
from firsthand.stages.attribute.cues import Finding
from firsthand.stages.attribute.joining import LEAST_PROBABILITY, UNSEEN, join
from firsthand.stages.attribute.syntax import Syntax

# Word, tag, dependency, place of the head.
SAID = (
    ("Pell", "NNP", "nsubj", 1), ("told", "VBD", "ROOT", 1), ("EFE", "NNP", "dobj", 1), ("that", "IN", "mark", 6),
    ("the", "DT", "det", 5), ("road", "NN", "nsubj", 6), ("was", "VBD", "ccomp", 1), ("shut", "JJ", "acomp", 6),
    ("on", "IN", "prep", 6), ("Monday", "NNP", "pobj", 8),
)  # fmt: skip
POS = {"N": "NOUN", "V": "VERB", "I": "ADP", "D": "DET", "J": "ADJ", "R": "PART"}
LEMMAS = {"told": "tell", "was": "be", "hoped": "hope", "did": "do"}


def _view(words: tuple[tuple[str, str, str, int], ...] = SAID) -> Syntax:
    """Words with their syntax in, a view of them as one sentence out."""
    tokens, at = [], 0
    for word, tag, dep, head in words:
        lemma = LEMMAS.get(word, word.lower())
        pos = "PROPN" if tag == "NNP" else POS[tag[0]]
        tokens.append(Token(Span(at, at + len(word)), word, lemma, pos, tag, dep, head, 0))
        at += len(word) + 1
    text = " ".join(word for word, *_ in words)
    document = Document(DocumentId("T1"), "a.txt", "0" * 64, text)
    return Syntax(Reading(document, (Passage(PassageKind.SENTENCE, Span(0, len(text)), 0),), tuple(tokens)))


def _set(*places: int) -> frozenset[int]:
    return frozenset(places)


RULED = Finding(_set(3, 4, 5, 6, 7), (_set(0),), _set(1), (_set(2),), rule="verb_clause")
TOLD = Credit((1,), (0,), (3, 4, 5, 6, 7, 8, 9), 0.9)
UNSURE = LEAST_PROBABILITY / 2


def test_what_both_find_has_the_readers_content_and_the_rules_relays() -> None:
    """A finding that the reader confirms is one finding, sure, with the reader's content and all else of the rule."""
    (found,) = join(_view(), [RULED], [TOLD])
    assert found.content == frozenset(TOLD.content)
    assert (found.relays, found.sources, found.cue, found.rule) == (RULED.relays, RULED.sources, RULED.cue, RULED.rule)
    assert found.named == frozenset(TOLD.source)
    assert not found.is_doubtful
    assert not found.is_inward


def test_a_content_holds_neither_cue_nor_source() -> None:
    """Where the reader counts the cue or the source among the content, these fall out of it."""
    (found,) = join(_view(), [RULED], [replace(TOLD, content=tuple(range(10)))])
    assert found.content == frozenset(range(2, 10))


def test_an_unsure_reader_confirms_and_changes_nothing() -> None:
    """What the reader half sees makes a rule's finding no other, and no more doubtful; alone it is left out."""
    assert join(_view(), [RULED], [replace(TOLD, probability=UNSURE)]) == [RULED]
    assert join(_view(), [], [replace(TOLD, probability=UNSURE)]) == []


@pytest.mark.parametrize("rule", ["verb_thing", "noun_cue", "according_to", *sorted(UNSEEN)])
def test_what_rules_alone_find_is_doubtful(rule: str) -> None:
    """It is kept and says so, unless its rule is one for what the reader has not learnt to see."""
    (found,) = join(_view(), [replace(RULED, rule=rule)], [])
    assert found.is_doubtful == (rule not in UNSEEN)
    assert (found.content, found.sources, found.relays) == (RULED.content, RULED.sources, RULED.relays)


def test_a_plain_saying_is_not_doubtful_unless_it_is_itself_reported() -> None:
    """Somebody who "told" that it is so needs no second opinion; among words that another reports, the reader never looked."""
    (found,) = join(_view(), [RULED], [])
    assert not found.is_doubtful
    around = Finding(_set(0, 1, 2, 3, 4, 5, 6, 7), (_set(9),), _set(8), rule="verb_thing")
    assert [f.is_doubtful for f in join(_view(), [around, RULED], [])] == [True, True]


def test_a_cue_with_another_content_confirms_nothing() -> None:
    """Where the two share a cue and no word of content, both are kept, the rule's first and doubtful."""
    first, second = join(_view(), [replace(RULED, rule="verb_thing")], [replace(TOLD, content=(8, 9))])
    assert first.is_doubtful
    assert first.content == RULED.content
    assert second.rule == "read"
    assert second.content == _set(8, 9)


@pytest.mark.parametrize(
    ("sources", "label", "expected"),
    [
        ((_set(5),), None, (_set(0),)),
        ((_set(0, 2),), None, (_set(0, 2),)),
        ((), None, (_set(0),)),
        ((_set(2), _set(5)), None, (_set(2), _set(5))),
        ((_set(5),), Span(0, 4), (_set(5),)),
    ],
    ids=["someone else", "the same", "nobody", "several", "a label"],
)
def test_the_source_is_the_rules_unless_the_two_mean_others(
    sources: tuple[frozenset[int], ...], label: Span | None, expected: tuple[frozenset[int], ...]
) -> None:
    """The reader names the source where the rule's one source shares no word with its own, and never against a label."""
    ruled = replace(RULED, content=_set(6, 7), sources=sources, label=label)
    assert join(_view(), [ruled], [TOLD])[0].sources == expected


def test_what_the_reader_alone_finds_is_kept() -> None:
    """Its rule says that nothing else saw it; relays are looked for in its clause."""
    (found,) = join(_view(), [], [TOLD])
    assert (found.rule, found.sources, found.cue, found.relays) == ("read", (_set(0),), _set(1), (_set(2),))
    assert not found.is_inward
    assert not found.is_doubtful


def test_a_wish_that_the_reader_finds_is_inward() -> None:
    """A cue that tells of no words makes a finding that says so."""
    words = (SAID[0], ("hoped", "VBD", "ROOT", 1), *SAID[2:])
    (found,) = join(_view(words), [], [TOLD])
    assert found.is_inward


def test_a_saying_that_was_not_is_left_out() -> None:
    """Who "did not tell" has told nothing, whatever the reader takes it for."""
    words = (
        ("Pell", "NNP", "nsubj", 3), ("did", "VBD", "aux", 3), ("not", "RB", "neg", 3), ("tell", "VB", "ROOT", 3),
        ("EFE", "NNP", "dobj", 3), ("that", "IN", "mark", 7), ("road", "NN", "nsubj", 7), ("was", "VBD", "ccomp", 3),
        ("shut", "JJ", "acomp", 7),
    )  # fmt: skip
    assert join(_view(words), [], [Credit((1, 2, 3), (0,), (5, 6, 7, 8), 0.9)]) == []


def test_one_credit_confirms_one_finding() -> None:
    """Of two findings of one cue the one that shares most content with the credit is confirmed, the other is doubtful."""
    other = replace(RULED, content=_set(8, 9), rule="verb_thing")
    assert [f.is_doubtful for f in join(_view(), [other, RULED], [TOLD])] == [True, False]


def test_a_finding_stays_within_the_one_that_took_its_holders_place() -> None:
    """What a finding lies within is renewed with it, so no finding lies within one that is gone."""
    inner = Finding(_set(6, 7), (_set(5),), _set(8), within=RULED, rule="citing")
    outer, found = join(_view(), [RULED, inner], [TOLD])
    assert found.within is not None
    assert found.within.content == outer.content == frozenset(TOLD.content)


def _places(least: int = 0) -> st.SearchStrategy[frozenset[int]]:
    return st.frozensets(st.integers(0, len(SAID) - 1), min_size=least, max_size=6)


FINDINGS = st.builds(
    Finding, content=_places(1), sources=st.lists(_places(1), max_size=2).map(tuple), cue=_places(),
    rule=st.sampled_from(["verb_clause", "verb_infinitive", "noun_cue", "citing"]),
)  # fmt: skip
CREDITS = st.builds(
    Credit, cue=_places(1).map(lambda s: tuple(sorted(s))), source=_places().map(lambda s: tuple(sorted(s))),
    content=_places(1).map(lambda s: tuple(sorted(s))), probability=st.sampled_from([0.0, UNSURE, LEAST_PROBABILITY, 1.0]),
)  # fmt: skip


@given(ruled=st.lists(FINDINGS, max_size=5), told=st.lists(CREDITS, max_size=5))
def test_inward_findings_stand_last_and_hold_nothing(ruled: list[Finding], told: list[Credit]) -> None:
    """Whatever was found: wishes stand after all sayings, and what lies within another lies within a saying that is there."""
    view = _view()
    joined = join(view, ruled, told)
    assert [f.rule for f in joined[: len(ruled)]] == [f.rule for f in ruled]
    out = assemble(view, joined)
    inward = [a.is_inward for a in out]
    assert inward == sorted(inward)
    assert all(a.within is None or not out[a.within].is_inward for a in out)


def test_a_wish_makes_no_source(read_text: Callable[..., Reading]) -> None:
    """Who wants something is shown with what is wanted, but stands behind nothing."""
    reading = read_text("Pell wants the mayor to resign. The clerk said that the road was shut.")
    wish = next(a for a in reading.attributions if a.is_inward)
    assert [s.of(reading.document.text) for s in wish.sources] == ["Pell"]
    assert [s.name for s in reading.sources] == ["clerk"]
    assert not any(c.attribution is not None and reading.attributions[c.attribution].is_inward for c in reading.chains)
