"""Entries of several words: rules' strings are cut as texts are, where two entries share a word as well."""

from __future__ import annotations

import pytest

from arabdiplo._api import shared_extractor
from arabdiplo.morph.clitics import PROCLITICS
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


@pytest.mark.parametrize("letter", PROCLITICS)
def test_each_proclitic_is_cut_from_the_strings_of_rules_too(letter: str) -> None:
    engine = shared_extractor().engine
    word = letter + ("يزور" if "present" in PROCLITICS[letter].wants else "وزير")
    assert engine.words.cutter.split(word) == [letter, word[1:]]
    assert [node.norm for node in engine.reader.nodes(word, tokenize(word))] == [letter, word[1:]]
