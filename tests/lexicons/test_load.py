"""The loader of word lists, and the list of cues."""

from __future__ import annotations

from collections import Counter

import pytest

from firsthand.lexicons import load


def test_a_lexicon_that_is_not_there_is_an_error() -> None:
    """A wrong name never gives an empty lexicon."""
    with pytest.raises(FileNotFoundError):
        load("no such list")


def test_a_lexicon_is_read_once() -> None:
    """Two readers of a lexicon share it."""
    assert load("cues") is load("cues")


def _lists() -> dict[str, list[object]]:
    cues = load("cues")
    flat = {name: words for name, words in cues.items() if isinstance(words, list)}
    for group in ("verbs", "prepositions"):
        flat |= {f"{group}.{name}": words for name, words in cues[group].items()}
    return flat


@pytest.mark.parametrize(("name", "words"), _lists().items())
def test_cues_are_lower_case_words_each_once(name: str, words: list[object]) -> None:
    """Every entry is a lemma in lower case (YAML's "on" stays a word), and none stands twice in its list."""
    assert all(isinstance(w, str) and w == w.lower() for w in words), name
    assert [w for w, n in Counter(words).items() if n > 1] == [], name


@pytest.mark.parametrize("name", ["strong", "reporting"])
def test_sure_cues_belong_to_a_class(name: str) -> None:
    """A verb that is sure enough to credit alone has a frame too, or takes quotations only ("go on")."""
    verbs = load("cues")["verbs"]
    known = {w for words in verbs.values() for w in words} | set(load("cues")["prepositions"])
    assert set(load("cues")[name]) - known <= {"go"}
