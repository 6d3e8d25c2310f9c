"""Parsing in a child process, so that a file that hangs, crashes or eats memory costs that file and nothing else."""

from __future__ import annotations

from firsthand.sandbox.parent import Sandbox

__all__ = ["Sandbox"]
