"""Whether a text holds a hidden form, however it is written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.text.concealment import Concealment, fold

HIDDEN = Concealment(
    ["Pavo Lindt", "Lindt", "+380-44-555", "Łucja Dvořák", "ليلى", "Al Li", "the nightingale", "4471"], capitalised=["Stone"]
)


@pytest.mark.parametrize(
    "text",
    [
        "Mr Lindt's hat", "LINDT", "a_lindt_x.txt", "PavoLindt.docx", "lindt, pavo", "pavo.lindt@post.example",
        "38044 555", "tel:+380 (44)555-1", "٣٨٠٤٤٥٥٥", "Lucja-Dvorak", "Łucja\u00a0Dvor\u030ca\u0301k", "وليلى حضرت", "al-li",
        "Ｌｉｎｄｔ", "Li\u00adndt", "L\u200bindt", "Lin-\ndt", "Pavo%20Lindt", "?by=Luc%C3%ADja&n=Lucja%20Dvo%C5%99%C3%A1k",
        "Lucja Dvo&#345;ák", "Stone said", "STONE SAID", "“Stone”", "the  Nightingale sings", "room 4471",
    ],
)  # fmt: skip
def test_every_spelling_is_found(text: str) -> None:
    """Case, accents, invisible marks, gaps, addresses, markup and a broken word hide no form."""
    assert HIDDEN.holds(text)


@pytest.mark.parametrize(
    "text", ["", "lindtish", "blindtest", "alliance", "a stone", "stones", "nightingales", "380 44", "14471", "Pavo", "Dvorak"]
)
def test_other_words_are_let_pass(text: str) -> None:
    """A form is not found within another word, nor a part of it that was not given, nor a common word without its capital."""
    assert not HIDDEN.holds(text)


@pytest.mark.parametrize(("text", "is_found"), [
    ("T. O. said", True), ("t.o.", True), ("(T.O.)", True), ("TO said", True), ("a word to you", False), ("To you", False),
    ("at other", False), ("t.o.x", True), ("AUTO", False),
])  # fmt: skip
def test_initials_are_no_word(text: str, is_found: bool) -> None:
    """Initials are found with their dots or blanks, or as capitals; the word that they make up is let pass."""
    assert Concealment(["T.O."]).holds(text) is is_found


@pytest.mark.parametrize("forms", [[], [""], ["—"], [" . "]])
def test_nothing_hides_nothing(forms: list[str]) -> None:
    """Without a form that has a letter or digit, nothing is hidden."""
    assert not Concealment(forms)
    assert not Concealment(forms).holds("— . anything")


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is."""
    once = fold(text)
    assert fold(once) == once


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=30), st.text(alphabet=st.characters(codec="utf-8"), max_size=30))
def test_a_name_is_found_between_any_words(before: str, after: str) -> None:
    """Whatever stands around a name, apart from it by a blank, it is found, in each Unicode form."""
    for form in ("NFC", "NFD", "NFKD"):
        assert HIDDEN.holds(unicodedata.normalize(form, f"{before} Łucja Dvořák {after}"))
