"""Makes the pages that would otherwise drift: docs/cli.md, pipeline.md, figures.md, and the parts of README.md between markers.

`make docs` runs it; tests/test_docs.py fails where a page is stale. With the path of a file that `make bench` wrote, its figures
are taken over first.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import json
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from unittest import mock

import click
from rich.console import Console

import firsthand
from firsthand import pipeline
from firsthand.cli.main import SECTIONS, run
from firsthand.cli.main import firsthand as command_group
from firsthand.config import PREFIX, Config
from firsthand.engine import local
from firsthand.engine.versions import made_by
from firsthand.model.public import PublicCase
from firsthand.stages import publish

sys.path.insert(0, str(Path(__file__).resolve().parent))
import figures

ROOT = Path(__file__).resolve().parent.parent
NOTE = "<!-- Made by `make docs`; changes here are lost. -->"
DEMO_LINES = 28
"""How much of the example's brief the README shows at most; it is cut between two claims. Unit: lines."""
WIDTH = 100
"""Of the terminal that the README shows. Unit: columns."""
SHOWN = (("open", "reports/"), ("trace", "fourteen dock workers died"))
"""What the README shows of a case."""
TRACE_LINES = 14
"""How much of a claim's page the README shows. Unit: lines."""


def render_cli() -> str:
    """Nothing in, docs/cli.md out: the help of every command."""
    parts = [NOTE, "", "# Commands", "", _help(command_group, "firsthand")]
    for heading, commands in SECTIONS.items():
        parts += ["", f"## {heading}"]
        for command in commands:
            parts += ["", f"### firsthand {command.name}", "", _help(command, f"firsthand {command.name}")]
    return "\n".join([*parts, "", *render_settings()]) + "\n"


def render_settings() -> list[str]:
    """Nothing in, what the environment may set, from the docstring of `Config`, in lines out."""
    attributes = inspect.cleandoc(Config.__doc__ or "").partition("Attributes:\n")[2]
    settings = re.findall(r"^    (\w+): (.*?)(?=^    \w|\Z)", attributes, re.DOTALL | re.MULTILINE)
    lines = []
    for name, words in settings:
        sentence = " ".join(words.split()).replace(f" ({PREFIX}{name.upper()})", "").replace(" None: ", " Where not set: ")
        lines.append(f"| `{PREFIX}{name.upper()}` | {sentence} |")
    return ["## Settings", "", "Read from the environment; a wrong one stops the program at the start.", "",
            "| setting | |", "| --- | --- |", *lines]


def render_pipeline() -> str:
    """Nothing in, docs/pipeline.md out: every stage with what it reads and makes."""
    parts = [
        NOTE, "", "# Stages", "",
        "The path of the data, in order. Stages 1 to 7 look at one document each, so they run anywhere; the others look at the",
        "whole case. A number that is missing is a stage that is not built yet.", "", render_stage_table(), "",
    ]
    for stage in pipeline.STAGES:
        parts += [
            f"## {stage.number} {stage.name}", "", stage.summary, "",
            f"Reads {_series(stage.requires)}; makes {_series(stage.produces)}. Looks at one {stage.scope.value}. "
            f"Version {stage.version}.", "",
        ]
    return "\n".join(parts).rstrip() + "\n"


def render_stage_table() -> str:
    """Nothing in, the table of stages out, as it stands in the README."""
    rows = [f"| {s.number} | {s.name} | {s.summary.partition('. ')[2]} |" for s in pipeline.STAGES]
    return "\n".join(["| | stage | |", "| --- | --- | --- |", *rows])


def render_demo(public: PublicCase) -> str:
    """The example case in, the beginning of its brief as a terminal shows it out, in a code block."""
    console = Console(file=io.StringIO(), width=WIDTH, force_terminal=False, color_system=None, highlight=False)
    publish.print_brief(public, console)
    assert isinstance(console.file, io.StringIO)  # noqa: S101
    lines = [line.rstrip() for line in console.file.getvalue().splitlines()]
    shown = max(n for n, line in enumerate(lines[:DEMO_LINES]) if not line)
    return "\n".join(["```text", "$ make demo", *lines[:shown], "[...]", "```"])


class _Terminal(io.StringIO):
    """What a command prints, as a terminal gets it."""

    def isatty(self) -> bool:
        """It is one."""
        return True


@cache
def render_case() -> str:
    """Nothing in, what commands print that read the example into a case and look at it out, in a code block."""
    terminal = {"COLUMNS": str(WIDTH), "TERM": "xterm", "NO_COLOR": "1"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FIRSTHAND_")}
    shown: list[str] = []
    surroundings = mock.patch.dict(os.environ, kept | terminal, clear=True)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), surroundings:
        shutil.copytree(Path(firsthand.__file__).parent / "demo", "reports")
        for words in SHOWN:
            lines = _run(words)
            shown += ["", f"$ firsthand {shlex.join(words).replace(chr(39), chr(34))}"]
            if words[0] == "open":  # the brief stands above
                shown += [lines[0], "[the brief, as above]", lines[-1]]
            else:
                shown += [*lines[:TRACE_LINES], "[...]"]
    return "\n".join(["```text", *shown[1:], "```"])


def _run(words: Sequence[str]) -> list[str]:
    """A command in, the lines that it prints out, what is said on stderr where it is said."""
    told = _Terminal()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(io.StringIO()) as said:
        exit_code = run(list(words))
    if exit_code:
        raise RuntimeError(f"firsthand {shlex.join(words)} ended with {exit_code}: {said.getvalue()}")
    first, *rest = said.getvalue().splitlines() or [""]
    printed = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told.getvalue()).splitlines()
    return [line.rstrip() for line in (*([first] if rest else []), *printed, *rest)]


def read_demo() -> PublicCase:
    """Nothing in, the example case out."""
    return publish.run(local.read_paths([Path(firsthand.__file__).parent / "demo"], workers=1), provenance=made_by())


def fill(text: str, parts: dict[str, str]) -> str:
    """A page and its generated parts by name in, the page with each between its markers out."""
    for name, content in parts.items():
        between = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text, count = between.subn(lambda m, c=content: f"{m[1]}{c}\n{m[2]}", text)  # type: ignore[misc]
        if count != 1:
            raise ValueError(f"README.md has {count} places for {name}, not 1.")
    return text


def render_all(readme: str, public: PublicCase) -> dict[str, str]:
    """The README and the example case in, every generated page by its path out."""
    kept = figures.load_figures()
    return {
        "docs/cli.md": render_cli(),
        "docs/pipeline.md": render_pipeline(),
        "docs/figures.md": figures.render_page(kept, NOTE),
        "README.md": fill(readme, {
            "stages": render_stage_table(), "demo": render_demo(public), "case": render_case(),
            "figures": figures.render_readme(kept),
        }),
    }


def _help(command: click.Command, name: str) -> str:
    """A command in, its help in a code block out."""
    context = click.Context(command, info_name=name, terminal_width=100, help_option_names=["-h", "--help"])
    return f"```text\n{command.get_help(context)}\n```"


def _series(words: tuple[str, ...]) -> str:
    """Words in, the same as a series out."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measured = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
        figures.FIGURES.write_text(json.dumps(figures.keep_figures(measured), indent=1) + "\n", encoding="utf-8")
    for page, content in render_all((ROOT / "README.md").read_text("utf-8"), read_demo()).items():
        (ROOT / page).write_text(content, encoding="utf-8")
