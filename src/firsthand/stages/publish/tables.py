"""The case as tables: a row for each document, source, claim, appearance, link, relation, deadline, number, file and so on.

`rows` gives the values as they are, for tables on a terminal too; `write_csv` makes them safe for a spreadsheet, which would
take a cell that starts with `=` for a formula and run it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from io import StringIO

from firsthand.errors import InputError
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicDocument, PublicSkipped, PublicSource
from firsthand.model.public_notes import PublicRemark
from firsthand.model.public_ratings import PublicRating
from firsthand.model.public_relations import PublicSide
from firsthand.stages.publish.case_lists import due_date, order_appearances
from firsthand.stages.publish.due import DueLine, list_due
from firsthand.stages.publish.number_series import NUMBER_COLUMNS, number_rows
from firsthand.stages.publish.numbers import make_numbers
from firsthand.stages.publish.ratings import list_given
from firsthand.stages.publish.seen import list_evidence
from firsthand.stages.publish.timeline import make_timeline
from firsthand.stages.publish.timeline_lines import TIMELINE_COLUMNS, timeline_rows
from firsthand.stages.publish.wording import ARROW, iso_date, list_words

Cell = str | int
Table = tuple[tuple[str, ...], list[tuple[Cell, ...]]]

# A cell that starts with one of these is a formula to one spreadsheet or another; full-width forms are to East Asian ones.
_FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Between the items of one cell.
_BETWEEN = "; "

_DOCUMENT = (
    "id", "path", "outlet", "title", "published", "url", "language", "story", "copy_of", "sha256", "length_chars",
    "protected", "warnings", "notes", "tags",
)  # fmt: skip
_SOURCE = ("id", "name", "kind", "anonymous", "protected", "aliases", "notes", "tags", "claims", "reliability", "rated_by_people")
_CLAIM = (
    "id", "text", "independent_sources_at_least", "independent_sources_at_most", "documents", "outlets", "appearances",
    "first_appearance", "first_outlet", "first_published", "roots", "withheld", "protected", "notes", "tags",
    "credibility", "rated_by_people",
)  # fmt: skip
_APPEARANCE = (
    "id", "claim", "document", "path", "outlet", "published", "page", "start", "end", "quote", "chain", "chain_names", "cue",
    "basis", "speech", "hedge", "polarity", "headline", "root", "doubtful",
)  # fmt: skip
_RELAY = ("claim", "appearance", "document", "position", "source", "name", "printed_name", "kind", "anonymous")
_RELATION = (
    "kind", "slot", "left_claim", "left_appearance", "left_words", "left_start", "left_end", "right_claim", "right_appearance",
    "right_words", "right_start", "right_end", "rule",
)  # fmt: skip
_DEADLINE = (
    "claim", "appearance", "document", "outlet", "published", "due", "words", "kind", "chain_names", "quote", "outcome",
    "moved_to", "decided_by", "why", "proposals",
)  # fmt: skip
_CHANGE = ("claim", "appearance", "document", "outlet", "published", "from_value", "to_value", "chain_names", "quote")
_EVIDENCE = (
    "item", "state", "kind", "words", "size", "holder", "seen_by", "shows", "presented", "presented_words", "claim", "appearance",
    "document", "outlet", "published", "start", "end", "quote",
)  # fmt: skip
_ASIDE = ("document", "path", "why", "actor")
_SKIPPED = ("path", "stage", "code", "reason")


def rows(public: PublicCase, table: str) -> Table:
    """A public case and the name of a table in; its header and its rows out, each value as it is.

    Args:
        public: The case.
        table: One of `TABLES`.

    Returns:
        Names of columns, as in case.json, and rows in order of the case. What is unknown is empty; a date is ISO 8601 as far as
        it is known; several items within a cell stand between semicolons.

    Raises:
        InputError: There is no such table.
    """
    if table not in TABLES:
        raise InputError(f"There is no table {table!r}.", hint=f"The tables are {list_words(list(TABLES))}.")
    header, read = TABLES[table]
    return header, list(read(public))


def write_csv(header: Sequence[str], table: Iterable[Sequence[Cell]], *, has_bom: bool = False) -> bytes:
    """A header and rows in, a CSV file out: UTF-8, RFC 4180, texts between quotation marks.

    A text that a spreadsheet would run as a formula gets a ' in front. Half a surrogate pair, which UTF-8 cannot hold, is written
    as `[U+D800]`.

    Args:
        header: Names of columns.
        table: Rows.
        has_bom: Whether the file starts with a byte order mark, without which Excel takes UTF-8 for something else.
    """
    buffer = StringIO(newline="")
    csv.writer(buffer).writerow(header)
    # texts in marks, whatever they hold: where lists are set apart by semicolons, a bare one would open another cell
    csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC).writerows([_guard(cell) for cell in row] for row in table)
    return buffer.getvalue().encode("utf-8-sig" if has_bom else "utf-8")


def _guard(cell: Cell) -> Cell:
    if isinstance(cell, int):
        return cell
    safe = _SURROGATE.sub(lambda match: f"[U+{ord(match[0]):04X}]", cell)
    return f"'{safe}" if safe.startswith(_FORMULA_STARTS) else safe


def _read_documents(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    return (_document(d) for d in public.documents)


def _document(d: PublicDocument) -> tuple[Cell, ...]:
    about = (d.outlet or "", d.title or "", iso_date(d.published) or "", d.url or "", d.language, d.story or "", d.copy_of or "")
    length: Cell = "" if d.length_chars is None else d.length_chars
    warnings = _BETWEEN.join(d.warnings)
    return d.id, d.path, *about, d.sha256 or "", length, _say(d.is_protected), warnings, *_remarks(d.remarks)


def _read_sources(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    """One row for each source; last in how many claims it stands in a chain."""
    claims: dict[str, set[str]] = {}
    for claim in public.claims:
        for link in (link for a in claim.appearances for link in a.chain):
            claims.setdefault(link, set()).add(claim.id)
    return (_source(s, len(claims.get(s.id, ()))) for s in public.sources)


def _source(s: PublicSource, claims: int) -> tuple[Cell, ...]:
    kind = s.kind.value, _say(s.is_anonymous), _say(s.is_protected)
    return s.id, s.name, *kind, _BETWEEN.join(s.aliases), *_remarks(s.remarks), claims, *_rated(s.reliability)


def _read_claims(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    return (_claim(c) for c in public.claims)


def _claim(c: PublicClaim) -> tuple[Cell, ...]:
    documents = len({a.document for a in c.appearances})
    outlets = len({a.outlet for a in c.appearances if a.outlet})
    first = c.first
    return (
        c.id, c.text, c.at_least, c.at_most, documents, outlets, len(c.appearances),
        first.id, first.outlet or "", iso_date(first.published) or "", _BETWEEN.join(c.roots), c.withheld,
        c.protected, *_remarks(c.remarks), *_rated(c.credibility),
    )  # fmt: skip


def _read_appearances(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    return (_appearance(a) for a in order_appearances(public))


def _appearance(a: PublicAppearance) -> tuple[Cell, ...]:
    ends: tuple[Cell, Cell] = (a.span.start, a.span.end) if a.span else ("", "")
    place = (a.path, a.outlet or "", iso_date(a.published) or "", a.page or "", *ends, a.quote)
    chain = (_BETWEEN.join(a.chain), ARROW.join(a.chain_names))
    speech = (a.cue or "", a.basis.value if a.basis else "", a.kind.value if a.kind else "", a.hedge or "", a.polarity.value)
    return a.id, a.claim, a.document, *place, *chain, *speech, _say(a.is_headline), a.root or "", _say(a.is_doubtful)


def _read_relays(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    """One row for each link of a chain; position 1 is the first teller."""
    sources = {s.id: s for s in public.sources}
    for a in order_appearances(public):
        printed = a.printed_names or a.chain_names
        for position, (link, name, words) in enumerate(zip(a.chain, a.chain_names, printed, strict=True), 1):
            source = sources[link]
            kind = source.kind.value, _say(source.is_anonymous)
            yield a.claim, a.id, a.document, position, link, name, words, *kind


def _read_relations(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    """One row for each two claims that stand to one another; `kind` tells what only one can be right of from the rest."""
    return ((r.kind.value, r.slot.value, *_read_side(r.left), *_read_side(r.right), r.rule) for r in public.relations)


def _read_side(side: PublicSide) -> tuple[Cell, ...]:
    ends: tuple[Cell, Cell] = (side.span.start, side.span.end) if side.span else ("", "")
    return side.claim, side.appearance, side.words, *ends


def _read_deadlines(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    """One row for each thing that an appearance says will come; `due` is empty where only the words of its date are known."""
    line_of = {place: line for line in list_due(public, date.min) for place in line.places}
    for a in order_appearances(public):
        for due in a.due:
            line = line_of[a.id, due.words]
            told = (due_date(due) or "", due.words, due.kind.value, ARROW.join(a.chain_names), a.quote)
            proposals = _BETWEEN.join(f"{p.says}: {p.appearance.claim}" for p in line.proposals)
            yield *_place(a), *told, *decided_cells(line), proposals


def decided_cells(line: DueLine) -> tuple[str, str, str, str]:
    """A line of the due list in; what a person decided, the new date, who and why, out; all empty where nobody has."""
    given = line.given
    return ("", "", "", "") if given is None else (given.outcome.value, iso_date(given.to) or "", given.actor, given.why)


def _read_changes(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    """One row for each level that an appearance says went from one value to another."""
    for a in order_appearances(public):
        for change in a.levels:
            yield *_place(a), change.old, change.new, ARROW.join(a.chain_names), a.quote


def _read_timeline(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    """One row for each claim on each date: what happened, what was reported, what is due, in order of time."""
    return timeline_rows(make_timeline(public).lines)


def _read_numbers(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    """One row for each number that a report gives for a thing that two reports count, or of which one gives two numbers."""
    return number_rows(make_numbers(public, is_all=True))


def _read_evidence(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    """One row for each place where a report speaks of evidence; those of one thing have one `item`, and stand together."""
    for number, item in enumerate(list_evidence(public), 1):
        for told in item.told:
            e, a = told.exhibit, told.appearance
            due = ("", "") if e.presented is None else (due_date(e.presented) or "", e.presented.words)
            ends: tuple[Cell, Cell] = (e.span.start, e.span.end) if e.span else ("", "")
            said = (e.words, e.size, e.holder, _BETWEEN.join(e.seen_by), e.shows)
            yield number, item.state.value, e.kind.value, *said, *due, *_place(a), *ends, a.quote


def _place(a: PublicAppearance) -> tuple[Cell, ...]:
    return a.claim, a.id, a.document, a.outlet or "", iso_date(a.published) or ""


def _read_aside(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    return ((a.document, a.path, a.why, a.actor) for a in public.aside)


def _read_skipped(public: PublicCase) -> Iterator[tuple[Cell, ...]]:
    return (_skipped(s) for s in public.skipped)


def _skipped(s: PublicSkipped) -> tuple[Cell, ...]:
    return s.path, s.stage, s.code.value, s.reason


def _remarks(remarks: Sequence[PublicRemark]) -> tuple[str, str]:
    """Notes and tags in; the notes in one cell, the tags in another, out."""
    notes, tags = ([r.text for r in remarks if r.is_tag is is_tag] for is_tag in (False, True))
    return _BETWEEN.join(notes), _BETWEEN.join(tags)


def _rated(rating: PublicRating | None) -> tuple[str, str]:
    """A rating in; the machine's, and who gave which beside it, out."""
    return (rating.value if rating else "", list_given(rating))


def _say(is_so: bool) -> str:
    return "true" if is_so else "false"


TABLES: dict[str, tuple[tuple[str, ...], Callable[[PublicCase], Iterator[tuple[Cell, ...]]]]] = {
    "documents": (_DOCUMENT, _read_documents),
    "sources": (_SOURCE, _read_sources),
    "claims": (_CLAIM, _read_claims),
    "appearances": (_APPEARANCE, _read_appearances),
    "relays": (_RELAY, _read_relays),
    "relations": (_RELATION, _read_relations),
    "deadlines": (_DEADLINE, _read_deadlines),
    "changes": (_CHANGE, _read_changes),
    "evidence": (_EVIDENCE, _read_evidence),
    "timeline": (TIMELINE_COLUMNS, _read_timeline),
    "numbers": (NUMBER_COLUMNS, _read_numbers),
    "aside": (_ASIDE, _read_aside),
    "skipped": (_SKIPPED, _read_skipped),
}
"""Every table by name: its columns, and the function that reads its rows off a case."""
