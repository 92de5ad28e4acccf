"""The examples of every declaration are true, and the fourteen reference indicators exist."""

from dataclasses import replace

import pytest

from gridlens.errors import Refused, UnknownName
from gridlens.kinds import Choice, is_empty
from gridlens.ledgers import (
    activity_ledgers,
    indicator,
    indicators,
    ledger,
    ledgers,
    said_of_two,
)
from gridlens.schema.header import folded
from gridlens.schema.ledger import Column, Direction, FourType, Indicator, Measure
from tests.sample_store import EIGHT

COLUMNS = [(o.key, c) for o in ledgers().values() for c in o.columns]
ACCEPTED = [
    pytest.param(column, text, value, id=f"{key}.{column.name}-{text[:12]}")
    for key, column in COLUMNS
    for text, value in column.accepts
]
REFUSED = [
    pytest.param(column, text, id=f"{key}.{column.name}-{text[:12]}")
    for key, column in COLUMNS
    for text in column.refuses
]
SPELLED = [
    pytest.param(column, spelling, option.value, id=f"{key}.{column.name}-{spelling}")
    for key, column in COLUMNS
    if isinstance(column.kind, Choice)
    for option in column.kind.options
    for spelling in (option.value, *option.spellings)
]
ROSTERS = ("grid", "deputy", "facility", "goal")
LOYALTY, LEARNING = FourType.LOYALTY, FourType.LEARNING
RESPONSIBILITY, ACTION = FourType.RESPONSIBILITY, FourType.ACTION
FLOW, DISTINCT, STOCK = Measure.FLOW, Measure.DISTINCT, Measure.STOCK
# Key, heading, label, unit, measure, 余 allowed, as the page on the domain gives them.
REFERENCE = (
    ("motions_submitted", LOYALTY, "议案建议", "件", FLOW, False),
    ("policy_lectures", LOYALTY, "党的创新理论宣讲", "次", FLOW, False),
    ("station_sessions", LOYALTY, "代表进站活动", "次", FLOW, False),
    ("deliberation_meetings", LOYALTY, "议政会", "次", FLOW, False),
    ("laws_studied", LEARNING, "学习核心法律法规", "部", DISTINCT, False),
    ("study_visits", LEARNING, "外出学习观摩", "处", DISTINCT, False),
    ("supervision_posts", RESPONSIBILITY, "党员监督岗", "个", STOCK, False),
    ("inspections_joined", RESPONSIBILITY, "参加调研视察", "次", FLOW, False),
    ("grids", RESPONSIBILITY, "基层网格", "个", STOCK, False),
    ("disputes_settled", RESPONSIBILITY, "排查化解矛盾纠纷", "起", FLOW, False),
    ("hazards_rectified", RESPONSIBILITY, "排查整改安全隐患", "条", FLOW, True),
    ("enterprise_visits", RESPONSIBILITY, "上门服务企业", "次", FLOW, True),
    ("free_clinics", ACTION, "义诊", "场", FLOW, False),
    ("livelihood_settled", ACTION, "群众急难愁盼事项办结", "件", FLOW, False),
)


@pytest.mark.parametrize(("column", "text", "value"), ACCEPTED)
def test_an_accepted_example_becomes_its_value(column: Column, text: str, value: object):
    assert column.kind.parse(text) == value


@pytest.mark.parametrize(("column", "text"), REFUSED)
def test_a_refused_example_is_refused_with_a_reason(column: Column, text: str):
    with pytest.raises(Refused) as refusal:
        column.kind.parse(text)
    assert refusal.value.reason


@pytest.mark.parametrize(("column", "spelling", "value"), SPELLED)
def test_a_spelling_is_understood(column: Column, spelling: str, value: str):
    assert not is_empty(spelling)
    assert column.kind.parse(spelling) == value


@pytest.mark.parametrize(("key", "column"), COLUMNS, ids=lambda x: getattr(x, "name", x))
def test_a_column_is_explained_and_has_an_example(key: str, column: Column):
    assert column.title
    assert column.help.endswith("。")
    assert column.accepts
    assert column.kind.expects()


def test_the_ledgers_and_rosters_are_all_there_in_this_order():
    assert [key for key in ledgers() if key in EIGHT + ROSTERS] == [*EIGHT, *ROSTERS]
    assert [key for key in activity_ledgers() if key in EIGHT] == list(EIGHT)
    assert not activity_ledgers().keys() & set(ROSTERS)


@pytest.mark.parametrize("key", list(ledgers()))
def test_only_the_date_and_the_key_are_required(key: str):
    declared = ledger(key)
    may = {declared.date, declared.number, *declared.natural_key}
    if key == "grid":
        may.add("name")  # a ledger cannot refer to a grid that has no name
    if key == "deputy":
        may.add("name")
    if key == "goal":
        may.add("value")  # a goal without a value says nothing
    assert {c.name for c in declared.columns if c.required} <= may


@pytest.mark.parametrize("key", list(ledgers()))
def test_every_ledger_ends_with_who_reported(key: str):
    assert [c.name for c in ledger(key).columns[-2:]] == ["reporting_unit", "reporter"]


def test_no_two_ledgers_share_a_sheet_name():
    names = [folded(n) for o in ledgers().values() for n in (o.title, *o.sheet_names)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(("found", "_ledger"), indicators().values(), ids=list(indicators()))
def test_an_indicator_is_explained(found: Indicator, _ledger: object):
    assert found.label
    assert found.unit
    assert found.definition.endswith("。")
    assert (found.unit == "%") == found.is_rate
    assert found.has_pace == (found.measure is Measure.FLOW)


def test_labels_are_unique():
    labels = [found.label for found, _ledger in indicators().values()]
    assert len(set(labels)) == len(labels)


def test_words_that_two_indicators_share_are_told():
    one, ledger = indicator("disputes_settled")
    other = replace(one, key="calmed", label="平息纠纷", said="平息|化解 纠纷")
    assert said_of_two([(one, ledger), (other, ledger)]) == [
        ("化解 纠纷", "dispute", "disputes_settled", "dispute", "calmed")
    ]
    assert said_of_two([(one, ledger), (replace(other, unit="人次"), ledger)]) == []


@pytest.mark.parametrize(
    ("key", "group", "label", "unit", "measure", "approximate"), REFERENCE, ids=str
)
def test_reference_indicator(
    key: str, group: FourType, label: str, unit: str, measure: Measure, approximate: bool
):
    found, _ledger = indicator(key)
    assert (found.group, found.label, found.unit) == (group, label, unit)
    assert found.measure is measure
    assert found.approximate is approximate


def test_of_these_ledgers_only_the_fourteen_stand_under_a_heading():
    known = {key: found for key, found in indicators().items() if found[1].key in EIGHT + ROSTERS}
    assert {key for key, (i, _of) in known.items() if i.group} == {row[0] for row in REFERENCE}


@pytest.mark.parametrize(
    "key", ["disputes_settled", "hazards_rectified", "motions_submitted", "study_visits"]
)
def test_what_must_not_become_a_quota_is_neutral(key: str):
    assert indicator(key)[0].direction is Direction.NEUTRAL


def test_an_indicator_is_found_by_key_and_by_label():
    assert indicator("上门服务企业")[0].key == "enterprise_visits"
    with pytest.raises(UnknownName, match=r"没有名为“enterprise_visit”的指标。.*enterprise_visits"):
        indicator("enterprise_visit")


def test_an_unknown_ledger_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="dispute"):
        ledger("disputes")


@pytest.mark.parametrize(
    ("key", "said", "value"),
    [
        ("dispute", "已办结", "已办结"),
        ("dispute", "处置中", "调解中"),
        ("hazard", "已结", "已销号"),
        ("hazard", "处置中", "整改中"),
        ("livelihood", "办结", "已办结"),
        ("livelihood", "处置中", "处置中"),
        ("inspection", "办结", "已办结"),
        ("enterprise_visit", "已结", "已办结"),
        ("motion", "已办结", "已答复"),
        ("motion", "处置中", "承办"),
    ],
)
def test_one_status_column_is_understood(key: str, said: str, value: str):
    declared = ledger(key)
    assert declared.life_cycle is not None
    assert declared.column("status").kind.parse(said) == value
    assert (value in declared.life_cycle.closing) == (said != "处置中")
