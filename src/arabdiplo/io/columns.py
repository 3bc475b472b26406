"""What the columns and keys are called that hold text, id and date of a document, and how these are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

import attrs

from arabdiplo.errors import InputError, wanted
from arabdiplo.events.dates import iso_date

_DIGIT = re.compile(r"\d")


@attrs.frozen(slots=True)
class Columns:
    """What the columns (or the keys of JSON Lines) are called that hold text, id and date, and how these are read.

    date_format: how dates are written, as `datetime.strptime` has it ("%d/%m/%Y"); ISO dates are read, too.
    join_lines: whether texts whose lines were broken at a width are joined again (`arabdiplo.join_lines`).

    The text must be there; id and date must be in every table if they are called otherwise than usual.

    >>> Columns("body", id="key").named()
    [('--text-column', 'body'), ('--id-column', 'key')]
    """

    text: str = attrs.field(default="text")
    id: str = attrs.field(default="id")
    date: str = attrs.field(default="date")
    date_format: str = attrs.field(default="")
    join_lines: bool = attrs.field(default=False)

    @text.validator
    @id.validator
    @date.validator
    def _is_name(self, field: attrs.Attribute[str], name: str) -> None:
        wanted(name, str, f"the column of the {field.name} is called by its name, a str")

    @join_lines.validator
    def _is_asked(self, _: object, join_lines: bool) -> None:
        wanted(join_lines, bool, "join_lines is True or False")

    @date_format.validator
    def _says_a_day(self, _: object, date_format: str) -> None:
        if wanted(date_format, str, "a format of dates is a str") and not _says(date_format):
            raise InputError(f"«{date_format}» (--date-format) says no day; write it like %d/%m/%Y")

    @property
    def names(self) -> tuple[str, str, str]:
        """All three."""
        return self.text, self.id, self.date

    def named(self) -> list[tuple[str, str]]:
        """Those that are not called as usual: the option that says so, and the name."""
        return [
            (f"--{key}-column", name)
            for key, name in zip(("text", "id", "date"), self.names, strict=True)
            if name != key
        ]

    def day(self, date: str) -> str:
        """A date as ISO, if a format is given; raises InputError for one that neither fits it nor is ISO.

        >>> Columns(date_format="%d/%m/%Y").day("06/03/2024"), Columns(date_format="%d/%m/%Y").day("2024-03-06")
        ('2024-03-06', '2024-03-06')
        """
        if not self.date_format:
            return date
        try:
            return datetime.strptime(_DIGIT.sub(_ascii, date.strip()), self.date_format).date().isoformat()
        except ValueError:
            pass
        try:
            return iso_date(date) or ""
        except InputError:
            said = f"«{date}» is no date by --date-format «{self.date_format}», nor one like 2024-03-06"
            raise InputError(said) from None

    def need(self, names: Sequence[str], path: str) -> None:
        """Raises InputError if a table with columns of these names lacks one that must be there, or has one twice."""
        for option, name in [*self.named(), ("--text-column", self.text)]:
            if name not in names:
                raise missing(option, name, names, path)
        for name in self.names:
            if names.count(name) > 1:
                raise InputError(f"there are {names.count(name)} columns «{name}»; rename all but one", path)


def _ascii(digit: re.Match[str]) -> str:
    return str(int(digit[0]))


def _says(date_format: str) -> bool:
    """Whether a format says which day it is.

    >>> _says("%d.%m.%y"), _says("%d/%m"), _says("%Q")
    (True, False, False)
    """
    day = datetime(2024, 3, 26)
    try:
        return datetime.strptime(day.strftime(date_format), date_format).date() == day.date()
    except ValueError:
        return False


def missing(option: str, name: str, names: Sequence[str], path: str, what: str = "column") -> InputError:
    """The error of a column that is not there.

    >>> str(missing("--id-column", "kye", ["key", "text"], "a.csv"))
    'a.csv: there is no column «kye» (--id-column), only «key», «text»'
    """
    have = ", ".join(f"«{name}»" for name in names[:20]) or "none"
    return InputError(f"there is no {what} «{name}» ({option}), only {have}", path)
