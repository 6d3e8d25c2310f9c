"""Records in, compressed JSON out, and back: by their types alone, so that a case file from elsewhere can run no code.

A dataclass is the list of its fields, in order; a field that is added at the end, with a default, is read from older rows as that
default. Where several dataclasses may stand, the value says which by number. Tokens are many, so they are kept by column.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

from firsthand.errors import StoreError
from firsthand.model.document import Token
from firsthand.model.span import Span

Record = TypeVar("Record")
Convert = Callable[[Any], Any]

LEVEL = 3
"""Of compression: readings shrink to a fifth; level 6 saves 4 % more for twice the time."""


def pack(value: Any, kind: Any) -> bytes:
    """A value and its type in, compressed bytes out."""
    return zlib.compress(dump(value, kind).encode("utf-8", "surrogatepass"), LEVEL)


def unpack(content: bytes, kind: Any) -> Any:
    """Bytes of `pack` and the type in, the value out.

    Raises:
        StoreError: They are damaged.
    """
    with _worded():
        return _decoder(kind)(json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass")))


def holds_any(content: bytes, sought: Sequence[bytes]) -> bool:
    """Bytes of `pack` and the JSON of some values in, whether one of these may be in it out.

    Raises:
        StoreError: The bytes are damaged.
    """
    with _worded():
        plain = zlib.decompress(content)
    return any(value in plain for value in sought)


def dump(value: Any, kind: Any) -> str:
    """A value and its type in, JSON out."""
    return json.dumps(_encoder(kind)(value), ensure_ascii=False, separators=(",", ":"))


def load(text: str, kind: Any) -> Any:
    """JSON of `dump` and the type in, the value out.

    Raises:
        StoreError: It is damaged.
    """
    with _worded():
        return _decoder(kind)(json.loads(text))


def pack_tokens(tokens: Sequence[Token]) -> bytes:
    """Tokens in, compressed columns out; the words themselves stand in the document."""
    columns: list[list[Any]] = [
        [t.span.start for t in tokens], [len(t.span) for t in tokens],
        [None if t.lemma == t.text.lower() else t.lemma for t in tokens],
        [n - t.head for n, t in enumerate(tokens)], [t.sentence for t in tokens],
    ]
    for field in ("pos", "tag", "dep"):
        values = [getattr(t, field) for t in tokens]
        names = {name: n for n, name in enumerate(dict.fromkeys(values))}
        columns += [list(names), [names[v] for v in values]]
    return zlib.compress(json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), LEVEL)


def unpack_tokens(content: bytes, text: str) -> tuple[Token, ...]:
    """Bytes of `pack_tokens` and the document's text in, tokens out.

    Raises:
        StoreError: They are damaged.
    """
    with _worded():
        return _unpack_columns(content, text)


def _unpack_columns(content: bytes, text: str) -> tuple[Token, ...]:
    start, length, lemma, back, sentence, *named = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    pos, tag, dep = ([names[n] for n in numbers] for names, numbers in zip(named[::2], named[1::2], strict=True))
    spans = [Span(a, a + n) for a, n in zip(start, length, strict=True)]
    return tuple(
        Token(span, span.of(text), span.of(text).lower() if lemma[n] is None else lemma[n], pos[n], tag[n], dep[n], n - back[n],
              sentence[n])
        for n, span in enumerate(spans)
    )


@contextmanager
def _worded() -> Iterator[None]:
    """A context in which what cannot be read is said in words.

    Raises:
        StoreError: It cannot be read.
    """
    try:
        yield
    except (zlib.error, ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RecursionError) as error:
        raise StoreError(f"A record of the case is damaged ({type(error).__name__}).",
                         hint="`firsthand verify` says where. Put back a copy of the case, or add the reports to a new one.",
                         ) from error


def _same(value: Any) -> Any:
    return value


@cache
def _encoder(kind: Any) -> Convert:
    """A type in, what turns its values into JSON values out."""
    kind = _plain(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _encode_union(tuple(k for k in inner if k is not type(None)))
    if origin in (tuple, frozenset, list) or kind in (tuple, frozenset, list):
        return _encode_sequence(origin, inner)
    if origin is not None and issubclass(origin, Mapping):
        item = _encoder(inner[1])
        return lambda value: {k: item(v) for k, v in value.items()}
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return lambda value: [encode(getattr(value, name)) for name, encode in _encoders_of(kind)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    return str if kind is Decimal else _same


def _encode_union(kinds: tuple[Any, ...]) -> Convert:
    if len(kinds) == 1:
        one = _encoder(kinds[0])
        return lambda value: None if value is None else one(value)
    encoders = {k: (n, _encoder(k)) for n, k in enumerate(kinds)}

    def encode(value: Any) -> Any:
        if value is None:
            return None
        number, one = encoders[type(value)]
        return [number, one(value)]

    return encode


def _encode_sequence(origin: Any, inner: tuple[Any, ...]) -> Convert:
    if origin is tuple and inner[-1] is not Ellipsis:
        items = [_encoder(k) for k in inner]
        return lambda value: [one(v) for one, v in zip(items, value, strict=True)]
    item = _encoder(inner[0])
    if origin is frozenset:
        return lambda value: sorted(item(v) for v in value)
    return lambda value: [item(v) for v in value]


@cache
def _decoder(kind: Any) -> Convert:
    """A type in, what makes its values of JSON values out."""
    kind = _plain(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _decode_union(tuple(k for k in inner if k is not type(None)))
    if origin in (tuple, frozenset, list):
        return _decode_sequence(origin, inner)
    if origin is not None and issubclass(origin, Mapping):
        item = _decoder(inner[1])
        return lambda value: {k: item(v) for k, v in value.items()}
    if dataclasses.is_dataclass(kind):
        return _decode_record(kind)
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, Enum)):
        return typing.cast(Convert, kind)
    return _same


@cache
def _encoders_of(kind: Any) -> list[tuple[str, Convert]]:
    """A dataclass in, the name and encoder of each field out; made when first used, for a record may hold one of its own kind."""
    return [(f.name, _encoder(t)) for f, t in _fields(kind)]


@cache
def _decoders_of(kind: Any) -> list[Convert]:
    """A dataclass in, the decoder of each field out."""
    return [_decoder(t) for _, t in _fields(kind)]


def _decode_record(kind: Any) -> Convert:
    if kind is Span:
        return lambda value: Span(value[0], value[1])
    return lambda value: kind(*[decode(v) for decode, v in zip(_decoders_of(kind), value, strict=False)])


def _decode_union(kinds: tuple[Any, ...]) -> Convert:
    if len(kinds) == 1:
        one = _decoder(kinds[0])
        return lambda value: None if value is None else one(value)
    decoders = [_decoder(k) for k in kinds]
    return lambda value: None if value is None else decoders[value[0]](value[1])


def _decode_sequence(origin: Any, inner: tuple[Any, ...]) -> Convert:
    if origin is tuple and inner[-1] is not Ellipsis:
        items = [_decoder(k) for k in inner]
        return lambda value: tuple(one(v) for one, v in zip(items, value, strict=True))
    item = _decoder(inner[0])
    return lambda value: origin(item(v) for v in value)


def _plain(kind: Any) -> Any:
    """A type in, the same without `NewType` around it out."""
    while isinstance(kind, typing.NewType):
        kind = kind.__supertype__
    return kind


def _fields(kind: Any) -> list[tuple[dataclasses.Field[Any], Any]]:
    """A dataclass in, its fields with their types, in order, out."""
    hints = typing.get_type_hints(kind)
    return [(f, hints[f.name]) for f in dataclasses.fields(kind)]
