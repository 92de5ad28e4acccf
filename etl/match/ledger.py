"""Find the ledger of a sheet, its header row, and which header is which column.

Headers are evidence: a header that only one ledger knows says much, a header that all ledgers know
says little. If several ledgers fit about equally, the names of sheet and file decide.
"""

from collections.abc import Mapping as Named
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import fsum

from etl.match.asked import about_ledger
from etl.match.columns.assign import assigned, meant
from etl.match.columns.day import only_day
from etl.match.columns.lacking import accepted_as, without_required
from etl.match.columns.matched import MatchedSheet, chosen
from etl.match.headers.header import STEP, Header, headers, likeliest
from etl.match.tables.statistics import is_statistics, only_counts
from etl.match.vocabulary.lexicon import Certainty, Sense
from etl.match.vocabulary.namesakes import namesakes
from etl.sheets.problem import Problem, SheetResult
from etl.sheets.sheet import Sheet
from gridlens.ledgers import ledgers
from gridlens.schema.header import folded
from gridlens.schema.ledger import Column, Ledger
from gridlens.store.office.mapping import signature
from gridlens.translation import _

_LEAST_HEADERS = 2
_SHEET_NAMED, _FILE_NAMED, _TITLE_NAMED = 2.0, 1.5, 2.0
_SURE = {Certainty.DECLARED: 1.0, Certainty.KNOWN: 0.9, Certainty.COMPOUND: 0.8}
_MISSING_REQUIRED, _STOOD_IN = 0.5, 0.3
_CLOSE = 0.25
_ABOUT_AS_GOOD = 0.5  # the share of the best header's columns that another one knows


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
        return [
            c
            for c in self.ledger.columns
            if c.required and c.name not in self.names and c.stands_in not in self.names
        ]

    @property
    def stood_in(self) -> list[Column]:
        """The required columns that have no place of their own, but another stands in for them."""
        return [
            c
            for c in self.ledger.columns
            if c.required and c.name not in self.names and c.stands_in in self.names
        ]


def recognised_by_headers(
    sheet: Sheet, said: Named[str, Named[str, str]] | None = None, only: str | None = None
) -> MatchedSheet | SheetResult:
    """Return the sheet matched by its headers, or a refusal that says why it is not recognised.

    ``said`` has, by ledger, the office's answers about headers. ``only`` is the ledger where that
    is known.
    """
    answers = said or {}
    found = headers(sheet)
    wanted = [one for key, one in ledgers().items() if only in (None, key)]
    fits = sorted((_best(one, found, sheet, answers.get(one.key, {})) for one in wanted), key=_rank)
    best = fits[0]
    if any(is_statistics(sheet, one) for one in _likely(found, best)):
        return _of_statistics(sheet)
    header = best.header
    if header is None or len(best.names) < _LEAST_HEADERS:
        return _unrecognised(sheet, found, best)
    near = [fit for fit in fits if best.score - fit.score < _CLOSE]
    if named := _by_name(near, sheet):  # the headers fit several ledgers, a name only one
        best, header = named, named.header or header
    elif len(near) > 1:
        return _undecided(sheet, header, near)
    if only_counts(sheet, header, best.ledger, best.names):
        return _of_statistics(sheet)
    of_ledger = answers.get(best.ledger.key, {})
    day = only_day(sheet, best.ledger, header, best.missing, of_ledger) if best.missing else None
    if day is not None:
        of_ledger = {**of_ledger, folded(STEP.join(header.paths[day])): best.missing[0].name}
    elif best.missing:
        hint, asked = without_required(sheet, best.ledger, header, best.missing, of_ledger)
        reason = _("《{title}》缺少必需的列：{columns}。").format(
            title=_(best.ledger.title), columns="；".join(map(accepted_as, best.missing))
        )
        result = _refused(sheet, best.ledger, header.last, reason + hint)
        result.questions = asked
        return result
    matched = chosen(sheet, best.ledger, header, assigned(sheet, best.ledger, header, of_ledger))
    if day is not None:
        matched.notices.insert(0, _taken_for(best.missing[0], header.texts[day]))
    return matched


def _undecided(sheet: Sheet, header: Header, near: Sequence[_Fit]) -> SheetResult:
    """Refuse a sheet that several ledgers fit about equally, and ask which of them it is."""
    titles = "、".join(_(fit.ledger.title) for fit in near)
    result = _refused(
        sheet,
        None,
        header.last,
        _(
            "认不出这是哪种台账：可能是{titles}。请回答是哪一本，或在工作表名或文件名里写明。"
        ).format(titles=titles),
    )
    where, keys = (sheet.file, sheet.name), [fit.ledger.key for fit in near]
    headers_ = signature(header.texts)
    result.questions = [about_ledger(headers_, result.rows, map(_evidence, near), where, keys)]
    return result


def _evidence(fit: _Fit) -> str:
    """Return which columns of a ledger a sheet has, and which it lacks."""
    known = [_(c.title) for c in fit.ledger.columns if c.name in fit.names]
    told = _("《{title}》认得{known}").format(title=_(fit.ledger.title), known="、".join(known))
    lacking = "、".join(_(column.title) for column in fit.missing)
    return told + _("，缺{titles}").format(titles=lacking) if lacking else told


def _taken_for(column: Column, header: str) -> Problem:
    reason = _("表中没有“{title}”列，只有这一列是日期，按它计").format(title=_(column.title))
    return Problem(None, header, None, reason)


def _by_name(near: Sequence[_Fit], sheet: Sheet) -> _Fit | None:
    """Return the one fit whose ledger the nearest name says: of sheet, title or file."""
    if len(near) < 2:
        return None
    first = min(fit.header.first for fit in near if fit.header)
    for text in (sheet.name, *_titles(sheet, first), sheet.file):
        named = [fit for fit in near if fit.ledger.key in namesakes(text)]
        if len(named) == 1:
            return named[0]
    return None


def _likely(found: Sequence[Header], best: _Fit) -> list[Header]:
    """Return the header that fits best; where none fits, the fullest single row."""
    if best.header and not best.ledger.is_roster:
        return [best.header]
    if best.header and len(best.names) >= _LEAST_HEADERS:
        return []
    single = [one for one in found if one.first == one.last]
    return [max(single, key=lambda one: sum(map(bool, one.texts)))] if single else []


def _of_statistics(sheet: Sheet) -> SheetResult:
    """Return that a sheet holds statistics: nothing of it is loaded, and nothing is wrong."""
    rows = sheet.filled_below(sheet.first_filled)
    reason = _("这是统计表（每行一个单位或时间，各列是数量），不是逐条登记的台账，没有导入")
    return SheetResult(
        sheet.file,
        sheet.name,
        rows=rows,
        skipped=rows,
        problems=[Problem(None, None, None, reason)],
    )


@cache
def _weight(path: tuple[str, ...]) -> dict[str, float]:
    """Return, by ledger, what a header says for it: much if few ledgers know the header."""
    known = {
        key: found[0].certainty
        for key, one in ledgers().items()
        if (found := meant(one, path, {})) and found[0].is_certain
    }
    return {key: _SURE[certainty] / len(known) for key, certainty in known.items()}


def _best(
    ledger: Ledger, candidates: Sequence[Header], sheet: Sheet, said: Named[str, str]
) -> _Fit:
    """Return the fit of the rows that fit a ledger best; of equal fits, the first."""
    named = _named(ledger, sheet, 0)
    best, fits = _Fit(ledger, None, (), named), list[_Fit]()
    for header in candidates:
        senses: dict[str, Sense] = {}
        weights: dict[str, float] = {}
        for path in header.paths:
            found = meant(ledger, path, said) if any(path) else ()
            free = [one for one in found if one.column not in senses]
            for one in (free or found)[:1]:
                if one.is_certain and ledger.has(one.column):
                    senses.setdefault(one.column, one)
                    weight = _weight(path).get(ledger.key, 1.0)
                    weights[one.column] = max(weight, weights.get(one.column, 0.0))
        places = tuple((name, 0, one.text) for name, one in senses.items())
        # Sum exactly: equal fits must stay equal in any order, or rounding decides between them.
        score = _named(ledger, sheet, header.first) + fsum(weights.values())
        fit = _Fit(ledger, header, places, score)
        lacking = _MISSING_REQUIRED * len(fit.missing) + _STOOD_IN * len(fit.stood_in)
        fit = replace(fit, score=fit.score - lacking)
        fits += [fit] if places else []
        if places and (best.header is None or fit.score > best.score):
            best = fit
    return next((one for one in fits if _begins_earlier(one, best, sheet)), best)


def _begins_earlier(one: _Fit, best: _Fit, sheet: Sheet) -> bool:
    """Tell whether a header stands above the best one with rows of its own, and is about as good.

    Of two tables in a sheet the first counts: nobody would hear of the rows above a header.
    """
    if one.header is None or best.header is None or one.header.last >= best.header.first:
        return False
    between = sheet.filled[one.header.last : best.header.first - 1]
    return (
        bool(between.any())
        and not one.missing
        and len(one.names) >= max(_LEAST_HEADERS, _ABOUT_AS_GOOD * len(best.names))
    )


def _rank(fit: _Fit) -> tuple[bool, float, int]:
    return (len(fit.places) < _LEAST_HEADERS, -fit.score, fit.ledger.place)


def _named(ledger: Ledger, sheet: Sheet, header: int) -> float:
    """Return the weight of the names of sheet and file, and of the title above the header.

    A name counts only if no other ledger has a longer name in it.
    """
    titles = _titles(sheet, header)
    where = [(sheet.name, _SHEET_NAMED), (sheet.file, _FILE_NAMED)]
    where += [(title, _TITLE_NAMED) for title in titles]
    return max(weight * (ledger.key in namesakes(text)) for text, weight in where)


def _titles(sheet: Sheet, header: int) -> list[str]:
    """Return the texts above a header."""
    return [text for row in sheet.top[: max(header - 1, 0)] for text in row if text]


def _unrecognised(sheet: Sheet, candidates: list[Header], best: _Fit) -> SheetResult:
    """Return a refusal that names the headers found, and the columns the nearest ledger lacks."""
    shown = likeliest([one for one in candidates if one.first == one.last])
    texts = dict.fromkeys(text for text in shown.texts if text) if shown else {}
    found = "、".join(texts)[:200]
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
            *(Problem(row, None, None, why) for row, why in sheet.faults.items()),
        ],
    )
