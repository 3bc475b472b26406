"""The place from which a report comes, before its first sentence (تونس (وات) أكد …، القاهرة - وصل …)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.text.marks import DASHES, OPEN_BRACKETS

from .items import NP, OTHER, SIGN, Item
from .kinds import PLACES

if TYPE_CHECKING:
    from .clauses import Sentence

#: so many items from its bracket on name an agency
_AGENCY = 5


def dateline(sentence: Sentence, place: Item) -> bool:
    """Is it a place with an agency in brackets, or a city with a dash, a colon or a stroke, behind it?

    A dash that opens words beside the sentence is none (القاهرة -أمس- …).
    """
    items, i = sentence.items, place.index + 1
    if place.prep or i + 1 >= len(items) or items[i].kind != SIGN or PLACES.isdisjoint(place.node.types):
        return False
    if items[i].sign in OPEN_BRACKETS:
        inside = items[i + 1]
        return inside.kind in (NP, OTHER) and not inside.prep and PLACES.isdisjoint(inside.node.types)
    return "city" in place.node.types and i not in sentence.pairs and items[i].sign in DASHES + ":/"


def past_agency(sentence: Sentence, i: int) -> Item | None:
    """The item behind the agency of a dateline, in brackets or not, from item *i* on (5 مارس (وات) -، 5 مارس واس:)."""
    items = sentence.items
    if i < len(items) and items[i].kind == SIGN and items[i].sign in OPEN_BRACKETS:
        close = sentence.pairs.get(i, -1)
        i = close + 1 if i < close < i + _AGENCY else i
    elif i < len(items) and items[i].kind in (NP, OTHER) and not items[i].prep:
        i += 1
    return items[i] if i < len(items) else None
