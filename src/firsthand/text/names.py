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
_GENERATIONS = _set("jr sr ii iii iv")
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
    parts = _after_titles(_turned(name))
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts = parts[:-1]
    return parts


def _turned(name: str) -> tuple[str, ...]:
    """The words of a name in the usual order: of "Moor, Ada" the surname last, of "Moor, mayor" or "Moor, Jr." as printed."""
    before, comma, after = name.partition(",")
    head, tail = words(before), words(after)
    is_plain = not (set(head) | set(tail)) & (_TITLES | _SUFFIXES) and "," not in after
    if comma and is_plain and len(head) == 1 and len(tail) in (1, 2) and before.strip().istitle() and after.strip()[:1].isupper():
        return tail + head
    return words(name)


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
    initial, short form or other spelling of it, in another order (three words or more: "Tomas Arden" and "Arden Tomas" may be
    two people), misspelt by one letter, or lacks its "Jr.". Differs: all else,
    titles of different sex, "Jr." against "Sr.", middle initials that disagree.
    """
    one, other = sorted((without_titles(a), without_titles(b)), key=lambda parts: (len(parts), parts))
    if not one or not other:
        return Agreement.INCOMPARABLE
    if normalise(a) == normalise(b):
        return Agreement.SAME
    marks = {generation(a), generation(b)}
    if _is_male(a, b) or _is_male(b, a) or len(marks - {""}) > 1:
        return Agreement.DIFFERS
    found = _compare_parts(one, other)
    return Agreement.COMPATIBLE if found is Agreement.SAME and len(marks) > 1 else found


def _compare_parts(one: tuple[str, ...], other: tuple[str, ...]) -> Agreement:
    """Two names without titles, the shorter first."""
    if one == other:
        return Agreement.SAME
    if len(one) == 1:
        return Agreement.COMPATIBLE if any(_is_spelling(one[0], word) for word in other) else Agreement.DIFFERS
    if one[0] == other[0] and one[-1] == other[-1] and _has_other_middle(one, other):
        return Agreement.DIFFERS
    if one[0] == other[0] and one[-1] == other[-1] and set(one) <= set(other):
        return Agreement.SAME
    if _is_spelling(one[-1], other[-1]):
        fits = _is_given_name_of(one[0], other[0]) and not _has_other_middle(one, other)
        return Agreement.COMPATIBLE if fits else Agreement.DIFFERS
    is_turned = len(one) == len(other) > 2 and any(one == other[n:] + other[:n] for n in range(1, len(other)))
    if is_turned or one == other[1:] or one == other[:-1] or "".join(one) == "".join(other):
        return Agreement.COMPATIBLE
    return Agreement.DIFFERS


def _has_other_middle(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names have first middle names that cannot be one, an initial on either side: "A. B. Moor" and "A. C. Moor"."""
    middles = [next((part for part in parts[1:-1] if part not in _PARTICLES), "") for parts in (one, other)]
    return all(middles) and min(map(len, middles)) == 1 and middles[0][0] != middles[1][0]


def generation(name: str) -> str:
    """A person's name in, what tells it from a father's or son's of the same name out ("Ada Moor Jr." -> "jr"); "" without."""
    parts = words(name)
    return next((part for part in reversed(parts[1:]) if part in _GENERATIONS), "")


def _is_male(a: str, b: str) -> bool:
    return bool(set(titles(a)) & _MALE_TITLES and set(titles(b)) & _FEMALE_TITLES)


def _is_given_name_of(a: str, b: str) -> bool:
    if a == b or frozenset((a, b)) in _SHORT_FORMS or is_transliteration(a, b):
        return True
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    return is_misspelling(a, b) and a.rstrip("aeio") != b.rstrip("aeio")  # a man's and a woman's form of one name are two names


def _is_spelling(a: str, b: str) -> bool:
    return a == b or is_misspelling(a, b) or is_transliteration(a, b)


_SOUNDS = (
    ("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"),
    ("tz", "z"), ("ts", "z"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"), ("dj", "j"),
)  # fmt: skip
"""Letters that ways of writing Arabic, Slavic and other names in Latin script use for one sound, longest first."""

_TWO_NAMES = frozenset(
    frozenset(pair.split())
    for pair in (
        "colin colleen",
        "marian marion",
        "marten martin",
        "carol carrol",
        "francis frances",
        "karol carole",
        "lauren loren",
    )
)
"""Given names that differ in vowels alone and are two names all the same; from general knowledge."""

_LEAST_CONSONANTS = 3
_LEAST_LIKENESS = 60
"""Per cent of letters in common, by rapidfuzz. Mohammed and Muhammad have 62; set on pairs of the tests, not swept."""


@lru_cache(maxsize=8192)
def is_transliteration(a: str, b: str) -> bool:
    """Whether two words can be one name brought into Latin script in two ways: Mohammed and Muhammad, Yusuf and Youssef.

    Their consonants are the same once letters of one sound are one, three or more of them; the first vowel is of one kind (o or
    u; a, e, i or y); and both end in a vowel or neither does, since Peter and Petra are two names.
    """
    if a == b or min(len(a), len(b)) < 4 or frozenset((a, b)) in _TWO_NAMES:
        return False
    one, other = _skeleton(a), _skeleton(b)
    if one != other or len(one[1]) < _LEAST_CONSONANTS - (a[0] == b[0] == "y"):
        return False
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(a, b) >= _LEAST_LIKENESS)


def _skeleton(word: str) -> tuple[str, str, bool]:
    """The kind of the first vowel, the consonants, and whether a vowel stands last."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    word = ("j" if word[0] == "y" else word[0]) + word[1:]
    first = next(("o" if c in "ou" else "a" for c in word if c in "aeiouy"), "")
    consonants = re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", word))
    if len(consonants) > 1 and consonants[-1] == "h":
        consonants = consonants[:-1]
    return ("" if word[0] in "aeiouy" else "-") + first, consonants, word[-1] in "aeiouyh"


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
