"""Single jobs of the pipeline on readings that lie in memory: for measures, which need no case."""

from __future__ import annotations

from firsthand import pipeline

KnownClaims = pipeline.KnownClaims
find_overlaps = pipeline.find_overlaps
