"""What changed on the way from one report to another, as far as it may be shown. Only `stages/publish` makes these records."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.document import DocumentId
from firsthand.model.span import Span
from firsthand.text.dates import DateValue
from firsthand.text.word_diff import Change


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """Words of a report with all that their citation needs.

    Attributes:
        document, path, outlet, published: Where.
        span: Where the words stand; None in a protected document.
        quote: The words, exactly as they stand there.
        page: Of the original; None where it has no pages.
    """

    document: DocumentId
    path: str
    outlet: str | None
    published: DateValue | None
    span: Span | None
    quote: str
    page: str | None = None

    @property
    def publisher(self) -> str:
        """Who published the report; its file name where that is not known."""
        return self.outlet or self.path


@dataclass(frozen=True, slots=True)
class PublicChange:
    """One thing that a later report says otherwise than an earlier one.

    Attributes:
        rule: Name of the rule that fired, which says what kind of change it is ("bound_lost").
        help: What the rule says.
        was, now: What changed, in words of the reports or as the names of sources; empty where there was nothing, or is no more.
        before, after: The two statements.
        gravity: Place of the rule among all, the gravest 0.
        is_copy: The later report prints the text of the earlier one.
        is_later: Which of the two came first is known.
    """

    rule: str
    help: str
    was: str
    now: str
    before: PublicPlace
    after: PublicPlace
    gravity: int = 0
    is_copy: bool = False
    is_later: bool = True


@dataclass(frozen=True, slots=True)
class PublicStretch:
    """A stretch of two texts laid side by side.

    Attributes:
        kind: What happened to it.
        before, after: Its words in either text, exactly as they stand there; empty where it was added or cut.
        before_span, after_span: Where.
    """

    kind: Change
    before: str
    after: str
    before_span: Span
    after_span: Span


@dataclass(frozen=True, slots=True)
class PublicComparison:
    """A copy held against what it copies.

    Attributes:
        document, publisher: The copy, and who published it.
        other, other_publisher: What it copies, and who published that.
        is_direction_known: Whether dates, credit lines or cuts tell who copied whom.
        changes: What of sources, hedges, figures, names and quotations changed, the gravest first.
        words_same, words_cut, words_added, words_changed: How many words stand in both texts, were left out, were put in, or were
            replaced by others.
        stretches: Both texts, in order; none where they are not asked for.
        is_withheld: One of the two could lead to a protected source: nothing of either is shown.
    """

    document: DocumentId
    publisher: str
    other: DocumentId
    other_publisher: str
    is_direction_known: bool
    changes: tuple[PublicChange, ...] = ()
    words_same: int = 0
    words_cut: int = 0
    words_added: int = 0
    words_changed: int = 0
    stretches: tuple[PublicStretch, ...] = ()
    is_withheld: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether a word differs, as far as may be said."""
        return bool(self.changes) or self.words_cut + self.words_added + self.words_changed > 0
