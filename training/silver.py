"""Texts in, what a parser says of their words out: the silver from which the encoder learns syntax and names.

    python training/silver.py --data ../shared/data --out build/training

Reads the texts of PolNeAR's training articles, without those that the benchmark is made of, and of two sets of news stories.
Gold of any task but PolNeAR's attributions is not looked at. Every article is one JSON line: words with their places, tags,
parts of speech, dependencies, heads, names, sentences, paragraphs, quotation marks, and, where the article has them, its
attributions.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from firsthand.model.document import Document, DocumentId, PassageKind
from firsthand.stages import segment
from firsthand.stages.annotate import _PARSED
from firsthand.stages.annotate.parser import TOKENISER
from firsthand.stages.annotate.reading import read_line

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_TEXT = 30_000
"""Characters of a text that are parsed: one endless page would teach more than fifty articles."""
FIELDS = ("words", "places", "tags", "pos", "deps", "heads", "names", "lines", "paragraphs", "quoted")
"""Of a record, those that have one entry for each word."""


def main() -> None:
    """Arguments of the command in, `silver.jsonl` out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    parser = spacy.load(TOKENISER)  # all of it: the package itself takes only its tokeniser and its dictionary forms
    excluded = set((given.data.parent / "echobench" / "exclude.txt").read_text(encoding="utf-8").split())
    with (given.out / "silver.jsonl").open("w", encoding="utf-8") as out:
        for record in _texts(given.data, excluded):
            out.write(json.dumps(_parse(record, parser)) + "\n")


def _texts(data: Path, excluded: set[str]) -> Iterator[dict[str, object]]:
    """The folder of the data, and which articles to leave out, in; records with `doc`, `text` and perhaps `attributions` out."""
    for line in (data / "polnear" / "train.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        if record["doc"] not in excluded:
            yield record
    for folder in ("stories_ecbplus", "stories_fnc"):
        for path in sorted((data / folder).rglob("docs*.jsonl")):
            for line in path.open(encoding="utf-8"):
                record = json.loads(line)
                yield {"doc": f"{folder}/{record.get('doc', record.get('id'))}", "text": record["text"]}


def _parse(record: dict[str, object], parser: Language) -> dict[str, object]:
    """One article in, its words and what the parser says of them out."""
    text = str(record["text"])[:LONGEST_TEXT]
    passages = segment.run(Document(DocumentId("T1"), "a.txt", "", text))
    parsed = [p for p in passages if p.kind in _PARSED]
    quotations = [p.span for p in passages if p.kind is PassageKind.QUOTATION]
    lines = [read_line(text, p.span) for p in parsed]
    out: dict[str, list[object]] = {field: [] for field in FIELDS}
    for number, (passage, line, doc) in enumerate(zip(parsed, lines, parser.pipe([ln.text for ln in lines]), strict=True)):
        kept = [t for t in doc if not t.is_space]
        first = len(out["words"])
        index = {t.i: first + n for n, t in enumerate(kept)}
        for token in kept:
            span = line.span(token.idx, token.idx + len(token))
            head = index.get(token.head.i, index[token.i])
            name = f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
            quoted = any(q.start <= span.start < q.end for q in quotations)
            told = (token.text, [span.start, span.end], token.tag_, token.pos_, token.dep_, head, name)
            for field, value in zip(FIELDS, (*told, number, passage.paragraph, quoted), strict=True):
                out[field].append(value)
    return {"doc": record["doc"], **out, "attributions": record.get("attributions")}


if __name__ == "__main__":
    main()
