"""What is packed comes back as it was, older rows are read with defaults, and nothing that is packed can run."""

from __future__ import annotations

import dataclasses
import json
import pickle
import types
import typing
import zlib
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.errors import StoreError
from firsthand.model.document import About, Place, Token
from firsthand.model.judgement import Judgement
from firsthand.model.rating import Independence
from firsthand.model.source import Merge, Source
from firsthand.model.span import Span
from firsthand.store import codec
from firsthand.store.keys import pack_keys, unpack_keys
from firsthand.store.readings import KINDS
from firsthand.text.dates import DateValue

STORED = (
    *(kind for kinds in KINDS.values() for kind in kinds.values()),
    About, DateValue, DateValue | None, Independence, Judgement, Source, tuple[Merge, ...], tuple[Place, ...],
)
"""Every type that a case keeps packed."""

TEXT = st.text(st.characters(exclude_categories=()), max_size=6)
"""Any code points, halves of surrogate pairs too."""
SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 900)).map(lambda pair: Span(pair[0], sum(pair)))
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT, int: st.integers(-(2**63), 2**63), bool: st.booleans(), float: st.floats(allow_nan=False),
    Decimal: st.decimals(allow_nan=False), Span: SPANS, type(None): st.none(),
}


@cache
def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """A type in, any value of it out."""
    while isinstance(kind, typing.NewType):
        kind = kind.__supertype__
    origin, inner = get_origin(kind), get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if origin in (typing.Union, types.UnionType):
        return st.one_of([values_of(k) for k in inner])
    if origin is tuple and inner[-1] is not Ellipsis:
        return st.tuples(*(values_of(k) for k in inner))
    if origin in (tuple, frozenset):
        return st.lists(values_of(inner[0]), max_size=2).map(origin)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(TEXT, values_of(inner[1]), max_size=2)
    if issubclass(kind, Enum):
        return st.sampled_from(kind)
    assert dataclasses.is_dataclass(kind)
    return st.deferred(lambda: st.builds(kind, **{name: values_of(k) for name, k in typing.get_type_hints(kind).items()}))


def records_in(kind: Any) -> set[type]:
    """A type in, every dataclass that it is made of out."""
    found: set[type] = set()
    waiting = [kind]
    while waiting:
        one = waiting.pop()
        waiting += get_args(one)
        if isinstance(one, type) and dataclasses.is_dataclass(one) and one not in found:
            found.add(one)
            waiting += typing.get_type_hints(one).values()
    return found


RECORDS = sorted({record for kind in STORED for record in records_in(kind)} - {Span}, key=lambda record: record.__name__)


@pytest.mark.parametrize("kind", STORED, ids=str)
def test_what_is_packed_comes_back(kind: Any) -> None:
    """Every value of every stored type is equal to what was packed."""

    @settings(max_examples=15, deadline=None)
    @given(values_of(kind))
    def holds(value: Any) -> None:
        assert codec.unpack(codec.pack(value, kind), kind) == value

    holds()


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_tokens_come_back(data: st.DataObject) -> None:
    """Tokens are equal to what was packed, their words taken from the text."""
    text = data.draw(st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: Span(*sorted(pair)))
    spans = data.draw(st.lists(places, max_size=6))
    words = st.sampled_from(("NOUN", "VERB", "", "ROOT"))
    tokens = tuple(
        Token(span, span.of(text), data.draw(st.one_of(st.just(span.of(text).lower()), TEXT)), data.draw(words), data.draw(words),
              data.draw(words), data.draw(st.integers(0, len(spans) - 1)), data.draw(st.integers(0, 9)))
        for span in spans
    )
    assert codec.unpack_tokens(codec.pack_tokens(tokens), text) == tokens


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 2**63 - 1), max_size=255), st.lists(st.integers(0, 2**63 - 1), max_size=300))
def test_keys_come_back(story: list[int], text: list[int]) -> None:
    """Both kinds of keys of a document are equal to what was packed."""
    keys = (tuple(story), tuple(text))
    assert unpack_keys(pack_keys(keys)) == keys


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_row_with_fewer_fields_is_read_with_defaults(record: Any) -> None:
    """A row that was written before its newest fields were added gives these their defaults."""
    required = [f for f in dataclasses.fields(record) if _is_required(f)]
    assert required == list(dataclasses.fields(record)[: len(required)]), "a field without a default stands after one with"

    @settings(max_examples=5, deadline=None)
    @given(values_of(record))
    def holds(value: Any) -> None:
        older = json.loads(codec.dump(value, record))[: len(required)]
        assert codec.load(json.dumps(older), record) == record(*(getattr(value, f.name) for f in required))

    holds()


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


class _Trap:
    """Leaves a file behind when it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.touch, (self.path,))


def test_nothing_that_is_packed_can_run(tmp_path: Path) -> None:
    """A pickle in place of a record is refused, and what it would do is not done."""
    trap = pickle.dumps(_Trap(tmp_path / "sprung"))
    for content in (trap, zlib.compress(trap)):
        with pytest.raises(StoreError, match="damaged"):
            codec.unpack(content, Source)
    assert not (tmp_path / "sprung").exists()
    pickle.loads(trap)  # noqa: S301 - what it would have done
    assert (tmp_path / "sprung").exists()


@pytest.mark.parametrize("text", [
    "", "{", "[", "null", "7", "[1]", "[" * 100_000, '["S1","M. Oduya","no such kind",false]',
    '["S1","M. Oduya","person",false,[],null,false,[[1]]]', '{"__class__": "os.system"}',
])
def test_a_damaged_record_is_named_in_words(text: str) -> None:
    """Whatever stands in place of a source is refused with a sentence that says what to do."""
    with pytest.raises(StoreError, match="verify"):
        codec.unpack(zlib.compress(text.encode()), Source)


@pytest.mark.parametrize("content", [
    b"", b"\0\1\2", zlib.compress(b"[]"), zlib.compress(b'[[0],[9],[null],[5],[0],["X"],[3],["Y"],[0],["Z"],[0]]'),
])
def test_damaged_tokens_are_named_in_words(content: bytes) -> None:
    """Columns that do not fit one another are refused."""
    with pytest.raises(StoreError, match="damaged"):
        codec.unpack_tokens(content, "The dam burst.")
