"""The brief and the claim page as plain records, so that terminal and Markdown say the same words in the same order."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.public import PublicReason
from firsthand.model.span import Span
from firsthand.stages.publish.wording import capitalise, count, say_characters

STATUS, CHAIN, TIMELINE, GAPS = "Claim status", "Source chain", "Timeline", "Verification gaps"
"""The four headings of a brief."""
NO_CLAIMS = "No claim of these reports is credited to anybody, or told by two of them."
# Characters. By so much of its words a claim is known again below the second heading.
WAY_CHARS = 70
MOVED = "How the number moved"
SUPPORTED = "Supported, not sourced"
"""Before those who find a claim plausible: they are none of its sources."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in one document.

    Attributes:
        publisher: Outlet, or file name where that is not known.
        date: In words, or "undated"; empty where no report of the case is dated, for that is said once for all.
        span: Characters; None where they would lead to a protected source.
        path: File name.
        credit: Who is credited there, in words.
        tags: "first", "copy of X", "headline", "credit doubtful".
        quote: The words there, exactly.
        page: Of the original; None where it has none.
        id: Of the appearance, which decisions take.
        outlook: What it says will come and what it says changed, a line each ("Due: mid-July, no year given").
    """

    publisher: str
    date: str
    span: Span | None
    path: str
    credit: str
    tags: tuple[str, ...]
    quote: str
    page: str | None = None
    id: str = ""
    outlook: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Date, page and characters, in words."""
        return ", ".join(part for part in (self.date, self.page and f"page {self.page}", say_characters(self.span)) if part)


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim as the brief shows it.

    Attributes:
        id: Short id.
        text: Its words.
        status: In one line.
        chains: Each from the first teller to the report that stands furthest from it.
        citations: One for each document.
        at: Which of the citations has the words of the claim.
        more_chains, more_reports: How many there is no room for.
        gaps: What is missing, each a clause.
        notes: What people noted on it, a line each ("Note (M. Oduya, 3 May): ...").
        tags: Tags that people put on it.
        against: What other claims stand against it, or beside it, each a clause.
        outcomes: What became of what it says will come, as people decided or as later reports may have it, a line each.
        support: Who finds it plausible without being a source of it, each a clause.
    """

    id: str
    text: str
    status: str
    chains: tuple[tuple[str, ...], ...]
    citations: tuple[Citation, ...]
    gaps: tuple[str, ...]
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    at: int = 0
    more_chains: int = 0
    more_reports: int = 0
    outcomes: tuple[str, ...] = ()
    support: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What became of what it says will come, and what people noted on it, a line each."""
        return (*self.outcomes, *self.notes)

    @property
    def more_line(self) -> str:
        """What there is no room for, in one line; empty where all is shown."""
        said = [count(n, noun) for n, noun in ((self.more_chains, "more chain"), (self.more_reports, "more report")) if n]
        return f"and {' and '.join(said)}" if said else ""

    @property
    def support_line(self) -> str:
        """All that supports it in one line; empty where nothing does."""
        return f"{'; '.join(self.support)}." if self.support else ""

    @property
    def against_line(self) -> str:
        """All that stands against it in one line; empty where nothing does."""
        return f"{capitalise('; '.join(self.against))}." if self.against else ""

    @property
    def tag_line(self) -> str:
        """All tags in brackets; empty where there are none."""
        return " ".join(f"[{tag}]" for tag in self.tags)


@dataclass(frozen=True, slots=True)
class Section:
    """Claims that stand alike, under one heading.

    Attributes:
        title: How they stand.
        cards: Those shown.
        total: How many there are.
    """

    title: str
    cards: tuple[ClaimCard, ...]
    total: int

    @property
    def heading(self) -> str:
        """The title with the number of claims, and how many are shown where not all are."""
        shown = len(self.cards)
        return f"{self.title} ({self.total})" if shown == self.total else f"{self.title} ({shown} of {self.total} shown)"


@dataclass(frozen=True, slots=True)
class Brief:
    """The case in one page.

    Attributes:
        title: Heading.
        facts: What was read and found, a line each.
        sections: Claims, what matters most first.
        timeline: What happened, was first reported and is due, a line each, with their ids.
        gaps: What is missing before they can be relied on, a line each, with their ids.
        more: How many more claims there are and how to see them; empty where none.
        stories: Each a heading and its documents, a line each.
        copies, unread, notes: A line each.
        aside: What a person left out of all counts, a line each.
        aside_total: How many documents are left out.
    """

    title: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    timeline: tuple[str, ...]
    gaps: tuple[str, ...]
    more: str
    stories: tuple[tuple[str, tuple[str, ...]], ...]
    copies: tuple[str, ...]
    unread: tuple[str, ...]
    notes: tuple[str, ...]
    aside: tuple[str, ...] = ()
    aside_total: int = 0

    @property
    def cards(self) -> tuple[ClaimCard, ...]:
        """The claims in reading order."""
        return tuple(card for section in self.sections for card in section.cards)

    @property
    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What stands after the reports read, each a heading and its lines; only those that hold any."""
        lists = (("Copies", self.copies), (f"Set aside ({self.aside_total})", self.aside), ("Not read", self.unread))
        return tuple((heading, lines) for heading, lines in lists if lines)


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim with all that it rests on.

    Attributes:
        card: As in the brief, with every appearance cited.
        differences: For each citation what differs from the first report.
        summary: "So: 3 outlets, 1 independent source."
        meaning: What two bounds mean; empty where they are one.
        reasons: Rules that made the count, in order, each once, with every detail that fired.
        merges: What was taken for one, each with the reasons why.
        ratings: How well it is supported in this case, a line each: the machine's rating, then what people gave.
        rating_reasons: The rules that made the credibility, then those of the source's reliability, each under a heading.
        numbers: Counted things whose number moved, each a heading with who gave which number when, a line each.
    """

    card: ClaimCard
    differences: tuple[tuple[str, ...], ...]
    summary: str
    meaning: str
    reasons: tuple[tuple[PublicReason, tuple[str, ...]], ...]
    merges: tuple[tuple[str, tuple[str, ...]], ...]
    ratings: tuple[str, ...] = ()
    rating_reasons: tuple[tuple[str, tuple[PublicReason, ...]], ...] = ()
    numbers: tuple[tuple[str, tuple[str, ...]], ...] = ()
