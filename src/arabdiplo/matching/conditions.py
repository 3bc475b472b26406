"""Conditions of rules: `unless`, `when`, `set mode … when`.

A `Scene` says what a condition is asked of: a stretch of nodes (a match of a
pattern, or a trigger) and, for frames, the sentence, the clause and the slots.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence

from arabdiplo.lang.expr import Cond, Fact, Seq, Test
from arabdiplo.syntax.agreement import verb_disagreement
from arabdiplo.syntax.nodes import Chunk, Morph, Node, joined, spell, union

from .atoms import Alphabet
from .lines import Line
from .needs import TEXT, Masks, Need, beside, needs_of
from .places import Places
from .symbols import Spelling, Symbols
from .templates import Template


class Scene:
    """Where a condition is asked.

    nodes, string: all nodes of the text and their symbols; first, last: the
    stretch (end exclusive).  The other members are given by frames only:
    slot(name, given) lists the nodes in a slot; clause and sentence are
    stretches; modifiers are the nodes that describe the trigger.
    """

    __slots__ = (
        "nodes",
        "string",
        "first",
        "last",
        "slot",
        "clause",
        "sentence",
        "modifiers",
        "around",
        "near",
        "masks",
    )

    def __init__(self, nodes: list[Node], string: str, first: int, last: int) -> None:
        self.nodes = nodes
        self.string = string
        self.first = first
        self.last = last
        self.slot: Callable[[str, tuple[str, ...]], Sequence[Node]] | None = None
        self.clause: tuple[int, int] | None = None
        self.sentence: tuple[int, int] | None = None
        self.modifiers: Sequence[Node] = ()
        self.around: Callable[[Scene], None] | None = None
        """sets clause and modifiers, when they are asked for"""
        self.near: tuple[int, int] | None = None
        """the tests that words of the text and of the sentence pass, as `Conditions.near` found them"""
        self.masks: Masks | None = None
        """what `Conditions.masks` found"""

    def at(self, first: int, last: int) -> Scene:
        """Another stretch of the same sentence."""
        other = Scene(self.nodes, self.string, first, last)
        other.sentence, other.near = self.sentence, self.near
        return other

    def look_around(self) -> None:
        if self.around is not None:
            self.around(self)
            self.around = None


Holds = Callable[["_Asked", Scene], bool]

_CHUNK = operator.attrgetter("chunk")
_MET, _DEEP = operator.attrgetter("met"), operator.attrgetter("deep")


class _Asked:
    """A fact ready to be asked: its lines, and the tests of those that are one word wide."""

    __slots__ = ("fact", "number", "holds", "single", "longer", "_symbols")

    def __init__(self, fact: Fact, number: int, lines: list[Line], holds: Holds) -> None:
        """number: that of what is asked for."""
        self.fact = fact
        self.number = number
        self.holds = holds
        """is it true, but for a «not»?"""
        self.single = 0
        for line in lines:
            self.single |= line.single
        self.longer = tuple([line for line in lines if not line.single])
        self._symbols: dict[str, bool] | None = None
        """character -> does one of the longer lines take it alone?"""

    def possible(self, met: int) -> bool:
        """May the fact be true among words that pass the tests *met*?"""
        if met & self.single:
            return True
        for line in self.longer:
            for bits in line.needs:
                if not met & bits:
                    break
            else:
                return True
        return False

    def takes(self, node: Node) -> bool:
        """Is the node by itself what is asked for?"""
        if node.mask & self.single:
            return True
        if not self.longer:
            return False
        if self._symbols is None:
            self._symbols = {}
        known = self._symbols.get(node.symbol)
        if known is None:
            known = self._symbols[node.symbol] = self.alone(node.symbol)
        return known

    def alone(self, symbol: str) -> bool:
        """Does one of the longer lines take this character alone?"""
        return any(line.alone(symbol) for line in self.longer)


class _Memo:
    """What is known of the nodes of the text that is being read."""

    __slots__ = ("nodes", "_own", "met", "deep", "found", "places")

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self._own: dict[tuple[int, int], int] = {}
        """stretch -> the tests that some node of it passes"""
        self.met: dict[tuple[int, int], int] = {}
        """stretch -> the tests that some node or word of it passes"""
        self.deep: dict[tuple[int, int], int] = {}
        """the same with chunks within chunks"""
        self.found: dict[tuple[int, int, int], bool] = {}
        """number of what is asked for, and stretch -> is it there?"""
        self.places: dict[str, Places] = {}
        """where in a string of symbols what stands, in the alphabet of the lines"""

    def join(self, known: dict[tuple[int, int], int], of: Callable[[Chunk], int], stretch: tuple[int, int]) -> int:
        """The tests that the nodes of a stretch pass, and those that their chunks say *of* what is in them; *known*."""
        part = self.nodes[stretch[0] : stretch[1]]
        own = self._own.get(stretch)
        if own is None:
            own = self._own[stretch] = union(part)
        met = known[stretch] = own | joined(map(of, filter(None, map(_CHUNK, part))))
        return met


class Conditions:
    """All conditions of a program; what they look for is compiled once."""

    def __init__(self, alphabet: Alphabet, symbols: Symbols, bits: int | None = None) -> None:
        """bits: what `bits` came to when all conditions of the program were prepared; then none need be prepared."""
        self.prepared = bits is not None
        self._alphabet = alphabet
        self._spelling = Spelling(symbols)
        """the alphabet of the lines"""
        self._lines: dict[int, Line] = {}
        """by `id` of what is written, which their templates keep"""
        self._asked: dict[int, _Asked] = {}
        self._numbers: dict[tuple[int, ...], int] = {}
        """what facts ask for, by `id` -> its number: many frames ask for the same"""
        self._parts: dict[int, tuple[Cond, list[Fact | Cond]]] = {}
        """parts of conditions, the cheap ones first"""
        self._settled: dict[tuple[int, ...], tuple[Cond, Cond]] = {}
        """condition and what is left of its parts, by `id` -> itself and what that comes to"""
        self._needs: dict[tuple[int, bool], tuple[Fact | Cond, list[Need]]] = {}
        """condition, by `id`, and what it has to be -> itself and what must be there for it"""
        self._words: dict[str, list[str]] = {}
        self._ways: dict[str, Holds] = {
            "followed": self._followed,
            "preceded": self._preceded,
            "contains": self._contains,
            "described": self._described,
            "agrees": self._agrees,
            "agrees_known": self._agrees,
            "has": self._has,
            "is": self._slot_is,
            "trigger": self._trigger_is,
        }
        """how facts are asked, by their relation"""
        self._read = _Memo([])
        self.bits = bits or 0
        """tests that must tell characters apart: of lines longer than a word, and of those given out"""

    def close(self) -> None:
        """All conditions are prepared: from now on only their tests tell characters apart."""
        self._spelling.close(self.bits)

    def know(self, what: Test) -> None:
        """Prepare a test for `passes`."""
        if not self.prepared:
            self.bits |= self._line(what).bits

    def passes(self, what: Test, node: Node) -> bool:
        """Is the node by itself what a test asks for?"""
        line = self._line(what)
        return bool(node.mask & line.single) if line.single else line.alone(node.symbol)

    def _places(self, nodes: list[Node], string: str) -> Places:
        """Where in a string of symbols what stands; kept for the text of these nodes that is being read."""
        memo = self._memo(nodes).places
        known = memo.get(string)
        if known is None:
            known = memo[string] = self._spelling.places(string)
        return known

    def _line(self, what: Seq | Test) -> Line:
        known = self._lines.get(id(what))
        if known is None:
            known = self._lines[id(what)] = Line(what, self._alphabet, self._spelling)
        return known

    def _ask(self, fact: Fact) -> _Asked:
        known = self._asked.get(id(fact))
        if known is None:
            number = self._numbers.setdefault(tuple(map(id, fact.what)), len(self._numbers))
            lines = [self._line(what) for what in fact.what]
            way = "trigger" if (fact.subject, fact.relation) == ("trigger", "is") else fact.relation
            known = self._asked[id(fact)] = _Asked(fact, number, lines, self._ways[way])
            for line in known.longer:
                self.bits |= line.bits
        return known

    def split(self, word: str) -> list[str]:
        """A rule's string as the words of nodes."""
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._alphabet.split(word)
        return known

    def prepare(self, cond: Fact | Cond | None) -> None:
        """Note the tests of what a condition looks for, so that the alphabet is closed before any text."""
        if cond is not None and not self.prepared:
            self.bits |= self._alphabet.made.tests.of(cond, self._tests_of)

    def _tests_of(self, cond: Fact | Cond) -> int:
        """The tests of all that a condition looks for in lines longer than a word."""
        if isinstance(cond, Cond):
            return joined(map(self._tests_of, cond.parts))
        lines = (Template.of(what, self._alphabet) for what in cond.what)
        return joined([line.bits for line in lines if not line.single])

    def settle(self, cond: Fact | Cond, morph: Morph) -> Fact | Cond | bool:
        """What is left to ask if the trigger is this one word: the truth itself if the word alone decides."""
        if isinstance(cond, Fact):
            if cond.subject != "trigger" or cond.relation != "is":
                return cond
            asked = self._ask(cond)
            holds = morph.mask & asked.single or asked.alone(morph.symbol)
            return bool(holds) != cond.negated
        every = cond.op == "and"
        left = []
        for part in cond.parts:
            one = self.settle(part, morph)
            if not isinstance(one, bool):
                left.append(one)
            elif one != every:
                return every == cond.negated
        if not left:
            return every != cond.negated
        if len(left) == len(cond.parts) and all(map(operator.is_, left, cond.parts)):
            return cond
        key = (id(cond), *map(id, left))
        known = self._settled.get(key)
        if known is None:
            # the condition is kept, so that nothing else gets its id
            known = self._settled[key] = (cond, cond.but(parts=tuple(left)))
        return known[1]

    def needs(self, cond: Fact | Cond, wanted: bool) -> list[Need]:
        """What must be there, all of it, so that a condition of a frame can be true (wanted) or false."""
        key = (id(cond), wanted)
        known = self._needs.get(key)
        if known is None:
            known = self._needs[key] = (cond, needs_of(cond, wanted, self._ask))
        return known[1]

    def masks(self, scene: Scene) -> Masks:
        """The tests that words pass around a trigger, by where they stand (`needs.py`)."""
        if scene.masks is None:
            scene.masks = (*self.near(scene), *beside(scene.nodes, scene.first, scene.last))
        return scene.masks

    def near(self, scene: Scene) -> tuple[int, int]:
        """The tests that words of the text and of the sentence pass."""
        if scene.near is None:
            nodes, whole = scene.nodes, (0, len(scene.nodes))
            scene.near = self._met_deep(nodes, whole), self._met_deep(nodes, scene.sentence or whole)
        return scene.near

    def holds(self, cond: Fact | Cond, scene: Scene) -> bool:
        if isinstance(cond, Fact):
            asked = self._asked.get(id(cond)) or self._ask(cond)
            return asked.holds(asked, scene) != cond.negated
        every = cond.op == "and"
        parts = self._parts.get(id(cond))
        if parts is None:
            parts = self._parts[id(cond)] = (cond, sorted(cond.parts, key=cost))
        for part in parts[1]:
            if isinstance(part, Cond):
                holds = self.holds(part, scene)
            else:  # as above, as most parts are facts
                asked = self._asked.get(id(part)) or self._ask(part)
                holds = asked.holds(asked, scene) != part.negated
            if holds != every:
                return every == cond.negated
        return every != cond.negated

    def _followed(self, asked: _Asked, scene: Scene) -> bool:
        nodes, last = scene.nodes, scene.last
        mask = nodes[last].mask if last < len(nodes) else 0
        if mask & asked.single:
            return True
        for line in asked.longer:
            if (not line.begins or mask & line.begins) and line.begins_at(self._places(nodes, scene.string), last):
                return True
        return False

    def _preceded(self, asked: _Asked, scene: Scene) -> bool:
        nodes, first = scene.nodes, scene.first
        mask = nodes[first - 1].mask if first > 0 else 0
        if mask & asked.single:
            return True
        for line in asked.longer:
            if (not line.ends or mask & line.ends) and line.ends_at(self._places(nodes, scene.string), first):
                return True
        return False

    def _described(self, asked: _Asked, scene: Scene) -> bool:
        scene.look_around()
        return any(self._is(node, asked) for node in scene.modifiers)

    def _agrees(self, asked: _Asked, scene: Scene) -> bool:
        fact = asked.fact
        held = scene.slot(fact.subject, fact.given) if scene.slot is not None else ()
        strict = fact.relation == "agrees_known"
        return bool(held) and not verb_disagreement(scene.nodes[scene.first], held[0], strict)

    def _has(self, asked: _Asked, scene: Scene) -> bool:
        return bool(scene.slot and scene.slot(asked.fact.subject, asked.fact.given))

    def _trigger_is(self, asked: _Asked, scene: Scene) -> bool:
        return any(self._is(node, asked) for node in _of_trigger(scene))

    def _slot_is(self, asked: _Asked, scene: Scene) -> bool:
        if scene.slot is None or not asked.possible(self.masks(scene)[TEXT]):
            return False
        return any(self._is(node, asked) for node in scene.slot(asked.fact.subject, asked.fact.given))

    def _contains(self, asked: _Asked, scene: Scene) -> bool:
        """Does one of the lines match somewhere in the clause or sentence, in its chunks or in its words?"""
        subject, whole = asked.fact.subject, (0, len(scene.nodes))
        sentence = scene.sentence or whole
        if subject == "sentence":
            return self._within(asked, scene, sentence)
        if subject != "clause" or scene.clause is None and scene.around is None:
            return self._within(asked, scene, whole)
        for stretch in (whole, sentence):
            if not asked.possible(self._met_in(scene.nodes, stretch)):
                return False
        scene.look_around()
        return self._within(asked, scene, scene.clause or sentence)

    def _within(self, asked: _Asked, scene: Scene, stretch: tuple[int, int]) -> bool:
        """Does one of the lines match somewhere in a stretch?  Kept for the text that is being read."""
        memo, key = self._memo(scene.nodes).found, (asked.number, *stretch)
        known = memo.get(key)
        if known is None:
            met = self._met_in(scene.nodes, stretch)
            known = bool(met & asked.single) or asked.possible(met) and self._found(asked, scene, stretch, met)
            memo[key] = known
        return known

    def _found(self, asked: _Asked, scene: Scene, stretch: tuple[int, int], met: int) -> bool:
        """Does one of the lines of several words match in a stretch?"""
        lines = [line for line in asked.longer if all(met & bits for bits in line.needs)]
        if not lines:
            return False
        nodes, part = scene.nodes, slice(*stretch)
        strings = (scene.string[part], spell(word for node in nodes[part] for word in node.words()))
        every = [self._places(nodes, string) for string in dict.fromkeys(strings)]
        return any(next(iter(line.find(at)), None) is not None for line in lines for at in every)

    def _met_in(self, nodes: list[Node], stretch: tuple[int, int]) -> int:
        """The tests that some node or word of a stretch passes; kept for the text that is being read."""
        memo = self._memo(nodes)
        met = memo.met.get(stretch)
        return memo.join(memo.met, _MET, stretch) if met is None else met

    def _met_deep(self, nodes: list[Node], stretch: tuple[int, int]) -> int:
        """The same with the chunks within chunks."""
        memo = self._memo(nodes)
        met = memo.deep.get(stretch)
        return memo.join(memo.deep, _DEEP, stretch) if met is None else met

    def _memo(self, nodes: list[Node]) -> _Memo:
        memo = self._read
        if memo.nodes is not nodes:
            memo = self._read = _Memo(nodes)
        return memo

    def word(self, fact: Fact, scene: Scene) -> Node | None:
        """The word that makes a fact true, for explain; None if it is false or no word does."""
        asked = self._ask(fact)
        relation, nodes = fact.relation, scene.nodes
        if not asked.holds(asked, scene):
            return None
        if relation == "followed":
            return nodes[scene.last]
        if relation == "preceded":
            return nodes[scene.first - 1]
        if relation == "described":
            scene.look_around()
            return next((node for node in scene.modifiers if self._is(node, asked)), None)
        if relation == "contains":
            stretch = (
                scene.clause if fact.subject == "clause" else scene.sentence if fact.subject == "sentence" else None
            )
            first, last = stretch or (0, len(nodes))
            every = [word for node in nodes[first:last] for word in (node, *node.words())]
            met = next((word for word in every if word.mask & asked.single), None)
            places = (
                place
                for line in asked.longer
                for place, _, _ in line.find(self._places(nodes, scene.string[first:last]))
            )
            place = next(places, None) if met is None else None
            return met if place is None else nodes[first + place]
        if relation == "has" or relation.startswith("agrees") or fact.subject != "trigger":
            held = scene.slot(fact.subject, fact.given) if scene.slot is not None else ()
            return next((node for node in held if relation != "is" or self._is(node, asked)), None)
        return next((node for node in _of_trigger(scene) if self._is(node, asked)), None)

    @staticmethod
    def _is(node: Node, asked: _Asked) -> bool:
        """Does the node or its head word pass one of the tests?"""
        one: Node | None = node
        while one is not None:
            if asked.takes(one):
                return True
            one = one.chunk.head if one.chunk is not None else None
        return False


def _of_trigger(scene: Scene) -> list[Node]:
    """The words of a trigger without the adjectives behind it (مطالبته المستمرة)."""
    first, *more = scene.nodes[scene.first : scene.last]
    return [first, *(node for node in more if not node.morph.describes)]


def cost(part: Fact | Cond) -> int:
    """How dear a part of a condition is: slots are found by walks, all else is at hand."""
    if isinstance(part, Cond):
        return max(map(cost, part.parts))
    if part.relation in ("contains", "preceded", "followed", "described"):
        return 0
    return int(part.subject != "trigger")
