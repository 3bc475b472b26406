"""Events of one sentence: triggers, the arms that want them, who wins."""

from __future__ import annotations

import itertools
import operator
import time
from collections.abc import Callable

import attrs

from arabdiplo.document.discourse import Discourse
from arabdiplo.matching.budget import Budget
from arabdiplo.matching.conditions import Conditions, Scene
from arabdiplo.matching.needs import Masks
from arabdiplo.morph.model import Feature
from arabdiplo.roles.arms import Roles
from arabdiplo.roles.found import Found, Refused
from arabdiplo.roles.frames import CompiledArm, FrameTable
from arabdiplo.roles.ready import ReadyArm, Readying
from arabdiplo.roles.slots import Slots
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import EN, NP, PRON, Item, V
from arabdiplo.syntax.nodes import Morph, Node
from arabdiplo.syntax.phrases import batch_of, roots, verb_lemmas
from arabdiplo.syntax.speech import Speech

from .reader import FORMS
from .request import Request, Watch
from .status import Statuses
from .times import Circumstances

#: so far behind an event stand its adverbs and genitives (زيارة عمل رسمية)
_DESCRIBED = 5
#: so far behind the verb of a clause stands the masdar that takes up the event (زيارة يعتزم القيام بها)
_RESUMED = 5
#: so far behind an event noun stands the light verb of the clause on it (زيارة كان سيقوم بها)
_RELATIVE = 6
#: so far before an event noun stands the masdar of its light verb (القيام أمس بزيارة)
_MASDAR = 3
_TRIGGER = operator.attrgetter("node.morph.trigger")
_STEPS = operator.attrgetter("steps")

Triggers = dict[int, tuple[CompiledArm, ...]]
"""index of an item -> the arms that want it"""


@attrs.frozen(slots=True)
class SentenceResult:
    """What a sentence gave: winners, losers of conflicts, refusals."""

    sentence: Sentence
    """the sentence by all that was found"""
    found: tuple[Found, ...] = ()
    losers: tuple[tuple[Found, Found], ...] = ()
    """(loser, the one that won)"""
    refused: tuple[Refused, ...] = ()


class SentenceReader:
    """Finds the events of sentences with the frames of a program."""

    def __init__(
        self,
        frames: FrameTable,
        roles: Roles,
        statuses: Statuses,
        conditions: Conditions,
        speech_events: frozenset[str],
    ) -> None:
        self.frames = frames
        self.roles = roles
        self.statuses = statuses
        self.conditions = conditions
        self.speech_events = speech_events
        self._readying = Readying(frames.frames, conditions)
        self._armed: dict[tuple[Morph, str], tuple[CompiledArm, ...]] = {}
        self._ready: dict[tuple[Morph, tuple[CompiledArm, ...]], tuple[ReadyArm, ...]] = {}
        for cond in () if conditions.prepared else frames.conditions():
            conditions.prepare(cond)

    # -- triggers ---------------------------------------------------------------------

    def triggers(self, items: list[Item]) -> Triggers:
        """Items that may be triggers, with the arms that want them."""
        out: Triggers = {}
        for item in itertools.compress(items, map(_TRIGGER, items)):
            arms = self._arms(item)
            if arms:
                out[item.index] = arms
        return out

    def wanted(self, items: list[Item]) -> Triggers:
        """The same without those that only say of what kind another one is."""
        arms = self.triggers(items)
        for k in [k for k in arms if self._nested(items, k, arms)]:
            del arms[k]
        return arms

    def telling(self, arms: Triggers) -> frozenset[int]:
        """Those of the triggers that are of reported speech."""
        return frozenset([k for k, wanted in arms.items() if any(arm.event in self.speech_events for arm in wanted)])

    def _arms(self, item: Item) -> tuple[CompiledArm, ...]:
        how = "verb" if item.kind == V else "noun" if item.kind in (EN, NP) else ""
        if how == "noun" and tells_how(item):
            how = "participle"
        key = (item.node.morph, how)
        known = self._armed.get(key)
        if known is None:
            if len(self._armed) >= FORMS:
                self._armed.clear()
            known = self._armed[key] = self._find_arms(item.node.morph, how)
        return known

    def _find_arms(self, morph: Morph, how: str) -> tuple[CompiledArm, ...]:
        arms: list[CompiledArm] = []
        for reading in morph.readings:
            if not how or (how == "verb") != (reading.pos == "verb"):
                continue
            found = self.frames.arms(reading, "verb" if how == "verb" else "noun")
            if not found and how == "participle":
                found = self.frames.arms(reading, "participle")
            arms += [arm for arm in found if arm not in arms]
        return tuple(arms)

    def _open(self, item: Item, arms: tuple[CompiledArm, ...]) -> tuple[ReadyArm, ...]:
        """The arms that a trigger may take, with what its form leaves to be asked; kept by form."""
        if item.last - item.first != 1:  # a condition may ask of its adjectives, too
            return self._readying.as_given(arms)
        key = (item.node.morph, arms)
        known = self._ready.get(key)
        if known is None:
            if len(self._ready) >= FORMS:
                self._ready.clear()
            known = self._ready[key] = self._readying.settled(arms, item.node.morph)
        return known

    @staticmethod
    def _possible(arms: tuple[ReadyArm, ...], masks: Masks) -> tuple[ReadyArm, ...]:
        """The arms for which all is there that they are known to need."""
        return tuple([one for one in arms if not one.needs or one.possible(masks)])

    # -- one sentence -------------------------------------------------------------------

    def read(
        self,
        sentence: Sentence,
        arms: Triggers,
        scene: Scene,
        request: Request,
        discourse: Discourse,
        locate: Callable[[Item], tuple[int, int]],
        budget: Budget,
    ) -> SentenceResult:
        """All events of a sentence, in text order; with all refusals if they are to be explained.

        arms: its triggers; scene: the sentence as conditions see it; locate(item) gives an item's stretch in the
        nodes of the text.  Raises BudgetExceeded if *budget* is spent.
        """
        if not arms:
            return SentenceResult(sentence)
        text, explain, watch = request.text, request.explain, request.watch
        speech = Speech(sentence, text, sentence.said, frozenset(arms))
        self.conditions.near(scene)  # which all triggers share
        won: dict[int, Found] = {}
        losers: list[tuple[Found, Found]] = []
        refused: list[Refused] = []
        open_arms = {
            k: self._readying.as_given(wanted) if explain else self._open(sentence.items[k], wanted)
            for k, wanted in arms.items()
        }
        # a verb without an event, or what happens (تم بحث), is read once more: it may take up what comes after it
        items = sentence.items
        again = [k for k in sorted(arms) if items[k].kind == V or k and items[k - 1].node.value_of("happens")]
        for k in [*sorted(arms), *again]:
            if k in won or not open_arms[k]:
                continue
            # all of them, also those passed over below: what was learned from other texts must not count
            if not budget.takes(sum(map(_STEPS, open_arms[k]))):
                for one in open_arms[k]:
                    budget.spend(one.frame.name, one.steps)
            mine = self._scene(scene, sentence, k, locate)
            if not explain and watch is None:
                open_arms[k] = self._possible(open_arms[k], self.conditions.masks(mine))
                if not open_arms[k]:
                    continue
            slots = Slots(sentence, k, arms, speech, discourse.antecedents, self.roles.preps)
            candidates, failed = self._try(open_arms[k], slots, discourse, mine, watch)
            refused += [result for _, result in failed]
            if not candidates:
                open_arms[k] = tuple([one for one, result in failed if result.reason != "blocked"])
                continue
            best = won[k] = candidates[0]
            losers += [(other, best) for other in candidates[1:]]
            short = [result for _, result in failed if result.reason == "missing"]
            rest: list[Found | Refused] = [*candidates[1:], *short]
            for other in rest:
                best.borrow(other)
            if (known := discourse.keep(best)) is not sentence:
                sentence, speech = known, Speech(known, text, known.said, frozenset(arms))
        for best in won.values():
            self.roles.completion.lend(best, discourse)
        lights = self._lights(won)
        found = tuple(won[k] for k in sorted(won) if k not in lights)
        return SentenceResult(sentence, found, tuple(losers), tuple(refused))

    def _try(
        self, arms: tuple[ReadyArm, ...], slots: Slots, discourse: Discourse, scene: Scene, watch: Watch | None
    ) -> tuple[list[Found], list[tuple[ReadyArm, Refused]]]:
        """What arms find at a trigger, the best first, and those that refuse it."""
        found: list[Found] = []
        refused: list[tuple[ReadyArm, Refused]] = []
        lights: dict[tuple[object, object], Item | None] = {}
        """light verbs that arms share -> which of them governs the trigger"""
        for one in arms:
            verbs = one.arm.light, one.arm.light_masdars
            if verbs not in lights:
                lights[verbs] = self._light(slots.sentence, slots.item, one.arm)
            light = lights[verbs]
            if one.arm.light and light is None:
                continue
            lit = slots.relit(light)
            if watch is None:
                result = self.roles.read(one, lit, discourse, scene)
            else:
                began = time.perf_counter()
                result = self.roles.read(one, lit, discourse, scene)
                watch.arm(one, result, time.perf_counter() - began)
            if isinstance(result, Found):
                found.append(result)
            else:
                refused.append((one, result))
        found.sort(key=Found.order)
        return found, refused

    def _lights(self, won: dict[int, Found]) -> set[int]:
        """Light verbs, which are no events beside those of their nouns.

        A verb of saying is one if what its noun tells is no speech (أعلن عن مساعدات).
        """
        acts: dict[int, bool] = {}
        """light verb -> is what a noun of it tells no speech?"""
        for k, best in won.items():
            light = best.slots.light
            if light is not None and light.index != k:
                acts[light.index] = acts.get(light.index, False) or best.arm.event not in self.speech_events
        return {v for v, act in acts.items() if not (act and v in won and won[v].arm.event in self.speech_events)}

    @staticmethod
    def _nested(items: list[Item], k: int, arms: Triggers) -> bool:
        """Does an event noun only say of what kind the one before it is (جولة من المحادثات، جلسة مباحثات)?"""
        item = items[k]
        if (
            item.kind != EN
            or k == 0
            or not (item.genitive == k - 1 or item.prep_node is not None and item.prep_node.has("part"))
        ):
            return False
        before = items[k - 1]
        outer = arms.get(k - 1, ()) if before.kind == EN else ()
        if {arm.event for arm in outer}.isdisjoint(arm.event for arm in arms[k]):
            return False
        lemmas = {reading.lemma for reading in before.node.morph.readings}  # توجيه دعوة is a light verb's
        return not any(lemma in lemmas for arm in arms[k] for lemma, _ in arm.light_masdars)

    def _scene(self, scene: Scene, sentence: Sentence, k: int, locate: Callable[[Item], tuple[int, int]]) -> Scene:
        first, last = locate(sentence.items[k])
        mine = scene.at(first, last)

        def around(mine: Scene) -> None:
            item = sentence.items[k]
            mine.clause = clause_of(sentence, k, locate)
            mine.modifiers = [*item.modifiers, *self._described(sentence, item)]

        mine.around = around
        return mine

    @staticmethod
    def _described(sentence: Sentence, item: Item) -> list[Node]:
        """Adverbs and genitives that describe a trigger (`تحدث هاتفيا`, `زيارة عمل`)."""
        out: list[Node] = []
        for other in sentence.items[item.index + 1 : item.index + 1 + _DESCRIBED]:
            if other.genitive == item.index and not other.prep:
                out += [other.node, *other.modifiers]
            elif item.kind == V and other.kind in (NP, EN) and not other.prep:
                out += [
                    node
                    for node in (other.node, *other.modifiers)
                    if node.chunk is None
                    and any(r.pos == "adj" or r.pos == "word" or r.pos == "particle" for r in node.morph.readings)
                ]
            elif other.kind not in (NP, EN) and other.genitive < 0 and item.kind != V:
                break
        return out

    def _light(self, sentence: Sentence, item: Item, arm: CompiledArm) -> Item | None:
        """The light verb that governs an event noun, if the arm knows it."""
        if not arm.light or item.kind == V:
            return None
        if light_masdar(sentence, item, arm) is not None:
            return item
        measure = batch_of(sentence.items, item)
        outer = roots(sentence.items, measure)[-1]
        preps = (measure.prep, outer.prep if outer.node.chunk is None else measure.prep)
        relative = self._relative_verb(sentence, item)
        if relative is not None and any(lemma in verb_lemmas(relative) for lemma, _ in arm.light):
            # شارك في القمة التي عقدت: who holds it is not told there
            itself = item in sentence.subject(relative.index)[0]
            return (itself and self._governed(sentence, item, arm, preps)) or relative
        if relative is not None and self._resumed_masdar(sentence, relative, arm):
            return relative
        wrap = sentence.items[item.genitive].node if item.genitive >= 0 else None
        if wrap is not None and not wrap.morph.trigger and not wrap.value_of("wraps"):
            return None
        return self._governed(sentence, item, arm, preps)

    @staticmethod
    def _governed(sentence: Sentence, item: Item, arm: CompiledArm, preps: tuple[str, str]) -> Item | None:
        """The light verb of the arm that the clause of an event noun has (or the auxiliary before it)."""
        for find in (sentence.governor, sentence.copula):
            verb = find(item.index)
            if verb is not None:
                lemmas = verb_lemmas(verb)
                if any(prep in preps and lemma in lemmas for lemma, prep in arm.light):
                    return verb
        return None

    @staticmethod
    def _resumed_masdar(sentence: Sentence, verb: Item, arm: CompiledArm) -> bool:
        """Does the masdar of a light verb with a pronoun stand in the relative clause (زيارة يعتزم القيام بها)?"""
        for outer, pronoun in itertools.pairwise(sentence.items[verb.index + 1 : verb.index + 1 + _RESUMED]):
            if outer.kind not in (EN, NP):
                continue
            lemmas = {reading.lemma for reading in outer.node.morph.readings if reading.pos in ("masdar", "noun")}
            if any(
                lemma in lemmas and (pronoun.kind == PRON and pronoun.prep == prep if prep else bool(outer.node.suffix))
                for lemma, prep in arm.light_masdars
            ):
                return True
        return False

    @staticmethod
    def _relative_verb(sentence: Sentence, item: Item) -> Item | None:
        """The verb of a relative clause on an event noun (زيارة قام بها، زيارة كان سيقوم بها)."""
        for verb in sentence.items[item.index + 1 : item.index + 1 + _RELATIVE]:
            if verb.kind == V and not sentence.is_aux(verb):
                antecedent = sentence.antecedent(verb.index, resumed=True)
                if antecedent is None:
                    return None
                again = sentence.resumed(verb.index) or bool(verb.node.suffix)
                past = antecedent.prep and antecedent.index == item.index + 1 and again
                return verb if past or item in roots(sentence.items, antecedent) else None
        return None

    def circumstances(self, sentence: Sentence, found: tuple[Found, ...]) -> Circumstances:
        """Times and places of a sentence, shared out among its events."""
        triggers = frozenset(one.item.index for one in found)
        lights = {one.item.index: one.slots.light.index for one in found if one.slots.light is not None}
        return Circumstances(sentence, triggers, _journeys(found), lights, self.roles.ancestors, self.statuses)


def _journeys(found: tuple[Found, ...]) -> dict[int, list[Item]]:
    """By its trigger and its light verb, where an event leads that has a role for it (a visit)."""
    out: dict[int, list[Item]] = {}
    for one in found:
        roles = [name for name, role in one.frame.roles.items() if "location" in role.traits]
        ends = [
            filler.item
            for name in roles
            for filler in one.args.get(name, ())
            if filler.item is not None and not filler.implicit
        ]
        light = one.slots.light
        for k in {one.item.index, light.index if light is not None else one.item.index} if roles else ():
            out.setdefault(k, []).extend(ends)
    return out


def clause_of(
    sentence: Sentence, k: int, locate: Callable[[Item], tuple[int, int]], beyond: bool = False
) -> tuple[int, int]:
    """The stretch of the clause around item *k*; *beyond*: with what ends it, which may tell of it, too («…، إذا»)."""
    last = min(sentence.right(k).stop - (not beyond), len(sentence.items) - 1)
    first = locate(sentence.items[sentence.left(k).boundary + 1])[0]
    return first, max(first, locate(sentence.items[last])[1])


def tells_how(item: Item) -> bool:
    """May it be an indefinite participle without a preposition (مؤكدا، مشيرة), also as another word is written?"""
    readings = item.node.morph.readings
    if item.prep or item.node.morph.types or any(reading.features & Feature.DEFINITE for reading in readings):
        return False
    return any(reading.pos in ("participle", "adj", "noun") for reading in readings)


def light_masdar(sentence: Sentence, item: Item, arm: CompiledArm) -> Item | None:
    """The masdar or participle of a light verb of the arm that governs the event noun (القيام بزيارة، مقدما شكره)."""
    inner = batch_of(sentence.items, item)
    while inner.genitive >= 0 and sentence.items[inner.genitive].node.value_of("wraps"):
        inner = sentence.items[inner.genitive]
    for outer in reversed(sentence.items[max(0, inner.index - _MASDAR) : inner.index]):
        if outer.kind not in (EN, NP) or inner.genitive >= 0 and inner.genitive != outer.index:
            continue
        readings = outer.node.morph.readings
        lemmas = {reading.lemma for reading in readings if reading.pos in ("masdar", "noun", "participle")}
        if not arm.light_masdars.isdisjoint([(lemma, inner.prep) for lemma in lemmas]):
            return outer
    return None
