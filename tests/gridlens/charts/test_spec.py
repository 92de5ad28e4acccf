"""What a chart says, in words and values, before it is drawn."""

import pandas as pd
import pytest

from gridlens.charts.ages import age_bars
from gridlens.charts.bars import bar_chart
from gridlens.charts.heat import heat_map
from gridlens.charts.spec import ColourMeaning
from gridlens.charts.words import figure_with_unit

SETTLED, RATE, DAYS = "disputes_settled", "disputes_settlement_rate", "disputes_median_days"


def table(
    *values: float | None,
    n: tuple[float | None, ...] = (),
    left_out: tuple[float | None, ...] = (),
    **groups: list[str],
):
    nothing = (None,) * len(values)
    found = {
        "value": list(values),
        "denominator": list(n or nothing),
        "left_out": list(left_out or nothing),
        "not_due": list(nothing),
    } | groups
    return pd.DataFrame(found, dtype=object)


@pytest.mark.parametrize(
    ("key", "value", "n", "left_out", "words"),
    [
        (SETTLED, 142, None, None, "142起"),
        (SETTLED, 12345, None, None, "1.23万起"),
        (SETTLED, None, None, None, "—"),
        (RATE, 0.9595, 148, None, "96%（142/148）"),
        (RATE, None, 0, None, "—（共0起）"),
        (DAYS, 8.5, 148, 0, "8.5天（共148起）"),
        (DAYS, 8.5, 148, 2, "8.5天（共148起，2起未填办结日期）"),
        (DAYS, None, 0, 2, "—，2起未填办结日期"),
    ],
)
def test_a_figure_with_its_unit_n_and_what_it_leaves_out(
    key: str, value: float | None, n: float | None, left_out: float | None, words: str
) -> None:
    assert figure_with_unit(key, value, n, left_out) == words


def test_bars_of_a_count_against_goals() -> None:
    spec = bar_chart(
        SETTLED,
        table(67, 75, None),
        ["25年一季度", "25年二季度", "25年三季度"],
        current=[False, True, True],
        goals=[70, None, None],
    )
    assert spec.title == "排查化解矛盾纠纷"
    assert spec.subtitle == "单位：起，横线为目标"
    assert spec.values == (67.0, 75.0, None)
    assert spec.words == ("67", "75", "—")
    assert spec.meanings == (ColourMeaning.PAST, ColourMeaning.CURRENT, ColourMeaning.CURRENT)
    assert spec.sentence.startswith("排查化解矛盾纠纷：25年一季度 67起")
    assert not spec.rate
    assert not spec.empty


def test_bars_of_a_rate_show_n_beside_each() -> None:
    spec = bar_chart(
        RATE, table(0.5, None, n=(8, 0)), ["红旗一网格", "红旗二网格"], horizontal=True
    )
    assert spec.words == ("50% (8)", "—")
    assert spec.hover == ("红旗一网格 50%（4/8）", "红旗二网格 —（共0起）")
    assert spec.rate
    assert "总数" in spec.subtitle


def test_bars_and_cells_show_what_is_left_out_and_the_subtitle_explains_it() -> None:
    found = table(8.5, None, 3, n=(8, 0, 2), left_out=(2, 1, 0), grid=["g1", "g2", "g3"])
    spec = bar_chart(DAYS, found, ["一", "二", "三"])
    assert spec.words == ("8.5<br>(8，另2)", "—<br>(另1)", "3<br>(2)")
    assert spec.hover[1] == "二 —，1起未填办结日期"
    assert spec.subtitle == "单位：天，括号内为总数，“另”后为未填办结日期的数量，未计入"
    found["quarter"] = "2025Q1"
    names = {"g1": "一", "g2": "二", "g3": "三"}
    heat = heat_map(DAYS, found, "grid", "quarter", names, {"2025Q1": "一季"})
    assert [word for (word,) in heat.words] == list(spec.words)
    assert heat.subtitle == spec.subtitle


def test_nothing_to_draw() -> None:
    assert bar_chart(SETTLED, table(0, None), ["一", "二"]).empty
    assert bar_chart(SETTLED, table(), []).empty


def test_a_heat_map_places_each_value_in_its_cell() -> None:
    found = table(*(3, 0, 5, 1), grid=["g1", "g1", "g2", "g2"], quarter=["2025Q1", "2025Q2"] * 2)
    rows, columns = {"g2": "二", "g1": "一", "g3": "三"}, {"2025Q1": "一季", "2025Q2": "二季"}
    spec = heat_map(SETTLED, found, "grid", "quarter", rows, columns)
    assert spec.rows == ("二", "一", "三")
    assert spec.columns == ("一季", "二季")
    assert spec.values == ((5, 1), (3, 0), (None, None))
    assert spec.words == (("5", "1"), ("3", "0"), ("—", "—"))
    assert spec.hover[0][0] == "二 一季 5起"
    assert spec.sentence == "排查化解矛盾纠纷，依次为一季、二季。二：5、1；一：3、0；三：—、—"


def test_open_matters_by_age() -> None:
    found = pd.DataFrame(
        [
            ("disputes_open", "未到期限", 8),
            ("disputes_open", "逾期30天以上", 1),
            ("hazards_open", "没有期限", 2),
            ("hazards_open", "未到期限", None),
        ],
        columns=["indicator", "age", "value"],
        dtype=object,
    )
    spec = age_bars(found, {"disputes_open": "矛盾纠纷", "hazards_open": "安全隐患"})
    assert spec.labels == ("矛盾纠纷", "安全隐患")
    assert {name: values for name, _meaning, values in spec.parts} == {
        "未到期限": (8, 0),
        "逾期1–15天": (0, 0),
        "逾期16–30天": (0, 0),
        "逾期30天以上": (1, 0),
        "已延期": (0, 0),
        "没有期限": (0, 2),
    }
    meanings = [meaning for _name, meaning, _values in spec.parts]
    assert (meanings[0], meanings[-1]) == (ColourMeaning.CALM, ColourMeaning.UNKNOWN)
    assert len(set(meanings)) > 3
    assert "矛盾纠纷：未到期限8、逾期30天以上1；安全隐患：没有期限2" in spec.sentence
