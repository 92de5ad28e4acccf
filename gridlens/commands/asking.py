"""The options that commands share: period, as-of date, place of the data, and output form."""

import argparse
import datetime as dt

from gridlens.figures.scope import Filters
from gridlens.period import parse_period
from gridlens.settings import store_folder
from gridlens.store.version import Version, current, find_deputy, find_grids
from gridlens.translation import _

FORMS = ("table", "json", "csv")


def add_question(one: argparse.ArgumentParser) -> None:
    """Add the shared options to a command."""
    one.add_argument("--period", required=True, help=_("期间，如 2025、2025H1、2025Q2、2025-06"))
    one.add_argument("--as-of", type=day, help=_("截至日期，默认数据的最后日期"))
    one.add_argument("--format", choices=FORMS, default="table", help=_("输出格式"))
    one.add_argument("--store", help=_("数据库文件夹"))


def version(asked: argparse.Namespace) -> Version:
    """Return the published version in the store that the options name."""
    return current(store_folder(asked.store))


def filters(asked: argparse.Namespace, of: Version) -> Filters:
    """Return the filters that the options name; without grids and deputy, those of the whole."""
    deputy = getattr(asked, "deputy", None)
    return Filters(
        period=parse_period(asked.period),
        as_of=asked.as_of or of.as_of,
        grids=find_grids(of, getattr(asked, "grid", None) or []),
        deputy=find_deputy(of, deputy) if deputy else None,
    )


def day(text: str) -> dt.date:
    """Return the date in an argument; raise ``ArgumentTypeError`` for any other text."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("日期应如 2025-06-30：{text}").format(text=text)
        ) from None
