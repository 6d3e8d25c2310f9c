"""Tables for other libraries: each is imported when it is first asked for, and named where it is missing."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from firsthand.errors import ConfigError

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | bool | None

_IS_SO = {"true": True, "false": False}
_YES_NO = frozenset({"anonymous", "protected", "headline", "moved", "differs", "denied"})
"""Columns that hold yes or no, where they hold words."""


def load_library(name: str, *, purpose: str) -> Any:
    """The name of a library in, its module out.

    Raises:
        ConfigError: It is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ConfigError(f"{purpose} needs {name}, which is not installed.", hint=f"Install it: pip install {name}.") from error


def make_columns(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> dict[str, list[Value]]:
    """A table as it is exported in, its columns by name out: what is unknown is None, yes and no are bool."""
    columns: dict[str, list[Value]] = {name: [] for name in header}
    for row in rows:
        for name, cell in zip(header, row, strict=True):
            columns[name].append(_value(name, cell))
    return columns


def _value(name: str, cell: str | int) -> Value:
    if cell == "":
        return None
    return _IS_SO.get(cell, cell) if isinstance(cell, str) and name in _YES_NO else cell


def make_dicts(columns: dict[str, list[Value]]) -> list[dict[str, Value]]:
    """Columns in, one dict for each row out."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def make_pandas(columns: dict[str, list[Value]]) -> pd.DataFrame:
    """Columns in, a pandas data frame out."""
    frame: pd.DataFrame = load_library("pandas", purpose="A data frame").DataFrame(columns)
    return frame


def make_polars(columns: dict[str, list[Value]]) -> Any:
    """Columns in, a polars data frame out."""
    return load_library("polars", purpose="A polars data frame").DataFrame(columns, infer_schema_length=None)


def make_arrow(columns: dict[str, list[Value]]) -> Any:
    """Columns in, an Arrow table out."""
    return load_library("pyarrow", purpose="An Arrow table").table(columns)
