"""What people decided: rows that are only ever added; taking one back is noted on it, and it stays."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, func, insert, select, update

from firsthand.model.judgement import Judgement, JudgementId
from firsthand.store import codec
from firsthand.store import schema as t
from firsthand.store.numbers import number_of


def next_id(connection: Connection) -> JudgementId:
    """Nothing in, the id of the next judgement out."""
    last = connection.execute(select(func.coalesce(func.max(t.judgement.c.number), 0))).scalar_one()
    return JudgementId(f"J{int(last) + 1}")


def add(connection: Connection, judgement: Judgement) -> None:
    """A judgement with its id in; stored."""
    connection.execute(insert(t.judgement).values(number=number_of(judgement.id), body=codec.dump(judgement, Judgement)))


def take_back(connection: Connection, judgement: Judgement, *, actor: str, at: str, why: str) -> Judgement:
    """A judgement, and who takes it back when and why, in; noted, and the judgement as it is now out."""
    row = t.judgement.c.number == number_of(judgement.id)
    connection.execute(update(t.judgement).where(row).values(undone_by=actor, undone_at=at, undone_why=why))
    return replace(judgement, undone_by=actor, undone_at=at)


def load_all(connection: Connection) -> list[Judgement]:
    """Nothing in, every judgement, in order of decision, out."""
    rows = connection.execute(select(t.judgement).order_by(t.judgement.c.number))
    return [replace(codec.load(row.body, Judgement), undone_by=row.undone_by, undone_at=row.undone_at) for row in rows]
