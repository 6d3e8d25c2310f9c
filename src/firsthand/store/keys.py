"""The keys of all documents, looked through whole: that takes less than an index which every document adds to in many places."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from firsthand.model.document import DocumentId
from firsthand.store import schema as t

if TYPE_CHECKING:
    import numpy as np

Keys = tuple[tuple[int, ...], tuple[int, ...]]
"""Two kinds of numbers of 63 bits."""


def pack_keys(keys: Keys) -> bytes:
    """Keys of a document in, bytes out."""
    story, text = keys
    return struct.pack(f"<B{len(story) + len(text)}q", len(story), *story, *text)


def unpack_keys(content: bytes) -> Keys:
    """Bytes of `pack_keys` in, the keys out."""
    numbers = struct.unpack(f"<{(len(content) - 1) // 8}q", content[1:])
    return numbers[: content[0]], numbers[content[0] :]


@dataclass(frozen=True, slots=True)
class KeyIndex:
    """Who holds which keys.

    Attributes:
        packed: The keys of each document.
        keys, owners: All keys in one array, and the document of each.
    """

    packed: Mapping[int, bytes]
    keys: np.ndarray
    owners: np.ndarray

    def keys_of(self, document: int) -> Keys:
        """The number of a document in, its keys out."""
        return unpack_keys(self.packed[document])

    def find_holders(self, wanted: Collection[int]) -> dict[int, list[DocumentId]]:
        """Keys in, the documents that hold each, in order of the case, out."""
        import numpy as np

        held = np.isin(self.keys, np.fromiter(wanted, dtype=np.int64, count=len(wanted)))
        holders: dict[int, list[DocumentId]] = defaultdict(list)
        for key, owner in zip(self.keys[held].tolist(), self.owners[held].tolist(), strict=True):
            holders[key].append(DocumentId(f"T{owner}"))
        return dict(holders)


def load_index(connection: Connection, documents: Iterable[int]) -> KeyIndex:
    """Numbers of documents in, the index of their keys out."""
    import numpy as np

    wanted = set(documents)
    query = select(t.header.c.document, t.header.c.neighbour_keys).where(t.header.c.is_aside == 0).order_by(t.header.c.document)
    packed = {row[0]: row[1] for row in connection.execute(query) if row[0] in wanted and row[1]}
    arrays = [np.frombuffer(content, dtype="<i8", offset=1) for content in packed.values()]
    lengths = [len(a) for a in arrays]
    owners = np.repeat(np.fromiter(packed, dtype=np.int64, count=len(packed)), lengths)
    return KeyIndex(packed, np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64), owners)
