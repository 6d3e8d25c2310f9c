"""Stage 4: tokens that stand where they say, names of the right kind, values read by the syntax."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from firsthand.model.document import Document, DocumentId, Mention, MentionKind, Token
from firsthand.stages import annotate, segment
from firsthand.text.dates import DateValue, parse_published
from firsthand.text.quantities import Quantity

if TYPE_CHECKING:
    from firsthand.pipeline import Parser


def _read(text: str, parser: Parser, published: str | None = None) -> tuple[tuple[Mention, ...], tuple[Token, ...]]:
    day = parse_published(published) if published else None
    document = Document(DocumentId("T1"), "a.txt", "0" * 64, text, title="Other", published=day)
    mentions, tokens, _ = annotate.run(document, segment.run(document), parser)
    return mentions, tokens


TYPOGRAPHIC = (
    "“We don’t know,” said Ada Moor …  “ac-\ncording to whom?”\n\n"
    "KALMET (Meridian) — It was\u00a0''odd'', the *mayor*\ntold us.\n\n"
    "Q: Who was it?\n\nA: The driver."
)


def test_tokens_stand_where_they_say(parser: Parser) -> None:
    """Tokens are in order, do not overlap, hold no blanks at the ends, and their heads lie in their own sentence."""
    _, tokens = _read(TYPOGRAPHIC, parser)
    for before, after in pairwise(tokens):
        assert before.span.end <= after.span.start
    for token in tokens:
        words = token.span.of(TYPOGRAPHIC)
        assert words == words.strip()
        assert token.text == words or "\n" in words
        assert tokens[token.head].sentence == token.sentence


def test_a_word_cut_at_a_line_end_is_one_token(parser: Parser) -> None:
    """A hyphen at the end of a line joins the halves of a word."""
    _, tokens = _read(TYPOGRAPHIC, parser)
    assert "according" in [t.text for t in tokens]


def test_labels_and_datelines_are_not_parsed(parser: Parser) -> None:
    """What is no part of a sentence has no tokens."""
    _, tokens = _read(TYPOGRAPHIC, parser)
    assert not {"KALMET", "Q", "A"} & {t.text for t in tokens}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It was seen by the Harwick Gazette on Monday.", "Harwick Gazette", MentionKind.OUTLET),
        ("A clerk told Agencia Ribera that the ferry had sunk.", "Agencia Ribera", MentionKind.OUTLET),
        ("Ana Reyl told the Harwick Gazette that it was shut.", "Ana Reyl", MentionKind.PERSON),
        ("The mayor told the New York Times that it was over.", "New York Times", MentionKind.OUTLET),
        ("The Harwick Gazette saw it. The pilot told the Gazette so.", "Gazette", MentionKind.OUTLET),
        ("The men were seen by Mr. Selk near the quay.", "Selk", MentionKind.PERSON),
        ("It was denied by the Ministry of Ports and Harbours.", "Ministry of Ports and Harbours", MentionKind.ORGANISATION),
        ("Robert Moor left. Nobody knew where Moor had gone.", "Moor", MentionKind.PERSON),
    ],
)
def test_names_have_their_kind(parser: Parser, text: str, name: str, kind: MentionKind) -> None:
    """Outlets are told from other organisations, persons by title or by their full name elsewhere in the report."""
    mentions, _ = _read(text, parser)
    assert (name, kind) in [(m.span.of(text), m.kind) for m in mentions]


def test_mentions_do_not_overlap(parser: Parser) -> None:
    """A stretch of text has one mention at most, and they are in text order."""
    text = "On Tuesday 14 men told CNN’s Robert Moor, 44, that at least $2.4 million went to the Ministry of Ports in May 2012."
    mentions, _ = _read(text, parser, "2015-07-15")
    assert len(mentions) > 5
    for before, after in pairwise(mentions):
        assert before.span.end <= after.span.start


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The court will hear him on Friday.", "2015-07-15", DateValue(2015, 7, 17)),
        ("The court heard him on Friday.", "2015-07-15", DateValue(2015, 7, 10)),
        ("The talks are scheduled for Dec. 15 in Tarn.", "2015-07-15", DateValue(2015, 12, 15)),
        ("The men are to be freed before 20 March.", "2015-11-15", DateValue(2016, 3, 20)),
        ("The men were freed on 20 May.", None, DateValue(None, 5, 20)),
    ],
)
def test_a_date_lies_on_the_side_of_its_tense(parser: Parser, text: str, published: str | None, expected: DateValue) -> None:
    """The same words mean the next day of that name in the future tense and the last one in the past."""
    mentions, _ = _read(text, parser, published)
    assert [m.value for m in mentions if m.kind is MentionKind.DATE] == [expected]


@pytest.mark.parametrize(
    ("text", "number", "counted"),
    [
        ("The storm killed 14 dock workers in Tarn.", 14, "worker"),
        ("She read 85 of the letters there.", 85, "letter"),
        ("About forty people were held by the police.", 40, "person"),
    ],
)
def test_a_quantity_says_what_it_counts(parser: Parser, text: str, number: int, counted: str) -> None:
    """The head noun of what is counted comes with the number."""
    mentions, _ = _read(text, parser)
    values = [m.value for m in mentions if isinstance(m.value, Quantity)]
    assert [(v.low, v.counted) for v in values] == [(Decimal(number), counted)]


@pytest.mark.parametrize("text", ["", " \n ", "“", "—", "\u200b\u200b", "***", "4.", "A\u200bda", "“ ” ’ ''"])
def test_odd_texts_are_read_without_a_fault(parser: Parser, text: str) -> None:
    """A text without words has no mentions, and none fails."""
    mentions, tokens = _read(text, parser)
    assert all(0 <= item.span.start < item.span.end <= len(text) for item in (*mentions, *tokens))
