"""Endings of the files that are read. Stage 1 takes them, stage 2 has a reader for each; messages list them from here."""

from __future__ import annotations

DESCRIBED_SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml", ".xml", ".rss", ".atom")
"""Reports; a .json of the same name beside one says where it was published."""
RECORD_SUFFIXES = (".json", ".jsonl")
"""Records with a field for the text."""
SUFFIXES = (*DESCRIBED_SUFFIXES, *RECORD_SUFFIXES)


def suffix_of(path: str) -> str:
    """A path in, its ending in lower case out, with its dot; "" where it has none."""
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""
