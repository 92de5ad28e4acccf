"""Which charts a free question allows, and what they say."""

import pytest

from gridlens.analysis.explore import FreeQuestion, answer
from gridlens.charts.explore import AnswerForm, forms, parse_form, picture
from gridlens.charts.series import Series
from gridlens.charts.spec import Bars, Heat
from gridlens.errors import GridLensError
from gridlens.figures.rows.address import parse_mark
from gridlens.figures.scope import EVERYTHING
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Three hazards, two in January and one in May."""
    found = [("01-05", "登记"), ("01-09", "已销号"), ("05-02", "登记")]
    rows = [{"found": day(date), "status": status} for date, status in found]
    return publish(tmp_path_factory.mktemp("pictures"), hazard=rows)


def drawn(store: Version, form: AnswerForm, *by: str) -> Bars | Series | Heat:
    question = FreeQuestion("hazard", "hazard_records", by)
    table = answer(store, EVERYTHING, about("2025H1"), question)
    return picture(store, question, form, table)


def test_lines_run_through_time_and_a_heat_map_needs_two_groups() -> None:
    assert forms(("status",)) == (AnswerForm.TABLE, AnswerForm.BARS)
    assert forms(("month",)) == (AnswerForm.TABLE, AnswerForm.BARS, AnswerForm.LINES)
    assert forms(("status", "grid")) == (AnswerForm.TABLE, AnswerForm.BARS, AnswerForm.HEAT)
    assert parse_form("", ("status",)) is AnswerForm.TABLE
    for text, why in (("pie", "没有“pie”"), ("heat", "两个分组"), ("lines", "季度或月份")):
        with pytest.raises(GridLensError, match=why):
            parse_form(text, ("status",))


def test_a_line_for_each_group_along_time(store: Version) -> None:
    spec = drawn(store, AnswerForm.LINES, "status", "quarter")
    assert isinstance(spec, Series)
    assert spec.labels == ("2025年<br>一季度", "2025年<br>二季度")
    values = {part.name: part.values for part in spec.parts}
    assert values["登记"] == (1, 1)
    assert values["已销号"] == (1, 0)
    closed = next(part for part in spec.parts if part.name == "已销号")
    assert closed.hover[0] == "已销号 2025年一季度 1条"
    given = dict(pair.split("=") for pair in closed.ids[0].split("&"))
    assert given["in_quarter"] == "2025Q1"
    assert "登记 2025年一季度 1条；登记 2025年二季度 1条" in spec.sentence
    assert not spec.empty


def test_bars_of_one_group_and_marks_of_columns(store: Version) -> None:
    spec = drawn(store, AnswerForm.BARS, "status")
    assert isinstance(spec, Bars)
    assert dict(zip(spec.labels, spec.values, strict=True))["登记"] == 2
    assert parse_mark({"indicator": "hazard_records", "in_status": "", "in_grid": "g1"}) == (
        "hazard_records",
        (("grid", "g1"), ("status", None)),
    )


def test_time_goes_across_a_heat_map(store: Version) -> None:
    spec = drawn(store, AnswerForm.HEAT, "quarter", "status")
    assert isinstance(spec, Heat)
    assert spec.columns == ("2025年<br>一季度", "2025年<br>二季度")
    assert dict(zip(spec.rows, spec.values, strict=True))["登记"] == (1, 1)
