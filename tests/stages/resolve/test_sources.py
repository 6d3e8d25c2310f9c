"""What kind of source a description makes, and what it belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, SourceKind

ReadText = Callable[..., Reading]


def only_source(reading: Reading) -> DocumentSource:
    """The one source of a document."""
    assert len(reading.sources) == 1, [s.name for s in reading.sources]
    return reading.sources[0]


KINDS = [
    ("Anna Pell said the bridge was shut.", SourceKind.PERSON, False),
    ("A nurse at the hospital said the bridge was shut.", SourceKind.PERSON, True),
    ("Officials said the bridge was shut.", SourceKind.GROUP, True),
    ("Three sources said the bridge was shut.", SourceKind.GROUP, True),
    ("The city police said the bridge was shut.", SourceKind.ORGANISATION, False),
    ("The Ministry of Transport said the bridge was shut.", SourceKind.ORGANISATION, False),
    ("Reuters reported that the bridge was shut.", SourceKind.OUTLET, False),
    ("Local media said the bridge was shut.", SourceKind.UNSPECIFIED, True),
    ("It is believed that the bridge was shut.", SourceKind.UNSPECIFIED, True),
    ("According to a report by the Harbour Institute, the bridge was shut.", SourceKind.DOCUMENT, False),
]


@pytest.mark.parametrize(("text", "kind", "is_anonymous"), KINDS)
def test_kind_and_anonymity(read_text: ReadText, text: str, kind: SourceKind, is_anonymous: bool) -> None:
    """A description without a name is anonymous, unless it is a body; hearsay names nobody."""
    source = only_source(read_text(text))
    assert (source.kind, source.is_anonymous) == (kind, is_anonymous)


def test_fullest_name_is_kept(read_text: ReadText) -> None:
    """A source is called by the fullest name in the document, though it is first given by surname alone."""
    reading = read_text(
        "Pell said the bridge was shut. Anna Pell has been harbour master since May, and Pell said it would reopen."
    )
    assert [s.name for s in reading.sources] == ["Anna Pell"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("A spokesman for the Harbour Commission said the bridge was shut.", "Harbour Commission"),
        ("The director of the Sund Institute said the bridge was shut.", "Sund Institute"),
    ],
)
def test_speaker_for_a_body_is_one_with_it(read_text: ReadText, text: str, body: str) -> None:
    """A spokesman or director speaks for the body that the description names."""
    source = only_source(read_text(text))
    assert source.speaks_for_body
    assert source.body == body


def test_member_does_not_speak_for_the_body(read_text: ReadText) -> None:
    """A source within a ministry belongs to it but does not speak for it."""
    source = only_source(read_text("A source within the Ministry of Transport said the bridge was shut."))
    assert source.body == "Ministry of Transport"
    assert not source.speaks_for_body


def test_two_anonymous_sources_stay_two(read_text: ReadText) -> None:
    """Another source is another source."""
    reading = read_text("A nurse said the ward was full. Another nurse said it was empty.")
    assert len(reading.sources) == 2


def test_anonymous_source_is_never_a_named_person(read_text: ReadText) -> None:
    """An anonymous "the source" never becomes somebody with a name, even where only such a person was mentioned."""
    reading = read_text("Anna Pell arrived on Monday. The source said the bridge was shut.")
    assert all(s.is_anonymous for s in reading.sources if "source" in s.name or "source" in " ".join(s.aliases))


def test_acronym_means_the_body(read_text: ReadText) -> None:
    """An acronym is the body whose name it abbreviates."""
    reading = read_text("The Harbour Safety Board said the bridge was shut. The HSB said it would reopen.")
    assert len(reading.sources) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A clerk at the port said the bridge was shut.", "a clerk at the port"),
        ("The Marsh campaign said the bridge was shut.", "Marsh campaign"),
        ("Three sources close to the inquiry said the bridge was shut.", "three sources close to the inquiry"),
        ("A man who runs a kiosk on the quay said the bridge was shut.", "a man who runs a kiosk on the quay"),
    ],
)
def test_description_is_kept_whole(read_text: ReadText, text: str, name: str) -> None:
    """A source without a name of its own is called by all the words that identify it, written as within a sentence."""
    assert only_source(read_text(text)).name == name
