"""Who is the subject of a finite verb: what follows or precedes it, what its clause describes, or who acts near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabdiplo.morph.model import GENDER, MANY, NO_FEATURES, Feature
from arabdiplo.morph.pronouns import PRONOUNS
from arabdiplo.text.marks import QUOTES

from .agreement import (
    accusative,
    actorlike,
    agrees,
    counted,
    odd_body,
    odd_gender,
    subject_form,
    tells,
    verb_disagreement,
)
from .as_clauses import acts_as_well
from .items import COMP, CONJ, EN, NEG, NP, PRON, Item, V, is_owner
from .kinds import PLACES
from .nodes import gender_of, typed
from .outer import first_person
from .phrases import phrase_last, surely_passive
from .relatives import described_before, journey_before, parted_subject, whose_words
from .reported import is_paper
from .within import happening

if TYPE_CHECKING:
    from .clauses import Sentence


def find_subject(sentence: Sentence, k: int) -> tuple[list[Item], str]:
    """The subject of the verb at item *k* and how it was found: explicit, relative, control or dropped (then none)."""
    if first_person(sentence, k):
        return [], "dropped"
    if (happens := happening(sentence, k)) is not None:
        return [happens], "explicit"
    if (told := described_before(sentence, k)) is not None:
        return [told], "explicit"
    first = _after(sentence, k)
    if first is None and (speaks := whose_words(sentence, k)) is not None:
        return [speaks], "control"
    if first is None and journey_before(sentence, k) is not None:
        return [], "dropped"
    antecedent = sentence.antecedent(k)
    if antecedent is not None and (i := parted_subject(sentence, _past_particles(sentence, k))) > 0:
        return [sentence.items[i]], "explicit"
    if antecedent is not None:
        return _of_relative(sentence, k, antecedent, first)
    left = sentence.left(k)
    if first is not None and left.why == "comp" and sentence.items[left.boundary].node.suffix:
        if not actorlike(first) or PLACES.intersection(first.node.types) or _pronoun_acts(sentence, k, left.boundary):
            first = None  # إنه زار بيروت، إنها أخطرت المجلس
    if first is not None and left.why == "sub" and sentence.items[left.boundary].node.suffix:
        first = None  # إلا أنها حذرت الحكومات من
    if (about := _clause_about(sentence, k, first)) is not None:
        return [about], "explicit"
    topic = None if left.conjoined or left.why == "rel" else _topic(sentence, k)
    if topic is not None and (behind := _behind_pronoun(sentence, k, topic)) is not None:
        return [behind], "explicit"
    if topic is not None and (first is None or _brings_together(sentence, k, topic) or actorlike(topic)):
        return [topic], "explicit"
    if topic is not None and first is not None and odd_gender(sentence.items[k], first):
        return [topic], "explicit"
    if first is None and (acts := acts_as_well(sentence, k)) is not None:
        return [acts], "explicit" if left.why == "sub" else "control"
    if first is None and (meant := _of_the_clause_before(sentence, k)) is not None:
        return meant, "control"
    if first is not None and _owned_by_him(sentence, k, first):
        outer = sentence.outer_subject(k)
        return (outer, "control") if outer else ([], "dropped")
    named = first is not None and (actorlike(first) or "surname" in first.node.types)
    if first is not None and (named or not (left.why == "verb" and left.conjoined)):
        return [first], "explicit"
    outer = sentence.outer_subject(k)
    if not outer and first is None and (owner := _of_occasion(sentence, k)) is not None:
        return [owner], "control"
    if outer is not None and not (first is None and _one_for_two(sentence, k, outer)):
        return outer, "control"
    return ([first], "explicit") if first is not None else ([], "dropped")


def companion(sentence: Sentence, k: int) -> Item | None:
    """Who does it with the subject, named right after the verb with و (قال لارس إنه اتفق والسفير على القرار)."""
    items = sentence.items
    after = items[k + 1 : k + 3]
    if len(after) < 2 or after[0].kind != CONJ or not after[0].node.has("list") or items[k].node.suffix:
        return None
    if after[0].first != items[k].last or counted(items[k]):
        return None  # قال ذلك والسفير غائب، أضافوا ورشا
    beside = after[1]
    if beside.kind != NP or beside.prep or beside.genitive >= 0 or not actorlike(beside) or sentence.is_aux(items[k]):
        return None
    last = phrase_last(items, sentence.members(beside)[-1])
    ahead = items[last.index + 1] if last.index + 1 < len(items) else None
    return beside if ahead is not None and ahead.kind not in (V, NEG) else None


def with_pronoun(sentence: Sentence, heads: list[Item]) -> list[Item]:
    """Whom the pronoun of أنّ stands for, where somebody is named with و behind it (قال لارس إنه ونظيره اتفقا)."""
    i = heads[0].index if heads else 0
    if i < 2 or sentence.items[i - 1].kind != CONJ or sentence.items[i - 2].kind != COMP:
        return []
    comp = sentence.items[i - 2]
    outer = sentence.governor(comp.index) if comp.node.suffix else None
    return sentence.subject(outer.index)[0] if outer is not None and outer.index < comp.index else []


def _pronoun_acts(sentence: Sentence, k: int, that: int) -> bool:
    """Is the pronoun of أنّ at item *that* who acts (أنها أبلغت المجلس), and not empty (إنه ستعقد قمة)?"""
    verb, pronoun = sentence.items[k], PRONOUNS.get(sentence.items[that].node.suffix, NO_FEATURES)
    between = sentence.items[that + 1 : k]
    if surely_passive(verb) or not all(item.kind == NEG or sentence.is_aux(item) for item in between):
        return False
    readings = [r.features for r in verb.node.morph.readings if r.pos == "verb"]
    return any(features & GENDER & pronoun for features in readings)


def _clause_about(sentence: Sentence, k: int, first: Item | None) -> Item | None:
    """Whom the clause is said to be about, if he acts in it (أما السفير، فانتقد المجلس).

    He does not if the verb or the phrase after it has a pronoun of him (فاستقبله لارس، فقال وزيرها), or if who tells
    something of him stands there.
    """
    items, left = sentence.items, sentence.left(k)
    who = left.bare[-1] if left.conjoined and left.bare else None
    if who is None or who.index == 0 or not items[who.index - 1].node.has("topic") or not actorlike(who):
        return None
    if sentence.items[k].node.suffix or not agrees(sentence.items[k], who, False):
        return None
    if first is not None and (
        any(word.suffix for word in first.node.words()) or k in sentence.said and actorlike(first)
    ):
        return None
    return who


def _brings_together(sentence: Sentence, k: int, topic: Item) -> bool:
    """Is it an event that brings its sides together, so that they are the object (اللقاء جمع الوزيرين)?"""
    return topic.kind == EN and sentence.items[k].node.value_of("tells") == "sides"


def _of_the_clause_before(sentence: Sentence, k: int) -> list[Item] | None:
    """Who acts in the clause that this one says the how or the what for of (ظهر لارس وهو يقول، عاد لارس ليؤكد)."""
    items = sentence.items
    how = k > 2 and items[k - 1].kind == PRON and not items[k - 1].prep and items[k - 2].kind == CONJ
    lead = sentence.nodes[items[k].first - 1] if items[k].first > 0 else None
    what_for = lead is not None and lead.has("purpose") and not lead.suffix
    if not (how and k in sentence.said or what_for):
        return None
    before = next((i for i in range(k - 1, -1, -1) if items[i].kind == V and not sentence.is_aux(items[i])), -1)
    heads = sentence.subject(before)[0] if before >= 0 else []
    if not heads or not all(map(actorlike, heads)) or _one_for_two(sentence, k, heads):
        return None
    return heads if agrees(items[k], heads[0], False) else None


def _of_occasion(sentence: Sentence, k: int) -> Item | None:
    """Whose the speech, paper or meeting is that «that» came in (جاء ذلك في كلمة للوزير قال فيها)."""
    items = sentence.items
    if k not in sentence.said or sentence.left(k).why not in ("verb", "sub"):
        return None
    came = next((one for one in reversed(items[:k]) if one.kind == V and not sentence.is_aux(one)), None)
    if came is None or not sentence.nodes[came.last].has("dem"):
        return None
    for item in items[came.index + 1 : k]:
        node, whose = item.prep_node, items[item.index + 1]
        if item.kind not in (EN, NP) or node is None or not (node.has("locative") or node.has("during")):
            continue
        owner = whose if is_owner(whose, item) else item if is_paper(item) else None
        return owner if owner is not None and actorlike(owner) and agrees(items[k], owner, False) else None
    return None


def _one_for_two(sentence: Sentence, k: int, outer: list[Item]) -> bool:
    """Is the verb a dual, and who acts around it one or many (قال لارس إنهما اتفقا، أبرزت الصحف … وشددا)?"""
    reading = sentence.items[k].reading
    if reading is None or not reading.features & Feature.DUAL or len(outer) != 1:
        return False
    return not outer[0].node.features & Feature.DUAL and len(sentence.members(outer[0])) == 1


def _past_particles(sentence: Sentence, k: int) -> int:
    """The item before the verb at item *k* and its particles (سيقوم، لن يقوم)."""
    i = k - 1
    while i > 0 and sentence.items[i].kind == NEG:
        i -= 1
    return i


def _after(sentence: Sentence, k: int) -> Item | None:
    """The phrase after the verb that may be its subject."""
    verb = sentence.items[k]
    if counted(verb) or _that_during(sentence, k):
        return None
    after = [
        p
        for p in sentence.bare_right(k)
        if p.kind == NP and (each_of(sentence, p) or agrees(verb, p, True))
        if not accusative(p) and not _listed(sentence, p)
        if not _names_place(sentence, p) and (_of_speech(verb) or not odd_body(verb, p))
    ]
    if not after and (telling := _telling(sentence, k)) is not None:
        return telling
    if not after or not _next_to(sentence, k, after[0]) or _said_thing(sentence, k, after[0]):
        return None
    odd = odd_gender(verb, after[0]) and not each_of(sentence, after[0])
    if len(after) > 1 and odd and actorlike(after[1]):
        return after[1]  # سيزور الكويت وزير العمل
    if odd and not verb.node.suffix and all(r.pos != "masdar" for r in verb.node.morph.readings):
        return None  # زار كينيا لتقديم العزاء, but رفض كينيا may be a masdar
    return after[0]


def each_of(sentence: Sentence, phrase: Item) -> bool:
    """Is it one of those that «كل من» lists, with which the verb agrees in their stead (أدان كل من كينيا وغانا)?"""
    return phrase.first > 0 and sentence.nodes[phrase.first - 1].has("each")


def _telling(sentence: Sentence, k: int) -> Item | None:
    """What happens or is said, right after a feminine verb of saying before its أن (أكدت اعترافات المتهمين أن)."""
    verb, scan = sentence.items[k], sentence.right(k)
    first = next(iter(scan.phrases), None)
    if k not in sentence.said or scan.that is None or first is None or first.kind != EN or first.index != k + 1:
        return None
    if first.prep or first.node.suffix or not first.node.features & (Feature.PLURAL | Feature.FEMININE):
        return None
    feminine = all(r.features & Feature.FEMININE for r in verb.node.morph.readings if r.pos == "verb")
    last = phrase_last(sentence.items, first)
    return first if feminine and scan.that.index == last.index + 1 else None


def _said_thing(sentence: Sentence, k: int, phrase: Item) -> bool:
    """Is the only phrase after a verb of saying what it says, or says it of (ونفى وجود خلافات، ووصف القرار بأنه)?"""
    kind = sentence.items[k].node.morph.says
    if k not in sentence.said or actorlike(phrase) or phrase.node.chunk is not None:
        return False
    if len(sentence.bare_right(k)) > 1:
        return False
    if kind == {"of"}:
        return True
    scan = sentence.right(k)
    that = scan.that is not None and sentence.items[scan.that.index - 1].kind != CONJ
    told = that or scan.quote is not None or scan.colon >= 0 or subject_form(phrase)
    return "object" in kind and not told and _vague(phrase)


def _listed(sentence: Sentence, phrase: Item) -> bool:
    """Does the phrase only go on a list (بين حركتي فتح وحماس)?  After a pronoun it may act (قال هو ولارس)."""
    items, i = sentence.items, phrase.index - 1
    return items[i].kind == CONJ and items[i - 1].kind != PRON


def _names_place(sentence: Sentence, phrase: Item) -> bool:
    """Is it a name between marks of the thing before it, which has a preposition (على موقع التواصل "…")?"""
    items, i = sentence.items, phrase.index - 1
    if i < 1 or not items[i].sign or items[i].sign not in QUOTES or items[i - 1].kind not in (NP, EN):
        return False
    whole = items[i - 1]
    while whole.genitive >= 0:
        whole = items[whole.genitive]
    return bool(whole.prep) and not actorlike(whole)


def _that_during(sentence: Sentence, k: int) -> bool:
    """Is it «that» which came about during what somebody did, whoever follows (جاء ذلك خلال استقباله أمس لارس)?"""
    verb = sentence.items[k]
    after = sentence.items[k + 1] if k + 1 < len(sentence.items) else None
    if after is None or after.kind != EN or not after.node.suffix or after.prep_node is None:
        return False
    return sentence.nodes[verb.last].has("dem") and after.prep_node.has("during")


def _next_to(sentence: Sentence, k: int, phrase: Item) -> bool:
    """Does the phrase follow the verb, or who acts follow event nouns (حضر اللقاء وزير الصحة)?"""
    before = [item for item in sentence.bare_right(k) if item.index < phrase.index]
    return not before or actorlike(phrase) and not any(actorlike(item) for item in before)


def _of_relative(sentence: Sentence, k: int, antecedent: Item, first: Item | None) -> tuple[list[Item], str]:
    """The subject of a verb whose clause describes a phrase: that, or who follows if a pronoun stands for it."""
    verb, items = sentence.items[k], sentence.items
    before = items[antecedent.genitive - 1] if antecedent.genitive > 0 else None
    if before is not None and sentence.is_aux(before) and (one := sentence.antecedent(before.index)) is not None:
        return [one], "relative"  # الوزير، الذي كان أول مسؤول يزور أوسلو
    if not (verb.node.suffix or sentence.resumed(k)) and (who := _said_to_be(sentence, antecedent)) is not None:
        return [who], "relative"
    if k in sentence.said and verb_disagreement(verb.node, antecedent.node) and not tells(verb, antecedent):
        return ([first], "explicit") if first is not None else ([], "dropped")  # شريك قالت إنه هرب، رجلا أكدت انتماءه
    if first is not None and actorlike(first) and any(word.suffix for word in first.node.words()) and _of_speech(verb):
        return [first], "explicit"  # مالطا التي قالت سفيرتها إن
    said_in = "source" in antecedent.node.types or not actorlike(antecedent)  # بيانا أكدت فيه
    again = sentence.resumed(k) and (first is not None or said_in)
    bare = sentence.bare_right(k)
    if len(bare) > 1 and bare[0].node.suffix and not actorlike(bare[0]) and actorlike(bare[1]):
        return [bare[1]], "explicit"  # الذي نقلت تصريحه الوكالة
    paper = is_paper(antecedent) and any(one.node.suffix for one in bare)  # التقرير الذي زعمت مالطا وجوده
    unfit = first is not None and actorlike(first) and (paper or not actorlike(antecedent))
    held = verb.node.suffix and bare and not any(map(actorlike, bare))
    if held and actorlike(antecedent) and k not in sentence.said:
        return [antecedent], "relative"  # الوزير الذي سلمه رسالة
    his = again and bare and not actorlike(bare[0]) and any(word.suffix for word in bare[0].node.words())
    if his and "person" in antecedent.node.types and not surely_passive(verb):
        return [antecedent], "relative"  # السفير الذي قدم له أوراق اعتماده
    if not (verb.node.suffix or again or unfit):
        return [antecedent], "relative"
    if first is not None and k in sentence.said and verb.node.suffix and _vague(first):
        return [], "dropped"  # القرار الذي عدته خطوة غريبة
    return ([first], "explicit") if first is not None else ([], "dropped")


def _said_to_be(sentence: Sentence, antecedent: Item) -> Item | None:
    """Who is said to be what the clause describes (كانت مالطا الدولة الأولى التي اقترحت …)."""
    root = antecedent
    while root.genitive >= 0 and not typed(sentence.items[root.genitive].node):
        root = sentence.items[root.genitive]
    was = None if root.prep or root.genitive >= 0 else sentence.copula(root.index)
    if was is None or was.index + 1 >= root.index:
        return None
    who, *more = sentence.items[was.index + 1 : root.index]
    plain = all(one.genitive >= 0 or one.coordinated >= 0 for one in more)
    return who if who.kind == NP and not who.prep and actorlike(who) and plain else None


def _of_speech(verb: Item) -> bool:
    """Does the verb tell that something is so, and nobody of it as its object?"""
    return "that" in verb.node.morph.says and verb.node.value_of("object") != "addressee"


def _vague(phrase: Item) -> bool:
    """Is it a noun that names nobody, without an article or a suffix?"""
    readings = phrase.node.morph.readings
    return not actorlike(phrase) and not phrase.node.suffix and not any(r.features & Feature.DEFINITE for r in readings)


def _topic(sentence: Sentence, k: int) -> Item | None:
    """The phrase before the verb that may be its subject, an actor rather than anything else."""
    left, verb = sentence.left(k), sentence.items[k]
    before = [
        p
        for p in left.bare
        if left.why != "verb" and (agrees(verb, p, False) or _of_both(sentence, verb, p)) and not _opens(sentence, p, k)
    ]
    return next((p for p in before if actorlike(p)), before[0] if before else None)


def _behind_pronoun(sentence: Sentence, k: int, topic: Item) -> Item | None:
    """The subject right behind a pronoun that takes up what stands before the verb (كينيا فرضت عليها مالطا رسوما).

    It is somebody else, or the thing that a passive tells of.
    """
    after = sentence.items[k + 1 : k + 3]
    if len(after) < 2 or after[0].kind != PRON or not after[0].prep or after[1] not in sentence.bare_right(k):
        return None
    if not PRONOUNS.get(after[0].node.suffix, NO_FEATURES) & GENDER & gender_of(topic.node) or accusative(after[1]):
        return None
    return after[1] if actorlike(after[1]) or surely_passive(sentence.items[k], third=True) else None


def _of_both(sentence: Sentence, verb: Item, phrase: Item) -> bool:
    """Does the verb show that several act, and the first of them may be of another gender (الوزيرة والسفير التقيا)?"""
    reading = verb.reading
    masculine = reading is not None and reading.features & Feature.MASCULINE
    return bool(masculine) and counted(verb) and len(sentence.members(phrase)) > 1


def _opens(sentence: Sentence, phrase: Item, k: int) -> bool:
    """Does a phrase in the accusative before a comma only say how one acts (متحدثا إلى الصحفيين، قال الوزير)?

    What «إن» governs (إن الجانبين، …، اتفقا) and what is counted (30 سفيرا) may act all the same.
    """
    if sentence.left(k).why in ("comp", "sub") or not accusative(phrase):
        return False
    if phrase.node.head.features & MANY:
        return _describes(sentence, phrase)
    before = sentence.nodes[max(phrase.first - 1, 0)]
    counted = "number" in (phrase.node.words()[0].morph.kind, before.morph.kind)
    return not counted and any(one.is_comma for one in sentence.items[phrase.index + 1 : k])


def _describes(sentence: Sentence, phrase: Item) -> bool:
    """Does a plural only describe those in the phrase before it (في لقاء مع الصحفيين المسافرين معه، قال الوزير)?"""
    before = sentence.items[phrase.index - 1] if phrase.index else None
    if before is None or before.kind != NP or not before.prep or before.last != phrase.first:
        return False
    wanted = Feature.DEFINITE | Feature.PLURAL
    return all(one.node.head.features & wanted == wanted for one in (before, phrase))


def _owned_by_him(sentence: Sentence, k: int, first: Item) -> bool:
    """Is the only phrase after the verb one with a pronoun of who acts (زار … والتقى وزيره)?"""
    node = first.node
    if PRONOUNS.get(node.suffix, NO_FEATURES) & Feature.FIRST and sentence.right(k).that is not None:
        return False  # أفاد مراسلنا أن
    if _of_speech(sentence.items[k]) or sentence.is_aux(sentence.items[k]):
        return False  # قالت زوجته إن، كان في استقباله نظيره
    return (
        node.chunk is not None
        and bool(node.suffix)
        and not node.head.value_of("rank")
        and len(sentence.bare_right(k)) == 1
    )
