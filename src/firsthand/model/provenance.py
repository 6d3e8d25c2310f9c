"""Which stage made a record, and what could not be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Provenance:
    """The stage, version and inputs that made a record.

    Attributes:
        stage: Name of the stage.
        version: Of that stage; raised whenever its results may change.
        inputs: Hashes or ids of what it read.
    """

    stage: str
    version: int
    inputs: tuple[str, ...] = ()


VERSIONS: Mapping[str, int] = MappingProxyType({
    "ingest": 2, "extract": 3, "segment": 2, "annotate": 3, "attribute": 4, "resolve": 4, "claims": 5, "cluster": 7, "relate": 2,
    "rate": 4, "publish": 4,
})  # fmt: skip
"""The version that each stage has today, in order of travel; raised whenever its results may change. `pipeline.STAGES` takes them
from here, so that what was read before can be told from what would be read today without loading the stages."""


DOCUMENT_STAGES = ("segment", "annotate", "attribute", "resolve", "claims")
"""Stages 3 to 7, which make a reading of one document."""


class SkipCode(StrEnum):
    """Why a file could not be used: a closed list, told apart so that a person knows what to do."""

    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    LANGUAGE = "language"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"
    BROKEN = "broken"
    TOO_LARGE = "too large"
    DUPLICATE = "duplicate"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no text layer"
    TIMED_OUT = "timed out"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or record that could not be used; stored, counted and shown, never lost in silence.

    Attributes:
        path: As in `Original.path`.
        stage: Where it stopped.
        code: Why, of a closed list.
        reason: In words, with what to do.
    """

    path: str
    stage: str
    code: SkipCode
    reason: str
