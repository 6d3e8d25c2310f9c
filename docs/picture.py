"""Makes docs/brief.png: the top of the example's brief as `firsthand export brief.html` writes it, drawn by Chromium.

`make picture` runs it, where Chromium is installed; nothing else needs it. Look at the picture before you commit it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import firsthand
from firsthand.engine import local
from firsthand.engine.versions import made_by
from firsthand.stages import publish
from firsthand.stages.publish.html import brief_html

PICTURE = Path(__file__).resolve().parent / "brief.png"
WIDTH, HEIGHT = 1180, 800
"""Of the window. Unit: pixels."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def draw() -> None:
    """Nothing in, the picture written."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"No browser was found to draw with. Install one of {', '.join(BROWSERS)}.")
    public = publish.run(local.read_paths([Path(firsthand.__file__).parent / "demo"], workers=1), provenance=made_by())
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "brief.html"
        page.write_text(brief_html(public), "utf-8")
        subprocess.run(  # noqa: S603 - a browser of this machine, and a page of our own
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={WIDTH},{HEIGHT}",
             f"--user-data-dir={folder}/profile", f"--screenshot={PICTURE}", page.as_uri()],
            check=True, timeout=120, capture_output=True)


if __name__ == "__main__":
    draw()
