"""The answer to a free question as a picture: the forms that its groups allow, and their specs."""

from enum import Enum

import pandas as pd

from gridlens.analysis.explore import FreeQuestion, labels
from gridlens.charts.bars import bar_chart
from gridlens.charts.heat import heat_map
from gridlens.charts.series import Series, series
from gridlens.charts.spec import Bars, Heat
from gridlens.errors import GridLensError
from gridlens.figures.dimensions import IN_TIME
from gridlens.period import parse_period
from gridlens.store.version import Version
from gridlens.translation import N_, _

FEW_BARS = 8
MOST = {"bars": 48, "places": 60, "series": 8, "lines": 12, "rows": 60, "columns": 24}
Picture = Bars | Series | Heat


class AnswerForm(Enum):
    """The form in which an answer is shown."""

    TABLE = "table"
    BARS = "bars"
    LINES = "lines"
    HEAT = "heat"


FORM_WORDS = {
    AnswerForm.TABLE: N_("表格"),
    AnswerForm.BARS: N_("柱形图"),
    AnswerForm.LINES: N_("折线图"),
    AnswerForm.HEAT: N_("热力图"),
}


def forms(by: tuple[str, ...]) -> tuple[AnswerForm, ...]:
    """Return the forms that the groups allow.

    Lines need a group of time; a heat map needs two groups.
    """
    allowed = [AnswerForm.TABLE, AnswerForm.BARS]
    if set(by) & set(IN_TIME):
        allowed.append(AnswerForm.LINES)
    return (*allowed, AnswerForm.HEAT) if len(by) > 1 else tuple(allowed)


def parse_form(text: str, by: tuple[str, ...]) -> AnswerForm:
    """Return the form that a link names; an empty text means a table.

    Raises ``GridLensError`` for an unknown form, and for a form that the groups do not allow.
    """
    if text and text not in {form.value for form in AnswerForm}:
        raise GridLensError(
            _("没有“{form}”这种图形。").format(form=text),
            _("可用：{names}").format(names="、".join(form.value for form in AnswerForm)),
        )
    form = AnswerForm(text or "table")
    if form not in forms(by):
        raise GridLensError(
            _("热力图要有两个分组。")
            if form is AnswerForm.HEAT
            else _("折线图要有一个分组是季度或月份。"),
            _("请换一种图形，或改一改分组。"),
        )
    return form


def picture(
    version: Version, question: FreeQuestion, form: AnswerForm, table: pd.DataFrame
) -> Picture:
    """Return an answer as a chart; raise ``GridLensError`` where it has too many groups to draw."""
    assert form is not AnswerForm.TABLE
    key, by = question.indicator, question.by
    named = {name: _short(version, question, name, table) for name in by}
    if form is AnswerForm.HEAT:
        row, column = reversed(by) if by[0] in IN_TIME else by
        _check(len(named[row]), MOST["rows"])
        _check(len(named[column]), MOST["columns"])
        columns: dict[str, str] = named[column]  # type: ignore[assignment]
        return heat_map(key, table, row, column, named[row], columns)
    along = next((name for name in by if form is AnswerForm.LINES and name in IN_TIME), by[0])
    others = [name for name in by if name != along]
    if form is AnswerForm.BARS and not others:
        _check(len(named[along]), MOST["bars"])
        wide = along not in IN_TIME and len(named[along]) > FEW_BARS
        return bar_chart(key, table, list(named[along].values()), horizontal=wide)
    of = (others[0], named[others[0]]) if others else None
    _check(len(named[along]), MOST["places"])
    _check(len(of[1]) if of else 1, MOST["lines" if form is AnswerForm.LINES else "series"])
    if form is AnswerForm.BARS and of:
        _check(len(named[along]) * len(of[1]), 2 * MOST["places"])
    return series(key, table, (along, named[along]), of, line=form is AnswerForm.LINES)


def _short(
    version: Version, question: FreeQuestion, name: str, table: pd.DataFrame
) -> dict[str | None, str]:
    """Return the label of each group in a chart; labels of time have two lines."""
    groups = list(dict.fromkeys(table[name]))
    if name in IN_TIME:
        return {group: parse_period(group).stacked for group in groups}
    return labels(version, question, name, groups)


def _check(groups: int, most: int) -> None:
    if groups > most:
        raise GridLensError(_("分组有{n}个，这种图形画不清楚，先以表格显示。").format(n=groups))
