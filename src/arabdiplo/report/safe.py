"""Strings of texts, made harmless for a page."""

from __future__ import annotations

import re
from html import escape

_BROKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
"""what a page cannot hold, and what turns letters around"""
_MARKS = re.compile("[\u200e\u200f\u061c\u202a-\u202c\u2066-\u2069\ufeff]")
_SPACE = re.compile(r"\s+")


def harmless(text: str) -> str:
    """A whole page without control characters, halves of surrogate pairs and direction overrides.

    >>> harmless("زار\\u202e الوزير\\x00")
    'زار� الوزير�'
    """
    return _BROKEN.sub("\ufffd", text.replace("\r", "\n"))


def plain(text: str) -> str:
    """Escaped for an attribute or an SVG text, on one line, without any mark of direction.

    >>> plain('<b> "x"\\u2067')
    '&lt;b&gt; &quot;x&quot;'
    """
    return escape(_MARKS.sub("", _SPACE.sub(" ", text)), quote=True)


def bdi(text: str) -> str:
    """Escaped, and isolated from what stands beside it.

    >>> bdi("a < b")
    '<bdi>a &lt; b</bdi>'
    """
    return f"<bdi>{escape(text)}</bdi>"


def ltr(text: str) -> str:
    """A date or a code, which runs from the left.

    >>> ltr("2024-03-05"), ltr("")
    ('<bdi dir="ltr">2024-03-05</bdi>', '')
    """
    return f'<bdi dir="ltr">{plain(text)}</bdi>' if text else ""
