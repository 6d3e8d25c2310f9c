"""What the brief as a web page and as a Word document share: numbered footnotes, the list of chains, words on how to read it.

A footnote is one citation of one claim: numbers run through the brief in the order in which it is read, so that the same
number is the same place in both files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from firsthand.model.public import PublicCase
from firsthand.stages.publish.pages import Citation, ClaimCard
from firsthand.stages.publish.quoting import quote_words
from firsthand.stages.publish.wording import MONTHS, capitalise, say_characters, show_text

# Characters. A footnote quotes as much as a reader needs to find the place; the whole of it stands in appearances.csv.
QUOTE_CHARS = 400
# Hex digits of a SHA-256 that a footnote prints: enough to tell the files of a case apart; documents.csv has them all.
HASH_DIGITS = 12

_TERMS = (
    ("Independent", "counts who said it first. Copies and outlets that pass it on add nothing."),
    ("1 to 2 independent sources", "means: one for certain; whether there is a second, the reports do not tell."),
    ("Anonymous", "is a source that no report names. It stays as the report describes it."),
    ("A → B → C", "is the way a statement took: from whoever said it first, through those who passed it on, to a report."),
    ("A gap", "is what is missing before a claim can be relied on. It is no verdict: nothing here says what is true."),
    (
        "A footnote",
        "gives the place of the words: characters of the report’s text, counted from 0, the last one not included, and the first "
        f"{HASH_DIGITS} digits of the SHA-256 of its file, by which anybody can check that it is the same file.",
    ),
)
_PROTECTED = (
    "[source 07]",
    "is a source that must stay unknown. Labels are drawn anew for each export: the same one elsewhere is another source.",
)


@dataclass(frozen=True, slots=True)
class Footnote:
    """One citation of the brief under its number.

    Attributes:
        number: From 1, in reading order.
        claim: Id of the claim that it stands behind.
        citation: The place.
        sha256: Of the original, 64 hex digits; empty where it may not be shown, or the file name does not tell
            which original it is.
    """

    number: int
    claim: str
    citation: Citation
    sha256: str = ""

    @property
    def quote(self) -> str:
        """The words at the place, between quotation marks; what is long is cut."""
        return quote_words(self.citation.quote, QUOTE_CHARS)

    @property
    def date(self) -> str:
        """Comma and date, in words; empty where no report of the case is dated."""
        return f", {self.citation.date}" if self.citation.date else ""

    @property
    def place(self) -> str:
        """Page and characters within the file, in words, with a capital."""
        characters = say_characters(self.citation.span)
        return capitalise(f"page {self.citation.page}, {characters}" if self.citation.page else characters)

    @property
    def short_hash(self) -> str:
        """The first digits of the hash; empty where there is none."""
        return self.sha256[:HASH_DIGITS]


def number_footnotes(cards: Iterable[ClaimCard], public: PublicCase) -> dict[str, tuple[Footnote, ...]]:
    """Claims as they are shown and their case in; the footnotes of each claim, by its id, out.

    Args:
        cards: In reading order; each claim once.
        public: The case, for the hashes of the originals.

    Returns:
        For every card as many as it has citations, in their order; an empty tuple where it has none.
    """
    names = Counter(show_text(d.path) for d in public.documents)
    hashes = {show_text(d.path): d.sha256 for d in public.documents if names[show_text(d.path)] == 1}
    notes: dict[str, tuple[Footnote, ...]] = {}
    number = 0
    for card in cards:
        first, number = number + 1, number + len(card.citations)
        notes[card.id] = tuple(
            Footnote(n, card.id, citation, hashes.get(citation.path) or "") for n, citation in enumerate(card.citations, first)
        )
    return notes


def explain_terms(public: PublicCase) -> tuple[tuple[str, str], ...]:
    """A case in; the terms of its brief with what they mean, to be read on as one sentence each, out."""
    return (*_TERMS, _PROTECTED) if any(s.is_protected for s in public.sources) else _TERMS


def say_stages(public: PublicCase) -> str:
    """A case in, a sentence that names the stages and versions that made it out; empty where they are not known."""
    stages = ", ".join(f"{p.stage} {p.version}" for p in public.provenance)
    return f"Made by firsthand, stages and their versions: {stages}." if stages else ""


def say_export(exported_at: datetime) -> str:
    """When an export was made, with its zone, in; a sentence that says so out."""
    zone = exported_at.strftime("%z")
    clock = f"{exported_at:%H:%M} " + ("UTC" if zone == "+0000" else f"{zone[:3]}:{zone[3:5]}")
    return f"Exported {exported_at.day} {MONTHS[exported_at.month - 1]} {exported_at.year}, {clock}."
