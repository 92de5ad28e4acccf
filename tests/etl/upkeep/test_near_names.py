"""Names of laws, places and firms that are nearly the same are shown to a person."""

import json
from pathlib import Path

import pytest

from etl.commands.parser import main
from etl.upkeep.near_names import NearNames, near_names
from tests.etl.office import csv, current, put

FIRMS = """编号,走访日期,企业名称
QY-1,2025-04-03,示范机械制造厂
QY-2,2025-04-04,示范 机械制造厂
QY-3,2025-04-05,示范机械制作厂
QY-4,2025-04-06,示范机械制造二厂
QY-5,2025-04-07,红旗超市
QY-6,2025-04-08,红星超市
"""


@pytest.fixture
def firms(store: Path, tmp_path: Path) -> Path:
    put(store, csv(tmp_path / "files", "走访企业.csv", FIRMS))
    return store


def test_near_names_are_told_and_those_with_other_digits_are_not(firms: Path) -> None:
    pair = (("示范 机械制造厂", 2), ("示范机械制作厂", 1))  # the first two are one already
    file = firms / current(firms)["file"]
    assert near_names(file) == [NearNames("enterprise_visit", "firm", pair)]


def test_the_command_line(firms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["duplicates", "--store", str(firms)]) == 0
    said = capsys.readouterr().out
    assert "相近的名称1对" in said
    assert "《走访企业》企业名称：示范 机械制造厂（2条），示范机械制作厂（1条）" in said
    assert main(["duplicates", "--store", str(firms), "--json"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)["names"]
    assert pair["column"] == "firm"
    assert pair["names"] == [["示范 机械制造厂", 2], ["示范机械制作厂", 1]]
