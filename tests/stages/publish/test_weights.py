"""What a claim's place in the brief follows from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from firsthand.model.claim import AppearanceId, Polarity
from firsthand.model.public import PublicAppearance, PublicCase
from firsthand.model.public_figures import PublicFigure
from firsthand.model.reading import Case
from firsthand.model.standing import Standing
from firsthand.stages import publish
from firsthand.stages.publish.facts import Facts
from firsthand.text.quantities import Bound, Quantity


def test_weights_sort_as_the_brief(case: Case) -> None:
    """By standing and rank, the order of the case deciding between equals, claims come in the order of the brief."""
    public = publish.run(case)
    weights = publish.weigh(public)
    assert [w.claim for w in weights] == [c.id for c in public.claims]
    for standing, claims in Facts(public).key_claims().items():
        kept = [w for w in weights if w.standing is standing]
        assert [w.claim for w in sorted(kept, key=lambda w: w.rank)] == [c.id for c in claims]


def test_what_is_counted(case: Case) -> None:
    """A weight tells standing, single source, outlets and reports."""
    first, gale, wrecks = publish.weigh(publish.run(case))
    assert (first.standing, first.is_single_source, first.outlets, first.reports) == (Standing.ONE_SOURCE, True, 3, 3)
    assert (gale.standing, gale.is_single_source) == (Standing.UNNAMED, False)
    assert (wrecks.is_single_source, wrecks.reports) == (False, 1)
    assert all(isinstance(part, int) for part in first.rank)


def _change(public: PublicCase, appearance: str, **changes: object) -> PublicCase:
    def changed(a: PublicAppearance) -> PublicAppearance:
        return replace(a, **changes) if a.id == appearance else a  # type: ignore[arg-type]

    claims = (replace(c, appearances=tuple(map(changed, c.appearances))) for c in public.claims)
    return replace(public, claims=tuple(claims))


def _figure(low: int, *, bound: Bound = Bound.EXACT, counted: str = "boat", unit: str | None = None) -> PublicFigure:
    return PublicFigure(str(low), Quantity(Decimal(low), bound=bound, counted=counted, unit=unit))


@pytest.mark.parametrize(
    ("one", "other", "is_contested"),
    [
        ((_figure(14),), (_figure(17),), True),
        ((_figure(14),), (_figure(14),), False),
        ((_figure(14, bound=Bound.AT_LEAST),), (_figure(17),), False),
        ((_figure(14, bound=Bound.AT_MOST),), (_figure(17),), False),
        ((_figure(14, bound=Bound.ABOUT),), (_figure(17),), False),
        ((_figure(14, counted="boat"),), (_figure(17, counted="house"),), False),
        ((_figure(14, unit="km"),), (_figure(17, unit="USD"),), False),
        ((_figure(14), _figure(20)), (_figure(17),), False),
        ((), (_figure(17),), False),
    ],
)
def test_figures_that_cannot_both_be_right(
    case: Case, one: tuple[PublicFigure, ...], other: tuple[PublicFigure, ...], is_contested: bool
) -> None:
    """Two firm numbers of one thing contest a claim; a bound, another unit, another thing or a list of numbers does not."""
    public = _change(_change(publish.run(case), "P1", figures=one), "P2", figures=other)
    public = _change(public, "P3", figures=())
    assert publish.weigh(public)[0].is_contested is is_contested


def test_denied_and_affirmed(case: Case) -> None:
    """What one report affirms and another denies is contested; what all deny is not."""
    public = _change(publish.run(case), "P2", polarity=Polarity.DENIED)
    assert publish.weigh(public)[0].is_contested
    for n in (1, 3):
        public = _change(public, AppearanceId(f"P{n}"), polarity=Polarity.DENIED)
    assert not publish.weigh(_change(_change(public, "P1", figures=()), "P2", figures=()))[0].is_contested


def test_words_credited_to_different_sources(case: Case) -> None:
    """One phrase that two reports quote from different sources contests the claim."""
    public = publish.run(case)
    phrase = "“the gale took the boats before dawn”"
    for n, source in (("P1", public.sources[0]), ("P2", public.sources[2])):
        public = _change(public, n, quote=phrase, chain=(source.id,), chain_names=(source.name,), figures=())
    assert publish.weigh(public)[0].is_contested
