"""The command line of the loader: ``python -m etl load …`` and ``python -m etl sample …``."""

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from rich.console import Console

from etl.load import load
from etl.report import as_json, show
from gridlens.errors import GridLensError
from gridlens.settings import store_folder
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


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese where ``argparse`` itself would not."""

    def error(self, message: str) -> NoReturn:
        """Say how the command is used, and end."""
        self.print_usage(sys.stderr)
        self.exit(FAILED, _("参数有误：{message}\n").format(message=_worded(message)))

    def format_usage(self) -> str:
        """Return the line of usage, in Chinese."""
        return _worded(super().format_usage())

    def format_help(self) -> str:
        """Return the whole help, in Chinese."""
        return _worded(super().format_help())


def _worded(text: str) -> str:
    for english, word in _WORDS:
        text = text.replace(english, _(word) if word else "")
    return text


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root = _Parser(prog="python -m etl", description=_("装载台账，生成示范台账。"), add_help=False)
    _with_help(root)
    commands = root.add_subparsers(
        dest="command", required=True, title=_("命令"), metavar=_("命令")
    )
    loading = commands.add_parser(
        "load",
        add_help=False,
        help=_("把台账文件装载到数据库"),
        description=_(
            "把台账文件或文件夹装载到数据库：认出每张工作表是哪种台账，检查每一行，"
            "好的装入，有问题的说明原因。重复装载同样的文件不会改变数据。"
            "同一条记录再次装载时，以新的一行整行替换旧的。"
        ),
    )
    _with_help(loading)
    loading.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help=_("台账文件（.xlsx、.csv）或文件夹")
    )
    loading.add_argument(
        "--store",
        metavar="DIR",
        help=_("数据库所在的文件夹；不写则用 GRIDLENS_STORE，再不写则用 data/store"),
    )
    loading.add_argument("--json", action="store_true", help=_("结果以 JSON 输出"))
    sampling = commands.add_parser(
        "sample",
        add_help=False,
        help=_("生成一套虚构的示范台账"),
        description=_("把一套虚构的示范台账写入文件夹，每次内容相同。"),
    )
    _with_help(sampling)
    sampling.add_argument("folder", type=Path, metavar="DIR", help=_("写入的文件夹"))
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    asked = parser().parse_args(arguments)
    try:
        if asked.command == "sample":
            return _sample(asked.folder)
        outcome = load(asked.paths, store_folder(asked.store))
    except GridLensError as error:
        sys.stderr.write(_("出错了：{error}\n").format(error=error))
        return FAILED
    if asked.json:
        sys.stdout.write(as_json(outcome) + "\n")
    else:
        show(outcome, Console(width=None if sys.stdout.isatty() else 120))
    return outcome.exit_code


def _sample(folder: Path) -> int:
    # Its writers take time to import, and loading does not need them.
    sample = importlib.import_module("etl.sample")
    sample.write(folder)
    sys.stdout.write(_("示范台账已写入 {folder}。\n").format(folder=folder))
    return 0


def _with_help(one: argparse.ArgumentParser) -> None:
    one.add_argument("-h", "--help", action="help", help=_("显示本说明"))


if __name__ == "__main__":
    sys.exit(main())
