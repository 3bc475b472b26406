"""Files that commands write: whole or as they were, and none that is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from arabdiplo.cli import output
from arabdiplo.cli.output import apart, opened
from arabdiplo.cli.progress import count_documents
from arabdiplo.cli.root import run
from arabdiplo.errors import InputError, OutputError

RULE = Path(__file__).parent / "rules" / "tour.dpl"
OWN = ["--no-bundled", "--rules", str(RULE)]
LINES = "".join(json.dumps({"id": f"d{n}", "text": "جاب نادر مسقط"}, ensure_ascii=False) + "\n" for n in range(3))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that one is in: an input, another name of it, a folder with one, records, and rules."""
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(LINES, "utf-8")
    Path("link.jsonl").symlink_to("in.jsonl")
    Path("news").mkdir()
    Path("news/a.jsonl").write_text(LINES, "utf-8")
    assert run(["extract", "in.jsonl", "-o", "records.jsonl", *OWN]) == 0
    Path("tour.dpl").write_bytes(RULE.read_bytes())
    return tmp_path


def names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


# -- whole or not at all --------------------------------------------------------------


@pytest.mark.parametrize("before", [None, "kept"])
def test_what_goes_wrong_leaves_the_file_as_it_was(before: str | None) -> None:
    Path("news/out").write_text(before, "utf-8") if before else None
    with pytest.raises(KeyboardInterrupt), opened("news/out") as stream:
        stream.write("half")
        raise KeyboardInterrupt
    assert names("news") == (["a.jsonl", "out"] if before else ["a.jsonl"])
    assert before is None or Path("news/out").read_text("utf-8") == before


def test_the_file_keeps_its_mode_and_a_link_leads_where_it_did() -> None:
    Path("real").write_text("old", "utf-8")
    Path("real").chmod(0o640)
    Path("out").symlink_to("real")
    with opened("out") as stream:
        stream.write("new")
    assert Path("out").is_symlink() and Path("real").read_text("utf-8") == "new"
    assert Path("real").stat().st_mode & 0o777 == 0o640


def test_a_file_that_may_not_be_written_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output.os, "access", lambda path, mode: False)
    with pytest.raises(OutputError, match="in.jsonl: cannot be written: permission denied"), opened("in.jsonl"):
        pass
    assert Path("in.jsonl").read_text("utf-8") == LINES


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_gets_what_is_written() -> None:
    os.mkfifo("pipe")
    with subprocess.Popen(["cat", "pipe"], stdout=subprocess.PIPE) as reader:
        assert run(["extract", "in.jsonl", "-o", "pipe", *OWN]) == 0
        assert reader.stdout is not None and len(reader.stdout.read().splitlines()) == 3


@pytest.mark.parametrize(
    "command",
    [
        ["extract", "none.jsonl", "-o", "FILE"],
        ["extract", "none.jsonl", "-f", "json", "-o", "FILE"],
        ["export", "bio", "none.jsonl", "-o", "FILE"],
        ["export", "plover", "none.jsonl", "--records", "-o", "FILE"],
        ["export", "brat", "none.jsonl", "-o", "FILE"],
        ["report", "none.jsonl", "--output", "FILE"],
    ],
)
def test_where_nothing_can_be_read_nothing_is_written(command: list[str]) -> None:
    new = [word.replace("FILE", "new") for word in command]
    assert run([*new, *OWN]) == 3 and not Path("new").exists()
    if "brat" not in command:
        Path("kept").write_text("kept", "utf-8")
        assert run([*[word.replace("FILE", "kept") for word in command], *OWN]) == 3
        assert Path("kept").read_text("utf-8") == "kept"


# -- what is read is not written to ------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["extract", "in.jsonl", "-o", "in.jsonl"], "«in.jsonl» is what is read; write somewhere else"),
        (["extract", "link.jsonl", "-o", "in.jsonl"], "«in.jsonl» is what is read, «link.jsonl»; write somewhere else"),
        (["extract", "in.jsonl", "-o", "link.jsonl"], "«link.jsonl» is what is read, «in.jsonl»; write somewhere else"),
        (["export", "plover", "in.jsonl", "-o", "in.jsonl"], "«in.jsonl» is what is read"),
        (["export", "bio", "in.jsonl", "-o", "in.jsonl"], "«in.jsonl» is what is read"),
        (["export", "web-annotation", "in.jsonl", "-o", "in.jsonl"], "«in.jsonl» is what is read"),
        (["export", "brat", "news", "-o", "news", "--force"], "«news» is what is read"),
        (["export", "brat", "news/a.jsonl", "-o", "news", "--force"], "«news» is what is read, «news/a.jsonl»"),
        (["export", "plover", "--records", "records.jsonl", "-o", "records.jsonl"], "«records.jsonl» is what is read"),
        (["report", "in.jsonl", "--output", "in.jsonl"], "«in.jsonl» is what is read"),
        (["extract", "in.jsonl", "-r", "tour.dpl", "-o", "tour.dpl"], "«tour.dpl» is a file of the rules"),
        (["stubs", "tour.dpl", "-o", "tour.dpl"], "«tour.dpl» is a file of the rules"),
        (["match", "tour.dpl", "-f", "in.jsonl", "--html", "in.jsonl"], "«in.jsonl» is what is read"),
        (["match", "tour.dpl", "نص", "--html", "tour.dpl"], "«tour.dpl» is a file of the rules"),
        (["test", "tour.dpl", "--gold", "records.jsonl", "--junit", "records.jsonl"], "«records.jsonl» is what is"),
    ],
)
def test_an_output_that_is_read_is_refused(
    command: list[str], told: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in here.rglob("*.*l")}
    own = ["--no-bundled"] if "tour.dpl" in command else OWN
    assert run([*command, *own]) == 2
    assert told in capsys.readouterr().err.replace("\u2068", "").replace("\u2069", "")
    assert {path: path.read_bytes() for path in here.rglob("*.*l")} == before


def test_standard_output_that_was_led_to_what_is_read_is_refused() -> None:
    command = [sys.executable, "-m", "arabdiplo", "extract", "in.jsonl", *OWN]
    with open("in.jsonl", "a") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True, timeout=100)
    assert done.returncode == 2 and "standard output is what is read, «in.jsonl»" in done.stderr
    assert Path("in.jsonl").read_text("utf-8") == LINES


def test_standard_output_that_was_led_into_the_folder_that_is_read() -> None:
    command = [sys.executable, "-m", "arabdiplo", "extract", "news", *OWN]
    with open("news/out.jsonl", "w") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True, timeout=100)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(Path("news/out.jsonl").read_text("utf-8").splitlines()) == 3


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["extract", "news"], "out.jsonl"),
        (["export", "bio", "news"], "out.txt"),
        (["export", "web-annotation", "news"], "out.jsonl"),
        (["export", "brat", "news", "--force"], "brat"),
        (["extract", "news/*"], "out.jsonl"),
        (["export", "bio", "n*"], "out.csv"),
        (["export", "brat", "news/*", "--force"], "brat"),
        (["run", "news/*", "-f", "jsonl", "-w", "0"], "run"),
    ],
)
def test_output_within_the_folder_that_is_read_is_not_read(
    command: list[str], name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = Path("news", name)
    seen = []
    for _ in range(2):
        assert run([*command, "-o", str(out), *OWN]) == 0
        seen.append(names(str(out)) if out.is_dir() else out.read_text("utf-8"))
        if out.is_file():  # what was written before is emptied first, as the shell does it
            out.write_bytes(b"")
    assert seen[0] == seen[1]
    assert names("news") == ["a.jsonl", name]
    assert command[0] == "run" or capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (["extract", "GIVEN", "-o", "news/a.jsonl"], "news"),
        (["extract", "GIVEN", "-o", "news/../news/a.jsonl"], "news/*.jsonl"),
        (["extract", "in.jsonl", "GIVEN", "-o", "news/a.jsonl"], "n*"),
        (["export", "plover", "GIVEN", "-o", "news/a.jsonl"], "news"),
        (["report", "GIVEN", "--output", "news/a.jsonl"], "news"),
    ],
)
def test_an_output_that_a_folder_or_glob_would_read_is_refused(
    command: list[str], given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*(given if word == "GIVEN" else word for word in command), *OWN]) == 2
    told = f"lies in what is read, «{given}»; delete it first, or write somewhere else"
    assert told in capsys.readouterr().err.replace("\u2068", "").replace("\u2069", "")
    assert Path("news/a.jsonl").read_text("utf-8") == LINES


def test_standard_output_that_is_added_to_what_a_folder_holds_is_refused() -> None:
    command = [sys.executable, "-m", "arabdiplo", "extract", "news", *OWN]
    with open("news/a.jsonl", "a") as file:
        done = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True, timeout=100)
    assert done.returncode == 2 and "standard output lies in what is read, «news»" in done.stderr


def test_a_page_in_a_folder_is_written_again() -> None:
    for given in ("news", "news/*"):
        assert [run(["report", given, "--output", "news/page.html", *OWN]) for _ in range(2)] == [0, 0]


@pytest.mark.parametrize("given", ["news", "news/*"])
def test_where_only_the_output_lies_nothing_is_read(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("news/a.jsonl").write_bytes(b"")
    assert run(["extract", given, "-o", "news/a.jsonl", *OWN]) == 3
    assert f"{given}: no " in capsys.readouterr().err


def test_the_bar_counts_what_is_read() -> None:
    Path("news/out.jsonl").write_text(LINES, "utf-8")
    assert count_documents(["news"]) == 6
    assert count_documents(["news"], apart("news/out.jsonl", [])) == 3


def test_the_parts_of_a_run_are_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", "in.jsonl", "-o", "done", "-w", "0", "-f", "jsonl", *OWN]) == 0
    command = ["export", "plover", "done", "--records", *OWN, "-o"]
    for part in ("documents/part-000000.jsonl", "manifest.json"):
        assert run([*command, f"done/{part}"]) == 2
        assert "is a file of the run that is read" in capsys.readouterr().err
    assert [run([*command, "done/plover.jsonl"]) for _ in range(2)] == [0, 0]


def test_what_is_no_file_is_nothing_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert not apart(os.devnull, ["-", os.devnull, "none"])("in.jsonl")
    with pytest.raises(InputError):
        apart("in.jsonl", ["./in.jsonl"])


# -- brat ----------------------------------------------------------------------------


def test_a_brat_folder_that_holds_something_is_left_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["export", "brat", "in.jsonl", "-o", "brat", *OWN]
    assert run(command) == 0
    Path("brat/d0.ann").write_text("by hand", "utf-8")
    assert run(command) == 3
    assert "brat: the folder holds something; --force writes over the files" in capsys.readouterr().err
    assert Path("brat/d0.ann").read_text("utf-8") == "by hand"
    assert run([*command, "--force"]) == 0
    assert Path("brat/d0.ann").read_text("utf-8").startswith("T1")


# -- two at a time -------------------------------------------------------------------


def test_two_files_can_be_written_at_a_time() -> None:
    with opened("a.txt") as one, opened("b.txt") as other:
        one.write("A")
        other.write("B")
    assert (Path("a.txt").read_text(), Path("b.txt").read_text()) == ("A", "B")
    assert not list(Path.cwd().glob(".arabdiplo-*"))
