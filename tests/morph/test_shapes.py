"""What the shape of a word shows: the other case of duals and sound plurals."""

from __future__ import annotations

import pytest

from arabdiplo.morph import Morphology
from arabdiplo.morph.shapes import oblique


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("المهندسين", True), ("مهندسون", False), ("قوانين", False), ("الملايين", False), ("المهندس", False)],
)
def test_a_sound_plural_in_ين_is_no_subject(word: str, wanted: bool) -> None:
    assert oblique(word, Morphology().analyse(word).readings) is wanted
