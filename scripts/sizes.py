"""How long so many rules, or so long a lexicon, take to load, and how much memory: the figures of docs/robustness.md.

    python scripts/sizes.py --rules 10000       # events with a frame each, beside the bundled rules
    python scripts/sizes.py --entries 1000000   # names in one lexicon, alone

Each is loaded twice, in a process of its own: the first time nothing is in the cache, the second time all is.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_A_FILE = 500
"""rules of one file"""
_NEWS = "زار الوزير الكيني مسقط أمس. قال الوزير إن الوفد وصل إلى المدينة. " * 100


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rules", type=int, default=0)
    options.add_argument("--entries", type=int, default=0)
    options.add_argument("--load", default="", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.load:
        return load(given.load, bool(given.rules))
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder, "rules")
        rules.mkdir()
        if given.rules:
            write_rules(rules, given.rules)
        else:
            write_lexicon(rules, given.entries)
        for label in ("first time", "from the cache"):
            print(label, end=": ", flush=True)
            command = [sys.executable, __file__, "--load", str(rules), "--rules", str(given.rules)]
            subprocess.run(command, env={**os.environ, "XDG_CACHE_HOME": folder}, check=True)


def words(number: int) -> Iterator[str]:
    """So many words of five letters that nobody uses, in order."""
    return itertools.islice(("".join(word) for word in itertools.product(_LETTERS, repeat=5)), 5000, 5000 + number)


def write_rules(folder: Path, number: int) -> None:
    """Files of events with a frame each, whose verbs no list has."""
    for file, some in enumerate(_batches(number)):
        lines = ["dpl 1", "use actor"]
        for i, word in enumerate(some):
            lines += [
                f"event e{file}_{i} {{ actor : actor }}",
                f"frame f{file}_{i} -> e{file}_{i} {{",
                f'  verb "{word} ي{word}" subject actor',
                f'  example "{word} الوزير الكيني" actor "الوزير الكيني"',
                f'  reject "{word} المطر"',
                "}",
            ]
        Path(folder, f"m{file}.dpl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _batches(number: int) -> Iterator[list[str]]:
    found = words(number)
    while some := list(itertools.islice(found, _A_FILE)):
        yield some


def write_lexicon(folder: Path, number: int) -> None:
    """One lexicon of names."""
    rows = "".join(f"{word}\tmade\n" for word in words(number))
    Path(folder, "many.tsv").write_text("entry\tsource\n" + rows, "utf-8")
    Path(folder, "many.dpl").write_text('dpl 1\ntype thing\nlexicon made -> thing from "many.tsv" as proper\n', "utf-8")


def load(rules: str, bundled: bool) -> None:
    """Load, read a text, and print the seconds of a core and the peak of memory."""
    import arabdiplo

    began = time.process_time()
    extractor = arabdiplo.Extractor(rules, bundled=bundled)
    extractor.extract("زار الوزير الكيني مسقط")
    loaded = time.process_time() - began
    extractor.extract(_NEWS)
    began = time.process_time()
    extractor.extract(_NEWS)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    read = time.process_time() - began
    print(f"loaded in {loaded:.1f} s, {len(_NEWS):,} letters read in {read:.2f} s, peak {peak:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
