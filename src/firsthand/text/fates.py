"""Words that say what happened to the counted: which of them, and whether as verb, state or noun. Read by `scopes`.

Forms are listed, not guessed: "wound" is a verb here only as "wounded", for a wound is wound.
"""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.text.quantities import Fate

# Verbs whose object (or passive subject) is the counted. Regular forms are made from the base.
_DONE_TO = {
    Fate.KILLED: "kill slay:slew:slain murder massacre execute assassinate behead lynch electrocute",
    Fate.INJURED: "injure wounded:wounding:wounds hurt:hurts:hurting maim hospitalise hospitalize",
    Fate.ATTACKED: "shot:shoot:shoots:shooting stab beaten:beat:beats:beating assault attack poison rape torture",
    Fate.TRAPPED: "trap strand",
    Fate.SICK: "infect sicken",
    Fate.ARRESTED: "arrest detain capture nab apprehend bust",
    Fate.CHARGED: "charge indict accuse",
    Fate.CONVICTED: "convict sentence jail imprison",
    Fate.RELEASED: "release free:frees:freed:freeing",
    Fate.ABDUCTED: "abduct kidnap",
    Fate.DISPLACED: "displace evict uproot",
    Fate.EVACUATED: "evacuate",
    Fate.RESCUED: "rescue save",
    Fate.DISMISSED: "dismiss sack",
    Fate.DAMAGED: "damage cut:cuts:cutting sever disrupt broken:broke:breaking",
    Fate.DESTROYED: "destroy level levelled:levelling demolish flatten raze torch gutted:gutting wreck",
    Fate.STOLEN: "steal:steals:stole:stolen:stealing rob snatch loot",
    Fate.SEIZED: "seize confiscate impound",
    Fate.PAID: "pay:pays:paid:paying donate",
    Fate.SCORED: "score",
}
# Verbs whose subject is the counted.
_DOES = {
    Fate.KILLED: "die:dies:died:dying perish drown",
    Fate.MISSING: "vanish disappear",
    Fate.DISPLACED: "flee:flees:fled:fleeing",
    Fate.ATTENDED: "attend march gather protest demonstrate rally:rallies:rallied:rallying",
    Fate.VOTED: "vote",
    Fate.RESIDENT: "live:lives:lived:living",
    Fate.DESTROYED: "collapse",
}
_STATES = {
    Fate.KILLED: "dead",
    Fate.INJURED: "injured wounded hurt",
    Fate.MISSING: "missing unaccounted",
    Fate.SICK: "sick ill",
    Fate.DISPLACED: "homeless",
    Fate.TRAPPED: "trapped",
}
# Nouns: "14 deaths" and "the deaths of 14 people".
_NOUNS = {
    Fate.KILLED: "death deaths fatality fatalities killing killings murder murders slaying slayings toll lives homicides",
    Fate.INJURED: "injury injuries",
    Fate.ARRESTED: "arrest arrests detention detentions capture",
    Fate.SICK: "infection infections cases",
    Fate.ABDUCTED: "abduction kidnapping",
    Fate.STOLEN: "theft robbery heist loot haul booty",
    Fate.RESCUED: "rescue",
    Fate.RELEASED: "release",
    Fate.RESIDENT: "population inhabitants residents",
    Fate.ATTENDED: "crowd turnout protesters demonstrators marchers attendance",
    Fate.VOTED: "votes",
    Fate.DISMISSED: "redundancies layoffs",
}
# Verbs that take a measure: read only where a length or a time is measured.
_MEASURED = {
    "length": {Fate.FELL: "fall:falls:fell:fallen:falling plunge:plunged:plunging tumble:tumbled:tumbling drop:dropped:dropping"},
    "time": {Fate.LASTED: "last:lasts:lasted:lasting", Fate.CONVICTED: "sentence jail imprison serve"},
}
PHRASES = {
    "went down": Fate.DAMAGED, "gone down": Fate.DAMAGED, "suffered damage": Fate.DAMAGED, "severe damage": Fate.DAMAGED,
    "burned down": Fate.DESTROYED, "burnt down": Fate.DESTROYED, "shot dead": Fate.KILLED, "gunned down": Fate.KILLED,
    "lost their lives": Fate.KILLED, "laid off": Fate.DISMISSED, "rounded up": Fate.ARRESTED, "made off with": Fate.STOLEN,
    "making off with": Fate.STOLEN, "make off with": Fate.STOLEN, "took part": Fate.ATTENDED, "home to": Fate.RESIDENT,
    "fell ill": Fate.SICK, "fallen ill": Fate.SICK, "found guilty": Fate.CONVICTED, "taken hostage": Fate.ABDUCTED,
    "in custody": Fate.ARRESTED, "taken to hospital": Fate.INJURED, "lost their homes": Fate.DISPLACED,
}  # fmt: skip
"""Several words that name a fate together, in small letters."""


def _regular(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if base.endswith("y") and base[-2] not in "aeou":
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    last = base[-1] if base[-1] in "bp" and base[-2] in "aeiou" and base[-3] not in "aeiou" else ""
    es = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
    return base, f"{base}{es}", f"{base}{last}ed", f"{base}{last}ing"


def _forms(listed: str) -> Iterable[str]:
    for entry in listed.split():
        yield from entry.split(":") if ":" in entry else _regular(entry)


DONE_TO = {form: fate for fate, listed in _DONE_TO.items() for form in _forms(listed)}
"""Fate by a form of a verb that it is done to."""
DOES = {form: fate for fate, listed in _DOES.items() for form in _forms(listed)}
"""Fate by a form of a verb that it does."""
STATES = {word: fate for fate, listed in _STATES.items() for word in listed.split()}
"""Fate by an adjective."""
NOUNS = {word: fate for fate, listed in _NOUNS.items() for word in listed.split()}
"""Fate by a noun."""
MEASURED = {kind: {form: fate for fate, listed in verbs.items() for form in _forms(listed)} for kind, verbs in _MEASURED.items()}
"""Fate by a verb that takes a measure of that kind."""
PERSON_NOUNS = frozenset({
    "deaths", "death", "fatalities", "fatality", "injuries", "injury", "arrests", "casualties", "killings", "murders", "lives",
    "infections", "cases", "inhabitants", "residents", "protesters", "demonstrators", "marchers", "homicides",
})  # fmt: skip
"""Nouns of a fate that count persons."""
