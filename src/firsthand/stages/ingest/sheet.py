"""A sheet that says where reports were published: a CSV file with a line for each, first line the names of the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from firsthand.errors import InputError
from firsthand.model.document import About
from firsthand.text.fields import ABOUT_FIELDS, read_about_fields

_MAX_SHEET_BYTES = 64 * 2**20
_DELIMITERS = ",;\t"


@dataclass(slots=True)
class Sheet:
    """Lines of a sheet by the path that each names; which were used is kept.

    Attributes:
        rows: What each says.
        used: Paths whose line was found a report for.
    """

    rows: Mapping[str, About]
    used: set[str] = field(default_factory=set)

    def find(self, label: str, *, is_name_unique: bool) -> About:
        """The path of a report, and whether no other has its file name, in; what the sheet says of it out."""
        name = PurePosixPath(label).name
        key = label if label in self.rows else name if is_name_unique and name in self.rows else None
        if key is None:
            return About()
        self.used.add(key)
        return self.rows[key]

    def unused(self) -> Sequence[str]:
        """Nothing in, the paths that no report has out, in order of the sheet."""
        return [path for path in self.rows if path not in self.used]


def read_sheet(path: Path | str) -> dict[str, About]:
    """The place of a sheet in; what it says of each report, by the path that it names, out.

    Columns are told by their names, in any order and case: `path`, and `outlet`, `title`, `author`, `date` or `published`, `url`.
    Others, such as `consent`, are passed over; the sheet itself keeps them.

    Raises:
        InputError: It cannot be read, is no UTF-8, has no column `path`, or names a path twice.
    """
    text = _read(Path(path))
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise InputError(f"Cannot read the sheet {path}: it is no CSV ({error}).", hint="Save it as CSV in UTF-8.") from error
    names = [name.strip().lower() for name in (lines[0] if lines else [])]
    if "path" not in names:
        known = ", ".join(dict.fromkeys(n for names in ABOUT_FIELDS.values() for n in names[:1]))
        raise InputError(f"Cannot use the sheet {path}: it has no column path.",
                         hint=f"Give its first line the names of its columns: path, and any of {known}.")
    rows: dict[str, About] = {}
    for number, line in enumerate(lines[1:], 2):
        row = dict(zip(names, line, strict=False))
        named = row.get("path", "").strip().replace("\\", "/").removeprefix("./")
        if not named:
            continue
        if named in rows:
            raise InputError(f"Cannot use the sheet {path}: line {number} names {named} a second time.",
                             hint="Remove one of them.")
        rows[named] = About(**read_about_fields(row))
    return rows


def _read(path: Path) -> str:
    """The place of a sheet in, its text out.

    Raises:
        InputError: It cannot be read, is too large, or is no UTF-8.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_SHEET_BYTES + 1)
    except OSError as error:
        what = error.strerror or type(error).__name__
        raise InputError(f"Cannot read the sheet {path}: {what}.", hint="Check its name.") from error
    if len(content) > _MAX_SHEET_BYTES:
        raise InputError(f"Cannot read the sheet {path}: it is larger than {_MAX_SHEET_BYTES // 2**20} MiB.", hint="Split it.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"Cannot read the sheet {path}: it is not UTF-8.", hint="Save it as CSV in UTF-8.") from error
