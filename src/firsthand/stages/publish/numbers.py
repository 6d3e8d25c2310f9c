"""How a number moved: for each counted thing, who gave which number when, as firmly as the report gives it.

Nothing here says which number is right. A relay adds no source: points of one root source are joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from firsthand.model.claim import AppearanceId, Polarity
from firsthand.model.public import PublicAppearance, PublicCase
from firsthand.model.source import SourceKind
from firsthand.stages.publish.counting import UNNAMED, say_number, say_thing
from firsthand.stages.publish.due import NOBODY
from firsthand.stages.publish.facts import Facts, best_by_document, key_of
from firsthand.stages.publish.number_series import Mark, NumberPoint, NumberSeries
from firsthand.stages.publish.quoting import quote_claim, show_name
from firsthand.stages.publish.series import Reckoning, Series, find_near, find_series
from firsthand.stages.publish.wording import ARROW, show_text

THING_CHARS = 60
"""Characters of a claim that stand for a thing without a name."""


def make_numbers(public: PublicCase, claim: str | None = None, *, is_all: bool = False) -> tuple[NumberSeries, ...]:
    """A public case in; its counted things, those that moved first, then what most reports give, out.

    Args:
        public: The case.
        claim: The id of a claim, whose things alone are wanted.
        is_all: Also what all reports give alike; of a claim that is asked for, and of what two reports give at least.

    Raises:
        NotFound: The case holds no such claim.
    """
    wanted = None if claim is None else public.claim(claim).id
    if wanted is not None:
        near = find_near(public, wanted)
        public = replace(public, claims=tuple(c for c in public.claims if c.id in near))
    roots = _Roots(public)
    found = []
    for series in find_series(public):
        if wanted is not None and all(r.claim.id != wanted for r in series):
            continue
        made = _make(series, roots)
        if made.has_moved or (is_all and (made.reports > 1 or wanted is not None)):
            found.append(made)
    return tuple(sorted(found, key=lambda one: (not one.has_moved, -one.reports)))


class _Roots:
    """A public case in; by whom an appearance is told first-hand out."""

    def __init__(self, public: PublicCase) -> None:
        self.facts = Facts(public)
        self._appearances: Mapping[AppearanceId, PublicAppearance] = {a.id: a for c in public.claims for a in c.appearances}
        self._claims = {c.id: c for c in public.claims}
        self._named: dict[frozenset[str], str] = {}
        for source in public.sources:
            if not source.is_anonymous and not source.is_protected:
                for name in (source.name, *source.aliases):
                    self._named.setdefault(key_of(name), source.id)

    def of(self, a: PublicAppearance) -> tuple[str, str]:
        """An appearance in; by what its root source is known, and that source in words, out."""
        seen: set[str] = set()
        while a.id not in seen and (before := self._before(a)) is not None:
            seen.add(a.id)
            a = before
        if a.chain:
            source = self.facts.sources[a.chain[0]]
            if source.kind is SourceKind.UNSPECIFIED:
                return f"{a.document} nobody", f"{NOBODY}, in {show_text(a.publisher)}"
            return source.id, show_name(source.name)
        document = self.facts.documents[self.facts.original_of(a.document)]
        return self._named.get(key_of(document.publisher), document.id), show_text(document.publisher)


    def _before(self, a: PublicAppearance) -> PublicAppearance | None:
        """An appearance in; the one of its claim that it relays, or copies without saying so, out; None where neither."""
        if a.root is not None:
            return self._appearances.get(a.root)
        original = self.facts.original_of(a.document)
        if a.chain or original == a.document:
            return None
        return best_by_document(self._claims[a.claim].appearances).get(original)


def _make(series: Series, roots: _Roots) -> NumberSeries:
    """Numbers of one thing in, the thing with its points out."""
    points = sorted(_points(series, roots), key=_place)
    claims = dict.fromkeys(r.claim.id for r in series)
    thing = say_thing([r.quantity for r in series], [r.appearance.quote for r in series])
    if thing == UNNAMED:
        thing = quote_claim(series[0].claim.text, THING_CHARS)
    return NumberSeries(thing, tuple(claims), tuple(_mark(points, roots)))


def _points(series: Series, roots: _Roots) -> Iterator[NumberPoint]:
    """Numbers of one thing in; one point for each number that a document has from one source, by its best appearance, out."""
    best: dict[tuple[object, ...], NumberPoint] = {}
    for r in series:
        a = r.appearance
        root, name = roots.of(a)
        marks = _marks_of(r, roots)
        number = say_number(r.quantity, show_text(r.printed.words), is_vague=r.is_vague)
        said_by = ARROW.join(show_name(n) for n in a.printed_names or a.chain_names) if a.chain else ""
        if a.chain and roots.facts.sources[a.chain[0]].kind is SourceKind.UNSPECIFIED:
            said_by = NOBODY
        point = NumberPoint(
            r.claim.id, a, r.printed.words, r.printed.span, r.quantity, number, a.published, said_by, root, name, tuple(marks))
        key = (a.document, point.value, r.is_earlier)
        other = best.get(key)
        if other is None or (len(a.chain), not a.is_headline) > (len(other.appearance.chain), not other.appearance.is_headline):
            best[key] = point
    yield from best.values()


def _marks_of(r: Reckoning, roots: _Roots) -> list[Mark]:
    """A number in, what there is to say of it by itself out."""
    a = r.appearance
    marks = [Mark.EARLIER] if r.is_earlier else [Mark.CORRECTS] if a.is_correcting else []
    marks += [Mark.DENIED] if a.polarity is Polarity.DENIED else []
    return marks + ([Mark.COPY] if roots.facts.documents[a.document].copy_of is not None else [])


def _place(p: NumberPoint) -> tuple[bool, date, str, int, int]:
    """Where a point stands among others: by the day and time of its report; undated ones last."""
    published = p.published
    first = None if published is None else published.earliest()
    number = int("".join(c for c in p.appearance.document if c.isdigit()) or 0)
    at = p.span.start if p.span else 0
    return first is None, first or date.max, (published.time or "") if published else "", number, at


def _mark(points: Sequence[NumberPoint], roots: _Roots) -> Iterator[NumberPoint]:
    """Points in order in; each with what is to be said of it beside those before it out."""
    for n, p in enumerate(points):
        if Mark.EARLIER in p.marks:
            yield p
            continue
        marks = list(p.marks)
        taken_back = set(roots.facts.documents[p.appearance.document].taken_back) - {p.quantity.low}
        if Mark.CORRECTS not in marks and any(q.quantity.low in taken_back for q in points):
            marks.append(Mark.CORRECTS)
        before = [q for q in points[:n] if Mark.EARLIER not in q.marks and q.value != p.value]
        if any(_has_it_from(p, q, roots) for q in before):
            marks.append(Mark.ON_THE_WAY)
        elif any(_is_later(p, q) and _is_other_number(p, q) and _is_of_outlet(p, q) for q in before):
            marks.append(Mark.SAME_OUTLET)
        elif any(_is_later(p, q) and _is_other_number(p, q) and p.root == q.root for q in before):
            marks.append(Mark.SAME_SOURCE)
        yield replace(p, marks=tuple(marks))


def _has_it_from(p: NumberPoint, q: NumberPoint, roots: _Roots) -> bool:
    """Whether a report has its number from another that gives it otherwise: it copies that one, or relays it."""
    original = roots.facts.original_of(p.appearance.document)
    if p.appearance.document != original == roots.facts.original_of(q.appearance.document):
        return True
    is_relayed = p.appearance.root is not None and p.appearance.root in (q.appearance.id, q.appearance.root)
    return is_relayed and p.root == q.root


def _is_later(p: NumberPoint, q: NumberPoint) -> bool:
    """Whether a point is of a later day than another, or of a later hour of that day, as far as is known."""
    if p.day is None or q.day is None:
        return False
    times = [(one.published.time or "")[:5] if one.published else "" for one in (p, q)]
    return p.day > q.day or (p.day == q.day and all(times) and times[0] > times[1])


def _is_other_number(p: NumberPoint, q: NumberPoint) -> bool:
    return p.value[:2] != q.value[:2]


def _is_of_outlet(p: NumberPoint, q: NumberPoint) -> bool:
    a, b = p.appearance, q.appearance
    return a.document != b.document and a.outlet is not None and b.outlet is not None and key_of(a.outlet) == key_of(b.outlet)
