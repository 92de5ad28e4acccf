"""The command line of the loader: ``python -m etl load …``, ``history``, ``undo`` and the rest."""

import argparse
import sys
from collections.abc import Sequence

from etl.ahead import FilesAhead
from etl.commands import answers, load, office, roster, sample, templates, words
from etl.commands.store import duplicates, history, keeping
from gridlens.commands.parser import FAILED, Parser, add_help
from gridlens.errors import GridLensError
from gridlens.translation import _

FAMILIES = (load, history, duplicates, keeping, office, answers, words, templates, roster, sample)


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root = Parser(
        prog="python -m etl",
        description=_("导入台账，管理导入历史，生成示范台账。"),
        add_help=False,
    )
    add_help(root)
    commands = root.add_subparsers(
        dest="command", required=True, title=_("命令"), metavar=_("命令")
    )
    for family in FAMILIES:
        family.add(commands)
    return root


def main(arguments: Sequence[str] | None = None, ahead: FilesAhead | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 done in part, 2 not done at all.

    Without ``arguments``, those of this process count. ``ahead`` are the files that the command
    names, if somebody has started to read them already; only ``load`` and ``check`` use them.
    """
    asked = parser().parse_args(arguments)
    asked.ahead = ahead
    try:
        code: int = asked.run(asked)
    except GridLensError as error:
        sys.stderr.write(_("出错了：{error}\n").format(error=error))
        return FAILED
    return code
