"""Originals made in memory, so that no test needs a file of anybody else's."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable

import pytest

from firsthand.model.document import About, Document, Original
from firsthand.model.provenance import Skipped
from firsthand.stages import extract

ExtractAll = Callable[..., tuple[Document | Skipped, ...]]
ExtractOne = Callable[..., Document]

WORD_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(scope="session")
def extract_all() -> ExtractAll:
    """A function: bytes or text, a path and what lies beside it in, what stage 2 makes of them out."""

    def extract_them(content: bytes | str, path: str, about: About | None = None) -> tuple[Document | Skipped, ...]:
        raw = content.encode() if isinstance(content, str) else content
        return extract.run(Original(path, hashlib.sha256(raw).hexdigest(), raw, about or About()))

    return extract_them


@pytest.fixture(scope="session")
def extract_one(extract_all: ExtractAll) -> ExtractOne:
    """A function: as `extract_all`, where one document must come out."""

    def extract_it(content: bytes | str, path: str, about: About | None = None) -> Document:
        (document,) = extract_all(content, path, about)
        assert isinstance(document, Document), document
        return document

    return extract_it


@pytest.fixture(scope="session")
def make_word() -> Callable[..., bytes]:
    """A function: the body of a word processor's document as XML, and more parts by name, in, a .docx out."""

    def make(body: str, head: str = "", **parts: str) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", f"{head}<w:document {WORD_SPACE}><w:body>{body}</w:body></w:document>")
            for name, content in parts.items():
                package.writestr(name.replace("__", "/") + ".xml", content)
        return file.getvalue()

    return make


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """A function: the lines of each page, and more keys for the trailer, in, a PDF out."""

    def make(*pages: list[str], info: str = "") -> bytes:
        font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font, f"<< {info} >>"]
        kids = []
        for lines in pages:
            drawn = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
            stream = f"BT /F1 11 Tf 60 760 Td {drawn} ET" if lines else ""
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
            objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
                           "/Resources << /Font << /F1 3 0 R >> >> >>")
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        out, offsets = "%PDF-1.4\n", []
        for number, content in enumerate(objects, 1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n{content}\nendobj\n"
        table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
        return (f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R "
                f"/Info 4 0 R >>\nstartxref\n{len(out)}\n%%EOF").encode("latin-1")

    return make
