"""The settings of a program that uses the Python interface, put to use where it starts."""

from __future__ import annotations

from firsthand.config import Config
from firsthand.engine.lists import use_outlets


def settle(config: Config | None) -> Config:
    """Settings in, the same out; left out, everything is read in this process. Their lists of outlets are in use from then on.

    Raises:
        ConfigError: The lists of outlets cannot be used.
    """
    config = Config(workers=1) if config is None else config
    use_outlets(config.outlets)
    return config
