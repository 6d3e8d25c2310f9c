"""What changes on the way from one report to the next, kind by kind, on pairs of invented statements."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.source import DocumentSource, SourceKind
from firsthand.stages.publish.change_rules import CREDITS, RULES, find_changes
from firsthand.stages.publish.sides import Layout, Pair, Side, Teller, cut_sentences, find_doubts, make_teller
from firsthand.text.dates import DateValue

WORDED: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    # hedges
    ("Two men may have set the fire.", "Two men set the fire.", [("hedge_lost", "may have", "")]),
    ("The barge was reportedly overloaded.", "The barge was overloaded.", [("hedge_lost", "reportedly", "")]),
    ("The alleged smugglers were held at Ardle.", "The smugglers were held at Ardle.", [("hedge_lost", "alleged", "")]),
    ("Brine possibly reached the wells.", "Brine reached the wells.", [("hedge_lost", "possibly", "")]),
    ("The crew is believed to have left.", "The crew has left.", [("hedge_lost", "is believed to", "")]),
    ("The suspected arsonist fled by sea.", "The arsonist fled by sea.", [("hedge_lost", "suspected", "")]),
    ("Rats might have eaten the cable.", "Rats ate the cable.", [("hedge_lost", "might have", "")]),
    ("The dam appears to be cracked.", "The dam is cracked.", [("hedge_lost", "appears to", "")]),
    ("An apparent gas leak emptied the hall.", "A gas leak emptied the hall.", [("hedge_lost", "apparent", "")]),
    ("Two men may have set the fire.", "Two men might have set the fire.", []),
    ("Two men may have set the fire.", "Allegedly, two men set the fire.", []),
    ("The likely cause was a spark, he thought.", "The weather is the most likely to turn, say the pilots.", []),
    ("Two men set the fire.", "Two men may have set the fire.", []),
    ("The ferry left on 12 May.", "The ferry left on 12 May at dawn.", []),
    ("Divers could not reach the wreck.", "Divers did not reach the wreck.", []),
    # bounds
    ("Up to 40 boats sank.", "40 boats sank.", [("bound_lost", "Up to 40", "40")]),
    ("At least 40 boats sank.", "Forty boats sank.", [("bound_lost", "At least 40", "Forty")]),
    ("About 300 sheep drowned.", "300 sheep drowned.", [("bound_lost", "About 300", "300")]),
    ("Nearly 90 per cent voted.", "90 per cent voted.", [("bound_lost", "Nearly 90 per cent", "90 per cent")]),
    ("Between 30 and 40 men were held.", "40 men were held.", [("bound_lost", "Between 30 and 40", "40")]),
    ("At most 12 tents were pitched.", "At least 12 tents were pitched.", [("bound_lost", "At most 12", "At least 12")]),
    ("More than 60 goats died.", "60 goats died.", [("bound_lost", "More than 60", "60")]),
    ("40 boats sank.", "Up to 40 boats sank.", []),
    ("At least 40 boats sank.", "At least forty boats sank.", []),
    ("As many as 25 wells ran dry.", "Up to 25 wells ran dry.", []),
    # figures
    ("Police counted 154 boats.", "Police counted 145 boats.", [("figure_changed", "154", "145")]),
    ("The fire killed 14 people.", "The fire killed 41 people.", [("figure_changed", "14", "41")]),
    ("The levy rose to 12 per cent.", "The levy rose to 21 per cent.", [("figure_changed", "12 per cent", "21 per cent")]),
    ("Anna Brekk, 54, keeps the lock.", "Anna Brekk, 45, keeps the lock.", [("figure_changed", "54", "45")]),
    ("The pier dates from 1911, the board said.", "The pier dates from 1931, the board said.",
     [("date_changed", "1911", "1931")]),
    ("The Eels won 3-1 at home.", "The Eels won 1-3 at home.", [("figure_changed", "3-1", "1-3")]),
    ("Up to 40 boats sank.", "Up to 60 boats sank.", [("figure_changed", "Up to 40", "Up to 60")]),
    ("Police counted 154 boats.", "Officers counted 154 vessels.", []),
    ("The fire killed 14 people and hurt 30.", "The fire killed 14 people.", []),
    ("Seven men were hurt.", "7 men were hurt.", []),
    # names
    ("The mayor met Ilse Varr at the lock.", "The mayor met Tilda Moen at the lock.",
     [("name_changed", "Ilse Varr", "Tilda Moen")]),
    ("The convoy reached Ardle by noon.", "The convoy reached Brack by noon.", [("name_changed", "Ardle", "Brack")]),
    ("Guards of the Tarn Guild shut the gate.", "Guards of the Water Board shut the gate.",
     [("name_changed", "Tarn Guild", "Water Board")]),
    ("The mayor met Ilse Varr at the lock.", "The mayor met Varr at the lock.", []),
    ("The mayor met Ilse Varr at the lock.", "The mayor met the clerk at the lock.", []),
    ("Rain fell on the quay all night.", "Snow fell on the quay all night.", []),
    ("The Ardle Harbour Board met twice.", "The AHB met twice.", []),
    # dates
    ("The gate was shut on 5 May by order.", "The gate was shut on 6 May by order.", [("date_changed", "5 May", "6 May")]),
    ("It opened in March 2031 with a feast.", "It opened in March 2030 with a feast.",
     [("date_changed", "March 2031", "March 2030")]),
    ("The gate was shut on Monday by order.", "The gate was shut on Tuesday by order.", [("date_changed", "Monday", "Tuesday")]),
    ("The gate was shut on 5 May by order.", "The gate was shut on 5 May 2031 by order.", []),
    ("The gate was shut on Monday by order.", "The gate was shut by order on Monday.", []),
    # scope
    ("14 people were killed.", "14 people were killed or injured.",
     [("scope_widened", "14 people were killed", "14 people were killed or injured")]),
    ("14 workers died in the blast.", "14 workers were killed or wounded in the blast.",
     [("scope_widened", "14 workers died", "14 workers were killed or wounded")]),
    ("Schools were shut in the city.", "Schools were shut in the province.", [("scope_widened", "city", "province")]),
    ("Power failed across the district.", "Power failed across the country.", [("scope_widened", "district", "country")]),
    ("Some members left the hall.", "All members left the hall.", [("scope_widened", "Some", "All")]),
    ("Many wells ran dry last year.", "Most wells ran dry last year.", [("scope_widened", "Many", "Most")]),
    ("Schools were shut in the province.", "Schools were shut in the city.", []),
    ("14 people were killed or injured.", "14 people were killed or wounded.", []),
    ("All members left the hall.", "Some members left the hall.", []),
    # rounding
    ("The harvest was 11,960 tonnes.", "The harvest was 12,000 tonnes.", [("rounded", "11,960 tonnes", "12,000 tonnes")]),
    ("Turnout was 61.7 per cent.", "Turnout was 62 per cent.", [("rounded", "61.7 per cent", "62 per cent")]),
    ("Police counted 154 boats.", "Police counted about 150 boats.", [("rounded", "154", "about 150")]),
    ("The dyke cost 1,384,000 marks.", "The dyke cost 1.4 million marks.", [("rounded", "1,384,000", "1.4 million")]),
    ("The harvest was 12,000 tonnes.", "The harvest was 11,960 tonnes.", [("figure_changed", "12,000 tonnes", "11,960 tonnes")]),
    # quotations
    ("“We saw smoke over the hall, but no flames,” she said.", "“We saw smoke over the hall,” she said.",
     [("quotation_clipped", "We saw smoke over the hall, but no flames,", "We saw smoke over the hall,")]),
    ("He said: “If the rain stops, the lock will open on time.”", "“The lock will open on time,” he said.",
     [("quotation_clipped", "If the rain stops, the lock will open on time.", "The lock will open on time,")]),
    ("“The gate held. The wall did not,” she said.", "“The gate held,” she said.", []),
    ("“We saw smoke over the hall, but no flames,” she said.", "“We saw smoke over the hall,” she said, “but no flames.”", []),
    ("“We saw smoke,” she said.", "“We saw smoke,” she said.", []),
    ("She said that they saw smoke over the hall.", "“They saw smoke,” she said.", []),
    # nothing
    ("The quay burned for two days.", "For two days the quay was on fire.", []),
    ("The quay burned for two days.", "The quay burned for two days.", []),
]  # fmt: skip


def _side(text: str) -> Side:
    return Side(text, text, text, DateValue(2031, 5, 9), quotations=Layout(text).quotations(0, len(text)))


@pytest.mark.parametrize(("before", "after", "expected"), WORDED)
def test_words_that_changed_are_named(before: str, after: str, expected: list[tuple[str, str, str]]) -> None:
    """Each kind is found in the words that show it, and in no others."""
    found = [(f.rule, f.was, f.now) for f in find_changes(Pair(_side(before), _side(after), is_copy=True))]
    assert found == expected


NAMES = {
    "clerk": DocumentSource("a clerk of the harbour", SourceKind.PERSON, True),
    "officials": DocumentSource("two officials", SourceKind.GROUP, True),
    "wrenn": DocumentSource("Agency Wrenn", SourceKind.OUTLET, False),
    "mira": DocumentSource("Mira Sund", SourceKind.PERSON, False, aliases=("Sund",)),
    "sund": DocumentSource("Ms Sund", SourceKind.PERSON, False),
    "lund": DocumentSource("Mira Lund", SourceKind.PERSON, False),
    "moen": DocumentSource("Tilda Moen", SourceKind.PERSON, False),
    "mayor": DocumentSource("the mayor", SourceKind.PERSON, True),
    "board": DocumentSource("Ardle Harbour Board", SourceKind.ORGANISATION, False),
    "ahb": DocumentSource("AHB", SourceKind.ORGANISATION, False),
    "guild": DocumentSource("Tarn Guild", SourceKind.ORGANISATION, False),
    "reports": DocumentSource("unspecified", SourceKind.UNSPECIFIED, True),
}
QUOTED, OTHER = "“The gale took forty boats in one night”", "“Nobody was warned of it before the evening”"

CREDITED: list[tuple[str, str, str, list[tuple[str, str, str]]]] = [
    ("clerk", "", "", [("source_lost", "a clerk of the harbour", "")]),
    ("clerk wrenn", "", "", [("source_lost", "a clerk of the harbour → Agency Wrenn", "")]),
    ("clerk wrenn", "wrenn", "", [("source_lost", "a clerk of the harbour → Agency Wrenn", "Agency Wrenn")]),
    ("clerk", "clerk wrenn", "", []),
    ("clerk", "", "credited", []),
    ("clerk", "", "headline", []),
    ("reports", "", "", []),
    ("", "clerk", "", []),
    ("mira", "moen", "", [("speaker_changed", "Mira Sund", "Tilda Moen")]),
    ("board", "guild", "", [("speaker_changed", "Ardle Harbour Board", "Tarn Guild")]),
    ("clerk", "officials", "", [("speaker_changed", "a clerk of the harbour", "two officials")]),
    ("mira", "lund", "", [("speaker_changed", "Mira Sund", "Mira Lund")]),
    ("mira", "sund", "", []),
    ("mira", "mayor", "", []),
    ("board", "ahb", "", []),
    ("mira", "moen", "other words", []),
    ("mira", "reports", "", []),
    ("mira wrenn", "mira", "", []),
]


def _tellers(names: str) -> tuple[Teller, ...]:
    return tuple(make_teller(NAMES[name], NAMES[name].name) for name in names.split())


@pytest.mark.parametrize(("before", "after", "how", "expected"), CREDITED)
def test_credits_that_changed_are_named(before: str, after: str, how: str, expected: list[tuple[str, str, str]]) -> None:
    """A source is lost where nobody, or only a relay, is credited; a speaker changed where a quotation has another."""
    text = OTHER if how == "other words" else QUOTED
    first = Side(QUOTED, QUOTED, QUOTED, tellers=_tellers(before), quotations=(QUOTED.strip("“”"),))
    later = Side(text, text, text, tellers=_tellers(after), is_credited=how == "credited", is_headline=how == "headline",
                 quotations=(text.strip("“”"),))  # fmt: skip
    found = [(f.rule, f.was, f.now) for f in find_changes(Pair(first, later), only=CREDITS)]
    assert found == expected


def test_a_name_in_the_later_words_is_a_credit() -> None:
    """Where the later sentence still names the source, nothing is lost."""
    first = Side(QUOTED, QUOTED, QUOTED, tellers=_tellers("mira"))
    later = Side("The gale took forty boats", "Sund lost one of the forty boats that the gale took", "")
    assert not list(find_changes(Pair(first, later), only=CREDITS))


def test_a_publisher_needs_no_credit_for_its_own_words() -> None:
    """Where the source itself, or its body, publishes the claim, no source is lost and no speaker changed."""
    first = Side(QUOTED, QUOTED, QUOTED, tellers=_tellers("board"), quotations=(QUOTED,))
    for tellers in ("", "moen"):
        later = Side(QUOTED, QUOTED, QUOTED, tellers=_tellers(tellers), quotations=(QUOTED,), publisher="The Harbour Board")
        assert not list(find_changes(Pair(first, later), only=CREDITS))


def test_a_doubt_may_be_kept_by_the_cue() -> None:
    """“Claims that” says no less than “allegedly”."""
    first, later = "The board allegedly knew.", "The board knew."
    pair = Pair(Side(first, first, first), Side(later, later, later, cue="claims that"))
    assert not list(find_changes(pair))


@pytest.mark.parametrize("name", RULES)
def test_each_rule_is_its_own_help(name: str) -> None:
    """The docstring is a sentence for the person who reads the list."""
    help_text = RULES[name].__doc__ or ""
    assert help_text.endswith(".")
    assert help_text[0].isupper()
    assert " in, " not in help_text


@given(st.sampled_from([text for row in WORDED for text in row[:2]]))
def test_equal_statements_differ_in_nothing(text: str) -> None:
    """No rule fires on a statement and itself."""
    assert not list(find_changes(Pair(_side(text), _side(text), is_copy=True)))


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_can_be_compared(before: str, after: str) -> None:
    """No text breaks a rule, and what is given as words of a statement stands in it."""
    for found in find_changes(Pair(_side(before), _side(after), is_copy=True)):
        assert found.rule in RULES
        assert found.now in after or found.rule == "hedge_lost"


@pytest.mark.parametrize(("text", "sentences"), [
    ("Rain fell. Boats sank.", ["Rain fell.", "Boats sank."]),
    ("“Rain fell.” Boats sank!\nA headline\n\nMr. Moen and J. Sund left.", ["“Rain fell.”", "Boats sank!", "A headline",
     "Mr. Moen and J. Sund left."]),
    ("  \n ", []),
])
def test_sentences_are_cut_by_their_marks(text: str, sentences: list[str]) -> None:
    """Titles and initials end none; a line break always does."""
    assert [text[a:b] for a, b in cut_sentences(text)] == sentences


def test_doubts_are_found_in_order() -> None:
    """Each word of doubt as it is printed."""
    assert find_doubts("It may rain; the alleged thief possibly left on 3 May, and could not be found.") == [
        "may", "alleged", "possibly"]
