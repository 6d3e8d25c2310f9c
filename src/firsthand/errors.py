"""The one exception hierarchy. A message has three parts: what happened, where, what to do.

    FirsthandError          exit 2
    ├── ConfigError         exit 2   a setting, or the installation itself, is wrong
    ├── InputError          exit 2   what was given to read does not exist or cannot be opened
    │   └── NoReports       exit 2   it exists, but holds nothing that can be read
    ├── NotFound            exit 1   the case holds no such claim, source or document
    ├── StoreError          exit 2   the case cannot be opened, read or written
    ├── StageError          exit 2   a stage cannot go on with what it was handed
    ├── EngineError         exit 2   the machinery around the stages failed: a worker died, the disk is full
    └── RedactionError      exit 2   a public view would show what must stay hidden, so nothing is shown

A document that cannot be used raises nothing: it becomes a `Skipped` with its reason.
"""

from __future__ import annotations

from typing import ClassVar


class FirsthandError(Exception):
    """What happened and where, and what to do about it.

    Args:
        message: What happened, and where; ends with a full stop. It may already say what to do.
        hint: What to do; where left out, the hint of the class.

    Attributes:
        exit_code: Of the command line.
        code: The error's name in JSON; stable.
        hint: What to do.
    """

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "error"
    default_hint: ClassVar[str] = "Run the command again with --verbose to see where it stopped."

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message if hint is None else f"{message} {hint}")
        self.message = message
        self.hint = self.default_hint if hint is None else hint


class ConfigError(FirsthandError):
    """A setting, or the installation itself, is wrong."""

    code = "config"
    default_hint = "Correct the setting and start again."


class InputError(FirsthandError):
    """What was given to read does not exist or cannot be opened."""

    code = "input"
    default_hint = "Check the name of the folder or file."


class NoReports(InputError):
    """What was given to read exists, but holds nothing that can be read."""

    code = "no-reports"
    default_hint = "Give a folder that holds reports: .txt, .md, .html, .pdf, .docx, .eml, .xml, .json or .jsonl files."


class NotFound(FirsthandError):
    """The case holds no such claim, source or document."""

    exit_code = 1
    code = "not-found"
    default_hint = "`firsthand brief` and `firsthand claims` show which ids there are."


class StoreError(FirsthandError):
    """The case cannot be opened, read or written."""

    code = "store"
    default_hint = "Nothing was lost. Run `firsthand doctor` to see what this machine says of it."


class StageError(FirsthandError):
    """A stage cannot go on with what it was handed."""

    code = "stage"
    default_hint = "Take the document out of the folder and report the fault."


class EngineError(FirsthandError):
    """The machinery around the stages failed."""

    code = "engine"
    default_hint = "Run it again with one worker: set FIRSTHAND_WORKERS=1."


class RedactionError(FirsthandError):
    """A public view would show what must stay hidden, so nothing is shown."""

    code = "redaction"
    default_hint = "Nothing was written. Report the fault."
