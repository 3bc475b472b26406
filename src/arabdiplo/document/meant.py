"""What `entities.py` asks about the text read so far: who spoke and acted, who took part in the last event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from arabdiplo.syntax.nodes import Node


class Meant(Protocol):
    """What the course of the document says of phrases that name nobody; an empty answer leaves it to the memory."""

    def pair(self, node: Node, kind: str, count: int) -> tuple[str, ...]:
        """The members of a group of so many that *node* stands for, of a kind (الوزيران، الدول الثلاث)."""

    def member(self, node: Node, state: str) -> tuple[str, ...]:
        """Who of a state took part in the last event that has two sides (الجانب المصري)."""

    def speaker(self) -> Node | None:
        """Who spoke last."""

    def acting(self) -> Iterator[Node]:
        """Who spoke last, and who acted lately, the last first."""

    def issuer(self, node: Node) -> tuple[str, ...]:
        """Whose words a source without a name of its own holds (البيان، المصدر ذاته)."""

    def owner(self, node: Node) -> Node | None:
        """Whom the pronoun suffix of *node* stands for."""
