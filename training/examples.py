"""Lines of `silver.jsonl` in, batches of windows with what is to be learnt from them out."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from firsthand.stages.annotate.windows import LIMIT_PIECES, Pieces, Window, Word, cut_windows

IGNORED = -100
NAMES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "WORK_OF_ART", "LAW", "PRODUCT", "EVENT", "DATE")


@dataclass(frozen=True, slots=True)
class Labels:
    """What tags, names and dependencies there are, in the order of their numbers."""

    tags: tuple[str, ...]
    names: tuple[str, ...]
    deps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its words, what is known of each, and its attributions as cue and roles of words.

    Attributes:
        credits: For each attribution its cue's first word and the role of each word that has one; None where nobody annotated it.
    """

    doc: str
    words: tuple[Word, ...]
    places: tuple[tuple[int, int], ...]
    tags: tuple[int, ...]
    names: tuple[int, ...]
    deps: tuple[int, ...]
    heads: tuple[int, ...]
    credits: tuple[tuple[int, dict[int, int]], ...] | None


def read_articles(path: Path) -> tuple[list[Article], Labels]:
    """A file of `silver.py` in, its articles and what labels they use out."""
    records = [json.loads(line) for line in path.open(encoding="utf-8")]
    tags, deps = Counter[str](), Counter[str]()
    for record in records:
        tags.update(map("|".join, zip(record["tags"], record["pos"], strict=True)))
        deps.update(record["deps"])
    names = ("O", *(f"{iob}-{name}" for name in NAMES for iob in "BI"))
    labels = Labels(tuple(t for t, n in tags.most_common() if n >= 20), names, tuple(d for d, n in deps.most_common() if n >= 20))
    return [_article(record, labels) for record in records], labels


def _article(record: dict[str, list], labels: Labels) -> Article:
    words = tuple(map(Word, record["words"], record["lines"], record["paragraphs"], record["quoted"]))
    number = {name: n for n, name in enumerate(labels.tags)}
    dep = {name: n for n, name in enumerate(labels.deps)}
    name = {name: n for n, name in enumerate(labels.names)}
    tags = (f"{t}|{p}" for t, p in zip(record["tags"], record["pos"], strict=True))
    places = tuple((a, b) for a, b in record["places"])
    given = record["attributions"]
    return Article(
        doc=str(record["doc"]), words=words, places=places,
        tags=tuple(number.get(t, IGNORED) for t in tags),
        names=tuple(name.get(n, 0) for n in record["names"]),
        deps=tuple(dep.get(d, IGNORED) for d in record["deps"]),
        heads=tuple(record["heads"]),
        credits=None if given is None else tuple(_credits(given, places)),
    )  # fmt: skip


def _credits(given: Sequence[dict[str, list]], places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, dict[int, int]]]:
    """Attributions by place in the text in, the same by word out; those of one cue are one."""
    found: dict[int, dict[int, int]] = {}
    for one in given:
        roles: dict[int, int] = {}
        for number, role in ((3, "content"), (2, "cue"), (1, "source")):
            for start, end in one[role]:
                roles.update({n: number for n, (a, b) in enumerate(places) if a < end and start < b})
        cue = [n for n, role in roles.items() if role == 2]
        if cue:
            found.setdefault(min(cue), {}).update(roles)
    yield from sorted(found.items())


@dataclass(slots=True)
class Batch:
    """Windows side by side: tensors [B, T] of pieces, [B, W] of words, [C] of cues, [C, W] of roles."""

    pieces: Tensor
    shapes: Tensor
    quoted: Tensor
    first: Tensor
    lines: Tensor
    tags: Tensor
    names: Tensor
    deps: Tensor
    heads: Tensor
    cues: Tensor
    window: Tensor
    place: Tensor
    roles: Tensor
    source: list[tuple[int, Window]]


def make_batches(
    articles: Sequence[Article], pieces: Pieces, *, size_pieces: int, chance: random.Random | None = None
) -> list[Batch]:
    """Articles in, batches of about so many pieces out; with a chance, windows of changing length in changing order."""
    windows: list[tuple[int, Window]] = []
    for n, article in enumerate(articles):
        limit = chance.choice((64, 96, LIMIT_PIECES, LIMIT_PIECES)) if chance else LIMIT_PIECES
        windows += [(n, w) for w in cut_windows(article.words, pieces, limit_pieces=limit)]
    if chance:
        chance.shuffle(windows)
    windows.sort(key=lambda w: len(w[1].pieces) // 16)
    batches: list[list[tuple[int, Window]]] = [[]]
    for one in windows:
        longest = max(len(w.pieces) for _, w in [*batches[-1], one])
        if batches[-1] and longest * (len(batches[-1]) + 1) > size_pieces:
            batches.append([])
        batches[-1].append(one)
    if chance:
        chance.shuffle(batches)
    return [_batch(articles, b) for b in batches if b]


def _batch(articles: Sequence[Article], windows: list[tuple[int, Window]]) -> Batch:
    long = -(-max(len(w.pieces) for _, w in windows) // 8) * 8
    wide = -(-max(len(w.first) for _, w in windows) // 8) * 8

    def table(rows: list[Sequence[int]], width: int, empty: int) -> Tensor:
        return torch.tensor([[*row, *[empty] * (width - len(row))] for row in rows])

    cues, window, place, roles = [], [], [], []
    for b, (n, w) in enumerate(windows):
        given = articles[n].credits
        starts = [] if given is None else [(c, r) for c, r in given if c in w.words]
        here = {c - w.words.start for c, _ in starts}
        cues.append([IGNORED if given is None else int(k in here) for k in range(len(w.words))])
        for cue, role in starts:
            window.append(b)
            place.append(cue - w.words.start)
            roles.append([role.get(k, 0) for k in w.words])
    of = [(articles[n], w) for n, w in windows]
    return Batch(
        pieces=table([w.pieces for _, w in of], long, 0),
        shapes=table([w.shapes for _, w in of], long, 5),
        quoted=table([w.quoted for _, w in of], long, 0),
        first=table([w.first for _, w in of], wide, 0),
        lines=table([w.lines for _, w in of], wide, -1),
        tags=table([[a.tags[k] for k in w.words] for a, w in of], wide, IGNORED),
        names=table([[a.names[k] for k in w.words] for a, w in of], wide, IGNORED),
        deps=table([[a.deps[k] for k in w.words] for a, w in of], wide, IGNORED),
        heads=table([[_within(a.heads[k], w.words) for k in w.words] for a, w in of], wide, IGNORED),
        cues=table(cues, wide, IGNORED),
        window=torch.tensor(window, dtype=torch.long),
        place=torch.tensor(place, dtype=torch.long),
        roles=table(roles, wide, IGNORED) if roles else torch.zeros((0, wide), dtype=torch.long),
        source=windows,
    )


def _within(head: int, words: range) -> int:
    return head - words.start if head in words else IGNORED
