"""Joins a word for how many and the group it counts to one item (بعض سكان طنجة، عدد من قادة الحركة)."""

from __future__ import annotations

from .items import NP, Item


def join_shares(items: list[Item]) -> list[Item]:
    """The items with each such pair made one, numbered anew."""
    if not any("group" in item.node.types for item in items):
        return items
    out: list[Item] = []
    for item in items:
        if out and "group" in item.node.types and _counts(out[-1], item):
            share = out.pop()
            item.share = share.node
            item.lead = (share.node.start, item.node.end)
            item.first = share.first
            item.prep, item.prep_node, item.demonstrative = share.prep, share.prep_node, share.demonstrative
        item.index = len(out)
        out.append(item)
    return out


def _counts(share: Item, group: Item) -> bool:
    """Is the first a bare quantity, and the second the group right behind it, as a genitive or after من?"""
    if share.kind != NP or group.kind != NP:
        return False
    if share.node.chunk is not None or share.node.suffix or not share.node.value_of("counts"):
        return False
    prep = group.prep_node
    if prep is None and any(reading.pos == "masdar" for reading in share.node.morph.readings):
        return False  # حشد المواطنين
    return group.first == share.last if prep is None else prep.has("part") and group.first == share.last + 1
