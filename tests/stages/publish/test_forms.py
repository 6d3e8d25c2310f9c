"""By which words a protected source could be known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.model.overview import Protection
from firsthand.model.reading import Case
from firsthand.model.source import SourceId
from firsthand.stages.publish.forms import Forms, gather_forms


def _forms(case: Case, name: str, *, aliases: tuple[str, ...] = (), forms: tuple[str, ...] = ()) -> Forms:
    """A case, and what its source S3 is called, in; the forms by which that source is known out."""
    mira = replace(case.sources[2], name=name, aliases=aliases, members=())
    return gather_forms(replace(case, sources=(*case.sources[:2], mira), protected=(Protection(SourceId("S3"), forms),)))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("our source, Tamsin Vroolik", "ask Tamsin"), ("our source, Tamsin Vroolik", "Vroolik said"),
        ("Tamsin Vroolik, a fitter at the Brackdam works", "Tamsin"), ("Vroolik, Tamsin", "tamsin.txt"),
        ("Roger Stone", "Stone said"),
    ],
)  # fmt: skip
def test_each_part_of_a_name_tells(case: Case, name: str, text: str) -> None:
    """Forename and surname are found alone, whatever was said beside the name."""
    assert _forms(case, name).names.holds(text)


@pytest.mark.parametrize("text", ["the Brackdam works", "our source", "a fitter", "a stone wall"])
def test_what_is_said_beside_a_name_tells_nothing(case: Case, text: str) -> None:
    """A place or a trade beside a name is none of its parts."""
    name = "our source, Tamsin Vroolik, a fitter at the Brackdam works"
    assert not _forms(case, name, aliases=("Roger Stone",)).names.holds(text)


def test_a_role_of_a_named_source_takes_no_other_quotation_with_it(case: Case) -> None:
    """Once called "director", it does not hide what an unpublished report says of a director; in our own words it is hidden."""
    forms = _forms(case, "Mira Sund", aliases=("director", "the head of the harbour office"))
    assert not forms.spoken.holds("the director tore up the log")
    assert forms.spoken.holds("the head of the harbour office tore it up")
    assert forms.is_in_words("director and the clerk may be one")


def test_a_name_that_is_a_common_word_is_found_by_its_capital_at_most(case: Case) -> None:
    """"May" is a month and a verb too, "Stone" a thing: what others say in such words is kept."""
    forms = _forms(case, "Theresa May", aliases=("May", "Stone"))
    assert not any(forms.spoken.holds(text) or forms.names.holds(text) for text in ("they may strike", "in May", "a stone fell"))
    assert forms.names.holds("Stone said so")
    assert forms.is_in_name("May")
    assert forms.is_in_words("May and the clerk may be one")
    assert not forms.is_in_words("the board and the clerk may be one")


def test_a_nickname_that_is_a_common_word_keeps_the_word(case: Case) -> None:
    """As a further form it is hidden with its capital, and in names of files."""
    forms = _forms(case, "Mira Sund", forms=("Rose", "zed"))
    assert forms.names.holds("ask Rose")
    assert forms.names.holds("ask Zed")
    assert forms.is_in_address("rose_notes.txt")
    assert not forms.names.holds("prices rose")
