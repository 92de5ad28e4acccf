"""A chart as a table: every mark has a row, with the value that the chart has, and its n."""

import pandas as pd

from gridlens.analysis.grids import Exposure, grid_funnel
from gridlens.analysis.months import run
from gridlens.charts.ages import age_bars
from gridlens.charts.bars import bar_chart
from gridlens.charts.finding import finding
from gridlens.charts.funnel import funnel_plot
from gridlens.charts.heat import heat_map
from gridlens.charts.months import months
from gridlens.charts.series import series
from gridlens.charts.table import chart_table, shown_in, unit_word
from gridlens.charts.tiles import tile_map
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import EVERYTHING
from gridlens.ledgers import indicator
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about

RATE = "disputes_settlement_rate"


def asked_by(sample: Version, key: str, *by: str, over: str = "2025H1") -> pd.DataFrame:
    return outcomes(sample, EVERYTHING, about(over), (key,), by)


def test_bars_have_their_value_goal_and_n(sample: Version) -> None:
    found = asked_by(sample, RATE, "quarter")
    spec = bar_chart(RATE, found, ["25年<br>一季", "25年<br>二季"], goals=[0.95, None])
    table = chart_table(spec)
    assert list(table.columns) == ["分组", "数值", "目标", "总数", "说明"]
    assert table["分组"].tolist() == ["25年一季", "25年二季"]
    assert table["数值"].tolist() == list(spec.values)
    assert table["总数"].tolist() == found["denominator"].tolist()
    assert table["目标"].tolist()[0] == 0.95
    assert [one.key for one in shown_in(spec)] == [RATE]
    assert unit_word(indicator(RATE)[0]) == "比率（以小数表示，0.5即50%）"


def test_a_count_has_no_n(sample: Version) -> None:
    spec = bar_chart("disputes_settled", asked_by(sample, "disputes_settled", "quarter"), "一二")
    assert list(chart_table(spec).columns) == ["分组", "数值", "说明"]


def test_a_heat_map_has_a_row_for_each_cell(sample: Version) -> None:
    found = asked_by(sample, RATE, "grid", "quarter")
    rows = {code: code or "未分网格" for code in found["grid"].unique()}
    spec = heat_map(RATE, found, "grid", "quarter", rows, {"2025Q1": "一季", "2025Q2": "二季"})
    table = chart_table(spec)
    assert len(table) == len(rows) * 2
    assert list(table.columns) == ["行", "列", "数值", "总数", "说明"]
    assert table["总数"].sum() == found["denominator"].sum()


def test_tiles_series_and_ages_keep_their_values(sample: Version) -> None:
    found = asked_by(sample, "disputes_settled", "grid")
    tiles = tile_map("disputes_settled", found, sample.grids)
    assert chart_table(tiles)["数值"].sum() == sum(tile.value or 0 for tile in tiles.tiles)
    by_quarter = asked_by(sample, RATE, "quarter")
    line = series(RATE, by_quarter, ("quarter", {"2025Q1": "一季", "2025Q2": "二季"}), line=True)
    assert chart_table(line)["总数"].tolist() == by_quarter["denominator"].tolist()
    ages = age_bars(asked_by(sample, "disputes_open", "age"), {"disputes_open": "矛盾纠纷"})
    assert chart_table(ages)["数值"].sum() == sum(sum(values) for *_named, values in ages.parts)


def test_months_and_funnel_have_their_limits(sample: Version) -> None:
    found = run(sample, EVERYTHING, about("2024-01-01..2025-06-30"), "disputes_received")
    table = chart_table(months(found))
    assert len(table) == 18
    assert table["月份"].tolist()[0] == "2024年1月"
    assert (table["下限"] <= table["均值"]).all() and (table["均值"] <= table["上限"]).all()
    grids = grid_funnel(
        sample, EVERYTHING, about("2025H1"), "disputes_received", Exposure.HOUSEHOLDS
    )
    plot = funnel_plot(grids, named=True)
    funnel = chart_table(plot)
    assert funnel["网格"].tolist() == list(plot.names)
    assert set(funnel["99.8%界限"]) == {"界限以外", "界限以内"}


def test_a_file_names_no_grid_outside_the_limits_unless_others_may_read_it(sample: Version) -> None:
    grids = grid_funnel(
        sample, EVERYTHING, about("2025H1"), "disputes_received", Exposure.HOUSEHOLDS
    )
    plot = funnel_plot(grids)
    outside = [name for name, out in zip(plot.names, plot.outside, strict=True) if out]
    assert outside
    told = chart_table(plot).to_csv() + finding(plot)
    assert not [name for name in outside if name in told]
    assert finding(plot).startswith(f"{len(outside)}个网格超出正常波动")
    assert outside[0] in finding(funnel_plot(grids, named=True))
