"""How the work of copies and stories grows with a case: generated reports, told into stories as they arrive.

Dates are spread so that the reports of a day stay as many however large the case is, as they do where a desk reads one region.
Ratios matter more than seconds. Every figure is from one run, of one process on one core; of a report only its passages are read.
"""

from __future__ import annotations

import math
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from firsthand.engine.arriving import Arriving, read_passages
from firsthand.eval.generated import REPORTS_PER_EVENT, generate_reports
from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Reading
from firsthand.text.dates import parse_published

SIZES = (1_000, 10_000, 100_000)
REPORTS_A_DAY = 40
TOGETHER = 200
"""So many reports arrive at a time."""
ADDED = 100
"""Reports that are added to the finished case."""
_FIRST_DAY = date(2000, 1, 1)


def measure(sizes: Sequence[int] = SIZES) -> dict[str, float]:
    """Sizes of a case, ascending, in; seconds, memory and how cost grows with size, by name, out.

    `exponent` is 1 where twice the reports cost twice the work; `adding_ratio` compares adding to the largest and the smallest.
    """
    figures: dict[str, float] = {}
    added: list[float] = []
    seconds: list[float] = []
    for size in sizes:
        arriving = Arriving()
        reports = read_reports(size + ADDED)
        seconds.append(_time_adding(arriving, islice(reports, size), TOGETHER))
        added.append(_time_adding(arriving, reports, ADDED))
        figures |= {f"work_s_{size}": seconds[-1], f"reports_per_s_{size}": size / seconds[-1], f"adding_s_{size}": added[-1]}
        figures[f"peak_mb_{size}"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures["exponent"] = fit_exponent(sizes, seconds)
    figures["adding_ratio"] = added[-1] / added[0]
    return {name: round(figure, 3) for name, figure in figures.items()}


def read_reports(count: int) -> Iterator[Reading]:
    """A number of reports in, that many generated ones, as they arrive, read as far as their passages, out."""
    events_a_day = REPORTS_A_DAY / REPORTS_PER_EVENT
    for n, report in enumerate(generate_reports(count)):
        # Reports of an event follow one another within two days, as they were generated.
        day = _FIRST_DAY + timedelta(days=int(n // REPORTS_PER_EVENT / events_a_day) + (0, 1, 1, 2)[n % REPORTS_PER_EVENT])
        document = Document(
            DocumentId(f"T{n + 1}"), path=report.name, sha256="", text=report.text, title=report.title, outlet=report.outlet
        )
        yield read_passages(replace(document, published=parse_published(day.isoformat())))


def fit_exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Sizes and what each took in; the power of the size with which the time grows (least squares over logarithms) out."""
    xs, ys = [math.log(s) for s in sizes], [math.log(s) for s in seconds]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - x_mean) ** 2 for x in xs)
    return sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / spread if spread else 0.0


def _time_adding(arriving: Arriving, reports: Iterator[Reading], together: int) -> float:
    """Reports in, added so many at a time; the seconds of work that this took, the reading of passages left out, out."""
    taken = 0.0
    while part := list(islice(reports, together)):
        began = time.process_time()
        arriving.add(part)
        taken += time.process_time() - began
    return taken
