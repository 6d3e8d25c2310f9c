"""The notebook in the docs runs, and what it prints is what its prose says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")
pytest.importorskip("ipykernel")

PAGE = Path(__file__).resolve().parents[2] / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each cell printed or showed, by its code; a cell that fails is an error."""
    notebook = nbformat.read(PAGE, as_version=4)
    folder = str(tmp_path_factory.mktemp("notebook"))
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    return {cell.source: _read(cell) for cell in notebook.cells if cell.cell_type == "code"}


def _read(cell: Any) -> str:
    """A cell in, what it printed and showed out; what a busy machine hands over in pieces is put together again."""
    told = []
    for output in cell.outputs:
        shown = output.get("data", {})
        told += [output.get("text", ""), shown.get("text/html", ""), shown.get("text/markdown", ""), shown.get("text/plain", "")]
    return re.sub(r"\n{2,}", "\n", "\n".join(told))


@pytest.mark.parametrize(("code", "said"), [
    ("run = case.add", "8 read, 0 unchanged, 0 not read\n0 read, 8 unchanged, 0 not read"),
    ("case", "Fourteen dock workers died"),
    ("for claim in", "K1 Fourteen dock workers died"),
    ("claim = case", "a source in the Ministry of Ports\nAgencia Litoral"),
    ("claim = case", "True"),
    ("claim.chain", "Gap:"),
    ("case.trace", "K1"),
    ("columns =", "independent_sources_at_most"),
    ("with case.actor", "Harbour Gazette"),
    ("case.undo()", "Agencia Litoral\nJ1 M. Oduya"),
    ("case.undo()", "taken back"),
    ("reyl =", "] → Harbour Gazette\nFalse"),
    ("path = case.export", "brief.docx True"),
    ("path = case.export", "faults=()"),
])
def test_a_cell_says_what_the_prose_says(outputs: dict[str, str], code: str, said: str) -> None:
    """Each cell whose outcome the prose tells has that outcome."""
    (told,) = [outputs[code]] if code in outputs else [told for source, told in outputs.items() if source.startswith(code)]
    assert said in told


def test_after_protection_the_name_is_gone(outputs: dict[str, str]) -> None:
    """No output from the cell that protects Ana Reyl on holds her name."""
    after = list(outputs)[[source.startswith("reyl =") for source in outputs].index(True) :]
    assert [source for source in after if "Reyl" in outputs[source]] == []


def test_the_page_is_kept_without_outputs() -> None:
    """No output and no count of runs is kept with it: they would go stale."""
    notebook = nbformat.read(PAGE, as_version=4)
    assert [c for c in notebook.cells if c.cell_type == "code" and (c.outputs or c.execution_count)] == []
