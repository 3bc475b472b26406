"""JSON as others write it."""

from __future__ import annotations

import json
import re
from contextlib import suppress

_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def parsed(data: str | bytes) -> object:
    """The value that a JSON text says; raises ValueError with the reason.

    Halves of surrogate pairs (`"\\\\ud800"`), which strict readers refuse, are read as Python writes them.

    >>> parsed('["\\\\ud800 a"]')
    ['\\ud800 a']
    """
    import msgspec

    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        if _HALF.search(data if isinstance(data, str) else data.decode("utf-8", "replace")):
            with suppress(ValueError, RecursionError):
                return json.loads(data)
        raise ValueError(str(error)) from None
