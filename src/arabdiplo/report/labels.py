"""What types, roles and the page itself are called in its language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from arabdiplo.errors import InputError

LANGUAGES = ("ar", "en")


class Labels:
    """The labels in one language (`data/labels.tsv`); raises InputError for a language without labels.

    >>> Labels("ar")("type", "visit"), Labels("en")("type", "visit"), Labels("ar")("type", "opening")
    ('زيارة', 'visit', 'opening')
    """

    def __init__(self, language: str = "ar") -> None:
        if language not in LANGUAGES:
            raise InputError(f"no labels in «{language}»; there are: {', '.join(LANGUAGES)}")
        self.language = language
        self._column = LANGUAGES.index(language)

    def __call__(self, kind: str, key: str) -> str:
        """The label of a type, mode, status or role; a name of the user's own is its own label."""
        found = _table().get((kind, key))
        return found[self._column] if found else key

    def page(self, key: str) -> str:
        """A word of the page itself."""
        return _table()["page", key][self._column]

    @property
    def comma(self) -> str:
        """What parts the members of a list."""
        return "، " if self.language == "ar" else ", "

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return "rtl" if self.language == "ar" else "ltr"


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    lines = files("arabdiplo.report").joinpath("data", "labels.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {(kind, key): (arabic, english) for kind, key, arabic, english in rows}
