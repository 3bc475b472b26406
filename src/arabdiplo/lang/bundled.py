"""Where the rules lie that arabdiplo brings."""

from __future__ import annotations

from pathlib import Path

from arabdiplo.errors import InputError

from .paths import files_of
from .words import NAME

GROUP = "arabdiplo.packs"
"""the entry points by which packages offer packs"""
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
    """The folder of the pack *name*, loaded only when it is asked for; None if there is none.

    It is bundled, or a package offers it by an entry point of the group `arabdiplo.packs` (docs/howto/pack.md).
    Raises InputError for one that lies in no folder.
    """
    if not NAME.fullmatch(name):
        return None
    folder = bundled_rules_dir() / PACKS / name
    return folder if folder.is_dir() else _offered(name)


def _offered(name: str) -> Path | None:
    """The folder of a pack that an installed package offers: `newsrules = "newsrules.rules"`."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    for offer in entry_points(group=GROUP, name=name):
        try:
            spec = find_spec(offer.module)
        except ImportError:
            spec = None
        folders = [Path(place) for place in (spec.submodule_search_locations or () if spec is not None else ())]
        if not any(folder.is_dir() for folder in folders):
            raise InputError(f"the pack «{name}» is offered as «{offer.value}», but there is no such folder to import")
        return next(folder for folder in folders if folder.is_dir())
    return None


def short(path: Path) -> str:
    """*path* from the working folder, if it lies in it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
