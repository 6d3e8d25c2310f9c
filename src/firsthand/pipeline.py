"""The map: every stage in travel order, what each requires and what it produces. The only module that knows them all.

Stages 1 to 7 look at one document each and may run anywhere, in any order; stages 8 and 10 look at the case.
A stage that is not built yet is absent. `engine/` decides where a stage runs; this module says what it means.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from firsthand.model.document import Document, DocumentId, Original
from firsthand.model.judgement import UNCONSTRAINED, Constraints
from firsthand.model.provenance import DOCUMENT_STAGES, VERSIONS, Skipped
from firsthand.model.reading import Case, Reading
from firsthand.model.source import DocumentSource, Source
from firsthand.model.story import TextOverlap
from firsthand.stages import annotate, attribute, claims, cluster, extract, ingest, publish, rate, relate, resolve, segment
from firsthand.text.formats import SUFFIXES as SUFFIXES

Parser = annotate.Parser
"""What stage 4 reads words with."""
KnownClaims = cluster.KnownClaims
"""Claims of a collection, ranked by how well a short text makes them."""
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
    """

    number: int
    name: str
    run: Callable[..., object]
    requires: tuple[str, ...]
    produces: tuple[str, ...]
    scope: Scope

    @property
    def version(self) -> int:
        """Raised whenever its results may change."""
        return VERSIONS[self.name]

    @property
    def summary(self) -> str:
        """First line of the stage's own docstring."""
        return (sys.modules[self.run.__module__].__doc__ or "").partition("\n")[0]


STAGES: tuple[Stage, ...] = (
    Stage(1, "ingest", ingest.run, ("path",), ("original",), Scope.DOCUMENT),
    Stage(2, "extract", extract.run, ("original",), ("document",), Scope.DOCUMENT),
    Stage(3, "segment", segment.run, ("document",), ("passages",), Scope.DOCUMENT),
    Stage(4, "annotate", annotate.run, ("document", "passages"), ("mentions", "tokens", "credits"), Scope.DOCUMENT),
    Stage(5, "attribute", attribute.run, ("document", "passages", "mentions", "tokens", "credits"), ("attributions",),
          Scope.DOCUMENT),
    Stage(6, "resolve", resolve.run, ("attributions", "mentions", "tokens"), ("sources", "chains"), Scope.DOCUMENT),
    Stage(7, "claims", claims.run, ("passages", "mentions", "tokens", "sources", "chains"), ("assertions",), Scope.DOCUMENT),
    Stage(8, "cluster", cluster.run, ("document", "sources", "assertions"),
          ("overlaps", "stories", "case sources", "appearances", "case claims"), Scope.CASE),
    Stage(9, "relate", relate.run, ("document", "case sources", "appearances", "case claims"), ("relations",), Scope.CASE),
    Stage(10, "rate", rate.run, ("overlaps", "case sources", "appearances", "case claims", "relations"),
          ("independence", "credibility", "reliability"), Scope.CASE),
    Stage(11, "publish", publish.run,
          ("case sources", "appearances", "case claims", "independence", "credibility", "reliability"),
          ("public views",), Scope.CASE),
)


def untimed(stage: str) -> AbstractContextManager[object]:
    """The timer that measures nothing."""
    return nullcontext(stage)


def load_parser() -> Parser:
    """Nothing in, what stage 4 parses with out. Takes about 0.7 s: load it once for each process."""
    return annotate.load_parser()


def find_originals(
    paths: Iterable[Path | str], *, sheet: Path | str | None = None, without: Sequence[Path] = ()
) -> Iterator[Original | Skipped]:
    """Files and folders, and a sheet that describes them, in; what stage 1 makes of them out, one at a time, sorted by path.

    Files and folders of `without` are passed over.

    Raises:
        InputError: A path does not exist, or the sheet cannot be read.
    """
    return ingest.run(paths, sheet=sheet, without=without)


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


def read_document(document: Document, parser: Parser, timer: Timer = untimed) -> Reading:
    """A document in, what stages 3 to 7 make of it out, without tokens and credits, which no later stage needs."""
    return replace(run_stages(document, parser, timer), tokens=(), credits=())


def run_stages(
    document: Document, parser: Parser | None, timer: Timer = untimed, *, known: Reading | None = None, since: str = "segment"
) -> Reading:
    """A document in, what stages 3 to 7 make of it, tokens included, out.

    Args:
        document: With its id.
        parser: Of `load_parser`; None where `annotate` need not run.
        timer: Called around each stage.
        known: What was made of the document before, tokens included; needed where `since` is not the first stage.
        since: The first stage that has to run; what those before it made is taken from `known`.
    """
    reading = Reading(document) if known is None else replace(known, document=document)
    for stage in DOCUMENT_STAGES[DOCUMENT_STAGES.index(since):]:
        with timer(stage):
            reading = _read_on(reading, stage, parser)
    return reading


def _read_on(reading: Reading, stage: str, parser: Parser | None) -> Reading:
    """A reading as far as the stages before this one made it in, the same with what this one makes out."""
    document = reading.document
    # 3. passages
    if stage == "segment":
        return replace(reading, passages=segment.run(document))
    # 4. mentions, tokens, credits
    if stage == "annotate":
        mentions, tokens, told = annotate.run(document, reading.passages, load_parser() if parser is None else parser)
        return replace(reading, mentions=mentions, tokens=tokens, credits=told)
    # 5. attributions
    if stage == "attribute":
        return replace(reading, attributions=attribute.run(reading))
    # 6. sources, chains
    if stage == "resolve":
        sources, chains = resolve.run(reading)
        return replace(reading, sources=sources, chains=chains)
    # 7. assertions
    return replace(reading, assertions=claims.run(reading))


def read_case(
    readings: Sequence[Reading],
    skipped: Sequence[Skipped] = (),
    timer: Timer = untimed,
    *,
    constraints: Constraints = UNCONSTRAINED,
) -> Case:
    """Readings in order of the case, and what people decided of them, in; the case out."""
    # 8. copies, stories, sources, claims
    with timer("cluster"):
        clustered = cluster.run(readings, constraints)
    case = Case(
        readings=tuple(readings),
        skipped=tuple(skipped),
        overlaps=clustered.overlaps,
        stories=clustered.stories,
        sources=clustered.sources,
        appearances=clustered.appearances,
        claims=clustered.claims,
        suggestions=clustered.suggestions,
        contrasts=clustered.contrasts,
    )
    # 9. relations
    with timer("relate"):
        case = relate_case(case)
    # 10. independence
    with timer("rate"):
        return rate_case(case)


def relate_case(case: Case) -> Case:
    """A clustered case, or a part of one, in; the same with its relations out."""
    return replace(case, relations=relate.run(case))


def rate_case(case: Case) -> Case:
    """A clustered case, or a part of one, in; the same with every claim counted, and claims and sources rated, out.

    Ratings are made from what is handed in alone: of a part of a case that is kept, the engine makes them from counts over
    the whole.
    """
    counted = replace(case, independence=rate.run(case))
    return replace(
        counted,
        credibility=rate.rate_claims(counted, rate.find_oppositions(counted)),
        reliability=rate.rate_sources(counted.sources, rate.find_records(counted)),
    )


def read_passages(document: Document) -> Reading:
    """A document in; its reading with passages, which is all that copies and stories need, out."""
    return Reading(document, passages=segment.run(document))


def find_overlaps(readings: Sequence[Reading]) -> tuple[TextOverlap, ...]:
    """Readings with passages in, the pairs of them that share text out."""
    return cluster.find_overlaps(readings)


def weigh_claims(case: Case) -> list[publish.ClaimWeight]:
    """A case, or a part of one, in; how each of its claims stands in lists out."""
    return publish.weigh(publish.run(case))


def compare_words(sought: str, text: str) -> float:
    """Two texts in; how much of what the first tells the second has too, 0 to 1, out. Rare words tell more than common ones."""
    return cluster.share_of_words(sought, text)


def keys_of(reading: Reading) -> cluster.Keys:
    """A reading in, the numbers by which its neighbours find it out."""
    return cluster.keys_of(reading)


def find_near(
    document: DocumentId, keys: cluster.Keys, holders: Mapping[int, Sequence[DocumentId]], *, total: int
) -> dict[DocumentId, float]:
    """A document and its keys, and who holds each of these among so many documents, in; those near it, and how near, out."""
    return cluster.find_near(document, keys, holders, total=total)


def names_of(source: Source | DocumentSource) -> tuple[str, ...]:
    """A source in, the names by which another document's source may turn out to be the same out."""
    return cluster.names_of(source)


def order_claims(case: Case) -> Case:
    """A part of a case in which each claim has all its appearances in; the same with them in order of publication out."""
    return replace(case, claims=cluster.order_claims(case))
