"""How news prose reports a speech act without "said": asked for, found fault with, made clear, expressed; one row each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading

ReadText = Callable[..., Reading]

ROWS = (
    ("Orsk called for the president to resign.", "the president to resign", ("Orsk",), ()),
    ("Orsk called on the council to pay the workers.", "the council to pay the workers", ("Orsk",), ()),
    (
        "Likewise, Orsk attacked Ann Pell for refusing to use the word and called for her to resign.",
        "her to resign",
        ("Orsk",),
        (),
    ),
    ("The governor criticised Orsk for ignoring the warnings.", "Orsk for ignoring the warnings", ("The governor",), ()),
    ("Some accused Orsk of inciting violence.", "Orsk of inciting violence", ("Some",), ()),
    ("Ann Pell was quick to point out that Orsk was late.", "Orsk was late", ("Ann Pell",), ()),
    ("Ann Pell appeared to suggest that Orsk was late.", "Orsk was late", ("Ann Pell",), ()),
    ("Ann Pell made clear that she would not resign.", "she would not resign", ("Ann Pell",), ()),
    ("Ann Pell expressed confidence that the dam would hold.", "the dam would hold", ("Ann Pell",), ()),
    (
        "In an interview with CNN, she expressed confidence that the dam would hold.",
        "the dam would hold",
        ("she",),
        ("CNN",),
    ),
    ("Later, Orsk fired back a response saying he would not go.", "he would not go", ("Orsk",), ()),
    ('Ann Pell has since apologised: "Not doing so was a mistake."', "Not doing so was a mistake", ("Ann Pell",), ()),
    ("The ban will be withdrawn by 1 May, the mayor said.", "The ban will be withdrawn by 1 May", ("the mayor",), ()),
    ("The bridge, experts say, is lost.", "The bridge / is lost", ("experts",), ()),
    ("Reports emerged on Monday that the bridge would close.", "the bridge would close", (), ()),
    ("Ann Pell, along with reporter Ben Tarn, say it was late.", "it was late", ("Ann Pell", "reporter Ben Tarn"), ()),
    ("Ann Pell, together with Ben Tarn, said the road was shut.", "the road was shut", ("Ann Pell", "Ben Tarn"), ()),
    ("Orsk explained the refusal to pay the men is a weakness.", "the refusal to pay the men is a weakness", ("Orsk",), ()),
    ("In an op-ed in the Guardian, Pell wrote that it would close.", "it would close", ("Pell",), ("the Guardian",)),
    ("Writing in the Guardian, Pell argued that the bridge would close.", "the bridge would close", ("Pell",), ("the Guardian",)),
    ("The bridge will close, Pell said in a statement to Reuters.", "The bridge will close", ("Pell",), ("Reuters",)),
    ("The bridge will go, Pell said on CNN’s “Morning Call.”", "The bridge will go", ("Pell",), ("CNN’s “Morning Call",)),
    ("It is late, Orsk said during his appearance on Dawn and Dusk.", "It is late", ("Orsk",), ("Dawn and Dusk",)),
)


@pytest.mark.parametrize(("text", "content", "sources", "relays"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_a_report_of_speech_is_credited(
    read_text: ReadText, text: str, content: str, sources: tuple[str, ...], relays: tuple[str, ...]
) -> None:
    """Each phrasing gives this content, these sources and these relays."""
    found = [
        (" / ".join(s.of(text) for s in a.content), tuple(s.of(text) for s in a.sources), tuple(s.of(text) for s in a.relays))
        for a in read_text(text).attributions
    ]
    assert (content, sources, relays) in found


def test_whoever_is_cited_last_stands_behind_the_outlet(read_text: ReadText) -> None:
    """In "CNN reported that P, quoting Y", Y said P and CNN passed it on; the quoting is no part of P."""
    text = "CNN reported that the bridge would close, quoting an unnamed official."
    outlet, official = (a for a in read_text(text).attributions if not a.is_inward)
    assert [s.of(text) for s in outlet.sources] == ["CNN"]
    assert [s.of(text) for s in official.sources] == ["an unnamed official"]
    assert official.within == 0
    assert {outlet.content[0].of(text), official.content[0].of(text)} == {"the bridge would close"}


@pytest.mark.parametrize(
    "text",
    [
        "Pell was interviewed by the agency as part of the inquiry.",
        "One clerk, who asked not to be named, left the hall.",
        "The new evidence that he was late grew.",
        "Orsk attacked the town for three days.",
        "The final result is to be published by 30 June.",
    ],
)
def test_no_credit_where_nobody_speaks(read_text: ReadText, text: str) -> None:
    """A question put, a wish for silence, the writer's own reasoning, a blow and a day are no speech."""
    assert [a for a in read_text(text).attributions if not a.is_inward] == []


@pytest.mark.parametrize("words", ["according to ", "he said that ", '"he said" ', "the claim of ", "Pell said the road, "])
def test_endless_sentences_are_read(read_text: ReadText, words: str) -> None:
    """A cue repeated without a stop nests no deeper than a real sentence would: it is read, not refused."""
    text = words * (6000 // len(words))
    assert all(a.content for a in read_text(text).attributions)
