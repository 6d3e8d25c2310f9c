"""What was compared and gives something otherwise in, contrasts between claims out: stage 9 says what each of them means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.model.claim import Appearance
from firsthand.model.relation import Contrast, Slot
from firsthand.stages.cluster.changed import Difference
from firsthand.stages.cluster.contrasts import help_of
from firsthand.stages.cluster.grouping import Compared
from firsthand.stages.cluster.linkage import Grouping


def find_contrasts(compared: Iterable[Compared], grouping: Grouping, appearances: Sequence[Appearance]) -> tuple[Contrast, ...]:
    """What was compared, its groups and the appearances by position in; for two claims and a slot the likeliest contrast out."""
    group_of = {position: n for n, members in enumerate(grouping.groups) for position in members}
    best: dict[tuple[int, int, Slot], tuple[Compared, Difference]] = {}
    for one in compared:
        if (how := one.difference) is None:
            continue
        a, b = sorted((group_of[one.pair[0]], group_of[one.pair[1]]))
        key = (a, b, how.slot)
        if a != b and (key not in best or one.topic > best[key][0].topic):
            best[key] = one, how
    found: list[Contrast] = []
    for one, how in best.values():
        left, right = (appearances[n].id for n in one.pair)
        found.append(Contrast(
            left, right, how.slot, how.rule, how.left, how.right, round(one.topic, 3), how.is_apart, help_of(how.rule)
        ))  # fmt: skip
    return tuple(found)
