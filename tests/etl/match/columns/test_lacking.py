"""A sheet without a required column: the headers that may be it are asked about, then it loads."""

from pathlib import Path

import pytest

from etl.formats.separated import separated
from etl.match.columns.matched import MatchedSheet
from etl.match.ledger import recognised_by_headers
from etl.sheets.problem import SheetResult
from etl.sheets.question import Question
from etl.sheets.sheet import Sheet
from gridlens.ledgers import ledgers
from gridlens.store.office.answers import HEADER, NOT_READ, Answer
from tests.etl.office import csv, put

NO_DATE = """纠纷编号,那一天,纠纷类型,当事人,完事那天,经办
JF-1,2025-04-03,邻里,赵甲、钱乙,2025-04-10,小王
JF-2,2025年4月5日,物业,孙丙、李丁,,小李
JF-3,2025.4.6,邻里,周戊、吴己,某天,小王
"""


def asked(text: str, said: dict[str, str] | None = None, ledger: str = "dispute") -> SheetResult:
    sheet = Sheet("a.csv", ledgers()[ledger].title, separated(text.encode()).cells)
    found = recognised_by_headers(sheet, {ledger: said or {}})
    assert isinstance(found, SheetResult) and found.refused
    return found


def told(one: Question) -> tuple[str, str, str | None]:
    return one.text, one.column, one.proposal


def test_the_unread_headers_whose_cells_suit_are_asked_and_the_best_is_proposed() -> None:
    found = asked(NO_DATE.replace("某天", "2025-05-01").replace("2025.4.6", "不详"))
    assert [told(one) for one in found.questions] == [
        ("那一天", "received", "received"),
        ("完事那天", "received", None),
    ]
    first = found.questions[0]
    assert (first.rows, first.examples) == (3, ("2025-04-03", "2025年4月5日", "不详"))
    assert first.choices[0] == "received" and first.choices[-1] == NOT_READ
    assert {"closed", "grid"} < {*first.choices} and "category" not in first.choices


def proposed(text: str, ledger: str = "dispute") -> list[tuple[str, str | None]]:
    return [(one.text, one.proposal) for one in asked(text, ledger=ledger).questions]


def test_of_several_days_the_one_that_comes_before_all_others_is_proposed() -> None:
    text = (
        "纠纷编号,最晚,那一天,纠纷类型,当事人,弄完\n"
        "JF-1,4月20日,4月3日,邻里,赵甲,4月5日\nJF-2,2月1日,1月9日,邻里,钱乙,1月9日\n"
    )
    assert proposed(text) == [("那一天", "received"), ("最晚", None), ("弄完", None)]


def test_days_before_which_others_come_are_not_proposed() -> None:
    text = (
        "纠纷编号,办结日期,某日,纠纷类型,当事人\n"
        "JF-1,2025-04-03,2025-04-10,邻里,赵甲\nJF-2,2025-04-05,2025-04-12,邻里,钱乙\n"
    )
    assert proposed(text) == [("某日", None)]


def test_a_header_that_tells_of_later_is_not_preferred_for_its_words() -> None:
    text = (
        "纠纷编号,那一天,更新时间,另一天,纠纷类型,当事人\n"
        "JF-1,2025-04-03,2025-04-10,2025-04-05,邻里,赵甲\n"
        "JF-2,2025-04-05 9:30,2025-04-05 16:00,2025-04-05 10:00,邻里,钱乙\n"
    )
    assert proposed(text)[0] == ("那一天", "received")
    assert {*proposed(text)[1:]} == {("更新时间", None), ("另一天", None)}


def test_columns_that_fit_alike_are_asked_about_and_none_is_proposed() -> None:
    text = "指标,单位,年度,甲栏,乙栏\n走访选民户数,户,2025年,10,20\n代表活动次数,次,2025年,6,15\n"
    assert proposed(text, "goal") == [("甲栏", None), ("乙栏", None)]


def test_the_message_names_the_column_the_unread_headers_and_what_to_do() -> None:
    (problem,) = asked(NO_DATE).problems
    assert problem.reason.startswith("《矛盾纠纷》缺少必需的列：受理日期（也可写作 登记日期、")
    assert "没有用到的表头：那一天、完事那天、经办。" in problem.reason
    assert problem.reason.endswith("其中“那一天”下面的内容像“受理日期”，请在问题里说明它是哪一列。")


def test_where_nothing_fits_nothing_is_asked_and_the_message_says_what_to_do() -> None:
    found = asked("纠纷编号,纠纷类型,当事人,经办\nJF-1,邻里,赵甲,小王\n")
    assert found.questions == []
    reason = found.problems[0].reason
    assert "没有用到的表头：经办。请在表头里写明" in reason and "--columns" in reason


def test_a_header_that_is_not_to_be_read_is_not_asked_again() -> None:
    found = asked(NO_DATE, {"那一天": NOT_READ})
    assert [one.text for one in found.questions] == []


def test_a_name_is_asked_about_like_any_required_column() -> None:
    found = asked(
        "代表编号,何许人,代表层级,届别,电话\n"
        "D001,张某,县级,第十届,13800001234\nD002,李某,县级,第十届,13800001235\n",
        ledger="deputy",
    )
    assert [told(one) for one in found.questions] == [("何许人", "name", "name")]


def test_after_the_answer_the_sheet_is_recognised() -> None:
    sheet = Sheet("a.csv", "表", separated(NO_DATE.encode()).cells)
    found = recognised_by_headers(sheet, {"dispute": {"那一天": "received"}})
    assert isinstance(found, MatchedSheet)
    assert found.columns["received"] == 1


@pytest.mark.slow
def test_a_refused_sheet_loads_once_its_question_is_answered(known: Path, tmp_path: Path) -> None:
    path = csv(tmp_path, "纠纷.csv", NO_DATE)
    outcome = put(known, path)
    assert (outcome.exit_code, [one.text for one in outcome.questions]) == (2, ["那一天"])
    (sheet,) = put(
        known, path, answered=[Answer(HEADER, "dispute", "", "那一天", "received")]
    ).sheets
    assert (sheet.loaded, sheet.rejected) == (3, 0)
