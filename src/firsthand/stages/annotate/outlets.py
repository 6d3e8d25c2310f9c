"""Outlets in a line of text: those of the lexicon, those whose name says so ("Harwick Gazette"), and their short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.lexicons import known

# Last words of names of newspapers, agencies and stations that name little else.
_TELLING = (
    "Times|Herald|Tribune|Gazette|Chronicle|Courier|Observer|Telegraph|Dispatch|Examiner|Inquirer|Intelligencer|Advertiser|Argus"
    "|Newspaper|Broadcasting|Wire|News Agency|News Service|Press Agency|Newswire|Magazine|Packet"
)
_NAMED = re.compile(
    rf"(?:The )?(?:[A-ZÀ-Þ][\w-]*(?: (?:of|and|&))? ){{1,4}}(?:{_TELLING})(?!\w)"
    r"(?![ -](?:Square|Building|Tower|Street|Company|Co\b|Inc))")
# First words that say the same, in the languages of which English reports cite outlets most.
_NAMED_FIRST = re.compile(
    r"(?:Radio|Agencia|Agence|Agenzia|Agência|Diario|Diário|Jornal|Gazeta|Gazzetta|Corriere|Canal|Channel)"
    r"(?: (?:de|di|da|del|della)(?: la)?)?(?: (?!Islands?\b|Tunnel\b|City\b)(?:[A-ZÀ-Þ][\w-]*|\d{1,2})){1,3}(?!\w)")
_SHORT_FORM = r"\b[Tt]he {}(?!\w)(?! [A-Z])"
_ACRONYM = re.compile(r"[A-Z]{2,5}")

# Shorter acronyms ("RT") and words of the language ("Time") count only where the parser sees a name of just these words.
_MIN_ACRONYM_LETTERS = 3


@known.kept
def _names() -> tuple[re.Pattern[str], frozenset[str]]:
    """All outlets as a pattern, longest first, and those names that need more than their own words."""
    sections = known.sections()
    shows = frozenset(show for aired in sections["shows"].values() for show in aired)
    names = shows | {one for outlet in known.outlets() for one in (outlet.name, *outlet.others)}
    doubtful = frozenset(name for name in names if name in shows or _is_doubtful(name))
    listed = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:[Tt]he )?(?P<name>{listed})(?![\w-])(?!\.\w)"), doubtful


def _is_doubtful(name: str) -> bool:
    if _ACRONYM.fullmatch(name):
        return len(name) < _MIN_ACRONYM_LETTERS
    bare = name.removeprefix("The ")
    return " " not in bare and not any(c.isupper() or c in ".0123456789" for c in bare[1:])


def find_outlets(text: str, named: frozenset[str]) -> Iterator[tuple[int, int, bool]]:
    """A line in, outlets in it out, in order: start, end, and whether the parser must see a name there too.

    Args:
        text: The line.
        named: Outlets that the document named in full; their last words alone are a short form ("the Gazette").
    """
    pattern, doubtful = _names()
    found = [(*m.span(), m["name"] in doubtful and not m[0].startswith("the ")) for m in pattern.finditer(text)]
    found += [(*match.span(), False) for match in named_outlets(text)]
    for name in named:
        short_form = _SHORT_FORM.format(re.escape(name.rsplit(" ", 1)[-1]))
        found += [(match.start() + 4, match.end(), False) for match in re.finditer(short_form, text)]
    last = 0
    for start, end, is_doubtful in sorted(found, key=lambda f: (f[0], -f[1], f[2])):
        at = start + 4 if text.startswith("the ", start) else start
        if at >= last:
            yield at, end, is_doubtful
            last = end


def named_outlets(text: str) -> Iterator[re.Match[str]]:
    """A line in, names that say of themselves that they are an outlet's out."""
    yield from _NAMED.finditer(text)
    yield from _NAMED_FIRST.finditer(text)
