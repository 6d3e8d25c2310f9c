"""A network and articles that it was not taught in; the figures of the scorer, and how far it agrees with the silver, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import torch
from examples import IGNORED, Article, Batch, make_batches
from network import Network

from firsthand.stages.annotate.windows import Pieces

LEAST = 0.25
"""Probability from which a cue's roles are worked out."""
THRESHOLDS = (0.3, 0.4, 0.5, 0.6)
"""Probabilities of a cue from which a credit may be kept; the best is told with the figures."""
ROWS = ("speech", "attribution", "content_tokens", "source_tokens")

Credit = tuple[float, dict[str, list[list[int]]]]
"""Probability of a cue, and its spans in the scorer's form."""


def measure(
    net: Network, articles: list[Article], *, texts: dict[str, dict[str, Any]], pieces: Pieces, scorer: Any, size_pieces: int
) -> dict[str, float]:
    """The network and held-out articles in, the scorer's figures at the best threshold out."""
    net.eval()
    found: dict[str, list[Credit]] = {a.doc: [] for a in articles}
    right = {k: [0, 0] for k in ("tag", "arc", "dep", "name")}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in make_batches(articles, pieces, size_pieces=size_pieces):
            for doc, credit in _read_credits(net, batch, articles):
                found[doc].append(credit)
            for key, hits, told in _agree(net, batch):
                right[key][0] += hits
                right[key][1] += told
    net.train()
    gold = [texts[a.doc] for a in articles]
    figures = max((_score(scorer, gold, found, t) for t in THRESHOLDS), key=lambda row: row["speech"] + row["attribution"])
    return figures | {k: round(a / max(1, b), 4) for k, (a, b) in right.items()}


def _score(scorer: Any, gold: list[dict[str, Any]], found: dict[str, list[Credit]], threshold: float) -> dict[str, float]:
    """Articles with gold and what was found in each, in; the scorer's figures for what is surer than the threshold, out."""
    kept = {doc: [c for sure, c in credits if sure > threshold and c["content"]] for doc, credits in found.items()}
    scored = scorer.score_docs(gold, kept)
    return {row: round(scored[row]["f1"], 4) for row in ROWS} | {"threshold": threshold}


def _read_credits(net: Network, batch: Batch, articles: Sequence[Article]) -> Iterator[tuple[str, Credit]]:
    """A batch in; for each cue found its article, probability and spans out."""
    words = net.words(batch.pieces, batch.shapes, batch.quoted, batch.first)
    held = batch.lines >= 0
    sure = torch.sigmoid(net.credit.cues(words).float()) * held
    window, place = (sure > LEAST).nonzero(as_tuple=True)
    if not len(place):
        return
    roles = net.credit.roles(words, window, place, held).argmax(-1)
    for b, at, of_words in zip(window.tolist(), place.tolist(), roles.tolist(), strict=True):
        number, cut = batch.source[b]
        article = articles[number]
        places = article.places[cut.words.start : cut.words.stop]
        spans: dict[int, list[list[int]]] = {1: [], 2: [], 3: []}
        for role, span in zip(of_words, places, strict=False):  # the batch is as wide as its widest window
            if role:
                spans[role].append(list(span))
        yield article.doc, (float(sure[b, at]), {"source": spans[1], "cue": spans[2] or [list(places[at])], "content": spans[3]})


def _agree(net: Network, batch: Batch) -> Iterator[tuple[str, int, int]]:
    """A batch in; for tags, heads, heads with dependencies, and names: how many words agree with the silver, and of how many."""
    words = net.words(batch.pieces, batch.shapes, batch.quoted, batch.first)
    arcs = net.syntax.arcs(words, batch.lines).argmax(-1)
    deps = net.syntax.deps(words, arcs).argmax(-1)
    guesses = {
        "tag": (net.syntax.tag(words).argmax(-1), batch.tags),
        "arc": (arcs, batch.heads),
        "dep": (torch.where(arcs == batch.heads, deps, -1), batch.deps),
        "name": (net.syntax.name(words).argmax(-1), batch.names),
    }
    for key, (guess, silver) in guesses.items():
        told = silver > 0 if key == "name" else silver != IGNORED
        yield key, int((guess == silver)[told].sum()), int(told.sum())
