"""Coverage-guided fuzzing of texts with atheris: `python fuzz/fuzz_texts.py [FOLDER] [-max_total_time=600]`.

What is asked of every text: no error, every span a stretch of the text, the same
again a second time, and no more than so many seconds for so many letters.
The bytes are read as steps of an editor over sentences of news, so that what is tried is
nearly Arabic; some are random letters.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import atheris

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS / "fuzz"), str(TESTS)]

with atheris.instrument_imports(include=["arabdiplo"]):
    from mutate import check, edit, sentences

    from arabdiplo import Extractor

    EXTRACTOR = Extractor()
    check(EXTRACTOR, "زار وزير الخارجية الأردني الدوحة أمس")  # imports what is imported late
NEWS = sentences()


def one(data: bytes) -> None:
    """A text made of the bytes."""
    steps = atheris.FuzzedDataProvider(data)
    text = edit(NEWS, lambda most: steps.ConsumeIntInRange(0, most), 2 + len(data) // 4)
    if steps.remaining_bytes() > 20:
        text += steps.ConsumeUnicode(200)
    started = time.process_time()
    check(EXTRACTOR, text)
    took = time.process_time() - started
    assert took < 2 + len(text) / 500, f"{took:.1f} s for {len(text)} letters"


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
