"""The rows behind our figure beside a number of a draft: file, sheet and row, in few words."""

from collections.abc import Iterable, Sequence

import pandas as pd

from gridlens.figures.rows.records import records
from gridlens.figures.scope import EVERYTHING
from gridlens.ledgers import indicator as find_indicator
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding
from gridlens.proofread.meaning.question import Topic
from gridlens.proofread.meaning.relation import RelationKind
from gridlens.translation import _

_PLACE = ("source_file", "source_sheet", "source_row")
_OF_OUR_FIGURE = (RelationKind.VALUE.value, RelationKind.BEGAN.value, "all")
_LONGEST = 400


def sources(figures: Figures, findings: Sequence[Finding]) -> dict[int, str]:
    """Return the rows of each number that our figure counts, by where the number begins.

    42条：纠纷.xlsx，受理登记第3—21、24—46行. A number that compares figures has no rows of its own.
    """
    told: dict[Topic, str] = {}
    found = {}
    for one in findings:
        asked = one.question
        if asked is None or not one.expected or one.kind not in _OF_OUR_FIGURE:
            continue
        if asked.taking_part or asked.whom.unknown:
            continue
        if asked not in told:
            told[asked] = _told(figures, asked)
        found[one.start] = told[asked]
    return found


def _told(figures: Figures, asked: Topic) -> str:
    filters, ledger = figures.filters(asked), find_indicator(asked.indicator)[1]
    rows = records(
        figures.version, EVERYTHING, filters, ledger.key, asked.indicator, columns=_PLACE
    )
    if rows.empty:
        return _("没有记录")
    parts = [
        _("{file}，{sheet}第{rows}行").format(file=file, sheet=sheet, rows=_runs(some))
        for (file, sheet), some in _by_sheet(rows)
    ]
    text = _("{n}条：{parts}").format(n=len(rows), parts="；".join(parts))
    cut = text[:_LONGEST].rpartition("、")[0] or text[:_LONGEST]
    return text if len(text) <= _LONGEST else _("{cut}……，其余在页面上查看").format(cut=cut)


def _by_sheet(rows: pd.DataFrame) -> Iterable[tuple[tuple[str, str], list[int]]]:
    for place, some in rows.groupby(list(_PLACE[:2]), sort=True):
        file, sheet = (str(one) for one in place)
        yield (file, sheet), sorted(int(one) for one in some[_PLACE[2]])


def _runs(numbers: Sequence[int]) -> str:
    """Return row numbers in few words: 3—9、12."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and one <= runs[-1][1] + 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return "、".join(str(a) if a == b else f"{a}—{b}" for a, b in runs)
