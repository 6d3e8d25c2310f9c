"""Windows of words in; their tags, names, heads, dependencies and credits out: one pass of a small network over a document.

The weights come with the package; `weights/CARD.md` says from what they were learnt, how well they read and where they do not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from firsthand.stages.annotate.trees import hang
from firsthand.stages.annotate.windows import MARK, Pieces, Window, Word, cut_windows

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession

BATCH_PIECES = 512
"""Pieces read at once, padding included. 256 to 2,048 differ by less than a tenth on one core; memory grows with them."""
SOURCE, CUE, CONTENT = 1, 2, 3
"""What a word is to a cue."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the network takes for a credit, by words of the document.

    Attributes:
        cue, source, content: Positions, ascending.
        probability: That its first word starts a cue, 0 to 1.
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    probability: float


@dataclass(slots=True)
class Read:
    """What was read of every word of a document, in order; `credits` by place of their cue."""

    tags: list[str]
    pos: list[str]
    names: list[str]
    heads: list[int]
    deps: list[str]
    credits: list[Told]


class Encoder:
    """The network, loaded. Takes about a quarter of a second: once for each process."""

    def __init__(self) -> None:
        folder = resources.files("firsthand.weights")
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        pairs = [label.split("|") for label in labels["tags"]]
        self._tags, self._pos = [p[0] for p in pairs], [p[1] for p in pairs]
        self._names, self._deps = labels["names"], labels["deps"]
        rows = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self._pieces = Pieces({row: n for n, row in enumerate(rows)})
        # a thread of its own: the numbers that are too small to matter are dropped there (a tenth of the time), and nowhere else
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="encoder")
        self._session = self._thread.submit(_load_session, (folder / "reader.onnx").read_bytes()).result()

    def read(self, words: Sequence[Word]) -> Read:
        """The words of a document in order in, what is read of each out."""
        n = len(words)
        out = Read([""] * n, [""] * n, ["O"] * n, list(range(n)), [""] * n, [])
        for windows in _batch(cut_windows(words, self._pieces)):
            tables = self._thread.submit(self._session.run, _OUTPUTS, _fill(windows)).result()
            found = dict(zip(_OUTPUTS, tables, strict=True))
            for row, window in enumerate(windows):
                self._place(window, {k: found[k][row] for k in ("tags", "names", "arcs", "deps")}, out)
            out.credits += _credits(windows, found)
        out.credits.sort(key=lambda told: told.cue)
        return out

    def _place(self, window: Window, found: dict[str, Any], out: Read) -> None:
        """What was found of one window in, noted at its words."""
        start, size = window.words.start, len(window.words)
        tags, names, deps = (found[f][:size].tolist() for f in ("tags", "names", "deps"))
        held = slice(start, start + size)
        out.tags[held], out.pos[held] = [self._tags[tag] for tag in tags], [self._pos[tag] for tag in tags]
        out.names[held], out.deps[held] = [self._names[name] for name in names], [self._deps[dep] for dep in deps]
        first = 0
        for k in range(1, size + 1):
            if k == size or window.lines[k] != window.lines[first]:
                for n, head in enumerate(hang(found["arcs"][first:k, first:k])):
                    out.heads[start + first + n] = start + first + head
                    if head == n:
                        out.deps[start + first + n] = "ROOT"
                first = k


_INPUTS = ("pieces", "shapes", "quoted", "first", "lines")
_OUTPUTS = ("tags", "names", "arcs", "deps", "sure", "window", "place", "roles")


def _load_session(model: bytes) -> InferenceSession:
    """The one place that imports onnxruntime. One thread: reports are read side by side in processes."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    # the fused step takes four times as long as the two that it stands for (1.32, one core)
    return onnxruntime.InferenceSession(
        model, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def _batch(windows: list[Window]) -> Iterator[list[Window]]:
    """Windows in, those of nearly one length side by side, out: what is filled up is worked out for nothing."""
    batch: list[Window] = []
    longest = 0
    for window in sorted(windows, key=lambda w: len(w.pieces)):
        longest = max(longest, len(window.pieces))
        if batch and longest * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch, longest = [], len(window.pieces)
        batch.append(window)
    if batch:
        yield batch


def _fill(windows: Sequence[Window]) -> dict[str, np.ndarray]:
    """Windows in, what the network takes out: tables filled up to the longest."""
    import numpy as np

    long, wide = max(len(w.pieces) for w in windows), max(len(w.first) for w in windows)
    out: dict[str, np.ndarray] = {}
    for name, empty in zip(_INPUTS, (0, MARK, 0, 0, -1), strict=True):
        rows = [getattr(w, name) for w in windows]
        table = np.full((len(rows), wide if name in ("first", "lines") else long), empty, dtype=np.int64)
        for n, row in enumerate(rows):
            table[n, : len(row)] = row
        out[name] = table
    return out


def _credits(windows: Sequence[Window], found: dict[str, Any]) -> Iterator[Told]:
    """Windows and what was found in, their credits out."""
    for number, place, roles in zip(found["window"].tolist(), found["place"].tolist(), found["roles"].tolist(), strict=True):
        words = windows[number].words
        cue, source, content = (
            tuple(words.start + k for k, role in enumerate(roles[: len(words)]) if role == r) for r in (CUE, SOURCE, CONTENT)
        )
        if content:
            yield Told(cue or (words.start + place,), source, content, float(found["sure"][number, place]))
