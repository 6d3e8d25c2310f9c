"""The brief as one web page that needs nothing else: no script, no picture, no font, no request to any host.

Words of documents only ever become text between tags, through `words`; no attribute holds any. The page forbids itself
everything but its own style sheet, so that it stays harmless wherever it is opened. It prints on A4 as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from importlib import resources

from firsthand.model.public import PublicCase
from firsthand.model.standing import PAGE, Room
from firsthand.stages.publish.footnotes import (
    Footnote,
    explain_terms,
    number_footnotes,
    say_export,
    say_stages,
)
from firsthand.stages.publish.pages import (
    CHAIN,
    GAPS,
    NO_CLAIMS,
    STATUS,
    SUPPORTED,
    TIMELINE,
    WAY_CHARS,
    Brief,
    ClaimCard,
    Section,
)
from firsthand.stages.publish.quoting import quote_claim, quote_words
from firsthand.stages.publish.view import Views
from firsthand.stages.publish.wording import show_text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def brief_html(public: PublicCase, *, exported_at: datetime | None = None, room: Room = PAGE) -> str:
    """A public case in, its brief as a web page of one file out.

    Args:
        public: The case.
        exported_at: When it was exported; not printed where left out.
        room: How much is shown.
    """
    brief = Views(public, room).brief()
    notes = number_footnotes(brief.cards, public)
    lead, *facts = brief.facts or ("",)
    closing = "".join(f"<p>{words(line)}</p>" for line in (*brief.notes, say_stages(public)) if line)
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
        f"<title>{words(f'{brief.title}: {lead}')}</title>",
        f"<style>\n{_load_style()}</style></head><body>",
        '<a class="skip" href="#brief">Skip to the claims</a>',
        f'<header class="top"><p class="brand">firsthand</p><h1>{words(brief.title)}</h1>',
        f'<p class="lead">{words(lead)}</p>',
        *(f"<p>{words(fact)}</p>" for fact in facts),
        f'<p class="mu">{say_export(exported_at)}</p>' if exported_at else "",
        "</header>",
        _contents(brief),
        '<main id="brief">',
        _status(brief, notes),
        _ways(brief, notes),
        *_closing_lists(brief),
        _footnotes(notes.values()),
        _how_to_read(public),
        "</main>",
        f'<footer class="end">{closing}</footer>',
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def words(text: str) -> str:
    """Any text in; one line of it, safe between tags and within quoted attributes, hidden characters made visible, out."""
    return escape(show_text(text), quote=True)


def _load_style() -> str:
    return resources.files("firsthand.stages.publish").joinpath("brief.css").read_text("utf-8")


def _contents(brief: Brief) -> str:
    """The sections with their numbers, and the lists after them."""
    sections = "".join(
        f'<li><a href="#s{n}"><b>{section.total}</b> <span>{words(section.title)}</span></a></li>'
        for n, section in enumerate(brief.sections, 1)
    )
    lists = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, title in _list_names(brief))
    return f'<nav aria-label="Contents"><ul class="k">{sections}</ul><ul class="go">{lists}</ul></nav>'


def _list_names(brief: Brief) -> Iterator[tuple[str, str]]:
    """Id and title of all that follows the claims."""
    if brief.cards:
        yield "chains", CHAIN
    if brief.timeline:
        yield "timeline", TIMELINE
    if brief.gaps:
        yield "gaps", GAPS
    yield "reports", "Reports read"
    for heading, _ in brief.lists:
        yield _name_of(heading), words(heading)
    if brief.cards:
        yield "notes", "Footnotes"
    yield "how", "How to read this brief"


def _status(brief: Brief, notes: dict[str, tuple[Footnote, ...]]) -> str:
    """How the claims stand, those that stand alike under one heading."""
    groups = "\n".join(_section(section, n, notes) for n, section in enumerate(brief.sections, 1))
    more = f'<p class="mu">{words(brief.more or NO_CLAIMS)}</p>' if brief.more or not brief.cards else ""
    return _list("status", STATUS, f"\n{groups}{more}")


def _section(section: Section, number: int, notes: dict[str, tuple[Footnote, ...]]) -> str:
    cards = "\n".join(_card(card, notes[card.id]) for card in section.cards)
    return f'<h3 id="s{number}">{words(section.heading)}</h3>\n{cards}'


def _card(card: ClaimCard, notes: Sequence[Footnote]) -> str:
    key, told = words(card.id), notes[card.at]
    mark = f'<sup><a href="#f{told.number}" aria-label="Footnote {told.number}">{told.number}</a></sup>'
    parts = [
        f'<article class="c" id="{key}" aria-labelledby="{key}-t">',
        f'<h4 id="{key}-t"><a class="id" href="#{key}">{key}</a> {words(card.status)}{_tags(card.tags)}</h4>',
        f'<blockquote dir="auto">{words(quote_claim(card.text))}</blockquote>',
        f'<p class="mu"><bdi>{words(told.citation.publisher)}</bdi>{words(told.date)}{mark}</p>',
    ]
    if card.against:
        parts.append(f'<p class="gap"><b>Disagreement:</b> {words(card.against_line)}</p>')
    if card.support:
        parts.append(f'<p class="gap"><b>{SUPPORTED}:</b> {words(card.support_line)}</p>')
    parts += [f'<p class="note"><bdi>{words(line)}</bdi></p>' for line in card.remarks]
    return "".join([*parts, "</article>"])


def _ways(brief: Brief, notes: dict[str, tuple[Footnote, ...]]) -> str:
    """Where the claims come from; nothing where there are none."""
    return _list("chains", CHAIN, "\n".join(_way(card, notes[card.id]) for card in brief.cards)) if brief.cards else ""


def _way(card: ClaimCard, notes: Sequence[Footnote]) -> str:
    key = words(card.id)
    more = f'<p class="mu">{words(card.more_line)}: firsthand claim {key}</p>' if card.more_line else ""
    return (
        f'<article class="w"><h3><a class="id" href="#{key}">{key}</a> '
        f'<span dir="auto">{words(quote_words(card.text, WAY_CHARS))}</span></h3>'
        f'{_chains(card.chains)}<ul class="ci">{"".join(map(_citation, notes))}</ul>{more}</article>'
    )


def _tags(tags: Sequence[str]) -> str:
    return "".join(f' <span class="t"><bdi>{words(tag)}</bdi></span>' for tag in tags)


def _chains(chains: Sequence[tuple[str, ...]]) -> str:
    items = "".join(f"<li>{_draw_chain(chain)}</li>" for chain in chains)
    return f'<ol class="ch" aria-label="Who it came through">{items}</ol>' if items else ""


def _draw_chain(chain: Sequence[str]) -> str:
    """Names from the first teller to the last report in, at least one; the same with arrows between them out."""
    first, *others = (f"<bdi>{words(name)}</bdi>" for name in chain)
    return "".join([first, *(f' <span class="to">→ {name}</span>' for name in others)])


def _citation(note: Footnote) -> str:
    citation = note.citation
    tags = "".join(f' <span class="{_class_of(tag)}">{words(tag)}</span>' for tag in citation.tags)
    n = note.number
    mark = f'<sup><a id="r{n}" href="#f{n}" role="doc-noteref" aria-label="Footnote {n}">{n}</a></sup>'
    publisher = f"<b><bdi>{words(citation.publisher)}</bdi></b>"
    return f"<li>{publisher}{words(note.date)}{tags}: <bdi>{words(citation.credit)}</bdi>.{mark}</li>"


def _class_of(tag: str) -> str:
    return "t own" if tag.startswith("first") else "t"


def _closing_lists(brief: Brief) -> Iterator[str]:
    """What stands after the claims: dates, gaps, reports, copies, what was not read."""
    if brief.timeline:
        yield _list("timeline", TIMELINE, _items(brief.timeline))
    if brief.gaps:
        yield _list("gaps", GAPS, _items(brief.gaps))
    stories = "".join(f"<h3>{words(heading)}</h3>{_items(documents)}" for heading, documents in brief.stories)
    yield _list("reports", "Reports read", stories or "<p>None.</p>")
    for heading, lines in brief.lists:
        yield _list(_name_of(heading), words(heading), _items(lines))


def _name_of(heading: str) -> str:
    """The heading of one of our own lists in, its id out: "set-aside" for "Set aside (2)"."""
    return heading.partition(" (")[0].casefold().replace(" ", "-")


def _list(name: str, title: str, content: str) -> str:
    return f'<section aria-labelledby="{name}"><h2 id="{name}">{title}</h2>{content}</section>'


def _items(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li><bdi>{words(line)}</bdi></li>' for line in lines)}</ul>"


def _footnotes(groups: Iterable[Sequence[Footnote]]) -> str:
    items = "\n".join(_footnote(note) for notes in groups for note in notes)
    if not items:
        return ""
    return (
        '<section role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">Footnotes</h2>\n'
        f'<ol class="fn">\n{items}</ol></section>'
    )


def _footnote(note: Footnote) -> str:
    n, citation, key = note.number, note.citation, words(note.claim)
    digits = f", SHA-256 <code>{words(note.short_hash)}</code>" if note.sha256 else ""
    return (
        f'<li id="f{n}" value="{n}"><b><bdi>{words(citation.publisher)}</bdi></b>{words(note.date)}: '
        f'<span class="q" dir="auto">{words(note.quote)}</span> '
        f'<span class="mu">{note.place} of <bdi>{words(citation.path)}</bdi>{digits}.</span> '
        f'<a class="up" href="#r{n}" role="doc-backlink">↑ {key}</a></li>'
    )


def _how_to_read(public: PublicCase) -> str:
    lines = "".join(f"<p><b>{words(term)}</b> {words(meaning)}</p>" for term, meaning in explain_terms(public))
    return _list("how", "How to read this brief", lines)
