"""The findings of a draft as a table, to look at and to download."""

import pandas as pd

from gridlens.figures.dimensions import WITH_DEPUTIES
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.proofread.finding import SAYS, WORDS, Finding, Verdict
from gridlens.translation import _

BEFORE, AFTER = 16, 8


def around(text: str, finding: Finding) -> tuple[str, str]:
    """Return a little text before and after a number, within its paragraph."""
    before = text[max(0, finding.start - BEFORE) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + AFTER].partition("\n")[0]
    cut = finding.start > BEFORE and len(before) == BEFORE
    return ("…" if cut else "") + before, after + ("…" if len(after) == AFTER else "")


def meant(finding: Finding) -> tuple[str, str]:
    """Return the label of a number's indicator, and its period, whom, part and kind in words."""
    if not finding.indicator or finding.question is None:
        return "", ""
    where = [value for one in finding.question.where for value in one.values]
    parts = [
        parse_period(finding.period).label if finding.period else "",
        finding.whom,
        *where,
        _(WITH_DEPUTIES) if finding.question.taking_part else "",
        _(SAYS[finding.kind]) if finding.kind in SAYS else "",
    ]
    return _(find_indicator(finding.indicator)[0].label), " · ".join(filter(None, parts))


def counted(findings: list[Finding]) -> dict[Verdict, int]:
    """Return how many numbers have each verdict, the most important verdict first."""
    order = (
        *(Verdict.DIFFERS, Verdict.CONTRADICTS, Verdict.DOUBTFUL),
        *(Verdict.NO_DATA, Verdict.NOT_UNDERSTOOD, Verdict.AGREES),
    )
    return {
        verdict: sum(one.verdict is verdict for one in findings)
        for verdict in (*order, Verdict.NOT_A_CLAIM)
    }


def listing(text: str, findings: list[Finding]) -> pd.DataFrame:
    """Return a table of every number: its place, verdict and our figure, with Chinese titles."""
    rows = []
    for finding in findings:
        before, after = around(text, finding)
        indicator, about = meant(finding)
        rows.append(
            {
                _("位置"): finding.start + 1,
                _("文中"): finding.text,
                _("上下文"): f"{before}【{finding.text}】{after}",
                _("核对"): _(WORDS[finding.verdict]),
                _("指标"): indicator,
                _("期间和对象"): about,
                _("台账"): finding.expected,
                _("说明"): finding.reason,
            }
        )
    return pd.DataFrame(rows)
