"""``rebuild``, ``backup`` and ``restore``: commands for the store as a whole."""

import argparse
import datetime as dt
import json
import sys
from pathlib import Path

from etl.commands.options import Commands, command, store_of, takes_json, takes_store
from etl.disk.pointer import Current
from etl.upkeep.backup import backup, restore
from etl.upkeep.repair import rebuild
from gridlens.translation import _


def add(commands: Commands) -> None:
    """Add the commands to the command line."""
    rebuilding = command(
        commands,
        "rebuild",
        _("用保存的导入重建数据库"),
        _("用保存的导入重建数据库：程序升级、数据库文件损坏之后用。记录不变，台账不用重新导入。"),
    )
    saving = command(
        commands,
        "backup",
        _("把整个数据库备份成一个文件"),
        _("把数据库、全部导入、原始文件和单位的设置备份成一个文件，请妥善保管：其中有个人信息。"),
    )
    saving.add_argument("file", type=Path, metavar="FILE", help=_("备份文件，如 备份.zip"))
    bringing = command(
        commands,
        "restore",
        _("从备份恢复数据库"),
        _("从备份恢复数据库：先核对备份的每一部分，全部无误才替换。"),
    )
    bringing.add_argument("file", type=Path, metavar="FILE", help=_("备份文件"))
    bringing.add_argument("--replace", action="store_true", help=_("替换现有的数据库"))
    for one, run in ((rebuilding, _rebuild), (saving, _backup), (bringing, _restore)):
        takes_store(one)
        takes_json(one)
        one.set_defaults(run=run)


def _rebuild(asked: argparse.Namespace) -> int:
    current = rebuild(store_of(asked), dt.datetime.now())
    return _done(asked, current, _("已重建，发布了第{version}版。"))


def _backup(asked: argparse.Namespace) -> int:
    current = backup(store_of(asked), asked.file, dt.datetime.now())
    return _done(asked, current, _("第{version}版已备份到 {file}。"))


def _restore(asked: argparse.Namespace) -> int:
    current = restore(asked.file, store_of(asked), in_place=asked.replace)
    return _done(asked, current, _("已从 {file} 恢复，现为第{version}版。"))


def _done(asked: argparse.Namespace, current: Current, sentence: str) -> int:
    file = getattr(asked, "file", None)
    if asked.json:
        told = {"version": current.version, "content_hash": current.content_hash}
        told |= {"counts": current.counts} | ({"file": str(file)} if file else {})
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(sentence.format(version=current.version, file=file) + "\n")
    return 0
