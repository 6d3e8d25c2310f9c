"""Words with their tags in, the form that a dictionary lists them under out, in small letters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_BASE_TAGS = frozenset({"NN", "VB", "VBP", "JJ"})
"""Tags of words that already stand in that form."""

_BE = frozenset({"is", "are", "am", "'s", "'re", "'m", "was", "were", "been", "being"})
_INFLECTED = ("noun", "verb", "adj", "adv", "punct")
"""Parts of speech that the tables know."""

Tables = Mapping[str, Any]


class Lemmas:
    """Exceptions, endings and known words, by part of speech: those of spaCy's English pipelines, and its way of looking up.

    Args:
        exceptions: By part of speech, the forms of a word.
        endings: By part of speech, pairs of an ending and what takes its place.
        known: By part of speech, the forms that a dictionary lists.
        tagged: By tag and word, forms that are always so ("me": "i").

    Source:
        spaCy, `spacy/pipeline/lemmatizer.py`, `Lemmatizer.rule_lemmatize`.
    """

    def __init__(self, exceptions: Tables, endings: Tables, known: Tables, tagged: Mapping[tuple[str, str], str]) -> None:
        self._exceptions, self._endings, self._known, self._tagged = exceptions, endings, known, tagged
        self._found: dict[tuple[str, str, str], str] = {}

    def of(self, word: str, pos: str, tag: str) -> str:
        """A word, its universal part of speech and its tag in, its dictionary form out."""
        key = (word, pos, tag)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._look_up(word.lower(), pos, tag)
        return found

    def _look_up(self, word: str, pos: str, tag: str) -> str:
        always = self._tagged.get((tag, word))
        if always is not None:
            return always
        if pos in ("AUX", "VERB") and word in _BE and tag != "POS":
            return "be"
        kind = "verb" if pos == "AUX" and tag != "MD" else pos.lower()
        if (tag in _BASE_TAGS and pos in ("NOUN", "VERB", "ADJ")) or kind not in _INFLECTED:
            return word
        forms: Sequence[str] = self._exceptions.get(kind, {}).get(word) or tuple(self._shorten(word, kind))
        return forms[0] if forms else word

    def _shorten(self, word: str, kind: str) -> Iterable[str]:
        """The word with an ending replaced, as far as a dictionary lists it; else the first that it does not list."""
        known = self._known.get(kind, {})
        unlisted: list[str] = []
        listed = False
        for old, new in self._endings.get(kind, ()):
            if word.endswith(old) and (form := word[: len(word) - len(old)] + new):
                if form in known or not form.isalpha():
                    listed = True
                    yield form
                else:
                    unlisted.append(form)
        if not listed:
            yield from unlisted


def read_lemmas(pipeline: Language) -> Lemmas:
    """A pipeline of spaCy with its lemmatiser and attribute ruler in, its tables as ours out."""
    lemmatizer: Any = pipeline.get_pipe("lemmatizer")
    ruler: Any = pipeline.get_pipe("attribute_ruler")
    exceptions, endings, known = (
        {kind: lemmatizer.lookups.get_table(name).get(kind, {}) for kind in _INFLECTED}
        for name in ("lemma_exc", "lemma_rules", "lemma_index")
    )
    tagged = {
        (pattern[0]["TAG"], pattern[0]["LOWER"]): entry["attrs"]["LEMMA"].lower()
        for entry in ruler.patterns
        if "LEMMA" in entry["attrs"]
        for pattern in entry["patterns"]
        if len(pattern) == 1 and set(pattern[0]) == {"TAG", "LOWER"} and isinstance(pattern[0]["LOWER"], str)
    }
    return Lemmas(exceptions, endings, {kind: frozenset(words) for kind, words in known.items()}, tagged)
