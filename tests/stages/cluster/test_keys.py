"""The numbers by which a document is found."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from firsthand.model.reading import Reading
from firsthand.stages.cluster.keys import QUOTED_KEYS, STORY_KEYS, TEXT_KEYS, hash_key, keys_of

MakeReading = Callable[..., Reading]

FLOOD = (
    "The dam above Kelmar burst at dawn and the flood carried off forty houses, the Oskar river board said on Tuesday. "
    "“The sluice had been left open all night and nobody in the keeper's lodge had noticed,” Lena Arden said. "
    "A keeper of the lodge has been suspended, and divers are searching the reservoir for two missing anglers. "
)


def test_keys_are_few_and_small(make_reading: MakeReading) -> None:
    """However long a report, it has no more keys than are kept, each a number that a database of 64 bits holds."""
    text = FLOOD + " ".join(f"Village number {n} of the valley lost its mill, its weir and its orchard." for n in range(100))
    story, texts = keys_of(make_reading("T1", text))
    assert len(story) == len(set(story)) == STORY_KEYS
    assert TEXT_KEYS < len(texts) <= TEXT_KEYS + QUOTED_KEYS
    assert all(0 <= key < 2**63 for key in (*story, *texts))


def test_the_most_telling_words_come_first(make_reading: MakeReading) -> None:
    """What the event is about is a key; what every report says is none."""
    story, _ = keys_of(make_reading("T1", FLOOD))
    assert hash_key("kelmar") in story
    assert hash_key("said") not in story


def test_a_copy_shares_text_keys(make_reading: MakeReading) -> None:
    """A report with a sentence of its own added shares most text keys with the one it copies; one in other words shares none."""
    _, texts = keys_of(make_reading("T1", FLOOD))
    _, copied = keys_of(make_reading("T2", FLOOD + "The Mail could not reach the board."))
    _, other = keys_of(make_reading("T3", "Forty houses are gone since the Kelmar dam gave way. Who left its sluice open?"))
    assert len(set(texts) & set(copied)) > TEXT_KEYS / 2
    assert not set(texts) & set(other)


def test_a_quotation_in_two_reports_is_a_key(make_reading: MakeReading) -> None:
    """Reports that share nothing but what somebody said are found by that."""
    said = "“The sluice had been left open all night and nobody had noticed,”"
    _, one = keys_of(make_reading("T1", f"{said} Arden told reporters."))
    _, other = keys_of(make_reading("T2", f"At the hearing she held to it: {said} were her words."))
    assert set(one) & set(other)


def test_a_text_without_telling_words_has_no_keys(make_reading: MakeReading) -> None:
    """Nothing to be found by is no error."""
    assert keys_of(make_reading("T1", "It is.")) == ((), ())


def test_keys_are_the_same_in_every_process() -> None:
    """Keys are kept, so they must not hang on how a process salts its own hashes."""
    code = "from firsthand.stages.cluster.keys import hash_key; print(hash_key('kelmar dam'))"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) == hash_key("kelmar dam") == 7603732261600122298


def test_keys_are_cheap(make_reading: MakeReading) -> None:
    """Keys of a report of 400 words take milliseconds: they are made for each document that is added."""
    reading = make_reading("T1", FLOOD * 6)
    keys_of(reading)
    started = time.process_time()
    for _ in range(5):
        keys_of(reading)
    assert (time.process_time() - started) / 5 < 0.03
