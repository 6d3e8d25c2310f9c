"""The floors below which figures may not fall. They stand in baseline.json; lowering one is its own commit, with the reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any

from firsthand.errors import ConfigError

EXIT_TRIPPED = 4

Baseline = Mapping[str, Mapping[str, float]]
"""`floors` and `ceilings`, each by the path of a figure ("echobench/mean real/chain")."""


def load_baseline() -> Baseline:
    """Nothing in, the pinned floors and ceilings out.

    Raises:
        ConfigError: A section is unknown.
    """
    baseline: Baseline = json.loads((resources.files("firsthand.eval") / "baseline.json").read_text(encoding="utf-8"))
    if unknown := set(baseline) - {"floors", "ceilings"}:
        raise ConfigError(f"baseline.json has unknown sections: {', '.join(sorted(unknown))}.", hint="Allowed: floors, ceilings.")
    return baseline


def compare(figures: Mapping[str, Any], baseline: Baseline) -> list[str]:
    """Figures and the baseline in, one line for each floor or ceiling that is not held out. A missing figure holds none."""
    faults = []
    for section, is_floor in (("floors", True), ("ceilings", False)):
        for path, limit in baseline.get(section, {}).items():
            figure = _find(figures, path)
            if figure is None:
                faults.append(f"{path}: not measured, {'floor' if is_floor else 'ceiling'} {limit:g}")
            elif figure < limit if is_floor else figure > limit:
                faults.append(f"{path}: {figure:.3f} is {'below the floor' if is_floor else 'above the ceiling'} {limit:g}")
    return faults


def _find(figures: Mapping[str, Any], path: str) -> float | None:
    """Nested figures and the path of one in, that one out."""
    found: Any = figures
    for part in path.split("/"):
        found = found.get(part) if isinstance(found, Mapping) else None
    return float(found) if isinstance(found, int | float) else None
