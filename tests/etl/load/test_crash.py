"""The short form of ``make crash``: a few trials for each kind of trouble."""

from pathlib import Path

import pytest

from bench.crash.damage import damage
from bench.crash.kills import kills
from bench.crash.points import points
from bench.crash.races import races, readers
from bench.crash.tally import Tally

ROWS = 20


def untroubled(tally: Tally) -> dict[str, int]:
    assert tally.trouble == [], tally.told()
    return tally.counts


@pytest.mark.slow
def test_kills_lose_nothing(tmp_path: Path) -> None:
    assert untroubled(kills(tmp_path, landed=1, rows=ROWS, seed=1))["确认过的导入丢失"] == 0


@pytest.mark.slow
def test_an_end_at_a_step_that_writes_loses_nothing(tmp_path: Path) -> None:
    tally = points(tmp_path, ROWS, ["load"], "replace .CURRENT")
    assert untroubled(tally)["中断"] == 2


@pytest.mark.slow
def test_two_loaders_at_once_both_count(tmp_path: Path) -> None:
    assert untroubled(races(tmp_path, 1, ROWS)) == {"场": 1}


@pytest.mark.slow
def test_readers_see_whole_versions(tmp_path: Path) -> None:
    assert untroubled(readers(tmp_path, 1, ROWS, threads=1))["次读取"] > 0


@pytest.mark.slow
def test_damage_is_never_shown(tmp_path: Path) -> None:
    untroubled(damage(tmp_path, 1, ROWS, seed=1))
