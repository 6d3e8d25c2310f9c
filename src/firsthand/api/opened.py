"""A case whose file is open, and the lists that are made of the whole of it: what changed, which evidence is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.api.deciding import Deciding
from firsthand.api.desk import Desk
from firsthand.api.listing import Listing
from firsthand.api.shelves import ChangeShelf, EvidenceShelf
from firsthand.errors import StoreError
from firsthand.model.public_changes import PublicChange
from firsthand.stages.publish.seen import EvidenceItem

if TYPE_CHECKING:
    from firsthand.engine.case import CaseFile


class Opened(Deciding):
    """An open case.

    Args:
        desk: The case.
        actor: Who decides; None for the name of the account.
    """

    def __init__(self, desk: Desk, actor: str | None) -> None:
        super().__init__(desk, actor)
        self._is_open = True

    def changed(self) -> Listing[PublicChange]:
        """Nothing in; the list of what changed on the way from report to report, the gravest first, out."""
        self._settle()
        return Listing(ChangeShelf(self._desk))

    def evidence(self) -> Listing[EvidenceItem]:
        """Nothing in; the list of the evidence that reports speak of, what no report shows first, out."""
        self._settle()
        return Listing(EvidenceShelf(self._desk))

    def _open_file(self) -> CaseFile:
        """Nothing in, the file of the case out.

        Raises:
            StoreError: It was closed.
        """
        if not self._is_open:
            raise StoreError("This case was closed.", hint="Open it again: fh.open(path).")
        return self._desk.file

    def _settle(self) -> CaseFile:
        """Nothing in; the file of the case, all that is new in it compared with the rest, out."""
        file = self._open_file()
        file.settle()
        return file
