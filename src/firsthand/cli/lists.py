"""Lists of a case: claims, sources, hits, rows of SQL. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from firsthand.cli.casework import look_at_case, publish_case
from firsthand.cli.job import Options
from firsthand.cli.screen import count, print_json, say
from firsthand.cli.table import Column, print_rows
from firsthand.model.casefile import ClaimQuery
from firsthand.model.public import PublicCase, PublicClaim, PublicSource
from firsthand.model.source import SourceKind
from firsthand.stages import publish
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.quoting import quote_claim, show_name
from firsthand.stages.publish.wording import iso_date, say_date

EXIT_NOTHING = 1
SCREENFUL = 40
"""Rows that a terminal gets where nobody says how many. No trial: about what one scrolls through."""

_CLAIM_COLUMNS = (
    Column("id", "Claim"), Column("at_least"), Column("at_most"), Column("documents"), Column("outlets"), Column("first"),
    Column("published"), Column("status", "How it stands", width_columns=30), Column("", "First in", width_columns=24),
    Column("text"), Column("", "Words", is_wide=True),
)
_SOURCE_COLUMNS = (
    Column("id", "Source"), Column("claims", "Claims"), Column("kind", "Kind"), Column("anonymous"),
    Column("name", "Name", is_wide=True), Column("aliases", "Also called", is_wide=True), Column("reliability", "Rated"),
)


def show_claims(path: Path, options: Options, *, limit: int | None, min_outlets: int | None, **query: Any) -> int:
    """A case and conditions in, the claims that fulfil them printed; 1 where none does."""
    with look_at_case(path, options) as case:
        ids = case.find_claims(ClaimQuery(min_outlets=min_outlets or 0, **query))
        shown = ids[: room_for(limit, options)]
        public = publish_case(case.load(shown)) if shown else PublicCase()
    by_id = {c.id: c for c in public.claims}
    claims = [by_id[i] for i in shown if i in by_id]
    if options.is_json:
        records = {c["id"]: c for c in publish.case_json(public)["claims"]}
        print_json({"claims": [records[c.id] for c in claims], "total": len(ids)})
    elif claims:
        facts = Facts(public)
        print_rows(_CLAIM_COLUMNS, [_claim_row(c, facts) for c in claims], options)
        say_rest(len(shown), len(ids) - len(shown), noun="claim", options=options)
    if not claims:
        is_narrowed = bool(min_outlets) or any(value not in (None, False) for value in query.values())
        say("No claim of this case is like that." if is_narrowed else "There are no claims in this case.", options)
    return 0 if claims else EXIT_NOTHING


def _claim_row(claim: PublicClaim, facts: Facts) -> tuple[str, ...]:
    """A claim in, its cells out."""
    documents, first = facts.documents_of(claim), claim.first
    outlets = {d.outlet for d in documents if d.outlet}
    date = say_date(first.published).partition(",")[0] if first.published else ""
    return (
        claim.id, str(claim.at_least), str(claim.at_most), str(len(documents)), str(len(outlets)),
        first.publisher, iso_date(first.published) or "", facts.status(claim),
        f"{first.publisher}, {date}" if date else first.publisher, claim.text, quote_claim(claim.text),
    )


def list_claims(public: PublicCase, claim_ids: Sequence[str]) -> list[str]:
    """What may be shown and ids of claims in, a line for each out: its id and its words."""
    return [f"{claim.id}  {quote_claim(claim.text)}" for claim in map(public.claim, claim_ids)]


def show_sources(path: Path, options: Options, *, limit: int | None) -> int:
    """A case in, its sources printed, those that most claims name first; 1 where there is none."""
    with look_at_case(path, options) as case:
        part, numbers = case.load_sources()
        public = publish_case(part)
    claims = {str(source): number for source, number in numbers.items()}
    shown = public.sources[: room_for(limit, options)]
    if options.is_json:
        kept = {s.id for s in shown}
        records = [s | {"claims": claims.get(s["id"])} for s in publish.case_json(public)["sources"] if s["id"] in kept]
        print_json({"sources": records, "total": len(public.sources)})
    elif shown:
        print_rows(_SOURCE_COLUMNS, [_source_row(s, claims.get(s.id)) for s in shown], options)
        say_rest(len(shown), len(public.sources) - len(shown), noun="source", options=options)
    if not shown:
        say("There are no sources in this case.", options)
    return 0 if shown else EXIT_NOTHING


def _source_row(source: PublicSource, claims: int | None) -> tuple[str, ...]:
    """A source and in how many claims it stands, which is not told of a protected one, in; its cells out."""
    aliases = "; ".join(show_name(name) for name in source.aliases)
    number = "" if claims is None else str(claims)
    name = "nobody in particular" if source.name == source.kind.value == SourceKind.UNSPECIFIED.value else show_name(source.name)
    letter = source.reliability.value if source.reliability else ""
    return source.id, number, source.kind.value, "yes" if source.is_anonymous else "no", name, aliases, letter


def show_query(path: Path, query: str, options: Options) -> int:
    """A case and a question in SQL, put to what may be shown of it, in; its rows printed; 1 where there are none.

    Raises:
        InputError: It is no SQL, asks for what is not there, or would change something.
    """
    with look_at_case(path, options) as case:
        names, found = publish.ask(publish_case(case.load()), query)
    rows = [[_cell(value) for value in row] for row in found]
    if options.is_json:
        print_json({"rows": [dict(zip(names, row, strict=True)) for row in rows]})
    else:
        print_rows([Column(name, name) for name in names], [["" if v is None else str(v) for v in row] for row in rows], options)
        if not rows:
            say("No row answers to that.", options)
    return 0 if rows else EXIT_NOTHING


def _cell(value: object) -> str | int | float | None:
    """A value of a database in, the same as JSON can hold it out; bytes as hex digits."""
    if isinstance(value, bytes):
        return value.hex()
    return value if isinstance(value, str | int | float) or value is None else str(value)


def room_for(limit: int | None, options: Options) -> int | None:
    """The limit that was given in, how many rows are shown out; None: all."""
    return SCREENFUL if limit is None and sys.stdout.isatty() and not options.is_json else limit


def say_rest(shown: int, rest: int, *, noun: str, options: Options) -> None:
    """How many rows are shown and how many are not in; told, where some are not."""
    if rest > 0:
        verb = "is" if rest == 1 else "are"
        say(f"{count(rest, f'more {noun}')} {verb} not shown; --limit {shown + rest} shows all.", options)
