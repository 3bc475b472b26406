"""Cut a file into items and their blocks into statements, by words alone.

Every item and every statement is parsed by itself afterwards, so that one
error does not hide the next.  A statement ends where a word stands that
begins another one and that the word before it does not ask for.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from .diagnostics import Diagnostic, Edit, fill, meant
from .lexer import Lexed, Token
from .words import CHECKS, ITEMS, RESERVED, STATEMENTS, VERSION

BLOCKS = ("pattern", "frame", "event", "status")

#: blocks whose head goes on behind the name: with an arrow and a type, or a rank
_WITH_TYPE = ("pattern", "frame", "status")

#: after one of these a word continues the statement, whatever it is
_ASKING = frozenset(
    "or and not by is has maybe mode then as until with from column form when set each lean up to".split()
)
#: what may follow the name of an item that has a head of several words
_AFTER_NAME = frozenset({"->", "{", "from", "rank", "="})
_ASKING_SIGNS = frozenset({",", "(", "[", "=", ":", ".", "->"})

#: words that begin a statement even inside parentheses: there they mean nothing
_STRONG = frozenset(
    "match where unless head set entity refer value priority also fill require under light".split()
) | frozenset(CHECKS)


@attrs.frozen(slots=True)
class Piece:
    """A statement: tokens ``first`` to ``last`` (not included)."""

    first: int
    last: int


@attrs.frozen(slots=True)
class CutItem:
    """A top-level item.  kind: its first word; head: all before the ``{``."""

    kind: str
    name: str
    head: Piece
    body: tuple[Piece, ...] = ()
    block: bool = False


@attrs.frozen(slots=True)
class CutFile:
    """The items of a file, with what was wrong with its outline."""

    tokens: tuple[Token, ...]
    items: tuple[CutItem, ...]
    version: int
    diagnostics: tuple[Diagnostic, ...]


def asks(token: Token) -> bool:
    """Does *token* want another word after it?"""
    return token.text in _ASKING if token.kind == "name" else token.kind == "sign" and token.text in _ASKING_SIGNS


class Cutter:
    """One run over one file."""

    def __init__(self, lexed: Lexed) -> None:
        self.source = lexed.source
        self.tokens: Sequence[Token] = tuple(lexed.words())
        self.found: list[Diagnostic] = []
        self.items: list[CutItem] = []

    def run(self) -> CutFile:
        i, version = self._version()
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind == "name" and token.text in ITEMS:
                i = self._item(i)
                continue
            if token.text == "dpl":
                self._wrong(
                    "D106", i, found="«dpl»", place="twice in one file", hint="give each module a file of its own"
                )
            elif self._is(i, "}"):
                self._spare(i)
                i += 1
                continue
            elif token.kind != "bad":
                self._wrong(
                    "D101",
                    i,
                    word=token.text,
                    block="a file",
                    hint=meant(token.text, ITEMS) or f"items begin with {', '.join(ITEMS)}",
                )
            i = self._next_item(i + 1)
        return CutFile(tuple(self.tokens), tuple(self.items), version, tuple(self.found))

    # -- outline -----------------------------------------------------------------

    def _version(self) -> tuple[int, int]:
        tokens = self.tokens
        if len(tokens) >= 2 and tokens[0].text == "dpl" and tokens[1].kind == "int":
            if int(tokens[1].text) != VERSION:
                self._wrong("D005", 0, found=f"dpl {tokens[1].text}", hint="update arabdiplo")
            return 2, int(tokens[1].text)
        if tokens and tokens[0].text == "dpl":
            self._wrong("D005", 0, found="dpl", hint="write «dpl 1» on the first line")
            return 1, VERSION
        self.found.append(
            fill(
                "D005",
                self.source.path,
                self.source.where(0),
                found=tokens[0].text if tokens else "",
                hint="write «dpl 1» on the first line",
            )
        )
        return 0, VERSION

    def _item(self, i: int) -> int:
        kind = self.tokens[i].text
        if kind != "lexicon" and kind not in BLOCKS:
            return self._plain(i, kind)
        end = self._head_end(i + 1)
        if self._is(end, "{"):
            return self._block(i, end, kind)
        if (body := self._body_without_brace(i, end, kind)) is not None:
            return self._unopened(i, body, kind)
        if kind == "lexicon":
            return self._plain(i, kind)
        self.items.append(CutItem(kind, self._name(i), Piece(i, end), (), False))
        return self._next_item(end) if end < len(self.tokens) and self.tokens[end].text not in ITEMS else end

    def _plain(self, i: int, kind: str) -> int:
        end = i + 1
        while end < len(self.tokens) and not self._begins_item(end):
            end += 1
        self.items.append(CutItem(kind, self._name(i), Piece(i, end)))
        return end

    def _head_end(self, i: int) -> int:
        """Where the head of an item ends: at its brace, or where another item begins."""
        while i < len(self.tokens):
            if self.tokens[i].text in ("{", "}") or self._begins_item(i):
                return i
            i += 1
        return i

    def _begins_item(self, i: int) -> bool:
        """Does an item begin here, outside of blocks?"""
        token = self.tokens[i]
        if token.kind != "name" or token.text not in ITEMS:
            return False
        return not asks(self.tokens[i - 1]) or self._first_on_line(i) and self._looks_like_item(i)

    def _opens_item(self, i: int) -> bool:
        """Does an item begin here, surely, though a block is open?"""
        token = self.tokens[i]
        if token.kind != "name" or token.text not in ITEMS or not self._looks_like_item(i):
            return False
        if token.text in ("use", "type", "let", "condition"):
            return self._first_on_line(i)
        return self._first_on_line(i) or not asks(self.tokens[i - 1])

    def _looks_like_item(self, i: int) -> bool:
        tokens = self.tokens
        if i + 1 >= len(tokens) or tokens[i + 1].kind != "name":
            return False
        return tokens[i].text in ("use", "type") or i + 2 < len(tokens) and tokens[i + 2].text in _AFTER_NAME

    def _next_item(self, i: int) -> int:
        while i < len(self.tokens) and not self._opens_item(i):
            i += 1
        return i

    def _body_without_brace(self, i: int, end: int, kind: str) -> int | None:
        """Where the statements of a block begin that nothing opens; None if its head is not whole, or none follow."""
        behind_name = self.tokens[i + 2].text if i + 2 < end else ""
        first = i + (4 if behind_name in ("->", "rank") else 2)
        if first >= end or (kind in _WITH_TYPE) != (behind_name in ("->", "rank")) and kind != "lexicon":
            return None
        return first if kind == "event" or self.tokens[first].text in STATEMENTS[kind] else None

    def _unopened(self, i: int, first: int, kind: str) -> int:
        end = self._block_end(first)
        closed, last, name = self._is(end, "}"), self.tokens[first - 1], self._name(i)
        hint = f"write it behind «{last.text}»" + ("" if closed else ", and «}» at the end of the block")
        edits = (Edit(last.end, last.end, " {"),) if closed else ()
        what = f"is missing: nothing opens {kind} «{name}»"
        self._wrong("D107", first - 1, edits, brace="{", what=what, hint=hint)
        self.items.append(CutItem(kind, name, Piece(i, first), self._statements(first, end, kind), True))
        return end + 1 if closed else end

    def _spare(self, i: int) -> None:
        edits = (Edit(self.tokens[i].start, self.tokens[i].end),)
        self._wrong("D107", i, edits, brace="}", what="closes nothing: no block is open", hint="delete it")

    def _block_end(self, i: int) -> int:
        """The «}» of a block whose statements begin here, or where the next item begins."""
        while i < len(self.tokens) and self.tokens[i].text != "}" and not self._opens_item(i):
            i = self._behind_count(i)
        return i

    def _behind_count(self, i: int) -> int:
        """Past a «{2}» or «{1,3}», which are no block: counts of other languages."""
        end = i + 1
        while self._is(i, "{") and end < len(self.tokens) and (self.tokens[end].kind == "int" or self._is(end, ",")):
            end += 1
        return end + 1 if end > i + 1 and self._is(end, "}") else i + 1

    def _block(self, i: int, brace: int, kind: str) -> int:
        end = self._block_end(brace + 1)
        closed = self._is(end, "}")
        name = self._name(i)
        if not closed:
            opened = self.source.where(self.tokens[i].start)
            if end < len(self.tokens):
                where = self.source.where(self.tokens[end].start)
                at, place = f"«{self.tokens[end].text}» ({where.line}:{where.column})", end
            else:
                at, place = "the end of the file", len(self.tokens) - 1
            self._wrong("D102", place, block=f"{kind} «{name}»", opened=f"{opened.line}:{opened.column}", at=at)
        body = self._statements(brace + 1, end, kind)
        self.items.append(CutItem(kind, name, Piece(i, brace), body, True))
        return end + 1 if closed else end

    # -- statements --------------------------------------------------------------

    def _statements(self, first: int, last: int, kind: str) -> tuple[Piece, ...]:
        if first >= last:
            return ()
        if kind == "event":
            starts = self._event_starts(first, last)
        else:
            starts = self._outside(self._word_starts(first, last, kind), first)
        return tuple(Piece(start, end) for start, end in zip(starts, [*starts[1:], last], strict=True))

    def _word_starts(self, first: int, last: int, kind: str) -> list[int]:
        """Where a word of this block begins a statement."""
        starts = []
        row = ""  # the class of the lexicon row we are in
        light = False  # between «light» and its «noun»
        for i in range(first, last):
            token = self.tokens[i]
            word = token.text if token.kind == "name" else ""
            begins = word in STATEMENTS[kind] and (i == first or not asks(self.tokens[i - 1]) or self._no_mode(i))
            if kind == "frame" and word == "noun" and light:
                begins = False
            if word == "reject" and i > first and self.tokens[i - 1].text == "unknown":
                begins = False  # the policy of «agrees»
            if kind == "lexicon" and word in ("masdar", "participle") and row == "verb":
                begins = False
            if begins:
                row = word
            if word in RESERVED and word != "or":
                light = word == "light"
            if begins or i == first:
                starts.append(i)
        return starts

    def _no_mode(self, i: int) -> bool:
        """Does the word behind a «mode» without a value begin a statement?  No value has a string behind it."""
        behind = i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "string"
        return self.tokens[i - 1].text == "mode" and behind

    def _outside(self, starts: list[int], first: int) -> list[int]:
        """Without the weak starts that stand within parentheses."""
        if not starts:
            return starts
        kept, wanted, depth = [], set(starts), 0
        for i in range(first, starts[-1] + 1):
            text = self.tokens[i].text
            if i in wanted and (depth == 0 or text in _STRONG):
                kept.append(i)
                depth = 0
            if self.tokens[i].kind == "sign":
                depth = max(0, depth + (text in "([") - (text in ")]"))
        return kept

    def _event_starts(self, first: int, last: int) -> list[int]:
        starts = {first} if first < last else set()
        for i in range(first + 1, last):
            token = self.tokens[i]
            if token.kind != "name" or asks(self.tokens[i - 1]):
                continue
            if token.text in ("require", "unless", "code") and not self._is(i + 1, ":"):
                starts.add(i)
            elif self._is(i + 1, ":") or self._is(i + 1, ",") and self._leads_to_colon(i + 1, last):
                starts.add(i)
        return sorted(starts)

    def _leads_to_colon(self, i: int, last: int) -> bool:
        """Is this comma within the names before a colon?"""
        while i + 1 < last and self._is(i, ",") and self.tokens[i + 1].kind == "name":
            i += 2
        return self._is(i, ":")

    # -- small things --------------------------------------------------------------

    def _is(self, i: int, sign: str) -> bool:
        return i < len(self.tokens) and self.tokens[i].kind == "sign" and self.tokens[i].text == sign

    def _name(self, i: int) -> str:
        return self.tokens[i + 1].text if i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "name" else ""

    def _first_on_line(self, i: int) -> bool:
        where = self.source.where
        return i == 0 or where(self.tokens[i - 1].start).line < where(self.tokens[i].start).line

    def _wrong(self, code: str, i: int, edits: tuple[Edit, ...] = (), **values: object) -> None:
        hint = values.pop("hint", None)
        self.found.append(
            fill(
                code,
                self.source.path,
                self.source.where(self.tokens[i].start),
                str(hint) if hint is not None else None,
                edits,
                **values,
            )
        )


def cut(lexed: Lexed) -> CutFile:
    """Cut a lexed file into its items and statements."""
    return Cutter(lexed).run()
