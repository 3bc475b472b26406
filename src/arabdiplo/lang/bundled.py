"""Where the rules lie that arabdiplo brings."""

from __future__ import annotations

from pathlib import Path

from .paths import files_of
from .words import NAME

PACKS = "packs"
"""the folder of rules for other fields, within that of the bundled rules"""


def bundled_rules_dir() -> Path:
    """The folder of the bundled rules: in the package, or beside `src` in a checkout."""
    inside = Path(__file__).resolve().parents[1] / "rules"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[3] / "rules"


def bundled_files() -> list[Path]:
    """The bundled rules that are always loaded: those of no pack."""
    folder = bundled_rules_dir()
    return [path for path in files_of(folder) if PACKS not in path.relative_to(folder).parts]


def pack(name: str) -> Path | None:
    """The folder of the bundled pack *name*, loaded only when it is asked for; None if there is none."""
    folder = bundled_rules_dir() / PACKS / name
    return folder if NAME.fullmatch(name) and folder.is_dir() else None


def short(path: Path) -> str:
    """*path* from the working folder, if it lies in it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
