"""Known claims that short texts make: the texts of a folder and a collection of claims in, a ranking for each text out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from firsthand.engine.sharing import KnownClaims
from firsthand.errors import InputError
from firsthand.eval.rows import read_rows

RANKED = 50
"""Claims that are listed for a text. The scorer looks no further."""


def predict(folder: Path, also: Path | None) -> Iterator[dict[str, object]]:
    """A folder with queries.jsonl in; a row {id, ranked} for each of its texts out, in order of the file.

    Args:
        folder: Of queries.jsonl, whose rows have an id and a text.
        also: The known claims, one to a line: id, vclaim, and a title where there is one.

    Returns:
        `ranked` are ids of known claims, best first.

    Raises:
        InputError: No file of known claims is given.
    """
    if also is None:
        raise InputError("There are no known claims to look for. Name their file with --also.")
    known = list(read_rows(also))
    claims = KnownClaims([(row["vclaim"], row.get("title") or "") for row in known])
    for row in read_rows(folder / "queries.jsonl"):
        yield {"id": row["id"], "ranked": [known[n]["id"] for n in claims.rank(row["text"], RANKED)]}
