"""Names as they are compared: without case, accents, dots, possessives and articles; persons by surname; acronyms.

Nothing here knows who is meant. Comparing two names says whether they can be names of one person or body, no more.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from firsthand.text.agreement import Agreement

_POSSESSIVE = re.compile(r"(?<=\w)['’`]s\b|(?<=s)['’`](?!\w)", re.IGNORECASE)
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLES = frozenset({"a", "an", "the"})
_BRACKETED = re.compile(r"\(([^()]*)\)")


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_FEMALE_TITLES = _set("""
    mrs ms miss madam mme lady dame sister queen princess congresswoman councilwoman chairwoman spokeswoman assemblywoman senora
""")
_MALE_TITLES = _set("""
    mr sir lord king prince congressman councilman chairman spokesman assemblyman father monsieur senor
""")
_TITLES = (
    _FEMALE_TITLES
    | _MALE_TITLES
    | _set("""
    dr doctor prof professor rev reverend hon honorable honourable fr br sr pastor bishop archbishop cardinal pope imam rabbi
    sheikh shaikh ayatollah sen senator rep representative gov governor lt ltcol gen general col colonel maj major capt captain
    cmdr commander adm admiral sgt sergeant cpl corporal pvt private pfc officer det detective insp inspector supt
    superintendent constable sheriff marshal chief deputy president vice vicepresident premier chancellor minister secretary
    undersecretary ambassador envoy mayor councillor councilmember assemblymember delegate chairperson chair director justice
    judge magistrate attorney lawyer counsel prosecutor spokesperson comrade baron baroness count countess duke duchess emperor
    mp mep md mla coach nurse former ex then late acting interim retired assistant associate brig brigadier
""")
)
# Words that stand before a person's name without being part of it; taken off from the left while another word remains.

_SUFFIXES = _set("jr sr ii iii iv phd md esq mp qc kc cpa jd dds obe cbe mbe")
_PARTICLES = _set("de del della der den di da do dos das du la le van von vander ten ter al el bin ibn bint abu ben st san mac")
SMALL_WORDS = _set("of for and the in on at de la le les du des del der und et y e to against with &")
_GIVEN_NAMES = """
    james jim jimmy jamie; william bill billy will willie; robert bob bobby rob robbie; richard rick dick rich ricky;
    michael mike mick mickey; joseph joe joey; thomas tom tommy; charles charlie chuck; edward ed eddie ted ned;
    john johnny jack; david dave; daniel dan danny; donald don donnie; kenneth ken kenny; ronald ron ronnie; anthony tony;
    steven stephen steve; jeffrey geoffrey jeff geoff; gregory greg; matthew matt; andrew andy drew; christopher chris;
    nicholas nick; patrick pat paddy; samuel sam; benjamin ben; alexander alex alec; frederick fred;
    elizabeth liz beth betty lizzie; katherine catherine kathryn kate kathy cathy katie; margaret maggie peggy meg; susan sue;
    deborah debbie deb; barbara barb; jennifer jen jenny; patricia patty trish pat; rebecca becky; victoria vicky;
    theodore ted teddy; lawrence larry; raymond ray; timothy tim; peter pete; philip phil; bernard bernie
"""
_SHORT_FORMS = frozenset(
    frozenset((a, b)) for group in _GIVEN_NAMES.split(";") for a in group.split() for b in group.split() if a != b
)

_ACRONYM_LETTERS = range(2, 9)


@lru_cache(maxsize=8192)
def normalise(name: str) -> str:
    """A name as printed in, the same without case, accents, dots, possessives, articles and doubled spaces out.

    Hyphens and other marks become spaces ("Agence France-Presse" -> "agence france presse"); "U.S." becomes "us".
    Normalising twice equals normalising once.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    bare = _APOSTROPHES.sub("", _POSSESSIVE.sub("", bare)).replace(".", "")
    parts = [part for part in _NOT_WORD.split(bare) if part]
    return " ".join(part for part in parts if part not in _ARTICLES) or " ".join(parts)


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """A name as printed in, the words of its normalised form out, in order; empty where it has none."""
    return tuple(normalise(name).split())


@lru_cache(maxsize=8192)
def titles(name: str) -> tuple[str, ...]:
    """A person's name as printed in, the titles before it out ("Vice President Ada Moor" -> "vice", "president")."""
    parts = words(name)
    return parts[: len(parts) - len(_after_titles(parts))]


@lru_cache(maxsize=8192)
def without_titles(name: str) -> tuple[str, ...]:
    """A person's name as printed in, its words without titles before and degrees after it out; never empty where it has words."""
    parts = _after_titles(words(name))
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts = parts[:-1]
    return parts


def _after_titles(parts: tuple[str, ...]) -> tuple[str, ...]:
    while len(parts) > 1 and parts[0] in _TITLES:
        parts = parts[1:]
    return parts


@lru_cache(maxsize=8192)
def surname(name: str) -> str:
    """A person's name in, its surname with particles out ("Ada van der Moor" -> "van der moor"); "" where it is empty."""
    parts = without_titles(name)
    if not parts:
        return ""
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in _PARTICLES:
        start -= 1
    return " ".join(parts[start:])


@lru_cache(maxsize=8192)
def compare_person(a: str, b: str) -> Agreement:
    """Two persons' names as printed in, whether they can be one person's out.

    Same: the full names are equal, or differ by a middle name alone. Compatible: one is a surname or given name of the other, an
    initial or short form of it, or misspelt by one letter. Differs: everything else, and titles of different sex.
    """
    one, other = sorted((without_titles(a), without_titles(b)), key=len)
    if not one or not other:
        return Agreement.INCOMPARABLE
    if _is_male(a, b) or _is_male(b, a):
        return Agreement.DIFFERS
    if one == other or (len(one) > 1 and one[0] == other[0] and one[-1] == other[-1] and set(one) <= set(other)):
        return Agreement.SAME
    if len(one) == 1:
        near = one[0] in other or any(is_misspelling(one[0], word) for word in other)
        return Agreement.COMPATIBLE if near else Agreement.DIFFERS
    if one[-1] == other[-1] or is_misspelling(one[-1], other[-1]):
        return Agreement.COMPATIBLE if _is_given_name_of(one[0], other[0]) else Agreement.DIFFERS
    if one == other[1:] or one == other[:-1] or "".join(one) == "".join(other):
        return Agreement.COMPATIBLE
    return Agreement.DIFFERS


def _is_male(a: str, b: str) -> bool:
    return bool(set(titles(a)) & _MALE_TITLES and set(titles(b)) & _FEMALE_TITLES)


def _is_given_name_of(a: str, b: str) -> bool:
    if a == b or is_misspelling(a, b) or frozenset((a, b)) in _SHORT_FORMS:
        return True
    return min(len(a), len(b)) == 1 and a[0] == b[0]


def is_misspelling(a: str, b: str) -> bool:
    """Whether two words of six letters or more differ by one letter added, left out, changed or swapped with its neighbour."""
    if a == b or abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 6:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if len(a) != len(b):
        short, long = sorted((rest_a, rest_b), key=len)
        return short == long[1:]
    is_swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return rest_a[1:] == rest_b[1:] or is_swapped


def is_acronym_of(short: str, long: str) -> bool:
    """Whether a word ("KINU", "U.S.") is made of the first letters of a name of two words or more, or is given in its brackets.

    Small words ("of", "for", "and") may be counted or left out; so may whatever follows the last "and".
    """
    letters = short.replace(".", "").strip()
    if not letters.isalnum() or len(letters) not in _ACRONYM_LETTERS:
        return False
    if not (sum(c.isupper() for c in letters) * 2 > len(letters) or (letters.islower() and len(letters) > 2)):
        return False
    letters = normalise(letters)
    if any(letters == normalise(inner) for inner in _BRACKETED.findall(long)):
        return True
    name = normalise(_BRACKETED.sub(" ", long)).split()
    if _spells(letters, name):
        return True
    head = name[: len(name) - 1 - name[::-1].index("and")] if "and" in name else []
    return _spells(letters, head)


def _spells(letters: str, name: list[str]) -> bool:
    """Whether first letters of these words spell the letters, small words being free to be passed over."""
    if len(name) < 2 or not letters:
        return False
    reached = {0}
    for word in name:
        steps = {n + 1 for n in reached if n < len(letters) and letters[n] == word[0]}
        reached = steps | (reached if word in SMALL_WORDS else set())
    return len(letters) in reached and sum(word not in SMALL_WORDS for word in name) > 1
