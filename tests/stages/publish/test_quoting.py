"""Words of a report between quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stages.publish.quoting import quote_claim, quote_words, shorten, show_name

MARKS = ["the eel", "said", "“", "”", "\"", "„", "»", "after", "and", ",", "…", "boats’"]
LINES = st.lists(st.sampled_from(MARKS), min_size=1).map(" ".join)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("two\r\n  lines", "“two lines”"),
        ("“already quoted”", "“already quoted”"),
        ('"already quoted"', "“already quoted”"),
        ('"half quoted', "“half quoted”"),
        ("half quoted”", "“half quoted”"),
        ("half quoted.”", "“half quoted.”"),
        ("a man they called “the eel", "“a man they called ‘the eel’”"),
        ("the eel” they called him", "“‘the eel’ they called him”"),
        ("“One,” she said, “and two.”", "“‘One,’ she said, ‘and two.’”"),
        ('a "small" boat', "“a ‘small’ boat”"),
        ('("small") boats', "“(‘small’) boats”"),
        ("“One. “Two, in a paragraph of its own.", "“One. Two, in a paragraph of its own.”"),
        ("Kim's “eel”", "“Kim's ‘eel’”"),
    ],
)
def test_quote_words(text: str, words: str) -> None:
    """A quotation is one line between double marks; those within it are single, and each has its other half."""
    assert quote_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the boats sank,", "“the boats sank”"),
        ("the boats sank after", "“the boats sank”"),
        ("the boats sank, and", "“the boats sank”"),
        ("the boats sank, which", "“the boats sank”"),
        ("the boats sank soon after", "“the boats sank soon after”"),
        ("and the boats sank", "“the boats sank”"),
        ("I never said that", "“I never said that”"),
        ("But the boats sank", "“But the boats sank”"),
        ("and", "“and”"),
        (",", "“,”"),
    ],
)
def test_quote_claim(text: str, words: str) -> None:
    """A claim is shown without the commas and joining words at which it was cut; what may belong to it stays."""
    assert quote_claim(text) == words


@given(LINES)
def test_marks_pair(line: str) -> None:
    """Whatever marks a report has, between the two that we put there stands no double one, and as many open as close."""
    for shown in (quote_words(line), quote_claim(line)):
        assert (shown[0], shown[-1]) == ("“", "”")
        inside = shown[1:-1].replace("boats’", "")
        assert not set(inside) & set("“”\"„»")
        assert inside.count("‘") == inside.count("’")


@given(LINES)
def test_no_word_is_added(line: str) -> None:
    """Marks apart, what is shown of a line that is not cut is the line's own words in its own order."""
    def bare(text: str) -> str:
        return "".join(c for c in text if c not in "“”\"„»‘’ ")

    assert bare(quote_words(line, 9999)) == bare(line)
    assert bare(quote_claim(line, 9999)) in bare(line)


def test_shorten_cuts_between_words() -> None:
    """What is cut is seen to be cut, between words."""
    assert shorten("one two three four", 12) == "one two …"
    assert shorten("one two", 12) == "one two"


def test_cut_closes_its_marks() -> None:
    """A quotation that is cut short is closed."""
    assert quote_words("he said “one two three four”", 19) == "“he said ‘one two …’”"


def test_names_have_marks_that_pair() -> None:
    """The name of a show that lost its closing mark is given one."""
    assert show_name("Wrenn’s “The Hour") == "Wrenn’s ‘The Hour’"
