"""Rules that compile, for as long as one likes: `python fuzz/long.py SECONDS SEED [FOLDER]`; needs no atheris.

Trees of rule files are edited (`tests/fuzz/chain.py`), and what compiles reads texts.  What breaks a promise is left in
FOLDER (`fuzzed`), the rule files beside the traceback; how much was tried is printed each minute and at the end.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "fuzz"), str(ROOT / "tests"), str(ROOT / "src")]
PLACE = Path(tempfile.mkdtemp(prefix="arabdiplo-fuzz-"))
os.environ["XDG_CACHE_HOME"] = str(PLACE / "cache")  # not that of the user

from chain import Chain  # noqa: E402

#: so many files are left of one place in the code
SHOWN = 3


def main(seconds: float, seed: int, out: Path) -> int:
    """How many promises were broken?"""
    luck, seen = Random(seed), Counter[str]()
    chain = Chain(PLACE, lambda most: luck.randint(0, max(most, 0)))
    started = said = time.monotonic()
    while time.monotonic() < started + seconds:
        if time.monotonic() > said + 60:
            said = time.monotonic()
            print(f"{said - started:.0f} s", dict(chain.tally), dict(seen), flush=True)
        try:
            chain.step()
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__}-{Path(last.filename).name}-{last.lineno}"
            seen[place] += 1
            if seen[place] <= SHOWN:
                keep(chain, out / f"{seed}-{place}-{seen[place]}")
            chain.restart()
    print(f"{time.monotonic() - started:.0f} s", dict(chain.tally), dict(seen))
    return seen.total()


def keep(chain: Chain, folder: Path) -> None:
    """The rule files that broke a promise, how, and the text that was read."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*chain.paths, *chain.folder.glob("*.tsv")):
        shutil.copy(path, folder)
    why = f"{traceback.format_exc()}\n{chain.text!r}\n"
    (folder / "why.txt").write_text(why, encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    place = Path(sys.argv[3] if len(sys.argv) > 3 else "fuzzed")
    raise SystemExit(1 if main(float(sys.argv[1]), int(sys.argv[2]), place) else 0)
