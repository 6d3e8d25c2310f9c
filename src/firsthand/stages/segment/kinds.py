"""A paragraph in, its kind out: headline, caption, byline, credit, boilerplate, or running text.

Running text is the answer where nothing speaks against it: a line wrongly kept costs less than a claim wrongly lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from firsthand import lexicons
from firsthand.model.document import PassageKind
from firsthand.stages.segment.blocks import Block
from firsthand.text.normalize import words as fold_words

_TERMINAL = re.compile(r"[.!?…:;,][\"”’'»)\]]*$|[\"”»—–-]$")
_LIST_ITEM = re.compile(r"[-*•▪◦·–—]\s?\S|\(?\d{1,3}[.)]\s")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
_WIDE_GAP = re.compile(r"\S {4,}\S")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE_LINE = re.compile(
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,?\s+\d{4})?(?:\W+(?:at\s+)?\d{1,2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?(?:\s[a-z]{2,4})?)?\W*"
    r"|\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?(?:\s[a-z]{2,4})?\W*|\d{1,2}[:.]\d{2}\W*", re.IGNORECASE)  # fmt: skip
_PARTS = re.compile(r"(?<=[a-z])[.;]\s+|\s*\n\s*")
_TRANSLATED = re.compile(r"[\[(](?:translat|original(?:ly)? in|edited|abridged|shortened).*[\])]\.?", re.IGNORECASE | re.DOTALL)
_CONTRIBUTED = re.compile(
    r"(?:[A-Z][\w.’'-]*,? (?:(?:and|of|in|at|from|the) )?){1,20}(?:also )?contributed(?: reporting)?"
    r"(?: (?:to|for|from) .{2,60})?\.?"
)

# Words in a line. A lead of news is longer than the first, a heading within the text shorter than the second.
_LONGEST_TITLE_WORDS = 28
_LONGEST_PLAIN_TITLE_WORDS = 18
_LONGEST_HEADING_WORDS = 12


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    """The lexicon's lists, each as one pattern that is matched from a paragraph's start."""
    lists = lexicons.load("boilerplate")
    out = {}
    for name in ("begins", "caption_begins", "credit"):
        out[name] = re.compile("(?:" + "|".join(lists[name]) + ")", re.IGNORECASE)
    for name in ("anywhere", "caption_anywhere"):
        out[name] = re.compile(".*?(?:" + "|".join(lists[name]) + ")", re.IGNORECASE | re.DOTALL)
    out["code"] = re.compile("(?:" + "|".join(lists["code"]) + ")")
    starts = "|".join(re.escape(words) for words in sorted(lists["byline"], key=len, reverse=True))
    small = "|".join(lists["byline_small_words"])
    name_word = rf"(?:[A-Z@][\w.’'@-]*|(?i:{small})|[&|/;]|\d{{1,2}},?|\d{{4}})"
    out["byline"] = re.compile(rf"[-–—(\[]*(?i:{starts})\s*:?\s+{name_word}[,;.]?(?:\s+{name_word}[,;.]?){{0,14}}[)\]]*\.?")
    return out


def classify(text: str, blocks: Sequence[Block], title: str | None) -> list[PassageKind]:
    """A text, its paragraphs and its title (where known) in, a kind for each paragraph out."""
    kinds: list[PassageKind] = []
    seen: set[PassageKind] = set()
    ended = sum(bool(_TERMINAL.search(b.span.of(text))) for b in blocks) * 2 > len(blocks)
    for n, block in enumerate(blocks):
        words = block.span.of(text)
        kind = _kind_by_form(words)
        if kind is None and _is_title(words, title) and n < 4:
            kind = PassageKind.HEADLINE
        if kind is None:
            is_first, has_headline = PassageKind.SENTENCE not in seen, PassageKind.HEADLINE in seen
            following = blocks[n + 1].span.of(text) if n + 1 < len(blocks) else ""
            heads = is_first and following and not has_headline and _is_headline(words, following, is_titled=title is not None)
            if heads or (n and _is_subheading(words, blocks[n - 1].span.of(text), kinds[-1], following, is_ended=ended)):
                kind = PassageKind.HEADLINE
            elif n and not following and _is_signature(words):
                kind = PassageKind.BYLINE
        kinds.append(kind or PassageKind.SENTENCE)
        seen.add(kinds[-1])
    return kinds


def _kind_by_form(words: str) -> PassageKind | None:
    """What a paragraph is by its own words, whatever stands around it; None where that does not say."""
    count = len(words.split())
    patterns = _patterns()
    lists = lexicons.load("boilerplate")
    if not re.search(r"[^\W\d_]", words) or _DATE_LINE.fullmatch(words) or (_WIDE_GAP.search(words) and count < 15):
        return PassageKind.BOILERPLATE
    if _MARKDOWN_HEADING.match(words):
        return PassageKind.HEADLINE
    if count <= lists["begins_words"] and (patterns["begins"].match(words) or patterns["code"].match(words)):
        return PassageKind.BOILERPLATE
    if count <= lists["caption_words"] and (patterns["caption_begins"].match(words) or patterns["caption_anywhere"].match(words)):
        return PassageKind.CAPTION
    if count <= lists["credit_words"]:
        is_byline = all(patterns["byline"].fullmatch(part) for part in _PARTS.split(words))
        if is_byline or _TRANSLATED.fullmatch(words) or _CONTRIBUTED.fullmatch(words):
            return PassageKind.BYLINE
        if patterns["credit"].fullmatch(words):
            return PassageKind.CREDIT
    if count <= lists["anywhere_words"] and patterns["anywhere"].match(words):
        return PassageKind.BOILERPLATE
    return None


def _is_title(words: str, title: str | None) -> bool:
    """Whether a paragraph prints the title, or the part of it before or after a semicolon."""
    if not title:
        return False
    here, there = fold_words(words), fold_words(title)
    return bool(here) and (here == there or (len(here) > 2 and here in (there[: len(here)], there[-len(here) :])))


def _is_headline(words: str, following: str, *, is_titled: bool) -> bool:
    """Whether the first paragraph heads the report: by its form, or, where no title is known, as a short line before a longer."""
    count = len(words.split())
    if count > _LONGEST_TITLE_WORDS or _LIST_ITEM.match(words):
        return False
    if _is_capitals(words) or words.endswith(";") or _is_title_case(words):
        return True
    if not _TERMINAL.search(words):
        return count > 1 or len(words) > 3
    is_one = len(re.findall(r"[.!?]\s", words)) == 0 and not words.endswith((":", ","))
    return not is_titled and is_one and count <= _LONGEST_PLAIN_TITLE_WORDS and len(following) > 1.3 * len(words)


def _is_subheading(words: str, before: str, kind_before: PassageKind, following: str, *, is_ended: bool) -> bool:
    count = len(words.split())
    if kind_before is PassageKind.HEADLINE and before.endswith(";"):
        return count <= _LONGEST_TITLE_WORDS
    if count > _LONGEST_HEADING_WORDS or _LIST_ITEM.match(words) or not following:
        return False
    if _is_capitals(words):
        return True
    if before.endswith(":") or not is_ended or not (words[0].isupper() or words[0].isdigit() or words[0] in "“\"‘'"):
        return False
    return not _TERMINAL.search(words)


def _is_signature(words: str) -> bool:
    parts = words.split()
    return len(parts) <= 5 and not _TERMINAL.search(words) and all(p[0].isupper() for p in parts) and not _is_capitals(words)


def _is_capitals(words: str) -> bool:
    """Whether nearly all its letters are capitals: "C0UNTY SUES M1NE". One short word is none (an acronym)."""
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 5 and sum(c.isupper() for c in letters) > 0.85 * len(letters)


def _is_title_case(words: str) -> bool:
    """Whether at least four of its longer words, and nearly all of them, have a capital letter."""
    longer = [part for part in re.findall(r"[^\W\d_][\w’'-]*", words) if len(part) > 3]
    return len(longer) > 3 and sum(part[0].isupper() for part in longer) >= 0.8 * len(longer)
