"""Records for paper: how many there are, how many are printed, and the rows themselves."""

import json
from html import unescape
from pathlib import Path

import pytest

from pages.parts.show import printed
from tests.pages.app import opened, said


@pytest.mark.parametrize(
    ("every", "rows", "columns", "across", "told"),
    [
        (142, 142, 8, 8, "共142条，全部印出。"),
        (142, 142, 20, 8, "共142条，全部印出；另有12列没有印出；其余请导出 .xlsx 查看。"),
        (
            *(500, 300, 8, 8),
            "共500条，这里印出前300条，另有200条没有印出；其余请导出 .xlsx 查看。",
        ),
    ],
)
def test_what_is_not_printed_is_said(
    every: int, rows: int, columns: int, across: int, told: str
) -> None:
    assert printed.sentence(every, rows, columns, across) == told


def test_the_records_behind_a_figure_are_all_there(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(sample_store, monkeypatch)
    app.query_params["indicator"] = "disputes_settled"
    app.query_params["period"] = "2025年上半年"
    app.switch_page("records.py").run()
    assert "共142条，全部印出" in said(app)
    (html,) = [one.value for one in app.html if "gl-printed" in one.value]
    given = json.loads(unescape(html.partition(' data-rows="')[2].partition('"')[0]))
    assert len(given["rows"]) == 142
    assert given["head"][0] == "序号" and given["head"][-1] == "来源"
    assert {"编号", "纠纷简况", "状态"} <= set(given["head"])
    assert {len(row) for row in given["rows"]} == {len(given["head"])}
    assert given["rows"][0][-1].endswith("行")


def test_many_records_are_cut_and_counted(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed, "ROWS", 5)
    app = opened(sample_store, monkeypatch)
    app.query_params["indicator"] = "disputes_settled"
    app.query_params["period"] = "2025年上半年"
    app.switch_page("records.py").run()
    assert "共142条，这里印出前5条，另有137条没有印出" in said(app)
