"""Posts and the known claims that they make, all invented."""

from __future__ import annotations

import pytest

from firsthand.stages.cluster.known import KnownClaims, share_of_threes, split_tags, weigh_in_order

CLAIMS = [
    ("Mayor Odile Varga sold the harbour of Brennick to a foreign company.", "Did Mayor Varga Sell the Harbour?"),
    ("A photograph shows a moose swimming beside the Brennick ferry.", "Moose Beside a Ferry"),
    ("Brennick's ferry sank in 2017 with 40 passengers on board.", "Did a Ferry Sink in 2017?"),
    ("Brennick's ferry sank in 2019 with 40 passengers on board.", "Did a Ferry Sink in 2019?"),
    ("Drinking seawater cures the common cold.", ""),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She really did it: the harbour goes to foreigners, thank you #OdileVarga https://example.org/x", 0),
        ("Look, a moose next to our ferry!", 1),
        ("The ferry went down with all passengers — Ana Ruis (@anaruis) May 4, 2017", 2),
        ("The ferry went down with all passengers — Ana Ruis (@anaruis) May 4, 2019", 3),
        ("My gran swears that drinking seawaters cures any cold", 4),
        ("So proud of what we did today. — Odile Varga (@MayorVarga) June 1, 2018", 0),
    ],
)
def test_a_post_finds_the_claim_that_it_makes(text: str, expected: int) -> None:
    """By its words, its tags, who posted it and when, the claim that a post makes comes first."""
    assert KnownClaims(CLAIMS).rank(text)[0] == expected


def test_a_text_with_no_word_of_any_claim_finds_none() -> None:
    """Nothing is ranked by chance, and no more than asked for is given."""
    claims = KnownClaims(CLAIMS)
    assert claims.rank("Quiet evening.") == []
    assert claims.rank("") == []
    assert len(claims.rank("ferry harbour moose", 2)) == 2
    assert KnownClaims([]).rank("ferry") == []


def test_claims_with_the_same_words_stand_as_they_were_given() -> None:
    """Equals are ranked in the order of the collection."""
    assert KnownClaims([CLAIMS[1], CLAIMS[4], CLAIMS[1]]).rank("a moose and a ferry") == [0, 2]


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("see #HomeAgain pic.twitter.com/Ab1", "see  Home Again   "),
        ("by @the_times2", "by  the times 2 "),
        ("#NASALaunch", " NASA Launch "),
        ("plain words", "plain words"),
    ],
)
def test_tags_and_handles_are_cut_into_words(post: str, expected: str) -> None:
    """A tag is the words that it is run together of; a link is no word."""
    assert split_tags(post) == expected


@pytest.mark.parametrize(("ours", "theirs", "expected"), [
    ("a b c d", "a c d", 3.0), ("d c b a", "a b c d", 1.0), ("a x b y", "b a b", 2.0), ("", "a", 0.0),
    ("a", "", 0.0), ("a a", "a", 1.0),
])  # fmt: skip
def test_words_count_together_where_both_have_them_in_one_order(ours: str, theirs: str, expected: float) -> None:
    """Gaps are allowed, turning round is not, and no word counts twice."""
    assert weigh_in_order(ours.split(), theirs.split(), lambda _: 1.0) == expected
    assert weigh_in_order(theirs.split(), ours.split(), lambda _: 1.0) == expected


@pytest.mark.parametrize(("a", "b", "is_near"), [
    ("vaccination", "vaccinations", True), ("goverment", "government", True), ("harbour", "ferry", False),
])  # fmt: skip
def test_a_misspelt_word_shares_most_letters_in_threes(a: str, b: str, is_near: bool) -> None:
    """Half of the letters in threes tell a slip of the pen from another word."""
    assert (share_of_threes(a, b) >= 0.5) is is_near
