"""Coverage-guided fuzzing of the compiler with atheris: `python fuzz/fuzz_rules.py [FOLDER] [-max_total_time=600]`.

Whatever a rule file holds, there are diagnostics and never a traceback; what compiles reads a text.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS / "fuzz"), str(TESTS)]

ROOMS = ("lang", "temporal", "syntax", "matching", "roles", "document", "engine")
PLACE = Path(tempfile.mkdtemp(prefix="arabdiplo-fuzz-"))
with atheris.instrument_imports(include=[f"arabdiplo.{room}" for room in ROOMS]):
    from mutate import check_rules, edit_rules, rule_files

    check_rules("dpl 1\n", PLACE)  # imports what is imported late
FILES = rule_files()


def one(data: bytes) -> None:
    """A rule file made of the bytes."""
    steps = atheris.FuzzedDataProvider(data)
    check_rules(edit_rules(FILES, lambda most: steps.ConsumeIntInRange(0, most), 1 + len(data) // 6), PLACE)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
