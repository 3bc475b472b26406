"""Words from the cache are the words that were built."""

import json
import re
from pathlib import Path

import attrs
import pytest

from arabdiplo.engine import Engine, store, words
from arabdiplo.lang import Program, codec, load_rules
from arabdiplo.matching.places import Part
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
    made = store.Words(attrs.evolve(program, digest=""))
    made.morphology.lemmas("verb", "زار")
    index, ways, known = decode(encode(made.morphology.index, made.cutter.ways, made.morphology.verbs))
    assert dict(ways) == dict(made.cutter.ways)
    assert dict(index.rows) == made.morphology.index.rows
    assert index.kin == made.morphology.index.kin
    assert known == made.morphology.verbs != {}
    assert len(index.rows) > 10_000


def test_the_second_engine_reads_the_file_and_finds_the_same(
    program: Program, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = [json.loads(line) for line in (ROOT / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()][:8]
    first = Engine(program)
    assert len(list(cache.glob("*.forms"))) == 1
    monkeypatch.setattr(words, "rows_of", lambda _: pytest.fail("the rows were expanded again"))
    second = Engine(program)
    for seed in seeds:
        assert second.run(seed["text"], seed.get("date")) == first.run(seed["text"], seed.get("date"))
        for word in re.findall(r"\w+", seed["text"]):
            assert second.morphology.analyse(word) == first.morphology.analyse(word)
    assert second.explain(seeds[0]["text"]) == first.explain(seeds[0]["text"])


def shape(part: Part) -> object:
    """A part of a line as data that can be compared."""

    def plain(value: object) -> object:
        if isinstance(value, tuple):
            return list(map(plain, value))
        return shape(value) if hasattr(value, "before") else value  # type: ignore[arg-type]

    return type(part), [plain(getattr(part, name)) for name in part.__slots__]  # type: ignore[attr-defined]


def test_what_an_engine_makes_later_is_what_was_made_at_once(program: Program, cache: Path) -> None:
    first, second = Engine(program), Engine(program)
    assert (first.conditions.prepared, second.conditions.prepared) == (False, True)
    tests = second.alphabet.index.keep()
    known = len(tests.tests)
    assert first.alphabet.index.keep() == tests
    assert second.frames.keep() == first.frames.keep()
    assert list(second.frames.index) == list(first.frames.index)
    for name, frame in first.frames.frames.items():
        made = second.frames.frames[name]
        assert made.sides == frame.sides
        for one, other in zip(made.arms, frame.arms, strict=True):
            assert attrs.asdict(one, recurse=False) == attrs.asdict(other, recurse=False)
    for ours, theirs in zip(second.cascade.levels, first.cascade.levels, strict=True):
        for pattern, other in zip(ours.patterns, theirs.patterns, strict=True):
            made, same = ([each.line(number) for number in range(len(each.needs))] for each in (pattern, other))
            assert [shape(line.template.part) for line in made] == [shape(line.template.part) for line in same]
            assert [set(line.needs) for line in made] == list(map(set, theirs.needs(other)))
            assert list(ours.needs(pattern)) == list(theirs.needs(other))
    assert len(second.alphabet.index.keep().tests) == known, "a line made later asks for a new test"


def test_a_damaged_file_is_built_anew(cache: Path) -> None:
    small = attrs.evolve(load_rules([RULES], bundled=False), digest="4567")
    Engine(small)
    (file,) = cache.glob("*.forms")
    whole = file.read_bytes()
    file.write_bytes(whole[:-5] + b"?????")
    assert store.Words(small).plan is None
    Engine(small)
    assert file.read_bytes() == whole
    made = store.Words(small)
    assert made.plan is not None
    assert made.cutter.split("جاب نادر") == ["جاب", "نادر"]


def test_code_that_is_only_called_otherwise_is_other_code(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_ROOMS", (str(tmp_path),))
    (tmp_path / "fit.py").write_text("", encoding="utf-8")
    before = store._key(program)
    (tmp_path / "fit.py").rename(tmp_path / "verbs.py")
    assert store._key(program) != before


def test_without_a_digest_nothing_is_kept(cache: Path) -> None:
    Engine(load_rules([RULES], bundled=False))
    assert not list(cache.glob("*.forms"))


def test_a_program_from_the_cache_names_the_same_words(program: Program) -> None:
    """Their forms are built of it where the code has changed since they were kept."""
    assert words.named_words(codec.decode(codec.encode(program))) == words.named_words(program)
