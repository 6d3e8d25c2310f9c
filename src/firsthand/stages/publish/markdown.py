"""The brief and the claim page in Markdown: words of documents are escaped, so that nothing in them is taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.model.public import PublicCase
from firsthand.model.standing import PAGE, Room
from firsthand.stages.publish.pages import (
    CHAIN,
    GAPS,
    MOVED,
    NO_CLAIMS,
    STATUS,
    SUPPORTED,
    TIMELINE,
    WAY_CHARS,
    Citation,
    ClaimCard,
    ClaimPage,
)
from firsthand.stages.publish.quoting import quote_claim, quote_words
from firsthand.stages.publish.ratings import MEANING
from firsthand.stages.publish.view import Views
from firsthand.stages.publish.wording import ARROW, capitalise

_MARKUP = re.compile(r"([\\`*_\[\]<>|&~#])")


def brief_markdown(public: PublicCase, *, room: Room = PAGE) -> str:
    """A public case and how much of it is shown in, its brief in Markdown out; ends in a line break."""
    brief = Views(public, room).brief()
    lines = [f"# {brief.title}", "", *(f"{escape(line)}  " for line in brief.facts), "", f"## {STATUS}", ""]
    for section in brief.sections:
        lines += [f"### {section.heading}", ""]
        for card in section.cards:
            lines += [*_card(card), ""]
    lines += [escape(brief.more or NO_CLAIMS), ""] if brief.more or not brief.cards else []
    if brief.cards:
        lines += [f"## {CHAIN}", ""]
    for card in brief.cards:
        lines += [*_way(card), ""]
    if brief.timeline:
        lines += [f"## {TIMELINE}", "", *(f"- {escape(line)}" for line in brief.timeline), ""]
    if brief.gaps:
        lines += [f"## {GAPS}", "", *(f"- {escape(gap)}" for gap in brief.gaps), ""]
    lines += ["## Reports read", ""]
    for heading, documents in brief.stories:
        lines += [f"**{heading}**", "", *(f"- {escape(d)}" for d in documents), *([""] if documents else [])]
    for heading, items in brief.lists:
        lines += [f"## {heading}", "", *(f"- {escape(item)}" for item in items), ""]
    return "\n".join([*lines, *(escape(note) for note in brief.notes)]).rstrip() + "\n"


def claim_markdown(public: PublicCase, claim_id: str, *, why: bool = False) -> str:
    """A public case and a claim's id in, its page in Markdown out.

    Args:
        public: The case.
        claim_id: Of the claim, in upper or lower case.
        why: Whether to print the rules behind the count with their help text.

    Raises:
        NotFound: The case holds no such claim.
    """
    page = Views(public).claim_page(claim_id)
    card = page.card
    lines = [f"# {card.id}: {escape(quote_claim(card.text))}", "", f"**{escape(card.status)}**", ""]
    lines += [*_ratings(page), *_remarks(card), "## Where it comes from", ""]
    lines += [f"{n}. {escape(ARROW.join(chain))}" for n, chain in enumerate(card.chains, 1)]
    lines += ["No report says who told it.", ""] if not card.chains else [""]
    lines += [f"**{page.summary}**{f' {page.meaning}' if page.meaning else ''}", "", "## Appearances", ""]
    for citation, differences in zip(card.citations, page.differences, strict=True):
        name = f"{citation.id}: " if why else ""
        lines += [f"- {name}{_cite(citation)}  ", f"  {escape(quote_words(citation.quote, 600))}"]
        lines += [f"  - {escape(line)}." for line in citation.outlook]
        lines += [f"  - {escape(d)}" for d in differences]
    lines += _numbers(page)
    if card.gaps:
        lines += ["", "## Gaps", "", *(f"- {escape(capitalise(gap))}." for gap in card.gaps)]
    if card.against:
        lines += ["", "## Disagreements", "", *(f"- {escape(capitalise(line))}." for line in card.against)]
    if card.support:
        lines += ["", f"## {SUPPORTED}", "", *(f"- {escape(capitalise(line))}." for line in card.support)]
    if why:
        lines += ["", "## Why this count", ""]
        for reason, details in page.reasons:
            lines += [f"- **{escape(_rule_name(reason.rule))}**", *(f"  - {escape(d)}" for d in details)]
            lines += [f"  - *Rule: {escape(' '.join(reason.help.split()))}*"] if reason.help else []
        for heading, merges in page.merges:
            lines += ["", f"{heading}:", "", *(f"- {escape(m)}" for m in merges)]
        lines += _rating_reasons(page)
    return "\n".join(lines) + "\n"


def disagreements_markdown(public: PublicCase, *, limit: int | None = None) -> str:
    """A public case in; where its reports disagree, every side cited, in Markdown, the first so many, out."""
    lines = ["# Where the reports disagree", ""]
    for one in Views(public).disagreements()[:limit]:
        lines += [f"## {one.heading}", ""]
        for side in one.sides:
            lines += [f"- {side.claim}: {escape(side.words)}  ", f"  {_cite(side.citation)}"]
        lines += ["", *(f"*Rule: {escape(rule)}*" for rule in one.rules), ""]
    return "\n".join(lines).rstrip() + "\n"


def escape(text: str) -> str:
    """Text in, the same with every mark of Markdown and HTML escaped out."""
    return _MARKUP.sub(r"\\\1", text)


def _card(card: ClaimCard) -> Iterator[str]:
    """How a claim stands: its words with the place where they stand, and what speaks against it."""
    yield f"#### {card.id}. {escape(card.status)}"
    yield ""
    yield f"> {escape(quote_claim(card.text))}"
    yield ""
    told = card.citations[card.at]
    yield f"- {escape(told.publisher)}, {told.place}"
    if card.against:
        yield f"- *Disagreement:* {escape(card.against_line)}"
    if card.support:
        yield f"- *{SUPPORTED}:* {escape(card.support_line)}"
    yield from (f"- {escape(line)}" for line in (card.tag_line, *card.remarks) if line)


def _way(card: ClaimCard) -> Iterator[str]:
    """Where a claim comes from: its chains, and the reports that make it."""
    yield f"**{card.id}** {escape(quote_words(card.text, WAY_CHARS))}"
    yield ""
    yield from (f"{escape(ARROW.join(chain))}  " for chain in card.chains)
    if card.chains:
        yield ""
    yield from (f"- {_cite(citation)}" for citation in card.citations)
    if card.more_line:
        yield f"- {card.more_line}: firsthand claim {card.id}"


def _remarks(card: ClaimCard) -> Iterator[str]:
    """Tags and notes of a claim's page, a paragraph each."""
    for line in (card.tag_line, *card.remarks):
        if line:
            yield escape(line)
            yield ""


def _ratings(page: ClaimPage) -> Iterator[str]:
    """The rating of a claim, and what people gave, a paragraph each."""
    for line in page.ratings:
        yield escape(line)
        yield ""


def _numbers(page: ClaimPage) -> Iterator[str]:
    """How the numbers of a claim moved, where they did."""
    if page.numbers:
        yield from ("", f"## {MOVED}")
    for heading, told in page.numbers:
        yield from ("", f"{escape(heading)}", "", *(f"- {escape(line)}" for line in told))


def _rating_reasons(page: ClaimPage) -> Iterator[str]:
    """The rules behind the rating of a claim."""
    if page.rating_reasons:
        yield from ("", "## Why this rating", "", MEANING)
    for heading, reasons in page.rating_reasons:
        yield from ("", f"{escape(heading)}:", "")
        for reason in reasons:
            yield from (f"- **{escape(_rule_name(reason.rule))}**", f"  - {escape(reason.detail)}")
            yield f"  - *Rule: {escape(' '.join(reason.help.split()))}*"


def _cite(citation: Citation) -> str:
    tags = f" ({escape(', '.join(citation.tags))})" if citation.tags else ""
    return f"**{escape(citation.publisher)}**, {citation.place}{tags}: {escape(citation.credit)}"


def _rule_name(rule: str) -> str:
    return rule.replace("_", " ").capitalize()
