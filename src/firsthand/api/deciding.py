"""What a person decides about a case: each decision is stored with who, when and why, and can be taken back."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Protocol, TypedDict, Unpack

from firsthand.api.desk import Desk
from firsthand.errors import InputError, NotFound
from firsthand.model.casefile import Decision
from firsthand.model.judgement import JudgementKind
from firsthand.model.public_answers import PublicJudgement


class Named(Protocol):
    """A claim, a source or a document: what has an id."""

    @property
    def id(self) -> str:
        """Short id."""
        ...


Subject = str | Named
"""An id, or what has one."""


class Corrections(TypedDict, total=False):
    """What can be corrected of a document; None says that it is not known."""

    published: str | date | None
    outlet: str | None
    title: str | None
    url: str | None
    author: str | None


class Deciding:
    """Decisions over an open case.

    Args:
        desk: The case.
        actor: Who decides; None for the name of the account.
    """

    def __init__(self, desk: Desk, actor: str | None) -> None:
        self._desk = desk
        self._actor = actor

    @contextmanager
    def actor(self, name: str) -> Iterator[None]:
        """A name in; all that is decided within the block is decided by that person.

        Raises:
            InputError: The name is empty.
        """
        if not name.strip():
            raise InputError("Nobody is named who decides.", hint="Give a name.")
        before, self._actor = self._actor, name.strip()
        try:
            yield
        finally:
            self._actor = before

    def set(self, document: Subject, *, why: str = "", **values: Unpack[Corrections]) -> PublicJudgement:
        """A document and what is to be corrected in; done, and the decision out. The original stays as it is.

        Args:
            document: `T12`.
            why: In your words; it stands in the log.
            values: `published` (a date, or "2015-07-07T16:20+02:00", "July 2015"), `outlet`, `title`, `url`, `author`. None says
                that it is not known.

        Raises:
            InputError: It cannot be corrected so.
            NotFound: There is no such document.
        """
        return self._decide(JudgementKind.SET, document, values={k: _write(v) for k, v in values.items()}, why=why)

    def set_due(
        self, claim: Subject, outcome: str, *, to: str | date | None = None, on: str = "", see: Subject | None = None,
        why: str = "",
    ) -> PublicJudgement:
        """A claim and what became of what it says will come in; decided.

        Args:
            claim: `K3`.
            outcome: "kept", "broken", "moved", "open" (it is still to come) or "unknown" (nobody can tell).
            to: Of what was moved, its new date.
            on: Where the claim says of several days that something will come: the date that is meant, or its words.
            see: The claim that shows it (`K9`).
            why: In your words.

        Raises:
            InputError: It says nothing of the kind, or on several days, or cannot be decided so.
            NotFound: There is no such claim.
        """
        values = {"outcome": outcome, **({} if to is None else {"to": _write(to)}), **({"on": on} if on else {})}
        return self._decide(JudgementKind.DUE, claim, () if see is None else (see,), values=values, why=why)

    def aside(self, document: Subject, *, why: str = "") -> PublicJudgement:
        """A document in, left out of all counts; nothing is deleted.

        Raises:
            InputError: It is set aside already.
            NotFound: There is no such document.
        """
        return self._decide(JudgementKind.ASIDE, document, why=why)

    def put_back(self, document: Subject, *, why: str = "") -> PublicJudgement:
        """A document that was set aside in; it counts again.

        Raises:
            InputError: It is not set aside.
        """
        wanted = tidy(self._id_of(document))
        asides = [j for j in self._desk.file.log() if j.stands and j.kind is JudgementKind.ASIDE and j.called[:1] == (wanted,)]
        if not asides:
            raise InputError(f"{wanted} is not set aside.", hint="case.log() lists what was decided.")
        return [self.undo(j.id, why=why) for j in reversed(asides)][-1]

    def merge(self, first: Subject, second: Subject, *, why: str = "") -> PublicJudgement:
        """Two claims, or two sources, in; they are one from now on.

        Raises:
            InputError: They cannot be: a claim and a source, an anonymous source and a named one, one protected and one not.
            NotFound: There is no such claim or source.
        """
        return self._decide(JudgementKind.MERGE, first, (second,), why=why)

    def split(self, subject: Subject, *leaving: Subject, why: str = "") -> PublicJudgement:
        """A claim and those of its appearances that leave it, or a source and documents in which somebody else is meant, in.

        Args:
            subject: `K3` or `S3`.
            leaving: Of a claim appearances (`P40`), of a source documents (`T12`).
            why: In your words.

        Raises:
            InputError: It cannot be split so.
            NotFound: There is no such claim or source.
        """
        return self._decide(JudgementKind.SPLIT, subject, leaving, why=why)

    def protect(self, source: Subject, *, forms: Sequence[str] = (), why: str = "") -> PublicJudgement:
        """A source in; from now on it leaves the case only under a label.

        Claims that were handed out before are not shown any more; ask the case for them again. The case itself and its originals
        still hold the name.

        Args:
            source: `S3`.
            forms: What else would give it away: a nickname, a telephone number.
            why: In your words.

        Raises:
            InputError: It cannot be protected.
            NotFound: There is no such source.
        """
        if isinstance(forms, str):
            raise InputError("The further forms of a name are to be a list.", hint='Write forms=["…"].')
        values = {f"form {number}": form for number, form in enumerate(forms, 1)}
        return self._decide(JudgementKind.PROTECT, source, values=values, why=why)

    def note(self, subject: Subject, text: str, *, why: str = "") -> PublicJudgement:
        """A document, claim or source and words in; put on it as a note.

        Raises:
            InputError: There are no words.
            NotFound: There is no such document, claim or source.
        """
        return self._decide(JudgementKind.NOTE, subject, values={"text": text}, why=why)

    def tag(self, subject: Subject, text: str, *, why: str = "") -> PublicJudgement:
        """A document, claim or source and a word in; put on it as a tag.

        Raises:
            InputError: There is no word.
            NotFound: There is no such document, claim or source.
        """
        return self._decide(JudgementKind.TAG, subject, values={"text": text}, why=why)

    def rate(self, subject: Subject, value: str, *, note: str = "") -> PublicJudgement:
        """A claim and a digit, or a source and a letter, in; it stands beside the machine's rating, and those of others.

        It says how well something is supported, by the Admiralty code; it is no verdict of truth.

        Args:
            subject: `K3` or `S1`.
            value: Of a claim "1" (confirmed by other sources) to "6" (cannot be judged); of a source "A" (completely reliable) to
                "F" (cannot be judged).
            note: What it rests on.

        Raises:
            InputError: The value is not of its scale.
            NotFound: There is no such claim or source.
        """
        scale = "credibility" if value.strip().isdigit() else "reliability"
        return self._decide(JudgementKind.RATE, subject, values={scale: value}, why=note)

    def undo(self, judgement: Subject | None = None, *, why: str = "") -> PublicJudgement:
        """A decision (`J4`), or none for the last that stands, in; taken back. It stays in the log.

        Raises:
            NotFound: There is none to take back.
        """
        wanted = None if judgement is None else tidy(self._id_of(judgement))
        if wanted is not None and not (wanted[:1] == "J" and wanted[1:].isascii() and wanted[1:].isdigit()):
            raise NotFound(f"There is no decision {wanted}.", hint="They look like J4; case.log() lists them.")
        undone = self._desk.file.undo(wanted, actor=self._find_actor(), why=why)
        return self._desk.publish_judgements([undone])[0]

    def log(self) -> tuple[PublicJudgement, ...]:
        """Nothing in, every decision, the newest last, out."""
        return self._desk.publish_judgements(self._desk.file.log())

    def _decide(
        self, kind: JudgementKind, subject: Subject, others: Sequence[Subject] = (), *, values: Mapping[str, str] | None = None,
        why: str = "",
    ) -> PublicJudgement:
        ids = tuple(self._id_of(other) for other in others)
        decision = Decision(kind, self._id_of(subject), ids, values or {}, actor=self._find_actor(), why=why)
        judgement = self._desk.file.decide(decision)
        if kind is JudgementKind.PROTECT:
            self._desk.protections += 1
        return self._desk.publish_judgements([judgement])[0]

    def _id_of(self, subject: Subject) -> str:
        """An id, or what has one, in; the id that the case itself uses out."""
        name = subject if isinstance(subject, str) else subject.id
        if "[" not in name:
            return name
        return next((held for held, shown in self._desk.find_labels().items() if shown == name.strip()), name)

    def _find_actor(self) -> str:
        """Nothing in, who decides out.

        Raises:
            InputError: Nobody is named.
        """
        if self._actor:
            return self._actor
        try:
            return getpass.getuser()
        except (KeyError, OSError) as error:  # an account without a name
            raise InputError("Nobody is named who decides.", hint='Decide within `with case.actor("NAME"):`.') from error


def tidy(name: str) -> str:
    """An id as it was typed (`k03`) in, as the case writes it out."""
    kind, number = name.strip()[:1].upper(), name.strip()[1:]
    return f"{kind}{int(number)}" if number.isascii() and number.isdigit() else f"{kind}{number}"


def _write(value: object) -> str:
    """A new value in, as it is stored out: nothing where it is not known, ISO 8601 for a date."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
