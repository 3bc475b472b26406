"""Prepositions as an arm names them, and whether a phrase stands after one of them."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from arabdiplo.syntax.items import PRON, Item
from arabdiplo.syntax.nodes import Morph, Node

Preps = frozenset[tuple[str, ...]]
"""each as its words: ب; بدعوة من"""
Fixed = Mapping[str, list[tuple[str, ...]]]
"""last word -> the words before it"""


@functools.lru_cache(maxsize=4096)
def fixed_of(preps: Preps) -> Fixed:
    """Those of several words, by their last one.

    >>> fixed_of(frozenset({("ب",), ("ب", "دعوة", "من")}))
    {'من': [('ب', 'دعوة')]}
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for prep in preps:
        if len(prep) > 1:
            found.setdefault(prep[-1], []).append(prep[:-1])
    return found


def stands_after(nodes: list[Node], items: list[Item], phrase: Item, preps: Preps) -> bool:
    """Does the phrase stand after one of the prepositions, or after a noun that is one of them?"""
    if not phrase.prep:
        if phrase.genitive >= 0:
            before = items[phrase.genitive]
            if not before.prep and before.genitive < 0 and (before.node.morph.norm,) in preps:
                return True
        beside = items[phrase.index - 1] if phrase.index > 0 else None
        if beside is not None and beside.kind == PRON and beside.last == phrase.first:
            if any((word,) in preps for word in _written(beside.node.morph)[1:]):
                return True  # بينهم لارس
    elif phrase.prep_node is not None and (
        (phrase.prep,) in preps or " " in phrase.prep and tuple(phrase.prep.split()) in preps
    ):
        return (phrase.prep, phrase.node.morph.norm) not in preps and not _sourced(nodes, phrase)  # «بمناسبة» is no ب
    fixed = fixed_of(preps)
    return bool(fixed) and _after_fixed(nodes, items, phrase, fixed)


def after_several(nodes: list[Node], items: list[Item], phrase: Item, preps: Preps) -> bool:
    """Does the phrase stand after fixed words of several, which are their own sign (بدعوة من)?"""
    fixed = fixed_of(preps)
    if not fixed:
        return False
    if phrase.prep and phrase.prep_node is not None and " " in phrase.prep:
        whole = tuple(phrase.prep.split())
        if whole in preps and whole != (phrase.prep, phrase.node.morph.norm):
            return True
    return _after_fixed(nodes, items, phrase, fixed)


def _sourced(nodes: list[Node], phrase: Item) -> bool:
    """Does the preposition of a phrase only go on the name of a source (وفقا للبيان)?"""
    place = next((i for i in (phrase.first, phrase.first - 1) if 0 < i and nodes[i] is phrase.prep_node), 0)
    return place > 0 and nodes[place - 1].has("tag")


def _after_fixed(nodes: list[Node], items: list[Item], phrase: Item, fixed: Fixed) -> bool:
    if phrase.prep:
        node = phrase.prep_node
        if node is None:
            return False
        ways = [*fixed.get(phrase.prep, ()), *(fixed.get(node.norm, ()) if node.norm != phrase.prep else ())]
        if not ways:
            return False
        place = next((i for i in range(phrase.first, -1, -1) if nodes[i] is node), -1)
        return place >= 0 and any(spells(nodes, place, words) for words in ways)
    first = phrase.first
    if first > 0 and nodes[first - 1].chunk is None:
        for word in _written(nodes[first - 1].morph):
            if word in fixed and any(spells(nodes, first - 1, words) for words in fixed[word]):
                return True
    if phrase.genitive < 0:
        return False
    before = items[phrase.genitive]
    return any(spells(nodes, before.first, words) for words in fixed.get(before.node.morph.norm, ()))


def spells(nodes: list[Node], first: int, words: tuple[str, ...]) -> bool:
    """Do the nodes before *first* spell *words*?"""
    k = first - len(words)
    if k < 0:
        return False
    return all(nodes[k + j].chunk is None and word in _written(nodes[k + j].morph) for j, word in enumerate(words))


def _written(morph: Morph) -> tuple[str, ...]:
    """A word as rules may cut it, with its suffix and without (رأس، رأسهم)."""
    return (morph.norm, morph.norm + morph.suffix, f"{morph.norm}+{morph.suffix}") if morph.suffix else (morph.norm,)
