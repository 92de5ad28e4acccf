"""A record of duty: what a deputy took part in, what came of it, counts by kind and quarter."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from gridlens.duty import sheet
from gridlens.duty.record import Duty, Entry, duties, kinds, roll
from gridlens.duty.roster import in_office, people
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import EVERYTHING, Filters, Scope
from gridlens.store.version import Version
from tests.gridlens.duty.duty_office import open_office
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

H1 = about("2025H1")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return open_office(tmp_path_factory.mktemp("duty"))


def of(office: Version, code: str, filters: Filters = H1, scope: Scope = EVERYTHING) -> Duty:
    """Return the record of one deputy."""
    some = [person for person in people(office, EVERYTHING) if person.code == code]
    (found,) = duties(office, scope, filters, some)
    return found


@pytest.mark.slow
def test_activities_by_kind_and_quarter(office: Version) -> None:
    found = {(c.kind.name, c.kind.part): c.by_quarter for c in of(office, "D1").counts}
    assert found == {
        ("代表进站", "参与"): (1, 0),
        ("入户走访", "参与联系群众"): (0, 1),
        ("调研视察", "参与视察"): (0, 2),  # SC-1 has two problems and is one inspection
        ("矛盾纠纷", "参与调解"): (2, 0),
        ("安全隐患", "推动整改"): (0, 1),
        ("议案建议", "附议"): (1, 0),
    }


@pytest.mark.slow
def test_the_roster_says_what_each_took_part_in_and_when_last(office: Version) -> None:
    found = roll(office, EVERYTHING, H1, people(office, EVERYTHING))
    assert {e.person.code: (e.ledgers, e.last) for e in found} == {
        "D1": (
            ("会议活动", "联系选民群众", "调研视察", "矛盾纠纷", "安全隐患", "议案建议"),
            day("06-20"),
        ),
        "D2": (("会议活动", "调研视察", "议案建议"), day("05-15")),
        "D3": ((), None),
    }


@pytest.mark.slow
@pytest.mark.parametrize("narrowed", [{}, {"grids": ("g2",)}, {"deputy": "D1"}])
def test_the_roster_and_the_records_say_the_same(office: Version, narrowed: dict[str, Any]) -> None:
    filters = about("2025H1", **narrowed)
    everyone = people(office, EVERYTHING)
    told = {e.person.code: e.last for e in roll(office, EVERYTHING, filters, everyone)}
    listed = duties(office, EVERYTHING, filters, everyone)
    assert told == {one.person.code: one.taken[0].day if one.taken else None for one in listed}


def test_the_roster_counts_nothing() -> None:
    """Numbers side by side would rank the deputies."""
    assert [one.name for one in fields(Entry)] == ["person", "ledgers", "last"]


@pytest.mark.slow
def test_kinds_stand_in_the_order_of_ledgers(office: Version) -> None:
    found = [count.kind for count in of(office, "D1").counts]
    assert found == [kind for kind in kinds() if kind in found]


def test_a_lead_deputy_who_also_signs_stands_once_as_lead(office: Version) -> None:
    (motion,) = [one for one in of(office, "D2").taken if one.kind.name == "议案建议"]
    assert motion.kind.part == "领衔提出"


def test_the_newest_first_each_with_its_place(office: Version) -> None:
    found = of(office, "D1").taken
    days = [one.day.isoformat()[5:] for one in found]
    assert days == ["06-20", "06-15", "05-15", "05-15", "04-08", "03-04", "03-03", "02-10", "01-15"]
    assert (found[0].file, found[0].sheet, found[0].row) == ("hazard.xlsx", "1", 2)


@pytest.mark.slow
def test_what_came_of_a_matter_is_said_as_known_on_the_day(office: Version) -> None:
    said = {(one.kind.name, one.what): one.outcome for one in of(office, "D1").taken}
    assert said == {
        # closed on 5 July, after the data's last day
        ("安全隐患", "用电安全：插座松动"): "仍在推动",
        ("调研视察", "环境视察"): "",  # it found no problem, so there is no matter
        ("调研视察", "安全视察：消防通道堵塞"): "已有结果（2025-06-01）",
        ("调研视察", "安全视察：电线老化"): "仍在推动",
        ("入户走访", "王*反映路灯不亮"): "转办诉求编号：SQ-1",
        ("矛盾纠纷", "物业管理"): "已有结果",  # its date was not recorded
        ("矛盾纠纷", "邻里：赵**与钱*争吵"): "已有结果（2025-04-20）；调解结果：调解成功",
        ("代表进站", "听取意见"): "群众人数：12，收集意见数：5，意见办理数：3",
        ("议案建议", "建议：关于路灯"): "已有结果（2025-04-01）；办理结果：A",
    }
    earlier = of(office, "D1", about("2025H1", "2025-04-10")).taken
    (dispute,) = [one for one in earlier if one.what.startswith("邻里")]
    assert dispute.state == "仍在推动"


@pytest.mark.slow
def test_never_settled_by_the_deputy(office: Version, sample: Version) -> None:
    for version in (office, sample):
        for one in duties(version, EVERYTHING, H1, people(version, EVERYTHING)):
            for taken in one.taken:
                assert "办结" not in taken.kind.part + taken.state


def test_personal_data_is_masked_unless_the_scope_may_see_it(office: Version) -> None:
    clear = of(office, "D1", scope=Scope(personal=True)).taken
    assert "邻里：赵小甲与钱乙争吵" in [one.what for one in clear]


@pytest.mark.slow
def test_asked_about_alone_or_with_all_it_is_the_same(office: Version) -> None:
    alone = of(office, "D1", about("2025H1", deputy="D1"))
    assert alone.taken == of(office, "D1").taken


@pytest.mark.slow
def test_grids_narrow_the_records(office: Version) -> None:
    found = of(office, "D1", about("2025H1", grids=("g2",))).taken
    assert [one.kind.name for one in found] == ["安全隐患", "入户走访"]


def test_a_period_not_begun_has_nothing(office: Version) -> None:
    found = of(office, "D1", about("2026"))
    assert (found.taken, found.counts, found.quarters) == ((), [], [])


@pytest.mark.slow
@pytest.mark.parametrize("key", ["inspections_joined", "receptions", "enterprise_visits"])
def test_counts_equal_the_indicators_with_that_deputy(sample: Version, key: str) -> None:
    kinds_of = {
        "inspections_joined": {"调研视察"},
        "receptions": {"联络站接待", "工作室接待", "廊亭接待"},
        "enterprise_visits": {"走访企业"},
    }
    everyone = in_office(people(sample, EVERYTHING), H1.period)
    table = outcomes(sample, EVERYTHING, H1, [key], ["deputy", "quarter"])
    asked = {(d, q): v for d, q, v in table[["deputy", "quarter", "value"]].itertuples(index=False)}
    for one in duties(sample, EVERYTHING, H1, everyone):
        some = [c for c in one.counts if c.kind.name in kinds_of[key]]
        for place, quarter in enumerate(("2025Q1", "2025Q2")):
            counted = sum(count.by_quarter[place] for count in some)
            assert counted == asked[one.person.code, quarter], one.person.name


def test_belongings_have_their_days(office: Version) -> None:
    person = of(office, "D1").person
    assert sheet.facts(person)[-2:] == [
        ("专项小组", "公正司法组（2022-03-01至2024-12-31）、矛盾调解组（2025-01-01至今）"),
        ("联系网格", "红旗一网格（2022-03-01至2025-03-31）、红旗二网格（2025-04-01至今）"),
    ]
    assert dict(sheet.facts(person))["联络站"] == "—"
    second = about("2025Q2").period
    assert [spell.name for spell in person.grids_in(second)] == ["红旗二网格"]
    assert [spell.name for spell in person.groups_in(second)] == ["矛盾调解组"]


def test_those_in_office_on_some_day_of_the_period(office: Version) -> None:
    everyone = people(office, EVERYTHING)
    assert [p.code for p in in_office(everyone, H1.period)] == ["D1", "D2"]
    assert [p.code for p in in_office(everyone, about("2024H2").period)] == ["D1", "D2", "D3"]


def test_a_scope_sees_its_own_deputies(office: Version) -> None:
    assert [p.code for p in people(office, Scope(deputy="D2"))] == ["D2"]
    assert [p.code for p in people(office, Scope(grids=frozenset({"g2"})))] == ["D1"]


@pytest.mark.slow
def test_first_sentences(office: Version) -> None:
    first = of(office, "D1")
    assert sheet.duty_sentence(first) == (
        "张某，2025年上半年，参与和推动8项，涉及6类；最近一项是6月20日的“安全隐患”。"
    )
    none = of(office, "D3")
    assert sheet.duty_sentence(none) == "旧某，2025年上半年，台账里没有记载参与的事项。"
    of_all = sheet.lead_of_all
    busy, idle = Entry(first.person, ("会议活动",), day("02-10")), Entry(none.person, (), None)
    assert of_all([busy, busy], H1.period, False) == (
        "2025年上半年，在任代表2名，均有参与或推动的记录；点姓名看履职档案。"
    )
    assert of_all([busy, idle], H1.period, True) == (
        "2025年上半年，联系所选网格的代表2名，1名有参与或推动的记录；点姓名看履职档案。"
    )
    assert of_all([], H1.period, False) == "2025年上半年，代表名册里没有在任代表。"


def test_a_result_is_dated_by_the_first_closing_date_there_is(tmp_path: Path) -> None:
    hazard = {"found": day("04-01"), "deputies": ["D1"], "status": "已销号"}
    store = publish(
        tmp_path,
        deputy=[{"code": "D1", "name": "张某"}],
        hazard=[hazard | {"rectified": day("04-09")}, hazard],
    )
    found = of(store, "D1").taken
    assert [one.state for one in found] == ["已有结果（2025-04-09）", "已有结果"]
