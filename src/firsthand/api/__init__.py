"""Python's way in: `open` for a case that stays, `read` for a pile of reports, `Reader` for one text.

Same layer as the command line: what comes out are public records, made by stage `publish`, with protected sources under labels.
"""

from __future__ import annotations

from firsthand.api.case import Case, open
from firsthand.api.demo import demo_folder
from firsthand.api.reading import ReadCase, ReadDocument, Reader, read
from firsthand.config import Config

__all__ = ["Case", "Config", "ReadCase", "ReadDocument", "Reader", "demo_folder", "open", "read"]
