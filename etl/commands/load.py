"""``load`` and ``check``: load ledgers into the store, or only report what would happen."""

import argparse
import importlib
import sys
from typing import Any

from etl.commands.options import Commands, command, console, store_of, takes_files
from etl.commands.report import as_json, show
from etl.load import Outcome, check, load
from gridlens.store.mapping import read_mapping
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the commands to the command line."""
    loading = command(
        commands,
        "load",
        _("把台账文件装载到数据库"),
        _(
            "把台账文件或文件夹装载到数据库：认出每张工作表是哪种台账，检查每一行，"
            "好的装入，有问题的说明原因。重复装载同样的文件不会改变数据。"
            "同一张表再次装载时，同一条记录以新的一行整行替换旧的；别的表用了同一编号的，不会被覆盖。"
        ),
    )
    checking = command(
        commands,
        "check",
        _("检查台账文件，不装载"),
        _("说出装载这些文件时会说的一切，不写入任何内容。"),
    )
    for one, run in ((loading, _load), (checking, _check)):
        takes_files(one)
        one.set_defaults(run=run)


def _load(asked: argparse.Namespace) -> int:
    return _told(asked, load(asked.paths, store_of(asked), **_wished(asked)))


def _check(asked: argparse.Namespace) -> int:
    return _told(asked, check(asked.paths, store_of(asked), **_wished(asked)))


def _wished(asked: argparse.Namespace) -> dict[str, Any]:
    return {
        "mapping": read_mapping(asked.columns) if asked.columns else None,
        "corrects": asked.corrects,
        "withdraw": asked.vanished == "withdraw",
        "ahead": asked.ahead,
    }


def _told(asked: argparse.Namespace, outcome: Outcome) -> int:
    if asked.rejects:
        # The writers of workbooks take time to import, and loading does not need them.
        rejected = importlib.import_module("etl.commands.rejects")
        rejected.write(asked.rejects, outcome.rejects, outcome.sheets)
    if asked.json:
        sys.stdout.write(as_json(outcome) + "\n")
    else:
        show(outcome, console())
    return outcome.exit_code
