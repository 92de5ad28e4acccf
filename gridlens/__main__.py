"""The command line of the domain: the figures that pages show, as text."""

import argparse
import datetime as dt
import json
import sys

import pandas as pd
from rich import box
from rich.console import Console
from rich.table import Table

from gridlens.command_line import FAILED, Parser, add_help
from gridlens.errors import GridLensError
from gridlens.groups import DIMENSIONS
from gridlens.numbers import written
from gridlens.outcomes import outcomes
from gridlens.period import parse_period
from gridlens.scope import EVERYTHING, Filters
from gridlens.settings import store_folder
from gridlens.store import current, find_deputy, find_grids
from gridlens.translation import _


def parser() -> argparse.ArgumentParser:
    """Return the parser of ``python -m gridlens``."""
    top = Parser(prog="python -m gridlens", description=_("格显：查询各项指标"), add_help=False)
    add_help(top)
    commands = top.add_subparsers(dest="command", required=True, title=_("命令"), metavar=_("命令"))
    ask = commands.add_parser("outcomes", help=_("查询指标"), add_help=False)
    add_help(ask)
    ask.add_argument("--period", required=True, help=_("期间，如 2025、2025H1、2025Q2、2025-06"))
    ask.add_argument("--by", action="append", default=[], choices=list(DIMENSIONS), help=_("分组"))
    ask.add_argument("--indicator", action="append", help=_("指标的键或名称，可重复；默认全部"))
    ask.add_argument("--grid", action="append", default=[], help=_("网格编码或名称，可重复"))
    ask.add_argument("--deputy", help=_("代表编号或姓名"))
    ask.add_argument("--as-of", type=_date, help=_("截至日期，默认数据的最后日期"))
    ask.add_argument(
        "--format", choices=["table", "json", "csv"], default="table", help=_("输出格式")
    )
    ask.add_argument("--store", help=_("数据库文件夹"))
    return top


def main(arguments: list[str] | None = None) -> int:
    """Answer one command; print a person's error to standard error and return 2."""
    asked = parser().parse_args(arguments)
    try:
        version = current(store_folder(asked.store))
        filters = Filters(
            period=parse_period(asked.period),
            as_of=asked.as_of or version.as_of,
            grids=find_grids(version, asked.grid),
            deputy=find_deputy(version, asked.deputy) if asked.deputy else None,
        )
        table = outcomes(version, EVERYTHING, filters, asked.indicator, asked.by)
    except GridLensError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    sys.stdout.write(_written(table, asked.format))
    return 0


def _written(table: pd.DataFrame, form: str) -> str:
    records = table.astype(object).where(table.notna(), None)
    if form == "json":
        return json.dumps(records.to_dict("records"), ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        return records.to_csv(index=False)
    drawn = Table(box=box.SIMPLE_HEAD)
    groups = [name for name in table.columns if name in DIMENSIONS]
    for title in (_("指标"), *(_(DIMENSIONS[name]) for name in groups)):
        drawn.add_column(title)
    for title in (_("数值"), _("分子"), _("分母")):
        drawn.add_column(title, justify="right")
    for row in records.to_dict("records"):
        shown = [
            written(row["value"], row["indicator"]),
            written(row["numerator"]),
            written(row["denominator"]),
        ]
        drawn.add_row(
            row["label"], *("—" if row[g] is None else str(row[g]) for g in groups), *shown
        )
    console = Console(width=120, color_system=None, markup=False)
    with console.capture() as captured:
        console.print(drawn)
    return captured.get()


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("日期应如 2025-06-30：{text}").format(text=text)
        ) from None


if __name__ == "__main__":
    sys.exit(main())
