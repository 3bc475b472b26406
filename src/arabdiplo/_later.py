"""Sequences and mappings whose members are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")


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


class LaterMap(Mapping[K, V]):
    """A value for each of *keys*, in their order, made when it is first asked for.

    >>> lengths = LaterMap(("ab", "c"), len)
    >>> lengths["ab"], lengths.get("d"), list(lengths)
    (2, None, ['ab', 'c'])
    """

    def __init__(self, keys: Iterable[K], make: Callable[[K], V]) -> None:
        self._made: dict[K, V | None] = dict.fromkeys(keys)
        self._make = make

    def __getitem__(self, key: K) -> V:
        made = self._made[key]
        if made is None:
            made = self._made[key] = self._make(key)
        return made

    def get(self, key: K, default: object = None) -> V | Any:
        return self[key] if key in self._made else default

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def __iter__(self) -> Iterator[K]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)
