"""A claim and a case as pieces of a page, for notebooks: styled in place, in the colours of whatever page they stand in.

Words of documents only ever become text between tags, through `html.words`. No style sheet, script, link or picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.model.public import PublicCase
from firsthand.stages.publish.html import words
from firsthand.stages.publish.pages import MOVED, SUPPORTED, Brief, Citation, ClaimCard, ClaimPage
from firsthand.stages.publish.quoting import quote_claim, quote_words
from firsthand.stages.publish.view import Views
from firsthand.stages.publish.wording import capitalise

# Characters of one quotation.
_QUOTE_CHARS = 600

_BOX = "border:1px solid #8887;border-inline-start:4px solid #3b78b4;border-radius:6px;padding:.6em 1em;max-width:52em"
_QUOTE = "margin:.4em 0;padding:0;border:0;font:1.15em/1.4 Georgia,serif;color:inherit"
_LINK = "display:inline-block;padding:0 .5em;margin:.1em 0;border:1px solid #888c;border-radius:3px"
_FIRST = "display:inline-block;padding:0 .6em;margin:.1em 0;border:1px solid #b97a1f;border-radius:1em"
_QUIET = "opacity:.75"
_LIST = "margin:.3em 0;padding-inline-start:1.4em"


def claim_html(public: PublicCase, claim_id: str) -> str:
    """A public case and a claim's id in; the claim with its chains, appearances and gaps as a piece of a page out.

    Raises:
        NotFound: The case holds no such claim.
    """
    page = Views(public).claim_page(claim_id)
    card = page.card
    return "".join(
        [
            f'<div style="{_BOX}">',
            f"<div><b>{words(card.id)}</b> {words(card.status)}</div>",
            f'<blockquote dir="auto" style="{_QUOTE}">{words(quote_claim(card.text))}</blockquote>',
            *(f"<div>{_draw_chain(chain)}</div>" for chain in card.chains),
            "" if card.chains else "<div>No report says who told it.</div>",
            f"<p><b>{words(page.summary)}</b> {words(page.meaning)}</p>",
            f'<ul style="{_LIST}">{"".join(_appearances(page))}</ul>',
            *_numbers(page),
            *_gaps(card),
            *(f"<div><bdi>{words(line)}</bdi></div>" for line in (*page.ratings, *card.remarks)),
            _why(page),
            "</div>",
        ]
    )


def case_html(public: PublicCase) -> str:
    """A public case in; what was read and found, with the claims that matter most, as a piece of a page out."""
    brief = Views(public).brief()
    facts = "".join(f"<div>{words(fact)}</div>" for fact in brief.facts)
    return f'<div style="{_BOX}"><div><b>{words(brief.title)}</b></div>{facts}{"".join(_sections(brief))}{_unread(brief)}</div>'


def _sections(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        yield f'<div style="margin-top:.7em"><b>{words(section.heading)}</b></div>'
        lines = (
            f'<b>{words(c.id)}</b> <span dir="auto">{words(quote_claim(c.text))}</span> '
            f'<span style="{_QUIET}">{words(c.status)}</span>'
            for c in section.cards
        )
        yield f'<ul style="{_LIST}">{_items(lines)}</ul>'


def _unread(brief: Brief) -> str:
    if not brief.unread:
        return ""
    return f'<div style="margin-top:.7em"><b>Not read</b></div><ul style="{_LIST}">{_items(map(words, brief.unread))}</ul>'


def _draw_chain(chain: tuple[str, ...]) -> str:
    styles = [_FIRST] + [_LINK] * (len(chain) - 1)
    return " → ".join(f'<bdi style="{style}">{words(name)}</bdi>' for style, name in zip(styles, chain, strict=True))


def _appearances(page: ClaimPage) -> Iterator[str]:
    for citation, differences in zip(page.card.citations, page.differences, strict=True):
        changed = "".join(f"<div>{words(line)}</div>" for line in differences)
        yield f"<li>{_cite(citation)}{changed}</li>"


def _cite(citation: Citation) -> str:
    tags = f" ({', '.join(citation.tags)})" if citation.tags else ""
    return (
        f"<b><bdi>{words(citation.publisher)}</bdi></b>, {words(citation.place + tags)}: <bdi>{words(citation.credit)}</bdi>"
        f'<div dir="auto" style="{_QUIET}">{words(quote_words(citation.quote, _QUOTE_CHARS))}</div>'
    )


def _numbers(page: ClaimPage) -> Iterator[str]:
    for heading, told in page.numbers:
        items = _items(f"<bdi>{words(line)}</bdi>" for line in told)
        yield f'<div style="margin-top:.7em"><b>{MOVED}</b>: {words(heading)}</div><ul style="{_LIST}">{items}</ul>'


def _gaps(card: ClaimCard) -> Iterator[str]:
    for gap in card.gaps:
        yield f"<div><b>Gap:</b> {words(capitalise(gap))}.</div>"
    for line in card.support:
        yield f"<div><b>{SUPPORTED}:</b> {words(line)}.</div>"


def _why(page: ClaimPage) -> str:
    """The rules behind the count, folded away."""
    rules = (
        f'<b>{words(reason.rule.replace("_", " ").capitalize())}</b><ul style="{_LIST}">{_items(map(words, details))}</ul>'
        for reason, details in page.reasons
    )
    items = _items(rules)
    return f'<details><summary>Why this count</summary><ul style="{_LIST}">{items}</ul></details>' if items else ""


def _items(lines: Iterable[str]) -> str:
    return "".join(f"<li>{line}</li>" for line in lines)
