"""A `Program` as bytes and back, so that compiled rules can be kept on disk.

Plain data only (MessagePack), no pickle: nothing in the bytes can run.  The
program is a list of records, each node once however often it stands in the
tree (a `let` is opened in many places).  A record is the number of a class, or
-1 for a tuple, and its values: an integer is the place of an earlier record, a
list of one holds an integer of the program itself, all else is as it is.
"""

from __future__ import annotations

import gc
from typing import Any

import attrs
import msgspec

from . import program as _program
from . import tree as _tree
from .program import LexiconTable, Program


def _classes() -> tuple[type, ...]:
    found = [each for module in (_tree, _program) for each in vars(module).values() if isinstance(each, type)]
    return tuple(sorted({each for each in found if attrs.has(each)}, key=lambda each: each.__name__))


CLASSES = _classes()
_NUMBER = {each: i for i, each in enumerate(CLASSES)}
_FIELDS = {each: tuple((field.name, field.default) for field in attrs.fields(each)) for each in CLASSES}
_TUPLE = -1


class _Stored(msgspec.Struct, array_like=True):
    lexicons: tuple[LexiconTable, ...]
    records: list[list[Any]]


_DECODER = msgspec.msgpack.Decoder(_Stored)


class DecodeError(ValueError):
    """The bytes are no program of this version."""


def shape() -> str:
    """All classes and fields: differs if bytes of another version would be misread."""
    return ";".join(f"{each.__name__}({','.join(name for name, _ in _FIELDS[each])})" for each in CLASSES)


def encode(program: Program) -> bytes:
    """*program* as bytes."""
    writer = _Writer()
    writer.place(attrs.evolve(program, lexicons=()))
    return msgspec.msgpack.encode(_Stored(program.lexicons, writer.records))


def decode(data: bytes) -> Program:
    """The program that `encode` made *data* of; raises `DecodeError` for anything else."""
    # tens of thousands of small objects, none of them in a cycle: collecting meanwhile takes half the time
    collecting = gc.isenabled()
    gc.disable()
    try:
        stored = _DECODER.decode(data)
        made = _build(stored.records)
        if type(made) is not Program:
            raise DecodeError("no program")
        return attrs.evolve(made, lexicons=stored.lexicons)
    except (msgspec.MsgspecError, TypeError, LookupError, ValueError) as error:
        raise DecodeError(str(error)) from error
    finally:
        if collecting:
            gc.enable()


class _Writer:
    """Gathers the records of a program, children before parents."""

    def __init__(self) -> None:
        self.records: list[list[Any]] = []
        self._places: dict[tuple[Any, ...], int] = {}

    def place(self, node: Any) -> int:
        """The place of the record of a node or tuple."""
        if isinstance(node, tuple):
            record = [_TUPLE, *map(self._value, node)]
        else:
            fields = _FIELDS[type(node)]
            values = [getattr(node, name) for name, _ in fields]
            while values and values[-1] == fields[len(values) - 1][1]:
                values.pop()
            record = [_NUMBER[type(node)], *map(self._value, values)]
        # 1, True and "1" differ here
        key = tuple((type(each), each[0] if type(each) is list else each) for each in record)
        if key not in self._places:
            self._places[key] = len(self.records)
            self.records.append(record)
        return self._places[key]

    def _value(self, value: Any) -> Any:
        if isinstance(value, tuple) or type(value) in _FIELDS:
            return self.place(value)
        if isinstance(value, str):
            return str(value)
        return [value] if type(value) is int else value


def _build(records: list[list[Any]]) -> Any:
    made: list[Any] = []
    for record in records:
        number = record.pop(0)
        values = [made[each] if type(each) is int else each[0] if type(each) is list else each for each in record]
        made.append(tuple(values) if number == _TUPLE else CLASSES[number](*values))
    return made[-1]
