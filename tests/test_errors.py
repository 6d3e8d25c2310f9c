"""The one hierarchy of errors."""

from __future__ import annotations

import inspect

from firsthand import errors
from firsthand.errors import FirsthandError, InputError

CLASSES = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, FirsthandError)]


def test_every_error_has_an_exit_code_a_code_and_a_hint() -> None:
    """Each class says how the program ends, what it is called in JSON and what to do; no two share a name."""
    assert {c.exit_code for c in CLASSES} <= {1, 2}
    assert all(c.default_hint.endswith(".") for c in CLASSES)
    assert len({c.code for c in CLASSES}) == len(CLASSES)


def test_every_error_is_drawn_in_the_tree() -> None:
    """The tree in the module's docstring names every class with its exit code."""
    drawn = [line.strip("├└─│ ").split() for line in (errors.__doc__ or "").splitlines() if " exit " in line]
    assert {words[0]: int(words[2]) for words in drawn} == {c.__name__: c.exit_code for c in CLASSES}


def test_the_message_ends_in_what_to_do() -> None:
    """Printing an error shows what happened and what to do; without a hint of its own it has that of its class."""
    told = InputError("Cannot read x: there is no such folder.", hint="Check the name.")
    assert str(told) == "Cannot read x: there is no such folder. Check the name."
    assert (told.message, told.hint) == ("Cannot read x: there is no such folder.", "Check the name.")
    assert InputError("Gone.").hint == InputError.default_hint
