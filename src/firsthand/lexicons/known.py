"""Outlets and news agencies by all their names: the shipped lists, and those that a user adds in a file of the same form.

The one place where both lists are put together; who needs them asks here. The user's file is named by the setting `outlets`;
it is put to use once, at the edge, before anything is read, in every process that reads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import yaml

from firsthand import lexicons
from firsthand.errors import ConfigError

SECTIONS: Mapping[str, str] = {
    "papers": "paper", "magazines": "magazine", "broadcasters": "broadcaster", "web": "web", "shows": "show",
    "agencies": "agency",
}  # fmt: skip
"""The sections of the lists, each with the kind of what stands in it. Of a show the key is the outlet that airs it."""

P = ParamSpec("P")
R = TypeVar("R")
_KEPT = 8192
"""Answers of one function. Names of a case that are asked for again and again are fewer."""

Sections = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Section -> best-known name -> other names."""

_used: dict[str, Mapping[str, tuple[str, ...]]] = {}
_forget: list[Callable[[], None]] = []
"""Clears the answers of each function that `kept` keeps."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet or agency.

    Attributes:
        name: The name that it is best known by.
        kind: A value of `SECTIONS`; never "show", which is no outlet.
        others: Its other names.
    """

    name: str
    kind: str
    others: tuple[str, ...] = ()


def sections() -> Sections:
    """Nothing in; the shipped lists, with what `use` has added, out. A user's entry goes before a shipped one of its name."""
    listed = {**lexicons.load("outlets"), **lexicons.load("agencies")}
    shipped = {section: {str(name): _words(others) for name, others in listed[section].items()} for section in SECTIONS}
    return {section: {**shipped[section], **_used.get(section, {})} for section in SECTIONS}


def outlets() -> tuple[Outlet, ...]:
    """Nothing in, every outlet and agency but no show out."""
    listed = sections()
    kinds = ((section, kind) for section, kind in SECTIONS.items() if kind != "show")
    return tuple(Outlet(name, kind, others) for section, kind in kinds for name, others in listed[section].items())


def use(extension: Sections) -> None:
    """A user's lists in; from now on they are part of `sections`; those used before are forgotten, with all that was kept."""
    if dict(extension) == _used:
        return
    _used.clear()
    _used.update(extension)
    for forget in _forget:
        forget()


def kept(function: Callable[P, R]) -> Callable[P, R]:
    """A function whose answers hang on the lists in; the same out, with its last answers kept until other lists are used."""
    keeping = lru_cache(maxsize=_KEPT)(function)
    _forget.append(keeping.cache_clear)
    return cast("Callable[P, R]", keeping)


def fingerprint() -> str:
    """Nothing in; a short hash of what `use` has added, so that readings made with other lists are known, out; or ""."""
    if not _used:
        return ""
    written = json.dumps(_used, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def used() -> Sections:
    """Nothing in; what `use` has added out, to be handed to another process."""
    return dict(_used)


def read(path: Path) -> Sections:
    """A user's file in, its lists out.

    Raises:
        ConfigError: It cannot be read, or is not of the form of the shipped lists.
    """
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"Cannot read the list of outlets {path}: {error.strerror or 'it is not there'}.", hint="Check FIRSTHAND_OUTLETS."
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _wrong(path, "it is no YAML in UTF-8") from error
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise _wrong(path, "it has no sections")
    return {_section(path, section): _entries(path, section, entries) for section, entries in found.items()}


def _section(path: Path, section: object) -> str:
    if section not in SECTIONS:
        raise _wrong(path, f"there is no section {section!r}")
    return str(section)


def _entries(path: Path, section: object, entries: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(entries, dict):
        raise _wrong(path, f"the section {section!r} holds no names")
    for name, others in entries.items():
        listed = [name, *(others if isinstance(others, list) else [others] if others is not None else [])]
        if isinstance(others, dict) or not all(isinstance(one, str) and one.strip() for one in listed):
            raise _wrong(path, f"the entry {name!r} is no name with a list of other names")
    return {name.strip(): _words(others) for name, others in entries.items()}


def _words(others: Any) -> tuple[str, ...]:
    """Other names as YAML has them in, as a tuple out; one alone need not be a list."""
    listed = [] if others is None else others if isinstance(others, list | tuple) else [others]
    return tuple(str(other).strip() for other in listed)


def _wrong(path: Path, why: str) -> ConfigError:
    return ConfigError(
        f"The list of outlets {path} cannot be used: {why}.",
        hint=f"Sections: {', '.join(SECTIONS)}. In each, a line for an outlet: `Harwick Gazette: [the Gazette, HG]`.",
    )
