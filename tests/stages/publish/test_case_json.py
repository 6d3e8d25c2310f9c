"""The public interchange and its schema."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from firsthand.model.attribution import Basis, SpeechKind
from firsthand.model.claim import AppearanceId, Polarity
from firsthand.model.document import DocumentId
from firsthand.model.overview import SetAside
from firsthand.model.provenance import Provenance, SkipCode
from firsthand.model.reading import Case
from firsthand.model.source import SourceKind
from firsthand.stages import publish
from firsthand.text.quantities import Bound


def test_output_fits_the_schema(case: Case, schema: dict[str, Any]) -> None:
    """What is written is valid by the published schema, and survives being written."""
    jsonschema.Draft202012Validator.check_schema(schema)
    public = publish.run(case, provenance=[Provenance("rate", 1)])
    made = publish.case_json(public, "2031-06-01T08:00:00Z", generator=("firsthand", "1"))
    assert json.loads(json.dumps(made)) == made
    jsonschema.validate(made, schema)
    jsonschema.validate(publish.case_json(publish.run(Case())), schema)


def test_every_field_is_in_the_schema(case: Case, schema: dict[str, Any]) -> None:
    """Nothing is written that the schema does not describe."""
    public = publish.run(replace(case, aside=(SetAside(DocumentId("T9"), "9.txt"),)), provenance=[Provenance("rate", 1)])
    made = publish.case_json(public, "2031-06-01T08:00:00Z", generator=("firsthand", "1"))
    assert set(made) == set(schema["properties"])
    for name in ("documents", "sources", "appearances", "claims", "stories", "copies", "skipped", "stages", "aside"):
        for item in made[name]:
            assert set(item) == set(schema["properties"][name]["items"]["properties"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda c: c["documents"][0].pop("path"),
        lambda c: c["appearances"][0].update(start=-1),
        lambda c: c["claims"][0]["independent_sources"].update(at_least="1"),
        lambda c: c["sources"][0].update(kind="rumour"),
        lambda c: c.update(format="firsthand-case/2"),
    ],
)
def test_schema_refuses(case: Case, schema: dict[str, Any], spoil: Callable[[dict[str, Any]], object]) -> None:
    """The schema refuses a document with a field missing, out of range or of another kind."""
    made = publish.case_json(publish.run(case))
    spoil(made)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(made, schema)


def test_schema_lists_are_those_of_the_model(schema: dict[str, Any]) -> None:
    """The closed lists of the schema are the enums of the model."""
    lists = schema["properties"]
    appearance = lists["appearances"]["items"]["properties"]
    assert set(lists["skipped"]["items"]["properties"]["code"]["enum"]) == set(SkipCode)
    assert set(lists["sources"]["items"]["properties"]["kind"]["enum"]) == set(SourceKind)
    assert set(appearance["polarity"]["enum"]) == set(Polarity)
    assert set(appearance["basis"]["enum"]) == {*Basis, None}
    assert set(appearance["speech"]["enum"]) == {*SpeechKind, None}
    assert set(appearance["figures"]["items"]["properties"]["bound"]["enum"]) == set(Bound)


def test_spans_address_the_text(case: Case) -> None:
    """Start and end cut the quotation out of the document."""
    texts = {r.document.id: r.document.text for r in case.readings}
    for a in publish.case_json(publish.run(case))["appearances"]:
        assert texts[a["document"]][a["start"] : a["end"]] == a["quote"]


def test_what_matters_stands_first(case: Case) -> None:
    """Within a document: what others tell too before what it tells alone, credited before own voice, headlines last."""
    # P1 and P4 are the first of their claims; P2 is credited; P5 is not
    assert _order(case) == ["P1", "P4", "P2", "P5", "P3", "P6"]
    # the local report is first with the gale
    boats, gale, wrecks = case.claims
    assert _order(replace(case, claims=(boats, replace(gale, first_appearance=AppearanceId("P5")), wrecks))) == [
        "P1", "P4", "P5", "P2", "P3", "P6",
    ]  # fmt: skip
    # as a headline, what is credited comes after what is not
    headlines = [replace(a, assertion=replace(a.assertion, is_headline=a.id == "P2")) for a in case.appearances]
    assert _order(replace(case, appearances=tuple(headlines))) == ["P1", "P4", "P5", "P2", "P3", "P6"]


def _order(case: Case) -> list[str]:
    return [a["id"] for a in publish.case_json(publish.run(case))["appearances"]]


def test_every_id_resolves(case: Case) -> None:
    """Every id that is named is defined in the same file."""
    made = publish.case_json(publish.run(case))
    documents, sources, appearances, claims, stories = (
        {x["id"] for x in made[name]} for name in ("documents", "sources", "appearances", "claims", "stories")
    )
    for d in made["documents"]:
        assert d["story"] in stories
        assert d["copy_of"] is None or d["copy_of"] in documents
    for a in made["appearances"]:
        assert a["document"] in documents
        assert a["claim"] in claims
        assert set(a["chain"]) <= sources
    for c in made["claims"]:
        assert {c["first_appearance"], *c["appearances"]} <= appearances
        assert {*c["roots"], *(s for r in c["reasons"] for s in r["sources"])} <= sources


def test_numbers_and_dates_are_typed(case: Case) -> None:
    """A figure carries its value, a date its zone, and an undated report null."""
    made = publish.case_json(publish.run(case))
    first = next(a for a in made["appearances"] if a["id"] == "P1")
    assert first["figures"] == [
        {"words": "At least 40 boats", "low": 40, "high": None, "bound": "at least", "unit": None, "counted": "boat"}
    ]
    assert first["published"] == "2031-05-04T09:10:00+01:00"
    assert made["documents"][3]["published"] is None
