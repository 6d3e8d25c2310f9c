"""Who content comes from. Anonymous stays anonymous: an anonymous source is a token within one document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from firsthand.model.document import DocumentId
from firsthand.model.span import Span

SourceId = NewType("SourceId", str)
"""Short and stable within a case: `S3`."""


class SourceKind(StrEnum):
    """What kind of source it is."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    DOCUMENT = "document"
    UNSPECIFIED = "unspecified"  # "reports say", "it is believed", "rumours": nobody is named (rule 7)


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """One source as one document names it.

    Attributes:
        name: The fullest description in the document ("a source within South Korea's Ministry of Unification").
        kind: What it is. An outlet that was only told something is still an outlet.
        is_anonymous: No name is given, be it a person, bare "officials", or a group without a name.
        mentions: Where it is named or described, pronouns left out, in text order.
        aliases: Other names of it within the document ("Scarlatoiun", "EFE").
        body: The organisation that it speaks for or belongs to by its description ("Ministry of Unification"); None where unsaid.
        speaks_for_body: It is a spokesperson, head, minister or the like: one source with that body (rule 1).
        outlet: The outlet that a document or data set or show belongs to; None where unsaid.
    """

    name: str
    kind: SourceKind
    is_anonymous: bool
    mentions: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()
    body: str | None = None
    speaks_for_body: bool = False
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two descriptions were taken for one source. Reversible: members stay listed.

    Attributes:
        rule: Name of the function that joined them.
        detail: The values that fired, in words.
        probability: That the two are one, 0 to 1; None where a rule decides without.
    """

    rule: str
    detail: str
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One source of the case.

    Attributes:
        id: Short id.
        name: The fullest description seen.
        kind, is_anonymous, body, speaks_for_body: As in `DocumentSource`.
        aliases: Every other name seen.
        members: (document, index into that document's sources) of all that were joined here.
        merges: One for each joining.
    """

    id: SourceId
    name: str
    kind: SourceKind
    is_anonymous: bool
    aliases: tuple[str, ...] = ()
    body: str | None = None
    speaks_for_body: bool = False
    members: tuple[tuple[DocumentId, int], ...] = ()
    merges: tuple[Merge, ...] = ()
