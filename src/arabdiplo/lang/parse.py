"""From the text of one rule file to its `Module`.

The cutter gives items and statements; each is parsed by its own pyparsing
element.  pyparsing is imported when the first statement is parsed.
"""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from .cut import BLOCKS, CutFile, CutItem, Piece, cut
from .diagnostics import Report, meant
from .lexer import Lexed, Token, lex
from .source import Source
from .tree import Event, Frame, Item, Lexicon, Module, Pattern, Status
from .words import CHECKS, MAX_INLINE_ROWS, MAX_ITEMS, MAX_NESTING, MAX_TEST, MAX_TOKENS, MAX_WORDS, STATEMENTS

if TYPE_CHECKING:
    import pyparsing as pp

    from .grammar_rules import Grammar, Part

_GRAMMAR: Grammar | None = None
_LOCK = threading.RLock()


def grammar() -> Grammar:
    """The grammar, built once."""
    global _GRAMMAR
    if _GRAMMAR is None:
        from .grammar_rules import Grammar

        _GRAMMAR = Grammar()
    return _GRAMMAR


@attrs.frozen(slots=True)
class Parsed:
    """A module with the text it was made of."""

    module: Module
    source: Source

    @cached_property
    def lexed(self) -> Lexed:
        """The tokens of the text."""
        return lex(self.source)


def parse(source: Source, name: str, report: Report) -> Parsed:
    """Parse *source* as module *name*; whatever is wrong goes to *report*."""
    lexed = lex(source)
    for each in lexed.diagnostics:
        report.put(each)
    cut_file = cut(lexed)
    for each in cut_file.diagnostics:
        report.put(each)
    with _LOCK:
        run = _Run(lexed, cut_file, report)
        items = run.items()
    return Parsed(Module(name, source.path, cut_file.version, tuple(items)), source)


class _Run:
    """Parses the pieces of one file."""

    def __init__(self, lexed: Lexed, cut_file: CutFile, report: Report) -> None:
        self.lexed, self.file, self.report = lexed, cut_file, report
        self.tokens = cut_file.tokens
        self.grammar = grammar()
        self.comments = lexed.comments()
        self.filled = {lexed.source.where(token.start).line for token in self.tokens}
        """lines that hold more than a comment"""
        self.broken = False
        """has the item in hand lost a part?"""

    def items(self) -> list[Item]:
        every = self.file.items
        if len(every) > MAX_ITEMS:
            self._wrong(
                "D006",
                self.tokens[every[MAX_ITEMS].head.first],
                found=f"{len(every):,} items",
                what="a file",
                limit=f"{MAX_ITEMS:,}",
                hint="part it into several files",
            )
            every = every[:MAX_ITEMS]
        made = [self._made(item) for item in every]
        return [each for each in made if each is not None]

    def _made(self, item: CutItem) -> Item | None:
        """An item; if it lost something, the report knows, so that nothing is said of what is not there."""
        self.broken = False
        made = self._item(item)
        if self.broken:
            where = self.lexed.source.where(self.tokens[item.head.first].start)
            self.report.broken.add((self.lexed.source.path, where.line))
            if made is None and item.name:
                self.report.lost.add(item.name)
            if made is None and item.kind in ("pattern", "lexicon"):
                self.report.unmade.update(self._behind_arrow(item))
            if item.kind == "use":
                self.report.lost.update(token.text for token in self.tokens[item.head.first + 1 : item.head.last])
        return made

    def _behind_arrow(self, item: CutItem) -> set[str]:
        """The type that an item makes."""
        head = self.tokens[item.head.first : item.head.last]
        return {name.text for sign, name in zip(head, head[1:], strict=False) if sign.text == "->"}

    def _item(self, item: CutItem) -> Item | None:
        if item.kind in BLOCKS or item.kind == "lexicon" and item.block:
            return self._block(item)
        got = self._parse(item.head, head="lexicon from" if item.kind == "lexicon" else item.kind)
        if got is None:
            return None
        only: Item = got[0]
        return only

    def _block(self, item: CutItem) -> Item | None:
        head = self._parse(item.head, head=item.kind)
        if head is not None and not item.block:
            last = self.tokens[item.head.last - 1]
            self._wrong("D106", last, found=f"«{last.text}»", place="at the end of its item", hint="expected «{»")
            self.broken = True
            return None
        parts = [part for piece in self._allowed(item) if (part := self._statement(item.kind, piece)) is not None]
        if head is None:
            return None
        where = self.lexed.source.where(self.tokens[item.head.first].start)
        fields = _gather(parts)
        self._once(item, parts)
        if item.kind == "pattern":
            return Pattern(head[0], head[1], where=where, **fields)
        if item.kind == "frame":
            return Frame(head[0], head[1], where=where, **fields)
        if item.kind == "event":
            return Event(head[0], doc=self._doc(item), where=where, **fields)
        if item.kind == "status":
            return Status(head[0], head[1], where=where, **fields)
        lexicon: Lexicon = head[0]
        rows = fields.get("rows", ())
        return attrs.evolve(lexicon, rows=rows, where=where)

    def _allowed(self, item: CutItem) -> tuple[Piece, ...]:
        """The statements of a block, up to the limit."""
        most = MAX_INLINE_ROWS if item.kind == "lexicon" else MAX_ITEMS
        if len(item.body) <= most:
            return item.body
        found, what, hint = f"{len(item.body):,} statements", "a block", "part it into several"
        if item.kind == "lexicon":
            found, what, hint = f"{len(item.body):,} rows", "an inline lexicon", "move them to a .tsv"
        self._wrong("D006", self.tokens[item.head.first], found=found, what=what, limit=f"{most:,}", hint=hint)
        self.broken = True
        return item.body[:most]

    def _once(self, item: CutItem, parts: list[Part]) -> None:
        """A statement that may stand once and stands twice."""
        seen: set[str] = set()
        for part in parts:
            if part.field in ("head", "entity", "refer", "value", "priority") and part.field in seen:
                self.report.add(
                    "D106",
                    self.lexed.source.path,
                    part.where,
                    found=f"«{part.field}»",
                    place=f"twice in one {item.kind}",
                    hint="delete one",
                )
            seen.add(part.field)

    def _statement(self, block: str, piece: Piece) -> Part | None:
        first = self.tokens[piece.first]
        elements = self.grammar.statement[block]
        word = first.text if first.kind == "name" else ""
        if block == "event" and (word not in elements or self._colon_after(piece)) and word != "mode":
            word = "" if first.kind == "name" else "?"
        if word not in elements:
            self.broken = True
            if first.kind != "bad":
                begins = STATEMENTS[block]
                hint = meant(first.text, begins) or f"statements begin with {', '.join(begins)}"
                self._wrong(
                    "D101", first, word=first.text, block=f"{'an' if block == 'event' else 'a'} {block}", hint=hint
                )
            return None
        got = self._parse(piece, block=block, word=word)
        if got is None:
            return None
        part: Part = got[0]
        return part

    def _colon_after(self, piece: Piece) -> bool:
        return piece.first + 1 < piece.last and self.tokens[piece.first + 1].text in (":", ",")

    # -- one piece -------------------------------------------------------------------

    def _parse(self, piece: Piece, head: str = "", block: str = "", word: str = "") -> list[Any] | None:
        from .grammar_base import END
        from .stuck import asks_of_name, problem, wrong_keyword

        tokens = self.tokens[piece.first : piece.last]
        if any(token.kind == "bad" for token in tokens) or not self._within(tokens):
            self.broken = True
            return None
        again = self.report.again
        kind, text = f"{head}.{block}.{word}", self.lexed.clean[tokens[0].start : tokens[-1].end]
        where = self.lexed.source.where(tokens[0].start)
        known = again.statement(kind, text, where) if again is not None else None
        if known is not None:
            return known
        element = self.grammar.whole(head=head) if head else self.grammar.whole(block=block, word=word)
        got = self._run(element, tokens)
        if got is not None:
            if again is not None:
                again.keep_statement(kind, text, where, got)
            return got
        expected, at = self.grammar.trail.expected, tokens[0].start + max(self.grammar.trail.furthest, 0)
        stuck = next((i for i, token in enumerate(tokens) if token.end > at), len(tokens))
        self.broken = True
        if head in ("let", "condition") and self._is_other(head, tokens, stuck):
            self.report.put(wrong_keyword(self.lexed.source, tokens, stuck))
            return None
        self.report.put(problem(self.lexed.source, tokens, stuck, expected, block or "file"))
        # what stands before the word that does not fit may be whole
        whole = END in expected and stuck and not asks_of_name(tokens, stuck)
        return self._run(element, tokens[:stuck]) if whole else None

    def _is_other(self, head: str, tokens: tuple[Token, ...], stuck: int) -> bool:
        """Does a `let` name a condition, or a `condition` words?  Then the grammar of the other one leads further."""
        before, body = tokens[3:stuck], tokens[3:]
        if not 3 <= stuck < len(tokens) or tokens[2].text != "=":
            return False
        if head == "condition" and any(token.text in ("followed", "preceded") for token in before):
            return False  # both may begin so
        other = self.grammar.whole(head="condition body" if head == "let" else "let body")
        whole = self._run(other, body) is not None
        return whole or body[0].start + self.grammar.trail.furthest > tokens[stuck].start

    def _run(self, element: pp.ParserElement, tokens: tuple[Token, ...]) -> list[Any] | None:
        import pyparsing as pp

        start, end = tokens[0].start, tokens[-1].end
        self.grammar.trail.start(self.lexed.source, start)
        try:
            got: list[Any] = element.parse_string(self.lexed.clean[start:end]).as_list()
        except (pp.ParseBaseException, RecursionError):
            return None
        return got

    def _within(self, tokens: tuple[Token, ...]) -> bool:
        """Is a statement within the limits?  What it passes is reported."""
        test = tokens[0].text in CHECKS
        strings = (token for token in tokens if token.kind == "string" and (token.value or tokens[0].text != "code"))
        return self._nests(tokens) and all(self._holds_words(token, test) for token in strings)

    def _nests(self, tokens: tuple[Token, ...]) -> bool:
        """Is it neither too long nor too deep?"""
        depth = 0
        if len(tokens) > MAX_TOKENS:
            hint = "part it into several, with «let»"
            found = f"{len(tokens):,} words and signs"
            self._wrong("D006", tokens[0], found=found, what="a statement", limit=f"{MAX_TOKENS:,}", hint=hint)
            return False
        for token in tokens:
            if token.kind == "sign":
                depth += (token.text in "([") - (token.text in ")]")
                if depth > MAX_NESTING:
                    hint = "give the inner part a name with «let»"
                    self._wrong("D006", token, found=f"{depth} levels", what="nesting", limit=MAX_NESTING, hint=hint)
                    return False
        return True

    def _holds_words(self, token: Token, test: bool) -> bool:
        """Does a string hold words, and not too many?  test: is it the text of a test?"""
        words = len(token.value.split())
        if test and len(token.value) > MAX_TEST:
            found, limit = f"{len(token.value):,} letters", f"{MAX_TEST:,}"
            self._wrong("D006", token, found=found, what="a test", limit=limit, hint="shorten it")
        elif not test and words > MAX_WORDS:
            self._wrong("D006", token, found=f"{words} words", what="a string", limit=MAX_WORDS, hint="shorten it")
        elif not test and token.text.startswith('"""'):
            self._wrong("D106", token, found='«"""»', place="outside a test", hint='use «"»')
        elif not words:
            self._wrong("D106", token, found="an empty string", place="here", hint="write a word in it")
        elif not test and not _has_letters(token.value):
            self._wrong(
                "D106", token, found="a string of marks without a letter", place="here", hint="write a word in it"
            )
        else:
            return True
        return False

    # -- small things ------------------------------------------------------------------

    def _doc(self, item: CutItem) -> str:
        """The comment above or beside the first line of an event."""
        line = self.lexed.source.where(self.tokens[item.head.first].start).line
        above: list[str] = []
        at = line - 1
        while at in self.comments and at not in self.filled:
            above.append(self.comments[at].text)
            at -= 1
        texts = list(reversed(above)) or ([self.comments[line].text] if line in self.comments else [])
        lines = [text.lstrip("#").strip() for text in texts]
        return " ".join(each for each in lines if each and not each.startswith("allow("))

    def _wrong(self, code: str, token: Token, **values: object) -> None:
        hint = values.pop("hint", None)
        self.report.add(
            code,
            self.lexed.source.path,
            self.lexed.source.where(token.start),
            str(hint) if hint is not None else None,
            **values,
        )


def _has_letters(text: str) -> bool:
    """Is anything left of a string without tashkeel and tatweel?"""
    from arabdiplo.text.folding import fold

    return bool(fold(text).strip())


def _gather(parts: list[Part]) -> dict[str, Any]:
    """Parts as fields of their item."""
    fields: dict[str, Any] = {}
    for part in parts:
        if part.field in ("head", "entity", "refer", "value", "priority"):
            fields.setdefault(part.field, part.value)
            if part.field == "head":
                fields.setdefault("head_at", part.where)
        elif part.field in ("sets", "also", "acts", "modes", "roles") and isinstance(part.value, tuple):
            fields[part.field] = fields.get(part.field, ()) + part.value
            if part.field == "sets":
                fields["sets_at"] = fields.get("sets_at", ()) + (part.where,) * len(part.value)
        else:
            fields[part.field] = (*fields.get(part.field, ()), part.value)
    return fields
