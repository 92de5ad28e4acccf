"""``outcomes``: the figures of any indicators, by any groups."""

import argparse

from gridlens.commands import asking
from gridlens.commands.form import FormColumn, Record, as_it_stands, text
from gridlens.figures.beside.left import left_out
from gridlens.figures.dimensions import DIMENSIONS
from gridlens.figures.numbers import unit_of, written
from gridlens.figures.outcomes import outcomes
from gridlens.figures.scope import EVERYTHING
from gridlens.translation import N_, _

HELP = N_("查询指标")


def add(one: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    asking.add_question(one)
    one.add_argument("--by", action="append", default=[], choices=list(DIMENSIONS), help=_("分组"))
    one.add_argument("--indicator", action="append", help=_("指标的键或名称，可重复；默认全部"))
    one.add_argument("--grid", action="append", default=[], help=_("网格编码或名称，可重复"))
    one.add_argument("--deputy", help=_("代表编号或姓名"))


def answer(asked: argparse.Namespace) -> str:
    """Return the figures that the options ask for."""
    version = asking.version(asked)
    table = outcomes(version, EVERYTHING, asking.filters(asked, version), asked.indicator, asked.by)
    groups = [name for name in table.columns if name in DIMENSIONS]
    columns = [
        FormColumn(_("指标"), as_it_stands("label"), right=False),
        *(FormColumn(_(DIMENSIONS[name]), as_it_stands(name), right=False) for name in groups),
        FormColumn(_("数值"), _value),
        FormColumn(_("单位"), lambda record: unit_of(record["indicator"]), right=False),
        FormColumn(_("分子"), lambda record: written(record["numerator"])),
        FormColumn(_("分母"), lambda record: written(record["denominator"])),
    ]
    if table["left_out"].fillna(0).any():
        columns.append(FormColumn(_("另有未计入"), _left_out, right=False))
    return text(table, asked.format, columns)


def _left_out(record: Record) -> str:
    return left_out(record["indicator"], record["left_out"])


def _value(record: Record) -> str:
    return written(record["value"], record["indicator"])
