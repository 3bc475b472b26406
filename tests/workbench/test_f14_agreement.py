"""Feature 14: words agree where both say what they are; what is not known agrees with all."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabdiplo
from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules
from arabdiplo.tools.explanation import explain

RULES = """dpl 1
type craft
lexicon hulls { noun "سفينة" noun "قارب" noun "زورب" gender "" }
pattern vessel -> craft {
  match hulls as h then adj as a
  where h agrees a
  example "غرقت سفينة كبيرة" chunk "سفينة كبيرة"
}
"""


@pytest.fixture(scope="module")
def craft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "craft.dpl"
    path.write_text(RULES.replace(' noun "زورب" gender ""', ""), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سفينة كبيرة", True),
        ("سفينة كبير", False),
        ("قارب كبير", True),
        ("قارب كبيرة", False),
        ("السفينة كبيرة", False),
        ("السفينة الكبيرة", True),
    ],
)
def test_gender_and_article(craft: Path, text: str, found: bool) -> None:
    engine = Engine(load_rules([craft], bundled=False))
    assert any(chunk.type == "craft" for chunk in engine.explain(text).chunks) == found


def test_explain_says_that_it_does_not_agree(craft: Path) -> None:
    near = explain(arabdiplo.Extractor(craft, bundled=False), "قارب كبيرة", rules=frozenset(["craft"])).near
    assert near[0].failed == "where h agrees a" and (near[0].reached, near[0].of) == (2, 3)


def test_the_verb_before_its_subject_stands_in_the_singular(extractor: arabdiplo.Extractor) -> None:
    """Number is asked only of a verb after its subject."""
    (event,) = extractor.extract("زار الوزيران الكيني والأردني القاهرة").events
    assert [arg.span.text for arg in event.args if arg.role == "visitor" and arg.span] == ["الوزيران الكيني والأردني"]


def test_agreement_chooses_between_two_that_could_be_the_subject(extractor: arabdiplo.Extractor) -> None:
    (event,) = extractor.extract("زارت القاهرة الوزيرة الكينية").events
    held = {arg.role: arg.span.text for arg in event.args if arg.span}
    assert held == {"visitor": "الوزيرة الكينية", "destination": "القاهرة"}
