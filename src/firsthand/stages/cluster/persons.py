"""Rules that take two persons for one: a surname that fits one person alone, another spelling, another order, an office.

Each is handed the named persons of a case and yields pairs, with the values that fired.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from firsthand.model.source import DocumentSource, SourceKind
from firsthand.stages.cluster.bodies import Named, Pairs, given_names, names_in
from firsthand.stages.cluster.joined import Member
from firsthand.text import names
from firsthand.text.agreement import Agreement

SPELLING_PERCENT = 75
"""Likeness by rapidfuzz of two names that fold to one; below it chance is likelier than another alphabet.

Trial: of 60 pairs of spellings of Arabic, Persian, Slavic and Balkan names, from general knowledge, 45 fold to one, the least
alike at 77 percent. Of the 687 given names of the lexicon 43 groups fold to one: spellings of one name, but for five of a man's
name and a woman's, which are kept apart."""
_ARTICLES = frozenset({"al", "el", "ul", "ad", "as", "ar", "ur"})
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:al|el)(?=[bcdfghjklmnpqrstvwz][aeiou].{3})", ""),
        ("^ye", "e"),
        ("(?<=[aeiou])y(?=[aeiou])", ""),
        ("t?s?ch|cz", "c"),
        ("c?k|c(?=[aou]|[^h]|$)", "k"),
        ("[qgk]h?", "k"),
        ("d?zh|dj", "j"),
        ("ph", "f"),
        ("[wv]", "v"),
        ("th", "t"),
        ("dh", "d"),
        ("sh", "s"),
        ("ts|tz|z", "z"),
        ("ou|oo|o|u", "u"),
        ("[iye][yi]|ie|ee|y|j", "i"),
        ("x", "ks"),
        ("h$", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""What one sound is written as in names that come from other alphabets, in the order in which it is replaced."""
_FOLDED_LETTERS = 5
"""In shorter words "a" and "e" tell names apart: Lena, Lana."""
_SMALL_BEFORE_NAME = re.compile(r"(?:^|\s)[a-z][\w'’-]*\s+((?:[A-ZÀ-Þ][\w.'’-]*\s+){1,3}[A-ZÀ-Þ][\w'’-]*)$")
_PARTICLES = frozenset(
    {"de", "del", "della", "der", "den", "di", "da", "dos", "das", "du", "la", "le", "van", "von", "bin", "ibn", "al", "el"}
)


def same_person(named: Named) -> Pairs:
    """A surname alone, or with an initial, is the one person of the case who fits it; where two fit, it stays apart."""
    people = people_of(named)
    by_surname: dict[str, list[Member]] = defaultdict(list)
    for member, source in people.items():
        for word in {w for name in names_in(source) for w in names.without_titles(name)}:
            by_surname[word].append(member)
    for member, source in people.items():
        for other in _only_fitting(member, source, people, by_surname):
            yield other, member, f"“{source.name}” fits “{people[other].name}” and nobody else in the case"


def people_of(named: Named) -> dict[Member, DocumentSource]:
    """Named sources in, the persons among them out."""
    return {m: s for m, s in named.items() if s.kind is SourceKind.PERSON}


def _only_fitting(member: Member, source: DocumentSource, people: Named, by_surname: Mapping[str, list[Member]]) -> list[Member]:
    """A person in, the first member whose name fits out, if all that fit can be one person; else nobody."""
    words = names.without_titles(source.name)
    near = [m for m in by_surname.get(words[-1], ()) if m != member] if words else []
    fitting = [m for m in near if _compare(source, people[m]) in (Agreement.SAME, Agreement.COMPATIBLE)]
    full = [m for m in fitting if len(names.without_titles(people[m].name)) > 1]
    if not full or any(_compare(people[full[0]], people[m]) is Agreement.DIFFERS for m in full[1:]):
        return []
    return full[:1]


def _compare(a: DocumentSource, b: DocumentSource) -> Agreement:
    return names.compare_person(a.name, b.name)


def name_behind(name: str) -> str | None:
    """A person's name with a description before it in ("political columnist Joe Arden"), the name alone out; None without one."""
    found = _SMALL_BEFORE_NAME.search(name)
    if found is None or name[: found.start(1)].split()[-1].lower() in _PARTICLES:
        return None
    return found[1]


@lru_cache(maxsize=32768)
def sound_of(words: tuple[str, ...]) -> str:
    """Words of a name in, in any order, what they sound like, in order of the alphabet, out: "Qaddafi" and "Gaddafi" are one."""
    return " ".join(sorted(filter(None, (_fold(word) for word in words if word not in _ARTICLES))))


def _fold(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word.replace("e", "a") if len(word) >= _FOLDED_LETTERS else word


def other_spelling(named: Named) -> Pairs:
    """A full name is written otherwise where it comes from another alphabet, or with the family name first."""
    people = people_of(named)
    written: dict[str, dict[tuple[str, ...], Member]] = defaultdict(dict)
    for member, source in people.items():
        for words in {names.without_titles(name) for name in names_in(source)}:
            if len(words) > 1:
                written[sound_of(words)].setdefault(words, member)
    for spellings in written.values():
        for (one, member), (other, theirs) in combinations(spellings.items(), 2):
            if member != theirs and _are_spellings(one, other):
                yield member, theirs, f"“{people[member].name}” and “{people[theirs].name}” are two spellings of one name"


def _are_spellings(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names that sound alike are written alike too; two words turned round may be two people's."""
    from rapidfuzz import fuzz

    if sorted(one) == sorted(other):
        return len(one) > 2
    written = [" ".join(word for word in words if word not in _ARTICLES) for words in (one, other)]
    alike = max(fuzz.ratio(*written), fuzz.token_sort_ratio(*written))
    return alike >= SPELLING_PERCENT and not _are_man_and_woman(one, other)


def _are_man_and_woman(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a given name of the one is a man's and the other's a woman's: Colin, Colleen."""
    given = given_names()
    ours, theirs = set(one) - set(other), set(other) - set(one)
    return bool((ours & given["he"] and theirs & given["she"]) or (ours & given["she"] and theirs & given["he"]))


_OFFICES = frozenset({
    "governor", "mayor", "minister", "president", "premier", "chancellor", "prefect", "director", "chairman", "chairwoman",
    "chair", "chairperson", "chief", "head", "commissioner", "ambassador", "bishop", "archbishop", "rector", "principal",
    "headmaster", "manager", "prosecutor", "sheriff", "king", "queen", "prince", "pope", "speaker", "coroner",
})  # fmt: skip
"""Words for offices that one person holds at a time."""
_OF_A_PLACE = frozenset({"governor", "mayor", "prefect", "sheriff", "bishop", "archbishop", "king", "queen", "pope", "coroner"})
"""Those of which the reports of one story seldom name two; of the others a report must say whose they are."""
_RANKS = frozenset({"deputy", "vice", "former", "ex", "assistant", "acting", "late", "associate", "lieutenant", "then"})
_OF_BODY = re.compile(r"^(?:[Tt]he )?(?P<office>[a-z][a-z -]*) (?:of|for) (?P<body>.+)$")
_BODY_S = re.compile(r"^(?:[Tt]he )?(?P<body>.+?)(?:['’]s|(?<=s)['’]) (?P<office>[a-z][a-z -]*)$")


def same_office(named: Named, stories: Sequence[Sequence[str]] = ()) -> Iterator[tuple[Member, Member, str]]:
    """The holder of an office without a name is the one person whom the reports of one story name with that office.

    "The governor of Ostrel" is Governor Marsk where no other governor and no other province with one is in the story.
    """
    by_document: dict[str, list[tuple[Member, DocumentSource]]] = defaultdict(list)
    for member, source in people_of(named).items():
        by_document[member[0]].append((member, source))
    for documents in stories:
        inside = [entry for document in documents for entry in by_document.get(document, ())]
        holders: dict[str, list[tuple[Member, str]]] = defaultdict(list)
        bearers: dict[str, list[tuple[Member, DocumentSource]]] = defaultdict(list)
        for member, source in inside:
            if found := office_of(source.name):
                holders[found[0]].append((member, found[1]))
            else:
                for office in titles_in(source):
                    bearers[office].append((member, source))
        for office, described in holders.items():
            yield from _pair_office(office, described, bearers.get(office, ()))


def _pair_office(
    office: str, described: Sequence[tuple[Member, str]], bearers: Sequence[tuple[Member, DocumentSource]]
) -> Iterator[tuple[Member, Member, str]]:
    """Those described by an office, with whose it is, and those named with it, of one story, in; pairs that are one out."""
    bodies = sorted({names.words(body) for _, body in described})
    if not all(_is_one_body(one, other) for one, other in combinations(bodies, 2)):
        return
    first, body = described[0]
    for member, _ in described[1:]:
        yield first, member, f"both are the {office} of {body}"
    called = sorted({source.name for _, source in bearers})
    if any(names.compare_person(one, other) is Agreement.DIFFERS for one, other in combinations(called, 2)):
        return
    theirs = {names.words(source.body) for _, source in bearers if source.body and source.body[:1].isupper()}
    is_said = office in _OF_A_PLACE or all(source.body for _, source in bearers)
    if is_said and all(_is_one_body(one, other) for one in theirs for other in bodies):
        for bearer, source in bearers:
            yield bearer, first, f"{source.name} is the only {office} whom the reports of this story name"


def _is_one_body(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and (long[: len(short)] == short or long[-len(short) :] == short)


def office_of(name: str) -> tuple[str, str] | None:
    """A description of a person in, the office and whose it is ("managing director", "Halden") out; None where it is none."""
    for pattern in (_OF_BODY, _BODY_S):
        found = pattern.match(name)
        if found and any(part[:1].isupper() for part in found["body"].split()):
            words = found["office"].split()
            is_office = words[-1] in _OFFICES and not _RANKS & set(words)
            return (_office_in(words), found["body"]) if is_office else None
    return None


def titles_in(source: DocumentSource) -> set[str]:
    """A person in, the offices that its names give it ("Governor Marsk", "the provincial governor, Ilen Marsk") out."""
    found: set[str] = set()
    if office_of(source.name) or not any(part[:1].isupper() for part in source.name.split()):
        return found
    for name in names_in(source):
        words = [w.strip(".,;").lower() for w in name.split()]
        if not _RANKS & set(words) and _OFFICES & set(words):
            found.add(_office_in(words))
    return found


def _office_in(words: Sequence[str]) -> str:
    """Words that hold an office in, its name out: the last of such words, but a prime minister is no minister."""
    office = next(word for word in reversed(words) if word in _OFFICES)
    return "prime minister" if office == "minister" and "prime" in words else office
