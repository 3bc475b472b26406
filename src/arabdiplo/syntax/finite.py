"""Whether a form stands as a finite verb in its sentence, decided by what stands around it."""

from __future__ import annotations

from arabdiplo.morph.model import Feature
from arabdiplo.text.marks import COMMA, DASHES, QUOTES

from .heads import opening, somebody_first, tells_of_it, their_saying
from .kinds import ACTORS, TOPICS
from .nodes import Node, is_definite_node

#: types of a name that acts without being a chunk
_STATES = frozenset({"country", "city"})
#: functions of a word that is a preposition and no other particle
_PREPS = (frozenset({"prep"}), frozenset({"prep", "means"}))


def is_finite(nodes: list[Node], i: int, aux: int) -> bool:
    """Does node *i* stand as a finite verb here?

    A form that may be verb or noun is decided by what stands around it: no
    verb after a preposition, with an article or in a genitive; a verb at the
    head of a clause and after particles of the verb.  *aux* is the bit of the test
    for auxiliary verbs.
    """
    node = nodes[i]
    morph = node.morph
    verb = morph.finite
    if verb is None or node.chunk is not None:
        return False
    if morph.functions:
        lead = nodes[i - 1] if i > 0 else None  # قد عبر، الاثنين، عن, but ما بين
        particle = lead is not None and lead.chunk is None and lead.has("verbal") and not lead.has("rel")
        if particle or _with_own_preposition(nodes, i, aux) or _says_that(nodes, i):
            return True
        if not _heads_clause(nodes, i):
            return False
    if morph.types and morph.readings[0].pos != "verb" and not (i > 0 and nodes[i - 1].has("verbal")):
        return False  # سرت is a town, but not in قد سرت
    if morph.nominal is not None and node.value_of("wraps") and _before_plain_noun(nodes, i):
        return False  # وأطيب التمنيات
    before = nodes[i - 1] if i > 0 else None
    if before is not None and before.chunk is None:
        if before.has("verbal") or before.has("rel") and not before.has("prep") and not morph.definite:
            return True
        if morph.nominal is not None and _surely_verb(nodes, i - 1):
            return is_auxiliary(before, aux) and morph.readings[0].pos == "verb" and _before_actor(nodes, i)
        if before.has("prep") and not before.has("sub") and not before.suffix:
            return _in_order_to(nodes, i)
        if before.has("dem") and morph.nominal is not None:
            if _before_actor(nodes, i) and i > 1 and nodes[i - 2].has("prep") and not morph.definite:
                return True  # بالرغم من ذلك وصل الوزير
            if not _opens(nodes, i):
                return False
        if morph.nominal is not None and open_noun(before) and before.value_of("wraps"):
            return False  # رفض أي تدخل
        if before.has("comp") and before.suffix:
            return True
        marked = before.morph.kind == "punct" and before.morph.norm in QUOTES and i > 1
        if marked and morph.nominal is not None and nodes[i - 2].has("prep") and not nodes[i - 2].suffix:
            return False  # عن "تقدم جيد"
    if morph.readings[0].pos == "verb" and morph.nominal is None or _tells_of_event(nodes, i):
        return True
    if _joined_to_genitive(nodes, i):
        return False
    if morph.definite:
        return False
    if _resumes(nodes, i):
        return True
    if morph.nominal is None:
        return morph.readings[0].pos in ("verb", "word", "particle") or verb.row is not None or morph.trigger
    if _of_a_nation(nodes, i):
        return False
    if morph.suffix:
        if tells_of_it(nodes, i):
            return True
        governed = before is not None and (before.morph.governs or before.morph.describes and before.value_of("wraps"))
        owned = governed or _verb_past_aside(nodes, i) is not None or _past_pronoun(nodes, i)
        owned = owned or _owned_by(nodes, i) and (_has_verb(nodes, i, aux) or _verb_leads(nodes, i))
        return morph.readings[0].pos == "verb" and not owned
    told = _verb_past_aside(nodes, i)
    if told is not None and "object" in told.value_of("kind").split():
        return False  # أعلنت اللجنة، الجمعة، منح …
    if _what_is_said(nodes, i):
        return False
    if verb.features & Feature.PRESENT and not (verb.features & Feature.FIRST and _after_word(before)):
        return True
    if _joined_to_name(nodes, i):
        return verb.row is not None or morph.trigger
    if _takes_up(nodes, i):
        return True
    if _has_verb(nodes, i, aux):
        return False
    if _after_topic(nodes, i, aux) or somebody_first(nodes, i):
        return verb.row is not None or morph.trigger
    head = before is None or (
        before.chunk is None and (before.morph.kind in ("punct", "newline") or bool(before.morph.functions & _HEADS))
    )
    if not head and before is not None and before.chunk is not None and before.chunk.type == "time":
        head = True
    if morph.readings[0].pos == "verb":
        return head or before is None or before.chunk is not None or not open_noun(before) or _opens(nodes, i)
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    if not head or after is None:
        return False
    if verb.features & Feature.DUAL and after.morph.nominal is not None and not after.has("prep"):
        return True
    return (
        after.chunk is not None
        and after.chunk.type not in ("time", "number")
        or (after.has("beside") or after.has("during"))
        and (verb.row is not None or morph.trigger)
        or is_definite_node(after)
        or bool(after.chunk is None and after.morph.types)
        or after.morph.kind == "punct"
        and after.morph.norm == ":"
        and verb.row is not None  # وزاد: «…»
        or _goes_on(nodes, i)
        or _takes_place(nodes, i)
    )


def _surely_verb(nodes: list[Node], i: int) -> bool:
    """Is it a verb first of all, or where a clause begins and behind a word that only verbs follow (الذي قدم شكره)?"""
    node, lead = nodes[i], nodes[i - 1] if i > 0 else None
    if node.chunk is not None or node.morph.finite is None or node.morph.readings[0].pos == "verb":
        return node.chunk is None and node.morph.finite is not None
    only = lead is not None and lead.chunk is None and lead.has("rel") and not lead.has("prep")
    plain = not (node.morph.definite or node.morph.functions or node.morph.types)  # قطر is a state first
    return plain and (only or _first(nodes, i))


def _resumes(nodes: list[Node], i: int) -> bool:
    """Does «فيه» behind it take up the indefinite noun before it (في وقت كشف فيه مصدر عن …)?"""
    before, after = nodes[i - 1] if i else None, nodes[i + 1] if i + 1 < len(nodes) else None
    if before is None or after is None or not after.suffix or not after.has("prep"):
        return False
    past = nodes[i].morph.finite
    return past is not None and bool(past.features & Feature.PAST) and open_noun(before)


def _in_order_to(nodes: list[Node], i: int) -> bool:
    """Is it a verb behind «ل» that nothing else is written like (جاء الوزير ليلتقي نظيره)?

    One of saying stands there with what is said (عاد الوزير ليؤكد أن).
    """
    before, node = nodes[i - 1], nodes[i]
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    verb = node.morph.finite
    if verb is None or node.morph.nominal is not None or not verb.features & Feature.PRESENT:
        return False
    if not before.has("purpose") or before.end != node.start or after is None:
        return False
    if verb.row is None or not verb.row.get("kind"):
        return node.morph.trigger and verb is node.morph.readings[0]
    if after.chunk is not None:
        return False
    told = after.has("comp") or after.morph.kind == "punct" and (after.morph.norm == ":" or after.morph.norm in QUOTES)
    return told


def _verb_past_aside(nodes: list[Node], i: int) -> Node | None:
    """The verb before words between commas on who does it or when, behind which its object stands; None if none is.

    وقدّم السفير، سالم الخالدي، شكره
    """
    if i < 4 or nodes[i - 1].morph.norm not in COMMA or nodes[i - 1].morph.kind != "punct":
        return None
    opened = False
    for j in range(i - 2, max(-1, i - 1 - _ASIDE), -1):
        node, morph = nodes[j], nodes[j].morph
        if node.chunk is not None:
            continue
        if morph.kind == "punct" and morph.norm in COMMA and not opened:
            opened = True
        elif morph.kind in ("punct", "newline") or morph.functions & _HEADS:
            return None
        elif morph.finite is not None and not morph.functions and (morph.readings[0].pos == "verb" or _first(nodes, j)):
            return node if opened else None
    return None


def _what_is_said(nodes: list[Node], i: int) -> bool:
    """Is it a masdar, told by who stands before it, behind a verb of saying (أكد الوزير تلقي الرسالة)?"""
    nominal = nodes[i].morph.nominal
    if nominal is None or nominal.pos != "masdar" or i < 2 or not ACTORS.intersection(nodes[i - 1].types):
        return False
    return nodes[i - 2].chunk is None and "object" in nodes[i - 2].value_of("kind").split()


def _opens(nodes: list[Node], i: int) -> bool:
    """Does it stand before an actor, after a phrase that opens the sentence (في مؤتمر صحفي شدد الوزير)?"""
    return _before_actor(nodes, i) and opening(nodes, i) < i


def _before_actor(nodes: list[Node], i: int) -> bool:
    return i + 1 < len(nodes) and bool(TOPICS.intersection(nodes[i + 1].types))


def _tells_of_event(nodes: list[Node], i: int) -> bool:
    """Does it tell of the event noun before it (لقاء جمعه بنظيره، رسالة بعث بها السفير، دعوة وجهها إليه)?"""
    verb = nodes[i].morph.finite
    told = _noun_before(nodes, i)
    row = next((r.row for r in nodes[i].morph.readings if r.row is not None and r.row.get("tells")), None)
    if verb is None or row is None or told is None or not told.value_of("told") or told.suffix or told.morph.definite:
        return False
    j = i + 1
    if j + 2 < len(nodes) and nodes[j].morph.norm in COMMA and "time" in nodes[j + 1].types:
        j += 3 if nodes[j + 2].morph.norm in COMMA else 0  # لقاء جمع، مساء أمس، الوزير بنظيره
    after = nodes[j] if j < len(nodes) else None
    if nodes[i].suffix:
        return True
    if after is None or row.get("tells") == "event":
        return after is not None and after.has("prep") and bool(after.suffix)
    return bool(TOPICS.intersection(after.types)) or after.has("each")


def _noun_before(nodes: list[Node], i: int) -> Node | None:
    """The noun before node *i* and before the adjectives that may stand between (رسالة خطية بعث بها)."""
    j = i - 1
    while j > 0 and nodes[j].morph.describes and not nodes[j].value_of("told"):
        j -= 1
    return nodes[j] if j >= 0 and nodes[j].chunk is None else None


def _takes_up(nodes: list[Node], i: int) -> bool:
    """Does it tell, behind who sent or gave something, what was in that (برقية من لارس أعرب فيها عن)?"""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    resumed = after is not None and (after.has("prep") or after.has("during")) and bool(after.suffix)
    morph = nodes[i].morph
    verb = morph.finite
    both = verb is not None and bool(verb.features & Feature.DUAL)  # بحثا خلاله
    return resumed and morph.trigger and (both or morph.readings[0].pos == "verb") and _owned_by(nodes, i)


def _of_a_nation(nodes: list[Node], i: int) -> bool:
    """Does an indefinite adjective of a state follow, which describes a noun (رفض كوري للمقترح)?"""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return after is not None and after.chunk is None and after.types == ("demonym",) and not after.morph.definite


def _owned_by(nodes: list[Node], i: int) -> bool:
    """Does an actor stand before, so that a noun with a pronoun may be his (قدم المدير شكره، تنوي كينيا فرضها)?"""
    before = nodes[i - 1] if i > 0 else None
    if before is None or before.chunk is not None:
        one = before is not None and before.chunk is not None and before.chunk.type in ("person", "body", "country")
        return one or their_saying(nodes, i)
    return i > 1 and not nodes[i - 2].has("prep") and not _STATES.isdisjoint(before.types)


def _past_pronoun(nodes: list[Node], i: int) -> bool:
    """Does a verb stand before it, with only a pronoun between (كلمة قدم فيها شكره)?"""
    between = nodes[i - 1] if i > 1 else None
    held = between is not None and between.chunk is None and between.has("prep") and bool(between.suffix)
    return held and _surely_verb(nodes, i - 2)


def _verb_leads(nodes: list[Node], i: int) -> bool:
    """Does the clause begin with what is a verb before an actor, though it may be a noun (قدم لارس شكره)?"""
    before = nodes[i - 2] if i > 1 else None
    verb = before is not None and before.chunk is None and before.morph.finite is not None and not before.morph.types
    return verb and _first(nodes, i - 2)


def _after_word(before: Node | None) -> bool:
    """Does a plain word stand before, where nobody says I or we (بحثا أوجه التعاون)?"""
    return before is not None and before.morph.kind == "core"


def _after_topic(nodes: list[Node], i: int, aux: int) -> bool:
    """Does an actor stand just before, after أن, لكن or an auxiliary (كان الوزير بحث، إن الوزيرين بحثا)?"""
    actor = False
    for j in range(i - 1, max(-1, i - 1 - _TOPIC), -1):
        node = nodes[j]
        if node.has("comp") or node.has("contrary") or is_auxiliary(node, aux):
            return actor
        if TOPICS.intersection(node.types):
            actor = True
        elif not ("demonym" in node.types or node.has("list") or node.morph.norm in COMMA or _describes_pair(node)):
            return False
    return False


def _describes_pair(node: Node) -> bool:
    """A definite dual that its adjectives make an actor (الجانبين المصري والروسي)."""
    reading = node.morph.nominal if node.chunk is None else None
    return reading is not None and node.morph.definite and bool(reading.features & Feature.DUAL)


#: what a clause before a joined verb may end in
_ENDS = TOPICS | {"site", "time"}
#: how far before words between commas the verb of saying may stand
_ASIDE = 14
#: how many nodes the topic of a clause may have
_TOPIC = 6


def _has_verb(nodes: list[Node], i: int, aux: int) -> bool:
    """Has the clause a clear finite verb before node *i*, so that an ambiguous form is a noun (أعلن الوزير سحب …)?"""
    for j in range(i - 1, max(-1, i - 9), -1):
        node = nodes[j]
        if node.chunk is not None or _joins_actors(nodes, j):
            continue
        morph = node.morph
        if morph.kind in ("punct", "newline") or morph.functions & _HEADS:
            return False
        if is_auxiliary(node, aux):
            continue
        if morph.finite is not None and morph.readings[0].pos == "verb" and not morph.functions:
            return morph.nominal is None or node.morph.trigger
    return False


def _joins_actors(nodes: list[Node], j: int) -> bool:
    """Does «و» join two actors, so that the clause goes on (أدانت كينيا ومالطا قتل …)?"""
    if not nodes[j].has("list") or not 0 < j < len(nodes) - 1:
        return False
    return bool(TOPICS.intersection(nodes[j - 1].types) and TOPICS.intersection(nodes[j + 1].types))


def is_auxiliary(node: Node, aux: int) -> bool:
    """Is the word an auxiliary by its first reading as a verb (not أكد, which is a form of كاد too)?"""
    verb = node.morph.finite
    if verb is None or not node.mask & aux:
        return False
    return verb.row is None or verb.row.lexicon == "auxiliaries"


def _joined_to_name(nodes: list[Node], i: int) -> bool:
    """Is it joined to a clause that ends in a name, with no masdar to be joined to (زار الوزير الدوحة وبحث …)?"""
    if i < 3 or not nodes[i - 1].has("list") or not _ENDS.intersection(nodes[i - 2].types):
        return False
    for node in reversed(nodes[max(0, i - 10) : i - 2]):
        if node.chunk is not None:
            continue
        morph = node.morph
        if morph.kind in ("punct", "newline") or morph.functions & _HEADS:
            return False
        if morph.finite is not None and morph.readings[0].pos == "verb" and not morph.functions:
            return morph.nominal is None or morph.trigger
        if any(reading.pos == "masdar" for reading in morph.readings):
            return False
    return False


def _joined_to_genitive(nodes: list[Node], i: int) -> bool:
    """Is it joined to a bare genitive that says what kind of event it is (زيارة عمل وتفقد إلى …)?"""
    if i < 3 or not nodes[i - 1].has("list") or nodes[i].morph.nominal is None:
        return False
    event, kind = nodes[i - 3], nodes[i - 2]
    return open_noun(event) and event.morph.trigger and open_noun(kind) and not event.has("prep")


def _with_own_preposition(nodes: list[Node], i: int, aux: int) -> bool:
    """A verb written like a preposition, before the preposition it takes (الوزير عبر عن، خلال اللقاء عبر السفير عن)."""
    verb = nodes[i].morph.finite
    takes = verb.row.get("takes") if verb is not None and verb.row is not None else ""
    if not takes or nodes[i].morph.functions not in _PREPS:
        return False
    if i > 0 and nodes[i - 1].has("prep") and not nodes[i - 1].suffix:  # من جانبه عبر الوزير عن
        return False
    j = i + 1
    # an entry of a lexicon is a phrase, too (عبر مجلس الأمن عن)
    if j < len(nodes) and (TOPICS if nodes[j].chunk is not None else ACTORS).intersection(nodes[j].types):
        j += 1
    after = nodes[j] if j < len(nodes) else None
    if after is None or not after.has("prep") or after.suffix or after.morph.norm not in takes.split(" or "):
        return False
    return j == i + 1 or not _has_verb(nodes, i, aux)


def _says_that(nodes: list[Node], i: int) -> bool:
    """A verb of saying written like a preposition: first in its clause, then who says it, then أن (وبين الوزير أن).

    Or first behind what opens the clause (كما بين، من جانبه بين الوزير أن).
    """
    verb = nodes[i].morph.finite
    if verb is None or verb.row is None or "that" not in verb.row.get("kind"):
        return False
    if not _first(nodes, i) and not _led_in(nodes[i - 1]) and opening(nodes, i) == i:
        return False
    if nodes[i].has("sub") or nodes[i].suffix and nodes[i].has("prep"):  # دون أن، بينهم
        return False
    if _awaited(nodes, i):
        return False
    aside = False
    for node in nodes[i + 1 : i + 1 + _ASIDE]:
        morph = node.morph
        if node.has("comp") and node.chunk is None:
            return True
        if node.chunk is not None or morph.kind == "punct" and (morph.norm in COMMA or morph.norm in QUOTES):
            continue
        if morph.kind == "punct" and morph.norm in DASHES:
            aside = not aside  # - فضل عدم ذكر اسمه -
            continue
        if aside and morph.kind != "newline":
            continue
        if morph.kind in ("punct", "newline") or node.has("list") or node.has("rel") or node.has("sub") or _tells(node):
            return False
    return False


def _led_in(before: Node) -> bool:
    """Does the word before open a clause or want a verb (كما، في حين، قد)?"""
    return before.has("sub") or before.has("verbal") and not before.has("rel")


def _awaited(nodes: list[Node], i: int) -> bool:
    """Does a verb of saying before the comma still wait for what is said (قال لارس، عبر صفحته، إن …)?"""
    if i < 2 or nodes[i - 1].morph.kind != "punct" or nodes[i - 1].morph.norm not in COMMA:
        return False
    for node in reversed(nodes[max(0, i - _ASIDE) : i - 1]):
        morph = node.morph
        if node.chunk is None and (node.has("comp") or morph.kind == "newline" or morph.norm in (".", ":")):
            return False
        if node.chunk is None and "that" in node.value_of("kind").split() and not morph.functions:
            return morph.readings[0].pos == "verb"
    return False


def _tells(node: Node) -> bool:
    """Is it a verb or participle that has an event of its own (مشيرا إلى أن)?"""
    return node.morph.trigger and any(reading.pos in ("verb", "participle") for reading in node.morph.readings)


def _first(nodes: list[Node], i: int) -> bool:
    """Is it the first word of its clause, but for a و?"""
    before = nodes[i - 1] if i > 0 else None
    return before is None or before.chunk is None and (before.morph.kind in ("punct", "newline") or before.has("list"))


def _goes_on(nodes: list[Node], i: int) -> bool:
    """Does it begin a clause after a comma and و, with the preposition that the verb takes (…، وتعهد بتخفيف الرسوم)?"""
    verb = nodes[i].morph.finite
    if i < 3 or i + 1 >= len(nodes) or verb is None or verb.row is None:
        return False
    comma, takes = nodes[i - 2].morph, verb.row.get("takes").split(" or ")
    joined = nodes[i - 1].has("list") and comma.kind == "punct" and comma.norm in COMMA
    return joined and nodes[i + 1].has("prep") and nodes[i + 1].morph.norm in takes


def _takes_place(nodes: list[Node], i: int) -> bool:
    """Does where or when stand between it and the event that it says takes place (عقد في أوسلو اجتماع)?"""
    after = nodes[i + 1]
    if not nodes[i].value_of("occurs") or not (after.has("locative") or after.has("during") or "time" in after.types):
        return False
    for j in range(i + 2, min(i + 2 + _TOPIC, len(nodes))):
        node = nodes[j]
        if node.chunk is None and node.value_of("told"):
            return not node.morph.definite and not nodes[j - 1].has("prep")
        if node.chunk is None and (node.morph.kind in ("punct", "newline") or node.morph.functions & _HEADS):
            return False
    return False


def _before_plain_noun(nodes: list[Node], i: int) -> bool:
    """Does a definite noun follow that names nobody?"""
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    return after is not None and after.chunk is None and after.morph.definite and not after.morph.types


def _heads_clause(nodes: list[Node], i: int) -> bool:
    """A verb written like a preposition (عبر): first in its clause, an actor after it."""
    verb = nodes[i].morph.finite
    after = nodes[i + 1] if i + 1 < len(nodes) else None
    if verb is None or verb.row is None or verb.row.get("function") or nodes[i].morph.functions not in _PREPS:
        return False
    head = _first(nodes, i)
    if after is not None and after.has("prep") and verb.row.get("takes"):
        return head
    return head and after is not None and after.chunk is not None and after.chunk.type != "time"


_HEADS = frozenset({"comp", "sub", "rel", "conj"})
_BOUND = Feature.ACCUSATIVE | Feature.OWNED


def open_noun(node: Node) -> bool:
    """A bare indefinite noun: what follows it is its genitive, if it can be."""
    if node.chunk is not None or node.suffix:
        return False
    reading = node.morph.nominal
    return (
        reading is not None
        and not is_definite_node(node)
        and not reading.features & _BOUND
        and node.morph.kind == "core"
    )
