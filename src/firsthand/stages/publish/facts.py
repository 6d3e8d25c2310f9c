"""What a claim's records add up to: who printed it, who heads its chains, how it stands, which claims are worth showing first.

Nothing here weighs truth: it counts and compares what the stages before found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from firsthand.model.claim import Polarity
from firsthand.model.document import DocumentId
from firsthand.model.public import PublicAppearance, PublicCase, PublicClaim, PublicDocument, PublicSource
from firsthand.model.source import SourceKind
from firsthand.model.standing import Standing
from firsthand.stages.publish.quoting import show_name, trim_ends
from firsthand.stages.publish.wording import count, list_words, show_text

# Words. A claim shorter than this ("what they really think") tells little on its own, and comes after others.
FRAGMENT_WORDS = 6
# Words. A claim shorter than this ("nine boxes") tells nothing on its own, and is not shown in the brief.
MIN_CLAIM_WORDS = 4

# A clause that hangs on another one, and a number or a day: what can be checked comes first.
_HANGING = re.compile(r"(?:who|which|whose|whom|and|but|or|that|after|as|because)\b")
_CHECKABLE = re.compile(
    r"\d|\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
DOUBT = "doubtful_credit_proves_nothing"
"""The rule of stage 9 by which a credit does not count."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# Lower-case words that a name may hold: "the Ministry of Ports and Fisheries".
_IN_NAMES = frozenset(
    ["a", "al", "an", "and", "at", "bin", "da", "de", "den", "der", "di", "du", "el", "for", "in", "la", "of", "on", "the"]
)


class Facts:
    """A public case in; lookups and counts over its claims out."""

    def __init__(self, public: PublicCase) -> None:
        self.public = public
        self.documents: dict[DocumentId, PublicDocument] = {d.id: d for d in public.documents}
        self.sources: dict[str, PublicSource] = {s.id: s for s in public.sources}

    @cached_property
    def publishers(self) -> Mapping[str, Collection[frozenset[str]]]:
        """The words of every publisher of the whole case, by each of them."""
        told = {d.publisher for d in self.public.documents}
        return index_names(told | (self.public.overview.publishers if self.public.overview else set()))

    @cached_property
    def is_any_dated(self) -> bool:
        """Whether some report of the whole case is dated."""
        is_one = self.public.overview is not None and self.public.overview.is_any_dated
        return is_one or any(d.published for d in self.public.documents)

    def documents_of(self, claim: PublicClaim) -> list[PublicDocument]:
        """The documents that make a claim, in order of its appearances."""
        return [self.documents[d] for d in dict.fromkeys(a.document for a in claim.appearances)]

    def texts_of(self, claim: PublicClaim) -> int:
        """How many texts make a claim, a document and its copies taken as one."""
        return len({self.original_of(d.id) for d in self.documents_of(claim)})

    def original_of(self, document: DocumentId) -> DocumentId:
        """The document at the end of a line of copies, as far as its documents are at hand."""
        seen = {document}
        while document in self.documents and (other := self.documents[document].copy_of) is not None and other not in seen:
            document = other
            seen.add(document)
        return document

    def best_of(self, claim: PublicClaim) -> list[PublicAppearance]:
        """One appearance for each document of a claim: the one with the longest chain; running text before headlines."""
        return list(best_by_document(claim.appearances).values())

    def join(self, a: PublicAppearance, claim: PublicClaim) -> PublicAppearance:
        """An appearance in, where its chain begins with an outlet whose report is here with that one's chain in front, out."""
        root = next((r for r in claim.appearances if r.id == a.root), None)
        if root is None or not root.chain or not a.chain or a.chain[0] in root.chain:
            return a
        head = self.sources[a.chain[0]]
        if head.kind is not SourceKind.OUTLET or not find_publishers(head, index_names([root.publisher])):
            return a
        return replace(a, chain=(*root.chain, *a.chain), chain_names=(*root.chain_names, *a.chain_names), printed_names=())

    def heads_of(self, claim: PublicClaim) -> list[PublicSource]:
        """The sources that open the chains of a claim, each once, by the first to be printed; vague credits left out."""
        ids = dict.fromkeys(a.chain[0] for a in self.best_of(claim) if a.chain)
        return [self.sources[i] for i in ids if self.sources[i].kind is not SourceKind.UNSPECIFIED]

    def is_teller(self, document: PublicDocument, claim: PublicClaim) -> bool:
        """Whether the publisher of a document is the first teller of the claim by another's word: it speaks for itself there."""
        heads = {a.chain[0] for a in claim.appearances if a.chain}
        tellers = {key_of(name) for head in heads for name in (self.sources[head].name, *self.sources[head].aliases)}
        return key_of(document.publisher) in tellers

    def is_anonymous_only(self, claim: PublicClaim) -> bool:
        """Whether somebody is credited, but nobody by name."""
        heads = self.heads_of(claim)
        return bool(heads) and all(s.is_anonymous for s in heads)

    def standing(self, claim: PublicClaim) -> Standing:
        """How a claim stands."""
        if self.texts_of(claim) < 2:
            return Standing.ONE_REPORT
        if claim.at_least == 0:
            return Standing.UNNAMED
        if claim.at_least > 1:
            return Standing.SEVERAL
        return Standing.ONE_SOURCE if claim.at_most == 1 else Standing.UNSETTLED

    def status(self, claim: PublicClaim) -> str:
        """A claim in, its status in one line out ("1 independent source, printed by 3 outlets")."""
        return f"{self._say_denial(claim)}{self._say_count(claim)}, {self.say_printers(claim)}"

    def _say_denial(self, claim: PublicClaim) -> str:
        """Who denies it, where all who are credited do; else nothing."""
        credited = [a for a in claim.appearances if a.chain] or list(claim.appearances)
        if any(a.polarity is not Polarity.DENIED for a in credited):
            return ""
        heads = [show_name(s.name) for s in self.heads_of(claim)]
        return f"Denied by {list_words(heads)}: " if heads else "Denied: "

    def _say_count(self, claim: PublicClaim) -> str:
        low, high = claim.at_least, claim.at_most
        if low == 0:
            heads = [show_name(s.name) for s in self.heads_of(claim)]
            return self._say_doubt(claim, heads) if heads else "No source named"
        if low == high == 1:
            return "Rests on one anonymous source" if self.is_anonymous_only(claim) else "1 independent source"
        number = count(low, "independent source") if low == high else f"{low} to {high} independent sources"
        return f"{number}, all anonymous" if self.is_anonymous_only(claim) else number

    @staticmethod
    def _say_doubt(claim: PublicClaim, heads: list[str]) -> str:
        """Why somebody is named and nobody counted: the credit may be for something else, or is only a paper's or agency's."""
        if any(reason.rule == DOUBT for reason in claim.reasons):
            return f"Perhaps credited to {list_words(heads)}, but not for certain with these words"
        return f"Credited to {list_words(heads)}, no source named behind it"

    def say_printers(self, claim: PublicClaim) -> str:
        """A claim in, in how many reports or outlets it stands out ("printed by 3 outlets (1 copy)")."""
        documents = self.documents_of(claim)
        outlets = {d.outlet for d in documents if d.outlet}
        if len(documents) == 1:
            return "in one report"
        copies = len(documents) - self.texts_of(claim)
        copied = f" ({count(copies, 'copy', 'copies')})" if copies else ""
        if not all(d.outlet for d in documents):
            return f"in {count(len(documents), 'report')}{copied}"
        if len(outlets) == len(documents):
            return f"printed by {count(len(outlets), 'outlet')}{copied}"
        return f"in {count(len(documents), 'report')} by {count(len(outlets), 'outlet')}{copied}"

    def is_key(self, claim: PublicClaim) -> bool:
        """Whether a claim is worth an editor's time before others.

        It is where somebody is credited with it, or two texts tell it. What is too short to tell anything, or is only a name,
        is not.
        """
        if not is_telling(claim.text):
            return False
        if not any(a.chain for a in claim.appearances):
            running = {a.document for a in claim.appearances if not a.is_headline}
            return len({self.original_of(d) for d in running}) > 1
        return True

    def key_claims(self) -> dict[Standing, list[PublicClaim]]:
        """The key claims by standing; within each what most print first, then relays and the anonymous, numbers, days."""
        groups: dict[Standing, list[PublicClaim]] = {standing: [] for standing in Standing}
        for claim in self.public.claims:
            if self.is_key(claim):
                groups[self.standing(claim)].append(claim)
        for claims in groups.values():
            claims.sort(key=self.rank)
        return groups

    def rank(self, claim: PublicClaim) -> tuple[int, ...]:
        """A claim in, its place within its standing out: smaller ones first."""
        told = {self.original_of(a.document) for a in claim.appearances if a.chain}
        told |= {d.id for d in self.documents_of(claim) if self.is_teller(d, claim)}
        is_fragment = len(claim.text.split()) < FRAGMENT_WORDS or bool(_HANGING.match(claim.text))
        is_checkable = bool(_CHECKABLE.search(claim.text)) or any(a.figures for a in self.best_of(claim))
        printed = self.texts_of(claim), len(self.documents_of(claim))
        links = longest_chain(claim.appearances)
        is_doubtful = links > 1 or self.is_anonymous_only(claim)
        flags = int(not is_doubtful), int(is_fragment), int(not is_checkable)
        return (-len(told), -printed[0], *flags, -printed[1], -links)


def best_by_document(appearances: Iterable[PublicAppearance]) -> dict[DocumentId, PublicAppearance]:
    """Appearances of one claim in; for each document the one with the longest chain, running text before headlines, out."""
    best: dict[DocumentId, PublicAppearance] = {}
    for a in appearances:
        other = best.get(a.document)
        if other is None or (len(a.chain), not a.is_headline) > (len(other.chain), not other.is_headline):
            best[a.document] = a
    return best


def cite_text(claim: PublicClaim, cited: Sequence[PublicAppearance]) -> tuple[str, PublicAppearance]:
    """A claim and the appearances that are cited for it in; its words, and the one of these that they are taken from, out."""
    told = next((a for a in cited if claim.text in a.quote), None)
    if told is not None:
        return claim.text, told
    told = max(cited, key=lambda a: (not a.is_headline, is_telling(a.quote), -len(a.quote)))
    return told.quote, told


def is_telling(text: str) -> bool:
    """Whether words make a claim that can be read alone: four or more, and not only a name."""
    words = trim_ends(show_text(text)).split()
    return len(words) >= MIN_CLAIM_WORDS and any(w[0].islower() and w.strip(".,") not in _IN_NAMES for w in words)


def find_publishers(source: PublicSource, publishers: Mapping[str, Collection[frozenset[str]]]) -> set[frozenset[str]]:
    """A source, and publishers as `index_names` has them, in; those, by their words, that bear a name of it out.

    A name may be shorter or longer than the publisher's by whole words.
    """
    keys = [key_of(name) for name in (source.name, *source.aliases)]
    return {near for key in keys for word in key for near in publishers.get(word, ()) if key <= near or near <= key}


@lru_cache(maxsize=8192)
def key_of(name: str) -> frozenset[str]:
    """A name in, its words without case, articles and the word "agency" out, for comparing outlets."""
    return frozenset(words_of(name)) - {"the", "a", "an", "news", "agency", "newspaper"}


def index_names(names: Iterable[str]) -> dict[str, set[frozenset[str]]]:
    """Names in; their words as `key_of` has them, by each of the words, out."""
    found: dict[str, set[frozenset[str]]] = {}
    for name in names:
        key = key_of(name)
        for word in key:
            found.setdefault(word, set()).add(key)
    return found


def words_of(text: str) -> list[str]:
    """Text in, its words in lower case, in order, out."""
    return [w.replace("’", "'") for w in _WORD.findall(text.casefold())]


def longest_chain(appearances: Iterable[PublicAppearance]) -> int:
    """Appearances in, the number of links of the longest chain among them out."""
    return max((len(a.chain) for a in appearances), default=0)
