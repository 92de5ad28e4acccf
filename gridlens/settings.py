"""What an office may set, each with its default and what it is for.

A setting is read from the environment (``GRIDLENS_OFFICE``), else from ``gridlens.toml``
in the folder the application is started in, else it has its default.
"""

import getpass
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
    user: str = _setting("", N_("当前操作人员姓名，记入装载记录"))


@cache
def settings() -> Settings:
    """Return the settings in force, read once a process.

    Raises ``GridLensError`` when ``gridlens.toml`` cannot be read or names an unknown setting.
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
    """Return the store's folder: the one asked for, else ``GRIDLENS_STORE``, else the setting."""
    return Path(asked or settings().store)


def who() -> str:
    """Return a name for the history and the audit trail; empty when there is none."""
    if settings().user:
        return settings().user
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
