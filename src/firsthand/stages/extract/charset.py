"""Bytes and the encoding declared for them in, their text out; encodings that would make other words are not followed."""

from __future__ import annotations

import codecs

_REFUSED = frozenset(("utf-7", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "idna", "punycode",
                      "undefined", "mbcs", "oem"))
"""They turn plain letters into other characters: a page or mail that declares one hides something."""
_AS_BROWSERS = {"iso8859-1": "windows-1252", "ascii": "windows-1252"}
"""What declares the first is the second (WHATWG Encoding, section 4.2)."""


def decode_as(content: bytes, name: str | None) -> str | None:
    """Bytes and the name of an encoding in, their text out; None where it is none, is refused, or does not fit."""
    if not name:
        return None
    try:
        codec = codecs.lookup(name)
        if not codec._is_text_encoding or codec.name in _REFUSED:  # rot13, zip: they are no encodings of text
            return None
        return codecs.lookup(_AS_BROWSERS.get(codec.name, codec.name)).decode(content, "strict")[0]
    except (LookupError, UnicodeError, ValueError):
        return None
