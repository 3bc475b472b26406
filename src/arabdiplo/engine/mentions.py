"""What a document lists beside its events: the actors and places that it names, and its chunks for explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.document.dating import Dating
from arabdiplo.events.records import ChunkView, Mention, Span
from arabdiplo.syntax.kinds import HOLDERS
from arabdiplo.syntax.nodes import Node

if TYPE_CHECKING:
    from arabdiplo.document.entities import Entities


class Mentions:
    """The mentions of one document."""

    def __init__(
        self, text: str, nodes: list[Node], entities: Entities, dating: Dating, ancestors: dict[str, tuple[str, ...]]
    ) -> None:
        self.text = text
        self.nodes = nodes
        self.entities = entities
        self.dating = dating
        self.ancestors = ancestors

    def of(self, kind: str) -> tuple[Mention, ...]:
        """The phrases that name something of a kind (actor, place), in text order."""
        out: list[Mention] = []
        for outer in self.nodes:
            if outer.chunk is None and not outer.types:
                continue  # a plain word, as most are
            for node in self._within(outer):
                kinds = self._kinds(node)
                if kind not in kinds or kind == "actor" and node is not outer and "person" not in kinds:
                    continue
                if kind == "place" and self._acts_first(node):
                    continue  # in a ministry one meets, but it is no place on a map
                name = self.entities.bare(node)
                bare = self._span(name[0].start, name[-1].end) if name else None
                kind_of = "person" if "name" in node.types else node.types[0]
                out.append(Mention(self._span(node.start, node.end), self.entities.names(node), kind_of, bare))
        return tuple(out)

    def views(self) -> tuple[ChunkView, ...]:
        """All chunks and typed words, with what is in them, for explain."""
        out: list[ChunkView] = []

        def visit(node: Node) -> None:
            if node.types:
                rule = node.chunk.pattern.name if node.chunk is not None else ""
                attributes = tuple(sorted(node.chunk.attributes.items())) if node.chunk is not None else ()
                value = self.dating.value(node, "")[0] if node.chunk is not None else None
                for kind in self._declared(node):
                    out.append(
                        ChunkView(
                            kind, self._span(node.start, node.end), rule, self.entities.names(node), attributes, value
                        )
                    )
            if node.chunk is not None:
                for inner in node.chunk.nodes:
                    visit(inner)

        for node in self.nodes:
            visit(node)
        return tuple(out)

    def _acts_first(self, node: Node) -> bool:
        """Is it an actor first of all, by the order in which its type names what it is (body is actor, place)?"""
        order = [kind for name in node.types for kind in self.ancestors.get(name, (name,))]
        return "actor" in order and order.index("actor") < order.index("place")

    def _kinds(self, node: Node) -> set[str]:
        """The types that a node counts as; a bare name within a body (حكومة X) is a person's."""
        kinds = {kind for name in node.types for kind in self.ancestors.get(name, (name,))}
        return kinds | {"person", "actor"} if "name" in kinds else kinds

    def _within(self, node: Node) -> list[Node]:
        """A node, with the states, places and persons in its words (ملك إسبانيا، حكومة X، وفد برئاسة X)."""
        if node.chunk is None or not (self._kinds(node) & HOLDERS or node.value_of("holder")):
            return [node]
        inner = [part for part in node.chunk.nodes if "name" not in part.types or node.value_of("holder")]
        return [node, *(found for part in inner for found in self._within(part))]

    def _declared(self, node: Node) -> list[str]:
        """The types that rules and lexicons give a node, without what these are to the engine."""
        above = self.ancestors
        return [one for one in node.types if not any(one != kind and one in above.get(kind, ()) for kind in node.types)]

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])
