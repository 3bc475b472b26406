"""What is kept between one load of rules and the next: what the last loads asked for, and no more."""

from __future__ import annotations

import gc
from pathlib import Path

from arabdiplo.lang import load_rules
from arabdiplo.lang.again import Again
from arabdiplo.lang.lexicons import Table
from arabdiplo.lang.program import LexiconTable


def _kept(kind: type[object]) -> int:
    gc.collect()
    return sum(type(each) is kind for each in gc.get_objects())


def test_what_is_typed_over_is_forgotten(tmp_path: Path) -> None:
    own, table, again = tmp_path / "own.dpl", tmp_path / "words.tsv", Again()
    before = _kept(LexiconTable), _kept(Table)
    for n in range(20):
        table.write_text(f"entry\tkind\nكلمة\tk{n}\n", encoding="utf-8")
        own.write_text(f'dpl 1\nlexicon w{"x" * n} from "words.tsv" as noun\n', encoding="utf-8")
        load_rules([own], bundled=False, again=again)
    assert _kept(LexiconTable) - before[0] <= 3
    assert _kept(Table) - before[1] <= 3


def test_what_stands_is_the_same_object(tmp_path: Path) -> None:
    own, again = tmp_path / "own.dpl", Again()
    (tmp_path / "words.tsv").write_text("entry\nكلمة\n", encoding="utf-8")
    found = []
    for n in range(4):
        own.write_text(f'dpl 1\nlexicon w from "words.tsv" as noun\nlet x = "{n}"\n', encoding="utf-8")
        found.append(load_rules([own], bundled=False, again=again).lexicons[0])
    assert all(each is found[0] for each in found)
