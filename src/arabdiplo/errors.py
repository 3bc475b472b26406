"""The errors that users meet; each message says what is wrong, where, and what to do."""

from __future__ import annotations

import os
from os import PathLike
from typing import Literal, TypeVar

T = TypeVar("T")


def wanted(value: T, kind: type | tuple[type, ...], what: str) -> T:
    """The value; raises TypeError if it is of another kind, what should be there.

    >>> wanted(5, str, "an id is a str")
    Traceback (most recent call last):
    TypeError: an id is a str, this is int
    """
    if not isinstance(value, kind):
        raise TypeError(f"{what}, this is {type(value).__name__}")
    return value


def plain(text: str) -> str:
    """The string itself, where it is an object of a subclass, as parsers of pages and arrays give.

    >>> class Marked(str): pass
    >>> type(plain(Marked("نص"))).__name__
    'str'
    """
    return text if type(text) is str else str.__str__(text)


class ArabdiploError(Exception):
    """Any error that arabdiplo raises for what a user gave it."""


class InputError(ArabdiploError, ValueError):
    """A text, file, date or type name that cannot be used.

    path: the file ("" if none), line: the line in it (0 if none).
    ``str()`` is ``path:line: message``.

    >>> str(InputError("broken JSON", path="news.jsonl", line=7))
    'news.jsonl:7: broken JSON'
    """

    def __init__(self, message: str, path: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = f"{self.path}:" if self.path else ""
        if self.path and self.line:
            place += f"{self.line}:"
        return f"{place} {self.message}" if place else self.message


class OutputError(InputError):
    """A file cannot be written (no space, no permission)."""

    @classmethod
    def of(cls, error: OSError, path: object) -> OutputError:
        """What the system said of a path.

        >>> str(OutputError.of(OSError(28, "No space left on device"), "out.jsonl"))
        'out.jsonl: cannot be written: no space left on device'
        """
        return cls(f"cannot be written: {(error.strerror or str(error)).lower()}", str(path))


class LimitExceeded(InputError):
    """A text takes more than it may; no other text is touched by it, and the extractor can be used on.

    limit: which one, `chars`, `seconds` (see `Limits`) or `steps` (`BudgetExceeded`); most: how much it is.
    """

    def __init__(self, message: str, limit: Literal["chars", "seconds", "steps"], most: float) -> None:
        super().__init__(message)
        self.limit = limit
        self.most = most

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.message, self.limit, self.most), self.__dict__

    @classmethod
    def of_chars(cls, found: int, most: int) -> LimitExceeded:
        """That of a text that is too long."""
        return cls(f"{found:,} characters; the limit is {most:,} (Limits.chars, --max-chars)", "chars", most)

    @classmethod
    def of_seconds(cls, most: float) -> LimitExceeded:
        """That of a text for which the clock has run out.

        >>> str(LimitExceeded.of_seconds(0.5))
        'took over 0.5 seconds (Limits.seconds, --max-seconds)'
        """
        return cls(f"took over {most:g} seconds (Limits.seconds, --max-seconds)", "seconds", most)


class BudgetExceeded(LimitExceeded):
    """A text cost more steps than it may.

    rule: the one at which the text was given up; steps: what had been spent by then; budget: what
    it might have cost (see `Extractor`, budget).  A rule of your own that is so dear shows
    in ``arabdiplo bench``.

    >>> str(BudgetExceeded("visit.tour", 14, 10))
    'given up after 14 steps, at visit.tour; the budget is 10'
    """

    def __init__(self, rule: str, steps: int, budget: int) -> None:
        super().__init__(f"given up after {steps} steps, at {rule}; the budget is {budget}", "steps", budget)
        self.rule = rule
        self.steps = steps
        self.budget = budget

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.rule, self.steps, self.budget), self.__dict__


def some_path(path: str | PathLike[str]) -> str | PathLike[str]:
    """The path; raises InputError for an empty one, which the system takes for the folder that one is in, and for NUL.

    Raises TypeError for what is no path.

    >>> some_path("")
    Traceback (most recent call last):
    arabdiplo.errors.InputError: an empty path; the folder that you are in is «.»
    """
    if wanted(path, (str, PathLike), "a path is a str or a Path") == "":
        raise InputError("an empty path; the folder that you are in is «.»")
    if "\0" in os.fsdecode(path):
        raise InputError(f"a path holds no NUL, this is {os.fsdecode(path)!r}")
    return path
