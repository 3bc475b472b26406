"""Lexicons of one's own: what the engine knows of a word is what its row says, whatever the lexicon is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import arabdiplo
from arabdiplo.lang import check_rules
from arabdiplo.morph.model import Feature
from arabdiplo.syntax.nodes import gender_of
from arabdiplo.text import tokenize

Build = Callable[[str], Any]
WORDS = """
lexicon starting { verb "شرع" auxiliary "verb" }
lexicon posts { noun "مأمور" heads actor }
lexicon tribes -> body { proper "نبراس" }
lexicon telling {
  verb "أذاع" masdar "إذاعة" takes "عن" kind "that" or "object"
  verb "سمّى" kind "of"
}
lexicon papers_of { noun "كراسة" kind document }
"""


@pytest.fixture(scope="module")
def words(world: Build) -> Any:
    engine = world(WORDS).engine
    return lambda word: engine.reader.pieces(word, "word")[-1][0]


@pytest.mark.parametrize(("word", "is_one"), [("شرع", True), ("يشرع", True), ("شرعت", True), ("أذاع", False)])
def test_a_verb_is_an_auxiliary_if_its_row_says_so(words: Any, word: str, is_one: bool) -> None:
    assert words(word).auxiliary is is_one


@pytest.mark.parametrize(("word", "is_one"), [("مأمور", True), ("المأمورون", True), ("نبراس", True), ("كراسة", False)])
def test_the_name_of_who_acts_begins_with_a_word_whose_row_or_type_says_so(words: Any, word: str, is_one: bool) -> None:
    assert words(word).heads is is_one


@pytest.mark.parametrize(
    ("word", "governed"),
    [("أذاع", {"that", "object"}), ("إذاعته", {"that", "object"}), ("يسمي", {"of"}), ("كراسة", set()), ("شرع", set())],
)
def test_a_verb_of_saying_is_one_whose_row_says_what_it_governs(words: Any, word: str, governed: set[str]) -> None:
    assert words(word).says == governed


@pytest.mark.parametrize(("attribute", "speaker"), [("", "جمهرة"), (' counts "members"', "جمهرة من سكان الحي")])
def test_who_is_counted_belongs_to_a_word_for_how_many(tmp_path: Path, attribute: str, speaker: str) -> None:
    rules = tmp_path / "heaps.dpl"
    rules.write_text(f'dpl 1\nuse statement\nlexicon heaps {{ noun "جمهرة"{attribute} }}\n', encoding="utf-8")
    [event] = arabdiplo.Extractor(rules=rules).extract("قالت جمهرة من سكان الحي إن الموسم انتهى.").events
    assert [arg.span.text for arg in event.fillers("speaker") if arg.span] == [speaker]


def test_an_attribute_behind_the_class_is_one_of_all_rows_of_a_table(tmp_path: Path) -> None:
    rules, table = tmp_path / "heaps.dpl", tmp_path / "heaps.tsv"
    rules.write_text('dpl 1\nuse statement\nlexicon heaps from "heaps.tsv" as noun counts "members"\n', "utf-8")
    table.write_text("entry\tcounts\nجمهرة\t\nكتيبة\tnobody\n", encoding="utf-8")
    extractor = arabdiplo.Extractor(rules=rules)
    [event] = extractor.extract("قالت جمهرة من سكان الحي إن الموسم انتهى.").events
    assert [arg.span.text for arg in event.fillers("speaker") if arg.span] == ["جمهرة من سكان الحي"]
    [lexicon] = [one for one in extractor.program.lexicons if one.name == "heaps"]
    assert [dict(entry.attributes) for entry in lexicon.entries] == [{"counts": "members"}, {"counts": "nobody"}]


@pytest.mark.parametrize("name", ["ليما", "كينيا", "زغرين"])
def test_cities_and_countries_are_feminine_if_their_rows_say_nothing_else(world: Build, name: str) -> None:
    reader = world('type port is city\nlexicon ports -> port { proper "زغرين" proper "مرسى" gender m }').engine.reader
    [node, other] = reader.nodes(f"{name} مرسى", tokenize(f"{name} مرسى"))
    assert (gender_of(node), gender_of(other)) == (Feature.FEMININE, Feature.MASCULINE)


@pytest.mark.parametrize(("attribute", "codes"), [('auxiliary "verb"', []), ('colour "red"', ["D309"])])
def test_a_lexicon_whose_rows_the_engine_reads_is_not_unused(tmp_path: Path, attribute: str, codes: list[str]) -> None:
    rules = tmp_path / "own.dpl"
    status = 'status ahead rank 2 { particle "سوف" example "سوف يصل الوفد" trigger "يصل" status ahead }'
    rules.write_text(f'dpl 1\nlexicon starting {{ verb "شرع" {attribute} }}\n{status}\n', "utf-8")
    assert [one.code for one in check_rules([rules])] == codes
