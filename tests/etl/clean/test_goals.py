"""Tables of goals: a line a task, the year's amount and four quarters beside it."""

from pathlib import Path

import pyarrow as pa
import pytest

from etl.match.tables.goals import goal_table
from etl.sheets.sheet import Sheet
from tests.etl.office import csv, put, put_text, query, reasons, workbook

TITLE = "示范街道人大工委2025年目标任务分解表"
HEADER = ["序号", "工作任务", "单位", "年度目标", "一季度", "第二季度", "3季度", "Q4", "责任领导"]
LINES = [
    [1, "代表入户走访", "次", 60, 10, 15, 15, 20, "何某"],
    [2, "矛盾纠纷化解率", "%", 90, "", "", "", "", "钱某"],
    [3, "群众诉求按期办结率", "", "不低于95%", "", "≥90%", "", "", ""],
]
GOALS = "SELECT indicator, period, value, lead FROM goal ORDER BY source_row, period"


def breakdown(path: Path, *lines: list[object], title: str = TITLE) -> Path:
    return workbook(path, 任务分解=[[title], HEADER, *(lines or LINES)])


def test_a_line_gives_the_goals_of_the_year_and_of_its_quarters(
    store: Path, tmp_path: Path
) -> None:
    (sheet,) = put(store, breakdown(tmp_path / "分解.xlsx")).sheets
    assert (sheet.rows, sheet.loaded, sheet.rejected, sheet.skipped) == (3, 3, 0, 0)
    assert query(store, GOALS) == [
        ("household_visits", "2025", 60.0, "何某"),
        ("household_visits", "2025Q1", 10.0, "何某"),
        ("household_visits", "2025Q2", 15.0, "何某"),
        ("household_visits", "2025Q3", 15.0, "何某"),
        ("household_visits", "2025Q4", 20.0, "何某"),
        ("disputes_settlement_rate", "2025", 0.9, "钱某"),
        ("matters_on_time_rate", "2025", 0.95, None),
        ("matters_on_time_rate", "2025Q2", 0.9, None),
    ]
    assert reasons(sheet)[0] == (
        3,
        "工作任务",
        "按指标“入户走访”读入；不是的，请改写成指标名称",
    )


@pytest.mark.slow
def test_a_line_counts_once_when_it_comes_again_or_changes(store: Path, tmp_path: Path) -> None:
    put(store, breakdown(tmp_path / "分解.xlsx"))
    changed = [[*LINES[0][:4], 10, 15, 14, 21, "何某"], *LINES[1:]]
    (sheet,) = put(store, breakdown(tmp_path / "分解.xlsx", *changed)).sheets
    assert (sheet.rows, sheet.updated, sheet.unchanged, sheet.vanished) == (3, 1, 2, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ([1, "代表述职", "次", 4], "工作任务", "看不出“代表述职”指哪项指标，您是不是要写："),
        ([1, "代表进站接待选民", "", 4], "工作任务", "“代表进站接待选民”可能指代表进站活动、"),
        ([1, "代表进站", "%", 4], "工作任务", "看不出“代表进站”指哪项指标"),
        ([1, "代表进站", "次", "4.5"], "年度目标", "应为整数"),
        ([1, "代表进站", "次", "10-12次"], "年度目标", "是约数或范围"),
        ([1, "代表进站", "次", "90%"], "年度目标", "“代表进站活动”按“次”计，这里的单位是“%”"),
        ([1, "纠纷化解率", "", "120%"], "年度目标", "比率不能超过100%"),
        (
            [1, "代表进站", "次", 40, 10, 20, 30, 40],
            "年度目标",
            "四个季度像是累计数：第四季度与全年都是40；请改填各季度自己的数",
        ),
        ([1, "", "次", 4], "工作任务", "必填，不能为空"),
    ],
)
def test_a_line_that_cannot_be_understood_is_rejected_whole(
    store: Path, tmp_path: Path, line: list[object], column: str, reason: str
) -> None:
    path = breakdown(tmp_path / "分解.xlsx", line, LINES[1], LINES[2])
    (sheet,) = put(store, path).sheets
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (3, 2, 1)
    (fault,) = [problem for problem in sheet.problems if problem.fault]
    assert (fault.row, fault.column) == (3, column)
    assert fault.reason.startswith(reason)
    assert query(store, "SELECT count(*) FROM goal WHERE source_row = 3") == [(0,)]


@pytest.mark.slow
def test_a_task_without_a_number_is_skipped_and_words_in_a_quarter_are_told(
    store: Path, tmp_path: Path
) -> None:
    path = breakdown(
        tmp_path / "分解.xlsx",
        [1, "加强思想建设", "", "", "制定方案", "推进", "推进", "总结", "何某"],
        [2, "代表进站", "次", 12, "制定方案", "开展2次", "", "", "何某"],
    )
    (sheet,) = put(store, path).sheets
    assert (sheet.rows, sheet.loaded, sheet.skipped) == (2, 1, 1)
    assert (3, None, "这一行没有目标数，未导入") in reasons(sheet)
    assert (4, "一季度", "不是数，未作为目标") in reasons(sheet)
    assert query(store, "SELECT period, value FROM goal ORDER BY period") == [
        ("2025", 12.0),
        ("2025Q2", 2.0),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("title", "name", "year"),
    [
        ("目标任务分解表", "2026年目标.xlsx", "2026"),
        ("二〇二六年目标任务分解表", "目标.xlsx", "2026"),
        ("目标任务分解表", "目标.xlsx", None),
        ("2025-2026年目标任务分解表", "目标.xlsx", None),
    ],
)
def test_the_year_stands_in_the_title_or_in_the_name_of_the_file(
    store: Path, tmp_path: Path, title: str, name: str, year: str | None
) -> None:
    line = [1, "代表进站", "次", 12, 3]
    (sheet,) = put(store, breakdown(tmp_path / name, line, title=title)).sheets
    if year:
        assert query(store, "SELECT period FROM goal ORDER BY period") == [(year,), (f"{year}Q1",)]
    else:
        assert sheet.rejected == 1
        assert [p.reason[:10] for p in sheet.problems if p.fault] == ["看不出是哪一年的目标"]


@pytest.mark.slow
def test_the_year_may_stand_in_the_headers_or_in_a_column(store: Path) -> None:
    put_text(store, "工作目标.csv", "指标,计量单位,2024年目标,2025年目标\n议政会,次,3,4\n")
    put_text(store, "分解.csv", "年度,考核指标,目标值,上半年,牵头单位\n2026,代表进站,12,6,综合办\n")
    assert query(store, "SELECT indicator, period, value FROM goal ORDER BY 1, 2") == [
        ("deliberation_meetings", "2024", 3.0),
        ("deliberation_meetings", "2025", 4.0),
        ("station_sessions", "2026", 12.0),
        ("station_sessions", "2026H1", 6.0),
    ]


@pytest.mark.slow
def test_our_own_form_may_have_the_offices_words_which_are_told(store: Path) -> None:
    text = "指标,期间,目标值\n代表入户走访,2025年,60\n入户走访,2025Q2,15\n议政会,今年,4\n"
    sheet = put_text(store, "目标.csv", text)
    assert (sheet.loaded, sheet.rejected) == (2, 1)
    assert query(store, "SELECT indicator, period, value FROM goal ORDER BY 2") == [
        ("household_visits", "2025", 60.0),
        ("household_visits", "2025Q2", 15.0),
    ]
    assert reasons(sheet) == [
        (2, "指标", "按指标“入户走访”读入；不是的，请改写成指标名称"),
        (4, "期间", "应为年度、半年或季度，如 2025、2025年上半年、2025Q2"),
    ]


@pytest.mark.slow
def test_a_rejected_line_is_read_again_without_its_title(store: Path, tmp_path: Path) -> None:
    put(store, breakdown(tmp_path / "分解.xlsx", [1, "火星走访", "次", 12, 3, "", "", "", "何某"]))
    ((cells,),) = query(store, "SELECT cells FROM reject")
    assert '"期间（据分组行）": "2025"' in cells
    again = (
        "序号,工作任务,单位,年度目标,一季度,期间（据分组行）,拒收原因\n1,入户走访,次,12,3,2025,甲\n"
    )
    sheet = put_text(store, "更正.csv", again)
    assert sheet.loaded == 1
    assert query(store, "SELECT period, value FROM goal ORDER BY 1") == [
        ("2025", 12.0),
        ("2025Q1", 3.0),
    ]


@pytest.mark.slow
def test_the_goal_of_a_grid_finds_its_grid(known: Path) -> None:
    text = "目标任务,网格,单位,2025年目标\n入户走访,红旗1网格,次,30\n入户走访,火星网格,次,30\n"
    sheet = put_text(known, "分解.csv", text)
    assert (sheet.loaded, sheet.rejected) == (1, 1)
    assert query(known, "SELECT grid FROM goal") == [("411101001001001",)]


@pytest.mark.slow
def test_two_lines_that_set_one_goal_are_asked_about(store: Path, tmp_path: Path) -> None:
    first = csv(tmp_path / "f", "a目标.csv", "工作任务,2025年目标,一季度\n代表进站,12,3\n")
    second = csv(
        tmp_path / "f", "b目标.csv", "工作任务,2025年目标,二季度\n进站活动,12,\n代表进站,12,4\n"
    )
    third = csv(tmp_path / "f", "c目标.csv", "工作任务,2025年目标,二季度\n代表进站,15,4\n")
    outcome = put(store, first, second, third)
    counted = [(s.loaded, s.unchanged, s.rejected) for s in outcome.sheets]
    assert counted == [(1, 0, 0), (1, 1, 0), (0, 0, 1)]
    assert query(store, "SELECT period, value FROM goal ORDER BY 1") == [
        ("2025", 12.0),
        ("2025Q1", 3.0),
        ("2025Q2", 4.0),
    ]
    assert [problem.reason for problem in outcome.sheets[2].problems if problem.fault] == [
        "与《a目标.csv》“a目标”第2行是同一项目标，但内容不同；请核对后只留一行"
    ]


def sheet_of(name: str, *rows: list[str]) -> Sheet:

    columns = zip(*rows, strict=True)
    cells = pa.table(
        [pa.array(list(c), pa.string()) for c in columns], [*map(str, range(len(rows[0])))]
    )
    return Sheet(f"{name}.csv", name, cells)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("目标完成情况统计", ["项目", "一季度", "二季度"]),
        ("统计表", ["项目", "一季度", "二季度"]),
        ("目标任务", ["项目", "一季度完成", "累计完成"]),
        ("走访台账", ["走访日期", "网格", "户数"]),
        ("目标", ["指标", "期间", "目标值"]),
    ],
)
def test_a_table_of_what_was_reached_is_no_table_of_goals(name: str, header: list[str]) -> None:
    assert goal_table(sheet_of(name, header, ["入户走访", "2025", "20"])) is None
