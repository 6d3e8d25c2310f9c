"""Puts a decision to a case and says what is true now. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from firsthand.cli.casework import Desk, open_case
from firsthand.cli.decide import By
from firsthand.cli.job import CASE_NAME, Options
from firsthand.cli.screen import count, print_json, say
from firsthand.cli.table import Column, print_rows
from firsthand.config import from_environment
from firsthand.engine.case import CaseFile
from firsthand.errors import InputError
from firsthand.model.casefile import CaseStatus, Decision
from firsthand.model.judgement import Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.review import describe
from firsthand.review.subjects import parse_subject
from firsthand.review.words import list_words, say_changes, say_published
from firsthand.stages.publish.wording import show_text

EXIT_NOTHING = 1
_ID = re.compile(r"[Jj]0*([0-9]+)")
_COLUMNS = (
    Column("decision", "Decision"), Column("when", "When"), Column("who", "Who"), Column("what", "What", is_wide=True),
    Column("why", "Why", is_wide=True), Column("undone_by", "Undone by"), Column("undone_at", "Undone at"),
)  # fmt: skip


def decide(path: Path, decision: Decision, options: Options) -> int:
    """A case and what is to be decided in; done, what is now true and how to take it back printed."""
    with open_case(path, options) as case:
        before = case.status()
        judgement = case.decide(decision)
        after = case.status()
        _tell(judgement, f"{_say_done(judgement, _hider(case))}{_say_counts(judgement, before, after)}", path, options)
        _tell_misfits(case, before, after, options)
    return 0


def take_aside_back(path: Path, document: str, *, by: By, options: Options) -> int:
    """A case and a document that was set aside in; it counts again.

    Raises:
        InputError: It is not set aside.
    """
    subject = parse_subject(document)
    with open_case(path, options) as case:
        before = case.status()
        standing = [j for j in case.log() if _is_aside(j, subject.id)]
        if not standing:
            raise InputError(f"{subject.id} is not set aside.", hint="`firsthand log` lists what was decided.")
        for judgement in reversed(standing):
            undone = case.undo(judgement.id, actor=by.actor, why=by.why)
        after = case.status()
        says = f"{subject.id} counts again{_say_counts(undone, before, after)}"
        _tell(undone, says, path, options, redo=f"firsthand aside {subject.id}")
        _tell_misfits(case, before, after, options)
    return 0


def undo(path: Path, judgement: str | None, *, by: By, options: Options) -> int:
    """A case and a decision, or none for the last that stands, in; taken back.

    Raises:
        InputError: It is no id of a decision.
        NotFound: There is none to take back.
    """
    wanted = None if judgement is None else _parse_judgement(judgement)
    with open_case(path, options) as case:
        before = case.status()
        undone = case.undo(wanted, actor=by.actor, why=by.why)
        after = case.status()
        says = f"taken back ({describe(undone, _hider(case))}){_say_counts(undone, before, after)}"
        _tell(undone, says, path, options, redo="")
        _tell_misfits(case, before, after, options)
    return 0


def _hider(case: CaseFile) -> Callable[[str], str]:
    """An open case in; a function out: words in, the same on one safe line, as far as they may be shown, out."""
    conceal = Desk(case).line
    return lambda words: conceal(show_text(words))


def _parse_judgement(written: str) -> JudgementId:
    match = _ID.fullmatch(written.strip())
    if match is None:
        raise InputError(f"“{written}” is no id of a decision.", hint="They look like J4; `firsthand log` lists them.")
    return JudgementId(f"J{match[1]}")


def _is_aside(judgement: Judgement, document: str) -> bool:
    return judgement.stands and judgement.kind is JudgementKind.ASIDE and judgement.called[:1] == (document,)


def _tell(judgement: Judgement, says: str, path: Path, options: Options, *, redo: str | None = None) -> None:
    """A judgement and what is true now in, printed with how to take it back, or how to do it again."""
    back = f"firsthand undo {judgement.id}" if redo is None else redo
    if back and path not in (Path(CASE_NAME), from_environment(os.environ).case):
        back += f" --case {shlex.quote(str(path))}"
    if options.is_json:
        print_json({"judgement": judgement.id, "kind": judgement.kind.value, "says": says, "next": back or None})
        return
    word = "Undo" if redo is None else "Again"
    click.echo(f"{judgement.id}: {says}. {word}: {back}" if back else f"{judgement.id}: {says}.")


def _tell_misfits(case: CaseFile, before: CaseStatus, after: CaseStatus, options: Options) -> None:
    """How a case stood and stands in; decisions that fit no more are told on stderr, with what to do."""
    known = {misfit.judgement for misfit in before.unfitting}
    for misfit in after.unfitting:
        if misfit.judgement not in known:
            say(f"{misfit.judgement} no longer fits. {_hider(case)(misfit.reason)}", options)


def _say_done(judgement: Judgement, hide: Callable[[str], str]) -> str:
    """A judgement just made in, what is true now out."""
    one, *others = judgement.called
    noun = judgement.subject.value
    match judgement.kind:
        case JudgementKind.SET if list(judgement.values) == ["published"] and judgement.values["published"]:
            return f"{one} is now published {say_published(judgement.values['published'])}"
        case JudgementKind.SET:
            return f"{one} is corrected: {say_changes(judgement.values, hide)}"
        case JudgementKind.ASIDE:
            return f"{one} is now set aside and counts nowhere"
        case JudgementKind.MERGE:
            return f"{one} and {others[0]} are now one {noun}"
        case JudgementKind.SPLIT if judgement.subject is SubjectKind.CLAIM:
            return f"{list_words(others)} of {one} {'is' if len(others) == 1 else 'are'} now a claim of {_own(others)}"
        case JudgementKind.SPLIT:
            return f"what was {one} in {list_words(others)} is now a source of its own"
        case JudgementKind.PROTECT:
            return f"{one} is now protected: it leaves this case only under a label"
        case _:
            return f"{one} now has the {judgement.kind.value} “{hide(judgement.values['text'])}”"


def _own(others: Sequence[str]) -> str:
    return "its own" if len(others) == 1 else "their own"


def _say_counts(judgement: Judgement, before: CaseStatus, after: CaseStatus) -> str:
    """How a case stood and stands in, what has changed in words out; nothing where nothing has, or nothing could."""
    if judgement.kind in (JudgementKind.NOTE, JudgementKind.TAG):
        return ""
    pairs = ((before.documents, after.documents, "report"), (before.claims, after.claims, "claim"),
             (before.sources, after.sources, "source"))
    changed = [f"{count(new, noun)} ({old:,} before)" for old, new, noun in pairs if old != new]
    return f"; the case now has {list_words(changed)}" if changed else ""


def show_log(path: Path, options: Options) -> int:
    """A case in, what was decided printed, the newest last; 1 where nothing was."""
    with open_case(path, options) as case:
        hide = _hider(case)
        rows = [_record(judgement, hide) for judgement in case.log()]
    if options.is_json:
        print_json({"judgements": rows})
        return 0
    if not rows:
        say("Nothing has been decided in this case.", options)
        return EXIT_NOTHING
    print_rows(_COLUMNS, [[row[key] or "" for key in
                           ("id", "when", "who", "what", "why", "undone_by", "undone_at")] for row in rows], options)
    return 0


def _record(judgement: Judgement, hide: Callable[[str], str]) -> dict[str, Any]:
    """A judgement in, what of it may be shown out."""
    return {
        "id": judgement.id, "kind": judgement.kind.value, "subject": judgement.subject.value, "what": describe(judgement, hide),
        "who": hide(judgement.actor), "when": judgement.decided_at, "why": hide(judgement.why),
        "undone_by": None if judgement.undone_by is None else hide(judgement.undone_by), "undone_at": judgement.undone_at,
    }  # fmt: skip
