"""The layout of a rule file: what `arabdiplo fmt` makes of it.

Only space, line ends and the places of comments change: the words and signs
stay, and so do the comments, in their order.  Each item and each statement
begins a line, a block that was written on one line stays on it while it fits;
a line break within a statement stays where the next line can begin with a
word.  Lines end at `WIDTH`, and where two Arabic strings stand side by side
with no word between them, the second one gets a line of its own: a screen
would swap them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import attrs

from arabdiplo.text.letters import MARKS

from .cut import CutFile, CutItem, asks, cut
from .diagnostics import Diagnostic
from .lexer import Lexed, Token, lex
from .source import Source
from .words import RESERVED

WIDTH = 120
INDENT = "  "

_ALLOW = re.compile(r"#\s*allow\(")
_MARKS = re.compile(f"[{MARKS}]")

#: these go on with what stands before them: no line is cut there if it need not be
_JOINING = frozenset("or and as is has agrees to from by many named with then until each for column becomes".split())
_CLOSE = frozenset({",", ")", "]", "."})
_OPEN = frozenset({"(", "[", "."})


@attrs.frozen(slots=True)
class Layout:
    """A file laid out.  text: as before, if *diagnostics* say that it cannot be read."""

    text: str
    diagnostics: tuple[Diagnostic, ...]


@attrs.define(slots=True)
class _Line:
    """A line to be: its words, the comment behind them (or alone), and what stands before it."""

    depth: int
    tokens: list[Token]
    starts: frozenset[int] = frozenset()
    """words that begin a statement in the middle of the line"""
    comment: Token | None = None
    blank: bool = False
    deeper: int = 0
    """depth of the lines it is cut into"""


def layout(source: Source) -> Layout:
    """*source* as `fmt` writes it; what is no rule file at all is left alone.

    >>> print(layout(Source("a.dpl", 'dpl 1\\nlet a="زار"   or "وصل"')).text, end="")
    dpl 1
    let a = "زار" or "وصل"
    """
    lexed = lex(source)
    file = cut(lexed)
    found = (*lexed.diagnostics, *file.diagnostics)
    if found:
        return Layout(source.text, found)
    out: list[str] = []
    for line in _Lines(lexed, file).run():
        if line.blank and out:
            out.append("")
        out += _written(line)
    return Layout("".join(f"{line}\n" for line in out), ())


class _Lines:
    """From the tokens of a file to its lines."""

    def __init__(self, lexed: Lexed, file: CutFile) -> None:
        self.text = lexed.source.text
        self.tokens = lexed.tokens
        self.code = file.tokens
        self.done: list[_Line] = []
        self.line: _Line | None = None
        self.begins: dict[int, int] = {}
        """offset of a word that begins a line → depth"""
        self.joined: frozenset[int] = frozenset()
        """offsets of words that begin a statement within a line"""
        self.stretches: list[tuple[int, int]] = []
        """blocks that stay on one line"""
        self.heads: dict[int, int] = {}
        """offset of the first word of an item or statement → depth of its further lines"""
        if self.code and self.code[0].text == "dpl":
            self.begins[self.code[0].start] = 0
        for item in file.items:
            self._plan(item)

    def _plan(self, item: CutItem) -> None:
        first = self.code[item.head.first]
        self.begins[first.start] = 0
        if not item.block:
            self.heads[first.start] = 1
            return
        self.heads[first.start] = 2
        last = item.body[-1].last if item.body else item.head.last + 1
        close = self.code[last]
        starts = [self.code[piece.first].start for piece in item.body]
        if self._stays(self.code[item.head.first : last + 1], frozenset(starts)):
            self.stretches.append((first.start, close.end))
            self.joined |= frozenset(starts)
            return
        for start in starts:
            self.begins[start] = 1
            self.heads[start] = 2
        self.begins[close.start] = 0

    def _stays(self, block: Sequence[Token], starts: frozenset[int]) -> bool:
        """Does a block stay on its line?  One with a comment behind it does, which is of its line."""
        first, close = block[0], block[-1]
        if "\n" in self.text[first.start : close.end] or _turns(block):
            return False
        after = bisect_left(self.tokens, close.end, key=lambda token: token.start)
        beside = after < len(self.tokens) and self.tokens[after].kind == "comment"
        beside = beside and "\n" not in self.text[close.end : self.tokens[after].start]
        return beside or _width(_joined(block, starts)) <= WIDTH

    def run(self) -> list[_Line]:
        end, pending = 0, False  # pending: a comment closed the line, another must begin
        stretches = iter([*self.stretches, (len(self.text), len(self.text))])
        stretch = next(stretches)
        deeper, square = 1, 0
        for i, token in enumerate(self.tokens):
            between = self.text[end : token.start]
            end = token.end
            blank = between.count("\n") > 1
            if token.kind == "comment":
                if "\n" in between or self.line is None:
                    self._close()
                    self.done.append(_Line(self._depth_after(i, deeper), [], comment=token, blank=blank))
                elif _moves(self.line, token.text):
                    line = self.line
                    self.done.append(_Line(line.depth, [], comment=token, blank=line.blank))
                    line.blank = False
                    continue
                else:
                    self.line.comment = token
                    self._close()
                pending = True
                continue
            while token.start >= stretch[1]:
                stretch = next(stretches)
            inside = stretch[0] < token.start
            if token.start in self.heads:
                deeper = self.heads[token.start]
            before = self.line.tokens[-1] if self.line is not None and self.line.tokens else None
            if token.start in self.begins:
                self._open(self.begins[token.start], blank and token.text != "}", deeper)
            elif before is None or pending:
                self._open(deeper if self.done or self.line else 0, False, deeper)
            elif not inside and "\n" in between and not square and _may_begin(token, before):
                self._open(deeper, False, deeper)
            elif self._swaps(token):
                self._open(deeper, False, deeper)
            pending = False
            assert self.line is not None
            self.line.tokens.append(token)
            self.line.starts = self.joined
            square += (token.text == "[") - (token.text == "]") if token.kind == "sign" else 0
        self._close()
        return [
            attrs.evolve(line, blank=line.blank and not _opens(before))
            for before, line in zip([None, *self.done], self.done, strict=False)
        ]

    def _depth_after(self, i: int, deeper: int) -> int:
        """The depth of a comment: that of the word it stands above."""
        after = next((token for token in self.tokens[i:] if token.kind != "comment"), None)
        if after is None:
            return 0
        if after.start in self.begins:
            return 1 if after.text == "}" else self.begins[after.start]
        return deeper if self.done or self.line else 0

    def _open(self, depth: int, blank: bool, deeper: int) -> None:
        self._close()
        self.line = _Line(depth, [], blank=blank, deeper=deeper)

    def _close(self) -> None:
        if self.line is not None:
            self.done.append(self.line)
        self.line = None

    def _swaps(self, token: Token) -> bool:
        """Would a screen show *token* before the Arabic string it follows?"""
        return self.line is not None and _turned(_word_of(self.line.tokens), token)


def _word_of(tokens: Sequence[Token]) -> Token | None:
    """The last word or string of a line."""
    return next((token for token in reversed(tokens) if token.kind in ("name", "string")), None)


def _turns(tokens: Iterable[Token]) -> bool:
    """Does one of *tokens* need a line of its own?"""
    word = None
    for token in tokens:
        if _turned(word, token):
            return True
        word = token if token.kind in ("name", "string") else word
    return False


def _turned(word: Token | None, token: Token) -> bool:
    """Would a screen show *token* before *word*, the last word or string before it?"""
    if word is None or word.kind != "string" or _last_strong(word.value) != "R":
        return False
    return token.kind == "int" or token.kind == "string" and _strong(token.value) == "R"


def _opens(line: _Line | None) -> bool:
    return line is not None and bool(line.tokens) and line.tokens[-1].text == "{"


def _may_begin(token: Token, before: Token) -> bool:
    """May a line begin with *token*?  Only with a word, so that it runs from the left on every screen."""
    return token.kind == "name" and before.text not in _OPEN


# -- from a line to its text ---------------------------------------------------------


def _written(line: _Line) -> Iterator[str]:
    """A line as one or more lines of text."""
    comment = line.comment.text.rstrip() if line.comment is not None else ""
    margin = INDENT * line.depth
    if not line.tokens:
        yield margin + comment
        return
    for i, piece in enumerate(_pieces(line, comment)):
        text = (INDENT * line.deeper if i else margin) + _joined(piece, line.starts)
        yield f"{text} {comment}" if comment else text


def _pieces(line: _Line, comment: str) -> list[list[Token]]:
    """The words of a line by the lines they make; one that an `allow` is for stays whole."""
    fixed = _ALLOW.match(comment) or any("\n" in token.text for token in line.tokens)
    fixed = fixed or any(token.start in line.starts for token in line.tokens)  # a block on one line
    return [line.tokens] if fixed else list(_cut(line))


def _moves(line: _Line, comment: str) -> bool:
    """Must the comment behind a line stand above it?"""
    return _swaps_with(line.tokens, comment) or len(_pieces(line, comment)) > 1


def _swaps_with(tokens: Sequence[Token], comment: str) -> bool:
    """An Arabic comment right after an Arabic string stands before it on screen."""
    for token in reversed(tokens):
        if token.kind in ("name", "string"):
            return token.kind == "string" and _last_strong(token.value) == "R" and _strong(comment) == "R"
    return False


def _cut(line: _Line) -> Iterator[list[Token]]:
    """A line that is too long, cut where it hurts least."""
    rest, margin = line.tokens, len(INDENT) * line.depth
    while True:
        at = _best(rest, WIDTH - margin) if margin + _width(_joined(rest, line.starts)) > WIDTH else 0
        if not at:
            yield rest
            return
        yield rest[:at]
        rest, margin = rest[at:], len(INDENT) * line.deeper


def _best(tokens: Sequence[Token], room: int) -> int:
    """Where to cut: the last place that fits, between slots rather than words, outside rather than within."""
    places: dict[tuple[int, int], list[tuple[int, int]]] = {}
    first, depth, square, column = 0, 0, 0, 0
    for i, token in enumerate(tokens):
        if i:
            before = tokens[i - 1]
            if not square and _may_begin(token, before) and not asks(before):
                kind = _kind(token, before)
                if kind is not None:
                    first = first or i
                    places.setdefault((depth, kind), []).append((column, i))
            column += len(_gap(before, token))
        column += _width(token.text)
        if token.kind == "sign":
            depth += (token.text in "([") - (token.text in ")]")
            square += (token.text == "[") - (token.text == "]")
    fallback = 0
    for key in sorted(places):
        fits = [(at, i) for at, i in places[key] if at <= room]
        if fits and fits[-1][0] > room * 0.4:
            return fits[-1][1]
        if fits:
            fallback = fallback or fits[-1][1]
    return fallback or first


def _kind(token: Token, before: Token) -> int | None:
    """0: a slot, a label, a condition begins; 1: a step; 2: an alternative; None: what belongs to the word before."""
    if token.text in ("or", "and"):
        return 2
    if token.text == "then":
        return 1
    if token.text in _JOINING or before.kind == "name" and before.text in RESERVED and before.text != "many":
        return None
    return 0 if before.kind in ("string", "int") or before.text in (")", "]") or token.text in RESERVED else None


def _joined(tokens: Sequence[Token], starts: frozenset[int]) -> str:
    out: list[str] = []
    for i, token in enumerate(tokens):
        if i:
            before = tokens[i - 1]
            # statements beside one another in a block on one line stand two spaces apart
            out.append("  " if token.start in starts and before.text != "{" else _gap(before, token))
        out.append(token.text)
    return "".join(out)


def _gap(before: Token, token: Token) -> str:
    if token.kind == "sign" and token.text in _CLOSE or before.kind == "sign" and before.text in _OPEN:
        return ""
    if token.kind == "sign" and token.text == "[" and before.kind == "name":
        return ""
    return " "


def _width(text: str) -> int:
    return len(_MARKS.sub("", text))


def _strong(text: str) -> str:
    """``L`` or ``R``: the direction of the first letter or digit; "" if there is none."""
    return next((side for ch in text if (side := _side(ch))), "")


def _last_strong(text: str) -> str:
    return _strong(text[::-1])


def _side(ch: str) -> str:
    kind = unicodedata.bidirectional(ch)
    return "R" if kind in ("R", "AL", "AN") else "L" if kind == "L" else ""
