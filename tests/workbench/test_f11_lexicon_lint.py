"""Feature 11: the linter checks lexicons and finds entries that went wrong; any size costs one pass."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from arabdiplo.cli.root import run
from arabdiplo.engine import Engine
from arabdiplo.lang import check_rules, load_rules

TABLE = """entry\tentity\tsource
إسبانيا\tإسبانيا\tmade
بيرو \tبيرو\tmade
اسبانيا\tإسبانيا\tmade
بيرو\tبيرو\tmade
روسیا\tروسيا\tmade
مالي\u200f\tمالي\tmade
غانا\u00a0\tغانا\tmade
كینیا\tكينيا\t
"""


def lists(tmp_path: Path, table: str = TABLE, bom: bool = False) -> list[str]:
    folder = tmp_path / "lexicons"
    folder.mkdir()
    (folder / "lands.tsv").write_text(table, encoding="utf-8-sig" if bom else "utf-8")
    (folder / "orphan.tsv").write_text("entry\tsource\nتشاد\tmade\n", encoding="utf-8")
    rule = tmp_path / "lands.dpl"
    rule.write_text('dpl 1\nlexicon lands from "lexicons/lands.tsv" as proper\n', encoding="utf-8")
    return [f"{Path(each.path).name}:{each.line} {each.code}" for each in check_rules([rule], bundled=False)]


def test_what_rots_in_a_list(tmp_path: Path) -> None:
    assert lists(tmp_path) == [
        "lands.tsv:1 D408",  # a row without source
        "lands.tsv:3 D410",  # stray space
        "lands.tsv:4 D406",  # differs by hamza only
        "lands.tsv:5 D406",  # the same word twice
        "lands.tsv:6 D407",  # Persian yeh
        "lands.tsv:7 D001",  # direction mark
        "lands.tsv:8 D009",  # a space that does not break
        "lands.tsv:9 D407",
        "orphan.tsv:0 D411",  # a table that nothing reads
    ]


def test_a_byte_order_mark_is_not_glued_to_the_first_entry(tmp_path: Path) -> None:
    assert "lands.tsv:1 D007" in lists(tmp_path, bom=True)


def test_fix_takes_the_byte_order_mark_out_and_goes_on(tmp_path: Path) -> None:
    """What the mark hid is mended in the same run."""
    lists(tmp_path, bom=True)
    rule, table = tmp_path / "lands.dpl", tmp_path / "lexicons" / "lands.tsv"
    rule.write_bytes(b"\xef\xbb\xbf" + rule.read_bytes())
    assert run(["check", str(rule), "--fix", "--no-bundled"]) == 0
    assert rule.read_bytes().startswith(b"dpl 1") and table.read_bytes().startswith(b"entry\t")
    assert " " not in table.read_text(encoding="utf-8").split("\n")[1].split("\t")[0]


def test_hamza_that_tells_words_apart_is_no_twin(tmp_path: Path) -> None:
    table = "entry\tsource\nإما\tmade\nأما\tmade\nعلى\tmade\nعلي\tmade\n"
    assert lists(tmp_path, table) == ["orphan.tsv:0 D411"]


def test_fix_mends_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lists(tmp_path)
    assert run(["check", str(tmp_path / "lands.dpl"), "--fix", "--no-bundled"]) == 0
    mended = (tmp_path / "lexicons" / "lands.tsv").read_text(encoding="utf-8")
    assert [line.split("\t")[0] for line in mended.splitlines()[1:]] == [
        "إسبانيا", "بيرو", "اسبانيا", "بيرو", "روسيا", "مالي", "غانا", "كينيا",
    ]  # fmt: skip
    capsys.readouterr()
    run(["check", str(tmp_path / "lands.dpl"), "--json", "--no-bundled"])
    said = capsys.readouterr().out
    assert "D406" in said and "D407" not in said and "D410" not in said


def test_fix_mends_tables_in_any_folder_beside_the_rule_file(tmp_path: Path) -> None:
    (tmp_path / "tables" / "sea").mkdir(parents=True)
    table = tmp_path / "tables" / "sea" / "boats.tsv"
    table.write_bytes("\ufeffentry\tsource\nطوف \tmade\nعام ٢٠٢٤\tmade\n".encode())
    rule = tmp_path / "boats.dpl"
    text = 'dpl 1\ntype boat\nlexicon boats -> boat from "tables/sea/boats.tsv" as word\n'
    rule.write_text(text, encoding="utf-8")
    run(["check", str(rule), "--fix", "--no-bundled"])
    assert table.read_text(encoding="utf-8") == "entry\tsource\nطوف\tmade\nعام 2024\tmade\n"


def with_entries(tmp_path: Path, rows: int) -> Engine:
    """An engine with a lexicon of *rows* words."""
    folder = tmp_path / str(rows)
    (folder / "lexicons").mkdir(parents=True)
    table = "entry\tsource\n" + "".join(f"{word}\tmade\n" for word in WORDS[:rows])
    (folder / "lexicons" / "many.tsv").write_text(table, encoding="utf-8")
    rule = folder / "many.dpl"
    rule.write_text('dpl 1\ntype thing\nlexicon made -> thing from "lexicons/many.tsv" as proper\n', encoding="utf-8")
    return Engine(load_rules([rule], bundled=False))


def seconds(engine: Engine, text: str) -> float:
    """To find all entries in *text*, whose forms have been seen before."""
    engine.run(text)
    times = []
    for _ in range(3):
        start = time.process_time()
        engine.run(text)
        times.append(time.process_time() - start)
    return min(times)


LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
WORDS = ["".join(word) for word in itertools.islice(itertools.product(LETTERS, repeat=4), 5_000, 25_000)]


@pytest.mark.slow
def test_twenty_thousand_entries_cost_no_more_than_twenty(
    tmp_path: Path, patiently: Callable[[Callable[[], None]], None]
) -> None:
    text = " ".join("قال الوزير إن الوفد وصل إلى المدينة أمس" for _ in range(2500))
    small, large = with_entries(tmp_path, 20), with_entries(tmp_path, 20_000)

    def check() -> None:
        few, many = seconds(small, text), seconds(large, text)
        assert many < 2 * few + 0.1, (few, many)

    patiently(check)
