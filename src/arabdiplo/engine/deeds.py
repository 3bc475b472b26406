"""Whose a deed is that is condemned or praised: `قرار تونس`, `قصف تونس لكينيا`, `الغارات التي شنتها تونس`.

Only what is certain: `قصف تونس` may be done to Tunis, `هجوم تونس` in it.
"""

from __future__ import annotations

from arabdiplo.document.entities import Entities
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import Item, V
from arabdiplo.syntax.kinds import ACTORS, PLACES
from arabdiplo.syntax.phrases import bare_masdar

#: to whom or what something may be done
_OBJECTS = ACTORS | PLACES
_FAR = 4
"""items behind a deed among which a clause may tell who does it"""


def states_of_deed(entities: Entities, sentence: Sentence, item: Item) -> tuple[str, ...]:
    """The states of whoever does what a phrase names, as far as its words say so."""
    adjectives = tuple(filter(None, (node.value_of("state") for node in item.modifiers if "demonym" in node.types)))
    if adjectives:
        return tuple(dict.fromkeys(adjectives))
    doer = _by_genitive(sentence.items, item) or _by_clause(sentence, item)
    acts = doer is not None and ("city" not in doer.node.types or doer.node.value_of("acts"))  # تصريحات الخليل
    state = entities.state(doer.node) if doer is not None and acts else ""
    return (state,) if state else ()


def _by_genitive(items: list[Item], item: Item) -> Item | None:
    """Whoever does it, behind a noun for what one does, or a masdar that names to whom it is done, too."""
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    if after is None or after.genitive != item.index:
        return None
    return after if item.node.value_of("whose") or bare_masdar(item) and _done_to(items, after.index + 1) else None


def _done_to(items: list[Item], i: int) -> bool:
    """Does item *i* name to whom a masdar before it is done (قصف تونس لكينيا)?"""
    node = items[i].prep_node if i < len(items) else None
    return node is not None and node.has("purpose") and not _OBJECTS.isdisjoint(items[i].node.types)


def _by_clause(sentence: Sentence, item: Item) -> Item | None:
    """Whoever does it, in a clause that tells of it by a verb of doing (التي شنتها تونس)."""
    for verb in sentence.items[item.index + 1 : item.index + 1 + _FAR]:
        if verb.kind != V or not verb.node.suffix or not verb.node.value_of("whose"):
            continue
        if sentence.antecedent(verb.index, resumed=True) is item:
            heads, source = sentence.subject(verb.index)
            return heads[0] if source == "explicit" and not ACTORS.isdisjoint(heads[0].node.types) else None
    return None
