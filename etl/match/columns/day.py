"""The day of a table that has only one: no other column claims it, and a ledger needs one.

An office may call it what it likes (驻站时间, 什么时候提的). Days of birth, of deadlines and of
ends are not taken for it, nor is one of several, nor one after the days of a column that is read:
those are asked about.
"""

import re
from collections.abc import Mapping, Sequence

from etl.match.columns.assign import assigned
from etl.match.columns.lacking import unread_headers
from etl.match.columns.likely import come_first
from etl.match.headers.contents import is_day_like, rows_under, texts_under
from etl.match.headers.header import Header
from etl.sheets.sheet import Sheet
from gridlens.kinds import Day
from gridlens.schema.ledger import Column, Ledger

_NEARLY_ALL = 0.9
_ANOTHER_DAY = re.compile(
    "期限|时限|限期|要求|计划|预计|截止|到期|应|拟|完成|办结|结束|解决|化解|销号|闭环|答复|回复|反馈|回访"
    "|复查|验收|核查|改好|整改|出生|成立|更新|修改|打印|导出"
)


def only_day(
    sheet: Sheet,
    ledger: Ledger,
    header: Header,
    missing: Sequence[Column],
    said: Mapping[str, str],
) -> int | None:
    """Return the place of the one unread header with days, if the ledger lacks its date alone."""
    if len(missing) != 1 or missing[0].name != ledger.date:
        return None
    assert isinstance(missing[0].kind, Day)
    below = rows_under(sheet, header.last)
    days = {}
    for place, text in unread_headers(header, assigned(sheet, ledger, header, said)):
        texts = texts_under(sheet, below, place)
        many = sum(map(is_day_like, texts))
        if texts and 2 * many >= len(texts) and not _ANOTHER_DAY.search(text):
            days[place] = many
    filled = [place for place, many in days.items() if many >= _NEARLY_ALL * len(below)]
    if len(days) != 1 or not filled:
        return None
    return next(iter(come_first(sheet, below, filled)), None)
