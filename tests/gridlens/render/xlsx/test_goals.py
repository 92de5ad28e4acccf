"""The workbook of goals, read by another library."""

from io import BytesIO
from pathlib import Path

import openpyxl

from gridlens.figures.scope import EVERYTHING
from gridlens.goals.book import Edit, save
from gridlens.period import parse_period
from gridlens.render.xlsx.goals import goal_workbook
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish


def test_the_office_s_table_every_goal_and_what_does_not_add_up(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        grid=[{"code": "g1", "name": "一网格"}],
        visit=[{"date": day("2025-02-03"), "way": "接待选民"}],
        goal=[
            {"indicator": "household_visits", "period": "2025", "value": 40.0, "lead": "综合办"},
            {"indicator": "household_visits", "period": "2024", "value": 30.0},
        ],
    )
    given = Edit("household_visits", "2025", "20", grid="g1", note="=1+1")
    save(store, [given], "王某")
    book = openpyxl.load_workbook(
        BytesIO(goal_workbook(store, EVERYTHING, about("2025H1"), parse_period("2025")))
    )
    assert book.sheetnames == ["年度目标", "全部目标", "说明"]
    year = [[cell.value for cell in row] for row in book["年度目标"].iter_rows()]
    assert year[0] == ["指标", "年度目标", "责任", "进展", "是否达到序时进度", "备注"]
    assert year[1][:4] == ["入户走访", "40次", "综合办", "0次，完成0%"]
    every = [[cell.value for cell in row] for row in book["全部目标"].iter_rows()]
    assert [row[1:4] for row in every[1:]] == [
        ["全街道", "2025年", "40次"],
        ["一网格", "2025年", "20次"],
    ]
    assert "=1+1" in every[2]
    notes = [row[0].value for row in book["说明"].iter_rows()]
    assert "入户走访（全街道）各网格目标合计20，与全年目标40不一致。" in notes
    assert notes[0] == "2025年目标及进展，数据截至2025-06-30。"
