"""Runs: what they find, that they go on after any stop, and that they refuse to go on otherwise."""

from __future__ import annotations

import errno
import importlib
import itertools
import json
import math
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pyarrow.parquet as pq
import pytest
from shared import contents

from arabdiplo import InputError, to_json
from arabdiplo._api import Extractor
from arabdiplo._cache import digest_of
from arabdiplo.io.columns import Columns
from arabdiplo.runs import Limits, OutputError, Progress, Summary, manifest, results, run, work
from arabdiplo.runs.shards import Shard
from arabdiplo.runs.sources import Reader

running = importlib.import_module("arabdiplo.runs.run")

Rules = dict[str, Any]


def errors(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "errors.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def whole(archive: Path, rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run that nothing disturbed."""
    out = tmp_path_factory.mktemp("whole") / "out"
    assert run([archive], out, 0, shard=7, **rules) == Summary(57, 39, 78, 3, 0)
    return out


# -- what is found -------------------------------------------------------------------


def test_tables_hold_every_document_once_in_the_order_of_the_input(whole: Path) -> None:
    documents = pq.read_table(whole / "documents").to_pylist()
    assert [row["doc"] for row in documents] == [n for n in range(60) if n not in (7, 23, 59)]
    assert [row["id"] for row in documents[38:41]] == ["r0", "r1", "r2"]
    assert documents[0]["row"] == 1 and documents[0]["path"].endswith("/a.jsonl")
    events = pq.read_table(whole / "events").to_pylist()
    assert sum(row["events"] for row in documents) == len(events) == 39
    arguments = pq.read_table(whole / "arguments").to_pylist()
    assert {row["role"] for row in arguments} == {"opener", "thing"}
    texts = {row["doc"]: row["text"] for row in documents}
    assert all(texts[row["doc"]][row["span_start"] : row["span_end"]] == row["span_text"] for row in arguments)


def test_errors_say_which_document_and_why(whole: Path) -> None:
    found = errors(whole)
    assert [(e["doc"], e["row"], e["id"]) for e in found] == [(7, 8, "8"), (23, 24, "x"), (59, None, "c")]
    assert [e["reason"].split(":")[0] for e in found] == ["broken JSON", "«text» is no string", "not UTF-8"]


def test_json_lines_are_the_records_of_extract(archive: Path, rules: Rules, tmp_path: Path) -> None:
    run([archive / "b.csv"], tmp_path / "out", 0, "jsonl", shard=7, mentions=True, **rules)
    parts = sorted((tmp_path / "out" / "documents").iterdir())
    assert [part.name for part in parts] == ["part-000000.jsonl", "part-000001.jsonl", "part-000002.jsonl"]
    lines = "".join(part.read_text(encoding="utf-8") for part in parts).splitlines()
    one = Extractor(rules["rules"], bundled=False)
    documents = [json.loads(line) for line in lines]
    assert lines == [to_json(one.extract(d["text"], None, d["id"]), mentions=True) for d in documents]
    assert len(lines) == 19 and documents[0]["actors"]


def test_manifest_counts_and_names_every_file(whole: Path) -> None:
    found = json.loads((whole / "manifest.json").read_text(encoding="utf-8"))
    assert found["totals"] == {"documents": 57, "events": 39, "arguments": 78, "errors": 3}
    listed = {path: tuple(file) for shard in found["shards"] for path, file in shard["files"].items()}
    have = {path: (len(data), digest_of(data)) for path, data in contents(whole).items() if "/" in path}
    assert listed == have and len(have) == 45  # five tables in nine parts


@pytest.mark.parametrize("workers", [1, 3])
def test_bytes_do_not_depend_on_the_number_of_workers(
    workers: int, whole: Path, archive: Path, rules: Rules, tmp_path: Path
) -> None:
    run([archive], tmp_path / "out", workers, shard=7, **rules)
    assert contents(tmp_path / "out") == contents(whole)


def test_a_run_that_is_done_does_nothing(whole: Path, archive: Path, rules: Rules) -> None:
    before = {path: (whole / path).stat().st_mtime_ns for path in contents(whole)}
    assert run([archive], whole, 0, shard=7, **rules) == Summary(57, 39, 78, 3, 60)
    assert {path: (whole / path).stat().st_mtime_ns for path in contents(whole)} == before


def test_progress_grows_to_the_size_of_the_input(archive: Path, rules: Rules, tmp_path: Path) -> None:
    seen: list[Progress] = []
    run([archive], tmp_path / "out", 0, shard=7, report=seen.append, **rules)
    assert [p.position for p in seen] == sorted(p.position for p in seen)
    assert seen[-1].position == seen[-1].size == sum(p.stat().st_size for p in archive.iterdir())
    assert (seen[-1].documents, seen[-1].errors, seen[-1].before) == (57, 3, 0)


def test_to_tell_of_progress_takes_time_with_the_shards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patiently: Callable[[Callable[[], None]], None]
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)

    def seconds(count: int) -> float:
        journal = manifest.Journal(Path(tempfile.mkdtemp(dir=tmp_path)), {}, "jsonl")
        last: list[Progress] = []
        shards = (Shard(number, number, (), "", number) for number in range(count))
        monkeypatch.setattr(running, "cut", lambda reader, documents: shards)
        start = time.process_time()
        running._run(
            journal,
            Reader([], Columns()),
            count,
            lambda shards: (work.Done(shard.number, "", 500, 3, 4, 0, {}) for shard in shards),
            500,
            lambda progress: last.__setitem__(slice(None), [progress]),
        )
        assert (last[0].documents, last[0].events) == (500 * count, 3 * count)
        return time.process_time() - start

    def check() -> None:
        few, many = seconds(400), seconds(3200)
        assert many <= 16 * few + 0.05, (few, many)

    patiently(check)


def test_nothing_to_read_gives_empty_tables(rules: Rules, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_bytes(b"")
    assert run([tmp_path / "empty.jsonl"], tmp_path / "out", 0, **rules) == Summary(0, 0, 0, 0, 0)
    assert pq.read_table(tmp_path / "out" / "events").num_rows == 0


# -- broken off ------------------------------------------------------------------------


class Stop(BaseException):
    """The machine stops here."""


def stopped_at(step: float, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All that touches the disk, counted; at *step* everything ends; at half a step more, after it was done."""
    count = itertools.count()

    def wrapped(real: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            now = next(count)
            if now == step:
                raise Stop
            done = real(*args, **kwargs)
            if now + 0.5 == step:
                raise Stop
            return done

        return call

    with monkeypatch.context() as patch:
        for name in ("replace", "fsync"):
            patch.setattr(os, name, wrapped(getattr(os, name)))
        patch.setattr(manifest.shutil, "rmtree", wrapped(manifest.shutil.rmtree))
        yield


def test_a_run_that_stops_between_any_two_steps_ends_the_same(
    whole: Path, archive: Path, rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step on the disk is the last one once; the run goes on from all of these stops, one after the other."""
    wanted = contents(whole)
    out, stops = tmp_path / "out", 0
    for step in (*range(7), 0.5, 1.5, 2.5, 3.5, *range(8, 60, 6), 52.5, 53.5, 54.5, *range(9, 100, 11)):
        for _ in stopped_at(step, monkeypatch):
            try:
                done = run([archive], out, 0, shard=7, **rules)
            except Stop:
                stops += 1
                continue
        if (out / "manifest.json").exists() and not (out / ".run").exists():
            assert contents(out) == wanted and attrs.evolve(done, before=0) == Summary(57, 39, 78, 3, 0)
            for path in sorted(out.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
    run([archive], out, 0, shard=7, **rules)
    assert contents(out) == wanted
    assert stops > 20


def test_half_a_line_of_the_journal_does_not_count(
    whole: Path, archive: Path, rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    for _ in stopped_at(40, monkeypatch):
        with pytest.raises(Stop):
            run([archive], out, 0, shard=7, **rules)
    journal = out / ".run" / "journal.jsonl"
    data = journal.read_bytes()
    assert data.count(b"\n") > 2
    for cut in (1, 20, len(data) - data.rfind(b"\n", 0, -1) - 2):
        journal.write_bytes(data[:-cut])
        for _ in stopped_at(2, monkeypatch):
            with pytest.raises(Stop):
                run([archive], out, 0, shard=7, **rules)
    run([archive], out, 0, shard=7, **rules)
    assert contents(out) == contents(whole)


def test_a_part_that_was_lost_is_made_again(
    whole: Path, archive: Path, rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    for _ in stopped_at(40, monkeypatch):
        with pytest.raises(Stop):
            run([archive], out, 0, shard=7, **rules)
    (out / "events" / "part-000000.parquet").write_bytes(b"")
    run([archive], out, 0, shard=7, **rules)
    assert contents(out) == contents(whole)


def test_a_full_disk_is_said_and_goes_on_when_there_is_room(
    whole: Path, archive: Path, rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = itertools.count()

    def full(handle: int) -> None:
        if next(count) > 9:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match="cannot be written: no space left"):
            run([archive], tmp_path / "out", 0, shard=7, **rules)
    run([archive], tmp_path / "out", 0, shard=7, **rules)
    assert contents(tmp_path / "out") == contents(whole)


# -- refused ------------------------------------------------------------------------


@pytest.fixture
def begun(archive: Path, rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run over a copy of the archive that was broken off."""
    (tmp_path / "in").mkdir()
    for path in archive.iterdir():
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    for _ in stopped_at(40, monkeypatch):
        with pytest.raises(Stop):
            run([tmp_path / "in"], tmp_path / "out", 0, shard=7, **rules)
    return tmp_path


def test_another_size_of_the_input_is_refused(begun: Path, rules: Rules) -> None:
    with open(begun / "in" / "a.jsonl", "a", encoding="utf-8") as stream:
        stream.write("{}\n")
    with pytest.raises(
        InputError, match=r"begun otherwise: the input \(.*a\.jsonl: \d+ bytes, now \d+ bytes\); give another"
    ):
        run([begun / "in"], begun / "out", 0, shard=7, **rules)


def test_other_words_in_the_input_are_refused(begun: Path, rules: Rules) -> None:
    path = begun / "in" / "a.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"d0"', b'"e0"'))
    with pytest.raises(InputError, match="the input is not what it was when the run began"):
        run([begun / "in"], begun / "out", 0, shard=7, **rules)


def test_other_rules_are_refused(begun: Path, rules: Rules) -> None:
    path = begun / "opening.dpl"
    text = Path(rules["rules"]).read_text(encoding="utf-8")
    path.write_text(text.replace("person or body or group many", "person or group many"), encoding="utf-8")
    with pytest.raises(InputError, match="begun otherwise: the rules; give another --output"):
        run([begun / "in"], begun / "out", 0, shard=7, rules=path, bundled=False)


def test_another_version_is_refused(begun: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    from arabdiplo.runs import identity

    monkeypatch.setattr(identity, "__version__", "99.1")
    with pytest.raises(InputError, match=r'the version of arabdiplo \(was ".*", is "99\.1"\)'):
        run([begun / "in"], begun / "out", 0, shard=7, **rules)


def test_other_options_are_refused(begun: Path, rules: Rules) -> None:
    with pytest.raises(InputError, match=r"«date» \(was null, is \"2024-03-06\"\), «limits»"):
        run([begun / "in"], begun / "out", 0, shard=7, date="2024-03-06", limits=Limits(9), **rules)


def test_a_folder_of_something_else_is_refused(archive: Path, rules: Rules, tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("dear", encoding="utf-8")
    with pytest.raises(InputError, match="holds something else than a run"):
        run([archive], tmp_path, 0, **rules)
    with pytest.raises(InputError, match="wants a folder"):
        run([archive], tmp_path / "letters", 0, **rules)


def test_two_runs_into_one_folder_are_refused(archive: Path, rules: Rules, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(InputError, match="another run writes to this folder"):
        run([archive], tmp_path, 0, **rules)
    os.close(handle)


def test_mentions_do_not_go_with_tables(archive: Path, rules: Rules, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the tables have no mentions"):
        run([archive], tmp_path / "out", 0, mentions=True, **rules)


@pytest.mark.parametrize(
    ("error", "given", "message"),
    [
        (InputError, {"inputs": []}, "nothing to read; name files, folders or globs"),
        (InputError, {"out": ""}, "an empty path"),
        (InputError, {"out": "a\0b"}, "a path holds no NUL"),
        (InputError, {"workers": -1}, "workers is -1; it is a number of processes"),
        (InputError, {"shard": 0}, "shard is 0; a part of the output holds at least one document"),
        (InputError, {"format": "csv"}, "there is no format «csv»; there are: parquet, jsonl"),
        (InputError, {"date": "2024-03"}, "«2024-03» is no day"),
        (InputError, {"types": []}, "no event type is named"),
        (InputError, {"rules": ()}, "bundled=False needs rules"),
        (InputError, {"date": "2024-W10"}, "«2024-W10» is no day"),
        (TypeError, {"inputs": None}, "inputs are a path or several, this is NoneType"),
        (TypeError, {"inputs": b"a.txt"}, "inputs are a path or several, this is bytes"),
        (TypeError, {"inputs": [5]}, "each of inputs is a path, this is int"),
        (TypeError, {"out": None}, "a path is a str or a Path, this is NoneType"),
        (TypeError, {"limits": 5}, "limits are Limits.*, this is int"),
        (TypeError, {"columns": "text"}, "columns are Columns.*, this is str"),
        (TypeError, {"report": 5}, "report is a function that is told a Progress, this is int"),
        (TypeError, {"date": 5}, "a date is a str, a datetime.date or None, this is int"),
    ],
)
def test_what_cannot_be_is_refused(
    error: type[Exception], given: dict[str, Any], message: str, archive: Path, rules: Rules, tmp_path: Path
) -> None:
    with pytest.raises(error, match=message):
        run(**{"inputs": [archive], "out": tmp_path / "out", "workers": 0, **rules, **given})
    assert not (tmp_path / "out").exists()


def test_a_bad_file_stops_nothing(rules: Rules, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("افتتح وزير النقل الأردني الجسر", encoding="utf-8")
    for name in ("empty.csv", "x.json", "y.md"):
        (tmp_path / "in" / name).touch()
    done = run(tmp_path / "in", tmp_path / "out", 0, "jsonl", **rules)
    assert done == Summary(1, 1, 2, 1, 0, "1 .json, 1 .md")
    (error,) = errors(tmp_path / "out")
    assert error["id"] == "empty.csv" and error["reason"].startswith("an empty file")


def test_a_file_that_may_not_be_read(rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text("افتتح وزير النقل الأردني الجسر", encoding="utf-8")
    with monkeypatch.context() as closed:
        closed.setattr("arabdiplo.io.files.os.access", lambda path, mode, **more: not str(path).endswith("b.txt"))
        with pytest.raises(InputError, match="b.txt: cannot be read: permission denied"):
            run(tmp_path / "in" / "b.txt", tmp_path / "none", 0, "jsonl", **rules)
        assert not (tmp_path / "none").exists()
        assert run(tmp_path / "in", tmp_path / "out", 0, "jsonl", **rules).errors == 1
    with pytest.raises(InputError, match=r"b.txt: 0 bytes, now \d+ bytes"):
        run(tmp_path / "in", tmp_path / "out", 0, "jsonl", **rules)


def test_of_an_input_that_changed_no_wrong_file_is_named(rules: Rules, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("افتتح وزير النقل الأردني الجسر", encoding="utf-8")
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for shard, told in (
        (1, "b.txt: the input is not .* from 1 on"),
        (2, "^the input is not .* of .*a.txt to .*b.txt from 0"),
    ):
        files[1].write_text("افتتح وزير النقل الأردني الجسر", encoding="utf-8")
        run(files, tmp_path / str(shard), 0, "jsonl", shard=shard, **rules)
        files[1].write_text("افتتح وزير النقل الأردني الجسد", encoding="utf-8")
        with pytest.raises(InputError, match=told):
            run(files, tmp_path / str(shard), 0, "jsonl", shard=shard, **rules)


def test_the_output_of_a_run_is_no_input(whole: Path, rules: Rules, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is the output of a run"):
        run([whole], tmp_path / "out", 0, **rules)


def test_output_within_the_input_is_not_read(archive: Path, rules: Rules, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes((archive / "b.csv").read_bytes())
    for out in ("out", "out", "other"):
        done = run([tmp_path], tmp_path / out, 0, "jsonl", **rules)
        assert (done.documents, done.errors) == (19, 0)
    assert done.others == "2 .jsonl, 1 .json"


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_dates_that_are_no_days_come_back(form: Any, rules: Rules, tmp_path: Path) -> None:
    dates = ["2024", "2024-03", "2024-W10", "2024-03-06", None]
    lines = [json.dumps({"text": "افتتح وزير النقل الأردني الجسر أمس", "date": date}) for date in dates]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    run([tmp_path / "in.jsonl"], tmp_path / "out", 0, form, **rules)
    found = list(results(tmp_path / "out"))
    assert [one.date for one in found] == dates
    times = [one.events[0].time for one in found]
    assert [time.value for time in times if time] == [None, None, None, "2024-03-05", None]


# -- documents that are too much --------------------------------------------------------


@pytest.mark.parametrize("seconds", [-1, math.nan, math.inf, 1e300])
def test_seconds_that_no_alarm_can_be_set_to_are_refused(seconds: float) -> None:
    with pytest.raises(InputError, match="a limit of .* seconds is none; up to 10,000,000 can be set, 0 is no limit"):
        Limits(seconds=seconds)


def test_limits_are_numbers() -> None:
    assert Limits(1, 0) == Limits(1, 0.0)
    with pytest.raises(InputError, match="a limit of 0 characters is none"):
        Limits(chars=0)
    for wrong in ({"chars": "x"}, {"chars": None}, {"seconds": None}, {"seconds": "1"}):
        with pytest.raises(TypeError, match=f"a limit of {next(iter(wrong))} is a"):
            Limits(**wrong)  # type: ignore[arg-type]


def test_documents_over_a_limit_are_errors(rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["افتتح وزير النقل الأردني الجسر", "ن" * 60, "sleep", "fail", "افتتح وزير النقل الأردني الجسر"]
    lines = [json.dumps({"text": text}) for text in texts]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    real = Extractor.extract

    def extract(self: Extractor, text: str, *args: Any, **more: Any) -> Any:
        if text == "fail":
            raise ZeroDivisionError("by nothing")
        while text == "sleep":
            pass
        return real(self, text, *args, **more)

    monkeypatch.setattr(Extractor, "extract", extract)
    done = run([tmp_path / "in.jsonl"], tmp_path / "out", 0, limits=Limits(50, 0.2), **rules)
    assert (done.documents, done.events, done.errors) == (2, 2, 3)
    assert [e["reason"] for e in errors(tmp_path / "out")] == [
        "60 characters; the limit is 50 (Limits.chars, --max-chars)",
        "took over 0.2 seconds (Limits.seconds, --max-seconds)",
        "ZeroDivisionError: by nothing (a defect; report it)",
    ]


def test_a_document_that_kills_its_worker_is_an_error(rules: Rules, tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in ("افتتح وزير النقل الأردني الجسر", "kill", "لا شيء")]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
        done = run([tmp_path / "in.jsonl"], tmp_path / "out", 1, **rules)
    assert (done.documents, done.events, done.errors) == (2, 1, 1)
    (error,) = errors(tmp_path / "out")
    assert (error["doc"], error["reason"]) == (1, "the process that read it died (signal 9)")


DEADLY = """
import os, signal
from arabdiplo._api import Extractor
from arabdiplo._cache import digest_of
real = Extractor.extract
def extract(self, text, *args, **more):
    if text == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, text, *args, **more)
Extractor.extract = extract
"""


def test_part_names_sort_as_the_input(rules: Rules) -> None:
    names = [work.part_path("events", number, "parquet") for number in (0, 9, 10, 100_000)]
    assert names == sorted(names)
