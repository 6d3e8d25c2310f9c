"""What many tests need: the parser, loaded once, and a way to read a string."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Reading
from firsthand.text import dates

if TYPE_CHECKING:
    from firsthand.pipeline import Parser

ReadText = Callable[..., Reading]


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The parser of stage 4."""
    return pipeline.load_parser()


@pytest.fixture(scope="session")
def read_text(parser: Parser) -> ReadText:
    """A function: a text, and optionally title, outlet, published, url, author, in; what stages 3 to 7 make of it out."""

    def read(text: str, *, document_id: str = "T1", published: str | None = None, **about: str) -> Reading:
        document = Document(
            id=DocumentId(document_id), path=f"{document_id}.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), text=text,
            published=dates.parse_published(published) if published else None, **about,
        )
        return pipeline.read_document(document, parser)

    return read


@pytest.fixture
def write_reports(tmp_path: Path) -> Callable[[dict[str, str | bytes]], Path]:
    """A function: files by name in, the folder that holds them out."""

    def write(files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return tmp_path

    return write
