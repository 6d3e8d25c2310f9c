"""What holds for attributions of any text whatever."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.model.reading import Reading
from firsthand.stages import attribute

ReadText = Callable[..., Reading]

WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "’",
        ":",
        ",",
        ".",
        "?",
        "—",
        "\n",
        "\n\n",
        "Pell",
        "the mayor",
        "said",
        "told",
        "the Gazette",
        "that",
        "according",
        "to",
        "citing",
        "which had it from",
        "it is believed",
        "the road",
        "was closed",
        "as",
        "who",
        "in an interview with",
        "reportedly",
        "A.",
        "Q.",
        "PELL:",
        "(",
        ")",
        "1,400",
        "quoted",
        "by",
        "as saying",
        "and",
        "his claim",
        "\r\n",
        "esc-\naped",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join))
LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@LAW
@given(text=TEXTS)
def test_any_text_gives_spans_within_it(read_text: ReadText, text: str) -> None:
    """No text is too broken: every span lies within it, no content is empty, pieces stand in order and apart."""
    for a in read_text(text).attributions:
        assert a.content
        for span in (*a.content, *a.sources, *a.relays, *([a.cue] if a.cue else [])):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()
        assert all(left.end <= right.start for left, right in zip(a.content, a.content[1:], strict=False))


@LAW
@given(text=TEXTS)
def test_nesting_never_goes_round(read_text: ReadText, text: str) -> None:
    """Following `within` from any attribution ends at one that nothing holds."""
    attributions = read_text(text).attributions
    for n in range(len(attributions)):
        seen = {n}
        at = attributions[n].within
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = attributions[at].within


@LAW
@given(text=TEXTS)
def test_reading_twice_gives_the_same(read_text: ReadText, text: str) -> None:
    """Nothing is kept between calls: the same text gives the same attributions."""
    assert read_text(text).attributions == read_text(text).attributions


def test_another_extractor_stands_behind_the_same_door(read_text: ReadText) -> None:
    """`run` hands the reading to the extractor it is given and returns what that finds."""
    reading = read_text("Pell said the road was closed.")
    assert attribute.run(reading, lambda r: r.attributions[:0]) == ()


def test_a_reading_without_tokens_has_no_attributions(read_text: ReadText) -> None:
    """Where the parser gave nothing, nothing is credited, and nothing breaks."""
    reading = read_text("Pell said the road was closed.")
    assert reading.tokens == ()
    assert attribute.run(reading) == ()
