"""What every command asks with: the period, the day, where the data lies, and the form wanted."""

import argparse
import datetime as dt

from gridlens.figures.scope import Filters
from gridlens.period import parse_period
from gridlens.settings import store_folder
from gridlens.store.version import Version, current, find_deputy, find_grids
from gridlens.translation import _

FORMS = ("table", "json", "csv")


def add_question(one: argparse.ArgumentParser) -> None:
    """Give a command the options of every question."""
    one.add_argument("--period", required=True, help=_("期间，如 2025、2025H1、2025Q2、2025-06"))
    one.add_argument("--as-of", type=day, help=_("截至日期，默认数据的最后日期"))
    one.add_argument("--format", choices=FORMS, default="table", help=_("输出格式"))
    one.add_argument("--store", help=_("数据库文件夹"))


def version(asked: argparse.Namespace) -> Version:
    """Return the published version asked."""
    return current(store_folder(asked.store))


def filters(asked: argparse.Namespace, of: Version) -> Filters:
    """Return the question asked; a command without grids or deputy asks about the whole."""
    deputy = getattr(asked, "deputy", None)
    return Filters(
        period=parse_period(asked.period),
        as_of=asked.as_of or of.as_of,
        grids=find_grids(of, getattr(asked, "grid", None) or []),
        deputy=find_deputy(of, deputy) if deputy else None,
    )


def day(text: str) -> dt.date:
    """Read a date of the command line."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("日期应如 2025-06-30：{text}").format(text=text)
        ) from None
