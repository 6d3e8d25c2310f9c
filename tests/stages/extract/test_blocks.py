"""The map from a document's text back to its original."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from firsthand.model.document import PlaceKind
from firsthand.stages.extract.blocks import Block, join_blocks

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = st.none() | st.text(min_size=1, max_size=3)
BLOCKS = st.lists(st.builds(Block, WORDS, NAMES, st.sampled_from(["\n\n", "\t"])), max_size=12)


@given(blocks=BLOCKS)
def test_the_text_at_a_place_is_the_text_of_its_block(blocks: list[Block]) -> None:
    """Whatever the blocks, each place holds its block's words; places are in order and do not overlap; no words are lost."""
    text, places = join_blocks(blocks, PlaceKind.ELEMENT)
    named = [b for b in blocks if b.text and b.name is not None]
    assert [(p.name, text[p.span.start:p.span.end]) for p in places] == [(b.name, b.text) for b in named]
    assert all(a.span.end <= b.span.start for a, b in pairwise(places))
    kept = [b for b in blocks if b.text]
    assert text == "".join((b.before if n else "") + b.text for n, b in enumerate(kept))
