"""The clause: who does it in every word order, over relatives, commas, conjunctions, quotations."""

from __future__ import annotations

from typing import Any

import pytest


def found(own: Any, text: str) -> list[tuple[str, dict[str, list[str]]]]:
    """(type, role → words) of all events, in text order."""
    out = []
    for event in own.events(text):
        roles: dict[str, list[str]] = {}
        for arg in event.args:
            words = arg.span.text if arg.span is not None else f"({' '.join(arg.entity)})"
            roles.setdefault(arg.role, []).append(words)
        out.append((event.type, roles))
    return out


VISIT = ("visit", {"guest": ["مروان"], "spot": ["بيرو"]})


@pytest.mark.parametrize(
    "text",
    [
        "زار مروان بيرو",
        "مروان زار بيرو",
        "مروان يزور بيرو",
        "إن مروان زار بيرو",
        "وكان مروان قد زار بيرو",
        "في نيروبي زار مروان بيرو",
        "أمس، زار مروان بيرو",
        "زار مروان أمس بيرو",
        "زار مروان (في الصورة) بيرو",
        "زار مروان، في الصيف، بيرو",
        "نيروبي - زار مروان بيرو",
        "زار مروان «بيرو»",
        "وزار مروان بيرو",
        "فقد زار مروان بيرو",
        "ثم زار مروان بيرو",
        "حيث زار مروان بيرو",
        "بعد أن زار مروان بيرو",
        "مروان الذي زار بيرو تكلم",
        "تكلم مروان الذي زار بيرو",
        "مروان، الذي زار بيرو، تكلم",
        "وصل مروان إلى بيرو",
        "إلى بيرو وصل مروان",
    ],
)
def test_one_visit_in_many_orders(affairs: Any, text: str) -> None:
    assert found(affairs, text) == [VISIT]


def test_conjoined_verbs_share_their_subject(affairs: Any) -> None:
    meeting = ("meeting", {"side": ["مروان", "ليلى"]})
    for joint in (" و", "، ثم ", " ثم "):
        assert found(affairs, f"زار مروان بيرو{joint}التقى ليلى") == [VISIT, meeting], joint
        assert found(affairs, f"مروان زار بيرو{joint}التقى ليلى") == [VISIT, meeting], joint


def test_a_conjoined_verb_with_a_subject_of_its_own_keeps_it(affairs: Any) -> None:
    assert found(affairs, "زار مروان بيرو وزارت ليلى كينيا") == [
        VISIT,
        ("visit", {"guest": ["ليلى"], "spot": ["كينيا"]}),
    ]


def test_a_list_of_subjects_is_one_filler_each(affairs: Any) -> None:
    for text in ("زار مروان وليلى بيرو", "مروان وليلى زارا بيرو"):
        assert found(affairs, text) == [("visit", {"guest": ["مروان", "ليلى"], "spot": ["بيرو"]})], text
    assert found(affairs, "زار مروان وليلى وياسين بيرو وكينيا") == [
        ("visit", {"guest": ["مروان", "ليلى", "ياسين"], "spot": ["بيرو", "كينيا"]})
    ]


def test_a_verb_agrees_with_each_of_and_not_with_whom_that_lists(affairs: Any) -> None:
    assert found(affairs, "زار كل من ليلى ومروان بيرو") == [("visit", {"guest": ["ليلى", "مروان"], "spot": ["بيرو"]})]


def test_of_several_before_the_verb_the_first_may_be_of_another_gender(affairs: Any) -> None:
    for text in ("ليلى ومروان زارا بيرو", "إن ليلى ومروان زارا بيرو"):
        assert found(affairs, text) == [("visit", {"guest": ["ليلى", "مروان"], "spot": ["بيرو"]})], text


def test_who_is_named_right_after_the_verb_does_it_with_the_subject(affairs: Any) -> None:
    both = ("meeting", {"side": ["مروان", "ليلى", "ياسين"]})
    assert found(affairs, "مروان التقى وليلى ياسين") == [both]
    (said, visit) = found(affairs, "قال مروان إنه زار وليلى بيرو")
    assert said[0] == "talk"
    assert visit == ("visit", {"guest": ["مروان", "ليلى"], "spot": ["بيرو"]})


def test_what_an_owned_masdar_has_for_its_object_does_not_act(affairs: Any) -> None:
    for text in ("بعد استلامه الرئاسة، زار مروان بيرو", "بعد شهر من تركه ليلى زار مروان بيرو"):
        assert found(affairs, text)[-1] == VISIT, text


def test_no_list_of_unlike_kinds(affairs: Any) -> None:
    """«وبيرو» after a person's name begins nothing that could be a visitor."""
    assert found(affairs, "التقى مروان وليلى") == [("meeting", {"side": ["مروان", "ليلى"]})]


def test_what_is_said_has_its_own_subject(affairs: Any) -> None:
    talk = ("talk", {"speaker": ["مروان"], "said": ["ياسين زار بيرو"]})
    assert found(affairs, "قال مروان إن ياسين زار بيرو") == [talk, ("visit", {"guest": ["ياسين"], "spot": ["بيرو"]})]
    quoted = ("talk", {"speaker": ["مروان"], "said": ["ياسين زار بيرو"]})
    assert found(affairs, "قال مروان: «ياسين زار بيرو»")[0] == quoted


@pytest.mark.parametrize(
    "text",
    ["قالت ليلى إن مروان «زار بيرو»", "قالت ليلى إن مروان «زار» بيرو", "مروان «زار بيرو»", "قال مروان إنه «زار بيرو»"],
)
def test_a_quoted_predicate_has_its_subject_before_the_mark(affairs: Any, text: str) -> None:
    (visit,) = [event for event in affairs.events(text) if event.type == "visit"]
    assert [arg.entity for arg in visit.fillers("guest")] == [("مروان",)]


def test_a_quotation_with_a_colon_is_no_predicate(affairs: Any) -> None:
    assert found(affairs, "مروان: «زارت ليلى بيرو»")[0] == ("visit", {"guest": ["ليلى"], "spot": ["بيرو"]})


def test_a_clause_ends_at_a_full_stop_and_a_new_line(affairs: Any) -> None:
    assert found(affairs, "زار مروان. بيرو") == []
    assert found(affairs, "زار مروان\nبيرو") == []


def test_a_relative_clause_is_stepped_over(affairs: Any) -> None:
    text = "التقى مروان، الذي زار بيرو، ليلى"
    assert found(affairs, text) == [("meeting", {"side": ["مروان", "ليلى"]}), VISIT]


def test_a_comma_joins_office_and_name(affairs: Any) -> None:
    (event,) = affairs.events("زار السفير الكيني، مروان، بيرو")
    assert [arg.entity for arg in event.fillers("guest")] == [("مروان",)]


def test_a_noun_in_a_genitive_is_no_phrase_of_the_verb(affairs: Any) -> None:
    """«باب مروان» is one phrase: nobody visits."""
    assert found(affairs, "زار باب مروان بيرو") == []


def test_after_a_preposition_a_form_is_no_verb(affairs: Any) -> None:
    """«وصل» after «في» is the noun (a link), not the verb."""
    assert found(affairs, "في وصل مروان إلى بيرو") == []


@pytest.mark.parametrize("text", ["لم يزر مروان بيرو", "لن يزور مروان بيرو", "لا يزور مروان بيرو", "ما زار مروان بيرو"])
def test_particles_before_the_verb_hide_no_phrase(affairs: Any, text: str) -> None:
    assert found(affairs, text) == [VISIT]


@pytest.mark.parametrize(
    "text",
    [
        "الاتفاقية التي وقعها مروان جديدة",
        "زيارة مروان إلى بيرو مهمة",
    ],
)
def test_a_predicate_is_no_part_of_the_phrase_before_it(affairs: Any, text: str) -> None:
    ((_, roles),) = found(affairs, text)
    assert not [words for fillers in roles.values() for words in fillers if " " in words]


@pytest.mark.parametrize(
    "text",
    [
        "قال مروان إنه زار بيرو",
        "أكد مروان أنه سيزور بيرو",
        "أكد مروان أن الوفد كبير وزار بيرو",
    ],
)
def test_the_only_phrase_is_the_object_if_only_that_fits(affairs: Any, text: str) -> None:
    event = affairs.events(text)[-1]
    assert (event.type, [arg.entity for arg in event.fillers("spot")]) == ("visit", [("بيرو",)])
    assert event.fillers("guest")


def test_the_only_phrase_of_a_new_sentence(affairs: Any) -> None:
    event = affairs.event("تكلم مروان. وزار بيرو")
    assert [arg.entity for arg in event.args] == [("مروان",), ("بيرو",)]


def test_the_only_phrase_of_a_subordinate_clause(affairs: Any) -> None:
    assert found(affairs, "التقى مروان ليلى، كما زار بيرو")[-1] == VISIT


def test_place_and_time_belong_to_their_clause(affairs: Any) -> None:
    first, second = affairs.events("زار مروان بيرو أمس وسيلتقي ليلى في نيروبي غدا")
    assert (first.place, first.time.span.text, first.time.value) == (None, "أمس", "2024-03-05")
    assert (second.place.span.text, second.time.span.text, second.time.value) == ("نيروبي", "غدا", "2024-03-07")
    (fronted,) = affairs.events("في نيروبي أمس، التقى مروان ليلى")
    assert (fronted.place.span.text, fronted.time.span.text) == ("نيروبي", "أمس")


def test_a_quotation_before_a_clause_on_the_speaker_is_all_that_was_said(affairs: Any) -> None:
    events = found(affairs, "قال مروان: «البيت كبير»، قبل أن يزور بيرو")
    assert events == [("talk", {"speaker": ["مروان"], "said": ["البيت كبير"]}), VISIT]


def test_two_nouns_for_one_thing_share_what_hangs_on_the_second(affairs: Any) -> None:
    events = affairs.events("أجرى مروان لقاءات ومحادثات مع ليلى")
    assert events
    for event in events:
        assert [arg.span.text for arg in event.args if arg.span is not None] == ["مروان", "ليلى"]
