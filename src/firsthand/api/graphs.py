"""The chain of a claim as a graph of networkx."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from firsthand.api.frames import load_library
from firsthand.api.views import Appearance, Claim
from firsthand.stages.publish.wording import iso_date


def make_graph(claim: Claim) -> Any:
    """A claim in, its chains as a networkx.MultiDiGraph out; see `Chain.to_networkx`.

    Raises:
        ConfigError: networkx is not installed.
    """
    graph = load_library("networkx", purpose="A graph").MultiDiGraph(claim=claim.id)
    for appearance in claim.appearances:
        _add_appearance(graph, appearance)
    printed = {a.document.id: a.document for a in claim.appearances}
    for document in printed.values():
        if document.copy_of in printed:
            graph.add_edge(document.copy_of, document.id, key="copy", role="copies")
    return graph


def _add_appearance(graph: Any, appearance: Appearance) -> None:
    document, chain = appearance.document, appearance.sources
    graph.add_node(document.id, kind="document", name=document.publisher, date=iso_date(document.published))
    for source in chain:
        graph.add_node(source.id, kind=source.kind.value, name=source.name, anonymous=source.is_anonymous)
    nodes = [*(source.id for source in chain), document.id]
    span = appearance.span
    place = {} if span is None else {"start": span.start, "end": span.end}
    for number, (teller, told) in enumerate(pairwise(nodes)):
        role = "prints" if told == document.id else "told" if number == 0 else "relays"
        graph.add_edge(teller, told, key=appearance.id, role=role, date=iso_date(document.published), **place)
