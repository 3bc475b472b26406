"""Entries of several words: rules' strings are cut as texts are, where two entries share a word as well."""

from __future__ import annotations

import pytest

from arabdiplo._api import shared_extractor
from arabdiplo.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("المحكمة الجنائية الدولية", ["المحكمة الجنائية الدولية"]),
        ("رئيس المحكمة", ["رئيس المحكمة"]),
        ("رئيس المحكمة الجنائية الدولية", ["رئيس", "المحكمة الجنائية الدولية"]),
    ],
)
def test_the_longer_of_two_entries_has_the_word_they_share(text: str, parts: list[str]) -> None:
    engine = shared_extractor().engine
    assert engine.words.cutter.split(text) == parts
    assert [node.norm for node in engine.reader.nodes(text, tokenize(text))] == parts
