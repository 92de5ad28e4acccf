"""The mapping of a layout matched by hand: read from TOML, checked, kept, and written back."""

from dataclasses import replace
from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.store.office.mapping import (
    Mapping,
    as_toml,
    keep,
    kept,
    mapping_of,
    missing,
    read_mapping,
    signature,
)
from gridlens.store.office.state import State

WHOLE = """ledger = "群众诉求"
date_order = "mdy"
header = 3
sheet = "2018"
[columns]
number = "SR \\"No\\""
matter = ["Type", "Address"]
accepted = "Created"
[constants]
source = "其他"
[values.status]
"Closed" = "已办结"
"*" = "处置中"
"""
READ = Mapping(
    ledger="livelihood",
    columns={"number": ('SR "No"',), "matter": ("Type", "Address"), "accepted": ("Created",)},
    constants={"source": "其他"},
    values={"status": {"Closed": "已办结", "*": "处置中"}},
    date_order="mdy",
    header=3,
    sheet="2018",
)


def written(folder: Path, text: str) -> Path:
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_everything(tmp_path: Path) -> None:
    assert read_mapping(written(tmp_path, WHOLE)) == READ


def test_a_mapping_is_written_as_the_file_that_says_it(tmp_path: Path) -> None:
    whole = replace(READ, file="一 村.csv", ignore=("备注", "No."))
    for one in (whole, READ, Mapping("livelihood", {}, {"source": "其他\x7f"})):
        assert read_mapping(written(tmp_path, as_toml(one))) == one


@pytest.mark.parametrize(
    ("text", "meant"),
    [("Closed", "已办结"), ("Ｃｌｏｓｅｄ\n", "已办结"), ("Open", "处置中"), ("", "处置中")],
)
def test_the_offices_words_have_a_meaning(text: str, meant: str) -> None:
    assert READ.meaning("status", text) == meant


def test_words_of_a_column_without_values_stay() -> None:
    assert READ.meaning("matter", "Closed") == "Closed"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ledger = ", "不是有效的TOML"),
        ('[columns]\nnumber = "No"', "缺少 ledger"),
        ('ledger = "livelyhood"\n[columns]\nnumber = "No"', "livelihood"),
        ('ledger = "livelihood"', "什么也没有写"),
        ('ledger = "livelihood"\nignore = "备注"', "ignore 应列出"),
        (
            'ledger = "livelihood"\nignore = ["No."]\n[columns]\nnumber = "No."',
            "No.既写了对应的列又写了不读",
        ),
        ('ledger = "livelihood"\n[columns]\nnumber = []', r"\[columns\] 应写明"),
        ('ledger = "livelihood"\n[columns]\nnumber = 5', r"\[columns\] 应写明"),
        ('ledger = "livelihood"\n[columns]\nnumbr = "No"', "没有“numbr”这一项.*number"),
        ('ledger = "livelihood"\ncolumns = 3', r"\[columns\] 应是一张表"),
        ('ledger = "livelihood"\norder = "mdy"\n[columns]\nnumber = "No"', "没有“order”这一项"),
        ('ledger = "livelihood"\ndate_order = "ydm"\n[columns]\nnumber = "No"', "ymd、mdy 或 dmy"),
        ('ledger = "livelihood"\nheader = 0\n[columns]\nnumber = "No"', "从1起"),
        (
            'ledger = "livelihood"\n[columns]\nnumber = "No"\n[constants]\nnumber = "1"',
            "number既有来源列又有固定值",
        ),
    ],
)
def test_what_cannot_be_used_is_said(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(GridLensError, match=said):
        read_mapping(written(tmp_path, text))


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(GridLensError, match="无法读取"):
        read_mapping(tmp_path / "no.toml")


def test_required_columns_without_a_source_are_named() -> None:
    bare = mapping_of({"ledger": "livelihood", "columns": {"number": "No"}})
    assert missing(bare) == ["受理日期"]
    assert missing(READ) == []


def test_a_kept_mapping_comes_back_for_the_same_headers_without_what_is_of_one_file(
    tmp_path: Path,
) -> None:
    keep(tmp_path, ["SR No.", "", "Created（必填）"], READ, "小王")
    lasting = Mapping(READ.ledger, READ.columns, values=READ.values, date_order="mdy")
    assert kept(tmp_path) == {signature(["SR No.", "Created", ""]): lasting}
    later = Mapping("livelihood", {"number": ("SR No.",)}, ignore=("Created",))
    keep(tmp_path, ["SR No.", "Created"], later, "小李")
    assert list(kept(tmp_path).values()) == [later]


def test_constants_of_an_earlier_program_are_forgotten(tmp_path: Path) -> None:
    said = {"ledger": "livelihood", "columns": {"number": ["No."]}, "sheet": "红旗社区"}
    said |= {"constants": {"grid": "红旗一网格"}}
    State(tmp_path).put("mapping", "no.", said, 0, "小王")
    assert list(kept(tmp_path).values()) == [Mapping("livelihood", {"number": ("No.",)})]


def test_what_holds_for_one_file_only_is_not_kept(tmp_path: Path) -> None:
    keep(tmp_path, ["No."], Mapping("livelihood", {}, {"source": "其他"}, file="一村.csv"), "小王")
    assert kept(tmp_path) == {}
