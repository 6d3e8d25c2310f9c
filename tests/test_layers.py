"""Who may import whom, read from every import with ast."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import firsthand

ROOT = Path(firsthand.__file__).parent

MAY_IMPORT = {
    "": set(),  # firsthand/__init__.py: names only, loaded when first used
    "errors": set(),
    "config": {"errors"},
    "text": {"text", "errors"},
    "lexicons": {"lexicons", "errors"},
    "model": {"model", "text", "errors"},
    "stages": {"model", "text", "lexicons", "errors"},
    "pipeline": {"stages", "model", "text", "errors"},
    "store": {"store", "model", "text", "errors"},
    "weights": set(),
    "review": {"review", "model", "text", "errors"},
    "sandbox": {"sandbox", "stages.extract", "model", "text", "errors"},
    "engine": {"engine", "pipeline", "stages.rate", "store", "review", "sandbox", "lexicons", "model", "errors"},
    "cli": {"cli", "engine", "review", "config", "stages.publish", "model", "errors"},
    "api": {"api", "engine", "review", "config", "stages.publish", "model", "errors"},
    "eval": {"eval", "engine", "config", "stages.publish", "model", "text", "errors"},
    "__main__": {"cli"},
}
"""Layer, and the layers that it may import. A stage may also import the modules of its own folder."""

HEAVY = {"spacy", "numpy", "dateparser", "rensa", "py3langid", "onnxruntime", "sqlalchemy", "pandas"}
"""Libraries that are imported inside the one function that needs them."""

LOADED_LATE = {"store": {"sqlalchemy"}}
"""Layers that are themselves loaded only where a case is opened, and what they may therefore import at the top."""


def test_every_import_keeps_to_the_layers() -> None:
    """No module imports from a layer that it may not know."""
    assert [fault for path in sorted(ROOT.rglob("*.py")) for fault in find_faults(path.read_text("utf-8"), module_of(path))] == []


@pytest.mark.parametrize(("module", "source"), [
    ("text.dates", "from firsthand.model.span import Span"),
    ("model.claim", "from firsthand.lexicons import load"),
    ("model.claim", "import firsthand.stages.rate"),
    ("stages.resolve.names", "from firsthand.stages.attribute import run"),
    ("stages.resolve.names", "from firsthand.stages import attribute"),
    ("stages.claims", "from firsthand.pipeline import STAGES"),
    ("stages.claims", "def f():\n    from firsthand import engine"),
    ("engine.local", "from firsthand.stages import ingest"),
    ("cli.views", "from firsthand.stages import rate"),
    ("cli.views", "from firsthand.pipeline import STAGES"),
    ("cli.views", "from firsthand.text.dates import DateValue"),
    ("text.dates", "from ..model import span"),
    ("stages.annotate", "import spacy"),
    ("stages.annotate", "from numpy import array"),
    ("newcomer.thing", "from firsthand.errors import FirsthandError"),
])
def test_a_planted_violation_is_found(module: str, source: str) -> None:
    """Each forbidden import, planted, is reported with its line."""
    faults = find_faults(source, module)
    assert len(faults) == 1
    assert faults[0].startswith(f"{module}:")


@pytest.mark.parametrize(("module", "source"), [
    ("stages.resolve.names", "from firsthand.stages.resolve.bodies import find_body"),
    ("cli.views", "from firsthand.stages import publish"),
    ("stages.annotate", "if TYPE_CHECKING:\n    from spacy.language import Language"),
    ("stages.annotate", "def load():\n    import spacy\n    return spacy"),
])
def test_an_allowed_import_passes(module: str, source: str) -> None:
    """What the table allows is not reported."""
    assert find_faults(source, module) == []


def module_of(path: Path) -> str:
    """A file of the package in, its name below `firsthand` out."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def find_faults(source: str, module: str) -> list[str]:
    """Source code and its module's name in, its forbidden imports out."""
    tree = ast.parse(source)
    deferred = {id(node) for block in ast.walk(tree) if is_deferred(block) for node in ast.walk(block)}
    faults = []
    for node in ast.walk(tree):
        for target in imports(node, module):
            heavy = HEAVY - LOADED_LATE.get(module.partition(".")[0], set())
            is_ours = target == "firsthand" or target.startswith("firsthand.")
            if is_ours and not is_allowed(module, target.removeprefix("firsthand").lstrip(".")):
                faults.append(f"{module}:{node.lineno} imports {target}")  # type: ignore[attr-defined]
            elif target.partition(".")[0] in heavy and id(node) not in deferred:
                faults.append(f"{module}:{node.lineno} imports {target} at the top")  # type: ignore[attr-defined]
    return faults


def is_deferred(block: ast.AST) -> bool:
    """Whether the imports in a block do not run when the module is loaded."""
    is_typing = isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
    return is_typing or isinstance(block, ast.FunctionDef)


def imports(node: ast.AST, module: str) -> Iterator[str]:
    """A node in, the full names that it imports out; of `from x import y`, `x.y`."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        home = node.module or ""
        if node.level:
            above = ["firsthand", *module.split(".")][: -node.level]
            home = ".".join([*above, *([home] if home else [])])
        yield from (f"{home}.{alias.name}" for alias in node.names)


def is_allowed(module: str, target: str) -> bool:
    """Whether a module may import a target, both named below `firsthand`."""
    if module == "":
        return target.partition(".")[0] in {"api", "errors"}  # for type checkers; see test_imports
    layer = module.partition(".")[0]
    own_stage = ".".join(module.split(".")[:2]) if layer == "stages" else None
    allowed = MAY_IMPORT.get(layer, set()) | ({own_stage} if own_stage else set())
    if layer == "pipeline" and target.startswith("stages"):
        return True
    return any(target == name or target.startswith(f"{name}.") for name in allowed)
