"""Laws of stages 3 and 5 to 7: four times the text is about four times the work, whatever the text. Work is counted in calls."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import FrameType

import pytest

from firsthand.model.document import Document, DocumentId, Mention, MentionKind, Passage, PassageKind, Token
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages import attribute, claims, resolve, segment

MOST_GROWTH = 6
"""Times the calls that four times the text may take: linear is 4, n log n about 4.5, quadratic 16."""
SMALL_CHARS, TIMES = 2_600, 4
"""The smaller text, long enough that what is done once for a document does not hide how the rest grows."""

_WORD = re.compile(r"\w+|[^\w\s]")
_TAGS = {
    **dict.fromkeys(("said", "told", "was", "asked"), ("VERB", "VBD")), "according": ("VERB", "VBG"), "that": ("SCONJ", "IN"),
    **dict.fromkeys(("to", "by", "of", "in", "on"), ("ADP", "IN")), **dict.fromkeys(("the", "a"), ("DET", "DT")),
    **dict.fromkeys(("he", "she"), ("PRON", "PRP")), "and": ("CCONJ", "CC"),
}  # fmt: skip
_DEPS = {"DET": "det", "SCONJ": "mark", "CCONJ": "cc", "PUNCT": "punct", "ADP": "prep"}
_PARSED = {PassageKind.SENTENCE, PassageKind.HEADLINE, PassageKind.CAPTION}

HOSTILE = {
    "one unpaired mark": 'He said "the road was closed. ',
    "a thousand quotations": "“The road was closed,” said Ann Pell. ",
    "a mark left open in every paragraph": "“The road was closed.\n\n",
    "straight marks": 'a" "b ',
    "single marks": "'a said ",
    "credits only": "according to ",
    "saying only": "said ",
    "saying within saying": "he said that she said that ",
    "capitals": "THE MAYOR SAID THAT THE ROAD WAS CLOSED. ",
    "no capitals": "the mayor said that the road was closed. ",
    "no punctuation": "the road the mayor said was closed by the council ",
    "one long paragraph": "The road the mayor said was closed by the council. ",
    "one word a line": "road\n",
    "one name a line": "Said Pell\n\n",
    "labels": "PELL: The road was closed.\n",
    "commas": ",",
    "brackets": "(he said ",
    "one word": "a",
    "blank lines": "\n",
    "blanks": "   \n",
    "marks of width zero": "ro\u200bad\u200b ",
    "stops": "a. ",
    "tags": "<a ",
    "figures": "1,",
    "digits and lines": "Sund\t12\t13.4\n",
}


def read(unit: str, chars: int) -> Reading:
    """What a text repeats, and its length, in; a reading of it with passages out."""
    document = Document(DocumentId("T0"), "x.txt", "", unit * (chars // len(unit)))
    return Reading(document, passages=segment.run(document))


def parse(reading: Reading) -> Reading:
    """A reading with passages in, the same with tokens hung by a rule of thumb, and with names by capitals, out."""
    text = reading.document.text
    tokens: list[Token] = []
    mentions: list[Mention] = []
    for number, passage in enumerate(p for p in reading.passages if p.kind in _PARSED):
        tokens += hang(text, passage, number, len(tokens))
        capital = re.finditer(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", passage.span.of(text))
        mentions += [
            Mention(MentionKind.PERSON, Span(passage.span.start + m.start(), passage.span.start + m.end())) for m in capital
        ]
    return replace(reading, tokens=tuple(tokens), mentions=tuple(mentions))


def hang(text: str, passage: Passage, number: int, first: int) -> Iterator[Token]:
    """The tokens of one passage: verbs hang from the verb before, subjects from theirs, the rest in a row."""
    words = list(_WORD.finditer(text, passage.span.start, passage.span.end))
    tags = [_TAGS.get(w[0].lower()) or (("NOUN", "NN") if w[0].isalnum() else ("PUNCT", ".")) for w in words]
    verbs = [n for n, (pos, _) in enumerate(tags) if pos == "VERB"]
    following = {n - 1: n for n in verbs if n}
    last = None
    for n, (word, (pos, tag)) in enumerate(zip(words, tags, strict=True)):
        dep, head = _DEPS.get(pos, "dobj"), max(0, n - 1)
        if n in following and pos in ("NOUN", "PRON"):
            dep, head = "nsubj", following[n]
        elif pos == "VERB":
            dep, head, last = ("ROOT", n, n) if last is None else ("ccomp", last, n)
        lemma = {"said": "say", "told": "tell", "was": "be"}.get(word[0].lower(), word[0].lower())
        yield Token(Span(*word.span()), word[0], lemma, pos, tag, dep if n or dep == "ROOT" else "ROOT", first + head, number)


def calls(work: Callable[[Reading], object], reading: Reading) -> int:
    """How many functions, our own and built in, something calls on a reading."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work(reading)
    finally:
        sys.setprofile(before)
    return count


def with_attributions(reading: Reading) -> Reading:
    """A reading with tokens in, the same with attributions out."""
    return replace(reading, attributions=attribute.run(reading))


def with_chains(reading: Reading) -> Reading:
    """A reading with attributions in, the same with sources and chains out."""
    sources, chains = resolve.run(reading)
    return replace(reading, sources=sources, chains=chains)


def grows(work: Callable[[Reading], object], readings: Sequence[Reading]) -> float:
    """How many times the calls the longer of two readings takes, once what is made once for all has been made."""
    work(readings[0])
    small, large = (calls(work, reading) for reading in readings)
    return large / max(small, 1)


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_is_about_four_times_the_work(name: str) -> None:
    """Passages, attributions and assertions of hostile texts take work in proportion to their length."""
    unit = HOSTILE[name]
    readings = [read(unit, SMALL_CHARS), read(unit, SMALL_CHARS * TIMES)]
    assert grows(lambda r: segment.run(r.document), readings) <= MOST_GROWTH
    readings = [parse(r) for r in readings]
    assert grows(attribute.run, readings) <= MOST_GROWTH
    readings = [with_chains(with_attributions(r)) for r in readings]
    assert grows(claims.run, readings) <= MOST_GROWTH


def test_quadratic_work_is_told_from_linear() -> None:
    """The count sees all pairs of passages for what they are, and does not take one look at each for that."""
    readings = [read("The road was closed. ", SMALL_CHARS), read("The road was closed. ", SMALL_CHARS * TIMES)]
    assert grows(lambda r: [len(p.span) for p in r.passages], readings) < MOST_GROWTH
    assert grows(lambda r: [p.span.overlaps(q.span) for p in r.passages for q in r.passages], readings) > 2 * MOST_GROWTH
