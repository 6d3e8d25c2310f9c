"""Windows of words in; tags, dependencies, names, cues and the roles of words for each cue out: one encoder, several heads.

The encoder is MiniLM (Wang et al., "MiniLM: Deep Self-Attention Distillation", 2020), with two small tables added for what an
uncased vocabulary cannot see: how a word is written, and whether it stands in quotation marks. Syntax is read by scoring every
pair of words of a sentence (Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing", 2017). Who said what
is read in two steps: the first word of each cue; then, for each cue, what every word of the window is to it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu

if TYPE_CHECKING:
    from examples import Labels

HIDDEN = 384
HEADS = 12
INNER = 1536
SHAPES = 6
ARC = 96
PAIR = 128
ROLES = ("none", "source", "cue", "content")
FAR = -1e4
NEAREST = 24
"""Words to either side of a cue that have a distance of their own; farther ones share one."""


class Dropout(nn.Module):
    """Some of what comes in set to nothing while training.

    Masks are cut from a long one that was drawn before: drawing them anew takes a third of a step.
    """

    drawn = 1 << 23
    masks: ClassVar[dict[tuple[float, torch.dtype], Tensor]] = {}

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Anything in, the same with some of it set to nothing, and the rest raised, out."""
        if not self.training:
            return x
        key = (self.share, x.dtype)
        if key not in self.masks:
            self.masks[key] = ((torch.rand(2 * self.drawn) >= self.share) / (1 - self.share)).to(x.dtype)
        start = int(torch.randint(2 * self.drawn - x.numel(), (1,)))
        return x * self.masks[key][start : start + x.numel()].view(x.shape)


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.out, self.inner, self.outer = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.first, self.second = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """States [B, T, H] and what is added to attention [B, 1, 1, T] in, states out."""
        size = (x.shape[0], x.shape[1], HEADS, HIDDEN // HEADS)
        q, k, v = (f(x).view(size).transpose(1, 2) for f in (self.query, self.key, self.value))
        fit = (q / (HIDDEN // HEADS) ** 0.5) @ k.transpose(-1, -2)
        seen = torch.softmax(fit + mask.to(fit.dtype), -1)
        mixed = (seen.to(v.dtype) @ v).transpose(1, 2).reshape(x.shape)
        x = self.first(x + self.dropout(self.out(mixed)))
        return self.second(x + self.dropout(self.outer(gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces in, their states out."""

    def __init__(self, layers: int, rows: int) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(rows, HIDDEN), nn.Embedding(256, HIDDEN)
        self.shapes, self.quoted = nn.Embedding(SHAPES, HIDDEN), nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        for table in (self.shapes, self.quoted):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, pieces: Tensor, shapes: Tensor, quoted: Tensor) -> Tensor:
        """Rows, shapes and marks [B, T] in (a row of 0 is padding), states [B, T, H] out."""
        mask = (pieces == 0).to(torch.float32)[:, None, None, :] * FAR
        places = torch.arange(pieces.shape[1], device=pieces.device)[None]
        x = self.words(pieces) + self.places(places) + self.shapes(shapes) + self.quoted(quoted)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Syntax(nn.Module):
    """States of words in; tags, names, heads and dependencies out."""

    def __init__(self, tags: int, names: int, deps: int) -> None:
        super().__init__()
        self.tag, self.name = nn.Linear(HIDDEN, tags), nn.Linear(HIDDEN, names)
        self.below, self.above = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.mix = nn.Linear(ARC, ARC, bias=False)
        self.rises = nn.Linear(ARC, 1, bias=False)
        self.dep_below, self.dep_above = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.dep = nn.Linear(ARC, deps)
        self.dropout = Dropout(0.15)

    def arcs(self, words: Tensor, lines: Tensor) -> Tensor:
        """States [B, W, H] and sentence numbers [B, W] (-1: padding) in, how well each [:, below, above] hangs on each out."""
        below, above = self.dropout(gelu(self.below(words))), self.dropout(gelu(self.above(words)))
        fit = self.mix(below) @ above.transpose(1, 2) + self.rises(above).transpose(1, 2)
        return fit + (lines[:, :, None] != lines[:, None, :]).to(fit.dtype) * FAR

    def deps(self, words: Tensor, heads: Tensor) -> Tensor:
        """States [B, W, H] and heads [B, W] in, dependencies [B, W, D] out."""
        above = torch.gather(self.dep_above(words), 1, heads[:, :, None].expand(-1, -1, ARC))
        return self.dep(self.dropout(gelu(self.dep_below(words) + above)))


class Credit(nn.Module):
    """States of words in; which of them start a cue, and what every word is to each cue, out."""

    def __init__(self) -> None:
        super().__init__()
        self.cue = nn.Sequential(nn.Linear(HIDDEN, PAIR), nn.GELU(), nn.Linear(PAIR, 1))
        self.of_cue, self.of_word = nn.Linear(HIDDEN, 2 * PAIR), nn.Linear(HIDDEN, 2 * PAIR)
        self.far = nn.Embedding(2 * NEAREST + 1, PAIR)
        self.join = nn.Linear(2 * PAIR, PAIR)
        self.around = nn.ModuleList(nn.Conv1d(PAIR, PAIR, 5, padding=2) for _ in range(2))
        self.role = nn.Linear(PAIR, len(ROLES))
        self.dropout = Dropout(0.15)

    def cues(self, words: Tensor) -> Tensor:
        """States [B, W, H] in, for each word the log-odds [B, W] that it starts a cue out."""
        return self.cue(self.dropout(words)).squeeze(-1)

    def roles(self, words: Tensor, window: Tensor, place: Tensor, held: Tensor) -> Tensor:
        """States [B, W, H], cues as window and place [C], and which words there are [B, W], in; roles [C, W, 4] out."""
        words = self.dropout(words)
        cue, word = self.of_cue(words[window, place]), self.of_word(words)[window]
        distance = torch.arange(words.shape[1], device=words.device)[None] - place[:, None]
        added = cue[:, None, :PAIR] + word[:, :, :PAIR] + self.far(distance.clamp(-NEAREST, NEAREST) + NEAREST)
        times = cue[:, None, PAIR:] * word[:, :, PAIR:]
        x = gelu(self.join(torch.cat((gelu(added), times), -1)))
        here = held[window].to(x.dtype)[:, :, None]
        for mix in self.around:
            x = x + gelu(mix((x * here).transpose(1, 2)).transpose(1, 2))
        return self.role(self.dropout(x))


class Network(nn.Module):
    """All of it."""

    def __init__(self, layers: int, rows: int, tags: int, names: int, deps: int) -> None:
        super().__init__()
        self.encoder, self.syntax, self.credit = Encoder(layers, rows), Syntax(tags, names, deps), Credit()

    def words(self, pieces: Tensor, shapes: Tensor, quoted: Tensor, first: Tensor) -> Tensor:
        """Windows and the first piece of each word [B, W] in, states of words [B, W, H] out."""
        states = self.encoder(pieces, shapes, quoted)
        return torch.gather(states, 1, first[:, :, None].expand(-1, -1, HIDDEN))


def load_encoder(encoder: Encoder, weights: dict[str, Tensor], layers: list[int]) -> None:
    """An encoder, the published weights and which of their layers to take, in; nothing out."""
    at = "embeddings."
    encoder.words.weight.data.copy_(weights[f"{at}word_embeddings.weight"])
    kinds = weights[f"{at}token_type_embeddings.weight"][0]
    encoder.places.weight.data.copy_(weights[f"{at}position_embeddings.weight"][:256] + kinds)
    encoder.norm.weight.data.copy_(weights[f"{at}LayerNorm.weight"])
    encoder.norm.bias.data.copy_(weights[f"{at}LayerNorm.bias"])
    named = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "first": "attention.output.LayerNorm", "inner": "intermediate.dense",
        "outer": "output.dense", "second": "output.LayerNorm",
    }  # fmt: skip
    for layer, number in zip(encoder.layers, layers, strict=True):
        for ours, theirs in named.items():
            part = getattr(layer, ours)
            part.weight.data.copy_(weights[f"encoder.layer.{number}.{theirs}.weight"])
            part.bias.data.copy_(weights[f"encoder.layer.{number}.{theirs}.bias"])


def load_network(path: Path, rows: int) -> tuple[Network, Labels]:
    """A file that `train.py` wrote and the size of the vocabulary in, its network, ready to be run, and its labels out."""
    saved = torch.load(path, weights_only=False)
    labels: Labels = saved["labels"]
    net = Network(len(saved["layers"]), rows, len(labels.tags), len(labels.names), len(labels.deps))
    net.load_state_dict(saved["net"])
    return net.eval(), labels
