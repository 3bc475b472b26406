"""From raw documents to items; what cannot be decoded is an InputError with its reason."""

from __future__ import annotations

from typing import Any, cast

import attrs

from arabdiplo._json import parsed
from arabdiplo.errors import InputError
from arabdiplo.text.wrapped import join_lines

from .columns import Columns
from .kinds import is_table
from .raw import Cells, Raw

Record = dict[str, Any]
_ALONE = "write the text alone, as .txt or .jsonl"


def _wide(name: str) -> str:
    return f"this is {name.partition('LE')[0].partition('BE')[0]}; convert it: iconv -f {name} -t UTF-8"


_FOREIGN: dict[bytes, str] = {
    **dict.fromkeys((b"\xff\xfe\0\0", b"\0\0\xfe\xff"), _wide("UTF-32")),
    **dict.fromkeys((b"\xff\xfe", b"\xfe\xff"), _wide("UTF-16")),
    b"\x1f\x8b": "this is packed with gzip; unpack it, or give its name the ending .gz",
    b"BZh": "this is packed with bzip2; unpack it: bunzip2",
    b"\xfd7zXZ\0": "this is packed with xz; unpack it: unxz",
    b"\x28\xb5\x2f\xfd": "this is packed with zstd; unpack it, or give its name the ending .zst",
    b"PAR1": "this is a Parquet file; give its name the ending .parquet",
    b"PK\x03\x04": f"this is a zip file, as .docx and .xlsx are; {_ALONE}",
    b"%PDF-": f"this is a PDF; {_ALONE}",
}
"""how files begin that hold no UTF-8, and what to do with them; the longer beginning before the shorter one"""
_TAR = 257
"""where a tar archive says that it is one"""
_PAGES = frozenset(b"\0\x06\x20\xfe\xff")
"""the upper bytes of what Arabic texts are made of in UTF-16: Latin, Arabic, punctuation, forms, marks"""


@attrs.frozen(slots=True)
class Item:
    """A document to read: its text, its id and date if the file says them, and where it stood."""

    id: str
    text: str
    date: str | None
    path: str
    line: int = 0
    """of a JSON Lines file; row of a table; 0 for a file that is one text"""
    record: Record | None = attrs.field(default=None, eq=False, repr=False)
    """the whole object of a JSON line"""

    def refused(self, reason: str) -> InputError:
        """The error of what is wrong with it."""
        return placed(reason, self.path, self.line)


def placed(reason: str, path: str, row: int) -> InputError:
    """An error with its place: a line, or a row of a table, whose line nobody knows.

    >>> print(placed("«text» is missing", "a.jsonl", 7)); print(placed("«text» is missing", "a.csv", 7))
    a.jsonl:7: «text» is missing
    a.csv: row 7: «text» is missing
    """
    return InputError(f"row {row}: {reason}", path) if row and is_table(path) else InputError(reason, path, row)


def item_of(raw: Raw, columns: Columns) -> Item:
    """The document; raises InputError."""
    match raw.kind:
        case "error":
            raise InputError(cast(str, raw.data), raw.path, raw.row)
        case "text":
            return Item(raw.name, _text(decode(cast(bytes, raw.data), raw.path), columns), None, raw.path)
        case "row":
            return _item(cast(Cells, raw.data), None, raw, columns)
        case _:
            record = read_object(cast(bytes, raw.data), raw.path, raw.row)
            return _item(_cells(record, raw, columns), record, raw, columns)


def name_of(raw: Raw, columns: Columns) -> str:
    """What a document is called that cannot be read: its id if that much is known, else its line or its path."""
    own: object = None
    if raw.kind == "row":
        own = cast(Cells, raw.data)[1]
    elif raw.kind == "line":
        try:
            own = read_object(cast(bytes, raw.data), raw.path, raw.row).get(columns.id)
        except InputError:
            pass
    known = own not in (None, "") and isinstance(own, (str, int, float)) and not isinstance(own, bool)
    return str(own) if known else str(raw.row) if raw.row else raw.name


def _item(cells: Cells, record: Record | None, raw: Raw, columns: Columns) -> Item:
    text, id, date = cells
    if text is None:
        raise InputError(f"«{columns.text}» is missing", raw.path, raw.row)
    try:
        day = columns.day(date) if date else None
    except InputError as error:
        raise InputError(error.message, raw.path, raw.row) from None
    return Item(id or str(raw.row), _text(text, columns), day, raw.path, raw.row, record)


def _text(text: str, columns: Columns) -> str:
    return join_lines(text) if columns.join_lines else text


def _cells(record: Record, raw: Raw, columns: Columns) -> Cells:
    text, id, date = (record.get(name) for name in columns.names)
    if text is not None and not isinstance(text, str):
        raise InputError(f"«{columns.text}» is no string", raw.path, raw.row)
    if isinstance(id, (bool, list, dict)):
        raise InputError(f"«{columns.id}» must be a string or a number", raw.path, raw.row)
    if isinstance(date, int) and not isinstance(date, bool):
        date = str(date)  # 20240306, as tables have it
    if date is not None and not isinstance(date, str):
        raise InputError(f'«{columns.date}» must be a string like "2024-03-06"', raw.path, raw.row)
    return text, None if id is None else str(id), date


def read_object(data: bytes, path: str, number: int) -> Record:
    """The JSON object of a line; raises InputError."""
    line = decode(data, path, number)
    try:
        record = parsed(line)
    except ValueError as error:
        hint = "; a document stands on one line" if "truncated" in str(error) else ""
        raise InputError(f"broken JSON: {error}{hint}", path, number) from None
    if not isinstance(record, dict):
        raise InputError('this line is no JSON object; write {"id": …, "text": …}', path, number)
    return record


def decode(data: bytes, path: str, line: int = 0) -> str:
    """The text of bytes; raises InputError for what is no UTF-8."""
    if not line and (said := foreign(data)):
        raise InputError(said, path)
    if b"\0" in data[:8192]:
        said = "a NUL byte, which no JSON has" if line else "a binary file, no text"
        raise InputError(said, path, line)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + len(data) - len(error.object)  # counted behind the mark of byte order
        at = line or data.count(b"\n", 0, start) + 1
        said = f"not UTF-8: byte 0x{data[start]:02X} at {start}{older(data)}"
        raise InputError(said, path, at) from None


def foreign(data: bytes) -> str:
    """What a file is that begins with these bytes, if it is known to be no text, and what to do; or ""."""
    if data.startswith(b"ustar", _TAR):
        return "this is a tar archive; unpack it: tar -xf"
    return next((said for start, said in _FOREIGN.items() if data.startswith(start)), "") or _unmarked(data[:8192])


def _unmarked(data: bytes) -> str:
    """What to do with UTF-16 without a mark of byte order, or "" for what is none.

    >>> _unmarked("خبر آخر".encode("utf-16-le")), _unmarked("خبر آخر".encode())
    ('this is UTF-16; convert it: iconv -f UTF-16LE -t UTF-8', '')
    """
    first, second = data[::2], data[1::2]
    for name, upper, lower in (("UTF-16BE", first, second), ("UTF-16LE", second, first)):
        if b"\0" in upper and b"\0" not in lower and _PAGES.issuperset(upper):
            return _wide(name)
    return ""


def older(data: bytes) -> str:
    """What bytes that are no UTF-8 may be, and how to convert them; as the end of a message.

    >>> older("خبر".encode("cp1256"))
    '; if it is Windows-1256, convert it: iconv -f CP1256 -t UTF-8'
    >>> older("خبر آخر".encode()[:-1])
    ', amid UTF-8; to leave such bytes out: iconv -c -f UTF-8 -t UTF-8'
    """
    signs = [sign for sign in data.decode("utf-8", "replace") if not sign.isascii()]
    if signs.count("\ufffd") * 2 < len(signs):
        return ", amid UTF-8; to leave such bytes out: iconv -c -f UTF-8 -t UTF-8"
    return "; if it is Windows-1256, convert it: iconv -f CP1256 -t UTF-8"
