"""Halves of surrogate pairs, which a Python string can hold and UTF-8 cannot."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """The text with U+FFFD for each half; no offset changes.

    >>> whole("زار\\ud800")
    'زار\ufffd'
    """
    return text if text.isascii() or _HALF.search(text) is None else _HALF.sub("\ufffd", text)
