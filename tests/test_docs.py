"""The docs cannot drift: what is generated is fresh, what is written names things that exist."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import click
import pytest

import firsthand
from firsthand import pipeline
from firsthand.cli.main import SECTIONS
from firsthand.engine import local
from firsthand.engine.versions import made_by
from firsthand.model.public import PublicCase
from firsthand.stages import publish

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {c.name or "": c for commands in SECTIONS.values() for c in commands}
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    """docs/generate.py as a module."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def demo(parser: Parser) -> PublicCase:
    """The example case."""
    return publish.run(local.read_paths([Path(firsthand.__file__).parent / "demo"], parser=parser), provenance=made_by())


def test_generated_pages_are_fresh(generate: ModuleType, demo: PublicCase) -> None:
    """Where this fails, run `make docs` and read the difference."""
    pages = generate.render_all((ROOT / "README.md").read_text("utf-8"), demo)
    assert {path: (ROOT / path).read_text("utf-8") for path in pages} == pages


def test_a_stale_page_is_noticed(generate: ModuleType, demo: PublicCase) -> None:
    """A change between the markers of the README is undone by generating it; a marker that is gone is an error."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert generate.render_all(readme.replace("| 5 | attribute |", "| 4 | attribute |"), demo)["README.md"] != readme.replace(
        "| 5 | attribute |", "| 4 | attribute |")
    with pytest.raises(ValueError, match="0 places for stages"):
        generate.render_all(readme.replace("<!-- stages -->", ""), demo)


@pytest.mark.parametrize("stage", pipeline.STAGES, ids=lambda s: s.name)
def test_a_stage_says_its_number(stage: pipeline.Stage) -> None:
    """The first line of its module says which stage it is, what comes in and what goes out."""
    assert stage.summary.startswith(f"Stage {stage.number} of 11. ")
    assert " in" in stage.summary
    assert " out" in stage.summary
    assert stage.run.__module__ == f"firsthand.stages.{stage.name}"


def test_stages_stand_in_travel_order() -> None:
    """Numbers rise, and each stage requires only what an earlier one makes."""
    numbers = [s.number for s in pipeline.STAGES]
    assert numbers == sorted(set(numbers))
    made = {"path"}
    for stage in pipeline.STAGES:
        assert set(stage.requires) <= made
        made |= set(stage.produces)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_examples_that_name_it(name: str) -> None:
    """Each command says what it does, explains each option, and shows an example of itself."""
    command = COMMANDS[name]
    assert command.help
    assert f"firsthand {name}" in (command.epilog or "")
    assert all(p.help for p in command.params if isinstance(p, click.Option))
    assert {"is_json", "is_quiet", "is_profile", "is_colourless", "is_verbose"} <= {p.name for p in command.params}


def test_every_command_is_in_the_readme() -> None:
    """The README's table names every command."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"`firsthand {name}" not in readme] == []


def test_every_command_line_in_the_docs_can_be_parsed() -> None:
    """Each `firsthand ...` in a page or an example is a command with options that exist."""
    examples = "\n".join(c.epilog or "" for c in COMMANDS.values())
    text = "\n".join([*(p.read_text("utf-8") for p in PAGES), examples])
    lines = re.findall(r"(?:^|`|\s)firsthand ((?:%s)\b[^`\n#]*)" % "|".join(COMMANDS), text)  # noqa: UP031
    assert len(lines) > len(COMMANDS)
    for line in lines:
        words = shlex.split(line.partition(" > ")[0].partition("  ")[0])
        # click keeps the help option of the first context, so it must be the one that users get
        context = click.Context(COMMANDS[words[0]], help_option_names=["-h", "--help"])
        COMMANDS[words[0]].make_parser(context).parse_args(words[1:])


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_every_python_example_runs(
    page: str, tmp_path: Path, parser: Parser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a page shows of the Python interface can be pasted and prints something, with the example case as reports/."""
    shutil.copytree(Path(firsthand.__file__).parent / "demo", tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "load_parser", lambda: parser)
    examples = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    assert examples
    for example in examples:
        exec(compile(example, page, "exec"), {})  # noqa: S102
        assert "harbour office" in capsys.readouterr().out


def test_kept_figures_are_what_bench_measured(generate: ModuleType) -> None:
    """Each figure of the pages comes from the measurement, rounded; a missing one is an error, not a gap."""
    rows = dict.fromkeys(generate.figures.ROWS, 0.456)
    measured = {
        "echobench": {"mean made": rows, "mean real": rows},
        "polnear": {"documents": 84, "wall_s": 16.5, "peak_mb": 319},
        "scale": dict.fromkeys(generate.figures.SCALE, 0.5),
    }
    kept = generate.figures.keep_figures(measured)
    assert set(kept["echobench"]["mean real"].values()) == {0.46}
    assert generate.figures.render_table(kept, ("chain",)).splitlines()[-1].endswith("| 0.46 | 0.96 | 0.46 | 0.99 |")
    del measured["echobench"]["mean made"]
    with pytest.raises(KeyError):
        generate.figures.keep_figures(measured)


def test_every_link_leads_somewhere() -> None:
    """Relative links of the pages name files that exist."""
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
