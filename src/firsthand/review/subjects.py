"""The ids that a person types, and what stands behind them in the case of the moment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.errors import InputError, NotFound
from firsthand.model.claim import Appearance, AppearanceId, Claim
from firsthand.model.document import Document
from firsthand.model.judgement import SubjectKind
from firsthand.model.reading import Case
from firsthand.model.source import Source

_ID = re.compile(r"\s*([A-Za-z])0*([0-9]+)\s*")
_KINDS = {"T": SubjectKind.DOCUMENT, "K": SubjectKind.CLAIM, "S": SubjectKind.SOURCE}
_APPEARANCE = "P"
_IDS_HINT = "Run `firsthand claims`, `firsthand sources` or `firsthand brief` to see which ids there are."


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about.

    Attributes:
        kind: Document, claim or source.
        id: As the case writes it (`K3`).
    """

    kind: SubjectKind
    id: str


def parse_subject(written: str) -> Subject:
    """An id as typed in ("k03"), the subject that it names out.

    Raises:
        InputError: It is no id of a document, claim or source.
    """
    letter, number = _split(written)
    if letter == _APPEARANCE:
        raise InputError(f"{letter}{number} is one appearance of a claim; this is decided of a document, claim or source.",
                         hint="Give an id such as T12, K3 or S3.")
    if letter not in _KINDS:
        raise InputError(f"{_shown(written)} is no id.", hint="Ids look like T12 (a document), K3 (a claim) or S3 (a source).")
    return Subject(_KINDS[letter], f"{letter}{number}")


def parse_appearance(written: str) -> AppearanceId:
    """The id of an appearance as typed in, as the case writes it out.

    Raises:
        InputError: It is none.
    """
    letter, number = _split(written)
    if letter != _APPEARANCE:
        raise InputError(f"{_shown(written)} is no id of an appearance.",
                         hint="Ids of appearances look like P40; `firsthand claim K3 --why` lists those of a claim.")
    return AppearanceId(f"{letter}{number}")


def tidy(written: str) -> str:
    """An id as typed in, as the case writes it out."""
    return "".join(_split(written)) or written.strip()


def _split(written: str) -> tuple[str, str]:
    match = _ID.fullmatch(written)
    return (match[1].upper(), match[2]) if match else ("", "")


def _shown(written: str) -> str:
    return f"“{written.strip()}”" if written.strip() else "Nothing"


def document_of(case: Case, subject: str) -> Document:
    """A case and the id of a document in, the document out.

    Raises:
        InputError: It is set aside.
        NotFound: There is none.
    """
    for reading in case.readings:
        if reading.document.id == subject:
            return reading.document
    if any(aside.document == subject for aside in case.aside):
        raise InputError(f"{subject} is set aside.", hint=f"Take it back first: firsthand aside {subject} --back.")
    raise NotFound(f"The case holds no document {subject}.", hint=_IDS_HINT)


def claim_of(case: Case, subject: str) -> Claim:
    """A case and the id of a claim in, the claim out.

    Raises:
        NotFound: There is none.
    """
    for claim in case.claims:
        if claim.id == subject:
            return claim
    raise NotFound(f"The case holds no claim {subject}.", hint=_IDS_HINT)


def source_of(case: Case, subject: str) -> Source:
    """A case and the id of a source in, the source out.

    Raises:
        NotFound: There is none.
    """
    for source in case.sources:
        if source.id == subject:
            return source
    raise NotFound(f"The case holds no source {subject}.", hint=_IDS_HINT)


def appearances_of(case: Case, claim: Claim) -> list[Appearance]:
    """A claim in, its appearances in its order out."""
    by_id = {a.id: a for a in case.appearances}
    return [by_id[a] for a in claim.appearances]
