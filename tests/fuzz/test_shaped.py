"""Rule files edited in their trees, most of which compile, and texts read with them: `fuzz/long.py` takes its time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import attrs
import pytest
from chain import RULES, Chain
from promises import Readers, check_layout, check_words, compiled
from shape import Editor, bare, read, spread, written

from arabdiplo.lang.layout import layout
from arabdiplo.lang.source import Source
from arabdiplo.lang.tree import Event, Module

STEPS = int(os.environ.get("FUZZ_STEPS", "3"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
FILES = sorted(RULES.glob("*.dpl"))
LONG = Path(__file__).resolve().parents[2] / "fuzz" / "long.py"


def test_edited_trees(tmp_path: Path) -> None:
    luck = Random(SEED)
    chain = Chain(tmp_path, lambda most: luck.randint(0, max(most, 0)))
    for _ in range(STEPS):
        chain.step()
    assert chain.tally["compiled"] >= chain.tally["files"] / 3


def test_the_files_to_begin_with_are_sound_and_find_something() -> None:
    program, found = compiled(FILES)
    assert program is not None and found == ()
    readers = Readers(program)
    failed = [str(one) for one in readers.outcomes() if not one.passed]
    assert failed == []
    assert readers.check("قال مروان إن وزير كينيا سامر زار بيرو أمس والتقى السفير الكيني ليلى") >= 2


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_tree_is_written_as_it_was_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    module = read(text, path.stem)
    assert bare(read(written(module), path.stem)) == bare(module)
    check_words(text)
    check_layout(path)


@pytest.mark.parametrize("seed", range(2))
def test_other_space_and_comments_are_the_same_rules(seed: int, tmp_path: Path) -> None:
    luck = Random(seed)
    for path in FILES:
        other = tmp_path / path.name
        other.write_text(spread(path.read_text("utf-8"), lambda n: luck.randint(0, n)), encoding="utf-8", newline="")
        assert bare(_undocumented(read(other.read_text("utf-8"), path.stem))) == bare(
            _undocumented(read(path.read_text("utf-8"), path.stem))
        )
        check_layout(other)


def test_most_edits_change_something() -> None:
    modules = [read(path.read_text(encoding="utf-8"), path.stem) for path in FILES]
    luck = Random(7)
    editor = Editor(modules, lambda most: luck.randint(0, max(most, 0)))
    changed = sum(written(editor.edit(modules[0], 2)) != written(modules[0]) for _ in range(20))
    assert changed > 14


def _undocumented(module: Module) -> Module:
    """Without the comments above events, of which there may be more now."""
    return attrs.evolve(
        module, items=tuple(attrs.evolve(i, doc="") if isinstance(i, Event) else i for i in module.items)
    )


def test_a_block_on_one_line_whose_strings_would_swap_is_laid_out_at_once() -> None:
    """Two strings with no word between them, in a file that is not sound yet: fmt has nothing to do the second time."""
    once = layout(Source("a.dpl", 'dpl 1\nlexicon names { proper "نادر" or "سلمى" "مجلس" "ليلى" }\n')).text
    assert layout(Source("a.dpl", once)).text == once
    assert once.splitlines()[1:] == ["lexicon names {", '  proper "نادر" or "سلمى"', '    "مجلس"', '    "ليلى"', "}"]


def test_the_long_run_starts_by_itself_as_its_page_says(tmp_path: Path) -> None:
    command = [sys.executable, str(LONG), "0.1", "7", str(tmp_path / "found")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "'texts'" in done.stdout
    assert not (tmp_path / "found").exists()
