"""How well phrasings of citation are read: a table of invented prose with its chains, and what the program makes of each row.

How two names are compared: without case, accents, dots, possessives and articles, and right where they have the same words,
or where the words of one stand, in order and side by side, within the other ("guard" within "a guard at the gate"). So a fuller
and a barer description of one source both count, and so does either name of a document that the table gives with whoever issued
it ("statement by the owners"); another source with one word in common does not count. A source that the program knows by several
names goes by any of them; one that nobody named ("it is believed") by the words that credit.

How a content is found: it is the credit whose words overlap most with the gold's (Jaccard, by place in the text), at least by
half. Several that overlap equally are all looked at; one text told to two outlets has a chain for each.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from firsthand.engine import local
from firsthand.errors import StageError
from firsthand.eval.rows import read_gold
from firsthand.model.attribution import CitationChain
from firsthand.model.document import About
from firsthand.model.provenance import Skipped
from firsthand.model.reading import Reading
from firsthand.model.source import SourceKind
from firsthand.model.span import Span

if TYPE_CHECKING:
    from firsthand.engine.local import Parser

MIN_JACCARD = 0.5
"""A credit that shares fewer of its words than this with a content stands over another one. Share, 0 to 1. No trial."""

SPLITS = ("dev", "held")
_WORD = re.compile(r"\w+")
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Credit:
    """What a row says of one content.

    Attributes:
        content: What is credited, as printed; several parts where the credit stands between them.
        chain: As printed, first teller first; empty in the document's own voice.
    """

    content: tuple[str, ...]
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One phrasing.

    Attributes:
        id: Unique in the table.
        phrasing: Its short name.
        text: Invented prose of a few sentences.
        outlet: Who published it; None where unknown.
        credits: One or more.
        split: `dev`, on which rules are made, or `held`.
    """

    id: str
    phrasing: str
    text: str
    outlet: str | None
    credits: tuple[Credit, ...]
    split: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One credit of a row beside what was read.

    Attributes:
        row: Where it stands.
        credit: What the table says.
        is_found: An attribution or a chain stands over the content.
        predicted: The chain that does, as far as there are several the one that is right or else the first; empty for none. Of
            each link every name.
    """

    row: Row
    credit: Credit
    is_found: bool
    predicted: tuple[tuple[str, ...], ...]

    @property
    def is_right(self) -> bool:
        """Whether the whole chain is right."""
        return _is_same_chain(self.predicted, self.credit.chain)

    @property
    def is_teller_right(self) -> bool:
        """Whether the first teller is right, or there rightly is none."""
        return _is_same_chain(self.predicted[:1], self.credit.chain[:1])


def load_table() -> list[Row]:
    """Nothing in, the rows of the table out, in its order."""
    return [_make_row(row) for row in read_gold("relays")]


def measure(parser: Parser | None = None) -> dict[str, dict[str, float]]:
    """A parser, or none for one of our own, in; the figures of each split out."""
    return summarise_splits(judge(load_table(), local.load_parser() if parser is None else parser))


def judge(rows: Iterable[Row], parser: Parser) -> list[Judged]:
    """Rows in, each of their credits beside what was read out.

    Raises:
        StageError: A row could not be read.
    """
    found = []
    for row in rows:
        reading = local.read_text(row.text, About(outlet=row.outlet), parser)
        if isinstance(reading, Skipped):
            raise StageError(f"Cannot read row {row.id} of the table of relays: {reading.reason}.")
        found += [_judge(row, credit, reading) for credit in row.credits]
    return found


def summarise_splits(judged: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Credits beside what was read in, the figures of each split out."""
    return {split: summarise([j for j in judged if j.row.split == split]) for split in SPLITS}


def summarise(judged: Sequence[Judged]) -> dict[str, float]:
    """Credits beside what was read in, figures out.

    Returns:
        `rows`; `credits`, those with a chain; `extracted`, the share of these over which an attribution or a chain stands;
        `chain`, the share of all credits, those without a chain included, whose whole chain is right; `teller`, the share whose
        first teller is right; `relay_precision` and `relay_recall` of the links after the first; `invented`, how many contents
        of the document's own voice were given a chain.
    """
    credited = [j for j in judged if j.credit.chain]
    met = sum(_count_met(j.predicted[1:], j.credit.chain[1:]) for j in judged)
    return {
        "rows": len({j.row.id for j in judged}),
        "credits": len(credited),
        "extracted": _share(sum(j.is_found for j in credited), len(credited)),
        "chain": _share(sum(j.is_right for j in judged), len(judged)),
        "teller": _share(sum(j.is_teller_right for j in judged), len(judged)),
        "relay_precision": _share(met, sum(len(j.predicted[1:]) for j in judged)),
        "relay_recall": _share(met, sum(len(j.credit.chain[1:]) for j in judged)),
        "invented": sum(bool(j.predicted) for j in judged if not j.credit.chain),
    }


def format_figures(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Figures of each split in, a table in words out."""
    names = list(next(iter(figures.values())))
    lines = [f"{'':<18}" + "".join(f"{split:>8}" for split in figures)]
    return "\n".join(lines + [f"{name:<18}" + "".join(f"{figures[s][name]:>8g}" for s in figures) for name in names])


def format_faults(judged: Iterable[Judged]) -> str:
    """Credits beside what was read in, a line for each whose chain is wrong out."""
    return "\n".join(
        f"{j.row.id} {j.row.split:<4} {j.row.phrasing}: "
        f"{_show([names[0] for names in j.predicted]) if j.is_found else 'not found'} instead of {_show(j.credit.chain)}"
        for j in judged
        if not j.is_right
    )


def is_same_name(one: str, other: str) -> bool:
    """Two names in, whether they go for the same source out, as the module says."""
    first, second = _list_words(one), _list_words(other)
    short, long = sorted((first, second), key=len)
    return bool(short) and any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))


def _make_row(record: Mapping[str, Any]) -> Row:
    """A record of the table in, the row out."""
    told = tuple(_make_credit(r) for r in (record, *record.get("more", [])))
    return Row(record["id"], record["phrasing"], record["text"], record["outlet"], told, record["split"])


def _make_credit(record: Mapping[str, Any]) -> Credit:
    """A record with content and chain in, the credit out."""
    content = record["content"]
    return Credit((content,) if isinstance(content, str) else tuple(content), tuple(record["chain"]))


def _judge(row: Row, credit: Credit, reading: Reading) -> Judged:
    """A row, one of its credits and the reading of its text in, the two side by side out."""
    gold = [Span(row.text.index(part), row.text.index(part) + len(part)) for part in credit.content]
    near = [(_overlap(row.text, chain.content, gold), chain) for chain in reading.chains]
    best = max((likeness for likeness, _ in near), default=0.0)
    chains = [_name_links(reading, chain) for likeness, chain in near if likeness == best >= MIN_JACCARD]
    right = next((c for c in chains if _is_same_chain(c, credit.chain)), None)
    is_found = bool(chains) or any(_overlap(row.text, a.content, gold) >= MIN_JACCARD for a in reading.attributions)
    return Judged(row, credit, is_found, right if right is not None else chains[0] if chains else ())


def _name_links(reading: Reading, chain: CitationChain) -> tuple[tuple[str, ...], ...]:
    """A reading and one of its chains in, every name of each link out."""
    cue = chain.cue.of(reading.document.text) if chain.cue is not None else ""
    sources = [reading.sources[link] for link in chain.links]
    return tuple((s.name, *s.aliases, *([cue] if s.kind is SourceKind.UNSPECIFIED else [])) for s in sources)


def _overlap(text: str, one: Iterable[Span], other: Iterable[Span]) -> float:
    """A text and two stretches of it in, the Jaccard overlap of their words by place out."""
    first, second = ({m.start() + s.start for s in spans for m in _WORD.finditer(s.of(text))} for spans in (one, other))
    return len(first & second) / len(first | second) if first | second else 0.0


def _list_words(name: str) -> list[str]:
    """A name in, its words as compared out."""
    name = unicodedata.normalize("NFKD", name.replace("’", "'")).casefold()
    name = "".join(c for c in name if not unicodedata.combining(c))
    words = _WORD.findall(re.sub(r"'s\b", "", name).replace(".", ""))
    return [w for w in words if w not in _ARTICLES] or words


def _is_same_link(names: Iterable[str], gold: str) -> bool:
    """The names of a link and the table's in, whether one of them is right out."""
    return any(is_same_name(name, gold) for name in names)


def _is_same_chain(predicted: Sequence[Iterable[str]], gold: Sequence[str]) -> bool:
    """A chain and the table's in, whether they have the same links in the same order out."""
    return len(predicted) == len(gold) and all(_is_same_link(p, g) for p, g in zip(predicted, gold, strict=True))


def _count_met(predicted: Iterable[Sequence[str]], gold: Iterable[str]) -> int:
    """Predicted links and the table's in, how many pair up out; each goes with one at most."""
    left, met = list(gold), 0
    for names in predicted:
        match = next((g for g in left if _is_same_link(names, g)), None)
        if match is not None:
            left.remove(match)
            met += 1
    return met


def _share(part: int, whole: int) -> float:
    """Part and whole in, the share to three places out; 0 of nothing."""
    return round(part / whole, 3) if whole else 0.0


def _show(chain: Sequence[str]) -> str:
    """A chain in, its names in words out."""
    return " > ".join(chain) or "own voice"
