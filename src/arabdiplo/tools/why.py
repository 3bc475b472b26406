"""Looks on while the engine reads a text, and keeps how far each rule came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from arabdiplo.engine.extract import SentenceResult
from arabdiplo.engine.request import Watch
from arabdiplo.events.records import Event, Span, Trace
from arabdiplo.lang import unparse
from arabdiplo.lang.expr import Cond, Fact
from arabdiplo.lang.tree import Need, Require
from arabdiplo.matching.cascade import Beaten
from arabdiplo.matching.conditions import Scene
from arabdiplo.roles.found import Found, Refused
from arabdiplo.roles.frames import CompiledArm, CompiledFrame, Slot
from arabdiplo.roles.slots import Slots
from arabdiplo.syntax.agreement import actorlike, agrees, verb_disagreement
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import Item, V
from arabdiplo.syntax.nodes import Node
from arabdiplo.syntax.phrases import Filler, verb_lemmas
from arabdiplo.tools.explanation import Attempt, Explanation, LostMatch, Part, Place, Rules, Tree, wanted
from arabdiplo.tools.why_conditions import Asking, meanings
from arabdiplo.tools.why_memo import memo_of
from arabdiplo.tools.why_patterns import near_misses
from arabdiplo.tools.why_skipped import skipped
from arabdiplo.tools.why_tree import Trees, light_word, show_row, what_it_is

if TYPE_CHECKING:
    from arabdiplo.engine import Engine


class Watcher(Watch):
    """Collects attempts and derivations; `explanation` puts them together."""

    def __init__(self, engine: Engine, text: str, rules: Rules) -> None:
        self.engine = engine
        self.text = text
        self.rules = rules
        self.memo = memo_of(engine)
        self.places = self.memo.places
        self.trees = Trees(engine, text)
        self.asking = Asking(engine, text)
        self.trees_of: dict[tuple[str, int], Tree] = {}
        self.attempts: list[Attempt] = []
        self.nodes: list[Node] = []
        self.items: list[Item] = []
        self.lost: list[LostMatch] = []
        self._arms = {f"{m}.{frame.name}": frame.arms for m, frame in engine.program.frames}

    # -- what the engine tells -----------------------------------------------------

    def chunks(self, nodes: list[Node], lost: list[Beaten]) -> None:
        self.nodes = nodes
        for one in lost:
            if wanted(one.pattern.name, self.rules):
                place = Place(self.places[one.pattern.name].path, one.pattern.tree.matches[one.line].where.line)
                span = self._span(one.start, one.end)
                self.lost.append(LostMatch(one.pattern.name, place, span, one.winner.name, one.reason))

    def sentence(self, result: SentenceResult) -> None:
        self.items += result.sentence.items
        for found in result.found:
            self.trees_of[found.frame.name, found.item.node.start] = self.trees.of_event(found)
        won = {id(found) for found in result.found}
        for found in (*result.found, *(loser for loser, _ in result.losers)):
            if wanted(found.frame.name, self.rules):
                winner = next((winner for loser, winner in result.losers if loser is found), None)
                outcome = "found" if id(found) in won else "lost"
                advice = f"{winner.frame.name} won: {found.loses_to(winner)}" if winner is not None else ""
                self._found(found, outcome, advice)
        for refused in result.refused:
            if wanted(refused.frame.name, self.rules):
                self._refused(refused)
        self._unlit(result.sentence, result)

    # -- arms -----------------------------------------------------------------------

    def _found(self, found: Found, outcome: str, advice: str) -> None:
        parts = [self._trigger(found.item, found.arm), *self._light(found.arm, found.slots)]
        parts += self._conditions(found.frame, found.arm, None, None)
        parts += self._slots(found.frame, found.arm, found.slots, found.args, {})
        parts += self._needs(found.frame, found.args, {}, "", None)
        parts += self._mode(found)
        self._add(found.frame, found.arm, found.item, outcome, "", parts, advice)

    def _refused(self, refused: Refused) -> None:
        slots, frame, arm = refused.slots, refused.frame, refused.arm
        assert slots is not None
        parts = [self._trigger(refused.item, arm), *self._light(arm, slots)]
        parts += self._conditions(frame, arm, refused.cond, refused.scene)
        advice = ""
        if refused.cond is not None:
            assert refused.scene is not None
            failed = next(part for part in parts if part.state == "no")
            if failed.name == "when":
                advice = f"it needs: {self.asking.lacking(refused.cond, refused.scene)}"
            else:
                true, _ = self.asking.holding(refused.cond, refused.scene)
                by = f" by «{failed.word.text}»" if failed.word else ""
                owner = f" of event «{frame.event.name}»" if refused.cond in frame.event.unless else ""
                advice = f"«unless {true.written}»{owner} holds{by}" + (f": {true.opened}" if true.opened else "")
        else:
            parts += self._slots(frame, arm, slots, refused.args, refused.wrong)
            needs = self._needs(frame, refused.args, refused.wrong, refused.role, refused.require)
            parts += needs
            advice = self._advice(frame, arm, slots, refused.role, refused.require)
            advice += self._nameless(refused.require, refused.role, refused.args)
        self._add(frame, arm, refused.item, refused.reason, refused.role, parts, advice)

    def _unlit(self, sentence: Sentence, result: SentenceResult) -> None:
        """Arms with a light verb whose noun is there without it; only for rules that are asked for."""
        if self.rules is None:
            return
        for k, arms in self.engine.sentences.triggers(sentence.items).items():
            for arm in arms:
                item = sentence.items[k]
                if not arm.light or not wanted(arm.frame, self.rules):
                    continue
                if any(one.arm is arm and one.item is item for one in self._read(result)):
                    continue
                frame = self.engine.frames.frames[arm.frame]
                verbs = self._light_words(arm)
                parts = [self._trigger(item, arm), Part("light", verbs, "no")]
                advice = f"one of these verbs must govern «{self._text(item.node)}»: {verbs}"
                if verb := _light_without(sentence, item, arm):
                    advice += f'; «{verb}» has «{item.prep}» before it, write light "{verb} {item.prep}"'
                self._add(frame, arm, item, "no light verb", "", parts, advice)

    @staticmethod
    def _read(result: SentenceResult) -> Iterator[Found | Refused]:
        yield from result.found
        yield from (loser for loser, _ in result.losers)
        yield from result.refused

    def _add(
        self,
        frame: CompiledFrame,
        arm: CompiledArm,
        item: Item,
        outcome: str,
        role: str,
        parts: list[Part],
        advice: str,
    ) -> None:
        needed = [part for part in parts if not part.name.startswith("slot ") and part.name != "mode"]
        first = next((i for i, part in enumerate(needed) if part.state == "no"), len(needed))
        of = len(needed) if outcome in ("found", "lost") else self._needed(frame, arm)
        tree = self._arms[frame.name][arm.index]
        place = Place(self.places[frame.name].path, tree.where.line)
        trigger = self._span(item.node.start, item.node.core_end)
        self.attempts.append(
            Attempt(frame.name, place, arm.index + 1, trigger, outcome, role, first, of, tuple(parts), advice)
        )

    @staticmethod
    def _needed(frame: CompiledFrame, arm: CompiledArm) -> int:
        """How much must hold: trigger, light verb, condition, the bars together, each requirement."""
        return 1 + bool(arm.light) + (arm.when is not None) + bool(frame.unless) + len(frame.requires)

    # -- parts ----------------------------------------------------------------------

    def _trigger(self, item: Item, arm: CompiledArm) -> Part:
        node = item.node
        return Part("trigger", "", "yes", self._span(node.start, node.core_end), self.trees.reading_of(node, arm))

    def _light(self, arm: CompiledArm, slots: Slots) -> list[Part]:
        light = light_word(slots, arm)
        if not arm.light:
            return []
        word = self._span(light.node.start, light.node.core_end) if light is not None else None
        return [Part("light", self._light_words(arm), "yes" if light is not None else "no", word)]

    def _light_words(self, arm: CompiledArm) -> str:
        tree = self._arms[arm.frame][arm.index]
        return unparse.given(tree.light) if tree.light is not None else ""

    def _conditions(
        self, frame: CompiledFrame, arm: CompiledArm, cond: Fact | Cond | None, scene: Scene | None
    ) -> list[Part]:
        parts: list[Part] = []
        if arm.when is not None:
            failed = cond is arm.when
            found = self.asking.found(arm.when, scene) if failed and scene is not None else meanings(arm.when)
            parts.append(Part("when", unparse.cond(arm.when, named=True), "no" if failed else "yes", None, found))
            if failed:
                return parts
        if cond is not None and scene is not None:
            true, node = self.asking.holding(cond, scene)
            if isinstance(true.part, Fact) and true.part.relation == "has":
                node = None
            word = self._span(node.start, node.end) if node is not None else None
            parts.append(Part("unless", true.written, "no", word, what_it_is(node) if node else ""))
        elif frame.unless:
            parts.append(Part("unless", f"{len(frame.unless)} bar{'s' * (len(frame.unless) > 1)}", "yes"))
        return parts

    def _slots(
        self,
        frame: CompiledFrame,
        arm: CompiledArm,
        slots: Slots,
        args: dict[str, list[Filler]],
        wrong: dict[str, Filler],
    ) -> list[Part]:
        out: list[Part] = []
        for slot, fillers in self.engine.roles.hung(frame, arm, slots):
            name, roles = slot_name(slot), f" {'and' if slot.both else 'or'} ".join(slot.roles)
            if not fillers:
                out.append(Part(f"slot {name}", roles, "open"))
            for filler in fillers:
                taken = [role for role, held in args.items() if any(same(filler, other) for other in held)]
                bad = not taken and any(same(filler, other) for role, other in wrong.items() if role in slot.roles)
                held = not set(slot.roles).isdisjoint(taken)
                state = "yes" if held else "no" if bad else "open"
                found = self._filler(filler) + ("" if held or not taken else f", it is «{taken[0]}»")
                out.append(Part(f"slot {name}", roles, state, self._filler_span(filler), found))
        return out

    def _needs(
        self,
        frame: CompiledFrame,
        args: dict[str, list[Filler]],
        wrong: dict[str, Filler],
        failed: str,
        asked: Require | None,
    ) -> list[Part]:
        out: list[Part] = []
        for require in frame.requires:
            no = require is asked
            roles = [need.role for need in require.needs]
            fillers = [filler for role in roles for filler in args.get(role, ())]
            if no:
                there = wrong.get(failed) or next(iter(args.get(failed, ())), None)
                word = self._filler_span(there) if there is not None else None
                found = self._filler(there) if there is not None else ""
                out.append(Part("require", needs(require), "no", word, found))
                break
            word = self._filler_span(fillers[0]) if fillers else None
            out.append(Part("require", needs(require), "yes", word))
        return out

    def _advice(self, frame: CompiledFrame, arm: CompiledArm, slots: Slots, role: str, asked: Require | None) -> str:
        """What would have filled a role: its types, and the slots that give it."""
        decl = next((decl for decl in frame.event.roles if decl.name == role), None)
        types = " or ".join(decl.types) if decl is not None else "place" if role == "place" else ""
        ways = [slot_name(slot) for slot in arm.slots if role in slot.roles]
        requires = [asked] if asked is not None else frame.requires
        need = next((need for r in requires for need in r.needs if need.role == role), Need(role))
        more = f" ({need.least} of them)" if need.least > 1 else ""
        more += " with a name" if need.named else ""
        more += " of public life (with an office or a title, a body or a state)" if need.public else ""
        where = f" as {', '.join(ways)}" if ways else f"; no slot of this arm gives «{role}»"
        held = [(slot, f.nodes) for slot, held in self.engine.roles.hung(frame, arm, slots) for f in held]
        hung = {node.start for _, nodes in held for node in nodes}
        own = (node for slot, nodes in held if role in slot.roles for node in nodes)
        taken = next(filter(None, (self.trees.taken(node, types.split(" or ")) for node in own)), "")
        near = taken or self._nearest(types.split(" or "), slots, hung)
        clash = self._clash(slots) if any(slot.name == "subject" and role in slot.roles for slot in arm.slots) else ""
        return f"«{role}» wants {types}{more}{where}{clash}{near}"

    def _nameless(self, asked: Require | None, role: str, args: dict[str, list[Filler]]) -> str:
        """What fills another role of the requirement, but has not the name that it wants there."""
        named = [need.role for need in asked.needs if need.named and need.role != role] if asked is not None else []
        filled = [(other, one) for other in named for one in args.get(other, ())[:1] if not one.implicit]
        return "".join(f"; «{self.text[one.start : one.end]}», the «{other}», has no name" for other, one in filled)

    def _clash(self, slots: Slots) -> str:
        """The phrase that would be the subject, if it agreed with its verb."""
        verb, sentence = slots.item, slots.sentence
        if verb.kind != V:
            return ""
        for phrase in (*sentence.bare_right(verb.index), *sentence.left(verb.index).bare):
            if actorlike(phrase) and not agrees(verb, phrase, True):
                clash = verb_disagreement(verb.node, phrase.node) or "gender"
                return f"; «{self._text(phrase.node)}» does not agree with «{self._text(verb.node)}»: {clash}"
        return ""

    def _nearest(self, types: list[str], slots: Slots, hung: set[int]) -> str:
        """A phrase of the sentence that would have the type, but stands elsewhere."""
        ancestors = self.engine.ancestors
        fitting = [
            node
            for node in slots.sentence.nodes
            if node.start not in hung and any(set(types) & set(ancestors.get(name, (name,))) for name in node.types)
        ]
        if not fitting:
            return ""
        at = slots.item.node.start
        node = min(fitting, key=lambda node: abs(node.start - at))
        return f"; nearest that fits: «{self._text(node)}» ({what_it_is(node)}), but it hangs elsewhere"

    @staticmethod
    def _mode(found: Found) -> list[Part]:
        """What gave the mode, of a frame with `set mode`: that is asked only where neither arm nor row has one."""
        if not found.frame.modes:
            return []
        readings = found.item.node.morph.readings
        row = next((one.row for one in readings if one.row is not None and one.row.get("mode") == found.mode), None)
        one = next((each for each in found.frame.modes if each.mode == found.mode), None)
        if not found.mode:
            return [Part("mode", "", "open", None, "neither arm nor row has one, and no «set mode» holds")]
        if found.arm.mode:
            why = "the arm has it, so no «set mode» is asked"
        elif row is not None:
            why = f"the row has it [{show_row(row)}], so no «set mode» is asked"
        else:
            why = f"set when {unparse.cond(one.when, named=True)}" if one is not None else ""
        return [Part("mode", found.mode, "yes", None, why)]

    # -- fillers, spans -----------------------------------------------------------------

    def _filler(self, filler: Filler) -> str:
        if filler.clause:
            return "clause"
        kinds = dict.fromkeys(what_it_is(node) for node in filler.nodes)
        source = "" if filler.source == "explicit" else f", {filler.source}"
        return " and ".join(kinds) + source

    def _filler_span(self, filler: Filler) -> Span | None:
        return self._span(filler.start, filler.end) if filler.start >= 0 else None

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def _text(self, node: Node) -> str:
        return self.text[node.start : node.end]

    # -- the whole ---------------------------------------------------------------------

    def explanation(self, trace: Trace) -> Explanation:
        """Everything, once the text is read."""
        tried = {attempt.rule for attempt in self.attempts}
        made = {chunk.rule for chunk in trace.chunks}
        near = near_misses(self.engine, self.text, self.nodes, self.rules, made)
        order = {name: i for i, name in enumerate(("found", "lost", "blocked", "wrong", "missing", "no light verb"))}
        attempts = sorted(
            dict.fromkeys(self.attempts), key=lambda a: (order[a.outcome] > 1, -a.reached, a.trigger.start, a.rule)
        )
        return Explanation(
            trace,
            tuple(attempts),
            near,
            skipped(self.engine, self.text, self.nodes, self.items, self.rules, tried, self.places),
            tuple((event.id, tree) for event in trace.document.events if (tree := self._tree(event)) is not None),
            tuple(self.lost),
            tuple(self._rules({*made, *(event.rule for event in trace.document.events)})),
        )

    def _rules(self, names: set[str]) -> Iterator[tuple[str, Place, str]]:
        """Place and hash of rules."""
        for name in sorted(names):
            digest = self.memo.hash(name)
            if digest is not None:
                yield name, self.places[name], digest

    def _tree(self, event: Event) -> Tree | None:
        tree = self.trees_of.get((event.rule, event.trigger.start))
        return tree if wanted(event.rule, self.rules) else None


def slot_name(slot: Slot) -> str:
    """A slot as the rule writes it, its prepositions shortened.

    >>> slot_name(Slot("prep", ("destination",), False, frozenset({("إلى",)})))
    'prep "إلى"'
    """
    if slot.name != "prep":
        return slot.name
    words = sorted(" ".join(words) for words in (map(written, slot.preps)))
    more = f" or {len(words) - 3} more" if len(words) > 3 else ""
    return f"prep {unparse.strings(words[:3])}{more}"


def written(words: tuple[str, ...]) -> list[str]:
    """Words as one writes them: a preposition of one letter stands on the next word.

    >>> written(("ب", "دعوة", "من"))
    ['بدعوة', 'من']
    """
    out: list[str] = []
    for word in words:
        if out and len(out[-1]) == 1:
            out[-1] += word
        else:
            out.append(word)
    return out


def needs(tree: Require) -> str:
    """The roles of a requirement, and when it is asked."""
    return unparse.require(tree, named=True).removeprefix("require ")


def same(one: Filler, other: Filler) -> bool:
    """Are two fillers the same words or the same somebody?"""
    if one is other or one.key() == other.key():
        return True
    return one.start >= 0 and other.start >= 0 and one.start < other.end and other.start < one.end and other.clause


def _light_without(sentence: Sentence, item: Item, arm: CompiledArm) -> str:
    """The light verb of an arm that governs the noun with a preposition, which the arm does not name; or ""."""
    governor = sentence.governor(item.index) if item.prep else None
    lemmas = verb_lemmas(governor) if governor is not None else set()
    return next((verb.split("/")[0] for verb, prep in sorted(arm.light) if verb in lemmas and not prep), "")
