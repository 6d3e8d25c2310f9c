"""What is hidden of a case, and under which label it leaves: sources, documents, files, and the words that would give them away.

Every label is drawn; nothing that leaves is made from a hidden name. Where nothing is protected all questions cost nothing.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable

from firsthand.model.document import Document, DocumentId
from firsthand.model.reading import Case
from firsthand.model.source import SourceId
from firsthand.stages.publish.forms import Forms, gather_forms
from firsthand.stages.publish.labels import draw_labels
from firsthand.text.concealment import Concealment
from firsthand.text.dates import DateValue

NAMES_SOURCE = "withheld: it names a protected source"
NAMES_DOCUMENT = "withheld: it names a document that is protected"
ON_SOURCE = "withheld: it is on a protected source"
WITHHELD = "[withheld]"

# What a path or an address has and a word of prose has not.
_ADDRESS = re.compile(r"[/\\_@]|\.\w")

# Bytes of a fresh key.
KEY_BYTES = 32


class Hiding:
    """A case and a key in; what is hidden of it, and under which labels, out.

    Args:
        case: The case.
        label_key: By which labels are drawn; None for a fresh one.
        documents: More documents that are about to be shown, besides those of the case.

    Raises:
        RedactionError: Nothing tells by which words a protected source could be known.
    """

    def __init__(self, case: Case, label_key: bytes | None = None, *, documents: Iterable[Document] = ()) -> None:
        self.is_active = bool(case.protected)
        self.forms = gather_forms(case) if self.is_active else Forms()
        self.protected = frozenset(p.source for p in case.protected)
        self._unnamed = {
            d for s in (*case.guarded, *case.sources) if s.id in self.protected and s.is_anonymous for d, _ in s.members
        }
        # where a protected source stands in reports that are set aside, nothing tells in which of them
        self._resting = {a.document for a in case.aside} if any(p.is_resting for p in case.protected) else set()
        key = secrets.token_bytes(KEY_BYTES) if label_key is None else label_key
        others = [s.id for s in case.sources if s.id not in self.protected and self._is_name_hidden(s.name)]
        # what is protected comes first, so that each part of a case has the same labels for it under one key
        self._sources = draw_labels([*sorted(self.protected), *others], key, "source")
        known = {d.id: d for d in (*(r.document for r in case.readings), *documents)} if self.is_active else {}
        hidden_documents = [d for d in known.values() if self.is_document_hidden(d)]
        self._documents = draw_labels([d.id for d in hidden_documents], key, "document")
        self._words = Concealment(word for d in hidden_documents for word in self._words_of(d))
        paths = [s.path for s in case.skipped] + [a.path for a in case.aside]
        self._files = draw_labels([p for p in paths if self.is_address_hidden(p)], key, "file")

    def _is_name_hidden(self, name: str) -> bool:
        return self.is_active and self.forms.is_in_name(name)

    def is_address_hidden(self, address: str) -> bool:
        """Whether a path or url gives a protected source away."""
        return self.is_active and self.forms.is_in_address(address)

    def is_document_hidden(self, document: Document) -> bool:
        """Whether a document could lead to a protected source: it names one, or is unpublished and may rest on an unnamed one."""
        if not self.is_active:
            return False
        names = self.forms.names
        told = (document.text, document.title, document.outlet, document.author)
        if any(names.holds(words) for words in told if words) or names.holds(" ".join(document.warnings)):
            return True
        if any(self.is_address_hidden(address) for address in (document.path, document.url) if address):
            return True
        may_rest_on = document.id in self._unnamed or document.id in self._resting
        return not is_published(document) and (may_rest_on or self.forms.telling.holds(document.text))

    def _words_of(self, document: Document) -> list[str]:
        """By which words a hidden document could be known."""
        file = document.path.rpartition("/")[2]
        words = [document.path, file, document.sha256, document.title, document.url, self._outlet_hidden(document)]
        return [word for word in words if word]

    def _outlet_hidden(self, document: Document) -> str | None:
        return document.outlet if self.outlet(document) is None else None

    def outlet(self, document: Document) -> str | None:
        """The outlet of a hidden document as far as it may be shown."""
        is_kept = document.outlet and document.url and not self.forms.names.holds(document.outlet)
        return document.outlet if is_kept else None

    def source_id(self, source: SourceId) -> SourceId:
        """The id under which a source leaves."""
        return SourceId(f"S[{self._sources[source]}]") if source in self._sources else source

    def source_name(self, source: SourceId, name: str) -> str:
        """The name under which a source leaves."""
        return f"[source {self._sources[source]}]" if source in self._sources else name

    def is_source_labelled(self, source: SourceId) -> bool:
        """Whether a source leaves under a label."""
        return source in self._sources

    def document_label(self, document: DocumentId) -> str | None:
        """The label in place of a document's path; None where it is not hidden."""
        return f"[document {self._documents[document]}]" if document in self._documents else None

    def reason(self, words: str, path: str) -> str:
        """Why a file could not be used; withheld where it repeats a path that is hidden."""
        is_said = path in self._files and path.rpartition("/")[2].casefold() in words.casefold()
        return NAMES_SOURCE if is_said else self.detail(words)

    def file_name(self, path: str) -> str:
        """The path of a file that is no document of the case, or a label."""
        return f"[file {self._files[path]}]" if path in self._files else path

    def detail(self, words: str) -> str:
        """Words of our own in; the same, or why they are withheld, out."""
        if not self.is_active or not words:
            return words
        if self.forms.is_in_words(words):
            return NAMES_SOURCE
        return NAMES_DOCUMENT if self._words.holds(words) else words

    def holds(self, words: str | None, *, document: Document | None = None) -> bool:
        """Whether words of a report give a protected source away; an unnamed one is given away by an unpublished report alone."""
        if not self.is_active or not words:
            return False
        is_unpublished = document is not None and not is_published(document)
        return self.forms.names.holds(words) or (is_unpublished and self.forms.spoken.holds(words))

    def kept(self, words: str | None) -> str | None:
        """Words of a report in; the same, or nothing where they give a protected source away, out."""
        return None if self.holds(words) else words

    def is_name_shown(self, name: str) -> bool:
        """Whether the name of a source gives no protected one away."""
        return not self._is_name_hidden(name)

    def line(self) -> Callable[[str], str]:
        """A function: a line of any kind in, the same out, with ids and names under their labels, or `[withheld]`."""
        if not self.is_active:
            return str
        ids = re.compile(rf"(?<![\w\[])(?:{'|'.join(map(re.escape, sorted(self._sources, key=len, reverse=True)))})(?![\w\]])")

        def conceal(text: str) -> str:
            if self.forms.is_in_words(text) or self._words.holds(text):
                return WITHHELD
            if any(self.forms.is_in_address(word) for word in text.split() if _ADDRESS.search(word)):
                return WITHHELD
            return ids.sub(lambda found: self.source_id(SourceId(found[0])), text)

        return conceal


def is_published(document: Document) -> bool:
    """Whether somebody published a document: its outlet or its url is known."""
    return bool(document.outlet or document.url)


def cut_to_month(value: DateValue | None) -> DateValue | None:
    """A date in, its year and month alone out."""
    if value is None or (value.year is None and value.month is None):
        return None
    return DateValue(value.year, value.month)
