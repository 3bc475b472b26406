"""The word table as a file, and the cache it lives in."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo.morph import Feature, GeneralTable, Reading, store
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
    assert "وزير" in table
    assert "سفير" not in table


def test_same_entries_same_bytes() -> None:
    assert pack(ENTRIES, ()) == pack(list(ENTRIES), ())


@pytest.mark.parametrize("data", [b"", b"arabdiplo morph1", b"x" * 200])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a word table"):
        GeneralTable(data)


@given(st.data())
def test_a_turned_bit_is_seen(data: st.DataObject) -> None:
    table = bytearray(pack(ENTRIES, ()))
    table[data.draw(st.integers(0, len(table) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(ValueError, match="not a word table"):
        GeneralTable(bytes(table))


@given(st.text(max_size=6))
def test_empty_table_knows_nothing(word: str) -> None:
    assert GeneralTable.empty().readings(word) == []


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


def test_a_damaged_file_is_built_anew(small: Path) -> None:
    store.general_table()
    file = next(small.iterdir())
    file.write_bytes(b"damaged")
    store.general_table.cache_clear()
    assert store.general_table().readings("وزير")
    assert file.stat().st_size > 100


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no POSIX permissions")
def test_a_file_that_others_may_write_is_not_read(small: Path) -> None:
    store.general_table()
    file = next(small.iterdir())
    file.write_bytes(pack([("سفير", "سفير", "noun", 0, 1)], ()))
    file.chmod(0o666)
    store.general_table.cache_clear()
    assert not store.general_table().readings("سفير")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no POSIX permissions")
def test_a_directory_that_others_may_write_is_not_used(small: Path) -> None:
    small.mkdir()
    small.chmod(0o777)
    assert store.general_table().readings("وزير")
    assert list(small.iterdir()) == []


def test_no_cache_at_all(small: Path) -> None:
    small.write_text("a file where the directory should be")
    assert store.general_table().readings("وزير")
