"""What is loaded when: measured in modules, not in seconds, which depend on the machine."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"spacy", "numpy", "dateparser", "rensa", "py3langid", "rapidfuzz", "rich", "yaml", "click"}


@pytest.mark.parametrize(("statement", "may_load"), [
    ("import firsthand", set()),
    ("import firsthand.cli.main", {"click"}),
    ("import firsthand.model.reading", set()),
    ("import firsthand.pipeline", {"yaml", "rich", "rapidfuzz"}),
])
def test_imports_stay_light(statement: str, may_load: set[str]) -> None:
    """Importing loads no library that takes long and is not needed yet."""
    code = f"import sys, json; {statement}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(json.loads(done.stdout)) <= may_load


def test_public_names_are_loaded_when_used() -> None:
    """Every name of `__all__` is there, sorted, and an unknown one is an AttributeError."""
    import firsthand

    assert list(firsthand.__all__) == sorted(firsthand.__all__) == dir(firsthand)
    for name in firsthand.__all__:
        assert getattr(firsthand, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = firsthand.nothing  # type: ignore[attr-defined]
