"""What the modules of a program hold beside their rules: names for others, opened, and which rules use them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import attrs

from .diagnostics import Report
from .load import collect
from .names import Names
from .resolve import opened
from .tree import Condition, Event, Let, Lexicon, TypeDecl
from .uses import Uses

Content = TypeDecl | Lexicon | Let | Condition | Event


@attrs.frozen(slots=True)
class Named:
    """A declaration of a module."""

    module: str
    node: Content
    """of a let or condition with all that it stands for"""
    used: tuple[str, ...]
    """the rules whose expressions and conditions name it, also by other names (``visit.travel``), by file and line"""

    @property
    def name(self) -> str:
        """``domain.on_a_match``."""
        return f"{self.module}.{self.node.name}"


def contents(paths: Sequence[Path | str] = (), bundled: bool = True) -> list[Named]:
    """All declarations of sound rules, by module in the order of their files.  paths, bundled: as for `load_rules`."""
    report = Report()
    files = collect(paths, bundled, report)
    modules = [file.parsed.module for file in files]
    names, by_name = Names(modules, report), opened(files, report)
    uses = Uses(modules, names)
    out: list[Named] = []
    for module in modules:
        for item in module.items:
            if isinstance(item, Event):
                out.append(Named(module.name, item, ()))
            elif isinstance(item, Content):
                full = names.full(module.name, "word", item.name)
                rules = [f"{use.module}.{use.item.name}" for use, _ in uses.in_rules(full)]
                out.append(Named(module.name, by_name.get(full, item), tuple(dict.fromkeys(rules))))
    return out
