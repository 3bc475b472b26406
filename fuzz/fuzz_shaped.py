"""Coverage-guided fuzzing of rules that compile: `python fuzz/fuzz_shaped.py [FOLDER] [-max_total_time=600]`.

The bytes are edits of the trees of two rule files, one after the other, and of the texts that are read with what
compiles (`tests/fuzz/chain.py`); what must hold is in `tests/fuzz/promises.py`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import atheris

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS / "fuzz"), str(TESTS)]
PLACE = Path(tempfile.mkdtemp(prefix="arabdiplo-fuzz-"))
os.environ["XDG_CACHE_HOME"] = str(PLACE / "cache")

ROOMS = ("lang", "morph", "temporal", "syntax", "matching", "roles", "document", "engine")
with atheris.instrument_imports(include=[f"arabdiplo.{room}" for room in ROOMS]):
    from chain import Chain

    Chain(PLACE, lambda most: most // 2).step()  # imports what is imported late


def one(data: bytes) -> None:
    """Some edits, made of the bytes."""
    steps = atheris.FuzzedDataProvider(data)
    chain = Chain(PLACE, lambda most: steps.ConsumeIntInRange(0, most) if most > 0 else 0)
    while steps.remaining_bytes() > 8:
        chain.step()


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
