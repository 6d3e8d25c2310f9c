"""What a case answers besides its claims, sources and documents: words in their place, its brief, how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.api.answers import Markdown, Status, make_status
from firsthand.api.opened import Opened
from firsthand.model.casefile import VerifyReport
from firsthand.model.public_answers import PublicHit
from firsthand.model.standing import room_of
from firsthand.stages import publish

if TYPE_CHECKING:
    pass


class Asking(Opened):
    """Questions to an open case.

    Args:
        desk: The case.
        actor: Who decides; None for the name of the account.
    """

    def search(self, words: str, limit: int = 20) -> tuple[PublicHit, ...]:
        """Words in, the reports that hold all of them with the words in their place, the best first, out."""
        return self._desk.publish_hits(self._settle().search(words, limit=limit))

    def brief(self, *, is_full: bool = False) -> Markdown:
        """Nothing in; the case in one page, or with up to 40 claims, every line cited, out."""
        room = room_of(is_full=is_full)
        return Markdown(publish.brief_markdown(self._desk.publish(self._settle().load_brief(room)), room=room))

    def status(self) -> Status:
        """Nothing in, how the case stands out: counts, runs, files not read, decisions that no longer fit."""
        status = self._open_file().status()
        return make_status(status, self._desk.publish_skipped, self._desk.concealer())

    def verify(self) -> VerifyReport:
        """Nothing in; every original, text and citation is checked, and what does not hold comes out as `faults`."""
        report = self._open_file().verify()
        conceal = self._desk.concealer()
        return VerifyReport(report.originals, report.documents, report.spans, tuple(map(conceal, report.faults)))
