"""What was said: where a reported clause or a quotation begins and ends."""

from __future__ import annotations

from arabdiplo.morph.model import MANY, Feature
from arabdiplo.text.marks import CLOSE, COMMA, DASHES, HARD, OPEN, QUOTES

from .agreement import accusative, actorlike, adverbial, one_more
from .clauses import Sentence
from .items import COMP, CONJ, EN, NEG, NP, OTHER, PRON, REL, SIGN, SUB, TIME, Item, V
from .links import tells_how_she
from .manner import tells_how
from .nodes import gender_of, shown_gender
from .opening import fronted_clause
from .outer import reported
from .phrases import Filler
from .within import present

_CLOSING = CLOSE + "\"'"
_OPENING = OPEN + "\"'"
#: what stands at the edges of speech and is no part of it
_EDGES = COMMA + DASHES + ":"
#: one phrase of so many words between marks is said; more are, though they begin with a preposition
_FEW = 3
#: what the grammar lexicon says of prepositions that tell when or by what something is done
_CIRCUMSTANCES = ("temporal", "means")


class Speech:
    """Stretches of speech in one sentence."""

    def __init__(self, sentence: Sentence, text: str, said: frozenset[int], acts: frozenset[int] = frozenset()) -> None:
        self.sentence = sentence
        self.items = sentence.items
        self.text = text
        self.said = said
        """indices of items that are triggers of reported speech"""
        self.acts = acts
        """indices of all triggers"""

    # -- stretches ------------------------------------------------------------------

    def from_item(self, first: int) -> Filler | None:
        """The clause that begins at item *first*."""
        items = self.items
        i = first
        while i < len(items) and (items[i].is_comma or items[i].sign == ":"):
            i += 1
        if i >= len(items):
            return None
        if items[i].kind == SIGN and items[i].sign in _OPENING:
            mark = items[i].node
            if mark.start in self.sentence.closing:  # its end stands in a later sentence
                return self.stretch(mark.end, self.sentence.closing[mark.start])
            close = self.sentence.pairs.get(i, -1)
            over = close > i and not self._names_topic(i)
            if over and (self._over(close + 1) or items[close + 1].kind == SIGN and self._over(close + 2)):
                return self.quoted(i, close)
        if i == first and i > 0 and items[i - 1].kind in (COMP, SIGN):
            return self.quoted(i - 1, self.end(i))
        return self.between(i, self.end(i))

    def between(self, first: int, last: int) -> Filler | None:
        """From item *first* up to item *last* (exclusive), marks at the edges cut off."""
        if first >= last or first >= len(self.items):
            return None
        return self.stretch(self._start(self.items[first]), self._stop(last))

    def quoted(self, first: int, last: int) -> Filler | None:
        """From the first word behind the mark or أن at item *first*, be it an item or not, to the item *last*."""
        if first + 1 >= last or first + 1 >= len(self.items):
            return None
        return self.stretch(self.items[first].node.end, self._stop(last))

    def stretch(self, start: int, end: int) -> Filler | None:
        """The text without spaces and marks at its edges."""
        text = self.text
        while start < end and (text[start].isspace() or text[start] in _EDGES + _OPENING):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGES + "." + _CLOSING):
            end -= 1
        if start >= end:
            return None
        return Filler(start, end, [], clause=True)

    def _start(self, item: Item) -> int:
        if item.prep_node is not None and item.prep_node.start < item.node.start:
            return item.prep_node.start
        return min(self.sentence.nodes[item.first].start, item.node.start)

    def _stop(self, last: int) -> int:
        """Where the text before item *last* ends; words that are no items (ذلك at the end) belong to it."""
        nodes = self.sentence.nodes
        if last >= len(self.items):
            return nodes[-1].end
        item = self.items[last]
        first = item.first
        if item.prep_node is not None:
            first = next((n for n in range(first, -1, -1) if nodes[n] is item.prep_node), first)
        elif item.kind == V and first > 1 and nodes[first - 1].end == item.node.start:
            first -= 1  # رحب بالاتفاق ليقول إن
        return nodes[first - 1].end if first > 0 else nodes[0].start

    # -- before its verb --------------------------------------------------------------

    def quote_before(self, verb: int) -> tuple[int, int] | None:
        """A quotation that ends just before the verb (`«…»، قال X`): the items of its marks."""
        pairs = self.sentence.pairs
        i = verb - 1
        while i >= 0 and (self.items[i].kind == OTHER or self.items[i].is_comma):
            i -= 1
        if i >= 0 and pairs.get(i, i) < i and pairs[i] in self.sentence.speech:
            return pairs[i], i
        return None

    def quote_after(self, verb: int) -> tuple[int, int] | None:
        """A quotation just after the verb or who speaks, however short, with which the clause ends: its marks.

        Elsewhere some words in quotation marks are but a name or a wording (أهمية «تضافر الجهود»).
        """
        items, pairs = self.items, self.sentence.pairs
        i = verb + 1
        while i < len(items) and (items[i].kind == TIME or actorlike(items[i]) and not items[i].prep):
            i += 1
        close = pairs.get(i, -1)
        if close <= i + 1 or items[i].sign not in QUOTES:
            return None
        words = items[close].first - items[i].last
        if close == i + 2 and words < _FEW:
            return None
        if items[i + 1].prep and not (words > _FEW and "that" in items[verb].node.morph.says):
            return None
        after = items[close + 1] if close + 1 < len(items) else None
        ends = after is None or after.kind in (SIGN, CONJ, SUB) or self._participle(close + 1)
        return (i, close) if ends else None

    def before(self, verb: int) -> Filler | None:
        """The clause before a tag with a verb (عاد الوفد، حسبما أفاد X), up to what was said before it."""
        items, pairs = self.items, self.sentence.pairs
        goes_on = self.sentence.past_tag(verb - 1)
        if goes_on > 0 and items[goes_on].kind in (NP, EN):
            return self.stretch(items[goes_on].node.start, self._stop(self.end(goes_on)))  # شدد، يضيف البيان، على …
        last = verb - 1
        while last >= 0 and items[last].kind in (SUB, OTHER, REL, NEG, NP) and not self._closes(last):
            last -= 1
        if last <= 0:
            return self._behind_tag(verb)
        if pairs.get(last, last) < last and pairs[last] in self.sentence.speech:
            return self.between(pairs[last] + 1, last)
        first = 0
        for i in range(last - 1, -1, -1):
            item = items[i]
            comma = i > 0 and items[i - 1].is_comma
            if item.is_hard or comma and item.kind == SUB and not item.node.suffix:
                first = i + 1
                break
            if item.kind == V and i in self.said:
                links = (j for j in range(i, last) if items[j].kind == CONJ)
                first = next((j + 1 for j in links if items[j - 1].is_comma or items[j - 1].kind != SIGN), first)
                break
        while first < last and items[first].kind == CONJ:
            first += 1
        return self.between(first, last)

    def _behind_tag(self, verb: int) -> Filler | None:
        """The clause behind a tag with a verb that opens the sentence (وبحسب ما أفاد X، عاد الوفد)."""
        signs = (item for item in self.items[verb + 1 :] if item.kind == SIGN or item.kind == V)
        first = next(signs, None)
        if first is None or not first.is_comma:
            return None
        return self.between(first.index + 1, self.end(first.index + 1))

    def _closes(self, i: int) -> bool:
        """Does the sign that parts a tag from what is said stand at item *i*?"""
        item = self.items[i]
        return item.kind == SIGN and item.sign in COMMA + _CLOSING

    # -- where it ends ----------------------------------------------------------------

    def end(self, first: int, phrase: bool = False) -> int:
        """Index of the item where the speech that begins at item *first* has ended.

        phrase: it is a noun phrase (أعلن عن …), no clause.
        """
        items, pairs = self.items, self.sentence.pairs
        i = first
        topic = first + 1 if self._names_topic(first) else first
        waits = not phrase and items[topic].kind in (NP, EN) and not items[topic].prep
        """is the verb of a clause that begins with its topic still to come?"""
        while i < len(items):
            item = items[i]
            if item.kind == SIGN:
                sign = item.sign
                if sign in HARD and not (sign == "…" and i + 1 < len(items)):
                    return i
                if sign in _OPENING and pairs.get(i, -1) > i:
                    if i == first and self._quoted_alone(pairs[i]):
                        return pairs[i] + 1
                    spoken, i = i in self.sentence.speech, pairs[i]
                    if i + 1 >= len(items) or self._new(i + 1, waits and not spoken) or self._is_tag(i + 1):
                        return i + 1
                    if spoken and items[i + 1].is_comma and self._told_by_reporter(i + 2):
                        return i + 1
                elif sign in COMMA + DASHES and (
                    self._new(i + 1, waits)
                    or self._is_tag(i + 1)
                    or self._aside(i + 1)
                    or self._and_that(i + 1)
                    or not phrase
                    and self._told_beside(first, i + 1)
                ):
                    return i
                elif (
                    sign in _CLOSING and pairs.get(i, len(items)) < first and (self._new(i + 1) or self._is_tag(i + 1))
                ):
                    return i
            elif i > first and not (waits and self._predicate(topic, i)) and self._breaks(i, phrase):
                return i
            elif item.kind == V and (i == 0 or not items[i - 1].node.has("rel")):
                waits = False
            i += 1
        return i

    def _names_topic(self, i: int) -> bool:
        """Does the mark at item *i* open the name of whom the clause is about, before its verb («النهر» يدعو)?"""
        close = self.sentence.pairs.get(i, -1)
        after = self.items[close + 1] if i < close < len(self.items) - 1 else None
        named = close == i + 2 and self.items[i + 1].kind in (NP, EN)
        return named and i not in self.sentence.speech and after is not None and after.kind == V

    def _predicate(self, topic: int, i: int) -> bool:
        """Is the participle at item *i* what is said of whom the clause is about (أن مالطا مطالبة بالحوار)?

        Only a feminine one: others are written otherwise where they tell how it was said (مطالبا).
        """
        items = self.items
        between = items[topic + 1 : i]
        if items[i].kind == SIGN or not all(one.prep or one.genitive >= 0 for one in between):
            return False
        forms = [r.features for r in items[i].node.morph.readings if tells_how(r)]
        if not forms or not all(form & Feature.FEMININE for form in forms):
            return False
        node = items[topic].node
        gender = gender_of(node) or shown_gender(node)
        return bool(not gender or gender & Feature.FEMININE) or any(r.features & MANY for r in node.head.morph.readings)

    def _told_beside(self, first: int, i: int) -> bool:
        """Is it told at item *i* what somebody named then did, beside what is said from item *first*?

        «…، واستقبل الوزير نظيره», «…، وفي مالطا دعا الوزير».
        """
        items = self.items
        k = i + 1
        if k >= len(items) or items[i].kind != CONJ:
            return False
        fronted = fronted_clause(self.sentence, k)
        if first > 0 and items[first - 1].node.suffix and not fronted:
            return False  # إنه زار مالطا، والتقى الرئيس
        k = next((j for j in range(k, len(items)) if items[j].kind == V), -1)
        if k not in self.acts or present(items[k]) or not (fronted or k == i + 1 or items[i + 1].kind == NEG):
            return False
        return any(head.index == k + 1 and "person" in head.node.types for head in self.sentence.subject(k)[0])

    def _told_by_reporter(self, i: int) -> bool:
        """Does what is told of a speech go on at item *i*, behind a quotation (…»، في إشارة إلى، وذلك بعد)?"""
        item = self.items[i] if i < len(self.items) else None
        return self._and_that(i) or item is not None and item.kind in (NP, EN) and bool(item.prep)

    def _and_that(self, i: int) -> bool:
        """Does «وذلك» stand at item *i*, with how, when or why behind it (وذلك بعد، وذلك في إطار)?"""
        if i + 1 >= len(self.items) or self.items[i].kind != CONJ:
            return False
        after = self.items[i + 1]
        between = self.sentence.nodes[self.items[i].last : max(after.first, self.items[i].last + 1)]
        return any(node.has("dem") for node in between) and (bool(after.prep) or after.kind in (SUB, TIME))

    def _quoted_alone(self, close: int) -> bool:
        """Is a quotation that opens what is said all of it, and no further one behind it («…»، قبل أن يغادر)?"""
        start, after = self.sentence.pairs[close], self.items[close + 1 : close + 3]
        goes_on = any(self.sentence.pairs.get(item.index, -1) > item.index for item in self.items[close + 1 :])
        whole = start in self.sentence.speech and not goes_on or start > 0 and self.items[start - 1].sign == ":"
        return whole and len(after) > 1 and after[0].is_comma and after[1].kind in (SUB, V)

    def stop(self, first: int, relative: bool, told: bool = False) -> int:
        """Index of the item where a noun phrase at *first*, with the phrases that hang on it, has ended.

        Other than a reported clause it ends where any clause follows after a comma or a conjunction;
        relative: does a relative clause belong to it?  told: may أن be joined to it, as the noun is itself what
        is said (شدد على أهمية الحوار وأن …)?
        """
        items = self.items
        last = self.end(first, phrase=True)
        for i in range(first + 1, last):
            item = items[i]
            if i in self.sentence.pairs or self._concerns(i):
                continue
            if (
                item.kind == SUB
                and not (relative and item.node.has("if"))
                or not relative
                and (item.kind in (REL, TIME) or item.kind == V and not self._verb(first, i) or self._how(i))
            ):
                return self._before_links(i)
            if item.kind == SIGN and item.sign in COMMA + DASHES or item.kind == CONJ:
                if self._turns(first, i + 1, told):
                    return i
        return last

    def _concerns(self, i: int) -> bool:
        """Do items *i* and the next, or the one before, only say what it is about (موقفه فيما يتعلق بالحدود)?"""
        items = self.items
        k = i if items[i].kind == V else i + 1
        if k >= len(items) or not items[k].node.value_of("concerns"):
            return False
        return items[k - 1].kind == SUB or items[k - 1].kind == NEG and items[k - 1].node.has("rel")

    def _how(self, i: int) -> bool:
        """Does item *i* say when or by what it was done (رفضت كينيا القرار خلال الجلسة)?"""
        node = self.items[i].prep_node
        if node is None or self.items[i].kind == PRON or node.has("attach"):
            return False  # رسوم بقيمة مليون
        return any(map(node.has, _CIRCUMSTANCES))

    def _before_links(self, i: int) -> int:
        """Index of the comma and the و before item *i*, if they stand there (البلاد، والتي)."""
        while self.items[i - 1].kind in (SIGN, CONJ):
            i -= 1
        return i

    def _verb(self, first: int, last: int) -> bool:
        """Does a verb or أن stand within, so that another verb may be joined to it?"""
        return any(item.kind in (V, COMP, REL) and not self._concerns(item.index) for item in self.items[first:last])

    def _turns(self, first: int, i: int, told: bool) -> bool:
        """Does something new begin at item *i*, after a comma or a conjunction, and not go on what began at *first*?"""
        items = self.items
        comma = items[i - 1].kind == SIGN
        if items[i - 1].opens or i < len(items) and items[i].opens:
            return True
        while i < len(items) and items[i].kind in (CONJ, NEG):
            i += 1
        if i >= len(items) or items[i].kind == SUB:
            return True
        item = items[i]
        if comma and items[i - 1].kind == CONJ and (item.kind == PRON and not item.prep or item.demonstrative):
            return True  # ، وهو ما، ، وذلك قبيل
        if comma and not self._verb(first, i) and fronted_clause(self.sentence, i):
            return True
        if item.kind == REL and items[i - 1].kind == CONJ:
            return False  # ، والتي
        if item.kind == COMP and items[i - 1].kind == CONJ:
            return not told and not self._verb(first, i)  # وأن
        if item.kind in (V, COMP, REL):
            return (comma or item.kind != REL) and not self._verb(first, i)
        loose = item.kind in (NP, EN) and not item.prep and item.genitive < 0 and item.coordinated < 0
        return comma and loose and (accusative(item) or tells_how_she(items, i)) and not item.node.suffix

    def _breaks(self, i: int, phrase: bool) -> bool:
        """Does item *i* end the speech without a sign before it?"""
        items, item = self.items, self.items[i]
        if item.kind == CONJ:
            after = items[i + 1] if i + 1 < len(items) else item
            if item.node.has("amends") or after.node.has("amends"):
                return False
            joined = after.kind == SUB and self._said_after(i + 2, after)  # ولكنه قال
            return joined or self._said_after(i + 1, item) or self._aside(i + 1)
        if item.kind == SUB:
            return not item.node.has("if") and self._said_after(i + 1, item)
        if item.kind in (NP, EN) and self._participle(i):
            return True
        host = item.prep_node is not None and item.prep_node.has("during") and i in self.acts
        return phrase and host and item.kind == EN and items[i - 1].kind != CONJ

    def _over(self, i: int) -> bool:
        if i >= len(self.items):
            return True
        item = self.items[i]
        return item.is_hard or self._new(i) or self._is_tag(i)

    def _new(self, i: int, waits: bool = False) -> bool:
        """Does somebody else's (or the reporter's) speech begin at item *i*, after a sign?"""
        if i >= len(self.items):
            return True
        item = self.items[i]
        if item.kind in (CONJ, SUB):
            return self._said_after(i + 1, item)
        if item.kind in (NP, EN):
            return self._participle(i)
        if item.kind == V and i in self.said:
            return not waits or self._has_speaker(i)
        return False

    def _said_after(self, i: int, link: Item) -> bool:
        """Does a verb of saying follow a conjunction or a subordinator (وأضاف، حيث قال، لكنه لم يذكر)?"""
        items = self.items
        while i < len(items) and items[i].kind == NEG:
            i += 1
        if i >= len(items):
            return False
        if items[i].kind != V:
            return self._participle(i)
        if link.kind == SUB and link.node.suffix:
            return i in self.acts
        if i in self.acts and i not in self.said and link.kind == CONJ:
            return reported(self.sentence, i) is not None and not self._has_speaker(i)  # …، وأدان
        return i in self.said and not self._goes_on(i)

    def _goes_on(self, i: int) -> bool:
        """Is a verb in the present, after a speaker who spoke in the past, a part of his speech?"""
        reporter = next((k for k in range(i - 1, -1, -1) if k in self.said and self.items[k].kind == V), -1)
        if reporter < 0 or self._has_speaker(i):
            return False
        return present(self.items[i]) and not present(self.items[reporter])

    def _has_speaker(self, i: int) -> bool:
        """Does an actor of its own follow the verb at item *i*?"""
        return any(head.index > i and actorlike(head) for head in self.sentence.subject(i)[0])

    def _participle(self, i: int) -> bool:
        """An adverbial participle of saying (مؤكدا), not what a kāna says of its subject (كان مفيدا)."""
        item = self.items[i]
        told = i > 0 and self.sentence.is_aux(self.items[i - 1])
        aside = i > 0 and i in self.acts and (self.items[i - 1].is_comma or one_more(self.items, i))
        tells = i in self.said or aside
        readings = item.node.morph.readings
        if i > 0 and self.items[i - 1].kind == V:
            if any(r.pos == "masdar" for r in readings) or readings and readings[0].pos == "noun":
                return False  # يتوقع متابعة، قدمت مقترحا
        return tells and not item.prep and item.genitive < 0 and not told and adverbial(item)

    def _is_tag(self, i: int) -> bool:
        """Is the source named at item *i* (بحسب البيان، وفقا لما ذكر)?"""
        if i >= len(self.items):
            return False
        item = self.items[i]
        return item.node.has("tag") or item.prep_node is not None and item.prep_node.has("tag")

    def _aside(self, i: int) -> bool:
        """Does item *i* say in what talk the speech was made (، خلال لقائه، وذلك في اتصال)?"""
        if i >= len(self.items):
            return False
        item = self.items[i]
        node = item.prep_node
        if node is None or item.kind not in (NP, EN):
            return False
        return node.has("during") and i in self.acts or item.demonstrative and node.has("during")
