"""What was received and what it says.

Evidence is `Original` and `Document`; the first reading of it is `Passage`, `Mention` and `Token`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from firsthand.model.span import Span
from firsthand.text.dates import DateValue
from firsthand.text.quantities import Quantity

DocumentId = NewType("DocumentId", str)
"""Short and stable within a case: `T12`."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a report besides its text, from a file beside it or from the record that held it.

    Attributes:
        title: As published.
        outlet: Who published it, as written there.
        published: As written there (ISO 8601 or prose); `Document.published` is the parsed value.
        url: Where it was published.
        author: Byline, when the record names one.
    """

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None


class PlaceKind(StrEnum):
    """What a stretch of a document's text was within its original."""

    PAGE = "page"  # of a PDF; its name is the number, from 1
    ELEMENT = "element"  # of a web page; its name is the path of tags that leads to it
    PARAGRAPH = "paragraph"  # of a word processor's document; its name is the number, from 1
    PART = "part"  # of a mail or a feed; its name is the number with the type or the identifier


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of a document's text stood in its original.

    Attributes:
        kind: What it was there.
        name: Which one of its kind.
        span: The stretch of `Document.text`.
    """

    kind: PlaceKind
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as received, named by their hash. Evidence: never altered.

    Attributes:
        path: Path below the folder that was read, with `/`; a file read alone has its name.
        sha256: Of `content`, 64 hex digits.
        content: The bytes.
        about: What a file beside it says of it.
    """

    path: str
    sha256: str
    content: bytes = field(repr=False)
    about: About = About()


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one report. Offsets of every later record address `text`.

    Attributes:
        id: Short and stable within a case.
        path: Of its original; a record of a .jsonl adds `#n` (line, from 1).
        sha256: Of its original.
        text: The decoded text, unchanged (line ends kept).
        title, outlet, url, author: As published; None where unknown.
        published: With its precision and zone; None where unknown.
        language: ISO 639-1.
        places: The map back to the original, in text order; places of one kind do not overlap. Empty for plain text, where
            offsets address the decoded file itself.
        warnings: What a reader of the original could miss: hidden text, tracked deletions. In words.
    """

    id: DocumentId
    path: str
    sha256: str
    text: str = field(repr=False)
    title: str | None = None
    outlet: str | None = None
    published: DateValue | None = None
    url: str | None = None
    author: str | None = None
    language: str = "en"
    places: tuple[Place, ...] = field(default=(), repr=False)
    warnings: tuple[str, ...] = ()


class PassageKind(StrEnum):
    """What a stretch of a report is."""

    SENTENCE = "sentence"  # running text; sentences do not overlap one another
    QUOTATION = "quotation"  # between quotation marks, marks left out; lies over sentences, may run over several
    HEADLINE = "headline"  # a title or subheading within the text
    CAPTION = "caption"  # describes a picture
    BYLINE = "byline"  # who wrote, translated or edited it
    CREDIT = "credit"  # a picture or agency credit
    DATELINE = "dateline"  # "KALMET, 12 May (Meridian) -": before the first sentence, not part of it
    LABEL = "label"  # the speaker label of a transcript ("Q:", "CHAIR:"), not part of the sentence after it
    BOILERPLATE = "boilerplate"  # subscription lines, contacts, comment calls, "read more"


class CustodyRole(StrEnum):
    """What somebody did with the text of a report before it was published; none of it makes a source."""

    AUTHOR = "author"  # "By", "Written by"
    REPORTER = "reporter"  # "Reporting by"
    CONTRIBUTOR = "contributor"  # "Additional reporting by", "contributed to this report"
    COMPILER = "compiler"  # "Compiled by"
    EDITOR = "editor"  # "Edited by"
    TRANSLATOR = "translator"  # "Translated by"
    AGENCY = "agency"  # whose copy it is: "(AFP)", "AFP contributed"
    PUBLISHER = "publisher"  # where it appeared before: "First published in", "Republished from"


@dataclass(frozen=True, slots=True)
class Custody:
    """Somebody through whose hands the text of a report went: kept apart from its sources, and never a link of a chain.

    Attributes:
        role: What was done.
        name: Who, as printed.
        span: Where the name stands.
    """

    role: CustodyRole
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one kind.

    Attributes:
        kind: What it is.
        span: Where it stands.
        paragraph: Number of the paragraph it starts in, from 0.
        is_block: Of a quotation: it stands alone as one or more whole paragraphs.
        custody: Who wrote, edited or translated the report, or whose copy it is, as this passage says; of a byline, credit or
            dateline, and of a sentence that ends in an agency's credit.
    """

    kind: PassageKind
    span: Span
    paragraph: int
    is_block: bool = False
    custody: tuple[Custody, ...] = ()


class MentionKind(StrEnum):
    """What a span names, before we know whom."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OUTLET = "outlet"
    GROUP = "group"  # nationalities, parties, religions: "Russians", "Republicans"
    DATE = "date"
    QUANTITY = "quantity"
    OTHER = "other"  # works, laws, products, events


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something.

    Attributes:
        kind: What kind of thing.
        span: Where it stands.
        value: The parsed value of a date or quantity; None for names, and where it could not be parsed.
    """

    kind: MentionKind
    span: Span
    value: DateValue | Quantity | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark with its syntax: all that leaves the parser.

    Attributes:
        span: Where it stands.
        text: The words there.
        lemma: Lower case.
        pos: Universal part of speech (`VERB`, `PROPN`).
        tag: Penn Treebank tag (`VBD`).
        dep: Dependency to the head, as spaCy's English models name them (`nsubj`, `ccomp`, `ROOT`).
        head: Index of the head in the document's tokens; its own index at a root.
        sentence: Number of its sentence among the document's parsed stretches, from 0.
    """

    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
