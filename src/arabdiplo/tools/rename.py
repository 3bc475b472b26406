"""Another name for a lexicon, let, condition, type or event, in all files beside the one that is edited."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

from arabdiplo.lang.bundled import bundled_rules_dir
from arabdiplo.lang.diagnostics import Edit
from arabdiplo.lang.expr import Fact, Ref, Where, walk
from arabdiplo.lang.lexer import Token
from arabdiplo.lang.load import Loaded
from arabdiplo.lang.names import full_name
from arabdiplo.lang.tree import Condition, Event, Frame, Given, Let, Lexicon, Pattern, Refer, RoleDecl, TypeDecl
from arabdiplo.lang.words import MAX_NAME, NAME, RESERVED

from .symbols import Project, declared, token_at

#: kinds of names that can be given another one
_RENAMED = ("lexicon", "let", "condition", "type", "event")
#: what says the names of such
_Naming = Ref | Let | Condition | Event | Given | Fact | TypeDecl | Lexicon | Pattern | RoleDecl | Frame | Refer


class CannotRename(ValueError):
    """The name cannot be changed from here; the text says why."""


def rename(project: Project, path: Path, offset: int, new: str) -> dict[Path, list[Edit]]:
    """The edits that give what is named at a place another name, by file.

    What only has the same name (an attribute, a column of a table, a mode) keeps it.
    Raises CannotRename where the name is none of these, belongs to the bundled
    rules, is declared twice (as a role, say), or where a file has errors, so that
    it is not known what its names mean.
    """
    file = project.file(path)
    token = token_at(file.parsed.lexed, offset) if file is not None else None
    found = declared(project, path, token.text, offset) if token is not None else None
    if found is None or found.kind not in _RENAMED:
        raise CannotRename("there is no lexicon, let, condition, type or event here")
    if bundled_rules_dir() in found.path.resolve().parents and bundled_rules_dir() not in path.resolve().parents:
        raise CannotRename(f"«{found.name}» belongs to the bundled rules")
    if len(new) > MAX_NAME or not NAME.fullmatch(new.removeprefix("_")) or new in RESERVED:
        raise CannotRename(f"«{new}» is no name")
    own = full_name(found.module, found.name)
    symbols = list(project.symbols())
    if any(full_name(each.module, each.name) == full_name(found.module, new) for each in symbols):
        raise CannotRename(f"«{new}» is declared already")
    others = {each.kind for each in symbols if full_name(each.module, each.name) == own and each != found}
    if others:
        raise CannotRename(f"«{found.name}» is also a {min(others)}")
    if not project.whole:
        raise CannotRename("the rules have errors; mend them first")
    edits = {
        each.path: [Edit(token.start, token.end, new) for token in _named(each, found.name)]
        for each in project.files
        if full_name(each.name, found.name) == own
    }
    return {where: made for where, made in edits.items() if made}


def _named(file: Loaded, name: str) -> list[Token]:
    """The words of a file that mean the lexicon, let, condition, type or event of a name."""
    lexed = file.parsed.lexed
    tokens = [token for token in lexed.tokens if token.kind == "name" and token.text == name]
    starts = [token.start for token in tokens]
    found: dict[int, Token] = {}
    for where, count in _uses(file, name) if tokens else ():
        first = bisect_left(starts, lexed.source.offset(where))
        found.update((token.start, token) for token in tokens[first : first + count])
    return [found[start] for start in sorted(found)]


def _uses(file: Loaded, name: str) -> Iterator[tuple[Where, int]]:
    """The nodes that say a name, and how often: it is the next such word behind where each begins."""
    for node in walk(file.parsed.module):
        if isinstance(node, _Naming) and (count := _names(node).count(name)):
            yield node.where, count


def _names(node: _Naming) -> Sequence[str]:
    """The names of lexicons, lets, conditions, types and events in a node itself."""
    match node:
        case Ref() | Let() | Condition() | Event():
            return (node.name,)
        case Given() | Fact():
            return node.names
        case TypeDecl():
            return (node.name, *node.parents)
        case Lexicon():
            return (node.name, node.type)
        case Pattern():
            return (node.type,)
        case RoleDecl():
            return node.types
        case Frame():
            return (node.event,)
        case Refer():
            return () if node.kind.attributes else (node.kind.name,)
