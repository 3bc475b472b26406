"""On which of several words before it a phrase depends: the trigger, a noun, a participle."""

from __future__ import annotations

from collections.abc import Callable

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import QUOTES, UNQUOTES

from .agreement import accusative, actorlike, adverbial
from .items import CONJ, EN, NP, OTHER, PRON, TIME, Item
from .kinds import PEOPLE, PLACES
from .links import appositive
from .nodes import Node, typed
from .phrases import Filler, bare_masdar, phrase_last, tells_which

#: types of things that others act on (a paper that is signed)
THINGS = frozenset({"document"})


def thing_end(items: list[Item], filler: Filler, nodes: list[Node], taken: Callable[[Item], bool]) -> int:
    """Where a thing ends with the phrases that hang on it (تمويل بقيمة …، الدعم المادي والبشري), but those *taken*."""
    item = filler.item
    if item is None or filler.implicit:
        return filler.end
    counted = _counted(items, item)
    if counted is None and any(not THINGS.issuperset(node.types) for node in filler.nodes):
        return filler.end
    last = phrase_last(items, counted or item)
    while (after := _hanging(items, last, nodes)) is not None and not taken(after):
        if phrase_last(items, after).node.suffix:
            break  # how, not what (المساعدات بكل أشكالها)
        last = phrase_last(items, after)
    return max(filler.end, nodes[last.last - 1].end, last.node.end) if last is not item else filler.end


def bare_number(items: list[Item], item: Item | None) -> bool:
    """Is it a number that counts nothing behind it (مجموعة الـ20)?"""
    return item is not None and is_number(item.node) and _counted(items, item) is None


def is_number(node: Node) -> bool:
    return "number" in node.types or node.chunk is None and node.morph.kind == "number"


def _counted(items: list[Item], number: Item) -> Item | None:
    """What stands right behind a number that it counts, where no rule says how both are one phrase (20 قطارا)."""
    after = items[number.index + 1] if is_number(number.node) and number.index + 1 < len(items) else None
    if after is None or after.kind not in (NP, EN) or after.prep or typed(after.node) or after.first != number.last:
        return None
    return None if after.node.morph.definite else after


def bears(phrase: Item, trigger: Item, light: Item | None) -> bool:
    """Is it the phrase that the trigger or its light verb stands in (بتقديم شكره، في خطاب شكر)?"""
    return phrase is light or phrase.index == trigger.genitive


def giver(items: list[Item], noun: Item) -> Item | None:
    """The participle that tells how and gives what a noun says (معربا عن شكره، متقدما بالشكر): one does both."""
    near = [one for one in items[max(0, noun.index - 3) : noun.index] if one.kind in (NP, EN)]
    if not near or noun.genitive >= 0 or not adverbial(near[-1]):
        return None
    behind = noun.index == near[-1].index + 1 and bool(noun.prep) and items[near[-1].index - 1].is_comma
    return near[-1] if noun.node.suffix or behind else None


def _hanging(items: list[Item], last: Item, nodes: list[Node]) -> Item | None:
    """The phrase that goes on one which ends with *last*, with nothing between: after من or ل, a joined adjective."""
    i = last.index + 1
    if i < len(items) and items[i].kind == CONJ:
        i += 1
    after = items[i] if i < len(items) else None
    if after is None or after.kind not in (NP, EN):
        return None
    if after.prep_node is not None:
        if after.node.words()[0].value_of("party"):
            return None  # وقع الاتفاق عن الجانب الكيني لارس
        close = after.prep_node.start - last.node.end <= 1 or nodes[last.last] is after.prep_node
        return after if i == last.index + 1 and after.prep_node.has("attach") and close else None
    readings = after.node.morph.readings
    joined = i > last.index + 1 and not typed(after.node) and bool(readings) and readings[0].pos == "adj"
    return after if joined and last.modifiers else None


def root_of(items: list[Item], i: int, k: int) -> Item:
    """The head of the genitives that the item at *i* ends, as far as it stands after *k*."""
    root = items[i]
    while root.genitive > k:
        root = items[root.genitive]
    return root


def after_comma(items: list[Item], i: int, k: int) -> bool:
    """Does the item at *i* stand in a phrase that begins after a comma (اجتمع لارس، في مقر إقامته، مع)?"""
    root = root_of(items, i, k)
    return bool(root.prep) and root.index > 0 and items[root.index - 1].is_comma


def of_matter(items: list[Item], phrase: Item, root: Item, k: int) -> bool:
    """Does somebody stand beside a matter that has no sides itself (محادثات حول الملف مع كينيا)?"""
    parted = any(item.is_comma for item in items[k : phrase.index])
    if phrase.prep_node is None or not phrase.prep_node.has("beside") or parted:
        return False
    nodes = (root.node, items[phrase.index - 1].node)
    return not any(node.value_of("sided") or any(r.pos == "masdar" for r in node.morph.readings) for node in nodes)


def of_shared_matter(items: list[Item], phrase: Item, root: Item) -> bool:
    """Does what two share stand right before the phrase (محادثات تناولت القضايا بين البلدين، تركزت على العلاقات بين)?

    root: the head of the phrase before.
    """
    before, prep = items[phrase.index - 1], root.prep_node
    if before.kind != NP or typed(before.node):
        return False
    told = prep is None or prep.has("part") and not items[root.index - 1].prep  # عددا من القضايا
    definite = any(r.features & Feature.DEFINITE for r in before.node.morph.readings)
    between = phrase.prep_node is not None and phrase.prep_node.has("between")
    return told and definite and between or bool(before.node.value_of("sided"))


def on_other_event(items: list[Item], phrase: Item, k: int) -> bool:
    """Does the phrase stand on a bare event noun after *k* (خلال اللقاء بحث التعاون بين الوزارة والشركة)?"""
    root = root_of(items, phrase.index - 1, k)
    return root.kind == EN and root.index > k and not root.prep and root.genitive < 0 and root.coordinated < 0


def on_masdar(items: list[Item], last: Item, k: int) -> bool:
    """Does a phrase that ends with *last* begin with a masdar after *k* (أدان الوزير اقتحام المقر من قبل الجنود)?"""
    root = root_of(items, last.index, k)
    return root.index > k and any(reading.pos == "masdar" for reading in root.node.morph.readings)


def on_deed(items: list[Item], phrase: Item, k: int) -> bool:
    """The same, or on what describes the noun of a phrase (أشاد الوزير بالجهود المبذولة من جانب مالطا)?"""
    before = items[phrase.index - 1]
    if before.sign and before.sign in UNQUOTES:
        before = items[phrase.index - 2]  # ندد لارس بـ«ابتزاز» من قبل مالطا
    return before.index > k and bool(before.prep and before.modifiers) or on_masdar(items, before, k)


def on_participle(items: list[Item], phrase: Item, k: int) -> bool:
    """Does the phrase hang on a participle that describes something after *k* (قالت الوكالة، التابعة للوزارة، إن)?"""
    before = items[phrase.index - 1] if phrase.index else None
    return before is not None and before.index > k + 1 and tells_which(items, before)


def of_another(items: list[Item], phrase: Item, k: int) -> bool:
    """Does the phrase hang on the noun or participle just before it, rather than on what stands at *k*?"""
    return on_participle(items, phrase, k) or of_noun(items, phrase, k) or _after_alike(items, phrase, k)


def _after_alike(items: list[Item], phrase: Item, k: int) -> bool:
    """Does the phrase stand right behind one with the same particle (اجتماع للجنة المشتركة لكينيا ومالطا)?"""
    i = phrase.index - 1
    while i > k and items[i].kind == NP and not items[i].prep and not items[i].node.types:
        i -= 1  # its adjectives
    before, node = items[i], phrase.prep_node
    if i <= k or node is None or not node.has("purpose") or before.kind != NP or "person" in before.node.types:
        return False
    if any(reading.pos == "masdar" for reading in phrase.node.morph.readings):
        return False  # نداء للمانحين لمواجهة الأزمة
    return before.prep == phrase.prep and before.coordinated < 0 and phrase.coordinated < 0


def of_noun(items: list[Item], phrase: Item, k: int) -> bool:
    """Does a pronoun say whose the indefinite noun of a phrase after *k* is (ذكر في بيان له أن)?"""
    before, prep = items[phrase.index - 1] if phrase.index else None, phrase.prep_node
    if before is None or before.index <= k or before.kind not in (NP, EN) or not before.prep:
        return False
    owned = phrase.kind == PRON and prep is not None and prep.has("purpose")
    return owned and not any(r.features & Feature.DEFINITE for r in before.node.head.morph.readings)


def past_somebody(items: list[Item], phrase: Item, k: int) -> bool:
    """Does somebody of the verb stand between when it was and the phrase (التقى خلال الزيارة لارس، ومعه)?"""
    event = items[k]
    prep = event.prep_node
    if event.kind != EN or prep is None or not prep.has("during") or event.node.suffix:
        return False
    if prep.has("margin") and any(item.is_comma for item in items[k + 1 : phrase.index]):
        return True  # التقى قادة الدول على هامش القمة، بينهم لارس
    between = (one for one in items[k + 1 : phrase.index] if loose(one) and PEOPLE.intersection(one.node.types))
    # زيارة وزير الخارجية، لارس هوفمان، لمالطا
    return any(not (items[one.index - 1].is_comma and appositive(items[one.index - 2], one)) for one in between)


def past_circumstances(items: list[Item], k: int) -> Item | None:
    """The item after the one at *k*, times and prepositional phrases (مؤكدا في الوقت ذاته أهمية …)."""
    i = k + 1
    if i + 2 < len(items) and items[i].is_comma and items[i + 1].kind == TIME and items[i + 2].is_comma:
        i += 3  # لقائه، صباح الاثنين، سفير كينيا
    while i < len(items) and (items[i].kind in (TIME, OTHER) or items[i].prep or items[i].genitive > k):
        i += 1
    if (i > k + 1 or items[k].node.suffix) and i + 1 < len(items) and items[i].sign and items[i].sign in QUOTES:
        i += 1  # مدينا أيضا «استمرار القصف», رفضه «استمرار القصف»
    return items[i] if i < len(items) else None


def predicate(items: list[Item], phrase: Item) -> bool:
    """Is a phrase behind a masdar and who does it what is said of it, as no object looks so (زيارة لارس مؤشر على)?"""
    node = phrase.node
    after = items[phrase.index + 1] if phrase.index + 1 < len(items) else None
    if phrase.kind != NP or phrase.prep or node.suffix or phrase.modifiers or node.types and "source" not in node.types:
        return False
    if after is None or after.genitive == phrase.index or not after.prep:
        return False
    nominal = [r.features for r in node.head.morph.readings if r.pos in ("noun", "adj", "participle")]
    shown = Feature.DEFINITE | Feature.ACCUSATIVE | Feature.FEMININE | Feature.PLURAL | Feature.DUAL
    return bool(nominal) and not any(features & shown for features in nominal)


def loose(item: Item) -> bool:
    """Is it a phrase that hangs on nothing before it, nor an adjective far from its noun (زيارة لارس المرتقبة)?"""
    readings = item.node.morph.readings
    definite = bool(readings) and all(r.features & Feature.DEFINITE for r in readings)
    told = definite and not typed(item.node) and all(r.pos in ("adj", "participle") for r in readings)
    return item.kind in (NP, EN) and not item.prep and item.genitive < 0 and not told


def loose_from(items: list[Item], after: Item) -> list[Item]:
    """The loose phrase, and the bare masdar that what is asked of it is told by (مناشدا كينيا فتح المعبر)."""
    if not loose(after):
        return []
    behind = items[after.index + 1] if actorlike(after) and after.index + 1 < len(items) else None
    return [after, behind] if behind is not None and loose(behind) and bare_masdar(behind) else [after]


def what_for(filler: Filler) -> bool:
    """Does the phrase say what one does (سافر إلى أوسلو لقضاء إجازة), and names no place or body?"""
    item = filler.item
    if item is None or item.prep_node is None or not item.prep_node.has("purpose"):
        return False
    if not {"city", "country"}.isdisjoint(item.node.types):
        return False  # لطهران
    words = item.node.words()
    masdars = [reading.pos == "masdar" for reading in words[0].morph.readings]
    return all(masdars) or len(words) == 1 and any(masdars) and not words[0].morph.definite


def his_office(subjects: list[Item], bare: list[Item], i: int) -> bool:
    """Is the phrase at *i* of those bare ones an office of who acts just before it, as somebody else is named behind?

    استقبل الأمير فهد أمير عسير في مكتبه لارس
    """
    phrase, behind = bare[i], bare[i + 1 :]
    doer = next((one for one in subjects if one.last == phrase.first), None)
    if doer is None or not any(PEOPLE.intersection(one.node.types) and one.last > phrase.last for one in behind):
        return False
    return appositive(doer, phrase)


def of_later(items: list[Item], found: list[Filler], phrase: Item) -> bool:
    """Is it of a phrase after the object, and nobody on whom it is done (دعت مالطا لارس إلى لقاء الوزير، هوفمان)?"""
    last = next((one.item for one in reversed(found) if one.item is not None and actorlike(one.item)), None)
    if last is None or not actorlike(phrase) or accusative(phrase) or last.index >= phrase.index:
        return False
    between = items[last.index + 1 : phrase.index]
    asides = [one for one in between if one.kind in (NP, EN) and one.prep]
    return bool(asides) and not any(check(last, between, asides, phrase) for check in _OBJECT_AFTER_ALL)


def _whose_office(last: Item, between: list[Item], asides: list[Item], phrase: Item) -> bool:
    """Do only words stand between that say whose the office of the first is (رئيس المكتب لحزب النهر، لارس)?"""
    aside = asides[0]
    whose = aside is between[0] and aside.prep_node is not None and aside.prep_node.has("purpose")
    return whose and len(asides) == 1 and "person" in last.node.types


def _joined(last: Item, between: list[Item], asides: list[Item], phrase: Item) -> bool:
    """Does «و» behind a comma join it to the first (التقى زعيم الحزب، لارس، والوفد المرافق)?"""
    return between[-1].kind == CONJ and between[-2].is_comma


def _past_setting(last: Item, between: list[Item], asides: list[Item], phrase: Item) -> bool:
    """Do when or where stand before it and a comma (التقى لارس، في أوسلو، هوفمان)?"""
    if not between[-1].is_comma:
        return False
    where = between[-2]
    locative = where.prep_node is not None and where.prep_node.has("locative")
    return locative or where.kind == TIME or bool(where.node.suffix) or not PLACES.isdisjoint(where.node.types)


def _past_aside(last: Item, between: list[Item], asides: list[Item], phrase: Item) -> bool:
    """Do words between two commas stand before it (التقى لارس، على هامش القمة، هوفمان)?"""
    return between[-1].is_comma and any(one.is_comma for one in between[: between.index(asides[0])])


def _past_place(last: Item, between: list[Item], asides: list[Item], phrase: Item) -> bool:
    """Does it stand right behind a place or what is his (التقى لارس في أوسلو هوفمان، استقبل لارس في مكتبه هوفمان)?"""
    place = not PLACES.isdisjoint(between[-1].node.types) and not PEOPLE.isdisjoint(phrase.node.types)
    return place or bool(between[-1].node.suffix)


#: what makes somebody behind the object and a phrase with a preposition an object, too
_OBJECT_AFTER_ALL: tuple[Callable[[Item, list[Item], list[Item], Item], bool], ...] = (
    _whose_office,
    _joined,
    _past_setting,
    _past_aside,
    _past_place,
)
