"""What a run is: all that decides the bytes of its output."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import attrs

from arabdiplo._version import __version__
from arabdiplo.io.files import File
from arabdiplo.text.halves import whole

from .shards import BYTES
from .work import Setup

_WORDS = {
    "arabdiplo": "the version of arabdiplo",
    "code": "the code of arabdiplo",
    "rules": "the rules",
    "python": "the version of Python",
    "pyarrow": "the version of pyarrow",
    "inputs": "the input",
}


def identity(setup: Setup, files: Sequence[File], documents: int) -> dict[str, Any]:
    """All that decides the bytes of the output, as JSON; a run goes on only if it is the same."""
    versions = {"arabdiplo": __version__, "code": _code(), "python": f"{sys.version_info[0]}.{sys.version_info[1]}"}
    if setup.format == "parquet":
        import pyarrow

        versions["pyarrow"] = pyarrow.__version__
    options = attrs.asdict(setup, filter=lambda field, _: field.name not in ("out", "rules", "bundled", "program"))
    return {
        **versions,
        "rules": setup.program,
        **{name: list(value) if isinstance(value, tuple) else value for name, value in options.items()},
        "shard": {"documents": documents, "bytes": BYTES},
        "inputs": [[whole(file.path), file.size] for file in files],
    }


def _code() -> str:
    """A hash of the package's own files: a checkout changes without a new version."""
    package = Path(__file__).resolve().parents[1]
    sum_ = blake2b(digest_size=16)
    for path in sorted(p for p in package.rglob("*") if p.suffix in (".py", ".tsv") and "rules" not in p.parts):
        sum_.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return sum_.hexdigest()


def _size(size: int | None) -> str:
    return "not there" if size is None else f"{size} bytes"


def difference(key: str, was: Any, now: Any) -> str:
    """What differs between two runs, for people."""
    word = _WORDS.get(key, f"«{key}»")
    if key == "inputs":
        before = dict(map(tuple, was or ()))
        after = dict(map(tuple, now))
        for path in (*after, *before):
            if before.get(path) != after.get(path):
                return f"{word} ({path}: {_size(before.get(path))}, now {_size(after.get(path))})"
        return f"{word} (the order of the files)"
    if key in ("code", "rules"):
        return word
    return f"{word} (was {json.dumps(was)}, is {json.dumps(now)})"
