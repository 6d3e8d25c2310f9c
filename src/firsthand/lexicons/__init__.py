"""Lists of words by topic, as YAML beside this module: cues, outlets, agencies, hedges. Each file's header says who reads it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def load(name: str) -> Mapping[str, Any]:
    """The name of a lexicon ("cues") in, its sections out. Read once; callers must not alter it.

    Raises:
        FileNotFoundError: The package holds no such lexicon.
    """
    text = resources.files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    sections: Mapping[str, Any] = yaml.safe_load(text)
    return sections
