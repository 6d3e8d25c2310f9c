"""What is missing before a claim can be relied on: each gap one clause that says what, and where.

A gap is a fact about the reports, never a verdict on the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from firsthand.model.public import PublicAppearance, PublicClaim, PublicSource
from firsthand.model.source import SourceKind
from firsthand.stages.publish.circles import find_circles
from firsthand.stages.publish.facts import Facts, find_publishers, index_names, words_of
from firsthand.stages.publish.quoting import show_name
from firsthand.stages.publish.seen import SeenState, list_evidence, say_evidence
from firsthand.stages.publish.wording import count, list_words, say_date, show_text

# Words. A shared run shorter than this is common speech; one of three may be a phrase that somebody coined.
MIN_SHARED_WORDS = 3
# Names in one gap: a phrase that sixty outlets credit to sixty people is no clearer for the last of them.
MAX_NAMED = 6
# Words. From here on two anonymous credits of the same words are one source (the fourth rule of independence).
SAME_SOURCE_WORDS = 5

# A span may end before the closing mark.
_QUOTED = re.compile(r"“([^“”]+)(?:”|$)|\"([^\"]+)(?:\"|$)")


def find_gaps(claim: PublicClaim, facts: Facts) -> tuple[str, ...]:
    """A claim in, what is missing out, the gravest first, each a clause without a full stop; empty where nothing is."""
    return (
        *_single_source(claim, facts),
        *_lost_sources(claim, facts),
        *credited_otherwise(claim, facts),
        *_unseen_reports(claim, facts),
        *_circles(claim, facts),
        *_unseen_evidence(claim, facts),
        *_undated(claim, facts),
        *_unasked(claim),
        *_withheld(claim),
        *_protected(claim),
    )


def _single_source(claim: PublicClaim, facts: Facts) -> Iterator[str]:
    """A claim in, that it has one source or none by name out."""
    is_anonymous = facts.is_anonymous_only(claim)
    if claim.at_least == claim.at_most == 1:
        yield "only one source, and no report names it" if is_anonymous else "only one source"
    elif is_anonymous:
        yield "no report names any of its sources"


def _lost_sources(claim: PublicClaim, facts: Facts) -> Iterator[str]:
    """Documents that print in their own voice what others credit; who publishes what it says itself has lost nothing."""
    if not facts.heads_of(claim):
        return
    for a in facts.best_of(claim):
        document = facts.documents[a.document]
        if a.chain or a.is_headline or facts.is_teller(document, claim):
            continue
        if document.copy_of is not None:
            original = facts.documents.get(document.copy_of)
            whose = show_text(original.publisher) if original else "another report"
            yield f"{show_text(document.publisher)} prints it without the source, in a copy of {whose}"
        else:
            yield f"{show_text(document.publisher)} prints it without naming a source"


def credited_otherwise(claim: PublicClaim, facts: Facts) -> Iterator[str]:
    """Phrases that reports credit to different sources, each once with everybody to whom it is credited."""
    credited: dict[str, dict[str, None]] = {}
    told = [(a, _split(a), facts.sources[a.chain[0]]) for a in facts.best_of(claim) if a.chain]
    names = {a.id: f"{show_name(head.name)} ({show_text(a.publisher)})" for a, _, head in told}
    for (a, ours, one), (b, theirs, other) in combinations(told, 2):
        if a.chain[0] in b.chain or b.chain[0] in a.chain:
            continue
        words = _share(ours, theirs)
        is_same = one.is_anonymous and other.is_anonymous and len(words.split()) >= SAME_SOURCE_WORDS
        if words and not is_same:
            credited.setdefault(show_text(words), {}).update({names[a.id]: None, names[b.id]: None})
    for words, names_ in credited.items():
        yield f"the words “{words}” are credited to different sources: {_first_of(list(names_))}"


def _unseen_reports(claim: PublicClaim, facts: Facts) -> Iterator[str]:
    """Outlets that a chain passes through, whose own report of the claim is not among the documents."""
    told = index_names(d.publisher for d in facts.documents_of(claim))
    read = facts.publishers
    links = dict.fromkeys(link for a in facts.best_of(claim) for link in a.chain)
    cited = [s for s in map(facts.sources.__getitem__, links) if s.kind is SourceKind.OUTLET and not s.is_anonymous]
    # who published a protected report is not said, so that it cannot be called silent either
    is_said = not any(d.is_protected and d.outlet is None for d in facts.documents_of(claim))
    silent = [show_name(s.name) for s in cited if is_said and find_publishers(s, read) and not find_publishers(s, told)]
    absent = [_with_day(s, claim) for s in cited if not find_publishers(s, read)]
    if silent:
        yield f"{list_words(silent)} {_are(silent)} cited for it, but it was not found in {_own(silent)}"
    if absent:
        origins = "origin" if len(absent) == 1 else "origins"
        yield f"{origins} not in this case: {'; '.join(absent)}"


def _unseen_evidence(claim: PublicClaim, facts: Facts) -> Iterator[str]:
    """Evidence that the claim rests on or speaks of, which no report that makes the claim shows."""
    alone = replace(facts.public, claims=(claim,), documents=tuple(facts.documents_of(claim)))
    unseen = [item for item in list_evidence(alone) if item.state is SeenState.OPEN]
    told: dict[str, list[str]] = {}
    for item in unseen:
        told.setdefault("rests on" if item.shows else "speaks of", []).append(say_evidence(item))
    for how, items in told.items():
        yield f"{how} evidence that none of its reports shows: {_first_of(list(dict.fromkeys(items)))}"


def _with_day(source: PublicSource, claim: PublicClaim) -> str:
    """A cited outlet in, its name with the day that a report gives for what it published, where one does, out."""
    days = (a.cited_on for a in claim.appearances if a.cited_on is not None and source.id in a.chain)
    day = next(days, None)
    return show_name(source.name) if day is None else f"{show_name(source.name)}, {say_date(day)}"


def _circles(claim: PublicClaim, facts: Facts) -> Iterator[str]:
    """Publishers that have it from one another."""
    for circle in find_circles(claim, facts):
        names = [show_text(name) for name in circle]
        pairs = zip(names, [*names[1:], names[0]], strict=True)
        yield f"a circle: {', and '.join(f'{one} cites {other}' for one, other in pairs)}"


def _first_of(names: list[str]) -> str:
    """Names in, the first of them and how many more there are out."""
    rest = len(names) - MAX_NAMED
    return "; ".join(names) if rest <= 0 else f"{'; '.join(names[:MAX_NAMED])}; and {rest:,} more"


def _are(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _own(names: list[str]) -> str:
    return "its own report" if len(names) == 1 else "their own reports"


def _undated(claim: PublicClaim, facts: Facts) -> Iterator[str]:
    """Undated reports that may have been first; nothing where no report of the case is dated, for that is said once for all."""
    documents = facts.documents_of(claim)
    undated = [show_text(d.publisher) for d in documents if d.published is None and d.copy_of is None]
    if undated and len(documents) > 1 and facts.is_any_dated:
        some = f"{list_words(undated)} {_are(undated)} undated"
        what = "none of these reports is dated" if len(undated) == len(documents) else some
        yield f"{what}, so who was first is not certain"


def _unasked(claim: PublicClaim) -> Iterator[str]:
    """Whom it blames, and nobody asked."""
    if claim.unasked:
        names = [show_name(name) for name in claim.unasked]
        yield f"no report of it says that {list_words(names)} {'was' if len(names) == 1 else 'were'} asked"


def _withheld(claim: PublicClaim) -> Iterator[str]:
    if claim.withheld:
        verb = "is" if claim.withheld == 1 else "are"
        yield f"{count(claim.withheld, 'citation')} did not match the original and {verb} left out"


def _protected(claim: PublicClaim) -> Iterator[str]:
    if claim.protected:
        names, verb = ("names", "is") if claim.protected == 1 else ("name", "are")
        yield f"{count(claim.protected, 'quotation')} {names} a protected source and {verb} left out"


@dataclass(frozen=True, slots=True)
class _Words:
    """An appearance as its words are compared: all of them in a row, and each phrase that it quotes with its words in a row."""

    held: str
    phrases: tuple[tuple[str, str], ...]


def _split(a: PublicAppearance) -> _Words:
    """An appearance in, its words out; phrases below three words are left out."""
    split = ((phrase, words_of(phrase)) for phrase in _quoted(a))
    phrases = tuple((phrase, f" {' '.join(words)} ") for phrase, words in split if len(words) >= MIN_SHARED_WORDS)
    return _Words(f" {' '.join(words_of(a.quote))} ", phrases)


def shared_phrase(a: PublicAppearance, b: PublicAppearance) -> str:
    """Two appearances in, the longest phrase that one of them quotes and the other holds out; empty below three words."""
    return _share(_split(a), _split(b))


def _share(a: _Words, b: _Words) -> str:
    """The words of two appearances in, the longest phrase that one quotes and the other holds out; empty where there is none."""
    found = ""
    for one, other in ((a, b), (b, a)):
        for phrase, words in one.phrases:
            if words in other.held:
                found = max(found, phrase.strip(" ,.;:!?"), key=len)
    return found


def _quoted(a: PublicAppearance) -> list[str]:
    """What an appearance puts between quotation marks; all of it where it is direct speech."""
    if a.kind is not None and a.kind.value == "direct":
        return [a.quote]
    return [x or y for x, y in _QUOTED.findall(a.quote)]
