"""Stage 5 of 11. Passages and mentions in, attributions out.

What a trained reader took for credits in stage 4 and what rules over syntax and a cue lexicon find, joined. Each rule is a named
function; its name stays with what it found. An `Extractor` is anything that takes a reading and gives attributions.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from firsthand.model.attribution import Attribution
from firsthand.model.reading import Reading
from firsthand.stages.attribute.assemble import assemble
from firsthand.stages.attribute.credits import according_to, as_stated, citing, hearsay, points_back
from firsthand.stages.attribute.cues import Finding
from firsthand.stages.attribute.fallback import by_order
from firsthand.stages.attribute.joining import join
from firsthand.stages.attribute.labels import colon_within, headline_colon, introduced, transcript
from firsthand.stages.attribute.nouns import noun_cues
from firsthand.stages.attribute.quotations import expand, join_quotations
from firsthand.stages.attribute.syntax import Syntax
from firsthand.stages.attribute.verbs import verb_cues

Extractor = Callable[[Reading], tuple[Attribution, ...]]
"""A reading with passages, mentions and tokens in, its attributions out, in text order."""


def by_rule(reading: Reading) -> tuple[Attribution, ...]:
    """A reading in, what the rules alone find in it out."""
    view = Syntax(reading)
    return assemble(view, find_by_rule(view))


def by_both(reading: Reading) -> tuple[Attribution, ...]:
    """A reading in, what the trained reader and the rules find in it out."""
    view = Syntax(reading)
    return assemble(view, join(view, find_by_rule(view), reading.credits))


def find_by_rule(view: Syntax) -> list[Finding]:
    """A view of a reading in, what each rule finds in it out."""
    # 1. verbs of saying
    found = list(verb_cues(view))
    # 2. quotation marks
    found = join_quotations(view, found)
    # 3. colons, headlines, transcripts
    found = [*introduced(view, found), *headline_colon(view), *transcript(view)]
    seen = {i for f in found for i in f.cue}
    found += [
        f
        for v, t in enumerate(view.tokens)
        if t.tag.startswith("VB") and v not in seen
        for f in map(partial(expand, view), by_order(view, v))
    ]
    found = colon_within(view, found)
    # 4. credits without a verb of saying, and whoever is cited behind a speaker
    found += [*according_to(view), *as_stated(view), *hearsay(view), *noun_cues(view), *points_back(view)]
    found += citing(view, found)
    return found


def run(reading: Reading, extractor: Extractor = by_both) -> tuple[Attribution, ...]:
    """A reading with passages, mentions and tokens in, its attributions out, in text order."""
    return extractor(reading)
