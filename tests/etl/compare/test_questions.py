"""Which header is asked about, and proposed, for a column that nothing was read for."""

from pathlib import Path

import pytest

from etl.sheets.question import Question, merged
from tests.etl.office import csv, put


def asked(store: Path, header: str, *rows: str, name: str = "矛盾纠纷") -> dict[str, str | None]:
    """Return the proposal for each header that is asked about."""
    lines = [f"{number},2025-04-03,{row}" for number, row in enumerate(rows, 1)]
    path = csv(store.parent / "files", f"{name}.csv", "\n".join([header, *lines]) + "\n")
    (sheet,) = put(store, path).sheets
    assert sheet.ledger
    return {one.text: one.proposal for one in sheet.questions if one.kind == "header"}


DISPUTE = "编号,受理日期,网格,纠纷类别,当事人"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("headers", "cells", "expected"),
    [
        # The words under it are of the state, and under no other header are they.
        ("甲栏情况", ["已办结", "调解中", "已办结"], {"甲栏情况": "status"}),
        # Yes and no answer a question that nobody has understood.
        ("是否保密", ["是", "否", "否"], {"是否保密": None}),
        # Another header has words of the state as well.
        ("甲栏情况,乙栏", ["已办结,办结", "调解中,在办", "办结,办结"], {"甲栏情况": None}),
        # The state is read elsewhere; what it would understand as well may be the outcome.
        (
            "状态,甲栏情况",
            ["已办结,调解成功", "调解中,", "已办结,调解成功"],
            {"甲栏情况": "outcome"},
        ),
        # But words that are rather of the state are no outcome.
        ("状态,甲栏情况", ["已办结,已办结", "调解中,调解中"], {"甲栏情况": None}),
        # A likely header goes before one that is not.
        ("是否保密,甲栏情况", ["是,已办结", "否,调解中", "否,已办结"], {"甲栏情况": "status"}),
    ],
)
def test_a_state_is_proposed_where_its_words_stand_and_nowhere_else(
    known: Path, headers: str, cells: list[str], expected: dict[str, str | None]
) -> None:
    rows = [f"红旗一网格,邻里,赵甲,{one}" for one in cells]
    found = asked(known, f"{DISPUTE},{headers}", *rows)
    assert {text: one for text, one in found.items() if text in headers} == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    ("people", "proposal"),
    [(["张某", "李某", "张某"], "deputies"), (["张某", "李某", "外人"], None)],
)
def test_deputies_are_proposed_where_nearly_all_are_deputies(
    known: Path, people: list[str], proposal: str | None
) -> None:
    found = asked(known, f"{DISPUTE},甲栏", *(f"红旗一网格,邻里,赵甲,{one}" for one in people))
    assert found["甲栏"] == proposal


@pytest.mark.slow
def test_what_was_replied_is_not_proposed_as_what_was_said(known: Path) -> None:
    rows = [f"张某,入户走访,红旗一网格,{one}" for one in ("已向供电所反映", "讲解了政策", "已修好")]
    header = "序号,走访日期,走访代表,走访方式,网格,怎么答复的"
    assert asked(known, header, *rows, name="走访选民") == {"怎么答复的": None}


def test_where_two_sheets_disagree_nothing_is_proposed() -> None:
    def one(sheet: str, proposal: str | None) -> Question:
        where = (("a.xlsx", sheet),)
        return Question(
            "n", "header", "visit", "date", "甲日", 2, (), where, ("date", ""), proposal
        )

    assert [q.proposal for q in merged([one("一", "date"), one("二", "date")])] == ["date"]
    assert [q.proposal for q in merged([one("一", "date"), one("二", None)])] == [None]
    assert [q.proposal for q in merged([one("一", None), one("二", "date")])] == [None]
