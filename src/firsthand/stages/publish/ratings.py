"""Ratings in words: the pair of a letter and a digit, what people gave beside it, and how they agree.

The letter and the digit are joined here alone, for the reader's eye; neither is made from the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.model.public import PublicClaim, PublicReason, PublicSource
from firsthand.model.public_ratings import PublicGivenRating, PublicRating
from firsthand.model.rating import Reliability
from firsthand.stages.publish.agreement import list_raters
from firsthand.stages.publish.facts import Facts
from firsthand.stages.publish.lists import say_day
from firsthand.stages.publish.quoting import quote_words, show_name
from firsthand.stages.publish.wording import show_text

MEANING = "A rating says how well something is supported in this case, and by what. It does not say what is true."


def best_source(claim: PublicClaim, facts: Facts) -> PublicSource | None:
    """A claim in; of the sources that stand first-hand behind it the one with the best letter out; None where none has one.

    A source whose reliability cannot be judged comes after those that can. Protected ones have none.
    """
    roots = [facts.sources[s] for s in claim.roots if s in facts.sources]
    rated = [s for s in roots if s.reliability is not None]
    return min(rated, key=lambda s: (s.reliability.value if s.reliability else "", s.name, s.id), default=None)


def say_rating(claim: PublicClaim, facts: Facts) -> tuple[str, ...]:
    """A claim in, its rating and what people gave, a line each, out: "Rating: C3: fairly reliable source, possibly true"."""
    rating = claim.credibility
    if rating is None:
        return ()
    source = best_source(claim, facts)
    if source is None or source.reliability is None:
        line = f"Credibility: {rating.value}: {rating.says}"
    else:
        letter = source.reliability
        says = letter.says if letter.value == Reliability.CANNOT_BE_JUDGED.value else f"{letter.says} source"
        line = f"Rating: {letter.value}{rating.value}: {says}, {rating.says} (source: {show_name(source.name)})"
    by_people = (
        line for s in map(facts.sources.get, claim.roots) if s is not None and s.reliability is not None
        for line in say_given(s.reliability, f"reliability of {show_name(s.name)}")
    )
    return (line, *say_given(rating, "credibility"), *by_people)


def list_reasons(claim: PublicClaim, facts: Facts) -> tuple[tuple[str, tuple[PublicReason, ...]], ...]:
    """A claim in; the rules behind its credibility, then those behind its source's reliability, each under a heading, out."""
    if claim.credibility is None:
        return ()
    lists = [(f"Credibility {claim.credibility.value}, from what is told for and against this claim", claim.credibility.reasons)]
    source = best_source(claim, facts)
    if source is not None and source.reliability is not None:
        letter = source.reliability
        heading = f"Reliability {letter.value} of {show_name(source.name)}, from all that this case has of that source"
        lists.append((heading, letter.reasons))
    return tuple(lists)


def say_given(rating: PublicRating, what: str) -> tuple[str, ...]:
    """A rating and what it is of in; what people gave, a line each, and how they agree, out."""
    lines = [_say_one(one, rating.given, what) for one in rating.given if one.is_latest]
    return (*lines, *([f"Raters ({what}): {rating.agreement}"] if rating.agreement else []))


def list_given(rating: PublicRating | None) -> str:
    """A rating in, the latest that each person gave, in one line, out: "M. Oduya 2, A. Brandt 3"."""
    return list_raters(one for one in rating.given if one.is_latest) if rating else ""


def _say_one(one: PublicGivenRating, every: Sequence[PublicGivenRating], what: str) -> str:
    by = f"{show_text(one.actor) or 'Somebody'}, {say_day(one.given_at)}"
    why = f": {quote_words(one.why, 300)}" if one.why else ""
    before = [e.value for e in every if one.actor and e.actor == one.actor and e is not one]
    earlier = f" (before that {', '.join(before)})" if before else ""
    return f"Rated by a person ({by}), {what}: {one.value}, {one.says}{earlier}{why}"
