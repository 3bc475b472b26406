"""What kind a filler has, where its word is of several types."""

from __future__ import annotations

from pathlib import Path

import arabdiplo

RULES = """dpl 1
type state is place
type demonym
lexicon demonyms -> demonym { adj "مالي" }
lexicon states -> state { proper "مالي" }
event trip { spot : place }
frame trip -> trip {
  verb "وصل يصل" prep "إلى" spot
  example "وصل الوفد إلى مالي" spot "مالي"
  reject "نام الكلب"
}
"""


def test_a_word_of_two_types_has_the_kind_that_its_role_takes(tmp_path: Path) -> None:
    (tmp_path / "trip.dpl").write_text(RULES, encoding="utf-8")
    (event,) = arabdiplo.Extractor([tmp_path], bundled=False).extract("وصل الوفد إلى مالي").events
    assert [(arg.span.text, arg.kind) for arg in event.args if arg.span] == [("مالي", "state")]
