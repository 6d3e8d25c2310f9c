"""The day that a report gives for what it cites, and custody in the public views."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Custody, CustodyRole, Document, DocumentId, Mention, MentionKind, Passage, PassageKind
from firsthand.model.overview import Protection
from firsthand.model.rating import Independence
from firsthand.model.reading import Case, Reading
from firsthand.model.source import DocumentSource, Source, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.model.story import Story, StoryId
from firsthand.stages import publish
from firsthand.text.dates import DateValue

WORDS = "forty boats sank at dusk"
BY = "Translated by Ben Voss"


def read(sentence: str, date: str, *, kind: SourceKind = SourceKind.OUTLET) -> Case:
    """A sentence that credits Agency Wrenn with WORDS, and the date in it, in; a case of it out."""
    text = f"{sentence}\n\n{BY}"

    def span_of(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    named = span_of("Agency Wrenn")
    name = span_of("Ben Voss")
    custody = (Custody(CustodyRole.TRANSLATOR, "Ben Voss", name),)
    reading = Reading(
        Document(DocumentId("T1"), "1.txt", "0" * 64, text, outlet="Ardle Bugle", published=DateValue(2031, 5, 4)),
        passages=(
            Passage(PassageKind.SENTENCE, Span(0, len(sentence)), 0),
            Passage(PassageKind.BYLINE, span_of(BY), 1, custody=custody),
        ),
        mentions=(Mention(MentionKind.DATE, span_of(date), DateValue(2031, 5, 3)),) if date else (),
        sources=(DocumentSource("Agency Wrenn", kind, False, (named,)),),
        assertions=(Assertion(span_of(WORDS), links=(0,)),),
    )
    p, k, s = AppearanceId("P1"), ClaimId("K1"), SourceId("S1")
    return Case(
        readings=(reading,),
        stories=(Story(StoryId("E1"), (reading.document.id,)),),
        sources=(Source(s, "Agency Wrenn", kind, False, members=((reading.document.id, 0),)),),
        appearances=(Appearance(p, reading.document.id, reading.assertions[0], (s,)),),
        claims=(Claim(k, WORDS, (p,), p),),
        independence={k: Independence(k, 0, 1)},
    )


@pytest.mark.parametrize(
    ("sentence", "date", "is_given"),
    [
        (f"Agency Wrenn reported on 3 May that {WORDS}.", "3 May", True),
        (f"On 3 May Agency Wrenn reported that {WORDS}.", "3 May", True),
        (f"{WORDS}, Agency Wrenn wrote on 3 May.", "3 May", True),
        (f"Agency Wrenn reported that {WORDS}.", "", False),
        (f"Agency Wrenn, which has told of the strait and its many wrecks since 3 May, said {WORDS}.", "3 May", False),
    ],
)
def test_the_day_of_a_cited_report_stands_beside_its_outlet(sentence: str, date: str, is_given: bool) -> None:
    """A date of the same sentence near the outlet's name is the day of its report; the gap says it."""
    public = publish.run(read(sentence, date))
    assert public.claims[0].first.cited_on == (DateValue(2031, 5, 3) if is_given else None)
    line = f"origin not in this case: Agency Wrenn{', 3 May 2031' if is_given else ''}."
    assert line in publish.brief_markdown(public)


def test_a_person_who_is_cited_has_no_day() -> None:
    """What a person said on a day is no report to be found."""
    sentence = f"Agency Wrenn said on 3 May that {WORDS}."
    assert publish.run(read(sentence, "3 May", kind=SourceKind.PERSON)).claims[0].first.cited_on is None


def test_custody_is_shown_apart_from_sources() -> None:
    """A translator stands in a list of its own and beside the report, and is neither a source nor a link."""
    public = publish.run(read(f"Agency Wrenn reported that {WORDS}.", ""))
    written = publish.case_json(public)
    (custody,) = written["custody"]
    text = f"Agency Wrenn reported that {WORDS}.\n\n{BY}"
    assert (custody["document"], custody["role"], custody["name"]) == ("T1", "translator", "Ben Voss")
    assert text[custody["start"] : custody["end"]] == "Ben Voss"
    assert [s["name"] for s in written["sources"]] == ["Agency Wrenn"]
    assert "Translated by Ben Voss." in publish.brief_markdown(public)


def test_custody_of_a_protected_name_never_leaves() -> None:
    """Where the translator bears the name of a protected source, no view names either."""
    case = read(f"Agency Wrenn reported that {WORDS}.", "")
    hidden = Source(SourceId("S2"), "Ben Voss", SourceKind.PERSON, False)
    public = publish.run(replace(case, sources=(*case.sources, hidden), protected=(Protection(hidden.id, ()),)))
    assert "Voss" not in str(publish.case_json(public))
    assert "Voss" not in publish.brief_markdown(public)
