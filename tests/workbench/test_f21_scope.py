"""Feature 21: where a sentence ends, and how far a rule may look."""

from __future__ import annotations

from pathlib import Path

import pytest

from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules
from arabdiplo.text import tokenize
from arabdiplo.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قال د. محمد إن الوضع هادئ.", 1),
        ("وأضاف: نعم.", 1),
        ("وصل الوفد. وقال الوزير: سنرى!", 2),
        ("بلغت 3.5 مليون. ثم هبطت.", 2),
        ("عنوان\nنص", 2),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(sentences(text, tokenize(text))) == count


RULES = """dpl 1
use actor
event mooring {{ sailor : person  require sailor }}
lexicon sea {{ noun "بحر" noun "ميناء" }}
frame moor -> mooring {{
  verb "رسا يرسو" subject sailor
  unless not {scope} has sea
  example "رسا الوزير الكيني في الميناء" sailor "الوزير الكيني"
  reject "رست المناقصة على الشركة"
}}
"""


@pytest.mark.parametrize(
    ("scope", "found"),
    [("clause", [True, False, False]), ("sentence", [True, True, False]), ("text", [True, True, True])],
)
def test_how_far_a_condition_looks(tmp_path: Path, scope: str, found: list[bool]) -> None:
    path = tmp_path / "moor.dpl"
    path.write_text(RULES.format(scope=scope), encoding="utf-8")
    engine = Engine(load_rules([path], bundled=False))
    texts = [
        "رسا الوزير الكيني في الميناء",
        "رسا الوزير الكيني، وقال الناطق إن البحر هادئ",
        "رسا الوزير الكيني. البحر هادئ.",
    ]
    assert [bool(engine.run(text).events) for text in texts] == found
