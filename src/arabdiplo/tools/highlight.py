"""Colours for rule files: a Pygments lexer and a TextMate grammar, both from the words of the language."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from pygments.lexer import RegexLexer, words
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace, _TokenType

from arabdiplo.lang.words import CHECKS, CLASSES, FEATURES, ITEMS, RESERVED, SIGNS, SLOTS, SOURCES, STATEMENTS

#: kinds of reserved words, the first that has a word counts
GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("item", frozenset({"dpl", *ITEMS})),
    ("test", frozenset(CHECKS)),
    ("class", frozenset({*CLASSES, *SIGNS})),
    ("slot", frozenset({*SLOTS, *SOURCES})),
    ("operator", frozenset("or and not then as is maybe up to until skip by has from with when for agrees".split())),
    ("statement", frozenset(word for block in STATEMENTS.values() for word in block) | RESERVED),
)

_PYGMENTS: dict[str, _TokenType] = {
    "item": Keyword.Declaration,
    "test": Keyword.Pseudo,
    "class": Keyword.Type,
    "slot": Name.Builtin,
    "operator": Operator.Word,
    "statement": Keyword,
}

_TEXTMATE = {
    "item": "keyword.declaration.dpl",
    "test": "keyword.other.test.dpl",
    "class": "storage.type.class.dpl",
    "slot": "support.function.slot.dpl",
    "operator": "keyword.operator.word.dpl",
    "statement": "keyword.control.dpl",
}


def _groups() -> list[tuple[str, list[str]]]:
    seen: set[str] = set()
    out = []
    for name, group in GROUPS:
        out.append((name, sorted((group & RESERVED) - seen)))
        seen |= group
    return out


class DplLexer(RegexLexer):
    """The rule language of arabdiplo.

    >>> from pygments import lex
    >>> [text for kind, text in lex('verb "زار"', DplLexer()) if kind in Keyword.Type]
    ['verb']
    """

    name = "arabdiplo rules"
    url = ""
    aliases: ClassVar[list[str]] = ["dpl"]
    filenames: ClassVar[list[str]] = ["*.dpl"]
    tokens: ClassVar[dict[str, Any]] = {
        "root": [
            (r"\s+", Whitespace),
            (r"#[^\n]*", Comment.Single),
            (r'"""(?:(?!""")[\s\S])*"""', String.Doc),
            (r'"[^"\n]*"|\'[^\'\n]*\'', String),
            (r"(\[)", Punctuation, "features"),
            *((words(group, prefix=r"\b", suffix=r"\b"), _PYGMENTS[name]) for name, group in _groups()),
            (r"[0-9]+", Number.Integer),
            (r"[a-z_][a-z0-9_]*", Name),
            (r"->|=", Operator),
            (r"[{}()\],:.]", Punctuation),
        ],
        "features": [
            (r"\]", Punctuation, "#pop"),
            (words(sorted(FEATURES), prefix=r"\b", suffix=r"\b"), Name.Attribute),
            (r"\b(?:not|maybe|to)\b", Operator.Word),
            (r"[a-z_][a-z0-9_]*", Name.Attribute),
            (r'"[^"\n]*"|\'[^\'\n]*\'', String),
            (r"[0-9]+", Number.Integer),
            (r"[=,]", Operator),
            (r"\s+", Whitespace),
        ],
    }


def textmate() -> str:
    """The TextMate grammar (`docs/editors/dpl.tmLanguage.json`) that VS Code, Sublime Text and others read."""
    patterns: list[dict[str, Any]] = [
        {"name": "comment.line.number-sign.dpl", "match": "#.*$"},
        {"name": "string.quoted.triple.dpl", "begin": '"""', "end": '"""'},
        {"name": "string.quoted.double.dpl", "match": '"[^"\\n]*"'},
        {"name": "string.quoted.single.dpl", "match": "'[^'\\n]*'"},
        {
            "name": "meta.features.dpl",
            "begin": "\\[",
            "end": "\\]",
            "patterns": [
                {"name": "keyword.operator.word.dpl", "match": "\\b(?:not|maybe|to)\\b"},
                {"name": "string.quoted.double.dpl", "match": '"[^"\\n]*"'},
                {"name": "constant.numeric.dpl", "match": "\\b[0-9]+\\b"},
                {"name": "variable.other.feature.dpl", "match": "\\b[a-z_][a-z0-9_]*\\b"},
            ],
        },
        {
            "match": "\\b(type|lexicon|let|condition|pattern|event|frame|status)\\s+([a-z_][a-z0-9_]*)",
            "captures": {"1": {"name": _TEXTMATE["item"]}, "2": {"name": "entity.name.dpl"}},
        },
        *({"name": _TEXTMATE[name], "match": f"\\b(?:{'|'.join(group)})\\b"} for name, group in _groups()),
        {"name": "constant.numeric.dpl", "match": "\\b[0-9]+\\b"},
        {"name": "keyword.operator.dpl", "match": "->|="},
        {"name": "variable.other.dpl", "match": "\\b[a-z_][a-z0-9_]*\\b"},
    ]
    grammar = {"name": "arabdiplo rules", "scopeName": "source.dpl", "fileTypes": ["dpl"], "patterns": patterns}
    return json.dumps(grammar, indent=2) + "\n"
