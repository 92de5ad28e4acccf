"""A sheet that lacks a required column: which of its unread headers may be that column?

What a header means cannot be told by its cells alone: several columns hold days. So the headers
whose cells suit are asked about, and the best of them is proposed if it is clearly the best.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from etl.match.asked import about_header
from etl.match.columns.assign import Assigned, assigned
from etl.match.columns.likely import come_first, is_too_late, nearly_best
from etl.match.columns.matched import LINE_NUMBERS, read_places
from etl.match.headers.contents import is_day_like, rows_under, texts_under
from etl.match.headers.header import Header
from etl.sheets.question import Question
from etl.sheets.sheet import Sheet
from gridlens.errors import Refused
from gridlens.kinds import Day, Reference, Text
from gridlens.schema.header import folded
from gridlens.schema.ledger import Column, Ledger
from gridlens.translation import _

_MOSTLY = 0.6
_MOST_ASKED = 3
_LONGEST_NAME = 30
_SURER = 1.0  # is added where the header's own words may mean the column
_REMARKS = frozenset({"备注", "签字", "签名", "联系电话", "电话", "性别"})


def without_required(
    sheet: Sheet,
    ledger: Ledger,
    header: Header,
    missing: Sequence[Column],
    said: Mapping[str, str],
    fed: Collection[str] = (),
) -> tuple[str, list[Question]]:
    """Return a hint for a sheet without some required columns, and what to ask about it.

    ``header`` is without the headers that a mapping reads, ``fed`` are the columns that it feeds.
    """
    found = assigned(sheet, ledger, header, said)
    unread = dict(unread_headers(header, found))
    free = [c.name for c in ledger.columns if c.name not in {*found.columns, *fed}]
    questions = list(_questions(sheet, header, missing, found, (ledger, free)))
    hint = ""
    if unread:
        hint += _("没有用到的表头：{headers}。").format(headers="、".join(unread.values()))
    likely = [one for one in questions if one.proposal]
    for one in likely:
        hint += _("其中“{header}”下面的内容像“{column}”，请在问题里说明它是哪一列。").format(
            header=one.text, column=_(ledger.column(one.column).title)
        )
    if len(likely) < len(missing):
        hint += _(
            "请在表头里写明；表头不便改的，在“数据管理”页手工对应，"
            "或用 --columns 映射文件写明哪一列是它。"
        )
    return hint, questions


def _questions(
    sheet: Sheet,
    header: Header,
    missing: Sequence[Column],
    found: Assigned,
    offered: tuple[Ledger, Sequence[str]],
) -> Iterator[Question]:
    """Yield a question for each unread header whose cells suit a missing column, the likely first.

    ``offered`` are the ledger and its columns that may be chosen.
    """
    ledger, free = offered
    below = rows_under(sheet, header.last)
    cells = {
        place: texts_under(sheet, below, place) for place, _text in unread_headers(header, found)
    }
    asked: set[int] = set()
    for column in missing:
        seeming = [
            place
            for place, names in found.guesses.items()
            if column.name in names and not is_too_late(ledger, column.name, header.texts[place])
        ]
        fitting = {
            place: score + _SURER * (place in seeming)
            for place, texts in cells.items()
            if place not in asked and (score := _fit(column, texts, len(below)))
        }
        best = nearly_best(fitting)
        if column.name == ledger.date:
            best = come_first(sheet, below, best)[:1]
        likely = best[0] if len(best) == 1 else None
        rest = sorted((-score, place) for place, score in fitting.items() if place != likely)
        for place in [*best[: likely is not None], *(place for _score, place in rest)][
            :_MOST_ASKED
        ]:
            asked.add(place)
            yield about_header(
                ledger.key,
                column.name,
                header.texts[place],
                sheet.filled_below(header.last),
                cells[place],
                (sheet.file, sheet.name),
                free,
                proposed=place == likely,
            )


def unread_headers(header: Header, found: Assigned) -> Iterator[tuple[int, str]]:
    """Yield the places and texts of the headers that are not read and say anything."""
    read = read_places(found)
    for place, text in enumerate(header.texts):
        known = place in read or place in found.ignored
        if text and not known and folded(text) not in LINE_NUMBERS | _REMARKS:
            yield place, text


def _fit(column: Column, texts: Sequence[str], rows: int) -> float:
    """Return how well the filled cells of some rows suit a column; 0 where they do not.

    A required column is filled in every row, so one with more cells fits better.
    """
    if not texts:
        return 0.0
    if isinstance(column.kind, Day):
        share = sum(map(is_day_like, texts)) / len(texts)
    elif isinstance(column.kind, Text):
        names = {text for text in texts if len(text) <= _LONGEST_NAME and not is_day_like(text)}
        share = len({one for one in names if not one.isdecimal()}) / len(texts)
    else:
        named = isinstance(column.kind, Reference)  # by a name; a mere number is a place in a list
        known = [one for one in texts if _reads(column, one) and not (named and one.isdecimal())]
        share = len(known) / len(texts)
    if share < _MOSTLY:
        return 0.0
    return share * len(texts) / rows


def _reads(column: Column, text: str) -> bool:
    try:
        column.kind.parse(text)
    except Refused:
        return False
    return True


def accepted_as(column: Column) -> str:
    """Return the title of a column with the other headers that would do."""
    others = "、".join(column.headers)
    return _("{title}（也可写作 {others}）").format(title=_(column.title), others=others)
