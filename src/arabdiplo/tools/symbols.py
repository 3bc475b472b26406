"""What the names of rule files are, for editors: where each is declared, and what there is to say of it."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import attrs

from arabdiplo.lang import unparse
from arabdiplo.lang.again import Again
from arabdiplo.lang.diagnostics import Diagnostic, Report
from arabdiplo.lang.expr import Where
from arabdiplo.lang.lexer import Lexed, Token
from arabdiplo.lang.load import Loaded, collect
from arabdiplo.lang.program import Program
from arabdiplo.lang.resolve import resolve
from arabdiplo.lang.tree import (
    Condition,
    Event,
    Frame,
    Item,
    Let,
    Lexicon,
    Pattern,
    Status,
    TypeDecl,
    Use,
    kind,
)
from arabdiplo.lang.words import ITEMS

#: how many words of a lexicon are shown
SHOWN = 12
#: where an item ends: before an empty line or the next item
_NEXT = re.compile(rf"\n(?=\n|(?:{'|'.join(ITEMS)}) )")


@attrs.frozen
class Symbol:
    """A declared name.  kind: type, lexicon, let, condition, event, status, pattern, frame, role."""

    name: str
    kind: str
    module: str
    path: Path
    where: Where
    detail: str = ""


@attrs.frozen
class Project:
    """The modules that one file is read with."""

    files: tuple[Loaded, ...]
    program: Program
    diagnostics: tuple[Diagnostic, ...]
    whole: bool
    """no errors: the program can be run"""

    @cached_property
    def _by_path(self) -> dict[str, Loaded]:
        return {os.path.abspath(file.path): file for file in reversed(self.files)}

    def file(self, path: Path) -> Loaded | None:
        """The module of a file."""
        return self._by_path.get(os.path.abspath(path))

    def symbols(self) -> Iterator[Symbol]:
        """All declared names."""
        for file in self.files:
            for item in file.parsed.module.items:
                yield from _symbols(file, item)

    def of(self, path: Path) -> list[Symbol]:
        """The names that a file declares, in its order."""
        file = self.file(path)
        if file is None:
            return []
        return [each for item in file.parsed.module.items for each in _symbols(file, item)]


def read_project(
    path: Path,
    overlay: Mapping[str, str] | None = None,
    bundled: bool = False,
    again: Again | None = None,
) -> Project:
    """The file *path*, the rule files beside it, and what they use.

    overlay: texts not saved yet, by absolute path.  again: keeps what
    does not change from one call to the next.
    """
    report = Report()
    report.overlay = dict(overlay or {})
    report.again = again
    beside = sorted(each for each in path.parent.glob("*.dpl") if each.is_file())
    files = collect([*[each for each in beside if each != path], path], bundled, report)
    program = resolve(files, report, [file for file in files if file.path.parent == path.parent])
    return Project(tuple(files), program, report.sorted(), not report.errors())


def _symbols(file: Loaded, item: Item) -> Iterator[Symbol]:
    if isinstance(item, Use):
        return
    yield Symbol(item.name, kind(item), file.name, file.path, item.where, _detail(file, item))
    if isinstance(item, Event):
        for role in item.roles:
            many = " many" if role.many else ""
            detail = f"role of {item.name}: {' or '.join(role.types)}{many}"
            yield Symbol(role.name, "role", file.name, file.path, role.where, detail)


def _detail(file: Loaded, item: Item) -> str:
    if isinstance(item, Lexicon):
        if item.path:
            return f"words of {item.path}" + (f", chunks of type {item.type}" if item.type else "")
        return " or ".join([word for row in item.rows for word in row.words][:SHOWN])
    if isinstance(item, TypeDecl):
        parts = [f"is {', '.join(item.parents)}" if item.parents else ""]
        parts += [f"with {', '.join(item.attributes)}" if item.attributes else ""]
        return " ".join(part for part in parts if part)
    if isinstance(item, Event):
        return item.doc
    if isinstance(item, Frame):
        return f"finds {item.event}"
    if isinstance(item, Pattern):
        return f"makes {item.type}"
    if isinstance(item, Status):
        return f"rank {item.rank}"
    return _text(file, item) if isinstance(item, Let | Condition) else ""


def _text(file: Loaded, item: Let | Condition) -> str:
    """A let or condition as it is written."""
    source = file.parsed.lexed.source
    start = source.offset(item.where)
    end = _NEXT.search(source.text, start)
    line = source.text[start : end.start() if end else None]
    return " ".join(line.split("#")[0].split("=", 1)[-1].split())[:300]


# -- words under the cursor --------------------------------------------------------------


def token_at(lexed: Lexed, offset: int) -> Token | None:
    """The word or string at *offset* (or ending there)."""
    tokens = lexed.tokens
    at = bisect_right(tokens, offset, key=lambda token: token.start) - 1
    if at < 0:
        return None
    token = tokens[at]
    if token.end < offset or token.kind == "sign" and at and tokens[at - 1].end == offset:
        return tokens[at - 1] if at and tokens[at - 1].end >= offset else None
    return token


def declared(project: Project, path: Path, name: str, offset: int) -> Symbol | None:
    """The declaration that *name* means at a place: a role of the frame's event first, then what is nearest."""
    file = project.file(path)
    if file is None:
        return None
    event = event_at(file, offset)
    found = [each for each in project.symbols() if each.name == name]
    roles = [each for each in found if each.kind == "role" and event and each.detail.startswith(f"role of {event}:")]
    others = [each for each in found if each.kind != "role"]
    own = [each for each in others if each.module == file.name]
    return next(iter([*roles, *own, *others]), None)


def item_at(file: Loaded, offset: int) -> Item | None:
    """The item that a place lies in."""
    source = file.parsed.lexed.source
    before = [item for item in file.parsed.module.items if source.offset(item.where) <= offset]
    return max(before, key=lambda item: item.where, default=None)


def event_at(file: Loaded, offset: int) -> str:
    """The event of the frame or declaration that a place lies in; "" elsewhere."""
    item = item_at(file, offset)
    return item.event if isinstance(item, Frame) else item.name if isinstance(item, Event) else ""


def schema(project: Project, event: str) -> str:
    """An event's declaration, for people."""
    for _, each in project.program.events:
        if each.name == event:
            lines = [f"event {each.name}", each.doc] if each.doc else [f"event {each.name}"]
            lines += [f"  {unparse.role(one)}" for one in each.roles]
            lines += [f"  mode : {', '.join(' or '.join(act) for act in each.acts)}"] if each.acts else []
            lines += [f"  {unparse.require(one, named=True)}" for one in each.requires]
            lines += [f"  unless {unparse.cond(one, named=True)}" for one in each.unless]
            return "\n".join(lines)
    return ""


def entries(project: Project, lexicon: str, module: str) -> Sequence[str]:
    """The words of a lexicon; none if it is unknown."""
    from arabdiplo.lang.names import full_name

    full = full_name(module, lexicon)
    for table in project.program.lexicons:
        if table.name == full:
            return [word for entry in table.entries for word in entry.words]
    return ()
