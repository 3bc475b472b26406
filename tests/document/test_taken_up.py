"""What a noun takes up that was told before: «الزيارة», «تصريحات فيرن»."""

from __future__ import annotations

import arabdiplo


def _events(text: str) -> list[tuple[str, str, str]]:
    """Of each event of a text its trigger, its group, and where to if somebody travels."""
    document = arabdiplo.extract(text)
    where = (
        next((name for arg in one.args if arg.role == "destination" for name in arg.entity), "")
        for one in document.events
    )
    return [(one.trigger.text, one.event, there) for one, there in zip(document.events, where, strict=True)]


def test_the_visit_behind_a_stop_on_the_way_is_the_whole_visit() -> None:
    came = "بدأ وزير الصحة الكيني جوزيف موانغي زيارة إلى مالطا. وتفقد الوزير مركز الأبحاث."
    assert _events(f"{came} وقال إن الزيارة ناجحة.")[-1] == ("الزيارة", "E1", "مالطا")
    assert _events(f"{came} وقال إن هذه الزيارة ناجحة.")[-1] == ("الزيارة", "E2", "مركز الأبحاث")
    house = "زار جوزيف موانغي جامعة البحر. وبدأ موانغي جولة في كلية الطب."
    assert _events(f"{house} وانتهت الجولة مساء.")[-1][2] == "كلية الطب"
    again = "بدأ جوزيف موانغي زيارة إلى جامعة البحر. وبدأ موانغي جولة في كلية الطب."
    assert _events(f"{again} وشكر موانغي الأساتذة في ختام الزيارة.")[-1][2] == "جامعة البحر"


def test_speech_that_a_noun_recalls_is_what_was_told_of_the_same_speaker() -> None:
    def groups(text: str) -> list[str]:
        return [one.event for one in arabdiplo.extract(text).events if one.type == "statement"]

    said, jarred = "أكد الوزير المالطي كريس فيرن أن القرار خاطئ.", "وأثارت تصريحات فيرن جدلا."
    assert groups(f"{said} {jarred}") == ["E1", "E1"]
    assert groups(f"{said} {jarred} ولقيت تصريحات فيرن ترحيبا.") == ["E1", "E1", "E1"]
    other = "قال سامر الخالدي إن الوضع صعب."
    assert groups(f"{other} {said} {jarred}") == ["E1", "E2", "E3"]
    assert groups(f"{other} {said} {jarred} ولقيت تصريحات فيرن ترحيبا.") == ["E1", "E2", "E3", "E3"]
    assert groups(f"{said} وفيما يلي تصريحات فيرن: الوضع صعب") == ["E1", "E2"]  # what is still to be told
    assert groups("أكدت مالطا أن القرار خاطئ. وأثارت تصريحات الوزير المالطي كريس فيرن جدلا.") == ["E1", "E2"]


def test_the_last_days_of_the_calendar_are_days_like_others() -> None:
    text = "وُقّعت الاتفاقية أمس بين كينيا ومالطا. وقال الوزير الكيني إن الاتفاقية وُقّعت في نيروبي بين كينيا ومالطا."
    assert [one.type for one in arabdiplo.extract(text, date="9999-12-31").events].count("signing") == 2
