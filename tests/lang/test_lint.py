"""What the linter costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo.lang import check_rules, lint
from arabdiplo.lang.lexicons import Table


def test_a_file_is_cut_once_for_all_that_it_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cuts: list[object] = []
    monkeypatch.setattr(lint, "cut", lambda lexed, cut=lint.cut: cuts.append(lexed) or cut(lexed))
    own = tmp_path / "own.dpl"
    lets = "".join(f'# allow(D309) kept for later\nlet _w{n} = noun\n  "كتاب"\n' for n in range(9))
    own.write_text(f"dpl 1\n{lets}let _left = noun\n", encoding="utf-8")
    assert [(each.code, each.line) for each in check_rules([own], bundled=False)] == [("D309", 29)]
    assert len(cuts) == 1


def test_a_cell_is_found_without_going_through_the_rows() -> None:
    class Rows(tuple[tuple[int, tuple[str, ...]], ...]):
        def __iter__(self):  # type: ignore[no-untyped-def]
            raise AssertionError

    rows = Rows((line, (f"كلمة{line}", "x", "")) for line in (2, 3, 5, 8))
    table = Table("words.tsv", ("entry", "kind", "also"), rows, tuple(range(0, 800, 100)))
    assert [table.cells(line)[0] for line in (2, 3, 5, 8)] == ["كلمة2", "كلمة3", "كلمة5", "كلمة8"]
    assert table.span(5, 1) == (406, 407) and table.span(8, 2) == (708, 708)
