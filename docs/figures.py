"""The table of measured figures: kept in docs/figures.json, shown in docs/figures.md and in the README.

`make figures` measures and writes all three; nobody types a figure.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).resolve().parent / "figures.json"

ROWS = {
    "stories": ("Reports of one event put together", "B³ F1 of reports"),
    "copies": ("Copies found", "F1 of pairs"),
    "appearances": ("Statements found", "recall"),
    "primary": ("Right first teller", "share of the statements found"),
    "chain": ("Right chain, from the first teller to the report", "share of the statements found"),
    "relays": ("Right chain, where words came through others", "share of all statements with two links or more"),
    "claims": ("Statements put together into claims", "B³ F1"),
    "first": ("Right first report", "share of claims"),
    "conflicts": ("Disagreements found, of two that cannot both be right", "F1"),
    "deadlines": ("What falls due found, with its date", "F1"),
    "changes": ("Levels that went from one value to another found", "recall"),
    "counted": ("Right count of independent sources, where it is not 1", "share of claims"),
    "overcounted": ("Count of independent sources too high", "share of claims; lower is better"),
}
"""Row of the benchmark: what it says, and its unit. Every figure lies between 0 and 1."""

README_ROWS = ("chain", "relays", "claims", "first", "conflicts", "counted", "overcounted")

CEILING = {
    "mean made": {"chain": 0.99, "relays": 1.00, "claims": 1.00, "conflicts": 1.00, "deadlines": 1.00, "changes": 1.00,
                  "counted": 0.86, "overcounted": 0.01},
    "mean real": {"chain": 0.96, "relays": 0.94, "claims": 0.99, "conflicts": 0.91, "deadlines": 1.00,
                  "counted": 0.89, "overcounted": 0.01},
}
"""What a second careful reader reaches who has only the rules and the reports: from the benchmark's own README."""

SPEED = ("documents", "wall_s", "peak_mb")

SCALE = {
    "reports": ("Generated reports, of some 60 words, in the large case", "{:,.0f}"),
    "read_reports_per_s": ("`firsthand read` of all of them", "{:.0f} a second"),
    "add_reports_per_s": ("`firsthand add` of all of them, compared with one another", "{:.0f} a second"),
    "add_peak_mb": ("Memory of the largest process meanwhile", "{:.0f} MB"),
    "brief_s": ("`firsthand brief` of the large case", "{:.2f} s"),
    "search_median_ms": ("A search in the open case, median of 200", "{:.0f} ms"),
    "search_p95_ms": ("The same, slowest but for 1 in 20", "{:.0f} ms"),
    "add_few_to_none_s": ("`firsthand add` of 10 reports into an empty case", "{:.1f} s"),
    "add_few_to_many_s": ("The same into a case of 5,000", "{:.1f} s"),
    "add_unchanged_s": ("`firsthand add` of 1,000 reports that are all there", "{:.2f} s"),
}
"""Figure of the measure of size: what it says, and how it is written."""


def keep_figures(measured: Mapping[str, Any]) -> dict[str, Any]:
    """All that `bench` measured in, what the pages show of it, rounded, out."""
    means = {name: measured["echobench"][name] for name in CEILING}
    return {
        "echobench": {name: {row: round(mean[row], 2) for row in ROWS if mean[row] is not None} for name, mean in means.items()},
        "speed": {name: round(measured["polnear"][name]) for name in SPEED},
        "scale": {name: measured["scale"][name] for name in SCALE},
    }


def load_figures() -> dict[str, Any]:
    """Nothing in, the figures that were kept out."""
    figures: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return figures


def render_table(figures: Mapping[str, Any], rows: tuple[str, ...]) -> str:
    """Figures and the rows wished for in, the table out."""
    lines = ["| | published news | second reader | invented cases | second reader |", "| --- | --- | --- | --- | --- |"]
    columns = [values[name] for name in ("mean real", "mean made") for values in (figures["echobench"], CEILING)]
    for row in rows:
        cells = [_cell(column.get(row)) for column in columns]
        lines.append(f"| {ROWS[row][0]} | {' | '.join(cells)} |")
    return "\n".join(lines)


def render_readme(figures: Mapping[str, Any]) -> str:
    """Figures in, what the README says of them out."""
    return f"{render_table(figures, README_ROWS)}\n\n{_speed(figures)}"


def render_page(figures: Mapping[str, Any], note: str) -> str:
    """Figures and the note at the top in, docs/figures.md out."""
    units = [f"- *{words}*: {unit}." for words, unit in ROWS.values()]
    return "\n".join([
        note, "", "# How good it is", "",
        "Measured on 22 cases, 108 reports: published news, and cases invented to be hard. The rules were written with these",
        "cases in sight, so expect less on others. The *second reader* is a careful person who had only the rules of counting",
        "and the reports: where people do not agree, no program can.", "",
        render_table(figures, tuple(ROWS)), "", "1 is best, except in the last row. Units:", "", *units, "", _speed(figures), "",
        "## How large a case may be", "", "On 2 cores, each command in a process of its own:", "", *_render_scale(figures), "",
        "`make figures DATA=FOLDER` measures again and writes this page. `make gate` fails where a figure falls below its floor.",
    ]) + "\n"


def _speed(figures: Mapping[str, Any]) -> str:
    """Figures in, one sentence on time and memory out."""
    speed = figures["speed"]
    return (f"{speed['documents']} news articles are read in {speed['wall_s']} s on 2 cores; "
            f"the largest process takes {speed['peak_mb']} MB.")


def _render_scale(figures: Mapping[str, Any]) -> list[str]:
    """Figures in, the table of the measure of size, line by line, out."""
    rows = [f"| {words} | {form.format(figures['scale'][name])} |" for name, (words, form) in SCALE.items()]
    return ["| | |", "| --- | --- |", *rows]


def _cell(figure: float | None) -> str:
    """A figure in, its cell out; empty where nobody measured it."""
    return "" if figure is None else f"{figure:.2f}"
