"""What several commands take: where the store is, and whether a program reads the answer."""

import argparse
import sys
from pathlib import Path
from typing import TypeAlias

from rich.console import Console

from gridlens.command_line import add_help
from gridlens.settings import store_folder
from gridlens.translation import _

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def command(
    commands: Commands, name: str, summary: str, description: str = ""
) -> argparse.ArgumentParser:
    """Add a command, with its help in Chinese."""
    one = commands.add_parser(
        name, add_help=False, help=summary, description=description or f"{summary}。"
    )
    add_help(one)
    return one


def takes_store(one: argparse.ArgumentParser) -> None:
    """Let a command say which store it means."""
    one.add_argument(
        "--store",
        metavar="DIR",
        help=_("数据库所在的文件夹；不写则用 GRIDLENS_STORE，再不写则用 data/store"),
    )


def takes_json(one: argparse.ArgumentParser) -> None:
    """Let a command answer a program."""
    one.add_argument("--json", action="store_true", help=_("结果以 JSON 输出"))


def takes_rejects(one: argparse.ArgumentParser) -> None:
    """Let a command say where the rejected rows are written."""
    one.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help=_("把被拒收的行写入一个 .xlsx 文件，改正后可以再装载；没有拒收的不写"),
    )


def store_of(asked: argparse.Namespace) -> Path:
    """Return the store that a command means."""
    return store_folder(asked.store)


def console() -> Console:
    """Return where a person reads: as wide as the terminal, or 120 characters elsewhere."""
    return Console(width=None if sys.stdout.isatty() else 120)
