"""Noun phrases as they are shown: grown to what identifies the source, cut to a readable length, without an article."""

from __future__ import annotations

import re

from firsthand.model.span import Span
from firsthand.stages.resolve.tree import Tree
from firsthand.text import names

# A description is no longer than this many words beyond articles; what follows is left out.
LONGEST_WORDS = 10
# Tokens that so many words may take with marks and articles between them.
_LONGEST_TOKENS = 100


def fullest(tree: Tree, span: Span, head: int) -> str:
    """A phrase and its head in, the phrase grown to what identifies it ("a banker working on the offer") out."""
    inside = list(tree.within(span))
    below = set(tree.below(head))
    grown = list(inside)
    while (
        grown[-1] + 1 in below
        and tree.tokens[grown[-1] + 1].pos not in ("PUNCT", "CCONJ")
        and len(grown) < len(inside) + LONGEST_WORDS
    ):
        grown.append(grown[-1] + 1)
    phrase = without_article(tree.words(grown), also_indefinite=False)
    del grown[_LONGEST_TOKENS if len(names.words(phrase)) > LONGEST_WORDS else len(grown) :]
    while len(names.words(phrase)) > LONGEST_WORDS and len(grown) > 1:
        grown.pop()
        phrase = without_article(tree.words(grown), also_indefinite=False)
    while len(grown) > len(inside) and (
        tree.tokens[grown[-1]].pos in ("ADP", "DET", "AUX", "SCONJ", "PART") or names.titles(f"{tree.tokens[grown[-1]].text} X")
    ):
        grown.pop()
    return tidy(without_article(tree.words(grown), also_indefinite=False))


# The wish of a source not to be named is no part of its description.
_NAMELESS = re.compile(
    r",? (?:and |who |also |has |had )*"
    r"(?:asked|spoke|speaking|asking|requested|requesting|insisted|insisting|declined|refused|wished|preferred)(?: not)? "
    r"(?:to be (?:named|identified|quoted)|to (?:give|be)|on (?:the )?condition|(?:on |for )?anonymity|under).*$"
)


# Nor is who passed its words on: that is a link of its own.
_PASSED_ON = re.compile(r",? (?:quoted|cited|interviewed|contacted|reached|seen|obtained|reviewed) by\b.*$")


# Nor is what joined on a clause that was left out.
_JOINING = re.compile(r"(?:,? (?:and|or|but|who|which|that))+$")


def tidy(phrase: str) -> str:
    """A phrase in; without marks at its end, an unpaired quotation mark, a wish not to be named and who passed it on, out."""
    phrase = _JOINING.sub("", _PASSED_ON.sub("", _NAMELESS.sub("", phrase)).rstrip(" ,;:—–-"))
    if phrase.count("“") != phrase.count("”"):
        phrase = phrase.replace("“", "").replace("”", "")
    if phrase.count('"') % 2:
        phrase = phrase.replace('"', "")
    return phrase.strip()


def is_part(tree: Tree, n: int, place: int) -> bool:
    """Whether a token is part of the name that another is the head of."""
    token = tree.tokens[n]
    return (
        token.pos == "PROPN"
        or token.text in ("&", "-")
        or (
            token.text.lower() in ("of", "for")
            and tree.tokens[place].text[:1].isupper()
            and n > place
            and n + 1 < len(tree.tokens)
            and tree.tokens[n + 1].pos == "PROPN"
        )
    )


def unbroken(found: list[int], middle: int) -> list[int]:
    """Tokens and one of them in, those that stand in one run with it out, in order."""
    run = [middle]
    while run[0] - 1 in found:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in found:
        run.append(run[-1] + 1)
    return run


def without_article(name: str, *, also_indefinite: bool = True) -> str:
    """A name or phrase without its article."""
    first, _, rest = name.partition(" ")
    wanted = ("the", "a", "an") if also_indefinite else ("the",)
    return rest if rest and first.lower() in wanted else name
