"""Whom a title alone means: `سموه`, `معاليه`, `سعادته`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from arabdiplo.document.naming import Known


def bearer(
    style: str, doers: Iterator[Known], attributes: Callable[[Known], dict[str, str]], names: Callable[[Known], str]
) -> str:
    """Who is honoured by a title of a *style*, among those who spoke or acted lately; "" if none of them.

    Reports call so whom they are about, not whoever was named last: his guest has the same style often enough.
    """
    return next((names(one) for one in doers if attributes(one).get("style") == style), "")
