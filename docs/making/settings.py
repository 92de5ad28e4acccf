"""The settings of an office as a table, by the declarations of ``gridlens.settings``."""

from dataclasses import fields

from docs.making.table import table
from gridlens.settings import Settings
from gridlens.translation import _


def told(_name: str = "") -> str:
    """Return every setting with its variable, its default and what it is for."""
    rows = [
        (
            f"`{one.name}`",
            f"`GRIDLENS_{one.name.upper()}`",
            f"`{one.default}`" if one.default else "（空）",
            _(one.metadata["help"]),
        )
        for one in fields(Settings)
    ]
    return table(("设置", "环境变量", "默认", "用途"), rows)
