"""What was cut, added and changed between two texts."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from firsthand.text.word_diff import Change, compare_texts, words_of

WORDS = st.sampled_from(["the", "eel", "Ferry", "sank", "154", "145", "“no”", "of", ",", ".", "\n\n", "ferry", "it’s", "a-b"])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=40)
PLAIN = st.lists(st.sampled_from(["the", "eel", "ferry", "sank", "of", "tarn", "at", "noon"]), max_size=60).map(
    lambda words: "".join(f"{word} " for word in words)
)

CASES = [
    ("Police counted 154 boats.", "Police counted 145 boats.", [("changed", "154 ", "145 ")]),
    ("Up to 40 boats sank.", "40 boats sank.", [("cut", "Up to ", "")]),
    ("The quay burned.", "The old quay burned.", [("added", "", "old ")]),
    ("The quay burned, a clerk said.", "The quay burned.", [("cut", ", a clerk said", "")]),
    ("He said: “No.”", 'he said:  "No."', []),
    ("Ten boats sank", "", [("cut", "Ten boats sank", "")]),
    ("", "Ten boats sank", [("added", "", "Ten boats sank")]),
    ("The mayor of Ardle fled north by sea", "The harbour master of Brack Dam fled north by sea",
     [("changed", "mayor of Ardle ", "harbour master of Brack Dam ")]),
    ("Rain fell. The gale blew. Boats sank.", "Rain fell. Boats sank.", [("cut", "The gale blew. ", "")]),
    ("14 of 30 died", "15 of 31 died", [("changed", "14 ", "15 "), ("changed", "30 ", "31 ")]),
]


@pytest.mark.parametrize(("first", "second", "expected"), CASES)
def test_changes_are_found_in_words(first: str, second: str, expected: list[tuple[str, str, str]]) -> None:
    """Each change is a stretch of whole words; case, marks and blanks are no change."""
    found = [
        (s.kind.value, first[s.start : s.end], second[s.other_start : s.other_end])
        for s in compare_texts(first, second)
        if s.kind is not Change.SAME
    ]
    assert found == expected


@given(TEXTS, TEXTS)
def test_stretches_cover_both_texts(first: str, second: str) -> None:
    """Laid end to end they are the first text, and by their other ends the second; neighbours are of different kinds."""
    assume(words_of(first) and words_of(second))
    stretches = compare_texts(first, second)
    at = other = 0
    for s in stretches:
        assert (s.start, s.other_start) == (at, other)
        at, other = s.end, s.other_end
        assert (s.start < s.end) == (s.kind is not Change.ADDED)
        assert (s.other_start < s.other_end) == (s.kind is not Change.CUT)
    assert (at, other) == (len(first), len(second))
    assert all(a.kind is not b.kind for a, b in pairwise(stretches))


@given(TEXTS, TEXTS)
def test_applied_to_the_first_text_they_give_the_second(first: str, second: str) -> None:
    """What is the same taken from the first text, and all else from the second, has the words of the second, in order."""
    stretches = compare_texts(first, second)
    made = " ".join(first[s.start : s.end] if s.kind is Change.SAME else second[s.other_start : s.other_end] for s in stretches)
    assert words_of(made) == words_of(second)


@given(PLAIN, PLAIN)
def test_of_plain_words_not_a_letter_differs(first: str, second: str) -> None:
    """Where case and blanks are alike, applying them gives the second text itself."""
    stretches = compare_texts(first, second)
    made = "".join(first[s.start : s.end] if s.kind is Change.SAME else second[s.other_start : s.other_end] for s in stretches)
    assert made == second


@given(TEXTS)
def test_a_text_and_itself_are_one_stretch(text: str) -> None:
    """Nothing was changed."""
    assert [s.kind for s in compare_texts(text, text)] == ([Change.SAME] if text else [])


@pytest.mark.parametrize("kind", ["edited", "other", "repeated", "cut"])
def test_long_texts_take_well_under_a_second(kind: str) -> None:
    """10,000 words against 10,000: an edited copy, a text of other words, one of ten words over and over, a copy cut in half."""
    chance = random.Random(7)  # noqa: S311
    first = [f"w{chance.randrange(3000)}" for _ in range(10_000)]
    second = {
        "edited": [w if chance.random() > 0.1 else f"v{chance.randrange(3000)}" for w in first],
        "other": [f"w{chance.randrange(3000)}" for _ in range(10_000)],
        "repeated": [f"w{chance.randrange(10)}" for _ in range(10_000)],
        "cut": first[2000:4000] + first[6000:],
    }[kind]
    if kind == "repeated":
        first = [f"w{chance.randrange(10)}" for _ in range(10_000)]
    began = time.process_time()
    stretches = compare_texts(" ".join(first), " ".join(second))
    assert time.process_time() - began < 1
    same = sum(s.end - s.start for s in stretches if s.kind is Change.SAME)
    assert kind not in ("edited", "cut") or same > 0.5 * len(" ".join(second))
