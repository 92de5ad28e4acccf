"""The answer to a free question as files to download: a workbook or CSV."""

import pandas as pd
import streamlit as st

from gridlens.analysis import explore
from gridlens.analysis.answer import grouped, has_n
from gridlens.analysis.explore import FreeQuestion
from gridlens.figures.numbers import rounded
from gridlens.ledgers import indicator as find_indicator
from gridlens.render.csv_table import csv_table
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.xlsx.workbook import workbook
from gridlens.settings import settings
from gridlens.translation import _
from pages.parts.question import Asked


def offer(now: Asked, question: FreeQuestion, table: pd.DataFrame) -> None:
    """Offer the whole answer with exact values, and the fraction behind each rate and median."""
    version = now.version
    parts = [settings().office, _title(question), grouped(question), now.filters.period.label]
    name = "-".join(parts)
    with st.container(key="explore_files", horizontal=True):
        st.download_button(
            _("导出表格（.xlsx）"),
            data=lambda: workbook(_sheets(now, question, table), _notes(now, question)),
            file_name=f"{name}.xlsx",
            mime=MEDIA_TYPES["xlsx"],
            key="export_explore",
            on_click="ignore",
        )
        st.download_button(
            _("导出表格（.csv）"),
            data=lambda: csv_table(
                explore.with_n(version, question, table)
                if has_n(question.indicator)
                else explore.shown(version, question, table)
            ),
            file_name=f"{name}.csv",
            mime=MEDIA_TYPES["csv"],
            key="export_explore_csv",
            on_click="ignore",
        )


def _sheets(now: Asked, question: FreeQuestion, table: pd.DataFrame) -> dict[str, pd.DataFrame]:
    sheets = {_("自助分析"): explore.shown(now.version, question, table)}
    if has_n(question.indicator):
        sheets[_("逐组列出")] = explore.with_n(now.version, question, table)
    return sheets


def _title(question: FreeQuestion) -> str:
    return _(find_indicator(question.indicator)[0].label)


def _notes(now: Asked, question: FreeQuestion) -> list[str]:
    """Return the notes that a reader of an exported table must know."""
    indicator = find_indicator(question.indicator)[0]
    sample = [_("演示数据，均为虚构")] if now.version.sample else []
    return [
        f"{settings().office} {explore.question_phrase(question, explore.names(now.version))}",
        _("期间：{period}；数据截至 {day}；第 {number} 版").format(
            period=now.filters.period.label,
            day=now.filters.as_of.isoformat(),
            number=rounded(now.version.number, 0),
        ),
        _("口径：{definition}").format(definition=_(indicator.definition)),
        *([_("比率以小数表示，0.5即50%。")] if indicator.is_rate else []),
        *sample,
    ]
