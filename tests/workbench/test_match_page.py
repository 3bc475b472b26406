"""`match --html`: the page itself, and how a real browser shows it."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arabdiplo
from arabdiplo.cli.root import run
from arabdiplo.events import Arg, Event, Span
from arabdiplo.tools.explanation import explain
from arabdiplo.tools.html import COLOURS, marked, page

TEXT = 'زار الوزير الكيني مسقط أمس. وقال <نعم> & "لا".'
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")


class Reader(HTMLParser):
    """Texts by class of the paragraph, roles by words, and whether all tags are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.roles: dict[str, str] = {}
        self._role = ""
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.links += [name for name in given if name in ("src", "href", "action", "background")]
        if tag not in ("meta", "br"):
            self.open.append(tag)
        self._role = given.get("data-roles") or (self._role if tag in ("mark", "u") else "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._role = "" if tag == "span" else self._role

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"] and "p" in self.open:
            self.text += data
            if self._role:
                self.roles[data] = self._role


def made(extractor: arabdiplo.Extractor, text: str = TEXT) -> str:
    return page([explain(extractor, text)])


def test_the_page_has_the_text_its_roles_and_the_explanation(extractor: arabdiplo.Extractor) -> None:
    source, reader = made(extractor), Reader()
    reader.feed(source)
    assert reader.open == [] and reader.text == TEXT
    assert reader.roles["زار"].endswith(": trigger") and reader.roles["مسقط"].endswith(": destination")
    assert '<html lang="ar" dir="rtl">' in source
    folded = source.partition("<details>")[2]
    assert "visit.travel arm " in folded and "skipped, no word of the text begins them" in folded


def test_nothing_comes_from_the_network_and_nothing_runs(extractor: arabdiplo.Extractor) -> None:
    source, reader = made(extractor), Reader()
    reader.feed(source)
    assert reader.links == []
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<script|javascript:", source)
    assert "default-src 'none'" in source


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 39), st.integers(1, 10)), max_size=6))
def test_marking_loses_no_character(text: str, spans: list[tuple[int, int]]) -> None:
    text = text.replace("\r", " ").replace("\x00", " ")
    events = []
    for start, size in spans:
        a, b = min(start, len(text) - 1), min(start + size, len(text))
        span = Span(a, max(a + 1, b), text[a : max(a + 1, b)])
        events.append(Event("m1", "E1", "visit", None, "actual", span, (Arg("visitor", Span(0, 1, text[:1])),)))
    reader = Reader()
    reader.feed(f"<p>{marked(text, events)}</p>")
    reader.close()
    assert reader.text == text


def test_the_command_writes_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "page.html"
    assert run(["match", "visit", TEXT, "--html", str(target)]) == 0
    assert "زار" in target.read_text(encoding="utf-8")
    assert run(["match", "visit", TEXT, "--html", str(tmp_path / "no" / "page.html")]) == 3


# -- in a browser ---------------------------------------------------------------------

WIDTH, HEIGHT = 800, 500


def looked_at(source: str, folder: Path) -> list[list[tuple[int, int, int]]]:
    """The pixels that chromium paints of a page, row by row."""
    assert BROWSER is not None
    (folder / "page.html").write_text(source, encoding="utf-8")
    picture = folder / "page.png"
    subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--force-device-scale-factor=1", "--proxy-server=127.0.0.1:9", f"--user-data-dir={folder / 'profile'}",
            f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={picture}", (folder / "page.html").as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )  # fmt: skip
    return pixels(picture.read_bytes())


def pixels(data: bytes) -> list[list[tuple[int, int, int]]]:
    """The rows of a PNG of 8 bits a channel."""
    width, height, _, kind = struct.unpack(">IIBB", data[16:26])
    size = {2: 3, 6: 4}[kind]
    packed, at = b"", 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    raw, rows, above = zlib.decompress(packed), [], bytearray(width * size)
    for y in range(height):
        line = raw[y * (width * size + 1) : (y + 1) * (width * size + 1)]
        row = bytearray(line[1:])
        for i in range(len(row)):
            a = row[i - size] if i >= size else 0
            b, c = above[i], above[i - size] if i >= size else 0
            if line[0] == 4:
                p = a + b - c
                near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            else:
                near = (0, a, b, (a + b) // 2)[line[0]]
            row[i] = (row[i] + near) & 255
        rows.append([(row[x], row[x + 1], row[x + 2]) for x in range(0, len(row), size)])
        above = row
    return rows


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@pytest.mark.skipif(BROWSER is None, reason="no chromium here")
@pytest.mark.slow
def test_a_browser_shows_it_right_to_left_in_colour_with_roles_on_hover(
    extractor: arabdiplo.Extractor, tmp_path: Path
) -> None:
    source = made(
        extractor, "زار الوزير الكيني مسقط أمس، والتقى وزير الخارجية المصري نظيره القبرصي في الدوحة. وقال: لا."
    )
    rows = looked_at(source, tmp_path)
    painted = [(x, y) for y, row in enumerate(rows) for x, one in enumerate(row) if one == rgb(COLOURS[0])]
    assert painted, "the first event has its colour"
    top = min(y for _, y in painted)
    first_line = [x for x, y in painted if y == top]
    assert max(first_line) > 0.9 * WIDTH, "the first word of the text stands at the right"
    dark = rgb("#1d2b53")
    assert not any(one == dark for row in rows for one in row)
    # the pointer cannot be moved here: the rule of :hover is made to hold
    hovered = looked_at(source.replace("[data-roles]:hover::after", "[data-roles]::after"), tmp_path)
    assert sum(one == dark for row in hovered for one in row) > 500
    # and no edge cuts a role off, nor does the page grow to hold it
    assert not any(row[x] == dark for row in hovered for x in (0, WIDTH - 1))
    assert max(x for row in hovered for x, one in enumerate(row) if one == rgb(COLOURS[0])) == max(
        x for x, _ in painted
    )
    # folded: opening the explanation paints more
    opened = looked_at(source.replace("<details>", "<details open>"), tmp_path)
    ink = [sum(one != (255, 255, 255) for row in each for one in row) for each in (rows, opened)]
    assert ink[1] > ink[0]
