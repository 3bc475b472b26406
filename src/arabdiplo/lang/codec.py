"""A `Program` as bytes and back, so that compiled rules can be kept on disk.

Plain data only (MessagePack), no pickle: nothing in the bytes can run.  A
node is a list that begins with the number of its class, a tuple one that
begins with -1; fields at the end that have their default value are left out.
"""

from __future__ import annotations

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
    rest: list[Any]


_DECODER = msgspec.msgpack.Decoder(_Stored)


class DecodeError(ValueError):
    """The bytes are no program of this version."""


def shape() -> str:
    """All classes and fields: differs if bytes of another version would be misread."""
    return ";".join(f"{each.__name__}({','.join(name for name, _ in _FIELDS[each])})" for each in CLASSES)


def encode(program: Program) -> bytes:
    """*program* as bytes."""
    rest = _plain(attrs.evolve(program, lexicons=()))
    return msgspec.msgpack.encode(_Stored(program.lexicons, rest))


def decode(data: bytes) -> Program:
    """The program that `encode` made *data* of; raises `DecodeError` for anything else."""
    try:
        stored = _DECODER.decode(data)
        made = _build(stored.rest)
        if type(made) is not Program:
            raise DecodeError("no program")
        return attrs.evolve(made, lexicons=stored.lexicons)
    except (msgspec.MsgspecError, TypeError, IndexError, KeyError, ValueError, RecursionError) as error:
        raise DecodeError(str(error)) from error


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_TUPLE, *map(_plain, value)]
    fields = _FIELDS.get(type(value))
    if fields is None:
        return str(value) if isinstance(value, str) else value
    out = [getattr(value, name) for name, _ in fields]
    while out and out[-1] == fields[len(out) - 1][1]:
        out.pop()
    return [_NUMBER[type(value)], *map(_plain, out)]


def _build(value: Any) -> Any:
    if type(value) is not list:
        return value
    number = value[0]
    if number == _TUPLE:
        return tuple([_build(each) if type(each) is list else each for each in value[1:]])
    return CLASSES[number](*[_build(each) if type(each) is list else each for each in value[1:]])
