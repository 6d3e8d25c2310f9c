"""No form of a protected source's name leaves: by any command, any exporter, or any call of the Python interface.

A command, option, exporter or call that is new has no row here, and fails until it has one.
"""

from __future__ import annotations

import base64
import hashlib
import html
import io
import json
import os
import re
import shutil
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import firsthand as fh
from firsthand import pipeline
from firsthand.cli import main as cli
from firsthand.engine.case import CaseFile
from firsthand.sandbox import Sandbox
from firsthand.stages.publish.exporters import EXPORTERS
from firsthand.stages.publish.tables import TABLES

WARD = Path(__file__).parents[2] / "shared" / "corpora" / "dev" / "leak-canary" / "ward7"
NOTE = (
    "Notes of a call on 4 May 2031. Tamsin Øverholt, a fitter at the Brack dam, told us that 9 sluices failed and "
    "that the director tore up the log. “I closed two by hand,” Øverholt said. Tamsin asked not to be named. "
    "Call +99 20 555 0143 or t.overholt@brack.example; Tamkin is @tamkin_o."
)
REPORTS = {
    "Tamsin_Overholt_call.txt": NOTE,
    "tip.eml": "From: \"Tamsin Overholt\" <t.overholt@brack.example>\nSubject: sluices\nMIME-Version: 1.0\n"
               "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
               + base64.b64encode(NOTE.encode()).decode(),
    "courier.html": "<html><head><meta name=author content='T. Overholt'><title>Sluices fail</title></head><body><p>Nine sluices "
                    "failed at the Brack dam, a fitter who asked not to be named told the Brack Courier.</p>"
                    "<p>&Oslash;verholt’s foreman Ned Pask said that nobody was hurt.</p></body></html>",
    "relay.txt": "The Courier reports that 9 sluices failed. Her name in Cyrillic: Тамсин Оверхольт. T.Ø. said on the phone "
                 "that it rained. The dam board said that the water was low.",
    "kept.txt": "A fitter who kept a copy of the log gave 40 pages of records to the Brack Courier. Tamsin Øverholt has a "
                "video of the breach, her foreman said. The Courier will publish the recordings of Øverholt on 4 June. "
                "The account is credible, said T. Overholt.",
    "clean.txt": "The Lower Post. The mayor Ilse Varr said that 40 tents were pitched. Police said that two roads may open in "
                 "May. The board said that the director was ill. Workers said that they were paid.",
    "overholt.jpg": b"\xff\xd8\xff",
}  # fmt: skip
LATER = {"post.txt": "The Upper Post. Ms Overholt said that 9 sluices failed. A porter said that the gate was shut.",
         "tamkin.gif": b"GIF89a"}  # fmt: skip
FORMS = ("Tamkin", "T.Ø.", "+99 20 555 0143", "t.overholt@brack.example", "@tamkin_o", "Тамсин Оверхольт")
NAMES = ("Tamsin Øverholt", "Tamsin Overholt", "Øverholt", "Overholt", "Tamsin", "+99-20-555-0143", *FORMS)

NAME, ME = "Øverholt told", ("--by", "Tamsin Øverholt", "--why", "Tamkin asked")
ROWS: Mapping[str, list[tuple[str, ...]]] = {
    "open": [("--markdown",), ("later", "--meta", "sheet.csv", "--workers", "1", "--retry-failed")],
    "demo": [("--markdown",)],
    "add": [("reports",), ("reports", "--meta", "twice.csv", "-v"), ("later", "--retry-failed", "--workers", "1"), ("-0", "-")],
    "status": [()],
    "read": [("reports/clean.txt", "--markdown"), ("reports/clean.txt", "-o", "read.json")],
    "brief": [(), ("--markdown",), ("--full",)],
    "claims": [(), ("--single-source",), ("--contested",), ("--min-outlets", "1", "--max-independent", "1", "--limit", "3")],
    "claim": [*(("--why", f"K{n}") for n in range(1, 4)), ("K1", "--markdown"), ("K999", "-v")],
    "timeline": [("--on", "2032-01-01", "--limit", "9"), *(("--claim", f"K{n}") for n in range(1, 4)),
                 ("--since", "2031-05-01", "--until", "2031-05-31"), ("--claim", "K999", "-v")],
    "numbers": [(), ("--all", "--limit", "9"), *((f"K{n}",) for n in range(1, 4)), ("K999", "-v")],
    "due": [("--on", "2032-01-01", "--limit", "9"), ("--overdue",), ("--fail-on", "overdue"),
            ("--state", "moved", "--state", "open")],
    "evidence": [(), ("--open", "--limit", "9"), ("--fail-on", "open")],
    "trace": [("9 sluices failed", "--limit", "9"), (NAME, "--markdown"), ("nobody was hurt",)],
    "sources": [("--limit", "50")],
    "contradictions": [(), ("--all", "--markdown"), ("--all", "--limit", "2")],
    "changed": [(), ("--limit", "3"), *((f"K{n}",) for n in range(1, 4)), *((f"T{n}", "--markdown") for n in range(1, 6)),
                ("T999", "-v")],
    "search": [("Øverholt",), ("Tamkin",), ("sluices", "--limit", "9"), ("said",)],
    "set": [("T1", "--title", NAME, "--author", "Tamsin", "--outlet", "Overholt News", *ME), ("T1", "--url", "https://a.example"),
            ("T3", "--published", "2031-05-04"), ("T999", "--title", NAME, "-v"), ("T1", "--published", "once", "-v"),
            *((f"K{n}", "--due", "moved", "--to", "2031-06-01", "--on", "May", "--see", "K1", *ME) for n in range(1, 16)),
            ("K1", "--due", "kept", "--on", NAME, "-v"), ("{source}", "--due", "kept", "-v")],
    "aside": [("T1", *ME), ("T1", "--back", *ME)],
    "merge": [("K1", "K2", *ME), ("{source}", "S2", "-v"), ("{source}", "K1", "-v"), ("{source}", "S999", "-v")],
    "split": [("{source}", "T4", *ME), ("{source}", "T999", "-v"), ("K1", "P999", "-v")],
    "protect": [("{source}", "--form", "Tamkin Ø.", *ME), ("S999", "-v"), ("T1",)],
    "rate": [("{source}", "--source", "B", "--note", "met Tamkin twice", *ME), ("K1", "--info", "2", "--note", NAME, *ME),
             ("K1", "--info", "9", "-v"), ("{source}", "--info", "2", "-v"), ("S999", "--source", "A", "-v")],
    "note": [("{source}", "met Tamkin by the quay", *ME), ("T1", NAME, *ME), ("K1", NAME, *ME)],
    "tag": [("T5", "tamkin_o", *ME)],
    "log": [()],
    "undo": [ME, (), ("J999", "-v")],
    "export": [("--list",), ("brief.md", "-o", "-", "--exported-at", "2031-05-04T10:00:00Z"), ("claims.csv", "-o", "-", "--bom"),
               ("brief.html", "--full", "-o", "-"),
               ("case.json", "-o", "-", "--label-key", "k"), ("csv", "-o", "-"), ("nothing",)],
    "verify": [("-v",)],
    "sql": [*((f"SELECT * FROM {table}",) for table in list(TABLES)[::2]),  # noqa: S608 - names of our own
            ("SELECT hex(text), quote(text), json_group_array(text) FROM claims",), ("SELECT sql FROM sqlite_master",),
              ("PRAGMA database_list", "-v"), ("ATTACH 'firsthand.db' AS c", "-v"), ("SELECT readfile('firsthand.db')", "-v")],
    "doctor": [()],
    "stages": [()],
    "completion": [("bash",)],
}  # fmt: skip
"""Of every command what is run, in order: as JSON, on a terminal, and into a pipe."""
QUIET = {"demo", "read", "set", "aside", "merge", "split", "protect", "rate", "note", "tag", "sql", "doctor", "stages",
         "completion"}
"""Commands that tell a pipe what they tell a terminal, or that nobody can be named by."""
SHARED = {"--json", "--quiet", "--profile", "--no-color", "--verbose", "--case", "--output", "--null"}
CALLS: Mapping[str, Callable[[fh.Case], Any]] = {
    "actor": lambda case: case.actor("Tamsin"),
    "add": lambda case: case.add("reports", progress=True),
    "aside": lambda case: case.aside("T1", why=NAME),
    "put_back": lambda case: case.put_back("T1"),
    "brief": lambda case: [case.brief(), case.brief(is_full=True)],
    "changed": lambda case: case.changed(),
    "claim": lambda case: case.claim("K1"),
    "claims": lambda case: case.claims(),
    "close": lambda case: None,
    "document": lambda case: case.document("T1"),
    "documents": lambda case: case.documents(),
    "evidence": lambda case: case.evidence(),
    "export": lambda case: [case.export(e.name, Path(f"api_{e.name}")) for e in EXPORTERS],
    "log": lambda case: case.log(),
    "merge": lambda case: case.merge("K1", "K2", why=NAME),
    "nearest": lambda case: case.nearest(NAME),
    "numbers": lambda case: [case.numbers(moved_only=False), *(claim.numbers for claim in case.claims())],
    "note": lambda case: case.note("K1", NAME),
    "path": lambda case: case.path.name,
    "protect": lambda case: case.protect(next(s for s in case.sources() if s.is_protected), forms=["Tamkin"], why=NAME),
    "protections": lambda case: case.protections,
    "rate": lambda case: [case.rate("K1", "2", note=NAME), case.rate(next(s for s in case.sources() if s.is_protected), "B")],
    "search": lambda case: [case.search(word) for word in ("Øverholt", "said")],
    "set": lambda case: case.set("T1", title=NAME, author="Tamsin", why=NAME),
    "set_due": lambda case: next(c for c in case.claims() if any(a.record.due for a in c.appearances)).set_due("kept", why=NAME),
    "source": lambda case: case.source(next(s.id for s in case.sources() if s.is_protected)),
    "sources": lambda case: case.sources(),
    "split": lambda case: case.split(next(s for s in case.sources() if s.is_protected), "T5", why=NAME),
    "status": lambda case: case.status(),
    "tag": lambda case: case.tag("T5", "tamkin_o"),
    "timeline": lambda case: [case.timeline(), case.timeline("K1")],
    "trace": lambda case: case.trace("9 sluices failed"),
    "undo": lambda case: case.undo(why=NAME),
    "verify": lambda case: case.verify(),
}


class Canaries:
    """Forms of a name in, every one of them that some bytes hold, however wrapped, out."""

    def __init__(self, forms: Iterable[str], digests: Iterable[str] = ()) -> None:
        self._long = {_flat(form) for form in forms if len(_flat(form)) >= 5}
        short = (r"[\W_]+".join(_flat(form)) for form in forms if len(_flat(form)) < 5)
        self._short = {re.compile(rf"(?<![^\W_]){spelt}(?![^\W_])") for spelt in short}
        spelt = {s for form in forms for s in (form, form.casefold(), _flat(form))}
        self._digests = {hashlib.new(kind, s.encode()).hexdigest() for s in spelt for kind in ("sha256", "md5")} | set(digests)

    def __call__(self, content: bytes) -> list[str]:
        """Bytes in, what of the name stands in them out."""
        found = [d for d in self._digests if d in content.decode("latin-1").lower()]
        for text in _readings(content):
            flat, bare = _flat(text), _bare(text)
            found += [form for form in self._long if form in flat]
            found += [short.pattern for short in self._short if "\0" not in text and short.search(bare)]
        return found


def _bare(text: str) -> str:
    spelt = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold().replace("ø", "o"))
    return "".join(c for c in spelt if unicodedata.category(c) not in ("Mn", "Cf"))


def _flat(text: str) -> str:
    return "".join(c for c in _bare(text) if c.isalnum())


def _readings(content: bytes) -> Iterator[str]:
    """Bytes in; what they say, unpacked, and once escapes, markup, base64 and hex are read, out."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            yield " ".join(parts.namelist())
            for name in parts.namelist():
                yield from _readings(parts.read(name))
        return
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", content.decode("utf-8", "replace"))
    yield from (text, unquote(text), html.unescape(re.sub(r"<[^>]*>", "", text)))
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda escape: chr(int(escape[1], 16)), text)
    words = re.findall(r"[A-Za-z0-9+/]{12,}", text)
    unpacked = [base64.b64decode(word[: len(word) // 4 * 4]) for word in words]
    unpacked += [bytes.fromhex(digits) for digits in re.findall(r"(?:[0-9a-fA-F]{2}){5,}", text)]
    yield "\0" + " | ".join(one.decode("utf-8", "ignore") for one in unpacked)  # mostly noise


class _Told(io.TextIOWrapper):
    """What a command tells: into a pipe, or on a terminal."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), "utf-8", write_through=True)
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def text(self) -> str:
        self.flush()
        self.seek(0)
        return self.read()


@dataclass(frozen=True)
class Shell:
    """Runs commands in this process, and keeps what they told."""

    patch: pytest.MonkeyPatch

    def __call__(self, *arguments: str, is_terminal: bool = False) -> tuple[int, str]:
        """Arguments in, the exit code and all that was told out."""
        out, err = _Told(is_terminal=is_terminal), _Told(is_terminal=is_terminal)
        with self.patch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"reports/relay.txt\0reports/overholt.jpg\0")))
            code = cli.run(arguments)
        return code, f"{out.text()}\n{err.text()}"


@pytest.fixture
def shell(parser: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A shell in a folder of its own; the parser is loaded already, and files, which are harmless here, are opened in here."""
    monkeypatch.setattr(pipeline, "load_parser", lambda: parser)
    monkeypatch.setattr(Sandbox, "start", lambda self: None)
    monkeypatch.setattr(Sandbox, "extract", lambda self, original: tuple(pipeline.extract_original(original)))
    for name in [name for name in os.environ if name.startswith("FIRSTHAND_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("FIRSTHAND_WORKERS", "1")
    monkeypatch.chdir(tmp_path)
    return Shell(monkeypatch)


def _write(folder: str, files: Mapping[str, str | bytes]) -> None:
    Path(folder).mkdir()
    for name, content in files.items():
        Path(folder, name).write_bytes(content.encode() if isinstance(content, str) else content)


def _protect(shell: Shell, name: str, forms: Iterable[str]) -> str:
    """A part of a name and further forms in; that source is protected, and its id comes out."""
    sources = json.loads(shell("sources", "--json")[1])["sources"]
    source = next(str(s["id"]) for s in sources if name in s["name"])
    code, told = shell("protect", source, *(part for form in forms for part in ("--form", form)))
    assert (code, name in told) == (0, False)
    return source


@pytest.fixture
def source(shell: Shell) -> str:
    """The id of the source that is protected in the case of this folder."""
    _write("reports", REPORTS)
    _write("later", LATER)
    Path("sheet.csv").write_text("path,title\nlater/post.txt,Tamsin talks\nlater/overholt.txt,gone\n", "utf-8")
    Path("twice.csv").write_text("path,title\nreports/Tamsin_Overholt_call.txt,a\nreports/Tamsin_Overholt_call.txt,b\n", "utf-8")
    assert shell("add", "-q", "reports")[0] == 3
    assert shell("note", "K1", "Øverholt called", "--by", "Tamsin")[0] == 0
    return _protect(shell, "Øverholt", FORMS)


@pytest.fixture
def canaries() -> Canaries:
    """What is looked for; the hashes of the reports that name the source are a trace of it too."""
    named = ("Tamsin_Overholt_call.txt", "tip.eml", "courier.html", "relay.txt")
    contents = (REPORTS[name] for name in named)
    return Canaries(NAMES, [hashlib.sha256(c if isinstance(c, bytes) else c.encode()).hexdigest() for c in contents])


def _told_in_full(told: str) -> bool:
    return "has a fault" not in told and "Nothing was shown" not in told


def test_every_command_and_option_has_a_row() -> None:
    """Whatever the command line can be asked is asked here."""
    assert set(cli.firsthand.commands) == set(ROWS)
    for name, command in cli.firsthand.commands.items():
        options = {o for p in command.params for o in p.opts if o.startswith("--")} - SHARED
        assert options <= {word for row in ROWS[name] for word in row}, name
    assert {name for name in dir(fh.Case) if name[0] != "_"} == set(CALLS)


def test_no_command_tells_a_form(shell: Shell, source: str, canaries: Canaries) -> None:
    """Neither into a pipe, nor on a terminal, nor as JSON, nor in an error with its traceback; and none breaks."""
    for name, rows in ROWS.items():
        for row in rows:
            line = [name, *(word.format(source=source) for word in row)]
            for way in (["--json"], ["--profile"]) if name in QUIET else ([], ["--json"], ["--profile"]):
                code, told = shell(*line, *way, is_terminal=way == ["--profile"])
                assert not canaries(told.encode()), (line, way)
                assert _told_in_full(told), (line, way, told)
                assert code in (0, 1, 2, 3, 4), (line, way)


def test_a_fault_is_told_without_what_it_was_at(shell: Shell, source: str, canaries: Canaries) -> None:
    """The traceback that --verbose shows has no words of the error: they may be those of a report."""
    full, short = NAMES[0], FORMS[0]

    def stumble(*_: object) -> None:
        raise KeyError(full) from ValueError(short)

    shell.patch.setattr(CaseFile, "find_claims", stumble)
    code, told = shell("claims", "-v")
    assert (code, "stumble" in told, "KeyError" in told, "ValueError" in told) == (2, True, True, True)
    assert not canaries(told.encode())


def test_a_lost_original_is_told_without_its_path(shell: Shell, source: str, canaries: Canaries) -> None:
    """A check that fails does not name the file."""
    for original in [p for p in Path("firsthand.originals").rglob("*") if p.is_file()]:
        original.unlink()
    code, told = shell("verify")
    assert (code, "original is gone" in told) == (2, True)
    assert not canaries(told.encode())


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*")) if path.is_dir() else [path]


@pytest.mark.usefixtures("source")
def test_no_export_holds_a_form(shell: Shell, canaries: Canaries) -> None:
    """Not in any file of any form, nor in its name; what was said stays, credited to a label that is drawn anew each time."""
    labels: list[set[str]] = []
    for exporter in EXPORTERS:
        for turn, key in enumerate(((), (), ("--label-key", "k"), ("--label-key", "k"))):
            place = Path(f"out{turn}_{exporter.name}")
            assert shell("export", exporter.name, "-o", str(place), "--exported-at", "2031-05-04T10:00:00Z", *key)[0] == 0
            for file in _files(place):
                assert not canaries(file.name.encode() + (b"" if file.is_dir() else file.read_bytes())), file
        first, second, *keyed = ([f.read_bytes() for f in _files(Path(f"out{turn}_{exporter.name}")) if f.is_file()]
                                 for turn in range(4))
        assert keyed[0] == keyed[1], exporter.name
        if exporter.name in ("case.json", "sources.csv"):
            labels = [set(re.findall(r"\[source \d+\]|S\[\d+\]", b"".join(files).decode())) for files in (first, second)]
            assert all(labels), exporter.name
            assert labels[0] != labels[1], exporter.name  # of a hundred labels one may be drawn twice
    assert "9 sluices failed" in Path("out0_brief.md").read_text("utf-8")
    _assert_credited(json.loads(Path("out0_case.json").read_text("utf-8")), "9 sluices failed")


def _assert_credited(case: Mapping[str, Any], words: str) -> None:
    names = {s["id"]: s["name"] for s in case["sources"]}
    chains = [[names[link] for link in a["chain"]] for a in case["appearances"] if words in a["quote"]]
    assert any(name.startswith("[source ") for chain in chains for name in chain), chains


def test_no_call_hands_out_a_form(shell: Shell, source: str, canaries: Canaries, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor does anything that hangs on what was handed out, in any of the ways in which it shows itself."""
    with fh.open(config=fh.Config(workers=1, actor="Tamsin Øverholt")) as case:
        for name, call in CALLS.items():
            try:
                told = " ".join(_shown(call(case)))
            except fh.FirsthandError as error:  # a source that only one report names cannot be split; that must not name it
                told = f"{error!r} {error} {error.hint}"
            assert not canaries(told.encode()), name
        for path in (file for e in EXPORTERS for file in _files(Path(f"api_{e.name}")) if file.is_file()):
            assert not canaries(path.read_bytes()), path
    out = capsys.readouterr()
    assert not canaries(f"{out.out}{out.err}".encode())


def _shown(thing: object) -> Iterator[str]:
    """What was handed out in; it, its parts and its tables in words, out."""
    yield f"{thing!r} {thing}"
    if hasattr(thing, "_repr_html_"):
        yield thing._repr_html_()
    if hasattr(thing, "_repr_svg_"):
        yield f"{thing._repr_svg_()} {thing.to_dicts()}"
    if isinstance(thing, fh.api.listing.Listing):
        tables = thing._shelf.tables
        yield from (f"{thing.to_dicts(t)} {thing.to_pandas(t).to_csv()}" for t in tables)
    if isinstance(thing, (list, tuple, fh.api.listing.Listing)):
        for part in thing:
            yield from _shown(part)
    for name in ("record", "chain", "appearances", "roots", "first", "status", "sources"):
        if (held := getattr(thing, name, None)) is not None and not callable(held):
            yield from _shown(held) if name == "appearances" else [f"{held!r} {held}"]


@pytest.mark.usefixtures("source")
def test_reports_that_come_later_are_covered(shell: Shell, canaries: Canaries) -> None:
    """A report added after the decision, with another spelling, a surname alone, or an unread file, tells nothing."""
    for way in (False, True):
        assert not canaries(shell("add", "later", "--retry-failed", is_terminal=way)[1].encode())
    for line in (["brief"], ["status"], ["sources"], ["search", "sluices"], ["export", "case.json", "-o", "-"]):
        assert not canaries(shell(*line)[1].encode()), line


def test_most_of_the_other_claims_are_kept(shell: Shell, canaries: Canaries) -> None:
    """Of the claims whose words do not name the source, 95 of 100 and more are shown after as before."""
    _write("reports", REPORTS)
    shell("add", "-q", "reports")
    before = {c["text"] for c in json.loads(shell("claims", "--json")[1])["claims"] if not canaries(c["text"].encode())}
    _protect(shell, "Øverholt", FORMS)
    after = {a["quote"] for a in json.loads(shell("export", "case.json", "-o", "-")[1])["appearances"]}
    assert len(before & after) >= 0.95 * len(before)
    assert len(before) > 8


@pytest.mark.skipif(not WARD.is_dir(), reason="the corpus of canaries is not beside the repository")
def test_the_corpus_of_canaries_leaks_nothing(shell: Shell) -> None:
    """The same for a case of text, page, mail, Word and PDF that somebody else made."""
    planted = json.loads((WARD / "canaries.json").read_text("utf-8"))
    name, forms = planted["protected_source"], planted["direct_identifiers"]
    shutil.copytree(WARD, "reports", ignore=shutil.ignore_patterns("canaries.json"))
    reports = [p for p in Path("reports").iterdir() if p.suffix != ".pdf" and name.split()[-1].encode() in p.read_bytes()]
    canaries = Canaries(forms, [*planted["sha256_of_forms"], *(hashlib.sha256(p.read_bytes()).hexdigest() for p in reports)])
    shell("add", "-q", "reports")
    _protect(shell, name, [f for f in forms if not any(_flat(part) in _flat(f) for part in name.split())])
    survives = planted["text_that_must_survive"]
    lines = [["brief"], ["claims"], ["sources"], ["status"], ["log"], ["verify"], ["search", name], ["trace", survives]]
    for line in [*lines, *([*line, "--json"] for line in lines), ["sql", "SELECT * FROM appearances"]]:
        assert not canaries(shell(*line)[1].encode()), line
        assert not canaries(shell(*line, is_terminal=True)[1].encode()), line
    for exporter in EXPORTERS:
        assert shell("export", exporter.name, "-o", exporter.name)[0] == 0
        assert not any(canaries(f.read_bytes()) for f in _files(Path(exporter.name)) if f.is_file()), exporter.name
    assert survives in Path("brief.md").read_text("utf-8")
    _assert_credited(json.loads(Path("case.json").read_text("utf-8")), survives)
