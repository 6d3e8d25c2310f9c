"""Sources resolved beyond their span: annotated pronouns, surnames, roles in, how often stage 6 finds the referent out.

The table in `gold/resolved.jsonl` holds offsets only; the articles stand in the folder of data that the caller names, and
without it there is nothing to measure. Whether a source is the referent is told by words and places alone, without the rules
that stage 6 itself compares names by.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.engine import local
from firsthand.model.document import About
from firsthand.model.reading import Reading
from firsthand.model.source import DocumentSource, SourceKind
from firsthand.model.span import Span

if TYPE_CHECKING:
    from firsthand.engine.local import Parser

GOLD = Path(__file__).parent / "gold" / "resolved.jsonl"
ARTICLES = Path("data") / "polnear" / "train.jsonl"
"""Where the annotated articles stand below the folder of data."""
KINDS = ("pronoun", "surname", "role", "relative", "anonymous", "elided", "group", "organisation")
SPLITS = ("dev", "held")

_WORD = re.compile(r"[^\W_]+")
_UNTOLD = frozenset(
    {"a", "an", "the", "this", "that", "of", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "senator", "representative"}
    | {"governor", "president", "vice", "judge", "mayor", "professor"}
)
# A phrase that holds a name behind one of these is somebody else's ("a spokesman for Ann Pell").
_BELONGING = frozenset({"for", "of", "to", "by", "with", "from", "about", "s"})


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated source.

    Attributes:
        document: The article's id.
        source: The credited words as printed; for an elided subject, those of the verb that it is shared with.
        referent: The fullest naming of whoever is meant, in the body of the article if it stands there; None where nobody is.
        kind: One of `KINDS`.
        distance: Paragraphs from the referent to the source (negative where the name comes later); None without a referent.
        split: One of `SPLITS`.
        cue: The verb whose subject is elided; None for the other kinds.
    """

    document: str
    source: Span
    referent: Span | None
    kind: str
    distance: int | None
    split: str
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one case.

    Attributes:
        case: The case.
        is_found: Stage 5 found an attribution there.
        is_right: Its source is the referent.
        answer: The names of the sources given; empty where none was.
    """

    case: Case
    is_found: bool
    is_right: bool
    answer: tuple[str, ...] = ()


def load_cases(path: Path = GOLD) -> list[Case]:
    """The table in, its cases out, in order."""
    return [_case(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def measure(data: Path, parser: Parser | None = None) -> dict[str, Any]:
    """The folder of data in, the figures out; `skipped`, with the reason in one line, where the articles are not there.

    Args:
        data: Holds `ARTICLES`.
        parser: As `local.load_parser` gives it; loaded where left out.

    Returns:
        `all`, each of `SPLITS` and each of `KINDS`: `cases`, `found`, `right_of_all`, `right_of_found` (shares 0 to 1).
    """
    articles = data / ARTICLES
    if not articles.is_file():
        return {"skipped": f"No {ARTICLES} below {data}: resolved sources are not measured."}
    return summarise(judge_articles(articles, load_cases(), local.load_parser() if parser is None else parser))


def judge_articles(articles: Path, cases: Sequence[Case], parser: Parser) -> list[Verdict]:
    """A .jsonl of articles and cases in, a verdict for each case whose article is there out."""
    wanted: dict[str, list[Case]] = {}
    for case in cases:
        wanted.setdefault(case.document, []).append(case)
    out: list[Verdict] = []
    with articles.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            asked = wanted.pop(article["doc"], None)
            if asked is None:
                continue
            reading = local.read_text(article["text"], About(), parser)
            out += [judge(case, reading) if isinstance(reading, Reading) else Verdict(case, False, False) for case in asked]
    return out


def judge(case: Case, reading: Reading) -> Verdict:
    """A case and the reading of its article in, the verdict out."""
    n = find_attribution(case, reading)
    if n is None:
        return Verdict(case, is_found=False, is_right=False)
    heads = [reading.sources[c.links[0]] for c in reading.chains if c.attribution == n]
    named = [h for h in heads if h.kind is not SourceKind.UNSPECIFIED]
    text = reading.document.text
    is_right = not named if case.referent is None else any(is_referent(s, case.referent, text) for s in named)
    return Verdict(case, is_found=True, is_right=is_right, answer=tuple(h.name for h in heads))


def find_attribution(case: Case, reading: Reading) -> int | None:
    """A case and a reading in, the index of the attribution whose source (cue, where elided) agrees best out; None without."""
    best: tuple[int, int] | None = None
    for n, a in enumerate(reading.attributions):
        spans = a.sources if case.cue is None else (a.cue,) if a.cue is not None else ()
        wanted = case.source if case.cue is None else case.cue
        for span in spans:
            if span.overlaps(wanted):
                apart = abs(span.start - wanted.start) + abs(span.end - wanted.end)
                best = min(best, (apart, n)) if best is not None else (apart, n)
    return None if best is None else best[1]


def is_referent(source: DocumentSource, referent: Span, text: str) -> bool:
    """A source of a document and the span of the fullest naming in; whether the source is it, out.

    It is, where its name and the referent share their last word, titles and articles apart, and the one holds all words of the
    other; where its name is a description that opens as the referent does, the one holding all words of the other; or where
    one of its mentions covers the referent, with nobody's belonging before it, or lies in it and reaches to the same start or
    end.
    """
    wanted, own = _words(referent.of(text)), _words(source.name)
    is_whole = bool(wanted and own) and (
        set(own) <= set(wanted) or (set(wanted) <= set(own) and not _belongs(source.name, wanted))
    )
    if is_whole and (own[-1] == wanted[-1] or (own[0] == wanted[0] and not _is_name(referent.of(text)))):
        return True
    return any(_covers(mention, referent, text) for mention in source.mentions)


def _covers(mention: Span, referent: Span, text: str) -> bool:
    """Whether a mention names what the referent names, as far as places tell."""
    if mention.contains(referent):
        return not _BELONGING & set(_WORD.findall(text[mention.start : referent.start].lower()))
    lead = len(text[referent.start : mention.start].split()) if referent.contains(mention) else 2
    return lead < 2 and (lead == 0 or mention.end == referent.end or _words(text[referent.start : mention.start]) == [])


def _is_name(printed: str) -> bool:
    """Whether a referent is named and not described ("A port official")."""
    first, _, rest = printed.partition(" ")
    return (rest if first.lower() in ("a", "an", "the", "another") else printed)[:1].isupper()


def _belongs(name: str, wanted: Sequence[str]) -> bool:
    """Whether a name sets words before those wanted by which it is somebody else's ("spokesman for Ann Pell")."""
    parts = _WORD.findall(name.lower())
    return bool(_BELONGING & set(parts[: parts.index(wanted[0])])) if wanted[0] in parts else False


def _words(name: str) -> list[str]:
    """A name in, its words without articles, titles and possessives out."""
    bare = re.sub(r"['’]s\b", "", name).lower()
    return [w for w in _WORD.findall(bare) if w not in _UNTOLD]


def summarise(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Verdicts in, the figures of all of them, of each split and of each kind (the splits of each below it) out."""
    figures: dict[str, Any] = {"all": _figures(verdicts)}
    for split in SPLITS:
        figures[split] = _figures(v for v in verdicts if v.case.split == split)
    for kind in KINDS:
        of_kind = [v for v in verdicts if v.case.kind == kind]
        figures[kind] = _figures(of_kind) | {s: _figures(v for v in of_kind if v.case.split == s) for s in SPLITS}
    return figures


def _figures(verdicts: Iterable[Verdict]) -> dict[str, Any]:
    listed = list(verdicts)
    found, right = sum(v.is_found for v in listed), sum(v.is_right for v in listed)
    return {
        "cases": len(listed),
        "found": found,
        "right": right,
        "right_of_all": round(right / len(listed), 3) if listed else None,
        "right_of_found": round(right / found, 3) if found else None,
    }


def format_table(figures: dict[str, Any]) -> str:
    """Figures as `measure` gives them in, a table of them out, one line each."""
    if "skipped" in figures:
        return str(figures["skipped"])
    rows = [f"{'':<14}{'cases':>6}{'found':>6}{'right':>6}{'of all':>8}{'of found':>9}"]
    for name in ("all", *SPLITS, *KINDS):
        f = figures[name]
        shares = [f"{'-' if f[k] is None else format(f[k], '.3f'):>{w}}" for k, w in (("right_of_all", 8), ("right_of_found", 9))]
        rows.append(f"{name:<14}{f['cases']:>6}{f['found']:>6}{f['right']:>6}{''.join(shares)}")
    return "\n".join(rows)


def _case(row: dict[str, Any]) -> Case:
    referent, cue = row["referent"], row.get("cue")
    return Case(
        document=row["doc"],
        source=Span(*row["source"]),
        referent=None if referent is None else Span(*referent),
        kind=row["kind"],
        distance=row["distance"],
        split=row["split"],
        cue=None if cue is None else Span(*cue),
    )
