"""The proof sheet (核对表) of a draft: every number, our figure, the wording, who settled it."""

from collections.abc import Mapping, Sequence

import pandas as pd

from gridlens.proofread.comments import SHOWN
from gridlens.proofread.finding import WORDS, Finding, Verdict
from gridlens.proofread.instead import advice, instead, proviso
from gridlens.proofread.listing import around, meant, outside
from gridlens.proofread.settled import HOW, UNSETTLED, Settled
from gridlens.translation import N_, _

# A number that agrees, or that claims nothing, asks nothing of anybody.
_NOTHING_TO_DO = N_("无需处理")
_HOW_MADE = (
    N_("“台账”是按“指标”“期间和对象”两栏所写的口径，由台账记录逐条统计的数。"),
    N_(
        "“组成记录”是统计这个数用到的台账行：来源文件、工作表、行号；在页面上点台账的数可逐条查看。"
    ),
    N_("“可改为”按文中原来的写法给出，已按台账复核；空白的，要改写整句或由人判断。"),
)


def proof_sheet(
    text: str,
    findings: Sequence[Finding],
    settled: Mapping[int, Settled],
    beside: Mapping[int, str] | None = None,
    rows_of: Mapping[int, str] | None = None,
) -> pd.DataFrame:
    """Return a row for every number of a draft, with Chinese titles; those not judged come last.

    ``settled`` has what was settled, by where the number begins in the text. ``beside`` is
    that of the draft: the lines of charts and headers are no paragraphs of it. ``rows_of`` tells
    the rows that our figure counts, also by where the number begins.
    """
    order = sorted(findings, key=lambda one: (one.verdict is Verdict.NOT_A_CLAIM, one.start))
    rows = [
        [
            *_row(text, place, one, settled.get(one.start), beside or {}),
            (rows_of or {}).get(one.start, ""),
        ]
        for place, one in enumerate(order, start=1)
    ]
    return pd.DataFrame(rows, columns=titles())


def titles() -> list[str]:
    """Return the titles of the sheet's columns."""
    return [
        *(_("序号"), _("位置"), _("上下文"), _("文中"), _("核对"), _("指标"), _("期间和对象")),
        *(_("台账"), _("可改为"), _("说明"), _("处理"), _("何人"), _("何时"), _("组成记录")),
    ]


def sheet_notes() -> list[str]:
    """Return what a reader of the sheet must know: how our figures came about, where rows are."""
    return [_(note) for note in _HOW_MADE]


def _row(
    text: str, place: int, one: Finding, done: Settled | None, beside: Mapping[int, str]
) -> list[object]:
    before, after = around(text, one)
    indicator, about = meant(one)
    wording = instead(one)
    why = one.reason + (proviso(one) if wording else advice(one, text, told=True))
    open_ = _(UNSETTLED) if one.verdict in SHOWN else _(_NOTHING_TO_DO)
    return [
        place,
        outside(text, one.start, beside) or _where(text, one.start, beside),
        f"{before}【{one.text}】{after}".replace("\t", " "),
        one.text,
        _(WORDS[one.verdict]),
        indicator,
        about,
        one.expected,
        wording,
        why,
        _(HOW[done.how]) if done else open_,
        done.who if done else "",
        f"{done.at:%Y-%m-%d %H:%M}" if done else "",
    ]


def _where(text: str, start: int, beside: Mapping[int, str]) -> str:
    """Return which paragraph that is not empty a number stands in, and at which character."""
    begin, paragraph = 0, 1
    *above, line = text[:start].split("\n")
    for one in above:
        paragraph += bool(one.strip()) and begin not in beside
        begin += len(one) + 1
    return _("第{paragraph}段第{sign}字").format(paragraph=paragraph, sign=len(line) + 1)
