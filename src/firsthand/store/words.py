"""Full-text search over documents and claims (SQLite FTS5): words in, numbers and places out."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Mapping

from sqlalchemy import Connection

from firsthand.model.span import Span

_TOKENISER = "porter unicode61 remove_diacritics 2"
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Marks around a hit; private characters, which a text that holds them already loses for this search only."""
_BLANKED = dict.fromkeys(map(ord, (_OPEN, _CLOSE, "\0")), " ")
"""The index stops at a NUL."""
_PHRASE = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+")


def index_document(connection: Connection, number: int, title: str, text: str) -> None:
    """The number of a document, its title and its text in; its words are found from now on."""
    connection.exec_driver_sql("INSERT INTO document_words(rowid, title, text) VALUES (?, ?, ?)",
                               (number, title.translate(_BLANKED), text.translate(_BLANKED)))


def write_query(sought: str, *, is_any: bool = False) -> str:
    """Words as a person typed them, "phrases" in quotation marks, in; a query that FTS5 takes for nothing else out.

    It finds what holds all of them; with `is_any`, what holds any.
    """
    phrases = []
    for phrase, word in _PHRASE.findall(unicodedata.normalize("NFC", sought)):  # the index takes é and e with an accent for one
        if words := _WORD.findall(phrase or word):
            phrases.append('"' + " ".join(words) + '"')
    return (" OR " if is_any else " AND ").join(dict.fromkeys(phrases))


def find_documents(connection: Connection, sought: str, limit: int) -> list[int]:
    """Words in, numbers of the documents that hold all of them, the best first, out."""
    query = write_query(sought)
    if not query:
        return []
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM document_words WHERE document_words MATCH ? ORDER BY bm25(document_words, 4.0, 1.0), rowid LIMIT ?",
        (query, limit))
    return [row[0] for row in rows]


def find_claims(connection: Connection, sentence: str, limit: int) -> list[tuple[int, str]]:
    """A sentence in, numbers and words of claims that share some of its words, the best first, out."""
    query = write_query(" ".join(_WORD.findall(unicodedata.normalize("NFC", sentence))), is_any=True)
    if not query:
        return []
    rows = connection.exec_driver_sql(
        "SELECT rowid, text FROM claim_words WHERE claim_words MATCH ? ORDER BY rank, rowid LIMIT ?", (query, limit))
    return [(row[0], row[1]) for row in rows]


def find_places(sought: str, texts: Mapping[int, str]) -> dict[int, tuple[Span, ...]]:
    """Words and the texts that hold them in; where they stand in each, in text order, out.

    The index of a case keeps no texts, so the few texts of an answer are indexed once more, in memory.
    """
    query = write_query(sought, is_any=True)  # one of them may stand in the title only
    if not query or not texts:
        return {}
    with sqlite3.connect(":memory:") as scratch:
        scratch.execute(f"CREATE VIRTUAL TABLE hit USING fts5(text, tokenize='{_TOKENISER}')")
        scratch.executemany("INSERT INTO hit(rowid, text) VALUES (?, ?)", [
            (n, text.translate(_BLANKED)) for n, text in texts.items()])
        marking = "SELECT rowid, highlight(hit, 0, ?, ?) FROM hit WHERE hit MATCH ?"
        rows = scratch.execute(marking, (_OPEN, _CLOSE, query)).fetchall()
    scratch.close()
    return {number: tuple(_with_marks(span, texts[number]) for span in _read_marks(marked)) for number, marked in rows}


def _with_marks(span: Span, text: str) -> Span:
    """A hit and its text in; the hit with the vowel signs and accents that belong to its last letter out."""
    end = span.end
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return Span(span.start, end)


def _read_marks(marked: str) -> list[Span]:
    """A text with marks around hits in, the hits' places in the text without marks out."""
    spans: list[Span] = []
    position, start = 0, 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", marked):
        if piece == _OPEN:
            start = position
        elif piece == _CLOSE:
            spans.append(Span(start, position))
        else:
            position += len(piece)
    return spans
