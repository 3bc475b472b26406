"""Feature 2: clitics are split off where the rest can be a word, and never inside a word."""

from __future__ import annotations

import pytest

import arabdiplo
from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules
from arabdiplo.text import tokenize


def cut(extractor: arabdiplo.Extractor, word: str) -> list[str]:
    return [segment.norm for segment in extractor.morphology.analyse(word).segments]


def test_a_word_is_found_behind_its_clitics_with_its_own_span(extractor: arabdiplo.Extractor) -> None:
    (event,) = extractor.extract("هبط الوزير الكيني بالقاهرة").events
    (place,) = (arg for arg in event.args if arg.role == "destination")
    assert place.span is not None and place.span.text == "القاهرة"


def test_the_normal_form_of_a_word_that_lost_its_article(extractor: arabdiplo.Extractor) -> None:
    form = extractor.morphology.analyse("للوزير")
    core = form.segments[-1]
    assert ("للوزير"[core.start : core.end], core.norm) == ("لوزير", "الوزير")


@pytest.mark.parametrize("word", ["وزير", "لبنان", "كندا", "فلسطين", "باكستان", "والد", "بيان", "فرنسا"])
def test_a_word_that_only_looks_so_is_never_cut(extractor: arabdiplo.Extractor, word: str) -> None:
    assert cut(extractor, word) == [word]


@pytest.mark.parametrize(("word", "parts"), [("وبالقاهرة", ["و", "ب", "القاهرة"]), ("ولبنان", ["و", "لبنان"])])
def test_clitics_are_parts_of_their_own(extractor: arabdiplo.Extractor, word: str, parts: list[str]) -> None:
    assert cut(extractor, word) == parts


def test_a_bare_string_meets_no_part_of_another_word(tmp_path: object) -> None:
    """«أحد» is no part of «وأحدث»."""
    from pathlib import Path

    path = Path(str(tmp_path)) / "days.dpl"
    path.write_text(
        'dpl 1\ntype sunday is time\npattern one -> sunday { match "أحد" example "جاء أحد منهم" chunk "أحد" }\n',
        encoding="utf-8",
    )
    engine = Engine(load_rules([path], bundled=False))
    assert [chunk.span.text for chunk in engine.explain("وأحدث ضجة").chunks if chunk.type == "sunday"] == []
    text = "ومع أحد الوفود"
    assert [chunk.span.text for chunk in engine.explain(text).chunks if chunk.type == "sunday"] == ["أحد"]
    assert tokenize(text)
