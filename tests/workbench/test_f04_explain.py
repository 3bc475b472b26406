"""Feature 4: explain shows on one screen how far a rule came, which part failed at which word, and what would fit."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import arabdiplo
from arabdiplo.cli.root import run
from arabdiplo.tools.explain import lines
from arabdiplo.tools.explanation import Explanation, explain

LONG = (
    "وصل وزير الزراعة الكيني إلى مسقط صباح الثلاثاء في زيارة رسمية تدوم ثلاثة أيام يبحث خلالها مع نظيره العماني "
    "سبل تطوير التعاون بين البلدين، ومن المنتظر أن يوقع الوزيران مذكرة تفاهم في مجال الصيد البحري، فيما أكد الناطق "
    "باسم الحكومة الكينية أن الوفد سيزور أيضا مدينة صلالة، وكان رئيس الوزراء قد تلقى مكالمة هاتفية من الرئيس "
    "التشادي مساء الأحد هنأه فيها بالعيد الوطني للبلاد"
)


def near(extractor: arabdiplo.Extractor, text: str, rule: str) -> Explanation:
    return explain(extractor, text, rules=frozenset([rule]))


def test_what_failed_at_which_word_and_what_would_do(extractor: arabdiplo.Extractor) -> None:
    attempt = near(extractor, "زار المرض القرية", "visit.travel").attempts[0]
    assert (attempt.outcome, attempt.role, attempt.trigger.text) == ("wrong", "visitor", "زار")
    assert 0 < attempt.reached < attempt.of
    failed = next(part for part in attempt.parts if part.state == "no")
    assert failed.word is not None and failed.word.text == "المرض" and failed.found == "masdar"
    assert attempt.advice.startswith("«visitor» wants person or group")


def test_the_nearest_phrase_of_the_type_is_named(extractor: arabdiplo.Extractor) -> None:
    attempts = near(extractor, "زار المرض القرية، قال وزير النقل الغاني", "visit.travel").attempts
    assert "nearest that fits: «وزير النقل الغاني» (person)" in attempts[0].advice


def test_the_requirement_that_failed_is_told_from_those_that_held(extractor: arabdiplo.Extractor) -> None:
    attempt = near(extractor, "زار الباحث القرية الصغيرة", "visit.travel").attempts[0]
    states = [(part.wanted, part.state) for part in attempt.parts if part.name == "require"]
    assert states[0][0].startswith("visitor") and states[0][1] == "yes"
    assert states[-1][1] == "no" and "named" in states[-1][0]
    assert "with a name" in attempt.advice


def test_a_bar_that_holds_is_named_with_its_word(extractor: arabdiplo.Extractor) -> None:
    attempt = near(extractor, "يزور السائح اليمني باريس", "visit.travel").attempts[0]
    assert attempt.outcome == "blocked"
    failed = next(part for part in attempt.parts if part.state == "no")
    assert failed.name == "unless" and 'noun "سائح"' in failed.wanted
    assert failed.word is not None and failed.word.text == "السائح"


def test_a_condition_with_a_name_is_called_by_it(extractor: arabdiplo.Extractor) -> None:
    """The rule says `unless _not_of_states`, that is `on_a_match or text has …`: the part that holds is shown."""
    attempt = near(extractor, "فرض الحكم عقوبات على المدرب", "sanction.punish").attempts[0]
    failed = next(part for part in attempt.parts if part.state == "no")
    assert (failed.name, failed.wanted) == ("unless", "_not_of_states")
    assert attempt.advice.startswith("«unless _not_of_states» of event «sanction» holds by «المدرب»: text has (")
    assert "مستخدم" not in attempt.advice


def test_a_condition_that_does_not_hold_shows_what_stands_there(extractor: arabdiplo.Extractor) -> None:
    attempts = near(extractor, "وصلت أسعار القمح إلى مستوى قياسي", "visit.travel").attempts
    failed = next(part for part in attempts[0].parts if part.state == "no")
    assert failed.name == "when" and 'prep "إلى" is «مستوى» (noun)' in failed.found


def test_a_missing_light_verb_is_said(extractor: arabdiplo.Extractor) -> None:
    attempts = near(extractor, "انتهت زيارة الوفد", "visit.tour").attempts
    missing = [attempt for attempt in attempts if attempt.outcome == "no light verb"]
    assert any('"قام ب"' in attempt.advice and "«زيارة»" in attempt.advice for attempt in missing)


def test_a_masdar_is_the_light_verb(extractor: arabdiplo.Extractor) -> None:
    found = explain(extractor, "يعتزم الوزير اليمني القيام بزيارة إلى باريس")
    (tree,) = (tree for _, tree in found.trees)
    light = next(branch for branch in tree.children if branch.label == "light")
    assert light.span is not None and light.span.text == "القيام"
    parts = next(attempt for attempt in found.attempts if attempt.outcome == "found").parts
    assert [part.word.text for part in parts if part.name == "light" and part.word is not None] == ["القيام"]


def test_rules_without_a_trigger_are_skipped_with_the_nearest_word(extractor: arabdiplo.Extractor) -> None:
    (skipped,) = near(extractor, "دار الرئيس حول البيت", "visit.leave").skipped
    assert skipped.begins[0] == "غادر" and skipped.nearest is None
    (skipped,) = near(extractor, "غامر الرئيس في البيت", "visit.leave").skipped
    assert skipped.nearest is not None and (skipped.nearest.text, skipped.like) == ("غامر", "غادر")


def test_every_frame_is_accounted_for(extractor: arabdiplo.Extractor) -> None:
    found = explain(extractor, LONG)
    tried = {attempt.rule for attempt in found.attempts}
    skipped = {one.rule for one in found.skipped}
    frames = {f"{module}.{frame.name}" for module, frame in extractor.program.frames}
    assert tried | skipped == frames and not tried & skipped


def test_lines_of_patterns_say_where_they_stopped(extractor: arabdiplo.Extractor) -> None:
    found = near(extractor, "وصل بعد غروب الشمس", "day.yesterday")
    assert found.near and found.near[0].failed
    assert all(0 <= one.reached <= one.of for one in found.near)


def test_the_same_events_as_extract(extractor: arabdiplo.Extractor) -> None:
    assert explain(extractor, LONG).trace.document.events == extractor.extract(LONG).events


def test_sixty_words_with_all_rules_take_less_than_half_a_second(
    extractor: arabdiplo.Extractor, patiently: Callable[[Callable[[], None]], None]
) -> None:
    assert len(LONG.split()) >= 59
    explain(extractor, LONG)
    assert len(list(lines(explain(extractor, LONG)))) <= 2 * len(LONG.split())

    def check() -> None:
        began = time.perf_counter()
        list(lines(explain(extractor, LONG)))
        assert time.perf_counter() - began < 0.5

    patiently(check)


def test_the_screen_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "visit.travel", "زار المرض القرية"]) == 0
    out = capsys.readouterr().out.replace("\u2068", "").replace("\u2069", "")
    assert "visit.travel arm " in out and "(rules/visit.dpl:" in out
    assert "wrong «visitor» at «المرض» 4-9 (masdar)" in out
    assert "x require visitor" in out
