"""How long each stage took; with several processes their times add up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager


class StageTimes:
    """Times each stage it is called around, by the wall clock unless told otherwise. Stands for any `pipeline.Timer`.

    Attributes:
        seconds: By name of stage, in the order in which they first ran.
        current: The stage that ran last, or still runs: where a fault stopped, `current` says in which stage.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self.seconds: dict[str, float] = {}
        self.current = ""

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """The name of a stage in; a context that adds its time out."""
        self.current = stage
        began = self._clock()
        try:
            yield
        finally:
            self.add({stage: self._clock() - began})

    def add(self, seconds: Mapping[str, float]) -> None:
        """Seconds by stage in; they are added to what is there."""
        for stage, taken in seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + taken
