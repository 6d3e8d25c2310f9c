"""What a report is about, and how alike two are."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.reading import Reading
from firsthand.stages.cluster.profiles import NEGLIGIBLE, Profile, compare_profiles, profile

MakeReading = Callable[..., Reading]

FLOOD = (
    "The dam above Kelmar burst at dawn and the flood carried off forty houses, the Oskar river board said on Tuesday. "
    "A keeper of the lodge has been suspended, and divers are searching the reservoir for two missing anglers. "
)


def test_telling_words_names_and_pairs_make_a_profile(make_reading: MakeReading) -> None:
    """What every report has is left out; names and figures are known as such; two telling words in a row count as one."""
    about = profile(make_reading("T1", FLOOD))
    assert "the" not in about.weights
    assert "said" not in about.weights
    assert {"kelmar", "oskar"} <= about.names
    assert "oskar river" in about.weights


def test_the_first_lines_count_more(make_reading: MakeReading) -> None:
    """A word of the lead weighs more than one that stands as often in what follows."""
    about = profile(make_reading("T1", FLOOD * 3 + "The ferryman had seen it."))
    again = profile(make_reading("T1", "The ferryman had seen it. " + FLOOD * 3))
    assert again.weights["ferryman"] > about.weights["ferryman"]


def test_reports_of_one_event_are_more_alike_than_others(make_reading: MakeReading) -> None:
    """Likeness is a cosine: 1 for the same text, less for another report of the event, least for another event."""
    texts = (FLOOD, FLOOD, "Forty houses are gone since the Kelmar dam burst.", "Trams in Veldport stood still on Tuesday.")
    likeness = compare_profiles([profile(make_reading(f"T{n}", text)) for n, text in enumerate(texts)])
    assert likeness[0, 1] == pytest.approx(1.0)
    assert 0.2 < likeness[0, 2] < 0.9
    assert likeness.get((0, 3), 0.0) < 0.1


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), max_size=5), max_size=8))
def test_a_large_case_is_compared_as_a_small_one_is(documents: list[set[str]]) -> None:
    """Likeness added up at one go is the same to the last digit, but for what is negligible."""
    profiles = [Profile(dict.fromkeys(sorted(d), 1.0), dict.fromkeys(d, 0.5), frozenset()) for d in documents]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("firsthand.stages.cluster.profiles.LARGE_CASE", -1)
        at_once = compare_profiles(profiles)
    assert at_once == {pair: value for pair, value in compare_profiles(profiles).items() if value >= NEGLIGIBLE}


def test_a_profile_is_cheap(make_reading: MakeReading) -> None:
    """What a report of 400 words is about is found in milliseconds."""
    reading = make_reading("T1", FLOOD * 10)
    profile(reading)
    started = time.process_time()
    for _ in range(5):
        profile(reading)
    assert (time.process_time() - started) / 5 < 0.02
