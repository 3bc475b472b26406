"""The word table as a file, and the cache it lives in."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo._cache import KEPT, write_cached
from arabdiplo.morph import Feature, GeneralTable, Reading, store
from arabdiplo.morph.shelves import Shelves, shelve
from arabdiplo.morph.table import pack

ENTRIES = [("وزير", "وزير", "noun", 576, 10), ("وزير", "زار/يزور", "verb", 1, 40), ("إلى", "إلى", "particle", 0, 2)]


def test_round_trip() -> None:
    table = GeneralTable(pack(ENTRIES, [("الي", "إلى")]))
    assert table.readings("وزير") == [
        (Reading("وزير", "noun", Feature(576)), 10),
        (Reading("زار/يزور", "verb", Feature(1)), 40),
    ]
    assert table.alike("الي") == ["إلى"]
    assert table.readings("سفير") == []
    assert table.alike("وزير") == []


def test_many_words_stand_in_a_bucket() -> None:
    words = [first + second + third for first in "بتثجح" for second in "خدذرز" for third in "سشصضط"]
    entries = [(word, word[::-1], "noun", 576, number) for number, word in enumerate(words)]
    table = GeneralTable(pack(entries, [(word[:2], word) for word in words]))
    for word, lemma, pos, features, cost in entries:
        assert table.readings(word) == [(Reading(lemma, pos, Feature(features)), cost)]
    assert table.alike("بخ") == ["بخس", "بخش", "بخص", "بخض", "بخط"]
    # not in the table: parts of its words, two of them, letters that it has not
    assert not any(map(table.readings, ["", "بخ", "بخسبخش", "بخس\nبخش", "بخس\0", "بخچ", "b", "\ud800"]))


WORD = st.text("ابتث", max_size=4)


@given(st.dictionaries(WORD, st.integers(0, 9), max_size=80), st.lists(WORD, max_size=9))
def test_shelves_hold_what_was_shelved(table: dict[str, int], others: list[str]) -> None:
    shelves = Shelves(shelve(table), msgspec.msgpack.decode)
    assert dict(shelves.items()) == table and len(shelves) == len(table)
    for word in (*table, *others):
        assert shelves.get(word) == table.get(word) and (word in shelves) == (word in table)


def test_same_entries_same_bytes() -> None:
    assert pack(ENTRIES, ()) == pack(list(ENTRIES), ())


@pytest.mark.parametrize("data", [b"", b"arabdiplo", b"x" * 200])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a word table"):
        GeneralTable(data)


@given(st.text(max_size=6))
def test_empty_table_knows_nothing(word: str) -> None:
    assert GeneralTable(pack((), ())).readings(word) == []


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache of its own and a table that is built at once."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("arabdiplo.morph.build.build", lambda: pack(ENTRIES, ()))
    store.general_table.cache_clear()
    yield tmp_path / "arabdiplo"
    store.general_table.cache_clear()


def test_built_once_then_opened(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert store.general_table().readings("وزير")
    files = list(small.iterdir())
    assert len(files) == 1
    assert stat.S_IMODE(small.stat().st_mode) == 0o700
    store.general_table.cache_clear()
    monkeypatch.setattr("arabdiplo.morph.build.build", lambda: pytest.fail("built twice"))
    assert store.general_table().readings("وزير")


@pytest.mark.parametrize("damage", [lambda data: b"damaged", lambda data: data[:-1] + b"x", lambda data: b""])
def test_a_damaged_file_is_built_anew(small: Path, damage: Callable[[bytes], bytes]) -> None:
    store.general_table()
    file = next(small.iterdir())
    good = file.read_bytes()
    file.write_bytes(damage(good))
    store.general_table.cache_clear()
    assert store.general_table().readings("وزير")
    assert file.read_bytes() == good


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no POSIX permissions")
def test_a_file_that_others_may_write_is_not_read(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.general_table()
    next(small.iterdir()).chmod(0o666)
    store.general_table.cache_clear()
    monkeypatch.setattr("arabdiplo.morph.build.build", lambda: pack([("سفير", "سفير", "noun", 0, 1)], ()))
    assert store.general_table().readings("سفير")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no POSIX permissions")
def test_a_directory_that_others_may_write_is_not_used(small: Path) -> None:
    small.mkdir()
    small.chmod(0o777)
    assert store.general_table().readings("وزير")
    assert list(small.iterdir()) == []


def test_rules_that_are_worked_at_do_not_push_the_table_out(small: Path) -> None:
    store.general_table()
    (table,) = small.iterdir()
    os.utime(table, (1, 1))
    for number in range(KEPT + 5):
        write_cached(small / f"{number}.rules", b"magic", b"body")
    assert table.exists() and len(list(small.iterdir())) == KEPT + 1


def test_a_table_in_use_is_not_the_oldest(small: Path) -> None:
    store.general_table()
    (table,) = small.iterdir()
    os.utime(table, (1, 1))
    store.general_table.cache_clear()
    store.general_table()
    assert table.stat().st_mtime > 1


@pytest.mark.parametrize("file", ["morph/verbs.py", "morph/data/nouns.tsv", "text/folding.py"])
def test_the_key_knows_all_that_shapes_the_table(
    file: str, small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = Path(store.__file__).parents[1]
    for name in ("morph", "text"):
        shutil.copytree(package / name, tmp_path / name)
    monkeypatch.setattr(store, "__file__", str(tmp_path / "morph" / "store.py"))
    monkeypatch.setattr(store.text, "__file__", str(tmp_path / "text" / "__init__.py"))
    before = store._key()
    (tmp_path / file).write_text("changed", encoding="utf-8")
    assert store._key() != before


def test_no_cache_at_all(small: Path) -> None:
    small.write_text("a file where the directory should be")
    assert store.general_table().readings("وزير")
