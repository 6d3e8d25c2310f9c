"""Writes the case that stands for this version of the schema: `python tests/store/cases/make.py`, once, before that is released.

A case of a released version is never written anew: it shows that what people have is still opened. What it said when it was made
lies beside it.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from firsthand.engine.case import CaseFile
from firsthand.model.casefile import AddSettings, Decision
from firsthand.model.judgement import JudgementKind
from firsthand.model.reading import Case
from firsthand.store.schema import APPLICATION_ID, SCHEMA_VERSION

HERE = Path(__file__).parent
REPORTS = {
    "echo.md": "---\ntitle: Weir gives way\noutlet: Ostrel Echo\npublished: 2031-05-03\n---\n\n"
               "The weir at Ostrel gave way on Friday, a source within the Water Board told the Ostrel Echo. 🌊\n",
    "post.md": "---\ntitle: Weir fails\noutlet: Carrick Post\npublished: 2031-05-04\n---\n\n"
               "The weir at Ostrel gave way on Friday, according to the Ostrel Echo, which quoted a source within the board.\n",
    "star.txt": "“Eleven houses stand in water,” Mayor Ada Brandt said on Saturday.\r\nلا أحد مصاب\r\n",
    "joke.txt": "The weir walked home, a duck told this newspaper.\n",
}
DECISIONS = (
    Decision(JudgementKind.SET, "T4", values={"outlet": "Evening Star"}, actor="mo", why="masthead"),
    Decision(JudgementKind.ASIDE, "T2", actor="mo", why="satire"),
    Decision(JudgementKind.NOTE, "T1", values={"text": "ring the board"}, actor="ada"),
)


def describe(case: Case) -> dict[str, Any]:
    """A case in, what it says, by words and numbers that no later version may change, out."""
    texts = {r.document.id: r.document.text for r in case.readings}
    names = {s.id: s.name for s in case.sources}
    appearances = {a.id: a for a in case.appearances}
    return {
        "documents": [[r.document.id, r.document.path, r.document.sha256, r.document.text, r.document.title, r.document.outlet,
                       r.document.published.iso() if r.document.published else None] for r in case.readings],
        "claims": [
            [c.id, c.text, case.independence[c.id].at_least, case.independence[c.id].at_most,
             [[a, appearances[a].document, appearances[a].assertion.span.of(texts[appearances[a].document]),
               [names[s] for s in appearances[a].chain]] for a in c.appearances]]
            for c in case.claims
        ],
        "aside": [[a.document, a.why, a.actor] for a in case.aside],
        "remarks": [[r.subject, r.text, r.actor] for r in case.remarks],
    }


def dump(path: Path) -> str:
    """A case in, the SQL that makes it again, its full-text indexes filled anew, out."""
    with closing(sqlite3.connect(path)) as connection:
        indexes = [row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")]
        lines = [line for line in connection.iterdump() if "_words" not in line and "writable_schema" not in line]
        claims = connection.execute("SELECT rowid, text FROM claim_words ORDER BY rowid").fetchall()
        quoted = [(n, connection.execute("SELECT quote(?)", (text,)).fetchone()[0]) for n, text in claims]
    return "\n".join([
        f"PRAGMA application_id = {APPLICATION_ID};", f"PRAGMA user_version = {SCHEMA_VERSION};", *lines,
        *(f"{statement};" for statement in indexes),
        "INSERT INTO document_words(rowid, title, text) SELECT number, coalesce(title, ''), text FROM document;",
        *(f"INSERT INTO claim_words(rowid, text) VALUES ({n}, {text});" for n, text in quoted),  # noqa: S608 - quoted by SQLite
        "",
    ])


def main() -> None:
    """The case of today's schema, and what it says, lie beside this file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in REPORTS.items():
            (folder / file).write_bytes(text.encode("utf-8"))
        with CaseFile.open(folder / "firsthand.db") as case:
            case.add([folder], settings=AddSettings(workers=1))
            for decision in DECISIONS:
                case.decide(decision)
            said = describe(case.load())
        (HERE / f"schema-{SCHEMA_VERSION}.sql").write_text(dump(folder / "firsthand.db"), encoding="utf-8", newline="")
    text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
    (HERE / f"schema-{SCHEMA_VERSION}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
