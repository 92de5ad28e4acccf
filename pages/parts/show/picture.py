"""存图 beside a chart: the words of its slide for the browser, and its table as a workbook.

The browser composes the picture (``frame/js/picture.js``) from the chart that it has drawn. The
server adds the words to the button; a table is made only when somebody asks for it.
"""

import json
from dataclasses import dataclass
from html import escape

import streamlit as st

from gridlens.charts.finding import Drawable, finding, headline
from gridlens.charts.table import chart_table, shown_in, unit_word
from gridlens.figures.numbers import rounded
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.plotly.recolour import Values
from gridlens.render.xlsx.workbook import workbook
from gridlens.settings import settings
from gridlens.translation import _
from pages.parts.question import Asked

_TITLE = 48  # characters: a longer finding stands under the title, in its own size
_NAMED = 3  # grids that are named; of more, only the number is said


@dataclass(frozen=True)
class Shown:
    """A chart as a page shows it: its spec, its key on the page, its heading and note."""

    spec: Drawable
    key: str
    title: str
    note: str


def button(now: Asked, shown: Shown, high: int, light: Values) -> str:
    """Return the button 存图 of a chart as HTML, with all that its slide says.

    ``high`` is the least height of the drawing; ``light`` makes a dark figure a light one.
    """
    spec, found, short = shown.spec, finding(shown.spec), headline(shown.spec)
    head = short if 0 < len(short) <= _TITLE else spec.title
    told = [part for part in _told(shown) if not head.startswith(part)]
    given = {
        "chart": shown.key,
        "high": high,
        "title": head,
        "lead": "" if found.removesuffix("。") == head else found,
        "told": "，".join(told),
        "over": " · ".join(_scope(now)),
        "foot": " · ".join(_source(now)),
        "sample": _sample(now),
        "file": _file(now, shown),
    }
    given |= {"light": light} if light else {}
    words = escape(json.dumps(given, ensure_ascii=False, separators=(",", ":")))
    named = escape(_("存图：{title}").format(title=shown.title))
    return (
        f'<button type="button" class="gl-save" aria-haspopup="menu" aria-expanded="false" '
        f'aria-label="{named}" data-picture="{words}">{escape(_("存图"))}</button>'
    )


def offer_table(now: Asked, shown: Shown) -> None:
    """Offer the chart's table; the menu of 存图 presses this button, which is not seen itself."""
    st.download_button(
        _("图中数据（.xlsx）"),
        data=lambda: workbook({_("图中数据"): chart_table(shown.spec)}, notes(now, shown)),
        file_name=f"{_file(now, shown)}.xlsx",
        mime=MEDIA_TYPES["xlsx"],
        key=f"sheet_of_{shown.key}",
        on_click="ignore",
    )


def notes(now: Asked, shown: Shown) -> list[str]:
    """Return what a reader of the table must know: what, when, how counted, from where."""
    lines = ["，".join(_told(shown)), *_scope(now), *_source(now)]
    lines += [_("发现：{finding}").format(finding=found)] if (found := finding(shown.spec)) else []
    for one in shown_in(shown.spec):
        label, unit = _(one.label), unit_word(one)
        lines.append(_("“{label}”的单位：{unit}").format(label=label, unit=unit))
        definition = _(one.definition)
        lines.append(_("“{label}”的口径：{text}").format(label=label, text=definition))
    return [*lines, *([_sample(now)] if _sample(now) else [])]


def _told(shown: Shown) -> list[str]:
    """Return what the chart is about, each thing once: heading, indicator, groups, unit."""
    said: list[str] = []
    for part in (shown.title, shown.spec.title, shown.note, shown.spec.subtitle):
        if part and not any(part in one for one in said):
            said.append(part)
    return said


def _scope(now: Asked) -> list[str]:
    """Return the period, and what narrows the records to a part of the office's."""
    filters = now.filters
    names = [now.version.grid_names.get(code, code) for code in filters.grids]
    grids = "、".join(names[:_NAMED])
    if len(names) > _NAMED:
        grids = _("{grids}等{n}个网格").format(grids=grids, n=len(names))
    others = [*filters.groups, *filters.stations]
    others += [_("只含符合筛选条件的记录")] if filters.where else []
    told = [_("期间：{period}").format(period=filters.period.label), grids, now.deputy_name]
    return [part for part in (*told, *others) if part]


def _source(now: Asked) -> list[str]:
    """Return whose data it is, up to which day, in which version, and where it comes from."""
    return [
        settings().office,
        _("数据截至 {day}").format(day=now.filters.as_of.isoformat()),
        _("第 {number} 版").format(number=rounded(now.version.number, 0)),
        _("来源：格显台账"),
    ]


def _sample(now: Asked) -> str:
    return _("演示数据（虚构）") if now.version.sample else ""


def _file(now: Asked, shown: Shown) -> str:
    """Return the name of the files, without an ending: office, title, period."""
    parts = [settings().office, shown.title, shown.note, now.filters.period.label]
    return "-".join(part for part in parts if part)
