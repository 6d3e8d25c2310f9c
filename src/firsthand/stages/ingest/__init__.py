"""Stage 1 of 11. Files and folders in, originals out: the bytes as they lie there, with what a file beside them says of them.

Nothing is decoded here. What cannot be taken is a `Skipped` with its reason; hidden files and folders are passed over.
A folder behind a link is not entered, so no loop of links can hold us up, and only regular files are opened, for a pipe
would wait for ever.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from firsthand.errors import InputError
from firsthand.model.document import About, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.stages.ingest.sheet import Sheet, read_sheet
from firsthand.text.fields import escape_surrogates, read_about_fields
from firsthand.text.formats import DESCRIBED_SUFFIXES, SUFFIXES

MAX_ORIGINAL_BYTES = 64 * 2**20
"""Larger files are not read. Unit: bytes. No trial: a file and its decoded text take up to six times this in memory."""

_REFUSED = {
    SkipCode.BROKEN: "It is not a regular file. Save its contents as a file of their own.",
    SkipCode.DUPLICATE: "It is a link to a file that is read under its own name.",
    SkipCode.TOO_LARGE: "It is larger than {mib:g} MiB. Split it into smaller files.",
}


_UNREADABLE = {
    errno.ENOENT: "It is a link to a file that is not there. Put that file back, or remove the link.",
    errno.ELOOP: "It is a link that leads back to itself. Remove the link.",
    errno.EACCES: "You are not allowed to open it. Change its permissions.",
}


@dataclass(frozen=True, slots=True)
class _Found:
    """A file that was come across, with the names it could go by, shortest first."""

    path: Path
    names: tuple[str, ...]


def run(
    paths: Iterable[Path | str], *, sheet: Path | str | None = None, without: Sequence[Path] = (),
    max_bytes: int = MAX_ORIGINAL_BYTES,
) -> Iterator[Original | Skipped]:
    """Files and folders in, one original or one skip for each file out, sorted by path.

    One file is opened at a time, when its original is asked for, and read and hashed once.

    Args:
        paths: Folders are read with all below them.
        sheet: A CSV file that says where reports were published; what it says goes before what lies beside a report. It is itself
            no report. Lines that name no report make one skip.
        without: Files and folders that are passed over in silence, with all whose name goes on from theirs after "-" or "."
            (a case and its journal).
        max_bytes: Larger files are skipped.

    Raises:
        InputError: A path does not exist, or the sheet cannot be used. Nothing has been read then.
    """
    files, skipped = _find(paths)
    left_out = [_key(p) for p in without]
    for key in [key for key in files if _is_left_out(key, left_out)]:
        del files[key]
    rows = Sheet({} if sheet is None else read_sheet(sheet))
    if sheet is not None:
        files.pop(_key(Path(sheet)), None)
    yield from sorted(skipped, key=lambda s: s.path)
    yield from _take_all(files, rows, max_bytes)
    if sheet is not None and (unused := rows.unused()):
        named = f"the file {unused[0]}, which was" if len(unused) == 1 else f"{len(unused)} files that were"
        first = "" if len(unused) == 1 else f" (first: {unused[0]})"
        yield Skipped(escape_surrogates(Path(sheet).name), "ingest", SkipCode.UNREADABLE,
                      f"It names {named} not given{first}. Correct its column path.")


def _take_all(files: Mapping[str, _Found], rows: Sheet, max_bytes: int) -> Iterator[Original | Skipped]:
    """Files and the sheet in, an original or skip for each out, sorted by path."""
    labels = _label(list(files.values()))
    names = Counter(label.rpartition("/")[2] for label in labels.values())
    seen: set[str] = set()
    # A file goes before the links to it, so that it keeps its own name.
    for key, item in sorted(files.items(), key=lambda f: (f[1].path.is_symlink(), labels[f[0]])):
        label = labels[key]
        for taken in _take(item.path, label, present=files.keys(), seen=seen, max_bytes=max_bytes):
            if isinstance(taken, Original):
                said = rows.find(label, is_name_unique=names[label.rpartition("/")[2]] == 1)
                yield replace(taken, about=_prefer(said, taken.about))
            else:
                yield taken


def _find(paths: Iterable[Path | str]) -> tuple[dict[str, _Found], list[Skipped]]:
    """Files and folders in; the files there by what tells them apart, and the folders that could not be entered, out.

    Raises:
        InputError: A path does not exist.
    """
    given = list(paths)
    if "" in given:
        raise InputError("Cannot read a path without a name.", hint='Give "." for the folder that you are in.')
    roots = [Path(p) for p in given]
    for root in roots:
        if not os.path.lexists(root):
            raise InputError(f"Cannot read {root}: there is no such file or folder.", hint="Check the name.")
    files: dict[str, _Found] = {}
    skipped: list[Skipped] = []
    for root in roots:
        for item in _walk(root):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                files.setdefault(_key(item.path), item)
    return files, skipped


def _is_left_out(key: str, left_out: Sequence[str]) -> bool:
    """Whether a file is one of those to be passed over, lies below one, or belongs to one by its name."""
    return any(key == one or key.startswith((f"{one}{os.sep}", f"{one}-", f"{one}.")) for one in left_out)


def _prefer(first: About, second: About) -> About:
    """What two places say of a report in, the first filled up from the second out."""
    return About(**{f.name: getattr(first, f.name) or getattr(second, f.name) for f in fields(About)})


def _walk(root: Path) -> Iterator[_Found | Skipped]:
    """A file or folder in; every visible file there, and the folders that could not be entered, out."""
    own, whole = escape_surrogates(root.absolute().name), root.absolute()
    if not os.path.isdir(root):
        yield _Found(root, (own, escape_surrogates(whole.as_posix())))
        return
    closed: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=closed.append):
        here = Path(folder)
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            if (here / name).is_symlink():  # os.walk does not enter it
                yield Skipped(_below(here / name, root), "ingest", SkipCode.UNREADABLE,
                              "It is a link to a folder. Give that folder by its own name to read it.")
        for name in files:
            if not name.startswith("."):
                below = _below(here / name, root)
                yield _Found(here / name, (below, f"{own}/{below}", escape_surrogates((whole / below).as_posix())))
    yield from (_unreadable(_below(Path(error.filename), root), error) for error in closed)


def _label(files: Sequence[_Found]) -> dict[str, str]:
    """Files in, a path for each out: as short as keeps them all apart."""
    for level in range(max((len(f.names) for f in files), default=0)):
        labels = {_key(f.path): f.names[min(level, len(f.names) - 1)] for f in files}
        if max(Counter(labels.values()).values()) == 1:
            return labels
    return {_key(f.path): f.names[-1] for f in files}


def _take(
    path: Path, label: str, *, present: Iterable[str], seen: set[str], max_bytes: int
) -> Iterator[Original | Skipped]:
    """One file in; its original, or the reason why there is none, out. A file that only describes another gives neither."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        remedy = "If it says where reports were published, give it with --meta." if suffix == ".csv" else "Save its text as .txt."
        yield Skipped(label, "ingest", SkipCode.UNSUPPORTED,
                      f"Files of this kind are not read, only {', '.join(SUFFIXES)}. {remedy}")
        return
    beside = (path.with_suffix(s) for s in DESCRIBED_SUFFIXES) if suffix == ".json" else ()
    described = [b for b in beside if os.path.isfile(b)]
    if described:
        if not {_key(d) for d in described} & set(present):
            yield Skipped(label, "ingest", SkipCode.UNSUPPORTED,
                          f"It describes {escape_surrogates(described[0].name)}. Give that file to read.")
        return
    try:
        content = _read(path, seen, max_bytes)
    except OSError as error:
        yield _unreadable(label, error)
        return
    if isinstance(content, SkipCode):
        yield Skipped(label, "ingest", content, _REFUSED[content].format(mib=max_bytes / 2**20))
        return
    about, complaint = _read_about(path.with_suffix(".json"), label) if suffix in DESCRIBED_SUFFIXES else (About(), None)
    yield Original(label, hashlib.sha256(content).hexdigest(), content, about)
    if complaint is not None:
        yield complaint


def _read(path: Path, seen: set[str], max_bytes: int) -> bytes | SkipCode:
    """A path in, its bytes, or why they are refused, out.

    Raises:
        OSError: It cannot be opened or read.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return SkipCode.BROKEN
    real = os.path.realpath(path)
    if real in seen:
        return SkipCode.DUPLICATE
    seen.add(real)
    if status.st_size > max_bytes:
        return SkipCode.TOO_LARGE
    with path.open("rb") as file:
        content = file.read(max_bytes + 1)
    return content if len(content) <= max_bytes else SkipCode.TOO_LARGE


def _read_about(path: Path, label: str) -> tuple[About, Skipped | None]:
    """The place of a describing file in, what it says out; and a complaint where it is there but says nothing readable."""
    if not os.path.isfile(path):
        return About(), None
    name = label[: -len(Path(label).suffix)] + ".json"
    record: object = None
    try:
        record = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        return About(), _unreadable(name, error)
    except (ValueError, RecursionError):  # no JSON, no UTF-8, or nested without end
        record = None
    if not isinstance(record, dict):
        return About(), Skipped(name, "ingest", SkipCode.BROKEN,
                                f"It should describe {label} but is no JSON object in UTF-8. The report was read without it.")
    return About(**read_about_fields(record)), None


def _unreadable(label: str, error: OSError) -> Skipped:
    """A path and the system's reason in, the skip out."""
    reason = _UNREADABLE.get(error.errno or 0, f"It cannot be opened ({error.strerror or type(error).__name__}). Check the disk.")
    return Skipped(label, "ingest", SkipCode.UNREADABLE, reason)


def _below(path: Path, root: Path) -> str:
    """A path in, its name below the root out; of the root itself, its own name."""
    return escape_surrogates(path.relative_to(root).as_posix() if path != root else root.absolute().name)


def _key(path: Path) -> str:
    """A path in, what tells it from others out: absolute, links not followed."""
    return os.path.abspath(path)
