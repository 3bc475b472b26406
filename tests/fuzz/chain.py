"""Rule files edited one step after the other: what compiles is edited further, and read with."""

from __future__ import annotations

import pickle
import shutil
from collections import Counter
from pathlib import Path

from mutate import edit, sentences
from promises import Readers, check_kept, check_layout, check_words, compiled, invented, texts_of
from shape import Choose, Editor, read, spread, written

from arabdiplo import Extractor
from arabdiplo.engine import Engine
from arabdiplo.lang.again import Again
from arabdiplo.lang.load import load_rules
from arabdiplo.lang.program import Program
from arabdiplo.lang.tree import Module

RULES = Path(__file__).parent / "rules"
NAMES = ("small_world", "small_acts")
#: so many edited files after one another, then the first ones again
LENGTH = 40
#: texts that are read with rules that compile
TEXTS = 16
DATES = ("2024-03-06", "2024-03-06", None, "2024-02-29", "2024-03", "0001-01-01", "9999-12-31")


class Chain:
    """The two files of `rules/`, edited again and again.

    tally: files that were edited, those that compiled, texts read with them and events found.
    """

    def __init__(self, folder: Path, choose: Choose) -> None:
        self.choose = choose
        self.folder = folder
        self.paths = [folder / f"{name}.dpl" for name in NAMES]
        self.tally: Counter[str] = Counter()
        self.text = ""
        """the text that was read last"""
        self._news = sentences()
        self._first = {name: read((RULES / f"{name}.dpl").read_text(encoding="utf-8"), name) for name in NAMES}
        shutil.copy(RULES / "states.tsv", folder)
        self.restart()

    def restart(self) -> None:
        """Begin with the first files again."""
        self._good: dict[str, Module] = dict(self._first)
        self._age = 0
        self._again = Again()
        self._earlier: Extractor | None = None
        for name, path in zip(NAMES, self.paths, strict=True):
            path.write_text(written(self._good[name]), encoding="utf-8")

    def step(self) -> bool:
        """Edit a file, and check all that is promised of it.  Does it compile?"""
        if self._age >= LENGTH:
            self.restart()
        self._age += 1
        at = self.choose(len(NAMES) - 1)
        name, path = NAMES[at], self.paths[at]
        text = written(Editor(list(self._good.values()), self.choose).edit(self._good[name], 1 + self.choose(4)))
        text = text if self.choose(2) else spread(text, self.choose)
        path.write_text(text, encoding="utf-8", newline="")
        self.tally["files"] += 1
        self.text = ""
        program, _ = compiled(self.paths)
        check_layout(path)
        if program is None:
            path.write_text(written(self._good[name]), encoding="utf-8")
            return False
        self.tally["compiled"] += 1
        check_words(text)
        self._read(program)
        self._good[name] = read(text, name)
        return True

    def _read(self, program: Program) -> None:
        readers = Readers(program)
        if not self.choose(2):
            kept = check_kept(program, self.paths, self.folder / "cache")
            readers.engines += [Engine(kept), Engine(kept)]  # the second one from what the first one kept
        if not self.choose(1):
            changed = load_rules(self.paths, bundled=False, again=self._again)
            assert changed == program
            self._earlier = Extractor.of(changed, earlier=self._earlier)
            readers.engines.append(self._earlier.engine)
        if not self.choose(5):
            readers.engines.append(pickle.loads(pickle.dumps(readers.extractor)).engine)  # as processes get it
        own = list(texts_of(program))
        if not self.choose(3):
            own += invented(readers.engines[0], lambda words: words[self.choose(len(words) - 1)], 10)
        for _ in range(TEXTS):
            kind = self.choose(7)
            pool = own if kind and own else self._news
            self.text = edit(pool, self.choose, self.choose(2 if kind < 6 else 25))
            self.tally["events"] += readers.check(self.text, DATES[self.choose(len(DATES) - 1)])
            self.tally["texts"] += 1
        self.text = edit(own or self._news, self.choose, self.choose(3))
        readers.explained(self.text)
        self.text = ""
        if not self.choose(4):
            readers.tools()
