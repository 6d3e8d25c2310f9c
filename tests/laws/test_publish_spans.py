"""Laws of everything that is shown: the words at a span are the words quoted; what fails that is left out and counted."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Document, DocumentId
from firsthand.model.rating import Independence
from firsthand.model.reading import Case, Reading
from firsthand.model.span import Span
from firsthand.stages import publish
from firsthand.stages.publish.quoting import quote_words

WORDS = st.sampled_from(
    [
        "ash", "🔥", "👩‍🚒", "ليلى حداد", "e\u0301tude", "𝒳", "12.4", "\r\n", "\n\n", " ", "\u00a0", "\u202e", "\x1b[31m",
        "*bold*", "<i>", "[x]", "“said”",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
PLACE = re.compile(r"\*\*(.+?)\*\*, characters (\d+)–(\d+)")


def _read(texts: list[str], spans: list[tuple[int, int, int]]) -> Case:
    """Texts and spans (document, start, length) in, a case of one claim for each span out."""
    readings = tuple(Reading(Document(DocumentId(f"T{n}"), f"{n}.txt", "0" * 64, text)) for n, text in enumerate(texts))
    appearances, claims = [], []
    for n, (document, start, length) in enumerate(spans):
        a = Appearance(AppearanceId(f"P{n}"), readings[document].document.id, Assertion(Span(start, start + length)))
        appearances.append(a)
        claims.append(Claim(ClaimId(f"K{n}"), "text", (a.id,), a.id))
    counts = {c.id: Independence(c.id, 0, 1) for c in claims}
    return Case(readings=readings, appearances=tuple(appearances), claims=tuple(claims), independence=counts)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Cases with spans anywhere: within a text, over its end, beyond it, empty, blank."""
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3))
    places = st.tuples(st.integers(0, len(texts) - 1), st.integers(0, 120), st.integers(0, 40))
    return _read(texts, draw(st.lists(places, min_size=1, max_size=6)))


@given(cases())
def test_quote_is_the_text_at_its_span(case: Case) -> None:
    """`text[start:end]` is the quotation, in every script, over line ends, with emoji; the rest is withheld and counted."""
    public = publish.run(case)
    shown = publish.case_json(public)["appearances"]
    for a in shown:
        assert case.document(a["document"]).text[a["start"] : a["end"]] == a["quote"] != ""
    assert len(shown) + public.withheld == len(case.appearances)


@given(cases())
def test_what_holds_is_shown(case: Case) -> None:
    """Nothing is withheld but what is blank or reaches beyond its text."""
    holds = {
        a.id
        for a in case.appearances
        if a.assertion.span.end <= len(text := case.document(a.document).text) and a.assertion.span.of(text).strip()
    }
    assert {a["id"] for a in publish.case_json(publish.run(case))["appearances"]} == holds


@given(cases())
def test_every_citation_on_a_page_holds(case: Case) -> None:
    """Each place that a claim page cites holds the words that the page shows beneath it."""
    public = publish.run(case)
    texts = {r.document.path: r.document.text for r in case.readings}
    for claim in public.claims:
        lines = publish.claim_markdown(public, claim.id).splitlines()
        cited = [(n, found) for n, line in enumerate(lines) if (found := PLACE.search(line))]
        assert cited
        for n, found in cited:
            words = texts[found[1]][int(found[2]) : int(found[3])]
            assert re.sub(r"\\([^\w\s])", r"\1", lines[n + 1].strip()) == quote_words(words, 600)


@given(cases())
def test_terminal_shows_no_control_character(case: Case) -> None:
    """No report can send a control character to the terminal, in the brief or on a claim's page."""
    out = io.StringIO()
    console = Console(file=out, width=80, color_system=None)
    public = publish.run(case)
    publish.print_brief(public, console)
    for claim in public.claims:
        publish.print_claim(public, claim.id, console=console, why=True)
    assert not set(out.getvalue()) & {"\x1b", "\r", "\u202e"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("🔥🔥 Fire at the quay, said ليلى حداد.\r\nNobody slept.", "ليلى حداد"),
        ("🔥🔥 Fire at the quay, said ليلى حداد.\r\nNobody slept.", "حداد.\r\nNobody"),
        ("The e\u0301tude 👩‍🚒 was\r\nplayed twice", "e\u0301tude 👩‍🚒 was\r\nplayed"),
    ],
)
def test_offsets_count_code_points(text: str, words: str) -> None:
    """Emoji, combining marks and right-to-left names count as code points, and line ends are kept."""
    start = text.index(words)
    made = publish.case_json(publish.run(_read([text], [(0, start, len(words))])))
    assert [(a["start"], a["end"], a["quote"]) for a in made["appearances"]] == [(start, start + len(words), words)]
    assert made["withheld"] == 0


@pytest.mark.parametrize("span", [(0, 3, 0), (0, 0, 999), (0, 999, 5), (0, 5, 1)])
def test_planted_bad_span_is_withheld(span: tuple[int, int, int]) -> None:
    """A span that is empty, blank, over the end or beyond it is never shown, and is counted."""
    made = publish.case_json(publish.run(_read(["Some  ash"], [span, (0, 0, 4)])))
    assert [a["quote"] for a in made["appearances"]] == ["Some"]
    assert made["withheld"] == 1
