"""The floors."""

from __future__ import annotations

import pytest

from firsthand.eval import gate

BASELINE = {"floors": {"a/mean real/chain": 0.5}, "ceilings": {"b/wall_s": 30.0}}


@pytest.mark.parametrize(("chain", "wall_s", "faults"), [
    (0.5, 30, []),
    (0.49, 1, ["a/mean real/chain: 0.490 is below the floor 0.5"]),
    (0.9, 31, ["b/wall_s: 31.000 is above the ceiling 30"]),
    (None, 1, ["a/mean real/chain: not measured, floor 0.5"]),
])
def test_a_figure_past_its_limit_is_told(chain: float | None, wall_s: float, faults: list[str]) -> None:
    """Floors hold from below, ceilings from above, and a figure that was not measured holds nothing."""
    assert gate.compare({"a": {"mean real": {"chain": chain}}, "b": {"wall_s": wall_s}}, BASELINE) == faults


def test_the_baseline_can_be_read() -> None:
    """It has floors for the real cases and for the made ones."""
    baseline = gate.load_baseline()
    assert any("mean real" in path for path in baseline["floors"])
    assert any("mean made" in path for path in baseline["floors"])
    assert gate.compare({}, baseline)
