"""Declarations are checked when they are made."""

from dataclasses import replace

import pytest

from gridlens.kinds import Option
from gridlens.schema import columns as c
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Column, Direction, Indicator, Ledger, Measure

STATES = (Option("在办"), Option("已办结", ("办结",)))
CYCLE = LifeCycle(
    noun="事项",
    unit="件",
    prefix="items",
    steps="登记 → 办结",
    received="date",
    closed="closed",
    due="due",
    closing=("已办结",),
)


def columns() -> tuple[Column, ...]:
    return (
        c.number("SX-1"),
        c.day("date", "日期", "日期。"),
        c.grid(),
        c.deputies(),
        c.day("due", "期限", "期限。"),
        c.day("closed", "办结日期", "办结日期。"),
        c.status(STATES),
        c.text("note", "备注", "备注。", "无误"),
    )


def a_ledger(**changes: object) -> Ledger:
    given: dict[str, object] = {
        "key": "item",
        "title": "事项",
        "row": "一件事项",
        "place": 999,
        "columns": columns(),
        "number": "number",
        "date": "date",
        "category": "status",
        "natural_key": ("date", "note"),
        "life_cycle": CYCLE,
    }
    return Ledger(**(given | changes))  # type: ignore[arg-type]  # changes are wrong on purpose


def an_indicator(**changes: object) -> Indicator:
    given: dict[str, object] = {
        "key": "items",
        "label": "事项",
        "unit": "件",
        "definition": "期内的事项。",
        "measure": Measure.FLOW,
        "at": "date",
    }
    return Indicator(**(given | changes))  # type: ignore[arg-type]  # changes are wrong on purpose


def test_what_a_ledger_knows_of_itself():
    made = a_ledger()
    assert made.column("due").title == "期限"
    assert made.has("note")
    assert not made.has("phone")
    assert made.grid == "grid"
    assert made.deputies == ("deputies",)
    assert made.categories == ("在办", "已办结")
    assert not made.is_roster
    assert a_ledger(category="note").categories == ()
    assert a_ledger(category=None).categories == ()
    assert a_ledger(date=None, life_cycle=None).is_roster


def test_its_table_has_the_key_the_columns_and_the_lineage():
    assert a_ledger().storage() == {
        "key": "string",
        "number": "string",
        "date": "date",
        "grid": "string",
        "deputies": "array<string>",
        "due": "date",
        "closed": "date",
        "status": "string",
        "note": "string",
        "source_file": "string",
        "source_sheet": "string",
        "source_row": "int64",
        "load": "int64",
    }


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"columns": (*columns(), c.number("SX-2"))}, id="a column twice"),
        pytest.param(
            {"columns": (*columns(), c.text("other", "说明", "说明。", "好", "备 注"))},
            id="a header of another column",
        ),
        pytest.param({"natural_key": ("date", "nothing")}, id="a key that is no column"),
        pytest.param({"number": "nothing"}, id="a number that is no column"),
        pytest.param({"category": "nothing"}, id="a category that is no column"),
        pytest.param({"date": "note"}, id="a date that is no date"),
        pytest.param({"shared_number": "nothing"}, id="a shared number that is no column"),
        pytest.param({"in_order": (("date", "nothing"),)}, id="an order of what is no column"),
        pytest.param({"in_order": (("date", "note"),)}, id="an order of what is no day"),
        pytest.param({"at_most": (("nothing", "note"),)}, id="a limit of what is no column"),
        pytest.param({"at_most": (("due", "closed"),)}, id="a limit of what is no count"),
        pytest.param(
            {"life_cycle": replace(CYCLE, closed="nothing")}, id="a closing that is no column"
        ),
        pytest.param(
            {"life_cycle": replace(CYCLE, matter="nothing")}, id="a matter that is no column"
        ),
        pytest.param(
            {"life_cycle": replace(CYCLE, due_from="nothing")}, id="a due rule from no column"
        ),
        pytest.param({"life_cycle": replace(CYCLE, closing=("结了",))}, id="a state that is none"),
        pytest.param({"life_cycle": replace(CYCLE, status="note")}, id="a status of free text"),
        pytest.param({"life_cycle": replace(CYCLE, nouns=("事项，",))}, id="a noun with a mark"),
    ],
)
def test_a_wrong_ledger_is_a_mistake(wrong: dict[str, object]):
    with pytest.raises(AssertionError):
        a_ledger(**wrong)


def test_words_that_no_draft_can_match_are_named_with_ledger_and_indicator():
    said = (an_indicator(said="办理 事项|办件，"), an_indicator(key="more", said="事项|事项"))
    with pytest.raises(AssertionError) as mistake:
        a_ledger(indicators=said)
    ledger, wrong = mistake.value.args[0]
    assert ledger == "item"
    assert [named[:2] for named in wrong] == [("items", "办件，"), ("more", "事项")]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"key": "Items"}, id="a key with a capital"),
        pytest.param({"key": "纠纷"}, id="a key that is no identifier"),
        pytest.param({"definition": "期内的事项"}, id="a definition that is no sentence"),
        pytest.param({"measure": Measure.RATE}, id="a rate without a denominator"),
        pytest.param({"denominator": lambda row: row.key}, id="a denominator without a rate"),
        pytest.param({"measure": Measure.MEDIAN}, id="a median of nothing"),
        pytest.param({"until": "closed"}, id="an end without a stock"),
        pytest.param({"opening": True}, id="an opening without a stock"),
    ],
)
def test_a_wrong_indicator_is_a_mistake(wrong: dict[str, object]):
    with pytest.raises(AssertionError):
        an_indicator(**wrong)


def test_only_a_flow_has_a_pace_and_only_a_rate_is_a_fraction():
    flow = an_indicator()
    rate = an_indicator(key="rate", measure=Measure.RATE, denominator=lambda row: row.key.notnull())
    stock = an_indicator(key="stock", measure=Measure.STOCK, until="closed")
    assert [i.has_pace for i in (flow, rate, stock)] == [True, False, False]
    assert [i.is_rate for i in (flow, rate, stock)] == [False, True, False]
    assert flow.direction is Direction.NEUTRAL
