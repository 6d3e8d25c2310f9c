"""The chain of a claim as a graph."""

from __future__ import annotations

import sys

import pytest

import firsthand as fh
from firsthand.errors import ConfigError


def test_a_chain_is_a_graph(case: fh.Case) -> None:
    """Edges run from who told to who was told, with their role, date and place; copies hang on what they print."""
    pytest.importorskip("networkx")
    claim = case.claim("K1")
    graph = claim.chain.to_networkx()
    edges = {(graph.nodes[a]["name"], graph.nodes[b]["name"], found["role"]) for a, b, found in graph.edges(data=True)}
    assert {
        ("a source in the Ministry of Ports", "Agencia Litoral", "prints"),
        ("a source in the Ministry of Ports", "Agencia Litoral", "told"),
        ("Agencia Litoral", "Harbour Gazette", "relays"),
        ("Harbour Gazette", "Meridian Post", "prints"),
        ("Agencia Litoral", "Northern Herald", "copies"),
    } <= edges
    spans = {(a.span.start, a.span.end) for a in claim.appearances if a.span}
    assert {(e["start"], e["end"]) for _, _, e in graph.edges(data=True) if "start" in e} <= spans


def test_without_networkx_the_error_names_it(case: fh.Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ConfigError, match="pip install networkx"):
        case.claim("K1").chain.to_networkx()
