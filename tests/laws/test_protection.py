"""The law of protection: no form of a protected source leaves in any view, and nothing is lost uncounted."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from firsthand.model.claim import Appearance, AppearanceId, Assertion, Claim, ClaimId
from firsthand.model.document import Document, DocumentId
from firsthand.model.overview import Protection, Remark, SetAside
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.model.rating import Independence, Reason
from firsthand.model.reading import Case, Reading
from firsthand.model.source import DocumentSource, Merge, Source, SourceId, SourceKind
from firsthand.model.span import Span
from firsthand.model.story import Overlap, Story, StoryId, TextOverlap
from firsthand.stages import publish

# Each name with the letters of it that no other word of these cases holds.
NAMES = {"Irsa Quillbeck": "quillbeck", "Ødger Zorván": "zorvan", "ليلى حداد": "حداد", "Dr. Wim O’Tarrock": "tarrock"}
SPELLINGS: list[Callable[[str], str]] = [
    lambda n: n,
    str.upper,
    str.lower,
    lambda n: n.replace(" ", "-"),
    lambda n: n.replace(" ", ""),
    lambda n: n.replace(" ", "%20"),
    lambda n: unicodedata.normalize("NFD", n),
    lambda n: n.rsplit(" ", 1)[-1],
    lambda n: "\u200b".join(n),
    lambda n: f"“{n}”’s",
]
FILLER = st.sampled_from(["the quay burned", "12 boats sank", "nobody slept.", "rain fell", "at noon", "said one man,"])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, str]:
    """Small cases with a protected source whose name may stand anywhere; and the letters to look for."""
    name = draw(st.sampled_from(sorted(NAMES)))
    spelt = st.sampled_from(SPELLINGS).map(lambda spell: spell(name))
    words = st.one_of(FILLER, FILLER, FILLER, spelt)
    line = st.lists(words, min_size=1, max_size=5).map(" ".join)
    readings, appearances, claims = [], [], []
    for n in range(draw(st.integers(1, 3))):
        pieces = draw(st.lists(words, min_size=2, max_size=6))
        text = f"{name} spoke: {' '.join(pieces)}"
        source = DocumentSource(draw(spelt), SourceKind.PERSON, False, (Span(0, len(name)),), aliases=(draw(line),))
        document = Document(
            DocumentId(f"T{n}"), draw(line) + f"{n}.txt", f"{n}" * 64, text, title=draw(line), outlet=draw(st.none() | line),
            url=draw(st.none() | spelt.map("https://post.example/{}".format)), author=draw(line), warnings=(draw(line),),
        )  # fmt: skip
        readings.append(Reading(document, sources=(source,)))
        start = draw(st.integers(len(name) + 8, len(text) - 2))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        a = Appearance(AppearanceId(f"P{n}"), document.id, Assertion(span, links=(0,)), chain=(SourceId("S0"),))
        appearances.append(a)
        claims.append(Claim(ClaimId(f"K{n}"), span.of(text), (a.id,), a.id, (Merge("alike", draw(line)),)))
    ids = [r.document.id for r in readings]
    why = (Reason("alone", draw(line), (SourceId("S0"),)),)
    counts = {c.id: Independence(c.id, 1, 1, (SourceId("S0"),), why) for c in claims}
    case = Case(
        readings=tuple(readings),
        skipped=(Skipped(draw(line), "extract", SkipCode.EMPTY, draw(line)),),
        overlaps=(TextOverlap(ids[-1], ids[0], Overlap.COPY, 1.0, None, True, draw(line)),) if len(ids) > 1 else (),
        stories=(Story(StoryId("E1"), tuple(ids), draw(line)),),
        sources=(Source(SourceId("S0"), name, SourceKind.PERSON, False, (draw(line),), members=tuple((d, 0) for d in ids)),),
        appearances=tuple(appearances),
        claims=tuple(claims),
        independence=counts,
        aside=(SetAside(DocumentId("T9"), draw(line), draw(line), draw(line)),),
        protected=(Protection(SourceId("S0")),),
        remarks=tuple(Remark(on, draw(line), draw(st.booleans()), draw(line), "2031-05-03") for on in ("K0", "T0", "S0")),
    )
    return case, NAMES[name]


def _squeeze(text: str) -> str:
    """Text in, its letters and digits, without marks and case, out."""
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in bare if c.isalnum())


@given(cases())
def test_no_form_leaves(made: tuple[Case, str]) -> None:
    """JSON, Markdown and terminal, brief and claim pages: the name is in none of them, in no spelling."""
    case, form = made
    public = publish.run(case)
    console = Console(file=(out := io.StringIO()), width=300, color_system=None)
    publish.print_brief(public, console)
    pages = [json.dumps(publish.case_json(public), ensure_ascii=False), publish.brief_markdown(public)]
    for claim in public.claims:
        publish.print_claim(public, claim.id, console=console, why=True)
        pages.append(publish.claim_markdown(public, claim.id, why=True))
    for page in (*pages, out.getvalue()):
        assert form not in _squeeze(page)


@given(cases())
def test_one_key_one_export(made: tuple[Case, str]) -> None:
    """The same case under the same key is the same export, whatever else was exported in between."""
    case, _ = made
    first = publish.case_json(publish.run(case, label_key=b"key"))
    publish.run(case)
    assert publish.case_json(publish.run(case, label_key=b"key")) == first


@given(cases())
def test_appearances_are_shown_or_counted(made: tuple[Case, str]) -> None:
    """Every appearance is shown, or counted as failed or as hidden."""
    case, _ = made
    public = publish.run(case)
    assert sum(len(c.appearances) for c in public.claims) + public.withheld + public.protected_count == len(case.appearances)
