"""Places as reports name them: a country, a part of one, a town; under any of their names, with what they lie in where known.

A name that the lexicon lacks is a place all the same, in a country that is not known. A name of several ("Georgia") is none of
them until what it stands with says which. Names of a people ("Burmese") are no places. Nothing here finds places in a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from firsthand.text.agreement import Agreement
from firsthand.text.names import normalise


class PlaceKind(StrEnum):
    """How large a place is."""

    COUNTRY = "country"
    REGION = "region"  # a state, a province, a nation within a state
    CITY = "city"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A place under the name that the lexicon has for it, else as printed.

    Attributes:
        name: Myanmar, for "Burma".
        kind: Unknown where the lexicon lacks it, or has several of different size.
        country: Two letters of ISO 3166-1, its own for a country; None where not known.
        region: The part of the country that it lies in, by the lexicon's key; its own for a region; None where not known.
        within: Countries that its country is counted into at times ("HK": "CN"); empty for most.
    """

    name: str
    kind: PlaceKind = PlaceKind.UNKNOWN
    country: str | None = None
    region: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    places: Mapping[str, tuple[Place, ...]]  # by normalised name
    capitals: Mapping[str, Place]  # by country
    peoples: Mapping[str, str | None]  # country by demonym; None where several have it


_IN_BRACKETS = re.compile(r"^(?P<city>.+) \((?P<region>\w+)\)$")


def _load() -> Mapping[str, Mapping[str, Any]]:
    """The lexicon's sections. It is read as a file of the package, since leaf functions import no other part of it."""
    from importlib import resources  # like yaml, slow to import beside all the rest of this module

    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = resources.files("firsthand").joinpath("lexicons", "places.yaml").read_text(encoding="utf-8")
    sections: Mapping[str, Mapping[str, Any]] = yaml.load(text, loader)  # noqa: S506  (safe loaders, both)
    return sections


@cache
def _gazetteer() -> _Gazetteer:
    """The lexicon by name; read once, at the first place that is asked for."""
    sections = _load()
    found: dict[str, list[Place]] = defaultdict(list)
    peoples: dict[str, set[str]] = defaultdict(set)
    within: dict[str, str] = {}
    for code, entry in sections["countries"].items():
        if "part_of" in entry:
            within[code] = entry["part_of"]
        place = Place(entry["name"], PlaceKind.COUNTRY, code, within=within.get(code))
        for name in (entry["name"], *entry["also"]):
            found[normalise(name)].append(place)
        for people in entry["demonyms"]:
            peoples[normalise(people)].add(code)
    for code, regions in sections["regions"].items():
        for key, name in regions.items():
            found[normalise(name)].append(Place(name, PlaceKind.REGION, code, key, within.get(code)))
    capitals = _add_cities(found, sections, within)
    return _Gazetteer(
        {name: tuple(dict.fromkeys(places)) for name, places in found.items()},
        capitals,
        {name: _only({code for code in codes if code not in within} or codes) for name, codes in peoples.items()},
    )


def _add_cities(
    found: dict[str, list[Place]], sections: Mapping[str, Mapping[str, Any]], within: Mapping[str, str]
) -> dict[str, Place]:
    capitals: dict[str, Place] = {}
    for code, cities in sections["cities"].items():
        capital = sections["countries"][code]["capital"]
        for entry in cities:
            ((printed, others),) = entry.items() if isinstance(entry, dict) else ((entry, ()),)
            match = _IN_BRACKETS.match(printed)
            name, region = (match["city"], match["region"]) if match else (printed, None)
            if name == sections["countries"][code]["name"]:
                continue  # a state of one city is its country
            place = Place(name, PlaceKind.CITY, code, region, within.get(code))
            for word in (name, *others):
                found[normalise(word)].append(place)
            if name == capital:
                capitals.setdefault(code, place)
    return capitals


def _only(codes: set[str]) -> str | None:
    return next(iter(codes)) if len(codes) == 1 else None


_CAPITAL = re.compile(
    r"(?:the\s+)?(?:(?P<people>[\w.\s-]+?)(?:['’]s?)?\s+)?capital(?:\s+city)?(?:\s+of\s+(?P<country>.+))?", re.IGNORECASE
)
_DIRECTION = re.compile(
    r"(?:north|south|east|west|central|northern|southern|eastern|western|greater|downtown)\s+(?=\w)", re.IGNORECASE
)


def parse(words: str, context: Place | None = None) -> Place | None:
    """The words of a place in, the place out; None where they name none ("Burmese", "").

    Reads "Seoul", "Burma", "Paris, Texas", "the South Korean capital", "northern Syria" (a part of Syria, not the whole);
    "the capital" alone needs a context.

    Args:
        words: As printed.
        context: A place that the text is about; its country decides between several places of one name, and whose capital it is.
    """
    plain = " ".join(words.split())
    if not normalise(plain):
        return None
    match = _CAPITAL.fullmatch(plain)
    if match:
        return _capital(match["country"] or match["people"], context)
    if normalise(plain) in _gazetteer().peoples and normalise(plain) not in _gazetteer().places:
        return None
    return _parse_named(plain, context.country if context is not None else None)


def _capital(of: str | None, context: Place | None) -> Place | None:
    country = None if context is None else context.country
    if of is not None:
        named = _gazetteer().peoples.get(normalise(of))
        places = [place for place in _gazetteer().places.get(normalise(of), ()) if place.kind is PlaceKind.COUNTRY]
        country = named or (places[0].country if len(places) == 1 else None)
    return None if country is None else _gazetteer().capitals.get(country)


@lru_cache(maxsize=8192)
def _parse_named(plain: str, country: str | None) -> Place:
    whole = _gazetteer().places.get(normalise(plain))
    if whole:
        return _choose(plain, whole, country)
    name, _, rest = plain.partition(",")
    if normalise(name) and normalise(rest):
        return _parse_within(name.strip(), rest.strip(), country)
    part = _DIRECTION.match(plain)
    if part:
        around = _parse_named(plain[part.end() :], country)
        if around.country is not None and around.kind is PlaceKind.COUNTRY:
            return Place(plain, PlaceKind.REGION, around.country, None, around.within)
    return Place(plain)


def _choose(plain: str, places: tuple[Place, ...], country: str | None) -> Place:
    """The one place of a name in this country, else of all; what they have in common where there are several."""
    near = [place for place in places if place.country == country] if country else []
    left = near or list(places)
    if len(left) == 1:
        return left[0]
    kinds, countries = {place.kind for place in left}, {place.country for place in left}
    kind = left[0].kind if len(kinds) == 1 else PlaceKind.UNKNOWN
    return Place(
        left[0].name if len({p.name for p in left}) == 1 else plain, kind, left[0].country if len(countries) == 1 else None
    )


def _parse_within(name: str, rest: str, country: str | None) -> Place:
    """A place and what it is said to lie in: "Paris, Texas", "Goma, Congo"."""
    around = _gazetteer().places.get(normalise(rest)) or (_parse_named(rest, country),)
    places = _gazetteer().places.get(normalise(name), ())
    for outer in around:
        inner = [p for p in places if p.country == outer.country and p != outer and outer.region in (None, p.region)]
        if len(inner) == 1:
            return inner[0]
    outer = _choose(rest, tuple(around), country)
    if outer.country is None:
        return Place(name)
    region = outer.region if outer.kind is PlaceKind.REGION else None
    return Place(name, PlaceKind.UNKNOWN, outer.country, region, outer.within)


def compare(a: Place, b: Place) -> Agreement:
    """Two places in, whether they can be where one thing happened out.

    Same: one place. Compatible: one contains the other, or they share a name and nothing known parts them. Differs: neither
    contains the other. Incomparable: not known to be apart ("Tarn Bay", of which no country is known, and "Seoul").
    """
    if a == b:
        return Agreement.SAME
    is_one_name = normalise(a.name) == normalise(b.name)
    if a.country is None or b.country is None:
        return Agreement.COMPATIBLE if is_one_name else Agreement.INCOMPARABLE
    if a.country != b.country:
        is_inside = (a.within == b.country and b.kind is PlaceKind.COUNTRY) or (
            b.within == a.country and a.kind is PlaceKind.COUNTRY
        )
        return Agreement.COMPATIBLE if is_inside else Agreement.DIFFERS
    if PlaceKind.COUNTRY in (a.kind, b.kind):
        return Agreement.COMPATIBLE
    return _compare_parts(a, b, is_one_name=is_one_name)


def contains(whole: Place, part: Place) -> bool:
    """Two places in, whether the second is known to lie within the first out; no place lies within itself."""
    if whole.country is None or part.country is None or normalise(whole.name) == normalise(part.name):
        return False
    if whole.kind is PlaceKind.COUNTRY:
        return (part.country == whole.country and part.kind is not PlaceKind.COUNTRY) or part.within == whole.country
    is_inside = whole.region is not None and part.region == whole.region and part.country == whole.country
    return whole.kind is PlaceKind.REGION and is_inside and part.kind is not PlaceKind.REGION


def _compare_parts(a: Place, b: Place, *, is_one_name: bool) -> Agreement:
    """Two places within one country."""
    if a.region is not None and b.region is not None and a.region != b.region:
        return Agreement.DIFFERS
    if is_one_name:
        return Agreement.COMPATIBLE
    kinds = {a.kind, b.kind}
    if kinds == {PlaceKind.CITY}:
        return Agreement.DIFFERS
    if PlaceKind.REGION in kinds and a.region == b.region:
        return Agreement.COMPATIBLE
    return Agreement.INCOMPARABLE
