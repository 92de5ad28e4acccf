"""``pace``: progress towards goals, the speed still required, and the chance to reach them."""

import argparse
import math

from gridlens.commands import asking
from gridlens.commands.form import FormColumn, Record, text
from gridlens.figures.numbers import NOTHING, percent, rounded, unit_of, written
from gridlens.figures.scope import EVERYTHING
from gridlens.goals.goal import goals
from gridlens.goals.pace import NO_FIGURE, ONE_UNIT, WORDS, Status
from gridlens.goals.standing import paces, standing_table
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import indicators
from gridlens.period import parse_period
from gridlens.translation import N_, _

HELP = N_("序时进度：目标、完成率、差距、所需速度和完成的可能")


def add(one: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    asking.add_question(one)
    one.add_argument("--indicator", action="append", help=_("指标的键或名称，可重复；默认全部"))
    one.add_argument("--grid", action="append", default=[], help=_("网格编码或名称，可重复"))


def answer(asked: argparse.Namespace) -> str:
    """Return a line for each indicator, for the whole or for each grid that the options name.

    The table for people leaves out indicators without a goal unless they are asked for by name.
    """
    version = asking.version(asked)
    filters = asking.filters(asked, version)
    keys = [find_indicator(name)[0].key for name in asked.indicator or indicators()]
    lines = paces(version, EVERYTHING, filters, goals(version), keys)
    names = version.grid_names
    columns = [
        FormColumn(_("指标"), lambda r: _(find_indicator(r["indicator"])[0].label), right=False),
        FormColumn(
            _("网格"), lambda r: names[r["grid"]] if r["grid"] else _("全街道"), right=False
        ),
        FormColumn(_("目标"), _goal),
        FormColumn(_("目标期间"), _of, right=False),
        FormColumn(_("完成"), lambda r: written(r["achieved"], r["indicator"])),
        FormColumn(_("完成率"), lambda r: _percent(r["share"])),
        FormColumn(_("时间进度"), _elapsed),
        FormColumn(_("差距"), lambda r: NOTHING if r["gap"] is None else rounded(r["gap"], 1)),
        FormColumn(_("差"), _short),
        FormColumn(_("状态"), _status, right=False),
        FormColumn(_("每天需"), _required),
        FormColumn(_("可能"), lambda r: _percent(r["chance"])),
    ]
    notes = [
        _("差距单位：百分点。差：再做几次就达到序时进度；不足1个单位的，算达到。"),
        _("可能：按至今的速度推算，到期末完成目标的概率。"),
    ]
    silent = [line for line in lines if line.goal is None]
    if asked.format == "table" and not asked.indicator and silent:
        lines = [line for line in lines if line.goal is not None]
        notes.append(_("另有{n}项没有目标，可用 --indicator 查询。").format(n=len(silent)))
    return text(standing_table(lines), asked.format, columns, notes)


def _goal(record: Record) -> str:
    return written(record["goal"], record["indicator"]) + (
        unit_of(record["indicator"]) if record["goal"] is not None else ""
    )


def _of(record: Record) -> str:
    if record["goal_period"] is None:
        return NOTHING
    return parse_period(record["goal_period"]).label


def _status(record: Record) -> str:
    return _(WORDS[Status(record["status"])]) if record["status"] else _(NO_FIGURE)


def _short(record: Record) -> str:
    short = record["short"]
    if short is None or short <= 0:
        return NOTHING
    number = rounded(math.floor(short), 0) if short >= ONE_UNIT else _("不足1")
    return number + unit_of(record["indicator"])


def _elapsed(record: Record) -> str:
    """Return the elapsed share; nothing for a goal that is not held against time."""
    return NOTHING if record["gap"] is None else _percent(record["elapsed"])


def _required(record: Record) -> str:
    return NOTHING if record["required_rate"] is None else rounded(record["required_rate"], 2)


def _percent(fraction: float | None) -> str:
    return NOTHING if fraction is None else percent(fraction)
