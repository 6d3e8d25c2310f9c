"""Which stages, in which versions, made what is stored; known without loading the stages."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.provenance import DOCUMENT_STAGES, VERSIONS, Provenance


def versions_text(stages: Sequence[str]) -> str:
    """Names of stages in, a text that names them with their versions ("segment 1, annotate 2") out."""
    return ", ".join(f"{name} {version}" for name, version in VERSIONS.items() if name in stages)


def taken_apart_with() -> str:
    """Nothing in, the stages that make documents of originals out."""
    return versions_text(("ingest", "extract"))


def document_versions() -> tuple[tuple[str, int], ...]:
    """Nothing in, the stages that read one document, in order of travel, each with its version, out."""
    return tuple((stage, VERSIONS[stage]) for stage in DOCUMENT_STAGES)


def read_with() -> str:
    """Nothing in, the stages that read one document out."""
    return versions_text(DOCUMENT_STAGES)


def settled_with() -> str:
    """Nothing in, the stages that compare documents out."""
    return versions_text(("cluster", "relate", "rate"))


def made_by() -> tuple[Provenance, ...]:
    """Nothing in, the stages and versions that make a case out."""
    return tuple(Provenance(name, version) for name, version in VERSIONS.items())
