"""Sequences whose members are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Later(Sequence[T]):
    """As many members as *count* says, each made once by *make*, of its index.

    Equal to a tuple of the same members, and of the same hash.

    >>> squares = Later(4, lambda i: i * i)
    >>> squares[-1], squares[1:3], squares == (0, 1, 4, 9)
    (9, (1, 4), True)
    """

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        self._made: list[T | None] = [None] * count
        self._make = make

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        if isinstance(index, slice):
            return tuple([self[i] for i in range(*index.indices(len(self._made)))])
        made = self._made[index]
        if made is None:
            index %= len(self._made)
            made = self._made[index] = self._make(index)
        return made

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(len(self._made)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, Later)) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
