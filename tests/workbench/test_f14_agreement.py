"""Feature 14: words agree where their features are known; what is not known agrees unless a rule asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

import arabdiplo
from arabdiplo.engine import Engine
from arabdiplo.lang import check_rules, load_rules
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


@pytest.mark.parametrize(("policy", "found"), [("", True), (" unknown accept", True), (" unknown reject", False)])
def test_what_is_not_known_agrees_unless_the_rule_says_otherwise(tmp_path: Path, policy: str, found: bool) -> None:
    """Nobody knows the gender of a word that no list has."""
    path = tmp_path / "craft.dpl"
    text = RULES.replace(' noun "زورب" gender ""', "").replace("then adj as a", "then adj as a or word[unknown] as a")
    path.write_text(text.replace("agrees a", f"agrees a{policy}"), encoding="utf-8")
    assert [each.code for each in check_rules([path], bundled=False) if each.severity == "error"] == []
    extractor = arabdiplo.Extractor(path, bundled=False)
    chunks = extractor.explain("قارب زقشبق").chunks
    assert any(chunk.type == "craft" for chunk in chunks) == found
    assert any(chunk.type == "craft" for chunk in extractor.explain("قارب كبير").chunks)
    if not found:
        near = explain(extractor, "قارب زقشبق", rules=frozenset(["craft"])).near
        assert near[0].found == "h and a: gender m≠unknown"


def test_explain_says_in_what_they_do_not_agree(craft: Path, extractor: arabdiplo.Extractor) -> None:
    near = explain(arabdiplo.Extractor(craft, bundled=False), "قارب كبيرة", rules=frozenset(["craft"])).near
    assert near[0].found == "h and a: gender m≠f"
    attempts = explain(extractor, "زارت الرئيس", rules=frozenset(["visit.travel"])).attempts
    assert any("«الرئيس» does not agree with «زارت»: gender f≠m" in attempt.advice for attempt in attempts)


TOUR = """dpl 1
use actor
event tour {{ guest : person or group  land : place  require guest }}
frame go -> tour {{
  verb "زار" subject guest object land when subject agrees{policy}
  example "زار الوزير الكيني تونس" guest "الوزير الكيني" land "تونس"
  reject "زار المرض القرية"
}}
"""


@pytest.mark.parametrize(("policy", "found"), [("", True), (" unknown reject", False)])
def test_a_frame_may_ask_it_of_its_subject(tmp_path: Path, policy: str, found: bool) -> None:
    path = tmp_path / "tour.dpl"
    path.write_text(TOUR.format(policy=policy), encoding="utf-8")
    extractor = arabdiplo.Extractor(path, bundled=False)
    assert bool(extractor.extract("زار كوسيغين تونس").events) == found
    assert len(extractor.extract("زارت الوزيرة الكينية تونس").events) == 1


def test_a_subject_before_its_verb_agrees_in_number_too(tmp_path: Path) -> None:
    path = tmp_path / "tour.dpl"
    path.write_text(TOUR.format(policy=""), encoding="utf-8")
    extractor = arabdiplo.Extractor(path, bundled=False)
    assert len(extractor.extract("الوزراء الكينيون زاروا تونس").events) == 1
    assert extractor.extract("الوزراء الكينيون زار تونس").events == ()
    assert len(extractor.extract("زار الوزراء الكينيون تونس").events) == 1


def test_the_verb_before_its_subject_stands_in_the_singular(extractor: arabdiplo.Extractor) -> None:
    """Number is asked only of a verb after its subject."""
    (event,) = extractor.extract("زار الوزيران الكيني والأردني القاهرة").events
    assert [arg.span.text for arg in event.args if arg.role == "visitor" and arg.span] == ["الوزيران الكيني والأردني"]


def test_agreement_chooses_between_two_that_could_be_the_subject(extractor: arabdiplo.Extractor) -> None:
    (event,) = extractor.extract("زارت القاهرة الوزيرة الكينية").events
    held = {arg.role: arg.span.text for arg in event.args if arg.span}
    assert held == {"visitor": "الوزيرة الكينية", "destination": "القاهرة"}


def test_the_reading_that_the_line_asks_for_agrees(tmp_path: Path) -> None:
    """كتاب is a book here, though the same letters are the plural of a writer."""
    path = tmp_path / "books.dpl"
    path.write_text(
        """dpl 1
type book
lexicon writers { noun "كاتب" plural "كتاب" }
pattern book -> book {
  match noun "كتاب" as n then adj as a
  where n agrees a
  example "ضاع كتاب كبير" chunk "كتاب كبير"
}
""",
        encoding="utf-8",
    )
    extractor = arabdiplo.Extractor(path, bundled=False)
    assert [chunk.span.text for chunk in extractor.explain("ضاع كتاب كبير").chunks] == ["كتاب كبير"]
    near = explain(extractor, "ضاع كتاب كبيرة", rules=frozenset(["books"])).near
    assert near[0].found == "n and a: gender m≠f"
