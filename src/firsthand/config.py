"""Settings, read once at an edge and handed on. A wrong one stops the program at the start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from firsthand.errors import ConfigError

PREFIX = "FIRSTHAND_"


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting there is.

    Attributes:
        case: File of the case (FIRSTHAND_CASE); `--case` goes before it. None: firsthand.db in the current folder.
        actor: Who decides (FIRSTHAND_ACTOR): the name that stands beside every decision in the log; `--by` goes before it.
            None: the name of the account.
        workers: Processes that read documents at the same time, 1 to 64 (FIRSTHAND_WORKERS). None: one for each core,
            four at most, and a single one where there are few documents. Results are the same whatever the number.
        timeout_s: Seconds that one document may take, 1 to 86400 (FIRSTHAND_TIMEOUT_S); one that takes longer is listed as not
            read. None: 120.
        parse_timeout_s: Seconds that opening one file may take, before its text is read, 1 to 86400 (FIRSTHAND_PARSE_TIMEOUT_S);
            one that takes longer is listed as not read. 30 where not set.
        parse_memory_mib: Memory that opening one file may take, 64 to 65536 MiB (FIRSTHAND_PARSE_MEMORY_MIB); one that takes
            more is listed as not read. 1024 where not set.
        outlets: YAML file with outlets and agencies that the shipped lists lack (FIRSTHAND_OUTLETS), of the same form: sections
            `papers`, `magazines`, `broadcasters`, `web`, `shows`, `agencies`, with lines like `Harwick Gazette: [the Gazette]`.
            An entry goes before a shipped one of its name. None: the shipped lists alone.
    """

    case: Path | None = None
    actor: str | None = None
    workers: int | None = None
    timeout_s: int | None = None
    parse_timeout_s: int = 30
    parse_memory_mib: int = 1024
    outlets: Path | None = None

    def __post_init__(self) -> None:
        for key, (least, most) in _RANGES.items():
            value = getattr(self, key)
            if value is not None and not least <= value <= most:
                raise _wrong(key, str(value))


_RANGES = {"workers": (1, 64), "timeout_s": (1, 86_400), "parse_timeout_s": (1, 86_400), "parse_memory_mib": (64, 65_536)}
_WORDS = {"case": "the name of a file", "actor": "a name", "outlets": "the name of a file"}
_KEYS = {f"{PREFIX}{key.upper()}": key for key in (*_WORDS, *_RANGES)}


def from_environment(environment: Mapping[str, str]) -> Config:
    """Environment variables in, the settings out; those without our prefix are left alone.

    Raises:
        ConfigError: A variable with our prefix is unknown or has a value that is not allowed.
    """
    numbers: dict[str, int] = {}
    words: dict[str, str] = {}
    for name, value in sorted(environment.items()):
        if not name.startswith(PREFIX):
            continue
        key = _KEYS.get(name)
        if key is None:
            raise ConfigError(f"There is no setting {name}.", hint=f"Known settings: {', '.join(sorted(_KEYS))}.")
        if key in _WORDS:
            words[key] = _check_words(key, value)
        elif value.isascii() and value.isdigit():
            numbers[key] = int(value)
        else:
            raise _wrong(key, value)
    case, outlets = (Path(words[key]) if key in words else None for key in ("case", "outlets"))
    return Config(case=case, actor=words.get("actor"), outlets=outlets, **numbers)


def _check_words(key: str, value: str) -> str:
    """A key and its value in, the value without blanks around it out.

    Raises:
        ConfigError: Nothing is left of it.
    """
    if not value.strip():
        raise _wrong(key, value)
    return value.strip()


def _wrong(key: str, value: str) -> ConfigError:
    """A key and its value in, the error that names both and what is allowed out."""
    allowed = _WORDS.get(key) or "a whole number from {} to {}".format(*_RANGES[key])
    return ConfigError(f"The setting {PREFIX}{key.upper()} is {value!r}.", hint=f"Allowed: {allowed}.")
