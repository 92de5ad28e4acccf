"""Find the ledger of a sheet, its header row, and which header is which column.

Headers are evidence: a header that only one ledger knows says much, a header that all ledgers know
says little. If several ledgers fit about equally, the names of sheet and file decide.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import fsum

from etl.match.header import Header, Writing, headers, says_nothing, writings
from etl.problem import Problem, SheetResult
from etl.sheet import Sheet, blank
from gridlens.ledgers import ledgers
from gridlens.schema import forms
from gridlens.schema.ledger import Column, Ledger, folded
from gridlens.store.mapping import Mapping
from gridlens.translation import _

_LEAST_HEADERS = 2
_SHEET_NAMED, _FILE_NAMED = 1.5, 1.0
_MISSING_REQUIRED = 0.5
_CLOSE = 0.25
_SHORT = 2
_LINE_NUMBERS = frozenset({"序号", "no", "no.", "行号", *map(folded, forms.ADDED)})


@dataclass
class MatchedSheet:
    """A sheet whose ledger is known: ``columns`` gives the place of each canonical column.

    ``header`` is the row number of the last header row. ``texts`` has the header of every column
    in one line; if it is empty, the headers are read from that row. ``notices`` are about headers
    that were left out. ``mapping`` is the mapping with which a clerk matched the layout, if any.
    """

    sheet: Sheet
    ledger: Ledger
    header: int
    columns: dict[str, int]
    notices: list[Problem] = field(default_factory=list)
    mapping: Mapping | None = None
    texts: tuple[str, ...] = ()

    def text(self, place: int) -> str:
        """Return the header of a column as the clerk wrote it, in one line."""
        if self.texts:
            return self.texts[place]
        return _shown(self.sheet.cells.column(place)[self.header - 1].as_py())


@dataclass(frozen=True)
class _Fit:
    """How well certain rows of a sheet fit as the header of a ledger.

    ``places`` has one entry per known header: the canonical column, its place in the sheet, and
    the text that the ledger knows. A higher ``score`` is a better fit.
    """

    ledger: Ledger
    header: Header | None
    places: tuple[tuple[str, int, str], ...]
    score: float

    @property
    def names(self) -> set[str]:
        """The canonical columns that have a place."""
        return {name for name, _place, _text in self.places}

    @property
    def missing(self) -> list[Column]:
        """The required columns that have no place."""
        return [c for c in self.ledger.columns if c.required and c.name not in self.names]


def recognised_by_headers(sheet: Sheet) -> MatchedSheet | SheetResult:
    """Return the sheet matched by its headers, or a refusal that says why it is not recognised."""
    found = headers(sheet)
    candidates = [(one, [_known_to_any(path) for path in one.paths]) for one in found]
    fits = sorted((_best(ledger, candidates, sheet) for ledger in ledgers().values()), key=_rank)
    best, second = fits[0], fits[1]
    if best.header is None or len(best.names) < _LEAST_HEADERS:
        return _unrecognised(sheet, found, best)
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
            best.header.last,
            _("《{title}》缺少必需的列：{columns}。").format(title=best.ledger.title, columns=said),
        )
    return _chosen(sheet, best, best.header)


@cache
def _accepted() -> dict[str, dict[str, str]]:
    """Return for every ledger (by key) the canonical column of each folded header."""
    return {
        key: {folded(h): column.name for column in ledger.columns for h in _headers(column)}
        for key, ledger in ledgers().items()
    }


@cache
def _weights() -> dict[str, float]:
    """Return the weight of each folded header: 1 ÷ the number of ledgers that know it."""
    known = Counter(header for headers in _accepted().values() for header in headers)
    return {header: 1 / times for header, times in known.items()}


def _known_to_any(path: Sequence[str]) -> list[Writing]:
    """Return the ways to understand a header that some ledger knows; most cells have none."""
    return [writing for writing in writings(path) if writing.text in _weights()]


def _headers(column: Column) -> tuple[str, ...]:
    return (column.title, *column.headers)


def _best(
    ledger: Ledger, candidates: Sequence[tuple[Header, list[list[Writing]]]], sheet: Sheet
) -> _Fit:
    """Return the fit of the rows that fit a ledger best; of equal fits, the first."""
    weights = _weights()
    named = _named(ledger, sheet)
    best = _Fit(ledger, None, (), named)
    for header, columns in candidates:
        known = ((_known(ledger, column), place) for place, column in enumerate(columns))
        places = tuple((found[0], place, found[1]) for found, place in known if found)
        # Sum exactly: equal fits must stay equal in any order, or rounding decides between them.
        weight = fsum(weights[text] for text in {text for _name, _place, text in places})
        fit = _Fit(ledger, header, places, named + weight)
        fit = replace(fit, score=fit.score - _MISSING_REQUIRED * len(fit.missing))
        if places and (best.header is None or fit.score > best.score):
            best = fit
    return best


def _known(ledger: Ledger, column: list[Writing]) -> tuple[str, str] | None:
    """Return the canonical column that a header stands for, and the text that matched."""
    accepted = _accepted()[ledger.key]
    for writing in column:
        name = accepted.get(writing.text)
        if name and not (writing.alone and _could_be_another(ledger, name, writing)):
            return name, writing.text
    return None


def _could_be_another(ledger: Ledger, name: str, writing: Writing) -> bool:
    """Tell whether a lower header, read without its upper header, may mean another column.

    日期 under 反馈 is not the date of the record, though 日期 by itself would be.
    """
    if len(writing.text) > _SHORT or says_nothing(writing.alone, _names(ledger)):
        return False
    return any(
        other != name and text.endswith(writing.text)
        for text, other in _accepted()[ledger.key].items()
    )


def _rank(fit: _Fit) -> tuple[bool, float, int]:
    return (len(fit.places) < _LEAST_HEADERS, -fit.score, fit.ledger.place)


def _named(ledger: Ledger, sheet: Sheet) -> float:
    """Return the weight of the names of sheet and file as evidence for a ledger.

    A name counts only if no other ledger has a longer name in it.
    """
    where = ((sheet.name, _SHEET_NAMED), (sheet.file, _FILE_NAMED))
    return max(weight * (ledger.key in _namesakes(text)) for text, weight in where)


@cache
def _namesakes(text: str) -> frozenset[str]:
    """Return the keys of the ledgers whose name is the longest that the text contains."""
    inside = folded(text)
    longest = {
        key: max((len(name) for name in map(folded, _names(one)) if name in inside), default=0)
        for key, one in ledgers().items()
    }
    most = max(longest.values())
    return frozenset(key for key, length in longest.items() if length == most and most)


def _names(ledger: Ledger) -> tuple[str, ...]:
    return (ledger.title, ledger.key, *ledger.sheet_names)


def _chosen(sheet: Sheet, fit: _Fit, header: Header) -> MatchedSheet | SheetResult:
    """Return the sheet with one header for each column, and a notice for each unused header.

    Returns a refusal if several headers stand for one column and none is the exact title.
    """
    columns: dict[str, int] = {}
    texts = header.texts
    notices = []
    for name in dict.fromkeys(name for name, _place, _text in fit.places):
        places = [place for other, place, _text in fit.places if other == name]
        title = fit.ledger.column(name).title
        exact = [p for other, p, text in fit.places if other == name and text == folded(title)]
        if len(places) > 1 and len(exact) != 1:
            doubled = "、".join(texts[place] for place in places)
            reason = _("表头{headers}都是“{title}”，无法确定用哪一列；请只留一列。").format(
                headers=doubled, title=title
            )
            return _refused(sheet, fit.ledger, header.last, reason)
        columns[name] = exact[0] if exact else places[0]
        reason = _("与“{title}”列重复，未装载").format(title=title)
        notices += [
            Problem(header.last, texts[place], None, reason)
            for place in places
            if place != columns[name]
        ]
    used = {place for _name, place, _text in fit.places}
    for place, text in enumerate(texts):
        if place in used or folded(text) in _LINE_NUMBERS:
            continue
        if text:
            notices.append(Problem(header.last, text, None, _("此列未识别，未装载")))
        elif _holds_anything(sheet, place, header.last):
            reason = _("第{n}列没有表头，未装载").format(n=place + 1)
            notices.append(Problem(header.last, "", None, reason))
    return MatchedSheet(sheet, fit.ledger, header.last, columns, notices, texts=texts)


def _holds_anything(sheet: Sheet, place: int, header: int) -> bool:
    return not blank(sheet.cells.column(place).slice(header)).all()


def _shown(header: str | None) -> str:
    return " ".join((header or "").split())


def _accepted_as(column: Column) -> str:
    others = "、".join(column.headers)
    return _("{title}（也可写作 {others}）").format(title=column.title, others=others)


def _unrecognised(sheet: Sheet, candidates: list[Header], best: _Fit) -> SheetResult:
    """Return a refusal that names the headers found, and the columns the nearest ledger lacks."""
    rows: list[list[str]] = [
        [text for text in one.texts if text] for one in candidates if one.first == one.last
    ]
    fullest = max(rows, key=len, default=[])
    found = "、".join(fullest)[:200]
    reason = _("认不出这是哪种台账。找到的表头：{found}。").format(found=found)
    if best.score > 0:
        missing = "、".join(column.title for column in best.missing)
        reason += _("最接近的是《{title}》，还缺：{missing}。").format(
            title=best.ledger.title, missing=missing or _("其他列")
        )
    return _refused(sheet, None, None, reason)


def _refused(sheet: Sheet, ledger: Ledger | None, header: int | None, reason: str) -> SheetResult:
    """Refuse all rows below the header row; without one, all rows below the first filled row."""
    rows = sheet.filled_below(header or sheet.first_filled)
    return SheetResult(
        sheet.file,
        sheet.name,
        ledger.key if ledger else None,
        rows=rows,
        rejected=rows,
        refused=True,
        problems=[
            Problem(header, None, None, reason, fault=True),
            *(Problem(None, None, None, remark) for remark in sheet.remarks),
        ],
    )
