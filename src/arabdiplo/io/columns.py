"""What the columns of tables and the keys of JSON Lines are called that hold text, id and date."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from arabdiplo.errors import InputError


@attrs.frozen(slots=True)
class Columns:
    """What the columns (or the keys of JSON Lines) are called that hold text, id and date.

    The text must be there; id and date must be in every table if they are called otherwise than usual.

    >>> Columns("body", id="key").named()
    [('--text-column', 'body'), ('--id-column', 'key')]
    """

    text: str = "text"
    id: str = "id"
    date: str = "date"

    @property
    def names(self) -> tuple[str, str, str]:
        """All three."""
        return self.text, self.id, self.date

    def named(self) -> list[tuple[str, str]]:
        """Those that are not called as usual: the option that says so, and the name."""
        names: dict[str, str] = attrs.asdict(self)
        return [(f"--{key}-column", name) for key, name in names.items() if name != key]

    def need(self, names: Sequence[str], path: str) -> None:
        """Raises InputError if a table with columns of these names lacks one that must be there, or has one twice."""
        for option, name in [*self.named(), ("--text-column", self.text)]:
            if name not in names:
                raise missing(option, name, names, path)
        for name in self.names:
            if names.count(name) > 1:
                raise InputError(f"there are {names.count(name)} columns «{name}»; rename all but one", path)


def missing(option: str, name: str, names: Sequence[str], path: str, what: str = "column") -> InputError:
    """The error of a column that is not there.

    >>> str(missing("--id-column", "kye", ["key", "text"], "a.csv"))
    'a.csv: there is no column «kye» (--id-column), only «key», «text»'
    """
    have = ", ".join(f"«{name}»" for name in names[:20]) or "none"
    return InputError(f"there is no {what} «{name}» ({option}), only {have}", path)
