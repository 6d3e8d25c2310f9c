"""Parsing in a child: same results as here, and a file that hangs, crashes or eats memory costs that file."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.errors import EngineError
from firsthand.model.document import About, Document, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.sandbox import Sandbox, parent
from firsthand.text.formats import SUFFIXES, suffix_of

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpora"
WORDS = "The bridge at Lowen was shut on Friday after a barge struck one of its piers, the harbour office said."
KINDS = {"html", "pdf", "docx", "eml", "feed", "xxe", "xml"}
START = """
import sys
sys.path.insert(0, sys.argv[1])
from firsthand.stages import extract
from firsthand.sandbox.child import main
real = extract.run
def run(original):
    if original.content.startswith(b"bad:"):
        exec(original.content[4:])
    return real(original)
extract.run = run
main()
"""
"""How a child of these tests starts: what follows "bad:" in a file is done to it."""


def make_original(content: bytes | str, path: str = "a.txt", about: About | None = None) -> Original:
    """Bytes or words, a path and what is known of them in, the original out."""
    raw = content.encode() if isinstance(content, str) else content
    return Original(path, hashlib.sha256(raw).hexdigest(), raw, about or About())


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for most tests, whose child can be done harm."""
    with pytest.MonkeyPatch.context() as patch, Sandbox(timeout_s=4) as made:
        patch.setattr(parent, "_START", START)
        yield made


@pytest.mark.parametrize(("content", "path"), [
    (WORDS, "a.txt"), (b"\xff\xfe", "a.txt"), ("", "a.txt"), (f"---\ntitle: T\n---\n{WORDS}", "a.md"),
    ('{"format": "firsthand-case/1"}', "a.json"),
    (f'{{"text": "{WORDS}", "date": "2031-05-02T16:20+02:00"}}\n{{}}', "a.jsonl"),
    (f"<title>T</title><p>{WORDS}</p><p hidden>x</p><p>{WORDS}</p>", "a.html"), (f"Subject: T\n\n{WORDS} 🛶", "a.eml"),
    (f"<rss><channel><item><description>{WORDS}</description></item></channel></rss>", "a.xml"), (b"x", "a.pdf"),
    (b"x", "a.docx"),
])
def test_the_child_says_what_this_process_would(content: bytes | str, path: str, sandbox: Sandbox) -> None:
    """Every format comes back whole: text, places, dates, warnings, skips."""
    original = make_original(content, path, About(outlet="Lowen Echo"))
    assert sandbox.extract(original) == pipeline.extract_original(original)


@pytest.mark.parametrize(("deed", "code", "reason"), [
    ("__import__('time').sleep(60)", SkipCode.TIMED_OUT, "within 4 s"),
    ("any(iter(int, 1))", SkipCode.TIMED_OUT, "within 4 s"),
    ("__import__('os')._exit(3)", SkipCode.CRASHED, "died on it"),
    ("__import__('os').abort()", SkipCode.CRASHED, "died on it"),
    ("bytearray(2**40)", SkipCode.CRASHED, "MiB of memory"),
    ("1 / 0", SkipCode.CRASHED, "ZeroDivisionError"),
    ("__import__('socket').create_connection(('127.0.0.1', 9))", SkipCode.CRASHED, "PermissionError"),
    ("__import__('subprocess').run(['true'])", SkipCode.CRASHED, "PermissionError"),
    ("open('written-by-the-child', 'w')", SkipCode.CRASHED, "PermissionError"),
    ("__import__('os').write(1, b'noise')", None, ""),
])
def test_a_bad_file_costs_only_itself(deed: str, code: SkipCode | None, reason: str, sandbox: Sandbox) -> None:
    """Whatever one file does to its child, it is a skip that says so, and the file before and the file after are read."""
    made = [sandbox.extract(make_original(text, f"{n}.txt"))[0] for n, text in enumerate((WORDS, f"bad:{deed}", WORDS))]
    assert [isinstance(m, Document) for m in made] == [True, code is None, True]
    assert not isinstance(made[1], Skipped) or (made[1].code is code and reason in made[1].reason)
    assert not Path("written-by-the-child").exists()


def test_a_child_that_is_killed_between_two_files_is_replaced() -> None:
    """Its death is not held against the next file."""
    with Sandbox() as sandbox:
        sandbox.extract(make_original(WORDS))
        assert sandbox._child is not None
        os.kill(sandbox._child._process.pid, signal.SIGKILL)
        assert isinstance(sandbox.extract(make_original(WORDS))[0], Document)


@pytest.mark.parametrize("answer", [
    {"made": [{"path": "b.txt", "code": "empty", "stage": "extract", "reason": "x"}]}, {"made": [{"path": "a.txt"}]},
    {"made": [7]},
    {"made": [{"path": "a.txt", "code": "no such", "stage": "extract", "reason": "x"}]}, {"made": 1}, [], "x",
    {"made": [{"path": "a.txt", "text": "x", "language": "en", "warnings": [], "places": [["page", "1", 0, 2]]}]},
    {"made": [{"path": "a.txt", "text": "x", "language": "en", "warnings": [], "places": [["page", "1", True, 1]]}]},
])
def test_a_child_that_lies_is_not_believed(answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no document of that original, with spans within its text, is a skip."""
    reply = json.dumps(answer)
    monkeypatch.setattr(parent, "_START", "\n".join([
        "import sys, json", "sys.path.insert(0, sys.argv[1])", "from firsthand.sandbox.frames import write_frame, read_frame",
        "write_frame(sys.stdout.buffer, 1)", "read_frame(sys.stdin.buffer)",
        f"write_frame(sys.stdout.buffer, json.loads({reply!r}))", "sys.stdin.buffer.read()"]))
    with Sandbox(timeout_s=3) as sandbox:
        (skipped,) = sandbox.extract(make_original(WORDS))
    assert isinstance(skipped, Skipped)
    assert skipped.code is SkipCode.CRASHED


def test_a_child_that_never_starts_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file could ever be read, that is said once, and no file is blamed."""
    monkeypatch.setattr(parent, "_START", "raise SystemExit(1)")
    with Sandbox() as sandbox, pytest.raises(EngineError, match="did not start"):
        sandbox.extract(make_original(WORDS))


def test_nothing_is_left_behind() -> None:
    """After the context the child is gone and its pipes are closed; a sandbox that was never used starts none."""
    with Sandbox() as unused:
        pass
    assert unused._child is None
    with Sandbox() as sandbox:
        sandbox.extract(make_original(WORDS))
        assert sandbox._child is not None
        pid = sandbox._child._process.pid
    del sandbox
    gc.collect()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus of hostile files is not here")
def test_hostile_files_give_text_or_a_reason() -> None:
    """No file of the corpus hangs or ends the program; none that must be refused gives text, and all that must be read do."""
    entries = [json.loads(line) for line in (CORPUS / "dev" / "manifest.jsonl").read_text("utf-8").splitlines()]
    known = [e for e in entries if suffix_of(e["path"]) in SUFFIXES and e["kind"].partition("-")[0] in KINDS]
    kept = [e for e in known if e["bytes"] < 1_000_000]  # the larger ones take half of the time
    wrong: dict[str, str] = {}
    with Sandbox() as sandbox:
        for entry in kept:
            path = CORPUS / entry["path"]
            made = sandbox.extract(make_original(path.read_bytes(), path.name))
            is_read = any(isinstance(m, Document) for m in made)
            code = made[0].code if isinstance(made[0], Skipped) else None
            if (entry["expected"] == "clear_error" and is_read) or (
                    entry["expected"] == "text" and code not in (None, SkipCode.EMPTY, SkipCode.LANGUAGE)):
                wrong[path.name] = str(code)
    assert len(kept) > 90
    assert wrong == {}
