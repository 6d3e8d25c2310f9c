"""Stage 3: what is a sentence, what is a quotation, what is neither."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.document import Document, DocumentId, Passage, PassageKind
from firsthand.stages import segment
from firsthand.stages.segment.sentences import LONGEST_SENTENCE_CHARS

NEWS_CHARACTERS = st.text(alphabet="aAbTheSmith .,!?:;\"“”‘’'«»()[]-—…\n\r\t0159@#*_>|<=/\u00a0\u2028", max_size=400)


def _read(text: str, title: str | None = None) -> tuple[Passage, ...]:
    return segment.run(Document(DocumentId("T1"), "a.txt", "0" * 64, text, title=title))


def _of_kind(text: str, kind: PassageKind, title: str | None = None) -> list[str]:
    return [p.span.of(text) for p in _read(text, title) if p.kind is kind]


SENTENCES = [
    ("Mr. Moor met Sen. Ada Pell on Tuesday. He left.", ["Mr. Moor met Sen. Ada Pell on Tuesday.", "He left."]),
    ("The U.S. Senate voted at 5 p.m. Tuesday in No. 5 Hall. It rose 6.1 per cent.",
     ["The U.S. Senate voted at 5 p.m. Tuesday in No. 5 Hall.", "It rose 6.1 per cent."]),
    ("They came from the U.S. The border was shut.", ["They came from the U.S.", "The border was shut."]),
    ("E. J. Mannix works for Harbour Inc. in Tarn.", ["E. J. Mannix works for Harbour Inc. in Tarn."]),
    ("He works for Harbour Inc. They pay well.", ["He works for Harbour Inc.", "They pay well."]),
    ("“We will go,” he said. “Nobody stays.” She agreed.", ["“We will go,” he said.", "“Nobody stays.”", "She agreed."]),
    ("“Who signed it?” Moor asked. No one knew.", ["“Who signed it?” Moor asked.", "No one knew."]),
    ("“Who signed it?” Nobody knew.", ["“Who signed it?”", "Nobody knew."]),
    ("He said no. 4. The dam failed.", ["He said no. 4.", "The dam failed."]),
    ("I think … Moor is right. Well... But no.", ["I think … Moor is right.", "Well...", "But no."]),
    ("The dam broke.The mayor said so. See tarn.example.com for more.",
     ["The dam broke.", "The mayor said so.", "See tarn.example.com for more."]),
    ("It was signed (see Annex C). The court knew.", ["It was signed (see Annex C).", "The court knew."]),
    ("Stop! Who goes there? A friend.", ["Stop!", "Who goes there?", "A friend."]),
    ("On Feb. 3 and Sept. 9 they met.", ["On Feb. 3 and Sept. 9 they met."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Abbreviations, initials, decimals and questions within a quotation do not end a sentence; a full stop does."""
    assert _of_kind(text, PassageKind.SENTENCE, title="Other") == expected


QUOTATIONS = [
    ("He called it “a reign of fear,” she said.", ["a reign of fear,"]),
    ('He called it "a reign of fear," she said. "It is over."', ["a reign of fear,", "It is over."]),
    ("He called it ''a reign of fear,'' she said.", ["a reign of fear,"]),
    ("He called it ‘a reign of fear’ and the workers’ union agreed.", ["a reign of fear"]),
    ("'Reign of fear' ends, the workers' union says, in the '90s.", ["Reign of fear"]),
    ("Il a dit « jamais » hier.", ["jamais"]),
    ("She said,“Look at him,” and left.", ["Look at him,"]),
    ("The workers’ union and Moor’s men don’t agree.", []),
    ("“They told us ‘go home’ and we went.”", ["They told us ‘go home’ and we went."]),
    ("She said: \"We stay.\n\nNothing else is quoted here.\n\nHe said \"no\" to that.", ["We stay.", "no"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_quotations_are_what_stands_between_the_marks(text: str, expected: list[str]) -> None:
    """Every kind of mark pairs with its like; apostrophes are none; an unpaired mark costs its sentence alone."""
    assert _of_kind(text, PassageKind.QUOTATION) == expected


def test_a_quotation_runs_on_over_paragraphs_that_open_with_a_mark_again() -> None:
    """A paragraph left open and the next that opens with a mark are one quotation, and a block of their own."""
    text = "Moor wrote:\n\n“The road was shut in May.\n\n“It was never opened again.”\n\nNobody answered him."
    quotations = [p for p in _read(text, "Other") if p.kind is PassageKind.QUOTATION]
    assert [p.span.of(text) for p in quotations] == ["The road was shut in May.\n\n“It was never opened again."]
    assert quotations[0].is_block


def test_a_quotation_with_its_credit_is_no_block() -> None:
    """A quotation that shares its paragraph with the words that credit it does not stand alone."""
    assert not [p for p in _read("“The road was shut,” Moor said.") if p.is_block]


KINDS = [
    ("KALMET, 12 May (Meridian) - Four men were freed.", PassageKind.DATELINE, "KALMET, 12 May (Meridian) -"),
    ("TARN BAY (AP) — Four men were freed.", PassageKind.DATELINE, "TARN BAY (AP) —"),
    ("Tarn Bay, June 5 (Meridian) – Four men were freed.", PassageKind.DATELINE, "Tarn Bay, June 5 (Meridian) –"),
    ("FILE PHOTO: The quay at Tarn. (Meridian)", PassageKind.CAPTION, "FILE PHOTO: The quay at Tarn."),
    ("FILE PHOTO: The quay at Tarn. (Meridian)", PassageKind.CREDIT, "(Meridian)"),
    ("General Moor inspects the quay in this undated photo released by the navy, June 2, 2015. Reuters/KCNA",
     PassageKind.CREDIT, "Reuters/KCNA"),
    ("By Ada Moor and Tom Pell", PassageKind.BYLINE, "By Ada Moor and Tom Pell"),
    ("Translated by Ada Moor. Edited by Tom Pell.", PassageKind.BYLINE, "Translated by Ada Moor. Edited by Tom Pell."),
    ("Subscribe to our newsletter for more.", PassageKind.BOILERPLATE, "Subscribe to our newsletter for more."),
    ("Follow Ada Moor on Twitter @moor.", PassageKind.BOILERPLATE, "Follow Ada Moor on Twitter @moor."),
    ("(c) 2016 Meridian News", PassageKind.CREDIT, "(c) 2016 Meridian News"),
    ("HARBOUR STAYS SHUT", PassageKind.HEADLINE, "HARBOUR STAYS SHUT"),
    ("## What the mayor said", PassageKind.HEADLINE, "What the mayor said"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "kind", "expected"), KINDS)
def test_lines_that_are_no_running_text_are_told_apart(line: str, kind: PassageKind, expected: str) -> None:
    """Datelines, captions, credits, bylines, headings and boilerplate are passages of their own kind."""
    text = f"The harbour of Tarn was shut on Monday, the mayor said.\n\n{line}\n\nIt will open again in June, he added."
    assert expected in _of_kind(text, kind, title="Other")


RUNNING_TEXT = [
    "By Christmas it was three.",
    "Photos by the activist show a crater.",
    "Sources close to the minister said no.",
    "Credit cards are a problem.",
    "Sponsored by the mayor, the bill failed.",
    "Read alone, the memo says nothing.",
    "She wanted men to sign up for mobile updates from the campaign.",
]


@pytest.mark.parametrize("line", RUNNING_TEXT)
def test_running_text_is_not_lost_to_a_likeness(line: str) -> None:
    """A sentence that begins like a byline, credit or boilerplate is still a sentence."""
    text = f"The harbour was shut on Monday, the mayor said.\n\n{line}\n\nIt will open again in June, he added."
    assert line in _of_kind(text, PassageKind.SENTENCE, title="Other")


def test_a_transcript_has_labels() -> None:
    """The speaker's label is cut off from what the speaker says."""
    text = "CHAIR: Where were you?\nWITNESS 14: In the hall. I saw it.\nCHAIR: Thank you."
    assert _of_kind(text, PassageKind.LABEL) == ["CHAIR:", "WITNESS 14:", "CHAIR:"]
    assert _of_kind(text, PassageKind.SENTENCE) == ["Where were you?", "In the hall.", "I saw it.", "Thank you."]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Where lines are wrapped at a width, a line end within a sentence is a blank."""
    text = (
        "The dam above the town gave way\nthis week and much grey mud ran\ninto the river, the Agency\n"
        "said. The keeper was ill.\n\nNobody was hurt."
    )
    assert [p.paragraph for p in _read(text, "Other")] == [0, 0, 1]


def test_single_line_ends_part_paragraphs_of_a_news_file() -> None:
    """Where every line ends its sentence, every line is a paragraph."""
    line = "The {} of the harbour was seen on Monday by three men, the mayor said."
    text = "\n".join(line.format(word) for word in ("boat", "gate", "mole", "pier"))
    assert [p.paragraph for p in _read(text, "Other")] == [0, 1, 2, 3]


def test_front_matter_is_no_text() -> None:
    """The block of settings at the head of a Markdown file is boilerplate."""
    text = "---\ntitle: Tarn\ndate: 2019-05-12\n---\n\nThe harbour was shut, and nobody knew why it was."
    assert _of_kind(text, PassageKind.SENTENCE, "Other") == ["The harbour was shut, and nobody knew why it was."]


def test_the_title_is_found_in_the_text() -> None:
    """A first line that prints the known title is the headline, a lead as short as one is not."""
    text = "Harbour of Tarn is shut.\n\nThe harbour of Tarn was shut.\n\nThe mayor has said that it will be opened in June."
    assert _of_kind(text, PassageKind.HEADLINE, "Harbour of Tarn is shut") == ["Harbour of Tarn is shut."]


@given(st.one_of(st.text(max_size=300), NEWS_CHARACTERS))
def test_passages_are_in_order_and_within_the_text(text: str) -> None:
    """Any text gives passages in order, without blanks at the ends; those that are no quotations do not overlap."""
    passages = _read(text)
    assert [p.span.start for p in passages] == sorted(p.span.start for p in passages)
    for passage in passages:
        words = passage.span.of(text)
        assert passage.span.end <= len(text)
        assert words
        assert words == words.strip()
    told = [p for p in passages if p.kind is not PassageKind.QUOTATION]
    assert all(a.span.end <= b.span.start for a, b in pairwise(told))


@given(NEWS_CHARACTERS, NEWS_CHARACTERS)
def test_a_stray_mark_does_not_reach_the_end_of_the_report(before: str, after: str) -> None:
    """Whatever stands before, a plain quotation several paragraphs later is found whole."""
    last = "Moor said “nobody ever asked us.”"
    text = f"{before} “ {after}\n\n" + "The harbour was shut on Monday.\n\n" * 14 + last
    assert "nobody ever asked us." in _of_kind(text, PassageKind.QUOTATION)


def test_a_flood_of_words_is_cut() -> None:
    """What is longer than any sentence is cut between words, so that no later stage meets a sentence without end."""
    text = "word " * 5000
    spans = [p.span for p in segment.run(Document(DocumentId("T1"), "a.txt", "0" * 64, text)) if p.kind is PassageKind.SENTENCE]
    assert max(len(s) for s in spans) <= LONGEST_SENTENCE_CHARS
    assert " ".join(s.of(text) for s in spans) == text.strip()
