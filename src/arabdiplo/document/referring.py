"""Whom a reference means (نظيره القطري، الوزير، سموه): who was named with what it asks for, the nearest before it."""

from __future__ import annotations

import itertools
import operator
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from arabdiplo.document.called import bare_words, parts
from arabdiplo.document.described import speaks_for_body
from arabdiplo.document.honoured import bearer
from arabdiplo.document.naming import Known
from arabdiplo.document.several import Several, count_of
from arabdiplo.lang.tree import Path, Refer
from arabdiplo.matching.paths import first_variant, pick, resolve
from arabdiplo.syntax.nodes import Chunk, Node
from arabdiplo.text.letters import ARTICLE

if TYPE_CHECKING:
    from arabdiplo.document.entities import Entities

#: what a document may leave unsaid of a person
UNSAID = frozenset({"state", "style"})
_ORDER = operator.attrgetter("order")
_NEAR = 400
"""mentions among which a reference is looked for, so that time does not grow with the square of the text"""


def referred(entities: Entities, node: Node, refer: Refer) -> tuple[str, ...]:
    """Names of whom a chunk with a `refer` means; empty if the document names nobody with what it asks for."""
    chunk, mine = node.chunk, entities.known_of(node)
    assert chunk is not None
    order = mine.order if mine is not None else 0
    kind = refer.kind.name if not refer.kind.attributes else resolve(refer.kind, chunk.captures)
    if not kind:
        return ()
    if refer.each and "group" in node.types and not chunk.captures.get(refer.each):
        return entities.body_of(node)  # وزراء خارجية الاتحاد are more than one man
    if count := count_of(refer, chunk.captures):
        sides = entities.meant.pair(node, kind, count) if entities.meant is not None and count > 1 else ()
        several = Several(entities, entities.nodes, entities.ancestors)  # kept, it would be a cycle with this
        return sides or several.last(tuple(_before(entities.known, order)), kind, count, node)
    if not refer.attributes and (titled := _titled(entities, node, order)):
        return titled
    style = node.head.value_of("style") if [name for name, _ in refer.attributes] == ["style"] else ""
    if style:
        persons = filter(entities.is_person, _before(entities.naming.named, order))
        if whom := bearer(style, _doers(entities, node), persons, entities.naming):
            return (whom,)
    out: list[str] = []
    owner = owner_of(entities, node) if _of_owner(refer) else None
    barred = entities.names(owner.node) if owner is not None else ()
    for captures in members_of(chunk, refer):
        wanted = {name: wanted_of(entities, alternatives, captures, node) for name, alternatives in refer.attributes}
        if "place" in entities.ancestors.get(kind, ()) and set(wanted) == {"state"}:
            out += [first_variant(state) for state in wanted.values() if state]
            continue
        if wanted and not any(wanted.values()):
            continue
        if set(wanted) == {"state"} and entities.meant is not None:
            if member_names := entities.meant.member(node, first_variant(wanted["state"])):
                out += member_names
                continue
        said = {name: value for name, value in wanted.items() if value}
        at_home = "office" in said and "state" in wanted and "state" not in said
        out += find(entities, order, kind, said, node, barred, at_home)
    if not out and refer.each and "group" in node.types:
        return entities.states_of(node)  # قادة X وY of whom nobody is named
    return tuple(dict.fromkeys(out))


def _doers(entities: Entities, node: Node) -> Iterator[Known]:
    """The persons with a name who spoke or acted before a node, the last first."""
    for doer in entities.meant.acting() if entities.meant is not None else ():
        known = entities.known_of(doer)
        if known is not None and known.name and doer.start < node.start and entities.is_person(known):
            yield known


def _titled(entities: Entities, node: Node, order: int) -> tuple[str, ...]:
    """Whom a title alone means (سموه): who bore it last before, else who spoke last."""
    title = node.head.reading
    if title is None or entities.meant is None:
        return ()
    for known in _before(entities.known, order):
        if known.node is not node and known.name and entities.is_person(known):
            if title.lemma in bare_words(known.node.words()[:4]):
                return (entities.naming.fullest(known),)
    speaker = entities.meant.speaker()
    return entities.names(speaker) if speaker is not None else ()


def wanted_of(
    entities: Entities, alternatives: Iterable[Path | str], captures: dict[str, list[list[Node]]], node: Node
) -> str:
    """The right side of an attribute; ``k.owner.a`` asks whom the suffix of k stands for."""
    for one in alternatives:
        if isinstance(one, Path) and "owner" in one.attributes[:1]:
            owner = owner_of(entities, node)
            value = owner.attributes.get(one.attributes[1], "") if owner is not None and len(one.attributes) > 1 else ""
        else:
            value = pick((one,), captures)
        if value:
            return value
    return ""


def owner_of(entities: Entities, node: Node) -> Known | None:
    """Whom a counterpart is the counterpart of: the last person with an office before it."""
    mine = entities.known_of(node)
    if mine is None:
        return None
    if entities.meant is not None and (whose := entities.meant.owner(node)) is not None:
        return Known(mine.order, whose, whose.types[0] if whose.types else "", entities.attributes(whose))
    for known in _before(entities.known, mine.order):
        if known.attributes.get("office") or known.attributes.get("portfolio"):
            return known
        if known.name and (full := entities.naming.attributes(known)).get("office"):
            return attrs.evolve(known, attributes=full)
    return None


def find(
    entities: Entities,
    order: int,
    kind: str,
    wanted: dict[str, str],
    node: Node,
    barred: tuple[str, ...] = (),
    at_home: bool = False,
) -> list[str]:
    """The thing named last before (else first after) with all wanted attributes.

    One of whom the document does not say the state comes second, if he is none of the *barred*:
    nobody is his own counterpart.  *at_home*: is an office asked for without a state?  Then he comes
    first whose state the document does not say either.  Who held the office before comes last.
    """
    loose: list[Known] = []
    bare: dict[str, Known] = {}
    fitting: list[Known] = []
    former = _former(node)
    spoken_for = _spoken_for(entities, node)
    before = _before(entities.naming.named, order + 1)
    after = itertools.islice(
        entities.naming.named, end := bisect_left(entities.naming.named, order + 1, key=_ORDER), end + _NEAR
    )
    for known in itertools.chain(before, after):
        if known.node is node or kind not in entities.ancestors.get(known.type, (known.type,)):
            continue
        have = entities.naming.attributes(known)
        if not have.get("state") and (there := have.get("posted")):
            have = {**have, "state": there}  # المبعوث الأممي إلى مالي is asked for by that
        if at_home and known.order > order and have.get("state") and known.node.place == node.place:
            continue  # استقبل وزير الخارجية نظيره الكيني سامر الخالدي: who is named is the guest
        if barred and have.get("state", "") != wanted.get("state") and entities.naming.fullest(known) in barred:
            continue
        if spoken_for and have.get("office") == wanted.get("office") and _for_others(entities, known, spoken_for):
            continue
        if all(have.get(name, "") == value for name, value in wanted.items()):
            if at_home and not fitting and (host := _host(entities, known, wanted)):
                return [host]
            if (not at_home or not have.get("state")) and _former(known.node) == former:
                return [entities.naming.fullest(known)]
            fitting.append(known)
            continue
        if "state" in wanted and not have.get("state") and _in_other_body(entities, known, node, wanted["state"]):
            continue
        if (len(wanted) > 1 or "style" in wanted) and all(
            have.get(name, "") in (value, "" if name in UNSAID else value) for name, value in wanted.items()
        ):
            loose.append(known)
        elif wanted.get("portfolio") and have.get("office") == wanted.get("office") and not have.get("portfolio"):
            if have.get("state", "") in (wanted.get("state", ""), ""):
                bare[entities.naming.fullest(known)] = known
    if not fitting and not loose and len(bare) == 1:
        return list(bare)  # the one minister of whom it is not said what he is minister of
    return [entities.naming.fullest(one) for one in (fitting or loose)[:1]]


def _host(entities: Entities, known: Known, wanted: dict[str, str]) -> str:
    """Whose counterpart he is who was named last, if an office alone may mean either (استقبل وزير … نظيره … الوزير)."""
    refer = known.node.chunk.pattern.tree.refer if known.node.chunk is not None else None
    owner = owner_of(entities, known.node) if refer is not None and _of_owner(refer) else None
    if owner is None or not owner.name:
        return ""
    have = entities.naming.attributes(owner)
    return entities.naming.fullest(owner) if all(have.get(name, "") == value for name, value in wanted.items()) else ""


def _in_other_body(entities: Entities, known: Known, node: Node, state: str) -> bool:
    """Has he his office in a body, while a phrase asks for one of a state (رئيس البنك … الرئيس الكيني)?"""
    body = entities.in_bodies.get(entities.naming.fullest(known), (state,))
    return state not in body and not entities.body_of(node)


def _before(known: list[Known], order: int) -> Iterator[Known]:
    """Those before a place in the text, the nearest first; not farther than anybody would look back."""
    end = bisect_left(known, order, key=_ORDER)
    return reversed(known[max(0, end - _NEAR) : end])


_Body = tuple[frozenset[str], tuple[str, ...]]
"""a body in whose name somebody speaks: the words of its name, and those that stand there but for whose state it is"""


def _spoken_for(entities: Entities, node: Node) -> list[_Body]:
    """The bodies that a phrase for somebody who speaks for others names (المتحدث باسم وزارة النقل)."""
    bodies = (one for one in parts(node) if "body" in one.types) if speaks_for_body(node) else ()
    return [
        (frozenset(name.replace(ARTICLE, "").split()), tuple(bare_words([w for w in one.words() if not _of_state(w)])))
        for one in bodies
        for name in entities.names(one)
    ]


def _for_others(entities: Entities, known: Known, bodies: list[_Body]) -> bool:
    """Is it said of somebody for whom he speaks, and is it none of these bodies?"""
    mentions = entities.naming.mentions(entities.naming.fullest(known))
    theirs = [body for one in mentions for body in _spoken_for(entities, one.node)]
    return bool(theirs) and not any(_may_be_one(mine, other) for mine in bodies for other in theirs)


def _may_be_one(mine: _Body, other: _Body) -> bool:
    """Is one called by more words than the other, or have they one in common that is not what both are (وزارة)?"""
    names, words, others = (mine[0], other[0]), mine[1], other[1]
    whole = names[0] <= names[1] or names[1] <= names[0] or set(words) <= set(others) or set(others) <= set(words)
    return whole or any(word in others for word in words if (word, word) != (words[0], others[0]))


def _of_state(word: Node) -> bool:
    return not {"demonym", "country"}.isdisjoint(word.types)


def _former(node: Node) -> bool:
    """Is it said that somebody held his office before (الرئيس الراحل)?"""
    return node.chunk is not None and any(word.value_of("former") for word in node.words())


def _of_owner(refer: Refer) -> bool:
    """Does the reference ask what whoever its pronoun stands for is (نظيره)?"""
    paths = (one for _, alternatives in refer.attributes for one in alternatives if isinstance(one, Path))
    return any("owner" in path.attributes[:1] for path in paths)


def members_of(chunk: Chunk, refer: Refer) -> Iterator[dict[str, list[list[Node]]]]:
    """The captures of a group, once for each member; once as they are where no member has words of its own."""
    each = chunk.captures.get(refer.each) if refer.each else None
    for stretch in each or ():
        yield {**chunk.captures, refer.each: [stretch]}
    if not each:
        yield dict(chunk.captures)
