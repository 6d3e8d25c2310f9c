"""The leaves: outlets by any name, the report's own, labels, persons, what is a link."""

from __future__ import annotations

import pytest

from firsthand.model.document import Document, DocumentId, MentionKind
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.stages.resolve.described import Described
from firsthand.stages.resolve.kinds import outlet_of
from firsthand.stages.resolve.labels import Labels
from firsthand.stages.resolve.lexicon import known_outlet, outlet_names, words
from firsthand.stages.resolve.links import is_link
from firsthand.stages.resolve.own import OwnOutlet
from firsthand.stages.resolve.people import bare_name
from firsthand.text import names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("AP", "Associated Press"),
        ("the New York Times", "New York Times"),
        ("L.A. Times", "Los Angeles Times"),
        ("This Week", "ABC"),
    ],
)
def test_outlets_are_known_by_every_name(printed: str, name: str) -> None:
    """Acronyms, short forms and shows lead to the name that an outlet is best known by."""
    known = known_outlet(printed)
    assert known is not None
    assert known[0] == name


def test_no_two_outlets_share_a_name() -> None:
    """Every alias leads to one outlet, and best-known names lead to themselves."""
    for name, kind in outlet_names().values():
        if kind != "show":
            assert outlet_names()[names.normalise(name)][0] == name


@pytest.mark.parametrize(
    ("phrase", "outlet"),
    [("CNN’s “State of the Union”", "CNN"), ("NBC News correspondent Ann Pell", "NBC"), ("the harbour office", None)],
)
def test_outlet_within_a_phrase(phrase: str, outlet: str | None) -> None:
    """A show or a correspondent belongs to the outlet named beside it."""
    assert outlet_of(phrase) == outlet


def _own(outlet: str) -> OwnOutlet:
    return OwnOutlet(Reading(Document(DocumentId("T1"), "a.txt", "", "", outlet=outlet)))


@pytest.mark.parametrize(
    ("outlet", "printed", "is_own"),
    [
        ("Old Harbour Gazette", "the Gazette", True),
        ("Old Harbour Gazette", "Sund Gazette", False),
        ("AP", "The Associated Press", True),
        ("Los Angeles Times", "New York Times", False),
        ("Stairwell B (blog)", "Stairwell B", True),
    ],
)
def test_own_outlet_by_full_and_cut_names(outlet: str, printed: str, is_own: bool) -> None:
    """A cut name is the report's own outlet where all its words are; another outlet's full name never is."""
    assert _own(outlet).is_own(printed) is is_own


@pytest.mark.parametrize(
    ("head", "kind", "expected"),
    [
        ("court", None, False),
        ("reporter", None, False),
        ("twitter", MentionKind.ORGANISATION, False),
        ("newspaper", None, True),
        ("guard", None, True),
        ("olsen", MentionKind.PERSON, True),
    ],
)
def test_what_is_a_link(head: str, kind: MentionKind | None, expected: bool) -> None:
    """Outlets and persons pass words on; courts, reporters and platforms do not."""
    name = head.capitalize() if kind else None
    assert is_link(Described(Span(0, len(head)), head, head, name, kind, frozenset({head}))) is expected


@pytest.mark.parametrize(
    ("label", "text", "name"),
    [
        ("A", "INTERVIEW WITH ANNA PELL\n\nQ. Were you there?\nA. I was.", "Anna Pell"),
        ("@annapell", "The quay is shut. — Anna Pell (@annapell) May 3", "Anna Pell"),
        ("CHAIR", "Minutes of the meeting", "CHAIR"),
    ],
)
def test_labels_are_spelt_out(label: str, text: str, name: str) -> None:
    """An answer is the interviewed person's, a handle its owner's; other labels stay."""
    assert Labels(text).spell_out(label) == name


@pytest.mark.parametrize(("printed", "name"), [("Mrs. Pell", "Pell"), ("Sen. Anna Pell’s", "Anna Pell"), ("Pell", "Pell")])
def test_titles_are_no_part_of_a_name(printed: str, name: str) -> None:
    """Titles and possessives come off."""
    assert bare_name(printed) == name


def test_given_names_take_one_pronoun() -> None:
    """No given name is listed under both pronouns."""
    assert not words().he & words().she
