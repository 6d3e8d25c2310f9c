"""What `progress=True` shows."""

from __future__ import annotations

import io

import pytest

from firsthand.api import progress


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_a_terminal_gets_one_line() -> None:
    """It is drawn over, ends full, and names no file."""
    stream = Terminal()
    with progress.show_progress(True, stream) as show:
        for done in range(1, 4):
            show(done, 3, "secret.txt")
    assert stream.getvalue().count("\n") == 1
    assert stream.getvalue().startswith("\r")
    assert "3 of 3 reports" in stream.getvalue().rpartition("\r")[2]
    assert "secret" not in stream.getvalue()


def test_elsewhere_it_is_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first after ten seconds, with what is left; the last says how far it came."""
    clock = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    stream = io.StringIO()
    with progress.show_progress(True, stream) as show:
        for done in range(1, 31):
            clock[0] += 1
            show(done, 60, "a.txt")
    lines = stream.getvalue().splitlines()
    assert lines == [f"{n} of 60 reports, 1.0 a second, {60 - n} s left" for n in (10, 20, 30)]


def test_by_default_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither on stdout nor on stderr."""
    with progress.show_progress(False) as show:
        show(1, 1, "a.txt")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "1 s"), (59, "59 s"), (60, "1 min"), (3599, "60 min"), (7800, "130 min")])
def test_what_is_left_is_said_shortly(seconds: float, words: str) -> None:
    """In seconds, minutes, hours."""
    said = progress.say_duration(seconds)
    assert said == {"60 min": "1 h 0 min", "130 min": "2 h 10 min"}.get(words, words)
