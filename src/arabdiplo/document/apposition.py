"""Two phrases for one person side by side: a name and what he is."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from arabdiplo.document.naming import Known
from arabdiplo.events.records import Arg
from arabdiplo.morph.model import MANY, Feature
from arabdiplo.syntax.nodes import Node
from arabdiplo.text.marks import CLOSE, COMMA, DASHES, PAUSES, STOPS

#: what may stand between a name and its office
_COMMAS = frozenset(PAUSES + DASHES)
#: what closes a name set between commas
_CLOSES = frozenset(":" + STOPS + COMMA + DASHES + CLOSE)
#: what a person may be called by
_PERSONS = frozenset({"person", "name", "surname"})
_TAIL = 12
"""nodes that an office may go on for before the comma (المبعوث الخاص … للشؤون الإنسانية، سامر الخالدي، …)"""


def appose(known: Sequence[Known], nodes: Sequence[Node], ancestors: Mapping[str, tuple[str, ...]]) -> None:
    """Let two phrases for one person lend each other (`وزير الخارجية، أحمد عطاف`, `تبون، الرئيس الجزائري`).

    Only a name without office and an office without name go together, side by side or with a comma between.  A name
    is that of one office: in «الرئيس، لارس هوفمان، السفير، ليزا بيرغ» the second is hers.
    """
    given: set[int] = set()
    """where names stand that have their office"""
    for one, after in itertools.pairwise(known):
        if not (_is_person(one, ancestors) and _is_person(after, ancestors)):
            continue
        between = [node for node in nodes[one.order + 1 : after.order] if node.morph.kind != "latin"]  # Tomas Hofmann
        if len(between) > 1 or any(node.morph.norm not in _COMMAS for node in between):
            continue
        named, titled = (one, after) if one.name else (after, one)
        office = bool(named.attributes.get("office"))
        if office and (not between or _told(named.attributes)):
            continue
        if (one.name or after.node.suffix) and not between:
            continue  # استقبل لارس السفير, استقبل الرئيس نظيره لارس
        if named.order in given:
            continue
        if named.name and not titled.name and (titled.attributes.get("office") or titled.node.suffix):
            given.add(named.order)
            named.attributes |= {} if office else titled.attributes
            titled.name, titled.label = named.name, named.label
    places = {one.order: one for one in known}
    for one in known:
        if not one.name and (_is_person(one, ancestors) and one.attributes.get("office") or _is_one(one.node)):
            found = places.get(_enclosed(one.order, nodes)) or places.get(_at_the_end(one.order, nodes))
            if found is not None and _is_person(found, ancestors) and found.name and not _told(found.attributes):
                one.name, one.label = found.name, found.label
                if not found.attributes.get("office"):
                    found.attributes |= one.attributes


def _enclosed(order: int, nodes: Sequence[Node]) -> int:
    """Where the phrase stands that two commas enclose after the end of the one at *order*; -1 if there is none.

    What describes a body may stand before it between commas of its own (رئيس اللجنة، التابعة للحزب، سامر الخالدي، إن).
    """
    aside = False
    for i in range(order + 1, min(order + _TAIL, len(nodes) - 2)):
        node = nodes[i]
        if node.norm in _COMMAS and node.norm not in DASHES:
            after = nodes[i + 2]
            if _PERSONS.intersection(nodes[i + 1].types) or aside:
                return i + 1 if after.norm in _CLOSES or after.has("comp") or after.morph.finite is not None else -1
            aside = True
        elif node.morph.kind in ("punct", "newline") or "person" in node.types or node.has("comp") or _acts(node):
            return -1
    return -1


def _at_the_end(order: int, nodes: Sequence[Node]) -> int:
    """Where a name follows what an office is for, without a comma (وكيل الوزارة للتفتيش وتطوير البيئة سامر الخالدي).

    Of who speaks also what he is or where (قالت المحررة السياسية في الصحيفة ليزا هوفمان إن).
    """
    first = nodes[order + 1] if order + 1 < len(nodes) else None
    if first is None:
        return -1
    speaks = order > 0 and bool(nodes[order - 1].morph.says)
    for_what = first.has("purpose")
    if not (for_what or speaks):
        return -1
    barred = {"group", "source", "time", "surname"} if for_what and not speaks else {"source", "time", "surname"}
    for i in range(order + 1 + for_what, min(order + _TAIL, len(nodes))):
        node = nodes[i]
        if "person" in node.types:
            before = nodes[i - 1]
            if before.has("prep"):
                return -1  # التقى السفير للحديث عن سامر
            man = any(r.pos == "participle" and not r.features & Feature.PLURAL for r in before.morph.readings)
            whole = before.chunk is not None or before.features & Feature.DEFINITE and not man  # محامي المتهم سامر
            near = order + 1 + (len(nodes[order].words()) > 1)  # محامي المتهم سامر may be two
            ends = for_what and i > order + 2 or speaks and whole and i >= near
            return i if ends and len(node.words()) > 1 else -1
        other = barred.intersection(node.types)
        if other or node.morph.kind in ("punct", "newline") or node.suffix or node.has("comp") or _acts(node):
            return -1
    return -1


def _acts(node: Node) -> bool:
    """Is the word a verb first of all?"""
    return node.reading is not None and node.reading.pos == "verb" and node.chunk is None


def _is_one(node: Node) -> bool:
    """Is somebody meant by his calling (القيادي في الحزب): one, of those who are men or women?"""
    if "group" not in node.types or node.features & MANY:
        return False
    head = node.head
    return bool(head.value_of("calls") and head.value_of("feminine"))


def _is_person(known: Known, ancestors: Mapping[str, tuple[str, ...]]) -> bool:
    return "person" in ancestors.get(known.type, ())


def _told(attributes: Mapping[str, str]) -> bool:
    """Does an office say of what it is, so that it is no mere title (وزير الخارجية، السفير سامر)?"""
    return any(map(attributes.get, ("state", "portfolio", "posted")))


def each_once(args: Sequence[Arg], text: str) -> list[Arg]:
    """Arguments without what only says once more who is in a role (التقى نظيره الغاني، ماجد هارون).

    Nobody meets himself: an office that names nobody does not stand for who is named beside it in the role, be that
    before it or, with an office of his own, after it.
    """
    out: list[Arg] = []
    for arg in args:
        twin = next((other for other in args if _said_before(arg, other)), None)
        if twin is None:
            elsewhere = any(_elsewhere(arg, other) and not _set_off(other, text) for other in args)
            out.append(_unknown(arg) if elsewhere else arg)
        elif twin.role == arg.role and not _beside(twin, arg, text):
            if not _names_him(arg):
                out.append(_unknown(arg))
            elif not _names_him(twin) and _more_than_named(arg):
                out = [_unknown(one) if one is twin else one for one in out]
                out.append(arg)
    return out


def _elsewhere(arg: Arg, other: Arg) -> bool:
    """Is he another one, who is named beside an office that names nobody (تسلم الوزير سامر رسالة من وزير الهند)?"""
    if arg.role == other.role or arg.span is None or other.span is None or arg.span == other.span:
        return False
    if arg.kind not in _PERSONS or len(arg.entity) != 1 or arg.entity != other.entity or _names_him(arg):
        return False
    return _names_him(other) and arg.source == other.source == "explicit"


def _set_off(arg: Arg, text: str) -> bool:
    """Do commas enclose it, so that it says who was meant before (ممثل اللجنة المكلفة بالحدود، سامر، إلى)?"""
    assert arg.span is not None
    before, after = text[: arg.span.start].rstrip(), text[arg.span.end :].lstrip()
    return before[-1:] in _COMMAS and after[:1] in _COMMAS


def _unknown(arg: Arg) -> Arg:
    """The argument, of whom it is not known who that is."""
    return Arg(arg.role, arg.span, (), arg.implicit, arg.kind, arg.source, arg.states, arg.country)


def _more_than_named(arg: Arg) -> bool:
    """Do the words say what he is besides his name and a title (نظيره المالي سالم الخالدي)?"""
    return arg.span is not None and len(arg.span.text.split()) > len(arg.entity[0].split()) + 1


def _said_before(arg: Arg, other: Arg) -> bool:
    """Is it the person of a phrase before it?  Of one in another role only by his name, where that has none."""
    if arg.span is None or other.span is None or other.span.end > arg.span.start:
        return False
    if arg.kind not in _PERSONS or other.kind not in _PERSONS or len(arg.entity) != 1 or arg.entity != other.entity:
        return False
    return arg.role == other.role or _names_him(arg) and not _names_him(other)


def _names_him(arg: Arg) -> bool:
    """Do the words say the last name of whom they stand for?"""
    return arg.span is not None and arg.entity[0].split()[-1] in arg.span.text


def _beside(one: Arg, after: Arg, text: str) -> bool:
    """Does but a comma stand between two phrases, and perhaps a name as it is written in Latin letters?"""
    between = text[one.span.end : after.span.start] if one.span is not None and after.span is not None else ""
    return not _COMMAS.isdisjoint(between) and all(sign.isascii() or not sign.isalpha() for sign in between)
