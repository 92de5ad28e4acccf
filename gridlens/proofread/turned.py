"""Say what our figure says where it goes the other way than a draft's words: 下降, not 增长."""

import re

from gridlens.numbers.units import PERCENT, POINTS, TIMES
from gridlens.proofread.finding import Finding
from gridlens.proofread.form import stated
from gridlens.proofread.meaning.relation import relation
from gridlens.translation import N_, _

# These kinds say how far two figures are apart, and in their words which of them is more.
APART = ("change", "times", "gap", "pace")
_CHANGED = {
    PERCENT: (N_("增长"), N_("下降")),
    POINTS: (N_("提高"), N_("下降")),
    TIMES: (N_("增长"), N_("下降")),
}
_COUNTED = (N_("增加"), N_("减少"))
_OFF = {
    "gap": (N_("超过目标"), N_("低于目标")),
    "pace": (N_("超过序时进度"), N_("落后序时进度")),
}
_EQUAL = {"gap": N_("与目标持平"), "pace": N_("没有落后序时进度")}
_PARTS = "。；;！？!?\n"


def turned(finding: Finding, text: str) -> str:
    """Return what our figure is instead: 是下降2.1%，不是增长; empty unless the way is another.

    ``text`` is the draft. Without it, only our figure's distance can be told.
    """
    if finding.figure is None or finding.figure > 0 or finding.kind not in APART:
        return ""
    if not finding.figure:
        return _(_EQUAL.get(finding.kind, N_("是持平")))
    up, down = (_(word) for word in _OFF.get(finding.kind) or _CHANGED.get(finding.unit, _COUNTED))
    far = finding.expected.lstrip("-")
    far += finding.unit if far[-1:].isdigit() else ""
    way = _way(finding, text)
    if not way:
        return _("与文中说的方向相反（相差{far}）").format(far=far)
    ours, theirs = (down, up) if way > 0 else (up, down)
    return _("是{ours}{far}，不是{theirs}").format(ours=ours, far=far, theirs=theirs)


def _way(finding: Finding, text: str) -> int:
    """Return 1 if the words before a number say more, -1 if less, 0 if they do not say."""
    number = stated(finding.text, finding.unit)
    if number is None or text[finding.start : finding.end] != finding.text:
        return 0
    begin = max(text.rfind(mark, 0, finding.start) for mark in _PARTS) + 1
    sentence = text[begin : finding.start]
    left = re.split("[，,、]", sentence)[-1]
    told = relation(number, left, "", sentence)
    return told.sign if told.kind.value == finding.kind else 0
