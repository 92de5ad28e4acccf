"""存图: what the button gives to the browser, and the notes of the chart's table."""

import json
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from gridlens.charts.bars import bar_chart
from gridlens.charts.table import chart_table
from gridlens.figures.scope import EVERYTHING
from gridlens.render.palette import LIGHT
from gridlens.render.xlsx.workbook import workbook
from gridlens.store.version import current
from pages.parts.question import Asked
from pages.parts.show import picture
from tests.gridlens.charts.test_table import RATE, asked_by
from tests.gridlens.figures.asking import about
from tests.pages.app import opened


def given(app: AppTest) -> dict[str, dict[str, Any]]:
    """Return what each button 存图 of a page gives to the browser, by the key of its chart."""
    found = {}
    for element in app.html:
        _before, button, after = element.value.partition(' data-picture="')
        if button:
            words = json.loads(unescape(after.partition('"')[0]))
            found[words["chart"]] = words
    return found


def test_each_chart_of_the_overview_has_its_words(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_store, monkeypatch, period="2025年上半年")
    found = given(app)
    assert list(found) == ["trend_chart", "open_chart", "heat_chart"]
    trend = found["trend_chart"]
    assert trend["title"].startswith("纠纷按期办结率：2025年二季度91.7%（66/72")
    assert trend["told"].startswith("按季度，比率，括号内为总数")
    assert trend["over"] == "期间：2025年上半年"
    assert trend["foot"].startswith("示范街道 · 数据截至 2025-06-30 · 第 ")
    assert trend["foot"].endswith(" 版 · 来源：格显台账")
    assert trend["sample"] == "演示数据（虚构）"
    assert trend["file"] == "示范街道-纠纷按期办结率-按季度-2025年上半年"
    assert "light" not in trend
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels.count("图中数据（.xlsx）") == len(found)


def test_what_narrows_the_records_is_said(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grids = ["红旗一网格", "红旗二网格", "红旗三网格", "红旗四网格"]
    app = opened(sample_store, monkeypatch, period="2025年上半年", grid=grids)
    over = given(app)["heat_chart"]["over"]
    assert over == "期间：2025年上半年 · 红旗一网格、红旗二网格、红旗三网格等4个网格"


def test_the_table_says_unit_definition_period_day_and_office(sample_store: Path) -> None:
    sample = current(sample_store)
    spec = bar_chart(RATE, asked_by(sample, RATE, "quarter"), ["一季", "二季"])
    now = Asked(sample, EVERYTHING, about("2025H1"), LIGHT, "overview")
    shown = picture.Shown(spec, "trend_chart", spec.title, "按季度")
    book = openpyxl.load_workbook(
        BytesIO(workbook({"图中数据": chart_table(spec)}, picture.notes(now, shown)))
    )
    assert book.sheetnames == ["图中数据", "说明"]
    assert [cell.value for cell in book["图中数据"][1]] == ["分组", "数值", "总数", "说明"]
    said = [row[0].value for row in book["说明"].rows]
    assert "期间：2025年上半年" in said and "示范街道" in said
    assert any(line.startswith("数据截至 2025-06-30") for line in said)
    assert any("的单位：比率" in line for line in said)
    assert any("的口径：" in line for line in said)
    assert said[-1] == "演示数据（虚构）"
