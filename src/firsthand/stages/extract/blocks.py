"""Blocks of text with their places in, one text with the map back out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.model.document import Place, PlaceKind
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a cell, a page: text that stands by itself.

    Attributes:
        text: Without the blank space around it.
        name: Where it stood; None where that is not known.
        before: What parts it from the block before it.
    """

    text: str
    name: str | None
    before: str = "\n\n"


def join_blocks(blocks: Iterable[Block], kind: PlaceKind) -> tuple[str, tuple[Place, ...]]:
    """Blocks in order in, their text and the place of each out. Blocks without words are passed over."""
    parts: list[str] = []
    places: list[Place] = []
    at = 0
    for block in blocks:
        if not block.text:
            continue
        if parts:
            parts.append(block.before)
            at += len(block.before)
        if block.name is not None:
            places.append(Place(kind, block.name, Span(at, at + len(block.text))))
        parts.append(block.text)
        at += len(block.text)
    return "".join(parts), tuple(places)
