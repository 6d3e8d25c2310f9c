"""What a person sees while it works."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from firsthand.cli import progress


@pytest.mark.parametrize(("seconds", "words"), [
    (0.2, "1 s"), (45, "45 s"), (89, "1 min"), (3000, "50 min"), (7800, "2 h 10 min"),
])
def test_time_left_is_told_in_words(seconds: float, words: str) -> None:
    """Seconds, minutes, hours: no finer than is known."""
    assert progress.say_duration(seconds) == words


def test_elsewhere_a_line_every_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each says how far it is, how fast it goes and how long it still takes; the total may be unknown."""
    clock = iter([0.0, 4.0, 10.0, 12.0, 20.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    file = io.StringIO()
    with progress.show_progress(Console(file=file, width=100), is_quiet=False) as on_progress:
        for done, total in ((10, 300), (40, 300), (45, 300), (60, 0)):
            on_progress(done, total, "echo.txt")
    assert file.getvalue().splitlines() == ["Read 40 of 300 reports, 4.0 a second, 1 min left.", "Read 60 reports, 2.0 a second."]


def test_quiet_means_nothing() -> None:
    """With --quiet neither bar nor lines."""
    file = io.StringIO()
    with progress.show_progress(Console(file=file, force_terminal=True), is_quiet=True) as on_progress:
        on_progress(1, 1, "echo.txt")
    assert file.getvalue() == ""


def test_a_bar_is_safe_and_gone_at_the_end() -> None:
    """A file name cannot steer the terminal or be taken for markup."""
    file = io.StringIO()
    with progress.show_progress(Console(file=file, force_terminal=True, width=120), is_quiet=False) as on_progress:
        on_progress(1, 2, "[bold]odd\x1b[2J.txt")
    assert "1/2" in file.getvalue()
    assert "[bold]odd" in file.getvalue()
    assert "\x1b[2J" not in file.getvalue()
