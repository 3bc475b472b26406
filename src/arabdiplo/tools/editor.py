"""What an editor asks of a rule file, as plain functions: hover, completion, definition, examples (`rename` is beside).

Places are offsets, in code points.  `arabdiplo.tools.server` speaks the protocol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from arabdiplo.lang.bundled import bundled_files
from arabdiplo.lang.diagnostics import Diagnostic, fill
from arabdiplo.lang.expr import Where
from arabdiplo.lang.load import Loaded
from arabdiplo.lang.tree import Lexicon, Use
from arabdiplo.lang.words import CLASSES, FEATURES, ITEMS, RESERVED, SLOTS, SOURCES, STATEMENTS

from .symbols import SHOWN, Project, Symbol, declared, entries, event_at, item_at, schema, token_at

#: what the slots of an arm take
SLOT_HELP = {
    "subject": "the doer: before or after the verb; of a passive only after من قبل; of a masdar its genitive or suffix",
    "object": "phrases without preposition, suffixes, the subject of a passive; of a masdar what follows the genitive",
    "object2": "the second phrase without preposition",
    "of": "genitive or suffix of a noun",
    "prep": "the phrase after one of these words",
    "takes": "the phrase after a preposition that the trigger's row names in its attribute «takes»",
    "between": "both sides of بين … و…",
    "nisba": "a state named by an adjective on the trigger",
    "that": "the clause after أن or إن",
    "quote": "the quotation",
    "preceding": "what stands before in the sentence",
}


@attrs.frozen
class Item:
    """A completion.  kind: keyword, feature, role, module, or the kind of a symbol."""

    label: str
    kind: str
    detail: str = ""


def hover(project: Project, path: Path, offset: int) -> str:
    """What there is to say of the word at a place; "" if nothing."""
    file = project.file(path)
    if file is None:
        return ""
    token = token_at(file.parsed.lexed, offset)
    if token is None or token.kind != "name":
        return ""
    if token.text in SLOT_HELP:
        return f"slot {token.text}: {SLOT_HELP[token.text]}"
    found = declared(project, path, token.text, offset)
    if found is None:
        return f"«{token.text}» is a word of the language" if token.text in RESERVED else ""
    place = f"{found.path.name}:{found.where.line}"
    if found.kind == "event":
        return f"{schema(project, found.name)}\n{place}"
    if found.kind == "lexicon":
        words = entries(project, found.name, found.module)
        shown = ", ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
        return f"lexicon {found.name}, {len(words)} words: {shown}\n{place}"
    return f"{found.kind} {found.name}: {found.detail}\n{place}"


def definition(project: Project, path: Path, offset: int) -> tuple[Path, Where] | None:
    """Where the name at a place is declared; of a table's or module's name, the file."""
    file = project.file(path)
    if file is None:
        return None
    token = token_at(file.parsed.lexed, offset)
    if token is None:
        return None
    if token.kind == "string":
        item = item_at(file, offset)
        if isinstance(item, Lexicon) and item.path == token.value:
            return file.path.parent / item.path, Where(1, 1)
        return None
    found = declared(project, path, token.text, offset)
    if found is not None:
        return found.path, found.where
    module = next((each for each in project.files if each.name == token.text), None)
    return (module.path, Where(1, 1)) if module is not None else None


def completion(project: Project, path: Path, text: str, offset: int) -> list[Item]:
    """What may stand at a place: features in brackets, modules after «use», else roles, names and words."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    if line.count('"') % 2 or "#" in re.sub(r'"[^"]*"', "", line):
        return []
    if re.match(r"\s*use\b", line):
        beside = {each.stem for each in path.parent.glob("*.dpl")} - {path.stem}
        return [Item(name, "module") for name in sorted(beside | {each.stem for each in bundled_files()})]
    if re.search(r"\[[^\]]*$", line):
        return [Item(name, "feature") for name in sorted(FEATURES)]
    file = project.file(path)
    event = event_at(file, offset) if file is not None else ""
    out = _roles(project, event)
    out += [
        Item(each.name, each.kind, each.detail)
        for each in _seen(project, file)
        if each.kind in ("lexicon", "let", "condition", "type")
    ]
    if re.search(r"->\s*\w*$", line):
        out += [Item(event.name, "event", event.doc) for _, event in project.program.events]
    depth = text.count("{", 0, offset) - text.count("}", 0, offset)
    words = ITEMS if depth <= 0 else sorted({*CLASSES, *SLOTS, *SOURCES, *(w for b in STATEMENTS.values() for w in b)})
    return out + [Item(word, "keyword", SLOT_HELP.get(word, "")) for word in words]


def _roles(project: Project, event: str) -> list[Item]:
    for _, each in project.program.events:
        if each.name == event:
            roles = [Item(role.name, "role", " or ".join(role.types)) for role in each.roles]
            return [*roles, Item("time", "role"), Item("place", "role")]
    return []


def _seen(project: Project, file: Loaded | None) -> Iterator[Symbol]:
    """The names that a file may say."""
    if file is None:
        return
    used = {name for item in file.parsed.module.items if isinstance(item, Use) for name in item.names}
    for each in project.symbols():
        if each.module == file.name or each.module in used and not each.name.startswith("_"):
            yield each


def run_examples(project: Project, path: Path) -> list[Diagnostic]:
    """What fails of the examples of a file (D603, D604); nothing if the rules have errors."""
    from arabdiplo.engine import Engine
    from arabdiplo.tools.tester import run_checks

    file = project.file(path)
    if file is None or not project.whole:
        return []
    out = []
    for each in run_checks(project.program, Engine(project.program).explain, [file.name]):
        if each.passed:
            continue
        what, where = "; ".join(each.differences), Where(each.line, each.column)
        if each.kind == "near":
            out.append(fill("D604", file.shown, where, None, (), wanted=each.kind, got=what, rule=each.rule))
        else:
            out.append(fill("D603", file.shown, where, None, (), what=what, rule=each.rule))
    return out


def rules_of_file(project: Project, path: Path) -> list[Symbol]:
    """The frames and patterns of a file, above which an editor offers to run the examples."""
    return [each for each in project.of(path) if each.kind in ("frame", "pattern")]
