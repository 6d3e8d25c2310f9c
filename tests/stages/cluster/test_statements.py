"""Assertions made ready to be compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from firsthand.model.reading import Reading
from firsthand.stages.cluster.statements import Statement, prepare, weigh
from firsthand.stages.cluster.terms import stem_of

MakeReading = Callable[..., Reading]


def statement_of(reading: Reading) -> Statement:
    """A reading with one assertion in, its statement out."""
    (one,) = weigh(prepare([reading], [()]))
    return one


@pytest.mark.parametrize(
    ("words", "reached", "free"),
    [
        ("nobody has asked for money", "money", None),
        ("The men had a grey van without plates", "plates", "van"),
        ("The keeper never left the lock, but the cable snapped", "left", "snapped"),
        ("no more than 300 cubic metres were lost", None, "lost"),
        ("The vaccine will not arrive until Monday", "arrive", "monday"),
        ("They didn't open the gate", "open", None),
        ("There is no question that the valve failed", None, "failed"),
        ("The siren did not sound", "siren", None),
        ("After the storm, the keeper couldn't reach the lock", "keeper", "storm"),
        ("The keeper, whom the siren never reached", "siren", "keeper"),
        ("They had no key to the lock", "key", "they"),
    ],
)
def test_a_negation_reaches_its_own_clause(make_reading: MakeReading, words: str, reached: str | None, free: str | None) -> None:
    """What follows "no" up to the end of the clause is negated; with a verb, whom it speaks of too; and nothing else."""
    one = statement_of(make_reading("T1", f"{words}.", (words, ())))
    assert reached is None or stem_of(reached) in one.negated
    assert free is None or stem_of(free) not in one.negated


def test_words_around_a_fragment_count_less_than_its_own(make_reading: MakeReading) -> None:
    """"61.4 per cent" means something by the sentence that it stands in."""
    one = statement_of(make_reading("T1", "Turnout on the island came to sixty per cent.", ("sixty per cent", ())))
    assert 0 < one.vector[stem_of("turnout")] < one.vector[stem_of("sixty")]
    assert stem_of("turnout") not in one.own


def test_a_word_that_many_statements_have_tells_less(make_reading: MakeReading) -> None:
    """The words of the topic weigh less than what only one statement says."""
    text = "The ferry sank. The ferry was old. The ferry was overladen."
    statements = weigh(prepare([make_reading("T1", text, *((w, ()) for w in text[:-1].split(". ")))], [(), (), ()]))
    assert statements[0].own[stem_of("ferry")] < statements[2].own[stem_of("overladen")]
