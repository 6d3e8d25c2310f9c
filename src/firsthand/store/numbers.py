"""Ids of a case are a letter and a number; its tables hold the numbers."""

from __future__ import annotations


def number_of(name: str) -> int:
    """`K3` in, 3 out."""
    return int(name[1:])
