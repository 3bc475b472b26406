"""What the name of a file says of what is in it: the one place where endings stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import Literal

Kind = Literal["lines", "text", "csv", "parquet", "tree", "page", ""]
"""lines: JSON Lines; tree: one JSON value; page: a text with marks in it; "": the name does not say it"""

_PACKED = (".gz", ".zst")
_KINDS: dict[str, Kind] = {
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    ".txt": "text",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".json": "tree",
    **dict.fromkeys((".md", ".html", ".htm", ".xml"), "page"),
}


def kind(name: str) -> Kind:
    """What a file of this name holds, packed or not.

    >>> kind("news.jsonl.gz"), kind("news.d.jsonl/a.txt"), kind("NEWS.CSV"), kind("news")
    ('lines', 'text', 'csv', '')
    """
    return _KINDS.get(PurePath(unpacked(name)).suffix.lower(), "")


def is_table(name: str) -> bool:
    """Whether its rows are documents."""
    return kind(name) in ("csv", "parquet")


def unpacked(name: str) -> str:
    """The name without the ending of what packed it.

    >>> unpacked("news.jsonl.zst"), unpacked("news.jsonl")
    ('news.jsonl', 'news.jsonl')
    """
    return name[: -len(packed(name)) or None]


def packed(name: str) -> str:
    """The ending of what packed it, or "".

    >>> packed("news.jsonl.GZ"), packed("news.jsonl")
    ('.gz', '')
    """
    ending = PurePath(name).suffix.lower()
    return ending if ending in _PACKED else ""


def id_of(name: str) -> str:
    """The id of a file that is one text.

    >>> id_of("2024/03/a.txt.gz"), id_of("A.TXT"), id_of("b")
    ('2024/03/a', 'A', 'b')
    """
    bare = unpacked(name)
    return bare[:-4] if bare.lower().endswith(".txt") else bare


def misfit(name: str) -> str | None:
    """Why a file of this name is no document for any command, and what to do; None if it may be one.

    >>> misfit("news.json")
    'a .json file is not read; write one document a line, as .jsonl'
    >>> misfit("news.txt"), misfit("news.csv")
    (None, None)
    """
    ending = PurePath(unpacked(name)).suffix
    match kind(name):
        case "tree":
            return f"a {ending} file is not read; write one document a line, as .jsonl"
        case "page":
            return f"a {ending} file is not read, since its marks are no text; write the text alone, as .txt or .jsonl"
        case _:
            return None


def endings(names: Iterable[str]) -> str:
    """How many files there are of each ending, for people; what begins with a dot is nobody's document.

    >>> endings(["a.json", "b/c.csv.gz", "d.json", ".hidden", "e"])
    '2 .json, 1 .csv.gz, 1 without an ending'
    """
    shown = (name for name in names if not PurePath(name).name.startswith("."))
    counts = Counter(PurePath(unpacked(name)).suffix + packed(name) or "without an ending" for name in shown)
    return ", ".join(f"{number} {ending}" for ending, number in counts.most_common())
