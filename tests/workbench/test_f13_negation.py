"""Feature 13: negation of a word (`not`), of a sequence (`unless`), of the event (its status)."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabdiplo
from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules

RULES = """dpl 1
type craft
lexicon hulls { noun "سفينة" noun "مركبة" }
pattern vessel -> craft {
  match hulls and not "مركبة" as h then adj
  unless followed by ("في" then "الفضاء")
  example "غرقت سفينة كبيرة" chunk "سفينة كبيرة"
}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("غرقت سفينة كبيرة", True),
        ("غرقت مركبة كبيرة", False),
        ("سفينة كبيرة في الفضاء", False),
        ("سفينة كبيرة في البحر", True),
    ],
)
def test_not_a_word_and_unless_a_sequence(tmp_path: Path, text: str, found: bool) -> None:
    path = tmp_path / "craft.dpl"
    path.write_text(RULES, encoding="utf-8")
    engine = Engine(load_rules([path], bundled=False))
    assert any(chunk.type == "craft" for chunk in engine.explain(text).chunks) == found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("زار الرئيس الكيني القاهرة", "actual"),
        ("لم يزر الرئيس الكيني القاهرة", "denied"),
        ("من المقرر أن يزور الرئيس الكيني القاهرة", "planned"),
        ("ألغى الرئيس الكيني زيارته إلى القاهرة", "cancelled"),
    ],
)
def test_the_event_that_was_not(extractor: arabdiplo.Extractor, text: str, status: str) -> None:
    (event,) = (event for event in extractor.extract(text).events if event.type == "visit")
    assert event.status == status


def test_unless_keeps_what_is_no_event_out(extractor: arabdiplo.Extractor) -> None:
    assert extractor.extract("ألغى الفريق زيارة الملعب قبل المباراة").events == ()
