"""Settings: a wrong one stops the program at the start."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from firsthand.config import Config, from_environment
from firsthand.errors import ConfigError


@pytest.mark.parametrize(("name", "value", "config"), [
    ("FIRSTHAND_WORKERS", "3", Config(workers=3)),
    ("FIRSTHAND_TIMEOUT_S", "900", Config(timeout_s=900)),
    ("FIRSTHAND_PARSE_TIMEOUT_S", "5", Config(parse_timeout_s=5)),
    ("FIRSTHAND_PARSE_MEMORY_MIB", "512", Config(parse_memory_mib=512)),
    ("FIRSTHAND_CASE", "cases/dock fire.db", Config(case=Path("cases/dock fire.db"))),
    ("FIRSTHAND_OUTLETS", "desk/outlets.yaml", Config(outlets=Path("desk/outlets.yaml"))),
    ("FIRSTHAND_ACTOR", " M. Oduya ", Config(actor="M. Oduya")),
])
def test_settings_come_from_the_environment(name: str, value: str, config: Config) -> None:
    """A variable with our prefix sets its key; all others are left alone."""
    assert from_environment({name: value, "PATH": "/bin"}) == config


def test_without_settings_there_are_defaults() -> None:
    """Nothing need be set."""
    assert from_environment({"PATH": "/bin"}) == Config()


def test_every_setting_can_be_set_and_is_explained() -> None:
    """Each key has its variable, and the documentation of the settings names both."""
    for field in dataclasses.fields(Config):
        assert f"FIRSTHAND_{field.name.upper()})" in (Config.__doc__ or "").replace(" MiB (", "(")
        with pytest.raises(ConfigError, match=f"FIRSTHAND_{field.name.upper()} is"):
            from_environment({f"FIRSTHAND_{field.name.upper()}": " "})


@pytest.mark.parametrize("value", ["0", "65", "two", "", "-1", "1.5", "²"])
def test_a_wrong_value_names_key_value_and_what_is_allowed(value: str) -> None:
    """The message holds the key, the value and the allowed values."""
    with pytest.raises(ConfigError) as caught:
        from_environment({"FIRSTHAND_WORKERS": value})
    assert "FIRSTHAND_WORKERS" in str(caught.value)
    assert repr(value) in str(caught.value)
    assert "from 1 to 64" in str(caught.value)


def test_a_typo_in_a_key_is_an_error() -> None:
    """Defaults never hide a misspelt setting."""
    with pytest.raises(ConfigError, match=r"no setting FIRSTHAND_WORKER.*FIRSTHAND_WORKERS"):
        from_environment({"FIRSTHAND_WORKER": "2"})
