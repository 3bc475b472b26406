"""Clauses that only describe who speaks, where or when: a walk skips what is in them and goes on behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import COMMA, DASHES

from .agreement import actorlike, agrees, describable
from .items import COMP, CONJ, EN, NP, OTHER, PRON, REL, SIGN, SUB, TIME, Item, V
from .kinds import INDEFINITE, PEOPLE, PLACES
from .nodes import typed
from .phrases import named, takes_up
from .reported import preposition, wants
from .scan import Left, Scan

if TYPE_CHECKING:
    from .clauses import Sentence


#: so many items may a clause have that no comma closes
_CLAUSE = 16
_DESCRIBING = ("adj", "participle")


def owned_object(sentence: Sentence, item: Item) -> bool:
    """Is it the object of an event noun or participle just before it (خلال لقائه سفير النرويج، مغادرا أوسلو)?"""
    before = sentence.items[item.index - 1]
    if before.node.morph.governs and before.last == item.first and sentence.items[before.index - 1].kind == SIGN:
        return True
    owned = before.genitive >= 0 and not PEOPLE.isdisjoint(before.node.types)
    event = sentence.items[before.genitive] if owned else before
    if event is not before and event.kind == EN and event.prep and before.last == item.first and actorlike(item):
        return not item.prep  # بعد لقاء لارس وزير المياه
    if before.node.value_of("reaches") and not PEOPLE.isdisjoint(item.node.types):
        return False  # التقى لدى وصوله نظيره
    prep = before.prep_node
    circumstance = prep is not None and (prep.has("during") or prep.has("temporal") or prep.has("purpose"))
    if prep is not None and not prep.has("locative") and actorlike(item):  # بعد أيام على استقباله سفير النرويج
        circumstance = circumstance or any(reading.pos == "masdar" for reading in before.node.morph.readings)
    met = not before.node.value_of("told") or bool(typed(item.node))  # في ختام اجتماعه استهداف السفن
    return before.kind == EN and circumstance and bool(before.node.suffix) and before.last == item.first and met


def aside(items: list[Item], item: Item) -> bool:
    """Does the adjective tell how, before the object (أعلن رسميا استبعاد …), or describe who acts (، التابعة ل)?"""
    readings = item.node.morph.readings
    if "person" in item.node.types:
        return _calls_by_name(items, item)
    if item.node.chunk is not None or item.node.types or item.node.suffix or not readings:
        return False
    if item.node.value_of("bound") and not readings[0].features & Feature.DEFINITE:
        return True  # غادر القاهرة متوجها إلى عمان
    before, after = items[item.index - 1], items[item.index + 1] if item.index + 1 < len(items) else None
    if before.is_comma and any(r.pos in _DESCRIBING for r in readings):
        if all(r.features & Feature.DEFINITE for r in readings):
            done = after is not None and after.prep_node is not None and after.prep_node.has("agent")
            return done or all(r.pos in _DESCRIBING for r in readings)
    bare = after is not None and after.kind in (NP, EN) and after.genitive < 0
    return bare and how(item)


def one_of_them(items: list[Item], item: Item, k: int) -> bool:
    """Is it somebody named as one of those before him (حث مسؤولون، بينهم لارس، كينيا على)?"""
    if item.index <= k + 2:
        return False
    before, among = items[item.index - 2], items[item.index - 1]
    if among.kind != PRON or among.prep_node is None or not among.prep_node.has("between"):
        return False
    return actorlike(item) and (before.is_comma or actorlike(before))


def how(item: Item) -> bool:
    """Is the word an adjective that can only tell how it was done (رسميا)?"""
    readings = item.node.morph.readings if item.node.chunk is None and not item.node.types else ()
    return bool(readings) and all(r.pos == "adj" and r.features & Feature.ACCUSATIVE for r in readings)


def _calls_by_name(items: list[Item], item: Item) -> bool:
    """Is a name between commas, or before أن, that of who has just acted (أفاد القيادي بالحركة، لارس هوفمان، أن …)?"""
    k = item.index
    after = items[k + 1] if k + 1 < len(items) else None
    if after is None or not named(item) or not items[k - 1].is_comma:
        return False
    if after.kind != COMP and not after.is_comma:
        return False
    for one in reversed(items[: k - 1]):
        verb = items[one.index - 1]
        if one.kind == V or one.is_comma or one.index == 0:
            return False
        if one.kind == NP and not one.prep and actorlike(one) and verb.kind == V:
            return not named(one) and bool(verb.node.value_of("kind"))
    return False


def set_for(sentence: Sentence, k: int, i: int) -> int:
    """Where an event goes on behind a clause that says it was to be (زيارة كانت مقررة إلى …); -1 if none is at *i*."""
    items = sentence.items
    if items[i].kind == REL:
        i += 1
    if items[k].kind != EN or i + 1 >= len(items) or not sentence.is_aux(items[i]):
        return -1
    state = items[i + 1]
    plain = state.kind == NP and not state.prep and not state.node.types and state.node.morph.describes
    return i + 2 if plain and not state.node.morph.definite else -1


def before_plan(sentence: Sentence, i: int) -> int:
    """The item before words that say what was to be done (زيارة كان مقررا أن يقوم بها), up to item *i*; else *i*."""
    items = sentence.items
    if i < 3 or items[i].kind != COMP or not sentence.is_aux(items[i - 2]):
        return i
    state = items[i - 1]
    plain = state.kind == NP and not state.node.types and state.node.morph.describes
    return i - 3 if plain and bool(state.prep) == state.node.morph.definite else i


def parted_subject(sentence: Sentence, i: int) -> int:
    """The first item of a subject up to item *i* after an auxiliary (زيارة كان الوزير سيقوم بها); else -1."""
    items, first = sentence.items, i + 1
    while first > 0 and items[first - 1].kind == NP and not items[first - 1].prep:
        first -= 1
    subject = first <= i and first > 0 and sentence.is_aux(items[first - 1]) and actorlike(items[first])
    return first if subject else -1


def told_to(sentence: Sentence, k: int, i: int) -> int:
    """Where an event goes on behind a bare clause from item *i* that only says what it was like; -1 if none is there.

    اجتماعا استمر ساعتين مع نظيره، زيارة هي الأولى من نوعها إلى أوسلو.
    """
    items = sentence.items
    if not (items[i].kind == V or items[i].kind == PRON and not items[i].prep):
        return -1
    if items[k].kind != EN or takes_up(items[k], items):
        return -1  # زيارة لارس تهدف إلى …
    for j in range(i + 1, min(i + 7, len(items))):
        item, prep = items[j], items[j].prep_node
        if j > i + 1 and item.kind == NP and prep is not None:
            sides = prep.has("beside") or prep.has("between")
            if sides and actorlike(item) or prep.has("toward") and not PLACES.isdisjoint(item.node.types):
                return j
        loose = item.kind in (TIME, OTHER) or item.kind == PRON and item.prep
        if not loose and (item.kind != NP or actorlike(item) or not PLACES.isdisjoint(item.node.types)):
            return -1
    return -1


def _led(items: list[Item], v: int) -> bool:
    """Does the verb at *v* say of somebody just before it who leads or receives him (وفد يرأسه لارس)?"""
    after = items[v + 1] if v + 1 < len(items) else None
    who = after is not None and after.kind == NP and not after.prep and "person" in after.node.types
    return who and bool(items[v].node.suffix) and items[v - 1].kind == NP


def past_unclosed(sentence: Sentence, k: int, i: int, scan: Scan) -> int:
    """Where the clause of a verb goes on behind a clause at item *i* on its subject that no comma closes; -1 if not.

    التقى لارس الذي يزور أوسلو حاليا وزير المالية، زار وفد يرأسه لارس مدينة أوسلو.
    """
    items = sentence.items
    bare = [phrase for phrase in scan.phrases if not phrase.prep and phrase.genitive < 0]
    if items[k].kind != V or len(bare) != 1 or not actorlike(bare[0]):
        return -1
    verb = next(
        (j for j in range(i, min(i + 3, len(items))) if items[j].kind == V and not sentence.is_aux(items[j])), -1
    )
    led = verb == i and _led(items, i) and "group" in bare[0].node.types
    gone = False  # has the clause its place or its subject?
    for item in items[verb + 1 : verb + 12] if verb == i + 1 or led else ():
        prep, place = item.prep_node, not PLACES.isdisjoint(item.node.types)
        toward = prep is not None and prep.has("toward") and place
        if item.kind not in (NP, EN, TIME, OTHER, PRON):
            return -1
        if led and gone and place and (toward or not item.prep):
            return item.index
        if item.kind in (TIME, OTHER) or item.genitive >= 0 or item.prep:
            gone = gone or toward and not led
        elif gone and not led and not PEOPLE.isdisjoint(item.node.types):
            return item.index
        elif gone or not (place or led):
            return -1
        else:
            gone = True
    return -1


def in_telling(sentence: Sentence, k: int, i: int) -> bool:
    """Does item *i* only tell of the event at *k*, so that what comes after may still be of it?"""
    first = next((item.index for item in sentence.items[k + 1 : i + 1] if item.kind in (V, PRON)), -1)
    said = i > 0 and sentence.is_aux(sentence.items[i - 1])  # القمة التي كانت مقررة بين
    return said or first > 0 and told_to(sentence, k, first) > i


def verb_between(sentence: Sentence, k: int, i: int) -> bool:
    """Is there a verb between items *k* and *i* that does not just describe something (في اجتماع عقداه)?"""
    verbs = (item.index for item in sentence.items[k + 1 : i] if item.kind == V)
    return any(
        sentence.left(v).why != "rel"
        and not sentence.describes(v)
        and not 0 < past_circumstance(sentence.items, v) <= i
        and not _led(sentence.items, v)
        for v in verbs
    )


def parted(items: list[Item], verb: int, last: int) -> bool:
    """Does a comma end the clause of a verb that only describes something, before item *last*?"""
    return any(item.is_comma for item in items[verb:last])


def fronted_clause(sentence: Sentence, i: int) -> bool:
    """Does a clause begin at item *i* with a phrase or a time before its verb (وفي بيروت التقى)?"""
    items, start = sentence.items, i
    if not (items[i].prep or items[i].kind == TIME) or items[i].coordinated >= 0 or items[max(0, i - 1)].kind != CONJ:
        return False
    while i < len(items) and (items[i].kind == TIME or items[i].kind in (NP, EN) and (items[i].prep or i > start)):
        loose = items[i].kind != TIME and not items[i].prep and items[i].genitive < 0
        if i > start and loose:
            return False
        i += 1
    if i < len(items) and i > start and items[i].is_comma:
        i += 1  # وفي بيروت، التقى
    return i < len(items) and items[i].kind == V and not sentence.is_aux(items[i]) and sentence.antecedent(i) is None


def happening(sentence: Sentence, k: int) -> Item | None:
    """The event noun after a verb that only says that it happens (إنه تم الاتفاق على)."""
    node = sentence.items[k].node
    if not node.value_of("happens"):
        return None
    after = next((item for item in sentence.right(k).phrases if not item.prep and item.genitive < 0), None)
    if after is None or after.kind != EN or after.index > k + 4 or sentence.antecedent(k) is not None:
        return None
    readings = [r for r in node.morph.readings if r.pos == "verb"]
    sure = [r for r in readings if r.row is not None and r.row.get("happens")]
    past = any(r.features & Feature.PAST for r in sure)
    return after if past or len(sure) == len(readings) else None  # يجري is of أجرى, too


def past_circumstance(items: list[Item], i: int) -> int:
    """The item after a bare clause between commas on who acts, its verb at *i* (الوزير، يرافقه وفد، …); else -1."""
    if not 1 < i < len(items) - 2 or items[i].kind != V or not items[i].node.suffix or not actorlike(items[i - 2]):
        return -1
    if not items[i - 1].is_comma:
        return -1
    verb = items[i].reading
    if verb is None or not verb.features & Feature.PRESENT:
        return -1
    for item in items[i + 1 :]:
        if item.kind == SIGN:
            return item.index + 1 if item.is_comma else -1
        if item.kind not in (NP, EN, TIME, CONJ, OTHER):
            return -1
    return -1


def past_what_he_is(sentence: Sentence, i: int) -> int:
    """The item behind a clause without a verb on what came before, from item *i* (، وهو عضو الحزب، إن …); or -1."""
    items = sentence.items
    if i + 1 >= len(items) or items[i].kind != CONJ or items[i + 1].kind != PRON or items[i + 1].prep:
        return -1
    for j in range(i + 2, len(items)):
        if items[j].kind in (V, SUB):
            return -1
        if items[j].is_comma:
            return j if sentence.clause_after(j + 1) else j + 1
        if items[j].kind == COMP or items[j].is_hard or items[j].sign == ":" or j in sentence.speech:
            return j
    return len(items)


def _says_it(verb: Item) -> bool:
    """Is it a verb that has the very words for its object (قال)?"""
    return verb.node.value_of("object") == "content"


def _may_tell(verb: Item, prep: str) -> bool:
    """May what a verb of saying tells begin with «أن» behind *prep* ("" for none: no تحدث أن)?"""
    takes, things = wants(verb)
    if prep and prep in takes:
        return True
    kinds = verb.node.value_of("kind").split()
    plain = things or "addressee" in kinds or takes <= {""} or "ب" in takes
    return "that" in kinds and plain and prep in ("", "ب")


def past_unparted(sentence: Sentence, k: int) -> list[Item]:
    """Phrases with a preposition behind a clause on the subject that no comma closes, the last first.

    رحب لارس الذي يترأس وفدا بالاتفاق.
    """
    items, scan = sentence.items, sentence.right(k)
    if scan.relative is None or scan.relative.index != scan.stop or scan.relative.prep:
        return []
    heads = [phrase for phrase in scan.phrases if phrase.genitive < 0 and phrase.coordinated < 0]
    if heads != sentence.subject(k)[0] or items[scan.stop - 1].kind not in (NP, EN):
        return []
    found: list[Item] = []
    verb = False
    for item in items[scan.stop + 1 : scan.stop + _CLAUSE]:
        if item.kind in (COMP, SUB, REL) or item.kind == SIGN and item.index not in sentence.pairs:
            break
        if item.kind == V and not sentence.is_aux(item):
            if verb:
                break
            verb = True
        elif verb and item.kind in (NP, EN) and item.prep and item.coordinated < 0 and item.genitive < 0:
            found.insert(0, item)
    return found


def _lemma(verb: Item) -> str:
    return verb.reading.lemma if verb.reading is not None else ""


def say_beyond(sentence: Sentence, k: int, i: int, scan: Scan) -> None:
    """What the verb of saying at *k* reports, beyond a clause from item *i* that only describes.

    قال المسؤول الذي حضر اللقاء إن …، قال، من أوسلو حيث يزور معرضا: «…».
    """
    items = sentence.items
    if k not in sentence.said or items[k].kind != V or any(_thing(phrase, k) for phrase in scan.phrases):
        return
    # verbs on the way; those of them that say something; is there more than one clause?
    verbs, joined = 0, False
    others: list[Item] = []
    # those that only tell of the speech or its speaker (في تصريحات نقلتها الصحيفة إن, سياسات وصفها بأنها)
    passing: list[Item] = []
    alone = _says_it(items[k])
    talk = items[i].kind == V and bool(items[i - 1].node.value_of("told"))  # في كلمة ألقاها أمام البرلمان إن
    j = i
    while j < len(items):
        item = items[j]
        if item.kind == SIGN:
            if item.is_hard:
                return
            if j in sentence.speech and not sentence.in_phrase(j):
                if not (others and items[i].kind == SUB):
                    scan.quote = (j, sentence.pairs[j])
                return
            if item.sign == ":":
                if not (others and items[i].kind == SUB):
                    scan.colon = j
                return
            if sentence.pairs.get(j, -1) > j:
                j = sentence.pairs[j]
            elif item.is_comma:
                joined = True
        elif item.kind == COMP:
            before = items[j - 1] if items[j - 1].kind != OTHER else items[j - 2]
            parted = before.kind == SIGN and before.sign in COMMA + DASHES
            plain = items[i].kind != SUB and verbs < 3 and items[j - 1].kind != V and not joined
            its_own = item.node.has("verbatim")
            mine = alone and its_own and items[i].kind != SUB  # قال الوزير الذي تحدث إلى الصحيفة إن
            prep = preposition(item, items[j - 1])
            taken = any(_may_tell(other, prep) for other in others) or any(prep in wants(one)[0] for one in passing)
            if parted or mine or not taken and (plain or its_own or prep and prep in wants(items[k])[0]):
                scan.that = item
            if parted or mine or not taken:
                return
        elif item.kind == V and not sentence.is_aux(item):
            if j in sentence.said and item.node.suffix and j <= i + 1:
                passing.append(item)
            elif j in sentence.said:
                if items[j - 1].kind == CONJ:
                    return
                others.append(item)
                alone = alone and _lemma(item) != _lemma(items[k])
            verbs += 1
        elif item.kind in (SUB, CONJ) and j > i:
            joined = True
        elif talk and item.kind == NP and item.prep and verbs == 1:
            scan.phrases.append(item)
        j += 1


def past_source(sentence: Sentence, k: int, i: int) -> int:
    """The item after words between commas, the first at item *i*, on who tells what *k* reports; or -1.

    قال الوزير، حسبما نقلت عنه الصحيفة، إن …
    """
    items = sentence.items
    if k not in sentence.said or i + 2 >= len(items) or items[i + 1].kind != SUB or items[i + 2].kind != V:
        return -1
    for item in items[i + 3 : i + 12]:
        if item.is_comma:
            j = item.index + 1
            if j < len(items) and (items[j].kind == COMP or j in sentence.speech or items[j].sign == ":"):
                return j
            return -1
        if item.kind not in (NP, EN, TIME, OTHER, PRON):
            return -1
    return -1


def describes_subject(items: list[Item], i: int, scan: Scan) -> bool:
    """Does the verb at item *i* take up who speaks (ذكر تقرير حول الزراعة أصدره الوزير أن)?"""
    first = scan.phrases[0] if scan.phrases else None
    if first is None or first.prep or not items[i].node.suffix or INDEFINITE.isdisjoint(first.node.types):
        return False
    return not any(r.features & Feature.DEFINITE for r in first.node.head.morph.readings)


def _thing(phrase: Item, k: int) -> bool:
    """Is the phrase a plain object, so that a verb of saying has its complement already?"""
    free = not phrase.prep and phrase.kind != PRON and phrase.genitive < 0 and phrase.coordinated < 0
    return free and not actorlike(phrase) and phrase.index > k + 1


def leave_out(items: list[Item], out: Left, first: int, verb: int, k: int) -> None:
    """Forget what belongs to the relative clause from item *first* with its *verb*, up to the comma that closes it."""
    end = next((i for i in range(verb, k) if items[i].is_comma), k)
    out.bare = [item for item in out.bare if not first <= item.index < end]
    out.phrases = [item for item in out.phrases if not first <= item.index < end]
    out.times = [item for item in out.times if not first <= item.index < end]


def event_before(items: list[Item], i: int) -> Item | None:
    """The indefinite event noun on which the phrases up to item *i* hang (زيارة لأوسلو يبدأها …)."""
    for item in reversed(items[max(0, i - 3) : i + 1]):
        if item.kind == EN and describable(item):
            reading = item.node.morph.nominal
            return None if reading is None or reading.features & Feature.DEFINITE else item
        if item.kind not in (NP, TIME) or item.kind == NP and not item.prep:
            return None
    return None


def goes_on_relative(sentence: Sentence, v: int, k: int) -> bool:
    """Is the verb at *k* joined to that of a relative clause on who acts (السفير الذي أشاد بالتعاون وأكد أن)?"""
    items = sentence.items
    verb, joined = items[v].reading, items[k].reading
    if items[k - 1].kind != CONJ or items[v - 1].kind != REL or verb is None or joined is None:
        return False
    actor = sentence.antecedent(v)
    if actor is None or not actorlike(actor) or PLACES.intersection(actor.node.types):
        return False
    return bool(verb.features & joined.features & (Feature.PAST | Feature.PRESENT)) and agrees(items[k], actor, False)
