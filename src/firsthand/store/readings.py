"""What stages 3 to 7 made of each document: one row for each stage, with the hash of all that its result depends on."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from firsthand.model.attribution import Attribution, CitationChain, Credit
from firsthand.model.claim import Assertion
from firsthand.model.document import Document, Mention, Passage
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource
from firsthand.store import codec
from firsthand.store import schema as t
from firsthand.store.evidence import in_pieces, load_documents
from firsthand.text.dates import DateValue

KINDS: Mapping[str, Mapping[str, Any]] = {
    "segment": {"passages": tuple[Passage, ...]},
    "annotate": {"mentions": tuple[Mention, ...]},
    "attribute": {"attributions": tuple[Attribution, ...]},
    "resolve": {"sources": tuple[DocumentSource, ...], "chains": tuple[CitationChain, ...]},
    "claims": {"assertions": tuple[Assertion, ...]},
}
"""What each stage makes; tokens and credits, which `annotate` makes too and only stages 5 to 7 need, have rows of their own."""
TOKENS, CREDITS = "tokens", "credits"
_CREDITS = tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one stage made of one document, ready to be stored.

    Attributes:
        stage: Its name, or `TOKENS`, or `CREDITS`.
        inputs: Hash of the document and of every stage that it depends on.
        body: Packed.
    """

    stage: str
    inputs: str
    body: bytes


def hash_inputs(document: Document, versions: Sequence[tuple[str, int]], *, lists: str = "") -> dict[str, str]:
    """A document and the stages after 2 with their versions, in order, in; for each stage a hash of all it depends on out.

    Args:
        document: The document.
        versions: Of every stage.
        lists: Hash of the lists of outlets that the user added.
    """
    hashed = hashlib.sha256(lists.encode())
    fields = (document.text, document.title, document.outlet, document.url, document.author, document.language)
    for value in (*fields, codec.dump(document.published, DateValue | None)):
        hashed.update(b"\0" if value is None else b"\1" + value.encode("utf-8", "surrogatepass") + b"\0")
    found: dict[str, str] = {}
    for stage, version in versions:
        hashed.update(f"{stage} {version}".encode())
        found[stage] = hashed.hexdigest()[:32]
    return found


def pack_parts(reading: Reading, inputs: Mapping[str, str]) -> list[Part]:
    """A reading with its tokens, and the hashes of what each stage depends on, in; what is to be stored out."""
    parts = [
        Part(stage, inputs[stage], codec.pack([getattr(reading, name) for name in fields], _row_of(stage)))
        for stage, fields in KINDS.items()
    ]
    made = inputs["annotate"]
    tokens = Part(TOKENS, made, codec.pack_tokens(reading.tokens))
    return [*parts, tokens, Part(CREDITS, made, codec.pack(reading.credits, _CREDITS))]


def unpack_parts(document: Document, parts: Mapping[str, bytes]) -> Reading:
    """A document and the parts of its reading in, the reading as far as they go out."""
    reading = Reading(document)
    for stage, body in parts.items():
        if stage == TOKENS:
            reading = replace(reading, tokens=codec.unpack_tokens(body, document.text))
        elif stage == CREDITS:
            reading = replace(reading, credits=codec.unpack(body, _CREDITS))
        else:
            values = codec.unpack(body, _row_of(stage))
            reading = replace(reading, **dict(zip(KINDS[stage], values, strict=True)))
    return reading


def _row_of(stage: str) -> Any:
    """A stage in, the type of the row of all that it makes out."""
    return tuple.__class_getitem__(tuple(KINDS[stage].values()))


_DROP_PARTS = delete(t.part).where(t.part.c.document == bindparam("which"))
_ADD_PART = insert(t.part)


def save_reading(connection: Connection, number: int, parts: Iterable[Part]) -> None:
    """The number of a document and the parts of its reading in; the older reading is replaced whole."""
    connection.execute(_DROP_PARTS, {"which": number})
    connection.execute(_ADD_PART, [
        {"document": number, "stage": p.stage, "inputs": p.inputs, "body": p.body} for p in parts])


def load_parts(connection: Connection, number: int) -> dict[str, Part]:
    """The number of a document in, the parts of its reading by stage out."""
    rows = connection.execute(select(t.part).where(t.part.c.document == number))
    return {row.stage: Part(row.stage, row.inputs, row.body) for row in rows}


def find_holding(connection: Connection, stage: str, words: Sequence[str]) -> list[int]:
    """A stage and words of a closed list in; numbers of the documents of whose reading that stage may have made one of them, out.

    It looks at what is stored without reading it out, a tenth of the work; a document whose text has one of the words as a value
    of another kind is among them too.
    """
    sought = [f'"{word}"'.encode() for word in words]
    found = []
    for row in connection.execute(select(t.part.c.document, t.part.c.body).where(t.part.c.stage == stage)):
        if codec.holds_any(row.body, sought):
            found.append(row.document)
    return sorted(found)


def load_readings(
    connection: Connection, numbers: Iterable[int] | None, *, stages: Sequence[str] = tuple(KINDS),
    among: Collection[int] | None = None,
) -> list[Reading]:
    """Numbers of documents in (None: all), their readings without tokens, in order, out.

    Args:
        connection: Of the caller.
        numbers: Of the documents.
        stages: Whose records are taken.
        among: Only these documents come with any; None stands for all.
    """
    documents = load_documents(connection, numbers)
    bodies: dict[int, dict[str, bytes]] = defaultdict(dict)
    query = select(t.part.c.document, t.part.c.stage, t.part.c.body).where(t.part.c.stage.in_(stages))
    wanted = documents if among is None else documents.keys() & set(among)
    for some in in_pieces(None if numbers is None and among is None else wanted):
        for row in connection.execute(query if some is None else query.where(t.part.c.document.in_(some))):
            bodies[row.document][row.stage] = row.body
    return [unpack_parts(document, bodies[number]) for number, document in documents.items()]
