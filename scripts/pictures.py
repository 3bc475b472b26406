"""Pictures of `arabdiplo report` on the texts of seeds/: docs/pictures/report-desktop.png and report-phone.png.

    python scripts/pictures.py

needs Chromium.  The pictures show the fonts of the machine, so nothing compares them.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from browser import Browser, Page

from arabdiplo import Extractor
from arabdiplo.report import report

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"


def main() -> None:
    """Write both pictures."""
    extractor = Extractor()
    lines = (ROOT / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines]
    page = report(extractor.extract(item["text"], item["date"], item["id"], mentions=False) for item in items)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Browser() as browser:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        wide = browser.open(file, width=1100, height=900)
        _save("report-desktop.png", wide.picture(1660))
        narrow = browser.open(file, width=360, height=740)
        _pick(narrow)
        _save("report-phone.png", narrow.picture())


def _pick(page: Page) -> None:
    """Choose the heaviest pair, so that its events are seen."""
    page.run("document.querySelector('#by_state ~ .view .edge').dispatchEvent(new MouseEvent('click'))")
    page.run("document.querySelector('#shown').scrollIntoView()")


def _save(name: str, data: bytes) -> None:
    (FOLDER / name).write_bytes(data)
    print(f"{name}: {len(data) // 1024} KB")


if __name__ == "__main__":
    main()
