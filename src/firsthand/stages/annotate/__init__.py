"""Stage 4 of 11. Passages in, mentions, tokens and credits out: names, dates, quantities, syntax, and who seems to say what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from firsthand.model.attribution import Credit
from firsthand.model.document import Document, Mention, Passage, PassageKind, Token
from firsthand.stages.annotate.names import find_names
from firsthand.stages.annotate.parser import Parser as Parser
from firsthand.stages.annotate.reading import Line, read_line
from firsthand.stages.annotate.values import find_values
from firsthand.stages.annotate.words import ParsedLine
from firsthand.text.dates import DateValue

_PARSED = {PassageKind.SENTENCE, PassageKind.HEADLINE, PassageKind.CAPTION}

Annotated = tuple[tuple[Mention, ...], tuple[Token, ...], tuple[Credit, ...]]


def load_parser() -> Parser:
    """Nothing in, what reads the words of a document out. Takes about a second."""
    return Parser()


def run(document: Document, passages: Sequence[Passage], parser: Parser) -> Annotated:
    """A document and its passages in, its mentions, tokens and credits out, each in text order."""
    text = document.text
    # 1. lines
    parsed = [p for p in passages if p.kind in _PARSED]
    lines = [read_line(text, p.span) for p in parsed]
    read = parser.read(lines, parsed, [p.span for p in passages if p.kind is PassageKind.QUOTATION])
    # 2. tokens, credits
    tokens: list[Token] = []
    for number, (line, parse) in enumerate(zip(lines, read.lines, strict=True)):
        tokens += _tokens(text, line, parse, first=len(tokens), number=number)
    told = tuple(Credit(t.cue, t.source, t.content, t.probability) for t in read.credits)
    # 3. names, values
    names = find_names(lines, read.lines, document.outlet)
    mentions = _beside(names, _values(parsed, lines, read.lines, document.published))
    return tuple(mentions), tuple(tokens), told


def _values(
    parsed: Sequence[Passage], lines: Sequence[Line], parses: Sequence[ParsedLine], published: DateValue | None
) -> Iterator[Mention]:
    """Dates and quantities of every line; "two days earlier" counts from the day last spoken of in its paragraph."""
    anchor: DateValue | None = None
    paragraph = -1
    for passage, line, parse in zip(parsed, lines, parses, strict=True):
        if passage.paragraph != paragraph:
            anchor, paragraph = None, passage.paragraph
        for mention in find_values(line, parse, published, anchor):
            if isinstance(mention.value, DateValue) and mention.value.day is not None and mention.value.end is None:
                anchor = mention.value
            yield mention


def _beside(names: Iterable[Mention], values: Iterable[Mention]) -> list[Mention]:
    """Names and values in, both in text order out; a name holds its own numbers ("Channel 4"), a date its own names."""
    out: list[Mention] = []
    for mention in sorted([*names, *values], key=lambda m: (m.span.start, -m.span.end, m.value is None)):
        while out and out[-1].span.overlaps(mention.span):
            if mention.value is None or out[-1].span.contains(mention.span):
                break
            out.pop()
        else:
            out.append(mention)
    return out


def _tokens(text: str, line: Line, parse: ParsedLine, *, first: int, number: int) -> Iterator[Token]:
    """The tokens of one line; heads count from the document's first token."""
    for word in parse.words:
        span = line.span(word.start, word.end)
        printed = span.of(text)
        yield Token(
            span=span, text=word.text if "\n" in printed or "\r" in printed else printed, lemma=word.lemma, pos=word.pos,
            tag=word.tag, dep=word.dep, head=first + word.head, sentence=number,
        )  # fmt: skip
