"""A sheet whose ledger is known: which place feeds which column, and what is not read of it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import chain

from etl.match.columns.assign import Assigned, area_column
from etl.match.columns.joined import BETWEEN, with_grids, with_texts
from etl.match.columns.split import MONTH, YEAR
from etl.match.headers.header import Header
from etl.sheets.problem import Problem
from etl.sheets.sheet import Sheet, blank
from gridlens.schema import forms
from gridlens.schema.header import folded
from gridlens.schema.ledger import Ledger
from gridlens.store.office.mapping import Mapping
from gridlens.translation import _

LINE_NUMBERS = frozenset({"序号", "no", "no.", "行号", YEAR, MONTH, *map(folded, forms.ADDED)})


@dataclass
class MatchedSheet:
    """A sheet whose ledger is known: ``columns`` gives the place of each canonical column.

    ``header`` is the row number of the last header row. ``texts`` has the header of every column
    in one line; if it is empty, the headers are read from that row. ``notices`` are about headers
    that were left out. ``mapping`` is the mapping with which a clerk matched the layout, if any.
    ``guesses`` are the columns that an unread header may mean, by its place. ``unsuited`` has the
    column that a header seems to mean though its cells do not suit it. ``area`` has the places of
    community and number where these name the grid together.
    """

    sheet: Sheet
    ledger: Ledger
    header: int
    columns: dict[str, int]
    notices: list[Problem] = field(default_factory=list)
    mapping: Mapping | None = None
    texts: tuple[str, ...] = ()
    guesses: dict[int, list[str]] = field(default_factory=dict)
    unsuited: dict[int, str] = field(default_factory=dict)
    area: tuple[int, int] | None = None

    def text(self, place: int) -> str:
        """Return the header of a column as the clerk wrote it, in one line."""
        if self.texts:
            return self.texts[place]
        return _shown(self.sheet.cells.column(place)[self.header - 1].as_py())


def chosen(
    sheet: Sheet,
    ledger: Ledger,
    header: Header,
    found: Assigned,
    read: Collection[int] = (),
) -> MatchedSheet:
    """Return the sheet with one header for each column, and a notice for each unused header.

    ``read`` are places that are read besides those in ``found``.
    """
    texts, columns, joined = list(header.texts), dict(found.columns), sheet
    area: tuple[int, int] | None = None
    for name, more in found.more.items():
        places = sorted([columns[name], *more])
        columns[name] = joined.cells.num_columns
        joined = with_texts(joined, name, places)
        texts.append(BETWEEN.join(header.texts[place] for place in places))
    if found.community is not None and (grid := area_column(ledger)):
        number, columns[grid] = columns[grid], joined.cells.num_columns
        area = (found.community, number)
        joined = with_grids(joined, grid, header.last, found.community, number)
        texts.append(BETWEEN.join(header.texts[place] for place in (found.community, number)))
    notices = [*_unused(sheet, ledger, header, found, read)]
    for column in ledger.columns:
        if column.name not in columns and column.stands_in in columns:
            columns[column.name] = columns[column.stands_in]
            reason = _("表中没有“{title}”列，按“{other}”计").format(
                title=_(column.title), other=texts[columns[column.stands_in]]
            )
            notices.append(Problem(None, None, None, reason))
    return MatchedSheet(
        joined,
        ledger,
        header.last,
        columns,
        notices,
        texts=tuple(texts),
        guesses=found.guesses,
        unsuited=found.unsuited,
        area=area,
    )


def _unused(
    sheet: Sheet, ledger: Ledger, header: Header, found: Assigned, read: Collection[int]
) -> Iterator[Problem]:
    """Yield a notice for each header that is not read."""
    used = {*read_places(found), *read}
    for place, text in enumerate(header.texts):
        if place in used or folded(text) in LINE_NUMBERS:
            continue
        if place in found.ignored:
            reason = _("“{header}”列按单位的说明不读").format(header=text)
            yield Problem(header.last, None, None, reason)
            continue
        if place in found.repeated:
            title = ledger.column(found.repeated[place]).title
            reason = _("与“{title}”列重复，未导入").format(title=_(title))
        elif place in found.unsuited:
            title = ledger.column(found.unsuited[place]).title
            reason = _("表头像“{title}”，其下的内容却不是，未导入").format(title=_(title))
        elif text:
            reason = _("此列未识别，未导入")
        elif _holds_anything(sheet, place, header.last):
            reason = _("第{n}列没有表头，未导入").format(n=place + 1)
        else:
            continue
        yield Problem(header.last, text, None, reason)


def read_places(found: Assigned) -> set[int | None]:
    """Return the places that are read."""
    return {*found.columns.values(), *chain(*found.more.values()), found.community}


def _holds_anything(sheet: Sheet, place: int, header: int) -> bool:
    return not blank(sheet.cells.column(place).slice(header)).all()


def _shown(header: str | None) -> str:
    return " ".join((header or "").split())
