"""How cost grows with size."""

from __future__ import annotations

import pytest

from firsthand.eval.growth import REPORTS_A_DAY, fit_exponent, measure, read_reports


def test_the_exponent_is_the_power_of_the_size() -> None:
    """Twice the size in twice the time is 1, in four times 2; one size says nothing."""
    assert fit_exponent([1, 10, 100], [3, 30, 300]) == pytest.approx(1.0)
    assert fit_exponent([1, 2, 4], [1, 4, 16]) == pytest.approx(2.0)
    assert fit_exponent([5], [1]) == 0.0


def test_reports_of_a_day_stay_as_many() -> None:
    """The days of a larger case are more, not fuller."""
    days = [str(reading.document.published) for reading in read_reports(6 * REPORTS_A_DAY)]
    assert 6 <= len(set(days)) <= 8
    assert max(days.count(day) for day in set(days)) <= REPORTS_A_DAY + 4


def test_every_figure_is_there() -> None:
    """Seconds and memory for each size, and how they grow."""
    figures = measure([40, 80])
    assert {"work_s_40", "adding_s_80", "peak_mb_80", "reports_per_s_40", "exponent", "adding_ratio"} <= set(figures)
    assert all(figure > 0 for name, figure in figures.items() if name != "exponent")
