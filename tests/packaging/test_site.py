"""`make docs`: the site builds without a warning; it asks nothing of the network."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", str(ROOT / "docs"), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return out


def test_every_page_is_there(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    assert pages and all((site / page).is_file() for page in pages)
    index = (site / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{page.as_posix()}"' in index for page in pages if page.parts[0] == "howto")


def test_arabic_runs_from_the_right_and_rules_are_coloured(site: Path) -> None:
    page = (site / "ar" / "tutorial.html").read_text(encoding="utf-8")
    assert '<div dir="rtl">' in page
    assert "<p>&lt;div" not in page
    assert re.search(r'highlight-dpl notranslate"><div class="highlight"><pre><span></span><span class="k', page)


def test_nothing_comes_from_the_network(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r'<(?:script|img)[^>]* src="(?:https?:)?//|<link[^>]* href="(?:https?:)?//', text), (
            page.name
        )
