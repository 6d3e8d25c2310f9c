"""Speaker labels that are no name ("A.", "@handle") in, the name that the document gives for them out."""

from __future__ import annotations

import re

_ANSWERS = frozenset({"a", "answer", "witness", "interviewee"})
_INTERVIEWED = re.compile(
    r"\b(?:testimony|interview|evidence|statement|deposition|account)\s+(?:of|with|by|from)\s+((?:[A-Z0-9][\w’'.-]*[ ]?){1,4})",
    re.IGNORECASE,
)
# "— Anna Pell (@annapell)", as below a post that is shown.
_OWNED = re.compile(r"[—–-] ([^(@\n]{2,40}?) \((@[^()\n]*)\)")
# Characters from the start of a document within which its heading says who is interviewed.
_HEADING_CHARS = 400


class Labels:
    """What a document gives for its labels.

    Args:
        text: Its text.
    """

    def __init__(self, text: str) -> None:
        self._heading = text[:_HEADING_CHARS]
        self._owners: dict[str, str] = {}
        for owner in _OWNED.finditer(text):
            self._owners.setdefault(owner[2], owner[1].strip())

    def spell_out(self, label: str) -> str:
        """A label in; the name of whoever answers in an interview, or owns an "@handle", out.

        The label itself where the document gives no name for it.
        """
        if label.startswith("@"):
            return self._owners.get(label, label)
        if label.lower() in _ANSWERS:
            found = _INTERVIEWED.search(self._heading)
            return " ".join(w.capitalize() if w.isupper() else w for w in found[1].split()) if found else label
        return label
