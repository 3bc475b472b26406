"""Stub files (`.pyi`) for the typed classes, for editors and type checkers."""

from __future__ import annotations

from collections.abc import Sequence

from arabdiplo.events.types import always_filled, attribute_name, class_name, describe
from arabdiplo.lang import tree
from arabdiplo.lang.books import BOOKS
from arabdiplo.lang.program import Program

_HEAD = '''"""Event classes made from rules; written by `arabdiplo stubs`, not by hand."""

from typing import Literal
{also}
from arabdiplo.events.records import Arg, Event
{made}'''
_ALSO, _MADE = "\nfrom arabdiplo import Extractor", "\nextractor: Extractor\n"
"""what the module beside the stub holds, which its stub hides from type checkers"""


def stubs(program: Program, modules: frozenset[str] | None = None) -> str:
    """The text of a stub file for the events of a program.

    modules: only the events that these modules declare, for a module that makes the `extractor`, too (docs/api.md);
    default: all events and nothing else.
    """
    events = [(m, e) for m, e in program.events if modules is None or m in modules]
    books = {code.book for _, event in program.events for code in event.codes}
    own = sorted(books.difference(BOOKS))
    head = _HEAD.format(also="", made="") if modules is None else _HEAD.format(also=_ALSO, made=_MADE)
    return head + "".join(_class(module, event, own) for module, event in events)


def _class(module: str, event: tree.Event, books: Sequence[str]) -> str:
    lines = ["", f"class {class_name(event.name)}(Event):"]
    lines += _docstring(describe(event, f"{module}.dpl"))
    lines.append("")
    if event.modes:
        modes = ", ".join(f'"{mode}"' for mode in event.modes)
        lines.append(f"    mode: Literal[{modes}] | None")
    if books:  # those that `Event.code` takes, and those of these rules
        known = ", ".join(f'"{book}"' for book in (*BOOKS, *books))
        lines.append(f"    def code(self, book: Literal[{known}]) -> str | None: ...")
    filled = always_filled(event)
    for role in event.public:
        kind = "tuple[Arg, ...]" if role.many else "Arg | None"
        never = "never empty" if role.many else "None only where a record that is read lacks it"
        note = f"; {never}" if role.name in filled else ""
        lines.append("    @property")
        lines.append(f"    def {attribute_name(role.name)}(self) -> {kind}: ...  # {', '.join(role.types)}{note}")
    return "\n".join(lines) + "\n"


def _docstring(text: str) -> list[str]:
    first, *rest = text.splitlines()
    if not rest:
        return [f'    """{first}"""']
    return [f'    """{first}', *(f"    {line}".rstrip() for line in rest), '    """']
