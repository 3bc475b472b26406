"""The door of the stage: from paths of rule files to a checked `Program`."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from .bundled import bundled_files, bundled_rules_dir, short
from .diagnostics import Diagnostic, Report, RuleError, fill, meant
from .expr import NOWHERE, Where
from .paths import files_of
from .program import Program
from .source import Source, leads_out, read
from .tree import Use
from .trees import Trees
from .words import NAME

if TYPE_CHECKING:
    from .again import Again
    from .parse import Parsed


@attrs.frozen(slots=True)
class Loaded:
    """A parsed file: path as found, shown as the user knows it."""

    name: str
    path: Path
    shown: str
    parsed: Parsed
    turn: int = 0
    """of two files that declare one name the one of the higher turn is to blame"""


def load_rules(paths: Sequence[Path | str] = (), bundled: bool = True, again: Again | None = None) -> Program:
    """Read, check and resolve rule files.

    paths: files, or folders (all ``*.dpl`` under them).  bundled: load the
    bundled rules too; a module of your own with the name of a bundled one
    takes its place.  again: keeps what need not be done anew, for who loads
    rules again and again.  Raises `RuleError` with every diagnostic if one is an error.

    >>> program = load_rules([], bundled=False)
    >>> program.frames
    ()
    """
    return load_with_files(paths, bundled, again)[0]


def load_with_files(
    paths: Sequence[Path | str], bundled: bool, again: Again | None = None
) -> tuple[Program, list[tuple[str, str]]]:
    """The same, with the absolute path of each file that was read or looked for, and a hash of its contents."""
    report = Report()
    report.again = again
    program, diagnostics = compile_rules(paths, bundled, report, warn=nowhere)
    if program is None:
        raise RuleError(diagnostics)
    return program, sorted(report.files.items())


def check_rules(
    paths: Sequence[Path | str] = (), bundled: bool = True, warn: Callable[[Path], bool] = lambda _: True
) -> tuple[Diagnostic, ...]:
    """All errors and warnings of rule files, by place; never raises for what a user wrote.

    warn: is asked of each rule file that was read, whether its warnings are wanted, too.
    """
    return compile_rules(paths, bundled, warn=warn)[1]


def compile_rules(
    paths: Sequence[Path | str],
    bundled: bool = True,
    report: Report | None = None,
    warn: Callable[[Path], bool] = lambda _: True,
) -> tuple[Program | None, tuple[Diagnostic, ...]]:
    """The program (None if there is an error) and all diagnostics; warnings only of the files that *warn* says."""
    from .resolve import resolve

    report = report if report is not None else Report()
    modules = collect(paths, bundled, report)
    program = resolve(modules, report, [file for file in modules if warn(file.path)])
    found = report.sorted()
    return (None if report.errors() else program), found


def nowhere(_: Path) -> bool:
    """No warnings of any file."""
    return False


def collect(paths: Sequence[Path | str], bundled: bool, report: Report) -> list[Loaded]:
    """Parse the files named, what they use, and the bundled ones."""
    collector = _Collector(report)
    for path, shown in rule_files(paths, report):
        collector.add(path, shown, own=True)
    collector.follow()
    if bundled:
        for path in bundled_files():
            if path.stem not in collector.loaded:
                collector.add(path, short(path), own=False)
        collector.follow()
    collector.trees.write()
    return [collector.loaded[name] for name in sorted(collector.loaded)]


def rule_files(paths: Sequence[Path | str], report: Report) -> list[tuple[Path, str]]:
    """The rule files that *paths* name, each with what to show of it."""
    out: list[tuple[Path, str]] = []
    for given in paths:
        path = Path(given)
        try:
            if path.is_dir():
                found = files_of(path)
                if not found:
                    report.add(
                        "D007", str(given), NOWHERE, what="there is no .dpl file in this folder", hint="check the name"
                    )
                for each in found:
                    if leads_out(path, each):
                        report.put(_led_out(str(each)))
                    else:
                        out.append((each, str(each)))
                continue
        except OSError as error:
            report.add(
                "D007",
                str(given),
                NOWHERE,
                what=f"the folder cannot be read: {error.strerror}",
                hint="check its permissions",
            )
            continue
        out.append((path, str(given)))
    return out


class _Collector:
    """Modules by name, each file once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.loaded: dict[str, Loaded] = {}
        self.trees = Trees()
        self._own: set[str] = set()
        self._bundled = {path.stem: path for path in bundled_files()}

    def add(self, path: Path, shown: str, own: bool) -> None:
        """Parse one file, if it is not there yet."""
        name = path.stem
        other = self.loaded.get(name)
        if other is not None:
            if own and name in self._own and not _same(other.path, path):
                self.report.add("D203", shown, NOWHERE, hint="rename one file", name=f"{name}.dpl", other=other.shown)
            return
        if own:
            self._own.add(name)
        if path.suffix != ".dpl" or not NAME.fullmatch(name):
            self.report.add(
                "D007",
                shown,
                NOWHERE,
                what="a rule file is named like «visit.dpl»: small letters, digits, «_»",
                hint="rename it",
            )
            return
        unsaved = self.report.overlay.get(os.path.abspath(path))
        source = Source(shown, unsaved) if unsaved is not None else read(path, shown, self.report.files)
        if isinstance(source, Diagnostic):
            self.report.put(source)
            return
        saved = unsaved is None and self._bundled.get(name) == path
        self.loaded[name] = Loaded(name, path, shown, self._parsed(source, name, saved), self._turn(path, own))

    def _turn(self, path: Path, own: bool) -> int:
        """First come the bundled files, then those that others use, then those that are given, in their order."""
        if own:
            return 1 + len(self._own)
        return 0 if self._bundled.get(path.stem) == path else 1

    def _parsed(self, source: Source, name: str, kept: bool) -> Parsed:
        """The tree of a text; kept: is it that of a bundled module as it lies on disk?"""
        from .parse import parse

        again = self.report.again
        known = again.parsed(source.path, source.text) if again is not None else None
        if known is not None:
            return known
        before = len(self.report)
        made = self._read(source, name) if kept else parse(source, name, self.report)
        if again is not None and len(self.report) == before:
            again.keep_parsed(source.path, source.text, made)
        return made

    def _read(self, source: Source, name: str) -> Parsed:
        """A bundled module, from the cache if its text is the same."""
        from .parse import Parsed, parse

        kept = self.trees.find(name, source)
        if kept is not None:
            return Parsed(kept, source)
        before = len(self.report)
        made = parse(source, name, self.report)
        if len(self.report) == before:
            self.trees.keep(source, made.module)
        return made

    def follow(self) -> None:
        """Load what is used, from beside the file or from the bundled rules."""
        todo = [self.loaded[name] for name in sorted(self.loaded)]
        while todo:
            here = todo.pop(0)
            for item in here.parsed.module.items:
                if isinstance(item, Use):
                    for name in item.names:
                        todo += self._use(here, name, item)

    def _use(self, here: Loaded, name: str, item: Use) -> list[Loaded]:
        if name in self.loaded:
            return []
        beside, bundled = here.path.parent / f"{name}.dpl", bundled_rules_dir() / f"{name}.dpl"
        if not beside.is_file():
            self.report.files[os.path.abspath(beside)] = ""
        found = next((path for path in (beside, bundled) if path.is_file()), None)
        if found == beside and leads_out(here.path.parent, beside):
            self.report.put(_led_out(here.shown, item.where, name))
            return []
        if found is None:
            folders = (here.path.parent, bundled_rules_dir())
            known = {each.stem for folder in folders if folder.is_dir() for each in folder.glob("*.dpl")} | set(
                self.loaded
            )
            near = meant(name, known - {here.name})
            self.report.add(
                "D206", here.shown, item.where, hint=near or "write it, or take the name out of «use»", name=name
            )
            return []
        shown = os.path.join(os.path.dirname(here.shown), found.name) if found == beside else short(found)
        self.add(found, shown, own=False)
        return [self.loaded[name]] if name in self.loaded else []


def _led_out(shown: str, where: Where = NOWHERE, name: str = "") -> Diagnostic:
    """A symlink that leads out of the folder of the rules is not followed."""
    what = (
        f"«{name}.dpl» beside this file is a link that leads out of the folder"
        if name
        else "a link leads out of the folder"
    )
    return fill("D007", shown, where, what=what, hint="name the file itself, or copy it into the folder")


def _same(a: Path, b: Path) -> bool:
    try:
        return a.samefile(b)
    except OSError:
        return a == b
