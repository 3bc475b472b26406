"""Colours: every bundled rule is lexed without a remainder, and the TextMate grammar is current."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Error, Keyword, Name, String
from pygments.util import ClassNotFound

from arabdiplo.lang import bundled_rules_dir
from arabdiplo.lang.words import RESERVED
from arabdiplo.tools.highlight import DplLexer, _groups, textmate

FILE = Path(__file__).parents[2] / "docs" / "editors" / "dpl.tmLanguage.json"


@pytest.mark.parametrize("path", sorted(bundled_rules_dir().rglob("*.dpl")), ids=lambda path: path.stem)
def test_nothing_is_left_over(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tokens = list(lex(text, DplLexer()))
    assert [value for kind, value in tokens if kind in Error] == []
    assert "".join(value for _, value in tokens).strip() == text.strip()


def test_what_gets_which_colour() -> None:
    tokens = {value: kind for kind, value in lex('frame f -> e { verb[past] "زار" subject who } # why', DplLexer())}
    assert tokens["frame"] in Keyword.Declaration and tokens["verb"] in Keyword.Type
    assert tokens["past"] in Name.Attribute and tokens["subject"] in Name.Builtin
    assert tokens['"زار"'] in String and tokens["# why"] in Comment and tokens["who"] is Name


def test_every_reserved_word_has_one_colour() -> None:
    every = [word for _, group in _groups() for word in group]
    assert sorted(every) == sorted(RESERVED)


def test_the_textmate_grammar_is_current_and_its_expressions_are_sound() -> None:
    assert FILE.read_text(encoding="utf-8") == textmate(), "run python scripts/editors.py"
    patterns = json.loads(textmate())["patterns"]
    for each in patterns:
        for key in ("match", "begin", "end"):
            if key in each:
                re.compile(each[key])


def test_pygments_knows_it_by_name() -> None:
    try:
        assert get_lexer_by_name("dpl").name == DplLexer.name
    except ClassNotFound:
        pytest.skip("installed before the entry point was there")
