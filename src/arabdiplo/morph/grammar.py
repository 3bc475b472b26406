"""Particles and function words, from the bundled lexicon ``grammar.tsv``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from arabdiplo.morph.expand import Expansion
from arabdiplo.morph.model import Row
from arabdiplo.text.folding import fold
from arabdiplo.text.lists import rows


@lru_cache(maxsize=1)
def grammar_rows() -> tuple[tuple[Expansion, Row], ...]:
    """Rows of the lexicon ``grammar``: class ``particle``, attribute ``function``."""
    found = []
    for index, (entry, function, _) in enumerate(rows(_path())):
        row = Row("grammar", index, entry, (("function", function),))
        for variant in entry.split(" or "):
            words = tuple(fold(word) for word in variant.split())
            found.append((Expansion(words, " ".join(words), "particle"), row))
    return tuple(found)


def _path() -> Path:
    """The file beside the installed package, or in the repository."""
    installed = Path(__file__).parents[1] / "rules" / "lexicons" / "grammar.tsv"
    return installed if installed.is_file() else Path(__file__).parents[3] / "rules" / "lexicons" / "grammar.tsv"
