"""``load`` and ``check``: load ledgers into the store, or only report what would happen."""

import argparse
import importlib
import sys
from typing import Any

from etl.commands.files import questions
from etl.commands.options import Commands, command, console, store_of, takes_files
from etl.commands.report import as_json, show
from etl.load import Outcome, check, load
from gridlens.errors import GridLensError
from gridlens.store.office.mapping import read_mapping
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the commands to the command line."""
    loading = command(
        commands,
        "load",
        _("把台账文件导入到数据库"),
        _(
            "把台账文件或文件夹导入到数据库：认出每张工作表是哪种台账，检查每一行，"
            "好的导入，有问题的说明原因。重复导入同样的文件不会改变数据。"
            "同一张表再次导入时，同一条记录以新的一行整行替换旧的；别的表用了同一编号的，不会被覆盖。"
        ),
    )
    checking = command(
        commands,
        "check",
        _("检查台账文件，不导入"),
        _("说出导入这些文件时会说的一切，不写入任何内容。"),
    )
    for one, run in ((loading, _load), (checking, _check)):
        takes_files(one)
        one.set_defaults(run=run)


def _load(asked: argparse.Namespace) -> int:
    return _told(asked, load(asked.paths, store_of(asked), **_wished(asked)))


def _check(asked: argparse.Namespace) -> int:
    return _told(asked, check(asked.paths, store_of(asked), **_wished(asked)))


def _wished(asked: argparse.Namespace) -> dict[str, Any]:
    if asked.answers and asked.questions and asked.answers.resolve() == asked.questions.resolve():
        raise GridLensError(_("--questions 会盖掉 --answers 的文件，请换一个文件名。"))
    return {
        "mappings": [read_mapping(file) for file in asked.columns],
        "answered": questions.read(asked.answers) if asked.answers else [],
        "corrects": asked.corrects,
        "withdraw": asked.vanished == "withdraw",
        "ahead": asked.ahead,
    }


def _told(asked: argparse.Namespace, outcome: Outcome) -> int:
    if asked.rejects:
        # The writers of workbooks take time to import, and loading does not need them.
        rejected = importlib.import_module("etl.commands.files.rejects")
        rejected.write(asked.rejects, outcome.rejects, outcome.sheets)
    written = bool(asked.questions) and questions.write(asked.questions, outcome.questions)
    if asked.json:
        sys.stdout.write(as_json(outcome) + "\n")
    else:
        show(outcome, console())
        if written:
            sys.stdout.write(_("问题单已写入 {path}。").format(path=asked.questions) + "\n")
    return outcome.exit_code
