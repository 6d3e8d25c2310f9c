"""Laws of stages 3 and 5 to 7: four times the text is about four times the work, whatever the text. Work is counted in calls."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from cProfile import Profile
from dataclasses import replace

import pytest

from firsthand.model.document import Document, DocumentId, Mention, MentionKind, Passage, PassageKind, Token
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages import attribute, claims, resolve, segment

MOST_GROWTH = 6
"""Times the calls that four times the text may take: linear is 4, n log n about 4.5, quadratic 16."""
SMALL_CHARS, TIMES = 1_300, 4
"""The smaller text, long enough that what is done once for a document does not hide how the rest grows."""

SMALL_CROWD = 25
"""Times the smaller of two texts with ever new names repeats itself."""

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

CROWDED = {
    "a new name each time": "Anna {a} said that the road was closed.\n\n",
    "each name cut later": "Anna {a} said that the road was closed. {a} said that it was open.\n\n",
    "one surname": "{a} Pell said that the road was closed. Pell said that it was open.\n\n",
    "first names alone": "{a} {b} said that the road was closed. {a} said that it was open. ",
    "titles": "Mr {a} said that Mrs {b} was told. She said that he was asked. ",
    "bodies": "The {a} Ministry said that the road was closed. The ministry said that it was open.\n\n",
    "outlets": "The {a} Times said that the road was closed. The paper said that it was open.\n\n",
    "unnamed": "A {c} official said that the road was closed. The official said that it was open.\n\n",
    "unnamed with words never met again": "A {c} official said that the road was closed. The {d} official said no.\n\n",
    "one role": "Anna {a} was the mayor of {b}. The mayor of {d} said that the road was closed.\n\n",
    "alternating speakers": "PELL: The road {c} was closed.\nMOOR: It was open.\n",
    "a new speaker each time": "{A}: The road was closed.\n",
    "pronouns": "He said that she told them. They said that it was asked. ",
    "one sentence": "{a} {b} said that he was told by {c} and she asked the {d} official and ",
    "different quotations": "“The {c} road was closed by the council of {b},” said Ann Pell.\n\n",
    "one quotation": "“The road was closed by the council of Sund.”\n\n",
    "credits to names": "according to {a} {b} ",
}
"""Texts that name somebody new all the time: "{a}", "{b}" stand for names, "{A}" for one in capitals, "{c}", "{d}" for words."""


def read(unit: str, chars: int) -> Reading:
    """What a text repeats, and its length, in; a reading of it with passages out."""
    document = Document(DocumentId("T0"), "x.txt", "", unit * (chars // len(unit)))
    return Reading(document, passages=segment.run(document))


def name(number: int) -> str:
    """A number in, a name that no other has, without figures, out."""
    letters = ""
    while number or not letters:
        number, rest = divmod(number, 8)
        letters += ("ba", "ko", "ri", "te", "su", "mo", "lan", "ver")[rest]
    return letters.capitalize() + "sen"


def crowd(unit: str, times: int) -> Reading:
    """What a text repeats with other names, and how often, in; a reading of it with passages and tokens out."""
    named = [(name(n), name(n + 2 * times)) for n in range(times)]
    text = "".join(unit.format(a=a, b=b, A=a.upper(), c=a.lower(), d=b.lower()) for a, b in named)
    document = Document(DocumentId("T0"), "x.txt", "", text)
    return parse(Reading(document, passages=segment.run(document)))


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
    counter = Profile()
    counter.enable()
    try:
        work(reading)
    finally:
        counter.disable()
    return sum(entry.callcount for entry in counter.getstats())


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
    """Passages, attributions, sources and assertions of hostile texts take work in proportion to their length."""
    unit = HOSTILE[name]
    readings = [read(unit, SMALL_CHARS), read(unit, SMALL_CHARS * TIMES)]
    assert grows(lambda r: segment.run(r.document), readings) <= MOST_GROWTH
    readings = [parse(r) for r in readings]
    resolved = [with_chains(with_attributions(r)) for r in readings]  # which looks up every name once
    for run in (attribute.run, resolve.run, claims.run):
        assert grows(run, resolved) <= MOST_GROWTH


@pytest.mark.parametrize("unit", CROWDED.values(), ids=CROWDED)
def test_four_times_the_names_are_about_four_times_the_work(unit: str) -> None:
    """Attributions, sources and assertions of a text that names somebody new all the time take work in proportion to it."""
    readings = [crowd(unit, SMALL_CROWD), crowd(unit, SMALL_CROWD * TIMES)]
    resolved = [with_chains(with_attributions(r)) for r in readings]  # which looks up every name once
    for run in (attribute.run, resolve.run, claims.run):
        assert grows(run, resolved) <= MOST_GROWTH


def test_quadratic_work_is_told_from_linear() -> None:
    """The count sees all pairs of passages for what they are, and does not take one look at each for that."""
    readings = [read("The road was closed. ", SMALL_CHARS), read("The road was closed. ", SMALL_CHARS * TIMES)]
    assert grows(lambda r: [len(p.span) for p in r.passages], readings) < MOST_GROWTH
    assert grows(lambda r: [p.span.overlaps(q.span) for p in r.passages for q in r.passages], readings) > 2 * MOST_GROWTH
