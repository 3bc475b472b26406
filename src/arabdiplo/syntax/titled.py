"""Joins a speaker's long title and the name at its end to one item (قال الباحث في شؤون البيئة سامر الخالدي إن …)."""

from __future__ import annotations

from arabdiplo.text.marks import COMMA, OPEN, UNQUOTES

from .far_adjectives import far_adjectives
from .items import COMP, CONJ, EN, NP, PRON, SIGN, TIME, Item, V, build
from .kinds import ACTORS, PEOPLE
from .links import link
from .nodes import Node
from .opening import mark_clauses
from .phrases import by_name
from .shares import join_shares

#: so many items a title may have
_TITLE = 7
#: so many items may stand between the name and what is said
_BETWEEN = 6


def items_of(nodes: list[Node], ancestors: dict[str, tuple[str, ...]]) -> list[Item]:
    """The items of a sentence, in order, with their links."""
    items = _join_titles(nodes, join_shares(build(nodes, ancestors)))
    far = far_adjectives(items)
    mark_clauses(items)
    link(items)
    for event, adjectives in far:
        event.modifiers += adjectives  # only now, as no genitive follows an adjective
    return items


def _join_titles(nodes: list[Node], items: list[Item]) -> list[Item]:
    """The items with each such title and name made one, numbered anew."""
    out: list[Item] = []
    i = 0
    while i < len(items):
        end = _named(items, i, _takes(out[-1])) if out and out[-1].kind == V and _tells(out[-1]) else -1
        if end < 0:
            out.append(items[i])
            i += 1
            continue
        whole = items[end]
        last = items[end - 1]
        parted = last.kind == SIGN  # cut at the comma
        whole.lead = (items[i].node.start, nodes[last.first - 1].end if parted else whole.node.end)
        whole.first = items[i].first
        out.append(whole)
        i = end + 1
    for index, item in enumerate(out):
        item.index = index
    return out


def _tells(item: Item) -> bool:
    """Is a verb one of saying without a person as its object?"""
    node = item.node
    return "that" in node.morph.says and node.value_of("object") != "addressee"


def _takes(verb: Item) -> list[str]:
    """The prepositions of what is said (عبر عن)."""
    takes = verb.node.value_of("takes")
    return takes.split(" or ") if takes else []


def _named(items: list[Item], i: int, takes: list[str]) -> int:
    """The item of the name that a title from item *i* ends with; or -1.  *takes*: the prepositions of what is said."""
    first = items[i]
    if first.kind != NP or first.prep or by_name(first) or first.node.types and PEOPLE.isdisjoint(first.node.types):
        return -1
    for k in range(i + 1, min(i + _TITLE, len(items))):
        item, before = items[k], items[k - 1]
        if item.is_comma and not first.node.types and k + 1 < len(items):
            after = items[k + 1]
            ends = after.kind == NP and not after.prep and by_name(after) and _closed(items, k + 2)
            return k + 1 if ends else -1
        if item.kind == CONJ and _goes_on(items, k + 1) or item.sign and _marked(items, k):
            continue
        if item.kind not in (NP, EN, PRON) and not (item.kind == TIME and item.prep):
            return -1
        if item.kind == NP and not item.prep and by_name(item):
            return k if not _whose(before) and _said_next(items, k + 1, takes) else -1
    return -1


def _goes_on(items: list[Item], i: int) -> bool:
    """Is item *i* one more noun of the title (مدير إدارة الطوارئ والأزمات), and nobody else?"""
    after = items[i] if i < len(items) else None
    return after is not None and after.kind in (NP, EN) and not after.prep and PEOPLE.isdisjoint(after.node.types)


def _marked(items: list[Item], k: int) -> bool:
    """Is item *k* a mark around one phrase of the title (رئيس شركة «النسيم»)?"""
    opened, closed = items[k - 2 : k - 1], items[k + 2 : k + 3]
    opens = bool(closed) and items[k].sign == UNQUOTES.get(closed[0].sign)
    return opens or bool(opened) and opened[0].sign == UNQUOTES.get(items[k].sign)


def _whose(before: Item) -> bool:
    """May the name be that of whom the title ends with (محامي المتهم سامر الخالدي)?"""
    if before.node.words()[0].morph.definite:
        return False  # المهاجم السابق سامر الخالدي
    chunk = before.node.chunk
    ends = chunk.nodes[-1].types if chunk is not None else ()
    return not PEOPLE.isdisjoint(before.node.types) and ACTORS.difference(PEOPLE).isdisjoint(ends)


def _closed(items: list[Item], i: int) -> bool:
    """Does a comma or what is said follow at item *i*?"""
    after = items[i] if i < len(items) else None
    return after is not None and (after.kind == COMP or after.kind == SIGN and after.sign in COMMA + ":")


def _said_next(items: list[Item], i: int, takes: list[str]) -> bool:
    """Does what is said follow, at item *i* or behind where and when it was said?"""
    for item in items[i : i + _BETWEEN]:
        if item.kind == COMP or item.kind in (NP, EN) and item.prep in takes:
            return True
        if item.kind == SIGN:
            if item.sign == ":" or item.sign in OPEN or item.sign == '"':
                return True
            if not item.is_comma:
                return False
        elif item.kind != TIME and not item.node.has("prep") and not (item.kind in (NP, EN, PRON) and item.prep):
            return False
    return False
