"""Settings: a wrong one stops the program at the start."""

from __future__ import annotations

import pytest

from firsthand.config import Config, from_environment
from firsthand.errors import ConfigError


def test_settings_come_from_the_environment() -> None:
    """A variable with our prefix sets its key; all others are left alone."""
    assert from_environment({"FIRSTHAND_WORKERS": "3", "PATH": "/bin"}) == Config(workers=3)
    assert from_environment({"FIRSTHAND_TIMEOUT_S": "900"}) == Config(timeout_s=900)
    assert from_environment({}) == Config(workers=None)


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
