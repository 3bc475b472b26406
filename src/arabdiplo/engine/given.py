"""Names that somebody else has found in a text: read as if a lexicon had them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from arabdiplo.morph.model import Reading, Row
from arabdiplo.syntax.nodes import Morph, Node, word_at

Given = tuple[int, int, str]
"""start and end in the text, type"""
Make = Callable[[str, str, tuple[Reading, ...], str], Morph]
"""a word: (kind, text, readings, suffix)"""
_LEXICON = "given:"
_PROCLITIC = frozenset({"conj", "prep", "future"})
#: letters that the proclitics of a word have at most
_ATTACHED = 2


def lexicon_types(types: Iterable[str]) -> dict[str, str]:
    """The lexicons in which given names stand, one a type."""
    return {_LEXICON + name: name for name in types}


def join_given(nodes: list[Node], text: str, given: Iterable[Given], make: Make) -> list[Node]:
    """The nodes, those of each given span joined to one of its type.

    Proclitics stay apart (وبماكرون).  A span that cuts a word, overlaps an earlier one, or is
    what the rules' own lexicons know, is left as it is.
    """
    out: list[Node] = []
    at = 0
    for start, end, kind in sorted(given):
        while at < len(nodes) and (nodes[at].start < start or nodes[at].morph.kind in _PROCLITIC):
            out.append(nodes[at])
            at += 1
        last = at
        while last < len(nodes) and nodes[last].end <= end:
            last += 1
        inside = nodes[at:last]
        if not inside or inside[-1].core_end < end or inside[0].start - start > _ATTACHED or _known(inside):
            continue
        out.append(_join(inside, text, kind, make))
        at = last
    return out + nodes[at:]


def _known(nodes: list[Node]) -> bool:
    return any(node.morph.kind in ("newline", "punct") for node in nodes) or (len(nodes) == 1 and bool(nodes[0].types))


def _join(nodes: list[Node], text: str, kind: str, make: Make) -> Node:
    first, last = nodes[0], nodes[-1]
    words = " ".join(node.morph.norm for node in nodes)
    name = " ".join(text[first.start : last.core_end].split())
    row = Row(_LEXICON + kind, 0, name, (("entity", name),))
    morph = make("core", words, (Reading(words, "proper", row=row),), last.morph.suffix)
    return word_at(morph, first.start, last.end, last.core_end, first.glued, first.place)
