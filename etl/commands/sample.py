"""``sample`` and ``generate``: write invented ledgers, of a small office or in large numbers."""

import argparse
import importlib
import sys
from pathlib import Path

from etl.commands.options import Commands, command
from gridlens.ledgers import activity_ledgers
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the commands to the command line."""
    sampling = command(
        commands,
        "sample",
        _("生成一套虚构的示范台账"),
        _("把一套虚构的示范台账写入文件夹，每次内容相同。"),
    )
    sampling.add_argument("folder", type=Path, metavar="DIR", help=_("写入的文件夹"))
    sampling.set_defaults(run=_sample)
    generating = command(
        commands,
        "generate",
        _("生成大量虚构台账，用于测速"),
        _(
            "把大量虚构的台账连同名册写入文件夹：CSV 供导入，Parquet 是同样的记录、导入时略过。"
            "同样的参数每次内容相同。"
        ),
    )
    for option, default, summary in (
        ("--records", None, _("八种台账的总行数")),
        ("--grids", 20, _("网格数，不写为20")),
        ("--seed", 1, _("随机种子，不写为1")),
    ):
        generating.add_argument(
            option,
            type=int,
            metavar="N",
            default=default,
            required=default is None,
            help=summary,
        )
    generating.add_argument(
        "--ledger",
        choices=list(activity_ledgers()),
        metavar="LEDGER",
        help=_("全部行都属于这一种台账"),
    )
    generating.add_argument("folder", type=Path, metavar="DIR", help=_("写入的文件夹"))
    generating.set_defaults(run=_generate)


def _sample(asked: argparse.Namespace) -> int:
    # The writers take time to import, and loading does not need them.
    importlib.import_module("etl.invented.sample").write(asked.folder)
    sys.stdout.write(_("示范台账已写入 {folder}。\n").format(folder=asked.folder))
    return 0


def _generate(asked: argparse.Namespace) -> int:
    generate = importlib.import_module("etl.invented.generate")
    generate.write(asked.folder, asked.records, asked.grids, asked.seed, asked.ledger)
    sys.stdout.write(_("虚构台账已写入 {folder}。\n").format(folder=asked.folder))
    return 0
