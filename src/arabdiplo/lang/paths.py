"""Which files are meant by the paths and names of rules that a caller gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path

from arabdiplo.errors import InputError, some_path

Rules = str | PathLike[str] | Iterable[str | PathLike[str]]


def _given(rules: object) -> Sequence[str | PathLike[str]]:
    given = [rules] if isinstance(rules, (str, PathLike)) else list(rules) if isinstance(rules, Iterable) else None
    wrong = rules if given is None else next((path for path in given if not isinstance(path, (str, PathLike))), "")
    if given is None or wrong != "":
        kind = _kind(rules) if given is None else f"{_kind(rules)} with {_kind(wrong)} in it"
        from importlib.resources.abc import Traversable  # takes time that only an error is worth

        hint = "for the bundled rules alone leave them out"
        if isinstance(wrong, Traversable):
            hint = "where a package is zipped, with importlib.resources.as_file(rules) as folder: … takes them out"
        raise TypeError(f"rules are a path or several, this is {kind}; {hint}")
    return given


def _kind(value: object) -> str:
    kind = type(value)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def files_of(folder: Path) -> list[Path]:
    """The files `*.dpl` in a folder and in those below it, sorted; links to files elsewhere are among them."""
    return sorted(each for each in folder.rglob("*.dpl") if each.is_file())


def rule_paths(rules: Rules) -> list[Path]:
    """The rule files meant: folders stand for the `.dpl` files in them, sorted; so do names of bundled packs.

    Raises InputError for a path that does not exist or cannot be read and for a folder without rules, TypeError for
    what is no path.
    """
    found: list[Path] = []
    for path in map(Path, map(some_path, _given(rules))):
        try:
            found += _files_meant(path)
        except OSError as error:
            raise InputError(f"this cannot be read: {error.strerror}", str(path)) from error
    return found


def _files_meant(path: Path) -> list[Path]:
    from .bundled import pack
    from .source import leads_out

    if not path.exists() and (folder := pack(str(path))) is not None:
        path = folder
    if not path.is_dir():
        if path.exists():
            return [path]
        raise InputError("no such rule file", str(path))
    files = files_of(path)
    if not files:
        raise InputError("no .dpl file in this folder", str(path))
    if out := next((file for file in files if leads_out(path, file)), None):
        raise InputError("this is a link that leads out of the folder of the rules", str(out))
    return files
