"""How `--help` shows examples: line by line as written, where click would fill them into a paragraph."""

from __future__ import annotations

import click


class Command(click.Command):
    """A command whose epilog is its examples, one a line."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the examples."""
        write_examples(self.epilog, formatter)


def write_examples(examples: str | None, formatter: click.HelpFormatter) -> None:
    """Examples, one a line, in; written under a heading."""
    if examples:
        with formatter.section("Examples"):
            for line in examples.strip().splitlines():
                formatter.write(f"{'':{formatter.current_indent}}{line.strip()}\n")
