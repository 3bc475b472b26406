"""Rules that are loaded again after a change are the rules that a fresh start loads."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from arabdiplo import Extractor
from arabdiplo.engine import Engine
from arabdiplo.lang import Program, RuleError, load_rules
from arabdiplo.lang.again import Again
from arabdiplo.lang.bundled import bundled_rules_dir
from arabdiplo.tools.explain import to_dict
from arabdiplo.tools.explanation import explain

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "tests" / "cli" / "rules" / "tour.dpl"
TEXTS = [json.loads(line)["text"] for line in (ROOT / "seeds" / "gold.jsonl").read_text("utf-8").splitlines()][:6]
OWN = [
    "جاب نادر مسقط أمس",
    "طافت سلمى وبالي بقرطاج",
    "بمسقط جال شادي",
    "قام نادر بجولة في دار السلام",
    "زار الوزير بيروت",
]

#: (what stands in tour.dpl, what is written instead), one after the other
EDITS = [
    ("# tour.dpl: small", "# tour.dpl:\n\n# small"),
    ('verb "جاب يجوب"', 'verb "جاب يجوب" or "طاف"'),
    ('proper "نادر"', 'proper "شادي" or "نادر"'),
    ('  proper "مسقط"\n', '  proper "مسقط"\n  proper "دار السلام" or "بمسقط"\n'),
    ('  proper "دار السلام" or "بمسقط"\n', ""),
    ('noun "جولة"', 'noun "تطواف" or "جولة"'),
    ("type stopover is place", "type halt is place\ntype stopover is halt"),
    ('near "جاب نادر البلاد" wrong stop', 'unless trigger is verb[passive]\n  near "جاب نادر البلاد" wrong stop'),
    ("  code cameo", "  require tourist\n  code cameo"),
]


class Rules:
    """A folder with rules, loaded again and again."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "tour.dpl"
        source = RULES.read_text(encoding="utf-8").replace("type someone", "use grammar, time\ntype someone")
        self.file.write_text(source.replace("  also prep", '  noun "جولة" of tourist\n  also prep'), encoding="utf-8")
        self.again = Again()
        self.extractor: Extractor | None = None
        self.load()

    def load(self) -> Extractor:
        program = load_rules([self.file], bundled=False, again=self.again)
        self.extractor = Extractor.of(program, earlier=self.extractor)
        return self.extractor

    def change(self, old: str, new: str) -> Extractor:
        source = self.file.read_text(encoding="utf-8")
        assert old in source
        self.file.write_text(source.replace(old, new), encoding="utf-8")
        return self.load()


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return Rules(tmp_path_factory.mktemp("rules"))


def same(found: Extractor, wanted: Extractor) -> None:
    """The same program, words and events."""
    assert found.program == wanted.program
    for text in OWN:
        assert to_dict(explain(found, text)) == to_dict(explain(wanted, text))
    for text in TEXTS:
        assert found.engine.run(text) == wanted.engine.run(text)
    mine, other = found.engine, wanted.engine
    assert dict(mine.morphology.index.rows) == dict(other.morphology.index.rows)
    assert dict(mine.morphology.index.kin) == dict(other.morphology.index.kin)
    assert dict(mine.words.cutter.ways) == dict(other.words.cutter.ways)


@pytest.mark.parametrize("number", range(len(EDITS)))
def test_a_change_gives_what_a_fresh_start_gives(rules: Rules, number: int) -> None:
    found = rules.change(*EDITS[number])
    same(found, Extractor.of(load_rules([rules.file], bundled=False)))


def test_what_did_not_change_is_not_made_again(rules: Rules) -> None:
    before = rules.load()
    after = rules.change('example "جاب نادر مسقط"', 'example "جاب نادر مسقط اليوم"')
    assert after.morphology is before.morphology
    assert after.engine.alphabet is before.engine.alphabet
    kept = {id(frame) for _, frame in before.program.frames}
    assert sum(id(frame) not in kept for _, frame in after.program.frames) == 1


def test_an_error_on_the_way_leaves_nothing_behind(rules: Rules) -> None:
    with pytest.raises(RuleError, match="jog"):
        rules.change("subject tourist object stop", "subject tourist object jog")
    found = rules.change("object jog", "object stop")
    assert found.program == load_rules([rules.file], bundled=False)


def test_a_module_that_others_use(tmp_path: Path) -> None:
    """A word more in a lexicon that other modules test, and a line more above what they take over."""
    for path in bundled_rules_dir().glob("*.dpl"):
        shutil.copy(path, tmp_path)
    shutil.copytree(bundled_rules_dir() / "lexicons", tmp_path / "lexicons")
    again = Again()
    before = Extractor.of(load_rules([tmp_path], bundled=False, again=again))
    actor = tmp_path / "actor.dpl"
    actor.write_text(actor.read_text(encoding="utf-8").replace("dpl 1", "dpl 1\n", 1), encoding="utf-8")
    with (tmp_path / "lexicons" / "titles.tsv").open("a", encoding="utf-8") as table:
        row = (tmp_path / "lexicons" / "titles.tsv").read_text(encoding="utf-8").splitlines()[-1].split("\t")
        table.write("\t".join(["بهلوان", *row[1:]]) + "\n")
    found = Extractor.of(load_rules([tmp_path], bundled=False, again=again), earlier=before)
    fresh = Extractor.of(load_rules([tmp_path], bundled=False))
    assert found.program == fresh.program
    for text in [*TEXTS, "زار البهلوان سامي الخوري الدوحة أمس"]:
        assert found.engine.run(text) == fresh.engine.run(text)
    assert dict(found.engine.morphology.index.rows) == dict(fresh.engine.morphology.index.rows)


_AGAIN = """
import sys, time
from pathlib import Path
from arabdiplo.cli.match import _Tester
file, sentence = Path(sys.argv[1]), sys.argv[2]
source = file.read_text(encoding="utf-8")
tester = _Tester(str(file), True, None)
tester.show([sentence])
tester.prepare()
took = []
for _ in range(5):
    file.write_text(source + f"# {time.time_ns()}\\n", encoding="utf-8")
    start = time.perf_counter()
    tester.show([sentence])
    took.append(time.perf_counter() - start)
print(min(took), file=sys.stderr)
"""


def test_a_change_is_seen_within_a_tenth_of_a_second(
    tmp_path: Path, patiently: Callable[[Callable[[], None]], None]
) -> None:
    """From the rules saved to the sentence tried, all bundled rules loaded, in a process that does nothing else."""
    file = tmp_path / "tour.dpl"
    shutil.copy(RULES, file)

    def check() -> None:
        done = subprocess.run(
            [sys.executable, "-c", _AGAIN, str(file), OWN[0]], capture_output=True, check=True, encoding="utf-8"
        )
        assert float(done.stderr.splitlines()[-1]) < 0.1

    patiently(check)


def test_an_engine_of_other_rules_is_no_harm() -> None:
    """Nothing of an engine of other rules is taken over but what they share."""
    program: Program = load_rules([RULES], bundled=False)
    first = Engine(load_rules())
    second = Engine(program, earlier=first)
    assert second.run(OWN[0]) == Engine(program).run(OWN[0])
