"""The page about the language: its examples parse, its tables of attributes and of codes are the real ones.

``python tests/lang/test_docs.py`` writes the tables anew.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

import arabdiplo
from arabdiplo.engine import Engine
from arabdiplo.lang import KINDS, attributes, check_rules, load_rules
from arabdiplo.lang.diagnostics import Kind, Report
from arabdiplo.lang.parse import parse
from arabdiplo.lang.source import Source
from arabdiplo.lang.words import RESERVED
from arabdiplo.tools.tester import run_checks

PAGE = Path(__file__).parents[2] / "docs" / "language.md"
ERRORS = Path(__file__).parent / "errors"
BEGIN, END = "<!-- {}: written by tests/lang/test_docs.py -->\n", "<!-- end of {} -->"


def fences() -> list[tuple[int, str]]:
    text = PAGE.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, match.start()) + 1, match[1])
        for match in re.finditer(r"```dpl\n(.*?)```", text, re.DOTALL)
    ]


FENCES = fences()


def test_every_attribute_that_the_engine_reads_is_in_the_table() -> None:
    """One that is not there would act on the column of somebody who chose the same word."""
    home = Path(arabdiplo.__file__).parent
    sources = [file.read_text(encoding="utf-8") for file in home.rglob("*.py")]
    read = {name for source in sources for name in re.findall(r'(?:value_of|row\.get|given\.get)\("(\w+)"', source)}
    assert "awaits" in read and "entity" in read
    assert sorted(read - attributes.names()) == []


def test_every_attribute_of_the_table_is_read() -> None:
    home = Path(arabdiplo.__file__).parent
    sources = "".join(file.read_text(encoding="utf-8") for file in home.rglob("*.py"))
    assert [name for name in sorted(attributes.names()) if f'"{name}"' not in sources] == []


def test_the_bundled_lexicons_have_only_values_that_act() -> None:
    found = {
        (name, value)
        for table in arabdiplo.Extractor().program.lexicons
        for entry in table.entries
        for name, cell in entry.attributes
        if name in attributes.closed()
        for value in cell.split(" or ")
    }
    assert sorted((name, value) for name, value in found if value not in attributes.closed()[name]) == []


@pytest.mark.parametrize(("line", "text"), FENCES, ids=[f"line {line}" for line, _ in FENCES])
def test_every_fence_parses(line: int, text: str) -> None:
    report = Report()
    parse(Source("page.dpl", text if text.startswith("dpl") else "dpl 1\n" + text), "page", report)
    assert [str(each) for each in report.sorted()] == []


WHOLE = [(line, text) for line, text in FENCES if text.startswith("dpl 1")]


@pytest.mark.parametrize(("line", "text"), WHOLE, ids=[f"line {line}" for line, _ in WHOLE])
def test_whole_files_are_right(line: int, text: str, tmp_path: Path) -> None:
    path = tmp_path / "page.dpl"
    path.write_text(text, encoding="utf-8")
    assert [str(each) for each in check_rules([path]) if each.path == str(path)] == []


@pytest.mark.parametrize(("line", "text"), WHOLE, ids=[f"line {line}" for line, _ in WHOLE])
def test_whole_files_find_what_they_say(line: int, text: str, tmp_path: Path) -> None:
    name = text.split(".dpl")[0].split()[-1]
    path = tmp_path / f"{name}.dpl"
    path.write_text(text, encoding="utf-8")
    program = load_rules([path])
    outcomes = list(run_checks(program, Engine(program).explain, [name]))
    assert outcomes and [str(each) for each in outcomes if not each.passed] == []


def test_every_kind_of_item_is_shown() -> None:
    shown = {word for _, text in FENCES for word in re.findall(r"(?m)^(?:  )?([a-z]+)", text)}
    items = {"use", "type", "lexicon", "let", "condition", "pattern", "event", "frame", "status"}
    statements = set(
        "match where unless head set entity refer value priority verb masdar noun light also require fill under"
        " particle phrase adj form code mode example reject near".split()
    )
    assert (items | statements) - shown - {"entity", "masdar"} == set()


def test_reserved_words_are_listed() -> None:
    section = PAGE.read_text(encoding="utf-8").split("Reserved: ")[1].split("\n")[0]
    assert set(re.findall("[a-z0-9]+", section)) == RESERVED


def table() -> str:
    rows = [
        f"| {kind.code} | {kind.severity} | {kind.title} | {_said(kind)} |"
        for kind in sorted(KINDS.values(), key=lambda kind: kind.code)
    ]
    return "\n".join(["| code | | | for example |", "|---|---|---|---|", *rows]) + "\n"


def _said(kind: Kind) -> str:
    """What the golden case of a code says; else its template."""
    for path in sorted(ERRORS.glob(f"{kind.code.lower()}*.out")):
        for line in path.read_text(encoding="utf-8").splitlines():
            _, mark, said = line.partition(f" {kind.code} ")
            if mark:
                return said.replace("|", "\\|")
    return re.sub(r"\{\w+\}", "…", f"{kind.message}; {kind.hint}").removesuffix("; …")


def table_of_attributes() -> str:
    out = []
    for group, found in itertools.groupby(attributes.attributes(), key=lambda one: one.group):
        out.append(f"**{group}**\n\n| attribute | in the row of | what the engine does with it |\n|---|---|---|\n")
        out += [f"| {', '.join(f'`{name}`' for name in one.names)} | {one.of} | {one.meaning} |\n" for one in found]
        out.append("\n")
    return "".join(out)


TABLES = {"attributes": table_of_attributes, "codes": table}


@pytest.mark.parametrize("what", TABLES)
def test_tables(what: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.split(BEGIN.format(what))[1].split(END.format(what))[0] == TABLES[what]()


def write() -> None:
    for what, made in TABLES.items():
        text = PAGE.read_text(encoding="utf-8")
        begin, end = BEGIN.format(what), END.format(what)
        PAGE.write_text(text.split(begin)[0] + begin + made() + end + text.split(end)[1], encoding="utf-8")


if __name__ == "__main__":
    write()
