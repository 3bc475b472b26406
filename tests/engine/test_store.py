"""Words from the cache are the words that were built."""

import json
import re
from pathlib import Path

import attrs
import pytest

from arabdiplo.engine import Engine, store
from arabdiplo.lang import Program, load_rules
from arabdiplo.morph.rows import decode, encode

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "tests" / "cli" / "rules" / "tour.dpl"


@pytest.fixture(scope="module")
def program() -> Program:
    return attrs.evolve(load_rules(), digest="0123")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "arabdiplo"


def test_stored_words_have_the_readings_and_ways_of_built_ones(program: Program) -> None:
    words = store.Words(attrs.evolve(program, digest=""))
    words.morphology.lemmas("verb", "زار")
    index, ways, known = decode(encode(words.morphology.index, words.cutter.ways, words.morphology.verbs))
    assert dict(ways) == dict(words.cutter.ways)
    assert dict(index.rows) == words.morphology.index.rows
    assert index.kin == words.morphology.index.kin
    assert known == words.morphology.verbs != {}
    assert len(index.rows) > 10_000


def test_the_second_engine_reads_the_file_and_finds_the_same(
    program: Program, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = [json.loads(line) for line in (ROOT / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()][:8]
    first = Engine(program)
    assert len(list(cache.glob("*.forms"))) == 1
    monkeypatch.setattr(store, "rows_of", lambda _: pytest.fail("the rows were expanded again"))
    second = Engine(program)
    for seed in seeds:
        assert second.run(seed["text"], seed.get("date")) == first.run(seed["text"], seed.get("date"))
        for word in re.findall(r"\w+", seed["text"]):
            assert second.morphology.analyse(word) == first.morphology.analyse(word)


def test_a_damaged_file_is_built_anew(cache: Path) -> None:
    small = attrs.evolve(load_rules([RULES], bundled=False), digest="4567")
    store.Words(small).keep()
    (file,) = cache.glob("*.forms")
    whole = file.read_bytes()
    file.write_bytes(whole[:-5] + b"?????")
    words = store.Words(small)
    words.keep()
    assert file.read_bytes() == whole
    assert words.cutter.split("جاب نادر") == ["جاب", "نادر"]


def test_without_a_digest_nothing_is_kept(cache: Path) -> None:
    store.Words(load_rules([RULES], bundled=False)).keep()
    assert not list(cache.glob("*.forms"))
