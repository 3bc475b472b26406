"""Terminals of the grammar, and where a parse got stuck.

pyparsing reports the first alternative that failed; a reader wants the place
the parse came furthest to, and all that could have stood there.  Each
terminal therefore records its failures in a `Trail`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyparsing as pp

from .expr import NOWHERE, Where
from .source import Source
from .words import CLASSES, RESERVED

END = "the end"
NAME = "a name"
STRING = "a string"
INT = "a number"


class Trail:
    """The furthest place a parse failed at and what it expected there."""

    def __init__(self) -> None:
        self.source = Source("", "")
        self.base = 0
        self.furthest = -1
        self.expected: set[str] = set()

    def start(self, source: Source, base: int) -> None:
        """Begin a statement that stands at offset *base* of *source*."""
        self.source, self.base = source, base
        self.furthest, self.expected = -1, set()

    def where(self, loc: int) -> Where:
        """The place of offset *loc* of the statement in its file."""
        return self.source.where(self.base + loc) if self.source.text else NOWHERE

    def note(self, loc: int, expected: tuple[str, ...]) -> None:
        """Something expected at *loc* did not stand there."""
        if loc > self.furthest:
            self.furthest, self.expected = loc, set(expected)
        elif loc == self.furthest:
            self.expected.update(expected)


class Text(str):
    """A quoted string's text (a bare name or word stays a plain ``str``)."""

    __slots__ = ()


class Terminals:
    """Makes the terminals of one grammar; all share one trail."""

    def __init__(self) -> None:
        self.trail = Trail()
        bound = r"(?![A-Za-z0-9_])"
        reserved = "|".join(sorted(RESERVED))
        self.name = self._regex(rf"(?!(?:{reserved}){bound})[a-z_][a-z0-9_]*", (NAME,))
        self.any_word = self._regex(r"[a-z_][a-z0-9_]*", ("a word",))
        self.no_is = self._regex(rf"(?!is{bound})[a-z_][a-z0-9_]*", ("a word",))
        classes = "|".join(each for each in CLASSES if each not in ("masdar", "participle"))
        self.attribute = self._regex(rf"(?!(?:{classes}){bound})[a-z_][a-z0-9_]*", ("an attribute",))
        self.int = self._regex("[0-9]+", (INT,)).add_parse_action(lambda s, loc, t: int(t[0]))
        self.string = self._regex(r'"""(?:(?!""")[\s\S])*"""|"[^"\n]*"|\'[^\'\n]*\'', (STRING,)).add_parse_action(
            lambda s, loc, t: unquote(t[0])
        )
        self.end = pp.StringEnd()
        self.end.set_fail_action(lambda s, loc, expr, err: self.trail.note(loc, (END,)))

    def _regex(self, pattern: str, expected: tuple[str, ...]) -> pp.ParserElement:
        made = pp.Regex(pattern)
        made.set_fail_action(lambda s, loc, expr, err: self.trail.note(loc, expected))
        return made

    def word(self, *words: str) -> pp.ParserElement:
        """One of some reserved words, kept."""
        return self._regex(rf"(?:{'|'.join(words)})(?![A-Za-z0-9_])", words)

    def key(self, word: str) -> pp.ParserElement:
        """A reserved word, dropped."""
        return self.word(word).add_parse_action(lambda s, loc, t: [])

    def sign(self, text: str) -> pp.ParserElement:
        """A sign, dropped."""
        return self._regex("".join("\\" + c for c in text), (text,)).add_parse_action(lambda s, loc, t: [])

    def make(self, element: pp.ParserElement, build: Callable[[Where, list[Any]], Any]) -> pp.ParserElement:
        """*element* whose tokens become the node ``build(where, tokens)``."""
        trail = self.trail
        return element.copy().add_parse_action(lambda s, loc, t: build(trail.where(loc), t.as_list()))

    def placed(self, element: pp.ParserElement) -> pp.ParserElement:
        """A word with its place."""
        return self.make(element, lambda where, got: (got[0], where))

    def many(self, element: pp.ParserElement, separator: str) -> pp.ParserElement:
        """``x , x , x``."""
        split = self.sign(separator) if not separator.isalpha() else self.key(separator)
        return element + pp.ZeroOrMore(split + element)


def unquote(text: str) -> Text:
    """The text within quotes."""
    return Text(text[3:-3] if text.startswith('"""') else text[1:-1])
