"""Options that several commands share: files, store, rejects, JSON."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from rich.console import Console

from gridlens.commands.parser import add_help
from gridlens.settings import store_folder
from gridlens.translation import _

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class _Silent(argparse.ArgumentParser):
    """A parser that prints nothing and raises ``argparse.ArgumentError`` for wrong arguments."""

    def error(self, message: str) -> NoReturn:
        raise argparse.ArgumentError(None, message)


def command(
    commands: Commands, name: str, summary: str, description: str = ""
) -> argparse.ArgumentParser:
    """Add a command with its help in Chinese, and return its parser."""
    one = commands.add_parser(
        name, add_help=False, help=summary, description=description or f"{summary}。"
    )
    add_help(one)
    return one


def takes_files(one: argparse.ArgumentParser) -> None:
    """Add all options for loading: files, mappings, answers, vanished records, store, JSON."""
    one.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help=_("台账文件（.xlsx、.csv）或文件夹")
    )
    one.add_argument(
        "--columns",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help=_(
            "映射文件（TOML）：表格不是我们的格式时，写明哪一列对应台账的哪一列；可以写几次，"
            "各给一个文件"
        ),
    )
    one.add_argument(
        "--questions",
        type=Path,
        metavar="FILE",
        help=_("把没有把握的表头和写法写成一个问题单（TOML），填好后用 --answers 交回；没有的不写"),
    )
    one.add_argument(
        "--answers",
        type=Path,
        metavar="FILE",
        help=_("填好的问题单；load 记住其中的回答，check 只在这一次按它检查"),
    )
    one.add_argument(
        "--vanished",
        choices=("keep", "withdraw"),
        default="keep",
        metavar="keep|withdraw",
        help=_("同名表格再次导入时，表里不再有的记录：保留（默认）或撤下"),
    )
    one.add_argument(
        "--corrects", metavar="NAME", help=_("这个文件更正的是以前导入的哪个文件，写它的文件名")
    )
    takes_store(one)
    takes_rejects(one)
    takes_json(one)


def understood(arguments: Sequence[str]) -> argparse.Namespace | None:
    """Return the parsed arguments of loading; None if they are wrong.

    The command itself will then say what is wrong.
    """
    parser = _Silent(add_help=False)
    takes_files(parser)
    try:
        return parser.parse_args(arguments)
    except argparse.ArgumentError:
        return None


def takes_store(one: argparse.ArgumentParser) -> None:
    """Add the option for the store."""
    one.add_argument(
        "--store",
        metavar="DIR",
        help=_("数据库所在的文件夹；不写则用 GRIDLENS_STORE，再不写则用 data/store"),
    )


def takes_json(one: argparse.ArgumentParser) -> None:
    """Add the option to answer in JSON, for programs."""
    one.add_argument("--json", action="store_true", help=_("结果以 JSON 输出"))


def takes_rejects(one: argparse.ArgumentParser) -> None:
    """Add the option for the file of rejected rows."""
    one.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help=_("把没有导入的行写入一个 .xlsx 文件，改正后可以再导入；没有未导入的不写"),
    )


def store_of(asked: argparse.Namespace) -> Path:
    """Return the folder of the store that a command means."""
    return store_folder(asked.store)


def console() -> Console:
    """Return a console for a person: as wide as the terminal, or 120 characters elsewhere."""
    return Console(width=None if sys.stdout.isatty() else 120)
