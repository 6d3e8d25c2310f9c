"""The outlets that we know, and those that a user adds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand.errors import ConfigError
from firsthand.lexicons import known, load
from firsthand.model.source import Source, SourceId, SourceKind
from firsthand.stages.rate.kinds import names_of
from firsthand.stages.resolve.kinds import outlet_of

OWN = """
papers:
  Harwick Gazette: [the Gazette of Harwick, HG]
agencies:
  Meridian News Agency: MNA
  Belmar Wire:
"""


@pytest.fixture(autouse=True)
def shipped_lists_alone() -> Iterator[None]:
    """What a test adds is gone after it."""
    known.use({})
    yield
    known.use({})


def test_every_shipped_section_is_known() -> None:
    """No section of the shipped lists is passed over, and none is in both."""
    shipped = [*load("outlets"), *load("agencies")]
    assert sorted(shipped) == sorted(known.SECTIONS)
    assert sum(len(load(name)[s]) for name in ("outlets", "agencies") for s in load(name)) == sum(
        map(len, known.sections().values())
    )


def test_an_outlet_has_its_other_names_and_kind_and_a_show_is_none() -> None:
    """AFP is an agency under three names; what airs a show is no outlet for that."""
    by_name = {(o.name, o.kind): o for o in known.outlets()}
    assert "AFP" in by_name["Agence France-Presse", "agency"].others
    assert "show" not in {o.kind for o in known.outlets()}


def test_a_users_file_adds_to_the_shipped_lists(tmp_path: Path) -> None:
    """Names of a file of the same form stand beside the shipped ones, and tell by a hash that they are there."""
    path = tmp_path / "outlets.yaml"
    path.write_text(OWN, encoding="utf-8")
    before = known.sections()
    assert known.fingerprint() == ""
    known.use(known.read(path))
    assert known.sections()["papers"]["Harwick Gazette"] == ("the Gazette of Harwick", "HG")
    assert known.sections()["agencies"]["Meridian News Agency"] == ("MNA",)
    assert known.sections()["agencies"]["Belmar Wire"] == ()
    assert before["papers"].items() <= known.sections()["papers"].items()
    added = known.fingerprint()
    known.use({})
    assert known.sections() == before
    assert added != known.fingerprint()


def test_an_entry_of_the_user_goes_before_ours(tmp_path: Path) -> None:
    """Who writes an outlet of our list into the file says what it is called."""
    path = tmp_path / "outlets.yaml"
    path.write_text("agencies:\n  Reuters: [the desk]\n", encoding="utf-8")
    known.use(known.read(path))
    assert known.sections()["agencies"]["Reuters"] == ("the desk",)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("papers: [Harwick Gazette]", "holds no names"),
        ("newspapers:\n  Harwick Gazette: []", "no section 'newspapers'"),
        ("papers:\n  Harwick Gazette: {short: HG}", "no name with a list"),
        ("papers:\n  Harwick Gazette: [5]", "no name with a list"),
        ("papers:\n  Harwick Gazette: ['  ']", "no name with a list"),
        ("- Harwick Gazette", "no sections"),
        ("papers: {", "no YAML"),
    ],
)
def test_a_wrong_file_stops_with_the_reason_and_the_form(tmp_path: Path, text: str, why: str) -> None:
    """A typo never leaves an outlet unknown in silence; the message shows what an entry looks like."""
    path = tmp_path / "outlets.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=why) as caught:
        known.read(path)
    assert "Harwick Gazette: [" in caught.value.hint
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The setting is named beside the path."""
    with pytest.raises(ConfigError, match=r"none\.yaml") as caught:
        known.read(tmp_path / "none.yaml")
    assert "FIRSTHAND_OUTLETS" in caught.value.hint


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    """A file of comments alone is no error."""
    path = tmp_path / "outlets.yaml"
    path.write_text("# none yet\n", encoding="utf-8")
    assert known.read(path) == {}


def test_what_is_kept_is_forgotten_when_other_lists_are_used() -> None:
    """An answer that hangs on the lists is given once for one list, and anew for another."""
    asked: list[str] = []

    @known.kept
    def count_papers(section: str) -> int:
        asked.append(section)
        return len(known.sections()[section])

    shipped = count_papers("papers")
    assert count_papers("papers") == shipped
    known.use({"papers": {"Harwick Gazette": ()}})
    known.use({"papers": {"Harwick Gazette": ()}})
    assert count_papers("papers") == count_papers("papers") == shipped + 1
    assert asked == ["papers", "papers"]


def test_stages_ask_the_lists_that_are_used() -> None:
    """Whatever a stage has found with the shipped lists, it finds otherwise with a user's, and again with the shipped ones."""
    described = Source(SourceId("S1"), "HG", SourceKind.OUTLET, is_anonymous=False)
    before = names_of(described), outlet_of("HG correspondent Ann Pell")
    known.use({"papers": {"Harwick Gazette": ("HG",)}})
    assert names_of(described) == (("harwick", "gazette"), ("hg",))
    assert outlet_of("HG correspondent Ann Pell") == "Harwick Gazette"
    known.use({})
    assert (names_of(described), outlet_of("HG correspondent Ann Pell")) == before
