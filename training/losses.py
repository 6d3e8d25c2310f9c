"""A network and a batch in; one loss for each thing to be learnt, from gold, silver or a teacher, out."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from examples import IGNORED, Batch
from network import Network
from torch import Tensor
from torch.nn import functional

WEIGHTS = {"cue": 8.0, "role": 6.0, "arc": 0.5, "dep": 0.4, "tag": 0.4, "name": 1.2, "state": 1.0}
"""What each loss counts for. Attribution is what the network is for."""
SEEN = 0.3
"""Probability from which a teacher's cue is taught with its roles."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a teacher makes of a batch.

    Attributes:
        states: Of words [B, W, H].
        cues: Probability [B, W] that a word starts a cue.
        window, place: Cues [C] of the gold and then those that only the teacher sees.
        roles: Probabilities [C, W, 4] of what each word is to them.
    """

    states: Tensor
    cues: Tensor
    window: Tensor
    place: Tensor
    roles: Tensor


@torch.no_grad()
def teach(teacher: Network, batch: Batch) -> Lesson:
    """A teacher and a batch in, what it makes of it out."""
    states = teacher.words(batch.pieces, batch.shapes, batch.quoted, batch.first)
    held = batch.lines >= 0
    cues = torch.sigmoid(teacher.credit.cues(states).float())
    more = (cues > SEEN) & held
    more[batch.window, batch.place] = False
    window, place = more.nonzero(as_tuple=True)
    window, place = torch.cat((batch.window, window)), torch.cat((batch.place, place))
    roles = torch.softmax(teacher.credit.roles(states, window, place, held).float(), -1)
    return Lesson(states, cues, window, place, roles)


def losses(net: Network, batch: Batch, lesson: Lesson | None = None) -> dict[str, Tensor]:
    """A batch, and what a teacher makes of it, in; a loss for each thing to be learnt out."""
    words = net.words(batch.pieces, batch.shapes, batch.quoted, batch.first)
    return syntax_losses(net, batch, words) | credit_losses(net, batch, words, lesson)


def credit_losses(net: Network, batch: Batch, words: Tensor, lesson: Lesson | None) -> dict[str, Tensor]:
    """States of words in, losses of cues and roles out; half by the gold and half by the teacher where there are both."""
    out: dict[str, Tensor] = {}
    held = batch.lines >= 0
    known = batch.cues != IGNORED
    wanted = batch.cues.clamp(min=0).float()
    if lesson is not None:
        wanted = torch.where(known, (wanted + lesson.cues) / 2, lesson.cues)
        known = held
        out["state"] = functional.mse_loss(words.float(), lesson.states.float(), reduction="none").mean(-1)[held].mean()
    if known.any():
        out["cue"] = functional.binary_cross_entropy_with_logits(net.credit.cues(words).float()[known], wanted[known])
    window, place = (batch.window, batch.place) if lesson is None else (lesson.window, lesson.place)
    if len(place):
        roles = torch.log_softmax(net.credit.roles(words, window, place, held).float(), -1)
        taught: list[Tensor] = []
        if len(batch.place):
            gold = roles[: len(batch.place)].transpose(1, 2)
            taught.append(functional.nll_loss(gold, batch.roles, ignore_index=IGNORED))
        if lesson is not None:
            taught.append(-(lesson.roles * roles).sum(-1)[held[window]].mean())
        out["role"] = sum(taught[1:], taught[0]) / len(taught)
    return out


def syntax_losses(net: Network, batch: Batch, words: Tensor) -> dict[str, Tensor]:
    """States of words in, losses of heads, dependencies, tags and names out."""
    arcs = net.syntax.arcs(words, batch.lines).float()
    deps = net.syntax.deps(words, batch.heads.clamp(min=0)).float()
    known = torch.where(batch.heads == IGNORED, IGNORED, batch.deps)
    return {
        "arc": functional.cross_entropy(arcs.transpose(1, 2), batch.heads, ignore_index=IGNORED),
        "dep": functional.cross_entropy(deps.transpose(1, 2), known, ignore_index=IGNORED),
        "tag": functional.cross_entropy(net.syntax.tag(words).float().transpose(1, 2), batch.tags, ignore_index=IGNORED),
        "name": functional.cross_entropy(net.syntax.name(words).float().transpose(1, 2), batch.names, ignore_index=IGNORED),
    }
