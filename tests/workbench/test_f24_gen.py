"""Feature 24: sentences made from a rule match it with the fillers they were made of.

That a line of a pattern matches what a matcher that tries everything finds is shown in
tests/matching/test_line_property.py.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import arabdiplo
from arabdiplo.cli.root import run
from arabdiplo.engine import Engine
from arabdiplo.lang import load_rules
from arabdiplo.tools.gen import Generator

sys.path.insert(0, str(Path(__file__).parent))
from strategies import drafts  # noqa: E402

RULES = ["visit.travel", "visit.tour", "meeting.meet", "signing.sign", "statement.assert", "office.post"]


@pytest.mark.parametrize("rule", RULES)
def test_every_sentence_matches_its_rule_with_its_fillers(extractor: arabdiplo.Extractor, rule: str) -> None:
    made = list(Generator(extractor.engine, Random(7).choice).sentences(rule, 5, 150))
    assert len(made) >= 3
    for draft in made:
        assert draft.matched
        trace = extractor.explain(draft.text)
        if not draft.trigger:
            assert (draft.rule, draft.fillers[0][1]) in {(c.rule, c.span.text) for c in trace.chunks}
            continue
        events = [event for event in trace.document.events if event.rule == rule]
        held = {(arg.role, arg.span.text) for e in events for arg in (*e.args, e.place) if arg and arg.span}
        assert set(draft.fillers) <= held


def test_the_same_seed_gives_the_same_sentences(extractor: arabdiplo.Extractor) -> None:
    one, other = (list(Generator(extractor.engine, Random(3).choice).sentences("visit.travel", 3)) for _ in range(2))
    assert one == other


def test_a_light_verb_named_by_past_and_present_is_one_verb(tmp_path: Path) -> None:
    path = tmp_path / "heading.dpl"
    path.write_text(
        """dpl 1
use actor
event heading { leader : actor  require leader }
frame chair -> heading {
  light "رأس يرأس" noun "اجتماع" subject leader
  example "رأس الوزير التونسي اجتماعا" leader "الوزير التونسي"
  reject "رأس المال"
}
""",
        encoding="utf-8",
    )
    generator = Generator(Engine(load_rules([path], bundled=False)), Random(1).choice)
    drafts = [draft for _ in range(20) if (draft := generator.draft("heading.chair")) is not None]
    assert {draft.text.split()[0] for draft in drafts} == {"رأس"}
    assert all("يرأس" not in draft.text for draft in drafts) and any(draft.matched for draft in drafts)


@pytest.mark.slow
def test_every_rule_has_a_sentence(extractor: arabdiplo.Extractor) -> None:
    generator = Generator(extractor.engine, Random(1).choice)
    without = [rule for rule in generator.rules if not any(generator.sentences(rule, 1, 40))]
    assert without == []


@pytest.mark.parametrize("rule", ["meeting.dealt_with", "place.seat"])
def test_a_rule_that_asks_for_more_than_its_words_is_varied_from_its_examples(
    extractor: arabdiplo.Extractor, rule: str
) -> None:
    """A condition on the clause, an earlier mention: what is made word by word does not have it."""
    made = list(Generator(extractor.engine, Random(5).choice).sentences(rule, 6, 60))
    assert made and {draft.part.split()[0] for draft in made} == {"example"}
    own = {check.text for check in Generator(extractor.engine, Random(5).choice).rules[rule].checks}
    assert any(draft.text not in own for draft in made)


def test_a_phrase_within_one_that_has_other_words_is_not_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "heading.dpl"
    path.write_text(
        """dpl 1
use actor
event heading { leader : actor  home : place  topic : nominal  require leader }
frame chair -> heading {
  verb "رأس" subject leader object topic
  example "رأس الوزير التونسي اجتماع الوفد الكيني" leader "الوزير التونسي" topic "اجتماع الوفد الكيني"
  example "رأس وزير النقل التونسي اجتماع الوفد" leader "وزير النقل التونسي" home "التونسي" topic "اجتماع الوفد"
  reject "رأس المال"
}
""",
        encoding="utf-8",
    )
    generator = Generator(Engine(load_rules([path], bundled=False)), Random(1).choice)
    drafts = [draft for _ in range(40) if (draft := generator.variant("heading.chair")) is not None]
    assert len({draft.text for draft in drafts}) > 5
    assert all(words in draft.text for draft in drafts for _, words in draft.fillers)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_tashkeel_and_tatweel_change_no_generated_event(extractor: arabdiplo.Extractor, data: st.DataObject) -> None:
    """The strategy at work: marks within words move spans and change nothing else."""
    draft = data.draw(drafts(extractor.engine, data.draw(st.sampled_from(["visit.inspect", "meeting.meet"]))))
    assume(draft is not None and draft.matched)
    assert draft is not None
    size = len(draft.text)
    marks = data.draw(st.lists(st.sampled_from(["", "\u064e", "\u0640"]), min_size=size, max_size=size))
    inside = [
        mark if i + 1 < len(draft.text) and draft.text[i].isalpha() and draft.text[i + 1].isalpha() else ""
        for i, mark in enumerate(marks)
    ]
    text = "".join(letter + mark for letter, mark in zip(draft.text, inside, strict=True))
    found = [(event.type, event.rule) for event in extractor.extract(text).events]
    assert (draft.rule.partition(".")[0], draft.rule) in found or draft.rule in {rule for _, rule in found}


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gen", "visit.inspect", "-n", "2", "--json"]) == 0
    made = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(made) == 2 and all(one["matched"] and one["fillers"] for one in made)
    assert run(["gen", "visit.inspekt"]) == 2
    assert "did you mean «visit.inspect»?" in capsys.readouterr().err


def test_it_ends_where_nothing_new_comes(tmp_path: Path) -> None:
    (tmp_path / "word.dpl").write_text(
        'dpl 1\ntype word_of_peace\npattern peace -> word_of_peace { match "سلام" example "سلام" }\n', encoding="utf-8"
    )
    generator = Generator(Engine(load_rules([tmp_path / "word.dpl"], bundled=False)), Random(1).choice)
    assert [draft.text for draft in generator.sentences("word.peace", 10**9)] == ["سلام"]
