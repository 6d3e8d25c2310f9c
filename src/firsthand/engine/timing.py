"""How long each stage took, by wall clock; with several processes their times add up."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class StageTimes:
    """Times each stage it is called around. Usable wherever `pipeline.Timer` is asked for.

    Attributes:
        seconds: By name of stage, in the order in which they first ran.
        current: The stage that ran last, or still runs: where a fault stopped, `current` says in which stage.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.current = ""

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """The name of a stage in; a context that adds its time out."""
        self.current = stage
        began = time.perf_counter()
        try:
            yield
        finally:
            self.add({stage: time.perf_counter() - began})

    def add(self, seconds: Mapping[str, float]) -> None:
        """Seconds by stage in; they are added to what is there."""
        for stage, taken in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + taken
