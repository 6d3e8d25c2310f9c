"""A pile of reports of any size, made up by rule from a seed: for measures of speed and size, never of quality.

Every event has a wire report, one that relays it, one that prints it almost whole, and one of its own. Names of people, places
and bodies are put together from syllables, so that events differ as those of a real pile do.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

REPORTS_PER_EVENT = 4
_FIRST_DAY = date(2025, 1, 1)
_DAYS = 700
_SYLLABLES = (
    *(f"{consonant}{vowel}" for consonant in "bcdfghjklmnprstvwyz" for vowel in "aeo"),
    "bran", "cor", "dun", "fel", "gar", "hol", "kel", "lin", "mar", "nor", "pol", "quin", "rud", "sten", "tor", "ver", "wes",
)  # fmt: skip
_BODIES = ("Harbour Authority", "Ministry of Health", "Fire Service", "Water Board", "Regional Court", "Teachers' Union",
           "Rail Inspectorate", "Public Prosecutor", "Institute of Geology", "Fishermen's Guild")
_EVENTS = (
    ("a fire at the {place} {site}", "people were killed", "The fire broke out shortly before dawn in a storage hall"),
    ("a flood in {place}", "families lost their homes", "The river rose above its banks after four days of rain near the {site}"),
    ("a strike at the {place} {site}", "workers walked out", "The walkout began after talks on night shifts had failed"),
    ("a collision outside {place}", "passengers were injured", "Two trains met on a single track close to the {site}"),
    ("a raid on the {place} {site}", "documents were seized", "Officers carried boxes out of the building until the evening"),
)
_SITES = ("shipyard", "market hall", "cannery", "grain terminal", "hospital", "bus depot", "tannery", "quarry", "sugar mill")
_FIRST_NAMES = ("Marta", "Ilan", "Rosa", "Tomas", "Edith", "Karim", "Lena", "Pavel", "Noor", "Viktor", "Amara", "Jonas")
_OUTLETS = ("Northern Herald", "Coastal Gazette", "Evening Tribune", "Meridian Post", "Valley Courier", "Union Daily")


@dataclass(frozen=True, slots=True)
class GeneratedReport:
    """One report: the name of its file, its text, and what a file beside it says."""

    name: str
    text: str
    title: str
    outlet: str
    published: str


def generate_reports(count: int, seed: int = 0) -> Iterator[GeneratedReport]:
    """A number of reports and a seed in, that many reports out, the same for the same seed."""
    for n in range(count):
        yield _make_report(n, seed)


def write_reports(folder: Path, count: int, seed: int = 0) -> None:
    """A folder, a number of reports and a seed in; the reports lie there as Markdown, a thousand to a folder."""
    for n, report in enumerate(generate_reports(count, seed)):
        below = folder / f"{n // 1000:03d}"
        below.mkdir(parents=True, exist_ok=True)
        front = f"---\ntitle: {report.title}\noutlet: {report.outlet}\npublished: {report.published}\n---\n\n"
        (below / report.name).write_text(front + report.text, encoding="utf-8")


def _make_report(n: int, seed: int) -> GeneratedReport:
    """The number of a report and a seed in, that report out; the reports of one event have its facts in common."""
    number, role = divmod(n, REPORTS_PER_EVENT)
    facts = random.Random(f"{seed}/{number}")  # noqa: S311
    place, site = _name(facts), facts.choice(_SITES)
    what, toll, scene = facts.choice(_EVENTS)
    event, scene = what.format(place=place, site=site), scene.format(site=site)
    body, speaker = f"{place} {facts.choice(_BODIES)}", f"{facts.choice(_FIRST_NAMES)} {_name(facts)}"
    witness, dead = f"{facts.choice(_FIRST_NAMES)} {_name(facts)}", facts.randint(3, 90)
    day = _FIRST_DAY + timedelta(days=facts.randint(0, _DAYS))
    agency, wire = f"{_name(facts)} News Agency", facts.choice(_OUTLETS)
    lead = f"At least {dead} {toll} in {event}, {speaker} of the {body} told reporters on {day:%A}."
    promise = f"We will publish the names of all {dead} from {place} by {day:%B}, and {witness.split()[1]} will check them"
    inquiry = f"“{promise},” {speaker.split()[1]} said."
    texts = (
        f"{place.upper()}, {day.day} {day:%B} ({agency}) - {lead} {scene}, a source within the {body} told {agency}. {inquiry}\n",
        f"At least {dead} {toll} in {event}, according to {agency}, which quoted a source within the {body}. "
        f"{scene}, the agency reported.\n",
        f"{lead} {scene}, a source within the {body} told {agency}. {inquiry}\n\nReporting by {agency}\n",
        f"{witness}, who lives near the {site}, said that she counted {dead + 2} names on a board in {place}. "
        f"{scene}. The {body} did not answer questions about {event}.\n",
    )
    outlet = (agency, wire, f"{place} {wire.split()[1]}", f"{place} Observer")[role]
    published = day + timedelta(days=(0, 1, 1, 2)[role])
    return GeneratedReport(f"{n:06d}.md", texts[role], f"{event[0].upper()}{event[1:]}", outlet, published.isoformat())


def _name(chance: random.Random) -> str:
    """A source of chance in, a name out."""
    return "".join(chance.sample(_SYLLABLES, 3)).capitalize()
