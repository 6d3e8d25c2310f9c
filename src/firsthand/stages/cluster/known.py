"""Known claims that a short text makes: a post or a sentence in, the claims of a collection most like it out, best first.

1. the text is taken apart: what it says, who posted it and when; 2. the claims with most of its words are found; 3. these are
put in order by more than their words: how much of a claim is covered, in what order, which of the rarest words are missing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.stages.cluster.retrieval import Index, best
from firsthand.stages.cluster.terms import Term, read_terms

WEIGHTS: Mapping[str, float] = {
    "said": 0.32, "posted_by": 1.11, "rank": 3.1, "title_covered": 3.0, "claim_covered": 0.9, "text_covered": 2.4, "order": 4.6,
    "telling_order": 1.5, "misspelt": 4.8, "same_year": 2.05, "other_year": -0.6, "rarest_shared": 1.6, "rarest_held": 1.8,
    "title_words": 1.0, "claim_words": -0.7, "no_names": -0.24,
}  # fmt: skip
"""What each likeness counts. Fitted (softmax over the candidates, L2 of 4) on 800 posts with the one of 10,375 claims that each
makes, no claim in two of three parts: MAP@5 0.881 on the part left out, where BM25 alone has 0.867; on 197 other posts 0.84 for
0.816. Sentence vectors beside these add 0.03."""
CANDIDATES = 40
"""Claims that are put in order; on 197 posts 93 % of the right ones are among them."""
POSTER_SHARE = 0.7
"""What a word of the poster's name counts beside one of the post, when candidates are found. No trial."""
ORDER_WORDS = 80
"""Words of a text from its beginning of which the order is looked at."""
MISSPELT_CHARS = 5
MISSPELT_LIKENESS = 0.5
"""From so many letters on, two words with this share of letters in threes in common may be one, misspelt or of one root."""
RAREST = 3

_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S+")
_TAG = re.compile(r"[@#](\w+)")
_TAG_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|_|(?<=[a-zA-Z])(?=\d)|(?<=[A-Z])(?=[A-Z][a-z])")
_SIGNATURE = re.compile(
    r"\s*[—–-]{1,2}\s+([^\n—]{1,60}?)\s*\(@(\w{1,20})\)\s+"
    r"((?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4})"
)
"""As embedded posts end: "— Name (@name) March 3, 2019"."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A text, taken apart.

    Attributes:
        words: All stems of what it says, in order.
        said: Those that tell something.
        poster: Of who posted it.
        posted_on: The words of the day of its signature.
        figures: Those in what it says.
        rarest: The rarest of its stems that any claim has.
    """

    words: Sequence[str]
    said: Sequence[str]
    poster: Sequence[str]
    posted_on: frozenset[str]
    figures: frozenset[str]
    rarest: Sequence[str]


@dataclass(frozen=True, slots=True)
class Known:
    """One known claim.

    Attributes:
        words: All stems of the claim and of its title, in order.
        claim, title: Those that tell something, in order.
        has_names: Whether the claim names anybody.
        years: The years that it gives.
    """

    words: tuple[Sequence[str], Sequence[str]]
    claim: Sequence[str]
    title: Sequence[str]
    has_names: bool
    years: frozenset[str]


class KnownClaims:
    """A collection of claims, to be found by texts that make them.

    Args:
        claims: Each its words and its title, which may be empty.
    """

    def __init__(self, claims: Sequence[tuple[str, str]]) -> None:
        self._claims = [_read_claim(claim, title) for claim, title in claims]
        self._index = Index([(*known.claim, *known.title) for known in self._claims])

    def rank(self, text: str, most: int = CANDIDATES) -> list[int]:
        """A text in; positions of the claims that it may make, best first, at most so many, out."""
        sought = self._read(text)
        said, posted = self._index.rate(sought.said), self._index.rate(sought.poster)
        rated = {n: said.get(n, 0.0) + POSTER_SHARE * posted.get(n, 0.0) for n in said.keys() | posted.keys()}
        found = best(rated, max(most, CANDIDATES))
        likeness = {}
        for place, n in enumerate(found):
            seen = self._compare(sought, self._claims[n])
            seen |= {"said": said.get(n, 0.0) / 10, "posted_by": posted.get(n, 0.0) / 10, "rank": 1 / (1 + place)}
            likeness[n] = sum(WEIGHTS[name] * value for name, value in seen.items())
        return best(likeness, most)

    def _read(self, text: str) -> Sought:
        posters, days = [], []
        for match in _SIGNATURE.finditer(text):
            posters.append(f"{match[1]} . @{match[2]}")
            days.append(match[3])
        terms = read_terms(split_tags(_SIGNATURE.sub(" . ", text)))
        said = _stems(terms)
        held = [stem for stem in dict.fromkeys(said) if self._index.has(stem)]
        rarest = sorted(held, key=lambda stem: (-self._index.weight(stem), stem))[:RAREST]
        return Sought(
            words=[t.stem for t in terms][:ORDER_WORDS],
            said=said,
            poster=_stems(read_terms(split_tags(" . ".join(posters)))),
            posted_on=frozenset(t.word for day in days for t in read_terms(day)),
            figures=frozenset(t.word for t in terms if t.word[0].isdigit()),
            rarest=rarest,
        )

    def _compare(self, sought: Sought, known: Known) -> dict[str, float]:
        """A text and a claim in; what makes them alike, by name, out."""
        said = set(sought.said)
        ours = said | set(sought.poster)
        claim, title = set(known.claim), set(known.title)
        theirs = claim | title
        shared = said & theirs
        weigh, weight = self._weigh, self._index.weight
        return {
            "title_covered": weigh(title & ours) / (weigh(title) or 1.0),
            "claim_covered": weigh(claim & ours) / (weigh(claim) or 1.0),
            "text_covered": weigh(shared) / (weigh(said) or 1.0),
            "order": max(weigh_in_order(sought.words, words, lambda _: 1.0) for words in known.words) / 12,
            "telling_order": max(weigh_in_order(sought.said, words, weight) for words in (known.claim, known.title)) / 30,
            "misspelt": self._misspelt(said - theirs, theirs - ours),
            "same_year": float(bool(known.years & sought.posted_on)),
            "other_year": float(bool(known.years and sought.posted_on and not known.years & (sought.posted_on | sought.figures))),
            "rarest_shared": max(map(weight, shared), default=0.0) / self._index.unseen,
            "rarest_held": sum(stem in theirs for stem in sought.rarest) / max(1, len(sought.rarest)),
            "title_words": math.log1p(len(title)),
            "claim_words": math.log1p(len(claim)),
            "no_names": float(not known.has_names),
        }

    def _weigh(self, words: set[str]) -> float:
        return sum(self._index.weight(word) for word in sorted(words))

    def _misspelt(self, ours: set[str], theirs: set[str]) -> float:
        """Words that only one side has in; what those tell that are nearly a word of the other out."""
        total = 0.0
        for word in sorted(w for w in ours if len(w) >= MISSPELT_CHARS):
            likeness = max((share_of_threes(word, other) for other in theirs if len(other) >= MISSPELT_CHARS - 1), default=0.0)
            if likeness >= MISSPELT_LIKENESS:
                total += likeness * min(self._index.weight(word), 8.0)
        return total / 10


def _read_claim(claim: str, title: str) -> Known:
    told, headed = read_terms(claim), read_terms(title)
    figures = {t.word for t in (*told, *headed) if t.word.isdigit() and len(t.word) == 4}
    return Known(
        words=([t.stem for t in told], [t.stem for t in headed]),
        claim=_stems(told),
        title=_stems(headed),
        has_names=any(t.is_name and t.rarity > 0 for t in told),
        years=frozenset(f for f in figures if f[:2] in ("19", "20")),
    )


def _stems(terms: Sequence[Term]) -> list[str]:
    return [t.stem for t in terms if t.rarity > 0]


def split_tags(text: str) -> str:
    """A post in; the same without links, its tags and handles cut into words ("#HomeAlone", "@the_times"), out."""
    return _TAG.sub(lambda tag: f" {_TAG_PARTS.sub(' ', tag[1])} ", _LINK.sub(" ", text))


def weigh_in_order(ours: Sequence[str], theirs: Sequence[str], weight: Callable[[str], float]) -> float:
    """Two sequences of words in; the most that words which both have in the same order, gaps allowed, weigh together, out."""
    row = [0.0] * (len(theirs) + 1)
    held = set(theirs)
    for word in ours:
        if word not in held:
            continue
        before, value = 0.0, weight(word)
        for n, other in enumerate(theirs, 1):
            above = row[n]
            row[n] = before + value if word == other else max(above, row[n - 1])
            before = above
    return row[-1]


def share_of_threes(a: str, b: str) -> float:
    """Two words in; how many letters in threes, ends of the word included, both have (Dice, 0 to 1), out."""
    ours, theirs = _threes(a), _threes(b)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


@lru_cache(maxsize=65536)
def _threes(word: str) -> frozenset[str]:
    marked = f"_{word}_"
    return frozenset(marked[n : n + 3] for n in range(len(marked) - 2))
