"""Who said it first, who repeated it, and how many stand behind it.

    import firsthand as fh

    case = fh.read("reports/")                    # every report in a folder
    for claim in case.claims:
        print(claim.id, claim.at_least, claim.at_most, claim.text)
    document = fh.Reader("en")("A clerk told the Gazette that the gate was shut.")

Importing runs nothing: each name is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.api import ReadCase, ReadDocument, Reader, read
    from firsthand.errors import FirsthandError

__all__ = ["FirsthandError", "ReadCase", "ReadDocument", "Reader", "read"]

_HOMES = {
    "FirsthandError": "firsthand.errors",
    "ReadCase": "firsthand.api",
    "ReadDocument": "firsthand.api",
    "Reader": "firsthand.api",
    "read": "firsthand.api",
}


def __getattr__(name: str) -> object:
    """A public name in, what it stands for out; its module is imported now.

    Raises:
        AttributeError: There is no such public name.
    """
    if name not in _HOMES:
        raise AttributeError(f"module 'firsthand' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Nothing in, the public names out."""
    return sorted(__all__)
