"""Hits of a search and decisions of people, as far as they may be shown: the same hiding as for the case, the same last look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from firsthand.model.casefile import Hit
from firsthand.model.document import Document
from firsthand.model.judgement import Anchor, Judgement, JudgementKind, SubjectKind
from firsthand.model.public_answers import PublicExcerpt, PublicHit, PublicJudgement
from firsthand.model.reading import Case
from firsthand.model.span import Span
from firsthand.stages.publish.hiding import WITHHELD, Hiding
from firsthand.stages.publish.leaks import stop_leaks
from firsthand.stages.publish.quoting import quote_words
from firsthand.stages.publish.redact import Redaction, page_of
from firsthand.stages.publish.wording import count, show_text

# Characters shown on each side of what was sought, cut between words.
AROUND_CHARS = 80
# Characters of a quotation that names a claim in the log.
NAMED_CHARS = 90


def hits(found: Sequence[Hit], case: Case, *, label_key: bytes | None = None) -> tuple[PublicHit, ...]:
    """Hits of a search in, what may be shown of them out, in the same order.

    Args:
        found: The hits.
        case: The case, or a part that holds its protected sources and the documents that were found.
        label_key: As for `run`.

    Raises:
        RedactionError: Something of it would give a protected source away.
    """
    hiding = Hiding(case, label_key, documents=[hit.document for hit in found])
    redaction = Redaction(case, hiding)
    made = tuple(_publish_hit(hit, redaction, is_hidden=hiding.document_label(hit.document.id) is not None) for hit in found)
    stop_leaks(made, hiding)
    return made


def _publish_hit(hit: Hit, redaction: Redaction, *, is_hidden: bool) -> PublicHit:
    document = redaction.document(hit.document)
    if is_hidden:
        return PublicHit(document, (), len(hit.spans))
    return PublicHit(document, tuple(_excerpt(span, hit.document) for span in hit.spans))


def _excerpt(span: Span, document: Document) -> PublicExcerpt:
    text = document.text
    start, end = max(0, span.start - AROUND_CHARS), min(len(text), span.end + AROUND_CHARS)
    before, after = text[start : span.start], text[span.end : end]
    if start:
        before = before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0]
    return PublicExcerpt(before, span.of(text), after, span, page_of(span, document))


def judgements(log: Iterable[Judgement], conceal: Callable[[str], str]) -> tuple[PublicJudgement, ...]:
    """Decisions in, what may be shown of them out, in the same order.

    Args:
        log: The decisions.
        conceal: What `conceal` made for the case.
    """
    return tuple(
        PublicJudgement(
            id=j.id,
            kind=j.kind,
            subject=j.subject,
            what=_say(j, conceal),
            who=conceal(show_text(j.actor)),
            when=j.decided_at,
            why=conceal(show_text(j.why)),
            undone_by=None if j.undone_by is None else conceal(show_text(j.undone_by)),
            undone_at=j.undone_at,
        )
        for j in log
    )


def _say(j: Judgement, conceal: Callable[[str], str]) -> str:
    """What was decided, in words; what is protected is never said."""
    ids = [conceal(one) for one in j.called]
    subject = " ".join([*ids[:1], _name(j.anchors, j.subject, conceal)])
    others = " ".join([*ids[1:2], _name(j.others, j.subject, conceal)]) if j.kind is JudgementKind.MERGE else ""
    text = conceal(show_text(j.values.get("text", "")))
    return {
        JudgementKind.SET: f"set {_say_values(j.values, conceal)} for {subject}",
        JudgementKind.ASIDE: f"set aside {subject}",
        JudgementKind.MERGE: f"took {subject} and {others} for one {j.subject.value}",
        JudgementKind.SPLIT: f"made {count(len(j.anchors), 'place')} a {j.subject.value} of its own: {subject}",
        JudgementKind.PROTECT: " ".join(["protected", f"a {j.subject.value}", *ids[:1]]),
        JudgementKind.NOTE: f"noted on {subject}: {text}",
        JudgementKind.TAG: f"tagged {subject}: {text}",
        JudgementKind.RATE: f"rated {subject}: {_say_rating(j.values, conceal)}",
        JudgementKind.DUE: f"decided of what {subject} says will come: {_say_outcome(j, conceal)}",
    }[j.kind]


def _say_rating(values: Mapping[str, str], conceal: Callable[[str], str]) -> str:
    return " ".join(f"{scale} {conceal(show_text(values[scale]))}" for scale in ("credibility", "reliability") if scale in values)


def _say_outcome(j: Judgement, conceal: Callable[[str], str]) -> str:
    to = f" to {conceal(show_text(j.values['to']))}" if "to" in j.values else ""
    see = f", as {conceal(j.called[1])} shows" if len(j.called) > 1 else ""
    return f"{j.values.get('outcome', '')}{to}{see}"


def _say_values(values: Mapping[str, str], conceal: Callable[[str], str]) -> str:
    return ", ".join(f"{field} to {conceal(show_text(value))}" for field, value in values.items()) or "nothing"


def _name(anchors: Sequence[Anchor], subject: SubjectKind, conceal: Callable[[str], str]) -> str:
    """What anchors stand for, in words: a file, or the words at the first place."""
    if not anchors:
        return f"a {subject.value}"
    first = anchors[0]
    if subject is SubjectKind.DOCUMENT:
        return conceal(show_text(PurePosixPath(first.path).name))
    words = conceal(show_text(first.quotation))
    if words in ("", WITHHELD):
        return words or f"a {subject.value}"
    return quote_words(words, NAMED_CHARS)
