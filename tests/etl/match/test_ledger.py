"""Recognising the ledger of a sheet, and the column of each header."""

import pytest

from etl.formats.separated import separated
from etl.match.columns.matched import MatchedSheet
from etl.match.ledger import recognised_by_headers
from etl.sheets.problem import SheetResult
from etl.sheets.sheet import Merge, Sheet
from gridlens.ledgers import ledgers

DISPUTE = "编号,受理日期,所属网格,纠纷类型,当事人,状态"


def recognised(text: str, name: str = "表", file: str = "a.xlsx") -> MatchedSheet:
    found = recognised_by_headers(Sheet(file, name, separated(text.encode()).cells))
    assert isinstance(found, MatchedSheet), found
    return found


def refused(text: str, name: str = "表", file: str = "a.xlsx") -> SheetResult:
    found = recognised_by_headers(Sheet(file, name, separated(text.encode()).cells))
    assert isinstance(found, SheetResult), found
    return found


def test_headers_alone_tell_the_ledger_and_feed_its_columns() -> None:
    found = recognised(DISPUTE)
    assert found.ledger.key == "dispute"
    assert found.columns == {
        "number": 0,
        "received": 1,
        "grid": 2,
        "category": 3,
        "parties": 4,
        "status": 5,
    }


@pytest.mark.slow
@pytest.mark.parametrize("above", [0, 1, 5, 19])
def test_the_header_is_found_below_titles_and_notes(above: int) -> None:
    titles = "".join(f"红旗社区第{n}行,,,,,\n" for n in range(above))
    found = recognised(titles + DISPUTE + "\n1,2025-04-03,,,,")
    assert (found.ledger.key, found.header) == ("dispute", above + 1)


@pytest.mark.parametrize("key", list(ledgers()))
def test_every_ledger_is_known_by_its_own_titles(key: str) -> None:
    headers = ",".join(column.title for column in ledgers()[key].columns)
    assert recognised(headers).ledger.key == key


@pytest.mark.parametrize("key", list(ledgers()))
def test_every_ledger_is_known_by_any_of_its_headers_under_its_name(key: str) -> None:
    ledger = ledgers()[key]
    headers = ",".join((column.headers or (column.title,))[-1] for column in ledger.columns)
    assert recognised(headers, name=ledger.title).ledger.key == key


def test_headers_that_every_ledger_has_are_decided_by_the_name_of_sheet_or_file() -> None:
    headers = "编号,日期,网格,状态"
    assert recognised(headers, name="安全隐患").ledger.key == "hazard"
    assert recognised(headers, file="2025年矛盾纠纷台账.csv").ledger.key == "dispute"
    assert recognised(headers, name="走访企业台账").ledger.key == "enterprise_visit"


def test_headers_that_several_ledgers_have_are_refused_without_a_name() -> None:
    found = refused("编号,日期,网格,状态\n1,2025-04-03,,\n2,2025-04-03,,")
    assert found.problems[0].reason.startswith("认不出这是哪种台账：可能是")
    assert (found.ledger, found.rows, found.rejected) == (None, 2, 2)


def test_a_sheet_of_something_else_is_refused_naming_what_was_found() -> None:
    found = refused("车牌,型号,购置价\n豫L1,轿车,100000")
    assert found.problems[0].reason.startswith(
        "认不出这是哪种台账。找到的表头：车牌、型号、购置价。"
    )
    assert (found.rows, found.rejected) == (1, 1)


def test_a_title_merged_over_all_columns_is_named_once_if_at_all() -> None:
    title = Merge(1, 1, 0, 2)
    cells = separated("微治理事项,,\n事由,何时,如何办\n漏水,某日,已修".encode()).cells
    found = recognised_by_headers(Sheet("a.xlsx", "表", cells, merges=(title,)))
    assert isinstance(found, SheetResult)
    assert "找到的表头：事由、何时、如何办。" in found.problems[0].reason


def test_a_sheet_without_a_required_column_is_refused_naming_what_would_do() -> None:
    found = refused("纠纷编号,纠纷类型,当事人,调解员\nJF-1,邻里,赵甲,王某")
    assert found.ledger == "dispute"
    assert found.problems[0].row == 1
    assert found.problems[0].reason.startswith(
        "《矛盾纠纷》缺少必需的列：受理日期（也可写作 登记日期、登记时间、"
    )
    assert (found.rows, found.rejected) == (1, 1)


def test_headers_left_out_are_said_and_line_numbers_are_not() -> None:
    found = recognised("序号," + DISPUTE + ",备考,\n1,JF-1,2025-04-03,,,,,x,y")
    assert [(p.row, p.column, p.reason) for p in found.notices] == [
        (1, "备考", "此列未识别，未导入"),
        (1, "", "第9列没有表头，未导入"),
    ]


def test_of_two_headers_for_one_column_the_exact_title_is_taken() -> None:
    found = recognised("编号,登记日期,受理日期,纠纷类别,当事人\nJF-1,2025-04-01,2025-04-03,,")
    assert found.columns["received"] == 2
    assert [p.reason for p in found.notices] == ["与“受理日期”列重复，未导入"]


def test_of_two_headers_for_one_column_the_better_source_is_taken_and_said() -> None:
    found = recognised("编号,上报日期,登记日期,纠纷类别,当事人\nJF-1,2025-04-03,2025-04-01,,")
    assert found.columns["received"] == 2  # 登记日期 is declared before 上报日期
    assert [(p.column, p.reason) for p in found.notices] == [
        ("上报日期", "与“受理日期”列重复，未导入")
    ]


def test_a_header_over_empty_cells_gives_way_to_one_that_holds_something() -> None:
    found = recognised("编号,登记日期,上报日期,纠纷类别,当事人\nJF-1,,2025-04-03,,")
    assert found.columns["received"] == 2


def test_marks_spaces_and_must_fill_in_a_header_make_no_difference() -> None:
    found = recognised("编 号,受理日期（必填）,＊所属网格,纠纷类型：,当事人,状　态")
    assert set(found.columns) == {"number", "received", "grid", "category", "parties", "status"}
