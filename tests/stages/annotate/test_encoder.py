"""Stage 4: what the encoder reads of words, whatever else is read beside them."""

from __future__ import annotations

from importlib import resources

import pytest

from firsthand.stages.annotate.encoder import Encoder, Read
from firsthand.stages.annotate.windows import Word

SENTENCES = (
    "Anna Pell said the road was closed .",
    "The mayor of Tarn left on Monday .",
    "According to the harbour office , two boats sank .",
)
FILLERS = (
    "The old bridge was painted green in May . ",
    "Nobody saw the ferry , and the men went home ; ",
    "He told Ben Orsk that it rained , ",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The network that comes with the package."""
    return Encoder()


def _words(text: str, first: int = 0) -> list[Word]:
    """A text in, its words as one sentence that is a paragraph of its own out."""
    return [Word(word, first, first, False) for word in text.split()]


def _part(read: Read, start: int, stop: int) -> tuple[list[str], list[str], list[int]]:
    return read.tags[start:stop], read.names[start:stop], [head - start for head in read.heads[start:stop]]


def test_no_words_are_read_as_nothing(encoder: Encoder) -> None:
    """A document without words gives nothing and is no fault."""
    assert encoder.read([]) == Read([], [], [], [], [], [])


def test_every_word_is_read(encoder: Encoder) -> None:
    """Each word has a tag, a part of speech, a name or none, a dependency, and a head in its own sentence."""
    words = [word for n, text in enumerate(SENTENCES * 20) for word in _words(text, n)]
    read = encoder.read(words)
    for column in (read.tags, read.pos, read.names, read.deps):
        assert len(column) == len(words)
        assert all(column)
    assert len(read.heads) == len(words)
    assert all(words[head].line == word.line for word, head in zip(words, read.heads, strict=True))
    assert all((dep == "ROOT") == (head == n) for n, (dep, head) in enumerate(zip(read.deps, read.heads, strict=True)))


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("filler", FILLERS)
def test_what_is_read_beside_a_window_changes_nothing(encoder: Encoder, text: str, filler: str) -> None:
    """A short report has the same tags, names and heads alone and where long paragraphs of other words are read with it."""
    own = _words(text)
    beside = [word for n in range(1, 5) for word in _words(filler * (110 // len(filler.split())), n)]
    assert _part(encoder.read([*own, *beside]), 0, len(own)) == _part(encoder.read(own), 0, len(own))


def test_the_same_words_are_read_alike(encoder: Encoder) -> None:
    """Two readings of the same words are equal, those of another network loaded from the same weights too."""
    words = [word for n, text in enumerate(SENTENCES) for word in _words(text, n)]
    assert encoder.read(words) == encoder.read(words) == Encoder().read(words)


@pytest.mark.parametrize(
    ("text", "source", "cue"), [(SENTENCES[0], "Anna Pell", "said"), (SENTENCES[2], "the harbour office", "According to")]
)
def test_a_saying_is_credited(encoder: Encoder, text: str, source: str, cue: str) -> None:
    """Who is credited, by what words, with what, comes as ascending places, and the network is sure of plain sayings."""
    words = text.split()
    (told,) = encoder.read(_words(text)).credits
    assert " ".join(words[n] for n in told.source) == source
    assert " ".join(words[n] for n in told.cue) == cue
    assert told.probability > 0.5


def test_credits_have_a_cue_and_a_content(encoder: Encoder) -> None:
    """Every credit has both, in ascending places of the document, stands in order of its cue, and its probability is one."""
    words = [word for n, text in enumerate([*SENTENCES, *FILLERS] * 8) for word in _words(text, n)]
    found = encoder.read(words).credits
    assert len(found) >= 8
    assert [told.cue for told in found] == sorted(told.cue for told in found)
    for told in found:
        assert told.cue
        assert told.content
        assert 0 <= told.probability <= 1
        for places in (told.cue, told.source, told.content):
            assert list(places) == sorted(set(places))
            assert all(0 <= n < len(words) for n in places)


@pytest.mark.parametrize("text", ["\u200b", "—", "é" * 100_000, "😀 😀", "a" + "\u0301" * 500, "[CLS] [SEP] [PAD]", "- " * 2000])
def test_odd_words_are_read_without_a_fault(encoder: Encoder, text: str) -> None:
    """Words of marks, of endless letters or of the network's own marks are read as any others."""
    words = _words(text)
    assert len(encoder.read(words).tags) == len(words)


def test_the_weights_come_with_the_package() -> None:
    """The network, its labels and its vocabulary lie in the package, so nothing is fetched."""
    names = {entry.name for entry in resources.files("firsthand.weights").iterdir()}
    assert {"reader.onnx", "labels.json", "vocabulary.txt"} <= names
