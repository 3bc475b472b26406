"""Whom a title alone means: `سموه`, `معاليه`, `سعادته`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from arabdiplo.document.naming import Known, Naming


def bearer(style: str, doers: Iterable[Known], named: Iterable[Known], naming: Naming) -> str:
    """Who is honoured by a title of a *style*; "" if nobody is known to be.

    Of those who spoke or acted lately the last of that style, else the last *named*. Reports call so whom they are
    about, not whoever was named last: his guest has the same style often enough.
    """
    fitting = (one for one in itertools.chain(doers, named) if _style(one, naming) == style)
    return next((naming.fullest(one) for one in fitting), "")


def _style(known: Known, naming: Naming) -> str:
    """The style of somebody, as it is said where he is named, or by a word of that (وزير النقل الأمير فهد)."""
    if said := naming.attributes(known).get("style"):
        return said
    words = (word for one in naming.mentions(naming.fullest(known)) for word in one.node.words())
    return next((style for word in words if (style := word.value_of("style"))), "")
