"""The brief and the claim page on a terminal. Everything is `Text`, so that brackets in a document are never taken for markup."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from firsthand.model.public import PublicCase, PublicReason
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
    Brief,
    Citation,
    ClaimCard,
    ClaimPage,
)
from firsthand.stages.publish.quoting import quote_claim, quote_words
from firsthand.stages.publish.ratings import MEANING
from firsthand.stages.publish.view import Views
from firsthand.stages.publish.wording import ARROW, capitalise, show_text

INDENT = (0, 0, 0, 2)
# Columns. Lines longer than this tire the eye; a narrower terminal is used whole.
MAX_WIDTH = 110


def print_brief(public: PublicCase, console: Console, *, room: Room = PAGE) -> None:
    """A public case and how much of it is shown in, its brief printed."""
    brief = Views(public, room).brief()
    width = min(console.width, MAX_WIDTH)
    console.print(Text(brief.title, style="bold underline"), width=width)
    for line in brief.facts:
        console.print(Text(line), width=width)
    _heading(console, STATUS, width)
    for section in brief.sections:
        console.print(Text(section.heading, style="bold underline"), width=width)
        for card in section.cards:
            console.print(_card(card), width=width)
    if brief.more or not brief.cards:
        console.print(Text(brief.more or NO_CLAIMS, style="italic"), width=width)
    if brief.cards:
        _heading(console, CHAIN, width)
    for card in brief.cards:
        console.print(_way(card), width=width)
    if brief.timeline:
        _heading(console, TIMELINE, width)
        _print_items(console, brief.timeline, width)
    if brief.gaps:
        _heading(console, GAPS, width)
        _print_items(console, brief.gaps, width)
    _print_lists(brief, console, width)


def print_claim(public: PublicCase, claim_id: str, *, console: Console, why: bool = False) -> None:
    """A public case and a claim's id in, its page printed.

    Args:
        public: The case.
        claim_id: Of the claim, in upper or lower case.
        console: Where to print.
        why: Whether to print the rules behind the count with their help text.

    Raises:
        NotFound: The case holds no such claim.
    """
    page = Views(public).claim_page(claim_id)
    width = min(console.width, MAX_WIDTH)
    card = page.card
    _print_head(page, console, width)
    _heading(console, "Where it comes from", width)
    for chain in card.chains:
        console.print(Padding(draw_chain(chain), INDENT, expand=False), width=width)
    if not card.chains:
        console.print(Padding(Text("No report says who told it."), INDENT, expand=False), width=width)
    console.print()
    console.print(Text(page.summary, style="bold"), width=width)
    if page.meaning:
        console.print(Text(page.meaning, style="italic"), width=width)
    _heading(console, f"Appearances ({len(card.citations)})", width)
    for citation, differences in zip(card.citations, page.differences, strict=True):
        console.print(_box(citation, differences, is_named=why), width=width)
    if page.numbers:
        _heading(console, MOVED, width)
    for heading, told in page.numbers:
        console.print(Text(heading), width=width)
        _print_items(console, told, width)
    for heading, clauses in (("Gaps", card.gaps), ("Disagreements", card.against), (SUPPORTED, card.support)):
        if clauses:
            _heading(console, heading, width)
            _print_items(console, tuple(f"{capitalise(clause)}." for clause in clauses), width)
    if why:
        _print_reasons(page, console, width)


def _print_head(page: ClaimPage, console: Console, width: int) -> None:
    """A claim page in; the claim's words, how it stands, its ratings, tags and notes printed."""
    card = page.card
    console.print(Text.assemble((f"{card.id}  ", "bold cyan"), (quote_claim(card.text), "bold")), width=width)
    console.print(Text(card.status, style="bold yellow"), width=width)
    for line in page.ratings:
        console.print(Text(line), width=width)
    for line in (card.tag_line, *card.remarks):
        if line:
            console.print(Text(line, style="magenta"), width=width)


def print_disagreements(public: PublicCase, console: Console, *, limit: int | None = None) -> None:
    """A public case in; where its reports disagree, every side cited, the first so many, printed."""
    width = min(console.width, MAX_WIDTH)
    for one in Views(public).disagreements()[:limit]:
        console.print(Text(one.heading, style="bold red" if one.is_against else "bold yellow"), width=width)
        for side in one.sides:
            words = Text.assemble((f"{side.claim}  ", "bold cyan"), side.words, "\n", _cite(side.citation))
            console.print(_item(words), width=width)
        for rule in one.rules:
            console.print(Padding(Text(f"Rule: {rule}", style="dim italic"), INDENT, expand=False), width=width)
        console.print()


def draw_chain(chain: tuple[str, ...]) -> Text:
    """Names from the first teller to the last report in, a drawing of one line for each out."""
    drawing = Text()
    for depth, name in enumerate(chain):
        if depth:
            drawing.append("\n" + "   " * (depth - 1) + "└─▶ ", style="cyan")
        drawing.append(name, style="bold" if depth == 0 else "")
    return drawing


def _heading(console: Console, words: str, width: int) -> None:
    console.print()
    console.print(Text(words.upper(), style="bold"), width=width)
    console.print()


def _card(card: ClaimCard) -> RenderableType:
    """How a claim stands: its words with the place where they stand, and what speaks against it."""
    told = card.citations[card.at]
    lines: list[RenderableType] = [
        Text.assemble((f"{card.id}  ", "bold cyan"), (card.status, "bold yellow")),
        Padding(Text(quote_claim(card.text)), INDENT, expand=False),
        Padding(Text(f"{told.publisher}, {told.place}", style="dim"), INDENT, expand=False),
    ]
    if card.against:
        lines.append(Padding(Text.assemble(("Disagreement: ", "bold red"), card.against_line), INDENT, expand=False))
    if card.support:
        lines.append(Padding(Text.assemble((f"{SUPPORTED}: ", "bold"), card.support_line), INDENT, expand=False))
    lines += [Padding(Text(line, style="magenta"), INDENT, expand=False) for line in (card.tag_line, *card.remarks) if line]
    lines.append(Text())
    return Group(*lines)


def _way(card: ClaimCard) -> RenderableType:
    """Where a claim comes from: its chains, and the reports that make it."""
    lines: list[RenderableType] = [
        Text.assemble((f"{card.id}  ", "bold cyan"), quote_words(card.text, WAY_CHARS)),
        *(Padding(Text(ARROW.join(chain), style="cyan"), INDENT, expand=False) for chain in card.chains),
        *(_item(_cite(citation)) for citation in card.citations),
    ]
    if card.more_line:
        lines.append(_item(Text(f"{card.more_line}: firsthand claim {card.id}")))
    return Group(*lines)


def _cite(citation: Citation) -> Text:
    tags = f" ({', '.join(citation.tags)})" if citation.tags else ""
    return Text.assemble((citation.publisher, "bold"), (f", {citation.place}", "dim"), f"{tags}: {citation.credit}")


def _box(citation: Citation, differences: tuple[str, ...], *, is_named: bool) -> Panel:
    title = Text.assemble((citation.publisher, "bold"), *(f" [{tag}]" for tag in citation.tags))
    file = "" if citation.path == citation.publisher else f", {citation.path}"
    name = f"{citation.id}, " if is_named else ""
    lines = [Text(f"{name}{citation.place}{file}", style="dim"), Text(quote_words(citation.quote, 600))]
    lines += [Text(f"{citation.credit[:1].upper()}{citation.credit[1:]}.", style="cyan")]
    lines += [Text(f"{line}.", style="green") for line in citation.outlook]
    lines += [Text(d, style="yellow") for d in differences]
    return Panel(Group(*lines), title=title, title_align="left")


def _print_reasons(page: ClaimPage, console: Console, width: int) -> None:
    _heading(console, "Why this count", width)
    for number, (reason, details) in enumerate(page.reasons):
        if number:
            console.print()
        _print_rule(reason, details, console, width=width)
    for heading, merges in page.merges:
        console.print()
        console.print(Text(heading, style="bold"), width=width)
        _print_items(console, merges, width)
    if page.rating_reasons:
        _heading(console, "Why this rating", width)
        console.print(Text(MEANING, style="italic"), width=width)
    for heading, reasons in page.rating_reasons:
        console.print()
        console.print(Text(heading, style="bold underline"), width=width)
        for reason in reasons:
            _print_rule(reason, (reason.detail,), console, width=width)


def _print_rule(reason: PublicReason, details: tuple[str, ...], console: Console, *, width: int) -> None:
    """A rule and what fired it in, printed with what the rule says."""
    console.print(Text(reason.rule.replace("_", " ").capitalize(), style="bold"), width=width)
    _print_items(console, tuple(map(show_text, details)), width)
    if reason.help:
        rule = Text(f"Rule: {' '.join(reason.help.split())}", style="dim italic")
        console.print(Padding(rule, INDENT, expand=False), width=width)


def _print_lists(brief: Brief, console: Console, width: int) -> None:
    _heading(console, "Reports read", width)
    for heading, documents in brief.stories:
        console.print(Text(heading, style="bold"), width=width)
        _print_items(console, documents, width)
    for heading, items in brief.lists:
        _heading(console, heading, width)
        _print_items(console, items, width)
    console.print()
    for note in brief.notes:
        console.print(Text(note, style="italic"), width=width)


def _print_items(console: Console, items: tuple[str, ...], width: int) -> None:
    for item in items:
        console.print(_item(Text(item)), width=width)


def _item(text: Text) -> RenderableType:
    """A text in, the same after a dot, its further lines set in, out."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row("·", text)
    return Padding(grid, INDENT, expand=False)
