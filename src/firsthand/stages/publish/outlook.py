"""What an appearance says will come, what it says changed and the dates it gives, as far as they may be shown."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from firsthand.model.claim import Assertion
from firsthand.model.document import Document, MentionKind
from firsthand.model.outlook import Change, GivenOutcome
from firsthand.model.public_outlook import PublicDate, PublicDue, PublicGivenOutcome, PublicLevelChange
from firsthand.model.span import Span, cover
from firsthand.stages.publish.hiding import Hiding
from firsthand.text.date_spans import find_dates, parse
from firsthand.text.dates import DateValue

SEASON = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
"""Words that tell a part of a year, and not which months: that depends on the side of the equator."""


def show_due(
    assertion: Assertion, document: Document, *, hiding: Hiding, is_protected: bool, given: Iterable[GivenOutcome] = ()
) -> tuple[PublicDue, ...]:
    """An assertion that may be shown, and what people decided of what is to come, in; what it says will come out.

    In a protected document "tomorrow" would tell the day of its publication: its date is read from its words alone.
    """
    told = ((due, due.date.of(document.text)) for due in assertion.due)
    decided: dict[Span, list[GivenOutcome]] = {}
    for one in given:
        decided.setdefault(one.date, []).append(one)
    return tuple(
        PublicDue(
            words, parse(words) if is_protected else due.due, due.kind,
            tuple(_show_given(g, hiding) for g in decided.get(due.date, ()) if not g.is_undone),
            sum(1 + g.is_undone for g in decided.get(due.date, ())),
        )
        for due, words in told
        if not hiding.holds(words)
    )  # fmt: skip


def _show_given(given: GivenOutcome, hiding: Hiding) -> PublicGivenOutcome:
    """What a person decided in, the same without words that give a protected source away out."""
    actor = given.actor if hiding.detail(given.actor) == given.actor else ""
    why = hiding.detail(given.why)
    return PublicGivenOutcome(given.outcome, given.to, given.see, actor, why, given.given_at, given.number)


def show_levels(
    assertion: Assertion, document: Document, *, hiding: Hiding, is_protected: bool
) -> tuple[PublicLevelChange, ...]:
    """An assertion that may be shown in, the changes that it tells out; of a value elsewhere, only where it may be shown too."""
    hidden = [_is_hidden(c, assertion.span, document, hiding=hiding, is_protected=is_protected) for c in assertion.changes]
    shown = (c for c, is_hidden in zip(assertion.changes, hidden, strict=True) if not is_hidden)
    return tuple(PublicLevelChange(c.old, c.new) for c in shown)


def _is_hidden(change: Change, shown: Span, document: Document, *, hiding: Hiding, is_protected: bool) -> bool:
    """Whether a value of a change stands outside what is shown of a protected document, or where something is hidden."""
    if not hiding.is_active or shown.contains(change.old_span):
        return False
    return is_protected or hiding.holds(cover([change.old_span, change.new_span]).of(document.text), document=document)


def show_dates(
    assertion: Assertion, document: Document, *, to_come: Container[Span], hiding: Hiding, is_protected: bool
) -> tuple[PublicDate, ...]:
    """An assertion that may be shown, and where its document gives dates of what is to come, in; its other dates out.

    Of words that the parser alone takes for a date ("weekends", "three days") nothing is told. A protected document gives none:
    they could tell when it was written.
    """
    if is_protected:
        return ()
    dated = (m for m in assertion.values if m.kind is MentionKind.DATE and m.span not in to_come)
    found = ((m.span, m.span.of(document.text), m.value if isinstance(m.value, DateValue) else None) for m in dated)
    return tuple(
        PublicDate(words, value if value is not None and value.iso() else None, span)
        for span, words, value in found
        if not hiding.holds(words) and ((value is not None and value.iso()) or _is_date(words))
    )


def _is_date(words: str) -> bool:
    """Whether words without a value set a date all the same: of the grammar, whole, or a season."""
    return next(find_dates(words), None) == (0, len(words)) or SEASON.search(words) is not None
