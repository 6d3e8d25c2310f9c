"""Numbers and what they count, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from firsthand.stages.publish.counting import UNNAMED, pluralise, say_number, say_thing
from firsthand.text.figures import read_quantities
from firsthand.text.quantities import Bound, Fate, Quantity, Scope

NUMBERS = [
    ("At least 14 miners died.", "at least 14"),
    ("Between 10 and 15 miners died.", "10 to 15"),
    ("About 40 boats sank.", "about 40"),
    ("Up to 60 people are missing.", "at most 60"),
    ("11,960 people came.", "11,960"),
    ("The pipe is 2.50 km long.", "2.5 km"),
    ("It burned for five hours.", "5 hours"),
    ("It burned for one hour.", "1 hour"),
    ("Another 3 people were hurt.", "another 3"),
]
THINGS = [
    (["14 miners died."], "miners killed"),
    (["14 people were injured in Tarn.", "15 people were injured."], "people injured"),
    (["Forty boats sank."], "boats"),
    (["It burned for five hours."], "hours"),
]


@pytest.mark.parametrize(("sentence", "words"), NUMBERS)
def test_a_number_keeps_its_bound(sentence: str, words: str) -> None:
    """It is told as firmly as it was given, with its unit."""
    assert say_number(next(quantity for _, _, quantity in read_quantities(sentence))) == words


def test_what_has_no_number_is_quoted() -> None:
    """Of "hundreds" and "a third" the word is told: neither 200 nor 33.3 was said."""
    assert say_number(Quantity(Decimal(200), bound=Bound.AT_LEAST), "hundreds", is_vague=True) == "“hundreds”"
    assert say_number(Quantity(Decimal("33.3"), unit="%"), "a third") == "“a third”"
    assert say_number(Quantity(Decimal(33), unit="%"), "33 per cent") == "33%"


@pytest.mark.parametrize(("sentences", "thing"), THINGS)
def test_a_thing_has_a_name(sentences: list[str], thing: str) -> None:
    """By its noun and what became of it; a place that only one report gives is not told of all."""
    quantities = [next(quantity for _, _, quantity in read_quantities(s)) for s in sentences]
    assert say_thing([q if q.counted else _count(q, s) for q, s in zip(quantities, sentences, strict=True)]) == thing


def _count(quantity: Quantity, sentence: str) -> Quantity:
    noun = next((n for n in ("miner", "boat", "person") if n in sentence or (n == "person" and "people" in sentence)), None)
    return Quantity(quantity.low, quantity.high, quantity.bound, quantity.unit, noun, quantity.scope)


def test_what_is_unsaid_is_said_to_be() -> None:
    """A bare number counts something that is not named; a mass has no plural."""
    assert say_thing([Quantity(Decimal(14))]) == UNNAMED
    third = Quantity(Decimal(33), unit="%", counted="cotton")
    assert say_thing([third], ["a third of the cotton"]) == "share of cotton"
    assert say_thing([Quantity(Decimal(9), counted="death", scope=Scope(Fate.KILLED))]) == "deaths"


@pytest.mark.parametrize(("noun", "plural"), [
    ("person", "people"), ("city", "cities"), ("day", "days"), ("church", "churches"), ("bus", "buses"), ("boats", "boats"),
])  # fmt: skip
def test_nouns_have_plurals(noun: str, plural: str) -> None:
    """By rule, but for the few that news counts and that have none."""
    assert pluralise(noun) == plural
