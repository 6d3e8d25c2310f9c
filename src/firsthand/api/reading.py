"""Reading without a case: `read` for a pile of reports, `Reader` for one text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from firsthand.api.settings import settle
from firsthand.config import Config
from firsthand.engine import local
from firsthand.engine.limits import Limits
from firsthand.engine.progress import Progress, ignore_progress
from firsthand.engine.versions import made_by
from firsthand.errors import ConfigError, InputError
from firsthand.model.attribution import SpeechKind
from firsthand.model.document import About
from firsthand.model.provenance import Skipped
from firsthand.model.public import PublicCase, PublicClaim, PublicDocument, PublicSkipped, PublicSource
from firsthand.model.reading import Reading
from firsthand.model.span import Span
from firsthand.model.standing import room_of
from firsthand.stages import publish

LANGUAGES = ("en",)
"""Languages that can be read, ISO 639-1."""


def read(*paths: str | Path, config: Config | None = None, on_progress: Progress = ignore_progress) -> ReadCase:
    """Folders and files in, the case that they make out.

    Args:
        paths: Folders are read with all below them.
        config: Settings. Left out, everything is read in this process: a program that asks for several workers must guard
            its own start with `if __name__ == "__main__"`.
        on_progress: Called after each document with how many are done, how many there are, and its path.

    Raises:
        ConfigError: The lists of outlets that the settings name cannot be used.
        InputError: A path does not exist, or there are no reports. A report that cannot be used raises nothing: see `skipped`.
    """
    config = settle(config)
    limits = Limits(config.timeout_s, config.parse_timeout_s, config.parse_memory_mib)
    case = local.read_paths(paths, workers=config.workers, on_progress=on_progress, limits=limits)
    return ReadCase(publish.run(case, provenance=made_by()))


@dataclass(frozen=True)
class ReadCase:
    """A pile of reports, read: typed records, every quotation checked against its text.

    Attributes:
        public: All that may be shown.
    """

    public: PublicCase = field(repr=False)

    @property
    def claims(self) -> tuple[PublicClaim, ...]:
        """Every claim, with its appearances, its bounds and the reasons for them."""
        return self.public.claims

    @property
    def sources(self) -> tuple[PublicSource, ...]:
        """Every source that stands in a chain."""
        return self.public.sources

    @property
    def documents(self) -> tuple[PublicDocument, ...]:
        """Every report that was read."""
        return self.public.documents

    @property
    def skipped(self) -> tuple[PublicSkipped, ...]:
        """Every file that could not be used, with the reason."""
        return self.public.skipped

    def brief(self, *, is_full: bool = False) -> str:
        """Nothing in, the brief in Markdown out: one page, or up to 40 claims with all that they rest on."""
        return publish.brief_markdown(self.public, room=room_of(is_full=is_full))

    def to_json(self) -> dict[str, Any]:
        """Nothing in, the case as firsthand-case/1 out: plain dicts, lists, strings and numbers."""
        return publish.case_json(self.public)

    def __getitem__(self, name: str) -> PublicClaim | PublicSource | PublicDocument:
        """An id (`K3`, `S1`, `T12`) in, its record out.

        Raises:
            NotFound: The case holds none of that id.
        """
        if name[:1].upper() == "S":
            return self.public.source(name)
        return self.public.document(name) if name[:1].upper() == "T" else self.public.claim(name)

    def __repr__(self) -> str:
        return f"<firsthand case: {len(self.documents)} reports, {len(self.claims)} claims, {len(self.sources)} sources>"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a text: `text[start:end] == words`, in code points."""

    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class TextAttribution:
    """Who said what in a text.

    Attributes:
        sources: The phrases credited; empty where nobody is named.
        cue: The words that credit; None for a bare label.
        contents: What is credited, in order; two or more stretches where the credit stands between.
        kind: Direct, indirect or mixed.
    """

    sources: tuple[Words, ...]
    cue: Words | None
    contents: tuple[Words, ...]
    kind: SpeechKind

    @property
    def source(self) -> Words | None:
        """The first phrase credited; None where nobody is named."""
        return self.sources[0] if self.sources else None

    @property
    def content(self) -> Words:
        """The first stretch of what is credited."""
        return self.contents[0]


@dataclass(frozen=True, slots=True)
class TextClaim:
    """What a text asserts at one place.

    Attributes:
        words: The asserted content.
        chain: Names of its sources, from the first teller to the outlet nearest to the text; empty in the text's own voice.
    """

    words: Words
    chain: tuple[str, ...]


@dataclass(frozen=True)
class ReadDocument:
    """One text, read. Nothing in it has been compared with other texts.

    Attributes:
        reading: The records of all stages.
    """

    reading: Reading = field(repr=False)

    @property
    def text(self) -> str:
        """The text as it was given."""
        return self.reading.document.text

    @cached_property
    def attributions(self) -> tuple[TextAttribution, ...]:
        """Who said what, in text order."""
        return tuple(
            TextAttribution(
                sources=tuple(self._words(s) for s in a.sources),
                cue=self._words(a.cue) if a.cue is not None else None,
                contents=tuple(self._words(c) for c in a.content),
                kind=a.kind,
            )
            for a in self.reading.attributions
        )

    @cached_property
    def claims(self) -> tuple[TextClaim, ...]:
        """What is asserted, credited or in the text's own voice."""
        names = self.sources
        return tuple(TextClaim(self._words(a.span), tuple(names[n] for n in a.links)) for a in self.reading.assertions)

    @property
    def sources(self) -> tuple[str, ...]:
        """The fullest description of each source."""
        return tuple(s.name for s in self.reading.sources)

    def _words(self, span: Span) -> Words:
        return Words(span.of(self.text), span.start, span.end)


class Reader:
    """Reads one text at a time, without a case. Loads its parser once, at the start.

    Args:
        language: ISO 639-1; only "en".

    Raises:
        ConfigError: That language cannot be read.
    """

    def __init__(self, language: str = "en") -> None:
        if language not in LANGUAGES:
            raise ConfigError(f"There is no reader for the language {language!r}.", hint=f"Allowed: {', '.join(LANGUAGES)}.")
        self._parser = local.load_parser()

    def __call__(
        self, text: str, *, title: str | None = None, outlet: str | None = None, published: str | None = None
    ) -> ReadDocument:
        """A text in, who says what in it out.

        Args:
            text: As published.
            title: As published.
            outlet: Who published it.
            published: When, as ISO 8601 or in words; "last Friday" is resolved against it.

        Raises:
            InputError: The text cannot be used: it is empty, or not in English.
        """
        reading = local.read_text(text, About(title=title, outlet=outlet, published=published), self._parser)
        if isinstance(reading, Skipped):
            raise InputError("Cannot read this text.", hint=reading.reason)
        return ReadDocument(reading)
