"""What may be shown of an open case. Every record that Python hands out of it is made here, by stage `publish`.

A case is handed out in parts, and labels are drawn by place in a list: the sources to be hidden therefore stand first in every
part, in one order, and so do the documents that were hidden before. One label then means one source for as long as the case is
open, and one document in all lists. Files that are written get labels of their own.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.engine.versions import made_by
from firsthand.model.casefile import Hit
from firsthand.model.document import Document, DocumentId
from firsthand.model.judgement import Judgement
from firsthand.model.provenance import Skipped
from firsthand.model.public import PublicCase, PublicSkipped
from firsthand.model.public_answers import PublicHit, PublicJudgement
from firsthand.model.public_changes import PublicComparison
from firsthand.model.reading import Case, Reading
from firsthand.model.source import Source, SourceId
from firsthand.stages import publish

if TYPE_CHECKING:
    from firsthand.engine.case import CaseFile

KEY_BYTES = 32


class Desk:
    """An open case in; what may be shown of it out.

    Attributes:
        file: The case.
        protections: How often a source was protected since the case was opened: what was handed out before may name it.
    """

    def __init__(self, file: CaseFile) -> None:
        self.file = file
        self.protections = 0
        self._key = secrets.token_bytes(KEY_BYTES)
        self._documents: dict[DocumentId, Document] = {}
        self._found: tuple[object, tuple[Source, ...]] = (None, ())

    def publish(self, case: Case, *, label_key: bytes | None = None) -> PublicCase:
        """A part of the case in, what may be shown of it out; labels are those of this desk where no other key is given."""
        key = self._key if label_key is None else label_key
        return publish.run(self._arrange(case), provenance=made_by(), label_key=key)

    def compare_copies(self, case: Case, *, label_key: bytes | None = None) -> tuple[PublicComparison, ...]:
        """A part of the case in, its copies beside what they copy, as far as they may be shown, out."""
        return publish.compare_copies(self._arrange(case), label_key=self._key if label_key is None else label_key)

    def publish_page(self, case: Case, *, label_key: bytes | None = None) -> PublicCase:
        """A part that is a page of a list in, the same as `publish` out; documents that were hidden before are in it too."""
        if not case.protected:
            return self.publish(case, label_key=label_key)
        held = {r.document.id: r for r in case.readings}
        head = {i: held.get(i) or Reading(document) for i, document in self._documents.items()}
        public = self.publish(replace(case, readings=tuple((head | held).values())), label_key=label_key)
        for document in public.documents:
            if document.is_protected and document.id in held:
                self._documents.setdefault(document.id, held[document.id].document)
        return public

    def publish_skipped(self, skipped: Iterable[Skipped]) -> tuple[PublicSkipped, ...]:
        """Files that could not be read in, the same as they may be shown out."""
        return self.publish(replace(self.file.load([]), skipped=tuple(skipped))).skipped

    def publish_hits(self, found: Sequence[Hit]) -> tuple[PublicHit, ...]:
        """Hits of a search in, the same as they may be shown out."""
        return publish.hits(found, self._arrange(self.file.load_hits(found)), label_key=self._key)

    def publish_judgements(self, log: Iterable[Judgement]) -> tuple[PublicJudgement, ...]:
        """Decisions in, the same as they may be shown out."""
        return publish.judgements(log, self.concealer())

    def concealer(self) -> Callable[[str], str]:
        """Nothing in; a function out: a line in, the same as it may be shown out."""
        part = self._arrange(self.file.load([]))
        protected = {p.source for p in part.protected}
        documents = {d for s in part.sources if s.id in protected for d, _ in s.members}
        if documents:
            part = replace(part, readings=self.load_documents(documents).readings)
        return publish.conceal(part, self._key)

    def load_documents(self, documents: Iterable[DocumentId]) -> Case:
        """Ids of documents in, a part of the case that holds those of them that count out."""
        return self.file.load_documents(list(documents))

    def find_labels(self, label_key: bytes | None = None) -> dict[SourceId, str]:
        """A key (None: that of this desk) in; for each hidden source the id that it is shown as, out."""
        part = self.file.load([])
        hidden = self._find_hidden(part)
        if not hidden:
            return {}
        conceal = publish.conceal(replace(part, sources=hidden), self._key if label_key is None else label_key)
        return {s.id: conceal(s.id) for s in hidden}

    @property
    def is_protecting(self) -> bool:
        """Whether some source is protected."""
        return bool(self.file.load([]).protected)

    def _arrange(self, case: Case) -> Case:
        """A part of the case in, the same with all sources that are hidden at its head out."""
        hidden = self._find_hidden(case)
        ids = {s.id for s in hidden}
        return replace(case, sources=(*hidden, *(s for s in case.sources if s.id not in ids))) if hidden else case

    def _find_hidden(self, case: Case) -> tuple[Source, ...]:
        """A part of the case in; every source that leaves under a label, in an order that stays, out.

        Costs nothing where none is protected, and is found once for each state of the case, which another process may change.
        """
        if not case.protected:
            return ()
        state = (case.protected, case.overview)
        if case.overview is None or self._found[0] != state:
            every, _ = self.file.load_sources()
            sources = {s.id: s for s in (*every.guarded, *every.sources)}
            conceal = publish.conceal(replace(case, sources=tuple(sources.values())), self._key)
            hidden = (s for s in sources.values() if conceal(s.id) != s.id)
            self._found = (state, tuple(sorted(hidden, key=lambda s: int(s.id[1:]))))
        return self._found[1]
