"""A trained network in, what the package runs out: an ONNX graph in whole numbers of eight bits, its labels and its vocabulary.

    python training/export.py --network build/training/reader.pt --encoder MODEL_FOLDER --out src/firsthand/weights

Weights are rounded when written, states when run; no text is needed to do it.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import click
import onnx
import torch
from network import Network, load_network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

LEAST = 0.25
"""Probability of a cue from which its roles are worked out; which to keep is decided where it is read."""


class Shifted(nn.Module):
    """A convolution over words as one product of matrices, which takes its place when exported; it is not rounded."""

    def __init__(self, mix: nn.Conv1d) -> None:
        super().__init__()
        self.reach = mix.padding[0]
        self.weight = nn.Parameter(mix.weight.permute(2, 1, 0).reshape(-1, mix.out_channels).contiguous())
        self.bias = mix.bias

    def forward(self, x: Tensor) -> Tensor:
        """States [C, D, W] in, the same mixed with their neighbours' out."""
        width = x.shape[2]
        padded = nn.functional.pad(x.transpose(1, 2), (0, 0, self.reach, self.reach))
        beside = torch.cat([padded[:, k : k + width] for k in range(2 * self.reach + 1)], -1)
        return (beside @ self.weight + self.bias).transpose(1, 2)


class Graph(nn.Module):
    """The network as it is run: everything that is read of a batch of windows in one call."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        net.credit.around = nn.ModuleList(Shifted(mix) for mix in net.credit.around)

    def forward(self, pieces: Tensor, shapes: Tensor, quoted: Tensor, first: Tensor, lines: Tensor) -> tuple[Tensor, ...]:
        """Windows in; tags, names, fit of heads, dependencies, probability of cues, where these stand, and their roles, out."""
        net = self.net
        words = net.words(pieces, shapes, quoted, first)
        arcs = net.syntax.arcs(words, lines)
        deps = net.syntax.deps(words, arcs.argmax(-1)).argmax(-1)
        held = lines >= 0
        sure = torch.sigmoid(net.credit.cues(words)) * held
        window, place = (sure > LEAST).nonzero(as_tuple=True)
        roles = net.credit.roles(words, window, place, held).argmax(-1)
        return net.syntax.tag(words).argmax(-1), net.syntax.name(words).argmax(-1), arcs, deps, sure, window, place, roles


INPUTS = ("pieces", "shapes", "quoted", "first", "lines")
OUTPUTS = ("tags", "names", "arcs", "deps", "sure", "window", "place", "roles")


def export(graph: Graph, whole: Path) -> None:
    """A graph and where to write it in; the same as ONNX in floating point on disk."""
    marks = torch.zeros(3, 40, dtype=torch.long)
    first = torch.arange(1, 33)[None].repeat(3, 1)
    example = (torch.randint(1000, 3000, (3, 40)), marks, marks.clone(), first, torch.zeros(3, 32, dtype=torch.long))
    axes = {name: {0: "windows", 1: "width" if name in ("first", "lines") else "length"} for name in INPUTS}
    named = {"input_names": INPUTS, "output_names": OUTPUTS, "dynamic_axes": axes}
    with torch.no_grad():
        torch.onnx.export(graph, example, str(whole), **named, opset_version=17, dynamo=False)


def quantize(whole: Path, target: Path) -> None:
    """A graph in floating point in; its tables and its products, but for those of `Shifted`, in eight bits on disk."""
    exact = [n.name for n in onnx.load(str(whole)).graph.node if n.op_type == "MatMul" and "/around" in n.name]
    quantize_dynamic(
        str(whole),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=exact,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
    onnx.checker.check_model(str(target))


def main() -> None:
    """Arguments of the command in, files out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--network", type=Path, required=True)
    arguments.add_argument("--encoder", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    rows = (given.encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    net, labels = load_network(given.network, len(rows))
    target = given.out / "reader.onnx"
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        export(Graph(net).eval(), whole)
        quantize(whole, target)
    named = {"tags": labels.tags, "names": labels.names, "deps": labels.deps}
    (given.out / "labels.json").write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    (given.out / "vocabulary.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    click.echo(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
