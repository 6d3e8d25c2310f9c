"""The map: every stage in travel order, what each requires and what it produces. The only module that knows them all.

Stages 1 to 7 look at one document each and may run anywhere, in any order; stages 8 and 10 look at the case.
A stage that is not built yet is absent. `engine/` decides where a stage runs; this module says what it means.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.model.document import Document, DocumentId, Original
from firsthand.model.provenance import Skipped
from firsthand.model.reading import Case, Reading
from firsthand.stages import annotate, attribute, claims, cluster, extract, ingest, publish, rate, resolve, segment

if TYPE_CHECKING:
    from spacy.language import Language

Timer = Callable[[str], AbstractContextManager[object]]
"""Called with a stage's name around its work; `--profile` passes one in."""


class Scope(StrEnum):
    """How much a stage looks at."""

    DOCUMENT = "document"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way.

    Attributes:
        number: Place among the eleven of the design.
        name: The verb; also its module below `stages/`.
        run: The function.
        requires: Records that it reads.
        produces: Records that it makes.
        scope: One document, or the case.
        version: Raised whenever its results may change.
    """

    number: int
    name: str
    run: Callable[..., object]
    requires: tuple[str, ...]
    produces: tuple[str, ...]
    scope: Scope
    version: int = 1

    @property
    def summary(self) -> str:
        """First line of the stage's own docstring."""
        return (sys.modules[self.run.__module__].__doc__ or "").partition("\n")[0]


STAGES: tuple[Stage, ...] = (
    Stage(1, "ingest", ingest.run, ("path",), ("original",), Scope.DOCUMENT),
    Stage(2, "extract", extract.run, ("original",), ("document",), Scope.DOCUMENT),
    Stage(3, "segment", segment.run, ("document",), ("passages",), Scope.DOCUMENT),
    Stage(4, "annotate", annotate.run, ("document", "passages"), ("mentions", "tokens"), Scope.DOCUMENT),
    Stage(5, "attribute", attribute.run, ("document", "passages", "mentions", "tokens"), ("attributions",), Scope.DOCUMENT),
    Stage(6, "resolve", resolve.run, ("attributions", "mentions", "tokens"), ("sources", "chains"), Scope.DOCUMENT),
    Stage(7, "claims", claims.run, ("passages", "mentions", "tokens", "sources", "chains"), ("assertions",), Scope.DOCUMENT),
    Stage(8, "cluster", cluster.run, ("document", "sources", "assertions"),
          ("overlaps", "stories", "case sources", "appearances", "case claims"), Scope.CASE),
    Stage(10, "rate", rate.run, ("overlaps", "case sources", "appearances", "case claims"), ("independence",), Scope.CASE),
    Stage(11, "publish", publish.run, ("case sources", "appearances", "case claims", "independence"),
          ("public views",), Scope.CASE),
)


def untimed(stage: str) -> AbstractContextManager[object]:
    """The timer that measures nothing."""
    return nullcontext(stage)


def load_parser() -> Language:
    """Nothing in, what stage 4 parses with out. Takes about 0.7 s: load it once for each process."""
    return annotate.load_parser()


def extract_documents(paths: Iterable[Path | str], timer: Timer = untimed) -> Iterator[Document | Skipped]:
    """Files and folders in, what stages 1 and 2 make of them out: documents without ids, and skips.

    Raises:
        InputError: A path does not exist.
    """
    # 1. originals
    with timer("ingest"):
        originals = list(ingest.run(paths))
    for original in originals:
        if isinstance(original, Skipped):
            yield original
            continue
        # 2. documents
        with timer("extract"):
            extracted = extract_original(original)
        yield from extracted


def extract_original(original: Original) -> tuple[Document | Skipped, ...]:
    """An original in, what stage 2 makes of it out: documents without ids, and skips."""
    return extract.run(original)


def number_documents(extracted: Iterable[Document | Skipped]) -> tuple[list[Document], list[Skipped]]:
    """Documents and skips in any order in; documents by path with their ids, and the skips by path, out."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for item in extracted:
        if isinstance(item, Skipped):
            skipped.append(item)
        else:
            documents.append(item)
    documents.sort(key=lambda d: _place(d.path))
    return [replace(d, id=DocumentId(f"T{n}")) for n, d in enumerate(documents, 1)], order_skipped(skipped)


def order_skipped(skipped: Iterable[Skipped]) -> list[Skipped]:
    """Skips in any order in, the same by path out."""
    return sorted(skipped, key=lambda s: _place(s.path))


def _place(path: str) -> tuple[str, int, str]:
    """A path in, what it is ordered by out: of `news.jsonl#10` the file, then its tenth record, which follows the ninth."""
    file, _, number = path.rpartition("#")
    return (file, int(number), path) if file and number.isascii() and number.isdigit() and len(number) < 10 else (path, 0, path)


def read_document(document: Document, parser: Language, timer: Timer = untimed) -> Reading:
    """A document in, what stages 3 to 7 make of it out (its tokens dropped: they are many, and no later stage needs them)."""
    # 3. passages
    with timer("segment"):
        reading = Reading(document, passages=segment.run(document))
    # 4. mentions, tokens
    with timer("annotate"):
        mentions, tokens = annotate.run(document, reading.passages, parser)
        reading = replace(reading, mentions=mentions, tokens=tokens)
    # 5. attributions
    with timer("attribute"):
        reading = replace(reading, attributions=attribute.run(reading))
    # 6. sources, chains
    with timer("resolve"):
        sources, chains = resolve.run(reading)
        reading = replace(reading, sources=sources, chains=chains)
    # 7. assertions
    with timer("claims"):
        reading = replace(reading, assertions=claims.run(reading))
    return replace(reading, tokens=())


def read_case(readings: Sequence[Reading], skipped: Sequence[Skipped] = (), timer: Timer = untimed) -> Case:
    """Readings in order of the case in, the case out."""
    # 8. copies, stories, sources, claims
    with timer("cluster"):
        clustered = cluster.run(readings)
    case = Case(
        readings=tuple(readings),
        skipped=tuple(skipped),
        overlaps=clustered.overlaps,
        stories=clustered.stories,
        sources=clustered.sources,
        appearances=clustered.appearances,
        claims=clustered.claims,
    )
    # 10. independence
    with timer("rate"):
        return replace(case, independence=rate.run(case))
