"""Evidence that reports speak of, one item for each thing however many reports speak of it, and whether any of them shows it.

What several reports say of one thing stands together where they are of one story, the kind is the same, and so is the holder or
the size. Whoever is only described is never joined with somebody who is named: that would say who it is. Whether the evidence is
what it is said to be is for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firsthand.model.document import DocumentId
from firsthand.model.exhibit import ExhibitKind
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicDocument
from firsthand.model.public_exhibits import PublicExhibit
from firsthand.model.public_outlook import PublicDue
from firsthand.stages.publish.due import say_due
from firsthand.stages.publish.facts import words_of
from firsthand.stages.publish.quoting import quote_words, show_name
from firsthand.stages.publish.wording import list_words, show_text

# Characters of what evidence is said to show, where it stands in a line.
SHORT_CHARS = 90
_SMALL = frozenset({
    "the", "a", "an", "of", "and", "in", "on", "for", "to", "from", "by", "at", "his", "her", "their", "its", "that",
})  # fmt: skip
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their|its)\s+", re.IGNORECASE)


class SeenState(StrEnum):
    """Whether somebody who has only the reports can see the evidence."""

    OPEN = "open"  # no report prints it, quotes it at length or links to it, and the case does not hold it
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """One place where a report speaks of evidence."""

    claim: PublicClaim
    appearance: PublicAppearance
    exhibit: PublicExhibit


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One thing that reports speak of as evidence.

    Attributes:
        kind: What kind of thing it is.
        words: Its words where they say most.
        size, holder, shows: As printed where first said; empty where no report says it.
        seen_by: All who are said to have seen or checked it.
        presented: When it is to be presented, as the report has it that knows it best; None where none does.
        state: Whether any report shows it.
        told: Every place where it is spoken of, in order of the case. Never empty.
    """

    kind: ExhibitKind
    words: str
    size: str
    holder: str
    shows: str
    seen_by: tuple[str, ...]
    presented: PublicDue | None
    state: SeenState
    told: tuple[SpokenOf, ...]

    @property
    def first(self) -> SpokenOf:
        """Where it is spoken of first."""
        return self.told[0]

    @property
    def when(self) -> str:
        """When it is to be presented, in words; empty where no report says."""
        return "" if self.presented is None else say_due(self.presented)

    @property
    def reports(self) -> int:
        """How many reports speak of it."""
        return len({t.appearance.document for t in self.told})

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims that speak of it or rest on it."""
        return tuple(dict.fromkeys(t.claim.id for t in self.told))


def list_evidence(public: PublicCase) -> list[EvidenceItem]:
    """A public case in; the evidence that its reports speak of, what is not yet seen first, out."""
    documents = {d.id: d for d in public.documents}
    told = [SpokenOf(c, a, e) for c in public.claims for a in c.appearances for e in a.exhibits]
    place = {d.id: n for n, d in enumerate(public.documents)}
    told.sort(key=lambda t: (place[t.appearance.document], t.exhibit.number, _start(t)))
    titles = _index_titles(public.documents) if told else {}
    items = [_item(group, titles) for group in _groups(told, documents)]
    return sorted(items, key=lambda item: (item.state is SeenState.SHOWN, -item.reports))


def say_evidence(item: EvidenceItem) -> str:
    """An item in; what it is, who is said to have it, and when it is to be presented, in one clause, out."""
    parts = [show_text(_ARTICLE.sub("", item.words) if item.size else item.words)]
    if item.size and item.size not in item.words:
        parts.append(show_text(item.size))
    if item.shows and item.shows not in item.words:
        parts.append(f"said to show {quote_words(item.shows, SHORT_CHARS)}")
    if item.holder:
        parts.append(f"said to be held by {show_name(item.holder)}")
    if item.seen_by:
        parts.append(f"said to have been seen by {list_words([show_name(name) for name in item.seen_by])}")
    if item.presented is not None:
        parts.append(f"to be presented: {item.when}")
    return ", ".join(parts)


def _start(told: SpokenOf) -> int:
    span = told.exhibit.span or told.appearance.span
    return 0 if span is None else span.start


def _groups(told: Sequence[SpokenOf], documents: Mapping[DocumentId, PublicDocument]) -> list[list[SpokenOf]]:
    """Places in; those of one thing together, in order, out."""
    by_number: dict[tuple[DocumentId, int], list[SpokenOf]] = {}
    for one in told:
        by_number.setdefault((one.appearance.document, one.exhibit.number), []).append(one)
    near: dict[tuple[object, object], list[list[SpokenOf]]] = {}  # those of one kind, in one story or report
    for new in by_number.values():
        document = documents[new[0].appearance.document]
        groups = near.setdefault((new[0].exhibit.kind, document.story or document.id), [])
        same = next((g for g in groups if _is_one(g, new)), None)
        if same is None:
            groups.append(new)
        else:
            same.extend(new)
    return [group for groups in near.values() for group in groups]


def _is_one(group: Sequence[SpokenOf], new: Sequence[SpokenOf]) -> bool:
    """Whether two lots of places, of one kind and story, speak of one thing."""
    sizes, holders = ([{key for t in lot if (key := _key(words(t)))} for lot in (group, new)] for words in (_size, _holder))
    if sizes[0] and sizes[1] and sizes[0].isdisjoint(sizes[1]):
        return False
    if not holders[0].isdisjoint(holders[1]):
        return True
    if any(t.exhibit.is_holder_named for t in (*group, *new)) and holders[0] and holders[1]:
        return False  # to join a holder that is named with another description would say who that is
    return not sizes[0].isdisjoint(sizes[1])


def _size(told: SpokenOf) -> str:
    return told.exhibit.size


def _holder(told: SpokenOf) -> str:
    return told.exhibit.holder


def _key(words: str) -> frozenset[str]:
    return frozenset(words_of(words)) - _SMALL


def _item(told: Sequence[SpokenOf], titles: _Titles) -> EvidenceItem:
    """The places of one thing, and the titles of the documents, in; the thing out."""
    exhibits = [t.exhibit for t in told]
    words = next((e.words for e in exhibits if e.size and e.size in e.words), exhibits[0].words)
    presented = [e.presented for e in exhibits if e.presented is not None]
    dated = next((p for p in presented if p.due is not None and p.due.day is not None), None) or next(
        (p for p in presented if p.due is not None), presented[0] if presented else None
    )
    is_shown = any(e.is_shown for e in exhibits) or _is_in_case(told, titles)
    return EvidenceItem(
        kind=exhibits[0].kind,
        words=words,
        size=next((e.size for e in exhibits if e.size), ""),
        holder=next((e.holder for e in exhibits if e.holder), ""),
        shows=next((e.shows for e in exhibits if e.shows), ""),
        seen_by=tuple(_each_once(name for e in exhibits for name in e.seen_by)),
        presented=dated,
        state=SeenState.SHOWN if is_shown else SeenState.OPEN,
        told=tuple(told),
    )


# Words of a title that names a document, at most: a headline that says more tells of the evidence, and is not it. No trial.
_TITLE_WORDS = 8
_Titles = Mapping[str, Sequence[tuple[DocumentId, frozenset[str]]]]
"""Documents with the words of their title and file name, by each of these words."""


def _index_titles(documents: Iterable[PublicDocument]) -> _Titles:
    """Documents in; those whose title and file name are short, by the words of both, out. What is protected is left out."""
    found: dict[str, list[tuple[DocumentId, frozenset[str]]]] = {}
    for d in documents:
        name = d.path.rpartition("/")[2].rpartition(".")[0].replace("_", " ").replace("-", " ")
        known = frozenset() if d.is_protected else frozenset(_bare(w) for w in words_of(f"{d.title or ''} {name}"))
        if len(known) <= _TITLE_WORDS:
            for word in known:
                found.setdefault(word, []).append((d.id, known))
    return found


def _is_in_case(told: Sequence[SpokenOf], titles: _Titles) -> bool:
    """Whether a document is the evidence itself: its title or file name has the noun, and a telling word besides."""
    noun = _bare((words_of(told[0].exhibit.words) or [""])[-1])
    about = {_bare(w) for t in told for w in words_of(f"{t.exhibit.holder} {t.exhibit.shows}") if len(w) > 3} - {noun}
    telling = {t.appearance.document for t in told}
    return any(document not in telling and known & about for document, known in titles.get(noun, ()))


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s")


def _each_once(names: Iterator[str]) -> Iterator[str]:
    """Names in; each once, whatever its article and case, out."""
    known: set[frozenset[str]] = set()
    for name in names:
        if (key := _key(name)) not in known:
            known.add(key)
            yield name
