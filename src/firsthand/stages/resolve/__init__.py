"""Stage 6 of 11. Attributions and mentions of one document in, its sources and citation chains out."""

from __future__ import annotations

from firsthand.model.attribution import CitationChain
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource
from firsthand.stages.resolve.chains import ChainReader


def run(reading: Reading) -> tuple[tuple[DocumentSource, ...], tuple[CitationChain, ...]]:
    """A reading with attributions in, its sources and chains out."""
    reader = ChainReader(reading)
    chains = reader.chains()
    return reader.register.sources(), chains
