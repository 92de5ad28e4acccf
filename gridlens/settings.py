"""The settings of an office, each with its default value and its purpose.

A setting is read from the environment (for example ``GRIDLENS_OFFICE``). If it is not there, it is
read from ``gridlens.toml`` in the folder in which the application was started. If it is not there
either, its default holds.
"""

import os
import tomllib
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from gridlens.errors import GridLensError
from gridlens.translation import N_, _

FILE = Path("gridlens.toml")


def _setting(default: str, help_text: str) -> Any:
    return field(default=default, metadata={"help": help_text})


@dataclass(frozen=True)
class Settings:
    """The settings of one office."""

    office: str = _setting("示范街道", N_("单位名称，显示在每页右上角和导出文件里"))
    people: str = _setting("代表", N_("单位对其成员的称呼"))
    store: str = _setting("data/store", N_("数据库所在的文件夹"))
    user: str = _setting("", N_("当前操作人员姓名，记入导入记录；不填则记单位名称"))
    reminder: str = _setting("催办单", N_("发给承办单位的文书名称，如催办单、转办单、督办函"))


@cache
def settings() -> Settings:
    """Return the settings in force; they are read once per process.

    Raises ``GridLensError`` when ``gridlens.toml`` cannot be read, names an unknown setting, or
    gives a value that is not text.
    """
    known = [f.name for f in fields(Settings)]
    try:
        given = tomllib.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GridLensError(
            _("设置文件 {file} 无法读取：{error}。").format(file=FILE, error=error)
        ) from error
    for name, value in given.items():
        if name not in known or not isinstance(value, str):
            raise GridLensError(
                _("设置文件 {file} 中的“{name}”不是可用的设置。").format(file=FILE, name=name),
                _("可用的设置：{names}，值为文字。").format(names="、".join(known)),
            )
    asked = {name: os.environ.get(f"GRIDLENS_{name.upper()}") for name in known}
    return Settings(**(given | {name: value for name, value in asked.items() if value}))


def store_folder(asked: str | None = None) -> Path:
    """Return the store's folder: the folder asked for, or else the ``store`` setting."""
    return Path(asked or settings().store)


def who() -> str:
    """Return the name of the person at work, for the load history and the audit trail.

    It is the ``user`` setting, or else the office: an account of a machine says nothing to readers.
    """
    return settings().user or settings().office
