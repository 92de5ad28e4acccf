"""A grid's profile: who works there, figures against goals, open matters, latest records."""

import datetime as dt
from html import escape

import streamlit as st

from gridlens.analysis.profile import Assigned, Latest, Matter, Profile, Source
from gridlens.charts.bars import bar_chart
from gridlens.figures.dimensions import EXTENDED, UNDATED
from gridlens.figures.numbers import NOTHING, written
from gridlens.kinds.names.made import shown_code
from gridlens.overview import sentence
from gridlens.period import Period, parse_period
from gridlens.settings import settings
from gridlens.translation import _
from pages.parts.question import Asked
from pages.parts.show import cards, charts, headings


def run(now: Asked, found: Profile, key: str, over: Period) -> None:
    """Show one indicator of the grid by quarter; its bars lead to their records."""
    here = now.filters.within(found.code).over(over)
    table = now.outcomes((key,), ("grid", "quarter"), here)
    quarters = [parse_period(quarter) for quarter in table["quarter"]]
    current = [q.start.year == now.filters.period.end.year for q in quarters]
    spec = bar_chart(key, table, [q.stacked for q in quarters], current=current)
    charts.drill(
        spec, "grid_run", title=found.name, note=_("{label}，按季度").format(label=spec.title)
    )


def show(found: Profile) -> None:
    """Show who works there, figures against goals, open matters and last records."""
    with st.container(key="panel_facts"):
        _facts(found)
    with st.container(key="profile_wall"):
        cards.wall([*found.cards.values()], {"grid": found.code})
    headings.rule(*sentence.rules(found.cards.values()))
    left, right = st.columns(2, gap="small")
    with left.container(key="panel_matters", height="stretch"):
        headings.section(_("未办结事项"), _("逾期最久的在前"))
        if found.matters:
            st.html(f'<ul class="gl-list">{"".join(map(_matter, found.matters))}</ul>')
        else:
            headings.notice(_("没有未办结事项"), _("到期末，这个网格的事项都已办结。"))
    with right.container(key="panel_latest", height="stretch"):
        headings.section(_("各台账最近一条"), _("到期末为止；个人信息已遮盖"))
        st.html(f'<ul class="gl-list">{"".join(map(_latest, found.latest))}</ul>')


def _facts(found: Profile) -> None:
    """Show what the rosters know: where the grid is, its size, who works there and since when."""
    headings.section(_("基本情况"), _("来自网格名册和代表名册"))
    running = _("{day} 起").format(day=_day(found.since)) if found.since else ""
    if found.until:
        running = _("{since} 至 {until}").format(since=_day(found.since), until=_day(found.until))
    entries = (
        (_("社区"), found.community),
        (_("网格员"), found.worker),
        (_("户数"), _sized(found.households, _("户"))),
        (_("人口"), _sized(found.residents, _("人"))),
        (_("企业"), _sized(found.enterprises, _("家"))),
        (_("网格启用"), running),
        (_("网格编码"), shown_code(found.code)),
    )
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(text or NOTHING)}</dd></div>"
        for name, text in entries
    )
    people = "".join(map(_person, found.deputies)) or f"<li>{escape(_('名册里没有联系代表'))}</li>"
    st.html(
        f'<dl class="gl-facts">{rows}</dl><div class="gl-deputies">'
        f'<h3>{escape(_(settings().people))}</h3><ul class="gl-people">{people}</ul></div>'
    )


def _sized(value: int | None, unit: str) -> str:
    return f"{written(value)} {unit}" if value is not None else ""


def _person(one: Assigned) -> str:
    since = _("{day} 起").format(day=_day(one.since)) if one.since else _("起始日期未填")
    told = f"{_day(one.since)} 至 {_day(one.until)}" if one.until else since
    tone = ' class="gl-past"' if one.until else ""
    return f"<li{tone}><b>{escape(one.name)}</b><span>{escape(told)}</span></li>"


def _matter(one: Matter) -> str:
    if one.late is None:
        state = f"<span>{escape(_(EXTENDED if one.due else UNDATED))}</span>"
    elif one.late > 0:
        state = f'<span class="gl-bad"><b>!! {escape(_("逾期{n}天").format(n=one.late))}</b></span>'
    else:
        state = f"<span>{escape(_('还有{n}天').format(n=-one.late))}</span>"
    due = _("期限 {day}").format(day=_day(one.due)) if one.due else ""
    told = [
        _(one.ledger.title),
        one.number,
        one.unit,
        _("{day} 收到").format(day=_day(one.received)),
    ]
    return _line(one.subject, " · ".join([*filter(None, told), _at(one.source)]), state, due)


def _latest(one: Latest) -> str:
    if one.day is None or one.source is None:
        return _line(_("没有记录"), _(one.ledger.title), "", "")
    told = f"{_(one.ledger.title)} · {_at(one.source)}"
    return _line(one.subject, told, f"<span>{_day(one.day)}</span>", "")


def _line(what: str, told: str, state: str, below: str) -> str:
    return (
        f"<li><div><p>{escape(what or NOTHING)}</p><small>{escape(told)}</small></div>"
        f"<div>{state}<small>{escape(below)}</small></div></li>"
    )


def _at(source: Source) -> str:
    return _("{file} {sheet} 第{row}行").format(
        file=source.file, sheet=source.sheet, row=source.row
    )


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else NOTHING
