"""What a path of a rule (`o.office`, `d.state`, `n`) holds for a match."""

from __future__ import annotations

from arabdiplo.lang.tree import Path, Pick
from arabdiplo.syntax.nodes import Node, value_by

from .asked import readings_of

Captures = dict[str, list[list[Node]]]


def attribute_of(nodes: list[Node], attribute: str) -> str:
    """An attribute of a captured stretch: of its first node that has it, by a reading that the line asked for.

    ``entity`` falls back to the dictionary form of the row, then to the words.
    """
    for node in nodes:
        value = node.value_of(attribute) if node.chunk is not None else value_by(readings_of(nodes, node), attribute)
        if value:
            return first_variant(value) if attribute in ("entity", "state", "acts") else value
    if attribute == "entity":
        for node in nodes:
            row = next((reading.row for reading in readings_of(nodes, node) if reading.row is not None), None)
            if row is not None:
                return first_variant(row.entry)
        return " ".join(words_of(nodes))
    if attribute in ("number", "text") and nodes:
        value_number = nodes[0].morph.value
        return str(value_number) if value_number is not None and attribute == "number" else " ".join(words_of(nodes))
    return ""


def words_of(nodes: list[Node]) -> list[str]:
    """The words of nodes, without marks."""
    return [word.morph.norm for node in nodes for word in node.words() if word.morph.kind != "punct"]


def first_variant(cell: str) -> str:
    return cell.split(" or ")[0]


def resolve(path: Path, captures: Captures) -> str:
    """The value of *path* as a string; "" if the capture is empty or lacks the attribute."""
    for stretch in captures.get(path.name, ()):
        if not path.attributes:
            return " ".join(words_of(stretch))
        value = attribute_of(stretch, path.attributes[0])
        if value:
            return value
    return ""


def pick(alternatives: Pick, captures: Captures) -> str:
    """The first alternative that is not empty."""
    for one in alternatives:
        value = one if isinstance(one, str) else resolve(one, captures)
        if value:
            return value
    return ""
