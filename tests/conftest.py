"""What tests of several folders share: patience with clocks, and a small world of rules.

The world has a few names, offices, states and the grammar's particles.
`world(rules)` compiles rules of a test beside it (a text is compiled once);
bundled rules other than `grammar` are not loaded, so that a change of the
bundled rules changes no test here.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from arabdiplo.engine import Engine
from arabdiplo.events.records import Arg, ChunkView, Event
from arabdiplo.lang import load_rules
from arabdiplo.tools.tester import run_checks

sys.path.insert(0, str(Path(__file__).parent))  # for shared.py

WORLD = """dpl 1 # world.dpl: persons, states, bodies of the tests
type country is place, actor
type city is place, actor with acts
type person is actor with office, state
type body is actor, place
type group is actor with office
type demonym with state
type office with office, state
lexicon countries -> country { proper "بيرو" proper "كينيا" proper "تونس" proper "النرويج" proper "أستراليا" }
lexicon cities -> city {
  proper "ليما" acts "بيرو"
  proper "نيروبي" acts "كينيا"
}
lexicon demonyms -> demonym {
  adj "تونسي" state "تونس"
  adj "كيني" state "كينيا"
  adj "نرويجي" state "النرويج"
}
lexicon bodies -> body { proper "البنك الدولي" proper "الأمم المتحدة" }
lexicon names { proper "مروان" or "ياسين" gender m proper "ليلى" or "نادية" gender f }
lexicon offices {
  noun "وزير" plural "وزراء" feminine "وزيرة"
  noun "سفير" plural "سفراء" feminine "سفيرة"
}
lexicon days { word "أمس" or "غدا" }
lexicon parties { noun "وفد" plural "وفود" }
pattern post -> office {
  match offices as o then maybe demonym as d
  set office = o.entity, state = d.state
  head o
  example "حضر السفير الكيني" chunk "السفير الكيني" state "كينيا"
}
pattern somebody -> person {
  match office as o then maybe names as n
  match names as n
  set office = o.office, state = o.state
  entity n
  refer person with office = o.office and state = o.state
  example "حضر السفير الكيني مروان" chunk "السفير الكيني مروان" is "مروان" state "كينيا"
}
pattern delegation -> group {
  match parties as h then maybe demonym
  head h
  example "حضر وفد نرويجي" chunk "وفد نرويجي"
}
pattern the_day_before -> time {
  match "أمس"
  value back 1 day
  example "حضر أمس" chunk "أمس" is "2024-03-05" date "2024-03-06"
}
pattern the_day_after -> time {
  match "غدا"
  value ahead 1 day
  example "حضر غدا" chunk "غدا" is "2024-03-07" date "2024-03-06"
}
"""

AFFAIRS = """
event visit { guest : person or group many  host : actor  spot : place many  require guest and spot }
event meeting { side : actor many  require 2 side }
event invite { giver, taker : actor many  require giver or taker }
event praise { giver : actor many  target : actor many  deed : nominal  require giver }
event talk { speaker : actor  said : clause  require speaker }
event deal { side : actor many  paper : document  require paper }
type document
lexicon papers { noun "اتفاقية" or "وثيقة" }
pattern paper -> document { match papers as h then up to 2 adj example "وقع مروان اتفاقية" chunk "اتفاقية" }
frame visit -> visit {
  verb "زار", masdar "زيارة" subject guest object spot prep "إلى" spot
  verb "وصل يصل" subject guest prep "إلى" spot
  light "قام ب" or "أدى" or "بدأ" noun "زيارة" subject guest
  fill host from beside giver
  fill guest from beside taker
  example "زار مروان بيرو" guest "مروان" spot "بيرو"
  reject "زار الحلم"
}
frame meet -> meeting {
  verb "التقى" subject side object side prep "مع" or "ب" side
  noun "محادثات" of side between side prep "مع" side
  light "أجرى" noun "محادثات" subject side
  example "التقى مروان ليلى" side "مروان" side "ليلى"
  reject "التقى الماء"
}
frame invite -> invite {
  verb "دعا" subject giver object taker
  example "دعا مروان ليلى" giver "مروان" taker "ليلى"
  reject "دعا الصوت"
}
frame praise -> praise {
  verb "أشاد" subject giver prep "ب" target or deed
  fill target from explicit, suffix, inside deed
  example "أشاد مروان بليلى" giver "مروان" target "ليلى"
  reject "أشاد البناء"
}
frame talk -> talk {
  verb, participle "قال" or "أضاف" or "أكد" subject speaker that said quote said
  example "قال مروان إن البيت كبير" speaker "مروان" said "البيت كبير"
  reject "البيت كبير"
}
frame sign -> deal {
  verb "وقّع", masdar "توقيع" subject side object paper prep "على" paper
  example "وقع مروان اتفاقية" side "مروان" paper "اتفاقية"
  reject "وقع الحجر"
}
status planned rank 2 {
  verb "اعتزم"
  particle "س"
  verb "دعا" control object
  example "يعتزم مروان زيارة بيرو" trigger "زيارة" status planned
}
"""


@attrs.frozen
class World:
    """Compiled rules, and what their events look like in a test."""

    engine: Engine

    def events(self, text: str, date: str | None = "2024-03-06") -> list[Event]:
        """The events; every span is checked on the way."""
        document = self.engine.run(text, date)
        for event in document.events:
            for span in (event.trigger, *(arg.span for arg in event.args)):
                assert span is None or text[span.start : span.end] == span.text
        return list(document.events)

    def event(self, text: str, date: str | None = "2024-03-06") -> Event:
        (event,) = self.events(text, date)
        return event

    def roles(self, text: str) -> dict[str, list[str]]:
        """Role → words of its fillers, of the only event; implicit ones as (names)."""
        return fillers(self.event(text))

    def sources(self, text: str, role: str) -> list[str]:
        """How the fillers of *role* of the only event were found."""
        return [arg.source for arg in self.event(text).fillers(role)]

    def chunks(self, text: str, kind: str = "") -> list[ChunkView]:
        """Chunks that a pattern made, of one type."""
        chunks = self.engine.explain(text, "2024-03-06").chunks
        return [chunk for chunk in chunks if chunk.rule and kind in ("", chunk.type)]

    def spans(self, text: str, kind: str) -> list[str]:
        return [chunk.span.text for chunk in self.chunks(text, kind)]

    def refusals(self, text: str) -> set[tuple[str, str, str]]:
        """(rule, reason, role) of all refusals of a text that gives no event."""
        trace = self.engine.explain(text, "2024-03-06")
        assert trace.document.events == ()
        return {(refusal.rule, refusal.reason, refusal.role) for refusal in trace.refusals}


def fillers(event: Event) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for arg in event.args:
        out.setdefault(arg.role, []).append(_shown(arg))
    return out


def _shown(arg: Arg) -> str:
    return arg.span.text if arg.span is not None else "(" + " ".join(arg.entity) + ")"


Build = Callable[[str], World]


@pytest.fixture
def patiently() -> Callable[[Callable[[], None]], None]:
    """Run a check of times until it holds, five times at most: what is slow is slow every time, a neighbour is not."""

    def run(check: Callable[[], None]) -> None:
        for pause in (0.1, 0.5, 2, 5):
            try:
                return check()
            except AssertionError:
                time.sleep(pause)
        check()

    return run


@pytest.fixture(scope="session")
def spot(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[str]]:
    """`spot(expression, text, rules)`: the words that a pattern of this one line marks in the text."""
    engines: dict[str, Engine] = {}

    def found(expression: str, text: str, rules: str = "") -> list[str]:
        source = f'dpl 1\ntype hit\n{rules}\npattern it -> hit {{ match {expression} example "بلا" chunk "بلا" }}'
        if source not in engines:
            path = tmp_path_factory.mktemp("spot") / "own.dpl"
            path.write_text(source, encoding="utf-8")
            engines[source] = Engine(load_rules([path], bundled=False))
        chunks = engines[source].explain(text).chunks
        assert all(text[chunk.span.start : chunk.span.end] == chunk.span.text for chunk in chunks)
        return [chunk.span.text for chunk in chunks if chunk.type == "hit"]

    return found


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Compiles rules alone; their examples are not run (there are rules here that must lose)."""
    built: dict[str, World] = {}

    def build(rules: str) -> World:
        if rules not in built:
            path = tmp_path_factory.mktemp("plain") / "own.dpl"
            path.write_text("dpl 1\n" + rules, encoding="utf-8")
            built[rules] = World(Engine(load_rules([path], bundled=False)))
        return built[rules]

    return build


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Compiles rules that may use `world` and `grammar`; their own examples must pass."""
    built: dict[str, World] = {}

    def build(rules: str) -> World:
        if rules not in built:
            folder = tmp_path_factory.mktemp("rules")
            (folder / "world.dpl").write_text(WORLD, encoding="utf-8")
            (folder / "own.dpl").write_text("dpl 1\nuse world, grammar\n" + rules, encoding="utf-8")
            program = load_rules([folder / "own.dpl"], bundled=False)
            engine = Engine(program)
            failed = [str(one) for one in run_checks(program, engine.explain, ["own", "world"]) if not one.passed]
            assert failed == [] or rules.startswith("# unchecked")
            built[rules] = World(engine)
        return built[rules]

    return build


@pytest.fixture(scope="session")
def affairs(world: Build) -> World:
    """Visits, meetings, invitations, praise, talk, deals: a small model of the bundled frames."""
    return world(AFFAIRS)
