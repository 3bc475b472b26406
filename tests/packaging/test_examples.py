"""What the pages show is run: no block of code stands in README or docs/ that nothing looks at.

A block of Python is a doctest, a block of the rule language a file that a command reads or a
piece that parses, a console block a session that is run.  What cannot be run is preceded by
`<!-- not run: the reason -->`; other kinds of blocks (JSON, ebnf, …) are data, or checked by
the test named in `ELSEWHERE`.
"""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import attrs
import pytest

from arabdiplo.lang.diagnostics import Report
from arabdiplo.lang.parse import parse
from arabdiplo.lang.source import Source

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

ELSEWHERE = {
    ("README.md", "dpl"): "tests/packaging/test_docs.py",
    ("README.md", "console"): "tests/packaging/test_docs.py",
    ("docs/dataframes.md", "sql"): "tests/events/test_frames.py",
    ("docs/language.md", "dpl"): "tests/lang/test_docs.py",
    ("docs/diagnostics.md", "dpl"): "tests/packaging/test_diagnostics_page.py",
    ("docs/tutorial.md", "console"): "tests/packaging/test_tutorial.py",
    ("docs/ar/tutorial.md", "console"): "tests/packaging/test_tutorial.py",
    ("docs/howto", "console"): "tests/workbench/test_howto.py",
}
DATA = {"json", "ebnf", "text", "lua", "elisp", "toml", "yaml", "{toctree}"}
_BLOCK = re.compile(
    r"(?:^<!-- (?P<mark>[^>]+) -->\n)?^```(?P<kind>[^\n]*)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


@attrs.frozen
class Block:
    page: str
    line: int
    kind: str
    text: str
    mark: str

    @property
    def known(self) -> bool:
        """Whether a test elsewhere looks at it, or it says why none does."""
        if self.mark.startswith("not run: ") and len(self.mark) > len("not run: ") + 5:
            return True
        folder = self.page.rpartition("/")[0]
        return self.mark.startswith("file: ") or any((place, self.kind) in ELSEWHERE for place in (self.page, folder))


def blocks() -> list[Block]:
    found = []
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        for match in _BLOCK.finditer(text):
            line = text.count("\n", 0, match.start("text"))
            found.append(
                Block(path.relative_to(ROOT).as_posix(), line, match["kind"], match["text"], match["mark"] or "")
            )
    return found


BLOCKS = blocks()
WITH_PYTHON = sorted({block.page for block in BLOCKS if block.kind == "python" and not block.known})
PIECES = [block for block in BLOCKS if block.kind == "dpl" and not block.known]


def test_every_fence_is_seen() -> None:
    """None is written in a way that the pattern above overlooks."""
    for path in PAGES:
        fences = re.findall(r"^\s*(?:```|~~~)", path.read_text(encoding="utf-8"), re.MULTILINE)
        page = path.relative_to(ROOT).as_posix()
        assert len(fences) == 2 * sum(block.page == page for block in BLOCKS), page


def test_every_block_is_run_or_says_why_not() -> None:
    left = [
        f"{block.page}:{block.line}: {block.kind or 'no kind'}"
        for block in BLOCKS
        if not block.known and block.kind not in DATA and not (block.kind == "python" and ">>> " in block.text)
        and block.kind != "dpl"
    ]  # fmt: skip
    assert left == []


def test_the_tests_named_are_there() -> None:
    assert [name for name in ELSEWHERE.values() if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", WITH_PYTHON)
def test_the_python_of_a_page_gives_what_it_shows(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = [block for block in BLOCKS if block.page == page and block.kind == "python" and not block.known]
    for block in BLOCKS:
        if block.page == page and block.mark.startswith("file: "):
            (tmp_path / block.mark.removeprefix("file: ")).write_text(block.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    tests = doctest.DocTestParser().get_doctest(
        "\n\n".join(block.text for block in shown), {}, page, str(ROOT / page), 0
    )
    runner = doctest.DocTestRunner(optionflags=FLAGS, verbose=False)
    said: list[str] = []
    runner.run(tests, out=said.append)
    assert tests.examples and runner.failures == 0, "".join(said)


def test_pieces_of_rules_parse() -> None:
    for block in PIECES:
        report = Report()
        text = block.text if block.text.startswith("dpl") else "dpl 1\n" + block.text
        parse(Source("page.dpl", text), "page", report)
        assert [str(each) for each in report.sorted()] == [], f"{block.page}:{block.line}"
