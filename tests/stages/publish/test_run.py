"""What may leave the process, and what is withheld."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

import firsthand
from firsthand.errors import NotFound
from firsthand.model import public as public_model
from firsthand.model import public_answers, public_changes, public_figures, public_outlook, public_relations, public_stories
from firsthand.model.claim import Appearance, AppearanceId
from firsthand.model.document import DocumentId
from firsthand.model.provenance import Provenance
from firsthand.model.reading import Case
from firsthand.model.source import SourceId
from firsthand.model.span import Span
from firsthand.stages import publish


def _change(case: Case, appearance: str, change: Callable[[Appearance], Appearance]) -> Case:
    return replace(case, appearances=tuple(change(a) if a.id == appearance else a for a in case.appearances))


def _at(start: int, end: int) -> Callable[[Appearance], Appearance]:
    return lambda a: replace(a, assertion=replace(a.assertion, span=Span(start, end)))


def test_everything_holds(case: Case) -> None:
    """A case whose citations all hold is published whole, and nothing is withheld."""
    public = publish.run(case, provenance=[Provenance("segment", 3)])
    assert [c.id for c in public.claims] == ["K1", "K2", "K3"]
    assert sum(len(c.appearances) for c in public.claims) == len(case.appearances)
    assert public.withheld == 0
    assert [(c.document, c.other) for c in public.copies] == [("T3", "T1")]
    assert public.provenance == (Provenance("segment", 3),)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(_at(10, 10_000), id="ends beyond the text"),
        pytest.param(_at(10_000, 10_020), id="stands beyond the text"),
        pytest.param(_at(5, 5), id="holds nothing"),
        pytest.param(_at(2, 3), id="holds a blank only"),
        pytest.param(lambda a: replace(a, assertion=replace(a.assertion, cue=Span(9_000, 9_004))), id="cue beyond the text"),
        pytest.param(lambda a: replace(a, document=DocumentId("T99")), id="document unknown"),
        pytest.param(lambda a: replace(a, chain=(SourceId("S99"),)), id="source unknown"),
        pytest.param(lambda a: replace(a, chain=(SourceId("S3"),)), id="source that this document never names"),
    ],
)
def test_planted_fault_is_withheld(case: Case, fault: Callable[[Appearance], Appearance]) -> None:
    """A citation that does not hold is withheld and counted, and the rest of its claim stays."""
    if fault(case.appearances[0]).assertion.span == Span(2, 3):
        first = case.readings[0]
        blank = replace(first.document, text="At  least" + first.document.text[9:])
        case = replace(case, readings=(replace(first, document=blank), *case.readings[1:]))
    public = publish.run(_change(case, "P1", fault))
    claim = public.claim("K1")
    assert [a.id for a in claim.appearances] == ["P2", "P3"]
    assert claim.first_appearance == "P2"
    assert (claim.withheld, public.withheld) == (1, 1)
    assert "1 citation did not match" in publish.brief_markdown(public)


def test_claim_without_a_citation_is_withheld(case: Case) -> None:
    """A claim of which no citation holds is not shown at all, and neither is a source that nothing else rests on."""
    public = publish.run(_change(case, "P6", _at(0, 9_999)))
    assert [c.id for c in public.claims] == ["K1", "K2"]
    assert "S3" not in {s.id for s in public.sources}
    assert public.withheld == 1


def test_claim_text_comes_from_its_reports(case: Case) -> None:
    """Words that no report of a claim has are never shown as its text: the first report's own words are."""
    invented = replace(case.claims[0], text="A thousand boats sank")
    public = publish.run(replace(case, claims=(invented, *case.claims[1:])))
    assert public.claim("K1").text == "At least 40 boats sank off Ardle"


def test_line_ends_and_markup_are_kept(case: Case) -> None:
    """A quotation is what stands in the document, markup and all."""
    quotes = {a.id: a.quote for c in publish.run(case).claims for a in c.appearances}
    assert quotes[AppearanceId("P4")] == "The gale <b>blew</b> for two days"


def test_unknown_ids(case: Case) -> None:
    """Asking for what is not there says so."""
    public = publish.run(case)
    assert public.claim("k1").id == "K1"
    for ask in (public.claim, public.source, public.document):
        with pytest.raises(NotFound, match=r"There is no \w+ X9 in this case\."):
            ask("X9")


def test_only_publish_makes_public_records() -> None:
    """No module outside stages/publish makes a public record, but for an empty one."""
    modules = (public_model, public_answers, public_changes, public_figures, public_outlook, public_relations, public_stories)
    names = {n for module in modules for n in vars(module) if n.startswith("Public")}
    root = Path(firsthand.__file__).parent
    makers = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and (node.args or node.keywords)
        if node.func.id in names
    }
    made_by = ("__init__", "redact", "totals", "answers", "relations", "changes", "comparing", "outlook", "proposals",
               "figures", "exhibits")
    assert makers == {f"stages/publish/{module}.py" for module in made_by}


def test_no_text_leaves_with_a_document() -> None:
    """A public document has no field that could hold the report's text."""
    assert "text" not in {f.name for f in fields(public_model.PublicDocument)}
