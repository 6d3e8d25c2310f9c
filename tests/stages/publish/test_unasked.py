"""Whom a claim blames by name, where no report of it says that they were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from firsthand import pipeline
from firsthand.stages import publish

if TYPE_CHECKING:
    from tests.conftest import ReadText

ROWS = (
    ("Pavo Lindt said that Ostrel Freight ignored two warnings about the sprinklers.", ("Ostrel Freight",)),
    ("Pavo Lindt said Ostrel Freight had switched off the sprinklers in January.", ("Ostrel Freight",)),
    ("A clerk said the sprinklers were switched off by Ostrel Freight in January.", ("Ostrel Freight",)),
    ("Ana Reyl said the union had complained twice to Ostrel Freight about the doors.", ("Ostrel Freight",)),
    ("Ana Reyl accused Ostrel Freight of lying about the doors.", ("Ostrel Freight",)),
    ("The nurse said that Mayor Anton Reve concealed the letters for a year.", ("Anton Reve",)),
    ("Pavo Lindt said Ostrel Freight ignored two warnings. Ostrel Freight declined to comment.", ()),
    ("Pavo Lindt said Ostrel Freight ignored two warnings. Ostrel Freight said it had answered both.", ()),
    ("Pavo Lindt said Ostrel Freight ignored two warnings. Nobody at Ostrel Freight could be reached; it did not respond.", ()),
    ("The nurse said that Anton Reve was shot by a guard.", ()),
    ("The nurse said that Anton Reve’s brother concealed the letters.", ()),
    ("Pavo Lindt said Ostrel Freight had not ignored the warnings.", ()),
    ("Pavo Lindt said the long-shot bid of Ostrel Freight was welcome.", ()),
    ("Pavo Lindt said Ostrel Freight was praised for its doors.", ()),
    ("Ostrel Freight said it had ignored the warnings.", ()),
)


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_who_is_blamed_and_was_not_asked_is_told(read_text: ReadText, text: str, names: tuple[str, ...]) -> None:
    """Who did something, by whom it was done, who is accused or complained to; not who answered, or was said not to answer."""
    public = publish.run(pipeline.read_case([read_text(text, document_id="T1", outlet="Vale Courier")]))
    assert tuple(dict.fromkeys(name for claim in public.claims for name in claim.unasked)) == names


def test_the_gap_stands_on_the_page_and_in_the_brief(read_text: ReadText) -> None:
    """It is said of the reports, and of nobody that he did it."""
    public = publish.run(pipeline.read_case([read_text(ROWS[0][0], document_id="T1", outlet="Vale Courier")]))
    claim = next(c for c in public.claims if c.unasked)
    said = "o report of it says that Ostrel Freight was asked."
    assert said in publish.claim_markdown(public, claim.id)
    assert said in publish.brief_markdown(public)
