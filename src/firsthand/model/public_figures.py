"""A number that an appearance prints, as far as it may be shown. Only `stages/publish` makes these records."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.span import Span
from firsthand.text.quantities import Quantity


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """A number within a quotation.

    Attributes:
        words: As printed.
        quantity: Its value; None where it could not be parsed.
        span: Where it stands; None in a protected document.
    """

    words: str
    quantity: Quantity | None = None
    span: Span | None = None
