"""The lines of the brief that are no claims: what was read, event by event; copies; what was set aside or left out.

Each list has an end, however large the case: what comes after it is told by number.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from firsthand.model.document import DocumentId
from firsthand.model.public import PublicCase, PublicDocument
from firsthand.model.public_notes import PublicAside, PublicOverview, PublicRemark
from firsthand.model.public_stories import PublicCopy, PublicStory
from firsthand.model.standing import PAGE, Room, Standing
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.totals import count_totals, zones_of
from firsthand.stages.publish.wording import MONTHS, count, iso_date, list_words, say_date, say_range, show_text

COUNTED_AS = "“Independent” counts who said it first. Copies and outlets that pass it on add nothing."

LABELLED = (
    "A source or document with a number in brackets is protected: its name and its place are withheld, "
    "and the number is drawn anew for each export."
)

Listed = tuple[tuple[str, tuple[str, ...]], ...]


class Lists:
    """A public case and how much is listed in, the lines that are no claims out."""

    def __init__(self, public: PublicCase, facts: Facts, room: Room = PAGE) -> None:
        self.public = public
        self.facts = facts
        self.room = room
        zones = zones_of(public.documents) if public.overview is None else public.overview.zones
        self.is_zone_shown = len(zones) > 1

    @cached_property
    def overview(self) -> PublicOverview:
        """Counts over the whole case; a page that tells none does without counting."""
        return self.public.overview or count_totals(self.public)

    def say_date(self, document: PublicDocument) -> str:
        """When a document was published, in words; nothing where no report of the case is dated."""
        return say_date(document.published, is_zone_shown=self.is_zone_shown) if self.facts.is_any_dated else ""

    def say_facts(self) -> tuple[str, ...]:
        """What was read and found, a line each."""
        whole = self.overview
        line = count(whole.documents, "report") + (f" by {count(whole.outlets, 'outlet')}" if whole.outlets else "")
        is_dated = whole.first is not None
        if is_dated:
            line += f", {say_range(whole.first, whole.last)}"
        if whole.undated and is_dated:
            line += f"; {whole.undated:,} undated"
        lines = [f"{line}."]
        if unknown := whole.unknown_outlets:
            whose = "No outlet" if unknown == whole.documents else f"The outlet of {count(unknown, 'report')}"
            is_known = f"is {'not ' * (unknown < whole.documents)}known"
            lines.append(f"{whose} {is_known}: {'it' if unknown == 1 else 'each'} goes by the name of its file.")
        if whole.undated and not is_dated:
            lines.append("None is dated, so nothing here says who was first.")
        if whole.aside:
            verbs = ("is", "counts") if whole.aside == 1 else ("are", "count")
            lines.append(f"{count(whole.aside, 'more report')} {verbs[0]} set aside and {verbs[1]} nowhere.")
        lines.append(self._say_claims())
        if against := whole.disagreements:
            where = "; firsthand contradictions lists them" if whole.is_stored else ""
            lines.append(f"Reports disagree: {count(against, 'pair')} of claims cannot both be right{where}.")
        return (*lines, COUNTED_AS)

    def _say_claims(self) -> str:
        standings = self.overview.standings
        shared = sum(n for standing, n in standings.items() if standing != Standing.ONE_REPORT.name)
        told = f"{shared:,}" if shared else "none"
        line = f"{count(self.overview.claims, 'claim')}; {told} told by two reports or more, copies not counted"
        if single := standings.get(Standing.ONE_SOURCE.name, 0):
            line += f", of which {single:,} {'rests' if single == 1 else 'rest'} on one source"
        return f"{line}."

    def list_stories(self) -> Listed:
        """Stories by size; those of one report each under one heading; of many the largest, and how many more there are."""
        told = sorted((s for s in self.public.stories if len(s.documents) > 1), key=lambda s: -len(s.documents))
        listed = [(f"One event, {count(len(s.documents), 'report')}", self._list_story(s)) for s in told[:self.room.stories]]
        if len(told) > self.room.stories:
            return (*listed, (f"and {count(self.overview.stories - self.room.stories, 'more event')}", ()))
        alone = tuple(s.documents[0] for s in self.public.stories if len(s.documents) == 1)
        total = self.overview.stories - len(told)
        if total > 0:
            heading = "Another event" if told else "One event"
            listed.append((f"{heading} each" if total > 1 else heading, self._list_documents(alone, total)))
        return tuple(listed)

    def _list_story(self, story: PublicStory) -> tuple[str, ...]:
        return self._list_documents(story.documents, len(story.documents))

    def _list_documents(self, ids: Sequence[DocumentId], total: int) -> tuple[str, ...]:
        """Documents by date, a line each, and how many more there are; those that are not at hand are counted."""
        at_hand = self._by_date([d for d in ids if d in self.facts.documents])
        lines = [self._say_document(self.facts.documents[d]) for d in at_hand[:self.room.listed]]
        rest = total - len(lines)
        return (*lines, f"and {count(rest, 'more report')}") if rest > 0 else tuple(lines)

    def _by_date(self, ids: Sequence[DocumentId]) -> tuple[DocumentId, ...]:
        """Documents by day and clock as printed, undated ones last."""
        dates = {d: self.facts.documents[d].published for d in ids}
        return tuple(sorted(ids, key=lambda d: (dates[d] is None, iso_date(dates[d]) or "")))

    def _say_document(self, d: PublicDocument) -> str:
        title = f": {show_text(d.title)}" if d.title else ""
        file = self._say_names(d)
        date = f", {self.say_date(d)}" if self.facts.is_any_dated else ""
        tags = "".join(f" [{show_text(r.text)}]" for r in d.remarks if r.is_tag)
        noted = [say_note(r) for r in d.remarks if not r.is_tag]
        more = " ".join([*_say_warnings(d), *_say_custody(d), *noted])
        return f"{show_text(d.publisher)}{date}{title}{file}{tags}{f'. {more}' if more else ''}"

    def _say_names(self, d: PublicDocument) -> str:
        """What a document goes by besides its outlet: in a stored case the id that decisions take, and the name of its file."""
        names: list[str] = [d.id] if self.overview.is_stored and not d.is_protected else []
        names += [show_text(d.path)] if d.outlet else []
        return f" ({', '.join(names)})" if names else ""

    def list_copies(self) -> tuple[str, ...]:
        """Copies, a line each; of many the first, and how many more there are."""
        documents = self.facts.documents
        lines = [
            self._say_copy(c) for c in self.public.copies[:self.room.copies] if c.document in documents and c.other in documents
        ]
        rest = self.overview.copies - len(lines)
        return (*lines, f"and {count(rest, 'more copy', 'more copies')}") if rest > 0 else tuple(lines)

    def _say_copy(self, copy: PublicCopy) -> str:
        pair = self.facts.documents[copy.document], self.facts.documents[copy.other]
        names = [show_text(d.publisher) + (f" ({show_text(d.path)})" if d.outlet else "") for d in pair]
        if copy.is_direction_known:
            return f"{names[0]} copies {names[1]}."
        return f"{names[0]} and {names[1]} print the same text; which came first is not known."

    def list_aside(self) -> tuple[str, ...]:
        """What a person left out of all counts, a line each."""
        lines = [_say_aside(a) for a in self.public.aside[:self.room.listed]]
        rest = self.overview.aside - len(lines)
        return (*lines, f"and {count(rest, 'more report')}") if rest > 0 else tuple(lines)

    def say_notes(self) -> tuple[str, ...]:
        """What was left out because its citation failed, or because it names a protected source."""
        n, hidden = self.public.withheld, self.public.protected_count
        lines = []
        if n:
            verb = "is" if n == 1 else "are"
            whose = "its" if n == 1 else "their"
            lines.append(f"{count(n, 'citation')} did not match the words of {whose} report and {verb} left out.")
        if hidden:
            names, verb = ("names", "is") if hidden == 1 else ("name", "are")
            lines.append(f"{count(hidden, 'quotation')} {names} a protected source and {verb} left out.")
        if any(s.is_protected for s in self.public.sources) or any(d.is_protected for d in self.public.documents):
            lines.append(LABELLED)
        return tuple(lines) if n else ("Every line above was checked against the words of its report.", *lines)


def _say_custody(d: PublicDocument) -> tuple[str, ...]:
    """Whoever stands between a text and its readers, a sentence each; who wrote and edited it is for its own credits to say."""
    said = {"translator": "Translated by {}.", "publisher": "First published by {}."}
    names: dict[str, dict[str, None]] = {}
    for custody in d.custody:
        names.setdefault(custody.role, {})[show_text(custody.name)] = None
    return tuple(words.format(list_words(list(names[role]))) for role, words in said.items() if role in names)


def _say_warnings(document: PublicDocument) -> tuple[str, ...]:
    """A document in, what a reader of its original could miss, in one line, out; none where there is nothing."""
    sentences = " ".join(f"{show_text(w).rstrip('.')}." for w in document.warnings)
    return (f"Look at the original: {sentences}",) if sentences else ()


def say_note(remark: PublicRemark) -> str:
    """A note in, its words with who wrote it and when out ("Note (M. Oduya, 3 May): ...")."""
    by = ", ".join(part for part in (show_text(remark.actor), say_day(remark.written_at)) if part)
    return f"Note ({by}): {show_text(remark.text)}" if by else f"Note: {show_text(remark.text)}"


def say_day(moment: str) -> str:
    """An ISO 8601 moment in, its day in words out; as it is where it is none."""
    year, _, rest = moment[:10].partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal() and 1 <= int(month) <= len(MONTHS)):
        return show_text(moment)
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _say_aside(aside: PublicAside) -> str:
    by = f" by {show_text(aside.actor)}" if aside.actor else ""
    why = f": {show_text(aside.why)}" if aside.why else ""
    return f"{show_text(aside.path)} ({aside.document}), set aside{by}{why}"
