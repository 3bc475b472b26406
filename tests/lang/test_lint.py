"""What the linter costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo.lang import check_rules, lint


def test_a_file_is_cut_once_for_all_that_it_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cuts: list[object] = []
    monkeypatch.setattr(lint, "cut", lambda lexed, cut=lint.cut: cuts.append(lexed) or cut(lexed))
    own = tmp_path / "own.dpl"
    lets = "".join(f'# allow(D309) kept for later\nlet _w{n} = noun\n  "كتاب"\n' for n in range(9))
    own.write_text(f"dpl 1\n{lets}let _left = noun\n", encoding="utf-8")
    assert [(each.code, each.line) for each in check_rules([own], bundled=False)] == [("D309", 29)]
    assert len(cuts) == 1
