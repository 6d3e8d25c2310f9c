"""Words that say what happened to the counted."""

from __future__ import annotations

from firsthand.text import fates
from firsthand.text.quantities import Fate


def test_forms_of_verbs_are_made_whole() -> None:
    """Regular verbs have their four forms; irregular ones only those that are listed."""
    assert {form for form, fate in fates.DONE_TO.items() if fate is Fate.ABDUCTED} == {
        "abduct", "abducts", "abducted", "abducting", "kidnap", "kidnaps", "kidnapped", "kidnapping",
    }  # fmt: skip
    assert {"trapped", "seizing", "accuses", "freed", "stole"} <= set(fates.DONE_TO)
    assert "wound" not in fates.DONE_TO


def test_every_fate_can_be_read() -> None:
    """No fate stands in the list that no word tells."""
    told = {*fates.DONE_TO.values(), *fates.DOES.values(), *fates.STATES.values(), *fates.NOUNS.values(), *fates.PHRASES.values()}
    told |= {fate for verbs in fates.MEASURED.values() for fate in verbs.values()}
    assert set(Fate) - told == {Fate.BORN, Fate.COST}
