"""Finds the ledger of a sheet, its header row, and which header is which column.

Headers are evidence: one that a single ledger knows says much, one that all have says little.
The names of sheet and file decide between ledgers that the headers leave close together.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from etl.problem import Problem, SheetResult
from etl.sheet import Sheet, blank
from gridlens import forms
from gridlens.ledgers import ledgers
from gridlens.mapping import Mapping
from gridlens.schema import Column, Ledger, folded
from gridlens.translation import _

HEADER_WITHIN = 20
_LEAST_HEADERS = 2
_SHEET_NAMED, _FILE_NAMED = 1.5, 1.0
_MISSING_REQUIRED = 0.5
_CLOSE = 0.25
_LINE_NUMBERS = frozenset({"序号", "no", "no.", "行号", *map(folded, forms.ADDED)})


@dataclass
class Matched:
    """A sheet whose ledger is known: ``columns`` gives each canonical column its place.

    ``header`` is the row number of the header row; ``notices`` are headers left out; ``mapping``
    is the one by which a clerk has matched the layout, if any.
    """

    sheet: Sheet
    ledger: Ledger
    header: int
    columns: dict[str, int]
    notices: list[Problem] = field(default_factory=list)
    mapping: Mapping | None = None


@dataclass(frozen=True)
class _Fit:
    """How well a row of a sheet would do as the header row of a ledger."""

    ledger: Ledger
    header: int
    places: tuple[tuple[str, int], ...]
    score: float

    @property
    def missing(self) -> list[Column]:
        present = {name for name, _place in self.places}
        return [c for c in self.ledger.columns if c.required and c.name not in present]


def match(sheet: Sheet) -> Matched | SheetResult:
    """Recognise a sheet, or say in words why it cannot be."""
    rows = [sheet.row(number) for number in range(1, min(HEADER_WITHIN, sheet.cells.num_rows) + 1)]
    fits = sorted((_best(ledger, rows, sheet) for ledger in ledgers().values()), key=_rank)
    best, second = fits[0], fits[1]
    if len({name for name, _place in best.places}) < _LEAST_HEADERS:
        return _unrecognised(sheet, rows, best)
    if best.score - second.score < _CLOSE:
        close = [fit.ledger.title for fit in fits if best.score - fit.score < _CLOSE]
        return _refused(
            sheet,
            None,
            None,
            _("认不出这是哪种台账：可能是{titles}。请在工作表名或文件名里写明。").format(
                titles="、".join(close)
            ),
        )
    if best.missing:
        said = "；".join(_accepted_as(column) for column in best.missing)
        return _refused(
            sheet,
            best.ledger,
            best.header,
            _("《{title}》缺少必需的列：{columns}。").format(title=best.ledger.title, columns=said),
        )
    return _chosen(sheet, best, rows[best.header - 1])


@cache
def _accepted() -> dict[str, dict[str, str]]:
    """For every ledger, the column that each folded header stands for."""
    return {
        key: {folded(h): column.name for column in ledger.columns for h in _headers(column)}
        for key, ledger in ledgers().items()
    }


@cache
def _weights() -> dict[str, float]:
    """How much a folded header says: 1 ÷ the number of ledgers that know it."""
    known = Counter(header for headers in _accepted().values() for header in headers)
    return {header: 1 / times for header, times in known.items()}


def _headers(column: Column) -> tuple[str, ...]:
    return (column.title, *column.headers)


def _best(ledger: Ledger, rows: list[list[str | None]], sheet: Sheet) -> _Fit:
    """Return the fit of the row that says most for this ledger; the first of equals."""
    accepted, weights = _accepted()[ledger.key], _weights()
    named = _named(ledger, sheet)
    best = _Fit(ledger, 1, (), named)
    for number, row in enumerate(rows, start=1):
        texts = [folded(text or "") for text in row]
        places = tuple((accepted[t], place) for place, t in enumerate(texts) if t in accepted)
        weight = sum(weights[t] for t in {t for t in texts if t in accepted})
        fit = _Fit(ledger, number, places, named + weight)
        fit = _Fit(ledger, number, places, fit.score - _MISSING_REQUIRED * len(fit.missing))
        if places and (not best.places or fit.score > best.score):
            best = fit
    return best


def _rank(fit: _Fit) -> tuple[bool, float, int]:
    return (len(fit.places) < _LEAST_HEADERS, -fit.score, fit.ledger.place)


def _named(ledger: Ledger, sheet: Sheet) -> float:
    """Return the evidence in the names of sheet and file, where no ledger has a longer name."""
    where = ((sheet.name, _SHEET_NAMED), (sheet.file, _FILE_NAMED))
    return max(weight * (ledger.key in _namesakes(text)) for text, weight in where)


@cache
def _namesakes(text: str) -> frozenset[str]:
    """Return the ledgers with the longest of the names that the text contains."""
    inside = folded(text)
    longest = {
        key: max((len(name) for name in map(folded, _names(one)) if name in inside), default=0)
        for key, one in ledgers().items()
    }
    most = max(longest.values())
    return frozenset(key for key, length in longest.items() if length == most and most)


def _names(ledger: Ledger) -> tuple[str, ...]:
    return (ledger.title, ledger.key, *ledger.sheet_names)


def _chosen(sheet: Sheet, fit: _Fit, header: list[str | None]) -> Matched | SheetResult:
    """Settle which header feeds which column, and note those that feed none."""
    columns: dict[str, int] = {}
    notices = []
    for name in dict.fromkeys(name for name, _place in fit.places):
        places = [place for other, place in fit.places if other == name]
        title = fit.ledger.column(name).title
        exact = [place for place in places if folded(header[place] or "") == folded(title)]
        if len(places) > 1 and len(exact) != 1:
            doubled = "、".join(_shown(header[place]) for place in places)
            reason = _("表头{headers}都是“{title}”，无法确定用哪一列；请只留一列。").format(
                headers=doubled, title=title
            )
            return _refused(sheet, fit.ledger, fit.header, reason)
        columns[name] = exact[0] if exact else places[0]
        notices += [
            _left_out(fit, header[place], _("与“{title}”列重复，未装载").format(title=title))
            for place in places
            if place != columns[name]
        ]
    used = {place for _name, place in fit.places}
    for place, text in enumerate(header):
        if place in used or folded(text or "") in _LINE_NUMBERS:
            continue
        if _shown(text):
            notices.append(_left_out(fit, text, _("此列未识别，未装载")))
        elif _holds_anything(sheet, place, fit.header):
            notices.append(_left_out(fit, "", _("第{n}列没有表头，未装载").format(n=place + 1)))
    return Matched(sheet, fit.ledger, fit.header, columns, notices)


def _holds_anything(sheet: Sheet, place: int, header: int) -> bool:
    return not blank(sheet.cells.column(place).slice(header)).all()


def _left_out(fit: _Fit, header: str | None, reason: str) -> Problem:
    return Problem(fit.header, _shown(header), None, reason)


def _shown(header: str | None) -> str:
    return " ".join((header or "").split())


def _accepted_as(column: Column) -> str:
    others = "、".join(column.headers)
    return _("{title}（也可写作 {others}）").format(title=column.title, others=others)


def _unrecognised(sheet: Sheet, rows: list[list[str | None]], best: _Fit) -> SheetResult:
    """Say which headers were found, and what the nearest ledger would still need."""
    fullest = max(rows, key=lambda row: sum(bool(_shown(text)) for text in row))
    found = "、".join(_shown(text) for text in fullest if _shown(text))[:200]
    reason = _("认不出这是哪种台账。找到的表头：{found}。").format(found=found)
    if best.score > 0:
        missing = "、".join(column.title for column in best.missing)
        reason += _("最接近的是《{title}》，还缺：{missing}。").format(
            title=best.ledger.title, missing=missing or _("其他列")
        )
    return _refused(sheet, None, None, reason)


def _refused(sheet: Sheet, ledger: Ledger | None, header: int | None, reason: str) -> SheetResult:
    """Refuse all rows below the header, or, where there is none, below the first row."""
    rows = sheet.filled_below(header or sheet.first_filled)
    return SheetResult(
        sheet.file,
        sheet.name,
        ledger.key if ledger else None,
        rows=rows,
        rejected=rows,
        refused=True,
        problems=[
            Problem(header, None, None, reason),
            *(Problem(None, None, None, remark) for remark in sheet.remarks),
        ],
    )
