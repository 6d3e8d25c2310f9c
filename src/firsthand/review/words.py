"""A judgement in words, for the log. Neither the name of a protected source nor its further forms are said when it was protected.

Quotations, titles and notes may hold a name that somebody protects elsewhere: whoever shows these lines hands in what hides it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from firsthand.model.judgement import Anchor, Judgement, JudgementKind, SubjectKind
from firsthand.review.rating import SCALES
from firsthand.text.dates import parse_published

Hide = Callable[[str], str]
"""Words in, the same without what must not be shown out."""

_QUOTED_CHARS = 60
"""Of a quotation that stands for a claim or source: enough to know it again in one line of a log. No trial."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def describe(judgement: Judgement, hide: Hide | None = None) -> str:
    """A judgement in, what was decided out, without who, when and why: "T12: published set to 7 July 2015".

    Args:
        judgement: Undone or not.
        hide: Takes out of quotations, titles, notes, paths and ids what must not be shown. Where left out, they are said as
            written, except that sources are then called by their id only.
    """
    return _SAYINGS[judgement.kind](judgement, hide)


def say_published(written: str) -> str:
    """A date as a person wrote it in, "7 July 2015, 16:20" out; as written where it is not understood."""
    value = parse_published(written)
    if value is None or value.year is None:
        return f"“{_one_line(written)}”"
    day = [str(value.day)] if value.day is not None else []
    month = [_MONTHS[value.month - 1]] if value.month is not None else []
    return " ".join([*day, *month, str(value.year)]) + (f", {value.time}" if value.time else "")


def say_changes(values: Mapping[str, str], hide: Hide | None = None, *, verb: str = "set to") -> str:
    """Corrected fields in, "published set to 7 July 2015 and outlet set to unknown" out."""
    return list_words([_say_change(name, value, hide, verb) for name, value in values.items()])


def _say_change(name: str, value: str, hide: Hide | None, verb: str) -> str:
    if not value:
        return f"{name} {verb} unknown"
    return f"{name} {verb} {say_published(value) if name == 'published' else _quote(value, hide)}"


def list_words(items: Sequence[str]) -> str:
    """Items in, "a", "a and b" or "a, b and c" out."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def _say_set(judgement: Judgement, hide: Hide | None) -> str:
    return f"{_document(judgement, hide)}: {say_changes(judgement.values, hide)}"


def _say_aside(judgement: Judgement, hide: Hide | None) -> str:
    return f"{_document(judgement, hide)}: set aside"


def _say_merge(judgement: Judgement, hide: Hide | None) -> str:
    one, other = _thing(judgement, judgement.anchors, hide), _thing(judgement, judgement.others, hide, place=1)
    return f"merge of the {judgement.subject.value}s {one} and {other}"


def _say_split(judgement: Judgement, hide: Hide | None) -> str:
    noun = "appearance" if judgement.subject is SubjectKind.CLAIM else "mention"
    number = len(judgement.anchors)
    leaving = f"{number} {noun} on its own" if number == 1 else f"{number} {noun}s on their own"
    return f"split of the {judgement.subject.value} {_thing(judgement, judgement.others, hide)}: {leaving}"


def _say_protect(judgement: Judgement, hide: Hide | None) -> str:
    return f"a source protected{_called(judgement, hide)}"


def _say_remark(judgement: Judgement, hide: Hide | None) -> str:
    if judgement.subject is SubjectKind.DOCUMENT:
        thing = _document(judgement, hide)
    else:
        thing = f"the {judgement.subject.value} {_thing(judgement, judgement.anchors, hide)}"
    return f"{judgement.kind.value} on {thing}: {_quote(judgement.values.get('text', ''), hide)}"


def _say_rating(judgement: Judgement, hide: Hide | None) -> str:
    given = " ".join(f"{s.name} {_hidden(judgement.values[s.name], hide)}" for s in SCALES.values() if s.name in judgement.values)
    return f"rating of the {judgement.subject.value} {_thing(judgement, judgement.anchors, hide)}: {given}"


def _say_due(judgement: Judgement, hide: Hide | None) -> str:
    """What became of something: "what K3 said would come on “28 March”: kept"."""
    to = judgement.values.get("to", "")
    where = f" to {say_published(to)}" if to else ""
    shown = f", as {_hidden(judgement.called[1], hide)} shows" if len(judgement.called) > 1 else ""
    return f"what was due, {_thing(judgement, judgement.anchors, hide)}: {judgement.values.get('outcome', '')}{where}{shown}"


_SAYINGS: Mapping[JudgementKind, Callable[[Judgement, Hide | None], str]] = {
    JudgementKind.SET: _say_set,
    JudgementKind.ASIDE: _say_aside,
    JudgementKind.MERGE: _say_merge,
    JudgementKind.SPLIT: _say_split,
    JudgementKind.PROTECT: _say_protect,
    JudgementKind.NOTE: _say_remark,
    JudgementKind.TAG: _say_remark,
    JudgementKind.RATE: _say_rating,
    JudgementKind.DUE: _say_due,
}


def _document(judgement: Judgement, hide: Hide | None) -> str:
    """A judgement of a document in, its id, or else its path, out."""
    return judgement.called[0] if judgement.called else _hidden(judgement.anchors[0].path, hide)


def _thing(judgement: Judgement, anchors: Sequence[Anchor], hide: Hide | None, *, place: int = 0) -> str:
    """One side of a judgement in, the words that it is known by, with its id of that time, out."""
    called = _called(judgement, hide, place=place)
    if not anchors or (judgement.subject is SubjectKind.SOURCE and hide is None):
        return called.strip() or "(its id is not known)"
    return f"{_quote(anchors[0].quotation, hide, most=_QUOTED_CHARS)}{called}"


def _called(judgement: Judgement, hide: Hide | None, *, place: int = 0) -> str:
    return f" ({_hidden(judgement.called[place], hide)} at the time)" if len(judgement.called) > place else ""


def _quote(words: str, hide: Hide | None, *, most: int | None = None) -> str:
    """Words in, in quotation marks, on one line and no longer than so many characters, out."""
    shown = _hidden(words, hide)
    if most is not None and len(shown) > most:
        shown = shown[:most].rsplit(" ", 1)[0].rstrip(",;: ") + " …"
    return f"“{shown}”"


def _hidden(words: str, hide: Hide | None) -> str:
    return _one_line(words if hide is None else hide(words))


def _one_line(words: str) -> str:
    return " ".join(words.split())
