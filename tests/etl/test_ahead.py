"""Reading of files begins before the command that asks for them is imported."""

import json
import subprocess
import sys
from concurrent.futures import CancelledError
from contextlib import closing
from pathlib import Path

import pytest

from etl.ahead import FilesAhead
from etl.commands.options import understood
from etl.commands.parser import main
from etl.read.child import Child
from etl.read.reader import FileReader
from etl.sheets.problem import SheetResult
from etl.sheets.sheet import Sheet
from tests.etl.office import DISPUTES, csv


def test_the_files_are_found_and_read(tmp_path: Path) -> None:
    path = csv(tmp_path, "矛盾纠纷.csv", DISPUTES)
    with closing(FilesAhead([tmp_path])) as ahead:
        (file,) = ahead.in_turn
        (sheet,) = ahead.sheets(file)
        assert isinstance(sheet, Sheet)
        assert sheet.file == "矛盾纠纷.csv"
        assert [(one.name, one.path) for one in ahead.seen] == [("矛盾纠纷.csv", path)]
    ahead.close()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["load", "check"])
def test_a_command_takes_the_files_that_are_being_read(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ahead = FilesAhead([csv(tmp_path, "矛盾纠纷.csv", DISPUTES)])
    arguments = [name, str(tmp_path / "none.csv"), "--store", str(tmp_path / "store"), "--json"]
    assert main(arguments, ahead) == 0
    (sheet,) = json.loads(capsys.readouterr().out)["sheets"]
    assert (sheet["file"], sheet["loaded"]) == ("矛盾纠纷.csv", 2)


def test_what_is_given_up_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("hang.csv", "hang-again.csv"):
        csv(tmp_path, name, "x")
    with closing(
        FilesAhead([tmp_path], FileReader(worker="tests.etl.read.dying_parser"))
    ) as reading:
        files = reading.found.files
    for file in files:
        try:
            (refused,) = reading.sheets(file)
        except (CancelledError, RuntimeError):  # its reading had not begun
            continue
        assert isinstance(refused, SheetResult)  # a wait would end in a message on the time
        assert refused.problems[0].reason.startswith("读取中断")


def test_a_process_ends_while_it_is_being_asked() -> None:
    child = Child("tests.etl.read.dying_parser")
    assert child._process.stdin is not None
    child._process.stdin.write("half a line")  # as if by a thread that got no further
    child.stop()
    assert not child.runs
    assert child.ask("{}", 1) is None


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        (["a.csv", "b", "--store", "s"], ["a.csv", "b"]),
        (["--columns", "m.toml", "a.csv", "--json"], ["a.csv"]),
        (["--rejects", "r.xlsx", "a.csv", "--vanished", "withdraw"], ["a.csv"]),
        (["a.csv", "--vanished", "perhaps"], None),
        (["--nothing"], None),
        (["-h"], None),
        ([], None),
    ],
)
def test_the_files_that_arguments_name(
    arguments: list[str], paths: list[str] | None, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = understood(arguments)
    assert (asked and [*map(str, asked.paths)]) == paths
    assert capsys.readouterr() == ("", "")


@pytest.mark.slow
def test_a_command_that_is_not_understood_says_so_once(tmp_path: Path) -> None:
    asked = [sys.executable, "-m", "etl", "load", str(csv(tmp_path, "a.csv", "x")), "--nothing"]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("参数有误")) == (2, "", 1)
