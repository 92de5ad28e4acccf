"""Texts become typed rows, as seen through one load."""

import datetime as dt
from pathlib import Path

import pytest

from gridlens.ledgers import ledgers
from tests.etl.office import DEPUTIES, put_text, query, reasons

HEADER = "编号,受理日期,网格,纠纷类别,当事人,代表,状态,办结日期,办理期限\n"


@pytest.mark.slow
def test_nothing_happens_to_a_matter_before_it_is_received(known: Path) -> None:
    sheet = put_text(
        known,
        "安全隐患.csv",
        "编号,发现日期,现场核查日期,整改日期,复查日期\nYH-1,2025-04-03,2025-04-03,2025-04-02,\n"
        "YH-2,2025-04-03,2025-04-04,2025-04-05,2025-04-06\nYH-3,2025-04-03,,,2025-04-01\n",
    )
    assert [one for one in reasons(sheet) if one[1] in ("整改日期", "复查日期")] == [
        (2, "整改日期", "“整改日期”早于“发现日期”"),
        (4, "复查日期", "“复查日期”早于“发现日期”"),
    ]
    assert (sheet.loaded, sheet.rejected) == (1, 2)


@pytest.mark.slow
def test_cells_become_typed_values_and_names_become_codes(known: Path) -> None:
    put_text(
        known,
        "矛盾纠纷.csv",
        HEADER + "jf-1,2025年4月3日,红旗1,邻里纠纷,赵甲,张某、李某,已结,2025/4/10,45775\n",
    )
    assert query(
        known,
        "SELECT number, received, grid, category, deputies, status, closed, due,"
        " source_file, source_sheet, source_row, load FROM dispute",
    ) == [
        (
            *("JF-1", dt.date(2025, 4, 3), "411101001001001", "邻里", ["D001", "D002"]),
            *("已办结", dt.date(2025, 4, 10), dt.date(2025, 4, 28)),
            *("矛盾纠纷.csv", "矛盾纠纷", 2, 2),
        )
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "column", "found", "reason"),
    [
        ("JF-1,2025-02-30,,,,,,,", "受理日期", "2025-02-30", "没有这一天，应如 2025-04-03"),
        ("JF-1,,,邻里,,,,,", "受理日期", None, "必填，不能为空"),
        (
            "JF-1,2025-04-03,红旗三网格,,,,,,",
            "网格",
            "红旗三网格",
            "网格名册中没有“红旗三网格”，您是不是要找：红旗二网格、红旗一网格？",
        ),
        ("JF-1,2025-04-03,,,,丁某,,,", "代表", "丁某", "代表名册中没有“丁某”"),
        ("4.11E+14,2025-04-03,,,,,,,", "编号", "4.11E+14", "编号被表格软件改成了科学计数"),
        (",2025-04-03,,,,,,,", "编号", None, "缺少编号，且“网格”、“纠纷类别”、“当事人”"),
        ("JF-1,2025-07-02,,,,,,,", "受理日期", "2025-07-02", "日期在将来（导入日为2025-07-01）"),
        ("JF-1,2025-04-03,,,,,,2025-04-02,", "办结日期", "2025-04-02", "“办结日期”早于“受理日期”"),
        ("JF-1,2025-04-03,,,,,,,2025-04-02", "办理期限", "2025-04-02", "“办理期限”早于“受理日期”"),
        (
            "JF-1,2025-04-03,,,,,处置中,2025-04-10,",
            "状态",
            "处置中",
            "填了“办结日期”，“状态”却是未办结；请核对后改其中一项",
        ),
    ],
)
def test_a_bad_row_is_rejected_with_its_place_and_the_rest_is_loaded(
    known: Path, row: str, column: str, found: str | None, reason: str
) -> None:
    sheet = put_text(known, "矛盾纠纷.csv", f"{HEADER}{row}\nJF-9,2025-04-03,,,,,,,\n")
    (problem,) = sheet.problems
    assert (problem.row, problem.column, problem.found) == (2, column, found)
    assert problem.reason.startswith(reason.replace("，您是不是要找：红旗二网格、红旗一网格？", ""))
    assert (sheet.rows, sheet.loaded, sheet.rejected) == (2, 1, 1)
    assert query(known, "SELECT number FROM dispute") == [("JF-9",)]


@pytest.mark.slow
def test_a_row_with_two_faults_is_one_rejected_row(known: Path) -> None:
    sheet = put_text(known, "矛盾纠纷.csv", HEADER + "JF-1,四月,火星,,,,,,\n")
    assert (sheet.rows, sheet.rejected, len(sheet.problems)) == (1, 1, 2)


@pytest.mark.slow
def test_placeholders_are_empty_cells(known: Path) -> None:
    put_text(known, "矛盾纠纷.csv", HEADER + "JF-1,2025-04-03,/,-,无,——,,,\n")
    assert query(known, "SELECT grid, category, parties, deputies FROM dispute") == [
        (None, None, None, None)
    ]


@pytest.mark.slow
def test_what_spreadsheets_and_input_methods_do_to_texts_is_undone(known: Path) -> None:
    put_text(
        known,
        "矛盾纠纷.csv",
        "编号,受理日期,网格,纠纷类别,当事人,联系电话,代表\n"
        "ＪＦ－１,２０２５．４．３,\u3000红旗\u00a0一网格,邻里\u200b纠纷,赵\u200b甲,１３８００００１２３４,"
        '"张某（组长）\n李某"\n'
        '="000123",2025-04-03,411101001001002.0,物 业,"钱\t乙",—,李某与张某\n',
    )
    assert query(
        known,
        "SELECT number, received, grid, category, parties, phone, deputies"
        " FROM dispute ORDER BY source_row",
    ) == [
        (
            *("JF-1", dt.date(2025, 4, 3), "411101001001001", "邻里", "赵甲", "13800001234"),
            ["D001", "D002"],
        ),
        (
            *("000123", dt.date(2025, 4, 3), "411101001001002", "物业管理", "钱 乙", None),
            ["D002", "D001"],
        ),
    ]


@pytest.mark.slow
def test_people_who_are_named_together_count_each_also_where_their_roster_comes_later(
    store: Path,
) -> None:
    put_text(store, "矛盾纠纷.csv", HEADER + "JF-1,2025-04-03,,,赵甲,张某和李某、丁某,,,\n")
    assert query(store, "SELECT deputies FROM dispute") == [(["张某和李某", "丁某"],)]
    put_text(store, "代表名册.csv", DEPUTIES)
    assert query(store, "SELECT deputies FROM dispute") == [(["D001", "D002", "丁某"],)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "found", "reason"),
    [
        ("约20", None, "是约数或范围，请写确切的数，如 20"),
        ("3户", None, "单位是“户”，本列要填多少人，请核对"),
        ("#REF!", None, "是公式出错的标记（#REF!），请改填内容"),
        ("二十", 20, None),
        ("12人次", 12, None),
        ('"1,200"', 1200, None),
        ("１２", 12, None),
        ("无", None, None),
    ],
)
def test_counts_are_read_or_refused_in_words(
    known: Path, cell: str, found: int | None, reason: str | None
) -> None:
    sheet = put_text(
        known, "会议活动.csv", f"活动日期,活动类型,主题,群众人数\n2025-04-03,议政会,供暖,{cell}\n"
    )
    assert [problem.reason for problem in sheet.problems] == ([reason] if reason else [])
    if not reason:
        assert query(known, "SELECT residents FROM session") == [(found,)]


@pytest.mark.slow
def test_totals_notes_and_prepared_rows_are_skipped_and_said(known: Path) -> None:
    sheet = put_text(
        known,
        "矛盾纠纷.csv",
        "序号,编号,受理日期,网格,纠纷类别,当事人\n"
        "1,JF-1,2025-04-03,,,\n"
        "2,,,,,\n"
        ",,,,,\n"
        "合 计：1件,,,,,\n"
        "注：以上为本月,,,,,\n"
        "填表人：赵某,,,审核人：钱某,,\n",
    )
    assert reasons(sheet) == [
        (3, None, "本行各列都是空的，未导入"),
        (5, None, "合计行，不是记录，未导入"),
        (6, None, "表下的说明，不是记录，未导入"),
        (7, None, "表下的说明，不是记录，未导入"),
    ]
    assert (sheet.rows, sheet.loaded, sheet.skipped) == (5, 1, 4)


@pytest.mark.slow
def test_a_topic_that_begins_like_a_total_is_a_record(known: Path) -> None:
    sheet = put_text(
        known, "会议活动.csv", "主题,活动日期,活动类型\n总计划讨论会,2025-04-03,其他\n"
    )
    assert (sheet.ledger, sheet.loaded, sheet.skipped) == ("session", 1, 0)


@pytest.mark.slow
def test_more_present_than_expected_is_said_and_loaded(known: Path) -> None:
    sheet = put_text(
        known,
        "会议活动.csv",
        "活动日期,活动类型,主题,实到人数,应到人数\n2025-04-03,议政会,供暖,12,10\n",
    )
    assert reasons(sheet) == [(2, "实到人数", "“实到人数”多于“应到人数”，请核对；已照填写的导入")]
    assert sheet.loaded == 1


@pytest.mark.slow
def test_only_what_is_due_may_lie_ahead(known: Path) -> None:
    sheet = put_text(
        known,
        "安全隐患.csv",
        "编号,发现日期,现场查看日期,整改期限,复查日期\n"
        "YH-1,2025-06-30,2025-07-01,2025-08-01,\n"
        "YH-2,2025-06-30,2025-07-02,,\n"
        "YH-3,2025-06-30,,,2025-07-02\n",
    )
    assert reasons(sheet) == [
        (3, "现场查看日期", "日期在将来（导入日为2025-07-01）"),
        (4, "复查日期", "日期在将来（导入日为2025-07-01）"),
    ]
    assert (sheet.loaded, sheet.rejected) == (1, 2)


@pytest.mark.slow
def test_an_activity_over_several_days_counts_on_the_first_and_a_due_date_is_one_day(
    known: Path,
) -> None:
    put_text(known, "联系群众.csv", "接待走访日期,方式,反映事项\n2025.4.3-4.5,接待,路灯不亮\n")
    assert query(known, "SELECT date FROM visit") == [(dt.date(2025, 4, 3),)]
    sheet = put_text(
        known, "安全隐患.csv", "编号,发现日期,整改期限\nYH-1,2025-04-03,2025.4.3-4.5\n"
    )
    assert reasons(sheet) == [(2, "整改期限", "写了起止两天，本列只写一天，如 2025-04-03")]


@pytest.mark.slow
def test_goals_name_indicators_by_label_or_key(known: Path) -> None:
    sheet = put_text(
        known,
        "目标.csv",
        "指标,网格,期间,目标值\n上门服务企业,,2025年,120\nhazards_rectified,红旗1,2025Q2,3\n企业检查,,2025,1\n",
    )
    assert query(known, "SELECT indicator, grid, period, value FROM goal ORDER BY 1") == [
        ("enterprise_visits", None, "2025", 120.0),
        ("hazards_rectified", "411101001001001", "2025Q2", 3.0),
    ]
    assert reasons(sheet)[0][:2] == (4, "指标")
    assert reasons(sheet)[0][2].startswith("看不出“企业检查”指哪项指标，您是不是要写：")


def test_a_deputys_grids_are_stored_as_codes_with_their_dates(known: Path) -> None:
    assert query(known, "SELECT grids FROM deputy WHERE code = 'D001'") == [
        ([{"name": "411101001001001", "since": dt.date(2024, 1, 1), "until": None}],)
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "key", [key for key, ledger in ledgers().items() if ledger.life_cycle is not None]
)
def test_an_office_that_keeps_one_column_of_states_is_understood(known: Path, key: str) -> None:
    ledger = ledgers()[key]
    cycle = ledger.life_cycle
    assert cycle is not None
    names = [*dict.fromkeys([ledger.date, *ledger.natural_key, cycle.matter])]
    columns = [
        ledger.column(name)
        for name in names
        if name and name not in ("grid", "category", "lead_deputies")
    ]
    header = ",".join([column.title for column in columns] + ["状态"])
    rows = "".join(
        ",".join(["2025-04-03" if c.name == ledger.date else f"{c.name}{n}" for c in columns])
        + f",{state}\n"
        for n, state in enumerate(("已办结", "已结", "办结", "处置中"))
    )
    sheet = put_text(known, f"{ledger.title}.csv", f"{header}\n{rows}")
    assert (sheet.ledger, sheet.loaded, sheet.problems) == (key, 4, [])
    states = [state for (state,) in query(known, f"SELECT status FROM {key} ORDER BY source_row")]
    assert [state in cycle.closing for state in states] == [True, True, True, False]


@pytest.mark.slow
def test_an_unknown_level_leaves_its_cell_empty_and_costs_no_row(store: Path) -> None:
    sheet = put_text(
        store, "代表名册.csv", "代表编号,代表姓名,代表级别\nD1,张某,镇人大代表\nD2,李某,特邀\n"
    )
    assert (sheet.loaded, sheet.rejected) == (2, 0)
    assert query(store, "SELECT code, level FROM deputy ORDER BY code") == [
        ("D1", "镇级"),
        ("D2", None),
    ]
    ((row, column, reason),) = reasons(sheet)
    assert (row, column) == (3, "代表级别")
    assert reason.startswith("应为：全国、省级、市级、区级") and reason.endswith("本格按空白导入")
