"""Warnings: what is no error and yet surely not meant; and `# allow(…)`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from .bundled import bundled_rules_dir
from .cut import cut
from .diagnostics import Diagnostic, Report, fill
from .expr import Where
from .lexer import Lexed
from .lint_attributes import misspelt
from .lint_classes import no_dictionary_forms, verbs_as_nouns
from .lint_codes import lint_codes
from .lint_lexicons import lint_lexicon, unread_tables
from .lint_modes import Modes, sets_that_never_win
from .lint_names import Usage, frames_that_never_win, lint_names
from .lint_rules import (
    frames_alike,
    lines_that_never_win,
    names_only_set,
    never_one_word,
    subjects_that_do_not_act,
)
from .lint_words import hidden_signs, lint_words, mended_row
from .names import full_name
from .places import Strings
from .program import Program
from .tree import Lexicon, Pattern

if TYPE_CHECKING:
    from .lexicons import Tables
    from .load import Loaded

_ALLOW = re.compile(r"#\s*allow\(\s*(D[0-9]{3}(?:\s*,\s*D[0-9]{3})*)\s*\)[ :]*(.*)")


@attrs.frozen(slots=True)
class Warned:
    """A warning, and the line of the rule file where an ``allow`` silences it."""

    diagnostic: Diagnostic
    anchor: Where


def lint(files: Sequence[Loaded], of: Sequence[Loaded], program: Program, tables: Tables, report: Report) -> None:
    """Add the warnings of the files *of* among those of a program to *report*, but for those they allow."""
    alike = {"D505": dict(frames_alike(program)), "D510": subjects_that_do_not_act(program)}
    usage: Usage | None = None
    modes: Modes | None = None
    if not report.errors():  # else what seems to be used by nothing may be used by what is broken
        usage = Usage([file.parsed.module for file in files], program)
        modes = Modes([file.parsed.module for file in files], program)
        alike["D507"] = frames_that_never_win(program)
        alike["D511"] = sets_that_never_win(program)
    for file in of:
        allowed = _allowed(file, report)
        for warned in _warnings(file, program, tables, usage, modes):
            if not allowed.get(warned.anchor.line, frozenset()) & {warned.diagnostic.code}:
                report.put(warned.diagnostic)
        for code, frames in alike.items():
            for where, values in frames.get(file.name, ()):
                if code not in allowed.get(where.line, frozenset()):
                    report.add(code, file.shown, where, **values)
    for diagnostic in unread_tables(of, files):
        report.put(diagnostic)


def _warnings(
    file: Loaded, program: Program, tables: Tables, usage: Usage | None, modes: Modes | None
) -> Iterator[Warned]:
    module = file.parsed.module
    strings = Strings.of(file.parsed.lexed)
    bundled = bundled_rules_dir() in file.path.parents
    resolved = {pattern.name: pattern for name, pattern in program.patterns if name == file.name}
    for item in module.items:
        if isinstance(item, Lexicon):
            table = tables.table(item, file.path, file.shown) if item.path else None
            for diagnostic in lint_lexicon(item, table, file.shown):
                if table is None:
                    diagnostic = mended_row(diagnostic, strings)
                yield Warned(diagnostic, diagnostic_anchor(item, diagnostic, file.shown))
            full = full_name(file.name, item.name)
            for diagnostic in modes.of_no_event(item, full, table, strings, file.shown) if modes is not None else ():
                yield Warned(diagnostic, diagnostic_anchor(item, diagnostic, file.shown))
            for diagnostic in misspelt(item, table, usage.attributes, file.shown) if usage is not None else ():
                yield Warned(diagnostic, Where(diagnostic.line, diagnostic.column))
        if isinstance(item, Pattern) and item.name in resolved:
            for later, earlier, where in lines_that_never_win(resolved[item.name]):
                yield Warned(fill("D305", file.shown, where, later=later, earlier=earlier), where)
            for where, values in names_only_set(item):
                yield Warned(fill("D417", file.shown, where, **values), where)
    for where, values in never_one_word(module):
        at = strings.find(where, [values["word"]])
        edits = strings.rewritten(at[0], values["core"]) if at else ()
        yield Warned(fill("D306", file.shown, where, edits=edits, **values), where)
    for diagnostic, where in (
        *hidden_signs(file.parsed.lexed, file.shown),
        *lint_codes(module, file.shown),
        *lint_words(module, strings, file.shown),
        *verbs_as_nouns(module, file.shown),
        *no_dictionary_forms(module, strings, file.shown),
        *(lint_names(module, program, usage, file.shown, bundled) if usage is not None else ()),
    ):
        yield Warned(diagnostic, where)


def diagnostic_anchor(item: Lexicon, diagnostic: Diagnostic, shown: str) -> Where:
    """Where to allow it: on its own line in a rule file, at the declaration for a table."""
    return Where(diagnostic.line, diagnostic.column) if diagnostic.path == shown else item.where


def _allowed(file: Loaded, report: Report) -> dict[int, frozenset[str]]:
    """Codes allowed by line: that of the comment, and those of the statement below it."""
    lexed = file.parsed.lexed
    comments = lexed.comments()
    allows = [(line, comment, match) for line, comment in comments.items() if (match := _ALLOW.match(comment.text))]
    out: dict[int, frozenset[str]] = {}
    if not allows:
        return out
    below = _Below(lexed, comments)
    for line, comment, match in allows:
        codes = frozenset(code.strip() for code in match[1].split(","))
        if not match[2].strip():
            report.add("D606", file.shown, lexed.source.where(comment.start), allowed=match[1])
        for each in (line, *below.lines(line)):
            out[each] = out.get(each, frozenset()) | codes
    return out


class _Below:
    """The statements of a file by the comments above them."""

    def __init__(self, lexed: Lexed, comments: Collection[int]) -> None:
        self._comments = comments
        where = lexed.source.where
        self._at = [where(token.start).line for token in lexed.words()]
        """the line of each word"""
        self._last = {piece.first: piece.last for item in cut(lexed).items for piece in (item.head, *item.body)}
        """the end of the statement that begins with a word"""

    def lines(self, line: int) -> range:
        """Those of the statement below a line, past the comments between them: `fmt` may cut it, or move one there."""
        at = bisect_right(self._at, line)
        first = line + 1
        while first in self._comments and (at == len(self._at) or first < self._at[at]):
            first += 1
        if at == len(self._at) or self._at[at] != first:
            return range(first, first + 1)
        return range(first, self._at[self._last.get(at, at + 1) - 1] + 1)
