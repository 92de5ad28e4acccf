"""What an office tells the loader once for all on the command line."""

import json
from pathlib import Path

import pytest

from etl.commands.parser import main
from gridlens.store.office.mapping import keep, kept, mapping_of
from tests.etl.office import csv, put

UNKNOWN = "编号,受理日期,网格,纠纷类别\nJF-1,2025-04-03,红旗老片区,邻里\n"


def run(*arguments: str | Path, store: Path) -> int:
    return main([*map(str, arguments), "--store", str(store)])


@pytest.mark.slow
def test_an_alias_is_recorded_listed_used_and_forgotten(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("alias", "grid", "红旗老片区", "红旗二网格", store=known) == 0
    assert capsys.readouterr().out == "已记录：网格“红旗老片区”就是 411101001001002。\n"
    assert put(known, csv(tmp_path, "矛盾纠纷.csv", UNKNOWN)).sheets[0].loaded == 1
    assert run("alias", "grid", "--json", store=known) == 0
    (listed,) = json.loads(capsys.readouterr().out)["aliases"]
    assert (listed["name"], listed["code"]) == ("红旗老片区", "411101001001002")
    assert run("alias", "grid", "红旗老片区", "--forget", store=known) == 0
    assert run("alias", "grid", store=known) == 0
    assert "还没有记录别名" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["grid", "红旗老片区"], "请写明“红旗老片区”是名册里的哪一个"),
        (["grid", "红旗老片区", "白旗网格"], "没有名为“白旗网格”的网格"),
        (["deputy", "小王", "王某"], "有2名代表叫“王某”"),
        (["deputy", "小王", "--forget"], "没有记录过代表别名“小王”"),
    ],
)
def test_what_cannot_be_recorded_is_said(
    arguments: list[str], said: str, known: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("alias", *arguments, store=known) == 2
    assert said in capsys.readouterr().err


def test_kept_mappings_are_listed_and_forgotten(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("mapping", store=store) == 0
    assert "还没有记住的映射" in capsys.readouterr().out
    mapping = mapping_of({"ledger": "livelihood", "columns": {"number": "Nr"}})
    keep(store, ["Nr", "What"], mapping, "小王")
    assert run("mapping", "--json", store=store) == 0
    told = json.loads(capsys.readouterr().out)["mappings"]
    assert told == [{"headers": ["nr", "what"], "ledger": "livelihood"}]
    assert run("mapping", "--forget", "2", store=store) == 2
    assert run("mapping", "--forget", "1", store=store) == 0
    assert kept(store) == {}
