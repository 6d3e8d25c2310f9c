"""`python -m firsthand.eval`: measure, and compare with the floors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from firsthand.eval import echobench, gate, polnear

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def evaluate() -> None:
    """Measures of the whole job, and the floors below which they may not fall."""


@evaluate.command("echobench")
@click.argument("cases", type=_FOLDER)
@click.option("--scorer", type=_FILE, help="The scorer; CASES/../score.py where left out.")
@click.option("--only", metavar="WORD", default="", help="Only cases whose name holds this.")
def echobench_command(cases: Path, scorer: Path | None, only: str) -> None:
    """Read every case below CASES and print the scorer's table."""
    click.echo(echobench.measure(cases, scorer or cases.parent / "score.py", only=only).table)


@evaluate.command("bench")
@click.argument("data", type=_FOLDER)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("build/bench.json"), show_default=True)
def bench(data: Path, output: Path) -> None:
    """Measure on every set below DATA, print the figures and write them to one JSON file."""
    measured = echobench.measure(data / "echobench" / "dev", data / "echobench" / "score.py")
    click.echo(measured.table)
    attribution = polnear.measure(data / "data" / "polnear" / "dev.jsonl", data / "data" / "polnear" / "score.py")
    click.echo(json.dumps(attribution, indent=1))
    figures = {"echobench": measured.figures, "polnear": attribution}
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    click.echo(f"Written to {output}.", err=True)


@evaluate.command("gate")
@click.argument("figures", type=_FILE)
@click.pass_context
def gate_command(ctx: click.Context, figures: Path) -> None:
    """Compare FIGURES, as `bench` writes them, with the floors; leave with 4 where one is not held."""
    faults = gate.compare(json.loads(figures.read_text(encoding="utf-8")), gate.load_baseline())
    click.echo("\n".join(faults) or "Every floor is held.")
    ctx.exit(gate.EXIT_TRIPPED if faults else 0)


if __name__ == "__main__":
    evaluate(prog_name="python -m firsthand.eval")
