"""The input cut into shards: the same cuts whatever the number of workers, so that each is done once or again."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

import attrs

from arabdiplo.io.raw import Raw

if TYPE_CHECKING:
    from .sources import Reader

BYTES = 4 * 2**20
"""bytes of raw documents at which a shard ends though it has not its number of documents"""


@attrs.frozen(slots=True)
class Shard:
    """Some documents of the input, one after the other."""

    number: int
    first: int
    """the number of its first document in the run"""
    raws: tuple[Raw, ...]
    digest: str
    """of what was read"""
    position: int = attrs.field(eq=False, default=0)
    """bytes of the input files read up to its end"""


def cut(reader: Reader, documents: int) -> Iterator[Shard]:
    """Shards of so many documents, or of `BYTES` if that is less; at least one, if only an empty one."""
    number = first = size = 0
    raws: list[Raw] = []
    sum_ = blake2b(digest_size=16)
    for raw in reader:
        raws.append(raw)
        head, data = _bytes(raw)
        sum_.update(head)
        sum_.update(data)
        size += len(data)
        if len(raws) >= documents or size >= BYTES:
            yield Shard(number, first, tuple(raws), sum_.hexdigest(), reader.position)
            number, first, size, raws, sum_ = number + 1, first + len(raws), 0, [], blake2b(digest_size=16)
    if raws or not number:
        yield Shard(number, first, tuple(raws), sum_.hexdigest(), reader.position)


def _bytes(raw: Raw) -> tuple[bytes, bytes]:
    """Where it stood and what it holds, such that two documents that differ give different bytes."""
    if isinstance(raw.data, bytes):
        data = raw.data
    else:
        data = repr(raw.data).encode("utf-8", "surrogatepass")
    head = repr((raw.kind, raw.path, raw.row, raw.name, len(data))).encode("utf-8", "surrogatepass")
    return head, data
