"""Stage 2 in a sandbox: one original at a time, in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from firsthand import pipeline
from firsthand.engine.extracting import extract_originals
from firsthand.engine.timing import StageTimes
from firsthand.model.document import Document, Original
from firsthand.model.provenance import SkipCode, Skipped
from firsthand.sandbox import Sandbox

WORDS = "The bridge at Lowen was shut on Friday after a barge struck one of its piers, the harbour office said."


def make_original(path: str) -> Original:
    """A path in, an original with some words out."""
    return Original(path, hashlib.sha256(WORDS.encode()).hexdigest(), WORDS.encode())


def test_originals_come_through_one_at_a_time_and_in_order() -> None:
    """A skip of stage 1 stays in its place, and nothing is read ahead."""
    asked: list[str] = []

    def find() -> Iterator[Original | Skipped]:
        skipped = Skipped("b.gif", "ingest", SkipCode.UNSUPPORTED, "No.")
        for item in (make_original("a.txt"), skipped, make_original("c.txt")):
            asked.append(item.path)
            yield item

    with Sandbox() as sandbox:
        pairs = extract_originals(find(), sandbox=sandbox)
        first, made = next(pairs)
        assert asked == ["a.txt"]
        assert (first.path, [m.path for m in made]) == ("a.txt", ["a.txt"])
        assert [(o.path, [type(m) for m in made]) for o, made in pairs] == [("b.gif", [Skipped]), ("c.txt", [Document])]


def test_a_folder_of_every_format_is_read(write_reports: Callable[[dict[str, str | bytes]], Path]) -> None:
    """Files, what describes them and what cannot be read come out together, and both stages are timed."""
    folder = write_reports({
        "a.html": f"<p>{WORDS}</p>", "a.json": '{"outlet": "Lowen Echo"}', "b.eml": f"Subject: T\n\n{WORDS}", "c.txt": WORDS,
        "d.rss": f"<rss><channel><item><description>{WORDS}</description></item></channel></rss>", "e.pdf": "x", "f.gif": "x"})
    times = StageTimes()
    with Sandbox() as sandbox:
        pairs = list(extract_originals(pipeline.find_originals([folder]), sandbox=sandbox, timer=times))
    made = [m for _, all_made in pairs for m in all_made]
    assert [(m.path, m.outlet) for m in made if isinstance(m, Document)] == [
        ("a.html", "Lowen Echo"), ("b.eml", None), ("c.txt", None), ("d.rss#1", None)]
    assert {m.path: m.code for m in made if isinstance(m, Skipped)} == {
        "e.pdf": SkipCode.BROKEN, "f.gif": SkipCode.UNSUPPORTED}
    assert list(times.seconds) == ["ingest", "extract"]
