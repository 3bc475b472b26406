"""Warnings about the strings of rules: twins, foreign letters, what no text can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from arabdiplo.text.unseen import TURNING, UNSEEN

from .diagnostics import Diagnostic, Edit, fill
from .expr import Alt, Fact, Test, Where, Word, walk
from .lexer import Lexed
from .lint_lexicons import foreign, sign_name
from .places import Strings
from .tree import Given, Head, Module

_EASTERN = re.compile("[\u0660-\u0669\u06f0-\u06f9]")


def hidden_signs(lexed: Lexed, shown: str) -> Iterator[tuple[Diagnostic, Where]]:
    """Signs in strings that no screen shows, but for direction marks, which the lexer refuses."""
    for token in lexed.tokens:
        if token.kind != "string":
            continue
        for match in UNSEEN.finditer(token.text):
            where = lexed.source.where(token.start + match.start())
            better = " " if match[0] == "\u00a0" else ""
            edits = (Edit(token.start + match.start(), token.start + match.end(), better),)
            word = UNSEEN.sub("", token.value)
            yield fill("D009", shown, where, edits=edits, word=word, sign=sign_name(match[0])), where


def mended_row(diagnostic: Diagnostic, strings: Strings) -> Diagnostic:
    """A warning about a row within a file, with the edit that mends it."""
    word = re.match("«(.*?)»", diagnostic.message)
    at = strings.find(Where(diagnostic.line, diagnostic.column), [word[1]]) if word else []
    if not at:
        return diagnostic
    way = re.fullmatch("write «(.*)»", diagnostic.hint)
    if diagnostic.code in ("D307", "D407") and way is not None:
        return attrs.evolve(diagnostic, edits=strings.rewritten(at[0], way[1]))
    return attrs.evolve(diagnostic, edits=strings.without(at[0])) if diagnostic.code == "D406" else diagnostic


@attrs.frozen(slots=True)
class _String:
    """A string of a rule: its class and the number of its token."""

    cls: str
    word: str
    token: int


def lint_words(module: Module, strings: Strings, shown: str) -> Iterator[tuple[Diagnostic, Where]]:
    """The warnings of one module, each with its place."""
    for each in _strings(module, strings):
        where = strings.where(each.token)
        letter = foreign(each.word)
        if letter:
            better = _folded(each.word)
            mends = not foreign(better)
            yield (
                fill(
                    "D407",
                    shown,
                    where,
                    None if mends else "write it with Arabic letters only",
                    strings.rewritten(each.token, better) if mends else (),
                    word=each.word,
                    letter=letter,
                    better=better,
                ),
                where,
            )
        elif found := never(each.word, each.cls):
            why, better = found
            hint = None if better else "write it without a class"
            edits = strings.rewritten(each.token, better) if better else ()
            yield fill("D307", shown, where, hint, edits, word=each.word, why=why, better=better), where
    for first, second in _twins(module, strings):
        where = strings.where(second.token)
        yield (
            fill(
                "D406",
                shown,
                where,
                edits=strings.without(second.token),
                second=second.word,
                second_row=f"line {where.line}",
                first=first.word,
                first_row=f"line {strings.where(first.token).line}",
            ),
            where,
        )


def _strings(module: Module, strings: Strings) -> Iterator[_String]:
    for node in walk(module.items):
        if isinstance(node, Word):
            yield from _located(node.cls, node.words, node.where, strings)
        elif isinstance(node, Head):
            yield from _located(node.cls, node.given.words, node.given.where, strings)


def _located(cls: str, words: tuple[str, ...], where: Where, strings: Strings) -> Iterator[_String]:
    for word, token in zip(words, strings.find(where, words), strict=False):
        yield _String(cls, word, token)


def never(word: str, cls: str) -> tuple[str, str] | None:
    """Why no text can hold *word* of class *cls*, and what to write; None if one can."""
    from arabdiplo.text.tokens import tokenize

    if _EASTERN.search(word):
        better = _EASTERN.sub(lambda m: "".join(str(int(digit)) for digit in m[0]), word)
        return never(better, cls) or ("the digits of a text are read as 0 to 9", better)
    parts = []
    plain = TURNING.sub("", UNSEEN.sub("", word))
    for part in plain.split():
        # a name behind it, as abbreviations want it (د. سامي)
        cut = [part[start:end] for start, end, _ in tokenize(f"{part} س") if end <= len(part)]
        parts.append(" ".join(cut))
    apart = " ".join(parts)
    if apart != " ".join(plain.split()):
        if cls:
            return f"a text is cut into «{apart}», which is no {cls}", ""
        return f"a text is cut into «{apart}»", apart
    if cls and all(kind != "word" for _, _, kind in tokenize(word)):
        return f"no {cls} is written so", ""
    return None


# -- twins -----------------------------------------------------------------------------


def _twins(module: Module, strings: Strings) -> Iterator[tuple[_String, _String]]:
    """(the string that stays, the one that says the same in the same choice)."""
    inner: set[int] = set()  # words that a choice has taken in
    for node in walk(module.items):
        words: list[_String] = []
        if isinstance(node, Alt):
            tests = [unit.body for unit in node.units if not unit.capture and isinstance(unit.body, Test)]
            for word in _plain(tests):
                inner.add(id(word))
                words += _located(word.cls, word.words, word.where, strings)
        elif isinstance(node, Fact):
            for word in _plain([each for each in node.what if isinstance(each, Test)]):
                inner.add(id(word))
                words += _located(word.cls, word.words, word.where, strings)
        elif isinstance(node, Word) and id(node) not in inner:
            words += _located(node.cls, node.words, node.where, strings)
        elif isinstance(node, Given):
            words += _located("given", node.words, node.where, strings)
        yield from _equal(words)


def _plain(tests: list[Test]) -> Iterator[Word]:
    for test in tests:
        word = test.parts[0]
        if len(test.parts) == 1 and isinstance(word, Word) and not word.feats and not word.negated:
            yield word


def _equal(words: list[_String]) -> Iterator[tuple[_String, _String]]:
    first: dict[tuple[str, str], _String] = {}
    for each in words:
        # shadda and vowels tell verbs apart, and nothing else
        key = (each.cls, each.word if each.cls in ("verb", "given") else _folded(each.word))
        other = first.setdefault(key, each)
        if other is not each:
            yield other, each


def _folded(word: str) -> str:
    from arabdiplo.text.folding import fold

    return " ".join(fold(part) for part in word.split())
