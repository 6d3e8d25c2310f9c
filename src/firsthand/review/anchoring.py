"""From a decision in the ids of the moment to a judgement tied to the words of documents, checked before anything is kept.

An id is the machine's reading and may be another tomorrow; the words of a document stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from firsthand.errors import InputError
from firsthand.model.casefile import Decision
from firsthand.model.claim import Appearance
from firsthand.model.document import Document
from firsthand.model.judgement import Anchor, Judgement, JudgementId, JudgementKind, SourceRef, SubjectKind
from firsthand.model.reading import Case
from firsthand.model.source import DocumentSource, Source, SourceKind
from firsthand.review import subjects
from firsthand.review.corrections import FIELDS, UNDERSTOOD_DATES
from firsthand.review.due import tie_due
from firsthand.review.protection import has_capital
from firsthand.review.rating import SCALES
from firsthand.review.subjects import Subject
from firsthand.text.dates import parse_published

Anchors = tuple[Anchor, ...]
Tied = tuple[Anchors, Anchors, Mapping[str, str]]
"""Anchors of the subject, anchors of the others, values."""

_MAY_BE_OF: Mapping[JudgementKind, tuple[SubjectKind, ...]] = {
    JudgementKind.SET: (SubjectKind.DOCUMENT,),
    JudgementKind.ASIDE: (SubjectKind.DOCUMENT,),
    JudgementKind.MERGE: (SubjectKind.CLAIM, SubjectKind.SOURCE),
    JudgementKind.SPLIT: (SubjectKind.CLAIM, SubjectKind.SOURCE),
    JudgementKind.PROTECT: (SubjectKind.SOURCE,),
    JudgementKind.NOTE: tuple(SubjectKind),
    JudgementKind.TAG: tuple(SubjectKind),
    JudgementKind.RATE: (SubjectKind.CLAIM, SubjectKind.SOURCE),
    JudgementKind.DUE: (SubjectKind.CLAIM,),
}
_SAYS = {
    JudgementKind.SET: "corrected", JudgementKind.ASIDE: "set aside", JudgementKind.MERGE: "merged",
    JudgementKind.SPLIT: "split", JudgementKind.PROTECT: "protected", JudgementKind.NOTE: "noted", JudgementKind.TAG: "tagged",
    JudgementKind.RATE: "rated", JudgementKind.DUE: "kept, broken or moved",
}  # fmt: skip
_EXAMPLES = {SubjectKind.DOCUMENT: "T12", SubjectKind.CLAIM: "K3", SubjectKind.SOURCE: "S3"}


def make_judgement(decision: Decision, case: Case, *, judgement_id: JudgementId, decided_at: str) -> Judgement:
    """What a person wants decided and the case of the moment in, the judgement out.

    Args:
        decision: By the ids of the case.
        case: Holds at least the subject and the others, with the readings of the documents that they stand in.
        judgement_id: Of the new judgement.
        decided_at: ISO 8601 with zone.

    Raises:
        InputError: It cannot be decided so; the message says why and what to do.
        NotFound: The case holds no such document, claim or source.
    """
    subject = subjects.parse_subject(decision.subject)
    if subject.kind not in _MAY_BE_OF[decision.kind]:
        allowed = " or ".join(f"a {kind.value} ({_EXAMPLES[kind]})" for kind in _MAY_BE_OF[decision.kind])
        raise InputError(f"{subject.id} is a {subject.kind.value}, and cannot be {_SAYS[decision.kind]}.",
                         hint=f"Give {allowed}.")
    anchors, others, values = _TIES[decision.kind](decision, subject, case)
    called = (subject.id, *(subjects.tidy(written) for written in decision.others))
    return Judgement(
        judgement_id, decision.kind, subject.kind, anchors, others, values, actor=decision.actor, decided_at=decided_at,
        why=decision.why.strip(), called=called,
    )  # fmt: skip


def _tie_set(decision: Decision, subject: Subject, case: Case) -> Tied:
    document = subjects.document_of(case, subject.id)
    if not decision.values:
        raise InputError(f"Nothing is said of what is to be corrected in {subject.id}.", hint=f"Give {_list_fields()}.")
    values = {name: value.strip() for name, value in decision.values.items()}
    for name, value in values.items():
        if name not in FIELDS:
            raise InputError(f"A document has no {name} that could be corrected.", hint=f"Give {_list_fields()}.")
        if name == "published" and value and parse_published(value) is None:
            raise InputError(f"“{value}” is no date that is understood.", hint=UNDERSTOOD_DATES)
    return (_anchor_document(document),), (), values


def _list_fields() -> str:
    return f"{', '.join(FIELDS[:-1])} or {FIELDS[-1]}"


def _tie_aside(decision: Decision, subject: Subject, case: Case) -> Tied:
    return (_anchor_document(subjects.document_of(case, subject.id)),), (), {}


def _tie_remark(decision: Decision, subject: Subject, case: Case) -> Tied:
    text = decision.values.get("text", "").strip()
    if not text:
        raise InputError(f"The {decision.kind.value} on {subject.id} has no words.", hint="Write what it is to say after the id.")
    return _anchor_subject(subject, case), (), {"text": text}


def _tie_rating(decision: Decision, subject: Subject, case: Case) -> Tied:
    scale = SCALES[subject.kind]
    strange = next((name for name in decision.values if name != scale.name), None)
    if strange is not None:
        other = next(s for s in SCALES.values() if s is not scale)
        raise InputError(f"{subject.id} is a {subject.kind.value}: it has a {scale.name}, and no {strange}.",
                         hint=f"Rate it by {scale.option}, {scale.range}; {other.option} is for a {other.of.value}.")
    written = decision.values.get(scale.name, "").strip().upper()
    if written not in scale.values:
        said = f"“{decision.values[scale.name].strip()}” is no {scale.name}" if written else f"No {scale.name} is given"
        raise InputError(f"{said}.", hint=f"Give {scale.range}: {scale.says}.")
    return _anchor_subject(subject, case), (), {scale.name: written}


def _tie_merge(decision: Decision, subject: Subject, case: Case) -> Tied:
    if len(decision.others) != 1:
        raise InputError(f"{subject.id} can be merged with one other only.", hint="Give two ids; merge a third afterwards.")
    other = subjects.parse_subject(decision.others[0])
    if other.kind is not subject.kind:
        raise InputError(
            f"{subject.id} is a {subject.kind.value} and {other.id} is a {other.kind.value}: they cannot be made one.",
            hint="Give two claims, or two sources.",
        )
    anchors, others = _anchor_subject(subject, case), _anchor_subject(other, case)
    if other.id == subject.id:
        raise InputError(f"{subject.id} cannot be merged with itself.", hint="Give two different ids.")
    if subject.kind is SubjectKind.SOURCE:
        _check_sources(subjects.source_of(case, subject.id), subjects.source_of(case, other.id), case)
    return anchors, others, {}


def _check_sources(one: Source, other: Source, case: Case) -> None:
    """Two sources in; nothing happens where a person may make them one.

    Raises:
        InputError: Why not.
    """
    protected = {p.source for p in case.protected}
    if (one.id in protected) is not (other.id in protected):
        first, second = (one, other) if one.id in protected else (other, one)
        raise InputError(f"{first.id} is protected and {second.id} is not: they cannot be made one.",
                         hint=f"Protect {second.id} as well, then merge them.")
    for source in (one, other):
        if source.kind is SourceKind.UNSPECIFIED:
            raise InputError(f"{source.id} is nobody in particular (“reports say”): it cannot be made one with another source.",
                             hint="Leave it on its own.")
    if one.is_anonymous is not other.is_anonymous:
        first, second = (one, other) if one.is_anonymous else (other, one)
        raise InputError(f"{first.id} is anonymous and {second.id} has a name: they cannot be made one, "
                         "for that would say who an anonymous source is.",
                         hint=f"Put what you know in a note: firsthand note {second.id} \"...\".")


def _tie_split(decision: Decision, subject: Subject, case: Case) -> Tied:
    parts = _split_claim(decision, subject, case) if subject.kind is SubjectKind.CLAIM else _split_source(decision, subject, case)
    leaving, staying = parts
    both = set(leaving) & set(staying)
    if both:
        raise InputError(f"Some of what is to leave {subject.id} stands at the very same words as some of what is to stay.",
                         hint="Name all that stands there; it leaves together.")
    return leaving, staying, {}


def _split_claim(decision: Decision, subject: Subject, case: Case) -> tuple[Anchors, Anchors]:
    members = subjects.appearances_of(case, subjects.claim_of(case, subject.id))
    if not decision.others:
        raise InputError(f"Nothing is named that is to leave {subject.id}.",
                         hint=f"Name its appearances, such as {members[-1].id}; `firsthand claim {subject.id} --why` lists them.")
    wanted = {subjects.parse_appearance(written) for written in decision.others}
    strange = sorted(wanted - {a.id for a in members})
    if strange:
        raise InputError(f"{strange[0]} is no appearance of {subject.id}.", hint=f"It has {_list_some([a.id for a in members])}.")
    leaving = [a for a in members if a.id in wanted]
    if len(leaving) == len(members):
        raise InputError(f"All appearances of {subject.id} would leave: there would be nothing to split from.",
                         hint="Leave out those that are to stay.")
    return _anchor_appearances(leaving, case), _anchor_appearances([a for a in members if a.id not in wanted], case)


def _split_source(decision: Decision, subject: Subject, case: Case) -> tuple[Anchors, Anchors]:
    source = subjects.source_of(case, subject.id)
    documents = list(dict.fromkeys(document for document, _ in source.members))
    if len(documents) < 2:
        raise InputError(f"{subject.id} is named in one document only: there is nothing to split.", hint="Leave it as it is.")
    if not decision.others:
        raise InputError(f"Nothing is named that is to leave {subject.id}.",
                         hint=f"Name documents whose source is another: it is in {_list_some(documents)}.")
    wanted = {_parse_document(written) for written in decision.others}
    strange = sorted(wanted - set(documents))
    if strange:
        raise InputError(f"{subject.id} is not named in {strange[0]}.", hint=f"It is in {_list_some(documents)}.")
    if len(wanted) == len(documents):
        raise InputError(f"{subject.id} would leave all its documents: there would be nothing to split from.",
                         hint="Leave out those that are to stay.")
    leaving = [m for m in source.members if m[0] in wanted]
    return _anchor_members(leaving, case), _anchor_members([m for m in source.members if m[0] not in wanted], case)


def _parse_document(written: str) -> str:
    subject = subjects.parse_subject(written)
    if subject.kind is not SubjectKind.DOCUMENT:
        raise InputError(f"{subject.id} is a {subject.kind.value}; what leaves a source is named by document.",
                         hint="Give ids of documents, such as T12.")
    return subject.id


def _list_some(ids: Sequence[str], most: int = 12) -> str:
    """Ids in, the first of them in words out."""
    more = len(ids) - most
    return ", ".join(ids[:most]) + (f" and {more} more" if more > 0 else "")


def _tie_protect(decision: Decision, subject: Subject, case: Case) -> Tied:
    source = subjects.source_of(case, subject.id)
    forms = dict.fromkeys(value.strip() for value in decision.values.values() if value.strip())
    values = {"kind": source.kind.value} | {f"form {n}": form for n, form in enumerate(forms, 1)}
    if not source.is_anonymous:
        written = [name for name in dict.fromkeys((source.name, *source.aliases)) if has_capital(name)]
        values |= {f"name {n}": name for n, name in enumerate(written, 1)}
    return _anchor_subject(subject, case), (), values


def _tie_due(decision: Decision, subject: Subject, case: Case) -> Tied:
    anchors, values = tie_due(decision, subject, case)
    shown = [subjects.claim_of(case, _parse_claim(written)) for written in decision.others]
    return anchors, _anchor_appearances([a for claim in shown for a in subjects.appearances_of(case, claim)], case), values


def _parse_claim(written: str) -> str:
    subject = subjects.parse_subject(written)
    if subject.kind is not SubjectKind.CLAIM:
        raise InputError(f"{subject.id} is a {subject.kind.value}; what became of something is shown by a claim.",
                         hint="Give the id of a claim, such as K9.")
    return subject.id


_TIES: Mapping[JudgementKind, Callable[[Decision, Subject, Case], Tied]] = {
    JudgementKind.SET: _tie_set,
    JudgementKind.ASIDE: _tie_aside,
    JudgementKind.MERGE: _tie_merge,
    JudgementKind.SPLIT: _tie_split,
    JudgementKind.PROTECT: _tie_protect,
    JudgementKind.NOTE: _tie_remark,
    JudgementKind.TAG: _tie_remark,
    JudgementKind.RATE: _tie_rating,
    JudgementKind.DUE: _tie_due,
}


def _anchor_subject(subject: Subject, case: Case) -> Anchors:
    """A subject in, the places that stand for it out."""
    if subject.kind is SubjectKind.DOCUMENT:
        return (_anchor_document(subjects.document_of(case, subject.id)),)
    if subject.kind is SubjectKind.CLAIM:
        return _anchor_appearances(subjects.appearances_of(case, subjects.claim_of(case, subject.id)), case)
    return _anchor_members(subjects.source_of(case, subject.id).members, case)


def _anchor_document(document: Document) -> Anchor:
    return Anchor(document.sha256, document.path)


def _anchor_appearances(appearances: Iterable[Appearance], case: Case) -> Anchors:
    """Appearances in, one anchor for each place out."""
    documents = {r.document.id: r.document for r in case.readings}
    spans = ((documents[a.document], a.assertion.span) for a in appearances)
    return tuple(dict.fromkeys(Anchor(d.sha256, d.path, span, span.of(d.text)) for d, span in spans))


def _anchor_members(members: Iterable[SourceRef], case: Case) -> Anchors:
    """Members of a source in, one anchor for each out: its first mention that is no other source's too."""
    readings = {r.document.id: r for r in case.readings}
    return tuple(dict.fromkeys(_anchor_member(readings[d].document, readings[d].sources, n) for d, n in members))


def _anchor_member(document: Document, sources: Sequence[DocumentSource], index: int) -> Anchor:
    taken = {m for n, s in enumerate(sources) if n != index for m in s.mentions}
    mentions = sources[index].mentions
    span = next((m for m in mentions if m not in taken), mentions[0] if mentions else None)
    return Anchor(document.sha256, document.path, span, sources[index].name if span is None else span.of(document.text))
