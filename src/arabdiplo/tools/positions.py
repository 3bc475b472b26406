"""Places of a text as editors count them: lines and columns from 0, columns in units of an encoding."""

from __future__ import annotations

import attrs
from lsprotocol import types as lsp

from arabdiplo.lang.expr import Where
from arabdiplo.lang.source import Source

#: encodings that an editor may ask for: how Python calls them, and the bytes of a unit
_UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@attrs.frozen
class Positions:
    """The places of one text.  encoding: that agreed on with the editor; UTF-16 if it asked for none."""

    source: Source
    encoding: str = "utf-16"

    def at(self, where: Where) -> lsp.Position:
        """A place in code points.

        >>> Positions(Source("", 'dpl 1\\nlet x = "😀" or ship')).at(Where(2, 16)).character
        16
        """
        line, column = max(where.line - 1, 0), max(where.column - 1, 0)
        return lsp.Position(line, self._size(self._line(line)[:column]))

    def between(self, start: int, end: int) -> lsp.Range:
        """The stretch between two offsets."""
        return lsp.Range(self.at(self.source.where(start)), self.at(self.source.where(end)))

    def offset(self, position: lsp.Position) -> int:
        """The offset of a place; of one behind its line the end of this, within a character the place before it."""
        starts = self.source.starts
        line = min(position.line, len(starts) - 1)
        codec, size = _UNITS[self.encoding]
        before = self._line(line).encode(codec, "surrogatepass")[: position.character * size]
        return starts[line] + len(before.decode(codec, "ignore"))

    def _line(self, line: int) -> str:
        starts = self.source.starts
        if line >= len(starts):
            return ""
        return self.source.text[starts[line] : starts[line + 1] - 1 if line + 1 < len(starts) else None]

    def _size(self, text: str) -> int:
        codec, size = _UNITS[self.encoding]
        return len(text.encode(codec, "surrogatepass")) // size
