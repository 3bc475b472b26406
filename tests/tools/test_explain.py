"""How an explanation is shown."""

import json
from pathlib import Path

import attrs
import pytest

from arabdiplo import Extractor
from arabdiplo.events import ChunkView, Document, Event, Loser, Span, Trace
from arabdiplo.tools.explain import failures, lines, to_dict, token_dicts
from arabdiplo.tools.explanation import Attempt, Explanation, LostMatch, NearMiss, Part, Place, Skipped, Tree, explain

SPAN, PLACE = Span(0, 3, "زار"), Place("a.dpl", 7)
BEATEN = (Loser("visit.tour", SPAN, "fewer roles"),)
EVENT = Event("m1", "E1", "visit", None, "actual", SPAN, (), rule="visit.travel", beaten=BEATEN)
EXPLANATION = Explanation(
    Trace(
        Document("d", "زار", None, (EVENT,)),
        chunks=(ChunkView("country", SPAN, "place.country", ("بيرو",), (("kind", "x"),), "v"),),
    ),
    attempts=(
        Attempt("call.phone", PLACE, 2, SPAN, "missing", "caller", 1, 2,
                (Part("trigger", "", "yes", SPAN, "verb"), Part("require", "caller", "no")), "«caller» wants person"),
    ),
    near=(NearMiss("place.city", PLACE, 1, 1, 2, SPAN, "adj", None, "the text ends"),),
    skipped=(Skipped("visit.leave", PLACE, ("غادر",), SPAN, "غار", "verb «زار»"),),
    trees=(("m1", Tree("visit", SPAN, "visit.travel arm 1, a.dpl:7", "", (Tree("trigger", SPAN, "", "verb «زار»"),))),),
    lost=(LostMatch("time.day", PLACE, SPAN, "time.week", "longer by 2 letters"),),
)  # fmt: skip


def test_all_parts_of_an_explanation_are_shown() -> None:
    assert list(lines(EXPLANATION, steps=True, chunks=True)) == [
        "chunks",
        "  0-3       country    place.country            «زار» = بيرو kind=x value=v",
        "events",
        "  m1 visit actual on «زار» 0-3: visit.travel arm 1, a.dpl:7",
        "    trigger: «زار», verb «زار»",
        "    won over visit.tour: fewer roles",
        "tried",
        "  call.phone arm 2 (a.dpl:7) on «زار»: reached 1/2, missing «caller»",
        "    + trigger: «زار» (verb)",
        "    x require caller",
        "    «caller» wants person",
        "lines that came near",
        "  place.city line 1 (a.dpl:7): reached 1/2 after «زار»",
        "    wants adj; the text ends",
        "matches that lost their words",
        "  time.day (a.dpl:7) on «زار»: time.week won, longer by 2 letters",
        "skipped, no word of the text begins them: 1 rule",
        "  visit: leave",
    ]


def test_one_rule_or_module_can_be_asked_for() -> None:
    shown = list(lines(EXPLANATION, frozenset(["call"])))
    assert shown[:2] == ["no event", "did not match"]
    assert not any("visit.travel" in line for line in shown)
    assert [chunk["rule"] for chunk in to_dict(EXPLANATION, frozenset(["visit"]))["chunks"]] == []


def test_what_failed_in_brief() -> None:
    assert list(failures(EXPLANATION, None))[-2:] == [
        "visit.leave (a.dpl:7): no word begins it; it begins with «غادر»",
        "  nearest: «زار», read as verb «زار», for «غار»",
    ]


def test_a_match_that_lost_to_another_rule_is_told_where_its_rule_is_asked_for() -> None:
    lost = Attempt("call.ring", PLACE, 1, SPAN, "lost", "", 2, 2, (Part("trigger", "", "yes", SPAN),), "visit.tour won")
    other = Explanation(EXPLANATION.trace, (lost, attrs.evolve(lost, arm=2)))
    told = ["  call.ring arm 1 (a.dpl:7) on «زار»: reached 2/2, lost", "    + trigger: «زار»", "    visit.tour won"]
    assert list(lines(other, frozenset(["call"]))) == ["no event", "matched, but another rule won", *told]
    assert list(failures(other, frozenset(["call"]))) == [
        "call.ring arm 1 (a.dpl:7) on «زار»: reached 2/2, lost",
        told[2][2:],
    ]
    assert list(failures(other, None)) == []
    # another arm of the rule has the event
    found = Explanation(EXPLANATION.trace, (attrs.evolve(lost, outcome="found"), attrs.evolve(lost, arm=2)))
    assert list(failures(found, frozenset(["call"]))) == []


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_json_has_everything_and_is_plain(extractor: Extractor) -> None:
    text = "زار وزير الخارجية الأردني الدوحة"
    record = json.loads(json.dumps(to_dict(explain(extractor, text)), ensure_ascii=False))
    (event,) = record["document"]["events"]
    tree = record["trees"][event["id"]]
    assert tree["by"].startswith("visit.travel arm ")
    roles = {branch["label"].split()[0]: branch for branch in tree["children"]}
    assert roles["visitor"]["children"][0]["by"].startswith("person.official")
    assert roles["destination"]["children"][0]["row"].startswith("proper «الدوحة» [capitals «الدوحة»")
    assert "visit.leave" in {one["rule"] for one in record["skipped"]}


def test_every_reading_of_every_token(extractor: Extractor) -> None:
    (token,) = token_dicts("وبالقاهرة", extractor.morphology)
    assert [segment["kind"] for segment in token["segments"]] == ["conj", "prep", "core"]
    assert [segment["start"] for segment in token["segments"]] == [0, 1, 2]
    assert token["readings"][0]["row"]["lexicon"] == "capitals"


def test_a_word_that_a_lexicon_types_and_a_pattern_takes_for_something_else(tmp_path: Path) -> None:
    rules = tmp_path / "bench.dpl"
    text = "حكمت محكمة النقض على سامر الخالدي"
    rules.write_text(
        f"""dpl 1
use actor
type bench is actor
lexicon benches -> bench {{ noun "محكمة النقض" }}
event verdict {{ judge : bench  accused : person  require judge }}
frame judge -> verdict {{
  verb "حكم يحكم" subject judge prep "على" accused
  example "{text}" judge "محكمة النقض" accused "سامر الخالدي"
  reject "حكم الولد"
}}
""",
        encoding="utf-8",
    )
    shown = "\n".join(lines(explain(Extractor(rules=[rules]), text), frozenset(["bench"])))
    assert "«محكمة النقض» is bench by lexicon «benches», but pattern «body." in shown
    assert "takes it for body: a pattern «match benches» would come before it" in shown


def test_a_phrase_that_another_role_has_is_no_filler_of_a_slot(tmp_path: Path) -> None:
    """The genitive is who promises; that nothing is left for the thing promised is said, and by whom it is taken."""
    rules = tmp_path / "vow.dpl"
    rules.write_text(
        """dpl 1
use actor
event vow { who : person  whom : person  what : person  require what }
frame vow -> vow {
  verb "وعد", masdar "وعد" subject who object whom object2 what
  example "وعد الوزير الكيني السفير المالي الرئيس التونسي"
    who "الوزير الكيني" whom "السفير المالي" what "الرئيس التونسي"
  reject "نام الكلب"
}
""",
        encoding="utf-8",
    )
    shown = list(lines(explain(Extractor(rules=[rules]), "جاء وعد الوزير الكيني"), frozenset(["vow"])))
    assert "    - slot object whom: «الوزير الكيني» (person, it is «who»)" in shown


POSTS = """dpl 1
type thing
type post
lexicon posts -> post { noun "رئيس سابق" }
pattern thing -> thing {
  match noun "رئيس" as a then "سابق" as b
  example "ضاع رئيس سابق" chunk "رئيس سابق"
}
pattern lost_thing -> thing {
  match "ضاع" then noun "رئيس"
  example "ضاع رئيس" chunk "ضاع رئيس"
}
pattern posts -> post {
  match posts as p
  example "ضاع رئيس سابق" chunk "رئيس سابق"
}
"""


def test_an_entry_of_several_words_is_said_to_be_one_word(tmp_path: Path) -> None:
    """Its words stand in no line by themselves, which is what a rule writer would look for in vain."""
    path = tmp_path / "posts.dpl"
    path.write_text(POSTS, encoding="utf-8")
    extractor = Extractor(rules=[path], bundled=False)
    asked = frozenset(["posts.thing"])
    shown = list(lines(explain(extractor, "ضاع رئيس سابق", rules=asked), asked))
    way_out = "the same entry in a lexicon of yours matches"
    why = f"«رئيس سابق» is one word to all rules, an entry of lexicon «posts»; {way_out}"
    assert f'    wants noun "رئيس" as a; {why}' in shown
    near = explain(extractor, "ضاع رئيس سابق", rules=frozenset(["posts.lost_thing"])).near
    assert near[0].found == why
    near = explain(extractor, "ضاع رجل سابق", rules=asked).near
    assert near[0].found == "no word here is that"


def test_all_chunks_are_all_though_one_rule_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "posts.dpl"
    path.write_text(POSTS, encoding="utf-8")
    rules = frozenset(["posts.thing"])
    found = explain(Extractor(rules=[path], bundled=False), "ضاع رئيس سابق", rules=rules)
    assert any("posts.posts" in line for line in lines(found, rules, chunks=True))
    assert not any("posts.posts" in line for line in lines(found, rules))


CROSSINGS = """dpl 1
use actor
type captive
lexicon captives { noun "أسير" plural "أسرى" }
pattern taken -> captive { match maybe number then captives as h then maybe group example "أسير" chunk "أسير" }
pattern taken_along -> captive { match "عن" then maybe adj then captives then maybe group example "عن أسير" }
event crossing { who : person or country  what : nominal or captive  mode : calm, rough, deep  require who }
lexicon dives { noun "غوص" mode deep }
frame cross -> crossing {
  verb "عبر يعبر" subject who object what
  example "عبر الوزير الكيني النهر" who "الوزير الكيني"
  reject "نام"
}
frame locked -> crossing {
  participle "مغلق" subject who
  example "عبر الوزير الكيني النهر" who "الوزير الكيني"
  reject "نام"
}
frame row -> crossing {
  verb "أبحر" subject who mode calm
  verb "غاص" subject who
  noun dives of who
  set mode = rough when sentence has "أمس"
  example "أبحر الوزير الكيني" who "الوزير الكيني"
  reject "نام"
}
"""


@pytest.fixture(scope="module")
def crossings(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    path = tmp_path_factory.mktemp("rules") / "crossings.dpl"
    path.write_text(CROSSINGS, encoding="utf-8")
    return Extractor(rules=[path])


@pytest.mark.parametrize(
    ("rule", "text", "why"),
    [
        ("cross", "الوزير الكيني عبر النهر", "«عبر» (verb «عبر») does not begin it: it is a preposition here"),
        ("locked", "وصف السفير المعبر المغلق", "«المغلق» (participle «مغلق») does not begin it: it "),
        ("cross", "طار الوزير الكيني", "no word begins it; it begins with «عبر»"),
    ],
)
def test_a_word_that_begins_a_rule_and_stands_there_as_something_else(
    crossings: Extractor, rule: str, text: str, why: str
) -> None:
    asked = frozenset([f"crossings.{rule}"])
    assert any(why in line for line in failures(explain(crossings, text, rules=asked), asked))


def test_a_word_that_another_pattern_took_is_told_with_what_it_made(crossings: Extractor) -> None:
    asked = frozenset(["crossings.taken", "crossings.taken_along"])
    near = explain(crossings, "سلمت كينيا 20 أسيرا", rules=asked).near
    assert near[0].found == "«أسيرا» stands in «20 أسيرا», which pattern «group.sum» has made amount of"
    near = explain(crossings, "أفرجت كينيا عن الأسرى الماليين", rules=asked).near
    taken = "«الأسرى» stands in «الأسرى الماليين», which pattern «group.officials» has made group of"
    assert {(one.rule.partition(".")[2], one.found) for one in near} == {("taken", taken), ("taken_along", taken)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("أبحر الوزير الكيني أمس", "+ mode calm: the arm has it, so no «set mode» is asked"),
        ("غاص الوزير الكيني أمس", '+ mode rough: set when sentence has "أمس"'),
        ("غاص الوزير الكيني", "- mode: neither arm nor row has one, and no «set mode» holds"),
        ("بدأ غوص الوزير الكيني أمس", "+ mode deep: the row has it [dives «غوص» mode=deep], so no «set mode» is asked"),
    ],
)
def test_what_gave_the_mode_is_a_step(crossings: Extractor, text: str, said: str) -> None:
    asked = frozenset(["crossings.row"])
    shown = list(lines(explain(crossings, text, rules=asked), asked, steps=True))
    assert f"    {said}" in shown
    assert any("reached 2/2, found" in line for line in shown)


def test_patterns_that_came_near_are_told_where_nothing_matched_or_a_frame_lacks_something(
    crossings: Extractor,
) -> None:
    asked = frozenset(["crossings"])
    found = explain(crossings, "عبر الوزير الكيني النهر", rules=asked)
    assert found.near and any("crossings.taken" in line for line in failures(found, asked))
    assert not any("crossings.taken" in line for line in failures(found, asked, matched=True))
    lacking = explain(crossings, "غاص القطار في النهر", rules=asked)
    assert any("crossings.taken" in line for line in failures(lacking, asked, matched=True))


def test_a_light_verb_that_has_its_noun_behind_a_preposition_is_told_how_it_is_written(tmp_path: Path) -> None:
    (path := tmp_path / "consent.dpl").write_text(
        "dpl 1\nuse actor\nevent consent { who : actor  require who }\nframe consent -> consent {\n"
        '  light "وافق" noun "قرض" subject who\n  example "وافق السفير قرضا" who "السفير"\n  reject "نام السفير"\n}\n',
        encoding="utf-8",
    )
    explanation = explain(Extractor(path), "وافق السفير الكيني على قرض", rules=["consent.consent"])
    assert any('write light "وافق على"' in attempt.advice for attempt in explanation.attempts)


def test_what_fills_a_role_without_the_name_that_is_required_is_told(tmp_path: Path) -> None:
    (path := tmp_path / "loan.dpl").write_text(
        "dpl 1\nuse actor\nevent loan { bank : country  sum : amount or nominal  require bank or 1 sum named }\n"
        'frame loan -> loan {\n  noun "قرض" prep "ب" sum prep "من" bank\n'
        '  example "وصل قرض من كينيا" bank "كينيا"\n  reject "نام السفير"\n}\n',
        encoding="utf-8",
    )
    explanation = explain(Extractor(path), "وصل قرض بـ500 مليون دولار", rules=["loan.loan"])
    assert any("«500 مليون دولار», the «sum», has no name" in attempt.advice for attempt in explanation.attempts)
