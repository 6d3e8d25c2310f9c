"""What tests of stage 6 need: who is taken to have said something."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading


@pytest.fixture(scope="session")
def first_teller(read_text: Callable[..., Reading]) -> Callable[[str, str], str]:
    """A function: a text and some words in, the first teller of the only content there that holds the words out."""

    def find(text: str, words: str) -> str:
        reading = read_text(text)
        found = [c for c in reading.chains if any(words in s.of(text) for s in c.content)]
        assert len(found) == 1, [s.name for s in reading.sources]
        return reading.sources[found[0].links[0]].name

    return find
