"""Times and places of an event: which of its clause belong to it."""

from __future__ import annotations

from arabdiplo.document.dating import is_vague
from arabdiplo.syntax.clauses import Sentence
from arabdiplo.syntax.items import EN, NEG, NP, SIGN, SUB, TIME, Item, V
from arabdiplo.syntax.kinds import PLACES

from .heirs import Heirs
from .owners import Owners
from .sameday import lender
from .scenes import amid, arrived, reached
from .status import Statuses
from .venues import Venues, opens


class Circumstances:
    """Times and places of one sentence, each with the item it belongs to."""

    def __init__(
        self,
        sentence: Sentence,
        triggers: frozenset[int],
        journeys: dict[int, list[Item]],
        lights: dict[int, int],
        ancestors: dict[str, tuple[str, ...]],
        statuses: Statuses,
    ) -> None:
        """journeys: by trigger or light verb of an event with a place among its roles (a visit), the phrases there

        lights: by event noun, its light verb
        """
        self.sentence = sentence
        venues = Venues(sentence, triggers, ancestors, statuses.lights)
        heirs = Heirs(sentence, triggers, statuses)
        owners = Owners(sentence, triggers, heirs)
        self._times: dict[int, list[Item]] = {}
        self.verbs = heirs.verbs
        """by the time of an heir, the verb that says that its event takes place (زيارة يبدأها الاثنين)"""
        self._places: dict[int, list[Item]] = {}
        for item in sentence.items:
            if item.kind == TIME:
                self._times.setdefault(owners.owner(item), []).append(item)
            elif item.kind == NP and venues.locative(item):
                self._places.setdefault(owners.owner(item), []).append(item)
        for index in sorted(triggers.difference(self._places)):
            verb = lights.get(index, index)
            stays = None if index in journeys else reached(sentence, verb, venues.is_place)
            place = venues.where(index) or stays
            if place is None and index not in journeys and index not in sentence.said:
                place = arrived(sentence, index, journeys)
            if place is not None:
                self._places[index] = [place]
        ends = {i: [end for end in there if not PLACES.isdisjoint(end.node.types)] for i, there in journeys.items()}
        for index in sorted(triggers.difference(self._places, journeys)):
            having = self._places if index in sentence.said else {**ends, **self._places}
            if inner := amid(sentence, lights.get(index, index), having):
                self._places[index] = inner
        for index in sorted(triggers.difference(self._times)):
            time = self._lent(index)
            if time is not None:
                self._times[index] = [time]
        self.lenders: dict[int, int] = {}
        """by a trigger without a time of its own, whose time is its, too"""
        mine = dict(self._times)
        known = {verb: mine[heir] for verb, heir in heirs.of_time.items() if heir in mine} | mine
        for index in sorted(triggers.difference(mine)):
            serves = sentence.governor(index) if sentence.items[index].kind == EN else None
            if serves is not None and serves.index in mine and serves.index not in triggers:
                continue  # سيجري غدا محادثات
            if (whose := lender(sentence, index, opens(sentence, index), known, journeys, triggers)) >= 0:
                self._times[index] = known[index] = known[whose]
                self.lenders[index] = self.lenders.get(whose, whose)

    def _lent(self, trigger: int) -> Item | None:
        """The time before «، حيث» or «عندما», for a verb after it that has none of its own."""
        items = self.sentence.items
        if items[trigger].kind != V:
            return None
        i = trigger - 1
        while i >= 0 and items[i].kind == NEG:
            i -= 1
        if i < 1 or items[i].kind != SUB or items[i].node.has("since") or items[i].node.has("before"):
            return None
        if items[i].node.has("when"):
            while i > 0 and items[i - 1].kind == NP and items[i - 1].prep:
                i -= 1  # في عام 2007 في مالي عندما
        elif items[i - 1].kind != SIGN:
            return None
        while i > 0 and items[i - 1].kind == SIGN and not items[i - 1].is_hard:
            i -= 1
        return items[i - 1] if i > 0 and items[i - 1].kind == TIME else None

    def times(self, *owners: int) -> list[Item]:
        """Times that hang on these items; those that name a day or a year before vague ones."""
        found = [item for owner in owners if owner >= 0 for item in self._times.get(owner, ())]
        return sorted(found, key=lambda one: (is_vague(one), one.prep_node is not None and one.prep_node.has("toward")))

    def places(self, *owners: int) -> list[Item]:
        return [item for owner in owners if owner >= 0 for item in self._places.get(owner, ())]
