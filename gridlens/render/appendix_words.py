"""How an appendix says of which data it is, the same in deck and report."""

import datetime as dt

from gridlens.briefing.content import Appendix
from gridlens.translation import _


def facts(appendix: Appendix) -> tuple[tuple[str, str], ...]:
    """Return what is to be known of the data: each with its name."""
    made = appendix.made_at
    return (
        (_("数据版本"), _("第{number}版").format(number=appendix.version)),
        (_("数据截至"), day(appendix.as_of)),
        (_("生成时间"), f"{day(made.date())}{made:%H:%M}"),
        (_("生成人"), appendix.made_by or _("未填")),
    )


def day(one: dt.date) -> str:
    """Write a day in full: 2025年6月30日."""
    return _("{year}年{month}月{day}日").format(year=one.year, month=one.month, day=one.day)
