"""Puts a decision to a case and says what is true now. Imports engine and stages: loaded by what performs alone."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from firsthand.cli.casework import hider_of, open_case
from firsthand.cli.changes import say_changes, take_snapshot
from firsthand.cli.decide import By
from firsthand.cli.job import CASE_NAME, Options
from firsthand.cli.screen import print_json, say
from firsthand.config import from_environment
from firsthand.engine.case import CaseFile
from firsthand.errors import InputError
from firsthand.model.casefile import CaseStatus, Decision
from firsthand.model.judgement import Judgement, JudgementId, JudgementKind, SubjectKind
from firsthand.review import describe
from firsthand.review.rating import value_of
from firsthand.review.subjects import parse_subject
from firsthand.review.words import list_words, say_published
from firsthand.review.words import say_changes as say_values

_ID = re.compile(r"[Jj]0*([0-9]+)")


def decide(path: Path, decision: Decision, options: Options) -> int:
    """A case and what is to be decided in; done, what is now true and how to take it back printed."""
    with open_case(path, options) as case:
        before = take_snapshot(case, decision.kind)
        decision = _of_today(case, decision)
        _refuse_twice(case, decision)
        judgement = case.decide(decision)
        after = take_snapshot(case, decision.kind)
        says = f"{_say_done(judgement, hider_of(case), case.resolve)}{say_changes(judgement, before, after)}"
        _tell(judgement, says, path, options)
        _tell_misfits(case, before.status, after.status, options)
    return 0


def take_aside_back(path: Path, document: str, *, by: By, options: Options) -> int:
    """A case and a document that was set aside in; it counts again.

    Raises:
        InputError: It is not set aside.
    """
    subject = parse_subject(document)
    with open_case(path, options) as case:
        before = take_snapshot(case)
        standing = [j for j in case.log() if _is_aside(j, subject.id)]
        if not standing:
            raise InputError(f"{subject.id} is not set aside.", hint="`firsthand log` lists what was decided.")
        for judgement in reversed(standing):
            undone = case.undo(judgement.id, actor=by.actor, why=by.why)
        after = take_snapshot(case)
        says = f"{subject.id} counts again{say_changes(undone, before, after)}"
        _tell(undone, says, path, options, redo=f"firsthand aside {subject.id}")
        _tell_misfits(case, before.status, after.status, options)
    return 0


def undo(path: Path, judgement: str | None, *, by: By, options: Options) -> int:
    """A case and a decision, or none for the last that stands, in; taken back.

    Raises:
        InputError: It is no id of a decision.
        NotFound: There is none to take back.
    """
    wanted = None if judgement is None else _parse_judgement(judgement)
    with open_case(path, options) as case:
        before = take_snapshot(case)
        undone = case.undo(wanted, actor=by.actor, why=by.why)
        after = take_snapshot(case)
        says = f"taken back ({describe(undone, hider_of(case))}){say_changes(undone, before, after)}"
        _tell(undone, says, path, options, redo="")
        _tell_misfits(case, before.status, after.status, options)
    return 0


def _of_today(case: CaseFile, decision: Decision) -> Decision:
    """A decision in, the same about what its ids are called today out: they may have gone up in others."""
    def of(name: str) -> str:
        return case.resolve(f"{name[:1].upper()}{name[1:]}")

    return replace(decision, subject=of(decision.subject), others=tuple(map(of, decision.others)))


def _refuse_twice(case: CaseFile, decision: Decision) -> None:
    """A decision about what things are called today in.

    Raises:
        InputError: The document is set aside already, or the tag is there already.
    """
    if decision.kind not in (JudgementKind.ASIDE, JudgementKind.TAG):
        return
    subject, text = parse_subject(decision.subject).id, decision.values.get("text", "").strip()
    for judgement in case.log():
        if decision.kind is JudgementKind.ASIDE and _is_aside(judgement, subject):
            raise InputError(f"{subject} is set aside already.", hint=f"To count it again: firsthand aside {subject} --back.")
        if decision.kind is JudgementKind.TAG and _is_tagged(judgement, text) and case.resolve(judgement.called[0]) == subject:
            raise InputError(f"{subject} has that tag already.", hint=f"To take it off: firsthand undo {judgement.id}.")


def _is_tagged(judgement: Judgement, text: str) -> bool:
    return judgement.stands and judgement.kind is JudgementKind.TAG and judgement.values.get("text") == text


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
            say(f"{misfit.judgement} no longer fits. {hider_of(case)(misfit.reason)}", options)


def _say_done(judgement: Judgement, hide: Callable[[str], str], resolve: Callable[[str], str]) -> str:
    """A judgement just made, what hides words and what tells today's id in; what is true now out."""
    one, *others = judgement.called
    noun = judgement.subject.value
    match judgement.kind:
        case JudgementKind.SET if list(judgement.values) == ["published"] and judgement.values["published"]:
            return f"{one} is now published {say_published(judgement.values['published'])}"
        case JudgementKind.SET:
            return f"{one} is corrected: {say_values(judgement.values, hide)}"
        case JudgementKind.ASIDE:
            return f"{one} is now set aside and counts nowhere"
        case JudgementKind.MERGE:
            return f"{one} and {others[0]} are now one {noun}, {resolve(one)}"
        case JudgementKind.SPLIT if judgement.subject is SubjectKind.CLAIM:
            return f"{list_words(others)} of {one} {'is' if len(others) == 1 else 'are'} now a claim of {_own(others)}"
        case JudgementKind.SPLIT:
            return f"what was {one} in {list_words(others)} is now a source of its own"
        case JudgementKind.RATE:
            return f"{one} is rated {_say_rating(judgement)}"
        case JudgementKind.DUE:
            return f"what {one} says will come on {hide(f'“{judgement.anchors[0].quotation}”')} is {_say_outcome(judgement)}"
        case JudgementKind.PROTECT:
            return f"{one} is now protected: it leaves this case only under a label"
        case _:
            return f"{one} now has the {judgement.kind.value} “{hide(judgement.values['text'])}”"


def _say_rating(judgement: Judgement) -> str:
    """A rating just given in, its value with what it says out."""
    value = value_of(judgement)
    return f"{value.value}, {value.words}" if value else "nothing"


def _say_outcome(judgement: Judgement) -> str:
    """What was just decided of something to come in, in words out."""
    to = judgement.values.get("to")
    shown = f", as {judgement.called[1]} shows" if len(judgement.called) > 1 else ""
    return f"{judgement.values['outcome']}{f' to {say_published(to)}' if to else ''}{shown}"


def _own(others: Sequence[str]) -> str:
    return "its own" if len(others) == 1 else "their own"
