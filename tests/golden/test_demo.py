"""The example case through every stage: its brief word for word, and what is true of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from firsthand.engine import local
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim
from firsthand.stages import publish

GOLDEN = Path(__file__).parent / "demo-brief.md"
UPDATE = "FIRSTHAND_UPDATE_GOLDEN"


@pytest.fixture(scope="module")
def public() -> Iterator[PublicCase]:
    """The example case, read once."""
    with as_file(files("firsthand").joinpath("demo")) as folder:
        yield publish.run(local.read_paths([folder], workers=1))


def _claim_at(public: PublicCase, path: str, words: str) -> PublicClaim:
    """The claim that a report makes with these words; the shortest appearance that holds them."""
    found = [(c, a) for c in public.claims for a in c.appearances if a.path == path and words in a.quote and not a.is_headline]
    assert found, f"{path} makes no claim with the words {words!r}"
    return min(found, key=lambda pair: len(pair[1].quote))[0]


def _in(claim: PublicClaim, path: str) -> list[PublicAppearance]:
    return [a for a in claim.appearances if a.path == path]


def test_brief_word_for_word(public: PublicCase) -> None:
    """The brief of the example case is the one that a person has read and agreed to."""
    brief = publish.brief_markdown(public)
    if os.environ.get(UPDATE):
        GOLDEN.write_text(brief, encoding="utf-8")
    wanted = GOLDEN.read_text(encoding="utf-8")
    assert brief == wanted, (
        "The brief of the example case has changed. Read each difference. "
        f"Where the new one is right, write it down with: {UPDATE}=1 pytest {GOLDEN.parent}"
    )


def test_everything_is_read(public: PublicCase) -> None:
    """All eight reports are read, no citation fails, and the blog alone is undated."""
    assert len(public.documents) == 8
    assert public.skipped == ()
    assert public.withheld == 0
    assert [d.path for d in public.documents if d.published is None] == ["quayside-notes.txt"]


def test_chain_of_three(public: PublicCase) -> None:
    """What the Meridian Post has from the Harbour Gazette is walked back to the source in the ministry."""
    claim = _claim_at(public, "meridian-post.txt", "fourteen dock workers")
    (appearance,) = [a for a in _in(claim, "meridian-post.txt") if a.chain]
    assert appearance.chain_names[1:] == ("Agencia Litoral", "Harbour Gazette")
    assert "source in the Ministry of Ports" in appearance.chain_names[0]


def test_echo_counts_one(public: PublicCase) -> None:
    """Four outlets print that fourteen died; behind them stands one anonymous source."""
    claim = _claim_at(public, "meridian-post.txt", "fourteen dock workers")
    assert {a.path for a in claim.appearances} == {
        "agencia-litoral.txt",
        "harbour-gazette.txt",
        "meridian-post.txt",
        "northern-herald.txt",
    }
    assert (claim.at_least, claim.at_most) == (1, 1)
    assert claim.first.path == "agencia-litoral.txt"
    assert "Rests on one anonymous source, printed by 4 outlets (1 copy)" in publish.brief_markdown(public)


def test_copy_that_lost_its_source(public: PublicCase) -> None:
    """The Northern Herald is known for a copy of the wire, and credits nobody."""
    copies = {(public.document(c.document).path, public.document(c.other).path) for c in public.copies}
    assert copies == {("northern-herald.txt", "agencia-litoral.txt")}
    claim = _claim_at(public, "northern-herald.txt", "Fourteen dock workers")
    assert all(a.chain == () for a in _in(claim, "northern-herald.txt"))
    assert "Northern Herald prints it without the source, in a copy of Agencia Litoral" in publish.brief_markdown(public)


def test_two_sources_provably_two(public: PublicCase) -> None:
    """The union's secretary and an electrician, both named, say that the sprinklers were off."""
    claim = _claim_at(public, "harbour-gazette.txt", "switched off since January")
    heads = {a.chain_names[0] for a in claim.appearances if a.chain}
    assert any("Ana Reyl" in head for head in heads)
    assert any("Pavo Lindt" in head for head in heads)
    assert (claim.at_least, claim.at_most) == (2, 2)


def test_two_anonymous_sources_provably_two(public: PublicCase) -> None:
    """A crane driver and a customs officer cannot be one person."""
    claim = _claim_at(public, "quayside-notes.txt", "never rang")
    assert {a.path for a in claim.appearances} == {"quayside-notes.txt", "meridian-post.txt"}
    assert (claim.at_least, claim.at_most) == (2, 2)


def test_figures_stay_apart(public: PublicCase) -> None:
    """Fourteen and seventeen dead are two claims."""
    ministry = _claim_at(public, "harbour-gazette.txt", "Fourteen dock workers")
    rights_group = _claim_at(public, "coastal-rights-watch.txt", "Seventeen dock workers")
    assert ministry.id != rights_group.id
    assert {a.path for a in rights_group.appearances} == {"coastal-rights-watch.txt", "meridian-post.txt"}
    brief = publish.brief_markdown(public)
    assert f"### {ministry.id}. " in brief
    assert f"### {rights_group.id}. " in brief


def test_undated_report_is_said_to_be(public: PublicCase) -> None:
    """The blog has no date: this is said at the top, at its citation, and as a gap where it may have been first."""
    brief = publish.brief_markdown(public)
    assert "1 undated." in brief
    assert "**Quayside Notes**, undated, characters" in brief
    assert "Quayside Notes is undated, so who was first is not certain." in brief


def test_every_citation_in_the_brief_holds_words(public: PublicCase) -> None:
    """Whatever the brief cites to characters is an appearance that was checked, of the report that it names."""
    cited = re.findall(r"^- \*\*(.+?)\*\*, .*?characters (\d+)–(\d+)", publish.brief_markdown(public), re.MULTILINE)
    known = {(a.publisher, str(a.span.start), str(a.span.end)) for c in public.claims for a in c.appearances}
    assert cited
    assert set(cited) <= known


def test_denial_is_its_own_claim(public: PublicCase) -> None:
    """The ministry's word that the sprinklers worked does not count for those who say that they were off."""
    claim = _claim_at(public, "harbour-gazette.txt", "switched off since January")
    assert _in(claim, "ministry-of-ports.txt") == []


def test_look_alike_stands_apart(public: PublicCase) -> None:
    """The fire at Tarn Bay is another story, and corroborates nothing in Port Selva."""
    (story,) = [s for s in public.stories if any(public.document(d).path == "tarn-bay-courier.txt" for d in s.documents)]
    assert len(story.documents) == 1
    assert sorted(len(s.documents) for s in public.stories) == [1, 7]
    for claim in public.claims:
        paths = {a.path for a in claim.appearances}
        assert paths == {"tarn-bay-courier.txt"} or "tarn-bay-courier.txt" not in paths
