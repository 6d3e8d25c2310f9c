"""How well evidence that reports speak of is found: a table of invented prose, and what the program makes of it.

Evidence is found where its words and those of the table share a place and the kind is the same. Of a field (`holder`, `seen_by`,
`shows`, `due`) those are right whose words are the same or stand within one another; the share is of evidence that was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.engine import local
from firsthand.errors import StageError
from firsthand.eval.relays import is_same_name
from firsthand.eval.rows import read_gold
from firsthand.model.document import About
from firsthand.model.exhibit import Exhibit
from firsthand.model.provenance import Skipped
from firsthand.model.span import Span

if TYPE_CHECKING:
    from firsthand.engine.local import Parser

SPLITS = ("dev", "held")
FIELDS = ("holder", "seen_by", "shows", "due")


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of evidence as the table or the program has it, in words.

    Attributes:
        words, kind, holder, seen_by, shows, due: Of the evidence; empty where unsaid.
        span: Where the words stand.
    """

    words: str
    kind: str
    span: Span
    holder: str = ""
    seen_by: tuple[str, ...] = ()
    shows: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One passage.

    Attributes:
        text: Invented prose of one or two sentences.
        split: `dev`, on which rules are made, or `held`.
        told: Its evidence; none in a look-alike.
    """

    text: str
    split: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A row beside what was read: pairs that go together, what was missed, and what is none."""

    row: Row
    pairs: tuple[tuple[Told, Told], ...]
    missed: tuple[Told, ...]
    invented: tuple[Told, ...]


def load_table() -> list[Row]:
    """Nothing in, the rows of the table out, in its order."""
    return [_make_row(row) for row in read_gold("exhibits")]


def measure(parser: Parser | None = None) -> dict[str, dict[str, float]]:
    """A parser, or none for one of our own, in; the figures of each split out."""
    return summarise_splits(judge(load_table(), local.load_parser() if parser is None else parser))


def judge(rows: Iterable[Row], parser: Parser) -> list[Judged]:
    """Rows in, each beside what was read out.

    Raises:
        StageError: A row could not be read.
    """
    found = []
    for row in rows:
        reading = local.read_text(row.text, About(), parser)
        if isinstance(reading, Skipped):
            raise StageError(f"Cannot read a row of the table of evidence: {reading.reason}.")
        found.append(_judge(row, [_tell(e, row.text) for a in reading.assertions for e in a.exhibits]))
    return found


def summarise_splits(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Rows beside what was read in, the figures of each split out."""
    return {split: summarise([j for j in judged if j.row.split == split]) for split in SPLITS}


def summarise(judged: Sequence[Judged]) -> dict[str, float]:
    """Rows beside what was read in, figures out.

    Returns:
        `rows`; `evidence`, how many pieces the table has; `precision` and `recall` of these; the share right of each field.
    """
    pairs = [pair for j in judged for pair in j.pairs]
    missed, invented = (sum(map(len, some)) for some in ((j.missed for j in judged), (j.invented for j in judged)))
    right: dict[str, Callable[[Told, Told], bool]] = {
        "holder": lambda a, b: _is_same(a.holder, b.holder),
        "seen_by": lambda a, b: len(a.seen_by) == len(b.seen_by) and all(map(_is_same, a.seen_by, b.seen_by)),
        "shows": lambda a, b: _is_same(a.shows, b.shows),
        "due": lambda a, b: _is_same(a.due, b.due),
    }
    return {
        "rows": len(judged),
        "evidence": len(pairs) + missed,
        "precision": _share(len(pairs), len(pairs) + invented),
        "recall": _share(len(pairs), len(pairs) + missed),
        **{field: _share(sum(right[field](a, b) for a, b in pairs), len(pairs)) for field in FIELDS},
    }


def format_faults(judged: Iterable[Judged]) -> str:
    """Rows beside what was read in, a line for each piece of evidence that was missed or is none out."""
    return "\n".join(
        f"{j.row.split:<4} {label}: {one.words!r} ({one.kind}) in {j.row.text!r}"
        for j in judged
        for label, some in (("missed", j.missed), ("none", j.invented))
        for one in some
    )


def _make_row(record: Mapping[str, Any]) -> Row:
    text = record["text"]
    return Row(text, record["split"], tuple(_make_told(text, r) for r in record["exhibits"]))


def _make_told(text: str, record: Mapping[str, Any]) -> Told:
    start = text.index(record["words"])
    return Told(
        record["words"], record["kind"], Span(start, start + len(record["words"])), record["holder"] or "",
        tuple(record["seen_by"]), record["shows"] or "", record["due"] or "",
    )  # fmt: skip


def _tell(exhibit: Exhibit, text: str) -> Told:
    def words(span: Span | None) -> str:
        return "" if span is None else span.of(text)

    due = "" if exhibit.presented is None else exhibit.presented.date.of(text)
    seen = tuple(map(words, exhibit.seen_by))
    return Told(words(exhibit.span), exhibit.kind.value, exhibit.span, words(exhibit.holder), seen, words(exhibit.shows), due)


def _judge(row: Row, found: Sequence[Told]) -> Judged:
    """A row and the evidence found in it in, the two side by side out; each goes with one at most."""
    left, pairs = list(found), []
    missed = []
    for told in row.told:
        match = next((f for f in left if f.span.overlaps(told.span) and f.kind == told.kind), None)
        if match is None:
            missed.append(told)
        else:
            left.remove(match)
            pairs.append((told, match))
    return Judged(row, tuple(pairs), tuple(missed), tuple(left))


def _is_same(one: str, other: str) -> bool:
    """Whether two are both empty, or the words of one stand within the other."""
    return is_same_name(one, other) if one and other else not one and not other


def _share(part: int, whole: int) -> float:
    """Part and whole in, the share to three places out; 0 of nothing."""
    return round(part / whole, 3) if whole else 0.0
