"""What texts can do to a terminal, a page and a spreadsheet: nothing."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabdiplo import extract, to_json
from arabdiplo.cli.display import escaped
from arabdiplo.cli.root import run
from arabdiplo.tables import tables
from arabdiplo.tables.sheet import csv_text, safe_cell
from arabdiplo.tools.explanation import Explanation
from arabdiplo.tools.html import page

HERE = Path(__file__).parent
RULE = str(HERE / "rules" / "tour.dpl")
OWN = ["--no-bundled", "--rules", RULE]
EVIL = "\x1b]0;title\x07\x1b[31m\x1b[2Jجاب\u202e نا\u200fدر\u2066 مس\u202aقط\x9b31m\x00\x08\u061c \ufeff\r\x85"
TEXT = "جاب نادر مسقط " + EVIL + " جاب نادر\u202e مسقط\x1b[0m"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\ufeff]")
OURS = re.compile("\x1b\\[[0-9;]*m|[\u2066\u2068\u2069]")
"""colours, and the isolates around Arabic"""


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "command",
    [
        ["extract", "FILE", *OWN],
        ["extract", "FILE", "--format", "jsonl", "--mentions", *OWN],
        ["extract", "FILE", "--format", "json", *OWN],
        ["match", RULE, TEXT, "--no-bundled"],
        ["explain", "tour.roam", TEXT, *OWN],
        ["extract", "missing\x1b[31m\u202e.jsonl", *OWN],
        ["extract", "FILE", "--date", "\x1b[31m\u202e", *OWN],
        ["\x1b[31m\u202e"],
        ["extract", "BROKEN", *OWN],
    ],
    ids=["table", "jsonl", "json", "match", "explain", "missing", "date", "command", "broken"],
)
def test_no_command_lets_a_text_at_the_terminal(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stderr", terminal)
    (tmp_path / "in.jsonl").write_text(json.dumps({"id": f"a{EVIL}", "text": TEXT}), encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text(f"{{{EVIL}", encoding="utf-8")
    names = {"FILE": str(tmp_path / "in.jsonl"), "BROKEN": str(tmp_path / "broken.jsonl")}
    run([names.get(word, word) for word in command])
    shown = terminal.getvalue()
    assert shown
    for escape in re.findall("\x1b\\[[0-9;]*m", shown):
        assert "[31m" not in escape, "that is the text's, not ours"
    assert CONTROL.findall(OURS.sub("", shown)) == []


@given(st.text())
@settings(max_examples=50)
def test_json_with_escapes_is_the_same_json(text: str) -> None:
    line = json.dumps({"text": text.encode("utf-8", "replace").decode()}, ensure_ascii=False)
    assert CONTROL.search(escaped(line)) is None
    assert json.loads(escaped(line)) == json.loads(line)


# -- pages ---------------------------------------------------------------------------


class Seen(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}


def test_a_page_holds_no_tag_or_attribute_of_a_text() -> None:
    from arabdiplo._api import shared_extractor

    evil = (
        'زار <script>alert(1)</script> وزير الخارجية "onmouseover="x الأردني\' <img src=x onerror=y> الدوحة & &amp; '
        "<!-- --> ]]> </style><b> زار وزير الخارجية الأردني الدوحة أمس"
    )
    plain, hostile = Seen(), Seen()
    for seen, text in ((plain, "زار وزير الخارجية الأردني الدوحة أمس"), (hostile, evil)):
        explanation = Explanation(shared_extractor().explain(text))
        seen.feed(page([explanation]))
    assert hostile.tags <= plain.tags and hostile.names <= plain.names
    assert "script" not in hostile.tags


# -- spreadsheets ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u200f=", "\u202e=", "\ufeff@", "＝"]
)
def test_no_cell_begins_a_formula(start: str) -> None:
    assert safe_cell(f"{start}1").startswith("'")
    assert safe_cell([f"{start}1", "x"]).startswith("'")


def test_a_table_as_csv_is_read_back() -> None:
    document = extract('زار وزير الخارجية الأردني، "الدوحة" أمس\n=1', id="=cmd|' /C calc'!A0")
    table = tables([document])["documents"]
    rows = list(csv.reader(io.StringIO(csv_text(table), newline="")))
    assert rows[0] == table.schema.names
    record = dict(zip(*rows, strict=True))
    assert record["text"] == document.text and record["id"] == "'=cmd|' /C calc'!A0"
    assert csv_text(pa.table({"=x": [-1, None]})) == "'=x\r\n-1\r\n\r\n".replace("\r\n\r\n", '\r\n""\r\n')


@given(st.text(max_size=20))
@settings(max_examples=100)
def test_cells_stay_cells(text: str) -> None:
    cell = safe_cell(text.encode("utf-8", "replace").decode())
    table = pa.table({"a": [text.encode("utf-8", "replace").decode()], "b": ["x"]})
    assert list(csv.reader(io.StringIO(csv_text(table), newline="")))[1] == [cell, "x"]
    assert json.loads(to_json(extract(text)))["text"] is not None
