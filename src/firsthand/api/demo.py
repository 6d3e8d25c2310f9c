"""The example that comes with the package."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def demo_folder() -> Path:
    """Nothing in, the folder of the example out: eight invented reports of one fire and one look-alike. Only to be read."""
    return Path(str(resources.files("firsthand") / "demo"))
