"""The brief as one web page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.public import PublicAppearance, PublicCase
from firsthand.model.public_notes import PublicRemark
from firsthand.model.reading import Case
from firsthand.stages import publish
from firsthand.stages.publish.html import brief_html, words
from firsthand.stages.publish.view import Views
from firsthand.stages.publish.wording import show_text

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """A page in; its elements with their attributes, and the text of each, out."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[int] = []
        self.faults: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element opens."""
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        """An element closes."""
        if not self.open or self.elements[self.open.pop()][0] != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        """A text belongs to all that is open."""
        for at in self.open:
            self.texts[at] += data

    def text_of(self, element_id: str) -> str:
        """The text of the element with an id."""
        return next(t for (_, a), t in zip(self.elements, self.texts, strict=True) if a.get("id") == element_id)

    def count(self, tag: str) -> int:
        """How many elements there are of a kind."""
        return sum(t == tag for t, _ in self.elements)


@pytest.fixture
def public(case: Case) -> PublicCase:
    """What may be shown of the small case."""
    return publish.run(case)


def change_appearances(public: PublicCase, **changes: object) -> PublicCase:
    """The case with every appearance changed alike."""
    def change(a: PublicAppearance) -> PublicAppearance:
        return replace(a, **changes)  # type: ignore[arg-type]

    claims = tuple(replace(c, appearances=tuple(map(change, c.appearances))) for c in public.claims)
    return replace(public, claims=claims)


def test_the_page_needs_nothing_else(public: PublicCase) -> None:
    """No script, picture, font or form; every link stays on the page, which forbids itself all but its own style."""
    page = Page(brief_html(public))
    assert {tag for tag, _ in page.elements} & {"script", "img", "link", "iframe", "object", "form", "svg", "base"} == set()
    attributes = [(name, value or "") for _, a in page.elements for name, value in a.items()]
    assert [(n, v) for n, v in attributes if n in ("src", "srcset", "action", "style") or n.startswith("on")] == []
    assert [v for n, v in attributes if n == "href" and not v.startswith("#")] == []
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_the_style_sheet_is_small_and_fetches_nothing() -> None:
    """The style is read off within 6 KB and names no address."""
    style = resources.files("firsthand.stages.publish").joinpath("brief.css").read_text("utf-8")
    assert len(style) < 6_000
    assert re.findall(r"url\(|@import|https?:|</", style) == []


def test_the_page_is_well_built(public: PublicCase) -> None:
    """It has a language, one first heading, landmarks, no skipped level of heading, and closes what it opens."""
    page = Page(brief_html(public))
    assert page.faults == page.open == []
    assert page.elements[0] == ("html", {"lang": "en"})
    assert [page.count(tag) for tag in ("h1", "main", "nav", "header", "footer")] == [1, 1, 1, 1, 1]
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_link_leads_somewhere(public: PublicCase) -> None:
    """No id stands twice, and every link finds its target."""
    page = Page(brief_html(public))
    ids = Counter(a["id"] for _, a in page.elements if "id" in a)
    assert [i for i, n in ids.items() if n > 1] == []
    assert {(a["href"] or "")[1:] for _, a in page.elements if "href" in a} - set(ids) == set()


def test_every_citation_is_a_footnote_linked_both_ways(public: PublicCase) -> None:
    """Footnotes are numbered in reading order; each is linked from its citation and back."""
    page = Page(brief_html(public))
    links = {a["id"]: a["href"] for _, a in page.elements if (a.get("id") or "").startswith("r") and "href" in a}
    citations = sum(len(c.citations) for s in Views(public).brief().sections for c in s.cards)
    assert links == {f"r{n}": f"#f{n}" for n in range(1, citations + 1)}
    assert {a["href"] for _, a in page.elements if a.get("class") == "up"} == {f"#r{n}" for n in range(1, citations + 1)}


def test_a_footnote_tells_the_place(public: PublicCase) -> None:
    """Outlet, date, words, characters, file and the start of its hash."""
    note = Page(brief_html(public)).text_of("f1")
    assert note.startswith("Agency Wrenn, 4 May 2031, 09:10: “At least 40 boats sank off Ardle”")
    assert "Characters 0–32 of 1.txt, SHA-256 111111111111." in note


@pytest.mark.parametrize(("changes", "place"), [
    ({"page": "3"}, "Page 3, characters 0–32 of 1.txt"),
    ({"span": None}, "Characters withheld of 1.txt"),
])
def test_pages_are_told_and_withheld_places_are_not(public: PublicCase, changes: dict[str, object], place: str) -> None:
    """A footnote names the page of the original, and says where the characters may not be shown."""
    assert place in Page(brief_html(change_appearances(public, **changes))).text_of("f1")


def test_a_hash_that_may_not_be_shown_is_left_out(public: PublicCase) -> None:
    """A protected document has no hash in its footnotes, rather than an empty one."""
    documents = tuple(replace(d, sha256=None, length_chars=None) for d in public.documents)
    assert "SHA-256" not in Page(brief_html(replace(public, documents=documents))).text_of("f1")


def test_words_of_reports_find_their_own_direction(public: PublicCase) -> None:
    """Every quotation is set from the side from which its script is read."""
    page = Page(brief_html(public))
    quoted = [a for tag, a in page.elements if tag == "blockquote" or a.get("class") == "q"]
    assert len(quoted) > 3
    assert all(a.get("dir") == "auto" for a in quoted)


def test_the_time_is_printed_when_it_is_given(public: PublicCase) -> None:
    """No clock is read: the page tells a time only where the caller passes one."""
    moment = datetime(2031, 6, 1, 8, 5, tzinfo=UTC)
    assert "Exported 1 June 2031, 08:05 UTC." in brief_html(public, exported_at=moment)
    assert "Exported" not in brief_html(public)


def test_the_brief_stands_under_its_headings(public: PublicCase) -> None:
    """How claims stand, where they come from and what is missing have a heading each; a claim is known again by its words."""
    page = Page(brief_html(public))
    titles = [t for (tag, _), t in zip(page.elements, page.texts, strict=True) if tag == "h2"]
    assert titles[:5] == ["Claim status", "Source chain", "Timeline", "Verification gaps", "Reports read"]
    ways = [t for (_, a), t in zip(page.elements, page.texts, strict=True) if a.get("class") == "w"]
    assert any(t.startswith("K1 “At least 40 boats") and "a clerk of the harbour → Agency Wrenn → Ardle Bugle" in t for t in ways)


def test_notes_tags_and_reports_set_aside_are_shown(case: Case, public: PublicCase) -> None:
    """What people wrote on a claim stands on its card."""
    remarks = (PublicRemark("seen <twice>", False, "M. Oduya", "2031-05-07T10:00:00+00:00"), PublicRemark("key", True, "", ""))
    noted = replace(public, claims=tuple(replace(c, remarks=remarks) for c in public.claims))
    card = Page(brief_html(noted)).text_of("K1")
    assert "seen <twice>" in card
    assert "key" in card
    assert "M. Oduya" in card


def test_what_was_not_read_is_listed(public: PublicCase) -> None:
    """A file that could not be used has its own list, reached from the contents."""
    page = Page(brief_html(public))
    assert "#not-read" in {a.get("href") for _, a in page.elements}
    assert public.skipped[0].path in "".join(page.texts)


def test_an_empty_case_is_a_whole_page() -> None:
    """Without reports there is still a page that says so."""
    page = Page(brief_html(PublicCase()))
    assert page.faults == page.open == []
    assert page.count("h1") == 1


@given(st.text())
def test_any_words_are_read_back_as_words(text: str) -> None:
    """Law: whatever a text holds, between tags and within an attribute it is that text and nothing else."""
    page = Page(f'<p title="{words(text)}">{words(text)}</p>')
    assert page.elements == [("p", {"title": show_text(text)})]
    assert page.texts == [show_text(text)]
