"""How a finding is told: what stands around it, what it was understood to be, and the counts."""

from collections.abc import Mapping

from gridlens.figures.dimensions import WITH_DEPUTIES
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.proofread.finding import SAYS, Finding, Verdict
from gridlens.translation import _

BEFORE, AFTER = 16, 8


def around(text: str, finding: Finding) -> tuple[str, str]:
    """Return a little text before and after a number, within its paragraph."""
    before = text[max(0, finding.start - BEFORE) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + AFTER].partition("\n")[0]
    cut = finding.start > BEFORE and len(before) == BEFORE
    return ("…" if cut else "") + before, after + ("…" if len(after) == AFTER else "")


def outside(text: str, start: int, beside: Mapping[int, str]) -> str:
    """Return what a number stands in that is outside the body: a chart, a header; else nothing.

    ``beside`` is that of the draft (``Draft.beside``).
    """
    chart = beside.get(text.rfind("\n", 0, start) + 1)
    if chart is None:
        return ""
    return _("图表“{chart}”").format(chart=chart) if chart else _("页眉、页脚或脚注")


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
