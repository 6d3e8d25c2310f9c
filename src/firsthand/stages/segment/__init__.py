"""Stage 3 of 11. A document in, its passages out: headlines, captions, bylines, boilerplate, sentences, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from firsthand.model.document import Document, Passage, PassageKind
from firsthand.model.span import Span, cover
from firsthand.stages.segment.blocks import Block, split_blocks
from firsthand.stages.segment.custody import find_custody
from firsthand.stages.segment.kinds import classify
from firsthand.stages.segment.openings import cut_end, find_labels, find_opening, find_signature, skip_marker
from firsthand.stages.segment.quotations import find_quotations
from firsthand.stages.segment.sentences import split_sentences

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?:[\w-]+[ \t]*:.*\r?\n|[ \t]+\S.*\r?\n|-[ \t].*\r?\n|[ \t]*\r?\n)+?---[ \t]*(?:\r?\n|$)"
)
_NAME = r"[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*){0,3}"
_CREDIT_AT_END = re.compile(
    rf"(?<=[.!?)\d])\s?(?:\({_NAME}(?:/{_NAME})*\)|(?:{_NAME}/)?"
    rf"(?:Reuters|AP|AFP|EPA|KCNA|Getty(?: Images)?|Handout|AP Photo|UPI)(?:/{_NAME})?)\.?$"
)
_TEXT_KINDS = {PassageKind.SENTENCE, PassageKind.HEADLINE, PassageKind.CAPTION}


def run(document: Document) -> tuple[Passage, ...]:
    """A document in, its passages out, in text order; a quotation after the sentence that it starts in."""
    text = document.text
    # 1. front matter
    matter = _FRONT_MATTER.match(text)
    body = matter.end() if matter else 0
    passages = [Passage(PassageKind.BOILERPLATE, Span(0, len(text[:body].rstrip())), 0)] if matter else []
    # 2. paragraphs, their kinds, the labels of a transcript
    blocks = _blocks_from(text, body)
    labels = find_labels(text, blocks)
    kinds = [
        PassageKind.SENTENCE if block.number in labels else kind
        for block, kind in zip(blocks, classify(text, blocks, document.title), strict=True)
    ]
    # 3. passages of each paragraph
    n_before = 0
    for block, kind in zip(blocks, kinds, strict=True):
        passages += _split_block(text, block, kind, labels.get(block.number), n_before)
        n_before += kind is PassageKind.SENTENCE
    # 4. quotations over them
    told = [p for p in passages if p.kind in _TEXT_KINDS]
    for span, block, is_block in find_quotations(text, _told_parts(blocks, told), [p.span for p in told]):
        passages.append(Passage(PassageKind.QUOTATION, span, block.number, is_block=is_block))
    # 5. through whose hands the text went
    passages = [replace(p, custody=find_custody(text, p.span, p.kind)) for p in passages]
    return tuple(sorted(passages, key=lambda p: (p.span.start, p.kind is PassageKind.QUOTATION, p.span.end)))


def _blocks_from(text: str, start: int) -> list[Block]:
    blocks = split_blocks(text[start:])
    return [replace(b, span=Span(b.span.start + start, b.span.end + start)) for b in blocks] if start else blocks


def _told_parts(blocks: list[Block], told: list[Passage]) -> list[Block]:
    """Paragraphs and the passages that tell something in, the part of each paragraph that those cover out."""
    parts: dict[int, list[Span]] = {}
    for passage in told:
        parts.setdefault(passage.paragraph, []).append(passage.span)
    return [replace(b, span=cover(parts[b.number])) for b in blocks if b.number in parts]


def _split_block(text: str, block: Block, kind: PassageKind, label: Span | None, n_before: int) -> Iterator[Passage]:
    """A paragraph in, its passages other than quotations out, in order."""
    start, end = skip_marker(text, block), cut_end(text, block)
    if kind is PassageKind.SENTENCE:
        if label is not None:
            yield Passage(PassageKind.LABEL, label, block.number)
            start = max(start, label.end)
            if signed := find_signature(text, start, end):
                end, by = signed
                yield Passage(PassageKind.BYLINE, by, block.number)
        elif opening := find_opening(text, start, block, n_before):
            opening_kind, span, start = opening
            yield Passage(opening_kind, span, block.number)
    elif kind is PassageKind.CAPTION and (credit := _CREDIT_AT_END.search(text, start, end)):
        at = credit.start() + len(credit[0]) - len(credit[0].lstrip())
        yield from _sentences(text, start, credit.start(), kind, block.number)
        yield Passage(PassageKind.CREDIT, Span(at, end), block.number)
        return
    elif kind is not PassageKind.CAPTION:
        yield Passage(kind, Span(start, end) if kind is PassageKind.HEADLINE else block.span, block.number)
        return
    yield from _sentences(text, start, end, kind, block.number)


def _sentences(text: str, start: int, end: int, kind: PassageKind, number: int) -> Iterator[Passage]:
    for span in split_sentences(text, start, end):
        yield Passage(kind, span, number)
