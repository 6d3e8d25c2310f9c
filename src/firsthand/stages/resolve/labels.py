"""Speaker labels that are no name ("A.", "@handle") in, the name that the document gives for them out."""

from __future__ import annotations

import re

_ANSWERS = frozenset({"a", "answer", "witness", "interviewee"})
_INTERVIEWED = re.compile(
    r"\b(?:testimony|interview|evidence|statement|deposition|account)\s+(?:of|with|by|from)\s+((?:[A-Z0-9][\w’'.-]*[ ]?){1,4})",
    re.IGNORECASE,
)
# Characters from the start of a document within which its heading says who is interviewed.
_HEADING_CHARS = 400


def spell_out(label: str, text: str) -> str:
    """A label and the document's text in; the name of whoever answers in an interview, or owns an "@handle", out.

    The label itself where the document gives no name for it.
    """
    if label.startswith("@"):
        found = re.search(rf"[—–-] ([^(@\n]{{2,40}}?) \({re.escape(label)}\)", text)
        return found[1].strip() if found else label
    if label.lower() in _ANSWERS:
        found = _INTERVIEWED.search(text[:_HEADING_CHARS])
        return " ".join(w.capitalize() if w.isupper() else w for w in found[1].split()) if found else label
    return label
