"""What people decided of sources holds; the rest stays as the rules had it."""

from __future__ import annotations

import pytest

from firsthand.model.document import DocumentId
from firsthand.model.judgement import Constraints
from firsthand.model.source import DocumentSource, Merge, SourceKind
from firsthand.stages.cluster.joined import Joined, Member

SAME = Merge("same_name", "one name")


def member(document: int) -> Member:
    """The only source of a document."""
    return DocumentId(f"T{document}"), 0


def divide(names: dict[int, str], given: Constraints, *edges: tuple[int, int]) -> list[tuple[list[int], list[str]]]:
    """Names by document, what was decided, and what the rules join in; documents and rules of each source out."""
    described = {member(n): DocumentSource(name, SourceKind.PERSON, is_anonymous=False) for n, name in names.items()}
    joined = Joined(described, given)
    for a, b in edges or [(next(iter(names)), n) for n in list(names)[1:]]:
        joined.join(member(a), member(b), SAME)
    return [([int(document[1:]) for document, _ in held], [m.rule for m in merges]) for held, merges in joined.groups()]


ARDENS = {1: "Lena Arden", 2: "Lena Arden", 3: "Lena Arden", 12: "Lena Arden"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Constraints(), [[1, 2, 3, 12]]),
        (Constraints(protected=frozenset({member(1)})), [[1], [2, 3, 12]]),
        (Constraints(protected=frozenset({member(2), member(12)})), [[1, 3], [2, 12]]),
        (Constraints(sources_apart=((member(1), member(2)), (member(1), member(3)))), [[1], [2, 3, 12]]),
        (Constraints(sources_apart=((member(1), member(2)),), sources_together=((member(3), member(2)),)), [[1], [2, 3, 12]]),
        (Constraints(sources_apart=((member(1), member(9)),)), [[1, 2, 3, 12]]),
        (Constraints(sources_apart=((member(1), member(1)),)), [[1, 2, 3, 12]]),
    ],
)
def test_a_source_is_divided_where_a_person_says_so_and_nowhere_else(given: Constraints, expected: list[list[int]]) -> None:
    """Who was parted or is protected leaves; whoever is left stays one, though the rules had joined them through who left."""
    assert [held for held, _ in divide(ARDENS, given)] == expected


def test_who_comes_later_goes_to_whom_the_name_fits() -> None:
    """Of two that a person parted, a third belongs to the one that has its name, however few those are."""
    names = {1: "Lena Arden", 2: "Arden", 3: "Arden", 4: "Lena Arden"}
    given = Constraints(sources_apart=((member(1), member(2)), (member(1), member(3))))
    assert [held for held, _ in divide(names, given)] == [[1, 4], [2, 3]]


def test_a_person_joins_what_no_rule_would() -> None:
    """Two names that nothing ties are one source on a person's word, and the reason is the person's."""
    given = Constraints(sources_together=((member(1), member(2)),), reasons={member(2): "Oda Ferrin: married in May"})
    described = {member(1): "Lena Arden", member(2): "Lena Brandt"}
    joined = Joined({m: DocumentSource(n, SourceKind.PERSON, is_anonymous=False) for m, n in described.items()}, given)
    assert joined.groups() == [([member(1), member(2)], [Merge("judgement", "Oda Ferrin: married in May")])]


def test_what_was_settled_before_says_so() -> None:
    """Held together without a person's reason, two are one because they were before."""
    ((_, rules),) = divide({1: "Lena Arden", 2: "Lena Brandt"}, Constraints(sources_together=((member(1), member(2)),)), (1, 1))
    assert rules == ["before"]


def test_parting_outweighs_joining() -> None:
    """What was both joined and parted is two, in whatever order it was decided."""
    pair = (member(1), member(2))
    assert len(divide({1: "Lena Arden", 2: "Lena Arden"}, Constraints(sources_together=(pair,), sources_apart=(pair,)))) == 2


def test_nobody_joins_across_the_protected_flag() -> None:
    """A person's word does not join a protected source with one that is not."""
    given = Constraints(sources_together=((member(1), member(2)),), protected=frozenset({member(2)}))
    assert len(divide({1: "Lena Arden", 2: "Lena Arden"}, given)) == 2


def test_every_part_of_a_divided_source_keeps_its_reasons() -> None:
    """A source of n members has n - 1 reasons after dividing too."""
    parts = divide(ARDENS, Constraints(protected=frozenset({member(1)}), sources_together=((member(2), member(12)),)))
    assert parts == [([1], []), ([2, 3, 12], ["before", "same_name"])]
