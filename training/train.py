"""Silver and gold in, a trained network out.

    python training/train.py --silver build/training/silver.jsonl --data ../shared/data --encoder MODEL_FOLDER --out OUT

Every tenth annotated article is held out; the figures printed are of those. The seed is fixed; so is the order of articles.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import torch
from examples import Article, make_batches, read_articles
from held_out import measure
from losses import WEIGHTS, losses, teach
from network import Network, load_encoder, load_network
from safetensors.torch import load_file
from torch.optim import AdamW, Optimizer

from firsthand.stages.annotate.windows import Pieces

SEED = 20261125
HELD_OUT = 10
"""Every so many-th annotated article is held out."""
BATCH_PIECES = 3072
ENCODER_RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM_SHARE = 0.06
"""Of all steps, those in which the rates rise from nothing."""


@dataclass(slots=True)
class Course:
    """A network while it is taught.

    Attributes:
        taught, other: Articles with attributions, all used in each epoch; those without, of which each epoch has every second.
        rate: The highest of the encoder; the heads have `HEAD_RATE`.
        steps, done: About how many there will be, and how many there were.
    """

    net: Network
    teacher: Network | None
    pieces: Pieces
    taught: list[Article]
    other: list[Article]
    rate: float
    steps: int
    done: int = 0

    def run_epoch(self, number: int, optimiser: Optimizer, *, chance: random.Random, tell: Callable[..., None]) -> None:
        """The number of an epoch in; the network is taught every batch of it, and the mean of each loss is told."""
        articles = self.taught + self.other[number % 2 :: 2]
        batches = make_batches(articles, self.pieces, size_pieces=BATCH_PIECES, chance=chance)
        total: dict[str, float] = {}
        for batch in batches:
            self._set_rates(optimiser)
            with torch.autocast("cpu", torch.bfloat16):
                parts = losses(self.net, batch, None if self.teacher is None else teach(self.teacher, batch))
            loss = sum(WEIGHTS[k] * v for k, v in parts.items())
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
            optimiser.step()
            self.done += 1
            values = {k: float(v.detach()) for k, v in parts.items()}
            total = {k: total.get(k, 0.0) + values.get(k, 0.0) for k in {**total, **values}}
            if self.done % 50 == 0:
                tell(self.done, {k: round(v, 3) for k, v in values.items()})
        tell(f"epoch {number + 1}", {k: round(v / len(batches), 4) for k, v in total.items()})

    def _set_rates(self, optimiser: Optimizer) -> None:
        """Rates rise, then fall along a cosine to a fiftieth."""
        share = min(1.0, self.done / self.steps)
        part = min(share / WARM_SHARE, 1.0) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * share)))
        for group, highest in zip(optimiser.param_groups, (self.rate, HEAD_RATE), strict=True):
            group["lr"] = highest * part


def start_from(net: Network, teacher: Network, layers: list[int]) -> None:
    """A network, its teacher and which of that one's layers it has, in: all that both have is copied."""
    net.syntax.load_state_dict(teacher.syntax.state_dict())
    net.credit.load_state_dict(teacher.credit.state_dict())
    kept = {k: v for k, v in teacher.encoder.state_dict().items() if not k.startswith("layers.")}
    net.encoder.load_state_dict(kept, strict=False)
    for layer, number in zip(net.encoder.layers, layers, strict=True):
        layer.load_state_dict(teacher.encoder.layers[number].state_dict())


def make_optimiser(net: Network, rate: float) -> Optimizer:
    """A network and the rate of its encoder in, what moves its weights out; what is new moves faster."""
    body, heads = [], []
    for name, parameter in net.named_parameters():
        is_new = not name.startswith("encoder.") or "shapes" in name or "quoted" in name
        if is_new:
            heads.append(parameter)
        elif parameter.requires_grad:
            body.append(parameter)
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": HEAD_RATE}]
    return AdamW(groups, weight_decay=0.01, fused=True)


def split(articles: list[Article], limit: int) -> tuple[list[Article], list[Article], list[Article]]:
    """All articles, and how many to take (0: all), in; those that are taught, held out, and without attributions, out."""
    annotated = [a for a in articles if a.credits is not None]
    taught = [a for n, a in enumerate(annotated) if n % HELD_OUT]
    held, other = annotated[::HELD_OUT], [a for a in articles if a.credits is None]
    return (taught[:limit], held[:20], other[: limit // 2]) if limit else (taught, held, other)


def count_steps(taught: list[Article], other: list[Article], *, pieces: Pieces, epochs: int) -> int:
    """Articles and epochs in, about how many batches they make out."""
    many, few = (len(make_batches(some, pieces, size_pieces=BATCH_PIECES)) for some in (taught, other))
    return epochs * many + epochs * few // 2


def load_scorer(path: Path) -> Any:
    """The file of PolNeAR's scorer in, it as a module out."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None  # noqa: S101 - a file that ends in .py has one
    assert spec.loader is not None  # noqa: S101
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def read_arguments() -> argparse.Namespace:
    """Arguments of the command out."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--silver", type=Path, required=True, help="As silver.py writes it.")
    arguments.add_argument("--encoder", type=Path, required=True, help="Folder of MiniLM: model.safetensors and vocab.txt.")
    arguments.add_argument("--data", type=Path, required=True, help="Folder that holds polnear/.")
    arguments.add_argument("--out", type=Path, required=True, help="Written after every epoch.")
    arguments.add_argument("--layers", type=int, nargs="+", default=[0, 1, 2, 3, 4, 5], help="Of MiniLM, those to take.")
    arguments.add_argument("--epochs", type=int, default=5)
    arguments.add_argument("--teacher", type=Path, help="A network to learn from as well; its layers and heads are started from.")
    arguments.add_argument("--limit", type=int, default=0, help="Articles, to try things out.")
    arguments.add_argument("--rate", type=float, default=ENCODER_RATE, help="Of the encoder.")
    return arguments.parse_args()


def main() -> None:
    """Arguments of the command in, weights on disk out."""
    given, started = read_arguments(), time.time()

    def tell(*what: object) -> None:
        click.echo(" ".join(map(str, (f"{time.time() - started:.0f}s", *what))))

    torch.manual_seed(SEED)
    torch.set_flush_denormal(True)  # the moments of weights that seldom move sink so low that each step takes ten times as long
    chance = random.Random(SEED)  # noqa: S311
    rows = (given.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces = Pieces({word: n for n, word in enumerate(rows)})
    articles, labels = read_articles(given.silver)
    taught, held, other = split(articles, given.limit)
    net = Network(len(given.layers), len(rows), len(labels.tags), len(labels.names), len(labels.deps))
    load_encoder(net.encoder, load_file(given.encoder / "model.safetensors"), given.layers)
    net.encoder.words.weight.requires_grad = False  # half of all weights, and no better for moving
    teacher = None
    if given.teacher:
        teacher, _ = load_network(given.teacher, len(rows))
        start_from(net, teacher, given.layers)
    steps = count_steps(taught, other, pieces=pieces, epochs=given.epochs)
    course = Course(net, teacher, pieces, taught=taught, other=other, rate=given.rate, steps=steps)
    optimiser = make_optimiser(net, given.rate)
    scorer = load_scorer(given.data / "polnear" / "score.py")
    texts = {r["doc"]: r for r in map(json.loads, (given.data / "polnear" / "train.jsonl").open(encoding="utf-8"))}
    tell(f"{len(taught)} taught, {len(held)} held out, {len(other)} other, about {steps} steps")
    for epoch in range(given.epochs):
        course.run_epoch(epoch, optimiser, chance=chance, tell=tell)
        tell("held out", measure(net, held, texts=texts, pieces=pieces, scorer=scorer, size_pieces=BATCH_PIECES))
        torch.save({"net": net.state_dict(), "labels": labels, "layers": given.layers}, given.out)


if __name__ == "__main__":
    main()
