"""``load``: ledgers into the store."""

import argparse
import sys
from pathlib import Path

from etl import rejected
from etl.commands.options import (
    Commands,
    command,
    console,
    store_of,
    takes_json,
    takes_rejects,
    takes_store,
)
from etl.load import load
from etl.report import as_json, show
from gridlens.mapping import read_mapping
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    loading = command(
        commands,
        "load",
        _("把台账文件装载到数据库"),
        _(
            "把台账文件或文件夹装载到数据库：认出每张工作表是哪种台账，检查每一行，"
            "好的装入，有问题的说明原因。重复装载同样的文件不会改变数据。"
            "同一条记录再次装载时，以新的一行整行替换旧的。"
        ),
    )
    loading.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help=_("台账文件（.xlsx、.csv）或文件夹")
    )
    takes_store(loading)
    loading.add_argument(
        "--columns",
        type=Path,
        metavar="FILE",
        help=_("映射文件（TOML）：表格不是我们的格式时，写明哪一列对应台账的哪一列"),
    )
    takes_rejects(loading)
    takes_json(loading)
    loading.set_defaults(run=_load)


def _load(asked: argparse.Namespace) -> int:
    mapping = read_mapping(asked.columns) if asked.columns else None
    outcome = load(asked.paths, store_of(asked), mapping=mapping)
    if asked.rejects:
        rejected.write(asked.rejects, outcome.rejects, outcome.sheets)
    if asked.json:
        sys.stdout.write(as_json(outcome) + "\n")
    else:
        show(outcome, console())
    return outcome.exit_code
