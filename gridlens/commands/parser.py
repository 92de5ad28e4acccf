"""Command lines in Chinese, including the texts that ``argparse`` itself writes in English."""

import argparse
import sys
from typing import NoReturn

from gridlens.translation import N_, _

FAILED = 2
_WORDS = (
    ("the following arguments are required:", N_("缺少")),
    ("unrecognized arguments:", N_("不认识")),
    ("invalid choice:", N_("没有这个命令：")),
    ("choose from", N_("可用的是")),
    ("expected one argument", N_("后面要写一个值")),
    ("argument ", ""),
    ("usage: ", N_("用法：")),
    ("positional arguments:", N_("参数：")),
    ("options:", N_("选项：")),
)


class Parser(argparse.ArgumentParser):
    """A parser whose usage, help and errors are in Chinese."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and the error in Chinese, and exit with status ``FAILED``."""
        self.print_usage(sys.stderr)
        self.exit(FAILED, _("参数有误：{message}\n").format(message=_worded(message)))

    def format_usage(self) -> str:
        """Return the usage line in Chinese."""
        return _worded(super().format_usage())

    def format_help(self) -> str:
        """Return the whole help text in Chinese."""
        return _worded(super().format_help())


def _worded(text: str) -> str:
    for english, word in _WORDS:
        text = text.replace(english, _(word) if word else "")
    return text


def add_help(one: argparse.ArgumentParser) -> None:
    """Add the help option to a parser, described in Chinese."""
    one.add_argument("-h", "--help", action="help", help=_("显示本说明"))
