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
        kind = type(rules).__name__ if given is None else f"{type(rules).__name__} with {type(wrong).__name__} in it"
        raise TypeError(f"rules are a path or several, this is {kind}; for the bundled rules alone leave them out")
    return given


def rule_paths(rules: Rules) -> list[Path]:
    """The rule files meant: folders stand for the `.dpl` files in them, sorted; so do names of bundled packs.

    Raises InputError for a path that does not exist and for a folder without rules, TypeError for what is no path.
    """
    given = _given(rules)
    found: list[Path] = []
    if not given:
        return []
    from .bundled import pack
    from .source import leads_out

    for path in map(Path, map(some_path, given)):
        if not path.exists() and (folder := pack(str(path))) is not None:
            path = folder
        if path.is_dir():
            files = sorted(path.rglob("*.dpl"))
            if not files:
                raise InputError("no .dpl file in this folder", str(path))
            if out := next((file for file in files if leads_out(path, file)), None):
                raise InputError("this is a link that leads out of the folder of the rules", str(out))
            found += files
        elif path.exists():
            found.append(path)
        else:
            raise InputError("no such rule file", str(path))
    return found
