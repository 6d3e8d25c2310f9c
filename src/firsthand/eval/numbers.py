"""How well figures are compared: the pairs of a folder, and a table of our own of invented prose.

Of two sentences every figure is read with what it counts and its scope. A figure that the other sentence has too says nothing.
Of the rest, two contradict where they speak of one thing, by evidence and not for want of it (`is_one_thing`), and cannot both be
right; where the one can be a later count of the other, it is an update.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.eval.rows import read_gold, read_rows
from firsthand.text.agreement import Agreement
from firsthand.text.dates import parse_published
from firsthand.text.figures import Figure, is_growth, is_one_thing, read_figures, unmatched
from firsthand.text.quantities import compare, is_update

CONFLICT, UPDATE, NONE = "conflict", "update", "none"


def predict(folder: Path, also: Path | None = None) -> Iterator[dict[str, object]]:
    """A folder with `pairs.jsonl` ({id, a, b}) in, one row of id and label for each pair out, in order.

    Args:
        folder: Where the pairs are; nothing else in it is opened.
        also: Not used.
    """
    del also
    for row in read_rows(folder / "pairs.jsonl"):
        yield {"id": row["id"], "label": label_pair(row["a"], row["b"])}


def label_pair(a: str, b: str) -> str:
    """Two sentences in; whether a figure of the one contradicts one of the other, updates it, or neither, out."""
    left, right = unmatched(read_figures(a), read_figures(b))
    found = {label for x in left for y in right if (label := _label(x, y)) is not None}
    return CONFLICT if CONFLICT in found else UPDATE if found else NONE


def _label(a: Figure, b: Figure) -> str | None:
    if not is_one_thing(a, b):
        return None
    if is_growth(a.quantity, b.quantity):
        return UPDATE
    return CONFLICT if compare(a.quantity, b.quantity) is Agreement.DIFFERS else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the table.

    Attributes:
        id: Unique in the table.
        kind: What the row is for.
        a, b: Invented prose; the first figure in each is meant.
        label: An `Agreement` as text, or "update" where the second is a later count of the first.
        as_of: When each was so, ISO; None where unsaid.
    """

    id: str
    kind: str
    a: str
    b: str
    label: str
    as_of: tuple[str | None, str | None] = (None, None)


def load_table() -> tuple[Pair, ...]:
    """Nothing in, the rows of `gold/values.jsonl` out."""
    rows = read_gold("values")
    return tuple(Pair(r["id"], r["kind"], r["a"], r["b"], r["label"], (r.get("a_as_of"), r.get("b_as_of"))) for r in rows)


def judge(pair: Pair) -> str:
    """A row in, the program's label for it out; "unread" where it reads no figure in one of the two."""
    values = []
    for text, day in zip((pair.a, pair.b), pair.as_of, strict=True):
        figures = read_figures(text)
        if not figures:
            return "unread"
        values.append(replace(figures[0].quantity, as_of=parse_published(day) if day else None))
    if all(pair.as_of) and is_update(values[0], values[1]):
        return UPDATE
    return compare(values[0], values[1]).value


def summarise(pairs: Iterable[Pair]) -> dict[str, float]:
    """Rows in; of each label and of all, how many there are and the share (0 to 1) that is right, out."""
    judged = [(pair.label, judge(pair) == pair.label) for pair in pairs]
    figures: dict[str, float] = {"pairs": len(judged), "right": sum(right for _, right in judged) / max(1, len(judged))}
    for label in sorted({label for label, _ in judged}):
        rights = [right for name, right in judged if name == label]
        figures[f"{label}_pairs"], figures[label] = len(rights), sum(rights) / len(rights)
    return figures
