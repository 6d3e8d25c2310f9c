"""Who said it first, who repeated it, and how many stand behind it.

    import firsthand as fh

    with fh.open("firsthand.db") as case:         # a case that stays; made when missing
        case.add("reports/")
        for claim in case.claims(min_outlets=2, max_independent=1):
            print(claim.id, claim.text, claim.first.source)
    read = fh.read("reports/")                    # the same without a case: nothing is kept
    document = fh.Reader("en")("A clerk told the Gazette that the gate was shut.")

Importing runs nothing: each name is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firsthand.api import Case, Config, ReadCase, ReadDocument, Reader, demo_folder, open, read
    from firsthand.errors import FirsthandError

__all__ = ["Case", "Config", "FirsthandError", "ReadCase", "ReadDocument", "Reader", "demo_folder", "open", "read"]

_HOMES = {name: "firsthand.errors" if name == "FirsthandError" else "firsthand.api" for name in __all__}


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
