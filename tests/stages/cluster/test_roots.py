"""Chains followed into the reports that they pass through."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.model.claim import Assertion
from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, Source, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.stages.cluster import run
from firsthand.stages.cluster.roots import find_outlets, is_own_short_form, is_short_for
from firsthand.text import names

MakeReading = Callable[..., Reading]

CLAIM = "the fishermen of Kelmar will be freed before the feast of lamps"
ENVOY = DocumentSource("Lena Arden", SourceKind.PERSON, is_anonymous=False)
MAIL = DocumentSource("the Oskar Mail", SourceKind.OUTLET, is_anonymous=False)
POST = DocumentSource("Kelmar Post", SourceKind.OUTLET, is_anonymous=False)


def test_a_chain_of_relays_is_followed_to_its_end(make_reading: MakeReading) -> None:
    """What passed through two reports of the case is rooted in the first of them."""
    case = run(
        [
            make_reading("T1", f"Lena Arden said {CLAIM}.", (CLAIM, [ENVOY]), outlet="Oskar Mail", published="2020-05-01"),
            make_reading("T2", f"Soon {CLAIM}, Arden told the Mail.", (CLAIM, [ENVOY, MAIL]), outlet="Kelmar Post"),
            make_reading("T3", f"We read that {CLAIM}.", (CLAIM, [ENVOY, MAIL, POST]), published="2020-05-03"),
        ]
    )
    first, second, third = case.appearances
    assert (first.root, second.root, third.root) == (None, first.id, first.id)


def test_a_report_is_not_rooted_in_a_later_one(make_reading: MakeReading) -> None:
    """The outlet that is passed on may have printed it again since; that is not where it came from."""
    case = run(
        [
            make_reading("T1", f"Lena Arden said {CLAIM}.", (CLAIM, [ENVOY]), outlet="Oskar Mail", published="2020-05-09"),
            make_reading("T2", f"Soon {CLAIM}, Arden told the Mail.", (CLAIM, [ENVOY, MAIL]), published="2020-05-02"),
        ]
    )
    assert [a.root for a in case.appearances] == [None, None]


WIRE = DocumentSource("Tarsi Wire", SourceKind.OUTLET, is_anonymous=False)
OUTLETS = {"Oskar Mail": MAIL, "Kelmar Post": POST, "Tarsi Wire": WIRE}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(OUTLETS)), st.sampled_from(sorted(OUTLETS)), st.booleans()), min_size=1, max_size=5)
)
def test_every_root_is_the_end_of_a_way(told: list[tuple[str, str, bool]]) -> None:
    """Whoever cites whom, in circles too, following the chains ends, and no root is itself rooted."""
    readings = []
    for n, (outlet, cited, is_named) in enumerate(told, 1):
        links = (0, 1) if is_named else (1,)
        text = f"Soon {CLAIM}, it said."
        span = Span(text.index(CLAIM), text.index(CLAIM) + len(CLAIM))
        document = Document(DocumentId(f"T{n}"), f"{n}.txt", "", text, outlet=outlet)
        readings.append(Reading(document, sources=(ENVOY, OUTLETS[cited]), assertions=(Assertion(span, links=links),)))
    by_id = {a.id: a for a in run(readings).appearances}
    for one in by_id.values():
        assert one.root is None or (one.root != one.id and by_id[one.root].root is None)


def test_two_reports_that_pass_on_each_other_have_no_root(make_reading: MakeReading) -> None:
    """A circle leads nowhere."""
    case = run(
        [
            make_reading("T1", f"Soon {CLAIM}, says the Post.", (CLAIM, [POST]), outlet="Oskar Mail"),
            make_reading("T2", f"Soon {CLAIM}, says the Mail.", (CLAIM, [MAIL]), outlet="Kelmar Post"),
        ]
    )
    assert [a.root for a in case.appearances] == [None, None]


def test_a_short_name_of_one_paper_is_none_of_another() -> None:
    """A source that is the Kelmar Mail, called "the Mail" too, is not the outlet of a report of the Oskar Mail."""
    reading = Reading(Document(DocumentId("T1"), "", "", "", outlet="Oskar Mail"))
    kelmar = Source(SourceId("S1"), "Kelmar Mail", SourceKind.OUTLET, is_anonymous=False, aliases=("the Mail",))
    assert find_outlets([reading], [kelmar]) == [None]


@pytest.mark.parametrize(
    ("outlet", "name", "is_found"),
    [
        ("Oskar Mail", "The Oskar Mail", True),
        ("Oskar Mail", "the Mail", True),
        ("Veld Press International", "VPI", True),
        ("Oskar Mail", "Kelmar Mail", False),
        ("Oskar Mail", "mail", False),
    ],
)
def test_the_outlet_of_a_report_is_found_among_the_sources(outlet: str, name: str, is_found: bool) -> None:
    """By its full name, its initials, or the end of its name with a capital."""
    reading = Reading(Document(DocumentId("T1"), "", "", "", outlet=outlet))
    (found,) = find_outlets([reading], [Source(SourceId("S1"), name, SourceKind.OUTLET, is_anonymous=False)])
    assert (found == "S1") is is_found


CALLED = st.sampled_from(
    ["KP", "kmp", "K.M.P.", "the Kelmar Post", "Kelmar Morning Post (KMP)", "Kelmar", "post", "Post", "Kelmar and Oskar Morning",
     "Oskar Mail", "(the) Mail", "", "Mail of the Oskar", "OM"]
)  # fmt: skip


@given(st.lists(st.tuples(CALLED, CALLED), max_size=5), CALLED)
def test_an_outlet_is_found_as_if_every_source_were_asked(named: list[tuple[str, str]], outlet: str) -> None:
    """Looking sources up finds the very one that comparing with each of them finds: one of the name, else the only short form."""
    sources = [
        Source(SourceId(f"S{n}"), name, SourceKind.OUTLET, False, aliases=(alias,)) for n, (name, alias) in enumerate(named)
    ]
    exact = [s.id for s in sources for n in (s.name, *s.aliases) if names.words(n) == names.words(outlet)]
    asked = {s.id: [s.name, *(a for a in s.aliases if not is_own_short_form(a, s.name))] for s in sources}
    fitting = [id_ for id_, called in asked.items() if any(is_short_for(n, outlet) for n in called)]
    expected = None if not outlet else exact[0] if exact else fitting[0] if len(fitting) == 1 else None
    document = Document(DocumentId("T1"), "1.txt", "", "", outlet=outlet)
    assert find_outlets([Reading(document)], sources) == [expected]
