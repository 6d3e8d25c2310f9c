"""Rankings of known claims as the scorer reads them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from firsthand.errors import InputError
from firsthand.eval import claims


def _write(path: Path, *rows: dict[str, str]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n\n", encoding="utf-8")
    return path


def test_every_text_has_a_ranking_of_ids(tmp_path: Path) -> None:
    """A row for each text, in order of the file, even where nothing is found; a claim may have no title."""
    known = _write(
        tmp_path / "known.jsonl",
        {"id": "v1", "vclaim": "A whale swam in the Tarn.", "title": "Whale in the Tarn"},
        {"id": "v2", "vclaim": "The tram line closes."},
    )
    _write(tmp_path / "queries.jsonl", {"id": "q1", "text": "The tram is closing!"}, {"id": "q2", "text": "Hello."})
    assert list(claims.predict(tmp_path, known)) == [{"id": "q1", "ranked": ["v2"]}, {"id": "q2", "ranked": []}]


def test_without_known_claims_the_person_is_told_to_name_them(tmp_path: Path) -> None:
    """The message says which option is missing."""
    with pytest.raises(InputError, match="--also"):
        list(claims.predict(tmp_path, None))
