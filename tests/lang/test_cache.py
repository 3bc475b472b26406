"""Compiled rules on disk: the same program, and never a stale or foreign one."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabdiplo._cache import KEPT, map_cached, read_cached, write_cached
from arabdiplo.lang import Program, RuleError, load_rules
from arabdiplo.lang import cache as cache_module
from arabdiplo.lang.cache import load_rules_cached
from arabdiplo.lang.codec import DecodeError, decode, encode

ERRORS = Path(__file__).parent / "errors"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "a.dpl").write_text(
        'dpl 1\nuse b\nlexicon l from "l.tsv" as noun\nlet x = l then y\n'
        'event e { r : actor }\nframe f -> e { noun l of r when followed by x example "ك" reject "م" }\n',
        encoding="utf-8",
    )
    (folder / "b.dpl").write_text('dpl 1\nlet y = "أ" or "ب"\n', encoding="utf-8")
    (folder / "l.tsv").write_text("entry\tsource\nكتاب\thand\n", encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with every real compilation."""
    calls: list[int] = []
    real = cache_module._compile

    def counted(*args: object, **more: object) -> object:
        calls.append(1)
        return real(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(cache_module, "_compile", counted)
    return calls


def load(rules: Path, store: Path) -> Program:
    return load_rules_cached([rules / "a.dpl"], bundled=False, folder=store)


def entry(store: Path) -> Path:
    (file,) = store.iterdir()
    return file


# -- bytes ---------------------------------------------------------------------------


def test_round_trip(rules: Path) -> None:
    program = load_rules([rules], bundled=False)
    assert decode(encode(program)) == program


def test_round_trip_of_the_bundled_rules(patiently: Callable[[Callable[[], None]], None]) -> None:
    program = load_rules()
    data = encode(program)
    assert decode(data) == program

    def check() -> None:
        assert min(_timed(data) for _ in range(5)) < 0.15, "decoding is there to be fast"

    patiently(check)


def _timed(data: bytes) -> float:
    start = time.perf_counter()
    decode(data)
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"\x92\x90\x90", b"\x92\x90\x91\x00", b"\x92\x90\x92\x01\x02", b"\xff" * 50]
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(DecodeError):
        decode(data)


# -- hits and misses -----------------------------------------------------------------


def test_the_second_time_nothing_is_compiled(rules: Path, store: Path, compiled: list[int]) -> None:
    first = load(rules, store)
    assert load(rules, store) == first == load_rules([rules / "a.dpl"], bundled=False)
    assert len(compiled) == 1


Change = Callable[[Path], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda rules: (rules / "a.dpl").write_text((rules / "a.dpl").read_text() + "# x\n"),
        lambda rules: (rules / "b.dpl").write_text('dpl 1\nlet y = "ج"\n'),
        lambda rules: (rules / "l.tsv").write_text("entry\tsource\nقلم\thand\n"),
    ],
    ids=["the file", "a used file", "a table"],
)
def test_a_change_is_seen(rules: Path, store: Path, compiled: list[int], change: Change) -> None:
    load(rules, store)
    change(rules)
    assert load(rules, store) == load_rules([rules / "a.dpl"], bundled=False)
    assert len(compiled) == 2


def test_a_new_file_beside_that_comes_before_the_bundled_one(rules: Path, store: Path, compiled: list[int]) -> None:
    (rules / "a.dpl").write_text("dpl 1\nuse time\n")
    load(rules, store)
    (rules / "time.dpl").write_text("dpl 1\n")
    assert load(rules, store).patterns == ()
    assert len(compiled) == 2


def test_a_new_file_in_a_folder_is_seen(rules: Path, store: Path) -> None:
    assert load_rules_cached([rules], False, store).modules == ("a", "b")
    (rules / "c.dpl").write_text("dpl 1\n")
    assert load_rules_cached([rules], False, store).modules == ("a", "b", "c")


def test_errors_are_raised_and_not_kept(rules: Path, store: Path) -> None:
    (rules / "b.dpl").write_text("dpl 1\n")
    for _ in range(2):
        with pytest.raises(RuleError):
            load(rules, store)
    assert list(store.iterdir()) == []


# -- damage and strangers --------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data[:20],
        lambda data: b"",
        lambda data: data[:-5] + bytes([data[-5] ^ 1]) + data[-4:],
        lambda data: b"something else\n" + data[15:],
        lambda data: os.urandom(len(data)),
    ],
)
def test_damage_is_repaired(rules: Path, store: Path, compiled: list[int], damage: Callable[[bytes], bytes]) -> None:
    first = load(rules, store)
    good = entry(store).read_bytes()
    entry(store).write_bytes(damage(good))
    assert load(rules, store) == first
    assert entry(store).read_bytes() == good
    assert len(compiled) == 2


def test_another_version_is_not_read(
    rules: Path, store: Path, compiled: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(rules, store)
    monkeypatch.setattr(cache_module, "__version__", "99")
    load(rules, store)
    assert len(compiled) == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners here")
def test_a_folder_open_to_others_is_not_used(rules: Path, store: Path, compiled: list[int]) -> None:
    store.mkdir()
    store.chmod(0o777)
    load(rules, store)
    load(rules, store)
    assert len(compiled) == 2 and list(store.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners here")
def test_a_symlink_is_no_cache(rules: Path, store: Path, tmp_path: Path, compiled: list[int]) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    store.symlink_to(tmp_path / "real")
    load(rules, store)
    assert list((tmp_path / "real").iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners here")
def test_the_folder_is_ours_alone(rules: Path, store: Path) -> None:
    load(rules, store)
    assert store.stat().st_mode & 0o077 == 0
    assert entry(store).stat().st_mode & 0o077 == 0


def test_no_folder_at_all(rules: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert load(rules, tmp_path / "file" / "cache").modules == ("a", "b")


def test_the_users_folder(rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    load_rules_cached([rules], bundled=False)
    assert len(list((tmp_path / "xdg" / "arabdiplo").iterdir())) == 1


def test_a_hit_needs_no_parser(rules: Path, store: Path) -> None:
    load(rules, store)
    code = (
        "import sys; from pathlib import Path; from arabdiplo.lang.cache import load_rules_cached as load;"
        f"load([Path({str(rules / 'a.dpl')!r})], False, Path({str(store)!r}));"
        "sys.exit('pyparsing' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=os.getcwd()).returncode == 0


def test_the_bundled_rules_are_compiled_once_for_all_folders(
    tmp_path: Path, store: Path, compiled: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        load_rules_cached(folder=store)
    assert len(compiled) == 1


def test_the_oldest_files_of_the_folder_go(tmp_path: Path) -> None:
    for number in range(KEPT + 20):
        write_cached(tmp_path / f"{number}.rules", b"magic", b"body")
        os.utime(tmp_path / f"{number}.rules", (number, number))
    left = {int(path.stem) for path in tmp_path.iterdir()}
    assert len(left) == KEPT and KEPT + 19 in left and not {0, 1, 2} & left
    assert read_cached(tmp_path / f"{KEPT + 19}.rules", b"magic") == b"body"
    write_cached(tmp_path / "a.words", b"magic", b"body", kept=1)
    write_cached(tmp_path / "b.words", b"magic", b"body", kept=1)
    assert [path.stem for path in tmp_path.glob("*.words")] == ["b"]
    assert len(list(tmp_path.glob("*.rules"))) == KEPT


@given(st.data())
def test_a_turned_bit_is_seen(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.words"
        write_cached(file, b"magic", b"some body")
        assert map_cached(file, b"magic") == read_cached(file, b"magic") == b"some body"
        written = bytearray(file.read_bytes())
        written[data.draw(st.integers(0, len(written) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        file.write_bytes(written)
        assert map_cached(file, b"magic") is read_cached(file, b"magic") is None
