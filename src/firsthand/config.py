"""Settings, read once at an edge and handed on. A wrong one stops the program at the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.errors import ConfigError

PREFIX = "FIRSTHAND_"


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting there is.

    Attributes:
        workers: Processes that read documents at the same time, 1 to 64 (FIRSTHAND_WORKERS). None: one for each core,
            four at most, and a single one where there are few documents. Results are the same whatever the number.
        timeout_s: Seconds that one document may take, 1 to 86400 (FIRSTHAND_TIMEOUT_S); one that takes longer is listed as not
            read. None: 120.
    """

    workers: int | None = None
    timeout_s: int | None = None

    def __post_init__(self) -> None:
        for key, most in _MOST.items():
            value = getattr(self, key)
            if value is not None and not 1 <= value <= most:
                raise _wrong(key, str(value))


_MOST = {"workers": 64, "timeout_s": 86_400}
_KEYS = {f"{PREFIX}{key.upper()}": key for key in _MOST}


def from_environment(environment: Mapping[str, str]) -> Config:
    """Environment variables in, the settings out; those without our prefix are left alone.

    Raises:
        ConfigError: A variable with our prefix is unknown or has a value that is not allowed.
    """
    settings: dict[str, int] = {}
    for name, value in sorted(environment.items()):
        if not name.startswith(PREFIX):
            continue
        if name not in _KEYS:
            raise ConfigError(f"There is no setting {name}.", hint=f"Known settings: {', '.join(sorted(_KEYS))}.")
        if not (value.isascii() and value.isdigit()):
            raise _wrong(_KEYS[name], value)
        settings[_KEYS[name]] = int(value)
    return Config(**settings)


def _wrong(key: str, value: str) -> ConfigError:
    """A key and its value in, the error that names both and what is allowed out."""
    allowed = f"Allowed: a whole number from 1 to {_MOST[key]}."
    return ConfigError(f"The setting {PREFIX}{key.upper()} is {value!r}.", hint=allowed)
