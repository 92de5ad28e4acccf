"""The words around the answer to a free question: first sentence, reading rules, and a remedy."""

import pandas as pd

from gridlens.analysis.explore import FreeQuestion, dimensions, names, question_phrase
from gridlens.figures.beside.left import noted
from gridlens.figures.numbers import out_of, unit_of, written
from gridlens.figures.scope import Filters
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import ledger as find_ledger
from gridlens.overview.sentence import outside
from gridlens.schema.ledger import Measure
from gridlens.store.version import Version
from gridlens.translation import _


def answer_sentence(
    version: Version, question: FreeQuestion, filters: Filters, whole: pd.Series
) -> str:
    """Return the first sentence: what is asked, and the figure of the whole.

    The groups of the answer need not add up to that figure.
    """
    known = names(version)
    about = [filters.period.label]
    if filters.grids:
        about.append("、".join(known[code] for code in filters.grids[:3]))
        if len(filters.grids) > 3:
            about[-1] += _("等{n}个网格").format(n=len(filters.grids))
    if filters.deputy:
        about.append(_("{name}参与的").format(name=known[filters.deputy]))
    key, value = question.indicator, whole["value"]
    figure = written(value, key) + (unit_of(key) if value is not None else "")
    has = has_n(key) and value is not None
    n = out_of(value, whole["denominator"], key) if has else ""
    figure += noted(key, value, n, whole["left_out"])
    return _("{about}，{asked}；总体{figure}。").format(
        about="，".join(about), asked=question_phrase(question, known), figure=figure
    )


def grouped(question: FreeQuestion) -> str:
    """Return the words that name the groups of an answer: 按网格和季度."""
    titles = dimensions(find_ledger(question.ledger))
    return _("按{groups}").format(groups=_("和").join(titles[name] for name in question.by))


def rules(question: FreeQuestion) -> list[str]:
    """Return the sentences a reader needs to read the figures rightly; there may be none."""
    ledger = find_ledger(question.ledger)
    told = []
    if has_n(question.indicator):
        told.append(_("括号内的n是计入的记录数；n小的比率和中位数起伏大，不宜比较。"))
    several = [
        name
        for name in question.by
        if name == "deputy"
        or (ledger.has(name) and ledger.column(name).kind.storage.startswith("array"))
    ]
    if several:
        titles = dimensions(ledger)
        told.append(
            _("一条记录可有几个{titles}，各计一次，相加会多于总体。").format(
                titles="、".join(titles[name] for name in several)
            )
        )
    return told


def remedy(question: FreeQuestion, filters: Filters) -> str:
    """Return a sentence that says what to change when nothing was found."""
    if told := outside(find_ledger(question.ledger), filters):
        return told
    if question.where:
        return _("请放宽上面的筛选，或换一个期间。")
    return _("可以换一个期间、指标，或放宽网格、代表的筛选。")


def has_n(key: str) -> bool:
    """Tell whether an indicator's figures are shown with their n: rates and medians are."""
    return find_indicator(key)[0].measure in (Measure.RATE, Measure.MEDIAN)
