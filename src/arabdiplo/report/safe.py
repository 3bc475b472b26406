"""Strings of texts, made harmless for a page."""

from __future__ import annotations

import re
from html import escape

from arabdiplo.text.unseen import UNFIT, UNSHOWN

_SPACE = re.compile(r"\s+")


def harmless(text: str) -> str:
    """A whole page without control characters, halves of surrogate pairs and direction overrides.

    >>> harmless("زار\\u202e الوزير\\x00")
    'زار� الوزير�'
    """
    return UNFIT.sub("\ufffd", text.replace("\r", "\n"))


def plain(text: str) -> str:
    """Escaped for an attribute or an SVG text, on one line, without any mark of direction.

    >>> plain('<b> "x"\\u2067')
    '&lt;b&gt; &quot;x&quot;'
    """
    return escape(UNSHOWN.sub("", _SPACE.sub(" ", text)), quote=True)


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
