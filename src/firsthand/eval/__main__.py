"""`python -m firsthand.eval`: measure, and compare with the floors."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

import click

from firsthand.engine import local
from firsthand.eval import across, echobench, endurance, exhibits, gate, pace, polnear, relays, resolved, scale
from firsthand.eval.rows import write_rows

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
@click.option("--reports", type=click.IntRange(0), default=20_000, show_default=True, help="In the large case; 0 leaves it out.")
def bench(data: Path, output: Path, reports: int) -> None:
    """Measure on every set below DATA, print the figures and write them to one JSON file."""
    measured = echobench.measure(data / "echobench" / "dev", data / "echobench" / "score.py")
    click.echo(measured.table)
    attribution = polnear.measure(data / "data" / "polnear" / "dev.jsonl", data / "data" / "polnear" / "score.py")
    click.echo(json.dumps(attribution, indent=1))
    click.echo(polnear.format_table(attribution))
    figures: dict[str, object] = {
        "echobench": measured.figures, "polnear": attribution, "pace": pace.measure(data / "data" / "polnear" / "dev.jsonl"),
        "relays": relays.measure(), "resolved": resolved.measure(data), "across": across.measure(data / "data"),
    }  # fmt: skip
    click.echo(json.dumps({name: figures[name] for name in ("pace", "relays", "resolved", "across")}, indent=1))
    if reports:
        figures["scale"] = _measure_scale(reports)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    click.echo(f"Written to {output}.", err=True)


@evaluate.command("attribution")
@click.option("--data", "articles", type=_FILE, required=True, help="A .jsonl of articles; `doc` and `text` of each are read.")
@click.option("--scorer", type=_FILE, help="The scorer; score.py beside the articles where left out.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write what was found.")
def attribution_command(articles: Path, scorer: Path | None, output: Path | None) -> None:
    """Read every article, and print the scorer's figures beside those of people, and the speed on one core."""
    figures = polnear.measure(articles, scorer or articles.parent / "score.py", output=output)
    click.echo(polnear.format_table(figures))
    click.echo(json.dumps(pace.measure(articles), indent=1))


@evaluate.command("relays")
@click.option("-v", "--verbose", is_flag=True, help="Show each row that comes out wrong.")
def relays_command(verbose: bool) -> None:
    """Read the table of phrasings of citation, and print how many chains come out right."""
    judged = relays.judge(relays.load_table(), local.load_parser())
    click.echo(relays.format_figures(relays.summarise_splits(judged)))
    if verbose:
        click.echo(relays.format_faults(judged))


@evaluate.command("evidence")
@click.option("-v", "--verbose", is_flag=True, help="Show each piece of evidence that was missed, and each that is none.")
def evidence_command(*, verbose: bool) -> None:
    """Read the table of evidence that reports speak of, and print how much of it is found."""
    judged = exhibits.judge(exhibits.load_table(), local.load_parser())
    click.echo(relays.format_figures(exhibits.summarise_splits(judged)))
    if verbose:
        click.echo(exhibits.format_faults(judged))


@evaluate.command("resolved")
@click.argument("data", type=_FOLDER)
def resolved_command(data: Path) -> None:
    """Read the articles of DATA that the table of resolved sources is of, and print how many are found right."""
    click.echo(resolved.format_table(resolved.measure(data)))


def _add_job(name: str, job: across.Job) -> None:
    """A job across reports and its name in; it is a command."""

    @click.option("--data", "folder", type=_FOLDER, required=True, help="A folder of inputs; gold in it is not opened.")
    @click.option("--also", type=click.Path(exists=True, path_type=Path), help="What the job reads beside, as known claims.")
    @click.option("--streaming", "is_streaming", is_flag=True, help="Stories alone: each report as it comes.")
    @click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where to write what was found.")
    def command(folder: Path, also: Path | None, output: Path | None, *, is_streaming: bool) -> None:
        if is_streaming and name != "stories":
            raise click.UsageError("Only stories are found as reports come.")
        began = time.perf_counter()
        rows = list((across.STREAMING if is_streaming else job).predict(folder, also))
        click.echo(f"{len(rows):,} answers in {time.perf_counter() - began:.1f} s.", err=True)
        if output is not None:
            write_rows(rows, output)
        else:
            click.echo("\n".join(json.dumps(row, ensure_ascii=False) for row in rows))

    evaluate.command(name, help=job.help)(command)


for _name, _job in across.JOBS.items():
    _add_job(_name, _job)


@evaluate.command("scale")
@click.option("--reports", type=click.IntRange(1), default=20_000, show_default=True, help="Generated reports in the large case.")
def scale_command(reports: int) -> None:
    """Measure speed and memory on a case of many generated reports, and print the figures."""
    _measure_scale(reports)


def _measure_scale(reports: int) -> dict[str, float]:
    """A number of reports in, the figures, which are printed too, out."""
    with tempfile.TemporaryDirectory() as folder:
        figures = scale.measure(Path(folder), reports)
    click.echo(json.dumps(figures, indent=1))
    return figures


@evaluate.command("endurance")
@click.option("--reports", type=click.IntRange(1), default=300, show_default=True, help="Added while the process is killed.")
@click.option("--kills", type=click.IntRange(0), default=60, show_default=True, help="How often.")
@click.option("--at-once", type=click.IntRange(0), default=500, show_default=True, help="Reports that two processes add at once.")
@click.option("--seed", default=0, show_default=True, help="Of the reports and of the moments of the kills.")
@click.pass_context
def endurance_command(ctx: click.Context, reports: int, kills: int, at_once: int, seed: int) -> None:
    """Kill a process that adds reports, let two add at once, and print what became of each case; leave with 4 on any loss."""
    with tempfile.TemporaryDirectory() as folder:
        found = endurance.measure(Path(folder), reports=reports, kills=kills, reports_at_once=at_once, seed=seed)
    click.echo(endurance.format_table(found))
    ctx.exit(0 if all(e.is_whole for e in found) else gate.EXIT_TRIPPED)


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
