"""Rows that contradict themselves are rejected; what was only read in a sentence gives way."""

from pathlib import Path

import pytest

from tests.etl.office import put_text, query

HEADER = "编号,受理日期,当事人,调解结果,状态\n"


@pytest.mark.parametrize("state", ["登记", "受理", "调解中", "退回", "延期"])
def test_a_settled_dispute_that_is_said_to_be_open_is_rejected(store: Path, state: str) -> None:
    sheet = put_text(store, "矛盾纠纷.csv", f"{HEADER}JF-1,2025-04-03,赵甲,调解成功,{state}\n")
    (problem,) = sheet.problems
    reason = f"“调解结果”填了调解成功，“状态”却是{state}；请核对后改其中一项"
    assert (problem.row, problem.column, problem.found) == (2, "状态", state)
    assert (problem.reason, problem.fault) == (reason, True)
    assert (sheet.loaded, sheet.rejected) == (0, 1)


def test_a_dispute_that_failed_is_not_settled(store: Path) -> None:
    rows = "JF-1,2025-04-03,赵甲,调解不成,已化解\nJF-2,2025-04-03,钱乙,调解不成,已办结\n"
    sheet = put_text(store, "矛盾纠纷.csv", HEADER + rows)
    (problem,) = sheet.problems
    assert problem.reason == "“调解结果”填了调解不成，“状态”却是已化解；请核对后改其中一项"
    assert (problem.row, sheet.loaded, sheet.rejected) == (2, 1, 1)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        ("调解成功", ""),  # an empty state contradicts nothing
        ("调解不成", ""),
        ("调解成功", "已化解"),
        ("调解成功", "已办结"),
        ("引导仲裁诉讼", "已办结"),
        ("", "受理"),
    ],
)
def test_what_goes_together_is_loaded(store: Path, outcome: str, state: str) -> None:
    row = f"JF-1,2025-04-03,赵甲,{outcome},{state}\n"
    sheet = put_text(store, "矛盾纠纷.csv", HEADER + row)
    assert (sheet.loaded, sheet.problems) == (1, [])
    kept = [(outcome or None, state or None)]
    assert query(store, "SELECT outcome, status FROM dispute") == kept


@pytest.mark.parametrize(
    ("sentence", "read", "state"),
    [
        ("双方签订调解协议；当场付清赔偿款", "调解成功", "调解中"),
        ("双方未达成协议；终止调解", "调解不成", "已化解"),
    ],
)
def test_an_outcome_read_in_a_sentence_gives_way_to_the_state(
    store: Path, sentence: str, read: str, state: str
) -> None:
    rows = f"JF-1,2025-04-03,赵甲,{sentence},{state}\nJF-2,2025-04-03,钱乙,{sentence},\n"
    sheet = put_text(store, "矛盾纠纷.csv", HEADER + rows)
    (problem,) = sheet.problems
    assert (problem.row, problem.column, problem.found, problem.fault) == (
        2,
        "调解结果",
        sentence,
        False,
    )
    said = f"从这句话里读出{read}，“状态”却是{state}，以“状态”为准；本格按空白导入，请核对"
    assert problem.reason == said
    assert (sheet.loaded, sheet.rejected) == (2, 0)
    kept = [("JF-1", None, state), ("JF-2", read, None)]
    assert query(store, "SELECT number, outcome, status FROM dispute ORDER BY number") == kept
