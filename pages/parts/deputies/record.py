"""One deputy's record of duty: the facts, the counts by kind, the records, the duty sheets."""

from functools import partial
from html import escape
from itertools import groupby

import streamlit as st

from gridlens.duty import sheet as duty_sheet
from gridlens.duty.record import Duty, Taken
from gridlens.duty.roster import Person
from gridlens.duty.sheet import About
from gridlens.period import quarter_of
from gridlens.render.duty_files import FORMATS, archive
from gridlens.render.media import MEDIA_TYPES
from gridlens.settings import settings
from gridlens.translation import _
from pages.parts.deputies import asked
from pages.parts.question import Asked
from pages.parts.show import headings


def person(one: Person) -> None:
    """Show what the roster knows of the deputy, with the dates of each group and grid."""
    headings.section(_("基本情况"), _("来自代表名册"))
    pairs = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>"
        for label, value in duty_sheet.facts(one)[1:]
    )
    st.html(f'<dl class="gl-person">{pairs}</dl>')


def counts(duty: Duty) -> None:
    """Show how many activities of each kind fall into each quarter."""
    headings.section(_("参与情况"), _("按种类和季度，单位：项"))
    if not duty.taken:
        headings.notice(_("本期台账里没有记载参与的事项"), _("可以换一个期间，或放宽网格的筛选。"))
        return
    table = duty_sheet.count_table(duty)
    stacked = {quarter.label: quarter.stacked for quarter in duty.quarters}
    titles = [stacked.get(title, escape(title)) for title in table.columns]
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    rows = "".join(
        f'<tr><th scope="row">{escape(kind)}</th>'
        + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells)
        + "</tr>"
        for kind, *cells in table.itertuples(index=False)
    )
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{escape(_("参与情况"))}">'
        f'<table class="gl-table gl-kinds"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    headings.rule(_(duty_sheet.RULE))


def timeline(duty: Duty) -> None:
    """Show the records under their quarters, the newest first; only one kind if one is chosen."""
    place = st.container()
    names = list(dict.fromkeys(count.kind.name for count in duty.counts))
    chosen = None
    if len(names) > 1:
        chosen = st.pills(
            _("只看一类"),
            names,
            key="duty_kind",
            persist_state="session",
            label_visibility="collapsed",
        )
    told = _("新的在前，共{n}条；一次视察发现的几个问题逐条列出")
    rows = [one for one in duty.taken if chosen in (None, one.kind.name)]
    with place:
        headings.section(_("履职记录"), told.format(n=len(rows)))
    parts = []
    for quarter, some in groupby(rows, key=lambda one: quarter_of(one.day)):
        items = "".join(map(_item, some))
        parts.append(f'<h3>{escape(quarter.label)}</h3><ol class="gl-timeline">{items}</ol>')
    st.html("".join(parts) or f"<p>{escape(_('没有记录。'))}</p>")


def sheet(now: Asked, duty: Duty) -> None:
    """Offer one deputy's duty sheet; it is made when asked for."""
    (name,) = duty_sheet.file_names([duty])
    about = _about(now)
    with st.container(horizontal=True, key="duty_sheets"):
        for ending, make in FORMATS.items():
            st.download_button(
                _("履职登记表（.{ending}）").format(ending=ending),
                data=partial(make, duty, about),
                file_name=f"{name}.{ending}",
                mime=MEDIA_TYPES[ending],
                key=f"duty_{ending}",
                on_click="ignore",
                icon=":material/download:",
                help=_("本期的履职登记表，个人信息已遮盖，页末留签字处"),
            )


def sheets(now: Asked) -> None:
    """Offer the duty sheets of everybody in one file; it is made when asked for."""
    about = _about(now)
    for ending in FORMATS:
        st.download_button(
            _("全部履职登记表（.{ending}）").format(ending=ending),
            data=partial(_everybody, now, about, ending),
            file_name=f"{about.office}-履职登记表-{now.filters.period.label}-{ending}.zip",
            mime=MEDIA_TYPES["zip"],
            key=f"duties_{ending}",
            on_click="ignore",
            icon=":material/download:",
            help=_("每人一份，打包下载，需要几秒；个人信息已遮盖"),
        )


def _everybody(now: Asked, about: About, ending: str) -> bytes:
    return archive(asked.found(now), about, ending)


def _about(now: Asked) -> About:
    names = now.version.grid_names
    return About(
        office=settings().office,
        version=now.version.number,
        sample=now.version.sample,
        within=tuple(names.get(code, code) for code in now.filters.grids),
    )


def _item(one: Taken) -> str:
    source = _("{file} · {sheet} · 第{row}行").format(file=one.file, sheet=one.sheet, row=one.row)
    result = f"<small>{escape(one.result)}</small>" if one.result else ""
    came = f'<div class="gl-came"><p>{escape(one.state)}</p>{result}</div>'
    return (
        f'<li><time datetime="{one.day.isoformat()}">{one.day.isoformat()}</time>'
        f"<div><b>{escape(one.kind.name)}</b><small>{escape(one.kind.part)}</small></div>"
        f"<div><p>{escape(one.what)}</p><small>{escape(source)}</small></div>"
        f"{came if one.outcome else ''}</li>"
    )
