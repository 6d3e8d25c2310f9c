"""What may be shown of a search and of the log of decisions. Only `stages/publish` makes these records."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.judgement import JudgementId, JudgementKind, SubjectKind
from firsthand.model.public import PublicDocument
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True)
class PublicExcerpt:
    """Words that were sought, as they stand in a report.

    Attributes:
        before, words, after: The text around them on the left, they themselves, the text on the right; each as it stands there.
        span: Where the words stand.
        page: Of the original; None where it has none.
    """

    before: str
    words: str
    after: str
    span: Span
    page: str | None = None


@dataclass(frozen=True, slots=True)
class PublicHit:
    """A report that holds the words sought.

    Attributes:
        document: The report.
        excerpts: Where they stand, best first; none where a protected source could be found by them.
        withheld: How many places are not shown for that reason.
    """

    document: PublicDocument
    excerpts: tuple[PublicExcerpt, ...] = ()
    withheld: int = 0


@dataclass(frozen=True, slots=True)
class PublicJudgement:
    """One decision, in words.

    Attributes:
        id: Short id.
        kind: What was decided.
        subject: Of what kind of thing.
        what: In words ("left out quay.txt").
        who, when, why: Who decided, when (ISO 8601), for which reason; may be empty.
        undone_by, undone_at: Who took it back, and when; None while it stands.
    """

    id: JudgementId
    kind: JudgementKind
    subject: SubjectKind
    what: str
    who: str = ""
    when: str = ""
    why: str = ""
    undone_by: str | None = None
    undone_at: str | None = None
