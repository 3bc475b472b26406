"""Where the strings of a node stand, and the edits that mend them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import attrs

from .diagnostics import Edit
from .expr import Where
from .lexer import Lexed, Token


@attrs.frozen(slots=True)
class Strings:
    """The tokens of one file, to find strings in."""

    lexed: Lexed
    tokens: tuple[Token, ...]
    _starts: tuple[int, ...]

    @classmethod
    def of(cls, lexed: Lexed) -> Strings:
        """Those of a lexed file."""
        tokens = tuple(lexed.words())
        return cls(lexed, tokens, tuple(token.start for token in tokens))

    def find(self, where: Where, words: Iterable[str]) -> list[int]:
        """The numbers of the tokens that are *words*, one after the other, from *where* on."""
        at = bisect_left(self._starts, self.lexed.source.offset(where))
        found = []
        for word in words:
            while at < len(self.tokens) and not (self.tokens[at].kind == "string" and self.tokens[at].value == word):
                at += 1
            if at == len(self.tokens):
                break
            found.append(at)
            at += 1
        return found

    def value(self, where: Where, name: str, value: str) -> Where:
        """The place of the value of an attribute, from *where* on; *where* itself if it is not found."""
        for at in range(bisect_left(self._starts, self.lexed.source.offset(where)), len(self.tokens) - 1):
            if self.tokens[at].text == name and self.tokens[at + 1].value == value:
                return self.where(at + 1)
        return where

    def where(self, number: int) -> Where:
        """The place of a token."""
        return self.lexed.source.where(self.tokens[number].start)

    def rewritten(self, number: int, text: str) -> tuple[Edit, ...]:
        """*text* within the quotes of a string."""
        token = self.tokens[number]
        quote = (len(token.text) - len(token.value)) // 2
        return (Edit(token.start + quote, token.end - quote, text),)

    def without(self, number: int) -> tuple[Edit, ...]:
        """An alternative taken out: ``or "x"`` or ``or noun "x"``; nothing if no ``or`` leads to it."""
        for back in (1, 2):
            if number > back and self.tokens[number - back].text == "or":
                return (Edit(self.tokens[number - back - 1].end, self.tokens[number].end),)
        return ()


def apply(text: str, edits: Sequence[Edit]) -> str:
    """*text* with all *edits* that do not overlap; of two that do, the first.

    >>> apply("زار | وصل", [Edit(4, 5, "or")])
    'زار or وصل'
    """
    out, at = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start < at:
            continue
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*out, text[at:]])
