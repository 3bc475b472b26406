"""Diagnostics: what is wrong with a rule file, where, and the way out.

`KINDS` is the one table of all codes.  Messages are templates; what they name
stands in «…».  A `Report` collects the diagnostics of one run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from arabdiplo.errors import ArabdiploError

from .expr import NOWHERE, Where

if TYPE_CHECKING:
    from .again import Again


@attrs.frozen(slots=True)
class Kind:
    """One row of the table of codes."""

    code: str
    severity: str
    """error, warning"""
    title: str
    message: str
    """template, filled by ``str.format``"""
    hint: str = ""
    """the usual way out (a template too); a caller may give a better one"""


def _error(code: str, title: str, message: str, hint: str = "") -> Kind:
    return Kind(code, "error", title, message, hint)


def _warning(code: str, title: str, message: str, hint: str = "") -> Kind:
    return Kind(code, "warning", title, message, hint)


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        # the text of a file
        _error(
            "D001",
            "invisible direction mark",
            "«{mark}» is an invisible direction mark",
            "delete it, strings in quotes need none",
        ),
        _error(
            "D002",
            "sign instead of a word",
            "«{sign}» beside an Arabic string swaps its neighbours on screen",
            "write «{word}»",
        ),
        _error(
            "D003",
            "two parts side by side",
            "«{left}» and «{right}» stand side by side",
            "write «then» for a sequence, «or» for a choice",
        ),
        _error(
            "D004",
            "string not closed",
            "this string is not closed on its line",
            'end it with «{quote}», or use «"""» in a test',
        ),
        _error("D005", "version of the language", "the file says «{found}», this arabdiplo reads «dpl 1»", "{hint}"),
        _error("D006", "limit passed", "«{found}» are too many for {what} ({limit})", "{hint}"),
        _error("D007", "file cannot be read", "{what}", "{hint}"),
        _error("D008", "character outside quotes", "«{found}» may stand only in quotes or in a comment", "{hint}"),
        _warning("D009", "invisible sign", "«{word}» holds the invisible {sign}", "delete it"),
        # statements
        _error("D101", "no such statement", "«{word}» begins no statement of {block}", "{hint}"),
        _error(
            "D102",
            "brace missing",
            "«}}» is missing: {block}, opened at {opened}, is still open at {at}",
            "close it with «}}»",
        ),
        _error("D103", "and mixed with or", "«and» and «or» are mixed", "put one of them in parentheses"),
        _error("D104", "reserved name", "«{name}» is a word of the language", "choose another name"),
        _error("D105", "unknown source", "«{text}»: «{word}» is {what}", "sources are {sources}"),
        _error("D106", "unexpected word", "{found} cannot stand {place}", "{hint}"),
        _error("D107", "brace missing or spare", "«{brace}» {what}", "{hint}"),
        # names
        _error("D201", "unknown name", "nothing is called «{name}»", "{hint}"),
        _error(
            "D202",
            "module not used",
            "«{name}» is declared in «{module}», which this file does not use",
            "add «use {module}»",
        ),
        _error(
            "D203",
            "name declared twice",
            "«{name}» is declared here and at {other}",
            "rename one, or begin yours with «_»",
        ),
        _error(
            "D204",
            "type that nothing makes",
            "nothing makes «{name}»: no pattern or lexicon ends in «-> {name}»",
            "write one, or choose a type that is made: {made}",
        ),
        _error("D205", "circle", "{what} go in a circle: {circle}", "{hint}"),
        _error("D206", "unknown module", "«{name}.dpl» is neither beside this file nor bundled", "{hint}"),
        _error("D207", "unknown capture", "no match line captures «{name}»", "{hint}"),
        _error("D208", "unknown attribute", "{owner} has no attribute «{name}»", "{hint}"),
        _error("D209", "wrong use of a name", "«{name}» is {what}, {wanted} is wanted here", "{hint}"),
        # bounds
        _error(
            "D301",
            "count too high",
            "«{found}» is more than {limit}",
            "a longer stretch is a «skip», or a chunk of its own",
        ),
        _error(
            "D302",
            "line may be empty",
            "this line can match nothing at all: every part is «maybe» or «up to»",
            "make one part needed",
        ),
        _error("D303", "skip at an end", "«skip» begins or ends the line", "it must stand between two parts"),
        _error(
            "D304",
            "counts multiply",
            "counts multiply to «{found}» on this line, {limit} is the limit",
            "make the inner part a chunk of its own",
        ),
        _warning(
            "D305",
            "line that never wins",
            "line {later} can never win: line {earlier} matches all it matches",
            "put the longer line first",
        ),
        _warning("D306", "never one word", "«{word}» is never one word, it is {parts}", "write «{core}»"),
        _warning("D307", "never in a text", "«{word}» is never found: {why}", "write «{better}»"),
        _warning(
            "D308",
            "costly gap",
            "«skip up to {most}» is tried from every {what}",
            "let a word, a lexicon or a chunk stand before it",
        ),
        _warning("D309", "unused name", "nothing uses {kind} «{name}»", "delete it, or use it"),
        _warning(
            "D310",
            "chunk that nothing asks for",
            "nothing asks for «{type}», which pattern «{name}» makes",
            "give a role that type, or delete the pattern",
        ),
        # words and lexicons
        _error("D401", "several verbs", "«{word}» is {count} verbs: {presents}", "write {choices}"),
        _error("D402", "no past form", "«{word}» is no past form of a verb", "{hint}"),
        _error("D403", "unknown verb", "«{word}» is not in the list of verbs", "{hint}"),
        _error("D404", "cells", "{file}:{line} has {cells}, its header {header}", "cells are parted by one tab"),
        _error("D405", "unknown column", "{file} has no column «{column}»", "{hint}"),
        _warning(
            "D406",
            "twins",
            "«{second}» ({second_row}) and «{first}» ({first_row}) are one word after folding",
            "keep the first",
        ),
        _warning("D407", "foreign letter", "«{word}» holds {letter}", "write «{better}»"),
        _warning("D408", "no source", "{rows} no source", "fill the column «source»"),
        _warning("D410", "stray space", "«{word}» has space too much", "write «{better}»"),
        _warning("D411", "table that nothing reads", "no lexicon reads {file}", "declare one, or delete the table"),
        _warning(
            "D412",
            "table without words",
            "{file} has no row with a word in column «{column}»",
            "write rows, or take the lexicon out",
        ),
        _warning(
            "D413",
            "attribute that nothing reads",
            "nothing reads «{name}» of lexicon «{lexicon}»",
            "did you mean «{near}»?",
        ),
        _warning("D414", "verb as another class", "«{word}» is a verb and no {cls}", "{hint}"),
        _warning(
            "D415",
            "mode of a row that no event has",
            "«{mode}» of lexicon «{lexicon}» is a mode of no event whose frames begin with its words",
            "{hint}",
        ),
        _warning(
            "D416",
            "no dictionary form",
            "«{word}» is no dictionary form: it is found as it stands only, with {what}",
            "write «{core}»",
        ),
        _warning(
            "D417",
            "name that is only set",
            "«set entity» of pattern «{name}» names nobody",
            "write «entity {whose}»",
        ),
        _error("D409", "lexicon out of bounds", "«{file}» is not a .tsv in the folder of its rule file", "{hint}"),
        # events and frames
        _error("D501", "unknown role, mode or status", "{owner} has no {what} «{name}»", "{hint}"),
        _error(
            "D502",
            "required role without a slot",
            "«{role}» is required, but no slot of {frame} gives it",
            'add «prep "إلى" {role}», say',
        ),
        _error(
            "D503",
            "slot that can never fit",
            "«{slot}» gives {gives}, «{role}» takes {takes}: it can never fit",
            "choose another role",
        ),
        _error("D504", "takes without a column", "«takes» needs a lexicon with the attribute «takes»", "{hint}"),
        _warning(
            "D505",
            "two frames for one word",
            "frames «{first}» and «{second}» want «{word}» with the same roles, the name decides",
            "give one a «priority»",
        ),
        _warning(
            "D506",
            "role that is never filled",
            "no frame fills «{role}» of event «{event}»",
            "give it a slot, say «prep», or take it out of the event",
        ),
        _warning(
            "D507",
            "frame that never wins",
            "frame «{second}» can never win: «{first}» wants all its words with the same slots and a higher priority",
            "delete it, or give it a «priority»",
        ),
        _warning("D508", "unknown code book", "«{book}» is no code book known here", "{hint}"),
        _warning("D509", "no code of the book", "«{value}» is no code of {book}", "its codes are like «{like}»"),
        _warning(
            "D510",
            "subject that does not act",
            "«{role}» takes only {types}: a subject that is no actor is found right behind its verb only",
            "write «type {type} is actor»",
        ),
        _warning(
            "D511",
            "set that never wins",
            "«set mode = {mode}» never wins: all words of frame «{frame}» have a mode by their arm or row",
            "take the mode from the arm that it is for, or delete it",
        ),
        # tests
        _error("D601", "rule without a test, trigger or match", "{rule} has no «{kind}»", "{hint}"),
        _error("D602", "label not in the text", "«{words}» does not occur in the example", "copy the words from it"),
        _error("D603", "example fails", "example fails: {what}", "see «arabdiplo explain {rule}»"),
        _error("D604", "near fails", "near: wanted {wanted}, but {got}", "see «arabdiplo explain {rule}»"),
        _warning("D605", "untried arm", "arm {number} («{word}») is in no example", "add one"),
        _warning(
            "D606", "allow without a reason", "«allow({allowed})» gives no reason", "write why after the parenthesis"
        ),
        _error("D607", "wrong date", "«{date}» is no date", "write it as 2024-03-06"),
        _error("D608", "label given twice", "«{label}» is given twice, {owner} has it once", "keep one"),
    )
}


@attrs.frozen(slots=True)
class Edit:
    """A change that mends a file: ``text`` in place of what stands from start to end (offsets, in code points)."""

    start: int
    end: int
    text: str = ""


@attrs.frozen(slots=True)
class Related:
    """Another place that a diagnostic speaks of: a `let` and the rules that use it.

    >>> print(Related("a.dpl", 9, 3, "used in frame «sail»"))
      a.dpl:9:3: used in frame «sail»
    """

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"  {self.path}:{self.line}:{self.column}: {self.message}"


@attrs.frozen(slots=True)
class Diagnostic:
    """One thing that is wrong (or doubtful) in a rule file.

    code: ``D501``.  severity: ``error`` or ``warning``.  path: as the user
    gave it.  line, column: from 1, in code points (0: the file as a whole).
    edits: what `arabdiplo check --fix` does to the file; none if only its
    writer can know.  related: other places it speaks of.

    >>> print(Diagnostic("D004", "error", "a.dpl", 3, 8, "this string is not closed", "close it"))
    a.dpl:3:8: error D004 this string is not closed; close it
    """

    code: str
    severity: str
    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        tail = f"; {self.hint}" if self.hint else ""
        return f"{place}: {self.severity} {self.code} {self.message}{tail}"


class RuleError(ArabdiploError):
    """Rules cannot be loaded.  ``diagnostics`` holds every error and warning.

    What to do: each diagnostic names a place in a file and a way out.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__(
            "\n".join(str(one) for each in self.diagnostics for one in (each, *each.related)) or "no rules"
        )

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.diagnostics,)


def fill(
    code: str,
    path: str,
    where: Where = NOWHERE,
    hint: str | None = None,
    edits: tuple[Edit, ...] = (),
    **values: object,
) -> Diagnostic:
    """The diagnostic *code* at a place, its template filled with *values*."""
    kind = KINDS[code]
    if hint is not None:
        way_out = hint
    else:
        way_out = kind.hint.format(**values) if "hint" not in values or kind.hint != "{hint}" else str(values["hint"])
    return Diagnostic(
        code, kind.severity, path, where.line, where.column, kind.message.format(**values), way_out, edits
    )


class Report:
    """Collects diagnostics, each once; gives them by file and place."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}
        self.files: dict[str, str] = {}
        """what was read, by absolute path: a hash of its contents, "" if it was not there"""

        self.broken: set[tuple[str, int]] = set()
        """path and line of items that lost a part to a syntax error: nothing is said to be missing in them"""
        self.lost: set[str] = set()
        """names of items that could not be parsed: they are not unknown"""
        self.unmade: set[str] = set()
        """types that such items make"""
        self.overlay: Mapping[str, str] = {}
        """texts that an editor has not saved yet, by absolute path: they count, not what is on disk"""
        self.again: Again | None = None
        """what is kept for the next load of the same rules"""

    def missing(self, code: str, path: str, where: Where, hint: str | None = None, **values: object) -> None:
        """As `add`, for something that an item lacks: not if a part of it was lost."""
        if (path, where.line) not in self.broken:
            self.add(code, path, where, hint, **values)

    def add(self, code: str, path: str, where: Where = NOWHERE, hint: str | None = None, **values: object) -> None:
        """Add one diagnostic (see `fill`)."""
        self._found.setdefault(fill(code, path, where, hint, (), **values))

    def put(self, diagnostic: Diagnostic) -> None:
        """Add a ready diagnostic."""
        self._found.setdefault(diagnostic)

    def change(self, how: Callable[[Diagnostic], Diagnostic]) -> None:
        """Put another one in place of each diagnostic."""
        self._found = {how(each): None for each in self._found}

    def __len__(self) -> int:
        return len(self._found)

    def errors(self) -> bool:
        """Is there an error among them?"""
        return any(each.severity == "error" for each in self._found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All, by path, line, column, code."""
        return tuple(sorted(self._found, key=lambda d: (d.path, d.line, d.column, d.code, d.message)))


_MANY = 500
_LISTED = 12


def meant(word: str, known: Iterable[str]) -> str:
    """``did you mean «match»?`` or "": the nearest of *known* to *word*.

    >>> meant("mach", ["match", "where"])
    'did you mean «match»?'
    """
    every = sorted(set(known))
    if len(every) > _MANY:  # comparing takes time: most slips leave the first letters
        every = [each for each in every if each[:2] == word[:2]][:_MANY]
    import difflib  # few errors need it

    near = difflib.get_close_matches(word, every, n=1, cutoff=0.6)
    return f"did you mean «{near[0]}»?" if near else ""


def listed(names: Iterable[str]) -> str:
    """``a, b, c``, cut after a dozen names; «nothing» if there are none."""
    every = list(names)
    cut = every[:_LISTED] + (["…"] if len(every) > _LISTED else [])
    return ", ".join(cut) if cut else "nothing"
