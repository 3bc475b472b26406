"""Standard input, files written, prompt, watching, terminals: what screens do not show."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from arabdiplo.cli import extract, match, progress, watch
from arabdiplo.cli.output import opened
from arabdiplo.cli.root import COMMANDS, run
from arabdiplo.errors import InputError
from arabdiplo.tables import TABLES

HERE = Path(__file__).parent
RULES = str(HERE / "rules" / "tour.dpl")
OWN = ["--no-bundled", "--rules", RULES]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.BytesIO]:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="utf-8"))
    yield raw


def fill(raw: io.BytesIO, text: str) -> None:
    raw.write(text.encode())
    raw.seek(0)


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    whole = capsys.readouterr().out
    for name in COMMANDS:
        assert name in whole
        assert run([name, "--help"]) == 0
        assert f"Usage: arabdiplo {name}" in capsys.readouterr().out


def test_text_from_standard_input(stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    fill(stdin, "جاب نادر مسقط")
    assert run(["extract", "-", *OWN]) == 0
    record = json.loads(capsys.readouterr().out)
    assert [event["trigger"]["text"] for event in record["events"]] == ["جاب"]


def test_output_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    assert run(["extract", str(HERE / "inputs" / "news.jsonl"), "-o", str(out), *OWN]) == 0
    assert capsys.readouterr().out == ""
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == ["n1", "n2", "n3"]


def test_the_output_of_a_run_is_not_read_as_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.csv").write_text("text\nجاب نادر مسقط\n", encoding="utf-8")
    assert run(["run", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "-w", "0", "-f", "jsonl", *OWN]) == 0
    for command in (["report", "--output", "-"], ["extract"], ["run", "-o", str(tmp_path / "more")]):
        assert run([*command, str(tmp_path / "out"), *OWN]) == 3
        assert "this is the output of a run, whose texts were read; report, export" in capsys.readouterr().err
    assert run(["extract", str(tmp_path), *OWN]) == 0
    said = capsys.readouterr()
    assert said.err == f"{tmp_path}: left out: 2 .jsonl, 1 .json\n"
    assert [json.loads(line)["text"] for line in said.out.splitlines()] == ["جاب نادر مسقط"]


def test_tables_are_read_by_each_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.csv").write_text("key,body\nk1,جاب نادر مسقط\nk2,\nk3\n", encoding="utf-8")
    assert run(["extract", str(tmp_path / "b.csv"), *OWN]) == 3
    said = f"{tmp_path}/b.csv: there is no column «text» (--text-column), only «key», «body»\n"
    assert capsys.readouterr().err == said
    names = ["--text-column", "body", "--id-column", "key"]
    assert run(["extract", str(tmp_path / "b.csv"), *names, *OWN]) == 3
    read = capsys.readouterr()
    assert read.err == f"{tmp_path}/b.csv: row 3: «body» is missing\n"
    assert [json.loads(line)["id"] for line in read.out.splitlines()] == ["k1", "k2"]
    assert run(["export", "plover", str(tmp_path), *names, *OWN]) == 3
    assert run(["report", str(tmp_path), "--output", str(tmp_path / "p.html"), *names, *OWN]) == 3
    assert run(["bench", str(tmp_path / "b.csv"), *names, *OWN]) == 3
    rules = OWN[-1]
    assert run(["diff", rules, rules, str(tmp_path / "b.csv"), *names, "--no-bundled"]) == 3
    assert run(["run", str(tmp_path / "b.csv"), "-o", str(tmp_path / "o"), "-w0", "-fjsonl", *names, *OWN]) == 3
    (error,) = (tmp_path / "o" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(error)["row"], json.loads(error)["reason"]) == (3, "«body» is missing")


def test_json_of_nothing_is_an_empty_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.jsonl").write_text("", encoding="utf-8")
    assert run(["extract", str(tmp_path / "empty.jsonl"), "--format", "json", *OWN]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_date_of_the_file_comes_before_that_of_the_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(HERE / "inputs" / "news.jsonl"), "--date", "2020-01-01", *OWN]) == 0
    dates = [json.loads(line)["date"] for line in capsys.readouterr().out.splitlines()]
    assert dates == ["2024-03-06", "2020-01-01", "2020-01-01"]


def test_control_and_direction_characters_do_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.txt").write_text("جاب نادر\u202e \x1b[2Jمسقط", encoding="utf-8")
    run(["extract", str(tmp_path), "--format", "table", *OWN])
    run(["match", RULES, "جاب نادر\u202e \x1b[2Jمسقط", "--no-bundled"])
    printed = capsys.readouterr().out
    assert "\x1b" not in printed and "\u202e" not in printed


def test_tokens_are_shown_with_their_readings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "جاب نادر 3 مدن", "--tokens", *OWN]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("0-3 word") for line in lines)
    assert any(line.startswith("9-10 number") for line in lines)
    assert any("proper" in line and "tour_names" in line for line in lines)


def test_explain_gives_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "tour.roam", "جاب نادر", "--json", *OWN]) == 0
    trace = json.loads(capsys.readouterr().out)
    assert [(r["rule"], r["reason"], r["role"]) for r in trace["refusals"]] == [("tour.roam", "missing", "stop")]


def test_the_prompt_tries_line_after_line(stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    fill(stdin, "جاب نادر مسقط\nجابت ليلى بيروت\n")
    assert run(["match", RULES, "--interactive", "--no-bundled"]) == 0
    assert capsys.readouterr().out.count("tour.roam -> tour") == 2


def test_a_changed_rule_file_is_loaded_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "tour.dpl"
    rules.write_text(Path(RULES).read_text(encoding="utf-8"), encoding="utf-8")
    tester = match._Tester(str(rules), False, None)
    assert tester.show(["جاب نادر مسقط"])
    before = tester.extractor
    assert tester.show(["جاب نادر مسقط"])
    assert tester.extractor is before
    rules.write_text(rules.read_text(encoding="utf-8").replace("مسقط", "صحار"), encoding="utf-8")
    os.utime(rules, ns=(1, 1))
    capsys.readouterr()
    tester.show(["جاب نادر صحار"])
    assert "[stop صحار]" in capsys.readouterr().out


def test_watching_waits_for_a_change(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looks = iter([1, 1, 1, 2, 2])
    monkeypatch.setattr(watch, "_EVERY", 0)

    def look() -> dict[Path, int]:
        try:
            return {tmp_path: next(looks)}
        except StopIteration:
            raise KeyboardInterrupt from None

    assert len(list(watch.saved(look))) == 2


def test_watching_goes_on_while_a_file_is_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    looks = iter([1, 1, None, None, 1, None, 2])
    monkeypatch.setattr(watch, "_EVERY", 0)

    def look() -> dict[Path, int]:
        seen = next(looks, 0)
        if seen == 0:
            raise KeyboardInterrupt
        if seen is None:
            raise InputError("no such rule file")
        return {tmp_path: seen}

    assert len(list(watch.saved(look))) == 2


def test_what_a_run_cannot_read_does_not_end_watching(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(watch, "saved", lambda look: iter([None, None]))
    assert run(["test", "no_such_module", "--no-bundled", "--watch"]) == 0
    assert capsys.readouterr().err.count("no bundled module") == 2


def test_a_changed_table_is_loaded_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules, table = tmp_path / "fleet.dpl", tmp_path / "boats.tsv"
    rules.write_text(
        'dpl 1\ntype boat\nlexicon boats from "boats.tsv" as noun\n'
        'pattern p -> boat { match boats example "قارب" chunk "قارب" }\n',
        encoding="utf-8",
    )
    table.write_text("entry\nقارب\n", encoding="utf-8")
    tester = match._Tester(str(rules), False, None)
    assert not tester.show(["سفينة"])
    table.write_text("entry\nقارب\nسفينة\n", encoding="utf-8")
    os.utime(table, ns=(1, 1))
    assert tester.show(["سفينة"])


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_table_is_what_a_terminal_gets(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert run(["extract", str(HERE / "inputs" / "folder" / "a.txt"), *OWN]) == 0
    assert terminal.getvalue().endswith("1 document, 1 event\n")


def test_progress_passes_everything_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", -1)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(progress.progress(range(5), [str(tmp_path)])) == list(range(5))
    assert "documents" in terminal.getvalue()
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert list(progress.progress(range(5), [])) == list(range(5))


def test_documents_are_counted_where_that_is_cheap(tmp_path: Path) -> None:
    assert progress.count_documents([str(HERE / "inputs" / "news.jsonl"), str(HERE / "inputs" / "folder")]) == 5
    assert progress.count_documents(["-"]) is None
    assert progress.count_documents([str(tmp_path / "none")]) is None


def test_a_closed_pipe_is_no_error() -> None:
    command = [sys.executable, "-m", "arabdiplo", "extract", str(HERE / "inputs" / "news.jsonl"), *OWN]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_arabic_is_written_whatever_the_locale() -> None:
    command = [sys.executable, "-m", "arabdiplo", "match", RULES, "جاب نادر مسقط", "--no-bundled"]
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii",
    }
    done = subprocess.run(command, capture_output=True, env=environment)
    assert "tour.roam -> tour" in done.stdout.decode("utf-8")
    assert done.returncode == 0


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stubs", "--no-bundled", RULES, "-o", str(tmp_path)]) == 3
    assert capsys.readouterr().err == f"{tmp_path}: cannot be written: is a directory\n"


def test_standard_output_is_left_open() -> None:
    with opened(None) as stream:
        assert stream is sys.stdout
    assert not sys.stdout.closed


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "command",
    [
        ["extract", "-", *OWN, "-o", "/dev/full"],
        ["export", "bio", "-", *OWN, "-o", "/dev/full"],
        ["stubs", RULES, "--no-bundled", "-o", "/dev/full"],
        ["test", RULES, "--no-bundled", "--junit", "/dev/full"],
        ["match", RULES, "جاب نادر مسقط", "--no-bundled", "--html", "/dev/full"],
    ],
    ids=lambda command: command[0],
)
def test_a_full_disk(command: list[str], stdin: io.BytesIO, capsys: pytest.CaptureFixture[str]) -> None:
    fill(stdin, "جاب نادر مسقط")
    assert run(command) == 3
    assert "/dev/full: cannot be written: no space left on device" in capsys.readouterr().err


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "command", [["stubs", RULES, "--no-bundled"], ["completion", "bash"]], ids=lambda command: command[0]
)
def test_standard_output_on_a_full_disk(command: list[str]) -> None:
    with FULL.open("w") as stdout:
        made = subprocess.run(
            [sys.executable, "-m", "arabdiplo", *command], stdout=stdout, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (made.returncode, made.stderr) == (3, "standard output: cannot be written: no space left on device\n")


def test_names_in_gold_that_no_rule_has_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.jsonl"
    trigger = {"start": 0, "end": 3}
    events = [
        {"type": "tuor", "trigger": trigger, "args": []},
        {"type": "tour", "status": "actul", "mode": "lang", "trigger": trigger, "args": [{"role": "stpo"}]},
    ]
    records = [{"id": "a", "text": "جاب نادر مسقط", "events": events}, {"id": "b", "text": "جاب نادر مسقط"}]
    gold.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    assert run(["score", str(gold), *OWN]) == 3
    said = capsys.readouterr().err
    assert f"{gold}:2: holds no «events»" in said
    assert "no type of event «tuor»; did you mean «tour»?" in said and "no status «actul»" in said
    assert "event «tour» has no role «stpo»; did you mean «stop»?" in said and "event «tour» has no mode «lang»" in said
    assert run(["score", str(gold), str(gold), "--types", "tour", *OWN]) == 3
    assert "tuor" not in capsys.readouterr().err


def test_what_cannot_be_exported_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = {"type": "regatta", "trigger": {"start": 0, "end": 3}, "args": []}
    records = tmp_path / "records.jsonl"
    records.write_text(json.dumps({"id": "a", "text": "جاب نادر", "events": [event, event]}), encoding="utf-8")
    assert run(["export", "plover", str(records), "--records", *OWN]) == 3
    assert capsys.readouterr().err.count("no rule declares «regatta», so it has no code; rules of your own") == 1


def test_a_text_is_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "جاب نادر مسقط", *OWN]) == 3
    assert "no such file or folder; a text itself is given on standard input, as «-»" in capsys.readouterr().err


# -- tables, gold and predictions -------------------------------------------------------


def test_extract_gives_each_table_as_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(extract.TABLES) == set(TABLES)
    path = tmp_path / "in.jsonl"
    texts = ["جاب نادر مسقط", "نص", "جاب نادر بيروت. جاب نادر مسقط"]
    path.write_text("".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts), "utf-8")
    for name, schema in TABLES.items():
        assert run(["extract", str(path), "-f", "csv", "--table", name, *OWN]) == 0
        rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
        assert list(rows[0]) == schema.names
        assert [row["doc"] for row in rows if row.get("number", "1") == "1"] == (
            ["0", "1", "2"] if name == "documents" else ["0", "2", "2"]
        )
    assert run(["extract", str(path), "-f", "csv", *OWN]) == 0
    assert "trigger_text" in capsys.readouterr().out
    assert run(["extract", str(path), "--table", "events", *OWN]) == 2


def test_rows_of_many_documents_are_numbered_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(extract, "_ROWS", 2)
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "نص"}\n' * 5, "utf-8")
    run(["extract", str(path), "-f", "csv", "--table", "documents", *OWN])
    assert [line.split(",")[0] for line in capsys.readouterr().out.splitlines()] == ["doc", *"01234"]


def gold_of(path: Path, *ids: str) -> str:
    lines = (json.dumps({"id": id, "text": "جاب نادر مسقط", "events": []}, ensure_ascii=False) + "\n" for id in ids)
    path.write_text("".join(lines), "utf-8")
    return str(path)


def test_ids_that_do_not_meet_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, pred = gold_of(tmp_path / "gold.jsonl", "a", "b"), gold_of(tmp_path / "pred.jsonl", "1", "2")
    assert run(["score", gold, pred, *OWN]) == 3
    told = capsys.readouterr()
    assert told.out == "" and "no document has an id that a document of" in told.err
    assert run(["score", gold, gold_of(tmp_path / "some.jsonl", "b", "c", "d"), *OWN]) == 0
    told = capsys.readouterr()
    assert "2 documents" in told.out
    said = told.err.replace("\u2068", "").replace("\u2069", "")
    assert "lacks 1 document («a») of" in said and "2 documents («c», …) not in" in said


def test_what_cannot_be_read_is_not_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, plain = gold_of(tmp_path / "gold.jsonl", "a"), tmp_path / "plain.jsonl"
    plain.write_text('{"id": "a", "text": "نص"}\n' * 300, "utf-8")
    for pred in (str(plain), str(tmp_path / "nowhere")):
        assert run(["score", gold, pred, *OWN]) == 3
        told = capsys.readouterr()
        assert told.out == "" and len(told.err.splitlines()) <= 2
    assert run(["score", str(plain), *OWN]) == 3
    told = capsys.readouterr()
    assert told.out == "" and "299 more hold no" in told.err


@pytest.mark.parametrize("form", ["parquet", "jsonl", "brat"])
def test_score_reads_folders(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = str(HERE / "inputs" / "gold.jsonl")
    made = str(tmp_path / "made")
    if form == "brat":
        assert run(["export", "brat", gold, "-o", made, *OWN]) == 0
    else:
        assert run(["run", gold, "-o", made, "-f", form, "-w", "0", *OWN]) == 0
    assert run(["score", gold, *OWN]) == 0
    wanted = capsys.readouterr().out
    assert run(["score", gold, made, *OWN]) == 0
    assert capsys.readouterr().out == wanted
