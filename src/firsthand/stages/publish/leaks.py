"""The last look: no string of what is about to leave may give a protected source away. Nothing is repaired here.

Words that are the same in every case are not looked at: rules with their help, stages, codes of a closed list, ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from firsthand.errors import RedactionError
from firsthand.stages.publish.hiding import Hiding

# Fields of public records whose words are ours, or an id.
OURS = frozenset(
    {"rule", "help", "stage", "code", "kind", "language", "sha256", "provenance", "id", "first_appearance", "root", "standings",
     "value", "says"}
)
# Fields in which a report speaks: the description of an unnamed source may stand there, as it was printed.
PRINTED = frozenset(
    {"quote", "text", "title", "outlet", "url", "cue", "hedge", "words", "before", "after", "publishers", "warnings"}
)
# Fields that hold a path, where names stand without capitals.
ADDRESSES = frozenset({"path", "url"})
# Fields that hold the name of a source.
NAMES = frozenset({"name", "aliases", "chain_names", "printed_names"})


def stop_leaks(record: object, hiding: Hiding) -> None:
    """A public record in; nothing out, where nothing of it gives a protected source away.

    Raises:
        RedactionError: Something does. What, is not said.
    """
    if not hiding.is_active:
        return
    for place, words in set(strings_of(record)):
        if _is_leak(place, words, hiding):
            raise RedactionError(
                f"The field “{place}” of what was to be shown names a protected source.",
                hint="Nothing was shown or written. Report the fault, without the case.",
            )


def strings_of(record: object, place: str = "") -> Iterator[tuple[str, str]]:
    """A public record in, every string of the case in it out, with the name of the field that holds it."""
    if record is None or place in OURS or isinstance(record, (Enum, int, Decimal)):
        return
    if isinstance(record, str):
        yield place, record
    elif is_dataclass(record):
        for name in _names_of_fields(record.__class__):
            yield from strings_of(getattr(record, name), name)
    elif isinstance(record, Mapping):
        for value in record.values():
            yield from strings_of(value, place)
    elif isinstance(record, Iterable) and not isinstance(record, bytes):
        for value in record:
            yield from strings_of(value, place)


@lru_cache(maxsize=64)
def _names_of_fields(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.name not in OURS)


def _is_leak(place: str, words: str, hiding: Hiding) -> bool:
    if hiding.forms.names.holds(words):
        return True
    if place in PRINTED:
        return False
    if place in NAMES:
        return hiding.forms.is_in_name(words)
    return place in ADDRESSES and hiding.is_address_hidden(words)
